"""Where both sides changed the same: both versions are in the text, the deck stays, and whatever is kept goes on."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.coauthor import Edit, powerpoint
from tests.coauthor.pictures import image, replace_picture
from tests.merge.desk import BULLETS, FLOW, LAMP, NAPS, OPENING, Desk, notes, set_table

MINE, THEIRS = "Naps cost you an hour", "Naps are not free"
BOTH = f"""\
<<<<<<< talk.md
* {MINE}
||||||| as it was last built
* {NAPS}
=======
* {THEIRS}
>>>>>>> talk.pptx
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A talk of which both sides changed the same bullet, built."""
    desk = set_table(tmp_path)
    desk.in_deck(("retype", BULLETS, NAPS, THEIRS))
    desk.in_text((NAPS, MINE))
    return desk


def slide_of(text: str, title: str) -> str:
    """Return the lines of a slide text from a heading on, up to the next one."""
    start = text.index(f"## {title}")
    return text[start : re.compile("^##? ", re.M).search(text, start + 3).start()]


def test_a_bullet_that_both_changed_differently_is_there_in_three_versions_and_the_deck_is_as_it_was(
    desk,
) -> None:
    returned = desk.slides
    said = desk.build()
    assert said.code == 3
    assert BOTH in desk.text
    assert (
        f"the text and the deck both changed this on “Night shifts move sleep”: the deck has * {THEIRS}"
        in said.err
    )
    assert "talk.md:15: error: " in said.err
    assert THEIRS in desk.words(BULLETS)
    assert len(desk.slides) == len(returned)


def test_while_the_markers_are_there_nothing_is_built(desk) -> None:
    desk.build()
    text, deck = desk.text, desk.deck
    said = desk.build()
    assert said.code == 3
    assert "talk.md:15" in said.err
    assert (desk.text, desk.deck) == (text, deck)


def test_a_conflict_that_is_not_settled_is_said_once_by_status(desk) -> None:
    desk.build()
    said = desk.run("status", "talk.md")
    assert said.code == 3
    assert said.err.count("a merge conflict is not settled here") == 1


def test_a_conflict_at_the_head_of_the_text_is_on_the_title_slide(tmp_path: Path) -> None:
    desk = set_table(tmp_path)
    desk.in_deck(("retype", OPENING, "Ada Example", "Ada B. Example"))
    desk.in_text(("author: Ada Example", "author: A. Example"))
    assert "text and deck both changed this on the title slide" in desk.run("status", "talk.md").err
    assert (
        "the text and the deck both changed this on the title slide: the deck has author: Ada B. Example"
        in desk.build().err
    )


@pytest.mark.parametrize("kept", [MINE, THEIRS, "Naps are a bargain"], ids=("mine", "theirs", "a third"))
def test_whatever_is_kept_of_a_conflict_is_in_the_deck_after_the_next_build(desk, kept: str) -> None:
    desk.build()
    desk.in_text((BOTH, f"* {kept}\n"))
    text = desk.text
    assert desk.build().code == 0
    assert desk.text == text
    assert kept in desk.words(BULLETS).split("\n")
    deck = desk.deck
    assert desk.build().code == 0
    assert desk.deck == deck


def test_a_deck_that_is_edited_on_while_a_conflict_is_open_brings_that_along_too(desk) -> None:
    desk.build()
    desk.in_deck(("retitle", FLOW, "Light pushes the clock"))
    desk.in_text((BOTH, f"* {MINE}\n"))
    assert desk.build().code == 0
    assert "## Light pushes the clock {.flow}" in desk.text
    assert MINE in desk.words(BULLETS)


QUARRELS: dict[str, tuple[Edit, tuple[str, str], str]] = {
    "a word of a title": (("retitle", FLOW, "Light pushes the clock"), ("Light moves", "Light shifts"), "Light moves the clock"),
    "a paragraph of the notes": (
        ("retype_notes", BULLETS, "Then wait for a nod.", "Then wait."),
        ("Then wait for a nod.", "Then look up."),
        "Night shifts move sleep",
    ),
    "a cell of a table": (("set_cell", 5, 2, 2, "63"), ("| Light | 61     |", "| Light | 65     |"), "Sleep was longer with light"),
    "a bullet that the text deleted": (
        ("retype", BULLETS, NAPS, THEIRS),
        (f"* {NAPS}\n", ""),
        "Night shifts move sleep",
    ),
    "a bullet that the deck deleted": (
        ("delete_paragraph", BULLETS, NAPS),
        (NAPS, MINE),
        "Night shifts move sleep",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("edit", "change", "where"), QUARRELS.values(), ids=QUARRELS)
def test_both_changed(edit: Edit, change: tuple[str, str], where: str, tmp_path: Path) -> None:
    desk = set_table(tmp_path)
    desk.in_deck(edit)
    desk.in_text(change)
    words = [desk.words(n) + "\n".join(notes(s)) for n, s in enumerate(desk.slides, 1) if s.has_notes_slide]
    said = desk.build()
    assert said.code == 3
    assert f"both changed this on “{where}”" in said.err
    assert change[1].strip() in desk.text
    assert "<<<<<<<" in desk.text
    assert [
        desk.words(n) + "\n".join(notes(s)) for n, s in enumerate(desk.slides, 1) if s.has_notes_slide
    ] == words


def test_a_slide_that_was_deleted_in_the_deck_and_edited_in_the_text_is_a_conflict(tmp_path) -> None:
    desk = set_table(tmp_path)
    desk.in_deck(("delete_slide", FLOW))
    desk.in_text(("**Body clock.** Moves later", "**Body clock.** Moves much later"))
    flow = slide_of(desk.text, "Light moves the clock")
    assert desk.build().code == 3
    assert f"<<<<<<< talk.md\n{flow}||||||| as it was last built\n" in desk.text
    assert "=======\n>>>>>>> talk.pptx\n" in desk.text


@pytest.mark.parametrize("kept", [True, False], ids=("kept", "deleted"))
def test_a_slide_that_was_edited_in_the_deck_and_deleted_in_the_text_is_a_conflict(
    kept: bool, tmp_path
) -> None:
    desk = set_table(tmp_path)
    desk.in_deck(("retype", FLOW, "Moves later", "Moves an hour later"))
    flow = slide_of(desk.text, "Light moves the clock")
    before = desk.text
    desk.in_text((flow, ""))
    assert desk.build().code == 3
    edited = flow.replace("Moves later", "Moves an hour later")
    assert f"=======\n{edited}>>>>>>> talk.pptx\n" in desk.text
    desk.text = before.replace(flow, edited if kept else "")
    assert desk.build().code == 0
    titles = [slide.shapes.title.text for slide in desk.slides]
    assert ("Light moves the clock" in titles) == kept


def test_a_picture_that_both_replaced_is_a_conflict_and_the_deck_s_is_beside_the_text(tmp_path) -> None:
    desk = set_table(tmp_path)
    opened = powerpoint.opened(desk.deck)
    replace_picture(opened, LAMP, "Picture", image("teal"))
    desk.deck = powerpoint.saved(opened)
    (desk.folder / "other.png").write_bytes(image("plum"))
    desk.in_text(("](lamp.png", "](other.png"))
    assert desk.build().code == 3
    theirs = next(desk.folder.glob("talk-picture-*.png"))
    assert theirs.read_bytes() == image("teal")
    assert f"]({theirs.name}" in desk.text
    assert "](other.png" in desk.text
