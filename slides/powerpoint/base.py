"""The base part: what we wrote into a deck, kept inside it, so that a later build sees what others changed.

A custom XML part with its properties part (without one, LibreOffice drops it) holds an outline of every slide and
a digest of all other parts. A deck without it is somebody else's; one whose digest differs was saved by somebody
since. The part is found by its namespace in the zip, not through relationships, for LibreOffice re-hangs it.
"""

from __future__ import annotations

import hashlib
import re
import uuid
import zipfile
from collections.abc import Mapping
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from slides.model import Box, Page, Pages, TableBox, TextParagraph, TextRun
from slides.powerpoint.package import CONTENT_TYPES, unpack

NAMESPACE = "urn:make-deck:base:1"
_ITEM = re.compile(r"customXml/item(\d+)\.xml")
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

State = Literal["ours", "edited", "foreign"]


def state(deck: bytes) -> State:
    """Tell whether a deck is as we wrote it, was changed since, or never was ours."""
    try:
        parts = unpack(deck)
    except zipfile.BadZipFile:
        return "foreign"
    name = _base_name(parts)
    if name is None:
        return "foreign"
    said = re.search(rb'digest="([0-9a-f]+)"', parts[name])
    return "ours" if said and said[1].decode() == digest(parts, name) else "edited"


def template_of(deck: bytes) -> str:
    """Return the digest of the template that a deck of ours was made on; empty where it does not say."""
    parts = unpack(deck)
    name = _base_name(parts)
    said = re.search(rb'template="([0-9a-f]+)"', parts[name]) if name else None
    return said[1].decode() if said else ""


def template_digest(template: bytes) -> str:
    """Return what `template_of` gives for a deck made on a template."""
    return hashlib.sha256(template).hexdigest()[:16]


def digest(parts: Mapping[str, bytes], base: str) -> str:
    """Return the SHA-256 of the names and bytes of all parts but the base, in the order of their names."""
    total = hashlib.sha256()
    for name in sorted(set(parts) - {base}):
        total.update(name.encode() + b"\0" + len(parts[name]).to_bytes(8, "big") + parts[name])
    return total.hexdigest()


def with_base(parts: Mapping[str, bytes], pages: Pages, template: bytes) -> dict[str, bytes]:
    """Return the parts of a deck with its base added and registered; `template` is what it was made on."""
    out = _without_base(parts)
    taken = [int(found[1]) for found in map(_ITEM.fullmatch, out) if found]
    number = max(taken, default=0) + 1
    name = f"customXml/item{number}.xml"
    properties = f"customXml/itemProps{number}.xml"
    out[properties] = _properties()
    out[f"customXml/_rels/item{number}.xml.rels"] = _relationships(
        f"{_REL}/customXmlProps", f"itemProps{number}.xml"
    )
    _register(out, f"/{properties}", f"../{name}")
    out[name] = _content(pages, digest(out, name), template_digest(template))
    return out


def _without_base(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts without the base of an earlier deck, which a deck used as a template brings along."""
    out = dict(parts)
    while name := _base_name(out):
        number = name.removeprefix("customXml/item").removesuffix(".xml")
        owned = {name, f"customXml/itemProps{number}.xml", f"customXml/_rels/item{number}.xml.rels"}
        out = {other: data for other, data in out.items() if other not in owned}
        for holder, mention in (
            (CONTENT_TYPES, rb'<Override[^>]*PartName="/customXml/itemProps%s\.xml"[^>]*/>'),
            ("ppt/_rels/presentation.xml.rels", rb'<Relationship [^>]*customXml/item%s\.xml"[^>]*/>'),
        ):
            out[holder] = re.sub(mention % number.encode(), b"", out[holder])
    return out


def _base_name(parts: Mapping[str, bytes]) -> str | None:
    marker = NAMESPACE.encode()
    return next((n for n in sorted(parts) if _ITEM.fullmatch(n) and marker in parts[n][:400]), None)


def _properties() -> bytes:
    item = str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper()
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
        f'<ds:datastoreItem ds:itemID="{{{item}}}" xmlns:ds="{_STORE}"><ds:schemaRefs>'
        f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
    ).encode()


def _relationships(kind: str, target: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    ).encode()


def _register(parts: dict[str, bytes], properties: str, target: str) -> None:
    """Add the base to the content types and to the relationships of the presentation."""
    kind = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
    override = f'<Override PartName="{properties}" ContentType="{kind}"/></Types>'
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", override.encode())
    rels = "ppt/_rels/presentation.xml.rels"
    relation = f'<Relationship Id="rIdBase" Type="{_REL}/customXml" Target="{target}"/></Relationships>'
    parts[rels] = parts[rels].replace(b"</Relationships>", relation.encode())


def _content(pages: Pages, others: str, template: str) -> bytes:
    slides = "".join(_slide(page) for page in pages.pages)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<base xmlns="{NAMESPACE}" digest="{others}" template="{template}">{slides}</base>'.encode()


def _slide(page: Page) -> str:
    shapes = ""
    for shape in page.shapes:
        if isinstance(shape, Box) and shape.paragraphs:
            shapes += f"<shape name={quoteattr(shape.name)}>{_paragraphs(shape.paragraphs)}</shape>"
        elif isinstance(shape, TableBox):
            rows = "".join(f"<row>{_paragraphs(cells)}</row>" for cells in shape.rows)
            shapes += f"<shape name={quoteattr(shape.name)}>{rows}</shape>"
    notes = f"<notes>{_paragraphs(page.notes)}</notes>" if page.notes else ""
    return f"<slide id={quoteattr(page.ident)} section={quoteattr(page.section)}>{shapes}{notes}</slide>"


def _paragraphs(paragraphs: tuple[TextParagraph, ...]) -> str:
    out = []
    for paragraph in paragraphs:
        level = f' level="{paragraph.level}"' if paragraph.level else ""
        out.append(f"<p{level}>{''.join(_run(run) for run in paragraph.runs)}</p>")
    return "".join(out)


def _run(run: TextRun) -> str:
    attributes = (' b="1"' if run.bold else "") + (' i="1"' if run.italic else "")
    attributes += f" href={quoteattr(run.link)}" if run.link else ""
    return f"<r{attributes}>{escape(run.text)}</r>"
