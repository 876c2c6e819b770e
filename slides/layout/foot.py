"""The short citations at the foot of a slide: who said it, where and when, for those who will not see the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from slides.layout.measure import Metrics
from slides.layout.nodes import NO_INSETS
from slides.layout.sheet import FULL, Marks, measured
from slides.lengths import Emu, Inches, Length, Pt
from slides.model import (
    Box,
    Colour,
    Rect,
    Shape,
    Slide,
    SlideLayout,
    TextParagraph,
    TextRun,
    TextStyle,
    shown_runs,
)

ROLE = "Citations"

SIZES = (Pt(14), Pt(12))
"""Sizes to try: the larger only where all of it is on one line."""

MOST_LINES = 3
"""Of more nobody reads one."""

_OVER_FOOTER = Inches(0.02)
_UNDER_CONTENT = Inches(0.06)


def foot(
    slide: Slide, layout: SlideLayout, area: Rect, font: str, marks: Marks, metrics: Metrics
) -> Box | None:
    """Return what stands at the foot of a slide, over the footer; None where it cites nothing with a short form."""
    said = "; ".join(_said(slide, marks))
    if not said or slide.kind == "references":
        return None
    room = _room(layout, area)
    large, small = (_in_size(size, said, room, layout, font) for size in SIZES)
    box = large if measured(large, metrics).lines == 1 else small
    height = Emu(round(measured(box, metrics).height / FULL) + 1)
    return replace(box, rect=Rect(room.x, Emu(room.bottom - height), room.width, height))


def _in_size(size: Length, said: str, room: Rect, layout: SlideLayout, font: str) -> Box:
    colour: Colour = "bg1" if layout.dark else "accent6"
    text = (TextParagraph((TextRun(said),)),)
    return Box(ROLE, room, (TextStyle(font, size),), text, insets=NO_INSETS, colour=colour)


def few_enough(shapes: Iterable[Shape], metrics: Metrics) -> bool:
    """Tell whether the short citations of a page, if it has any, are few enough to be read."""
    return all(
        measured(s, metrics).lines <= MOST_LINES for s in shapes if isinstance(s, Box) and s.role == ROLE
    )


def above(area: Rect, box: Box | None) -> Rect:
    """Return what the short citations leave of the room for content."""
    if box is None:
        return area
    return replace(area, height=Emu(min(area.bottom, box.rect.y - _UNDER_CONTENT) - area.y))


def _room(layout: SlideLayout, area: Rect) -> Rect:
    """Return the room over the footer, as wide as that; in somebody else's template the foot of the content."""
    footers = [spot.rect for spot in layout.placeholders if spot.kind in ("ftr", "sldNum")]
    if layout.area is not None or not footers:
        return area
    left, bottom = min(rect.x for rect in footers), min(rect.y for rect in footers) - _OVER_FOOTER
    return Rect(left, area.y, Emu(max(rect.right for rect in footers) - left), Emu(bottom - area.y))


def _said(slide: Slide, marks: Marks) -> Iterator[str]:
    """Yield the short form of each reference that the slide shows a citation of, in the order of their numbers."""
    locators: dict[str, str] = {}
    for run, _ in shown_runs(slide):
        for citation in run.citations:
            if citation.key in marks.cited.short and citation.key in marks.numbers:
                locators[citation.key] = locators.get(citation.key) or citation.locator
    for key in sorted(locators, key=lambda key: marks.numbers[key]):
        number = f"{marks.numbers[key]}. " if marks.cited.numbered else ""
        locator = f", {locators[key]}" if locators[key] else ""
        yield f"{number}{marks.cited.short[key]}{locator}"
