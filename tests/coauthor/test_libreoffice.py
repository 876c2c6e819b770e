"""The co-author with LibreOffice: the real program does each edit, keeps what it typed, and costs the deck what it costs."""

from __future__ import annotations

import ast
import inspect
import os
import subprocess
import sys
import time

import pytest
from pptx.oxml.ns import qn
from pptx.util import Inches

from tests.build import ROOT
from tests.coauthor import libreoffice, powerpoint
from tests.coauthor.deck import Deck
from tests.coauthor.sample import BULLETS, CARDS, FLOW, TABLE, deck

pytestmark = libreoffice.needs_libreoffice
LONG = "Daylight is said to shorten the sleep of all who work at night"


@pytest.fixture(scope="module")
def edited() -> Deck:
    """The sample deck after an edit of each kind, those of single slides first."""
    return powerpoint.opened(
        libreoffice.edited(
            deck(),
            ("retype", BULLETS, "Nurses", "All nurses"),
            ("retype", BULLETS, "Daylight may shorten sleep", LONG),  # The last: 7.4 would cut it
            ("add_paragraph", BULLETS, "All nurses", "Midwives"),
            ("add_paragraph", BULLETS, "Midwives", "By day", 2),
            ("delete_paragraph", BULLETS, "Doctors in training"),
            ("replace_words", CARDS, "Twenty minutes", "Twenty", "Thirty"),
            ("set_level", BULLETS, "Midwives", 0),
            ("bold", CARDS, "Not tested", "Not"),
            ("italic", CARDS, "Not tested", "tested"),
            ("colour", CARDS, "Not tested", "Not", "C00000"),
            ("retitle", CARDS, "Three things that may help at night"),
            ("delete_paragraph", CARDS, "Bright lamps"),
            ("retype_notes", BULLETS, "Then wait.", "Then wait for as long as it takes."),
            ("add_notes", BULLETS, "At the end."),
            ("add_notes", BULLETS, "In between.", "Say it slowly."),
            ("delete_notes", BULLETS, "Say it slowly."),
            ("move_shape", FLOW, "Bright light", 1.5, 3),
            ("resize_shape", FLOW, "Step 1", 4, 1),
            ("delete_shape", FLOW, "Body clock"),
            ("add_text_box", FLOW, "By hand", 1, 6),
            ("set_cell", TABLE, 2, 2, "62 in all"),
            ("hide_slide", TABLE),
            ("duplicate_slide", FLOW),  # 5
            ("add_slide", 4, "New", ["One", "Two, which is last"]),
            ("move_slide", 3, 6),
            ("delete_slide", 1),
        )
    )


def said(edited: Deck, title: str) -> list[list[str]]:
    """Return the paragraphs of each shape of the first slide with this title."""
    slide = next(s for s in edited.presentation.slides if s.shapes.title and s.shapes.title.text == title)
    return [
        [("  " * p.level) + p.text for p in shape.text_frame.paragraphs if p.text]
        for shape in slide.shapes
        if shape.has_text_frame and shape.text_frame.text.strip()
    ]


def test_slides_are_added_copied_moved_and_deleted(edited: Deck) -> None:
    assert [s.shapes.title.text for s in edited.presentation.slides] == [
        "Night shifts move sleep",
        "New",
        "Light moves the clock",
        "Light moves the clock",
        "Three things that may help at night",
        "Sleep was longer with light",
        "The lamp stood at the desk",
    ]


def test_bullets_are_typed_added_indented_and_deleted(edited: Deck) -> None:
    assert ["Shift work is common in hospitals", "  All nurses", "Midwives", "    By day", LONG] in said(
        edited, "Night shifts move sleep"
    )


def test_words_are_replaced_bold_slanted_and_coloured(edited: Deck) -> None:
    texts = said(edited, "Three things that may help at night")
    assert [[t.strip() for t in text] for text in texts[2:4]] == [["Light"], ["Naps", "Thirty minutes"]]
    looks = {run.text: run.rPr for run in edited.paragraph(5, "Not tested").r_lst}
    first, second = looks["Not"], looks["tested"]
    assert (first.b, first.i or False, second.b or False, second.i) == (True, False, False, True)
    assert [colour.get("val").upper() for colour in first.iter(qn("a:srgbClr"))] == ["C00000"]


def test_notes_are_typed_added_and_deleted(edited: Deck) -> None:
    notes = edited.slide(1).notes_slide.notes_text_frame.text
    assert notes.split("\n") == ["In between.", "Then wait for as long as it takes.", "At the end."]


def test_shapes_are_moved_resized_added_and_deleted(edited: Deck) -> None:
    box = edited.shape(3, "Step 1")
    assert abs(box.left - Inches(1.5)) < 1500
    assert abs(box.top - Inches(3)) < 1500
    assert abs(box.width - Inches(4)) < 1500
    texts = said(edited, "Light moves the clock")
    assert ["By hand"] in texts
    assert not [text for text in texts if "Body clock" in text]


def test_a_new_slide_has_its_bullets(edited: Deck) -> None:
    assert said(edited, "New") == [["New"], ["One", "Two, which is last"]]


def test_a_cell_is_typed_and_a_slide_hidden(edited: Deck) -> None:
    table = next(shape.table for shape in edited.slide(6).shapes if shape.has_table)
    assert [cell.text for row in table.rows for cell in row.cells] == ["Group", "Nurses", "Light", "62 in all", "None", "59"]  # fmt: skip
    assert [slide._element.get("show") for slide in edited.presentation.slides].count("0") == 1
    assert edited.slide(6)._element.get("show") == "0"


def test_every_operation_has_the_name_and_the_arguments_that_it_has_in_powerpoint() -> None:
    script = ast.parse(libreoffice.SERVER.read_text(encoding="utf-8")).body
    taken = {f.name: [a.arg for a in f.args.args[1:]] for f in script if isinstance(f, ast.FunctionDef)}
    for name in libreoffice.OPERATIONS:
        arguments = list(inspect.signature(powerpoint.OPERATIONS[name]).parameters)[1:]
        assert taken[name] == arguments[: len(taken[name])]
        assert set(arguments[len(taken[name]) :]) <= {"layout"}


def test_a_deck_goes_from_one_program_to_the_other_and_back() -> None:
    there = powerpoint.edited(
        deck(), ("retype", BULLETS, "Nurses", "All nurses"), ("comment", CARDS, "So?"), seed=1
    )
    back = libreoffice.edited(there, ("retype", CARDS, "Naps", "Sleep"))
    returned = powerpoint.edited(
        back, ("retype", FLOW, "Moves later", "Moves"), ("duplicate_slide", FLOW), seed=2
    )
    for slide, text in ((BULLETS, "All nurses"), (CARDS, "Sleep"), (FLOW, "Moves"), (FLOW + 1, "Moves")):
        assert powerpoint.opened(returned).paragraph(slide, text) is not None


def test_what_is_not_there_is_told_with_what_is_and_the_next_deck_is_edited_all_the_same() -> None:
    with pytest.raises(libreoffice.Failed, match=r"0 paragraphs 'Nobody', there are \['Night shifts'"):
        libreoffice.edited(deck(), ("retype", 1, "Nobody", "x"))
    again = powerpoint.opened(libreoffice.edited(deck(), ("retitle", 1, "Nights")))
    assert again.slide(1).shapes.title.text == "Nights"


def test_libreoffice_ends_with_the_process_that_asked_for_it_however_that_ends() -> None:
    asking = (
        "import os\n"
        "from tests.coauthor import libreoffice\n"
        "from tests.coauthor.sample import deck\n"
        "libreoffice.edited(deck())\n"
        "print(libreoffice._server().process.pid, flush=True)\n"
        "os._exit(1)"
    )
    ran = subprocess.run([sys.executable, "-c", asking], capture_output=True, text=True, cwd=ROOT)
    assert ran.stdout.strip(), ran.stderr
    wait_for_the_end_of(int(ran.stdout))


def wait_for_the_end_of(group: int) -> None:
    """Return when no process of the group runs."""
    while True:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
