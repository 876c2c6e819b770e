"""From one slide of a deck to one slide of a text, and what of it no text can say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from slides.errors import Finding
from slides.kinds import misfits
from slides.model import (
    Block,
    Column,
    Columns,
    Item,
    Items,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    Slide,
    Table,
)
from slides.outline import CROP, OutlineParagraph, OutlineShape, OutlineSlide, Paragraphs
from slides.pull import ours
from slides.pull.places import MOST_COLUMNS, beside, in_order, is_below
from slides.pull.said import (
    LEVELS,
    is_numbered,
    items_of,
    levels_of,
    listed,
    notes_of,
    one_line,
    refused,
    runs_of,
    shown,
    together,
)

TITLES = ("title", "ctrTitle")
FURNITURE = ("ftr", "dt", "sldNum", "hdr")
"""Placeholders that our decks fill by themselves."""

LONGEST_TITLE = 110
"""Letters of a text that is taken for the title of a slide without one: two lines."""

LONGEST_CALLOUT = 140
"""Letters of a text that is taken for the callout, or the caption of a picture; a longer one is an item."""

LONGEST_LEAD = 220
"""Letters of a text that leads in above the items."""

MOST_LEADS = 2

RULE = "pull.left"


@dataclass(frozen=True, slots=True)
class Pulled:
    """A slide of a deck as slide text."""

    slide: Slide
    """Its kind has a place for all that is on it."""
    left: tuple[Finding, ...] = ()
    """What of it no slide text can say, a sentence each; the path is for their reader to add."""
    pictures: Mapping[str, str] = field(default_factory=dict)
    """The files of its pictures by the digests of these, also of those that are only named in `left`."""


def picture_names(
    slides: Iterable[OutlineSlide], stem: str, extensions: Mapping[str, str], taken: Iterable[str] = ()
) -> dict[str, str]:
    """Return a file name for each picture, `stem-picture-1.png` and so on in the order in which the slides show them.

    `extensions` are of the pictures that a slide text can show, by digest; others get no name, and none gets one that is `taken`.
    """
    names: dict[str, str] = {}
    used = set(taken)
    number = 0
    for slide in slides:
        for shape in flattened(slide.shapes):
            if not is_picture(shape) or shape.image in names or shape.image not in extensions:
                continue
            number += 1
            while (name := f"{stem}-picture-{number}.{extensions[shape.image]}") in used:
                number += 1
            names[shape.image] = name
    return names


def slide_of(found: OutlineSlide, number: int, names: Mapping[str, str]) -> Pulled:
    """Return what a slide says.

    `number` is its place in the deck, for what is left and for a slide without any words; `names` the files of the
    pictures that can be shown, by digest, as `picture_names` gives them.
    """
    parts = _parts(found, number, names)
    usable = _shown_slides(found, parts)
    slide = next(slide for slide in usable if not any(misfits(slide)))
    pictures = {shape.image: names[shape.image] for shape in _pictures(found) if shape.image in names}
    return Pulled(slide, tuple(_left(found, number, slide, names)), pictures)


def flattened(shapes: Iterable[OutlineShape]) -> Iterator[OutlineShape]:
    """Yield shapes, those in a group in place of their group."""
    for shape in shapes:
        if shape.members:
            yield from flattened(shape.members)
        else:
            yield shape


def is_picture(shape: OutlineShape) -> bool:
    """Tell whether a shape is a picture that stands still."""
    return shape.kind == "picture" and not shape.what


def _pictures(found: OutlineSlide) -> Iterator[OutlineShape]:
    return (shape for shape in flattened(found.shapes) if is_picture(shape))


# ---------------------------------------------------------------------------------------------------------- parts


@dataclass(frozen=True, slots=True)
class _Parts:
    """What a slide shows, each thing once."""

    title: Runs
    shapes: tuple[OutlineShape, ...]
    """Texts, tables and pictures in the order in which they are read, without the title and without captions."""
    captions: Mapping[int, str]
    """By the identity of the picture's shape: two copies of one picture are equal, and their captions are not."""
    names: Mapping[str, str]

    @property
    def texts(self) -> tuple[OutlineShape, ...]:
        return tuple(shape for shape in self.shapes if shape.paragraphs)

    @property
    def figures(self) -> tuple[OutlineShape, ...]:
        return tuple(shape for shape in self.shapes if not shape.paragraphs)


def _parts(found: OutlineSlide, number: int, names: Mapping[str, str]) -> _Parts:
    content = [shape for shape in flattened(found.shapes) if _is_content(shape, found, names)]
    title, rest = _titled(content, number)
    captions = {id(picture): text for picture, text in _captions(rest)}
    used = {id(text) for text in captions.values()}
    words = {picture: " ".join(text.text.split()) for picture, text in captions.items()}
    return _Parts(title, tuple(shape for shape in rest if id(shape) not in used), words, names)


def _is_content(shape: OutlineShape, found: OutlineSlide, names: Mapping[str, str]) -> bool:
    """Tell whether a shape is something that a slide text says."""
    if shape.placeholder in FURNITURE or ours.is_kicker(shape, found):
        return False
    if shape.kind == "table":
        return bool(shape.text)
    return bool(shape.paragraphs) or (is_picture(shape) and shape.image in names)


def _titled(shapes: Sequence[OutlineShape], number: int) -> tuple[Runs, tuple[OutlineShape, ...]]:
    """Return the title of a slide and all else, in reading order; its first text is the title where it has none."""
    title = next((shape for shape in shapes if shape.placeholder in TITLES and shape.paragraphs), None)
    if title is not None:
        return _title(title.paragraphs), in_order([shape for shape in shapes if shape is not title])
    rest = in_order(shapes)
    first = next((shape for shape in rest if shape.paragraphs), None)
    if first is None or len(first.paragraphs[0].text) > LONGEST_TITLE:
        return (Run(f"Slide {number}"),), rest
    others = replace(first, paragraphs=first.paragraphs[1:])
    kept = (others if shape is first else shape for shape in rest)
    return _title(first.paragraphs[:1]), tuple(s for s in kept if s is not others or s.paragraphs)


def _title(paragraphs: Paragraphs) -> Runs:
    return one_line(together(paragraphs, " "))


def _captions(shapes: Sequence[OutlineShape]) -> Iterator[tuple[OutlineShape, OutlineShape]]:
    """Yield each picture with a caption, and that."""
    taken: set[int] = set()
    for picture in filter(is_picture, shapes):
        for text in shapes:
            if (
                id(text) not in taken
                and _is_caption(text)
                and (is_below(text, picture) or _is_ours(text, picture))
            ):
                taken.add(id(text))
                yield picture, text
                break


def _is_ours(text: OutlineShape, picture: OutlineShape) -> bool:
    """Tell whether a text is the caption that we set beside or below a picture, by the names of both."""
    return text.role == "Caption" and text.name.replace("Caption", "Picture", 1) == picture.name


def _is_caption(text: OutlineShape) -> bool:
    """Tell whether a text could be a caption: one paragraph, of no format that would be lost."""
    if len(text.paragraphs) != 1 or len(text.text) > LONGEST_CALLOUT:
        return False
    return not any(run.link or run.script for run in text.paragraphs[0].runs)


# ----------------------------------------------------------------------------------------------- ways to say it


def _shown_slides(found: OutlineSlide, parts: _Parts) -> Iterator[Slide]:
    """Yield the slide in each way that it could be said, the best first; the last has a place for everything."""
    notes = notes_of(found.notes)
    for kind, blocks in _ways(found, parts):
        yield Slide(parts.title, kind, blocks=tuple(blocks), notes=notes)


def _ways(found: OutlineSlide, parts: _Parts) -> Iterator[tuple[str, Sequence[Block]]]:
    yield from ours.drawn(parts.shapes, found.layout)
    if not parts.shapes:
        kept = any(shape.kind in ("other", "picture") for shape in found.shapes)
        yield "" if kept else "statement", ()
        return
    lists = [text for text in parts.texts if _is_list(text)]
    for seeds in (lists, [text for text in parts.texts if text.placeholder == "obj"]):
        if len(seeds) > 1:
            yield from _in_columns(parts, seeds)
    yield from _simple(parts)
    for seeds in ([*lists, *parts.figures], parts.shapes):
        yield from _in_columns(parts, seeds)
    yield "", _stacked(parts)


def _simple(parts: _Parts) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield a slide of lead, items, figure and callout; nothing where there is more text than these hold."""
    texts = parts.texts
    marks = [n for n, text in enumerate(texts) if _is_list(text)]
    first, end = (marks[0], marks[-1] + 1) if marks else (len(texts), len(texts))
    lead, middle, tail = texts[:first], texts[first:end], texts[end:]
    figures = [_figure(shape, parts) for shape in parts.figures]
    tied = len(figures) > 1 or any(isinstance(figure, Table) for figure in figures)
    if tied and not marks and len(lead) == MOST_LEADS + 1:
        lead, tail = lead[:-1], lead[-1:]
    above = _leads(lead)
    if above is None:
        above, middle = (), (*lead, *middle)
    callout = _callout(tail)
    if callout is None:
        callout, middle = (), (*middle, *tail)
    yield "", (*above, *_lists(middle), *figures, *callout)


def _leads(texts: Sequence[OutlineShape]) -> tuple[Paragraph, ...] | None:
    """Return the paragraphs that lead in; None where these are more, or longer, than a lead."""
    paragraphs = [paragraph for text in texts for paragraph in text.paragraphs]
    if len(paragraphs) > MOST_LEADS or any(len(p.text) > LONGEST_LEAD for p in paragraphs):
        return None
    return tuple(Paragraph(runs_of(paragraph)) for paragraph in paragraphs)


def _callout(texts: Sequence[OutlineShape]) -> tuple[Quote, ...] | None:
    """Return the callout that the last text is, none where there is none; None where it cannot be one."""
    if len(texts) > 1 or any(len(text.text) > LONGEST_CALLOUT for text in texts):
        return None
    return tuple(Quote(tuple(Paragraph(runs_of(p)) for p in text.paragraphs)) for text in texts)


def _lists(texts: Sequence[OutlineShape]) -> tuple[Items, ...]:
    """Return texts as one list, or as several where some are numbered."""
    lists: list[Items] = []
    for text in texts:
        items, ordered = items_of(text.paragraphs), is_numbered(text.paragraphs)
        if lists and lists[-1].ordered == ordered == False:  # noqa: E712
            lists[-1] = Items((*lists[-1].items, *items))
        else:
            lists.append(Items(items, ordered))
    if sum(len(block.items) for block in lists) > len(listed(tuple(i for b in lists for i in b.items)).items):
        return (listed(tuple(item for block in lists for item in block.items)),)
    return tuple(lists)


def _is_list(text: OutlineShape) -> bool:
    """Tell whether a text is a list: it has bullets, or several paragraphs that are not just two without any."""
    bullets = [paragraph.bullet for paragraph in text.paragraphs]
    if any(bullet in ("character", "number") for bullet in bullets):
        return True
    return len(bullets) > 1 and not (len(bullets) <= MOST_LEADS and set(bullets) == {"none"})


def _in_columns(parts: _Parts, seeds: Sequence[OutlineShape]) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield a slide in columns, if the seeds stand in two or three; nothing where some text belongs to none."""
    found = beside(parts.shapes, seeds) if len(seeds) > 1 else None
    if found is None:
        return
    above, below = _leads(found.above), _callout(found.below)
    figures = [shape for shape in (*found.above, *found.below) if not shape.paragraphs]
    if above is None or below is None or figures:
        return
    columns = tuple(Column(tuple(_column(shapes, parts))) for shapes in found.columns)
    yield "", (*above, Columns(columns), *below)


def _column(shapes: Sequence[OutlineShape], parts: _Parts) -> Iterator[Block]:
    """Yield what stands in a column; a figure between texts goes below them."""
    if shapes[0].paragraphs:
        shapes = [*(s for s in shapes if s.paragraphs), *(s for s in shapes if not s.paragraphs)]
    for shape in shapes:
        if not shape.paragraphs:
            yield _figure(shape, parts)
        elif _is_list(shape):
            yield from _lists([shape])
        else:
            yield from (Paragraph(runs_of(paragraph)) for paragraph in shape.paragraphs)


def _stacked(parts: _Parts) -> Sequence[Block]:
    """Return a slide that takes all texts as one list, and beside it as many figures as there is place for."""
    tables = [shape for shape in parts.figures if shape.kind == "table"]
    pictures = sorted((s for s in parts.figures if s.kind == "picture"), key=_area, reverse=True)
    items = tuple(item for text in parts.texts for item in items_of(text.paragraphs))
    room = MOST_COLUMNS - bool(items or len(tables) > MOST_COLUMNS)
    chosen = [*tables, *pictures][:room]
    spared = {id(shape) for shape in chosen}
    figures = [_figure(shape, parts) for shape in parts.figures if id(shape) in spared]
    items = (*items, *(item for table in tables[room:] for item in _rows_as_items(table)))
    captions = (parts.captions.get(id(picture), "") for picture in pictures if id(picture) not in spared)
    items = (*items, *(Item((Run(caption),)) for caption in captions if caption))
    blocks = ([listed(items)] if items else []) + figures
    if len(figures) <= 1 and not any(isinstance(figure, Table) and items for figure in figures):
        return blocks
    return (Columns(tuple(Column((block,)) for block in blocks)),) if len(blocks) > 1 else blocks


def _area(shape: OutlineShape) -> int:
    return shape.rect.width * shape.rect.height if shape.rect else 0


def _rows_as_items(table: OutlineShape) -> Iterator[Item]:
    """Yield the rows of a table that there is no place for, the cells of each in one line."""
    for row in table.rows:
        if runs := together((p for cell in row for p in cell), " | "):
            yield Item(runs)


# -------------------------------------------------------------------------------------------- tables and pictures


def _figure(shape: OutlineShape, parts: _Parts) -> Table | Picture:
    if shape.kind == "table":
        return _table(shape)
    return Picture(parts.names[shape.image], described(shape.alt), parts.captions.get(id(shape), ""))


_FILE_NAME = re.compile(r"\S+\.(png|jpe?g|gif|bmp|tiff?|svg|emf|wmf)", re.I)


def described(alt: str) -> str:
    """Return an alternative text in one line; empty for a bare file name, which programs put there and describes nothing."""
    text = " ".join(alt.split())
    return "" if _FILE_NAME.fullmatch(text) else text


def _table(shape: OutlineShape) -> Table:
    """Return a table, its first row as the header, all rows as long as the longest."""
    count = max(len(row) for row in shape.rows)
    rows = [tuple(_cell(cell) for cell in (*row, *[()] * (count - len(row)))) for row in shape.rows]
    header, *body = rows
    return Table(tuple(map(one_line, header)), tuple(body), ("",) * count)


def _cell(cell: Paragraphs) -> Runs:
    return together(cell, "\n")


# ----------------------------------------------------------------------------------------------------- what is left


def left(message: str, number: int, shape: str = "") -> Finding:
    """Return one thing that a slide text does not say."""
    return Finding("warning", RULE, message, slide=number, shape=shape)


def _left(found: OutlineSlide, number: int, slide: Slide, names: Mapping[str, str]) -> Iterator[Finding]:
    """Yield what of a slide is not in its text."""
    there = {picture.path for picture in slide.all_of(Picture)}
    shapes = list(flattened(found.shapes))
    for shape in shapes:
        for message in _left_of(shape, names, there):
            yield left(message, number, shape.name)
    if wordless := sum(_is_drawing(shape) for shape in shapes):
        few = (
            "a line or shape without words stays"
            if wordless == 1
            else f"{wordless} lines and shapes without words stay"
        )
        if not slide.kind:
            yield left(f"{few} in the deck only", number)
    deep = sum(level >= LEVELS for shape in shapes for level in levels_of(shape.paragraphs))
    if deep:
        lines = "a line stands" if deep == 1 else f"{deep} lines stand"
        yield left(f"{lines} deeper than the two levels that a slide has, and came up to the second", number)
    for comment in found.comments:
        by = f" of {comment.author}" if comment.author else ""
        yield left(f"the comment{by} stays in the deck only: “{comment.text}”", number)


def _is_drawing(shape: OutlineShape) -> bool:
    return shape.kind == "connector" or (
        shape.kind == "text" and not shape.paragraphs and not shape.placeholder
    )


def _left_of(shape: OutlineShape, names: Mapping[str, str], there: set[str]) -> Iterator[str]:
    """Yield what of a shape is not in the text; `there` are the files of the pictures that are."""
    name = f"“{shape.name}”"
    if is_picture(shape):
        yield from _left_of_picture(shape, names, there)
    elif shape.what == "SmartArt" and shape.paragraphs:
        yield f"the SmartArt {name} is drawn in the deck only; its words are a list here"
    elif shape.kind in ("other", "picture"):
        yield f"the {shape.what or 'object'} {name} stays in the deck only"
    yield from (
        f"{name} has {thing}, which no slide text says"
        for thing in shape.beyond
        if shape.image not in names or thing != CROP
    )
    for run in _runs(shape):
        if refused(run):
            yield f"the words “{shown((run,))}” lead to {run.link}, and a slide text leads to no files"


def _left_of_picture(shape: OutlineShape, names: Mapping[str, str], there: set[str]) -> Iterator[str]:
    label = described(shape.alt) or shape.name
    file = names.get(shape.image)
    if file is None:
        yield f"the picture “{label}” stays in the deck only: it is of a sort that no slide text shows"
    elif file not in there:
        yield f"the picture “{label}” is in {file}, and the slide has no place for it"
    elif CROP in shape.beyond:
        yield f"the picture “{label}” is cropped in the deck, and whole in {file}"


def _runs(shape: OutlineShape) -> Iterator[Run]:
    cells = (paragraph for row in shape.rows for cell in row for paragraph in cell)
    paragraphs: Iterator[OutlineParagraph] = iter((*shape.paragraphs, *cells))
    return (run for paragraph in paragraphs for run in paragraph.runs)
