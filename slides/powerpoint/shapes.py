"""Boxes, pictures, tables and connectors as DrawingML.

What a placeholder inherits is not written again: its rectangle only where it was moved, a size only where it
differs, so that a template restyled in PowerPoint restyles the deck. Colours are roles of the theme and fonts
are the theme's, never RGB, never a name. Each run carries its language.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from slides.lengths import Emu, Inches, Length
from slides.model import (
    CODE_FONT,
    NUMBER_INDENT,
    Box,
    Colour,
    Connector,
    Look,
    PictureBox,
    Placeholder,
    Rect,
    TableBox,
    TextParagraph,
    TextRun,
    TextStyle,
)
from slides.powerpoint.drawing import DECORATIVE, number_field, xfrm

Link = Callable[[str], str]
"""Gives the relationship id of a hyperlink's target."""

_TEXT_BOX = '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
_LINK_AS_TEXT = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)
"""Keeps a link in the colour of its text: the theme's colour of links cannot be read on a dark ground."""

_NO_LINE = "<a:ln><a:noFill/></a:ln>"
_ARROW_WIDTH = Emu(38_100)
_BASELINE = {"": "", "sub": ' baseline="-25000"', "super": ' baseline="30000"'}
_STEP = Inches(0.3)
"""Indent of a list where the template has none, as on a notes page."""


# ------------------------------------------------------------------------------------------------------------ text


@dataclass(frozen=True, slots=True)
class Voice:
    """How runs are set where they do not say themselves; None where the box inherits it."""

    lang: str
    link: Link
    size: Length | None = None
    bold: bool | None = None
    colour: Colour | None = None
    on_dark: bool = False
    """On a dark ground, where links keep the colour of their text."""


def _run(run: TextRun, voice: Voice) -> str:
    properties = _properties("rPr", run, voice)
    pieces = run.text.split("\n")
    shown = [f"<a:r>{properties}<a:t>{escape(piece)}</a:t></a:r>" if piece else "" for piece in pieces]
    return f"<a:br>{properties}</a:br>".join(shown)


def _properties(tag: str, run: TextRun, voice: Voice) -> str:
    size = run.size or voice.size
    bold = run.bold if run.bold is not None else voice.bold
    attributes = f' lang="{voice.lang}"'
    attributes += f' sz="{round(size.points * 100)}"' if size else ""
    attributes += f' b="{int(bold)}"' if bold is not None else ""
    attributes += ' i="1"' if run.italic else ""
    attributes += ' strike="sngStrike"' if run.strike else ""
    attributes += _BASELINE[run.script] + (' noProof="1"' if run.code else "") + ' dirty="0"'
    colour = run.colour or voice.colour
    inner = _solid(colour) if colour else ""
    inner += f'<a:latin typeface="{CODE_FONT}"/><a:cs typeface="{CODE_FONT}"/>' if run.code else ""
    if run.link:
        kept = _LINK_AS_TEXT if voice.on_dark else ""
        inner += f'<a:hlinkClick r:id="{voice.link(run.link)}">{kept}</a:hlinkClick>'
    return f"<a:{tag}{attributes}>{inner}</a:{tag}>" if inner else f"<a:{tag}{attributes}/>"


def _solid(colour: Colour) -> str:
    return f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'


def paragraph_xml(
    paragraph: TextParagraph,
    voice: Voice,
    style: TextStyle | None = None,
    inherited: TextStyle | None = None,
) -> str:
    """Return the paragraph; of the style, if given, what is not inherited is written out."""
    shown = "".join(_run(run, voice) for run in paragraph.runs)
    end = "" if shown else _properties("endParaRPr", next(iter(paragraph.runs), TextRun("")), voice)
    return f"<a:p>{_paragraph_properties(paragraph, style, inherited)}{shown}{end}</a:p>"


def _paragraph_properties(
    paragraph: TextParagraph, style: TextStyle | None, inherited: TextStyle | None
) -> str:
    attributes = f' lvl="{paragraph.level}"' if paragraph.level else ""
    bullet = paragraph.bullet
    drawn = style is not None and inherited is None
    if drawn and bullet is None and not paragraph.ordinal:
        bullet = style.bullet or None
    listed = bullet or paragraph.ordinal
    if bullet:
        attributes = f' marL="{(paragraph.level + 1) * _STEP}"{attributes} indent="{-_STEP}"'
    if bullet is False or (drawn and paragraph.level and not listed):
        attributes = f' marL="0"{attributes} indent="0"'
    if paragraph.ordinal:
        attributes = f' marL="{NUMBER_INDENT}"{attributes} indent="{-NUMBER_INDENT}"'
    align = paragraph.align or (style.align if style and not inherited else None)
    attributes += f' algn="{align}"' if align else ""
    if paragraph.right_to_left is not None:
        attributes += f' rtl="{int(paragraph.right_to_left)}"'
    inner = _spacings(paragraph, style, inherited)
    if listed:
        number = (
            f'<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{paragraph.ordinal}"/>'
        )
        inner += number if paragraph.ordinal else '<a:buFont typeface="Arial"/><a:buChar char="•"/>'
    elif bullet is False:
        inner += "<a:buNone/>"
    return f"<a:pPr{attributes}>{inner}</a:pPr>" if attributes or inner else ""


def _spacings(paragraph: TextParagraph, style: TextStyle | None, inherited: TextStyle | None) -> str:
    """Return line spacing and the gaps around a paragraph, each only where it differs from what is inherited."""
    before, after, lines = paragraph.space_before, paragraph.space_after, ""
    if style is not None:
        if after is None and (inherited is None or style.space_after != inherited.space_after):
            after = style.space_after
        if before is None and inherited is not None and style.space_before != inherited.space_before:
            before = style.space_before
        if style.line_spacing != (inherited.line_spacing if inherited else 1):
            lines = f'<a:lnSpc><a:spcPct val="{round(style.line_spacing * 100_000)}"/></a:lnSpc>'
    return lines + _spacing("spcBef", before) + _spacing("spcAft", after)


def _spacing(tag: str, space: Length | None) -> str:
    return f'<a:{tag}><a:spcPts val="{round(space.points * 100)}"/></a:{tag}>' if space is not None else ""


# ----------------------------------------------------------------------------------------------------------- boxes


def box_xml(box: Box, number: int, lang: str, link: Link, site_at: float | None = None) -> str:
    """Return a placeholder or a drawn shape; `site_at` gives it a fifth connection site on its top edge."""
    alt = DECORATIVE if box.decorative else ""
    place = box.placeholder
    locks = "<p:cNvSpPr/>"
    if place:
        locks = '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    elif box.look is None:
        locks = '<p:cNvSpPr txBox="1"/>'
    return (
        f"<p:sp><p:nvSpPr>{_name(box.name, number, alt)}{locks}<p:nvPr>{_ph(place)}</p:nvPr></p:nvSpPr>"
        f"<p:spPr>{_shape_properties(box, site_at)}</p:spPr>{_text_body(box, lang, link)}</p:sp>"
    )


def _name(name: str, number: int, inner: str = "", alt: str = "") -> str:
    described = f" descr={quoteattr(alt)}" if alt else ""
    return f'<p:cNvPr id="{number}" name={quoteattr(name)}{described}>{inner}</p:cNvPr>'


def _ph(place: Placeholder | None) -> str:
    if place is None:
        return ""
    kind = "" if place.kind == "obj" else f' type="{place.kind}"'
    size = ' sz="quarter"' if place.kind in ("body", "ftr", "sldNum") else ""
    idx = f' idx="{place.idx}"' if place.idx else ""
    return f"<p:ph{kind}{size}{idx}/>"


def _shape_properties(box: Box, site_at: float | None) -> str:
    spot = box.placeholder
    moved = spot is None or box.rect != spot.rect or spot.ambiguous
    place = xfrm(box.rect) if moved else ""
    geometry = _rect_with_site(box.rect, site_at) if site_at is not None else ""
    if box.look is None:
        return place + (geometry if box.placeholder else f"{_TEXT_BOX}{_NO_LINE}")
    return place + (geometry or _preset(box.look, box.rect)) + _paint(box.look)


def _rect_with_site(rect: Rect, site_at: float) -> str:
    """Return a rectangle with a fifth connection site, number 4, on its top edge at a share of its width.

    The first four are where a preset rectangle has them: LibreOffice glues to those whatever the shape says.
    """
    right, bottom, x, y = rect.width, rect.height, rect.width // 2, rect.height // 2
    sites = ((270, x, 0), (180, 0, y), (90, x, bottom), (0, right, y), (270, right.scaled(site_at), 0))
    cxn = "".join(f'<a:cxn ang="{a * 60_000}"><a:pos x="{px}" y="{py}"/></a:cxn>' for a, px, py in sites)
    corners = "".join(
        f'<a:lnTo><a:pt x="{px}" y="{py}"/></a:lnTo>' for px, py in ((right, 0), (right, bottom), (0, bottom))
    )
    return (
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{cxn}</a:cxnLst><a:rect l="0" t="0" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{right}" h="{bottom}"><a:moveTo><a:pt x="0" y="0"/></a:moveTo>{corners}<a:close/>'
        "</a:path></a:pathLst></a:custGeom>"
    )


def _preset(look: Look, rect: Rect) -> str:
    values = "<a:avLst/>"
    if look.shape == "roundRect":
        share = round(Inches(look.round) / min(rect.width, rect.height) * 100_000)
        values = f'<a:avLst><a:gd name="adj" fmla="val {min(share, 50_000)}"/></a:avLst>'
    return f'<a:prstGeom prst="{look.shape}">{values}</a:prstGeom>'


def _paint(look: Look) -> str:
    fill = _solid(look.fill) if look.fill else "<a:noFill/>"
    if not look.outline:
        return fill + _NO_LINE
    dash = '<a:prstDash val="dash"/>' if look.dashed else ""
    return f'{fill}<a:ln w="{look.outline_width}">{_solid(look.outline)}{dash}</a:ln>'


def _text_body(box: Box, lang: str, link: Link) -> str:
    if box.automatic:
        return f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{_number(box, lang, link)}</a:p></p:txBody>"
    starts = _list_starts(box.paragraphs)
    shown = "".join(
        _box_paragraph(box, paragraph, start, lang, link)
        for paragraph, start in zip(box.paragraphs, starts, strict=True)
    )
    shown = shown or f'<a:p><a:endParaRPr lang="{lang}"/></a:p>'
    return f"<p:txBody>{_body_properties(box)}<a:lstStyle/>{shown}</p:txBody>"


def _number(box: Box, lang: str, link: Link) -> str:
    """Return the slide number, in a size or colour of its own where the template's would not do."""
    sizes = box.placeholder.sizes if box.placeholder else ()
    if not sizes and not box.colour:
        return number_field(lang)
    voice = Voice(lang, link, sizes[0] if sizes else None, None, box.colour)
    return number_field(lang, _properties("rPr", TextRun(""), voice))


def _list_starts(paragraphs: tuple[TextParagraph, ...]) -> list[int]:
    """Return, for each numbered paragraph, the number with which its list starts, 0 for the others.

    All paragraphs of a list say the same start and PowerPoint counts on, so that one put between them in PowerPoint
    is counted too. Paragraphs of deeper levels do not end a list.
    """
    starts: list[int] = []
    start, last = 0, 0
    for paragraph in paragraphs:
        if paragraph.ordinal:
            start = start if start and paragraph.ordinal == last + 1 else paragraph.ordinal
            last = paragraph.ordinal
        elif not paragraph.level:
            start = 0
        starts.append(start if paragraph.ordinal else 0)
    return starts


def _box_paragraph(box: Box, paragraph: TextParagraph, start: int, lang: str, link: Link) -> str:
    style = box.styles[min(paragraph.level, len(box.styles) - 1)]
    if paragraph.ordinal != start:
        paragraph = replace(paragraph, ordinal=start)
    on_dark = (box.colour or style.colour) == "bg1"
    if box.placeholder is None:
        voice = Voice(lang, link, style.size, style.bold or None, box.colour or style.colour, on_dark)
        return paragraph_xml(paragraph, voice, style)
    inherited = box.placeholder.styles[min(paragraph.level, len(box.placeholder.styles) - 1)]
    size = style.size if style.size != inherited.size or box.placeholder.sizes else None
    return paragraph_xml(paragraph, Voice(lang, link, size, None, box.colour, on_dark), style, inherited)


def _body_properties(box: Box) -> str:
    i = box.insets
    if box.placeholder is not None:
        inherited = box.placeholder
        before = inherited.insets
        sides = (("lIns", i.left, before.left), ("tIns", i.top, before.top), ("rIns", i.right, before.right),
                 ("bIns", i.bottom, before.bottom))  # fmt: skip
        own = "".join(f' {name}="{value}"' for name, value, other in sides if value != other)
        own += f' anchor="{box.anchor}"' if box.anchor != inherited.anchor else ""
        return f"<a:bodyPr{own}/>"
    return (
        f'<a:bodyPr wrap="square" lIns="{i.left}" tIns="{i.top}" rIns="{i.right}" bIns="{i.bottom}" rtlCol="0" '
        f'anchor="{box.anchor}"><a:normAutofit/></a:bodyPr>'
    )


def picture_xml(picture: PictureBox, number: int, image: str, drawing: str = "") -> str:
    """Return a picture, uncropped; `image` is the relationship id of its file, `drawing` that of its SVG if it has one."""
    locks = '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
    inner = DECORATIVE if picture.decorative else ""
    return (
        f"<p:pic><p:nvPicPr>{_name(picture.name, number, inner, picture.alt)}{locks}"
        f"<p:nvPr>{_ph(picture.placeholder)}</p:nvPr></p:nvPicPr><p:blipFill>{_blip(image, drawing)}"
        f"<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{xfrm(picture.rect)}"
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def _blip(image: str, drawing: str) -> str:
    """Return the picture file; PowerPoint shows the SVG behind it, other programs the file itself."""
    if not drawing:
        return f'<a:blip r:embed="{image}"/>'
    return (
        f'<a:blip r:embed="{image}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        f'r:embed="{drawing}"/></a:ext></a:extLst></a:blip>'
    )


# ----------------------------------------------------------------------------------------------------------- table


def table_xml(table: TableBox, number: int, lang: str, link: Link, style_id: str) -> str:
    """Return a native table in the template's own table style, its first row and column marked as headers."""
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in table.widths)
    rows = "".join(
        f'<a:tr h="{deep}">{"".join(_cell(table, n, m, cell, lang, link) for m, cell in enumerate(cells))}</a:tr>'
        for n, (cells, deep) in enumerate(zip(table.rows, table.heights, strict=True))
    )
    style_id = _PLAIN_TABLE if table.header else style_id
    direction = ' rtl="1"' if table.right_to_left else ""
    properties = (
        f'<a:tblPr{direction} firstRow="1" firstCol="1"><a:tableStyleId>{style_id}</a:tableStyleId></a:tblPr>'
    )
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{_name(table.name, number, alt=table.alt)}"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        f"<p:nvPr>{_ph(table.placeholder)}</p:nvPr></p:nvGraphicFramePr>{xfrm(table.rect, 'p')}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl>{properties}<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


_PLAIN_TABLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own “No Style, No Grid”: what its cells do not say themselves they do not have."""

_GRID_WIDTH = 9_525


def _cell(table: TableBox, row: int, column: int, cell: TextParagraph, lang: str, link: Link) -> str:
    i = table.insets
    colour, bold, paint = None, None, ""
    if table.header:
        colour = table.header_ink if row == 0 else table.ink
        bold = row == 0 or column == 0 or None
        paint = _solid(table.header) if row == 0 else _rule_below(table.ink)
    shown = paragraph_xml(cell, Voice(lang, link, table.style.size, bold, colour, colour is not None))
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{shown}</a:txBody>"
        f'<a:tcPr marL="{i.left}" marR="{i.right}" marT="{i.top}" marB="{i.bottom}" anchor="ctr">{paint}</a:tcPr></a:tc>'
    )


def _rule_below(colour: Colour | None) -> str:
    return f'<a:lnB w="{_GRID_WIDTH}">{_solid(colour)}</a:lnB><a:noFill/>' if colour else ""


# ------------------------------------------------------------------------------------------------------ connectors

_HEADING = {3: 0, 2: 90, 1: 180, 0: 270, 4: 270}
"""Direction, in degrees clockwise from the right, in which a line leaves each connection site."""


def connector_xml(connector: Connector, number: int, start: tuple[int, Rect], end: tuple[int, Rect]) -> str:
    """Return an arrow glued to the shapes whose id and rectangle are given."""
    (start_id, start_rect), (end_id, end_rect) = start, end
    preset, turned, rect = route(
        (start_rect, connector.start_site),
        (end_rect, connector.end_site),
        connector.end_at,
        curved=connector.curved,
    )
    dash = '<a:prstDash val="sysDash"/>' if connector.dashed else ""
    return (
        f"<p:cxnSp><p:nvCxnSpPr>{_name(connector.name, number, alt=connector.alt)}<p:cNvCxnSpPr>"
        f'<a:stCxn id="{start_id}" idx="{connector.start_site}"/><a:endCxn id="{end_id}" idx="{connector.end_site}"/>'
        f"</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>{xfrm(rect, turned=turned)}"
        f'<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom><a:ln w="{_ARROW_WIDTH}">{_solid(connector.colour)}{dash}'
        '<a:tailEnd type="triangle" w="med" len="med"/></a:ln></p:spPr></p:cxnSp>'
    )


def route(
    start: tuple[Rect, int], end: tuple[Rect, int], end_at: float = 0.5, *, curved: bool = False
) -> tuple[str, str, Rect]:
    """Return preset, attributes of rotation and flip, and rectangle of a connector between connection sites of two boxes."""
    return _route(
        _site(*start), _HEADING[start[1]], _site(*end, end_at), (_HEADING[end[1]] + 180) % 360, curved
    )


def _site(rect: Rect, site: int, share: float = 0.5) -> tuple[int, int]:
    middle_x, middle_y = rect.x + rect.width // 2, rect.y + rect.height // 2
    sites = ((middle_x, rect.y), (rect.x, middle_y), (middle_x, rect.bottom), (rect.right, middle_y))
    return (*sites, (rect.x + rect.width.scaled(share), rect.y))[site]


def _route(
    start: tuple[int, int], leaving: int, end: tuple[int, int], arriving: int, curved: bool
) -> tuple[str, str, Rect]:
    """Return preset, rotation and flip, and rectangle of a connector between two points.

    A preset is drawn from its top left to its bottom right, leaving to the right: `…Connector2` then turns once to
    arrive downwards, `…Connector3` turns twice to arrive to the right. Rotation turns it the way that it leaves.
    """
    (x1, y1), (x2, y2) = start, end
    box = Rect(Emu(min(x1, x2)), Emu(min(y1, y2)), Emu(abs(x2 - x1)), Emu(abs(y2 - y1)))
    if leaving == arriving and min(box.width, box.height) < Inches(0.02):
        flip = ' flipH="1"' if leaving == 180 else ' flipV="1"' if leaving == 270 else ""
        return "straightConnector1", flip, box
    turn = (arriving - leaving) % 360
    across = {0: y2 - y1, 90: x1 - x2, 180: y1 - y2, 270: x2 - x1}[leaving]
    flip = ' flipV="1"' if (turn == 270 or (turn == 0 and across < 0)) else ""
    turned = (f' rot="{leaving * 60_000}"' if leaving else "") + flip
    if leaving in (90, 270):
        half = (box.width - box.height).scaled(0.5)
        box = Rect(box.x + half, box.y - half, box.height, box.width)
    stem = "curvedConnector" if curved else "bentConnector"
    return f"{stem}{3 if turn == 0 else 2}", turned, box
