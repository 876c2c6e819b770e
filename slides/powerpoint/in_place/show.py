"""The presentation's lists of its slides: their order, sections and custom shows, when slides come and go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from slides.powerpoint.drawing import qn
from slides.powerpoint.in_place.package import Package
from slides.powerpoint.relations import Relation

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_MOST = 2**31
"""`p:sldId/@id` stays below it: ST_SlideId."""
_LINKS = (qn("a:hlinkClick"), qn("a:hlinkMouseOver"), qn("a:hlinkHover"))


class Show:
    """The slides of a deck in their order, while it is changed."""

    def __init__(self, package: Package) -> None:
        """Look up the slides."""
        self.package, self.main = package, package.main
        self.root = package.tree(self.main)
        rels = package.relations(self.main)
        found = [e for e in self.root.iter(qn("p:sldId")) if e.get(qn("r:id"), "") in rels]
        self.entries: list[etree._Element] = found
        self.parts = [rels[entry.get(qn("r:id"), "")].target for entry in found]

    def entry(self, part: str, number: int) -> etree._Element:
        """Return the entry of a new slide, not yet in the list: with this id, or the next that is free."""
        taken = {int(e.get("id", "0")) for e in self.entries}
        while number in taken:
            number = number + 1 if number + 1 < _MOST else 256
        made = etree.Element(qn("p:sldId"), {"id": str(number)})
        made.set(qn("r:id"), self.package.relate(self.main, Relation("slide", part)))
        self.entries.append(made)
        return made

    def arrange(self, entries: Sequence[etree._Element]) -> None:
        """Show these slides in this order."""
        holder = self.root.find(qn("p:sldIdLst"))
        if holder is None:
            holder = etree.Element(qn("p:sldIdLst"))
            masters = [self.root.find(qn(f"p:{n}MasterIdLst")) for n in ("sld", "notes", "handout")]
            [e for e in masters if e is not None][-1].addnext(holder)
        if list(holder) == list(entries):
            return
        for child in list(holder):
            holder.remove(child)
        holder.extend(entries)
        self.package.changed(self.main)

    def remove(self, gone: Sequence[etree._Element]) -> None:
        """Take slides out of the deck: off its custom shows, with the links that lead to them."""
        for entry in gone:
            ident = entry.get(qn("r:id"), "")
            target = self.package.relations(self.main)[ident].target
            self._off_shows(ident)
            self.package.unrelate(self.main, ident)
            for part, link in list(self.package.leading_to(target, "slide")):
                self._unlink(part, link)

    def _off_shows(self, ident: str) -> None:
        shows = self.root.find(qn("p:custShowLst"))
        if shows is None:
            return
        for listed in [e for e in shows.iter(qn("p:sld")) if e.get(qn("r:id")) == ident]:
            listed.getparent().remove(listed)
        for show in [e for e in shows if next(e.iter(qn("p:sld")), None) is None]:
            shows.remove(show)
        if not len(shows):
            self.root.remove(shows)
        self.package.changed(self.main)

    def _unlink(self, part: str, ident: str) -> None:
        if self.package.content_type(part).endswith("notesSlide+xml"):
            return  # goes with its slide
        root = self.package.tree(part)
        for link in [e for e in root.iter(*_LINKS) if e.get(qn("r:id")) == ident]:
            link.getparent().remove(link)
        self.package.changed(part)
        self.package.unrelate(part, ident)

    def set_sections(self, names: Sequence[str], fresh: etree._Element) -> None:
        """Put the slides, in their order, into sections of these names; a section that is there keeps its id."""
        ids = [entry.get("id", "") for entry in self.root.iter(qn("p:sldId"))]
        wanted = [
            (name, [number for _, number in group])
            for name, group in groupby(zip(names, ids, strict=True), key=lambda pair: pair[0])
        ]
        listed = next(self.root.iter(f"{_P14}sectionLst"), None)
        there = [] if listed is None else list(listed)
        if [_section(e) for e in there] == wanted:
            return
        if listed is None:
            listed = self._new_list()
        known = _by_name([*there, *(deepcopy(e) for e in fresh.iter(f"{_P14}section"))])
        for section in there:
            listed.remove(section)
        used: set[str] = set()
        for name, members in wanted:
            section = _taken(known, name, used)
            _fill(section, members)
            listed.append(section)
        self.package.changed(self.main)

    def _new_list(self) -> etree._Element:
        extensions = self.root.find(qn("p:extLst"))
        if extensions is None:
            extensions = etree.SubElement(self.root, qn("p:extLst"))
        extension = etree.SubElement(extensions, qn("p:ext"), uri=_SECTIONS)
        return etree.SubElement(extension, f"{_P14}sectionLst", nsmap={"p14": _P14[1:-1]})


def _section(element: etree._Element) -> tuple[str, list[str]]:
    return element.get("name", ""), [e.get("id", "") for e in element.iter(f"{_P14}sldId")]


def _by_name(sections: Iterable[etree._Element]) -> Mapping[str, list[etree._Element]]:
    known: dict[str, list[etree._Element]] = {}
    for section in sections:
        known.setdefault(section.get("name", ""), []).append(section)
    return known


def _taken(known: Mapping[str, list[etree._Element]], name: str, used: set[str]) -> etree._Element:
    """Return the next section of a name whose id no other has, made anew of the last one where there is none."""
    for section in known.get(name, []):
        if section.get("id", "") not in used:
            used.add(section.get("id", ""))
            return section
    made = etree.Element(f"{_P14}section", {"name": name, "id": _free_id(name, used)})
    used.add(made.get("id", ""))
    return made


def _free_id(name: str, used: set[str]) -> str:
    from uuid import NAMESPACE_URL, uuid5

    numbers = (
        str(uuid5(NAMESPACE_URL, f"section {len(used) + n} {name}")).upper() for n in range(len(used) + 1)
    )
    return next(f"{{{number}}}" for number in numbers if f"{{{number}}}" not in used)


def _fill(section: etree._Element, members: Sequence[str]) -> None:
    listed = section.find(f"{_P14}sldIdLst")
    if listed is None:
        listed = etree.Element(f"{_P14}sldIdLst")
        section.insert(0, listed)
    for child in list(listed):
        listed.remove(child)
    for number in members:
        etree.SubElement(listed, f"{_P14}sldId", id=number)
