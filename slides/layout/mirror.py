"""Pages for languages that run from right to left: what was decided from left to right, reflected. Pure.

A page is reflected about the middle of the slide when all about it is decided, so that no kind of slide needs to know.
The template is reflected likewise (`powerpoint.mirror`), so what a placeholder inherits is already turned.
Words within a line are left to the bidirectional algorithm of who draws them.
"""

from __future__ import annotations

import re
from dataclasses import replace

from slides.layout import foot
from slides.lengths import Emu, Length
from slides.model import (
    Align,
    Box,
    Connector,
    Geometry,
    Insets,
    Page,
    Pages,
    PictureBox,
    Placeholder,
    Rect,
    Shape,
    SlideLayout,
    TableBox,
    TextParagraph,
)

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose scripts run from right to left."""

_RIGHT_TO_LEFT_LETTER = re.compile(r"[\u05d0-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Hebrew, Arabic, Syriac, Thaana, N'Ko and the presentation forms."""

_FLIPPED: dict[Align, Align] = {"l": "r", "ctr": "ctr", "r": "l"}
_SITES = {1: 3, 3: 1}
"""Connection sites left and right; top, bottom and the one on the top edge stay."""


def runs_right_to_left(lang: str) -> bool:
    """Tell whether a language, a BCP 47 tag, is written from right to left: by its script if it names one."""
    parts = lang.lower().split("-")
    if len(parts) > 1 and len(parts[1]) == 4:
        return parts[1] in ("arab", "hebr", "syrc", "thaa")
    return parts[0] in RIGHT_TO_LEFT


def directed(pages: Pages, width: Length) -> Pages:
    """Return the deck in the direction of its language: reflected if that runs from right to left.

    A paragraph that is all in letters of the other direction keeps that direction, and its place.
    """
    if not runs_right_to_left(pages.lang):
        return replace(pages, pages=tuple(_with_foreign_lines(page) for page in pages.pages))
    return replace(pages, pages=tuple(mirrored(page, width) for page in pages.pages), right_to_left=True)


def mirrored(page: Page, width: Length) -> Page:
    """Return a page that was laid out from left to right as one that is read from right to left."""
    return replace(
        page,
        shapes=tuple(_mirrored(shape, width) for shape in page.shapes),
        notes=tuple(replace(_turned(p, bool(p.bullet)), align="r") for p in page.notes),
    )


def geometry(given: Geometry) -> Geometry:
    """Return a template that is made for reading from right to left as one from left to right, or the reverse."""
    return replace(given, layouts=tuple(_layout(layout, given.width) for layout in given.layouts))


def _layout(layout: SlideLayout, width: Length) -> SlideLayout:
    """Return a layout reflected: where things stand, where content goes, and what is painted."""
    paint = layout.paint
    if paint is not None:
        rows = (paint.cells[n : n + paint.across] for n in range(0, len(paint.cells), paint.across))
        paint = replace(paint, cells=tuple(cell for row in rows for cell in reversed(row)))
    return replace(
        layout,
        placeholders=tuple(_placeholder(p, width) for p in layout.placeholders),
        area=_rect(layout.area, width) if layout.area else None,
        paint=paint,
    )


# ---------------------------------------------------------------------------------------------------------- shapes


def _mirrored(shape: Shape, width: Length) -> Shape:
    match shape:
        case Box():
            return _box(shape, width)
        case Connector():
            sites = _SITES.get(shape.start_site, shape.start_site), _SITES.get(shape.end_site, shape.end_site)
            return replace(shape, start_site=sites[0], end_site=sites[1], end_at=1 - shape.end_at)
        case PictureBox():
            place = _placeholder(shape.placeholder, width) if shape.placeholder else None
            return replace(shape, rect=_rect(shape.rect, width), placeholder=place)
        case TableBox():
            place = _placeholder(shape.placeholder, width) if shape.placeholder else None
            rows = tuple(tuple(_aligned(_turned(cell)) for cell in cells) for cells in shape.rows)
            return replace(
                shape, rect=_rect(shape.rect, width), placeholder=place, rows=rows, right_to_left=True
            )


def _box(box: Box, width: Length) -> Box:
    return replace(
        box,
        rect=_rect(box.rect, width),
        insets=_insets(box.insets),
        paragraphs=tuple(_paragraph(p, box) for p in box.paragraphs),
        placeholder=_placeholder(box.placeholder, width) if box.placeholder else None,
    )


def _paragraph(paragraph: TextParagraph, box: Box) -> TextParagraph:
    """Return a paragraph turned; what a placeholder says of its alignment is turned with the template."""
    if _is_foreign_list(box):
        return replace(paragraph, right_to_left=False, align="l")
    turned = _turned(paragraph, _has_mark(paragraph, box))
    return turned if box.placeholder and not turned.align else _aligned(turned)


def _rect(rect: Rect, width: Length) -> Rect:
    return replace(rect, x=Emu(width - rect.right))


def _insets(insets: Insets) -> Insets:
    return replace(insets, left=insets.right, right=insets.left)


def _placeholder(place: Placeholder, width: Length) -> Placeholder:
    return replace(place, rect=_rect(place.rect, width), insets=_insets(place.insets))


# ------------------------------------------------------------------------------------------------------ paragraphs


def _turned(paragraph: TextParagraph, marked: bool = False) -> TextParagraph:
    """Return a paragraph from right to left; one without a letter of that direction stays, unless a mark leads it.

    Marks of one list stand on one side, whatever the language of an item.
    """
    return replace(paragraph, right_to_left=marked or not _is_left_to_right(paragraph))


def _aligned(paragraph: TextParagraph) -> TextParagraph:
    """Return a paragraph that inherits no alignment at the side that its own is turned to."""
    return replace(paragraph, align=_FLIPPED[paragraph.align or "l"])


def _has_mark(paragraph: TextParagraph, box: Box) -> bool:
    """Tell whether a bullet or number stands before a paragraph, its own or its level's."""
    if paragraph.ordinal or paragraph.bullet is not None:
        return bool(paragraph.ordinal or paragraph.bullet)
    return bool(box.styles) and box.styles[min(paragraph.level, len(box.styles) - 1)].bullet


def _is_left_to_right(paragraph: TextParagraph) -> bool:
    has_letters = any(c.isalpha() for c in paragraph.text)
    return has_letters and not _RIGHT_TO_LEFT_LETTER.search(paragraph.text)


def _is_right_to_left(paragraph: TextParagraph) -> bool:
    if not _RIGHT_TO_LEFT_LETTER.search(paragraph.text):
        return False
    letters = [c for c in paragraph.text if c.isalpha()]
    return bool(letters) and all(_RIGHT_TO_LEFT_LETTER.match(c) for c in letters)


def _is_foreign_list(box: Box) -> bool:
    """Tell whether a box is a numbered list that is all in Latin, or short citations that are: it stays as it is."""
    listed = box.role == foot.ROLE or any(p.ordinal for p in box.paragraphs)
    return listed and all(map(_is_left_to_right, box.paragraphs))


def _with_foreign_lines(page: Page) -> Page:
    """Return a page from left to right with the lines that are all in Hebrew or Arabic letters in their own direction."""

    def own(shape: Shape) -> Shape:
        if not isinstance(shape, Box):
            return shape
        turned = tuple(_in_its_own(p, _has_mark(p, shape)) for p in shape.paragraphs)
        return shape if turned == shape.paragraphs else replace(shape, paragraphs=turned)

    notes = tuple(_in_its_own(p, bool(p.bullet)) for p in page.notes)
    return replace(page, shapes=tuple(map(own, page.shapes)), notes=notes)


def _in_its_own(paragraph: TextParagraph, marked: bool) -> TextParagraph:
    own = _is_right_to_left(paragraph) and not marked
    return replace(paragraph, right_to_left=True) if own else paragraph
