"""A deck as it is found, whoever made it: what stands where on each slide, and how it looks with all that it inherits.

`powerpoint.survey` reads one; `deck_rules` judges it. It holds no talk: what a slide says is only its words here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from slides.colour import Rgb
from slides.lengths import Length
from slides.model import Rect

ShapeKind = Literal["text", "picture", "table", "chart", "diagram", "media", "connector", "group", "other"]


@dataclass(frozen=True, slots=True)
class FoundRun:
    """A run of text as it is shown."""

    text: str
    size: Length
    """After autofit."""
    bold: bool
    colour: Rgb
    grounds: tuple[Rgb, ...]
    """The colours under it: of its shape or cell, else of what lies below."""
    font: str
    """The typeface; with a `+` in front where the theme's is meant."""
    language: str = ""
    """Empty: it does not say."""
    link: str = ""
    """Where it leads; empty: nowhere."""


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """A paragraph with at least one run."""

    runs: tuple[FoundRun, ...]
    level: int = 0
    """0 for the outermost."""
    bullet: bool = False

    @property
    def text(self) -> str:
        """Its words, without blanks at the ends."""
        return "".join(run.text for run in self.runs).strip()


@dataclass(frozen=True, slots=True)
class FoundTable:
    """What the checks ask of a table."""

    header: bool
    """Its first row is marked as a header."""
    merged: bool
    """Some cells span several rows or columns."""
    empty_cells: int


@dataclass(frozen=True, slots=True)
class FoundShape:
    """Something that stands on a slide; groups are dissolved, and stand before what is in them."""

    name: str
    kind: ShapeKind
    rect: Rect
    placeholder: str = ""
    """Type of the placeholder that it is, such as `title` or `body`; empty: none."""
    alt: str = ""
    decorative: bool = False
    grouped: bool = False
    """It stands in a group, whose description is read out instead of its own."""
    drawn: bool = True
    """It is seen: filled, outlined, or of a kind that shows something by itself."""
    paragraphs: tuple[FoundParagraph, ...] = ()
    table: FoundTable | None = None
    captions: bool = True
    """False for a film or sound without captions."""

    @property
    def text(self) -> str:
        """Its words, paragraph by paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs if paragraph.text)

    @property
    def is_title(self) -> bool:
        """Tell whether it is the slide's title."""
        return self.placeholder in ("title", "ctrTitle")

    @property
    def is_footer(self) -> bool:
        """Tell whether it is the footer, the date or the slide's number."""
        return self.placeholder in ("ftr", "dt", "sldNum")


@dataclass(frozen=True, slots=True)
class FoundSlide:
    """A slide."""

    number: int
    """1-based."""
    shapes: tuple[FoundShape, ...]
    """In drawing order, which is the order in which a screen reader reads them."""
    notes: str = ""
    hidden: bool = False
    advances: bool = False
    """It goes on by itself after a time."""
    plays: bool = False
    """An animation starts by itself."""
    layout: str = ""

    @property
    def titles(self) -> tuple[FoundShape, ...]:
        """Return its title placeholders that have words."""
        return tuple(shape for shape in self.shapes if shape.is_title and shape.text)

    @property
    def title(self) -> str:
        """Its title in one line, empty if it has none."""
        return " ".join(self.titles[0].text.split()) if self.titles else ""


@dataclass(frozen=True, slots=True)
class FoundDeck:
    """A presentation."""

    path: str
    width: Length
    height: Length
    slides: tuple[FoundSlide, ...]
    sections: tuple[str, ...] = ()
    """Names, in order."""
    title: str = ""
    """What its properties say; empty: nothing."""
    restricted: bool = False
    """It asks for a password before it can be changed."""
