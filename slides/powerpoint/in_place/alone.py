"""A placeholder of ours on a layout that is not ours: it says itself what it inherits elsewhere.

LibreOffice makes a layout and a master of its own of each of ours, without our placeholders; whatever bears `p:ph` there
inherits from what LibreOffice put in their place. A title and the footers are the same everywhere; all else becomes a text
box, in the look of the placeholder that it would have filled.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from slides.model import Rect
from slides.outline import OutlineShape
from slides.powerpoint.drawing import qn, xfrm
from slides.powerpoint.in_place.body import level_of, usual_size
from slides.powerpoint.in_place.package import Package

_EVERYWHERE = ("title", "ctrTitle", "ftr", "sldNum", "dt")
"""Types of placeholders that mean the same on every layout."""

_FILLS = tuple(qn(f"a:{name}") for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill"))
_RECTANGLE = '<a:prstGeom xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" prst="rect"><a:avLst/></a:prstGeom>'


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a shape of ours inherits from."""

    layout: etree._Element
    font: str
    """Typeface of the theme's text: the theme of the other layout may have another."""


def origin_of(fresh: Package, slide: str) -> Origin:
    """Return where the shapes of a slide of the fresh deck inherit from."""
    layout = fresh.related(slide, "slideLayout")
    theme = fresh.related(fresh.related(layout, "slideMaster"), "theme")
    font = next(fresh.tree(theme).iter(qn("a:minorFont"))).find(qn("a:latin"))
    return Origin(fresh.tree(layout), font.get("typeface", "+mn-lt"))


def stand_alone(element: etree._Element, shape: OutlineShape, origin: Origin) -> None:
    """Let a shape say itself what it inherits from our layout, for a slide on another one."""
    place = next(element.iter(qn("p:ph")), None)
    if place is None:
        return
    _say_place(element, shape.rect)
    _say_sizes(element, shape)
    kind, idx = place.get("type", "obj"), place.get("idx", "0")
    place.attrib.pop("idx", None)
    if kind in _EVERYWHERE or element.tag != qn("p:sp"):
        return
    place.getparent().remove(place)
    source = _place_on(origin.layout, idx)
    if source is not None:
        _say_look(element, source)
        _say_font(element, origin.font)


def _place_on(layout: etree._Element, idx: str) -> etree._Element | None:
    """Return the placeholder of a layout that has an idx."""
    shapes = ((shape, next(shape.iter(qn("p:ph")), None)) for shape in layout.iter(qn("p:sp")))
    return next((s for s, place in shapes if place is not None and place.get("idx", "0") == idx), None)


def _say_place(element: etree._Element, rect: Rect | None) -> None:
    properties = element.find(qn("p:spPr"))
    if properties is not None and properties.find(qn("a:xfrm")) is None and rect is not None:
        properties.insert(0, parsed_xfrm(rect))


def parsed_xfrm(rect: Rect) -> etree._Element:
    """Return `a:xfrm` for a rectangle."""
    space = '<a:xfrm xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    return etree.fromstring(xfrm(rect).replace("<a:xfrm>", space, 1))


def _say_sizes(element: etree._Element, shape: OutlineShape) -> None:
    for paragraph in element.iter(qn("a:p")):
        size = usual_size(shape.sizes, level_of(paragraph))
        for run in paragraph.iter(qn("a:rPr"), qn("a:endParaRPr")):
            if size is not None and run.get("sz") is None:
                run.set("sz", str(size))


def _say_look(element: etree._Element, source: etree._Element) -> None:
    """Take over fill, outline, insets and list style of a placeholder, where the shape has none of its own."""
    locks = next(element.iter(qn("a:spLocks")), None)
    if locks is not None:
        locks.attrib.pop("noGrp", None)
    properties, theirs = element.find(qn("p:spPr")), source.find(qn("p:spPr"))
    if not any(properties.find(qn(f"a:{name}")) is not None for name in ("prstGeom", "custGeom")):
        properties.append(etree.fromstring(_RECTANGLE))
    if not any(child.tag in _FILLS for child in properties):
        painted = [child for child in theirs if child.tag in (*_FILLS, qn("a:ln"))]
        properties.extend(deepcopy(child) for child in painted)
    body, model = element.find(qn("p:txBody")), source.find(qn("p:txBody"))
    if body is None or model is None:
        return
    for name, value in model.find(qn("a:bodyPr")).attrib.items():
        if name not in body.find(qn("a:bodyPr")).attrib:
            body.find(qn("a:bodyPr")).set(name, value)
    style = body.find(qn("a:lstStyle"))
    if style is not None and not len(style):
        body.replace(style, deepcopy(model.find(qn("a:lstStyle"))))


def _say_font(element: etree._Element, font: str) -> None:
    """Name the font in each level of a list style that names the theme's, or none."""
    for properties in element.iter(qn("a:defRPr")):
        latin = properties.find(qn("a:latin"))
        if latin is None:
            etree.SubElement(properties, qn("a:latin"), typeface=font)
        elif latin.get("typeface", "").startswith("+"):
            latin.set("typeface", font)
