"""What a deck holds and no slide text can say outlives the builds from it, byte for byte where it is a part of its own."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from pptx.oxml.ns import qn

from tests.coauthor import powerpoint
from tests.coauthor.deck import Deck
from tests.coauthor.pictures import image
from tests.coauthor.review import comments
from tests.coauthor.shapes import smartart_texts
from tests.coauthor.show import animated
from tests.coauthor.slides import sections
from tests.merge.desk import (
    BULLETS,
    CARDS,
    COFFEE,
    COMMON,
    FLOW,
    LAMP,
    MORNINGS,
    NAPS,
    Desk,
    foreign_parts,
    set_table,
    slide_parts,
    words,
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return set_table(tmp_path)


def shape(desk: Desk, slide: int, name: str):
    return next(shape for shape in desk.slides[slide - 1].shapes if shape.name == name)


def test_a_deck_that_nobody_edited_is_made_as_if_it_were_not_there(desk, tmp_path_factory) -> None:
    desk.in_text(("Coffee hides", "Tea hides"))
    assert desk.build().code == 0
    fresh = set_table(tmp_path_factory.mktemp("fresh"))
    fresh.deck_path.unlink()
    fresh.in_text(("Coffee hides", "Tea hides"))
    assert fresh.build().code == 0
    assert desk.deck == fresh.deck


def test_a_deck_that_was_only_saved_is_not_changed_and_neither_is_its_text(desk) -> None:
    desk.in_deck()
    text, deck = desk.text, desk.deck
    assert desk.build().code == 0
    assert desk.text == text
    assert slide_parts(desk.deck) == slide_parts(deck)
    assert foreign_parts(desk.deck) == foreign_parts(deck)


def test_a_bullet_that_the_text_changes_changes_no_other_paragraph_of_an_edited_deck(desk) -> None:
    desk.in_deck(("hide_slide", CARDS))
    before = slide_parts(desk.deck)
    desk.in_text(("Coffee hides", "Tea hides"))
    assert desk.build().code == 0
    after = slide_parts(desk.deck)
    name = next(name for name, data in before.items() if data != after[name])
    assert {n: d for n, d in after.items() if n != name} == {n: d for n, d in before.items() if n != name}
    one, other = (
        etree.tostring(etree.fromstring(s[name]), method="c14n").split(b"</a:p>") for s in (before, after)
    )
    assert sum(a != b for a, b in zip(one, other, strict=True)) == 1


def test_animations_follow_their_paragraphs_when_the_text_puts_a_bullet_above_them(desk) -> None:
    desk.in_deck(("animate", BULLETS, "Body"))
    deck = Deck(desk.deck)
    before = [index for _, index in animated(deck.slide(BULLETS))]
    desk.in_text(("* Daylight may", "* Noise wakes people\n* Daylight may"))
    assert desk.build().code == 0
    assert [index for _, index in animated(Deck(desk.deck).slide(BULLETS))] == [0, 2, 3, 4, 5]
    assert before == [0, 1, 2, 3, 4]


def test_what_belongs_to_the_show_and_to_the_review_is_kept(desk) -> None:
    desk.in_deck(
        ("hide_slide", CARDS),
        ("rehearse", FLOW, 42.0),
        ("comment", BULLETS, "Is this so?"),
        ("add_section", FLOW, "How it works"),
    )
    desk.in_text(("Coffee hides", "Tea hides"))
    said = desk.build()
    assert said.code == 0
    deck = Deck(desk.deck)
    assert deck.slide(CARDS)._element.get("show") == "0"
    assert b'advTm="42000"' in slide_parts(desk.deck)["ppt/slides/slide4.xml"]
    assert comments(deck, BULLETS) == ["Is this so?"]
    assert [name for name, _ in sections(deck)] == ["Opening", "Background", "How it works", "Results"]
    assert "# How it works\n\n## Light moves the clock" in desk.text
    assert "<!-- comment by Ada Co-Author: Is this so? -->" in desk.text


def test_a_comment_that_the_speaker_deletes_from_the_text_does_not_come_back(desk) -> None:
    desk.in_deck(("comment", BULLETS, "Is this so?"))
    desk.build()
    desk.in_text(("<!-- comment by Ada Co-Author: Is this so? -->\n\n", ""))
    desk.build()
    assert "Is this so?" not in desk.text
    assert comments(Deck(desk.deck), BULLETS) == ["Is this so?"]


def test_charts_diagrams_and_boxes_are_kept_while_the_text_changes_around_them(desk) -> None:
    desk.in_deck(
        ("add_smartart", BULLETS, ["One", "Two"]),
        ("add_chart", BULLETS),
        ("add_text_box", BULLETS, "Mind the gap", 1.0, 6.0),
        ("recolour_theme", {"accent1": "7030A0"}),
    )
    parts = foreign_parts(desk.deck)
    desk.in_text(("Coffee hides", "Tea hides"), ("## Night shifts move", "## Night shifts push"))
    assert desk.build().code == 0
    assert foreign_parts(desk.deck) == parts
    slide = Deck(desk.deck).slide(BULLETS)
    assert smartart_texts(Deck(desk.deck), BULLETS) == ["One", "Two"]
    assert any(s.has_chart for s in slide.shapes if s.shape_type is not None and hasattr(s, "has_chart"))
    assert {"Mind the gap", "Tea hides the loss", "Night shifts push sleep"} <= set(words(slide).split("\n"))


def test_a_slide_with_something_of_a_co_author_s_on_it_is_not_deleted_unasked(desk) -> None:
    """The text deletes a slide on which somebody put what only the deck has: that would be lost with it."""
    desk.in_deck(("add_text_box", FLOW, "Ask Bo for the film", 1.0, 6.0))
    flow = "## Light moves the clock {.flow}\n\n1. **Bright light.** For two hours\n2. **Body clock.** Moves later\n\n"
    desk.in_text((flow, ""))
    said = desk.build()
    assert "Ask Bo for the film" in "\n".join(words(slide) for slide in desk.slides)
    assert said.code == 3


def test_a_moved_box_keeps_its_place_and_turn_to_the_unit(desk) -> None:
    desk.in_deck(("move_shape", BULLETS, "Title", 1.0, 1.0), ("rotate_shape", BULLETS, "Body", 3.0))
    before = [
        (s.left, s.top, s.width, s.height, s.rotation)
        for s in (shape(desk, BULLETS, n) for n in ("Title", "Body"))
    ]
    desk.in_text(
        ("## Night shifts move", "## Night shifts push"),
        ("* Coffee hides the loss\n", "* Coffee hides the loss\n* Tea too\n"),
    )
    assert desk.build().code == 0
    after = [
        (s.left, s.top, s.width, s.height, s.rotation)
        for s in (shape(desk, BULLETS, n) for n in ("Title", "Body"))
    ]
    assert after == before


def test_new_bullets_look_like_the_restyled_ones_beside_them(desk) -> None:
    desk.in_deck(("fill_shape", BULLETS, "Body", "FFEEAA"), ("size_text", BULLETS, "Body", 20.0))
    desk.in_text(("* Coffee hides the loss\n", "* Coffee hides the loss\n* Tea does too\n* So does cola\n"))
    assert desk.build().code == 0
    body = shape(desk, BULLETS, "Body")
    assert str(body.fill.fore_color.rgb) == "FFEEAA"
    sizes = {p.text: {run.font.size.pt for run in p.runs} for p in body.text_frame.paragraphs}
    assert sizes["Tea does too"] == sizes["So does cola"] == {20.0}


def test_a_red_word_stays_red_while_the_words_around_it_change(desk) -> None:
    desk.in_deck(("colour", BULLETS, COFFEE, "loss", "C00000"))
    desk.in_text(("Coffee hides", "Black tea hides"))
    assert desk.build().code == 0
    paragraph = next(
        p for p in shape(desk, BULLETS, "Body").text_frame.paragraphs if p.text == "Black tea hides the loss"
    )
    red = "".join(r.text for r in paragraph.runs if r._r.find(f".//{qn('a:srgbClr')}") is not None)
    assert red == "loss"


def test_our_picture_shows_another_file_in_the_crop_and_place_that_somebody_gave_it(desk) -> None:
    desk.in_deck(("crop_picture", LAMP, "Picture", 0.1, 0.2), ("move_shape", LAMP, "Picture", 2.0, 2.0))
    before = shape(desk, LAMP, "Picture")
    (desk.folder / "lamp.png").write_bytes(image("plum"))
    assert desk.build().code == 0
    after = shape(desk, LAMP, "Picture")
    assert after.image.blob == image("plum")
    assert (after.left, after.top, after.crop_left, after.crop_top) == (
        before.left, before.top, before.crop_left, before.crop_top)  # fmt: skip
    deck = desk.deck
    assert desk.build().code == 0
    assert desk.deck == deck


def test_a_picture_of_another_shape_in_a_place_that_somebody_chose_is_said(desk) -> None:
    desk.in_deck(("move_shape", LAMP, "Picture", 2.0, 2.0))
    (desk.folder / "lamp.png").write_bytes(image("plum", (30, 90)))
    said = desk.build()
    assert said.code == 0
    assert Image.open(io.BytesIO(shape(desk, LAMP, "Picture").image.blob)).size == (30, 90)
    assert "the new picture has other proportions" in said.err


def test_two_copies_from_two_co_authors_are_merged_one_after_the_other(desk) -> None:
    sent = desk.deck
    (desk.folder / "from ada.pptx").write_bytes(
        powerpoint.edited(
            sent, ("retype", BULLETS, NAPS, "Naps are not free"), ("add_text_box", CARDS, "By Ada", 1.0, 6.0)
        )
    )
    (desk.folder / "from bo.pptx").write_bytes(
        powerpoint.edited(
            sent,
            ("retype", BULLETS, COFFEE, "Coffee hides it"),
            ("add_slide", 3, "Bo's slide", ["Says Bo"]),
            seed=2,
        )
    )
    desk.in_text(("Bright mornings", "Bright dawns"))
    assert desk.run("pull", "from ada.pptx").code == 0
    assert desk.run("pull", "from bo.pptx").code == 0
    for said in ("Naps are not free", "Coffee hides it", "Bright dawns are worst"):
        assert f"{said}\n" in desk.text
        assert said in desk.words(BULLETS).split("\n")
    assert "## Bo's slide\n\nSays Bo\n" in desk.text
    assert "By Ada" in "\n".join(words(slide) for slide in desk.slides)
    text, deck = desk.text, desk.deck
    assert desk.build().code == 0
    assert (desk.text, desk.deck) == (text, deck)


def test_two_copies_that_say_different_things_of_one_bullet_are_a_conflict(desk) -> None:
    sent = desk.deck
    for name, said in (("ada", "Naps are not free"), ("bo", "Naps cost an hour")):
        copy = powerpoint.edited(sent, ("retype", BULLETS, NAPS, said))
        (desk.folder / f"from {name}.pptx").write_bytes(copy)
    assert desk.run("pull", "from ada.pptx").code == 0
    said = desk.run("pull", "from bo.pptx")
    assert said.code == 3
    assert "* Naps are not free\n||||||| as it was last built\n" in desk.text
    assert "=======\n* Naps cost an hour\n>>>>>>> from bo.pptx\n" in desk.text
    assert {f"{COMMON}1", MORNINGS} <= set(desk.words(BULLETS).split("\n"))


def test_one_undo_takes_back_what_a_pull_did_to_text_and_deck(desk) -> None:
    copy = powerpoint.edited(desk.deck, ("retype", BULLETS, NAPS, "Naps are not free"))
    (desk.folder / "from ada.pptx").write_bytes(copy)
    desk.in_text(("Bright mornings", "Bright dawns"))
    desk.build()
    text, deck = desk.text, desk.deck
    assert desk.run("pull", "from ada.pptx").code == 0
    assert "Naps are not free" in desk.text
    assert desk.run("undo", "talk.md").code == 0
    assert (desk.text, desk.deck) == (text, deck)


def test_a_copy_that_is_pulled_again_brings_nothing_new(desk) -> None:
    copy = powerpoint.edited(desk.deck, ("retype", BULLETS, NAPS, "Naps are not free"))
    (desk.folder / "from ada.pptx").write_bytes(copy)
    desk.in_text(("Bright mornings", "Bright dawns"))
    desk.build()
    desk.run("pull", "from ada.pptx")
    text, deck = desk.text, desk.deck
    said = desk.run("pull", "from ada.pptx")
    assert said.out.startswith("from ada.pptx: nothing that talk.md does not say already\n")
    assert (desk.text, desk.deck) == (text, deck)
