"""Edits of the shapes on a slide: place, looks, what is added, copied and deleted."""

from __future__ import annotations

import copy

from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from tests.coauthor.deck import DECLARED, OFFICE, A, Deck, R, text_of
from tests.coauthor.words import typed

DGM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def move_shape(deck: Deck, slide: int, shape: str, left: float, top: float) -> None:
    """Drag a shape: a placeholder that had its place from the layout gets one of its own, size included."""
    moved = own_place(deck.shape(slide, shape))
    moved.left, moved.top = Inches(left), Inches(top)


def resize_shape(deck: Deck, slide: int, shape: str, width: float, height: float) -> None:
    resized = own_place(deck.shape(slide, shape))
    resized.width, resized.height = Inches(width), Inches(height)


def rotate_shape(deck: Deck, slide: int, shape: str, degrees: float) -> None:
    own_place(deck.shape(slide, shape)).rotation = degrees


def own_place(shape):
    """Write down the place that a shape has, wherever it had it from."""
    place = shape.left, shape.top, shape.width, shape.height
    shape.left, shape.top, shape.width, shape.height = place
    return shape


def fill_shape(deck: Deck, slide: int, shape: str, rgb: str) -> None:
    fill = deck.shape(slide, shape).fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(rgb)


def size_text(deck: Deck, slide: int, shape: str, points: float) -> None:
    """Set all text of a shape in one size, as the ribbon does with the shape selected."""
    for paragraph in deck.shape(slide, shape).text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.size = Pt(points)
        if (end := paragraph._p.find(qn("a:endParaRPr"))) is not None:
            end.set("sz", str(round(points * 100)))


def shrink_text(deck: Deck, slide: int, shape: str, percent: float, spacing: float = 0) -> None:
    """Let autofit set the text of a shape at so many percent, with line spacing less by `spacing` percent."""
    body = deck.shape(slide, shape).text_frame._txBody.bodyPr
    fit = _autofit(body, "normAutofit")
    fit.set("fontScale", str(round(percent * 1000)))
    if spacing:
        fit.set("lnSpcReduction", str(round(spacing * 1000)))


def stop_autofit(deck: Deck, slide: int, shape: str) -> None:
    """Let the text of a shape run over."""
    _autofit(deck.shape(slide, shape).text_frame._txBody.bodyPr, "noAutofit")


def _autofit(body, kind: str):
    body._remove_eg_textAutoFit()
    return getattr(body, f"get_or_change_to_{kind}")()


def describe(deck: Deck, slide: int, shape: str, text: str) -> None:
    """Write the alternative text of a shape."""
    deck.shape(slide, shape)._element._nvXxPr.cNvPr.set("descr", text)


# --------------------------------------------------------------------------------------------------- added and deleted


def add_text_box(
    deck: Deck, slide: int, text: str, left: float, top: float, width: float = 3, height: float = 0.5
) -> None:
    box = deck.slide(slide).shapes.add_textbox(*map(Inches, (left, top, width, height)))
    box.text_frame.word_wrap = True
    box.text_frame.text = text
    box.name = f"TextBox {box.shape_id - 1}"


def add_chart(deck: Deck, slide: int, left: float = 1, top: float = 2) -> None:
    """Add a column chart of two categories, with its workbook."""
    data = CategoryChartData()
    data.categories = ["Before", "After"]
    data.add_series("Pain", (7.1, 3.2))
    place = map(Inches, (left, top, 4, 3))
    chart = deck.slide(slide).shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data).chart
    for axis in chart._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        axis.set(
            "val", axis.get("val").lstrip("-")
        )  # python-pptx writes negative ids, which the schema forbids


def add_connector(deck: Deck, slide: int, start: str, end: str) -> None:
    """Draw a straight arrow that is glued to two shapes, from the right of one to the left of the other."""
    line = deck.slide(slide).shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
    line.begin_connect(deck.shape(slide, start), 3)
    line.end_connect(deck.shape(slide, end), 1)
    line.name = f"Straight Arrow Connector {line.shape_id - 1}"
    etree.SubElement(line.line._get_or_add_ln(), qn("a:tailEnd"), type="triangle")


def copy_shape(
    deck: Deck, slide: int, shape: str, texts: list[str] | None = None, right: float = 0.5, down: float = 0.5
) -> None:
    """Copy a shape and paste it beside itself: the name stays, the id is new. `texts` are typed over its paragraphs."""
    source = deck.shape(slide, shape)
    place = source.left, source.top, source.width, source.height
    element = copy.deepcopy(source._element)
    tree = deck.slide(slide).shapes
    element._nvXxPr.cNvPr.set("id", str(tree._next_shape_id))
    tree._spTree.insert_element_before(element, "p:extLst")
    pasted = tree[len(tree) - 1]
    pasted.left, pasted.top = place[0] + Inches(right), place[1] + Inches(down)
    pasted.width, pasted.height = place[2:]
    if texts is None:
        return
    paragraphs = element.findall(f".//{qn('a:p')}")
    for paragraph, text in zip(paragraphs, texts, strict=False):
        typed(paragraph, text)
    for paragraph in paragraphs[len(texts) :]:
        paragraph.getparent().remove(paragraph)


def delete_shape(deck: Deck, slide: int, shape: str) -> None:
    """Delete a shape with its animations. Connectors that were glued to it stay where they are, with no glue."""
    gone = deck.shape(slide, shape)
    tree = deck.slide(slide)._element
    for glue in tree.xpath(f".//a:stCxn[@id='{gone.shape_id}'] | .//a:endCxn[@id='{gone.shape_id}']"):
        glue.getparent().remove(glue)
    if tree.xpath(f".//p:spTgt[@spid='{gone.shape_id}']"):
        tree.remove(tree.find(qn("p:timing")))
    gone._element.getparent().remove(gone._element)


def group_shapes(deck: Deck, slide: int, *shapes: str) -> None:
    """Put shapes into one group. PowerPoint groups no placeholders."""
    group = deck.slide(slide).shapes.add_group_shape([deck.shape(slide, name) for name in shapes])
    group.name = f"Group {group.shape_id - 1}"


# ------------------------------------------------------------------------------------------------------------ SmartArt


def add_smartart(deck: Deck, slide: int, texts: list[str], left: float = 1, top: float = 2) -> None:
    """Add a basic block list with a box for each text: a graphic frame and the four parts that every SmartArt has.

    It has no drawing of itself, which PowerPoint makes anew and LibreOffice would show.
    """
    part = deck.slide(slide).part
    parts = (
        ("Data", "dm", "data", _smartart_data(deck, texts)),
        ("Layout", "lo", "layout", _SMARTART_LAYOUT),
        ("QuickStyle", "qs", "quickStyle", _SMARTART_STYLE),
        ("Colors", "cs", "colors", _SMARTART_COLOURS),
    )
    ids = ""
    for kind, role, name, text in parts:
        content = (
            f"application/vnd.openxmlformats-officedocument.drawingml.diagram{kind.removeprefix('Quick')}+xml"
        )
        blob = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n' + text).encode()
        template = f"/ppt/diagrams/{name}%d.xml"
        ids += f' r:{role}="{deck.add_part(part, template, content, blob, f"{OFFICE}/diagram{kind}")[1]}"'
    tree = deck.slide(slide).shapes
    number = tree._next_shape_id
    frame = parse_xml(
        f'<p:graphicFrame {DECLARED}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="Diagram {number - 1}"/>'
        "<p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>"
        f'<p:xfrm><a:off x="{Inches(left)}" y="{Inches(top)}"/><a:ext cx="{Inches(4)}" cy="{Inches(2)}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{DGM}"><dgm:relIds xmlns:dgm="{DGM}"{ids}/></a:graphicData></a:graphic>'
        "</p:graphicFrame>"
    )
    tree._spTree.insert_element_before(frame, "p:extLst")


def _smartart_data(deck: Deck, texts: list[str]) -> str:
    """Return the model of a SmartArt: the document, a node for each text, and the transitions between them."""
    document = deck.new_guid()
    uses = (
        '<dgm:prSet loTypeId="urn:microsoft.com/office/officeart/2005/8/layout/default" loCatId="list" '
        'qsTypeId="urn:microsoft.com/office/officeart/2005/8/quickstyle/simple1" qsCatId="simple" '
        'csTypeId="urn:microsoft.com/office/officeart/2005/8/colors/accent1_2" csCatId="accent1"/>'
    )
    empty = '<a:p><a:endParaRPr lang="en-US"/></a:p>'

    def point(guid: str, attributes: str = "", holds: str = "<dgm:prSet/>", paragraph: str = empty) -> str:
        text = f"<dgm:t><a:bodyPr/><a:lstStyle/>{paragraph}</dgm:t>"
        return f'<dgm:pt modelId="{guid}"{attributes}>{holds}<dgm:spPr/>{text}</dgm:pt>'

    points, links = point(document, ' type="doc"', uses), ""
    for order, text in enumerate(texts):
        node, parent, sibling, joint = (deck.new_guid() for _ in range(4))
        said = etree.Element("t")
        said.text = text
        inner = etree.tostring(said, encoding="unicode")[3:-4]
        points += point(
            node, paragraph=f'<a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>{inner}</a:t></a:r></a:p>'
        )
        points += point(parent, f' type="parTrans" cxnId="{joint}"')
        points += point(sibling, f' type="sibTrans" cxnId="{joint}"')
        links += (
            f'<dgm:cxn modelId="{joint}" srcId="{document}" destId="{node}" srcOrd="{order}" destOrd="0" '
            f'parTransId="{parent}" sibTransId="{sibling}"/>'
        )
    return (
        f'<dgm:dataModel xmlns:dgm="{DGM}" xmlns:a="{A}"><dgm:ptLst>{points}</dgm:ptLst>'
        f"<dgm:cxnLst>{links}</dgm:cxnLst><dgm:bg/><dgm:whole/></dgm:dataModel>"
    )


_NAMED = '<dgm:title val=""/><dgm:desc val=""/><dgm:catLst><dgm:cat type="{}" pri="{}"/></dgm:catLst>'
_SMARTART_LAYOUT = (
    f'<dgm:layoutDef xmlns:dgm="{DGM}" xmlns:a="{A}" uniqueId="urn:microsoft.com/office/officeart/2005/8/layout/default">'
    + _NAMED.format("list", "400")
    + '<dgm:layoutNode name="diagram"><dgm:alg type="snake"/>'
    f'<dgm:shape xmlns:r="{R}" r:blip=""><dgm:adjLst/></dgm:shape><dgm:presOf/><dgm:constrLst/><dgm:ruleLst/>'
    '<dgm:forEach name="Name1" axis="ch" ptType="node"><dgm:layoutNode name="node"><dgm:alg type="tx"/>'
    f'<dgm:shape xmlns:r="{R}" type="rect" r:blip=""><dgm:adjLst/></dgm:shape><dgm:presOf axis="desOrSelf" ptType="node"/>'
    "<dgm:constrLst/><dgm:ruleLst/></dgm:layoutNode></dgm:forEach></dgm:layoutNode></dgm:layoutDef>"
)
_SMARTART_STYLE = (
    f'<dgm:styleDef xmlns:dgm="{DGM}" xmlns:a="{A}" uniqueId="urn:microsoft.com/office/officeart/2005/8/quickstyle/simple1">'
    + _NAMED.format("simple", "10100")
    + '<dgm:styleLbl name="node1"><dgm:scene3d><a:camera prst="orthographicFront"/><a:lightRig rig="threePt" dir="t"/>'
    "</dgm:scene3d><dgm:sp3d/><dgm:txPr/><dgm:style>"
    '<a:lnRef idx="2"><a:scrgbClr r="0" g="0" b="0"/></a:lnRef><a:fillRef idx="1"><a:scrgbClr r="0" g="0" b="0"/></a:fillRef>'
    '<a:effectRef idx="0"><a:scrgbClr r="0" g="0" b="0"/></a:effectRef><a:fontRef idx="minor"><a:schemeClr val="lt1"/>'
    "</a:fontRef></dgm:style></dgm:styleLbl></dgm:styleDef>"
)
_SMARTART_COLOURS = (
    f'<dgm:colorsDef xmlns:dgm="{DGM}" xmlns:a="{A}" uniqueId="urn:microsoft.com/office/officeart/2005/8/colors/accent1_2">'
    + _NAMED.format("accent1", "11200")
    + '<dgm:styleLbl name="node1"><dgm:fillClrLst meth="repeat"><a:schemeClr val="accent1"/></dgm:fillClrLst>'
    '<dgm:linClrLst meth="repeat"><a:schemeClr val="lt1"/></dgm:linClrLst><dgm:effectClrLst/><dgm:txLinClrLst/>'
    "<dgm:txFillClrLst/><dgm:txEffectClrLst/></dgm:styleLbl></dgm:colorsDef>"
)


def smartart_texts(deck: Deck, slide: int) -> list[str]:
    """Return the texts of all SmartArt on a slide."""
    models = (
        rel.target_part.blob
        for rel in deck.slide(slide).part.rels.values()
        if rel.reltype.endswith("/diagramData")
    )
    paragraphs = (p for model in models for p in etree.fromstring(model).iter(qn("a:p")))
    return [text_of(p) for p in paragraphs if text_of(p)]
