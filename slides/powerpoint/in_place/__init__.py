"""A deck that a co-author edited is made to say what the slide text says now, and keeps everything else as it is.

Three versions meet: old is what we wrote last (the base), theirs the edited deck, ours a deck freshly written of the text
into which the edits of the deck have gone already. Wherever ours differs from old, theirs is changed; nowhere else. So
animations, comments, crops, moved boxes, charts and whatever else nobody here knows stay, for nobody touches them.

`rebuilt` does slides, `slide` the shapes of one, `shape`, `table` and `connectors` one of these, `body` its paragraphs,
`runs` the words of one. `weave` is the merging of sequences, `show` the list of slides, `layouts` their layouts;
`package` and `carry` are the parts of the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from slides.errors import Finding
from slides.outline import Base, Outline, OutlineShape, OutlineSlide
from slides.pairing import Pairs, pair_slides
from slides.powerpoint.base import read_base, with_base_of
from slides.powerpoint.drawing import qn
from slides.powerpoint.in_place.alone import origin_of, stand_alone
from slides.powerpoint.in_place.body import Versions
from slides.powerpoint.in_place.carry import Carrier
from slides.powerpoint.in_place.layouts import Layouts
from slides.powerpoint.in_place.package import Package
from slides.powerpoint.in_place.shape import Page
from slides.powerpoint.in_place.show import Show
from slides.powerpoint.in_place.slide import Work, is_untouched, matched, set_notes
from slides.powerpoint.in_place.weave import Step, with_theirs
from slides.powerpoint.package import pack, unpack
from slides.powerpoint.read import grouped, notes_body, read_parts, shape_elements
from slides.powerpoint.relations import Relation


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """An edited deck that says what the slide text says."""

    deck: bytes
    findings: tuple[Finding, ...] = ()
    """What was kept though the text would have it otherwise, what was lost, and what was drawn anew."""


def rebuilt(edited: bytes, fresh: bytes, base: Base, theirs: Outline | None = None) -> Rebuilt:
    """Return the edited deck, changed so that it shows what the fresh one shows wherever that differs from the base.

    `theirs` is what `read` gives for the edited deck, if it was read already. Rebuilt once more with the same fresh deck
    and the base that the result holds, the result is the same.
    """
    parts, fresh_parts = unpack(edited), unpack(fresh)
    ours = read_base(fresh_parts)
    if ours is None:
        raise ValueError("the fresh deck has no base")
    deck = _Deck(
        Package(parts), Package(fresh_parts), base.outline, theirs or read_parts(parts), ours.outline
    )
    deck.run()
    made = with_base_of(deck.edited.finished(), fresh_parts)
    return Rebuilt(pack(made), tuple(deck.findings))


class _Deck:
    """The deck while it is changed."""

    def __init__(self, edited: Package, fresh: Package, old: Outline, theirs: Outline, ours: Outline) -> None:
        self.edited, self.fresh = edited, fresh
        self.old, self.theirs, self.ours = old, theirs, ours
        self.findings: list[Finding] = []
        self.carrier = Carrier(fresh, edited)
        self.show, self.fresh_show = Show(edited), Show(fresh)
        self.were = pair_slides(old, theirs)
        self.written = pair_slides(old, ours)
        self.places = self._places()
        self.gone = [t for t, n in self.were.items() if t not in self.places]

    def _places(self) -> Pairs:
        """Return which slide of ours each of theirs is: through the old ones, and what the text has taken over meanwhile.

        A slide of ours that got another title and other words is still the one that stands between the same two: taken
        for a new one, what its co-author put on the old would be gone.
        """
        now = {n: m for m, n in self.written.items()}
        pairs = {t: now[n] for t, n in self.were.items() if n in now}
        everywhere = range(len(self.theirs.slides))
        self._pair_alike(pairs, [t for t in everywhere if t not in self.were])
        self._pair_alike(pairs, [t for t in everywhere if t not in pairs])
        self._pair_between(pairs)
        self.written |= {m: self.were[t] for t, m in pairs.items() if t in self.were}
        return pairs

    def _pair_alike(self, pairs: Pairs, only: Sequence[int]) -> None:
        """Pair some of theirs with what is left of ours by their words."""
        new = [m for m in range(len(self.ours.slides)) if m not in pairs.values()]
        if new and only:
            taken = pair_slides(_only(self.ours, new), _only(self.theirs, only))
            pairs |= {only[t]: new[m] for t, m in taken.items()}

    def _pair_between(self, pairs: Pairs) -> None:
        """Pair what is left where it stands alone between the same neighbours, on the same layout."""
        answers = {m: t for t, m in pairs.items()} | {-1: -1, len(self.ours.slides): len(self.theirs.slides)}
        for m, slide in enumerate(self.ours.slides):
            t = answers.get(m - 1, -2) + 1
            alone = m not in answers and t not in pairs and answers.get(m + 1) == t + 1
            if alone and t in self.were and self.old.slides[self.were[t]].layout == slide.layout:
                pairs[t] = m

    def run(self) -> None:
        """Change the deck."""
        reached = self.edited.reached()
        self._know_places()
        steps = self._steps()
        entries = []
        for number, step in enumerate(steps, 1):
            if step.theirs is None:
                entries.append(self._insert(step.ours or 0))
                continue
            entries.append(self.show.entries[step.theirs])
            if step.ours is not None:
                self._change(step.theirs, step.ours, number)
        self.show.remove([self.show.entries[t] for t in self.gone])
        self.show.arrange(entries)
        self.show.set_sections(self._sections(steps), self.fresh_show.root)
        self._set_title()
        self.edited.drop(reached - self.edited.reached())

    def _steps(self) -> list[Step]:
        """Return the slides in their order: that of ours, what only theirs has behind what it stood behind."""
        answers = {m: t for t, m in self.places.items()}
        steps = [Step(answers.get(m), m) for m in range(len(self.ours.slides))]
        only = [t for t in range(len(self.theirs.slides)) if t not in self.places and t not in self.gone]
        return with_theirs(steps, only)

    def _know_places(self) -> None:
        """Tell the carrier which parts of the fresh deck the edited one has already."""
        places = self.carrier.places
        for t, m in self.places.items():
            places[self.fresh_show.parts[m]] = self.show.parts[t]
        master = self.edited.related(self.show.main, "notesMaster")
        if master:
            places[self.fresh.related(self.fresh_show.main, "notesMaster")] = master
        used = {
            self.ours.slides[m].layout: self.edited.related(self.show.parts[t], "slideLayout")
            for t, m in sorted(self.places.items(), reverse=True)
        }
        self.layouts = Layouts(self.edited, self.fresh, used)

    def _insert(self, m: int) -> etree._Element:
        """Bring a slide of ours into the deck, and return its entry."""
        source = self.fresh_show.parts[m]
        self._layout(m)
        part = self.carrier.part(source)
        if self.layouts.named(self._layout(m)) != self.ours.slides[m].layout:
            tree = self.edited.tree(part).find(f"{qn('p:cSld')}/{qn('p:spTree')}")
            origin = origin_of(self.fresh, source)
            for element, shape in zip(shape_elements(tree), self.ours.slides[m].shapes, strict=True):
                stand_alone(element, shape, origin)
            self.edited.changed(part)
        self._list_notes_master()
        number = int(self.fresh_show.entries[m].get("id", "256"))
        return self.show.entry(part, number)

    def _layout(self, m: int) -> str:
        """Return the layout in the edited deck of a slide of ours."""
        fresh = self.fresh.related(self.fresh_show.parts[m], "slideLayout")
        if fresh not in self.carrier.places:
            self.carrier.places[fresh] = self.layouts.part(self.ours.slides[m].layout, fresh)
        return self.carrier.places[fresh]

    # ------------------------------------------------------------------------------------------------- one slide

    def _change(self, t: int, m: int, number: int) -> None:
        """Make a slide of theirs say what one of ours says."""
        theirs, ours = self.theirs.slides[t], self.ours.slides[m]
        n = self.written.get(m)
        old = self.old.slides[n] if n is not None and self.were.get(t) == n else None
        part, source = self.show.parts[t], self.fresh_show.parts[m]
        inner = self._grouped(part, theirs)
        theirs = replace(theirs, shapes=(*theirs.shapes, *(shape for _, shape in inner)))
        matches = matched(old, theirs, ours)
        if is_untouched(old, theirs, ours, matches):
            return
        relaid = old is not None and old.layout != ours.layout
        if relaid:
            self._set_layout(part, m)
        page = self._page(part, source, ours, number, inner, relaid)
        Work(page, old, theirs, ours, matches, self.fresh.tree(source)).run()
        self.edited.changed(part)
        self._set_notes(page, source, old, theirs, ours)

    def _grouped(self, part: str, theirs: OutlineSlide) -> Grouped:
        """Return the shapes that somebody put into groups."""
        if not any(shape.kind == "other" for shape in theirs.shapes):
            return ()
        return tuple(grouped(self.edited.parts, part, self.edited.tree(part)))

    def _page(
        self, part: str, source: str, ours: OutlineSlide, number: int, grouped: Grouped, relaid: bool
    ) -> Page:
        def tell(rule: str, message: str, shape: str) -> None:
            severity = "tip" if rule == "merge.kept" else "warning"
            self.findings.append(Finding(severity, rule, message, slide=number, shape=shape))

        return Page(
            part,
            self.edited.tree(part),
            self.edited.relations(part),
            self.layouts.named(self.edited.related(part, "slideLayout")),
            self.fresh.relations(source),
            ours,
            self.carrier.to(part, source),
            tell,
            self.carrier,
            grouped,
            relaid,
            source,
        )

    def _set_layout(self, part: str, m: int) -> None:
        rels = self.edited.relations(part)
        ident = next((i for i, rel in rels.items() if rel.kind == "slideLayout"), "")
        if ident:
            self.edited.write_relation(part, ident, Relation("slideLayout", self._layout(m)))

    def _set_notes(
        self, page: Page, source: str, old: OutlineSlide | None, theirs: OutlineSlide, ours: OutlineSlide
    ) -> None:
        """Make the notes of a slide say what the text says; a slide without gets those of ours."""
        before = theirs.notes if old is None else old.notes
        if before == ours.notes or theirs.notes == ours.notes:
            return
        fresh = self.fresh.related(source, "notesSlide")
        part = self.edited.related(page.part, "notesSlide")
        body = notes_body(self.edited.tree(part)) if part else None
        if body is None and not part and fresh:
            self.edited.relate(page.part, Relation("notesSlide", self.carrier.part(fresh)))
            self._list_notes_master()
        if body is None:
            return
        wanted = notes_body(self.fresh.tree(fresh)) if fresh else etree.Element(qn("p:txBody"))
        versions = Versions(
            None if old is None else old.notes,
            theirs.notes,
            ours.notes,
            self.edited.relations(part),
            self.fresh.relations(fresh) if fresh else {},
            self.carrier.to(part, fresh),
        )
        set_notes(body, wanted, versions, page)
        self.edited.changed(part)

    def _list_notes_master(self) -> None:
        """Name the notes master in the presentation, if it came with the first notes."""
        main, root = self.show.main, self.show.root
        master = self.carrier.places.get(self.fresh.related(self.fresh_show.main, "notesMaster"))
        if not master or root.find(qn("p:notesMasterIdLst")) is not None:
            return
        listed = etree.Element(qn("p:notesMasterIdLst"))
        entry = etree.SubElement(listed, qn("p:notesMasterId"))
        entry.set(qn("r:id"), self.edited.relate(main, Relation("notesMaster", master)))
        root.find(qn("p:sldMasterIdLst")).addnext(listed)
        self.edited.changed(main)

    # -------------------------------------------------------------------------------------------------- the deck

    def _sections(self, steps: Sequence[Step]) -> list[str]:
        """Return the section of each slide: of ours, where nobody renamed it or moved the slide to another by hand."""
        renamed = self._renamed()
        names: list[str] = []
        for step in steps:
            names.append(self._section(step, renamed) or (names[-1] if names else ""))
        return names

    def _section(self, step: Step, renamed: Mapping[str, str]) -> str:
        theirs = "" if step.theirs is None else self.theirs.slides[step.theirs].section
        if step.ours is None:
            return theirs if theirs and theirs not in self.old.sections else ""
        ours = self.ours.slides[step.ours].section
        n = self.written.get(step.ours)
        if theirs and n is not None and self.old.slides[n].section == ours:
            return theirs
        return renamed.get(ours, ours)

    def _renamed(self) -> dict[str, str]:
        """Return what sections of ours are called in the edited deck, where all their slides agree on another name."""
        names: dict[str, set[str]] = {}
        for t, m in self.places.items():
            names.setdefault(self.ours.slides[m].section, set()).add(self.theirs.slides[t].section)
        return {ours: next(iter(their)) for ours, their in names.items() if len(their) == 1 and "" not in their
                and ours in self.old.sections}  # fmt: skip

    def _set_title(self) -> None:
        """Let the file bear the talk's new title, if it bore that of its first slide."""
        name = "docProps/core.xml"
        if name not in self.edited.parts or not self.old.slides:
            return
        one, other = self.edited.tree(name).find(_TITLE), self.fresh.tree(name).find(_TITLE)
        if one is None or other is None or one.text == other.text or one.text != self.old.slides[0].title:
            return
        one.text = other.text
        self.edited.changed(name)


Grouped = Sequence[tuple[etree._Element, OutlineShape]]
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def _only(outline: Outline, places: Sequence[int]) -> Outline:
    return Outline(tuple(outline.slides[n] for n in places))


__all__ = ["Rebuilt", "rebuilt"]
