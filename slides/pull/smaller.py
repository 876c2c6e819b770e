"""The same words in a form that asks less of the layout: for a slide that does not fit as it was taken from its deck."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from slides import markdown
from slides.model import (
    Block,
    Group,
    Item,
    Items,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    Section,
    Slide,
    Table,
    Talk,
    leaves,
    plain,
)
from slides.pull.said import listed

MOST_LINES = 30
"""Items of a slide that is said as barely as can be: what goes on over at most a dozen slides, whatever is in them."""

ITEM_LETTERS = 160
"""Letters of such an item: three lines at the smallest size."""

TITLE_LETTERS = 60
"""Letters that stay of a title that does not fit: two lines at the smallest size, in narrow layouts too."""

TITLE_WORD_LETTERS = 24
"""Letters of a word of such a title, at the size of a headline."""

WORD_LETTERS = 40
"""Letters of a word, such as an address, that is not parted: as long as the narrowest line holds."""


def plainer(slide: Slide) -> tuple[Slide, ...]:
    """Return slides of the same title that say what one says with little form.

    All text is one list, which goes on over as many slides as it needs; each table, and each two pictures, stand on a
    slide of their own behind it. The notes stay with the first.
    """
    return _parted(slide, tuple(_items(leaves(slide.blocks))), slide.all_of(Table))


def barest(slide: Slide) -> tuple[Slide, ...]:
    """Return slides that say what one says as barely as can be: short items of one level, pictures by themselves.

    Long items are cut at the end of a sentence, else between words; the rows of tables are items; a long title goes on as
    the first item.
    """
    rows = (Item(_joined(row, " | ")) for table in slide.all_of(Table) for row in (table.header, *table.rows))
    lines = [*_flat(_items(leaves(slide.blocks))), *(item.runs for item in rows)]
    title = slide.title
    begun = _begun(plain(title), TITLE_LETTERS)
    if begun != plain(title):
        lines.insert(0, title)
        title = (Run(begun),)
    items = tuple(
        Item(piece) for line in lines for piece in cut(markdown.normal(line), ITEM_LETTERS) if piece
    )
    return _parted(replace(slide, title=title), items, ())


def short_opening(talk: Talk) -> Talk:
    """Return a talk whose title slide says the beginning of its title, and a slide behind it all that it said before."""
    front = talk.front
    lines = (front.title, front.subtitle, front.author, front.institution, front.event, front.date)
    title = _begun(front.title, TITLE_LETTERS)
    short = replace(front, title=title, subtitle="", author="", institution="", event="", date="")
    slide = barest(Slide((Run(title),), blocks=(Items(tuple(Item((Run(line),)) for line in lines if line)),)))
    if talk.sections and not talk.sections[0].title:
        first, *rest = talk.sections
        return replace(talk, front=short, sections=(replace(first, slides=(*slide, *first.slides)), *rest))
    return replace(talk, front=short, sections=(Section((), slide), *talk.sections))


def _parted(slide: Slide, items: tuple[Item, ...], tables: Sequence[Table]) -> tuple[Slide, ...]:
    """Return items, tables and the pictures of a slide on one slide after the other."""
    pictures = slide.all_of(Picture)
    contents: list[tuple[Block, ...]] = [
        (listed(items[n : n + MOST_LINES]),) for n in range(0, len(items), MOST_LINES)
    ]
    contents += [(table,) for table in tables]
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


def _flat(items: Iterable[Item]) -> Iterator[Runs]:
    for item in items:
        yield item.runs
        yield from _flat(item.children)


def _joined(cells: Iterable[Runs], between: str) -> Runs:
    runs: list[Run] = []
    for cell in filter(None, cells):
        runs += [*([Run(between)] if runs else []), *cell]
    return markdown.normal(runs)


def _begun(text: str, most: int) -> str:
    """Return the beginning of a text, up to the end of a word, and of a word that is too long."""
    text = re.sub(rf"\S{{{TITLE_WORD_LETTERS},}}", lambda word: f"{word[0][: TITLE_WORD_LETTERS - 1]}…", text)
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0].rstrip(' ,;:–-')}…"


_ENDS = (re.compile(r"[.!?;:]\s"), re.compile(r",\s|\s[–—-]\s"), re.compile(r"\s"))
"""Where a line can be cut, the best places first."""


def cut(runs: Runs, most: int) -> Iterator[Runs]:
    """Yield runs in pieces of at most so many letters, long words parted by line breaks."""
    whole = tuple(replace(run, text=_LONG_WORD.sub(_broken, run.text)) for run in runs)
    text = "".join(run.text for run in whole)
    at = 0
    while len(text) - at > most:
        window = text[at : at + most]
        ends = (max((m.end() for m in pattern.finditer(window, most // 3)), default=0) for pattern in _ENDS)
        end = at + (next(filter(None, ends), 0) or most)
        yield markdown.normal(_slice(whole, at, end))
        at = end
    yield markdown.normal(_slice(whole, at, len(text)))


_LONG_WORD = re.compile(rf"\S{{{WORD_LETTERS + 1},}}")


def _broken(word: re.Match[str]) -> str:
    return "\n".join(word[0][n : n + WORD_LETTERS] for n in range(0, len(word[0]), WORD_LETTERS))


def _slice(runs: Runs, start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        a, b = max(start - at, 0), min(end - at, len(run.text))
        if a < b:
            yield replace(run, text=run.text[a:b])
        at += len(run.text)
