"""What diagrams are drawn of: nodes, arrows between them, and the legend that says what solid and dashed mean.

Solid is what the article states; dashed is what it says is believed, and every arrow that leads into it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.kinds import by_group
from slides.layout.sheet import (
    FULL,
    NO_INSETS,
    Sheet,
    aligned,
    height,
    measured,
    named,
    resized,
)
from slides.layout.words import word
from slides.lengths import Emu, Inches, Length, Pt
from slides.model import (
    Box,
    Connector,
    Insets,
    Item,
    Look,
    Rect,
    TextParagraph,
    TextRun,
    marked,
)

ARROW = Inches(0.6)
"""Between two steps: room for an arrow that is seen from the last row."""


TOP, LEFT, BOTTOM, RIGHT, ON_TOP = 0, 1, 2, 3, 4
"""Connection sites of a rectangle, as presetShapeDefinitions.xml numbers them, and one of our own on its top edge."""


NODE_INSETS = Insets(Inches(0.15), Inches(0.1), Inches(0.15), Inches(0.1))


DASHED = Look(fill="bg1", outline="accent1", dashed=True)
"""How a box looks whose content is believed."""


SOLID_KEY = Look("roundRect", "accent1", round=0.03)
"""How a legend shows a step that is described."""


_CAPTION = Pt(14)
"""Size of a legend: a label, not content."""


NODE_STEPS = (1.0, 11 / 12, 5 / 6)
"""Sizes to try in a step: 24 over 20 points, 22 over 18, 20 over 18."""


def which_are_believed(sheet: Sheet) -> list[bool]:
    """Tell of each item whether it, or the label that it stands under, is marked as believed."""
    return [
        marked(item.runs, "believed") or (group is not None and "believed" in group.marks)
        for group, members in by_group(sheet.slide)
        for item in members
    ]


def node(sheet: Sheet, number: int, item: Item, rect: Rect, unsure: bool, step: float) -> Box:
    """Return a step of a diagram: filled where the article states it, dashed where it is believed."""
    name = resized(sheet.style(Pt(24), bold=True, after=Pt(3)), step)
    detail = resized(sheet.style(Pt(20), after=Pt(3)), step)
    return Box(
        "Step",
        rect,
        (name, detail),
        named(sheet, item, align="ctr"),
        number,
        look=replace(DASHED, shape="roundRect") if unsure else Look("roundRect", "accent1"),
        anchor="ctr",
        insets=NODE_INSETS,
        colour="tx2" if unsure else "bg1",
        line=item.line,
    )


def on_one_line(sheet: Sheet, boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes with their text begun at one level in each row, where the longest of it stands in the middle."""
    needed: dict[int, Length] = {}
    for box in boxes:
        needed[box.rect.y] = max(needed.get(box.rect.y, Emu(0)), height(box, sheet.metrics))
    return tuple(_lowered(box, (box.rect.height - needed[box.rect.y]).scaled(0.5)) for box in boxes)


def _lowered(box: Box, air: Length) -> Box:
    """Return the box with its text begun below some air."""
    return replace(box, anchor="t", insets=replace(box.insets, top=box.insets.top + max(air, 0)))


def arrow(
    sheet: Sheet, a: Box, a_site: int, b: Box, b_site: int, unsure: bool, curved: bool, start: str, end: str
) -> Connector:
    alt = word(sheet.talk.front.lang, "dashed-arrow" if unsure else "arrow", start=start, end=end)
    return Connector(a.name, a_site, b.name, b_site, alt, dashed=unsure, curved=curved)


def legend(sheet: Sheet, row: Rect, doubtful: Sequence[bool], solid: Look = SOLID_KEY) -> list[Box]:
    """Return what dashed and, where there is any, solid mean: small, at the right of the row."""
    lang = sheet.talk.front.lang
    style = sheet.style(_CAPTION)
    boxes: list[Box] = []
    right = row.right
    keys: tuple[tuple[str, Look], ...] = (
        ("dashed", Look("roundRect", None, "accent1", Pt(1.5), dashed=True, round=0.03)),
        ("solid", solid),
    )
    for number, (key, look) in enumerate(keys[: 1 if all(doubtful) else 2]):
        text = word(lang, key)
        probe = Box("Legend", row, (style,), (TextParagraph((TextRun(text),)),), insets=NO_INSETS)
        shown, width = _text_width(sheet, probe)
        box = Rect(right - width, row.y, width, row.height)
        swatch = Rect(right - shown - Inches(0.45), row.y + Inches(0.07), Inches(0.32), Inches(0.16))
        boxes = [
            Box("Legend swatch", swatch, number=2 - number, look=look, decorative=True),
            replace(aligned(probe, "r"), rect=box, number=2 - number, anchor="ctr", colour="accent6"),
            *boxes,
        ]
        right = swatch.x - Inches(0.3)
    return boxes


def _text_width(sheet: Sheet, box: Box) -> tuple[Length, Length]:
    """Return how wide the one line of a box is, and how wide its box must be, for fonts may be slightly wider."""
    lines = measured(box, sheet.metrics).paragraphs[0]
    shown = max(line.width for line in lines)
    known = sheet.metrics.covers(box.styles[0].font, box.paragraphs[0].text)
    return shown, shown.scaled(1 / FULL) + Inches(0.05 if known else 0.3)
