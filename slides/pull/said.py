"""From the paragraphs of a deck to what a slide text can say of them: runs, titles, items, cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from slides import markdown
from slides.model import Block, Item, Items, Paragraph, Run, Runs, plain
from slides.outline import OutlineParagraph, Paragraphs

LEVELS = 2
"""Of items on a slide; notes have as many as they want."""

MOST_ITEMS = 100
"""Outermost items of a slide: what `kinds` gives it a place for."""

_UNSAFE = re.compile(r"\s*(javascript|vbscript|file|data):", re.I)
"""Addresses that a slide text refuses."""


def runs_of(paragraph: OutlineParagraph) -> Runs:
    """Return the runs of a paragraph as a slide text holds them, without links that lead nowhere for its readers."""
    return markdown.normal(map(_sayable, paragraph.runs))


def _sayable(run: Run) -> Run:
    return replace(run, link="") if refused(run) or not run.text.strip() else run


def refused(run: Run) -> bool:
    """Tell whether a run is linked to what a slide text does not lead to: a file, a script."""
    return bool(run.link and _UNSAFE.match(run.link))


def one_line(runs: Runs) -> Runs:
    """Return runs without forced line breaks, and without bold or italic where all of it is: so a title is anyway."""
    seen = [run for run in runs if run.text.strip()]
    bold, italic = all(run.bold for run in seen), all(run.italic for run in seen)
    return markdown.normal(
        replace(
            run,
            text=run.text.replace("\n", " "),
            bold=run.bold and not bold,
            italic=run.italic and not italic,
        )
        for run in runs
    )


def together(paragraphs: Iterable[OutlineParagraph], between: str) -> Runs:
    """Return paragraphs as one stretch of runs with something between them."""
    runs: list[Run] = []
    for paragraph in paragraphs:
        if paragraph.runs:
            runs += [*([Run(between)] if runs else []), *runs_of(paragraph)]
    return markdown.normal(runs)


# ---------------------------------------------------------------------------------------------------------- items


@dataclass(slots=True)
class _Growing:
    """An item that may still get others below it."""

    runs: Runs
    below: list[_Growing]

    def grown(self) -> Item:
        return Item(self.runs, tuple(child.grown() for child in self.below))


def items_of(paragraphs: Paragraphs, levels: int = LEVELS) -> tuple[Item, ...]:
    """Return paragraphs as items, those that stand too deep on the deepest of `levels`."""
    top: list[_Growing] = []
    for paragraph, level in zip(paragraphs, levels_of(paragraphs), strict=True):
        if runs := runs_of(paragraph):
            place = top
            for _ in range(min(level, levels - 1)):
                if not place:
                    break
                place = place[-1].below
            place.append(_Growing(runs, []))
    return tuple(item.grown() for item in top)


def levels_of(paragraphs: Sequence[OutlineParagraph]) -> tuple[int, ...]:
    """Return the level of each paragraph from the outermost that there is."""
    least = min((paragraph.level for paragraph in paragraphs), default=0)
    return tuple(paragraph.level - least for paragraph in paragraphs)


def is_numbered(paragraphs: Sequence[OutlineParagraph]) -> bool:
    """Tell whether the outermost paragraphs are a numbered list."""
    outermost = [p for p, level in zip(paragraphs, levels_of(paragraphs), strict=True) if not level]
    return bool(outermost) and all(paragraph.bullet == "number" for paragraph in outermost)


def listed(items: tuple[Item, ...], ordered: bool = False) -> Items:
    """Return a list with no more outermost items than a slide has a place for: the rest stands below the last."""
    if len(items) > MOST_ITEMS:
        *kept, last = items[:MOST_ITEMS]
        rest = (
            piece for item in items[MOST_ITEMS:] for piece in (replace(item, children=()), *item.children)
        )
        items = (*kept, replace(last, children=(*last.children, *rest)))
    return Items(items, ordered)


def notes_of(paragraphs: Paragraphs) -> tuple[Block, ...]:
    """Return speaker notes: paragraphs, and lists of what stands deeper or has a bullet."""
    return tuple(_note_blocks(paragraphs))


def _note_blocks(paragraphs: Paragraphs) -> Iterator[Block]:
    waiting: list[OutlineParagraph] = []
    for paragraph in paragraphs:
        if paragraph.level or paragraph.bullet in ("character", "number"):
            waiting.append(paragraph)
            continue
        yield from _note_list(waiting)
        waiting = []
        if runs := runs_of(paragraph):
            yield Paragraph(runs)
    yield from _note_list(waiting)


def _note_list(paragraphs: list[OutlineParagraph]) -> Iterator[Items]:
    if items := items_of(tuple(paragraphs), levels=8):
        yield Items(items, is_numbered(paragraphs))


def shown(runs: Runs, most: int = 60) -> str:
    """Return the beginning of what is read, to name it by."""
    text = plain(runs)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
