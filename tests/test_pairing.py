"""Which slide and which shape of one version of a deck is which of another, whatever marks were lost on the way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from slides.lengths import Emu
from slides.model import Rect, Run
from slides.outline import Outline, OutlineParagraph, OutlineShape, OutlineSlide
from slides.pairing import DRIFT, aligned, near, pair_shapes, pair_slides, pair_words


def box(name: str, text: str = "", at: int = 0, placeholder: str = "") -> OutlineShape:
    lines = tuple(OutlineParagraph((Run(line),)) for line in text.split("\n") if line)
    rect = Rect(Emu(at), Emu(at), Emu(1_000_000), Emu(500_000))
    return OutlineShape(name, "text", rect, placeholder, lines)


def slide(title: str, body: str = "", ident: str = "", creation: str = "") -> OutlineSlide:
    shapes = (box("Title", title, placeholder="title"), box("Body", body, 2_000_000))
    return OutlineSlide(ident, shapes, creation=creation)


def page(*shapes: OutlineShape) -> OutlineSlide:
    return OutlineSlide("", shapes)


A = slide("Night shifts move sleep", "Daylight may shorten it", "night", "11")
B = slide("Light moves the clock", "Two hours of bright light", "light", "22")
C = slide("Sleep was longer with light", "Half an hour in each group", "longer", "33")
DECK = Outline((A, B, C))


def unmarked(one: OutlineSlide) -> OutlineSlide:
    """The slide as LibreOffice leaves it."""
    return replace(one, ident="", creation="")


# ------------------------------------------------------------------------------------------------------------- slides


def test_slides_are_known_by_their_marks_whatever_they_say_and_wherever_they_stand() -> None:
    other = slide("All new", "Not a word is the same", "night", "11")
    assert pair_slides(DECK, Outline((C, other, B))) == {0: 2, 1: 0, 2: 1}


def test_a_copy_that_powerpoint_made_is_no_slide_of_ours() -> None:
    copy = replace(A, ident="", creation="99")
    assert pair_slides(DECK, Outline((copy, A, B, C))) == {1: 0, 2: 1, 3: 2}


def test_of_two_slides_with_one_mark_the_one_that_says_the_same_is_it() -> None:
    edited = slide("Something else", "Entirely", "night", "11")
    assert pair_slides(DECK, Outline((edited, A)))[1] == 0


def test_slides_without_marks_are_known_by_their_words() -> None:
    edited = slide("Night shifts move sleep", "Daylight will shorten it")
    assert pair_slides(DECK, Outline((unmarked(C), edited, unmarked(B)))) == {0: 2, 1: 0, 2: 1}


def test_a_slide_that_is_like_none_is_new() -> None:
    new = slide("Pills were not tested", "Nobody asked for them")
    assert pair_slides(DECK, Outline((*DECK.slides, new))) == {0: 0, 1: 1, 2: 2}


def test_slides_that_are_alike_are_told_apart_by_their_neighbours() -> None:
    twin = slide("Questions", "Ask")
    old = Outline((twin, A, twin, B))
    assert pair_slides(old, Outline(tuple(unmarked(one) for one in old.slides))) == {0: 0, 1: 1, 2: 2, 3: 3}


def test_what_cannot_be_told_apart_is_not_paired() -> None:
    twin = slide("Questions", "Ask")
    pairs = pair_slides(Outline((twin, twin)), Outline((A, twin)))
    assert 0 not in pairs


def test_empty_decks_have_no_pairs() -> None:
    assert pair_slides(Outline(()), DECK) == {} == pair_slides(DECK, Outline(()))


# ------------------------------------------------------------------------------------------------------------- shapes


def test_shapes_are_known_by_their_names() -> None:
    old = page(box("Card 1", "Light"), box("Card 2", "Naps"))
    new = page(box("Card 2", "Pills"), box("Card 1", "Walks"))
    assert pair_shapes(old, new) == {0: 1, 1: 0}


def test_of_two_shapes_with_one_name_the_one_that_says_the_same_is_it() -> None:
    old = page(box("Card 1", "Light"))
    new = page(box("Card 1", "Walks"), box("Card 1", "Light"))
    assert pair_shapes(old, new) == {1: 0}


def test_of_two_that_are_the_same_the_one_in_its_place_is_it() -> None:
    old = page(box("Card 1", "Light", 100_000))
    new = page(box("Card 1", "Light", 700_000), box("Card 1", "Light", 100_000))
    assert pair_shapes(old, new) == {1: 0}


def test_shapes_whose_names_were_lost_are_known_by_words_then_by_place() -> None:
    old = page(
        box("Title", "Night shifts", 0, "title"),
        box("Card 1", "Bright lamps", 10_000),
        box("Rule 1", "", 90_000),
    )
    new = page(
        box("PlaceHolder 1", "New title", 0, "title"),
        box("PlaceHolder 2", "", 90_000 + DRIFT),
        box("PlaceHolder 3", "Bright lamp", 400_000),
    )
    assert pair_shapes(old, new) == {0: 0, 1: 2, 2: 1}


def test_with_a_card_less_the_others_are_known_by_their_words() -> None:
    old = page(box("Card 1", "Light"), box("Card 2", "Naps"), box("Card 3", "Pills"))
    new = page(box("Card 1", "Light"), box("Card 2", "Pills"))
    assert pair_shapes(old, new, both_ours=True) == {0: 0, 1: 2}


def test_roles_of_which_there_are_as_many_keep_their_names_when_others_were_renumbered() -> None:
    old = page(box("Card 1", "Light"), box("Card 2", "Naps"), box("Label 1", "Day"), box("Label 2", "Night"))
    new = page(box("Card 1", "Naps"), box("Label 1", "Night"), box("Label 2", "Evening"))
    assert pair_shapes(old, new, both_ours=True) == {0: 1, 1: 2, 2: 3}


def test_a_picture_is_no_text_of_its_name() -> None:
    picture = OutlineShape("Card 1", "picture", image="abc")
    assert pair_shapes(page(box("Card 1", "Light")), page(picture)) == {}


def test_pictures_are_known_by_their_file() -> None:
    old = [
        OutlineShape("Picture 1", "picture", image="abc"),
        OutlineShape("Picture 2", "picture", image="def"),
    ]
    new = [OutlineShape("Image", "picture", image="def")]
    assert pair_words(old, new) == {0: 1}


# ---------------------------------------------------------------------------------------------------------- sequences


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("a b c", "a b c", [(0, 0), (1, 1), (2, 2)]),
        ("a b c", "a c", [(0, 0), (1, None), (2, 1)]),
        ("a c", "a b c", [(0, 0), (None, 1), (1, 2)]),
        ("", "a", [(None, 0)]),
        ("first second", "firsts seconds", [(0, 0), (1, 1)]),
    ],
)
def test_lines_are_paired_in_their_order(
    old: str, new: str, pairs: list[tuple[int | None, int | None]]
) -> None:
    assert list(aligned(old.split(), new.split())) == pairs


def test_a_line_that_was_edited_is_paired_with_the_one_it_was() -> None:
    old = ["Bright lamps", "Twenty minutes", "Not tested"]
    new = ["Very bright lamps", "Not tested at all"]
    assert list(aligned(old, new)) == [(0, 0), (1, None), (2, 1)]


def test_what_libreoffice_moves_is_near_and_what_a_hand_moves_is_not() -> None:
    here = Rect(Emu(0), Emu(0), Emu(100), Emu(100))
    assert near(here, replace(here, x=DRIFT))
    assert not near(here, replace(here, x=Emu(DRIFT + 1)))
    assert not near(here, None)
