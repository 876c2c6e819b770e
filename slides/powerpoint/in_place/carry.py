"""What one package has and another gets: pictures, links, whole parts with all that they lead to."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import cached_property
from hashlib import sha256

from lxml import etree

from slides.powerpoint.in_place.package import Package
from slides.powerpoint.relations import Relation

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Carrier:
    """Brings parts of a freshly written deck into an edited one."""

    def __init__(self, fresh: Package, edited: Package) -> None:
        """Take both; nothing is brought over yet."""
        self.fresh, self.edited = fresh, edited
        self.places: dict[str, str] = {}
        """Which part of the edited deck each part of the fresh one is, as far as it is known."""

    def to(self, part: str, source: str) -> Callable[[etree._Element], None]:
        """Return what makes elements copied from one part name the relationships of another."""

        def carry(element: etree._Element) -> None:
            self.relink(element, part, source)

        return carry

    def relink(self, element: etree._Element, part: str, source: str) -> None:
        """Make an element copied from a part of the fresh deck name the relationships of a part of the edited one."""
        known = self.fresh.relations(source)
        for one in element.iter():
            for name, value in one.attrib.items():
                if name.startswith(_R) and value in known:
                    one.set(name, self.edited.relate(part, self._relation(known[value])))

    def _relation(self, relation: Relation) -> Relation:
        if relation.external:
            return relation
        return Relation(relation.kind, self.part(relation.target))

    def part(self, name: str) -> str:
        """Return the part of the edited deck that a part of the fresh one is, brought over if it is new there."""
        if name not in self.places:
            data = self.fresh.parts[name]
            same = self._media.get(_known(name, data)) if name.startswith("ppt/media/") else None
            self.places[name] = same or self._add(name, data)
        return self.places[name]

    def _add(self, name: str, data: bytes) -> str:
        stem, extension = posixpath.splitext(name)
        kind = self.fresh.content_type(name)
        added = self.edited.add(stem.rstrip("0123456789"), extension[1:], data, kind)
        self.places[name] = added
        self.relate_as(name, added)
        return added

    def relate_as(self, name: str, added: str) -> None:
        """Give a part that was brought over the relationships that it had, under their ids."""
        for ident, relation in self.fresh.relations(name).items():
            self.edited.write_relation(added, ident, self._relation(relation))

    @cached_property
    def _media(self) -> dict[tuple[str, bytes], str]:
        names = (name for name in sorted(self.edited.parts) if name.startswith("ppt/media/"))
        return {_known(name, self.edited.parts[name]): name for name in names}


def _known(name: str, data: bytes) -> tuple[str, bytes]:
    """Return what a file is known again by: LibreOffice may call the same picture by another extension."""
    return posixpath.splitext(name)[1].lower(), sha256(data).digest()
