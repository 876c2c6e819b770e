"""The paragraphs of one text body: of a shape, a table's cell or a notes page.

Paragraphs that say what they should are not touched. A new one looks like its neighbour of the same sort, for its
co-author may have given that another size, colour or bullet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from slides.outline import Paragraphs
from slides.powerpoint.drawing import qn
from slides.powerpoint.in_place.runs import Carry, Rels, replace_child, set_words
from slides.powerpoint.in_place.weave import Step, weave
from slides.powerpoint.read import read_paragraph

_BULLETS = (
    "buClrTx",
    "buClr",
    "buSzTx",
    "buSzPct",
    "buSzPts",
    "buFontTx",
    "buFont",
    "buNone",
    "buAutoNum",
    "buChar",
    "buBlip",
)
_SPACINGS = ("lnSpc", "spcBef", "spcAft")
_ORDER = tuple(qn(f"a:{name}") for name in (*_SPACINGS, *_BULLETS, "tabLst", "defRPr", "extLst"))
"""Children of `a:pPr` in the order of CT_TextParagraphProperties."""
_MARKS = tuple(qn(f"a:{name}") for name in ("buNone", "buAutoNum", "buChar", "buBlip"))
"""What tells whether a paragraph has a bullet, a number or none."""
_INDENT = ("lvl", "marL", "indent")
_RUNS = tuple(qn(f"a:{name}") for name in ("r", "br", "fld"))


@dataclass(frozen=True, slots=True)
class Versions:
    """The paragraphs of a body in three versions, and what it takes to copy from the fresh one."""

    old: Paragraphs | None
    """None: we never wrote it, so ours differs from it wherever theirs does."""
    theirs: Paragraphs
    ours: Paragraphs
    rels: Rels
    fresh_rels: Rels
    carry: Carry


@dataclass(slots=True)
class BodyChange:
    """What became of a body."""

    moved: Mapping[int, int] = field(default_factory=dict)
    """Where each of its former paragraphs stands now; what is not there is gone. Empty if none moved."""
    lost: Sequence[tuple[str, str]] = ()
    """Looks that somebody gave to words that are gone, with the words."""
    pairs: Sequence[tuple[etree._Element, etree._Element]] = ()
    """Each paragraph with the fresh one that says the same."""


def set_paragraphs(body: etree._Element, fresh: etree._Element, versions: Versions) -> BodyChange:
    """Make a body show what the fresh one shows, wherever the text asks for something else than before."""
    before = body.findall(qn("a:p"))
    theirs = [p for p in before if read_paragraph(p, {}).runs]
    ours = [p for p in fresh.findall(qn("a:p")) if read_paragraph(p, {}).runs]
    old = versions.theirs if versions.old is None else versions.old
    steps = weave(old, versions.theirs, versions.ours)
    work = _Work(versions, old, theirs, ours, steps)
    shown = [work.element(step) for step in steps]
    if shown != theirs:
        _arrange(body, before, theirs, shown)
    after = body.findall(qn("a:p"))
    places = {id(p): n for n, p in enumerate(after)}
    moved = {n: places[id(p)] for n, p in enumerate(before) if id(p) in places}
    pairs = [(p, ours[step.ours]) for p, step in zip(shown, steps, strict=True) if step.ours is not None]
    return BodyChange({} if before == after else moved, work.lost, pairs)


@dataclass
class _Work:
    versions: Versions
    old: Paragraphs
    theirs: Sequence[etree._Element]
    ours: Sequence[etree._Element]
    steps: Sequence[Step]
    lost: list[tuple[str, str]] = field(default_factory=list)

    def element(self, step: Step) -> etree._Element:
        """Return the paragraph of a step, as it is to be."""
        if step.theirs is None:
            return self._new(step.ours or 0)
        paragraph = self.theirs[step.theirs]
        if step.ours is not None and step.differs:
            self._change(paragraph, step, step.theirs, step.ours)
        return paragraph

    def _change(self, paragraph: etree._Element, step: Step, t: int, m: int) -> None:
        theirs, ours = self.versions.theirs[t], self.versions.ours[m]
        fresh = self.ours[m]
        if theirs.runs != ours.runs:
            before = None if step.old is None else self.old[step.old].runs
            self.lost += self._set_words(paragraph, fresh, before)
        if theirs.level != ours.level:
            _set_level(paragraph, fresh)

    def _set_words(self, paragraph: etree._Element, fresh: etree._Element, before) -> list[tuple[str, str]]:
        versions = self.versions
        return set_words(paragraph, versions.rels, fresh, versions.fresh_rels, before, versions.carry)

    def _new(self, m: int) -> etree._Element:
        """Return a new paragraph: the nearest of its sort with other words, or as it is in the fresh body."""
        fresh = self.ours[m]
        sort = _sort(fresh)
        near = sorted(
            (abs(other.ours - m), other.ours > m, other.theirs)
            for other in self.steps
            if other.theirs is not None and other.ours is not None and _sort(self.ours[other.ours]) == sort
        )
        if near:
            made = deepcopy(self.theirs[near[0][2]])
            for opaque in [e for e in made if e.tag == qn("a:fld") or not e.tag.startswith(qn("a:"))]:
                made.remove(opaque)
            self._set_words(made, fresh, None)
            return made
        made = deepcopy(fresh)
        self.versions.carry(made)
        return made


def _sort(paragraph: etree._Element) -> bytes:
    """Return what tells apart paragraphs that we set differently: level, bullet, spacing, size."""
    properties = paragraph.find(qn("a:pPr"))
    run = next(paragraph.iter(qn("a:rPr")), None)
    size = run.get("sz", "") if run is not None else ""
    return (b"" if properties is None else etree.tostring(properties, method="c14n")) + size.encode()


def _set_level(paragraph: etree._Element, fresh: etree._Element) -> None:
    """Give a paragraph the level of the fresh one, with the indent and bullet that go with it."""
    wanted = fresh.find(qn("a:pPr"))
    wanted = etree.Element(qn("a:pPr")) if wanted is None else wanted
    properties = _properties(paragraph)
    for name in _INDENT:
        properties.attrib.pop(name, None)
        if (value := wanted.get(name)) is not None:
            properties.set(name, value)
    for name in _BULLETS:
        replace_child(properties, wanted, qn(f"a:{name}"), _ORDER)


def _properties(paragraph: etree._Element) -> etree._Element:
    properties = paragraph.find(qn("a:pPr"))
    if properties is None:
        properties = etree.Element(qn("a:pPr"))
        paragraph.insert(0, properties)
    return properties


def _arrange(
    body: etree._Element,
    before: Sequence[etree._Element],
    theirs: Sequence[etree._Element],
    shown: Sequence[etree._Element],
) -> None:
    """Put the paragraphs into a body, empty ones behind what they stood behind."""
    empty = [p for p in before if p not in theirs] if theirs else []
    places = {id(p): n for n, p in enumerate(shown)}
    order = list(shown)
    for paragraph in empty:
        n = before.index(paragraph)
        found = (p for p in reversed(before[:n]) if id(p) in places or p in order)
        last = next(found, None)
        order.insert(order.index(last) + 1 if last is not None else 0, paragraph)
    if not order:
        order = [_emptied(before[0])]
    for paragraph in before:
        body.remove(paragraph)
    body.extend(order)


def _emptied(paragraph: etree._Element) -> etree._Element:
    """Return a paragraph without its words: a body must have one."""
    for element in [e for e in paragraph if e.tag in _RUNS]:
        paragraph.remove(element)
    return paragraph


def set_sizes(
    change: BodyChange,
    theirs: Sequence[etree._Element],
    old: Sequence[int],
    ours: Sequence[int],
) -> None:
    """Set the text in the fresh sizes where it has those of before, and the gaps that go with them."""
    fresh = {id(p): f for p, f in change.pairs}
    for paragraph in theirs:
        level = level_of(paragraph)
        wanted = fresh.get(id(paragraph))
        written, size = usual_size(old, level), _size(wanted, ours, level)
        runs = [e for e in paragraph.iter() if e.tag in (qn("a:rPr"), qn("a:endParaRPr"))]
        as_before = (str(written),) if wanted is None else (None, str(written))
        usual = [run for run in runs if run.get("sz") in as_before]
        for run in usual:
            if size is None:
                run.attrib.pop("sz", None)
            else:
                run.set("sz", size)
        if wanted is not None and len(usual) == len(runs):
            _set_spacings(paragraph, wanted)


def usual_size(sizes: Sequence[int], level: int) -> int | None:
    """Return the size of a level, None for a shape that says none."""
    return sizes[min(level, len(sizes) - 1)] if sizes else None


def _size(fresh: etree._Element | None, ours: Sequence[int], level: int) -> str | None:
    """Return the size that the text has now: as the fresh paragraph says it, or where there is none, as the shape does."""
    if fresh is None:
        usual = usual_size(ours, level)
        return None if usual is None else str(usual)
    run = next((e for e in fresh.iter() if e.tag in (qn("a:rPr"), qn("a:endParaRPr"))), None)
    return None if run is None else run.get("sz")


def level_of(paragraph: etree._Element) -> int:
    """Return the indent level of a paragraph."""
    properties = paragraph.find(qn("a:pPr"))
    return int(properties.get("lvl", "0")) if properties is not None else 0


def _set_spacings(paragraph: etree._Element, fresh: etree._Element) -> None:
    wanted = fresh.find(qn("a:pPr"))
    if wanted is None and paragraph.find(qn("a:pPr")) is None:
        return
    wanted = etree.Element(qn("a:pPr")) if wanted is None else wanted
    properties = _properties(paragraph)
    for name in _SPACINGS:
        replace_child(properties, wanted, qn(f"a:{name}"), _ORDER)


def set_lists(change: BodyChange) -> None:
    """Give paragraphs the fresh bullets, numbers and indents, as when a list was numbered."""
    for paragraph, fresh in change.pairs:
        if _marks(paragraph) != _marks(fresh):
            _set_level(paragraph, fresh)


def _marks(paragraph: etree._Element) -> list[bytes]:
    properties = paragraph.find(qn("a:pPr"))
    marks = () if properties is None else (e for e in properties if e.tag in _MARKS)
    return [etree.tostring(mark, method="c14n") for mark in marks]


def set_colour(change: BodyChange) -> None:
    """Give the text the fresh colour, those words apart that somebody coloured differently from the rest."""
    for paragraph, fresh in change.pairs:
        wanted = next(fresh.iter(qn("a:rPr")), None)
        runs = list(paragraph.iter(qn("a:rPr")))
        fills = [_fill(run) for run in runs]
        usual = max(fills, key=fills.count, default=b"")
        for run, fill in zip(runs, fills, strict=True):
            if wanted is not None and fill == usual:
                replace_child(run, wanted, qn("a:solidFill"))


def _fill(run: etree._Element) -> bytes:
    fill = run.find(qn("a:solidFill"))
    return b"" if fill is None else etree.tostring(fill, method="c14n")
