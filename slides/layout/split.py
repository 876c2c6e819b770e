"""Long slides in parts: a list or table that does not fit goes on over several slides, "(1/2)", "(2/2)".

Parts are cut between outermost items or between rows, never within one. What leads in stands on the first part,
what concludes on the last; a picture, the header of a table and the label of a group stand on each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from slides.model import Block, Group, Item, Items, Paragraph, Picture, Quote, Run, Slide, Table

LEAST: dict[str, int] = {"": 2, "points": 2, "references": 1, "compare": 1}
"""Items or rows that each part keeps, by the kinds of slide that can be cut."""

MOST_PARTS = 12
"""Parts that one slide may become: more is a book."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """An item with the label that it stands under."""

    group: Group | None
    item: Item


def parts(slide: Slide, count: int) -> tuple[Slide, ...] | None:
    """Return the slide cut into `count` parts of about the same length, None if it cannot be cut so.

    Numbered lists are not cut, for the second part would count from one again.
    """
    least = LEAST.get(slide.kind)
    if least is None or any(block.ordered for block in slide.blocks_of(Items)):
        return None
    tables = slide.blocks_of(Table)
    if slide.kind == "compare" and not tables:
        return None
    pieces = _table_parts(tables[0], count, least) if tables else _item_parts(slide, count, least)
    if pieces is None:
        return None
    return tuple(_part(slide, number, piece, count) for number, piece in enumerate(pieces))


def _table_parts(table: Table, count: int, least: int) -> list[tuple[Block, ...]] | None:
    cuts = _cuts(len(table.rows), count, least)
    if cuts is None:
        return None
    return [(replace(table, rows=table.rows[a:b], row_lines=table.row_lines[a:b]),) for a, b in cuts]


def _item_parts(slide: Slide, count: int, least: int) -> list[tuple[Block, ...]] | None:
    entries = _entries(slide)
    cuts = _cuts(len(entries), count, least)
    return [_blocks(entries[a:b]) for a, b in cuts] if cuts is not None else None


def _entries(slide: Slide) -> list[_Entry]:
    group: Group | None = None
    entries = []
    for block in slide.blocks:
        if isinstance(block, Group):
            group = block
        elif isinstance(block, Items):
            entries += [_Entry(group, item) for item in block.items]
    return entries


def _blocks(entries: Sequence[_Entry]) -> tuple[Block, ...]:
    """Return the entries as lists, each under its label."""
    blocks: list[Block] = []
    last: object = None
    for entry in entries:
        if blocks and entry.group is last and isinstance(blocks[-1], Items):
            blocks[-1] = replace(blocks[-1], items=(*blocks[-1].items, entry.item))
            continue
        last = entry.group
        if entry.group is not None:
            blocks.append(entry.group)
        blocks.append(Items((entry.item,), line=entry.item.line))
    return tuple(blocks)


def _cuts(total: int, count: int, least: int) -> list[tuple[int, int]] | None:
    """Return where each part begins and ends, their lengths as equal as can be, None where one would be too short."""
    if count < 2 or total < count * least:
        return None
    short, longer = divmod(total, count)
    ends = [0]
    for number in range(count):
        ends.append(ends[-1] + short + (number < longer))
    return list(pairwise(ends))


def _part(slide: Slide, number: int, piece: tuple[Block, ...], count: int) -> Slide:
    """Return one part: its share of the list or table, and what belongs beside it."""
    first, last = number == 0, number == count - 1
    before = [block for block in slide.blocks if isinstance(block, Paragraph) and first]
    beside = [block for block in slide.blocks if isinstance(block, Picture)]
    after = [block for block in slide.blocks if isinstance(block, Quote) and last]
    return replace(
        slide,
        title=(*slide.title, Run(f" ({number + 1}/{count})")),
        blocks=(*before, *piece, *beside, *after),
        notes=slide.notes if first else (),
    )
