"""What python-pptx does the slower the larger a deck is, done in the same time for each slide.

By python-pptx 1.0.2 itself a deck of 1,000 slides takes ten seconds, and one of 5,000 three minutes and more. This is
replaced, and nothing else. All of it reaches into python-pptx's private parts, so it is imported under the versions in
`additions.KNOWN` only:

| python-pptx | does, for each slide | here |
|---|---|---|
| `OpcPackage.next_partname` | walks all relationships to name a notes page | a set of names, filled once |
| `Package.next_image_partname` | walks them to name a picture | a list of numbers, filled once |
| `PresentationPart.relate_to` | sorts all relationships of the presentation by type, to find that a new slide has none | adds it |
| `CT_SlideIdList._next_id` | asks an XPath for all slide ids, to find the highest | counts |
| `Slides` | gives all slides their names anew whenever it is asked for | names a slide once |
| `Slide.notes_slide`, `add_slide` | clone placeholders with some 70 XPaths | copy prebuilt trees |
| `OpcPackage.iter_parts` | recurses: 1,000 slides that link each to the next are too deep | a loop |
| `_Relationships.xml`, `CT_Types`, `PackURI.relative_ref` | parse a snippet for each row, and take paths apart | lxml's own way to add a child; each way between two folders is found once |
| `PackageWriter` | deflates what is read again at once | gives the parts as they are |

The bytes of the deck are the same either way; `tests/powerpoint/test_constant_time.py` holds that.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from functools import cache, cached_property
from itertools import islice

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import NAMESPACE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part, XmlPart, _Relationship, _Relationships
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import _ContentTypesItem
from pptx.oxml.slide import CT_NotesSlide, CT_Slide
from pptx.parts.slide import NotesSlidePart
from pptx.presentation import Presentation
from pptx.slide import NotesSlide, SlideLayout

from slides.powerpoint.additions import Additions
from slides.powerpoint.package import CONTENT_TYPES


class _Page(XmlPart):
    """A slide or its notes: an element while it is filled, then its bytes, which take far less memory."""

    _bytes = b""

    @property
    def blob(self) -> bytes:
        """Return what goes into the file."""
        return self._bytes or super().blob

    def finish(self) -> None:
        """Turn the element into bytes."""
        self._bytes = super().blob
        del self._element


class ConstantTime(Additions):
    """Adds to a presentation as `Additions` does, each slide in the same time however many there are already."""

    def __init__(self, presentation: Presentation, ready: Callable[[NotesSlide], None]) -> None:
        """Take the presentation, and look once through what it has."""
        super().__init__(presentation, ready)
        self._slides = 0
        self._slide_ids = presentation.part._element.get_or_add_sldIdLst()
        self._package = presentation.part.package
        there = list(_parts(self._package._rels))
        self._notes_names = {part.partname for part in there if part.partname.startswith(_NOTES)}
        self._image_numbers = _Numbers(
            part.partname.idx for part in there if part.partname.startswith(_IMAGE)
        )
        pictures = [part for part in reversed(there) if part.content_type.startswith("image/")]
        self._images = {(part.content_type, part.blob): part for part in pictures}

    def slide(self, layout: SlideLayout) -> XmlPart:
        """Return the part of a new slide on a layout, without any shape."""
        self._slides += 1
        name = PackURI(f"/ppt/slides/slide{self._slides}.xml")
        slide = _Page(name, CT.PML_SLIDE, self._package, deepcopy(self._blank_slide))
        slide.rels._add_relationship(RT.SLIDE_LAYOUT, layout.part)
        relation = self.presentation.part.rels._add_relationship(RT.SLIDE, slide)
        self._slide_ids._add_sldId(id=255 + self._slides, rId=relation)
        return slide

    def notes(self, slide: XmlPart) -> tuple[XmlPart, etree._Element | None]:
        """Return a slide's new notes page and its text body, None where the notes master has no place for text."""
        blank, place = self._blank_notes
        page = _Page(self._next_notes_name(), CT.PML_NOTES_SLIDE, self._package, deepcopy(blank))
        page.rels._add_relationship(RT.NOTES_MASTER, self.presentation.part.notes_master_part)
        page.rels._add_relationship(RT.SLIDE, slide)
        slide.rels._add_relationship(RT.NOTES_SLIDE, page)
        return page, None if place is None else next(islice(page._element.iter(), place, None))

    @cached_property
    def _blank_slide(self) -> etree._Element:
        """A slide without shapes."""
        return CT_Slide.new()

    @cached_property
    def _blank_notes(self) -> tuple[etree._Element, int | None]:
        """A notes page without text, and where its text body stands among its elements."""
        master = self.presentation.part.notes_master_part.notes_master
        part = NotesSlidePart(PackURI(_NOTES), CT.PML_NOTES_SLIDE, self._package, CT_NotesSlide.new())
        part.notes_slide.clone_master_placeholders(master)
        self.ready(part.notes_slide)
        frame = part.notes_slide.notes_text_frame
        elements = list(part._element.iter())
        return part._element, None if frame is None else elements.index(frame._txBody)

    def _next_notes_name(self) -> PackURI:
        """Return the name that `OpcPackage.next_partname` would give."""
        free = (f"{_NOTES}{n}.xml" for n in range(len(self._notes_names) + 1, 0, -1))
        name = PackURI(next(name for name in free if name not in self._notes_names))
        self._notes_names.add(name)
        return name

    def image(self, slide: XmlPart, data: bytes, extension: str, kind: str) -> str:
        """Return the relationship id of a picture file on a slide, added to the deck if it is not there yet."""
        part = self._images.get((kind, data))
        if part is None:
            name = PackURI(f"{_IMAGE}{self._image_numbers.take()}.{extension}")
            part = self._images[kind, data] = Part(name, kind, self._package, data)
        return slide.relate_to(part, RT.IMAGE)

    def finish(self, part: XmlPart) -> None:
        """Keep a slide or notes page, to which nothing more is added, as bytes."""
        assert isinstance(part, _Page)
        part.finish()

    def parts(self) -> dict[str, bytes]:
        """Return the parts of the whole deck by name."""
        found = list(_parts(self._package._rels))
        blobs = {CONTENT_TYPES: _content_types(found), "_rels/.rels": _relationships(self._package._rels)}
        for part in found:
            blobs[part.partname.membername] = part.blob
            if len(part.rels):
                blobs[part.partname.rels_uri.membername] = _relationships(part.rels)
        return blobs


_NOTES, _IMAGE = "/ppt/notesSlides/notesSlide", "/ppt/media/image"


class _Numbers:
    """The numbers of the pictures, the lowest free one next, as `Package.next_image_partname` counts them."""

    def __init__(self, taken: Iterable[int | None]) -> None:
        self._taken = sorted(number for number in taken if number is not None)
        self._at = 0
        """Below this place in the list nothing is free any more."""

    def take(self) -> int:
        while self._at < len(self._taken) and self._taken[self._at] <= self._at + 1:
            self._at += 1
        self._taken.insert(self._at, self._at + 1)
        return self._at + 1


def _parts(rels: _Relationships) -> Iterator[Part]:
    """Yield each part that relationships lead to, once, in the order of `OpcPackage.iter_parts`."""
    seen: set[Part] = set()
    open_ = [iter(rels._rels.values())]
    while open_:
        rel = next(open_[-1], None)
        if rel is None:
            open_.pop()
        elif isinstance(part := rel._target, Part) and part not in seen:
            seen.add(part)
            yield part
            open_.append(iter(part.rels._rels.values()))


def _relationships(rels: _Relationships) -> bytes:
    """Return what `_Relationships.xml` does."""
    tag = f"{{{NAMESPACE.OPC_RELATIONSHIPS}}}Relationship"
    root = etree.Element(f"{tag}s", nsmap={None: NAMESPACE.OPC_RELATIONSHIPS})
    for rel in sorted(rels._rels.values(), key=_rank):
        part = rel._target if isinstance(rel._target, Part) else None
        target = rel._target if part is None else _from(rels._base_uri, part.partname)
        row = {"Id": rel._rId, "Type": rel._reltype, "Target": target}
        etree.SubElement(root, tag, row | {"TargetMode": "External"} if part is None else row)
    return serialize_part_xml(root)


def _rank(rel: _Relationship) -> tuple[int, str]:
    number = rel._rId.removeprefix("rId")
    return (int(number) if number.isdigit() and number != rel._rId else 0, rel._rId)


def _from(folder: str, name: str) -> str:
    """Return what `PackURI.relative_ref` does: where a part is, as seen from a folder."""
    there, _, file = name.rpartition("/")
    way = _way(folder, there or "/")
    return f"{way}/{file}" if way else file


@cache
def _way(folder: str, there: str) -> str:
    """Return the way from one folder to another, empty if they are the same: a package has a dozen of them."""
    way = posixpath.relpath(there, folder)
    return "" if way == "." else way


def _content_types(parts: list[Part]) -> bytes:
    """Return what `_ContentTypesItem.xml_for` does."""
    defaults, overrides = _ContentTypesItem(parts)._defaults_and_overrides
    space = NAMESPACE.OPC_CONTENT_TYPES
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})
    for extension, kind in sorted(defaults.items()):
        etree.SubElement(root, f"{{{space}}}Default", {"Extension": extension, "ContentType": kind})
    for name, kind in sorted(overrides.items()):
        etree.SubElement(root, f"{{{space}}}Override", {"PartName": name, "ContentType": kind})
    return serialize_part_xml(root)
