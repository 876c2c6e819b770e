"""Pages -> .pptx: fills the template's layouts and gives back the bytes of the deck.

The same pages and template give the same bytes: ids are hashes of slide ids, and no clock is read.
"""

from __future__ import annotations

import re
import uuid
import zipfile
from collections.abc import Callable, Sequence
from functools import partial
from xml.sax.saxutils import escape, quoteattr

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import XmlPart
from pptx.oxml import parse_xml
from pptx.presentation import Presentation
from pptx.slide import NotesSlide
from pptx.slide import SlideLayout as PptxLayout

from slides.model import Box, Connector, Page, Pages, PictureBox, Rect, TextParagraph
from slides.powerpoint.additions import Additions, additions
from slides.powerpoint.base import creation_id, number_of, with_base
from slides.powerpoint.drawing import NAMESPACES, number_field, qn
from slides.powerpoint.geometry import named_layouts
from slides.powerpoint.media import add_drawing, add_picture
from slides.powerpoint.mirror import is_mirrored, mirror_template
from slides.powerpoint.opening import open_template
from slides.powerpoint.package import CONTENT_TYPES, pack, unpack
from slides.powerpoint.shapes import (
    Link,
    Voice,
    box_xml,
    connector_xml,
    paragraph_xml,
    picture_xml,
    table_xml,
)

_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_CREATION_ID = "{BB962C8B-B14F-4D97-AF65-F5344CB8AC3E}"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_DROPPED = ("docProps/thumbnail.", "ppt/printerSettings/")
"""Parts of a template that would be untrue of the deck."""

_REGION = {
    "en": "en-GB",
    "de": "de-DE",
    "fr": "fr-FR",
    "es": "es-ES",
    "it": "it-IT",
    "nl": "nl-NL",
    "pt": "pt-PT",
    "ar": "ar-SA",
    "el": "el-GR",
    "fa": "fa-IR",
    "he": "he-IL",
    "ja": "ja-JP",
    "ko": "ko-KR",
    "ru": "ru-RU",
    "uk": "uk-UA",
    "ur": "ur-PK",
    "zh": "zh-CN",
}
"""A bare language gets a region, for PowerPoint's proofing tools are installed by region."""


def write(
    pages: Pages,
    template: bytes,
    path: str = "",
    text: str = "",
    add: Callable[..., Additions] = additions,
) -> bytes:
    """Return the deck; `text` is the slide text that it shows, kept in it for the next build. `add` says how slides are added: python-pptx's own means give the same bytes, later.

    Raises:
        TemplateError: The template is not a .pptx.
    """
    presentation = open_template(_without_views(template), path)
    _drop_slides(presentation)
    if pages.right_to_left and not is_mirrored(presentation):
        mirror_template(presentation)
    lang = _REGION.get(pages.lang, pages.lang)
    layouts = dict(named_layouts(presentation))
    table_style = _table_style(presentation)
    deck = add(presentation, partial(_ready_notes, lang=lang))
    for page in pages.pages:
        _fill(deck, layouts[page.layout], page, lang, table_style)
    _name_ids(presentation, pages.pages)
    _add_sections(presentation, pages.pages)
    _mend(presentation)
    parts = _tidy(deck.parts(), pages, lang)
    return pack(with_base(parts, pages, template, text))


def _without_views(template: bytes) -> bytes:
    """Return the template without what points at its sample slides from elsewhere: window positions, custom shows."""
    try:
        parts = unpack(template)
    except zipfile.BadZipFile:
        return template  # opening it says what is wrong with it
    parts.pop("ppt/_rels/viewProps.xml.rels", None)
    if _VIEWS not in parts and _MAIN_RELS in parts:
        _add_views(parts)
    parts[_VIEWS] = f"<p:viewPr {NAMESPACES}/>".encode()
    main = "ppt/presentation.xml"
    if main in parts:
        parts[main] = re.sub(rb"<p:custShowLst>.*?</p:custShowLst>", b"", parts[main], flags=re.DOTALL)
    return pack(parts, zipfile.ZIP_STORED)  # to be opened at once


_VIEWS, _MAIN_RELS = "ppt/viewProps.xml", "ppt/_rels/presentation.xml.rels"


def _add_views(parts: dict[str, bytes]) -> None:
    """Register a part for the views in a template that LibreOffice wrote without; PowerPoint is said to ask for it."""
    kind = "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml"
    override = f'<Override PartName="/{_VIEWS}" ContentType="{kind}"/></Types>'
    relation = f'<Relationship Id="rIdViews" Type="{RT.VIEW_PROPS}" Target="viewProps.xml"/></Relationships>'
    parts[CONTENT_TYPES] = parts[CONTENT_TYPES].replace(b"</Types>", override.encode())
    parts[_MAIN_RELS] = parts[_MAIN_RELS].replace(b"</Relationships>", relation.encode())


def _drop_slides(presentation: Presentation) -> None:
    """Take the template's sample slides out, with their parts."""
    ids = presentation.slides._sldIdLst
    for entry in list(ids):
        presentation.part.drop_rel(entry.rId)
        ids.remove(entry)


def _table_style(presentation: Presentation) -> str:
    """Return the id of the template's default table style."""
    for rel in presentation.part.rels.values():
        if rel.reltype == RT.TABLE_STYLES:
            return etree.fromstring(rel.target_part.blob).get("def", "")
    return "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


# ---------------------------------------------------------------------------------------------------------- a slide


def _fill(deck: Additions, layout: PptxLayout, page: Page, lang: str, table_style: str) -> None:
    """Add a slide and its notes."""
    slide = deck.slide(layout)
    link = _linker(slide)
    places: dict[str, tuple[int, Rect]] = {}
    sites = {
        shape.end: shape.end_at
        for shape in page.shapes
        if isinstance(shape, Connector) and shape.end_site == 4
    }
    shown = ""
    for number, shape in enumerate(page.shapes, 2):
        if isinstance(shape, Box):
            places[shape.name] = (number, shape.rect)
            shown += box_xml(shape, number, lang, link, sites.get(shape.name))
        elif isinstance(shape, Connector):
            shown += connector_xml(shape, number, places[shape.start], places[shape.end])
        elif isinstance(shape, PictureBox):
            image = add_picture(deck, slide, shape.image.data)
            drawing = add_drawing(deck, slide, shape.image.svg) if shape.image.svg else ""
            shown += picture_xml(shape, number, image, drawing)
        else:
            shown += table_xml(shape, number, lang, link, table_style)
    # Parsed at once: for each shape by itself, it takes as long as all the rest.
    tree, mark = parse_xml(f"<p:cSld {NAMESPACES}><p:spTree>{shown}</p:spTree>{_mark(page.ident)}</p:cSld>")
    content = slide._element.find(qn("p:cSld"))
    content.set("name", f"md:{page.ident}")
    content.find(qn("p:spTree")).extend(list(tree))
    content.append(mark)
    _add_notes(deck, slide, page.notes, lang)
    deck.finish(slide)


def _linker(part: XmlPart) -> Link:
    def link(target: str) -> str:
        return part.relate_to(target, RT.HYPERLINK, is_external=True)

    return link


def _mark(ident: str) -> str:
    """Return a slide's creation id, made of its own: with its name, by which a program finds it again."""
    return (
        f'<p:extLst><p:ext uri="{_CREATION_ID}"><p14:creationId xmlns:p14="{_P14}" '
        f'val="{creation_id(ident)}"/></p:ext></p:extLst>'
    )


def _add_notes(deck: Additions, slide: XmlPart, notes: Sequence[TextParagraph], lang: str) -> None:
    if not notes:
        return
    page, body = deck.notes(slide)
    if body is not None:
        for old in body.findall(qn("a:p")):
            body.remove(old)
        voice = Voice(lang, _linker(page))
        said = "".join(paragraph_xml(paragraph, voice) for paragraph in notes)
        body.extend(list(parse_xml(f"<p:txBody {NAMESPACES}>{said}</p:txBody>")))
    deck.finish(page)


def _ready_notes(page: NotesSlide, lang: str) -> None:
    """Give a notes page the form that PowerPoint writes: its number filled in, its text at index 1.

    python-pptx copies the number's placeholder without its field, and the indices of the master, which some readers
    look for in vain (iOfficeAI/OfficeCLI#403: they take the notes of such a page for empty).
    """
    for shape in page.placeholders:
        kind, place = shape.placeholder_format.type, shape._element.find(f".//{qn('p:ph')}")
        if kind == PP_PLACEHOLDER.SLIDE_IMAGE:
            place.attrib.pop("idx", None)
        elif kind == PP_PLACEHOLDER.BODY:
            place.set("idx", "1")
        elif kind == PP_PLACEHOLDER.SLIDE_NUMBER and shape.has_text_frame:
            body = shape.text_frame._txBody
            for old in body.findall(qn("a:p")):
                body.remove(old)
            body.append(parse_xml(f"<a:p {NAMESPACES}>{number_field(lang)}</a:p>"))


# ---------------------------------------------------------------------------------------------------------- the deck


def _name_ids(presentation: Presentation, pages: Sequence[Page]) -> None:
    """Give each slide an id made of its own, so that a new slide changes nobody else's."""
    taken: set[int] = set()
    for entry, page in zip(presentation.slides._sldIdLst, pages, strict=True):
        number = 255 + number_of(page.ident, 2**31 - 1 - 256)
        while number in taken:
            number += 1
        taken.add(number)
        entry.set("id", str(number))


def _add_sections(presentation: Presentation, pages: Sequence[Page]) -> None:
    ids = [entry.get("id") for entry in presentation.slides._sldIdLst]
    sections: list[tuple[str, list[str]]] = []
    for page, number in zip(pages, ids, strict=True):
        if not sections or sections[-1][0] != page.section:
            sections.append((page.section, []))
        sections[-1][1].append(number)
    rows = ""
    for n, (name, members) in enumerate(sections):
        key = str(uuid.uuid5(uuid.NAMESPACE_URL, f"section {n} {name}")).upper()
        slides = "".join(f'<p14:sldId id="{number}"/>' for number in members)
        rows += f'<p14:section name={quoteattr(name)} id="{{{key}}}"><p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>'
    element = presentation.part._element
    extensions = element.find(qn("p:extLst"))
    if extensions is None:
        extensions = etree.SubElement(element, qn("p:extLst"))
    for old in extensions.findall(f"{qn('p:ext')}[@uri='{_SECTIONS}']"):
        extensions.remove(old)
    extension = etree.SubElement(extensions, qn("p:ext"), uri=_SECTIONS)
    extension.append(parse_xml(f'<p14:sectionLst xmlns:p14="{_P14}">{rows}</p14:sectionLst>'))


_FOUR_TO_THREE = 4 / 3


def _mend(presentation: Presentation) -> None:
    """Put right in the presentation's own part what python-pptx and templates leave out or wrong.

    Keynote opens no deck with notes whose master is not listed here (scanny/python-pptx#1051, mended in its pull request
    1128; taken out one at a time in iOfficeAI/OfficeCLI#255), nor one that calls a wide slide 4:3 (anthropics/skills#1167).
    """
    element, part = presentation.part._element, presentation.part
    master = next((rel for rel in part.rels.values() if rel.reltype == RT.NOTES_MASTER), None)
    if master is not None and element.find(qn("p:notesMasterIdLst")) is None:
        listed = (
            f'<p:notesMasterIdLst {NAMESPACES}><p:notesMasterId r:id="{master.rId}"/></p:notesMasterIdLst>'
        )
        element.find(qn("p:sldMasterIdLst")).addnext(parse_xml(listed))
    size = element.find(qn("p:sldSz"))
    if (
        size.get("type", "").startswith("screen4x3")
        and abs(int(size.get("cx")) / int(size.get("cy")) - _FOUR_TO_THREE) > 0.01
    ):
        del size.attrib["type"]


def _tidy(parts: dict[str, bytes], pages: Pages, lang: str) -> dict[str, bytes]:
    """Return the parts without the template's leftovers, and with properties that are true of the deck."""
    dropped = {name for name in parts if name.startswith(_DROPPED)}
    kept = {name: data for name, data in parts.items() if name not in dropped}
    for name in [n for n in kept if n.endswith(".rels")]:
        kept[name] = _without_relations(kept[name], dropped)
    kept["docProps/core.xml"] = _core(pages, lang)
    kept["docProps/app.xml"] = _app(pages)
    types = kept[CONTENT_TYPES].decode()
    kinds = {
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    for name, kind in kinds.items():
        if f'"/{name}"' not in types:
            types = types.replace("</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>')
    kept[CONTENT_TYPES] = types.encode()
    return kept


def _without_relations(rels: bytes, dropped: set[str]) -> bytes:
    if not dropped:
        return rels
    root = etree.fromstring(rels)
    for relation in list(root):
        target = relation.get("Target", "").removeprefix("../").removeprefix("/")
        if relation.get("TargetMode") != "External" and target in {
            *dropped,
            *(n.removeprefix("ppt/") for n in dropped),
        }:
            root.remove(relation)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _core(pages: Pages, lang: str) -> bytes:
    fields = {
        "dc:title": pages.title,
        "dc:subject": pages.subject,
        "dc:creator": pages.author,
        "dc:language": lang,
    }
    rows = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in fields.items() if text)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{rows}</cp:coreProperties>'
    ).encode()


def _app(pages: Pages) -> bytes:
    notes = sum(1 for page in pages.pages if page.notes)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        f"<Application>make_deck</Application><Slides>{len(pages.pages)}</Slides><Notes>{notes}</Notes>"
        "<HiddenSlides>0</HiddenSlides></Properties>"
    ).encode()
