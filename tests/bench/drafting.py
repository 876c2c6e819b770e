"""How near a draft comes to the slides that the authors of a paper showed: SciDuet, ACL part.

    python -m tests.bench drafting --data .../SciDuet-ACL [--split val|test] [--system NAME] [--deck] [--limit N] [--workers N]

Needs `pip install rouge==1.0.0 nltk spacy`: of spaCy only the tokenizer, of NLTK only the Porter stemmer. The data is
the folder SciDuet-ACL of github.com/IBM/document2slides.

Titles given (the default): for each slide of the author with text, what is drafted under its title is held to its
text by ROUGE-1 and -2 as the paper on the data does it: spaCy's blank English tokens, Porter stems, `rouge` 1.0.0, F
averaged over all slides. A draft sees the article and one title; it does not know the other slides of the talk.

Whole deck (`--deck`): a draft sees the article and minutes. `slide_F` pairs each slide with the most like one of the
other deck, by the F of their content words, titles and lines alike, and is the harmonic mean of both ways.
`title_cov` is the share of the author's titles that some title of ours has half of the content words of, by F. The
deck is all that its audience reads between title slide and backup: agenda, sections' slides, take-home; no notes.
A title of the draft is a claim, and stands below the name of its section on the slide: both are its title here for
`slide_F`, each of them is tried by itself for `title_cov`, which counts an author's title once whichever it meets.

Prints a JSON line and a table's row. Lines are counted by their words, shares in per cent, CPU in seconds a paper.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.util import find_spec
from multiprocessing import Pool
from pathlib import Path
from statistics import fmean

from slides.draft import draft
from slides.draft import under_title as under
from slides.model import (
    Article,
    Block,
    Item,
    Items,
    Paragraph,
    Quote,
    Section,
    Slide,
    Slot,
    leaves,
    plain,
)
from tests.bench.sciduet import Case, cases

PINS = {"rouge": "rouge==1.0.0"}
HALF = 0.5
"""Share of content words at which a title is met."""

Deck = Sequence[tuple[tuple[str, ...], tuple[str, ...]]]
"""Of each slide its titles and its lines."""


# ------------------------------------------------------------------------------------------------- what drafts


def under_title(article: Article) -> Callable[[str], tuple[str, ...]]:
    """Return what drafts under a title of this article."""
    pool = under.Pool.of(article)
    return lambda title: tuple(line for c in pool.under(title) for point in c.points for line in point.lines)


def lead(article: Article) -> Callable[[str], tuple[str, ...]]:
    """Return what takes the first 60 words of the section whose heading has most of the title's words."""

    def drafted(title: str) -> tuple[str, ...]:
        asked = set(_content(title))
        scores = [len(asked & set(_content(section.heading))) for section in article.sections]
        section = article.sections[scores.index(max(scores))]
        texts = [s.text for paragraph in section.paragraphs for s in paragraph.sentences]
        return tuple(text for n, text in enumerate(texts) if sum(len(t.split()) for t in texts[:n]) < 60)

    return drafted


SYSTEMS = {"under_title": under_title, "lead": lead}


def deck(article: Article, minutes: float) -> Deck:
    """Return what the audience of a drafted talk reads, without its title slide and its backup."""
    talk = draft(article, "article.md", Slot(minutes))
    return [
        _read(section, slide)
        for section in talk.sections
        for slide in section.slides
        if not section.backup and slide.kind not in ("disclosures", "references")
    ]


def _read(section: Section, slide: Slide) -> tuple[tuple[str, ...], tuple[str, ...]]:
    titles = (plain(section.title), plain(slide.title))
    return tuple(filter(None, titles)), tuple(_lines(slide.blocks))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in leaves(blocks):
        match block:
            case Paragraph():
                yield plain(block.runs)
            case Quote():
                yield from _lines(block.paragraphs)
            case Items():
                yield from _item_lines(block.items)
            case _:
                pass  # a draft makes no others


def _item_lines(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield plain(item.runs)
        yield from _item_lines(item.children)


# ------------------------------------------------------------------------------------------------ what measures

STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "for",
        "and",
        "or",
        "but",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "we",
        "our",
        "their",
        "they",
        "he",
        "she",
        "you",
        "i",
        "with",
        "by",
        "from",
        "as",
        "at",
        "into",
        "than",
        "then",
        "so",
        "such",
        "can",
        "may",
        "will",
        "not",
        "no",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "which",
        "who",
        "whom",
        "what",
        "when",
        "where",
        "how",
        "why",
        "there",
        "here",
        "also",
        "more",
        "most",
        "very",
        "use",
        "using",
        "used",
        "based",
        "via",
        "per",
        "each",
        "all",
        "any",
        "both",
        "only",
        "between",
        "over",
        "under",
        "about",
        "after",
        "before",
        "while",
        "if",
        "else",
        "et",
        "al",
        "one",
        "two",
    ]
)
"""As the reference harness of the deck figures has them."""


@cache
def _stem(word: str) -> str:
    return _stemmer().stem(word)


@cache
def _stemmer():
    from nltk.stem import PorterStemmer

    return PorterStemmer()


@cache
def _scored() -> tuple[
    Callable[[str], Iterable[object]], Callable[[str, str], list[dict[str, dict[str, float]]]]
]:
    """Return spaCy's blank tokenizer and ROUGE."""
    from rouge import Rouge
    from spacy.lang.en import English

    return English().tokenizer, Rouge(metrics=["rouge-1", "rouge-2"]).get_scores


def _tokens(text: str) -> str:
    return " ".join(_stem(str(word)) for word in _scored()[0](text))


def rouge(drafted: Sequence[str], shown: Sequence[str]) -> tuple[float, float]:
    """Return the F of ROUGE-1 and ROUGE-2, 0 for what has no words at all."""
    ours, theirs = (_tokens("\n".join(lines)) for lines in (drafted, shown))
    if not ours.strip(" .\n") or not theirs.strip(" .\n"):
        return 0.0, 0.0
    scores = _scored()[1](ours, theirs)[0]
    return scores["rouge-1"]["f"], scores["rouge-2"]["f"]


def _content(text: str) -> list[str]:
    words = (word.lower() for word in re.findall(r"[A-Za-z0-9][A-Za-z0-9'\-]*", text))
    return [_stem(word) for word in words if word not in STOP_WORDS and len(word) > 1]


def overlap(one: str, other: str) -> float:
    """Return the F of the content words that two texts share."""
    ours, theirs = Counter(_content(one)), Counter(_content(other))
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())


def deck_scores(ours: Deck, theirs: Deck) -> dict[str, float]:
    """Return `slide_F` and `title_cov`, 0 to 1, and the number of our slides."""
    own, their = (["\n".join((*titles, *lines)) for titles, lines in slides] for slides in (ours, theirs))
    table = [[overlap(a, b) for b in own] for a in their] or [[0.0]]
    recall, precision = fmean(map(max, table)), fmean(map(max, zip(*table, strict=True)))
    either = [name for titles, _ in ours for name in titles]
    both = [": ".join(titles) for titles, _ in ours]
    wanted = [title for (title,), _ in theirs]
    return {
        "slide_F": 2 * recall * precision / (recall + precision or 1),
        "title_cov": fmean(_is_met(title, either) for title in wanted),
        "title_cov_joined": fmean(_is_met(title, both) for title in wanted),
        "slides": len(ours) / 100,
    }


def _is_met(title: str, names: Sequence[str]) -> bool:
    return any(overlap(title, name) >= HALF for name in names)


# ----------------------------------------------------------------------------------------------- what is printed

Drafts = list[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one paper came to."""

    name: str
    figures: tuple[dict[str, float], ...]
    """Of each of its slides, or of its deck: 0 to 1."""
    drafts: Drafts
    """Titles with the lines below them."""
    seconds: float
    """CPU that drafting took."""


def titles_given(case: Case, system: str) -> Measured:
    """Draft under each of the author's titles."""
    start = time.process_time()
    drafted = SYSTEMS[system](case.article)
    drafts = [(slide.title, drafted(slide.title)) for slide in case.slides]
    seconds = time.process_time() - start
    scores = (rouge(lines, slide.lines) for (_, lines), slide in zip(drafts, case.slides, strict=True))
    return Measured(case.name, tuple({"R1": one, "R2": two} for one, two in scores), drafts, seconds)


def whole_deck(case: Case, minutes: float) -> Measured:
    """Draft a talk of so many minutes."""
    start = time.process_time()
    ours = deck(case.article, minutes)
    seconds = time.process_time() - start
    theirs = [((slide.title,), slide.lines) for slide in case.slides]
    drafts = [(" | ".join(titles), lines) for titles, lines in ours]
    return Measured(case.name, (deck_scores(ours, theirs),), drafts, seconds)


def summary(measured: Sequence[Measured]) -> dict[str, float]:
    """Return the means over all slides, or decks, in per cent, and how long lines are."""
    figures = [figures for paper in measured for figures in paper.figures]
    drafts = [lines for paper in measured for _, lines in paper.drafts]
    counts = [len(line.split()) for lines in drafts for line in lines]
    return {
        **{name: round(100 * fmean(of[name] for of in figures), 2) for name in figures[0]},
        **{f"<={most}w": round(100 * fmean(count <= most for count in counts), 1) for most in (12, 14)},
        "words/slide": round(sum(counts) / len(drafts), 1),
        "lines/slide": round(len(counts) / len(drafts), 1),
        "empty": round(100 * fmean(not lines for lines in drafts), 1),
        "s/paper": round(fmean(paper.seconds for paper in measured), 3),
    }


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description="Hold drafts to the slides that authors showed.")
    parser.add_argument("--data", type=Path, required=True, help="the folder SciDuet-ACL")
    parser.add_argument("--split", choices=("train", "val", "test"), default="val")
    parser.add_argument("--system", choices=sorted(SYSTEMS), default="under_title", help="with titles given")
    parser.add_argument("--deck", action="store_true", help="a whole talk instead of titles given")
    parser.add_argument("--minutes", type=float, default=20, help="of the talk")
    parser.add_argument("--limit", type=int, help="papers")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what was drafted")
    options = parser.parse_args()
    if missing := [name for name in ("rouge", "nltk", "spacy") if not find_spec(name)]:
        sys.exit(f"missing: pip install {' '.join(PINS.get(name, name) for name in missing)}")
    measure = (
        partial(whole_deck, minutes=options.minutes)
        if options.deck
        else partial(titles_given, system=options.system)
    )
    with Pool(options.workers) as pool:
        measured = pool.map(measure, list(cases(options.data, options.split, options.limit)), chunksize=1)
    if options.show:
        for paper in measured:
            for title, lines in paper.drafts:
                print(f"\n{paper.name}: {title}", *lines, sep="\n  ")
    name = f"draft, {options.minutes:g} min" if options.deck else options.system
    figures = summary(measured)
    print(json.dumps({"system": name, "split": options.split, "papers": len(measured), **figures}))
    print(f"| {name} | {' | '.join(f'{key} {value:g}' for key, value in figures.items())} |")


if __name__ == "__main__":
    main()
