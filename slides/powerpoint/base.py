"""The base part: what we wrote into a deck, kept inside it, so that a later build sees what others changed.

A custom XML part with its properties part (without one, LibreOffice drops it) holds the slide text, an outline of every
slide and a digest of all other parts. A deck without it is somebody else's; one whose digest differs was saved by somebody
since. The part is found by its namespace in the zip, not through relationships, for LibreOffice re-hangs it.
"""

from __future__ import annotations

import hashlib
import io
import re
import uuid
import zipfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby, pairwise
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from slides.lengths import Emu
from slides.model import (
    Box,
    Connector,
    Page,
    Pages,
    PictureBox,
    Placeholder,
    Rect,
    Run,
    Shape,
    TableBox,
    TextParagraph,
    TextRun,
)
from slides.outline import Base, Outline, OutlineParagraph, OutlineShape, OutlineSlide, Paragraphs, joined
from slides.powerpoint.package import CONTENT_TYPES, pack, unpack
from slides.powerpoint.read import image_digest, outline_in

NAMESPACE = "urn:make-deck:base:2"
_ITEM = re.compile(r"customXml/item(\d+)\.xml")
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"

State = Literal["ours", "edited", "foreign"]


def state(deck: bytes) -> State:
    """Tell whether a deck is as we wrote it, was changed since, or never was ours."""
    try:
        return _state(unpack(deck))
    except zipfile.BadZipFile:
        return "foreign"


def _state(parts: Mapping[str, bytes]) -> State:
    name = _base_name(parts)
    if name is None:
        return "foreign"
    said = re.search(rb'digest="([0-9a-f]+)"', parts[name])
    return "ours" if said and said[1].decode() == digest(parts, name) else "edited"


def template_digest(template: bytes) -> str:
    """Return what a deck says about the template that it was made on."""
    return hashlib.sha256(template).hexdigest()[:16]


def digest(parts: Mapping[str, bytes], base: str) -> str:
    """Return the SHA-256 of the names and bytes of all parts but the base, in the order of their names."""
    total = hashlib.sha256()
    for name in sorted(set(parts) - {base}):
        total.update(name.encode() + b"\0" + len(parts[name]).to_bytes(8, "big") + parts[name])
    return total.hexdigest()


def with_base(parts: Mapping[str, bytes], pages: Pages, template: bytes, text: str) -> dict[str, bytes]:
    """Return the parts of a deck with its base added and registered.

    `template` is what it was made on, `text` the slide text that it shows.
    """
    out, name = _with_room(parts)
    out[name] = _content(pages, text, digest(out, name), template_digest(template))
    return out


def with_base_of(parts: Mapping[str, bytes], fresh: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a deck that was changed in place, with the base of the fresh one that it says the same as.

    It is flagged as merged, and its digest is that of these parts.
    """
    source = _base_name(fresh)
    if source is None:
        raise ValueError("the fresh deck has no base")
    out, name = _with_room(parts)
    stamp = b'digest="%s" merged="1"' % digest(out, name).encode()
    out[name] = re.sub(rb'digest="[0-9a-f]*"( merged="1")?', stamp, fresh[source], count=1)
    return out


def rebased(deck: bytes, fresh: bytes) -> bytes:
    """Return an edited deck as it is, with the base of a fresh one: its edits are in the text from now on."""
    return pack(with_base_of(unpack(deck), unpack(fresh)))


def _with_room(parts: Mapping[str, bytes]) -> tuple[dict[str, bytes], str]:
    """Return the parts with all that belongs to a base but itself, and the name that it has."""
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
    return out, name


def _without_base(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts without the base of an earlier deck, which a deck used as a template brings along."""
    out = dict(parts)
    while name := _base_name(out):
        number = name.removeprefix("customXml/item").removesuffix(".xml")
        owned = {name, f"customXml/itemProps{number}.xml", f"customXml/_rels/item{number}.xml.rels"}
        out = {other: data for other, data in out.items() if other not in owned}
        for holder, mention in (
            (CONTENT_TYPES, rb'<Override[^>]*PartName="/customXml/itemProps%s\.xml"[^>]*/>'),
            (CONTENT_TYPES, rb'<Override[^>]*PartName="/customXml/item%s\.xml"[^>]*/>'),
            ("ppt/_rels/presentation.xml.rels", rb'<Relationship [^>]*customXml/item%s\.xml"[^>]*/>'),
            ("_rels/.rels", rb'<Relationship [^>]*customXml/item%s\.xml"[^>]*/>'),
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


# ------------------------------------------------------------------------------------------------------ the outline


def number_of(ident: str, below: int) -> int:
    """Return a number from 1 up to `below` that depends on the id alone."""
    return int.from_bytes(hashlib.sha256(ident.encode()).digest()[:8], "big") % (below - 1) + 1


def creation_id(ident: str) -> int:
    """Return the `p14:creationId` of a slide: a copy that PowerPoint makes of it gets another."""
    return number_of(ident, 2**32 - 1)


def outline_of(pages: Pages) -> Outline:
    """Return the outline of a deck that is about to be written: what `read` will find in it."""
    slides = tuple(_slide(page) for page in pages.pages)
    return Outline(slides, tuple(name for name, _ in groupby(page.section for page in pages.pages)))


def _slide(page: Page) -> OutlineSlide:
    return OutlineSlide(
        page.ident,
        tuple(_shape(shape) for shape in page.shapes),
        _paragraphs(page.notes, lambda _level: False),
        page.section,
        creation=str(creation_id(page.ident)),
        layout=page.layout,
        line=page.line,
    )


def _shape(shape: Shape) -> OutlineShape:
    match shape:
        case Connector():
            look = _digest_of(shape.colour, shape.dashed, shape.curved)
            return OutlineShape(shape.name, "connector", alt=shape.alt, look=look)
        case PictureBox():
            image = image_digest(shape.image.data)
            return OutlineShape(
                shape.name,
                "picture",
                shape.rect,
                _kind(shape.placeholder),
                image=image,
                alt=shape.alt,
                line=shape.line,
            )
        case TableBox():
            return _table(shape)
        case Box():
            return _box(shape)


def _kind(place: Placeholder | None) -> str:
    return place.kind if place else ""


def _box(box: Box) -> OutlineShape:
    drawn = box.placeholder is None

    def bold(level: int) -> bool:
        return drawn and box.styles[min(level, len(box.styles) - 1)].bold

    shown = () if box.automatic else _paragraphs(box.paragraphs, bold)
    return OutlineShape(
        box.name,
        "text",
        box.rect,
        _kind(box.placeholder),
        shown,
        line=box.line,
        look=f"{_digest_of(box.look, box.colour, box.anchor, box.insets)} {_lists_of(box)}",
        sizes=tuple(round(style.size.points * 100) for style in box.styles),
    )


def _lists_of(box: Box) -> str:
    """Return a digest of how the paragraphs of each level are marked: by a bullet, a number, to which side."""
    marks = {(p.level, p.bullet, bool(p.ordinal), p.align) for p in box.paragraphs}
    return _digest_of(sorted(marks, key=repr))


def _table(table: TableBox) -> OutlineShape:
    def bold(row: int, column: int) -> bool:
        return bool(table.header) and (row == 0 or column == 0)

    rows = tuple(
        tuple(_paragraphs((cell,), lambda _level, r=r, c=c: bold(r, c)) for c, cell in enumerate(cells))
        for r, cells in enumerate(table.rows)
    )
    return OutlineShape(
        table.name,
        "table",
        table.rect,
        _kind(table.placeholder),
        rows=rows,
        alt=table.alt,
        line=table.line,
        look=_digest_of(table.header, table.header_ink, table.ink, table.insets),
        sizes=(round(table.style.size.points * 100),),
    )


def _digest_of(*values: object) -> str:
    return f"{zlib.crc32(repr(values).encode()):08x}"


def _paragraphs(paragraphs: Iterable[TextParagraph], bold: Callable[[int], bool]) -> Paragraphs:
    """Return those with text in them; `bold` tells whether runs of a level are bold that do not say themselves."""
    made = (
        OutlineParagraph(
            joined(_run(run, bold(paragraph.level)) for run in paragraph.runs),
            paragraph.level,
            paragraph.line,
        )
        for paragraph in paragraphs
    )
    return tuple(paragraph for paragraph in made if paragraph.runs)


def _run(run: TextRun, bold: bool) -> Run:
    bold = bold if run.bold is None else run.bold
    return Run(run.text, bold, run.italic, run.code, run.strike, run.script, run.link)


# ------------------------------------------------------------------------------------------------- outline <-> XML


def _content(pages: Pages, text: str, others: str, template: str) -> bytes:
    outline = outline_of(pages)
    slides = "".join(
        _slide_xml(slide, chunk) for slide, chunk in zip(outline.slides, _chunks(outline, text), strict=True)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{head}<base xmlns="{NAMESPACE}" digest="{others}" template="{template}">{slides}</base>'.encode()


def _chunks(outline: Outline, text: str) -> list[str]:
    """Return the lines of the slide text that belong to each slide, all lines together the whole text.

    They stand beside what is made of them, for a zip packs best what it has just seen.
    """
    lines = text.split("\n")
    starts = [0, *(max(slide.line - 1, 0) for slide in outline.slides[1:]), len(lines)]
    return ["\n".join(lines[a:b]) + ("\n" if a < b < len(lines) else "") for a, b in pairwise(starts)]


def _slide_xml(slide: OutlineSlide, chunk: str) -> str:
    text = f"<text>{escape(chunk)}</text>" if chunk else ""
    shapes = "".join(_shape_xml(shape) for shape in slide.shapes)
    notes = f"<notes>{_paragraphs_xml(slide.notes)}</notes>" if slide.notes else ""
    head = f"id={quoteattr(slide.ident)} section={quoteattr(slide.section)} layout={quoteattr(slide.layout)}"
    return f'<slide {head} line="{slide.line}">{text}{shapes}{notes}</slide>'


def _shape_xml(shape: OutlineShape) -> str:
    said = {
        "ph": shape.placeholder,
        "at": f"{shape.rect.x} {shape.rect.y} {shape.rect.width} {shape.rect.height}" if shape.rect else "",
        "image": shape.image,
        "alt": shape.alt,
        "line": str(shape.line or ""),
        "look": shape.look,
        "sizes": " ".join(map(str, shape.sizes)),
    }
    attributes = "".join(f" {key}={quoteattr(value)}" for key, value in said.items() if value)
    rows = "".join(
        f"<row>{''.join(f'<cell>{_paragraphs_xml(cell)}</cell>' for cell in cells)}</row>"
        for cells in shape.rows
    )
    inner = _paragraphs_xml(shape.paragraphs) + rows
    return f"<{shape.kind} name={quoteattr(shape.name)}{attributes}>{inner}</{shape.kind}>"


def _paragraphs_xml(paragraphs: Paragraphs) -> str:
    out = []
    for paragraph in paragraphs:
        level = f' level="{paragraph.level}"' if paragraph.level else ""
        line = f' line="{paragraph.line}"' if paragraph.line else ""
        out.append(f"<p{level}{line}>{''.join(map(_run_xml, paragraph.runs))}</p>")
    return "".join(out)


_FLAGS = ("bold", "italic", "code", "strike")


def _run_xml(run: Run) -> str:
    attributes = "".join(f' {name}="1"' for name in _FLAGS if getattr(run, name))
    attributes += f' script="{run.script}"' if run.script else ""
    attributes += f" link={quoteattr(run.link)}" if run.link else ""
    return f"<r{attributes}>{escape(run.text)}</r>"


def base_part(deck: bytes) -> bytes:
    """Return the base of a deck of ours as it stands in it, to be kept beside the deck; empty where it has none."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        items = {name: archive.read(name) for name in archive.namelist() if _ITEM.fullmatch(name)}
    name = _base_name(items)
    return items[name] if name else b""


def read_back(deck: bytes, kept: bytes = b"", path: str = "") -> tuple[Base, Outline, bool] | None:
    """Return what we know of a deck as we last wrote it, what it says now, and whether somebody saved it since.

    `kept` is a base that was kept beside the deck, for one whose own is gone: Google Slides drops it. None where nothing is
    known of it, or nothing that can be read.

    Raises:
        BrokenDeck: It is one of ours, and damaged; `path` is what its user calls it.
    """
    try:
        parts = unpack(deck)
        base = read_base(parts) or (read_base({"customXml/item1.xml": kept}) if kept else None)
    except (zipfile.BadZipFile, etree.XMLSyntaxError, ValueError, TypeError):
        return None
    return None if base is None else (base, outline_in(parts, path), _state(parts) != "ours")


def read_base(parts: Mapping[str, bytes]) -> Base | None:
    """Return what we know of the deck in these parts as we last wrote it; None where it is not ours."""
    name = _base_name(parts)
    if name is None:
        return None
    root = etree.fromstring(parts[name])
    slides = tuple(_slide_from(element) for element in root)
    text = "".join(element.findtext(f"{_NS}text") or "" for element in root)
    sections = tuple(name for name, _ in groupby(slide.section for slide in slides))
    return Base(text, Outline(slides, sections), root.get("template", ""), root.get("merged") == "1")


_NS = f"{{{NAMESPACE}}}"


def _slide_from(element: etree._Element) -> OutlineSlide:
    notes = element.find(f"{_NS}notes")
    kinds = {f"{_NS}{kind}" for kind in ("text", "picture", "table", "connector")}
    return OutlineSlide(
        element.get("id", ""),
        tuple(
            _shape_from(child) for child in element if child.tag in kinds and child.get("name") is not None
        ),
        () if notes is None else _paragraphs_from(notes),
        element.get("section", ""),
        creation=str(creation_id(element.get("id", ""))),
        layout=element.get("layout", ""),
        line=int(element.get("line", "0")),
    )


def _shape_from(element: etree._Element) -> OutlineShape:
    at = element.get("at")
    kind = element.tag.removeprefix(_NS)
    return OutlineShape(
        element.get("name", ""),
        kind,
        Rect(*(Emu(int(side)) for side in at.split())) if at else None,
        element.get("ph", ""),
        _paragraphs_from(element),
        tuple(tuple(_paragraphs_from(cell) for cell in row) for row in element.findall(f"{_NS}row")),
        element.get("image", ""),
        element.get("alt", ""),
        int(element.get("line", "0")),
        element.get("look", ""),
        tuple(map(int, element.get("sizes", "").split())),
    )


def _paragraphs_from(element: etree._Element) -> Paragraphs:
    return tuple(
        OutlineParagraph(
            tuple(_run_from(run) for run in p), int(p.get("level", "0")), int(p.get("line", "0"))
        )
        for p in element.findall(f"{_NS}p")
    )


def _run_from(element: etree._Element) -> Run:
    flags = {name: element.get(name) == "1" for name in _FLAGS}
    return Run(element.text or "", **flags, script=element.get("script", ""), link=element.get("link", ""))
