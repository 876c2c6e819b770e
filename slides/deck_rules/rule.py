"""What a rule for decks is, and what all of them look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from slides.errors import Severity
from slides.found import FoundDeck, FoundRun, FoundShape, FoundSlide
from slides.lengths import Inches
from slides.model import Rect


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where a rule is broken."""

    message: str
    hint: str = ""
    slide: int | None = None
    shape: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class DeckRule:
    """One thing that a deck is held to."""

    id: str
    severity: Severity
    holds: str
    """What it asks for, in a few words."""
    source: str
    find: Callable[[FoundDeck], Iterator[Broken]]


_HEIGHT = Inches(7.5)


def scale(deck: FoundDeck) -> float:
    """Return how high a slide is, as a multiple of the 7.5 in that all figures are for."""
    return deck.height / _HEIGHT


def seen(slide: FoundSlide) -> Iterator[FoundShape]:
    """Yield what a slide shows of itself: no empty placeholders, which are seen only while it is edited."""
    return (shape for shape in slide.shapes if shape.text or not shape.placeholder or shape.kind != "text")


def texts(slide: FoundSlide) -> Iterator[FoundShape]:
    """Yield the shapes of a slide that have words."""
    return (shape for shape in slide.shapes if shape.text)


def runs(shape: FoundShape) -> Iterator[FoundRun]:
    """Yield the runs of a shape that have words."""
    return (run for paragraph in shape.paragraphs for run in paragraph.runs if run.text.strip())


def is_kicker(shape: FoundShape, slide: FoundSlide) -> bool:
    """Tell whether a text stands above the title: it is read after it, and may be."""
    return any(shape.rect.bottom <= title.rect.y + title.rect.height.scaled(0.5) for title in slide.titles)


def across(one: Rect, other: Rect) -> int:
    """Return how far two rectangles reach over each other from left to right, below zero if they do not."""
    return min(one.right, other.right) - max(one.x, other.x)


TOPICS = re.compile(
    r"(?:\d+\.? )?(?:agenda|outline|overview|contents?|disclosures?|(?:conflicts?|declarations?) of interests?|references|bibliography|"
    r"(?:key )?take[- ]home(?: messages?)?|conclusions?|summary|acknowledge?ments?|thank(?:s\b| you\b).*|questions?\b.*|backup|appendix)\W*",
    re.IGNORECASE,
)
"""Titles of slides that every talk has, and that need assert nothing."""


def shows_more(slide: FoundSlide) -> bool:
    """Tell whether a slide shows anything but text: a picture, a table, a drawn shape."""
    return any(shape.kind != "text" or (shape.drawn and not shape.placeholder) for shape in slide.shapes)
