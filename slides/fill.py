"""Slides that have only a title so far get what the article says under it; no other line of the text is touched."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from slides.draft import speech, usual
from slides.draft.under_title import Candidate, Pool
from slides.markdown import write_slide
from slides.model import Article, Item, Items, Run, Slide, Talk, plain

_END = re.compile("\r\n|\r|\n")
_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_WORDS = 34
"""Words of a slide from which on it gets no other sentence."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A slide text after its empty slides were filled."""

    text: str
    slides: tuple[Slide, ...]
    """Those that were filled, as they are now."""
    left: tuple[Slide, ...]
    """Those with only a title of which the article says nothing."""


def filled(text: str, talk: Talk, article: Article) -> Filled:
    """Return the text of a talk with lines and notes on each slide that has only a title.

    No sentence goes on two of them.
    """
    pool, words, used = Pool.of(article), usual(article), frozenset[int]()
    made: list[Slide] = []
    left: list[Slide] = []
    for slide in filter(_is_empty, talk.slides):
        title = plain(slide.title)
        chosen = pool.under(title, _WORDS, used) if pool.knows(title) else ()
        used |= {c.line.sentence.number for c in chosen}
        (made if chosen else left).append(_with(slide, chosen, words))
    return Filled(_written(text, made), tuple(made), tuple(left))


def _is_empty(slide: Slide) -> bool:
    return not (slide.kind or slide.blocks or slide.notes)


def _with(slide: Slide, chosen: tuple[Candidate, ...], words: frozenset[str]) -> Slide:
    """Return the slide with these sentences; `words` are those that the article writes in lower case."""
    if not chosen:
        return slide
    items = tuple(
        Item((Run(point.text),), tuple(Item((Run(line),)) for line in point.under))
        for candidate in chosen
        for point in candidate.points
    )
    lines = tuple(candidate.line for candidate in chosen)
    return replace(slide, blocks=(Items(items),), notes=speech.notes(lines, lines, words))


def _written(text: str, slides: list[Slide]) -> str:
    """Return the text with what stands on the slides below their headings, the last slide first."""
    lines = _LINE.findall(text)
    end = next((found[0] for found in _END.finditer(text)), "\n")
    for slide in reversed(slides):
        _, *below = write_slide(slide).rstrip("\n").split("\n")
        if not _END.search(lines[slide.line - 1]):
            lines[slide.line - 1] += end
        lines[slide.line : slide.line] = [line + end for line in below]
    return "".join(lines)
