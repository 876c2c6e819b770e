"""The parts of a deck while it is changed: parsed once, written again only where something changed."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from lxml import etree

from slides.powerpoint.package import CONTENT_TYPES
from slides.powerpoint.read import main_part
from slides.powerpoint.relations import OFFICE, Relation, relations, rels_name

_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


class Package:
    """A deck's parts by name, with their trees and relationships."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        """Take the parts, which are left as they are."""
        self.parts = dict(parts)
        self._trees: dict[str, etree._Element] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        self._changed: set[str] = set()
        self._numbers: dict[str, int] = defaultdict(int)

    @property
    def main(self) -> str:
        """The name of the presentation's part."""
        return main_part(self.parts)

    def tree(self, name: str) -> etree._Element:
        """Return a part's root element; who changes it says so with `changed`."""
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.parts[name])
        return self._trees[name]

    def changed(self, name: str) -> None:
        """Take notice that a part's tree was changed."""
        self._changed.add(name)

    def finished(self) -> dict[str, bytes]:
        """Return all parts, those that changed written anew."""
        for name in self._changed & set(self.parts):
            self.parts[name] = etree.tostring(
                self._trees[name], xml_declaration=True, encoding="UTF-8", standalone=True
            )
        return self.parts

    # ------------------------------------------------------------------------------------------- relationships

    def relations(self, part: str) -> dict[str, Relation]:
        """Return a part's relationships by their ids."""
        if part not in self._relations:
            self._relations[part] = relations(self.parts, part)
        return self._relations[part]

    def related(self, part: str, kind: str) -> str:
        """Return the part that a relationship of a kind leads to, empty if there is none."""
        found = (rel.target for rel in self.relations(part).values() if rel.kind == kind)
        return next((target for target in found if target in self.parts), "")

    def relate(self, part: str, relation: Relation) -> str:
        """Return the id of a part's relationship, added if it is not there yet."""
        known = self.relations(part)
        for ident, other in known.items():
            if other == relation:
                return ident
        taken = [int(ident[3:]) for ident in known if re.fullmatch(r"rId[0-9]+", ident)]
        ident = f"rId{max(taken, default=0) + 1}"
        self.write_relation(part, ident, relation)
        return ident

    def write_relation(self, part: str, ident: str, relation: Relation) -> None:
        """Add a relationship under an id, or lead the one of that id elsewhere."""
        name = rels_name(part)
        self.parts.setdefault(name, _NO_RELATIONS)
        root = self.tree(name)
        rows = (row for row in root if row.get("Id") == ident)
        row = next(rows, None)
        if row is None:
            row = etree.SubElement(root, f"{_RELS}Relationship", {"Id": ident})
        kind = relation.kind if ":" in relation.kind else OFFICE + relation.kind
        row.set("Type", kind)
        row.set("Target", relation.target if relation.external else relative(part, relation.target))
        if relation.external:
            row.set("TargetMode", "External")
        self.changed(name)
        self.relations(part)[ident] = relation

    def unrelate(self, part: str, ident: str) -> None:
        """Take a relationship away."""
        name = rels_name(part)
        for row in [row for row in self.tree(name) if row.get("Id") == ident]:
            self.tree(name).remove(row)
        self.changed(name)
        self.relations(part).pop(ident, None)

    # ---------------------------------------------------------------------------------------------------- parts

    def add(self, stem: str, extension: str, data: bytes, kind: str) -> str:
        """Return the name of a new part, `stem` and the next number; `kind` is its content type."""
        if stem not in self._numbers:
            numbered = re.compile(rf"{re.escape(stem)}(\d+)\.")
            taken = [int(found[1]) for found in map(numbered.match, self.parts) if found]
            self._numbers[stem] = max(taken, default=0)
        self._numbers[stem] += 1
        name = f"{stem}{self._numbers[stem]}.{extension}"
        self.parts[name] = data
        self._register(name, kind)
        return name

    def content_type(self, name: str) -> str:
        """Return the content type of a part."""
        root = self.tree(CONTENT_TYPES)
        for row in root.iterfind(f"{_TYPES}Override"):
            if row.get("PartName") == f"/{name}":
                return row.get("ContentType", "")
        return self._default(posixpath.splitext(name)[1][1:])

    def _default(self, extension: str) -> str:
        rows = self.tree(CONTENT_TYPES).iterfind(f"{_TYPES}Default")
        same = (row for row in rows if row.get("Extension", "").lower() == extension.lower())
        return next((row.get("ContentType", "") for row in same), "")

    def _register(self, name: str, kind: str) -> None:
        """Say of which type a part is: once for all of its extension if that is free, else for it alone."""
        extension = posixpath.splitext(name)[1][1:]
        root = self.tree(CONTENT_TYPES)
        default = self._default(extension)
        if default == kind:
            return
        if not default and extension != "xml":
            row = etree.Element(f"{_TYPES}Default", {"Extension": extension, "ContentType": kind})
            root.insert(0, row)
        else:
            etree.SubElement(root, f"{_TYPES}Override", {"PartName": f"/{name}", "ContentType": kind})
        self.changed(CONTENT_TYPES)

    def drop(self, names: set[str]) -> None:
        """Take parts away, with their relationships and types."""
        for name in names:
            for gone in (name, rels_name(name)):
                self.parts.pop(gone, None)
                self._trees.pop(gone, None)
            self._relations.pop(name, None)
        root = self.tree(CONTENT_TYPES)
        paths = {f"/{name}" for name in names}
        for row in [row for row in root if row.get("PartName") in paths]:
            root.remove(row)
            self.changed(CONTENT_TYPES)

    def reached(self) -> set[str]:
        """Return the parts that relationships lead to, from the package on."""
        seen: set[str] = set()
        open_ = [""]
        while open_:
            for rel in self.relations(open_.pop()).values():
                if not rel.external and rel.target in self.parts and rel.target not in seen:
                    seen.add(rel.target)
                    open_.append(rel.target)
        return seen

    def leading_to(self, target: str, kind: str) -> Iterator[tuple[str, str]]:
        """Yield part and id of each relationship of a kind that leads to a part."""
        for name in [name for name in self.parts if not name.endswith(".rels")]:
            for ident, rel in list(self.relations(name).items()):
                if rel.kind == kind and rel.target == target:
                    yield name, ident


def relative(part: str, target: str) -> str:
    """Return the way from a part to another as relationships write it."""
    return posixpath.relpath(f"/{target}", f"/{posixpath.dirname(part)}")
