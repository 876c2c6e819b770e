"""A finished deck -> the copy for the venue: the same slides, without what is nobody else's.

It takes out relationships and keeps what can still be reached from the package; so nothing is left behind that no program
shows. The slides themselves, their layouts and pictures stay as they are, to the byte but for the marks on them.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Collection, Iterable, Mapping

from lxml import etree

from slides.errors import UsageError
from slides.powerpoint.base import creation_id
from slides.powerpoint.drawing import qn
from slides.powerpoint.package import CONTENT_TYPES, pack, unpack
from slides.powerpoint.read import main_part, notes_body, slide_parts
from slides.powerpoint.relations import related, relations, rels_name

_EDITING = frozenset({"changesInfo", "revisionInfo"})
"""Ends of types of relationships: who changed what when, which PowerPoint keeps for those who edit together."""
_COMMENTS = frozenset({"comments", "commentAuthors", "authors"})
"""Comments of the older and of the newer sort, and who wrote them."""
_NOTES = frozenset({"notesSlide"})

_OURS = b"urn:make-deck:"
"""What the namespaces of all our own parts begin with."""
_MARK = "md:"
_P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PROPERTIES = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"


def for_the_venue(deck: bytes, path: str = "", *, notes: bool = True, comments: bool = False) -> bytes:
    """Return the deck without our base, marks and sources in the notes, and without anything that advances it by itself.

    `notes` and `comments` say whether it keeps what is spoken, and what co-authors wrote beside the slides.

    Raises:
        UsageError: `deck` is no presentation.
    """
    try:
        parts = unpack(deck)
        main = main_part(parts)
        slides = [name for _, name in slide_parts(parts, main, etree.fromstring(parts[main]))]
        dropped = _EDITING | (frozenset() if comments else _COMMENTS) | (frozenset() if notes else _NOTES)
        out = _reachable(_without_relations(parts, dropped))
        for name in slides:
            _edit(out, name, lambda root: _unmark_slide(root, out))
        for name in filter(None, (related(out, slide, "notesSlide") for slide in slides)):
            _edit(out, name, _drop_sources)
            _drop_unused_links(out, name)
        _edit(out, related(out, main, "presProps"), _let_the_speaker_advance)
        _edit(out, related(out, "", "extended-properties"), lambda root: _count(root, out, slides))
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError) as error:
        message = "this is not a PowerPoint presentation (.pptx) that can be read"
        raise UsageError.of("usage", message, path=path) from error
    return pack(out)


def _edit(parts: dict[str, bytes], name: str, change: Callable[[etree._Element], None]) -> None:
    """Change a part, and leave its bytes alone where that changes nothing."""
    if name not in parts:
        return
    root = etree.fromstring(parts[name])
    before = etree.tostring(root)
    change(root)
    if etree.tostring(root) != before:
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


# ---------------------------------------------------------------------------------------------------- whole parts


def _without_relations(parts: Mapping[str, bytes], kinds: Collection[str]) -> dict[str, bytes]:
    """Return the parts without relationships of these kinds and to parts of ours, nor what in a part refers to them."""
    out = dict(parts)
    for name in ["", *parts]:
        gone = {
            ident
            for ident, relation in relations(parts, name).items()
            if not relation.external
            and (relation.kind.rpartition("/")[2] in kinds or _OURS in parts.get(relation.target, b"")[:1000])
        }
        if gone:
            _edit(out, rels_name(name), lambda root, gone=gone: _drop_relations(root, gone))
            if name.endswith(".xml"):
                _edit(out, name, lambda root, gone=gone: _drop_references(root, gone))
    return out


def _drop_relations(rels: etree._Element, gone: Collection[str]) -> None:
    for relation in list(rels):
        if relation.get("Id") in gone:
            rels.remove(relation)


def _drop_references(root: etree._Element, gone: Collection[str]) -> None:
    """Take out what refers to a relationship that is gone: the extension that it stands in, else itself."""
    for element in [e for e in root.iter() if e.get(f"{_R}id") in gone]:
        holder = next(element.iterancestors(qn("p:ext")), element)
        _remove(holder)


def _remove(element: etree._Element) -> None:
    """Take an element out, and a list of extensions that is empty without it."""
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag == qn("p:extLst") and not len(parent):
        _remove(parent)


def _reachable(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts that relationships lead to, from the package on, and a list of content types that fits them."""
    seen, waiting = {""}, [""]
    while waiting:
        for relation in relations(parts, waiting.pop()).values():
            if not relation.external and relation.target in parts and relation.target not in seen:
                seen.add(relation.target)
                waiting.append(relation.target)
    wanted = {CONTENT_TYPES} | seen | {rels_name(name) for name in seen}
    out = {name: data for name, data in parts.items() if name in wanted}
    _edit(out, CONTENT_TYPES, lambda root: _drop_types(root, out))
    return out


def _drop_types(types: etree._Element, parts: Collection[str]) -> None:
    for entry in list(types):
        name = entry.get("PartName")
        if name is not None and name.removeprefix("/") not in parts:
            types.remove(entry)


# ---------------------------------------------------------------------------------------------------- a slide


def _unmark_slide(root: etree._Element, parts: Mapping[str, bytes]) -> None:
    """Take our marks and the automatic advance off a slide."""
    content = root.find(qn("p:cSld"))
    name = content.get("name", "") if content is not None else ""
    if content is not None and name.startswith(_MARK):
        del content.attrib["name"]
        _drop_creation_id(content, creation_id(name.removeprefix(_MARK)), parts.values())
    for transition in root.iter(qn("p:transition")):
        transition.attrib.pop("advTm", None)
        transition.attrib.pop(
            "advClick", None
        )  # without a time, a slide that no click ends would stay for ever


def _drop_creation_id(content: etree._Element, ours: int, parts: Iterable[bytes]) -> None:
    """Take out the id that we gave a slide, unless a comment or a zoom leads to the slide by it."""
    for element in list(content.iter(f"{_P14}creationId")):
        told = f'cId="{element.get("val")}"'.encode()
        if element.get("val") == str(ours) and not any(told in part for part in parts):
            _remove(element.getparent())


# ---------------------------------------------------------------------------------------------------- notes


def _drop_sources(root: etree._Element) -> None:
    """Take out of a notes page the paragraph that begins with `Sources:`, all below it, and empty lines above it."""
    body = notes_body(root)
    if body is None:
        return
    paragraphs = body.findall(qn("a:p"))
    said = [_text(paragraph) for paragraph in paragraphs]
    start = next((n for n, text in enumerate(said) if text.startswith("Sources:")), None)
    if start is None:
        return
    while start and not said[start - 1]:
        start -= 1
    for paragraph in paragraphs[start:]:
        body.remove(paragraph)
    if not start:
        etree.SubElement(body, qn("a:p"))  # a text body without any paragraph is not valid


def _text(paragraph: etree._Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(qn("a:t"))).strip()


def _drop_unused_links(parts: dict[str, bytes], name: str) -> None:
    """Take out the addresses that nothing on a notes page leads to any more."""
    used = {value for element in etree.fromstring(parts[name]).iter() for value in element.attrib.values()}
    unused = {i for i, relation in relations(parts, name).items() if relation.external and i not in used}
    if unused:
        _edit(parts, rels_name(name), lambda root: _drop_relations(root, unused))


# ---------------------------------------------------------------------------------------------------- the deck


def _let_the_speaker_advance(root: etree._Element) -> None:
    """Make a show that runs by itself, as at a booth, one that a speaker gives."""
    for kiosk in list(root.iter(qn("p:kiosk"))):
        kiosk.tag = qn("p:present")
        kiosk.attrib.clear()


def _count(root: etree._Element, parts: Mapping[str, bytes], slides: Collection[str]) -> None:
    """Make the numbers of the properties true that are told there."""
    hidden = sum(etree.fromstring(parts[name]).get("show") in ("0", "false") for name in slides)
    notes = sum(r.kind == "notesSlide" for name in slides for r in relations(parts, name).values())
    for tag, count in (("Slides", len(slides)), ("Notes", notes), ("HiddenSlides", hidden)):
        for element in root.iter(f"{_PROPERTIES}{tag}"):
            element.text = str(count)
