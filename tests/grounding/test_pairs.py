"""The pairs of distorted and faithful slide lines are what their README says; no rule is tried on them here."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from slides import article

PAIRS = Path(__file__).parent / "pairs"
SEED = Path(__file__).parents[2] / "seeds" / "vns-pain-relief.txt"
COUNTS = {
    "dev-acl-2018": 14,
    "dev-blindness": 14,
    "dev-leprosy": 20,
    "dev-malaria": 20,
    "dev-manubot": 12,
    "dev-nutraceuticals": 22,
    "dev-own": 35,
    "dev-sci-hub": 14,
    "dev-security": 15,
    "elife-00240": 15,
    "plos-pmed-1001518": 15,
    "vns-pain-relief": 20,
}

CLASSES = frozenset(
    (
        "hedge-dropped",
        "hedge-added",
        "hedge-moved",
        "number",
        "negation",
        "comparator",
        "quantifier",
        "role-swap",
        "causation",
        "aim-as-result",
        "population-widened",
        "outcome-widened",
        "fused",
        "superlative",
        "entity",
    )
)
LONGEST_LINE = 14
"""Words on one slide line."""

NUMBER = re.compile(
    r"−?\d+(?:\.\d+)?|\b(?:two|three|four|five|six|seven|eight|nine|ten|twofold|third|half)\b", re.I
)

IN_DIGITS = {
    word: str(n)
    for n, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)
} | {"half": "50"}

FILES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(PAIRS.glob("*.json"))}
ALL = [pair for pairs in FILES.values() for pair in pairs]

each_pair = pytest.mark.parametrize("pair", ALL, ids=[pair["id"] for pair in ALL])


def numbers(text: str) -> set[str]:
    """Return the numbers of a text, in digits or words, whichever mark its decimals have."""
    found = {
        match[0].lower()
        for match in NUMBER.finditer(re.sub(r"(?<=\d),(?=\d{3})", "", text.replace("·", ".")))
    }
    return {IN_DIGITS.get(number, number) for number in found}


def words(text: str) -> list[str]:
    """Return the text's words in small letters, without punctuation."""
    return re.findall(r"\w+", text.lower())


def test_each_file_has_the_pairs_that_the_readme_counts() -> None:
    readme = (PAIRS / "README.md").read_text(encoding="utf-8")
    assert {name: len(pairs) for name, pairs in FILES.items()} == COUNTS
    assert dict(re.findall(r"^\| `([\w-]+)\.json` \| (\d+) \|", readme, re.M)) == {
        name: str(count) for name, count in COUNTS.items()
    }


def test_ids_are_unique() -> None:
    ids = [pair["id"] for pair in ALL]
    assert len(set(ids)) == len(ids)


def test_every_class_has_pairs_in_foreign_articles_and_in_the_seed_and_is_in_the_readme() -> None:
    foreign = {pair["class"] for name, pairs in FILES.items() if name != SEED.stem for pair in pairs}
    _, table = (PAIRS / "README.md").read_text(encoding="utf-8").split("| class |")
    assert foreign == CLASSES
    assert {pair["class"] for pair in FILES[SEED.stem]} == CLASSES
    assert set(re.findall(r"^\| `([\w-]+)` \|", table, re.M)) == CLASSES


def test_six_good_lines_on_the_foreign_articles_look_suspicious() -> None:
    assert [sum("trap" in pair for pair in FILES[name]) for name in ("elife-00240", "plos-pmed-1001518")] == [
        3,
        3,
    ]


@each_pair
def test_a_pair_has_its_keys_and_one_or_two_sentences(pair: dict) -> None:
    assert list(pair)[:6] == ["id", "class", "source", "bad", "good", "why"]
    assert list(pair)[6:] in ([], ["trap"])
    assert 1 <= len(pair["source"]) <= 2
    assert all(
        isinstance(text, str) and text.strip() == text != ""
        for text in (*pair["source"], *list(pair.values())[3:])
    )


@pytest.mark.parametrize("pair", FILES[SEED.stem], ids=lambda pair: pair["id"])
def test_the_seeds_sources_are_sentences_of_the_seed(pair: dict) -> None:
    sentences = {
        sentence.text
        for section in article.read(SEED.read_bytes(), SEED.name).sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    }
    assert set(pair["source"]) <= sentences


@each_pair
def test_a_good_line_is_short_and_its_numbers_are_in_its_source(pair: dict) -> None:
    assert len(pair["good"].split()) <= LONGEST_LINE
    assert numbers(pair["good"]) <= numbers(" ".join(pair["source"]))


@each_pair
def test_a_bad_line_is_neither_the_good_line_nor_the_source(pair: dict) -> None:
    assert words(pair["bad"]) != words(pair["good"])
    assert words(pair["bad"]) not in [words(sentence) for sentence in pair["source"]]


def test_bad_and_good_lines_are_used_once() -> None:
    lines = [" ".join(words(pair[side])) for pair in ALL for side in ("bad", "good")]
    assert len(set(lines)) == len(lines)
