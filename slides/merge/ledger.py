"""What is written down about one slide: the changes to its lines of the slide text, and what people are told of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from slides.markdown import TextPlace
from slides.merge.line_patch import LinePatch
from slides.outline import OutlineParagraph

RemarkSort = Literal["edit", "new slide", "deleted slide", "comment"]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was changed in the deck."""

    slide: int
    """1-based number of the slide in the deck."""
    text: str
    """What was done, as its author would say it."""
    taken: bool
    """It is in the slide text now; else it stays in the deck only."""
    sort: RemarkSort = "edit"
    place: str = ""
    """The id of its slide, which does not change when slides are moved."""
    only_there: bool = False
    """It is something that stands nowhere else, and is gone if its slide goes."""

    @property
    def key(self) -> str:
        """What it is known again by."""
        return f"{self.place}: {self.text}"


@dataclass(slots=True)
class SlideEdits:
    """The changes to one slide of the text, which may be several in the deck."""

    words: LinePatch = field(default_factory=LinePatch)
    """Other words in the same places: what is certain to be a valid slide text."""
    structure: LinePatch = field(default_factory=LinePatch)
    """Paragraphs, items and rows that are new, gone, moved or at another level."""
    remarks: list[Remark] = field(default_factory=list)
    pictures: set[str] = field(default_factory=set)
    """Digests of the picture files that the deck has in place of the text's."""

    @property
    def patch(self) -> LinePatch:
        """All changes together."""
        both = LinePatch()
        both.update(self.words)
        both.update(self.structure)
        return both


Places = Mapping[int, tuple[TextPlace, ...]]


@dataclass(frozen=True, slots=True)
class SlideText:
    """The slide text as we last built from it."""

    source: Sequence[str]
    places: Places
    first: int
    """Of the lines that belong to this slide."""
    last: int

    def place(self, line: int, column: int = 0) -> TextPlace | None:
        """Return the piece of text that begins on a line, None if none does."""
        return next((place for place in self.places.get(line, ()) if place.column == column), None)

    def lines(self, place: TextPlace) -> Sequence[str]:
        """Return the lines that a piece of text takes."""
        return self.source[place.first - 1 : place.last]

    def owns(self, line: int) -> bool:
        """Tell whether a line is one of this slide's."""
        return self.first <= line <= self.last


@dataclass(frozen=True, slots=True)
class Shown:
    """The paragraphs of a piece of text in one shape: as they were, and as they are."""

    old: tuple[OutlineParagraph, ...]
    new: tuple[OutlineParagraph | None, ...]
    number: int
    """Of the slide."""


class Ledger:
    """What is written down about one slide while its shapes are gone through."""

    def __init__(self, text: SlideText) -> None:
        self.text = text
        self.edits = SlideEdits()
        self.place = ""
        """The id of the slide."""
        self.shown: dict[tuple[int, int], list[Shown]] = {}
        """Where each piece of text is shown, by its line and column."""
        self.moved: set[int] = set()
        """Lines of what is written anew elsewhere, words and all."""

    def take(self, number: int, text: str) -> None:
        """Note what the slide text has now."""
        self.edits.remarks.append(Remark(number, text, taken=True, place=self.place))

    def keep(self, number: int, text: str, *, only_there: bool = True) -> None:
        """Note what stays in the deck; `only_there` is something that was made, not moved, deleted or said elsewhere."""
        remark = Remark(number, text, taken=False, place=self.place, only_there=only_there)
        self.edits.remarks.append(remark)


def short(text: str) -> str:
    """Return the beginning of a text, to name it by."""
    return text if len(text) <= 60 else f"{text[:59]}…"
