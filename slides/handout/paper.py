"""A document on A4 paper as a plain value: its paragraphs, how each style looks, and how much of a page they take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from slides.colour import Rgb
from slides.layout import Metrics
from slides.layout.measure import measure
from slides.layout.mirror import runs_right_to_left
from slides.lengths import Emu, Inches, Length, Pt
from slides.model import Colour, Image, Talk, TextParagraph, TextRun, TextStyle, Theme
from slides.palette import palette

WIDTH, HEIGHT = Emu(7_560_310), Emu(10_692_130)
"""A4: 210 x 297 mm."""
SIDE, TOP = Inches(0.8), Inches(0.7)
"""Margins, alike left and right, above and below."""

RULE_GAP, RULE_WIDTH = Pt(4), Pt(2.25)
"""Between a title and the line below it; thickness of that line."""
RULE = RULE_GAP + RULE_WIDTH

FILLED = 0.98
"""Share of a page's height that text takes at most."""

SMALLEST = Pt(9)
"""Nothing on paper is set smaller."""

SIZES = (Pt(12), Pt(11.5), Pt(11), Pt(10.5), Pt(10), Pt(9.5), SMALLEST)
"""Of the text of a page that has to hold all; the largest that fits is taken."""

SCRIPT_SIZE = Pt(17)
"""Of what is read at arm's length, in the light of a lectern."""

DEFAULT_FONT = "Calibri"
"""Of the template that ships."""

StyleName = Literal[
    "title",
    "subtitle",
    "facts",
    "heading",
    "label",
    "text",
    "message",
    "item",
    "detail",
    "callout",
    "entry",
    "source",
    "address",
    "script",
    "backup",
    "slide",
    "speech",
    "speech-item",
]


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of paragraph looks. What is a length on paper is a multiple of the size of the text."""

    name: str
    """As Word calls it: its own names are known to screen readers, and translated."""
    scale: float = 1.0
    before: float = 0.3
    """Space above. There is none below: programs differ in what they make of both."""
    indent: float = 0.0
    hanging: float = 0.0
    """How far the first line begins before the others: room of a bullet, a number or a time."""
    bold: bool = False
    colour: Colour = "tx1"
    spacing: float = 1.0
    """Multiple of a single line."""
    listed: Literal["", "bullet", "number"] = ""
    turns: bool = True
    """Set in its own direction where all its letters have the other one; what is no text, such as an address, stays."""
    outline: int = 0
    """Level of a heading, 0 for none."""
    underlined: bool = False
    """A line below it, from margin to margin."""


# Lists begin a little within the margin, for LibreOffice hangs the numbers of a list from right to left the other way.
STYLES: Mapping[StyleName, Style] = MappingProxyType(
    {
        "title": Style("Title", 2.0, 0.0, bold=True, colour="tx2", underlined=True),
        "subtitle": Style("Subtitle", 1.2, 0.6, colour="accent6"),
        "facts": Style("Facts", 1.0, 0.4, colour="accent6", turns=False),
        "heading": Style("heading 1", 1.3, 1.3, bold=True, colour="accent1", outline=1),
        "label": Style("heading 2", 1.0, 0.7, bold=True, colour="tx2", outline=2),
        "text": Style("Normal", 1.0, 0.4),
        "message": Style("List Number", 1.1, 0.5, 2.0, 1.3, listed="number"),
        "item": Style("List Bullet", 1.0, 0.4, 2.0, 1.2, listed="bullet"),
        "detail": Style("List Bullet 2", 1.0, 0.2, 3.2, 1.2, listed="bullet"),
        "callout": Style("Quote", 1.0, 0.6, bold=True, colour="tx2"),
        "entry": Style("Reference", 0.9, 0.3, 2.0, 1.6, listed="number"),
        "source": Style("Bibliography", 0.9, 0.4, 2.0, 2.0),
        "address": Style("Address", 1.1, 1.0, turns=False),
        "script": Style("Title", 1.4, 0.0, bold=True, colour="tx2", underlined=True),
        "backup": Style("Part", 1.3, 0.0, bold=True, colour="accent1", outline=1),
        "slide": Style("heading 1", 1.0, 1.4, 3.2, 3.2, bold=True, colour="tx2", outline=1),
        "speech": Style("Spoken", 1.0, 0.45, 3.2, spacing=1.15),
        "speech-item": Style("List Bullet", 1.0, 0.3, 4.2, 1.0, spacing=1.15, listed="bullet"),
    }
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in one of the styles."""

    style: StyleName
    runs: tuple[TextRun, ...]
    picture: Image | None = None
    """Stands at its beginning, in the line."""
    side: Length = Emu(0)
    """Width and height of that picture."""
    alt: str = ""
    """What the picture shows, for those who cannot see it."""
    with_next: bool = False
    """No page ends after it."""
    new_page: bool = False

    @property
    def text(self) -> str:
        """What is read."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document."""

    title: str
    author: str
    lang: str
    size: Length
    """Of its text."""
    paragraphs: tuple[Paragraph, ...]
    font: str
    colours: Mapping[Colour, Rgb]
    """What each role looks like on white paper."""
    numbered: bool = False
    """Its pages are numbered at their feet."""

    @property
    def right_to_left(self) -> bool:
        """It is read from right to left."""
        return runs_right_to_left(self.lang)

    @property
    def names(self) -> tuple[StyleName, ...]:
        """The styles of its paragraphs, each once."""
        return tuple(dict.fromkeys(paragraph.style for paragraph in self.paragraphs))

    def size_of(self, style: Style) -> Length:
        """Return the size in which a style is set: on paper nothing gets too small to read."""
        return max(self.size.scaled(style.scale), SMALLEST)


def paper_of(talk: Talk, size: Length, paragraphs: Iterable[Paragraph], numbered: bool = False) -> Paper:
    """Return a document on a talk, in its fonts and, where they were chosen for a light ground, in its colours."""
    front, theme = talk.front, talk.front.theme or Theme()
    colours = palette(theme if theme.variant == "light" else Theme()).roles
    roles: tuple[Colour, ...] = ("tx1", "tx2", "accent1", "accent4", "accent6")
    return Paper(
        front.title,
        front.author,
        front.lang,
        size,
        tuple(paragraphs),
        theme.font or DEFAULT_FONT,
        {role: colours[role] for role in roles},
        numbered,
    )


def height(paper: Paper, metrics: Metrics) -> Length:
    """Return what its paragraphs take, one below the other."""
    return Emu(sum(_height(paper, paragraph, metrics) for paragraph in paper.paragraphs))


def room() -> Length:
    """Return the height between the margins of a page that is filled: the rest is for programs that count otherwise."""
    return (HEIGHT - 2 * TOP).scaled(FILLED)


def _height(paper: Paper, paragraph: Paragraph, metrics: Metrics) -> Length:
    style = STYLES[paragraph.style]
    look = TextStyle(paper.font, paper.size_of(style), style.bold, style.spacing)
    width = WIDTH - 2 * SIDE - paper.size.scaled(style.indent) - paragraph.side
    lines = measure((TextParagraph(paragraph.runs),), (look,), width, metrics)
    side = (
        paragraph.side + lines.height if paragraph.side else 0
    )  # it stands on the line, which goes on below it
    return paper.size.scaled(style.before) + max(lines.height, side) + (RULE if style.underlined else 0)
