"""A deck as it lies open in PowerPoint: finds slides, shapes, paragraphs and words by what an author sees of them."""

from __future__ import annotations

import copy
import io
import random
import uuid
from collections.abc import Iterable, Iterator

from lxml import etree
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
"""What most types of relationship begin with; the same words as the namespace `R`."""

DECLARED = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
"""The namespaces that PowerPoint declares on the root of all its parts."""

CREATION = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
"""The extension that holds `p14:creationId`, in `p:cSld` of slides and notes (seen in PowerPoint 14 to 16)."""
COMMENTED = "{6950BFC3-D8DA-4A85-94F7-54DA5524770B}"
"""The extension of `p:sld` by which a slide names its modern comments."""


class NotFound(LookupError):
    """No such paragraph or shape, or more than one."""


class Deck:
    """A deck that is being edited."""

    def __init__(self, data: bytes, seed: int = 0) -> None:
        self.presentation = Presentation(io.BytesIO(data))
        self.chance = random.Random(seed)

    # -------------------------------------------------------------------------------------------------- what is there

    def slide(self, number: int):
        """Return a slide by its place, 1-based."""
        if not 1 <= number <= len(self.presentation.slides):
            raise NotFound(f"there is no slide {number} of {len(self.presentation.slides)}")
        return self.presentation.slides[number - 1]

    def paragraph(self, number: int, text: str):
        """Return the `a:p` with this text on a slide, in whatever shape or table cell."""
        return _the_one(self.slide(number)._element.iter(qn("a:p")), text, f"slide {number}")

    def notes_paragraph(self, number: int, text: str):
        """Return the `a:p` with this text in the notes of a slide."""
        frame = self.slide(number).notes_slide.notes_text_frame
        return _the_one(frame._txBody.iter(qn("a:p")), text, f"the notes of slide {number}")

    def shape(self, number: int, key: str):
        """Return the shape with this name, else the one that holds a paragraph of this text."""
        shapes = list(self.slide(number).shapes)
        named = [shape for shape in shapes if shape.name == key]
        found = named or [s for s in shapes if key in map(text_of, s._element.iter(qn("a:p")))]
        if len(found) != 1:
            raise NotFound(
                f"slide {number}: {len(found)} shapes {key!r}, there are {[s.name for s in shapes]}"
            )
        return found[0]

    # ----------------------------------------------------------------------------------------------------- what is new

    def new_id(self) -> int:
        """Return a number as PowerPoint draws them for `p14:creationId` and `p14:modId`."""
        return self.chance.randrange(1 << 20, 1 << 32)

    def new_guid(self) -> str:
        return "{" + str(uuid.UUID(int=self.chance.getrandbits(128), version=4)).upper() + "}"

    def add_part(self, owner, template: str, content_type: str, blob: bytes, kind: str):
        """Add a part that `owner` is related to by `kind`; return it and the relationship's id."""
        name = PackURI(template) if "%d" not in template else owner.package.next_partname(template)
        part = Part(name, content_type, owner.package, blob)
        return part, owner.relate_to(part, kind)


def _the_one(paragraphs: Iterable, text: str, where: str):
    paragraphs = list(paragraphs)
    found = [p for p in paragraphs if text_of(p) == text]
    if len(found) != 1:
        there = [text_of(p) for p in paragraphs if text_of(p)]
        raise NotFound(f"{where}: {len(found)} paragraphs {text!r}, there are {there}")
    return found[0]


# ----------------------------------------------------------------------------------------------------------------- text


def text_of(paragraph) -> str:
    """Return the text of an `a:p` without blanks at its ends; a line break is a newline."""
    pieces = (
        "\n" if child.tag == qn("a:br") else child.findtext(qn("a:t")) or ""
        for child in paragraph.iterchildren(qn("a:r"), qn("a:br"), qn("a:fld"))
    )
    return "".join(pieces).strip()


def run_texts(paragraph) -> Iterator[tuple[object, str]]:
    """Yield each run of a paragraph with its text."""
    for run in paragraph.findall(qn("a:r")):
        yield run, run.findtext(qn("a:t")) or ""


def split_run(run, at: int):
    """Cut a run in two before its character `at`; return the second."""
    tail = copy.deepcopy(run)
    text = run.findtext(qn("a:t"))
    run.find(qn("a:t")).text, tail.find(qn("a:t")).text = text[:at], text[at:]
    run.addnext(tail)
    return tail


def runs_of(paragraph, words: str) -> list:
    """Return the runs that hold these words and nothing else, cut out of those that hold more."""
    whole = "".join(text for _, text in run_texts(paragraph))
    if whole.count(words) != 1:
        raise NotFound(f"{words!r} is {whole.count(words)} times in {whole!r}")
    start = whole.index(words)
    found = []
    for border in (start, start + len(words)):
        at = 0
        for run, text in run_texts(paragraph):
            if at < border < at + len(text):
                split_run(run, border - at)
                break
            at += len(text)
    at = 0
    for run, text in run_texts(paragraph):
        if start <= at < start + len(words) and text:
            found.append(run)
        at += len(text)
    return found


def properties(run):
    """Return the `a:rPr` of a run, made where there is none."""
    return run.get_or_add_rPr()


# ------------------------------------------------------------------------------------------------------------------ XML


def extension(owner, prefix: str, uri: str):
    """Return the extension `uri` of an element, made empty in its `extLst` where there is none."""
    holder = owner.find(qn(f"{prefix}:extLst"))
    if holder is None:
        holder = etree.SubElement(owner, qn(f"{prefix}:extLst"))
    for found in holder:
        if found.get("uri") == uri:
            return found
    return etree.SubElement(holder, qn(f"{prefix}:ext"), uri=uri)


def set_creation_id(common_slide_data, number: int) -> None:
    """Give a `p:cSld` this `p14:creationId` in place of its old one."""
    holder = extension(common_slide_data, "p", CREATION)
    for old in list(holder):
        holder.remove(old)
    etree.SubElement(holder, f"{{{P14}}}creationId", nsmap={"p14": P14}, val=str(number))


def creation_id(slide) -> int | None:
    """Return a slide's `p14:creationId`."""
    for element in slide._element.cSld.iter(f"{{{P14}}}creationId"):
        return int(element.get("val"))
    return None
