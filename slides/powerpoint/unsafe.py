"""What a presentation must not be, and a template must not bring along, told before anything of it is used.

A deck hands on the masters of its template to everybody who gets it: what acts in them, or is fetched when they are
opened, would act and be fetched at the congress too.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from slides.errors import BrokenDeck, DeckError, Finding, TemplateError
from slides.powerpoint.package import CONTENT_TYPES


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody named a presentation for."""

    name: str
    """What it is called to its user, and the family of what is said about it."""
    error: type[DeckError]
    files: str
    """What would do."""
    instead: str
    """Where to get that."""


TEMPLATE = Role(
    "template",
    TemplateError,
    "a PowerPoint presentation (.pptx) or template (.potx)",
    "save the template in PowerPoint as .pptx; `make_deck.py template --save FILE` gives one to start from",
)
DECK = Role(
    "deck",
    BrokenDeck,
    "a PowerPoint presentation (.pptx)",
    "name a .pptx file, or a slide text",
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office 97 to 2003 begin, and those of today inside a password ([MS-OFFCRYPTO] 2.3)."""
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

_FETCHED_ON_A_CLICK = ("/hyperlink",)
_LEFT_BEHIND = ("/slide", "/notesSlide")
"""Ends of types of relationships: to sample slides, which no deck keeps."""

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


def refuse_old(data: bytes, role: Role, path: str) -> None:
    """Raise for a file that only PowerPoint itself can open: with a password, or of an old version."""
    if not data.startswith(_OLE):
        return
    if _ENCRYPTED in data:
        message = f"this {role.name} can be opened with a password only"
        hint = (
            "open it in PowerPoint, take the password off in File > Info > Protect Presentation, and save it"
        )
    else:
        message = "this is a presentation of PowerPoint 2003 or older (.ppt, .pot)"
        hint = "open it in PowerPoint and save it as .pptx"
    raise role.error.of(f"{role.name}.unreadable", message, path=path, hint=hint)


def refuse_unsafe(parts: Mapping[str, bytes], path: str) -> None:
    """Raise for a template with macros, broken XML or a document type, or something that opening it would fetch."""
    types = parts.get(CONTENT_TYPES, b"")
    if b"macroEnabled" in types or b"vbaProject" in types:
        message = "this template has macros (.pptm, .potm), which no deck of ours takes along"
        hint = "save it in PowerPoint as .pptx or .potx: that leaves them out"
        raise TemplateError.of("template.macros", message, path=path, hint=hint)
    refuse_declared(parts, TEMPLATE, path)
    for name, target in _fetched(parts):
        message = f"this template fetches something from elsewhere when it is opened: {target[:80]} ({name})"
        hint = (
            "in PowerPoint, break the link in File > Info > Edit Links to Files, or put the picture itself in"
        )
        raise TemplateError.of("template.external", message, path=path, hint=hint)


def refuse_declared(parts: Mapping[str, bytes], role: Role, path: str) -> None:
    """Raise for a part that is no XML, though its name says so, or has a document type: no Office program writes one."""
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")) or _is_customer_data(name, data):
            continue
        if _declares(data, role, path):
            message = (
                f"this {role.name}'s part {name} has a document type of its own, which could hold anything"
            )
            raise role.error.of(f"{role.name}.unsafe", message, path=path, hint="save it anew in PowerPoint")


def _is_customer_data(name: str, part: bytes) -> bool:
    """Tell whether a part is what some add-in keeps in the deck: `ppt/customXML/item7.xml` that holds `sld-customData`
    and no tag was seen in a deck that PowerPoint saved."""
    return "customxml/" in name.casefold() and b"<" not in part


def _declares(part: bytes, role: Role, path: str) -> bool:
    try:
        return bool(etree.fromstring(part, _PARSER).getroottree().docinfo.doctype)
    except etree.XMLSyntaxError as error:
        raise damaged(role, path) from error


def damaged(role: Role, path: str, slide: int | None = None) -> DeckError:
    """Return what is said of a presentation that was one, and is not whole any more, on a slide where that is known."""
    message = f"this {role.name} is damaged: something is missing in it, or no number where one should be"
    hint = "open it in PowerPoint, which mends what it can, and save it anew"
    return role.error(Finding("error", f"{role.name}.damaged", message, path, hint=hint, slide=slide))


def _fetched(parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield each part that a deck keeps and what it fetches, found along the relationships from the package on."""
    seen = {""}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        for relation in _relations(parts, part):
            kind, target = relation.get("Type", ""), relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                if not kind.endswith(_FETCHED_ON_A_CLICK):
                    yield part or "_rels/.rels", target
                continue
            inside = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            if not kind.endswith(_LEFT_BEHIND) and inside not in seen:
                seen.add(inside)
                waiting.append(inside)


def _relations(parts: Mapping[str, bytes], part: str) -> list[etree._Element]:
    """Return the relationships of a part, of the package itself where its name is empty; none if it has none."""
    folder, name = posixpath.split(part)
    data = parts.get(posixpath.join(folder, "_rels", f"{name}.rels"))
    return [child for child in etree.fromstring(data) if isinstance(child.tag, str)] if data else []
