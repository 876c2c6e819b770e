"""Short forms that a talk uses before it explains them, in the order in which its listeners see the slides.

Knows how short forms look and which ones every listener knows; what one stands for comes from the article or the talk.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from slides.article import abbreviations
from slides.article.abbreviations import singular, stem
from slides.kinds import KINDS
from slides.model import Article, Slide, Table, Talk, all_runs, leaves, plain


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


EVERYBODY_KNOWS = _words(
    "DNA RNA mRNA MRI CT HIV AIDS COVID CO2 IQ USA US UK EU UN WHO AM PM TV PC PDF ID OK"
)
"""Read out as letters in everyday talk; nobody at any meeting asks what they stand for."""

EVERY_PAPER_HAS = _words("CI SD MD PhD MSc BSc kHz MHz GHz")
"""Statistics beside their figures, degrees, units: to write them out would only be longer."""

STRESSED = _words("NOT NO AND OR ALL BUT IF IS NEVER ONLY MAY CAN BOTH NEW DO")
"""Words that speakers write in capitals."""

_NOT_FORMS = EVERYBODY_KNOWS | EVERY_PAPER_HAS | STRESSED

_FORM = re.compile(r"[a-z]{0,2}[A-Z]{2,5}\d{0,2}|[A-Z][a-z][A-Z]")
"""`VNS`, `taVNS`, `PHQ9`, `QoL`. Longer words in capitals are names, of trials mostly, or headings."""
_CAPITALS = re.compile(r"[A-Z][a-z]?[A-Z]")
"""What stands in every such form, and in few texts."""
_ROMAN = re.compile(r"[IVX]+")
_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ADDRESS = re.compile(r"\S*(?:://|@|www\.|\b10\.\d{4,9}/)\S*")
_LONGEST_SHOUT = 3
"""Words. A longer line without a small letter is in capitals for its looks."""


@dataclass(frozen=True, slots=True)
class Unexplained:
    """A short form at its first use, which nothing before or beside it explains."""

    short: str
    line: int
    long: str
    """What the article says that it stands for; empty where it does not say."""


_Line = tuple[str, int]
"""Text of the slide and its source line."""


def unexplained(talk: Talk, article: Article | None) -> tuple[Unexplained, ...]:
    """Return each short form once, where it is first used without having been explained.

    The title slide comes first, then the talk; the backup, of which any slide may be shown, slide by slide after that.
    """
    longs = {a.short: a.long for a in abbreviations.defined(article.sentences if article else ())}
    front = talk.front
    title = ((front.title, front.line_of("title") or 1), (front.subtitle, front.line_of("subtitle") or 1))
    told: frozenset[str] = frozenset()
    found: dict[str, Unexplained] = {}
    shown = [
        title,
        *(tuple(_lines(s)) for section in talk.sections if not section.backup for s in section.slides),
    ]
    for lines in shown:
        told |= _explained(lines, longs)
        _collect(found, lines, told, longs)
    for slide in (s for section in talk.sections if section.backup for s in section.slides):
        lines = tuple(_lines(slide))
        _collect(found, lines, told | _explained(lines, longs), longs)
    return tuple(found.values())


def _lines(slide: Slide) -> Iterator[_Line]:
    """Yield what is read on the slide, cell by cell and line by line; nothing of a list of references and its like."""
    if not KINDS[slide.kind].evidence:
        return
    yield plain(slide.title), slide.line
    for block in leaves(slide.blocks):
        if isinstance(block, Table):
            rows = zip((block.header, *block.rows), (block.line, *block.row_lines), strict=False)
            yield from ((plain(cell), line) for cells, line in rows for cell in cells)
        else:
            for line, runs in groupby(all_runs((block,)), key=lambda pair: pair[1]):
                yield plain(run for run, _ in runs if not run.code), line


def _explained(lines: Iterable[_Line], longs: Mapping[str, str]) -> frozenset[str]:
    """Return the short forms that the lines explain themselves, or name beside the article's long form."""
    texts = [text for text, _ in lines]
    whole = "\n".join(texts).casefold() if longs else ""
    used = (short for text in texts for short in _used(text, longs)) if longs else ()
    beside = {short for short in used if longs.get(short, "\0").casefold() in whole}
    return frozenset(beside | {short for text in texts for short, _ in abbreviations.pairs(text)})


def _collect(
    found: dict[str, Unexplained], lines: Iterable[_Line], told: frozenset[str], longs: Mapping[str, str]
) -> None:
    for text, line in lines:
        for short in _used(text, longs):
            if not {short, stem(short)} & told:
                found.setdefault(short, Unexplained(short, line, longs.get(short, "")))


def _used(text: str, longs: Mapping[str, str]) -> Iterator[str]:
    """Yield the short forms in a text, in the singular: those of the article, and what else looks like one."""
    if not longs and not _CAPITALS.search(text):
        return
    bare = _ADDRESS.sub(" ", text)
    if bare.upper() == bare and len(bare.split()) > _LONGEST_SHOUT:
        return
    for token in _TOKEN.findall(bare):
        if token.islower():
            continue  # short forms have a capital, and almost all words have none
        whole = singular(token)
        one = whole in longs or stem(whole) != whole
        parts = [whole] if one else [singular(part) for part in re.split(r"[-’']", whole)]
        yield from (part for part in parts if part in longs or _looks_like_one(part))


def _looks_like_one(word: str) -> bool:
    bare = stem(word)
    return bool(_FORM.fullmatch(bare)) and not _ROMAN.fullmatch(bare) and bare not in _NOT_FORMS
