"""The acceptance cases with LibreOffice itself as the co-author's program, several in one deck for it is slow.

It drops our names and ids of slides and placeholders, numbers slides anew, moves boxes by a hair, and forgets levels
where paragraphs have no bullets: none of that is an edit.
"""

from __future__ import annotations

from pathlib import Path

from tests.coauthor import libreoffice
from tests.coauthor.libreoffice import needs_libreoffice
from tests.merge.desk import (
    BULLETS,
    CARDS,
    COFFEE,
    COMMON,
    DAYLIGHT,
    FLOW,
    MORNINGS,
    NAPS,
    TABLE,
    Desk,
    notes,
    set_table,
)

pytestmark = needs_libreoffice


def settled(desk: Desk) -> None:
    """Build once more, which changes no byte."""
    text, deck = desk.text, desk.deck
    assert desk.build().code == 0
    assert desk.text == text
    assert desk.deck == deck


def titles(desk: Desk) -> list[str]:
    return [slide.shapes.title.text for slide in desk.slides]


def test_a_deck_that_was_only_saved_changes_nothing_in_its_text(tmp_path: Path) -> None:
    desk = set_table(tmp_path)
    desk.in_deck(engine=libreoffice)
    text = desk.text
    said = desk.build()
    assert said.code == 0
    assert desk.text == text
    assert "nothing that the text can say" in said.out
    settled(desk)


def test_words_levels_notes_cells_and_places_that_were_edited_are_merged_with_those_of_the_text(
    tmp_path,
) -> None:
    desk = set_table(tmp_path)
    desk.in_deck(
        ("retype", BULLETS, DAYLIGHT, "Daylight cuts sleep"),
        ("bold", BULLETS, NAPS, "own"),
        ("add_paragraph", BULLETS, MORNINGS, "Evenings are better", 1),
        ("set_level", BULLETS, COFFEE, 1),
        ("retype_notes", BULLETS, "Say it slowly.", "Say it very slowly."),
        ("retype", CARDS, "Bright lamps", "Bright blue lamps"),
        ("move_shape", FLOW, "Step 2", 7.0, 4.0),
        ("set_cell", TABLE, 2, 2, "62"),
        engine=libreoffice,
    )
    desk.in_text(
        ("wait for a nod", "wait for a smile"),
        ("## Light moves the clock", "## Light shifts the clock"),
        ("| None  | 59     |", "| None  | 58     |"),
        ("**Naps.** Twenty", "**Naps.** Thirty"),
    )
    said = desk.build()
    assert said.code == 0, said
    for line in (
        "* Shift work is __common__ in\n  hospitals [@kim2020]\n",
        "* Daylight cuts sleep\n  - Bright mornings are worst\n  - Evenings are better\n",
        "* Naps come at their **own** price\n",
        "  - Coffee hides the loss\n",
        "Say it very slowly.\n\nThen wait for a smile.\n\nThen go on.\n",
        "- **Light.** Bright blue lamps\n- **Naps.** Thirty minutes\n",
        "| Light | 62     |\n| None  | 58     |\n",
    ):
        assert line in desk.text, desk.text
    assert "Light shifts the clock" in titles(desk)
    assert {"62", "58"} <= {word for line in desk.words(TABLE).split("\n") for word in line.split(" | ")}
    assert notes(desk.slides[BULLETS - 1]) == ["Say it very slowly.", "Then wait for a smile.", "Then go on."]
    settled(desk)


def test_slides_that_come_go_move_and_are_copied_are_found_by_their_words(tmp_path) -> None:
    desk = set_table(tmp_path)
    desk.in_deck(
        ("move_slide", FLOW, BULLETS),
        ("duplicate_slide", 3),
        ("retype", 4, NAPS, "The copy says this"),
        ("add_slide", 5, "Breaks help too", ["Ten minutes", "Every hour"]),
        engine=libreoffice,
    )
    desk.in_text(
        ("**Body clock.** Moves later", "**Body clock.** Moves much later"), ("Coffee hides", "Tea hides")
    )
    said = desk.build()
    assert said.code == 0, said
    assert titles(desk) == [
        "Night shifts and sleep",
        "Light moves the clock",
        "Night shifts move sleep",
        "Night shifts move sleep",
        "Breaks help too",
        "Three things may help",
        "Sleep was longer with light",
        "The lamp stood at the desk",
        "References",
    ]
    assert "Moves much later" in desk.words(2)
    assert "Tea hides the loss" in desk.words(3)
    assert "The copy says this" in desk.words(4)
    assert COFFEE in desk.words(4)
    settled(desk)


def test_a_bullet_that_both_changed_is_a_conflict_and_can_be_settled(tmp_path) -> None:
    desk = set_table(tmp_path)
    desk.in_deck(("retype", BULLETS, NAPS, "Naps are not free"), engine=libreoffice)
    desk.in_text((NAPS, "Naps cost an hour"))
    before = desk.text
    assert desk.build().code == 3
    assert "=======\n* Naps are not free\n>>>>>>> talk.pptx\n" in desk.text
    desk.text = before
    assert desk.build().code == 0
    assert "Naps cost an hour" in desk.words(BULLETS)
    settled(desk)


TWINS = """\
---
title: Two of a kind
minutes: 3
---

## Sleep was longer

- With light in the morning
- In nurses

## A slide between them

- Something else is said here

## Sleep was longer

- With naps at night
- In doctors
"""


def test_two_slides_of_one_title_that_change_places_keep_their_bullets(tmp_path) -> None:
    desk = set_table(tmp_path, TWINS)
    desk.in_deck(("move_slide", 4, 2))
    desk.in_deck(("retype", 2, "In doctors", "In all doctors"), engine=libreoffice)
    desk.in_text(("- In nurses", "- In all nurses"))
    said = desk.build()
    assert said.code == 0, said
    slides = desk.text.split("\n## ")[1:]
    assert slides[0].startswith("Sleep was longer\n\n- With naps at night\n- In all doctors")
    assert "- With light in the morning\n- In all nurses" in "".join(slides[1:])
    assert COMMON not in desk.text
    assert len(desk.slides) == 4
    settled(desk)
