"""Edits in the deck and in the text at once, one row for each: what must be in both afterwards.

Every case is built, looked at, and built once more, which must change no byte.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.coauthor import Edit
from tests.coauthor.pictures import image
from tests.merge.desk import (
    BULLETS,
    CARDS,
    COFFEE,
    COMMON,
    DAYLIGHT,
    FLOW,
    LAMP,
    MORNINGS,
    NAPS,
    OPENING,
    TABLE,
    Desk,
    foreign_parts,
    notes,
    set_table,
)

Words = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Case:
    """What two people do to a talk, and what must hold."""

    deck: tuple[Edit, ...] = ()
    """Edits of the deck."""
    text: tuple[tuple[str, str], ...] = ()
    """Words of the text that are replaced, and by what."""
    in_text: Words = ()
    """What stands in the text afterwards."""
    not_in_text: Words = ()
    in_deck: Mapping[int, Words] = field(default_factory=dict)
    """Paragraphs of slides of the deck afterwards."""
    not_in_deck: Words = ()
    notes: Mapping[int, list[str]] = field(default_factory=dict)
    """The whole notes of slides of the deck."""
    titles: Words = ()
    """Of all slides in order, but for the first and the last."""
    said: Words = ()
    """What is said of it."""
    lines: int | None = None
    """How many lines of the text differ from what its author had."""


TITLES = (
    "Night shifts move sleep",
    "Three things may help",
    "Light moves the clock",
    "Sleep was longer with light",
    "The lamp stood at the desk",
)
_BRIGHT, _MIX = "  - Bright mornings are worst\n", "* Daylight may shorten sleep\n"

CASES: dict[str, Case] = {
    "a bullet that is fixed in the text changes in the deck": Case(
        text=(("Daylight may", "Daylight might"),),
        in_deck={BULLETS: ("Daylight might shorten sleep",)},
    ),
    "a bullet that is fixed in the deck changes one line of the text": Case(
        deck=(("retype", BULLETS, DAYLIGHT, "Daylight cuts sleep short"),),
        in_text=("* Daylight cuts sleep short\n",),
        lines=1,
    ),
    "a word of a wrapped bullet with bold and a citation changes its line only": Case(
        deck=(("replace_words", BULLETS, f"{COMMON}1", "hospitals", "wards"),),
        in_text=("* Shift work is __common__ in\n  wards [@kim2020]\n",),
        lines=1,
    ),
    "two bullets of a slide, one fixed on each side, are both fixed": Case(
        deck=(("retype", BULLETS, DAYLIGHT, "Daylight cuts sleep"),),
        text=(("Coffee hides", "Tea hides"),),
        in_text=("Daylight cuts sleep", "Tea hides the loss"),
        in_deck={BULLETS: ("Daylight cuts sleep", "Tea hides the loss")},
    ),
    "two bullets next to each other, one fixed on each side, are no conflict": Case(
        deck=(("retype", BULLETS, NAPS, "Naps have a price"),),
        text=(("Coffee hides", "Tea hides"),),
        in_text=("* Naps have a price\n* Tea hides the loss\n",),
        in_deck={BULLETS: ("Naps have a price", "Tea hides the loss")},
    ),
    "the same fix on both sides is one fix": Case(
        deck=(("retype", BULLETS, NAPS, "Naps have a price"),),
        text=((NAPS, "Naps have a price"),),
        in_text=("* Naps have a price\n",),
        in_deck={BULLETS: ("Naps have a price",)},
    ),
    "bold, italics and a link that a word gets in the deck are written into the text": Case(
        deck=(
            ("bold", BULLETS, DAYLIGHT, "shorten"),
            ("italic", BULLETS, NAPS, "own"),
            ("link", BULLETS, COFFEE, "Coffee", "https://example.org/coffee"),
        ),
        text=(("Bright mornings", "Bright dawns"),),
        in_text=(
            "* Daylight may **shorten** sleep\n",
            "* Naps come at their *own* price\n",
            "* [Coffee](https://example.org/coffee) hides the loss\n",
        ),
        in_deck={BULLETS: ("Bright dawns are worst",)},
    ),
    "a word keeps its colour where the text changes another word of its bullet": Case(
        deck=(("colour", BULLETS, COFFEE, "loss", "C00000"),),
        text=(("Coffee hides", "Tea hides"),),
        in_deck={BULLETS: ("Tea hides the loss",)},
    ),
    "a coloured word that the text takes away is gone, and that is said": Case(
        deck=(("colour", BULLETS, COFFEE, "Coffee", "C00000"),),
        text=(("Coffee hides", "Tea hides"),),
        in_deck={BULLETS: ("Tea hides the loss",)},
        said=("the colour of “Coffee” went with these words",),
    ),
    "bullets that are indented, put in and taken out in the deck are so in the text": Case(
        deck=(
            ("set_level", BULLETS, COFFEE, 1),
            ("add_paragraph", BULLETS, MORNINGS, "Evenings are better", 1),
            ("delete_paragraph", BULLETS, DAYLIGHT),
        ),
        in_text=("  - Bright mornings are worst\n  - Evenings are better\n", "  - Coffee hides the loss\n"),
        not_in_text=(DAYLIGHT,),
    ),
    "bullets that change places in the deck are found by the text that edits one": Case(
        deck=(("move_paragraph", BULLETS, COFFEE, DAYLIGHT),),
        text=((NAPS, "Naps have a price"),),
        in_text=(COFFEE, "Naps have a price"),
        in_deck={BULLETS: (COFFEE, "Naps have a price")},
    ),
    "a title and a body that were moved keep their place and get new words": Case(
        deck=(
            ("move_shape", BULLETS, "Title", 1, 1),
            ("resize_shape", BULLETS, "Body", 6, 4),
            ("rotate_shape", BULLETS, "Body", 3),
        ),
        text=(("## Night shifts move sleep", "## Night shifts push sleep"),),
        in_deck={BULLETS: ("Night shifts push sleep",)},
        said=("“Title” stays where it was moved to",),
    ),
    "a box that was restyled keeps its style and its new bullets look like their neighbours": Case(
        deck=(
            ("fill_shape", BULLETS, "Body", "FFEEAA"),
            ("size_text", BULLETS, "Body", 20),
            ("stop_autofit", BULLETS, "Body"),
        ),
        text=(("* Coffee hides the loss\n", "* Coffee hides the loss\n* Tea does too\n* So does cola\n"),),
        in_deck={BULLETS: ("Tea does too", "So does cola")},
    ),
    "words of cards that were put into a group are still those of the text, on both sides": Case(
        deck=(
            ("group_shapes", CARDS, "Card 1", "Card 2"),
            ("replace_words", CARDS, "Twenty minutes", "Twenty", "Thirty"),
        ),
        text=(("Bright lamps", "Dim lamps"),),
        in_text=("- **Light.** Dim lamps\n- **Naps.** Thirty minutes\n",),
        said=(
            "slide 3: “Thirty minutes”",
            "in the deck only: slide 3: “Card 1”, “Card 2” stay in the group that they were put into",
        ),
    ),
    "what no text can say stays in the deck and is named": Case(
        deck=(
            ("add_text_box", BULLETS, "Mind the gap", 1, 6),
            ("add_smartart", CARDS, ["One", "Two"]),
            ("add_chart", FLOW),
            ("add_connector", FLOW, "Step 1", "Step 2"),
        ),
        text=(("Coffee hides", "Tea hides"),),
        in_deck={BULLETS: ("Tea hides the loss", "Mind the gap")},
        said=(
            "in the deck only: slide 2: a text box “Mind the gap” was put in",
            "in the deck only: slide 3: ",
            "in the deck only: slide 4: ",
        ),
    ),
    "a slide that is put in on each side at the same place is there twice": Case(
        deck=(("add_slide", 3, "Breaks help too", ["Ten minutes", "Every hour"]),),
        text=(("## Three things may help", "## Meals matter\n\n- Eat early\n\n## Three things may help"),),
        in_text=("## Breaks help too", "- Ten minutes\n- Every hour\n", "## Meals matter"),
        in_deck={3: ("Ten minutes",), 4: ("Eat early",)},
        titles=(TITLES[0], "Breaks help too", "Meals matter", *TITLES[1:]),
    ),
    "slides that change places in the deck do so in the text, and an edit of one finds it": Case(
        deck=(("move_slide", FLOW, BULLETS),),
        text=(("## Light moves the clock", "## Light shifts the clock"),),
        titles=("Light shifts the clock", TITLES[0], TITLES[1], *TITLES[3:]),
    ),
    "where both put the slides into another order the deck's is kept": Case(
        deck=(("move_slide", FLOW, BULLETS),),
        text=(
            (
                "## Three things may help {.cards}\n\n- **Light.** Bright lamps\n- **Naps.** Twenty minutes\n"
                "- **Pills.** Not tested\n\n",
                "",
            ),
            (
                "<!-- Ask Bo",
                "## Three things may help {.cards}\n\n- **Light.** Bright lamps\n- **Naps.** Twenty minutes\n"
                "- **Pills.** Not tested\n\n<!-- Ask Bo",
            ),
        ),
        titles=(TITLES[2], TITLES[0], TITLES[1], *TITLES[3:]),
        said=("order",),
    ),
    "a copy of a slide keeps its kind, its citations and its author's spelling": Case(
        deck=(
            ("duplicate_slide", CARDS),
            ("retype", CARDS + 1, "Naps", "Long naps"),
            ("duplicate_slide", BULLETS),
        ),
        in_text=(
            "## Three things may help {.cards}\n\n- **Light.** Bright lamps\n- **Long naps.** Twenty minutes\n",
            "  hospitals [@kim2020]\n* Daylight may shorten sleep\n  - Bright mornings are worst\n",
        ),
    ),
    "a copy of a slide that was edited is a new one, and the text edits the original": Case(
        deck=(("duplicate_slide", BULLETS), ("retype", 3, NAPS, "The copy says this")),
        text=(("Coffee hides", "Tea hides"),),
        in_text=("* Tea hides the loss\n", "* The copy says this\n"),
        in_deck={BULLETS: ("Tea hides the loss", NAPS), 3: (COFFEE, "The copy says this")},
        titles=(TITLES[0], *TITLES),
    ),
    "a slide that is deleted in the deck and untouched in the text is gone": Case(
        deck=(("delete_slide", FLOW),),
        text=(("Coffee hides", "Tea hides"),),
        not_in_text=("Light moves the clock",),
        titles=(*TITLES[:2], *TITLES[3:]),
        said=("slide deleted: “Light moves the clock”",),
    ),
    "a slide that is deleted in the text and untouched in the deck is gone": Case(
        deck=(("retype", BULLETS, NAPS, "Naps have a price"),),
        text=(
            (
                "## Light moves the clock {.flow}\n\n1. **Bright light.** For two hours\n"
                "2. **Body clock.** Moves later\n\n",
                "",
            ),
        ),
        in_text=("Naps have a price",),
        titles=(*TITLES[:2], *TITLES[3:]),
    ),
    "paragraphs of the notes that each side edits are both edited, blanks at their ends are none": Case(
        deck=(
            ("retype_notes", BULLETS, "Say it slowly.", "Say it very slowly."),
            ("add_notes", BULLETS, "Thank them.", "Then go on."),
            ("blank_notes", BULLETS),
        ),
        text=(("wait for a nod", "wait for a smile"),),
        in_text=("Say it very slowly.\n\nThen wait for a smile.\n\nThen go on.\n\nThank them.\n:::",),
        notes={BULLETS: ["Say it very slowly.", "Then wait for a smile.", "Then go on.", "Thank them."]},
    ),
    "notes where the text has none get a block of their own": Case(
        deck=(("add_notes", FLOW, "Point at the arrow."),),
        in_text=("::: notes\nPoint at the arrow.\n:::",),
        notes={FLOW: ["Point at the arrow."]},
    ),
    "notes that are deleted in the deck are gone from the text": Case(
        deck=tuple(
            ("delete_notes", BULLETS, said)
            for said in ("Say it slowly.", "Then wait for a nod.", "Then go on.")
        ),
        not_in_text=(":::",),
    ),
    "another theme and size of the slides are kept while the text changes words": Case(
        deck=(("recolour_theme", {"accent1": "7030A0"}), ("resize_slides", 12, 9)),
        text=(("Coffee hides", "Tea hides"),),
        in_deck={BULLETS: ("Tea hides the loss",)},
    ),
    "cells and rows of a table that each side edits are both edited": Case(
        deck=(("set_cell", TABLE, 2, 2, "62"), ("add_row", TABLE, "Naps", "60")),
        text=(("| None  | 59     |", "| None  | 58     |"),),
        in_text=("| Light | 62     |", "| None  | 58     |", "| Naps | 60 |"),
        in_deck={TABLE: ("Light | 62", "None | 58", "Naps | 60")},
    ),
    "a card and a step that were edited in the deck keep their form in the text": Case(
        deck=(
            ("retype", CARDS, "Bright lamps", "Bright blue lamps"),
            ("retype", FLOW, "Body clock", "Inner clock"),
        ),
        text=(("**Naps.** Twenty", "**Naps.** Thirty"),),
        in_text=(
            "- **Light.** Bright blue lamps\n",
            "- **Naps.** Thirty minutes\n",
            "2. **Inner clock.** Moves later\n",
        ),
        in_deck={CARDS: ("Bright blue lamps", "Thirty minutes"), FLOW: ("Inner clock",)},
    ),
    "a card that was copied in the deck is one more item": Case(
        deck=(("copy_shape", CARDS, "Card 3", ["Walks", "In the sun"]),),
        in_text=("- **Pills.** Not tested\n- **Walks.** In the sun\n",),
        in_deck={CARDS: ("Walks", "In the sun")},
    ),
    "callout, caption, alternative text and title of the talk are edited in the deck": Case(
        deck=(
            ("retype", TABLE, "Doctors slept no longer", "Doctors slept as long"),
            ("retype", LAMP, "As it stood", "As we found it"),
            ("describe", LAMP, "Picture", "A lamp on a desk"),
            ("retitle", OPENING, "Sleep after night shifts"),
        ),
        in_text=(
            "> Doctors slept as long\n",
            '![A lamp on a desk](lamp.png "As we found it")',
            "title: Sleep after night shifts\n",
            "# the chair says it",
        ),
        lines=3,
    ),
    "Markdown's own signs that are typed in PowerPoint are words in the text": Case(
        deck=(
            ("retype", BULLETS, DAYLIGHT, "1. *Daylight* costs ~$5 & <b>sleep</b> [1] #1 `x` _y_"),
            ("retype", BULLETS, NAPS, "--- ??? ::: notes"),
            (
                "retype",
                BULLETS,
                COFFEE,
                "Coffee\u00a0hides \U0001f634 \u05e9\u05dc\u05d5\u05dd \\ {.cards} | @kim2020",
            ),
            ("retype_notes", BULLETS, "Then go on.", "## Then go on"),
            ("set_cell", TABLE, 3, 1, "a|b"),
        ),
        text=(("Bright mornings", "Bright dawns"),),
        in_deck={
            BULLETS: (
                "1. *Daylight* costs ~$5 & <b>sleep</b> [1] #1 `x` _y_",
                "--- ??? ::: notes",
                "Bright dawns are worst",
            ),
            TABLE: ("a|b | 59",),
        },
        notes={BULLETS: ["Say it slowly.", "Then wait for a nod.", "## Then go on"]},
    ),
    "a paragraph that is broken, split and joined in the deck is so in the text": Case(
        deck=(
            ("break_line", BULLETS, COFFEE, "hides"),
            ("split_paragraph", BULLETS, NAPS, "at their"),
        ),
        text=(("Bright mornings", "Bright dawns"),),
        in_text=("* Naps come\n* at their own price\n", "* Coffee\\\n  hides the loss\n"),
        in_deck={BULLETS: ("Naps come", "at their own price", "Bright dawns are worst")},
    ),
    "a section that is renamed in the deck is renamed in the text": Case(
        deck=(("rename_section", "Results", "What we found"),),
        text=(("Coffee hides", "Tea hides"),),
        in_text=("# What we found\n",),
        not_in_text=("# Results",),
    ),
    "a title slide that is deleted in the deck is there again, which is said": Case(
        deck=(("delete_slide", OPENING),),
        in_text=("title: Night shifts and sleep",),
        in_deck={OPENING: ("Night shifts and sleep",)},
        titles=TITLES,
        said=("the title slide was deleted, and is there again",),
    ),
    "a slide that is put before the title slide comes behind it, which is said": Case(
        deck=(("move_slide", FLOW, OPENING),),
        titles=(TITLES[2], *TITLES[:2], *TITLES[3:]),
        said=("the title slide was moved, and comes first again",),
    ),
    "a slide that was cleared to empty leaves its text without its words": Case(
        deck=(("clear_slide", FLOW),),
        text=(("Coffee hides", "Tea hides"),),
        in_deck={BULLETS: ("Tea hides the loss",)},
    ),
    "a slide that was cut and pasted elsewhere is the same slide": Case(
        deck=(("cut_slide", FLOW, BULLETS),),
        text=(("**Body clock.** Moves later", "**Body clock.** Moves much later"),),
        in_text=("Moves much later",),
        titles=(TITLES[2], TITLES[0], TITLES[1], *TITLES[3:]),
    ),
    "words that were replaced everywhere are replaced on all lines": Case(
        deck=(("replace_everywhere", "sleep", "slumber"), ("replace_everywhere", "Sleep", "Slumber")),
        in_text=(
            "## Night shifts move slumber\n",
            "* Daylight may shorten slumber\n",
            "## Slumber was longer with light\n",
            "title: Night shifts and slumber\n",
        ),
    ),
    "another picture in the deck comes beside the text under a name of its own": Case(
        deck=(("replace_picture", LAMP, "Picture", image("teal")), ("crop_picture", LAMP, "Picture", 0.1)),
        in_text=("![A desk lamp beside a monitor](talk-picture-",),
        lines=1,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_case(case: Case, tmp_path: Path) -> None:
    desk = set_table(tmp_path)
    desk.in_deck(*case.deck)
    desk.in_text(*case.text)
    mine, returned = desk.text, desk.deck
    said = desk.build()
    assert said.code == 0, said
    _holds(case, desk, mine, said.out + said.err)
    assert foreign_parts(returned).items() <= foreign_parts(desk.deck).items()
    _is_settled(desk)


def _holds(case: Case, desk: Desk, mine: str, said: str) -> None:
    text = desk.text
    assert [words for words in case.in_text if words not in text] == [], text
    assert [words for words in case.not_in_text if words in text] == [], text
    slides = desk.slides
    for number, wanted in case.in_deck.items():
        assert [words for words in wanted if words not in desk.words(number).split("\n")] == [], desk.words(
            number
        )
    for number, wanted in case.notes.items():
        assert notes(slides[number - 1]) == wanted
    if case.titles:
        assert tuple(slide.shapes.title.text for slide in slides)[1:-1] == case.titles
    assert [words for words in case.said if words not in said] == [], said
    if case.lines is not None:
        pairs = zip(mine.split("\n"), text.split("\n"), strict=True)
        assert sum(a != b for a, b in pairs) == case.lines, text


def _is_settled(desk: Desk) -> None:
    """A second build changes no byte, and has nothing to tell of edits."""
    text, deck = desk.text, desk.deck
    said = desk.build()
    assert said.code == 0
    assert desk.text == text
    assert desk.deck == deck
    assert "edited since" not in said.out
