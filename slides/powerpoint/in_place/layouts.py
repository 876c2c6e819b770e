"""Which layout of an edited deck answers one of ours: LibreOffice and other programs rename them, or drop them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from lxml import etree

from slides.powerpoint.drawing import qn
from slides.powerpoint.in_place.package import Package


class Layouts:
    """The layouts of an edited deck, and of the fresh one that it is to say the same as."""

    def __init__(self, edited: Package, fresh: Package, used: Mapping[str, str]) -> None:
        """Take both; `used` says which layout of the edited deck slides have that we would make on a layout, by its name."""
        self._edited, self._fresh, self._used = edited, fresh, used

    def part(self, name: str, fresh_part: str) -> str:
        """Return the layout of the edited deck that stands for one of the fresh deck, named, else used, else most alike."""
        found = self._by_name.get(name) or self._used.get(name)
        if found:
            return found
        wanted = _places(self._fresh.tree(fresh_part))
        return max(self._names, key=lambda part: _alike(wanted, _places(self._edited.tree(part))))

    def named(self, part: str) -> str:
        """Return the name of a layout of the edited deck."""
        return _name(self._edited.tree(part)) if part else ""

    @cached_property
    def _names(self) -> list[str]:
        names = self._edited.reached()
        return sorted(n for n in names if self._edited.content_type(n).endswith("slideLayout+xml"))

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {_name(self._edited.tree(part)): part for part in reversed(self._names)}


def _name(root: etree._Element) -> str:
    return root.find(qn("p:cSld")).get("name", "")


def _places(root: etree._Element) -> list[str]:
    return [place.get("type", "obj") for place in root.iter(qn("p:ph"))]


def _alike(one: list[str], other: list[str]) -> float:
    same = sum(min(one.count(kind), other.count(kind)) for kind in set(one))
    return same / max(len(one) + len(other) - same, 1)
