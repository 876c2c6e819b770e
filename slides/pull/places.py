"""What stands beside, above and below what on a slide: the order in which it is read, and its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from slides.lengths import Inches
from slides.model import Rect
from slides.outline import OutlineShape

_BESIDE = 0.9
"""Share of a shape's width that the next has to stand to the right of, to be beside it."""

_NEAR = Inches(0.6)
"""How far below a picture its caption may begin."""

MOST_COLUMNS = 3


def in_order(shapes: Sequence[OutlineShape]) -> tuple[OutlineShape, ...]:
    """Return shapes as they are read, row by row from the top left; in drawing order where some have no place."""
    if any(shape.rect is None for shape in shapes):
        return tuple(shapes)
    rows: list[list[OutlineShape]] = []
    for shape in sorted(shapes, key=lambda shape: _rect(shape).y):
        first = _rect(rows[-1][0]) if rows else None
        if first is not None and _rect(shape).y < first.y + first.height / 2:
            rows[-1].append(shape)
        else:
            rows.append([shape])
    return tuple(shape for row in rows for shape in sorted(row, key=lambda shape: _rect(shape).x))


def _rect(shape: OutlineShape) -> Rect:
    assert shape.rect is not None
    return shape.rect


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in columns, and what above and below all of them."""

    columns: tuple[tuple[OutlineShape, ...], ...]
    """Each in its reading order, none empty."""
    above: tuple[OutlineShape, ...]
    below: tuple[OutlineShape, ...]


def beside(shapes: Sequence[OutlineShape], seeds: Sequence[OutlineShape]) -> Beside | None:
    """Return shapes by the columns that the `seeds` among them make; None where these do not stand side by side."""
    if any(shape.rect is None for shape in shapes):
        return None
    spans = _spans([_rect(seed) for seed in seeds])
    if not 2 <= len(spans) <= MOST_COLUMNS:
        return None
    columns: list[list[OutlineShape]] = [[] for _ in spans]
    above, below = [], []
    top = min(_rect(seed).y for seed in seeds)
    for shape in in_order(shapes):
        within = [n for n, span in enumerate(spans) if _is_within(_rect(shape), span)]
        if len(within) == 1:
            columns[within[0]].append(shape)
        else:
            (above if _rect(shape).y < top else below).append(shape)
    return Beside(tuple(map(tuple, columns)), tuple(above), tuple(below)) if all(columns) else None


def _spans(rects: Sequence[Rect]) -> list[tuple[int, int]]:
    """Return from where to where the columns reach that rectangles make, left to right."""
    spans: list[tuple[int, int]] = []
    for rect in sorted(rects, key=lambda rect: rect.x):
        if spans and rect.x < spans[-1][1] - (1 - _BESIDE) * rect.width:
            spans[-1] = (spans[-1][0], max(spans[-1][1], rect.right))
        else:
            spans.append((rect.x, rect.right))
    return spans


def _is_within(rect: Rect, span: tuple[int, int]) -> bool:
    """Tell whether a third of a rectangle, or of the column, is where the other is."""
    left, right = span
    common = min(rect.right, right) - max(rect.x, left)
    return common * 3 > min(rect.width, right - left)


def is_below(shape: OutlineShape, picture: OutlineShape) -> bool:
    """Tell whether a shape stands straight under a picture and is hardly wider, as its caption does."""
    if shape.rect is None or picture.rect is None:
        return False
    gap = shape.rect.y - picture.rect.bottom
    middle = shape.rect.x + shape.rect.width / 2
    near = -_NEAR / 2 <= gap <= _NEAR
    return (
        near
        and picture.rect.x <= middle <= picture.rect.right
        and shape.rect.width <= picture.rect.width * 1.2
    )
