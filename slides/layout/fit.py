"""What does not fit: judged from the boxes alone, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator

from slides.errors import Finding
from slides.layout.measure import Metrics
from slides.layout.sheet import FULL, measured
from slides.lengths import Length
from slides.model import Box, Geometry, Page, Rect, TableBox, Talk, TextParagraph

_EDGE = Length(1500)
"""What rounding may add."""


def misfits(page: Page, number: int, geometry: Geometry, metrics: Metrics, talk: Talk) -> Iterator[Finding]:
    """Yield an error for each box of the page whose text overflows or whose place is off the slide."""
    slide = Rect(Length(0), Length(0), geometry.width, geometry.height)
    for shape in page.shapes:
        if isinstance(shape, Box) and shape.paragraphs:
            yield from _overflow(shape, number, metrics, talk)
        if isinstance(shape, TableBox) and shape.rect.bottom > _foot(page, geometry):
            yield _error(talk, shape.line, number, "this table is higher than its slide has room for",
                         "take a row out, shorten its longest cells, or make two slides of it")  # fmt: skip
        rect = getattr(shape, "rect", None)
        if rect is not None and not _within(rect, slide):
            line = getattr(shape, "line", 0) or page.line
            yield _error(
                talk, line, number, f"{shape.name} would stand off the slide", "shorten the text above it"
            )


def _foot(page: Page, geometry: Geometry) -> Length:
    tops = [shape.rect.y for shape in page.shapes if isinstance(shape, Box) and shape.role == "Footer"]
    return min(tops, default=geometry.height)


def _within(rect: Rect, slide: Rect) -> bool:
    return (
        rect.x >= -_EDGE
        and rect.y >= -_EDGE
        and rect.right <= slide.right + _EDGE
        and rect.bottom <= slide.bottom + _EDGE
    )


def _overflow(box: Box, number: int, metrics: Metrics, talk: Talk) -> Iterator[Finding]:
    size = measured(box, metrics)
    room = box.rect.height - box.insets.top - box.insets.bottom
    where = _longest(box, size.paragraphs)
    if size.too_wide:
        yield _error(talk, where.line or box.line, number, f"“{size.too_wide}” is wider than its {_place(box)}",
                     "use a shorter word, or a kind of slide with wider boxes")  # fmt: skip
    elif size.height > room.scaled(FULL) + _EDGE:
        has_room = int(size.lines * room.scaled(FULL) / size.height)
        letters = len(where.text) // max(len(size.paragraphs[box.paragraphs.index(where)]), 1)
        cut = max(size.lines - has_room, 1) * letters
        yield _error(talk, where.line or box.line, number,
                     f"this {_place(box)} needs {size.lines} lines and has room for {has_room}",
                     f"shorten it by about {cut} characters, or make two slides of it")  # fmt: skip


def _longest(box: Box, lines: tuple[tuple[object, ...], ...]) -> TextParagraph:
    """Return the paragraph that takes most lines, the first of equals."""
    return max(zip(box.paragraphs, lines, strict=True), key=lambda pair: len(pair[1]))[0]


def _place(box: Box) -> str:
    return box.role.lower()


def _error(talk: Talk, line: int, number: int, message: str, hint: str) -> Finding:
    return Finding("error", "fit.overflow", message, talk.path, line or None, talk.quote(line), hint, number)
