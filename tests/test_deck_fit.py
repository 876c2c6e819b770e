"""How texts of any deck stand in their boxes: what is measured, and what is left alone."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from slides.deck_fit import fitted
from slides.found import Fit, FoundShape
from slides.powerpoint.survey import survey
from tests.build import METRICS

SENTENCE = "Wells save lives where neighbours look after them and their pumps. "


def untouched(frame) -> None:
    """Leave a text as it is."""


def found(change: Callable[..., None] = untouched, text: str = SENTENCE * 6, high: float = 1) -> FoundShape:
    """Return a text box of 5 in by `high`, in 18 pt Calibri, after `change` did something to its text."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    frame = slide.shapes.add_textbox(Inches(1), Inches(1), Inches(5), Inches(high)).text_frame
    frame.word_wrap = True
    frame.text = text
    change(frame)
    buffer = io.BytesIO()
    presentation.save(buffer)
    return fitted(survey(buffer.getvalue()), METRICS).slides[0].shapes[0]


def fit(change: Callable[..., None] = untouched, text: str = SENTENCE * 6, high: float = 1) -> Fit:
    measured = found(change, text, high).fit
    assert measured is not None
    return measured


def test_a_text_that_needs_more_lines_than_its_box_has_room_for_fills_it_more_than_once() -> None:
    measured = fit()
    assert measured.lines == (9,)
    assert measured.height == Pt(9 * 18 * 1.2)
    assert measured.fill == pytest.approx(9 * 18 * 1.2 / (72 - 7.2))


def test_what_powerpoint_has_shrunk_is_measured_as_it_is_shown() -> None:
    def shrink(frame) -> None:
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
        shrunk = frame._txBody.bodyPr.find(qn("a:normAutofit"))
        shrunk.set("fontScale", "50000")
        shrunk.set("lnSpcReduction", "20000")

    measured = fit(shrink)
    assert measured.height == pytest.approx(Pt(sum(measured.lines) * 9 * 1.2 * 0.8), abs=10)
    assert measured.fill < fit().fill / 3


def test_empty_paragraphs_between_take_their_room() -> None:
    assert fit(text="One\n\nTwo").height == Pt(3 * 18 * 1.2)


def test_text_in_the_middle_begins_where_it_is_seen() -> None:
    def middle(frame) -> None:
        frame._txBody.bodyPr.set("anchor", "ctr")

    measured = fit(middle, "One", high=2)
    assert measured.top == Inches(2) - Pt(18 * 0.6)
    assert measured.bottom == Inches(2) + Pt(18 * 0.6)


def test_the_word_alone_on_the_last_line_is_named() -> None:
    assert fit(text="Wells save lives where people look after their pumps").orphan == "pumps"
    assert fit(text="Wells").orphan == ""


def test_a_word_wider_than_its_box_is_named() -> None:
    large = found(
        lambda frame: setattr(frame.paragraphs[0].runs[0].font, "size", Pt(60)), "Neurotransmitters"
    ).fit
    assert large is not None
    assert large.broken == "Neurotransmitters"


LEFT_ALONE: dict[str, Callable[..., None]] = {
    "a font of unknown widths": lambda frame: setattr(frame.paragraphs[0].runs[0].font, "name", "Papyrus"),
    "columns": lambda frame: frame._txBody.bodyPr.set("numCol", "2"),
    "upright text": lambda frame: frame._txBody.bodyPr.set("vert", "vert270"),
    "letters that the widths do not cover": lambda frame: setattr(frame, "text", "井戸は命を救う"),
}


@pytest.mark.parametrize("what", LEFT_ALONE)
def test_what_cannot_be_measured_is_left_alone(what: str) -> None:
    assert found(LEFT_ALONE[what]).fit is None
