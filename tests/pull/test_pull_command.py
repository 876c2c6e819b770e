"""`make_deck.py pull` as its user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pptx import Presentation

import make_deck
from tests.pull import decks


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an old deck, and we stand in it."""
    (tmp_path / "old.pptx").write_bytes(decks.lecture())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_deck_becomes_slide_text_with_its_pictures_beside_it_and_says_what_it_left(folder, capsys) -> None:
    before = (folder / "old.pptx").read_bytes()
    assert make_deck.main(["pull", "old.pptx"]) == 0
    assert capsys.readouterr().out == (
        "old.slides.md: 7 slides, 1 picture, 2 slides with notes; 4 things could not be said in text:\n"
        "  slide 2: a line stands deeper than the two levels that a slide has, and came up to the second\n"
        "  slide 3: the words “file” lead to file:///C:/x.xls, and a slide text leads to no files\n"
        "  slide 4: “Table 2” has merged cells, which no slide text says\n"
        "  slide 6: the chart “Chart 2” stays in the deck only\n"
        "to build it: make_deck.py old.slides.md -o NAME.pptx\n"
    )
    assert (folder / "old-picture-1.png").read_bytes() == decks.picture().getvalue()
    assert (folder / "old.pptx").read_bytes() == before


@pytest.mark.parametrize("name", decks.DECKS)
def test_what_was_pulled_builds_without_a_hand_on_it(name: str, folder: Path, capsys) -> None:
    (folder / "other.pptx").write_bytes(decks.DECKS[name]())
    assert make_deck.main(["pull", "other.pptx"]) == 0
    assert make_deck.main(["other.slides.md", "-o", "new.pptx"]) == 0
    assert Presentation("new.pptx").slides


def test_a_slide_text_that_is_there_is_not_written_over(folder, capsys) -> None:
    (folder / "old.slides.md").write_text("mine")
    assert make_deck.main(["pull", "old.pptx"]) == 3
    assert capsys.readouterr().err == (
        "old.slides.md: error: this slide text is there, and was left as it is\n"
        "  hint: -o NAME.md writes another one\n"
    )
    assert (folder / "old.slides.md").read_text() == "mine"
    assert not (folder / "old-picture-1.png").exists()


def test_nor_is_a_picture_that_is_another_one(folder, capsys) -> None:
    (folder / "old-picture-1.png").write_bytes(b"mine")
    assert make_deck.main(["pull", "old.pptx"]) == 3
    assert capsys.readouterr().err == (
        "old-picture-1.png: error: this file is there and is another picture, and was left as it is\n"
        "  hint: move it away, or write to another folder: -o FOLDER\n"
    )
    assert not (folder / "old.slides.md").exists()


def test_what_is_left_is_said_to_programs_too(folder, capsys) -> None:
    assert make_deck.main(["pull", "old.pptx", "-o", "new.md", "--json"]) == 0
    said = capsys.readouterr()
    assert [(f["path"], f["slide"], f["shape"]) for f in json.loads(said.out)][-1] == (
        "old.pptx",
        6,
        "Chart 2",
    )
    assert said.err.startswith("new.md: 7 slides")


def test_a_slide_that_is_too_full_is_said_more_simply_and_builds(folder, capsys) -> None:
    made = Presentation()
    decks.add(made, decks.TITLE, "A title that goes on " * 20, "Somebody")
    decks.add(
        made, decks.TWO, "Too much", *(["\n".join(["A line of some words that fills the column"] * 14)] * 2)
    )
    decks.add(made, decks.CONTENT, "One paragraph", "It says this and that, and more. " * 60)
    (folder / "full.pptx").write_bytes(decks.saved(made))
    assert make_deck.main(["pull", "full.pptx"]) == 0
    assert "“Too much” did not fit as it was, and is one list\n" in capsys.readouterr().out
    assert make_deck.main(["full.slides.md", "-o", "new.pptx"]) == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["pull"], "error: pull takes a deck\n  hint: make_deck.py pull edited.pptx\n"),
        (["pull", "olt.pptx"], "error: there is no file olt.pptx\n  hint: did you mean old.pptx?\n"),
        (["pull", "old.pptx", "-o", "x.txt"], "error: x.txt does not end in .md\n  hint: write -o x.md\n"),
    ],
)
def test_what_cannot_be_pulled_is_refused_with_what_to_do(
    words: list[str], message: str, folder, capsys
) -> None:
    assert make_deck.main(words) == 2
    assert capsys.readouterr().err == message
