"""A template as values: what each layout offers, with everything inherited from its master resolved.

Inheritance is PowerPoint's own: a placeholder of a layout takes what it does not say from the master's
placeholder of the same type, then from the master's text styles (title, body, other), then from the
presentation's defaults. ECMA-376 part 1, 19.3.1.36 (ph), 19.3.1.51 (txStyles).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as PresentationType
from pptx.slide import SlideLayout as PptxLayout
from pptx.slide import SlideMaster as PptxMaster

from slides.colour import Rgb, contrast
from slides.errors import TemplateError
from slides.lengths import Emu, Length, Pt
from slides.model import Align, Anchor, Colour, Geometry, Insets, Placeholder, Rect, SlideLayout, TextStyle
from slides.powerpoint.canvas import painted
from slides.powerpoint.drawing import qn
from slides.powerpoint.mirror import is_mirrored
from slides.powerpoint.opening import open_template, parsed, reading
from slides.powerpoint.theme import ROLES, Theme, read_theme
from slides.powerpoint.unsafe import TEMPLATE, damaged

_MASTER_TYPE = {
    "title": "title",
    "ctrTitle": "title",
    "ftr": "ftr",
    "sldNum": "sldNum",
    "dt": "dt",
}
"""Type of the master's placeholder that a layout's placeholder inherits from; all others from `body`."""

_TITLES = ("title", "ctrTitle")
"""Types that are found by themselves, whatever their idx."""

_TEXT_STYLE = {"title": "titleStyle", "ctrTitle": "titleStyle", "ftr": "otherStyle", "sldNum": "otherStyle"}
"""The master's text style behind a placeholder; all others have `bodyStyle`."""

_DEEPEST = 9


def read_geometry(data: bytes, path: str = "") -> Geometry:
    """Return what the template in `data` offers, the layouts of all its masters.

    Raises:
        TemplateError: It is not a .pptx, or its slides have no size.
    """
    presentation = open_template(data, path)
    with reading(TEMPLATE, path):
        return _geometry(presentation, path)


SIDES = range(914_400, 51_206_400 + 1)
"""EMU that the side of a slide may have, 1 to 56 inches: ECMA-376 part 1, 19.7.11 (ST_SlideSizeCoordinate)."""


def _geometry(presentation: PresentationType, path: str) -> Geometry:
    width, height = presentation.slide_width, presentation.slide_height
    if not width or not height:
        raise TemplateError.of(
            "template.size", "this template does not say how large its slides are", path=path
        )
    if not all(int(side) in SIDES for side in (width, height)):
        raise damaged(TEMPLATE, path)
    if any(rel.reltype == RT.NOTES_MASTER for rel in presentation.part.rels.values()):
        _ = presentation.notes_master.placeholders  # which the notes of each slide will be made on
    size = Emu(width), Emu(height)
    masters = [_Master(master) for master in presentation.slide_masters]
    by_master = {id(master.slide_master.element): master for master in masters}
    layouts = tuple(
        _layout(name, layout, by_master[id(layout.slide_master.element)], *size)
        for name, layout in named_layouts(presentation)
        if _is_upright(layout)
    )
    theme = masters[0].theme
    return Geometry(
        *size, layouts, theme.heading_font, theme.body_font, right_to_left=is_mirrored(presentation)
    )


def named_layouts(presentation: PresentationType) -> Iterator[tuple[str, PptxLayout]]:
    """Yield the layouts of all masters with a name of its own for each: the second `Blank` is `Blank (2)`."""
    seen: dict[str, int] = {}
    for master in presentation.slide_masters:
        for layout in master.slide_layouts:
            name = layout.name or "Layout"
            seen[name] = seen.get(name, 0) + 1
            yield (f"{name} ({seen[name]})" if seen[name] > 1 else name), layout


class _Master:
    """A master with its theme."""

    def __init__(self, slide_master: PptxMaster) -> None:
        self.slide_master = slide_master
        self.element = slide_master.element
        part = next(
            rel.target_part
            for rel in slide_master.part.rels.values()
            if rel.reltype.endswith("/relationships/theme")
        )
        colour_map = self.element.find(qn("p:clrMap"))
        self.theme = read_theme(parsed(part.blob), dict(colour_map.attrib))
        self.spots: dict[str, etree._Element] = {}
        """Its placeholders by their type, the first of each."""
        for shape in slide_master.placeholders:
            self.spots.setdefault(_kind(shape.element), shape.element)


def _layout(name: str, layout: PptxLayout, master: _Master, width: Length, height: Length) -> SlideLayout:
    theme = master.theme.seen_by(layout.element)
    placeholders = tuple(
        _placeholder(shape.element, master, theme)
        for shape in layout.placeholders
        if _has_place(shape.element, master)
    )
    idxs = [spot.idx for spot in placeholders]
    placeholders = tuple(
        replace(spot, ambiguous=idxs.count(spot.idx) > 1 and spot.kind not in _TITLES)
        for spot in placeholders
    )
    paint = painted(layout, theme, width, height)
    ground = max(set(paint.cells), key=lambda rgb: (paint.cells.count(rgb), rgb))
    return SlideLayout(
        name,
        placeholders,
        _inverts(theme.colours(), ground),
        tuple(theme.colours().items()),
        paint,
        kind=layout.element.get("type", ""),
        master=str(master.slide_master.part.partname),
    )


def _inverts(colours: Mapping[Colour, Rgb], ground: Rgb) -> bool:
    """Tell whether text on a ground is easier to read in the colour of grounds than in the colour of text."""
    return contrast(colours["bg1"], ground) > contrast(colours["tx1"], ground)


def _is_upright(layout: PptxLayout) -> bool:
    """Tell whether all text of a layout runs from left to right: what is turned is for other scripts than ours."""
    for shape in layout.placeholders:
        xfrm = _xfrm(shape.element)
        body = shape.element.find(f".//{qn('a:bodyPr')}")
        turned = xfrm is not None and int(xfrm.get("rot", "0"))
        if turned or (body is not None and body.get("vert", "horz") != "horz"):
            return False
    return True


def _has_place(sp: etree._Element, master: _Master) -> bool:
    return any(_xfrm(source) is not None for source in _chain(sp, master))


def _xfrm(sp: etree._Element) -> etree._Element | None:
    found = sp.find(f".//{qn('a:xfrm')}")
    return found if found is not None and found.find(qn("a:ext")) is not None else None


def _chain(sp: etree._Element, master: _Master) -> list[etree._Element]:
    """Return the placeholder and the master's placeholder that it inherits from, nearest first."""
    behind = master.spots.get(_MASTER_TYPE.get(_kind(sp), "body"))
    return [sp] if behind is None else [sp, behind]


def _kind(sp: etree._Element) -> str:
    return sp.find(f".//{qn('p:ph')}").get("type", "obj")


def _placeholder(sp: etree._Element, master: _Master, theme: Theme) -> Placeholder:
    chain = _chain(sp, master)
    xfrm = next(x for x in map(_xfrm, chain) if x is not None)
    off, ext = xfrm.find(qn("a:off")), xfrm.find(qn("a:ext"))
    rect = Rect(
        Emu(int(off.get("x"))), Emu(int(off.get("y"))), Emu(int(ext.get("cx"))), Emu(int(ext.get("cy")))
    )
    kind = _kind(sp)
    styles = tuple(_style(chain, kind, level, master, theme) for level in range(2))
    return Placeholder(
        idx=int(sp.find(f".//{qn('p:ph')}").get("idx", "0")),
        kind=kind,
        name=sp.find(f".//{qn('p:cNvPr')}").get("name", ""),
        rect=rect,
        styles=styles,
        insets=insets_of(chain),
        anchor=anchor_of(body_property(chain, "anchor")),
        prompt="".join(t.text or "" for t in sp.iter(qn("a:t"))),
        fill=_own_fill(chain),
        sizes=() if _says_size(chain, kind, master) else tuple(style.size for style in styles),
    )


def _own_fill(chain: list[etree._Element]) -> Colour | None:
    """Return the role of the colour that a placeholder is filled with, None for any other fill and for none."""
    for source in chain:
        properties = source.find(qn("p:spPr"))
        if properties is not None and properties.find(qn("a:noFill")) is not None:
            return None
        role = properties.find(f"{qn('a:solidFill')}/{qn('a:schemeClr')}") if properties is not None else None
        if role is not None:
            return _role(role.get("val"))
    return None


def _role(value: str | None) -> Colour | None:
    """Return a colour's role, None for one that only some themes have."""
    return next((known for known in ROLES if known == value), None)


def body_property(chain: Sequence[etree._Element], name: str) -> str | None:
    """Return what the nearest shape of the chain says of its text body, None if none does."""
    for source in chain:
        body = source.find(f".//{qn('a:bodyPr')}")
        if body is not None and body.get(name) is not None:
            return body.get(name)
    return None


def anchor_of(value: str | None) -> Anchor:
    """Return one of the three anchors that we lay out for; justified and distributed text begins at the top."""
    return "ctr" if value == "ctr" else "b" if value == "b" else "t"


def insets_of(chain: Sequence[etree._Element]) -> Insets:
    """Return how far the text stands from the edges of its shape."""
    standard = Insets()
    values = {}
    for side, attribute in (("left", "lIns"), ("top", "tIns"), ("right", "rIns"), ("bottom", "bIns")):
        value = body_property(chain, attribute)
        values[side] = Emu(int(value)) if value is not None else getattr(standard, side)
    return Insets(**values)


def _style(chain: list[etree._Element], kind: str, level: int, master: _Master, theme: Theme) -> TextStyle:
    levels = _levels(chain, kind, level, master)
    size = Pt(int(_child_value(levels, qn("a:defRPr"), "sz") or 1800) / 100)
    colour = next(
        (found for found in (level.find(f"{qn('a:defRPr')}/{qn('a:solidFill')}/*") for level in levels) if found is not None),
        None,
    )  # fmt: skip
    role = colour.get("val") if colour is not None and colour.tag == qn("a:schemeClr") else None
    return TextStyle(
        font=theme.font(_child_value(levels, f"{qn('a:defRPr')}/{qn('a:latin')}", "typeface") or "+mn-lt"),
        size=size,
        bold=_child_value(levels, qn("a:defRPr"), "b") in ("1", "true"),
        line_spacing=line_spacing_of(levels, size),
        space_before=space_of(levels, "spcBef", size),
        space_after=space_of(levels, "spcAft", size),
        indent=Emu(int(own_value(levels, "marL") or 0)),
        bullet=has_bullet(levels),
        colour=_role(role),
        ink=theme.rgb(colour) if colour is not None else theme.colours()["tx1"],
        align=_ALIGN.get(own_value(levels, "algn") or ""),
        caps=_child_value(levels, qn("a:defRPr"), "cap") == "all",
        tracking=Pt(int(_child_value(levels, qn("a:defRPr"), "spc") or 0) / 100),
    )


def _levels(chain: list[etree._Element], kind: str, level: int, master: _Master) -> list[etree._Element]:
    """Return what is said of one indent level along the chain of inheritance, the nearest first."""
    tag = qn(f"a:lvl{min(level, _DEEPEST - 1) + 1}pPr")
    sources = [s.find(f".//{qn('a:lstStyle')}/{tag}") for s in chain]
    behind = master.element.find(f"{qn('p:txStyles')}/{qn('p:' + _TEXT_STYLE.get(kind, 'bodyStyle'))}/{tag}")
    return [s for s in (*sources, behind) if s is not None]


def _says_size(chain: list[etree._Element], kind: str, master: _Master) -> bool:
    """Tell whether a size of type is said anywhere; LibreOffice writes templates without, and shows them in another."""
    return _child_value(_levels(chain, kind, 0, master), qn("a:defRPr"), "sz") is not None


_ALIGN: dict[str, Align] = {"ctr": "ctr", "r": "r"}
"""Alignments other than to the left; justified text breaks its lines as text to the left does."""


def line_spacing_of(levels: Sequence[etree._Element], size: Length) -> float:
    """Return the distance of lines as a multiple of a single one."""
    exact = _child_value(levels, f"{qn('a:lnSpc')}/{qn('a:spcPts')}", "val")
    share = _child_value(levels, f"{qn('a:lnSpc')}/{qn('a:spcPct')}", "val")
    if share is None and exact is not None:
        return Pt(int(exact) / 100) / (size * _SINGLE)
    return _percent(share or "100000")


_SINGLE = 1.2
"""Height of a single line as a multiple of its size."""


def _percent(value: str) -> float:
    """Return a percentage, in thousandths or, as strict OOXML writes it, with its sign, as a share."""
    return float(value[:-1]) / 100 if value.endswith("%") else int(value) / 100_000


def _child_value(levels: Sequence[etree._Element], path: str, attribute: str) -> str | None:
    for level in levels:
        child = level.find(path)
        if child is not None and child.get(attribute) is not None:
            return child.get(attribute)
    return None


def own_value(levels: Sequence[etree._Element], attribute: str) -> str | None:
    """Return an attribute of the nearest level that has it, None if none has."""
    return next((level.get(attribute) for level in levels if level.get(attribute) is not None), None)


def space_of(levels: Sequence[etree._Element], name: str, size: Length) -> Length:
    """Return the space before or after a paragraph; a share is one of its line."""
    for level in levels:
        points = level.find(f"{qn('a:' + name)}/{qn('a:spcPts')}")
        share = level.find(f"{qn('a:' + name)}/{qn('a:spcPct')}")
        if points is not None:
            return Pt(int(points.get("val")) / 100)
        if share is not None:
            return size.scaled(_SINGLE * _percent(share.get("val")))
    return Emu(0)


def has_bullet(levels: Sequence[etree._Element]) -> bool:
    """Tell whether a paragraph has a bullet or a number, by its own properties and those behind, the nearest first."""
    for level in levels:
        for child in level:
            name = etree.QName(child).localname
            if name in ("buChar", "buAutoNum", "buBlip"):
                return True
            if name == "buNone":
                return False
    return False
