"""How much room text takes. The widths here were computed with HarfBuzz from Carlito and Liberation Sans."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.layout.measure import (
    CODE_FONT,
    UNKNOWN_FONT,
    WIDTH_GUARD,
    Metrics,
    Span,
    break_lines,
    measure,
    read_widths,
    text_width,
)
from slides.lengths import Emu, Inches, Length, Pt
from slides.model import TextParagraph, TextRun, TextStyle

WIDTHS = Path(__file__).parents[2] / "slides" / "theme" / "widths"
METRICS = Metrics.of(*(read_widths((WIDTHS / f"{name}.json").read_bytes()) for name in ("calibri", "arial")))
CALIBRI, ARIAL = METRICS.for_font("Calibri"), METRICS.for_font("Arial")
BODY = TextStyle("Calibri", Pt(24))
WIDTH = Inches(5)

UNITS = Pt(20.48)
"""At this size a font unit, of which Carlito and Liberation Sans have 2,048, is 0.01 pt."""


def units(text: str, font=CALIBRI, bold: bool = False, italic: bool = False) -> int:
    return round(text_width(text, UNITS, font, bold, italic).points * 100)


def span(text: str, size: Length = UNITS, **look) -> Span:
    return Span(text, size, CALIBRI, **look)


def broken(text: str, width: Length, guard: float = 1.0) -> list[str]:
    return [line.text for line in break_lines([span(text)], width, guard).lines]


def one(*runs: TextRun | str, **look) -> tuple[TextParagraph, ...]:
    return (TextParagraph(tuple(TextRun(r) if isinstance(r, str) else r for r in runs), **look),)


def box(paragraphs: tuple[TextParagraph, ...], width: Length = WIDTH, style: TextStyle = BODY):
    return measure(paragraphs, (style,), width, METRICS)


UNKIND = st.text("aAV fi.,-/\u2010\u2013—(%)\n\t1 \u00a0é\u0301ж→神経、」「ー\u200b\u00ad", max_size=60)
WIDE = st.integers(1, 1200).map(Pt)


# -------------------------------------------------------------------------------------------- widths of words


@pytest.mark.parametrize(
    ("text", "calibri", "arial"),
    [
        ("Vagus nerve stimulation", (19938, 20459, 19973, 20556), (21705, 23559, 21781, 23596)),
        ("AVATAR", (6322, 6566, 6274, 6551), (7586, 7925, 7664, 7925)),
        ("To: 5.2 mg/kg", (11322, 11583, 11328, 11683), (12294, 13048, 12333, 13124)),
        ("\u22120.5 ± 1.2 µg, p ≤ 0.05", (18355, 18527, 18374, 18569), (20565, 20789, 20565, 20789)),
        ("Größe, façade, Łódź", (16436, 16770, 16420, 16801), (18670, 19573, 18670, 19573)),
        ("“Tough” — yes…", (13733, 13996, 13723, 14049), (15365, 16802, 15404, 16878)),
        ("½ → H₂O, n ≥ 3", (12461, 12593, 12424, 12562), (14439, 14666, 14425, 14537)),
        ("вид", (3231, 3345, 3111, 3189), (3427, 3818, 3340, 3754)),
    ],
)
def test_words_are_as_wide_as_harfbuzz_sets_them_in_every_style(text, calibri, arial):
    styles = ((False, False), (True, False), (False, True), (True, True))
    assert tuple(units(text, CALIBRI, *style) for style in styles) == calibri
    assert tuple(units(text, ARIAL, *style) for style in styles) == arial


def test_a_and_v_are_set_closer_than_alone():
    assert (units("AV", ARIAL), units("A", ARIAL) + units("V", ARIAL)) == (2580, 2732)
    assert units("Te") < units("T") + units("e")


def test_t_and_i_are_not_joined_to_a_ligature():
    assert units("ti") == units("t") + units("i")


def test_width_is_proportional_to_size():
    assert text_width("Vagus", Pt(40), CALIBRI) == text_width("Vagus", Pt(20), CALIBRI) * 2


def test_marks_and_invisible_characters_take_no_room():
    assert units("e\u0301\u200b\u00ad\u2060") == units("e")


def test_chinese_and_symbols_of_other_fonts_take_the_size():
    assert text_width("神経", Pt(20), CALIBRI) == Pt(40)
    assert text_width("✓", Pt(20), CALIBRI) == Pt(20)


def test_letters_of_other_scripts_are_as_wide_as_the_average_letter():
    assert units("ก") == CALIBRI.faces[False, False].average == 933


def test_letters_that_only_arial_has_are_as_wide_as_there():
    assert units("שלום") == units("שלום", ARIAL) == 1495 + 1085 + 532 + 1389


def test_greek_and_cyrillic_letters_are_kerned():
    assert units("ΑΥ") < units("Α") + units("Υ")
    assert units("Гд") < units("Г") + units("д")


def test_code_has_one_width_for_every_character():
    courier = METRICS.for_font(CODE_FONT)
    assert text_width("il", Pt(20), courier) == text_width("WM", Pt(20), courier, bold=True) == Pt(24)


def test_an_unknown_font_is_measured_as_a_wider_arial():
    unknown = METRICS.for_font("Comic Sans MS")
    assert text_width("Vagus", Pt(20), unknown) == text_width("Vagus", Pt(20), ARIAL).scaled(UNKNOWN_FONT)
    assert not METRICS.knows("Comic Sans MS")


@pytest.mark.parametrize("name", ["Calibri", "calibri", "Arial", "Courier New", "Carlito", "Liberation Sans"])
def test_known_fonts_are_known_by_any_of_their_names(name):
    assert METRICS.knows(name)


def test_reading_a_table_twice_gives_equal_and_hashable_widths():
    one, other = (read_widths((WIDTHS / "calibri.json").read_bytes()) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)


def test_tables_of_other_widths_are_other_fonts():
    data = (WIDTHS / "calibri.json").read_bytes()
    assert read_widths(data.replace(b'"unitsPerEm":2048', b'"unitsPerEm":1024')) != read_widths(data)
    assert read_widths(data.replace(b'"1000":', b'"1001":')) != read_widths(data)


# -------------------------------------------------------------------------------------------- breaks of lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two  three", ["one ", "two  ", "three"]),
        ("one\ntwo\n\nthree\n", ["one\n", "two\n", "\n", "three\n", ""]),
        ("double-blind", ["double-", "blind"]),
        ("(TENS)-based", ["(TENS)-", "based"]),
        ("2019\u20132021", ["2019\u2013", "2021"]),
        ("this—that", ["this", "—", "that"]),
        ("神経が、\u300cい\u300d。", ["神経が、", "\u300cい\u300d。"]),
    ],
)
def test_a_line_may_end_after_these(text, lines):
    widest = max(text_width(line.rstrip(), UNITS, CALIBRI) for line in lines)
    assert broken(text, widest + 1) == lines


@pytest.mark.parametrize(
    "text", ["and/or", "COVID-19", "IL-1β", "5\u00a0mg", "-aminobutyric", "p<0.05", "mg)/kg"]
)
def test_no_line_ends_within_these(text):
    width = text_width(text, UNITS, CALIBRI) + 1
    assert broken("see " + text, width) == ["see ", text]


def test_trailing_spaces_hang_over_the_edge():
    assert broken("nerve     nerve", text_width("nerve", UNITS, CALIBRI) + 1) == ["nerve     ", "nerve"]


def test_the_guard_keeps_a_line_from_being_filled_to_the_edge():
    width = text_width("vagus nerve", UNITS, CALIBRI)
    assert broken("vagus nerve", width + 1) == ["vagus nerve"]
    assert broken("vagus nerve", width + 1, WIDTH_GUARD) == ["vagus ", "nerve"]
    assert broken("vagus nerve", Length(width / WIDTH_GUARD) + 1, WIDTH_GUARD) == ["vagus nerve"]


def test_a_word_wider_than_the_box_is_named_and_cut_at_its_edge():
    lines = break_lines(
        [span("of neurotransmitters, too")], text_width("neurotrans", UNITS, CALIBRI) + 1, 1.0
    )
    assert lines.too_wide == "neurotransmitters,"
    assert [line.text for line in lines.lines] == ["of ", "neurotrans", "mitters, ", "too"]


def test_a_run_in_another_format_is_measured_in_its_own():
    bold = break_lines([span("plain "), span("bold", bold=True)], Inches(9)).lines[0]
    assert bold.width == pytest.approx(
        text_width("plain ", UNITS, CALIBRI) + text_width("bold", UNITS, CALIBRI, bold=True), abs=2
    )


def test_a_word_in_two_formats_is_not_broken_between_them():
    lines = break_lines([span("the neuro"), span("modulation", italic=True)], Pt(150), 1.0)
    assert [line.text for line in lines.lines] == ["the ", "neuromodulation"]


def test_an_orphan_is_a_last_line_of_one_word():
    assert [line.words for line in break_lines([span("vagus nerve stimulation")], Pt(110)).lines] == [2, 1]


@given(UNKIND, WIDE)
def test_the_lines_together_are_the_text(text, width):
    assert "".join(broken(text, width)) == text


@given(UNKIND)
def test_a_text_is_as_wide_as_its_letters_moved_by_their_pairs(text):
    size, kern = Inches(100), CALIBRI.faces[False, False].kern
    letters = sum(text_width(letter, size, CALIBRI) for letter in text)
    moved = sum(kern.get(first + second, 0) for first, second in pairwise(text))
    assert text_width(text, size, CALIBRI) == pytest.approx(
        letters + size * moved / CALIBRI.em, abs=len(text) + 1
    )


@given(UNKIND, WIDE, WIDE)
def test_a_wider_box_never_takes_more_lines(text, one_width, other_width):
    narrow, wide = sorted((one_width, other_width))
    assert len(broken(text, wide)) <= len(broken(text, narrow))


@given(UNKIND, WIDE)
def test_no_line_is_wider_than_the_box_unless_it_is_one_character(text, width):
    for line in break_lines([span(text)], width).lines:
        assert line.width <= width * WIDTH_GUARD + 1 or len(line.text.strip("\u0301\u200b\u00ad \n\t")) <= 1


def test_a_box_without_any_width_holds_one_character_a_line():
    assert broken("ab c", -Pt(1)) == ["a", "b ", "c"]


# ------------------------------------------------------------------------------------------- heights of boxes


def test_a_line_is_1_2_times_its_size_high():
    assert box(one("pain")).height == Pt(28.8)


def test_line_spacing_multiplies_every_line():
    assert box(one("pain\npain"), style=replace(BODY, line_spacing=0.9)).height == Pt(2 * 28.8 * 0.9)


def test_space_between_paragraphs_adds_up_and_does_not_count_above_and_below_all():
    spaced = replace(BODY, space_before=Pt(4), space_after=Pt(6))
    assert box(one("a"), style=spaced).height == Pt(28.8)
    assert box(one("a") * 3, style=spaced).height == Pt(3 * 28.8 + 2 * 10)


def test_a_paragraph_can_have_its_own_spaces():
    spaced = replace(BODY, space_before=Pt(4), space_after=Pt(6))
    paragraphs = one("a", space_after=Emu(0)) + one("b", space_before=Pt(1))
    assert box(paragraphs, style=spaced).height == Pt(2 * 28.8 + 1)


def test_the_tallest_run_makes_the_height_of_its_line_only():
    tall = one(TextRun("big", size=Pt(40)), " small\nsmall")
    assert box(tall).height == Pt(48 + 28.8)


def test_superscript_is_narrower_but_its_line_as_high():
    plain, raised = box(one("x", "2")), box(one("x", TextRun("2", script="super")))
    assert raised.height == plain.height
    assert raised.paragraphs[0][0].width < plain.paragraphs[0][0].width


def test_an_empty_paragraph_is_a_line_of_its_style():
    assert box(one()).height == box(one("")).height == Pt(28.8)
    assert box(()).height == 0


def test_indent_takes_from_the_width_and_deeper_levels_look_like_the_last():
    styles = (BODY, replace(BODY, size=Pt(20), indent=Inches(3.5)))
    deep = measure(one("vagus nerve stimulation", level=5), styles, Inches(5), METRICS)
    assert [line.text for line in deep.paragraphs[0]] == ["vagus nerve ", "stimulation"]
    assert deep.height == Pt(2 * 24)
    assert deep.lines == 2


def test_a_number_has_an_indent_of_its_own_and_a_bullet_switched_off_has_none():
    bulleted = replace(BODY, indent=Inches(0.3), bullet=True)
    text = (TextRun("Vagus nerve stimulation"),)
    needed = text_width(text[0].text, BODY.size, CALIBRI) / WIDTH_GUARD

    def lines(paragraph: TextParagraph, beyond: Length) -> int:
        return measure((paragraph,), (bulleted,), Length(round(needed)) + beyond + Pt(0.1), METRICS).lines

    assert lines(TextParagraph(text, bullet=False), Emu(0)) == 1
    assert lines(TextParagraph(text), Emu(0)) == 2
    assert lines(TextParagraph(text, ordinal=1), Inches(0.3)) == 2
    assert lines(TextParagraph(text, ordinal=1), Inches(0.42 / WIDTH_GUARD)) == 1


def test_code_runs_are_measured_in_courier_new():
    assert box(one(TextRun("iiiii", code=True))).paragraphs[0][0].width == Pt(5 * 0.6 * 24)


def test_a_run_can_switch_off_the_bold_of_its_style():
    bold = replace(BODY, bold=True)
    assert box(one(TextRun("pain", bold=False)), style=bold) == box(one("pain"))
    assert box(one("pain"), style=bold) == box(one(TextRun("pain", bold=True)))


def test_the_first_word_that_is_too_wide_is_reported():
    paragraphs = one("pain") + one("neurotransmitters and electrophysiologically")
    assert box(paragraphs, Inches(1.5)).too_wide == "neurotransmitters"
    assert box(paragraphs).too_wide is None


@given(UNKIND, WIDE, st.integers(8, 60))
def test_height_grows_with_size(text, width, points):
    smaller, larger = (
        box(one(text), width, replace(BODY, size=size)) for size in (Pt(points), Pt(points + 2))
    )
    assert smaller.height < larger.height
    assert smaller.lines <= larger.lines
