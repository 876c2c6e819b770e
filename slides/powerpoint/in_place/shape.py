"""One shape of a slide, in three versions: its place, look, words, picture and description.

What its co-author did by hand stays unless the slide text asks for another thing since.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from slides.model import Rect
from slides.outline import OutlineShape, OutlineSlide
from slides.pairing import near
from slides.powerpoint.drawing import qn
from slides.powerpoint.in_place.alone import Origin, origin_of, parsed_xfrm
from slides.powerpoint.in_place.body import (
    Versions,
    set_colour,
    set_lists,
    set_paragraphs,
    set_sizes,
)
from slides.powerpoint.in_place.carry import Carrier
from slides.powerpoint.in_place.runs import Carry, Rels, replace_child
from slides.powerpoint.in_place.timing import move_paragraphs

Tell = Callable[[str, str, str], None]
"""Takes note of a finding: its rule, what happened, and the name of the shape."""

_FILLS = ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill")
_GEOMETRIES = ("custGeom", "prstGeom")
SHAPE_PROPERTIES = tuple(
    qn(f"a:{name}")
    for name in ("xfrm", *_GEOMETRIES, *_FILLS, "ln", "effectLst", "effectDag", "scene3d", "sp3d", "extLst")
)
"""Children of `p:spPr` in the order of CT_ShapeProperties."""
_SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"


@dataclass(frozen=True)
class Page:
    """A slide while it is changed, and the fresh one that it is to say the same as."""

    part: str
    root: etree._Element
    rels: Rels
    layout: str
    """Name of its layout."""
    fresh_rels: Rels
    fresh: OutlineSlide
    carry: Carry
    tell: Tell
    carrier: Carrier
    grouped: Sequence[tuple[etree._Element, OutlineShape]] = ()
    """Shapes that somebody put into groups, with what they say."""
    relaid: bool = False
    """It was on another layout before."""
    source: str = ""
    """Part of the fresh slide."""
    placed: dict[str, Rect] = field(default_factory=dict)
    """Where shapes stand now that were moved as the text asks, by their names in the fresh slide."""

    @cached_property
    def origin(self) -> Origin:
        """Where the shapes of the fresh slide inherit from."""
        return origin_of(self.carrier.fresh, self.source)

    def forget(self, ident: str) -> None:
        """Take a relationship away if nothing on the slide names it any more."""
        named = (value for element in self.root.iter() for value in element.attrib.values())
        if ident in self.carrier.edited.relations(self.part) and ident not in set(named):
            self.carrier.edited.unrelate(self.part, ident)


@dataclass(frozen=True, slots=True)
class Three:
    """A shape in three versions, with its elements in the edited and in the fresh slide."""

    old: OutlineShape
    theirs: OutlineShape
    ours: OutlineShape
    element: etree._Element
    fresh: etree._Element
    adopted: bool = False
    """We never wrote it: its co-author made it, and the text says the same meanwhile."""


def is_asked_for(three: Three) -> bool:
    """Tell whether the slide text asks for something else than what we wrote, or the shape's name is another."""
    old, ours = three.old, three.ours
    same = old == ours and old.look == ours.look and old.sizes == ours.sizes
    return three.adopted or not same or old.rect != ours.rect or three.theirs.name != ours.name


def set_shape(page: Page, three: Three) -> None:
    """Give a shape the name, description, place and look that the slide text asks for now."""
    about = next(three.element.iter(qn("p:cNvPr")))
    about.set("name", three.ours.name)
    if three.old.alt != three.ours.alt and three.theirs.alt != three.ours.alt:
        _set(about, "descr", three.ours.alt)
    _set_placeholder(page, three)
    _set_place(page, three)
    if three.old.paint != three.ours.paint:
        _set_look(three)


def _set(element: etree._Element, name: str, value: str) -> None:
    if value:
        element.set(name, value)
    else:
        element.attrib.pop(name, None)


def _set_placeholder(page: Page, three: Three) -> None:
    """Let a placeholder be the one of the layout that it now is, as when a row above it is gone.

    Where the layout is not ours (LibreOffice makes its own), ours mean nothing there.
    """
    place, wanted = (next(e.iter(qn("p:ph")), None) for e in (three.element, three.fresh))
    if place is None or wanted is None or three.adopted or page.layout != page.fresh.layout:
        return
    if page.relaid or three.old.name != three.ours.name:
        place.attrib.clear()
        place.attrib.update(wanted.attrib)


# ---------------------------------------------------------------------------------------------------------- its place


def _set_place(page: Page, three: Three) -> None:
    old, theirs, ours = three.old.rect, three.theirs.rect, three.ours.rect
    if ours is None or three.adopted or near(theirs, ours):
        return
    if near(old, ours):
        return
    if not near(old, theirs):
        page.tell(
            "merge.kept", "it stays where it was put by hand, although the text moved it", three.ours.name
        )
        return
    _move(page, three, ours)
    page.placed[three.ours.name] = ours


def _move(page: Page, three: Three, rect: Rect) -> None:
    """Put a shape where the fresh one stands, turned as it is."""
    holder, fresh = _properties(three.element), _properties(three.fresh)
    xfrm = holder.find(_xfrm_tag(holder))
    wanted = fresh.find(_xfrm_tag(fresh))
    if wanted is None and xfrm is not None and _is_same_place(page, three):
        holder.remove(xfrm)
        return
    if xfrm is None:
        xfrm = etree.Element(_xfrm_tag(holder))
        holder.insert(0, xfrm)
    place = parsed_xfrm(rect)
    for child in list(xfrm):
        xfrm.remove(child)
    xfrm.extend(list(place))
    _set_geometry(holder, fresh)


def _properties(element: etree._Element) -> etree._Element:
    """Return what holds the place of a shape: its properties, of a table its frame."""
    properties = element.find(qn("p:spPr"))
    return element if properties is None else properties


def _xfrm_tag(holder: etree._Element) -> str:
    return qn("p:xfrm") if holder.tag == qn("p:graphicFrame") else qn("a:xfrm")


def _is_same_place(page: Page, three: Three) -> bool:
    """Tell whether a shape inherits its place from where the fresh one does."""
    place, wanted = (next(e.iter(qn("p:ph")), None) for e in (three.element, three.fresh))
    return (
        place is not None
        and wanted is not None
        and page.layout == page.fresh.layout
        and place.get("idx") == wanted.get("idx")
    )


def _set_geometry(holder: etree._Element, fresh: etree._Element) -> None:
    """Take over what an outline has in shares of its size (round corners, connection sites), if it is the same outline."""
    for tag in map(qn, ("a:prstGeom", "a:custGeom")):
        one, other = holder.find(tag), fresh.find(tag)
        if one is not None and other is not None and one.get("prst") == other.get("prst"):
            replace_child(holder, fresh, tag, SHAPE_PROPERTIES)


# ----------------------------------------------------------------------------------------------------------- its look


def _set_look(three: Three) -> None:
    holder, fresh = three.element.find(qn("p:spPr")), three.fresh.find(qn("p:spPr"))
    if holder is None or fresh is None:
        return
    for group in (_GEOMETRIES, _FILLS, ("ln",)):
        if group is _GEOMETRIES and not any(fresh.find(qn(f"a:{name}")) is not None for name in group):
            continue
        for name in group:
            replace_child(holder, fresh, qn(f"a:{name}"), SHAPE_PROPERTIES)
    body, wanted = (e.find(f"{qn('p:txBody')}/{qn('a:bodyPr')}") for e in (three.element, three.fresh))
    if body is not None and wanted is not None:
        body.getparent().replace(body, deepcopy(wanted))


# ---------------------------------------------------------------------------------------------------- what is in it


def set_text(page: Page, three: Three) -> None:
    """Make a shape say what the slide text asks for now."""
    old, ours = three.old, three.ours
    body, fresh = three.element.find(qn("p:txBody")), three.fresh.find(qn("p:txBody"))
    looks = (old.look, old.sizes) != (ours.look, ours.sizes)
    if fresh is None or (old.paragraphs == ours.paragraphs and not looks and not three.adopted):
        return
    if body is None:
        body = deepcopy(fresh)
        page.carry(body)
        three.element.insert(_body_at(three.element), body)
        return
    written = None if three.adopted else old.paragraphs
    versions = Versions(
        written, three.theirs.paragraphs, ours.paragraphs, page.rels, page.fresh_rels, page.carry
    )
    change = set_paragraphs(body, fresh, versions)
    if change.moved:
        move_paragraphs(page.root, next(three.element.iter(qn("p:cNvPr"))).get("id", ""), change.moved)
    if old.sizes != ours.sizes:
        set_sizes(change, body.findall(qn("a:p")), old.sizes, ours.sizes)
    if old.paint != ours.paint:
        set_colour(change)
    if old.lists != ours.lists:
        set_lists(change)
    tell_lost(page.tell, change.lost, ours.name)


def _body_at(element: etree._Element) -> int:
    """Return where the text body of a shape belongs: behind its properties and style."""
    before = (qn("p:nvSpPr"), qn("p:spPr"), qn("p:style"))
    return sum(1 for child in element if child.tag in before)


def tell_lost(tell: Tell, lost: Sequence[tuple[str, str]], name: str) -> None:
    """Report the looks that went with their words."""
    for what, words in lost:
        tell("merge.lost", f"the {what} of “{words}” went with these words", name)


def set_picture(page: Page, three: Three) -> None:
    """Show another picture in the place and crop of the one before, if the text names another."""
    old, theirs, ours = three.old, three.theirs, three.ours
    if old.image == ours.image or theirs.image == ours.image or three.adopted:
        return
    blip, wanted = (next(e.iter(qn("a:blip")), None) for e in (three.element, three.fresh))
    if blip is None or wanted is None:
        return
    copy = deepcopy(wanted)
    page.carry(copy)
    former = blip.get(qn("r:embed"), "")
    blip.set(qn("r:embed"), copy.get(qn("r:embed"), ""))
    for drawing in list(blip.iter(_SVG)):
        extension = drawing.getparent()
        extension.getparent().remove(extension)
    extensions, fresh = blip.find(qn("a:extLst")), copy.find(qn("a:extLst"))
    if fresh is not None and extensions is not None:
        extensions.extend(list(fresh))
    elif fresh is not None:
        blip.append(fresh)
    if extensions is not None and not len(extensions):
        blip.remove(extensions)
    page.forget(former)
    if theirs.image != old.image:
        page.tell("merge.lost", "the picture that was put there by hand gives way to the text's", ours.name)
    cropped = next(three.element.iter(qn("a:srcRect")), None)
    if _aspect(old.rect) != _aspect(ours.rect) and (cropped is not None or not near(old.rect, theirs.rect)):
        message = "the new picture has other proportions than the one whose place and crop by hand it has"
        page.tell("merge.proportions", message, ours.name)


def _aspect(rect: Rect | None) -> float:
    return round(rect.width / max(rect.height, 1), 2) if rect else 0.0
