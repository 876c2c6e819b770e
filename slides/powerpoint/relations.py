"""Which part of a package leads to which: relationships as they stand in the zip, without opening it as a presentation."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
"""What the types of the relationships that ECMA-376 defines begin with."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a relationship leads."""

    kind: str
    """Its type, without `OFFICE` in front if it is one of those."""
    target: str
    """Name of a part of the package, or an address outside of it."""
    external: bool = False


def rels_name(part: str) -> str:
    """Return the name of the part that holds another's relationships; of the whole package for an empty name."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def relations(parts: Mapping[str, bytes], part: str) -> dict[str, Relation]:
    """Return a part's relationships by their ids; of the whole package for an empty name."""
    data = parts.get(rels_name(part))
    return {} if data is None else {rel.get("Id", ""): _relation(rel, part) for rel in etree.fromstring(data)}


def _relation(rel: etree._Element, part: str) -> Relation:
    kind, target = rel.get("Type", "").removeprefix(OFFICE), rel.get("Target", "")
    if rel.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    return Relation(
        kind, posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
    )


def related(parts: Mapping[str, bytes], part: str, kind: str) -> str:
    """Return the part that a relationship of a kind leads to, empty if there is none."""
    found = relations(parts, part).values()
    return next((rel.target for rel in found if rel.kind == kind and rel.target in parts), "")
