"""Any .pptx is read as it is seen: what a shape does not say itself, it has from layout, master and theme."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as PresentationType
from pptx.util import Inches as In
from pptx.util import Pt as Points

from slides.errors import BrokenDeck
from slides.found import FoundDeck, FoundShape
from slides.powerpoint.survey import survey


def deck(make: Callable[[PresentationType], None]) -> FoundDeck:
    presentation = Presentation()
    make(presentation)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return survey(buffer.getvalue(), "a.pptx")


def shapes(make: Callable[..., None], layout: int = 6) -> tuple[FoundShape, ...]:
    """Return what is found on a slide of that layout (6: blank) after `make` put something there."""
    return deck(lambda p: make(p.slides.add_slide(p.slide_layouts[layout]))).slides[0].shapes


def test_a_title_has_size_and_font_from_its_master() -> None:
    def make(slide) -> None:
        slide.shapes.title.text = "Wells save lives"

    title = shapes(make, layout=5)[0]
    run = title.paragraphs[0].runs[0]
    assert (title.is_title, title.text, run.size.points, run.font) == (
        True,
        "Wells save lives",
        44,
        "+Calibri",
    )
    assert (run.colour, set(run.grounds), run.language) == ("000000", {"FFFFFF"}, "")


def test_levels_and_bullets_come_from_the_master_too() -> None:
    def make(slide) -> None:
        frame = slide.placeholders[1].text_frame
        frame.text = "First"
        frame.add_paragraph().text = "Second"
        frame.paragraphs[1].level = 1

    body = shapes(make, layout=1)[1]
    assert [(p.text, p.level, p.bullet, p.runs[0].size.points) for p in body.paragraphs] == [
        ("First", 0, True, 32),
        ("Second", 1, True, 28),
    ]


def test_text_stands_on_its_own_fill_else_on_what_lies_below() -> None:
    def make(slide) -> None:
        panel = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, In(0), In(0), In(10), In(4))
        panel.fill.solid()
        panel.fill.fore_color.rgb = RGBColor(0x12, 0x34, 0x56)
        box = slide.shapes.add_textbox(In(1), In(1), In(4), In(1))
        box.text_frame.text = "On the panel"
        other = slide.shapes.add_textbox(In(1), In(5), In(4), In(1))
        other.text_frame.text = "Below it"
        filled = slide.shapes.add_textbox(In(6), In(1), In(2), In(1))
        filled.text_frame.text = "Filled"
        filled.fill.solid()
        filled.fill.fore_color.rgb = RGBColor(0xFF, 0xEE, 0xDD)

    found = shapes(make)
    assert [set(shape.paragraphs[0].runs[0].grounds) for shape in found if shape.text] == [
        {"123456"},
        {"FFFFFF"},
        {"FFEEDD"},
    ]


def test_a_slide_hides_its_layout_behind_a_background_of_its_own() -> None:
    def make(slide) -> None:
        slide.background.fill.solid()
        slide.background.fill.fore_color.rgb = RGBColor(0, 0, 0)
        slide.shapes.add_textbox(In(1), In(1), In(4), In(1)).text_frame.text = "Night"

    assert set(shapes(make)[0].paragraphs[0].runs[0].grounds) == {"000000"}


def test_kinds_descriptions_and_groups() -> None:
    def make(slide) -> None:
        group = slide.shapes.add_group_shape()
        group._element.find(f".//{qn('p:cNvPr')}").set("descr", "Two wells")
        group.shapes.add_shape(MSO_SHAPE.OVAL, In(1), In(1), In(1), In(1))
        slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, In(0), In(0), In(1), In(1))
        slide.shapes.add_table(2, 2, In(1), In(3), In(4), In(1))

    found = shapes(make)
    assert [(s.kind, s.alt, s.grouped, s.drawn) for s in found] == [
        ("group", "Two wells", False, False),
        ("text", "", True, True),
        ("connector", "", False, True),
        ("table", "", False, True),
    ]
    assert found[1].rect.x == In(1)


def test_what_the_checks_ask_of_a_table() -> None:
    def make(slide) -> None:
        table = slide.shapes.add_table(2, 2, In(1), In(3), In(4), In(1)).table
        table.cell(0, 0).text = "Year"
        table.first_row = False
        table.cell(1, 0).merge(table.cell(1, 1))

    table = shapes(make)[0].table
    assert table is not None
    assert (table.header, table.merged, table.gaps) == (False, True, True)


def test_links_sizes_and_autofit() -> None:
    def make(slide) -> None:
        box = slide.shapes.add_textbox(In(1), In(1), In(4), In(1))
        run = box.text_frame.paragraphs[0].add_run()
        run.text, run.font.size = "here", Points(20)
        run.hyperlink.address = "https://example.org/"
        box.text_frame._txBody.bodyPr.append(
            etree.fromstring(
                '<a:normAutofit xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" fontScale="50000"/>'
            )
        )

    run = shapes(make)[0].paragraphs[0].runs[0]
    assert (run.text, run.link, run.size.points, run.colour) == ("here", "https://example.org/", 10, "0000FF")


A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def test_where_the_ground_is_not_known_none_is_given() -> None:
    """A background that is none, a table in a style that the deck does not describe, type filled with a gradient."""

    def make(slide) -> None:
        slide.shapes.add_textbox(In(1), In(1), In(4), In(1)).text_frame.text = "Plain"
        shaded = slide.shapes.add_textbox(In(1), In(2), In(4), In(1))
        shaded.text_frame.text = "Shaded"
        properties = shaded.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr()
        properties.append(etree.fromstring(f"<a:gradFill {A}><a:gsLst/></a:gradFill>"))
        slide.shapes.add_table(1, 1, In(1), In(3), In(4), In(1)).table.cell(0, 0).text = "In a table"

    def none(slide) -> None:
        make(slide)
        assert slide.background.fill is not None  # asking for it makes python-pptx write a:noFill

    def grounds(found: tuple[FoundShape, ...]) -> list[set[str]]:
        return [set(shape.paragraphs[0].runs[0].grounds) for shape in found]

    assert grounds(shapes(make)) == [{"FFFFFF"}, set(), set()]
    assert grounds(shapes(none)) == [set(), set(), set()]


def test_room_for_text_is_what_the_insets_leave() -> None:
    def make(slide) -> None:
        frame = slide.shapes.add_textbox(In(1), In(1), In(4), In(2)).text_frame
        frame.text = "Wells"
        frame.margin_left, frame.margin_top, frame.word_wrap = In(0.5), In(0.25), False
        slide.shapes.add_shape(MSO_SHAPE.OVAL, In(1), In(4), In(2), In(2)).text_frame.text = "Round"

    box, oval = shapes(make)
    assert box.room is not None
    assert (box.room.rect.x, box.room.rect.y) == (In(1.5), In(1.25))
    assert (box.room.rect.width, box.room.rect.height) == (In(3.4), In(1.7))
    assert (box.room.wraps, box.room.grows) == (False, True)
    assert oval.room is None


def test_lines_breaks_spacing_and_looks_of_text() -> None:
    def make(slide) -> None:
        frame = slide.shapes.add_textbox(In(1), In(1), In(4), In(2)).text_frame
        frame.text = "Wells\vsave lives"
        paragraph = frame.paragraphs[0]
        paragraph.line_spacing, paragraph.space_before = 0.9, Points(6)
        paragraph.runs[0].font.underline = paragraph.runs[0].font.italic = True

    paragraph = shapes(make)[0].paragraphs[0]
    assert paragraph.text == "Wells\nsave lives"
    assert (paragraph.line_spacing, paragraph.before) == (0.9, Points(6))
    assert [(run.underlined, run.italic) for run in paragraph.runs] == [
        (True, True),
        (False, False),
        (False, False),
    ]


def test_an_arrow_has_a_colour_and_a_ground_and_a_line_that_divides_has_none() -> None:
    def make(slide) -> None:
        for y in (1, 2):
            line = slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, In(1), In(y), In(4), In(y))
            line.line.color.rgb = RGBColor(0x12, 0x34, 0x56)
        line._element.find(f".//{qn('a:ln')}").append(etree.fromstring(f'<a:tailEnd {A} type="triangle"/>'))

    divider, arrow = shapes(make)
    assert divider.line is None
    assert arrow.line is not None
    assert (arrow.line.colour, set(arrow.line.grounds)) == ("123456", {"FFFFFF"})


def test_the_parts_of_a_chart_and_what_tells_them_apart() -> None:
    def make(slide) -> None:
        data = CategoryChartData()
        data.categories = ["2020", "2021"]
        for name in ("Dug", "Drilled"):
            data.add_series(name, (1, 2))
        place = In(1), In(1), In(4), In(3)
        bars = slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data).chart
        bars.plots[0].series[0].format.fill.solid()
        bars.plots[0].series[0].format.fill.fore_color.rgb = RGBColor(0x12, 0x34, 0x56)
        bars.has_legend = True
        lines = slide.shapes.add_chart(XL_CHART_TYPE.LINE, *place, data).chart
        lines.plots[0].series[0].format.line.dash_style = MSO_LINE.DASH
        pie = slide.shapes.add_chart(XL_CHART_TYPE.PIE, *place, data).chart
        pie.plots[0].has_data_labels = True
        pie.plots[0].data_labels.show_category_name = True

    bars, lines, pie = (shape.chart for shape in shapes(make))
    assert bars is not None
    assert lines is not None
    assert pie is not None
    accents = "4F81BD", "C0504D"
    assert [(s.name, s.colour, s.mark) for s in bars.series] == [
        ("Dug", "123456", ""),
        ("Drilled", accents[1], ""),
    ]
    assert (bars.legend, bars.labelled, set(bars.grounds)) == (True, False, {"FFFFFF"})
    assert lines.series[0].mark != lines.series[1].mark
    assert [(s.name, s.colour) for s in pie.series][:2] == [("2020", accents[0]), ("2021", accents[1])]
    assert pie.labelled


def test_shapes_in_a_group_know_its_name() -> None:
    def make(slide) -> None:
        group = slide.shapes.add_group_shape()
        group.name = "Icon"
        group.shapes.add_group_shape().shapes.add_shape(MSO_SHAPE.OVAL, In(1), In(1), In(1), In(1))

    assert [shape.inside for shape in shapes(make)] == ["", "Icon", "Icon"]


def test_notes_titles_hidden_slides_and_what_moves() -> None:
    def make(presentation) -> None:
        presentation.core_properties.title = "Wells"
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        slide.notes_slide.notes_text_frame.text = "What I say."
        slide._element.set("show", "0")
        slide._element.append(
            etree.fromstring(
                '<p:transition xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" advTm="3000"/>'
            )
        )

    found = deck(make)
    slide = found.slides[0]
    assert (found.title, slide.notes, slide.hidden, slide.advances, slide.plays) == (
        "Wells",
        "What I say.",
        True,
        True,
        False,
    )


@pytest.mark.parametrize("data", [b"", b"# a talk", b"PK\x03\x04 broken"])
def test_what_is_no_presentation_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(BrokenDeck) as told:
        survey(data, "talk.pptx")
    assert str(told.value) == (
        "talk.pptx: error: this is not a PowerPoint presentation (.pptx)\n  hint: name a .pptx file, or a slide text"
    )
