"""The values that everything else passes on: Article, Talk, Geometry, Pages. Frozen, comparable, no I/O.

Source lines are 1-based and do not take part in comparisons: two talks that say the same are equal,
wherever their lines stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Literal, TypeVar

from slides.colour import Rgb
from slides.lengths import Emu, Length

# ---------------------------------------------------------------------------------------------------- article

Unit = Literal["line", "paragraph", "page"]
"""Lines of a text file, paragraphs of a document (its headings are not counted), pages of a PDF."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the article, word for word."""

    number: int
    """1-based, through the whole article without its title: the S-number that notes and findings quote."""
    text: str
    """Its words with runs of white space folded to one space."""
    line: int
    """1-based line of the article's file on which it begins; of a file without lines that count, see `unit`."""
    paragraph: int
    """1-based number of its paragraph, through the whole article."""
    cited: bool = False
    """The article cites somebody in it: `[@key]`, `[12]`, a raised number, an author with a year."""
    start: int = field(default=0, compare=False)
    """Offset of its first character in `Article.text`."""
    end: int = field(default=0, compare=False)
    """Offset after its last character. What lies between the two, markup and citations aside, is its text."""
    unit: Unit = "line"
    """What `line` counts: nobody finds line 40 of a Word document."""

    @property
    def where(self) -> str:
        """Say where a reader of the article finds it: `line 40`, `paragraph 12`, `page 3`."""
        return f"{self.unit} {self.line}"


@dataclass(frozen=True, slots=True)
class ArticleParagraph:
    """A paragraph of the article: at least one sentence."""

    number: int
    line: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ArticleSection:
    """A heading of the article and the paragraphs under it, up to the next heading of any level."""

    heading: str
    """Empty for the paragraphs before the first heading."""
    level: int
    """1 for the article's top headings, 2 for those below them; 0 without a heading."""
    line: int
    paragraphs: tuple[ArticleParagraph, ...]


@dataclass(frozen=True, slots=True)
class ArticleFigure:
    """A figure of the article, which is no part of its running text."""

    label: str
    """`Figure 1`, as the article calls it; empty where it stands without a number, or in its caption."""
    caption: str
    file: str
    """Path or address of its picture as the article gives it; empty where it gives none."""


@dataclass(frozen=True, slots=True)
class ArticleTable:
    """A table of the article, which is no part of its running text."""

    label: str
    """`Table 1`, as the article calls it; empty where it stands without a number, or in its caption."""
    caption: str
    rows: tuple[tuple[str, ...], ...]
    """The text of its cells, its head first; a cell over several columns stands once."""


@dataclass(frozen=True, slots=True)
class ArticleReference:
    """An entry of the article's list of references."""

    text: str
    """As it would be printed."""
    key: str = ""
    """What the article cites it by within its file; empty where it does so by number."""
    doi: str = ""
    """Without `https://doi.org/`; empty where the entry has none."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What belongs to an article besides its running text, as far as its format says so."""

    affiliations: tuple[str, ...] = ()
    doi: str = ""
    """Without `https://doi.org/`."""
    licence: str = ""
    """As the article words it."""
    figures: tuple[ArticleFigure, ...] = ()
    tables: tuple[ArticleTable, ...] = ()
    references: tuple[ArticleReference, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """What the deck may say: the sentences of one document, each with its number and place."""

    title: str
    sections: tuple[ArticleSection, ...]
    authors: tuple[str, ...] = ()
    """As the article names them; empty where it names none."""
    digest: str = ""
    """First 12 hex digits of the SHA-256 of the file's bytes."""
    text: str = field(default="", compare=False, repr=False)
    """What the offsets of sentences lie in: the file decoded (`article.decoding`: no BOM, `\\n` ends lines), or of a
    document that is no text its words in the order of reading, a line to each heading and paragraph."""
    record: ArticleRecord = ArticleRecord()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences in reading order."""
        return tuple(s for section in self.sections for p in section.paragraphs for s in p.sentences)


# ------------------------------------------------------------------------------------------------------- talk

Mark = Literal["believed", "own"]
"""`believed`: a hypothesis, drawn dashed. `own`: the speaker's own words, not the article's."""

MARKS: tuple[Mark, ...] = ("believed", "own")


@dataclass(frozen=True, slots=True)
class Citation:
    """One key inside `[@key]`, with what pandoc allows around it."""

    key: str
    """The citation key; `todo` marks a claim that still needs its citation."""
    prefix: str = ""
    locator: str = ""
    """What follows the key after a comma, such as `p. 3`."""
    bare_year: bool = False
    """`[-@key]`: the author is already named in the sentence."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one format, or one bracket of citations."""

    text: str
    """What is read; `\\n` is a forced line break. Empty for citations."""
    bold: bool = False
    italic: bool = False
    code: bool = False
    strike: bool = False
    script: Literal["", "sub", "super"] = ""
    link: str = ""
    """Target of a hyperlink."""
    marks: tuple[Mark, ...] = ()
    anchor: str = ""
    """`[text]{#anchor}`: the key under which a reference is cited."""
    citations: tuple[Citation, ...] = ()


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of ordinary text."""

    runs: Runs
    line: int = field(default=0, compare=False)
    last_line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the items below it."""

    runs: Runs
    children: tuple[Item, ...] = ()
    line: int = field(default=0, compare=False)
    last_line: int = field(default=0, compare=False)
    """Last source line of its own text, without its children."""

    @property
    def lead(self) -> Runs:
        """The bold words it begins with: its name. Empty if it has none."""
        return self.runs[: self._lead_length()]

    @property
    def detail(self) -> Runs:
        """What follows the lead; all of it where there is no lead."""
        rest = self.runs[self._lead_length() :]
        if rest and rest != self.runs and rest[0].text[:1].isspace():
            return (replace(rest[0], text=rest[0].text.lstrip()), *rest[1:])
        return rest

    def _lead_length(self) -> int:
        count = 0
        while count < len(self.runs) and self.runs[count].bold:
            count += 1
        return count


@dataclass(frozen=True, slots=True)
class Items:
    """A list of items."""

    items: tuple[Item, ...]
    ordered: bool = False
    line: int = field(default=0, compare=False)
    start: int = 1
    """Number of its first item if it is ordered: 1 as it is written, more where a long list goes on over a slide."""


@dataclass(frozen=True, slots=True)
class Group:
    """A `###` heading: the label of what follows it, up to the next one."""

    runs: Runs
    marks: tuple[Mark, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Quote:
    """A blockquote: the callout, result, verdict or quotation of its slide."""

    paragraphs: tuple[Paragraph, ...]
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands alone in its paragraph."""

    path: str
    """Relative to the slide text, as its author wrote it."""
    alt: str = ""
    """What the picture shows, for those who cannot see it. Empty: decorative if `decorative`, else missing."""
    caption: str = ""
    """Shown below the picture: what it is and where it comes from."""
    decorative: bool = False
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table. All rows have as many cells as the header."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    align: tuple[Literal["", "left", "center", "right"], ...]
    """One per column; empty where the text gives none."""
    line: int = field(default=0, compare=False)
    row_lines: tuple[int, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Code:
    """Lines of a program, as they are written: nothing in them is a format, and none of them is wrapped."""

    text: str
    """Its lines, `\\n` between them; no tabs, no empty line at either end."""
    language: str = ""
    """Name of the language as Pygments knows it; empty: plain text."""
    line: int = field(default=0, compare=False)
    """Source line of its opening fence."""
    first_line: int = field(default=0, compare=False)
    """Source line of the first line of its text."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands in one column of a slide."""

    blocks: tuple[Block, ...]
    width: float | None = None
    """Share of the columns' width in percent; None: an equal part of what the others leave."""
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns side by side. Columns do not nest."""

    columns: tuple[Column, ...]
    line: int = field(default=0, compare=False)


Block = Paragraph | Items | Group | Quote | Picture | Table | Code | Columns
B = TypeVar("B", bound=Block)


def leaves(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks in order, those that stand in columns in place of their columns."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from (inner for column in block.columns for inner in column.blocks)
        else:
            yield block


@dataclass(frozen=True, slots=True)
class Slide:
    """One `##` heading and what stands under it."""

    title: Runs
    kind: str = ""
    """Name of a row in `kinds.KINDS`; empty means bullets."""
    ident: str = ""
    """`{#ident}` as its author gave it; empty where `slide_ids` makes one of the title."""
    if_time: bool = False
    """First to go when time is short."""
    marks: tuple[Mark, ...] = ()
    blocks: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()
    """Paragraphs and lists: what is spoken, then a paragraph that begins with `Sources:` and what follows it."""
    line: int = field(default=0, compare=False)

    @property
    def items(self) -> tuple[Item, ...]:
        """The outermost items of all its lists, in order, those in columns too."""
        return tuple(item for block in self.all_of(Items) for item in block.items)

    def blocks_of(self, block_type: type[B]) -> tuple[B, ...]:
        """Return its blocks of one type, in order, without those in columns."""
        return tuple(block for block in self.blocks if isinstance(block, block_type))

    def all_of(self, block_type: type[B]) -> tuple[B, ...]:
        """Return its blocks of one type, in order, with those in columns."""
        return tuple(block for block in leaves(self.blocks) if isinstance(block, block_type))


@dataclass(frozen=True, slots=True)
class Section:
    """One `#` heading and its slides. The slides before the first heading stand in a section without a title."""

    title: Runs
    slides: tuple[Slide, ...] = ()
    ident: str = ""
    backup: bool = False
    """Slides kept for questions: last, not counted in the time."""
    unlisted: bool = False
    """Kept off the agenda."""
    line: int = field(default=0, compare=False)


WORDS_A_MINUTE = 130
"""Planning value for a talk; speakers say 110 to 150."""


@dataclass(frozen=True, slots=True)
class Slot:
    """The time that a meeting gives, in minutes."""

    speaking: float
    questions: float = 0.0


Variant = Literal["light", "dark"]
SlideSize = Literal["16:9", "4:3"]


@dataclass(frozen=True, slots=True)
class Theme:
    """How the shipped template is coloured, set and cut for one talk. An empty field: as it ships.

    Colours are six hex digits, upper case, without a #. `palette` makes of them all the others.
    """

    variant: Variant = "light"
    accent: Rgb = ""
    """What gives structure: section names, bullets, steps and arrows, statement slides."""
    dark: Rgb = ""
    """Light variant: headlines, callouts, the title slide. Dark variant: the ground."""
    highlight: Rgb = ""
    """The little that shines on strong slides: the line under the title, numerals."""
    caution: Rgb = ""
    """Warnings, and nothing else."""
    font: str = ""
    heading_font: str = ""
    """Of headlines; empty for the same as `font`."""
    size: SlideSize = "16:9"


@dataclass(frozen=True, slots=True)
class Front:
    """The front matter: what is true of the whole talk. An empty field is one that its presenter has still to fill."""

    title: str
    subtitle: str = ""
    author: str = ""
    institution: str = ""
    event: str = ""
    date: str = ""
    minutes: Slot | None = None
    lang: str = "en"
    """Language of the slides, a BCP 47 tag."""
    article: str = ""
    """Path of the article that the slides are held to, relative to the slide text."""
    article_hash: str = ""
    """`Article.digest` when the draft was made."""
    bibliography: tuple[str, ...] = ()
    """Paths of the files that `[@key]` cites from, relative to the slide text."""
    csl: str = ""
    """The style of citations: the name of one that ships, or the path of a .csl file; empty for the first that ships."""
    citations: Literal["", "short", "number"] = ""
    """What the foot of a slide says of what it cites: author, journal and year (as where it is empty), or nothing."""
    template: str = ""
    theme: Theme | None = None
    """How the shipped template is restyled; None where the text does not say, always so beside a `template`."""
    link: str = ""
    """Where listeners find more: becomes a QR code on the take-home slide."""
    contact: str = ""
    disclosures: tuple[str, ...] = ()
    lines: tuple[tuple[str, int], ...] = field(default=(), compare=False)
    """Source line of each key that is there; `theme.accent` and so on for those under `theme`."""

    def line_of(self, key: str) -> int | None:
        """Return the source line of a key, None if it is not there."""
        return dict(self.lines).get(key)


@dataclass(frozen=True, slots=True)
class Talk:
    """What a slide text says."""

    front: Front
    sections: tuple[Section, ...]
    notes: tuple[Block, ...] = ()
    """Notes of the title slide: a notes block before the first heading."""
    path: str = field(default="", compare=False)
    """The slide text's file, as findings name it."""
    source: tuple[str, ...] = field(default=(), compare=False)
    """Its lines, for findings to quote and patches to work on."""
    slides: tuple[Slide, ...] = field(init=False, repr=False, compare=False)
    """All slides in order, without the title slide: made of the sections, once, for many ask for one of them at a time."""

    def __post_init__(self) -> None:
        slides = tuple(slide for section in self.sections for slide in section.slides)
        object.__setattr__(self, "slides", slides)

    def quote(self, line: int) -> str:
        """Return a source line without the blanks around it; empty where there is none."""
        return self.source[line - 1].strip() if 0 < line <= len(self.source) else ""


def plain(runs: Iterable[Run]) -> str:
    """Return what is read, without formats and citations."""
    text = "".join([run.text for run in runs]).strip()
    # Asked for again and again of every line, and few have such blanks: to look is faster than to replace.
    return _BLANKS.sub(" ", text) if "  " in text or "\n" in text or "\t" in text else text


_BLANKS = re.compile(r"[ \t\n]+")


def marked(runs: Runs, mark: Mark) -> bool:
    """Tell whether all that is read carries the mark."""
    read = [run for run in runs if run.text.strip()]
    return bool(read) and all(mark in run.marks for run in read)


TITLE_ID = "title-slide"
"""The id of the title slide, which has no heading to take one from; no other slide can have it."""


def slide_ids(talk: Talk) -> tuple[str, ...]:
    """Return one id per slide in `talk.slides`: its own, else a slug of its title made unique by a count.

    A function of the text alone, so the same slide keeps its id while its title stands.
    """
    taken = {TITLE_ID, *(slide.ident for slide in talk.slides if slide.ident)}
    counts: dict[str, int] = {}
    ids = []
    for slide in talk.slides:
        ident = slide.ident
        if not ident:
            stem = slug(plain(slide.title)) or "slide"
            ident, count = stem, counts.get(stem, 1)
            while ident in taken:
                count += 1
                ident = f"{stem}-{count}"
            counts[stem] = count
            taken.add(ident)
        ids.append(ident)
    return tuple(ids)


def slug(text: str) -> str:
    """Return `text` in lower-case letters and digits of any script, joined by hyphens; 60 characters at most."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    words = re.findall(r"\w+", "".join(c for c in folded if not unicodedata.combining(c)))
    short = "-".join(words).replace("_", "-")[:60]
    return short.strip("-")


def spoken(notes: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the part of the notes that is said aloud: all before the paragraph that begins with `Sources:`."""
    for number, block in enumerate(notes):
        if isinstance(block, Paragraph) and plain(block.runs).startswith("Sources:"):
            return notes[:number]
    return notes


def spoken_words(notes: tuple[Block, ...]) -> int:
    """Return how many words of the notes are said aloud."""
    return sum(len(run.text.split()) for run, _ in all_runs(spoken(notes)))


def all_runs(blocks: Iterable[Block]) -> Iterator[tuple[Run, int]]:
    """Yield every run in the blocks, and in their columns, with the source line of what it stands in."""
    for block in leaves(blocks):
        match block:
            case Paragraph() | Group():
                yield from ((run, block.line) for run in block.runs)
            case Quote():
                yield from all_runs(block.paragraphs)
            case Items():
                yield from _item_runs(block.items)
            case Table():
                rows = zip((block.header, *block.rows), (block.line, *block.row_lines), strict=False)
                yield from ((run, line) for cells, line in rows for cell in cells for run in cell)
            case Picture() | Code() | Columns():
                pass  # no runs of their own


def shown_runs(slide: Slide) -> Iterator[tuple[Run, int]]:
    """Yield every run of a slide's title and blocks, not of its notes, with its source line."""
    yield from ((run, slide.line) for run in slide.title)
    yield from all_runs(slide.blocks)


def _item_runs(items: Iterable[Item]) -> Iterator[tuple[Run, int]]:
    for item in items:
        yield from ((run, item.line) for run in item.runs)
        yield from _item_runs(item.children)


# --------------------------------------------------------------------------------------------------- geometry


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle on the slide, from its top left corner."""

    x: Length
    y: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        """x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> Length:
        """y of its bottom edge."""
        return self.y + self.height


Colour = Literal["tx1", "tx2", "bg1", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6"]
"""A colour by its role in the theme, as ST_SchemeColorVal names it: the template decides what it looks like."""

Anchor = Literal["t", "ctr", "b"]
Align = Literal["l", "ctr", "r"]


@dataclass(frozen=True, slots=True)
class Paint:
    """What a layout paints before any text stands on it: a coarse grid of colours."""

    width: Length
    """Of the slide, as is the height."""
    height: Length
    across: int
    """Cells in a row."""
    down: int
    cells: tuple[Rgb, ...] = field(repr=False, hash=False)
    """Row after row from the top left; not hashed, for they are thousands."""

    def under(self, rect: Rect) -> tuple[Rgb, ...]:
        """Return the colours of the cells under a rectangle, at least the one under its middle."""
        columns = self._span(rect.x, rect.right, self.width, self.across)
        rows = self._span(rect.y, rect.bottom, self.height, self.down)
        starts = (row * self.across for row in rows)
        return tuple(chain(*(self.cells[at + columns.start : at + columns.stop] for at in starts)))

    @staticmethod
    def _span(start: Length, end: Length, whole: Length, count: int) -> range:
        """Return the numbers of the cells whose middle lies between two places; the one between them, if none."""
        first = max(round(start / whole * count), 0)
        last = min(round(end / whole * count), count)
        if first < last:
            return range(first, last)
        middle = min(max(int((start + end) / 2 / whole * count), 0), count - 1)
        return range(middle, middle + 1)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a paragraph of one level looks where nothing else is said: resolved through layout and master."""

    font: str
    """Typeface name, for its widths."""
    size: Length
    bold: bool = False
    line_spacing: float = 1.0
    """Multiple of a single line, which is 1.2 times the size."""
    space_before: Length = Emu(0)
    space_after: Length = Emu(0)
    indent: Length = Emu(0)
    """Distance of the text from the left inset (`a:pPr/@marL`)."""
    bullet: bool = False
    colour: Colour | None = None
    """Its colour by its role in the theme, None where the template gives an own one."""
    ink: Rgb = ""
    """What that colour looks like; empty for text that is drawn, whose box says it."""
    align: Align | None = None
    caps: bool = False
    """Shown in capitals, whatever is written."""
    tracking: Length = Emu(0)
    """Added to each character's width (`a:rPr/@spc`)."""


@dataclass(frozen=True, slots=True)
class Insets:
    """Distances of the text from the edges of its box."""

    left: Length = Emu(91_440)
    top: Length = Emu(45_720)
    right: Length = Emu(91_440)
    bottom: Length = Emu(45_720)


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What a layout offers for one piece of content."""

    idx: int
    kind: str
    """ST_PlaceholderType: title, ctrTitle, subTitle, body, obj, pic, tbl, ftr, sldNum, dt."""
    name: str
    rect: Rect
    styles: tuple[TextStyle, ...]
    """One per indent level, outermost first."""
    insets: Insets
    anchor: Anchor = "t"
    prompt: str = ""
    """The template's own words in an empty placeholder: seen while editing, never projected."""
    fill: Colour | None = None
    """Its ground, where that is one of the theme's colours."""
    sizes: tuple[Length, ...] = ()
    """Sizes in which to set each level, where its own could not be read or leave no room; empty: its own."""
    ambiguous: bool = False
    """Another placeholder of its layout has its idx too: a slide has to say itself where it stands."""
    drawn: bool = False
    """The template has no such placeholder: what would stand in it is drawn there as a shape."""


@dataclass(frozen=True, slots=True)
class SlideLayout:
    """One layout of the template."""

    name: str
    placeholders: tuple[Placeholder, ...]
    dark: bool = False
    """Its background is the other way round than the master's: text on it is drawn in the ground's role, `bg1`.

    So on the dark slides of a light template. In a dark template `bg1` is dark, and text is `tx1` on all its slides.
    """
    colours: tuple[tuple[Colour, Rgb], ...] = field(default=(), repr=False)
    """What each role of the theme looks like on it."""
    paint: Paint | None = field(default=None, repr=False)
    kind: str = ""
    """ST_SlideLayoutType, empty where it has none."""
    master: str = ""
    """The master that it belongs to."""
    area: Rect | None = None
    """Where content goes; None: from under the headline's last line to the footer, as wide as the headline."""
    made_on: str = ""
    """The template's layout behind it; empty where it is that layout itself."""
    found_by: str = ""
    """How that layout was found, in words; empty where it was named."""

    def placeholder(self, name: str) -> Placeholder | None:
        """Return the first placeholder of that name, None if there is none."""
        return next((p for p in self.placeholders if p.name == name), None)

    def placeholders_named(self, stem: str) -> tuple[Placeholder, ...]:
        """Return the placeholders called `stem 1`, `stem 2` and so on, in their order."""
        return tuple(p for p in self.placeholders if re.fullmatch(re.escape(stem) + r" \d+", p.name))


@dataclass(frozen=True, slots=True)
class Geometry:
    """What a template offers."""

    width: Length
    height: Length
    layouts: tuple[SlideLayout, ...]
    heading_font: str
    body_font: str
    scale: float = 1.0
    """The template's own lengths as a multiple of those here, where these are at a nominal height."""
    right_to_left: bool = False
    """It is made for reading from right to left."""

    def layout(self, name: str) -> SlideLayout | None:
        """Return the layout of that name, None if the template has none."""
        return next((layout for layout in self.layouts if layout.name == name), None)


# -------------------------------------------------------------------------------------------------- citations


@dataclass(frozen=True, slots=True)
class Cited:
    """What the citations of a bibliography look like on slides; as it is without arguments: there is no bibliography."""

    marks: Mapping[tuple[Citation, ...], Runs] = field(default_factory=dict)
    """What stands in the text for each bracket, in a style that names author and year; empty: raised numbers."""
    short: Mapping[str, str] = field(default_factory=dict)
    """By its key what the foot of a slide says of a reference; empty where it says nothing."""
    keys: tuple[str, ...] = ()
    """All keys of the bibliography, cited or not."""
    numbered: bool = True
    """The list of references is numbered."""


# ------------------------------------------------------------------------------------------------------ pages


NUMBER_INDENT = Emu(384_048)
"""Where the text of a numbered paragraph begins: 0.42 inches, room for two digits and a full stop."""

CODE_FONT = "Courier New"
"""What code is set in: on every machine, and all its characters are as wide."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """Text in one format. None and empty mean: as the placeholder or the box has it."""

    text: str
    bold: bool | None = None
    italic: bool = False
    code: bool = False
    strike: bool = False
    script: Literal["", "sub", "super"] = ""
    link: str = ""
    size: Length | None = None
    colour: Colour | None = None


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """A paragraph in a box."""

    runs: tuple[TextRun, ...]
    level: int = 0
    """Indent level, 0 (outermost) to 8: `a:pPr/@lvl`, ST_TextIndentLevelType."""
    align: Align | None = None
    bullet: bool | None = None
    """True or False switch the bullet on or off, whatever its level has."""
    ordinal: int = 0
    """Its number in a numbered list, 0 where it is in none."""
    right_to_left: bool | None = None
    """Its direction where it is not that of the template's text."""
    space_before: Length | None = None
    space_after: Length | None = None
    line: int = field(default=0, compare=False)
    """Source line of the slide text."""

    @property
    def text(self) -> str:
        """What is read."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Look:
    """How a drawn shape looks; a placeholder has its look from the template."""

    shape: Literal["rect", "roundRect", "ellipse"] = "rect"
    fill: Colour | None = None
    outline: Colour | None = None
    outline_width: Length = Emu(28_575)
    dashed: bool = False
    round: float = 0.08
    """Corner radius of a `roundRect` in inches."""


@dataclass(frozen=True, slots=True)
class Box:
    """A shape with text in it, or without: a placeholder of the layout, or a drawn shape."""

    role: str
    """What it is on its slide, as a person reads it: `Title`, `Card`, `Step`, `Callout`."""
    rect: Rect
    styles: tuple[TextStyle, ...] = ()
    """How its text looks at each indent level where the runs do not say; empty for a shape without text."""
    paragraphs: tuple[TextParagraph, ...] = ()
    number: int = 0
    """1-based place among the boxes of its role; 0 where it is the only one."""
    placeholder: Placeholder | None = None
    look: Look | None = None
    anchor: Anchor = "t"
    insets: Insets = Insets()
    colour: Colour | None = None
    """Colour of the text of a drawn shape; a placeholder has its own."""
    automatic: Literal["", "slidenum"] = ""
    """What PowerPoint itself fills in."""
    unbroken: bool = False
    """Each of its paragraphs must stay on one line, as a line of code does."""
    decorative: bool = False
    line: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """Its name in the selection pane."""
        return f"{self.role} {self.number}" if self.number else self.role


@dataclass(frozen=True, slots=True)
class Connector:
    """A line with an arrowhead from one box to another, glued to both."""

    start: str
    """Name of the box that it leaves."""
    start_site: int
    """Connection site: 0 top, 1 left, 2 bottom, 3 right, as rect and roundRect number them; 4 see `end_at`."""
    end: str
    end_site: int
    alt: str
    """What it says, in words: it leads from this to that."""
    dashed: bool = False
    curved: bool = False
    end_at: float = 0.5
    """With an end site of 4: the share of the box's width at which the arrow reaches its top edge."""
    colour: Colour = "accent1"

    @property
    def name(self) -> str:
        """Its name in the selection pane."""
        return f"Arrow {self.start} to {self.end}"


@dataclass(frozen=True, slots=True)
class Image:
    """The bytes of a picture file, and its size."""

    data: bytes = field(repr=False)
    width: int
    """In pixels, as is the height; of the picture as it is shown."""
    height: int
    svg: bytes = field(default=b"", repr=False)
    """The drawing that `data` is a rendering of, for programs that show it; empty for a photograph."""


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A picture in its place, whole."""

    role: str
    rect: Rect
    image: Image
    alt: str
    """Alternative text."""
    placeholder: Placeholder | None = None
    decorative: bool = False
    """Its author says that nobody needs to have it described. Without that, a missing text stays missing."""
    line: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """Its name in the selection pane."""
        return self.role


@dataclass(frozen=True, slots=True)
class TableBox:
    """A native table."""

    role: str
    rect: Rect
    rows: tuple[tuple[TextParagraph, ...], ...]
    """The header row first."""
    widths: tuple[Length, ...]
    heights: tuple[Length, ...]
    style: TextStyle
    """How the text of its cells looks where the runs do not say."""
    alt: str
    insets: Insets = Insets()
    placeholder: Placeholder | None = None
    header: Colour | None = None
    """Fill of the header row, where the template's style of tables is not to be relied on; None: by that style."""
    header_ink: Colour | None = None
    ink: Colour | None = None
    right_to_left: bool = False
    """Its first column is the rightmost."""
    line: int = field(default=0, compare=False)

    @property
    def name(self) -> str:
        """Its name in the selection pane."""
        return self.role


Shape = Box | Connector | PictureBox | TableBox


@dataclass(frozen=True, slots=True)
class Page:
    """One slide of the deck, all decided."""

    ident: str
    layout: str
    shapes: tuple[Shape, ...]
    """In reading order, the title first."""
    section: str
    """Name of its PowerPoint section."""
    notes: tuple[TextParagraph, ...] = ()
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Pages:
    """A whole deck, all decided: what `powerpoint.write` puts into a file."""

    title: str
    author: str
    lang: str
    pages: tuple[Page, ...]
    subject: str = ""
    right_to_left: bool = False
    """The slides are read from right to left, and the template is to be reflected as they are."""
