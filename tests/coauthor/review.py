"""Edits of the deck as a whole, and what reviewers leave: comments, marks, protection, another look."""

from __future__ import annotations

import base64
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches

from tests.coauthor.deck import COMMENTED, DECLARED, OFFICE, A, Deck, creation_id, extension, set_creation_id

P188 = "http://schemas.microsoft.com/office/powerpoint/2018/8/main"
COMMAND = "http://schemas.microsoft.com/office/powerpoint/2013/main/command"
MODERN = "http://schemas.microsoft.com/office/2018/10/relationships/"
WRITTEN = "2026-03-14T09:26:53.589"
"""When all comments were written."""
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


# ------------------------------------------------------------------------------------------------------------ comments


def comment(
    deck: Deck, slide: int, text: str, replies: list[str] = (), author: str = "Ada Co-Author"
) -> None:
    """Leave a threaded comment, as PowerPoint does since 2021, anchored to the slide by both of its ids.

    A slide has one part for all of its comments; the authors stand in `ppt/authors.xml`.
    """
    commented = deck.slide(slide)
    if creation_id(commented) is None:
        set_creation_id(commented._element.cSld, deck.new_id())
    writer = _author(deck, author)
    answers = "".join(
        f'<p188:reply id="{deck.new_guid()}" authorId="{writer}" created="{WRITTEN}">{_said(reply)}</p188:reply>'
        for reply in replies
    )
    anchor = (
        f'<pc:sldMkLst xmlns:pc="{COMMAND}"><pc:docMk/>'
        f'<pc:sldMk cId="{creation_id(commented)}" sldId="{commented.slide_id}"/></pc:sldMkLst>'
    )
    thread = (
        f'<p188:cm xmlns:p188="{P188}" xmlns:a="{A}" id="{deck.new_guid()}" authorId="{writer}" created="{WRITTEN}">'
        f"{anchor}{f'<p188:replyLst>{answers}</p188:replyLst>' if answers else ''}{_said(text)}</p188:cm>"
    )
    part = _related(commented.part, MODERN + "comments")
    if part is None:
        name = f"/ppt/comments/modernComment_{commented.slide_id:X}_{creation_id(commented):X}.xml"
        part, rel = deck.add_part(
            commented.part,
            name,
            "application/vnd.ms-powerpoint.comments+xml",
            _list("cmLst"),
            MODERN + "comments",
        )
        holder = extension(commented._element, "p", COMMENTED)
        etree.SubElement(holder, f"{{{P188}}}commentRel", {qn("r:id"): rel}, nsmap={"p188": P188})
    _append(part, thread)


def _author(deck: Deck, name: str) -> str:
    """Return the id of an author of modern comments, entered in the deck's list where he is new."""
    owner = deck.presentation.part
    part = _related(owner, MODERN + "authors")
    if part is None:
        content = "application/vnd.ms-powerpoint.authors+xml"
        part, _ = deck.add_part(owner, "/ppt/authors.xml", content, _list("authorLst"), MODERN + "authors")
    for author in etree.fromstring(part.blob):
        if author.get("name") == name:
            return author.get("id")
    guid = deck.new_guid()
    who = f"name={quoteattr(name)} initials={quoteattr(_initials(name))} userId={quoteattr(name)}"
    _append(part, f'<p188:author xmlns:p188="{P188}" id="{guid}" {who} providerId="None"/>')
    return guid


def _said(text: str) -> str:
    run = f'<a:r><a:rPr lang="en-US"/><a:t>{escape(text)}</a:t></a:r>'
    return f"<p188:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p188:txBody>"


def _list(name: str) -> bytes:
    return f'{XML}<p188:{name} {DECLARED} xmlns:p188="{P188}"/>'.encode()


def legacy_comment(deck: Deck, slide: int, text: str, author: str = "Ada Co-Author") -> None:
    """Leave a comment as PowerPoint did until 2021, and still does in decks that have such."""
    owner = deck.presentation.part
    authors = _related(owner, RT.COMMENT_AUTHORS)
    if authors is None:
        blob = f"{XML}<p:cmAuthorLst {DECLARED}/>".encode()
        authors, _ = deck.add_part(
            owner, "/ppt/commentAuthors.xml", CT.PML_COMMENT_AUTHORS, blob, RT.COMMENT_AUTHORS
        )
    known = etree.fromstring(authors.blob)
    mine = next((a for a in known if a.get("name") == author), None)
    if mine is None:
        who = f"name={quoteattr(author)} initials={quoteattr(_initials(author))}"
        mine = parse_xml(
            f'<p:cmAuthor {DECLARED} id="{len(known)}" {who} lastIdx="0" clrIdx="{len(known)}"/>'
        )
        known.append(mine)
    index = int(mine.get("lastIdx")) + 1
    mine.set("lastIdx", str(index))
    authors._blob = _serialised(known)
    part = deck.slide(slide).part
    comments = _related(part, RT.COMMENTS)
    if comments is None:
        blob = f"{XML}<p:cmLst {DECLARED}/>".encode()
        comments, _ = deck.add_part(part, "/ppt/comments/comment%d.xml", CT.PML_COMMENTS, blob, RT.COMMENTS)
    _append(
        comments,
        f'<p:cm {DECLARED} authorId="{mine.get("id")}" dt="{WRITTEN}" idx="{index}"><p:pos x="10" y="10"/>'
        f"<p:text>{escape(text)}</p:text></p:cm>",
    )


def comments(deck: Deck, slide: int) -> list[str]:
    """Return the comments on a slide and the replies to them, of both kinds."""
    texts = []
    for rel in deck.slide(slide).part.rels.values():
        if rel.reltype in (RT.COMMENTS, MODERN + "comments"):
            said = etree.fromstring(rel.target_part.blob).iter(qn("p:text"), qn("a:t"))
            texts += [element.text for element in said]
    return texts


def _related(part, kind: str):
    return next((rel.target_part for rel in part.rels.values() if rel.reltype == kind), None)


def _append(part, text: str) -> None:
    """Add an element at the end of a part."""
    root = etree.fromstring(part.blob)
    root.append(etree.fromstring(text))
    part._blob = _serialised(root)


def _serialised(root) -> bytes:
    etree.cleanup_namespaces(root, keep_ns_prefixes=["a", "r", "p"])
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split())


# --------------------------------------------------------------------------------------------------- the deck's own look


def recolour_theme(deck: Deck, colours: dict[str, str]) -> None:
    """Change colours of the theme of every master, such as `{"accent1": "C00000"}`."""
    for master in deck.presentation.slide_masters:
        theme = _related(master.part, RT.THEME)
        root = etree.fromstring(theme.blob)
        for slot, rgb in colours.items():
            held = root.find(f".//{qn('a:clrScheme')}/{qn(f'a:{slot}')}")
            for old in list(held):
                held.remove(old)
            etree.SubElement(held, qn("a:srgbClr"), val=rgb)
        theme._blob = etree.tostring(root, encoding="UTF-8", standalone=True)


_ACROSS, _DOWN = ("x", "cx", "w"), ("y", "cy", "h")
_PLACED = tuple(map(qn, ("a:off", "a:ext", "a:chOff", "a:chExt", "a:gridCol", "a:tr")))
"""What has a place or a size in those attributes."""


def resize_slides(deck: Deck, width: float, height: float) -> None:
    """Change the size of all slides: PowerPoint scales what has a place on slides, layouts and masters with them."""
    presentation = deck.presentation
    across, down = Inches(width) / presentation.slide_width, Inches(height) / presentation.slide_height
    masters = list(presentation.slide_masters)
    layouts = [layout for master in masters for layout in master.slide_layouts]
    for held in [*presentation.slides, *layouts, *masters]:
        for placed in held._element.iter(*_PLACED):
            for name in {*_ACROSS, *_DOWN} & set(placed.attrib):
                factor = across if name in _ACROSS else down
                placed.set(name, str(round(int(placed.get(name)) * factor)))
    presentation.slide_width, presentation.slide_height = Inches(width), Inches(height)
    presentation.part._element.find(qn("p:sldSz")).attrib.pop("type", None)


def mark_final(deck: Deck) -> None:
    """Mark as Final: a custom property of the package, and the status in its core properties."""
    blob = (
        f'{XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="_MarkAsFinal"><vt:bool>true</vt:bool>'
        "</property></Properties>"
    )
    package = deck.presentation.part.package
    deck.presentation.core_properties.content_status = "Final"
    kind = f"{OFFICE}/custom-properties"
    part = Part(PackURI("/docProps/custom.xml"), CT.OFC_CUSTOM_PROPERTIES, package, blob.encode())
    package.relate_to(part, kind)


def protect(deck: Deck, password: str = "secret") -> None:
    """Ask for a password before the deck may be changed: others open it read-only. (The hash opens to no password.)"""
    hashed = base64.b64encode(password.encode().ljust(64, b"\0")).decode()
    salt = base64.b64encode(deck.chance.randbytes(16)).decode()
    root = deck.presentation.part._element
    verifier = parse_xml(
        f'<p:modifyVerifier {DECLARED} cryptProviderType="rsaAES" cryptAlgorithmClass="hash" cryptAlgorithmType="typeAny" '
        f'cryptAlgorithmSid="14" spinCount="100000" saltData="{salt}" hashData="{hashed}"/>'
    )
    if (after := root.find(qn("p:extLst"))) is not None:
        after.addprevious(verifier)
    else:
        root.append(verifier)
