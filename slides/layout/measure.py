"""How much room text takes: widths of words, breaks of lines, heights of paragraphs. Pure.

Knows fonts by their tables only (`theme/widths`, handed in as bytes) and nothing of placeholders and slides.
`python -m tests.bench.fit` compares its lines with LibreOffice's.
PowerPoint sets no ligatures (developer0hye/office2pdf#1092), so none are counted; LibreOffice sets those of
Carlito, which makes its lines shorter.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from operator import add
from typing import NamedTuple

from slides.errors import TemplateError
from slides.lengths import Emu, Length
from slides.model import CODE_FONT, NUMBER_INDENT, TextParagraph, TextRun, TextStyle

WIDTH_GUARD = 0.98
"""Share of a line that text may fill: PowerPoint's fonts are twins of the measured ones, not the same: 0.995 is
enough for LibreOffice, the rest is for PowerPoint."""

LINE_HEIGHT = 1.2
"""Height of a single line as a multiple of its size, whatever the font, in PowerPoint and in LibreOffice."""

UNKNOWN_FONT = 1.06
"""An unknown font is taken to be this much wider than Arial."""

ARABIC = 0.54
"""Width of an Arabic letter as a share of the size, by and large: its forms differ, and so do the fonts. With it and the guard no
box of `tests.bench.fit --script arabic` comes out too short in Noto Sans Arabic, which is wide."""

_ARABIC = re.compile(r"[\u0620-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")

SCRIPT_SIZE = 2 / 3
"""Size of subscript and superscript as a share of their run's. PowerPoint was measured to draw 0.65
(yukiyokotani/office-open-xml-viewer#1383), LibreOffice 7.4 draws 0.58."""


# ----------------------------------------------------------------------------------------------------- fonts


@dataclass(frozen=True, slots=True)
class Face:
    """The widths of one style of a font, in font units."""

    advances: Mapping[str, int]
    """Width of each character the table covers."""
    kern: Mapping[str, int]
    """What a pair of characters is moved together (negative) or apart."""
    average: int
    """Mean width of a to z, for characters that the table lacks."""


Style = tuple[bool, bool]
"""Bold, italic."""

_STYLES: tuple[Style, ...] = ((False, False), (False, True), (True, False), (True, True))


@dataclass(frozen=True, slots=True)
class FontWidths:
    """The widths of a font in its four styles."""

    family: str
    twin: str
    """The free font of the same widths that the table was made from."""
    em: float
    """Font units to the size."""
    faces: Mapping[Style, Face] = field(compare=False, repr=False)
    source: str = ""
    """Digest of the tables that the faces were read from: fonts are compared by it, not width by width."""


_COURIER_HAS = (range(0x20, 0x300), range(0x370, 0x530), range(0x2500, 0x2580))
"""Latin, Greek, Cyrillic and lines of boxes; what else there is comes from another font, and is taken for wider."""

_PITCH = Face({chr(c): 600 for characters in _COURIER_HAS for c in characters}, {}, 600)

COURIER_NEW = FontWidths(
    CODE_FONT,
    "Liberation Mono",
    1000,
    dict.fromkeys(_STYLES, _PITCH),
)
"""Fixed pitch: 0.6 of the size for every character that it has."""


class _Faces(dict[Style, Face]):
    """The faces of a font, each made when it is first asked for: a deck is set in two or three of those that ship."""

    def __init__(self, make: Callable[[Style], Face]) -> None:
        """Take what makes the face of a style; a KeyError where there is none."""
        super().__init__()
        self._make = make

    def __missing__(self, style: Style) -> Face:
        face = self[style] = self._make(style)
        return face


def read_widths(data: bytes) -> FontWidths:
    """Return the table in a file of `theme/widths`, as `widths_from_font` writes it."""
    table = json.loads(data)
    styles = {("bold" in style, "italic" in style): face for style, face in table["styles"].items()}
    faces = _Faces(lambda style: _face(styles[style]))
    source = hashlib.sha256(data).hexdigest()
    return FontWidths(table["family"], table["compatible_with"], table["unitsPerEm"], faces, source)


def read_measured(data: bytes, path: str) -> tuple[FontWidths, ...]:
    """Return the fonts in a file that `template --measure` wrote: a list of tables such as those of `theme/widths`.

    Raises:
        TemplateError: It is no such file.
    """
    try:
        fonts = tuple(read_widths(json.dumps(table).encode()) for table in json.loads(data))
        for font in fonts:
            _ = [
                font.faces[style] for style in _STYLES
            ]  # somebody's file: what is wrong with it is said here
    except (ValueError, KeyError, TypeError, AttributeError, ZeroDivisionError, RecursionError) as error:
        raise TemplateError.of(
            "template.widths",
            "this is not a file of font widths",
            path=path,
            hint="delete it, and run `make_deck.py template FILE --measure` again",
        ) from error
    return fonts


def _face(table: Mapping[str, Mapping]) -> Face:
    advances = {c: int(width) for width, characters in table["advances"].items() for c in characters}
    kern = {
        first + second: int(value)
        for value, pairs in table["kern"].items()
        for one, other in zip(pairs[::2], pairs[1::2], strict=True)
        for first in one + table["first_alike"].get(one, "")
        for second in other + table["second_alike"].get(other, "")
    }
    return Face(advances, kern, sum(advances[c] for c in "abcdefghijklmnopqrstuvwxyz") // 26)


@dataclass(frozen=True, slots=True)
class Metrics:
    """The fonts whose widths are known. Arial has to be among them: unknown fonts are measured by it."""

    fonts: Mapping[str, FontWidths] = field(hash=False)
    """By lower-case name, with Courier New and the names of the twins."""

    @classmethod
    def of(cls, *tables: FontWidths) -> Metrics:
        """Return the metrics of these fonts and of Courier New.

        Letters that a font lacks, such as Calibri the Hebrew ones, are measured as Arial's, which PowerPoint mostly takes.
        """
        arial = next(table for table in tables if table.family == "Arial")
        known = (*(_with_letters_of(arial, table) for table in tables), COURIER_NEW)
        return cls({name.lower(): widths for widths in known for name in (widths.family, widths.twin)})

    def knows(self, name: str) -> bool:
        """Tell whether the font is measured by its own widths."""
        return name.lower() in self.fonts

    def covers(self, name: str, text: str) -> bool:
        """Tell whether each letter of a text is measured by its own width, not by an average."""
        advances = self.for_font(name).faces[False, False].advances
        return all(c in advances for c in text if c.isalpha())

    def for_font(self, name: str) -> FontWidths:
        """Return the widths of the font; those of Arial, made wider, for one that is not known."""
        arial = self.fonts["arial"]
        return self.fonts.get(name.lower()) or replace(
            arial, family=name, twin="", em=arial.em / UNKNOWN_FONT
        )


def _with_letters_of(other: FontWidths, font: FontWidths) -> FontWidths:
    scale = font.em / other.em

    def face(style: Style) -> Face:
        own = font.faces[style]
        lent = {c: round(w * scale) for c, w in other.faces[style].advances.items() if c.isalpha()}
        return replace(own, advances={**lent, **own.advances})

    return replace(font, faces=_Faces(face), source=font.source + other.source)


# ----------------------------------------------------------------------------------------------------- widths


def text_width(text: str, size: Length, font: FontWidths, bold: bool = False, italic: bool = False) -> Length:
    """Return the width of a text on one line, trailing spaces included."""
    return size.scaled(_whole(text, font, bold, italic) / font.em)


class _Pairs(dict[str, float]):
    """How far each pair of characters moves the pen from the first to the second, in font units: kerned.

    Filled as pairs come, of which any language has some hundreds.
    """

    def __init__(self, face: Face, em: float) -> None:
        """Take a face of a font with so many units to the size."""
        super().__init__()
        self._face, self._em = face, em

    def __missing__(self, pair: str) -> float:
        width = self[pair] = self.last(pair[0]) + self._face.kern.get(pair, 0)
        return width

    def last(self, character: str) -> float:
        """Return the width of a character that nothing follows."""
        known = self._face.advances.get(character)
        return _unknown_advance(character, self._face.average, self._em) if known is None else known


class _Words(dict[str, float]):
    """How far each word moves the pen from the blank before it to the blank behind it, in font units.

    Filled as words come: those of a talk recur, and most of its lines are measured only as a whole.
    """

    def __init__(self, pairs: _Pairs) -> None:
        """Take the pairs of the same face."""
        super().__init__()
        self.pairs = pairs

    def __missing__(self, word: str) -> float:
        width = self[word] = sum(_moves(f" {word} ", self.pairs))
        return width


def _moves(text: str, pairs: _Pairs) -> Iterable[float]:
    """Return how far each character but the last moves the pen."""
    return map(pairs.__getitem__, map(add, text, text[1:]))


@lru_cache(maxsize=64)
def _words(font: FontWidths, bold: bool, italic: bool) -> _Words:
    return _Words(_Pairs(font.faces[bold, italic], font.em))


def _whole(text: str, font: FontWidths, bold: bool, italic: bool) -> float:
    """Return the sum of `_units`."""
    if not text:
        return 0
    words = _words(font, bold, italic)
    pairs, first, last = words.pairs, text[0], text[-1]
    return (
        sum(map(words.__getitem__, text.split(" ")))
        - pairs[" " + first]
        - pairs[last + " "]
        + pairs.last(last)
    )


def _unknown_advance(character: str, average: int, em: float) -> float:
    """Return the width of a character that the table lacks: another font will have to draw it.

    Marks and invisible characters have none; full-width characters and symbols (arrows, ticks) take an em.
    """
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf", "Cc") and character != "\t":
        return 0
    if category[0] == "S" or character == "\t" or unicodedata.east_asian_width(character) in "WF":
        return max(em, average)
    return em * ARABIC if _ARABIC.match(character) else average


# ------------------------------------------------------------------------------------------------------ lines


class Span(NamedTuple):
    """Text in one format, resolved.

    Of spans and lines there are tens of thousands: tuples are made and compared several times as fast as dataclasses.
    """

    text: str
    """`\\n` is a forced line break."""
    size: Length
    font: FontWidths
    bold: bool = False
    italic: bool = False
    script: bool = False
    """Set as subscript or superscript: narrower, but its line stays as high."""
    tracking: Length = Emu(0)
    """Added to the width of each character."""


class Line(NamedTuple):
    """One line of a paragraph."""

    text: str
    """With its trailing spaces and forced break: the lines of a paragraph together are its text."""
    width: Length
    """Without trailing spaces, which hang over the edge."""
    size: Length
    """Size of its tallest run."""

    @property
    def words(self) -> int:
        """How many words stand on it: one on the last line of several is an orphan."""
        return len(self.text.split())


class Lines(NamedTuple):
    """A paragraph broken into lines."""

    lines: tuple[Line, ...]
    """At least one; an empty paragraph is one empty line."""
    too_wide: str | None = None
    """The first word that is wider than the box by itself, None if there is none."""


_SPACES = " \t\u2000-\u2006\u2008-\u200b\u205f\u3000"
_CJK = "\u2e80-\u2fff\u3001-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\uff66-\uff9f"
_OPENING = r"\u3008\u300a\u300c\u300e\u3010\u3014\uff08\uff3b\uff5b(\[{\u201c\u2018"
"""No line ends after these when CJK follows."""
_CLOSING = (
    r"\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u301c\u30fb\u30fc\uff01\uff09\uff0c\uff0e\uff1a\uff1b"
    r"\uff1f\uff3d\uff5d"
    r"\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7"
    r")\]},.;:!?%\u201d\u2019"
)
"""No line begins with these after CJK: closing marks and small kana."""

_BREAK = re.compile(
    rf"(?<=\n)|(?<=[{_SPACES}])(?![{_SPACES}\n])"  # after spaces: after the last of several
    r"|(?<=[\w)\]%\u201d\u2019][-\u2010])(?=[^\W\d])"  # after a hyphen in a word: not in -5, COVID-19
    r"|(?<=[\w)\]%\u201d\u2019]\u2013)(?=\w)"  # after an en dash
    r"|(?<=\w)(?=\u2014)|(?<=\u2014)(?=\w)"  # on both sides of an em dash
    rf"|(?<=[{_CJK}])(?<![{_OPENING}])(?=[^\s{_CLOSING}])"  # on both sides of CJK
    rf"|(?<=[^\s{_OPENING}])(?=[{_CJK}])(?![{_CLOSING}])"
)
"""Where a line may end: where both LibreOffice 7.4 (probed) and UAX 14 allow it, so that PowerPoint, whose
rule is not known, hardly needs more lines. UAX 14 alone breaks after a slash, LibreOffice alone between a
hyphen and a figure."""


def break_lines(spans: Iterable[Span], width: Length, guard: float = WIDTH_GUARD) -> Lines:
    """Return the lines of one paragraph in a box that is `width` wide inside.

    Greedy: after spaces, hyphens and dashes, between CJK characters, and at forced breaks. A word
    wider than the box starts a line and is cut where the box ends, as LibreOffice does.
    """
    spans, limit = tuple(spans), width * guard
    if (line := _only_line(spans, limit)) is not None:
        return Lines((line,))
    row = _row(spans)
    cuts, too_wide = _cuts(row, limit)
    lines = tuple(
        Line(
            row.text[start:end],
            Length(round(row.edges[_visible_end(row.text, start, end)] - row.edges[start])),
            row.tallest(start, end),
        )
        for start, end in pairwise(cuts)
    )
    return Lines(lines, too_wide)


def _only_line(spans: tuple[Span, ...], limit: float) -> Line | None:
    """Return the line of a paragraph in one size that takes no more than one; None where it may.

    Most take one, and to find out where they could break takes longer than to measure them.
    """
    text = "".join([span.text for span in spans])
    sizes = {span.size for span in spans}
    if "\n" in text or _visible_end(text, 0, len(text)) < len(text) or len(sizes) != 1:
        return None
    width = sum([_span_width(span) for span in spans])
    return None if width > limit else Line(text, Length(round(width)), sizes.pop())


@dataclass(frozen=True, slots=True)
class _Row:
    """A paragraph on one endless line."""

    text: str
    edges: tuple[float, ...]
    """Where each character begins, in EMU, and where the last one ends."""
    sizes: tuple[tuple[int, Length], ...]
    """Where each span ends, and its size."""

    def tallest(self, start: int, end: int) -> Length:
        """Return the size of the tallest span between two characters; of the last one, where there is none."""
        if len(self.sizes) == 1:
            return self.sizes[0][1]
        last = self.sizes[-1][1] if self.sizes else Emu(0)
        begins = (0, *(edge for edge, _ in self.sizes))
        found = (
            size
            for begin, (edge, size) in zip(begins, self.sizes, strict=False)
            if begin < end and edge > start
        )
        return max(found, default=last)


@lru_cache(maxsize=1024)
def _row(spans: tuple[Span, ...]) -> _Row:
    """Return the spans on one line: kept, for a paragraph is tried at dozens of widths."""
    text = "".join([span.text for span in spans])
    edges = (0.0, *accumulate(chain.from_iterable(map(_span_widths, spans))))
    sizes = zip(accumulate(len(span.text) for span in spans), (span.size for span in spans), strict=True)
    return _Row(text, edges, tuple(sizes))


@lru_cache(maxsize=1024)
def _pieces(text: str) -> tuple[tuple[int, int, int], ...]:
    """Return start, visible end and end of each stretch of a text between two places where a line may begin.

    Kept, for they are the same at all sizes.
    """
    breaks = [0, *[match.start() for match in _BREAK.finditer(text)], len(text)]
    return tuple([(start, _visible_end(text, start, end), end) for start, end in pairwise(breaks)])


def _span_widths(span: Span) -> list[float]:
    """Return the width of each character in EMU."""
    scale = _scale(span)
    return [width * scale + span.tracking for width in _units(span.text, span.font, span.bold, span.italic)]


def _span_width(span: Span) -> float:
    """Return the sum of `_span_widths`."""
    units = _whole(span.text, span.font, span.bold, span.italic)
    return units * _scale(span) + len(span.text) * span.tracking


def _scale(span: Span) -> float:
    """Return a font unit in EMU."""
    return span.size * (SCRIPT_SIZE if span.script else 1) / span.font.em


@lru_cache(maxsize=1024)
def _units(text: str, font: FontWidths, bold: bool, italic: bool) -> list[float]:
    """Return the width of each character in font units, kerned to the one after it: kept, for all sizes have the same."""
    pairs = _words(font, bold, italic).pairs
    return [*_moves(text, pairs), *map(pairs.last, text[-1:])]


def _cuts(row: _Row, limit: float) -> tuple[list[int], str | None]:
    """Return where the lines begin, then where the last one ends; and the first word wider than `limit`."""
    text, edges = row.text, row.edges
    cuts, too_wide = [0], None
    for start, visible, end in _pieces(text):
        reach = edges[visible] - limit
        if reach > edges[cuts[-1]] and start > cuts[-1]:
            cuts.append(start)
        if reach > edges[start]:
            too_wide = too_wide or text[start:visible]
            cuts += _emergency_cuts(edges, start, visible, limit)
        if start < end and text[end - 1] == "\n":
            cuts.append(end)
    return [*cuts, len(text)], too_wide


def _emergency_cuts(edges: Sequence[float], start: int, end: int, limit: float) -> Iterator[int]:
    """Yield where a word wider than a line is cut: as late as possible, after one character at least."""
    for i in range(start + 1, end):
        if edges[i + 1] - edges[start] > limit:
            yield i
            start = i


def _visible_end(text: str, start: int, end: int) -> int:
    """Return where the text between the two places ends without its trailing spaces."""
    return start + len(text[start:end].rstrip(" \t\n\u2002\u2003\u2009\u200a\u200b\u3000"))


# ------------------------------------------------------------------------------------------------------ boxes


class Measured(NamedTuple):
    """What the paragraphs of a box take."""

    height: Length
    """Without the insets of the box."""
    paragraphs: tuple[tuple[Line, ...], ...]
    """The lines of each paragraph."""
    too_wide: str | None = None
    """The first word that is wider than the box by itself, None if there is none."""

    @property
    def lines(self) -> int:
        """The number of lines."""
        return sum(len(lines) for lines in self.paragraphs)


@lru_cache(maxsize=256)
def measure(
    paragraphs: tuple[TextParagraph, ...],
    styles: tuple[TextStyle, ...],
    width: Length,
    metrics: Metrics,
    guard: float = WIDTH_GUARD,
) -> Measured:
    """Return what paragraphs take in a box that is `width` wide between its insets.

    `styles` has one style a level, outermost first; deeper levels look like the last. Space before the first
    paragraph and after the last does not count; between two, both add up: so in LibreOffice 7.4 (probed)
    and, for the first, in PowerPoint (yukiyokotani/office-open-xml-viewer#278). What was measured last is kept, for a
    box is asked for its measure by all who place, size and judge it.
    """
    height, gap, broken = 0, 0, []
    for paragraph in paragraphs:
        style = styles[min(paragraph.level, len(styles) - 1)]
        lines = _broken(paragraph.runs, style, width - _indent(paragraph, style), metrics, guard)
        before = style.space_before if paragraph.space_before is None else paragraph.space_before
        height += sum([_line_height(line, style) for line in lines.lines]) + (gap + before if broken else 0)
        gap = style.space_after if paragraph.space_after is None else paragraph.space_after
        broken.append(lines)
    too_wide = next((lines.too_wide for lines in broken if lines.too_wide), None)
    return Measured(Emu(height), tuple(lines.lines for lines in broken), too_wide)


def _indent(paragraph: TextParagraph, style: TextStyle) -> Length:
    """Return how far from the inset a paragraph begins: as its style has it, but for numbers and bullets switched off."""
    if paragraph.ordinal:
        return NUMBER_INDENT
    return Emu(0) if paragraph.bullet is False else style.indent


@lru_cache(maxsize=1024)
def _broken(
    runs: tuple[TextRun, ...], style: TextStyle, width: Length, metrics: Metrics, guard: float
) -> Lines:
    """Return the lines of a paragraph: kept, for the gaps around it are changed more often than they are."""
    return break_lines(_spans(runs, style, metrics), width, guard)


def _spans(runs: tuple[TextRun, ...], style: TextStyle, metrics: Metrics) -> tuple[Span, ...]:
    """Return the runs of a paragraph, its style filled in where they are silent; at least one, if empty."""
    return tuple(
        Span(
            run.text.upper() if style.caps else run.text,
            style.size if run.size is None else run.size,
            metrics.for_font(CODE_FONT if run.code else style.font),
            style.bold if run.bold is None else run.bold,
            run.italic,
            bool(run.script),
            style.tracking,
        )
        for run in runs or (TextRun(""),)
    )


def _line_height(line: Line, style: TextStyle) -> int:
    return round(line.size * (LINE_HEIGHT * style.line_spacing))
