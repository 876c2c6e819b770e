"""A deck as it is found, whoever made it: what stands where on each slide, and how it looks with all that it inherits.

`powerpoint.survey` reads one; `deck_rules` judges it. It holds no talk: what a slide says is only its words here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from slides.colour import Rgb
from slides.lengths import Emu, Length
from slides.model import Anchor, Rect

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
    """The colours under it: of its shape or cell, else of what lies below; none where they are not known."""
    font: str
    """The typeface; with a `+` in front where the theme's is meant."""
    language: str = ""
    """Empty: it does not say."""
    link: str = ""
    """Where it leads; empty: nowhere."""
    underlined: bool = False
    italic: bool = False
    capitals: bool = False
    """Shown in capitals, whatever is written."""


@dataclass(frozen=True, slots=True)
class FoundParagraph:
    """A paragraph with at least one run."""

    runs: tuple[FoundRun, ...]
    level: int = 0
    """0 for the outermost."""
    bullet: bool = False
    indent: Length = Emu(0)
    """Where its lines begin, from the left inset."""
    line_spacing: float = 1.0
    """Multiple of a single line."""
    before: Length = Emu(0)
    """Space above it, with that of the empty paragraphs there."""
    after: Length = Emu(0)

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
    gaps: bool
    """A whole row or column is empty: it is there for its looks."""


@dataclass(frozen=True, slots=True)
class FoundSeries:
    """What a chart shows in one colour: a series of it, or a sector of a pie."""

    name: str
    colour: Rgb
    """Empty: not known."""
    mark: str = ""
    """Its own dashes, pattern or marker, which tell it from others without its colour."""


@dataclass(frozen=True, slots=True)
class FoundChart:
    """What the checks ask of a chart."""

    series: tuple[FoundSeries, ...]
    legend: bool
    """A legend says which colour means what."""
    labelled: bool
    """The names of the series stand beside what they name."""
    grounds: tuple[Rgb, ...] = ()
    """The colours under it; none where they are not known."""


@dataclass(frozen=True, slots=True)
class FoundLine:
    """How an arrow, or a line that is glued to a shape, looks: it says something, and has to be seen."""

    colour: Rgb
    grounds: tuple[Rgb, ...]


@dataclass(frozen=True, slots=True)
class FoundRoom:
    """The room that a shape has for its text."""

    rect: Rect
    """Between the insets."""
    anchor: Anchor = "t"
    wraps: bool = True
    grows: bool = False
    """The shape is made as high as its text, by the program that edits it."""


@dataclass(frozen=True, slots=True)
class Fit:
    """How a text stands in its room: from the widths of its fonts, which have to be known."""

    lines: tuple[int, ...]
    """How many each paragraph takes."""
    height: Length
    fill: float
    """Share of the room's height that it takes."""
    top: Length
    """Where its first line begins, and its last one ends, on the slide."""
    bottom: Length
    orphan: str = ""
    """The word that stands alone on its last line."""
    broken: str = ""
    """The first word wider than the room."""


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
    inside: str = ""
    """Name of the outermost group that it stands in; empty: none."""
    room: FoundRoom | None = None
    """None: it has no text, or one in columns or turned."""
    fit: Fit | None = None
    """None: not measured."""
    chart: FoundChart | None = None
    line: FoundLine | None = None
    """None: it is no arrow."""

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
    section: str = ""
    """Name of the section that it stands in; empty: none."""

    @property
    def spoken(self) -> str:
        """Its notes without what we write below them: the sources."""
        return self.notes.split("Sources:")[0]

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
    embeds_fonts: bool = False
    minutes: float | None = None
    """Time to speak; None: nobody has said."""
