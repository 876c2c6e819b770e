"""The lines of a PDF's pages become a Document. A page knows places and sizes only; what is what is told by these.

In this order: running heads go, columns are put one after the other, lines become paragraphs, and the largest and
boldest short ones headings. What is smaller than the text and no sentence, the cells of a table and the labels in a
figure, is not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from slides.article.blocks import Document
from slides.article.decoding import refuse_long
from slides.article.plain_text import KNOWN_HEADINGS
from slides.article.running import REFERENCES, Piece, folded, front_of, run, without_section
from slides.errors import ArticleError
from slides.model import ArticleFigure, ArticleRecord, ArticleReference, ArticleTable


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line, or the part of one that stands by itself."""

    text: str
    left: float
    """Points from the left edge of the page, as all lengths here; heights are from its lower edge."""
    bottom: float
    right: float
    top: float
    size: float
    """Height of its font, in points, with the room above and below its letters."""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A page, its lines in the order in which the PDF draws them."""

    width: float
    height: float
    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    page: int
    size: float
    bold: bool
    left: float
    lines: int


_MARGIN = 0.09
"""Share of a page's height, above and below, in which running heads and page numbers stand."""
_LARGER, _SMALLER = 1.08, 0.93
"""Times the size of the text: a font beyond these is another one."""
_LONGEST_HEADING = 16
"""Words."""
_SHORTEST_SENTENCE = 8
"""Words of a sentence in small print; shorter ones are labels."""
_NARROW = 0.6
"""Times the width of the text: a column below that stands beside it."""
_BESIDE = re.compile(r"(?m)^(?=[A-Z][A-Za-z ]{2,40}:\s)")
_LABEL = re.compile(
    r"(Funding|Competing interests|Conflicts? of interest|Data availability(?: statement)?):\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:…][\"”’)\]]*(?:\[[\d,\s–-]+\])?$")
_CAPTION = re.compile(
    r"((?:Fig(?:ure)?\.?|Table|Tab\.|Box)\s+[A-Z]?\d{1,3}[a-z]?)\s?[.:|–—]\s*(?=\S)", re.IGNORECASE
)
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]+")
_ENTRY = re.compile(r"(?:^|(?<=\s))(?=\[?\d{1,3}[.\]]\s+[A-Z])")
"""Where an entry of a numbered list of references begins."""


def read(pages: Sequence[Page], name: str) -> Document:
    """Return what the pages say.

    Raises:
        ArticleError: There is no text on them, as where they were scanned, or far too much.
    """
    if not any(line.text.strip() for page in pages for line in page.lines):
        message = "this PDF has no text, only pictures of its pages"
        hint = "run it through text recognition (OCR) first, or ask for the text"
        raise ArticleError.of("article.scanned", message, path=name, hint=hint)
    refuse_long("\n".join(line.text for page in pages for line in page.lines), name)
    heads = _running_heads(pages)
    body = _size_of_text(pages)
    columns = [(number, _columns(page, heads)) for number, page in enumerate(pages, 1)]
    paragraphs = [p for number, (main, _) in columns for column in main for p in _paragraphs(column, number)]
    beside = [p for number, (_, side) in columns for column in side for p in _paragraphs(column, number)]
    title, rest = _title(paragraphs, body)
    told, figures, tables = _without_captions(_joined(list(_read(rest, body))))
    known = " ".join(paragraph.text for paragraph in told)
    pieces: Sequence[Piece] = [_piece(paragraph, body, known) for paragraph in told]
    authors, affiliations, pieces = front_of(pieces)
    pieces, entries = without_section(pieces, REFERENCES)
    pieces = (*pieces, *_labelled(beside, known))
    references = tuple(_reference(entry) for text in entries for entry in _ENTRY.split(text) if entry.strip())
    text, blocks = run(pieces)
    record = ArticleRecord(affiliations, _doi(pages), "", figures, tables, references)
    return Document(title, authors, blocks, text, record, "page")


# ------------------------------------------------------------------------------------------------- order of reading


def _running_heads(pages: Sequence[Page]) -> frozenset[str]:
    """Return what stands in the margins of several pages, whatever numbers are in it."""
    seen = Counter(
        key for page in pages for key in {_head(line) for line in page.lines if _in_margin(line, page)}
    )
    return frozenset(key for key, count in seen.items() if count > 1 or not key.strip("# /|.-–"))


def _head(line: PageLine) -> str:
    return re.sub(r"\d+", "#", folded(line.text)).lower()


def _in_margin(line: PageLine, page: Page) -> bool:
    return line.bottom > page.height * (1 - _MARGIN) or line.top < page.height * _MARGIN


def _size_of_text(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for line in (line for page in pages for line in page.lines):
        sizes[round(line.size)] += len(line.text)
    return float(sizes.most_common(1)[0][0])


_Columns = tuple[list[list[PageLine]], list[list[PageLine]]]
"""Columns of running text in the order of reading, and those that stand beside it, each from top to bottom."""


def _columns(page: Page, heads: frozenset[str]) -> _Columns:
    """Return the columns of a page; lines across its middle end the columns above them."""
    lines = [line for line in page.lines if not (_in_margin(line, page) and _head(line) in heads)]
    gutter = _gutter(lines, page)
    if gutter is None:
        return [_in_rows(lines)], []
    main: list[list[PageLine]] = []
    side: list[list[PageLine]] = []
    narrow = _narrow_side(lines, gutter)
    band: list[PageLine] = []
    for line in (*sorted(lines, key=lambda line: -line.top), None):
        if line and not line.left < gutter < line.right:
            band.append(line)
            continue
        halves = (
            [part for part in band if part.right <= gutter],
            [part for part in band if part.left >= gutter],
        )
        for number, half in enumerate(halves):
            if half:
                (side if number == narrow else main).append(_in_rows(half))
        main += [[line]] if line else []
        band = []
    return main, side


def _narrow_side(lines: Sequence[PageLine], gutter: float) -> int | None:
    """Return 0 or 1 where what stands to the left or right of the gutter is much narrower than the other side."""
    left = max((gutter - line.left for line in lines if line.right <= gutter), default=0.0)
    right = max((line.right - gutter for line in lines if line.left >= gutter), default=0.0)
    if left < _NARROW * right:
        return 0
    return 1 if right < _NARROW * left else None


def _gutter(lines: Sequence[PageLine], page: Page) -> float | None:
    """Return where the blank strip between two columns is, None where the page has one column."""
    if len(lines) < 6:
        return None
    places = [page.width * share / 100 for share in range(25, 71)]
    crossed = {place: sum(line.left < place < line.right for line in lines) for place in places}
    least = min(crossed.values())
    if least > 0.2 * len(lines):
        return None
    best = [place for place in places if crossed[place] == least]
    gutter = min(best, key=lambda place: abs(place - (best[0] + best[-1]) / 2))
    sides = (sum(line.right <= gutter for line in lines), sum(line.left >= gutter for line in lines))
    return gutter if min(sides) > 0.12 * len(lines) else None


def _in_rows(lines: Sequence[PageLine]) -> list[PageLine]:
    """Return the lines from top to bottom, the parts of one line as one."""
    rows: list[list[PageLine]] = []
    for line in sorted(lines, key=lambda line: -line.bottom):
        size = max(line.size, rows[-1][0].size) if rows else 0.0
        if rows and abs(rows[-1][0].bottom - line.bottom) < 0.35 * size and not _overlaps(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [_row(sorted(row, key=lambda line: line.left)) for row in rows]


def _overlaps(row: list[PageLine], line: PageLine) -> bool:
    return any(
        part.left < line.right - 0.3 * line.size and line.left < part.right - 0.3 * line.size for part in row
    )


def _row(parts: list[PageLine]) -> PageLine:
    """Return the parts of a line as one, in the font of the longest."""
    longest = max(parts, key=lambda part: len(part.text))
    return PageLine(
        " ".join(part.text for part in parts),
        parts[0].left,
        longest.bottom,
        max(part.right for part in parts),
        longest.top,
        longest.size,
        all(part.bold for part in parts),
    )


# ------------------------------------------------------------------------------------------------------ paragraphs


def _paragraphs(column: list[PageLine], page: int) -> Iterator[_Paragraph]:
    """Yield the paragraphs of a column: an indent, a gap or another font begins one."""
    left = Counter(round(line.left) for line in column).most_common(1)[0][0] if column else 0
    group: list[PageLine] = []
    for line in column:
        if group and _begins(group[-1], line, left, group[0]):
            yield _paragraph(group, page)
            group = []
        group.append(line)
    if group:
        yield _paragraph(group, page)


def _begins(before: PageLine, line: PageLine, left: float, first: PageLine) -> bool:
    """Tell whether a line begins a paragraph, after the line before it and the first one of its paragraph."""
    if abs(before.size - line.size) > 0.1 * before.size or before.bold != line.bold:
        return True
    if before.bottom - line.bottom > 1.45 * max(before.size, line.size):
        return True
    indented = line.left > left + 0.5 * line.size and before.left <= left + 0.3 * line.size
    return indented and bool(_ENDS.search(before.text)) and first.left <= line.left


def _paragraph(lines: list[PageLine], page: int) -> _Paragraph:
    text = "\n".join(line.text.strip() for line in lines)
    return _Paragraph(text, page, lines[0].size, lines[0].bold, lines[0].left, len(lines))


def _joined(paragraphs: Sequence[_Paragraph]) -> list[_Paragraph]:
    """Join what the end of a column or a page, or a figure between them, has cut: no sentence ends there."""
    joined: list[_Paragraph] = []
    for paragraph in paragraphs:
        before = joined[-1] if joined else None
        if (
            before
            and not before.bold
            and abs(before.size - paragraph.size) < 0.1 * before.size
            and _goes_on(before.text, paragraph.text)
        ):
            joined[-1] = replace(
                before, text=f"{before.text}\n{paragraph.text}", lines=before.lines + paragraph.lines
            )
        else:
            joined.append(paragraph)
    return joined


def _goes_on(text: str, following: str) -> bool:
    return (
        not _ENDS.search(text)
        and min(len(text.split()), len(following.split()) + 2) > 4
        and not _CAPTION.match(following)
        and not _CAPTION.match(text)
    )


def _mended(text: str, known: str) -> str:
    """Return a paragraph on one line; a word cut at a hyphen keeps that only if it stands with one elsewhere."""

    def mend(match: re.Match[str]) -> str:
        hyphened = f"{match[1]}-{match[2]}"
        return hyphened if re.search(rf"\b{re.escape(hyphened)}\b", known) else match[1] + match[2]

    mended = re.sub(r"(\w+)[-\u00ad]\n([a-z]\w*)", mend, text)
    return folded(re.sub(r"(?<=\w-)\n(?=[A-Z])|(?<=\w/)\n|(?<=://)\n", "", mended))


# ------------------------------------------------------------------------------------------------------ what is what


def _title(paragraphs: list[_Paragraph], body: float) -> tuple[str, list[_Paragraph]]:
    """Take the largest text of the first page, the paragraphs before it too, which name the journal and the rubric."""
    first = [p for p in paragraphs if p.page == 1 and len(p.text.split()) > 2]
    title = max(first, key=lambda p: p.size, default=None)
    if title is None or title.size < body * _LARGER:
        return "", paragraphs
    place = paragraphs.index(title)
    return folded(title.text.replace("-\n", "-")), paragraphs[place + 1 :]


def _read(paragraphs: Sequence[_Paragraph], body: float) -> Iterator[_Paragraph]:
    """Yield running text, headings, captions and references, without labels and cells.

    What is smaller than the text has to end a sentence, and not to follow a caption, which a table's cells do; the
    first page and the references apart.
    """
    in_references = in_caption = False
    for paragraph in paragraphs:
        if _level(paragraph, body):
            in_references = bool(REFERENCES.fullmatch(folded(paragraph.text)))
        is_small = paragraph.size < body * _SMALLER and paragraph.page > 1 and not in_references
        is_caption = bool(_CAPTION.match(paragraph.text))
        in_caption = is_caption or (in_caption and is_small)
        is_sentence = _ENDS.search(paragraph.text) and len(paragraph.text.split()) > _SHORTEST_SENTENCE
        if is_caption or not is_small or (is_sentence and not in_caption):
            yield paragraph


def _labelled(paragraphs: Sequence[_Paragraph], known: str) -> Iterator[Piece]:
    """Yield what stands beside the text with a heading that a talk needs: who paid, and who has an interest."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    for part in _BESIDE.split(text):
        label = _LABEL.match(part)
        if label:
            yield Piece(label[1], 1, paragraphs[0].page)
            yield Piece(_mended(part[label.end() :], known), 0, paragraphs[0].page)


def _without_captions(
    paragraphs: list[_Paragraph],
) -> tuple[list[_Paragraph], tuple[ArticleFigure, ...], tuple[ArticleTable, ...]]:
    told: list[_Paragraph] = []
    figures: list[ArticleFigure] = []
    tables: list[ArticleTable] = []
    for paragraph in paragraphs:
        caption = _CAPTION.match(paragraph.text)
        if not caption:
            told.append(paragraph)
            continue
        words = folded(paragraph.text[caption.end() :])
        if caption[1].lower().startswith("tab"):
            tables.append(ArticleTable(folded(caption[1]), words, ()))
        else:
            figures.append(ArticleFigure(folded(caption[1]), words, ""))
    return told, tuple(figures), tuple(tables)


def _piece(paragraph: _Paragraph, body: float, known: str) -> Piece:
    level = _level(paragraph, body)
    return Piece(_mended(paragraph.text, known), level, paragraph.page)


def _level(paragraph: _Paragraph, body: float) -> int:
    """Return the level of a heading, 0 for a paragraph: by its size first, then by its weight or words."""
    text = folded(paragraph.text)
    if (
        paragraph.lines > 3
        or len(text.split()) > _LONGEST_HEADING
        or re.search(r"[.;,]$", text)
        or not re.search(r"[^\W\d_]{3}", text)
    ):
        return 0
    if paragraph.size >= body * 1.25:
        return 1
    bare = re.sub(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+", "", text).rstrip(":").lower()
    if bare in KNOWN_HEADINGS:
        return 1
    if paragraph.size >= body * _LARGER:
        return 2
    return 3 if paragraph.bold and paragraph.size >= body * _SMALLER else 0


def _reference(text: str) -> ArticleReference:
    bare = re.sub(r"^\[?\d{1,3}[.\]]\s+", "", folded(text))
    doi = _DOI.search(bare)
    return ArticleReference(bare, doi=doi[0].rstrip(".,;)") if doi else "")


def _doi(pages: Sequence[Page]) -> str:
    """Return the first DOI on the first page, which is the article's own."""
    found = (_DOI.search(line.text) for page in pages[:1] for line in page.lines)
    return next((match[0].rstrip(".,;)") for match in found if match), "")
