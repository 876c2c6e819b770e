"""Arrows between boxes: glued to what the text says that they connect, and led to where these boxes stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from lxml import etree

from slides.model import Rect
from slides.powerpoint.drawing import qn
from slides.powerpoint.in_place.runs import replace_child
from slides.powerpoint.in_place.shape import SHAPE_PROPERTIES
from slides.powerpoint.shapes import route

_GLUE = ("a:stCxn", "a:endCxn")
_TURNS = ("rot", "flipH", "flipV")


@dataclass(frozen=True, slots=True)
class End:
    """A box that an arrow is glued to."""

    number: str
    """Its id on the slide."""
    rect: Rect | None
    """Where it stands."""
    fresh: etree._Element
    moved: bool
    """The text has moved it, or it is new."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow of ours that is on the slide."""

    place: int
    """Its place among the shapes of ours."""
    element: etree._Element
    fresh: etree._Element
    ends: Sequence[End | None]
    restyled: bool
    """The text asks for another line."""


def set_connectors(arrows: Sequence[Arrow], added: Collection[int]) -> None:
    """Lead each arrow that is new, or whose boxes changed, from box to box."""
    for arrow in arrows:
        glued = [_glue(arrow, tag, end) for tag, end in zip(_GLUE, arrow.ends, strict=True)]
        ends = [end for end in arrow.ends if end is not None]
        if arrow.place in added or any(glued) or any(end.moved for end in ends):
            _lead(arrow)
        if arrow.restyled:
            holder, fresh = (e.find(qn("p:spPr")) for e in (arrow.element, arrow.fresh))
            replace_child(holder, fresh, qn("a:ln"), SHAPE_PROPERTIES)


def _glue(arrow: Arrow, tag: str, end: End | None) -> bool:
    """Glue one end of an arrow to its box, or part it from a box that is not there; tell whether that changed it."""
    one, wanted = (next(e.iter(qn(tag)), None) for e in (arrow.element, arrow.fresh))
    if one is None or wanted is None:
        return False  # its co-author parted it
    if end is None:
        one.getparent().remove(one)
        return False
    if (one.get("id"), one.get("idx")) == (end.number, wanted.get("idx")):
        return False
    one.set("id", end.number)
    one.set("idx", wanted.get("idx", "0"))
    return True


def _lead(arrow: Arrow) -> None:
    """Draw an arrow from where its first box stands to where its second does."""
    start, end = arrow.ends
    wanted = [next(arrow.fresh.iter(qn(tag)), None) for tag in _GLUE]
    if start is None or end is None or None in wanted or start.rect is None or end.rect is None:
        return
    sites = [int(glue.get("idx", "0")) for glue in wanted if glue is not None]
    holder, fresh = (e.find(qn("p:spPr")) for e in (arrow.element, arrow.fresh))
    geometry = fresh.find(qn("a:prstGeom"))
    curved = geometry is not None and geometry.get("prst", "").startswith("curved")
    preset, turned, rect = route(
        (start.rect, sites[0]), (end.rect, sites[1]), _share(end.fresh), curved=curved
    )
    replace_child(holder, fresh, qn("a:prstGeom"), SHAPE_PROPERTIES)
    holder.find(qn("a:prstGeom")).set("prst", preset)
    _set_xfrm(holder, rect, turned)


def _share(box: etree._Element) -> float:
    """Return at which share of its width a box has its fifth connection site."""
    sites = list(box.iter(qn("a:cxn")))
    path = next(box.iter(qn("a:path")), None)
    if len(sites) < 5 or path is None:
        return 0.5
    return int(sites[4].find(qn("a:pos")).get("x", "0")) / max(int(path.get("w", "1")), 1)


def _set_xfrm(holder: etree._Element, rect: Rect, turned: str) -> None:
    old = holder.find(qn("a:xfrm"))
    if old is not None:
        holder.remove(old)
    said = dict(part.replace('"', "").split("=") for part in turned.split())
    made = etree.Element(qn("a:xfrm"), {name: said[name] for name in _TURNS if name in said})
    etree.SubElement(made, qn("a:off"), x=str(int(rect.x)), y=str(int(rect.y)))
    etree.SubElement(made, qn("a:ext"), cx=str(int(rect.width)), cy=str(int(rect.height)))
    holder.insert(0, made)
