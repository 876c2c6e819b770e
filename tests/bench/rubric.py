"""How near the draft of the built-in article comes to a deck that was made by hand: 100 points.

    python -m tests.bench rubric [SLIDE_TEXT] [--minutes 8+2]

Without a slide text: of the draft of `seeds/vns-pain-relief.txt`, as it is written, without a hand on it. The criteria
were written down, with the sentences' roles, before this script, and this script before anybody tuned to it.
It judges by what an audience reads: which sentence a line comes from is found by its words (`tests.bench.told`), not
taken from what the text says of itself.

Points are given in proportion and rounded down. The second total gives a criterion all its points or none, except
the one that is in proportion by its own words. What a script cannot judge is said with the criterion; it is then
scored by something that is stricter than the criterion.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from slides import article as articles
from slides import draft, markdown
from slides.model import Article, Sentence, Slot
from tests.bench.told import Forms, Shown, Told, finite, numbers, origin, stems, told

ARTICLE = Path(__file__).parents[2] / "seeds" / "vns-pain-relief.txt"
SENTENCES = 20
FOURTH = "By stimulating the vagus nerve, it is believed"
"""How S4 begins: the tables below are about this article and no other."""

ROLES: dict[int, tuple[str, ...]] = {
    **dict.fromkeys((1, 2, 3, 5), ("background",)),
    **dict.fromkeys((4, 7), ("mechanism",)),
    6: ("evidence",),
    8: ("mechanism", "benefits", "evidence"),
    10: ("mechanism", "procedure"),
    **dict.fromkeys((9, 11, 12, 13), ("benefits",)),
    **dict.fromkeys((14, 16), ("limits",)),
    15: ("limits", "ongoing"),
    **dict.fromkeys((17, 18), ("ongoing",)),
    **dict.fromkeys((19, 20), ("conclusion",)),
}
"""What each sentence can stand for. Evidence and procedure may have slides of their own; the five below must."""
FIVE = ("background", "mechanism", "benefits", "limits", "ongoing")

USED = (2, 3, 4, 6, 7, 9, 10, 11, 13, 14, 15, 16, 18, 20)
"""The sentences that a talk cannot leave out."""

HEDGED: dict[int, str] = {
    3: r"efficacy|pain relief|effective",
    4: r"trigger|releas",
    8: r"reduc|lower|less pain|quality of life",
    11: r"recover",
    18: r"outcome|satisfaction",
    20: r"integral|become",
}
"""Sentences whose hedge must stay, and the words of what it hedges."""
HEDGE = (
    r"\b(?:may|might|could|suggest\w*|emerging|believ\w+|thought|hope\w*|hoping|potential\w*|possibl[ey]|likely|propos\w+"
    r"|usual\w*|relatively|typical\w*|expected)\b"
)

ROWS: tuple[tuple[int, ...], ...] = (
    (6,), (11,), (4,), (7,), (8,), (3,), (9,), (12,), (13,), (17, 18), (19, 5), (1,),
)  # fmt: skip
"""The claims that need a citation: one of the sentences of each."""
ROWS_WANTED = 9

SLIDES = range(10, 13)
WORDS, BULLETS = 12, 4
OWN_WORDS = frozenset(
    stems(
        """
        aim advance advantage agenda background benefit candidate cite citation claim comparison compared conclusion condition
        delivery device evidence example figure finding future goal gain how implant issue known lead less limit limitation
        lower mechanism message method need next name now ongoing open option outlook outcome overview own proposed
        procedure promising question reason reference remain research result role scope slide source stay still step
        strategy summary study take-home take home talk target today traditional treatment unknown use work works worth
        """
    )
)
"""What a slide may say beside the article's words: names of parts of a talk, and words that join. No fact is made of them."""


@dataclass(frozen=True)
class Deck:
    """The slides of a talk, each line with the sentences it comes from."""

    slides: tuple[Told, ...]
    article: Article

    @cached_property
    def forms(self) -> Forms:
        """The article's short forms."""
        return Forms.of((self.article.title, *(s.text for s in self.article.sentences)))

    @cached_property
    def shown(self) -> tuple[Told, ...]:
        """What is shown before the questions, without the title slide."""
        return tuple(slide for slide in self.slides if not slide.backup and slide.kind != "references")

    @cached_property
    def talking(self) -> tuple[Told, ...]:
        """The slides that say something of the article."""
        return tuple(slide for slide in self.shown if not slide.furniture)

    @cached_property
    def roles(self) -> tuple[Told, ...]:
        """Those that stand for one part of it: not what repeats them at the end."""
        return tuple(slide for slide in self.talking if slide.kind != "takehome")

    def origin(self, line: Shown) -> set[int]:
        """Return the numbers of the sentences a line comes from."""
        return {s.number for s in origin(line, self.article.sentences, self.forms)}

    def origins(self, slide: Told) -> set[int]:
        """Return those of all its lines."""
        return set().union(*(self.origin(line) for line in slide.lines))


@dataclass(frozen=True, slots=True)
class Score:
    """What a criterion came to."""

    points: int
    of: int
    reasons: tuple[str, ...] = ()
    """What it lost its points for."""
    in_proportion: bool = False
    """By its own words."""
    unjudged: str = field(default="", kw_only=True)
    """What a script cannot tell."""


def _share(of: int, good: int, every: int, reasons: Sequence[str], **more: object) -> Score:
    """Return points in proportion; none where there is nothing to judge."""
    return Score(of * good // every if every else 0, of, tuple(reasons), **more)  # type: ignore[arg-type]


def bullets(slide: Told) -> list[Shown]:
    """Return what is read below the headline, cells and labels aside."""
    return [line for line in slide.lines if line.place in ("item", "sub-item", "paragraph", "callout")]


# --------------------------------------------------------------------------------------------------- the criteria


def own_roles(deck: Deck) -> Score:
    """Five roles, each on slides of its own, none mixed."""
    alone: set[str] = set()
    mixed: set[str] = set()
    reasons = []
    for slide in deck.roles:
        there = sorted(deck.origins(slide))
        wanted = [set(ROLES[number]) for number in there]
        if not wanted:
            reasons.append(f"slide {slide.number}, “{slide.title}”, comes from no sentence")
        elif shared := set.intersection(*wanted):
            alone |= shared if len(shared) == 1 else set()
        else:
            mixed |= set().union(*(roles for roles in wanted if len(roles) == 1))
            named = ", ".join(f"S{number} ({' or '.join(ROLES[number])})" for number in there)
            reasons.append(f"slide {slide.number}, “{slide.title}”, mixes {named}")
    reasons += [f"no slide is about {role} alone" for role in FIVE if role not in alone]
    return _share(20, sum(role in alone - mixed for role in FIVE), len(FIVE), reasons)


def count(deck: Deck) -> Score:
    """10 to 12 slides, the title slide with them, references and backup without."""
    there = len(deck.shown) + 1
    return Score(5, 5) if there in SLIDES else Score(0, 5, (f"{there} slides",))


def assertions(deck: Deck) -> Score:
    """Titles that assert: with a finite verb."""
    bad = [slide for slide in deck.talking if not finite(slide.title)]
    every = len(deck.talking)
    return _share(5, every - len(bad), every, [f"“{slide.title}” has no finite verb" for slide in bad])


def used(deck: Deck) -> Score:
    """Fourteen sentences used."""
    there = set().union(*(deck.origins(slide) for slide in deck.talking))
    missing = [number for number in USED if number not in there]
    return _share(
        20, len(USED) - len(missing), len(USED), [f"S{n} is not used" for n in missing], in_proportion=True
    )


def short(deck: Deck) -> Score:
    """Bullets of at most 12 words."""
    every = [line for slide in deck.talking for line in bullets(slide)]
    bad = [line for line in every if line.words > WORDS]
    return _share(5, len(every) - len(bad), len(every), [f"{line.words} words: {line.text}" for line in bad])


def few(deck: Deck) -> Score:
    """At most 4 bullets a slide, and at least one: a slide without any leaves nothing to count."""
    bad = [slide for slide in deck.talking if not 1 <= len(bullets(slide)) <= BULLETS and not _tabled(slide)]
    every = len(deck.talking)
    return _share(
        5, every - len(bad), every, [f"slide {s.number}, “{s.title}”: {len(bullets(s))} bullets" for s in bad]
    )


def _tabled(slide: Told) -> bool:
    return any(line.place == "cell" for line in slide.lines)


def right_sentence(deck: Deck) -> Score:
    """Each bullet has the right S number: the sentence that its words are from is among those its notes quote."""
    every = [(slide, line) for slide in deck.talking for line in bullets(slide)]
    bad = [(slide, line) for slide, line in every if not _is_right(deck.origin(line), slide)]
    return _share(
        15,
        len(every) - len(bad),
        len(every),
        [_wrong(deck.origin(line), slide, line) for slide, line in bad],
        unjudged="which of a slide's S numbers is a bullet's: they stand below the slide's notes, not at the bullets",
    )


def _is_right(found: set[int], slide: Told) -> bool:
    return bool(found) and found <= set(slide.sources)


def _wrong(found: set[int], slide: Told, line: Shown) -> str:
    quoted = ", ".join(f"S{n}" for n in slide.sources) or "nothing"
    own = ", ".join(f"S{n}" for n in sorted(found)) or "no sentence"
    return f"slide {slide.number} quotes {quoted}; from {own}: {line.text}"


def hedges(deck: Deck) -> Score:
    """Hedges kept: wherever the deck says what they hedge, and it says it."""
    reasons = [reason for number in HEDGED for reason in _unhedged(deck, number)]
    lost = {reason.split()[0] for reason in reasons}
    return _share(10, len(HEDGED) - len(lost), len(HEDGED), reasons)


def _unhedged(deck: Deck, number: int) -> Iterator[str]:
    """Yield the lines that say what a sentence hedges without its hedge; one reason where none says it."""
    said = [
        line
        for slide in deck.slides
        if not slide.furniture
        for line in slide.lines
        if _says(deck, line, number)
    ]
    if not said:
        yield f"S{number} is not said, so its hedge is not kept"
    for line in said:
        if not line.believed and not re.search(HEDGE, f"{line.parent} {line.text}", re.IGNORECASE):
            yield f"S{number} without its hedge: {line.text}"


def _says(deck: Deck, line: Shown, number: int) -> bool:
    return bool(re.search(HEDGED[number], line.text, re.IGNORECASE)) and number in deck.origin(line)


def flags(deck: Deck) -> Score:
    """Claims flagged as needing a citation, 9 rows of 12, on a slide or in its notes."""
    flagged = set()
    for slide in deck.slides:
        for line in (*slide.lines, *slide.notes):
            flagged |= deck.origin(line) if "todo" in line.cited else set()
    rows = [any(number in flagged for number in row) for row in ROWS]
    missing = [" or ".join(f"S{n}" for n in row) for row, there in zip(ROWS, rows, strict=True) if not there]
    return _share(
        10, min(sum(rows), ROWS_WANTED), ROWS_WANTED, [f"{name} is not flagged" for name in missing]
    )


def nothing_added(deck: Deck) -> Score:
    """Nothing that is not in the article: one foreign word, or a line from no sentence, and there are no points."""
    there = " ".join((deck.article.title, *(s.text for s in deck.article.sentences)))
    known = set(stems(there)) | set(stems(deck.forms.canonical(there))) | OWN_WORDS
    figures = set(numbers(there))
    reasons = []
    for slide in deck.slides:
        if slide.furniture:
            continue
        for line in slide.lines:
            foreign = [s for s in stems(line.text) if not _is_known(s, known)]
            foreign += [n for n in numbers(line.text) if n not in figures]
            if foreign:
                reasons.append(f"not in the article, {', '.join(foreign)}: {line.text}")
            elif line in bullets(slide) and not deck.origin(line):
                reasons.append(f"from no sentence: {line.text}")
        spoken = [n for line in slide.notes for n in numbers(line.text) if n not in figures]
        reasons += [f"not in the article, in the notes of slide {slide.number}: {n}" for n in spoken]
    return Score(
        0 if reasons else 5,
        5,
        tuple(reasons),
        unjudged="whether a line of the article's own words says what the article says; the words of the notes, "
        "of which only numbers are held to it",
    )


def _is_known(word: str, known: set[str]) -> bool:
    """Tell whether a stem is one of the article's; a hyphenated word may be made of several."""
    return word in known or all(set(stems(part)) <= known for part in word.split("-"))


CRITERIA = (
    own_roles, count, assertions, used, short, few, right_sentence, hedges, flags, nothing_added,
)  # fmt: skip


# ------------------------------------------------------------------------------------------------------ the report


def deck_of(text: str, article: Article) -> Deck:
    """Return the deck that a slide text describes; its article must be the one that the tables are about."""
    sentences: Sequence[Sentence] = article.sentences
    if len(sentences) != SENTENCES or not sentences[3].text.startswith(FOURTH):
        raise ValueError(f"the tables of this rubric are about {ARTICLE.name}")
    return Deck(told(markdown.parse(text, "draft.md")), article)


def scores(deck: Deck) -> dict[str, Score]:
    """Return each criterion's score under its name."""
    return {str(criterion.__doc__): criterion(deck) for criterion in CRITERIA}


def main() -> None:
    """Print the points of each criterion with what they were lost for, and the total."""
    parser = argparse.ArgumentParser(description="Score the draft of the built-in article.")
    parser.add_argument("text", type=Path, nargs="?", help="a slide text to score in its place")
    parser.add_argument("--minutes", default="8+2", help="to speak and for questions")
    options = parser.parse_args()
    article = articles.read(ARTICLE.read_bytes(), ARTICLE.name)
    slot = Slot(*(float(part) for part in options.minutes.split("+")))
    text = (
        options.text.read_text(encoding="utf-8")
        if options.text
        else markdown.write(draft.draft(article, ARTICLE.name, slot))
    )
    found = scores(deck_of(text, article))
    for name, score in found.items():
        print(f"{score.points:3} of {score.of:2}  {name}")
        print("".join(f"           - {reason}\n" for reason in score.reasons), end="")
        if score.unjudged:
            print(f"           (not judged: {score.unjudged})")
    whole = sum(s.points if s.in_proportion or s.points == s.of else 0 for s in found.values())
    total = sum(score.points for score in found.values())
    print(f"{total:3} of 100; {whole} where a criterion has all its points or none")


if __name__ == "__main__":
    main()
