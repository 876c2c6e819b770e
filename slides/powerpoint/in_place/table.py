"""A table in three versions: row by row, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from lxml import etree

from slides.outline import Paragraphs
from slides.powerpoint.drawing import qn
from slides.powerpoint.in_place.body import BodyChange, Versions, set_paragraphs, set_sizes
from slides.powerpoint.in_place.shape import Page, Three, tell_lost
from slides.powerpoint.in_place.weave import Step, weave

_Row = tuple[Paragraphs, ...]


def set_table(page: Page, three: Three) -> None:
    """Make a table show the rows that the slide text asks for now."""
    old, theirs, ours = three.old.rows, three.theirs.rows, three.ours.rows
    sized = three.old.sizes != three.ours.sizes or three.old.look != three.ours.look
    if old == ours and not sized and not three.adopted:
        return
    if _columns(old) != _columns(ours) or (_columns(theirs) != _columns(ours) and theirs != ours):
        _replace(page, three)
        return
    table, fresh = (next(e.iter(qn("a:tbl"))) for e in (three.element, three.fresh))
    _set_rows(page, three, table, fresh, weave(theirs if three.adopted else old, theirs, ours))
    if three.ours.name in page.placed or sized:
        _set_grid(table, fresh)


def _columns(rows: Sequence[_Row]) -> set[int]:
    return {len(row) for row in rows}


def _replace(page: Page, three: Three) -> None:
    """Draw the whole table anew, where it stands."""
    graphic, fresh = three.element.find(qn("a:graphic")), deepcopy(three.fresh.find(qn("a:graphic")))
    page.carry(fresh)
    three.element.replace(graphic, fresh)
    message = "the table has other columns now, so it was drawn anew; what was done to it by hand is gone"
    page.tell("merge.redrawn", message, three.ours.name)


def _set_rows(
    page: Page, three: Three, table: etree._Element, fresh: etree._Element, steps: Sequence[Step]
) -> None:
    theirs, ours = table.findall(qn("a:tr")), fresh.findall(qn("a:tr"))
    models = deepcopy(theirs) if any(step.theirs is None for step in steps) else theirs
    shown = [_row(page, three, step, steps, theirs, models, ours) for step in steps]
    if shown != theirs:
        for row in theirs:
            table.remove(row)
        at = len(table) - (1 if len(table) and table[-1].tag == qn("a:extLst") else 0)
        for n, row in enumerate(shown):
            table.insert(at + n, row)


def _row(
    page: Page,
    three: Three,
    step: Step,
    steps: Sequence[Step],
    theirs: Sequence[etree._Element],
    models: Sequence[etree._Element],
    ours: Sequence[etree._Element],
) -> etree._Element:
    """Return the row of a step, as it is to be; `models` are their rows before any change."""
    if step.ours is None:
        return theirs[step.theirs or 0]
    fresh, said = ours[step.ours], three.ours.rows[step.ours]
    if step.theirs is not None:
        row, shown = theirs[step.theirs], three.theirs.rows[step.theirs]
        written = None if step.old is None or three.adopted else three.old.rows[step.old]
    else:
        like = _like(step, steps)
        if like is None:
            row = deepcopy(fresh)
            page.carry(row)
            return row
        row, shown, written = _copied(models[like]), three.theirs.rows[like], None
    for n, (cell, new) in enumerate(zip(row.findall(qn("a:tc")), fresh.findall(qn("a:tc")), strict=False)):
        old = None if written is None else written[n]
        _set_cell(
            page, three, cell, new, Versions(old, shown[n], said[n], page.rels, page.fresh_rels, page.carry)
        )
    return row


def _like(step: Step, steps: Sequence[Step]) -> int | None:
    """Return the row that a new one is to look like: the nearest one that is not the header."""
    near = (
        (abs(other.ours - (step.ours or 0)), other.theirs)
        for other in steps
        if other.ours and other.theirs is not None
    )
    return min(near, default=(0, None))[1]


def _copied(row: etree._Element) -> etree._Element:
    """Return a copy of a row without the id that only one may have, as it was before any change."""
    made = deepcopy(row)
    for extensions in made.findall(qn("a:extLst")):
        made.remove(extensions)
    return made


def _set_cell(
    page: Page, three: Three, cell: etree._Element, fresh: etree._Element, versions: Versions
) -> None:
    body, wanted = cell.find(qn("a:txBody")), fresh.find(qn("a:txBody"))
    if body is None or wanted is None:
        return
    change: BodyChange = set_paragraphs(body, wanted, versions)
    if three.old.sizes != three.ours.sizes:
        set_sizes(change, body.findall(qn("a:p")), three.old.sizes, three.ours.sizes)
    tell_lost(page.tell, change.lost, three.ours.name)


def _set_grid(table: etree._Element, fresh: etree._Element) -> None:
    """Give columns and rows the fresh measures."""
    for tag, name in ((qn("a:gridCol"), "w"), (qn("a:tr"), "h")):
        for one, other in zip(table.iter(tag), fresh.iter(tag), strict=False):
            one.set(name, other.get(name, "0"))
