"""One slide in three versions: its shapes paired, changed, added and taken away; its notes; our marks on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from slides.model import Rect
from slides.outline import OutlineShape, OutlineSlide
from slides.pairing import near, pair_shapes, pair_words
from slides.powerpoint.drawing import qn
from slides.powerpoint.in_place.alone import stand_alone
from slides.powerpoint.in_place.body import Versions, set_paragraphs
from slides.powerpoint.in_place.connectors import Arrow, End, set_connectors
from slides.powerpoint.in_place.shape import (
    Page,
    Three,
    is_asked_for,
    set_picture,
    set_shape,
    set_text,
    tell_lost,
)
from slides.powerpoint.in_place.table import set_table
from slides.powerpoint.in_place.timing import forget_shape
from slides.powerpoint.read import shape_elements

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_CREATION_ID = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
_FURNITURE = ("title", "ctrTitle", "ftr", "sldNum", "dt")

_CONTENT: Mapping[str, Callable[[Page, Three], None]] = {
    "text": set_text,
    "picture": set_picture,
    "table": set_table,
}
"""How each kind of shape gets what is in it."""


@dataclass(frozen=True, slots=True)
class Matches:
    """Which shape of a slide is which of the others, by their places."""

    ours: Mapping[int, int]
    """Theirs -> ours."""
    old: Mapping[int, int]
    """Ours -> old."""
    gone: Mapping[int, int]
    """Theirs -> old, where ours has none."""
    adopted: frozenset[int] = frozenset()
    """Of theirs: those that no old one answers, and that ours has taken over."""


def matched(old: OutlineSlide | None, theirs: OutlineSlide, ours: OutlineSlide) -> Matches:
    """Return which shapes of three versions of a slide are the same; without an old one, its co-author made it."""
    if old is None:
        pairs = {
            t: m
            for t, m in pair_shapes(ours, theirs).items()
            if ours.shapes[m].role not in _ON_EVERY_SLIDE or ours.shapes[m].name == theirs.shapes[t].name
        }
        return Matches(pairs, {}, {}, frozenset(pairs))
    were = pair_shapes(old, theirs)
    written = {
        m: n
        for m, n in pair_shapes(old, ours, both_ours=True).items()
        if bool(old.shapes[n].placeholder) == bool(ours.shapes[m].placeholder)
    }
    now = {n: m for m, n in written.items()}
    pairs = {t: now[n] for t, n in were.items() if n in now}
    free_theirs = [t for t in range(len(theirs.shapes)) if t not in were]
    free_ours = [
        m for m, shape in enumerate(ours.shapes) if m not in written and shape.role not in _ON_EVERY_SLIDE
    ]
    taken = pair_words([ours.shapes[m] for m in free_ours], [theirs.shapes[t] for t in free_theirs])
    adopted = {free_theirs[t]: free_ours[m] for t, m in taken.items()}
    gone = {t: n for t, n in were.items() if n not in now}
    return Matches({**pairs, **adopted}, written, gone, frozenset(adopted))


_ON_EVERY_SLIDE = ("Section", "Footer", "Slide number")
"""Roles of shapes that no box of a co-author becomes, though it may say the same."""


def is_untouched(
    old: OutlineSlide | None, theirs: OutlineSlide, ours: OutlineSlide, matches: Matches
) -> bool:
    """Tell whether a slide needs nothing: the text asks for nothing new, and our marks are on it."""
    if old is None or old != ours or old.layout != ours.layout or matches.gone:
        return False
    marked = (theirs.ident, theirs.creation) == (ours.ident, ours.creation)
    threes = ((old.shapes[n], ours.shapes[m]) for m, n in matches.old.items())
    named = all(theirs.shapes[t].name == ours.shapes[m].name for t, m in matches.ours.items())
    same = all((a.rect, a.look, a.sizes) == (b.rect, b.look, b.sizes) for a, b in threes)
    return marked and named and same


@dataclass
class Work:
    """A slide while its shapes are changed."""

    page: Page
    old: OutlineSlide | None
    theirs: OutlineSlide
    ours: OutlineSlide
    matches: Matches
    fresh_root: etree._Element
    elements: Sequence[etree._Element] = field(init=False)
    fresh: Sequence[etree._Element] = field(init=False)
    shown: dict[int, etree._Element] = field(default_factory=dict)
    """The element that shows each shape of ours."""
    rects: dict[int, Rect | None] = field(default_factory=dict)
    """Where it stands."""

    def __post_init__(self) -> None:
        """Look up the elements of both slides."""
        self.elements = [*shape_elements(_tree(self.page.root)), *(e for e, _ in self.page.grouped)]
        self.fresh = list(shape_elements(_tree(self.fresh_root)))

    def run(self) -> None:
        """Make the slide show what the slide text asks for."""
        self._tell_if_redrawn()
        for t, m in self.matches.ours.items():
            self._change(t, m)
        for t, n in self.matches.gone.items():
            if self._is_nowhere_else(t, n):
                message = "the text has dropped it, and it stays, for it says what stands nowhere else"
                self.page.tell("merge.kept", message, self.theirs.shapes[t].name)
            else:
                self._remove(t, n)
        added = list(self._add())
        self._reorder()
        set_connectors(self._arrows(), added)
        mark(self.page.root, self.ours)

    def _change(self, t: int, m: int) -> None:
        three = self._three(t, m)
        if is_asked_for(three):
            set_shape(self.page, three)
            if content := _CONTENT.get(three.ours.kind):
                content(self.page, three)
        self.shown[m] = three.element
        self.rects[m] = self.page.placed.get(three.ours.name, three.theirs.rect)

    def _three(self, t: int, m: int) -> Three:
        ours = self.ours.shapes[m]
        adopted = t in self.matches.adopted
        old = ours if adopted or self.old is None else self.old.shapes[self.matches.old[m]]
        return Three(old, self.theirs.shapes[t], ours, self.elements[t], self.fresh[m], adopted)

    # ------------------------------------------------------------------------------------------------ taken away

    def _is_nowhere_else(self, t: int, n: int) -> bool:
        """Tell whether a co-author wrote something into a shape that is neither in the text nor what we wrote there."""
        assert self.old is not None
        written = {p.text for p in self.old.shapes[n].paragraphs}
        return any(
            p.text not in written and p.text not in self.ours.text for p in self.theirs.shapes[t].paragraphs
        )

    def _made_by_hand(self, element: etree._Element, old: OutlineShape, theirs: OutlineShape) -> str:
        """Return what a co-author did to the look of a shape, empty for nothing that can be seen.

        We write no colours but the theme's; LibreOffice, which has layouts of its own, writes no others.
        """
        if old.rect is not None and not near(old.rect, theirs.rect):
            return "moved"
        assert self.old is not None
        ours = self.page.layout in (self.old.layout, self.ours.layout)
        return "coloured" if ours and next(element.iter(qn("a:srgbClr")), None) is not None else ""

    def _remove(self, t: int, n: int) -> None:
        """Take a shape away that the text has dropped, with its effects and relationships."""
        assert self.old is not None
        element, old, theirs = self.elements[t], self.old.shapes[n], self.theirs.shapes[t]
        if what := self._made_by_hand(element, old, theirs):
            self.page.tell("merge.lost", f"it was {what} by hand, and the text has dropped it", theirs.name)
        number = next(element.iter(qn("p:cNvPr"))).get("id", "")
        named = {v for e in element.iter() for k, v in e.attrib.items() if k.startswith(_R)}
        grouped = element.getparent().tag == qn("p:grpSp")
        outer = element if grouped else _outer(element, self.page.root)
        outer.getparent().remove(outer)
        forget_shape(self.page.root, number)
        for ident in sorted(named):
            self.page.forget(ident)
        lines = self.page.root.iter(qn("a:stCxn"), qn("a:endCxn"))
        for glued in [line for line in lines if line.get("id") == number]:
            glued.getparent().remove(glued)

    # ----------------------------------------------------------------------------------------------------- added

    def _add(self) -> Iterator[int]:
        """Add what only ours has, each behind what it follows there; yield the places of those that were added."""
        wanted = [m for m in range(len(self.ours.shapes)) if m not in self.shown and self._is_wanted(m)]
        for m in wanted:
            element = deepcopy(self.fresh[m])
            self.page.carry(element)
            self._number(element)
            self._insert(element, m)
            if self.page.layout != self.ours.layout:
                stand_alone(element, self.ours.shapes[m], self.page.origin)
            self.shown[m], self.rects[m] = element, self.ours.shapes[m].rect
            yield m

    def _is_wanted(self, m: int) -> bool:
        """Tell whether a shape belongs on the slide that is not there.

        What its co-author deleted stays away, until the text says something else there.
        """
        shape = self.ours.shapes[m]
        if self.old is None:
            return bool(shape.line and shape.text) and shape.text not in self.theirs.text
        n = self.matches.old.get(m)
        if n is None:
            return True
        before = self.old.shapes[n]
        said, was = (
            (shape.paragraphs, shape.rows, shape.image),
            (before.paragraphs, before.rows, before.image),
        )
        return said != was and bool(shape.text or shape.image)

    def _number(self, element: etree._Element) -> None:
        """Give a new element ids that no other has."""
        taken = {int(about.get("id", "0")) for about in self.page.root.iter(qn("p:cNvPr"))}
        for about in element.iter(qn("p:cNvPr")):
            if int(about.get("id", "0")) in taken:
                about.set("id", str(max(taken) + 1))
            taken.add(int(about.get("id", "0")))

    def _insert(self, element: etree._Element, m: int) -> None:
        before = max((k for k in self.shown if k < m), default=None)
        after = min((k for k in self.shown if k > m), default=None)
        if before is not None:
            _outer(self.shown[before], self.page.root).addnext(element)
        elif after is not None:
            _outer(self.shown[after], self.page.root).addprevious(element)
        else:
            tree = _tree(self.page.root)
            last = [e for e in tree if e.tag != qn("p:extLst")][-1]
            last.addnext(element)

    def _reorder(self) -> None:
        """Put what is ours into the order in which it is read now, unless somebody put it into another by hand.

        What only theirs has stays where it is among them.
        """
        if self._old_order() != sorted(self._old_order()):
            return
        outer = [_outer(self.shown[m], self.page.root) for m in sorted(self.shown)]
        tree = _tree(self.page.root)
        there = [child for child in tree if child in outer]
        if there == outer or len(there) != len(outer):
            return
        children = list(tree)
        slots = [n for n, child in enumerate(children) if child in outer]
        for slot, element in zip(slots, outer, strict=True):
            children[slot] = element
        tree[:] = children

    def _old_order(self) -> list[int]:
        """Return the places among the old shapes of those that are still there, in their order."""
        old = {t: self.matches.old.get(m) for t, m in self.matches.ours.items()} | dict(self.matches.gone)
        return [n for t in sorted(old) if (n := old[t]) is not None]

    # ------------------------------------------------------------------------------------------------ connectors

    def _arrows(self) -> list[Arrow]:
        """Return the connectors of ours that are on the slide, with what they lead from and to."""
        numbers = {_number_of(e): m for m, e in enumerate(self.fresh)}
        found = []
        for m, shape in enumerate(self.ours.shapes):
            if shape.kind != "connector" or m not in self.shown:
                continue
            glue = [self.fresh[m].find(f".//{qn(tag)}") for tag in ("a:stCxn", "a:endCxn")]
            ends = [None if g is None else numbers.get(g.get("id", "")) for g in glue]
            n = self.matches.old.get(m)
            old = self.old.shapes[n] if self.old is not None and n is not None else None
            found.append(
                Arrow(
                    m,
                    self.shown[m],
                    self.fresh[m],
                    tuple(None if k is None else self._end(k) for k in ends),
                    restyled=old is not None and old.look != shape.look,
                )
            )
        return found

    def _end(self, k: int) -> End | None:
        """Return a box that an arrow is glued to, None where it is not on the slide."""
        element = self.shown.get(k)
        if element is None:
            return None
        shape = self.ours.shapes[k]
        n = self.matches.old.get(k)
        moved = self.old is None or n is None or self.old.shapes[n].rect != shape.rect
        return End(_number_of(element), self.rects.get(k), self.fresh[k], moved)

    # --------------------------------------------------------------------------------------------------- reports

    def _tell_if_redrawn(self) -> None:
        if self.old is None:
            return
        kept = set(self.matches.old.values())
        drawn = [n for n, shape in enumerate(self.old.shapes) if shape.placeholder not in _FURNITURE]
        gone = [n for n in drawn if n not in kept]
        if self.old.layout != self.ours.layout and len(gone) * 2 > len(drawn):
            message = (
                "the text asks for another kind of slide, so it was drawn anew around what was added by hand"
            )
            self.page.tell("merge.redrawn", message, "")


_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def _tree(root: etree._Element) -> etree._Element:
    return root.find(f"{qn('p:cSld')}/{qn('p:spTree')}")


def _number_of(element: etree._Element) -> str:
    return next(element.iter(qn("p:cNvPr"))).get("id", "")


def _outer(element: etree._Element, root: etree._Element) -> etree._Element:
    """Return the child of the slide's tree that an element is or lies in."""
    tree = _tree(root)
    while element.getparent() is not tree:
        element = element.getparent()
    return element


def mark(root: etree._Element, ours: OutlineSlide) -> None:
    """Give a slide its identity again: programs drop it, and a slide that the text has taken over has none yet."""
    content = root.find(qn("p:cSld"))
    content.set("name", f"md:{ours.ident}")
    creation = next(root.iter(f"{{{_P14}}}creationId"), None)
    if creation is None:
        extensions = content.find(qn("p:extLst"))
        if extensions is None:
            extensions = etree.SubElement(content, qn("p:extLst"))
        extension = etree.SubElement(extensions, qn("p:ext"), uri=_CREATION_ID)
        creation = etree.SubElement(extension, f"{{{_P14}}}creationId", nsmap={"p14": _P14})
    creation.set("val", ours.creation)


def set_notes(body: etree._Element, fresh: etree._Element, versions: Versions, page: Page) -> None:
    """Make a notes page say what the slide text asks for now."""
    tell_lost(page.tell, set_paragraphs(body, fresh, versions).lost, "notes")
