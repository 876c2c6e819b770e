"""A template for reading from right to left: its masters and layouts reflected, so that slides inherit it.

Pictures and groups are moved, not turned over, for a logo must stay readable.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation

from slides.powerpoint.drawing import qn

_FLIPPED = {"l": "r", "r": "l"}
_LEVELS = tuple(qn(f"a:lvl{n}pPr") for n in range(1, 10))
_STYLES = (*(qn(f"p:{name}Style") for name in ("title", "body", "other", "notes")), qn("p:defaultTextStyle"))
"""Text styles that inherit from nobody: what they do not say is from left to right."""
_TURN = 21_600_000
"""A whole turn, in 60,000ths of a degree."""


def is_mirrored(presentation: Presentation) -> bool:
    """Tell whether a template is made for reading from right to left already."""
    level = presentation.slide_master.element.find(f".//{qn('p:bodyStyle')}/{_LEVELS[0]}")
    return level is not None and level.get("rtl") in ("1", "true")


def mirror_template(presentation: Presentation) -> None:
    """Reflect masters and layouts about the middle of the slide, and set their text from right to left."""
    width, paper = int(presentation.slide_width or 0), _paper_width(presentation)
    root = presentation.part._element
    root.set("rtl", "1")
    _turn_text(root)
    for master in presentation.slide_masters:
        for element in (master.element, *(layout.element for layout in master.slide_layouts)):
            _reflect(element, width)
    for rel in presentation.part.rels.values():
        if rel.reltype in (RT.NOTES_MASTER, RT.HANDOUT_MASTER) and hasattr(rel.target_part, "_element"):
            _reflect(rel.target_part._element, paper)


def _paper_width(presentation: Presentation) -> int:
    size = presentation.part._element.find(qn("p:notesSz"))
    return int(size.get("cx")) if size is not None else 0


def _reflect(element: etree._Element, width: int) -> None:
    tree = element.find(f".//{qn('p:spTree')}")
    for shape in tree if tree is not None else ():
        place = shape.find(f"{qn('p:spPr')}/{qn('a:xfrm')}")
        if place is None:
            place = next((shape.find(path) for path in _OTHER_PLACES if shape.find(path) is not None), None)
        if place is not None and place.find(qn("a:off")) is not None:
            _move(
                place,
                width,
                turn_over=shape.tag in (qn("p:sp"), qn("p:cxnSp")) and not _is_placeholder(shape),
            )
    for body in element.iter(qn("a:bodyPr")):
        _swap_insets(body)
    _turn_text(element)


_OTHER_PLACES = (f"{qn('p:grpSpPr')}/{qn('a:xfrm')}", qn("p:xfrm"))
"""Where a group and a graphic frame say where they stand."""


def _is_placeholder(shape: etree._Element) -> bool:
    return shape.find(f".//{qn('p:ph')}") is not None


def _move(place: etree._Element, width: int, turn_over: bool) -> None:
    off, ext = place.find(qn("a:off")), place.find(qn("a:ext"))
    off.set("x", str(width - int(off.get("x")) - int(ext.get("cx"))))
    if not turn_over:
        return
    place.set("flipH", "0" if place.get("flipH") in ("1", "true") else "1")
    if place.get("rot"):
        place.set("rot", str(-int(place.get("rot")) % _TURN))


def _swap_insets(body: etree._Element) -> None:
    left, right = body.get("lIns"), body.get("rIns")
    for name, value in (("lIns", right), ("rIns", left)):
        if value is not None:
            body.set(name, value)
        elif name in body.attrib:
            del body.attrib[name]
    if body.get("rtlCol") is not None:
        body.set("rtlCol", "1")


def _turn_text(element: etree._Element) -> None:
    """Turn the direction and alignment of all text styles and paragraphs."""
    for style in _text_properties(element):
        style.set("rtl", "1")
        if style.get("algn") in _FLIPPED:
            style.set("algn", _FLIPPED[style.get("algn")])
        elif style.get("algn") is None and style.getparent().tag in _STYLES:
            style.set("algn", "r")


def _text_properties(element: etree._Element) -> Iterator[etree._Element]:
    yield from element.iter(*_LEVELS, qn("a:defPPr"), qn("a:pPr"))
