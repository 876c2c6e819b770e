"""The same words in a form that asks less of the layout: for a slide that does not fit as it was taken from its deck."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from slides.model import Block, Group, Item, Items, Paragraph, Picture, Quote, Slide, Table, leaves
from slides.pull.said import listed


def plainer(slide: Slide) -> tuple[Slide, ...]:
    """Return slides of the same title that say what one says with as little form as can be.

    All text is one list, which goes on over as many slides as it needs; each table, and each two pictures, stand on a
    slide of their own behind it. The notes stay with the first.
    """
    texts = tuple(_items(leaves(slide.blocks)))
    pictures = slide.all_of(Picture)
    contents: list[tuple[Block, ...]] = [(listed(texts),)] if texts else []
    contents += [(table,) for table in slide.all_of(Table)]
    contents += [pictures[n : n + 2] for n in range(0, len(pictures), 2)]
    first, *rest = contents or [()]
    return (
        replace(slide, kind="", blocks=first),
        *(replace(slide, kind="", ident="", blocks=blocks, notes=()) for blocks in rest),
    )


def _items(blocks: Iterable[Block]) -> Iterator[Item]:
    """Yield all text as items."""
    for block in blocks:
        match block:
            case Items():
                yield from block.items
            case Paragraph() | Group():
                yield Item(block.runs)
            case Quote():
                yield from (Item(paragraph.runs) for paragraph in block.paragraphs)
