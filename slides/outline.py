"""What a deck says, shape by shape, whoever saved it last: what two versions of a deck are compared by.

`powerpoint.outline_of` makes one of the pages that we are about to write, `powerpoint.read` one of any .pptx. For a deck
that nobody touched the two are equal. It knows where on the slide text a paragraph came from, if we wrote it, and holds
nothing of how a paragraph looks but the formats that a slide text can say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from slides.model import Rect, Run, Runs, plain

ShapeKind = Literal["text", "picture", "table", "connector", "other"]
"""`other`: a chart, a group, SmartArt, a film: kept, and never looked into."""

Bullet = Literal["", "none", "character", "number"]
"""What a paragraph says itself of its bullet; empty where it leaves that to what it inherits."""

CROP = "a crop"
"""What a picture has of which only a part is shown."""


@dataclass(frozen=True, slots=True)
class OutlineParagraph:
    """A paragraph as it is read."""

    runs: Runs
    """Normal: neighbours of one format are one run. Formats are what the runs say themselves, not what they inherit."""
    level: int = 0
    line: int = field(default=0, compare=False)
    """Source line of the slide text that it shows; 0 where it shows none, or where nobody knows."""
    bullet: Bullet = field(default="", compare=False)

    @property
    def text(self) -> str:
        """Its words in one line."""
        return plain(self.runs)


Paragraphs = tuple[OutlineParagraph, ...]


@dataclass(frozen=True, slots=True)
class OutlineShape:
    """A shape on a slide. Groups are not dissolved: what is in one is its co-author's, and stands in its `members`."""

    name: str
    kind: ShapeKind
    rect: Rect | None = field(default=None, compare=False)
    """Where it stands, resolved through the layout; None where nobody says."""
    placeholder: str = field(default="", compare=False)
    """ST_PlaceholderType, empty for a shape that is none."""
    paragraphs: Paragraphs = ()
    """Those with text in them."""
    rows: tuple[tuple[Paragraphs, ...], ...] = ()
    """Of a table: its rows, their cells, the paragraphs of each."""
    image: str = ""
    """Of a picture: digest of its file."""
    alt: str = ""
    line: int = field(default=0, compare=False)
    """Source line of what it shows, also where it is empty; 0 where there is none."""
    look: str = field(default="", compare=False)
    """Of a shape of ours: digest of its colours and outline, and behind a blank one of its bullets and numbers, to tell
    whether the text asks for another look."""
    sizes: tuple[int, ...] = field(default=(), compare=False)
    """Of a shape of ours: size of each level in hundredths of a point."""
    what: str = field(default="", compare=False)
    """What a person would call it, where its kind does not tell: `chart`, `SmartArt`, `film`."""
    members: tuple[OutlineShape, ...] = field(default=(), compare=False)
    """Of a group: what is in it, in places of the slide; its `paragraphs` hold the same words."""
    beyond: tuple[str, ...] = field(default=(), compare=False)
    """What it has and none of these fields can hold, in words: `merged cells`, `the formula a=b`, `CROP`."""
    placed: bool = field(default=True, compare=False)
    """It says itself where it stands; else its layout does."""

    @property
    def paint(self) -> str:
        """Digest of its colours and outline."""
        return self.look.partition(" ")[0]

    @property
    def lists(self) -> str:
        """Digest of its bullets and numbers."""
        return self.look.partition(" ")[2]

    @property
    def role(self) -> str:
        """What it is on its slide: its name without the number."""
        stem, _, number = self.name.rpartition(" ")
        return stem if number.isdigit() and stem else self.name

    @property
    def text(self) -> str:
        """All its words, those of a table cell by cell."""
        cells = (cell for row in self.rows for cell in row)
        every = (*self.paragraphs, *(paragraph for cell in cells for paragraph in cell))
        return " ".join(filter(None, (paragraph.text for paragraph in every)))


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark that somebody pinned to a slide in PowerPoint."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class OutlineSlide:
    """A slide."""

    ident: str
    """The id that we gave it; empty where it has none, or where whoever saved the deck dropped it."""
    shapes: tuple[OutlineShape, ...]
    """In drawing order."""
    notes: Paragraphs = ()
    section: str = field(default="", compare=False)
    creation: str = field(default="", compare=False)
    """`p14:creationId`, which PowerPoint gives anew to a copy; empty where there is none."""
    layout: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)
    """Source line of its heading in the slide text."""
    hidden: bool = False
    seconds: float | None = None
    """How long it stood when the talk was rehearsed (`p:transition/@advTm`)."""
    comments: tuple[Comment, ...] = ()

    @property
    def title(self) -> str:
        """The words of its title, empty if it has none."""
        return next((s.text for s in self.shapes if s.placeholder in ("title", "ctrTitle") and s.text), "")

    @property
    def text(self) -> str:
        """All words on it, and those of its notes."""
        return " ".join(filter(None, (*(s.text for s in self.shapes), *(p.text for p in self.notes))))


@dataclass(frozen=True, slots=True)
class Outline:
    """A deck."""

    slides: tuple[OutlineSlide, ...]
    sections: tuple[str, ...] = ()
    """Names of its sections, in order; empty where it has none, or where whoever saved it dropped them."""
    lang: str = field(default="", compare=False)
    """Language of most of its text, a BCP 47 tag; empty where no text says one."""


@dataclass(frozen=True, slots=True)
class Base:
    """What we know of a deck as we last wrote it."""

    text: str
    """The slide text that it was made from, its lines ended by `\\n`."""
    outline: Outline
    template: str
    """Digest of the template that it was made on."""
    merged: bool = False
    """It holds edits made in PowerPoint, so it is never made anew, only changed in place."""


def joined(runs: Iterable[Run]) -> Runs:
    """Return runs as they are compared: neighbours of one format are one, blanks of any sort are blanks, none at the ends.

    PowerPoint parts runs wherever it has something to note, and leaves blanks behind the last word.
    """
    runs = tuple(runs)
    if len(runs) == 1 and (text := runs[0].text) and " ".join(text.split()) == text:
        return runs  # as most are
    whole = _grouped((replace(run, text=""), run.text) for run in runs if run.text)
    made = _grouped(piece for run in whole for piece in _pieces(run))
    while made and not made[0].text.strip():
        del made[0]
    while made and not made[-1].text.strip():
        del made[-1]
    if made:
        made[0] = replace(made[0], text=made[0].text.lstrip())
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return tuple(made)


def _grouped(pieces: Iterable[tuple[Run, str]]) -> list[Run]:
    """Return neighbours of one format as one run, blanks of any sort as blanks."""
    return [
        replace(format, text=_BLANK.sub(" ", "".join(text for _, text in group)))
        for format, group in groupby(pieces, key=lambda piece: piece[0])
    ]


_PLAIN = Run("")


def _pieces(run: Run) -> Iterator[tuple[Run, str]]:
    """Yield a run as its format and its text; blanks at its ends have none, for nobody sees one there."""
    format = replace(run, text="")
    words = run.text.strip()
    if format == _PLAIN or run.code or words == run.text:
        yield format, run.text
        return
    start = run.text.index(words) if words else len(run.text)
    for form, text in (
        (_PLAIN, run.text[:start]),
        (format, words),
        (_PLAIN, run.text[start + len(words) :]),
    ):
        if text:
            yield form, text


_BLANK = re.compile("[^\\S\n]")
"""White space of any sort but a forced line break."""
