"""Edits of the deck's order: slides that come, go, move and are copied, and the sections that they stand in."""

from __future__ import annotations

import copy

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.oxml.ns import qn

from tests.coauthor.deck import COMMENTED, P14, Deck, NotFound, R, extension, set_creation_id
from tests.coauthor.shapes import own_place

SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
"""The extension of `p:presentation` that holds its sections."""


def add_slide(deck: Deck, at: int, title: str, bullets: list[str] = (), layout: str | None = None) -> None:
    """Add a slide that will be number `at`, from a layout by its name, else the first with a title and a body.

    It has no name (`cSld@name`), and stands in the section of the slide before it.
    """
    slide = deck.presentation.slides.add_slide(_layout(deck, layout))
    slide.shapes.title.text = title
    body = next((p for p in slide.placeholders if _is_body(p)), None)
    if bullets:
        body.text_frame.text = bullets[0]
        for text in bullets[1:]:
            body.text_frame.add_paragraph().text = text
    set_creation_id(slide._element.cSld, deck.new_id())
    move_slide(deck, len(deck.presentation.slides), at)


def _layout(deck: Deck, name: str | None):
    layouts = [layout for master in deck.presentation.slide_masters for layout in master.slide_layouts]
    kinds = ("obj", None)  # Title and Content; a designer's own layouts are of no kind
    found = [
        layout
        for kind in kinds
        for layout in layouts
        if layout._element.get("type") == kind
        and any(p.placeholder_format.idx == 0 for p in layout.placeholders)
        and any(_is_body(p) for p in layout.placeholders)
    ]
    if name is not None:
        found = [layout for layout in layouts if layout.name == name]
    if not found:  # LibreOffice saves layouts without placeholders
        raise NotFound(
            f"no layout {name or 'with a title and a body'}, there are {[x.name for x in layouts]}"
        )
    return found[0]


def _is_body(placeholder) -> bool:
    kind = placeholder._element.xpath("./p:nvSpPr/p:nvPr/p:ph")
    return bool(kind) and kind[0].get("type", "obj") in ("obj", "body") and kind[0].get("idx") == "1"


def delete_slide(deck: Deck, slide: int) -> None:
    """Delete a slide with its notes, and its place in sections and custom shows."""
    part = deck.presentation.part
    entry = deck.presentation.slides._sldIdLst[slide - 1]
    for shown in part._element.xpath(f".//p:custShow/p:sldLst/p:sld[@r:id='{entry.rId}']"):
        shown.getparent().remove(shown)
    part.rels.pop(entry.rId)
    entry.getparent().remove(entry)
    _resection(deck)


def move_slide(deck: Deck, slide: int, to: int) -> None:
    """Drag a slide to place `to`; it joins the section of the slide that it comes after."""
    entries = deck.presentation.slides._sldIdLst
    entry = entries[slide - 1]
    entries.remove(entry)
    entries.insert(to - 1, entry)
    _resection(deck, moved=entry.id)


def cut_slide(deck: Deck, slide: int, to: int) -> None:
    """Cut a slide and paste it as number `to`: it comes back with no name and new ids, and without its comments."""
    duplicate_slide(deck, slide)
    delete_slide(deck, slide)
    move_slide(deck, slide, to)


def change_layout(deck: Deck, slide: int, layout: str) -> None:
    """Give a slide another layout; a placeholder that it has no place for stays where it was."""
    changed, new = deck.slide(slide), _layout(deck, layout)
    known = {placeholder.placeholder_format.idx for placeholder in new.placeholders}
    for placeholder in changed.placeholders:
        if placeholder.placeholder_format.idx not in known:
            own_place(placeholder)
    changed.part.rels.pop(next(i for i, rel in changed.part.rels.items() if rel.reltype == RT.SLIDE_LAYOUT))
    changed.part.relate_to(new.part, RT.SLIDE_LAYOUT)


def hide_slide(deck: Deck, slide: int) -> None:
    deck.slide(slide)._element.set("show", "0")


def clear_slide(deck: Deck, slide: int) -> None:
    """Select all and press Delete: the slide and its notes stay, with nothing on it."""
    element = deck.slide(slide)._element
    for shape in list(deck.slide(slide).shapes):
        shape._element.getparent().remove(shape._element)
    for timing in element.findall(qn("p:timing")):
        element.remove(timing)


def duplicate_slide(deck: Deck, slide: int) -> None:
    """Duplicate a slide: the copy comes after it, has no name, a new `p14:creationId`, and the same shapes and notes.

    Its comments are not copied.
    """
    source = deck.slide(slide)
    twin = deck.presentation.slides.add_slide(source.slide_layout)
    _take_over(deck, twin, source)
    for entry in twin._element.xpath(f"./p:extLst/p:ext[@uri='{COMMENTED}']"):
        entry.getparent().remove(entry)
    twin._element.cSld.attrib.pop("name", None)
    set_creation_id(twin._element.cSld, deck.new_id())
    if source.has_notes_slide:
        _take_over(deck, twin.notes_slide, source.notes_slide)
        set_creation_id(twin.notes_slide._element.cSld, deck.new_id())
    move_slide(deck, len(deck.presentation.slides), slide + 1)


def _take_over(deck: Deck, twin, source) -> None:
    """Put a copy of all that a slide or its notes hold into another, with the relationships that it needs."""
    own = {rel.reltype: rel_id for rel_id, rel in twin.part.rels.items()}
    renamed = {}
    for rel_id, rel in source.part.rels.items():
        if rel.reltype in own:  # To the layout, or from the notes to their slide and master
            renamed[rel_id] = own[rel.reltype]
        elif rel.reltype != RT.NOTES_SLIDE and not rel.reltype.endswith("/comments"):
            renamed[rel_id] = _related(deck, twin.part, rel)
    _fill(twin._element, source._element, renamed)
    for held in ("shapes", "placeholders"):
        twin.__dict__.pop(held, None)  # python-pptx keeps those of the tree that was there


def _related(deck: Deck, part, rel) -> str:
    """Relate a part to what `rel` points to: images and layouts are shared, all else is copied."""
    if rel.is_external:
        return part.relate_to(rel.target_ref, rel.reltype, is_external=True)
    target = rel.target_part
    shared = rel.reltype in (RT.IMAGE, RT.SLIDE, RT.SLIDE_LAYOUT) or "media" in rel.reltype
    return part.relate_to(target if shared else _copied(deck, target), rel.reltype)


def _copied(deck: Deck, part):
    """Return a copy of a part, and of the parts that it is related to, under the next free name."""
    stem, suffix = str(part.partname).rsplit(".", 1)
    name = deck.presentation.part.package.next_partname(f"{stem.rstrip('0123456789')}%d.{suffix}")
    if isinstance(part, XmlPart):
        twin = type(part)(name, part.content_type, part.package, copy.deepcopy(part._element))
    else:
        twin = Part(name, part.content_type, part.package, part.blob)
    # The relationships keep their ids: the copy names its own parts by them
    for rel_id, rel in part.rels.items():
        twin.rels._rels[rel_id] = _twin_rel(deck, part, rel)
    return twin


def _twin_rel(deck: Deck, part, rel):
    target = rel.target_ref if rel.is_external else _copied(deck, rel.target_part)
    return type(rel)(part.partname.baseURI, rel.rId, rel.reltype, rel._target_mode, target)


def _fill(element, source, renamed: dict[str, str]) -> None:
    """Put a copy of all that `source` holds into an element, with the ids of its relationships renamed."""
    for child in list(element):
        element.remove(child)
    element.attrib.update(source.attrib)
    for child in source:
        element.append(copy.deepcopy(child))
    for held in element.iter(etree.Element):
        for name, value in held.attrib.items():
            if name.startswith(f"{{{R}}}"):
                held.set(name, renamed.get(value, value))


# ------------------------------------------------------------------------------------------------------------ sections


def rename_section(deck: Deck, old: str, new: str) -> None:
    _section(deck, old).set("name", new)


def add_section(deck: Deck, before: int, name: str) -> None:
    """Start a section at a slide: it takes that slide and all that followed it in its old section."""
    entry = deck.presentation.slides._sldIdLst[before - 1]
    _ensure_sections(deck)
    old = next(s for s in _sections(deck) if str(entry.id) in _members(s))
    members = _members(old)
    at = members.index(str(entry.id))
    new = copy.deepcopy(old)
    new.set("name", name)
    new.set("id", deck.new_guid())
    _set_members(old, members[:at])
    _set_members(new, members[at:])
    old.addnext(new)


def sections(deck: Deck) -> list[tuple[str, int]]:
    """Return the sections in order, with the number of slides in each."""
    return [(section.get("name"), len(_members(section))) for section in _sections(deck)]


def _sections(deck: Deck) -> list:
    return list(deck.presentation.part._element.iter(f"{{{P14}}}section"))


def _section(deck: Deck, name: str):
    return next(section for section in _sections(deck) if section.get("name") == name)


def _members(section) -> list[str]:
    return [entry.get("id") for entry in section.iter(f"{{{P14}}}sldId")]


def _set_members(section, ids: list[str]) -> None:
    held = section.find(f"{{{P14}}}sldIdLst")
    for entry in list(held):
        held.remove(entry)
    for slide_id in ids:
        etree.SubElement(held, f"{{{P14}}}sldId", id=slide_id)


def _resection(deck: Deck, moved: int | None = None) -> None:
    """Bring the sections up to the deck's order; a slide that moved or is new joins the one before it."""
    found = _sections(deck)
    if not found:
        return
    order = [str(entry.id) for entry in deck.presentation.slides._sldIdLst]
    home = {
        slide_id: section for section in found for slide_id in _members(section) if slide_id != str(moved)
    }
    current = next(home[slide_id] for slide_id in order if slide_id in home)
    members: dict = {section: [] for section in found}
    for slide_id in order:
        current = home.get(slide_id, current)
        members[current].append(slide_id)
    for section, ids in members.items():
        _set_members(section, ids)


def _ensure_sections(deck: Deck) -> None:
    """Put all slides into one section where the deck has none, as the first Add Section does."""
    if _sections(deck):
        return
    holder = extension(deck.presentation.part._element, "p", SECTIONS)
    held = etree.SubElement(holder, f"{{{P14}}}sectionLst", nsmap={"p14": P14})
    section = etree.SubElement(held, f"{{{P14}}}section", name="Default Section", id=deck.new_guid())
    etree.SubElement(section, f"{{{P14}}}sldIdLst")
    _set_members(section, [str(entry.id) for entry in deck.presentation.slides._sldIdLst])
