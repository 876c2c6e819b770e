"""Where in a slide text each piece of text stands that can be edited by itself: headings, paragraphs, items, cells, fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from slides.model import (
    Block,
    Columns,
    Group,
    Item,
    Items,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    Slide,
    Table,
    Talk,
)

PlaceKind = Literal["heading", "paragraph", "item", "label", "quote", "cell", "field", "caption"]


@dataclass(frozen=True, slots=True)
class TextPlace:
    """A piece of text, and the lines that it takes."""

    kind: PlaceKind
    runs: Runs
    first: int
    """1-based source line on which it begins."""
    last: int
    """1-based source line on which it ends."""
    depth: int = 0
    """Of an item: how many items it stands below."""
    column: int = 0
    """Of a cell: its place in the row, from 0."""
    key: str = ""
    """Of a field: its key in the front matter."""
    in_notes: bool = False


def places(talk: Talk) -> dict[int, tuple[TextPlace, ...]]:
    """Return the pieces of text of a talk by the line on which they begin; cells of a row share theirs."""
    found: dict[int, list[TextPlace]] = {}
    for place in _all(talk):
        found.setdefault(place.first, []).append(place)
    return {line: tuple(here) for line, here in found.items()}


def _all(talk: Talk) -> Iterator[TextPlace]:
    yield from _fields(talk)
    yield from _in_notes(talk.notes)
    for section in talk.sections:
        if section.line:
            yield TextPlace("heading", section.title, section.line, section.line)
        for slide in section.slides:
            yield from _on(slide)


FIELDS = ("title", "subtitle", "author", "institution", "event", "date", "contact")
"""Keys of the front matter whose words are shown as they are written."""


def _fields(talk: Talk) -> Iterator[TextPlace]:
    for key in FIELDS:
        if (line := talk.front.line_of(key)) is not None:
            value = getattr(talk.front, key)
            yield TextPlace("field", (Run(value),) if value else (), line, line, key=key)


def _on(slide: Slide) -> Iterator[TextPlace]:
    yield TextPlace("heading", slide.title, slide.line, slide.line)
    yield from _in(slide.blocks)
    yield from _in_notes(slide.notes)


def _in_notes(notes: Iterable[Block]) -> Iterator[TextPlace]:
    return (replace(place, in_notes=True) for place in _in(notes))


def _in(blocks: Iterable[Block]) -> Iterator[TextPlace]:
    for block in blocks:
        match block:
            case Paragraph():
                yield TextPlace("paragraph", block.runs, block.line, block.last_line)
            case Items():
                yield from _items(block.items, 0)
            case Group():
                yield TextPlace("label", block.runs, block.line, block.line)
            case Quote():
                for paragraph in block.paragraphs:
                    yield TextPlace("quote", paragraph.runs, paragraph.line, paragraph.last_line)
            case Picture():
                yield TextPlace(
                    "caption", (Run(block.caption),) if block.caption else (), block.line, block.line
                )
            case Table():
                for cells, line in zip(
                    (block.header, *block.rows), (block.line, *block.row_lines), strict=True
                ):
                    for column, cell in enumerate(cells):
                        yield TextPlace("cell", cell, line, line, column=column)
            case Columns():
                for column_ in block.columns:
                    yield from _in(column_.blocks)
            case _:
                pass  # code has no runs


def _items(items: Iterable[Item], depth: int) -> Iterator[TextPlace]:
    for item in items:
        yield TextPlace("item", item.runs, item.line, max(item.last_line, item.line), depth)
        yield from _items(item.children, depth + 1)
