"""Decks that nobody made with us, made here with plain python-pptx: what people leave in theirs."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.presentation import Presentation as PresentationType
from pptx.util import Inches

_DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TITLE, CONTENT, TWO, COMPARISON, ONLY, BLANK = 0, 1, 3, 4, 5, 6
"""Layouts of python-pptx's own template."""


def picture(colour: str = "teal", size: tuple[int, int] = (60, 40)) -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer


def saved(presentation: PresentationType) -> bytes:
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def add(presentation: PresentationType, layout: int, *texts: str):
    """Add a slide with texts in its placeholders, in their order; a tab stands for a level."""
    slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
    for place, text in zip(slide.placeholders, texts, strict=False):
        fill(place.text_frame, text.split("\n"))
    return slide


def fill(frame, lines: Sequence[str]) -> None:
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.text, paragraph.level = line.lstrip("\t"), line.count("\t")


def box(shapes, text: str, x: float, y: float, width: float = 2, height: float = 0.5):
    shape = shapes.add_textbox(Inches(x), Inches(y), Inches(width), Inches(height))
    fill(shape.text_frame, text.split("\n"))
    return shape


def name_sections(presentation: PresentationType, sections: dict[str, int]) -> None:
    """Give sections their names, each with how many slides it has."""
    p14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    ids = iter([slide.slide_id for slide in presentation.slides])
    listed = "".join(
        f'<p14:section name="{name}" id="{{0000000{n}-0000-0000-0000-000000000000}}"><p14:sldIdLst>'
        + "".join(f'<p14:sldId id="{next(ids)}"/>' for _ in range(count))
        + "</p14:sldIdLst></p14:section>"
        for n, (name, count) in enumerate(sections.items())
    )
    root = presentation.part._element
    xml = (
        f'<p:extLst xmlns:p="{root.nsmap["p"]}"><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
        f'<p14:sectionLst xmlns:p14="{p14}">{listed}</p14:sectionLst></p:ext></p:extLst>'
    )
    root.append(etree.fromstring(xml))


def add_smart_art(slide, nodes: Sequence[tuple[str, str]]) -> None:
    """Add a SmartArt: each node with the text of the one that it hangs on, empty for the top."""
    ids = {text: str(n) for n, (text, _) in enumerate(nodes, 1)} | {"": "0"}
    points = '<dgm:pt modelId="0" type="doc"/>' + "".join(
        f'<dgm:pt modelId="{ids[t]}"><dgm:t><a:bodyPr/><a:p><a:r><a:t>{t}</a:t></a:r></a:p></dgm:t></dgm:pt>'
        for t, _ in nodes
    )
    links = "".join(
        f'<dgm:cxn modelId="{100 + n}" srcId="{ids[above]}" destId="{ids[t]}" srcOrd="{n}" destOrd="0"/>'
        for n, (t, above) in enumerate(nodes)
    )
    spaces = (
        f'xmlns:dgm="{_DGM}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="{_REL}"'
    )
    blob = f"<dgm:dataModel {spaces}><dgm:ptLst>{points}</dgm:ptLst><dgm:cxnLst>{links}</dgm:cxnLst></dgm:dataModel>"
    kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
    part = Part(PackURI("/ppt/diagrams/data1.xml"), kind, slide.part.package, blob.encode())
    rel = slide.part.relate_to(part, f"{_REL}/diagramData")
    frame = (
        f'<p:graphicFrame xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" {spaces}>'
        '<p:nvGraphicFramePr><p:cNvPr id="90" name="Diagram 3"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>'
        '<p:xfrm><a:off x="900000" y="1800000"/><a:ext cx="6000000" cy="3000000"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{_DGM}"><dgm:relIds r:dm="{rel}" r:lo="" r:qs="" r:cs=""/>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )
    slide.shapes._spTree.append(etree.fromstring(frame))


def lecture() -> bytes:
    """A lecture in sections: placeholders, levels, formats, a table, pictures, a chart, notes, a hidden slide."""
    made = Presentation()
    first = add(
        made, TITLE, "Night shifts: what they do", "A review\nDr Ada Speaker\nInstitute of Sleep\n12 May 2024"
    )
    first.notes_slide.notes_text_frame.text = "Welcome.\n\nThank the chair."
    body = add(made, CONTENT, "Sleep is lost", "By day\n\tlight\n\t\tand noise\nBy night\n\twork")
    body.notes_slide.notes_text_frame.text = "Say it slowly."
    marked = add(made, CONTENT, "Formats are kept").placeholders[1].text_frame.paragraphs[0]
    for text, bold, italic, link in (
        ("Plain, ", None, None, ""), ("bold", True, None, ""), (" and ", None, None, ""), ("italic", None, True, ""),
        (" and ", None, None, ""), ("a link", None, None, "https://example.org"), (", a ", None, None, ""),
        ("file", None, None, "file:///C:/x.xls"),
    ):  # fmt: skip
        run = marked.add_run()
        run.text, run.font.bold, run.font.italic = text, bold, italic
        if link:
            run.hyperlink.address = link
    _table(
        add(made, ONLY, "Two groups"),
        [["Group", "Nurses", "Hours"], ["Light", "61", "6.4"], ["Both", "120", ""]],
    )
    shown = add(made, ONLY, "The lamp")
    lamp = shown.shapes.add_picture(picture(), Inches(1), Inches(2), Inches(4), Inches(2.6))
    lamp._element._nvXxPr.cNvPr.set("descr", "A lamp on a desk")
    box(shown.shapes, "The lamp of the trial", 1, 4.8, 4)
    _chart(add(made, ONLY, "Hours of sleep"))
    add(made, CONTENT, "Only if asked", "Details\nMore details")._element.set("show", "0")
    name_sections(made, {"Default Section": 2, "What was found": 4, "Spare": 1})
    return saved(made)


def _table(slide, rows: Sequence[Sequence[str]]) -> None:
    frame = slide.shapes.add_table(len(rows), len(rows[0]), Inches(1), Inches(2), Inches(7), Inches(2))
    for row, cells in zip(frame.table.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    frame.table.cell(len(rows) - 1, 1).merge(frame.table.cell(len(rows) - 1, 2))


def _chart(slide) -> None:
    data = CategoryChartData()
    data.categories = ["Light", "Control"]
    data.add_series("Hours", (6.4, 5.7))
    place = Inches(1), Inches(2), Inches(6), Inches(4)
    slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)


def boxes() -> bytes:
    """Slides of nothing but text boxes, groups and arrows, as they are drawn by people who delete placeholders."""
    made = Presentation()
    drawn = add(made, BLANK)
    box(drawn.shapes, "How it works", 1, 0.5, 6)
    group = drawn.shapes.add_group_shape()
    box(group.shapes, "Light", 1, 2)
    box(group.shapes, "Clock", 4, 2)
    box(drawn.shapes, "Sleep comes later", 1, 5, 6)
    drawn.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Inches(3), Inches(2.2), Inches(4), Inches(2.2))
    four = add(made, BLANK)
    for number, text in enumerate(("* one_two *", "1. First", "# not a heading", "a | b")):
        box(four.shapes, text, 1 + 4 * (number % 2), 1 + 2 * (number // 2))
    alone = add(made, BLANK)
    alone.shapes.add_picture(picture("red"), Inches(1), Inches(1), Inches(3), Inches(2))
    hidden = add(made, TITLE, "A title in the middle", "with a line below it")
    hidden._element.set("show", "0")
    add(made, ONLY, "The end")
    return saved(made)


def many() -> bytes:
    """More than a slide of ours has a place for: columns, SmartArt, three pictures and a table beside text."""
    made = Presentation()
    two = add(made, TWO, "Two ways", "Fixed nights\nThe clock may adapt", "Rotating nights\nIt never settles")
    box(two.shapes, "Neither is free", 1, 6.4, 7)
    add(made, COMPARISON, "For and against", "For", "Cheap\nQuick", "Against", "Rough\nUntested")
    add_smart_art(
        add(made, ONLY, "The causes"),
        [("Light", ""), ("Lamps", "Light"), ("Screens", "Light"), ("Noise", "")],
    )
    three = add(made, CONTENT, "Three lamps", "Tall\nSmall\nBright")
    for number, colour in enumerate(("red", "green", "blue")):
        three.shapes.add_picture(
            picture(colour), Inches(1 + 2.5 * number), Inches(4), Inches(2 - 0.2 * number)
        )
    beside = add(made, CONTENT, "A table with words", "It was small\nIt was one ward")
    _table(beside, [["Ward", "Beds", ""], ["A", "12", "one"], ["B", "14", ""]])
    empty = add(made, CONTENT, "", "First point\nSecond point")
    empty.notes_slide.notes_text_frame.text = "- not a list\n# not a heading\n::: not notes"
    return saved(made)


DECKS: dict[str, Callable[[], bytes]] = {"lecture": lecture, "boxes": boxes, "many": many}
