"""Any .pptx -> Outline: what each slide says, by the parts of the package, whoever saved it last.

The same is read from a deck that PowerPoint, LibreOffice or we ourselves wrote: runs that only an editor's bookkeeping
keeps apart are one, `b="0"` says nothing, a field is not text, and the place of a placeholder is looked up in its layout.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from lxml import etree

from slides.lengths import Emu
from slides.model import CODE_FONT, Rect, Run
from slides.outline import (
    CROP,
    Bullet,
    Comment,
    Outline,
    OutlineParagraph,
    OutlineShape,
    OutlineSlide,
    Paragraphs,
    ShapeKind,
    joined,
)
from slides.powerpoint.drawing import qn
from slides.powerpoint.opening import reading, telling
from slides.powerpoint.package import unpack
from slides.powerpoint.relations import Relation, related, relations
from slides.powerpoint.unsafe import DECK, refuse_declared, refuse_old

_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMMENTS = "http://schemas.microsoft.com/office/2018/10/relationships/comments"
_AUTHORS = "http://schemas.microsoft.com/office/2018/10/relationships/authors"
_MARKUP = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SHAPES = {qn("p:sp"), qn("p:pic"), qn("p:graphicFrame"), qn("p:cxnSp"), qn("p:grpSp"), qn("p:contentPart")}
_YES = ("1", "true", "on")


def read(deck: bytes) -> Outline:
    """Return what a deck says.

    Raises:
        zipfile.BadZipFile: It is no package.
        etree.XMLSyntaxError, KeyError: A part is broken or missing.
    """
    return read_parts(unpack(deck))


def read_outline(deck: bytes, path: str = "") -> Outline:
    """Return what anybody's deck says.

    Raises:
        BrokenDeck: It is no presentation that can be read; `path` is what its user calls it.
    """
    with telling(DECK, path):
        refuse_old(deck, DECK, path)
        parts = unpack(deck)
        refuse_declared(parts, DECK, path)
    return outline_in(_transitional(parts), path)


def outline_in(parts: Mapping[str, bytes], path: str = "") -> Outline:
    """Return what the deck in these parts says, whoever made it; raise as `read_outline` does."""
    with reading(DECK, path):
        return read_parts(parts)


def _transitional(parts: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return the parts of a deck saved as "Strict Open XML" under the names that all other decks have.

    Its namespaces are those of ISO 29500 Strict; what an outline is made of is the same in both.
    """
    if _STRICT not in parts.get("_rels/.rels", b""):
        return parts
    written = (".xml", ".rels")
    return {n: _STRICT_NAME.sub(_USUAL_NAME, d) if n.endswith(written) else d for n, d in parts.items()}


_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(_STRICT + rb"(\w+)/")
_USUAL_NAME = rb"http://schemas.openxmlformats.org/\1/2006/"


def read_parts(parts: Mapping[str, bytes]) -> Outline:
    """Return what the deck in these parts says."""
    main = main_part(parts)
    root = etree.fromstring(parts[main])
    sections = _sections(root)
    layouts: dict[str, _Layout] = {}
    languages: Counter[str] = Counter()
    slides = []
    for number, name in slide_parts(parts, main, root):
        layout = related(parts, name, "slideLayout")
        if layout not in layouts:
            layouts[layout] = _layout(parts, layout)
        slide = etree.fromstring(parts[name])
        slides.append(_slide(slide, _Source(parts, name, layouts[layout]), sections.get(number, "")))
        languages.update(_languages(slide))
    names = tuple(section.get("name", "") for section in root.iter(f"{_P14}section"))
    return Outline(tuple(slides), names, max(languages, key=lambda tag: languages[tag], default=""))


def _languages(slide: etree._Element) -> Counter[str]:
    """Return how many letters of a slide are in each language."""
    letters: Counter[str] = Counter()
    for run in slide.iter(qn("a:r")):
        properties = run.find(qn("a:rPr"))
        tag = properties.get("lang", "") if properties is not None else ""
        if _TAG.fullmatch(tag):
            letters[tag] += len(run.findtext(qn("a:t")) or "")
    return letters


_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""Leaves out `x-none`, which PowerPoint writes for text that is in none."""


def main_part(parts: Mapping[str, bytes]) -> str:
    """Return the name of the presentation's part."""
    return related(parts, "", "officeDocument") or "ppt/presentation.xml"


def slide_parts(parts: Mapping[str, bytes], main: str, root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the `p:sldId/@id` and the part of each slide, in the order in which they are shown."""
    rels = relations(parts, main)
    for entry in root.iter(qn("p:sldId")):
        if (rel := rels.get(entry.get(qn("r:id"), ""))) is not None:
            yield entry.get("id", ""), rel.target


def _sections(root: etree._Element) -> dict[str, str]:
    """Return the section of each slide by its `p:sldId/@id`."""
    return {
        entry.get("id", ""): section.get("name", "")
        for section in root.iter(f"{_P14}section")
        for entry in section.iter(f"{_P14}sldId")
    }


# -------------------------------------------------------------------------------------------------------- a slide


@dataclass(frozen=True, slots=True)
class _Layout:
    """What slides ask of their layout."""

    name: str = ""
    places: tuple[tuple[str, str, Rect], ...] = ()
    """Type, idx and rectangle of each of its placeholders, then of its master's."""


@dataclass(frozen=True)
class _Source:
    """A slide's part, with what it leads to."""

    parts: Mapping[str, bytes]
    name: str
    layout: _Layout | None = None

    @cached_property
    def rels(self) -> dict[str, Relation]:
        return relations(self.parts, self.name)

    def related(self, kind: str) -> str:
        """Return the part that the slide leads to by a kind of relationship, empty if there is none."""
        found = (rel.target for rel in self.rels.values() if rel.kind == kind and rel.target in self.parts)
        return next(found, "")


def _layout(parts: Mapping[str, bytes], name: str) -> _Layout:
    if not name:
        return _Layout()
    root = etree.fromstring(parts[name])
    master = related(parts, name, "slideMaster")
    trees = (root, etree.fromstring(parts[master])) if master else (root,)
    content = root.find(qn("p:cSld"))
    return _Layout(content.get("name", ""), tuple(place for tree in trees for place in _places(tree)))


def _slide(root: etree._Element, source: _Source, section: str) -> OutlineSlide:
    content = root.find(qn("p:cSld"))
    tree = content.find(qn("p:spTree"))
    creation = next(root.iter(f"{_P14}creationId"), None)
    return OutlineSlide(
        ident=content.get("name", "").removeprefix("md:")
        if content.get("name", "").startswith("md:")
        else "",
        shapes=tuple(_shape(element, source) for element in shape_elements(tree)),
        notes=_notes(source.parts, source.related("notesSlide")),
        section=section,
        creation="" if creation is None else creation.get("val", ""),
        layout=source.layout.name if source.layout else "",
        hidden=root.get("show") in ("0", "false"),
        seconds=_seconds(root),
        comments=tuple(_comments(source)),
    )


def _seconds(root: etree._Element) -> float | None:
    times = (transition.get("advTm") for transition in root.iter(qn("p:transition")))
    return next((int(time) / 1000 for time in times if time and time.isdigit()), None)


def _notes(parts: Mapping[str, bytes], name: str) -> Paragraphs:
    if not name:
        return ()
    body = notes_body(etree.fromstring(parts[name]))
    return () if body is None else _paragraphs(body, _Source(parts, name))


def notes_body(root: etree._Element) -> etree._Element | None:
    """Return the text body of a notes page, None where it has none."""
    for shape in root.iter(qn("p:sp")):
        place = next(shape.iter(qn("p:ph")), None)
        if place is not None and place.get("type") == "body":
            return shape.find(qn("p:txBody"))
    return None


def shape_elements(tree: etree._Element) -> Iterator[etree._Element]:
    """Yield the shapes of a tree in drawing order; of what is there in two forms, the one for newer programs."""
    for element in tree:
        if element.tag in _SHAPES:
            yield element
        elif element.tag == f"{_MARKUP}AlternateContent":
            choice = element.find(f"{_MARKUP}Choice")
            yield from shape_elements(choice) if choice is not None else ()


def grouped(
    parts: Mapping[str, bytes], name: str, root: etree._Element
) -> Iterator[tuple[etree._Element, OutlineShape]]:
    """Yield the shapes with text that lie in groups on a slide, with what they say; where they stand is the group's."""
    source = _Source(parts, name)
    for group in root.iter(qn("p:grpSp")):
        for element in group.iterchildren(qn("p:sp")):
            yield element, replace(_shape(element, source), rect=None)


def _comments(source: _Source) -> Iterator[Comment]:
    """Yield the comments of a slide, of the older and of the newer sort, replies behind what they reply to."""
    main = main_part(source.parts)
    for kind, authors in ((_COMMENTS, _AUTHORS), ("comments", "commentAuthors")):
        name = source.related(kind)
        if not name:
            continue
        known = related(source.parts, main, authors)
        people = _people(etree.fromstring(source.parts[known])) if known else {}
        for element in etree.fromstring(source.parts[name]).iter("{*}cm", "{*}reply"):
            text = _comment_text(element)
            if text:
                yield Comment(people.get(element.get("authorId", ""), ""), text)


def _people(root: etree._Element) -> dict[str, str]:
    return {person.get("id", ""): person.get("name", "") for person in root}


def _comment_text(element: etree._Element) -> str:
    body = element.find("{*}txBody")
    if body is not None:
        return " ".join(
            " ".join(t.text or "" for t in p.iter(qn("a:t"))) for p in body.iter(qn("a:p"))
        ).strip()
    return (element.findtext("{*}text") or "").strip()


# -------------------------------------------------------------------------------------------------------- a shape


def _shape(element: etree._Element, source: _Source) -> OutlineShape:
    about = next(element.iter("{*}cNvPr"))  # of ink it is in a namespace of its own
    place = next(element.iter(qn("p:ph")), None)
    placeholder = "" if place is None else place.get("type", "obj")
    kind, paragraphs, rows, image = _content(element, source)
    own = _rect(element)
    return OutlineShape(
        name=about.get("name", ""),
        kind=kind,
        rect=own or (None if place is None else _inherited(place, source)),
        placed=own is not None,
        placeholder=placeholder,
        paragraphs=paragraphs,
        rows=rows,
        image=image,
        alt=about.get("descr", ""),
        what=_what(element),
        members=_members(element, source) if element.tag == qn("p:grpSp") else (),
        beyond=tuple(_beyond(element)),
    )


_WHAT = {
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "chart",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "chart",
    _DIAGRAM: "SmartArt",
    "http://schemas.openxmlformats.org/presentationml/2006/ole": "embedded object",
}
"""By the `uri` of a frame's data."""


def _what(element: etree._Element) -> str:
    """Return what a person would call a shape, empty for what its kind tells."""
    if element.tag == qn("p:graphicFrame"):
        data = next(element.iter(qn("a:graphicData")), None)
        return _WHAT.get(data.get("uri", ""), "") if data is not None else ""
    if element.tag == qn("p:contentPart"):
        return "ink drawing"
    if element.tag != qn("p:pic"):
        return ""
    film = next(element.iter(qn("a:videoFile"), qn("a:quickTimeFile")), None)
    sound = next(element.iter(qn("a:audioFile"), qn("a:wavAudioFile"), qn("a:audioCd")), None)
    return "film" if film is not None else "sound" if sound is not None else ""


def _members(group: etree._Element, source: _Source) -> tuple[OutlineShape, ...]:
    """Return what is in a group, each where it is seen on the slide."""
    properties = group.find(qn("p:grpSpPr"))
    xfrm = properties.find(qn("a:xfrm")) if properties is not None else None
    outer, inner = _placed(xfrm), _placed(xfrm, "ch")
    return tuple(_moved(_shape(element, source), inner, outer) for element in shape_elements(group))


def _moved(shape: OutlineShape, inner: Rect | None, outer: Rect | None) -> OutlineShape:
    """Return a shape, and what is in it, at its place in `outer` instead of in `inner`; as it is where these are not known."""
    if inner is None or outer is None or shape.rect is None or not inner.width or not inner.height:
        return shape
    across, down = outer.width / inner.width, outer.height / inner.height
    rect = shape.rect
    place = Rect(
        Emu(round(outer.x + (rect.x - inner.x) * across)),
        Emu(round(outer.y + (rect.y - inner.y) * down)),
        Emu(round(rect.width * across)),
        Emu(round(rect.height * down)),
    )
    return replace(shape, rect=place, members=tuple(_moved(m, inner, outer) for m in shape.members))


def _beyond(element: etree._Element) -> Iterator[str]:
    """Yield what a shape shows that an outline has no place for; what is in a group tells it itself."""
    if element.tag == qn("p:grpSp"):
        return
    spans = ("gridSpan", "rowSpan")
    if any(cell.get(span, "1") != "1" for cell in element.iter(qn("a:tc")) for span in spans):
        yield "merged cells"
    crop = next(element.iter(qn("a:srcRect")), None)
    if crop is not None and any(side not in ("0", "") for side in crop.attrib.values()):
        yield CROP
    properties = element.find(qn("p:spPr"))
    if element.tag == qn("p:sp") and properties is not None and properties.find(qn("a:blipFill")) is not None:
        yield "a picture on its ground"
    for formula in element.iter(f"{_MATH}oMath"):
        yield f"the formula {''.join(t.text or '' for t in formula.iter(f'{_MATH}t'))}"


_Content = tuple[ShapeKind, Paragraphs, tuple[tuple[Paragraphs, ...], ...], str]


def _content(element: etree._Element, source: _Source) -> _Content:
    """Return kind, paragraphs, rows and image of a shape."""
    if element.tag == qn("p:sp"):
        return "text", _paragraphs(element.find(qn("p:txBody")), source), (), ""
    if element.tag == qn("p:cxnSp"):
        return "connector", (), (), ""
    if element.tag == qn("p:pic"):
        return "picture", (), (), _image(element, source)
    table = next(element.iter(qn("a:tbl")), None)
    if element.tag == qn("p:graphicFrame") and table is not None:
        return "table", (), _rows(table, source), ""
    ids = next(element.iter(f"{{{_DIAGRAM}}}relIds"), None)
    if ids is not None:
        return "other", _diagram(ids, source), (), ""
    bodies = element.iter(qn("p:txBody"))
    return "other", tuple(paragraph for body in bodies for paragraph in _paragraphs(body, source)), (), ""


def _diagram(ids: etree._Element, source: _Source) -> Paragraphs:
    """Return the words of a SmartArt, those of a node below those of the node that it hangs on."""
    rel = source.rels.get(ids.get(qn("r:dm"), ""))
    if rel is None or rel.target not in source.parts:
        return ()
    root = etree.fromstring(source.parts[rel.target])
    points = {point.get("modelId", ""): point for point in root.iter(f"{{{_DIAGRAM}}}pt")}
    below: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for link in root.iter(f"{{{_DIAGRAM}}}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "0")
            below[link.get("srcId", "")].append(
                (int(order) if order.isdigit() else 0, link.get("destId", ""))
            )
    top = [name for name, point in points.items() if point.get("type") == "doc"]
    return tuple(_node(top, 0, points, below, _Source(source.parts, rel.target), set()))


def _node(
    names: Iterable[str],
    level: int,
    points: Mapping[str, etree._Element],
    below: Mapping[str, list[tuple[int, str]]],
    source: _Source,
    seen: set[str],
) -> Iterator[OutlineParagraph]:
    """Yield the words of nodes of a SmartArt and of those below them; the top one has none, and takes no level."""
    for name in names:
        if name not in points or name in seen:
            continue
        seen.add(name)
        said = _paragraphs(points[name].find(f"{{{_DIAGRAM}}}t"), source)
        yield from (replace(paragraph, level=min(level, _DEEPEST)) for paragraph in said)
        hung = (other for _, other in sorted(below.get(name, ())))
        yield from _node(hung, level + bool(said), points, below, source, seen)


_DEEPEST = 8
"""The last level that a paragraph can have: ST_TextIndentLevelType."""


def _rows(table: etree._Element, source: _Source) -> tuple[tuple[Paragraphs, ...], ...]:
    return tuple(
        tuple(_paragraphs(cell.find(qn("a:txBody")), source) for cell in row.findall(qn("a:tc")))
        for row in table.findall(qn("a:tr"))
    )


def _image(element: etree._Element, source: _Source) -> str:
    blip = next(element.iter(qn("a:blip")), None)
    rel = source.rels.get(blip.get(qn("r:embed"), "")) if blip is not None else None
    data = source.parts.get(rel.target) if rel is not None and not rel.external else None
    return "" if data is None else image_digest(data)


def image_digest(data: bytes) -> str:
    """Return what a picture file is known again by."""
    return hashlib.sha256(data).hexdigest()[:16]


def _rect(element: etree._Element) -> Rect | None:
    """Return where a shape says that it stands, None where it does not say."""
    for holder in ("p:spPr", "p:grpSpPr"):
        properties = element.find(qn(holder))
        if properties is not None:
            return _placed(properties.find(qn("a:xfrm")))
    return _placed(element.find(qn("p:xfrm")))


def _placed(xfrm: etree._Element | None, whose: Literal["", "ch"] = "") -> Rect | None:
    """Return the rectangle of a shape, or with `ch` the one of a group that its members are placed in."""
    if xfrm is None:
        return None
    names = ("a:chOff", "a:chExt") if whose else ("a:off", "a:ext")
    off, ext = (xfrm.find(qn(name)) for name in names)
    if off is None or ext is None:
        return None
    sides = (off.get("x"), off.get("y"), ext.get("cx"), ext.get("cy"))
    try:
        return Rect(*(Emu(int(side or "0")) for side in sides))
    except ValueError:
        return None  # a length with a unit, which no program writes there


def _places(root: etree._Element) -> Iterator[tuple[str, str, Rect]]:
    for shape in root.iter(qn("p:sp")):
        place = next(shape.iter(qn("p:ph")), None)
        rect = _rect(shape)
        if place is not None and rect is not None:
            yield place.get("type", "obj"), place.get("idx", ""), rect


_SAME = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
"""Types of placeholders that inherit from one another."""


def _inherited(place: etree._Element, source: _Source) -> Rect | None:
    """Return where a placeholder of the layout has its place: by its idx, else by its type."""
    kind, idx = place.get("type", "obj"), place.get("idx", "")
    places = source.layout.places if source.layout else ()
    by_idx = (rect for _, other, rect in places if idx and other == idx)
    by_kind = (rect for other, _, rect in places if _SAME.get(other, other) == _SAME.get(kind, kind))
    return next(by_idx, None) or next(by_kind, None)


# ------------------------------------------------------------------------------------------------------- its text


def _paragraphs(body: etree._Element | None, source: _Source) -> Paragraphs:
    if body is None:
        return ()
    read = (read_paragraph(element, source.rels) for element in body.findall(qn("a:p")))
    return tuple(paragraph for paragraph in read if paragraph.runs)


def read_paragraph(element: etree._Element, rels: Mapping[str, Relation]) -> OutlineParagraph:
    """Return a paragraph; `rels` says where its links lead."""
    properties = element.find(qn("a:pPr"))
    level = properties.get("lvl", "0") if properties is not None else "0"
    runs = joined(_runs(element, rels))
    return OutlineParagraph(runs, int(level) if level.isdigit() else 0, bullet=_bullet(properties))


_BULLETS: dict[str, Bullet] = {
    "buNone": "none",
    "buChar": "character",
    "buBlip": "character",
    "buAutoNum": "number",
}


def _bullet(properties: etree._Element | None) -> Bullet:
    tags = (etree.QName(child).localname for child in properties) if properties is not None else ()
    return next((_BULLETS[tag] for tag in tags if tag in _BULLETS), "")


def _runs(paragraph: etree._Element, rels: Mapping[str, Relation]) -> Iterable[Run]:
    for element in paragraph:
        if element.tag == qn("a:br"):
            yield run_format(element.find(qn("a:rPr")), "\n", rels)
        elif element.tag == qn("a:r"):
            yield run_format(element.find(qn("a:rPr")), element.findtext(qn("a:t")) or "", rels)


def run_format(properties: etree._Element | None, text: str, rels: Mapping[str, Relation]) -> Run:
    """Return a run of a text with the formats that its properties say; `rels` says where links lead."""
    if properties is None:
        return Run(text)
    font = properties.find(qn("a:latin"))
    return Run(
        text,
        bold=properties.get("b") in _YES,
        italic=properties.get("i") in _YES,
        code=font is not None and font.get("typeface") == CODE_FONT,
        strike=properties.get("strike", "noStrike") != "noStrike",
        script=_script(properties.get("baseline", "0")),
        link=_link(properties.find(qn("a:hlinkClick")), rels),
    )


def _script(baseline: str) -> Literal["", "sub", "super"]:
    raised = int(baseline.rstrip("%")) if baseline.rstrip("%").lstrip("-").isdigit() else 0
    return "super" if raised > 0 else "sub" if raised < 0 else ""


def _link(click: etree._Element | None, rels: Mapping[str, Relation]) -> str:
    rel = rels.get(click.get(qn("r:id"), "")) if click is not None else None
    return rel.target if rel is not None and rel.external else ""
