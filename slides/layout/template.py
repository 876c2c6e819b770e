"""Anybody's template, seen as if it had the layouts of the shipped one.

Each of our layouts is made on one of the template's: found by its name, in the main languages of PowerPoint, by its
type, or by the placeholders that it has. What the found layout has a placeholder for stands in it. All else is drawn
as native shapes in the room that the template's own designer gave to content. A template without any title placeholder
is refused, for every slide needs its title.

Everything comes out at a nominal height of 7.5 in, so that floors and distances hold on slides of any size;
`Geometry.scale` leads back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from slides.colour import Rgb, contrast
from slides.errors import Finding
from slides.layout.nominal import scaled
from slides.layout.standard_layouts import (
    FURNITURE,
    LEAST_CONTENT,
    TITLES,
    Found,
    find_columns,
    find_comparison,
    find_content,
    find_contents,
    find_lead,
    find_subtitle,
    find_title,
    has_own_idx,
    meet,
    overlap,
    standard_layouts,
)
from slides.lengths import Emu, Inches, Length, Pt
from slides.model import Geometry, Insets, Paint, Placeholder, Rect, SlideLayout

NOMINAL_HEIGHT = Inches(7.5)

TITLE_FLOOR, TITLE_CEILING = Pt(28), Pt(36)
COVER_FLOOR, COVER_CEILING = Pt(36), Pt(48)
BODY_FLOOR, BODY_CEILING = Pt(20), Pt(24)
"""Sizes of a template outside these are set to the nearer bound: 14-point bullets are not read from a seat, and
sentences need more room than the two words that a designer thinks of as a title."""


_COVERS = ("Title Slide", "Section Header", "Statement", "Questions")
"""Our layouts whose title is all there is, and may be larger."""

_ON_TITLE_ONLY = ("Title Only", "Title and Content")

_CHAINS: dict[str, tuple[str, ...]] = {
    "Title Slide": ("Title Slide", "Section Header", *_ON_TITLE_ONLY),
    "Title and Content": ("Title and Content", "Title Only"),
    "References": ("Title and Content", "Title Only"),
    "Title and Table": ("Title and Content", "Title Only"),
    "Section Header": ("Section Header", *_ON_TITLE_ONLY),
    "Statement": ("Section Header", *_ON_TITLE_ONLY),
    "Questions": ("Section Header", *_ON_TITLE_ONLY),
    "Two Content": ("Two Content", *_ON_TITLE_ONLY),
    "Comparison": ("Comparison", *_ON_TITLE_ONLY),
}
"""The standard layouts on which each of ours can be made, the best first; all others on a title alone."""


def adapted(template: Geometry, ours: Geometry, path: str = "") -> Geometry:
    """Return the template as a geometry with our layouts, each made on one of its own.

    A template that has our layouts already, restyled, comes back as it is.

    Raises:
        TemplateError: No layout has a title placeholder.
    """
    if all(_is_ours(template.layout(layout.name), layout) for layout in ours.layouts):
        return template
    scale = template.height / NOMINAL_HEIGHT
    nominal = scaled(template, 1 / scale)
    found = standard_layouts(nominal, path)
    layouts = tuple(_made(layout, found, nominal, ours) for layout in ours.layouts)
    return replace(nominal, layouts=layouts, scale=scale)


def _is_ours(theirs: SlideLayout | None, ours: SlideLayout) -> bool:
    return theirs is not None and {p.name for p in ours.placeholders} <= {p.name for p in theirs.placeholders}


# ------------------------------------------------------------------------------------------------------ our layouts


def _made(ours: SlideLayout, found: dict[str, Found], template: Geometry, shipped: Geometry) -> SlideLayout:
    """Return one of our layouts, made on the best of the template's."""
    chain = _CHAINS.get(ours.name, _ON_TITLE_ONLY)
    standard = next(name for name in (*chain, "Title Only", "Title and Content") if name in found)
    hit = found[standard]
    area = _free_area(hit.layout, found, template)
    real = _real_spots(ours, standard, hit.layout) if standard == chain[0] else {}
    if not real:
        area = _off_edges(_under(_title_of(hit.layout).rect, area), hit.layout)
    spots = tuple(
        real[spot.name] if spot.name in real else _drawn(spot, area, shipped, template)
        for spot in ours.placeholders
        if spot.kind not in (*TITLES, *FURNITURE) and (spot.name in real or _is_drawn(ours, spot, real))
    )
    by = hit.by if standard == chain[0] else f"{hit.by}, for want of “{chain[0]}”"
    return replace(
        hit.layout,
        name=ours.name,
        made_on=hit.layout.name,
        found_by=by,
        area=area,
        placeholders=(
            _headline(_title_of(hit.layout), ours.name, hit.layout),
            *spots,
            *_furniture(hit.layout),
        ),
    )


def _headline(title: Placeholder, name: str, layout: SlideLayout) -> Placeholder:
    """Return the title in a size for sentences, drawn in from a logo that stands in its box."""
    bounds = (COVER_FLOOR, COVER_CEILING) if name in _COVERS else (TITLE_FLOOR, TITLE_CEILING)
    sized = _sized(title, *bounds)
    return replace(sized, name="Title", insets=_clear_of_art(sized, layout))


def _clear_of_art(spot: Placeholder, layout: SlideLayout) -> Insets:
    """Return a placeholder's insets, larger where something is painted at its left or right edge, such as a logo."""
    paint = layout.paint
    if paint is None:
        return spot.insets
    columns = _columns_of(spot.rect, paint)
    cells = [cell for _, column in columns for cell in column]
    ground = _most(cells)
    free = [rect for rect, column in columns if sum(cell != ground for cell in column) <= len(column) * BUSY]
    if not free or sum(rect.width for rect in free) < spot.rect.width.scaled(LEAST_TITLE):
        return spot.insets
    left, right = max(free[0].x - spot.rect.x, 0), max(spot.rect.right - free[-1].right, 0)
    insets = spot.insets
    if left:
        insets = replace(insets, left=insets.left + left)
    if right:
        insets = replace(insets, right=insets.right + right)
    return insets


BUSY = 0.2
"""Share of a title's height from which on what is painted there is in the way of words."""

LEAST_TITLE = 0.5
"""Share of a title's width that has to stay free of art; else the art is there to be written on."""


def _columns_of(rect: Rect, paint: Paint) -> list[tuple[Rect, tuple[Rgb, ...]]]:
    """Return a rectangle's columns, as wide as the grid's cells, from the left to the first gap, with their colours."""
    step = paint.width.scaled(1 / paint.across)
    count = max(rect.width // step, 1)
    rects = [Rect(rect.x + n * step, rect.y, step, rect.height) for n in range(count)]
    return [(one, paint.under(one)) for one in rects]


def _title_of(layout: SlideLayout) -> Placeholder:
    title = find_title(layout)
    assert title is not None  # only layouts that have one are searched
    return title


def _is_drawn(ours: SlideLayout, spot: Placeholder, real: dict[str, Placeholder]) -> bool:
    """Tell whether a placeholder that the template lacks is drawn.

    The section's name above the headline is not: the template's designer left no room there. On a title slide whose
    subtitle is real, name, institution and meeting are further lines of it.
    """
    if spot.name == "Section":
        return False
    return not (ours.name == "Title Slide" and "Subtitle" in real)


def _real_spots(ours: SlideLayout, standard: str, layout: SlideLayout) -> dict[str, Placeholder]:
    """Return the template's placeholders that take the place of ours, by the names of ours."""
    spots: list[tuple[str, Placeholder | None]] = []
    if standard == "Title Slide":
        spots = [("Subtitle", find_subtitle(layout))]
    elif standard == "Title and Content":
        spots = [("Body", find_content(layout)), ("Table", _object(layout))]
    elif standard == "Section Header":
        spots = [("Lead", find_lead(layout))]
    elif standard == "Two Content":
        spots = [(f"Column {n}", spot) for n, spot in enumerate(find_columns(layout, 2), 1)]
    elif standard == "Comparison":
        for stem, found in zip(("Heading", "Column"), find_comparison(layout), strict=True):
            spots += [(f"{stem} {n}", spot) for n, spot in enumerate(found, 1)]
    known = {spot.name: spot.styles[0].size for spot in ours.placeholders}
    return {
        name: replace(_sized(spot, min(BODY_FLOOR, known[name]), min(BODY_CEILING, known[name])), name=name)
        for name, spot in spots
        if spot is not None and name in known and has_own_idx(spot, layout)
    }


def _object(layout: SlideLayout) -> Placeholder | None:
    """Return the layout's content if a table may stand in it: a placeholder for text alone takes none."""
    spot = find_content(layout)
    return spot if spot is not None and spot.kind == "obj" else None


def _sized(spot: Placeholder, floor: Length, ceiling: Length) -> Placeholder:
    """Return a placeholder that sets its text in sizes that can be read and leave room, all levels in proportion."""
    own = spot.styles[0].size
    wanted = min(max(own, floor), ceiling)
    if wanted == own and not spot.sizes and spot.styles[-1].size >= Pt(18):
        return spot
    return replace(
        spot,
        sizes=tuple(
            max(Pt(round(style.size.points * wanted / own)), min(Pt(18), wanted)) for style in spot.styles
        ),
    )


def _furniture(layout: SlideLayout) -> tuple[Placeholder, ...]:
    """Return footer and slide number, but not one whose idx a placeholder for content has too.

    Their size is said on each slide: LibreOffice 7.4 does not find the one that only the master says.
    """
    taken = [p.idx for p in layout.placeholders if p.kind not in (*TITLES, *FURNITURE)]
    found = [p for p in layout.placeholders if p.kind in FURNITURE and p.idx not in taken]
    return tuple(
        replace(p, name=FURNITURE[p.kind], sizes=tuple(max(s.size, FOOTER_FLOOR) for s in p.styles))
        for p in found
    )


FOOTER_FLOOR = Pt(12)
"""Least size of footer and slide number."""


# ------------------------------------------------------------------------------------------------ where things are drawn


def _free_area(layout: SlideLayout, found: dict[str, Found], template: Geometry) -> Rect:
    """Return where content goes on a layout: where its designer put content, clear of title and footers."""
    title = _title_of(layout).rect
    same = [entry.layout for name, entry in found.items() if name == "Title and Content"]
    for source in (layout, *(other for other in same if other.master == layout.master)):
        rect = _around(find_contents(source))
        if rect is not None and rect.width.inches * rect.height.inches >= LEAST_CONTENT:
            return _clear(rect, title, layout)
    below = max(title.bottom, template.height.scaled(0.2)) + Inches(0.2)
    margin = max(min(title.x, Inches(1)), Inches(0.5))
    whole = Rect(margin, below, template.width - 2 * margin, template.height - below - Inches(0.5))
    return _clear(whole, title, layout)


def _under(title: Rect, area: Rect) -> Rect:
    """Return an area for what is drawn, with air between it and the title, which text in a placeholder has itself."""
    if not overlap(title, area) or title.y > area.y:
        return area
    air = max(title.bottom + Inches(0.2) - area.y, Emu(0))
    return Rect(area.x, area.y + air, area.width, area.height - air)


def _off_edges(area: Rect, layout: SlideLayout) -> Rect:
    """Return an area with air between it and a band that ends just above it or a little inside it."""
    paint = layout.paint
    if paint is None:
        return area
    ground = _most(paint.under(area))
    step = paint.height.scaled(1 / paint.down)
    first = max(round((area.y - EDGE) / step), 0)
    edge = area.y - EDGE
    for row in range(first, round((area.y + EDGE) / step)):
        strip = Rect(area.x, step.scaled(row), area.width, step)
        if contrast(_most(paint.under(strip)), ground) > BAND:
            edge = strip.bottom
    top = max(area.y, edge + EDGE.scaled(0.5))
    return Rect(area.x, top, area.width, area.bottom - top)


EDGE = Inches(0.4)
"""How far from the top of an area a band is looked for; what is drawn keeps half of that from it."""

BAND = 1.08
"""Contrast with the ground from which on a strip is a band."""


def _most(cells: Sequence[Rgb]) -> Rgb:
    """Return the commonest of some colours."""
    return max(sorted(set(cells)), key=cells.count)


def _around(spots: Sequence[Placeholder]) -> Rect | None:
    """Return the smallest rectangle around placeholders, None around none."""
    if not spots:
        return None
    x, y = min(spot.rect.x for spot in spots), min(spot.rect.y for spot in spots)
    right, bottom = max(spot.rect.right for spot in spots), max(spot.rect.bottom for spot in spots)
    return Rect(x, y, right - x, bottom - y)


def _clear(rect: Rect, title: Rect, layout: SlideLayout) -> Rect:
    """Return a rectangle cut off where title or footers reach into it from above and below."""
    top, bottom = rect.y, rect.bottom
    if meet(rect, title) and title.y < rect.y + rect.height // 2:
        top = max(top, title.bottom)
    for spot in _furniture(layout):
        if overlap(spot.rect, rect) and spot.rect.y > rect.y + rect.height // 2:
            bottom = min(bottom, spot.rect.y - Inches(0.08))
    return Rect(rect.x, top, rect.width, bottom - top)


_OUR_AREA = (Inches(2.10), Inches(6.70))
"""From where to where content goes on the shipped layouts."""


def _drawn(spot: Placeholder, area: Rect, shipped: Geometry, template: Geometry) -> Placeholder:
    """Return one of our placeholders as a place to draw at: as it lies in our content area, so in the template's."""
    margin = min(p.rect.x for layout in shipped.layouts for p in layout.placeholders)
    across = area.width / (shipped.width - 2 * margin)
    top, bottom = _OUR_AREA
    down = area.height / (bottom - top)
    y = area.y + (spot.rect.y - top).scaled(down)
    rect = Rect(
        area.x + (spot.rect.x - margin).scaled(across),
        max(y, area.y),
        spot.rect.width.scaled(across),
        min(spot.rect.height.scaled(down), area.height),
    )
    if spot.name == "Lead":
        rect = area
    styles = tuple(replace(style, font=template.body_font, ink="") for style in spot.styles)
    return replace(spot, rect=rect, styles=styles, drawn=True, prompt="")


# ----------------------------------------------------------------------------------------------------- what is said


@dataclass(frozen=True, slots=True)
class Mapping:
    """How one of our layouts is made on a template."""

    ours: str
    theirs: str
    found_by: str
    filled: tuple[str, ...]
    """Our placeholders for which the template has one."""
    drawn: tuple[str, ...]
    """Those that are drawn, without their numbers."""


def mappings(geometry: Geometry) -> tuple[Mapping, ...]:
    """Return how each layout of an adapted geometry is made, in the order of ours."""
    return tuple(
        Mapping(
            layout.name,
            layout.made_on or layout.name,
            layout.found_by or "as it is",
            _stems(p.name for p in layout.placeholders if not p.drawn),
            _stems(p.name for p in layout.placeholders if p.drawn),
        )
        for layout in geometry.layouts
    )


def _stems(names: Iterable[str]) -> tuple[str, ...]:
    """Return names without their numbers, each once."""
    return tuple(dict.fromkeys(re.sub(r" \d+$", "", name) for name in names))


def shortcomings(geometry: Geometry, path: str) -> tuple[Finding, ...]:
    """Return warnings about what an adapted template makes hard."""
    found = []
    layouts = [layout for layout in geometry.layouts if layout.made_on and layout.name == "Title and Content"]
    if layouts and not any(p.kind == "sldNum" for layout in layouts for p in layout.placeholders):
        message = "no layout of this template has a slide number that can be filled"
        hint = "listeners ask about slides by their number: add it in the slide master"
        found.append(Finding("warning", "template.number", message, path, hint=hint))
    small = min((layout.area.height for layout in layouts if layout.area), default=NOMINAL_HEIGHT)
    if small < Inches(3.6):
        share = round(small / NOMINAL_HEIGHT * 100)
        message = f"this template leaves {share} % of the slide's height to content"
        found.append(
            Finding(
                "warning", "template.room", message, path, hint="expect more slides in parts, (1/2), (2/2)"
            )
        )
    return tuple(found)
