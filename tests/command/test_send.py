"""The copy for the venue leaves the house only when nothing is in the way of it."""

import shutil
from pathlib import Path

import pytest
from pptx import Presentation

import make_deck

TALK = """\
---
title: Tea
author: A. Speaker
institution: Institute of Tea
event: Meeting of drinkers
---

## Disclosures {.disclosures}

- **Funding.** None

## Tea is made of leaves

- Green leaves

::: notes
Say so.

Sources:

- S1: "Tea is made of leaves."
:::
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A conference folder with a talk that is finished, its deck made."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "tea.md").write_text(TALK)
    assert make_deck.main([str(folder / "tea.md"), "--quiet"]) == 0
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder of our own on a machine without LibreOffice, and we stand in it."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("slides.office.PLACES", ())
    return tmp_path


def notes(deck: str) -> list[str]:
    return [
        s.notes_slide.notes_text_frame.text if s.has_notes_slide else "" for s in Presentation(deck).slides
    ]


@pytest.mark.parametrize("name", ["tea.md", "tea.pptx"])
def test_a_finished_deck_is_copied_without_its_sources_and_stays_as_it_is(folder, capsys, name) -> None:
    deck = Path("tea.pptx").read_bytes()
    assert make_deck.main(["send", name]) == 0
    assert capsys.readouterr().out == (
        "tea-send.pptx: to be sent, with notes\nno PDF beside it: LibreOffice is not on this machine\n"
    )
    assert notes("tea-send.pptx") == ["", "", "Say so."]
    assert Path("tea.pptx").read_bytes() == deck


def test_notes_go_and_comments_stay_as_asked(folder, capsys) -> None:
    assert make_deck.main(["send", "tea.md", "--no-notes"]) == 0
    assert capsys.readouterr().out.startswith("tea-send.pptx: to be sent, with neither notes nor comments\n")
    assert not any(notes("tea-send.pptx"))
    assert make_deck.main(["send", "tea.md", "--keep-comments", "-o", "venue.pptx"]) == 0
    assert capsys.readouterr().out.startswith("venue.pptx: to be sent, with notes and comments\n")


def test_what_is_not_done_is_listed_whole_and_nothing_is_written(folder, capsys) -> None:
    text = TALK.replace("event: Meeting of drinkers", "event:").replace("None", "")
    Path("tea.md").write_text(text.replace("Green leaves", "Green leaves heal [@todo]"))
    assert make_deck.main(["tea.md", "--quiet"]) == 0
    assert make_deck.main(["send", "tea.md"]) == 3
    said = capsys.readouterr().err
    for line in (
        "tea.md:5: error: `event:` is still empty\n",
        "tea.md:10: error: “Funding.” is not filled in\n",
        "tea.md:14: error: this claim still needs its citation\n",
    ):
        assert line in said
    assert said.endswith(
        "tea.pptx: error: these 3 are in the way, and nothing was written\n"
        "  hint: put it right, or send it as it is with --anyway\n"
    )
    assert not Path("tea-send.pptx").exists()
    assert make_deck.main(["send", "tea.md", "--anyway"]) == 0
    assert capsys.readouterr().out.startswith(
        "tea-send.pptx: to be sent, with notes, 3 findings passed over\n"
    )


def refusal(capsys) -> str:
    """Return what is said first where the deck is not sent."""
    assert make_deck.main(["send", "tea.md"]) == 3
    assert not Path("tea-send.pptx").exists()
    return capsys.readouterr().err.split("\ntea.pptx: error: this is in the way")[0]


def test_a_deck_that_was_edited_and_not_merged_is_not_sent(folder, capsys) -> None:
    deck = Presentation("tea.pptx")
    deck.slides[1].shapes.title.text_frame.text = "Tea is made of hot water"
    deck.save("tea.pptx")
    assert refusal(capsys) == (
        "tea.pptx: error: this deck was edited since it was made, and its slide text does not say so\n"
        "  hint: build it first"
    )


def test_a_deck_that_is_open_may_hold_what_is_not_saved(folder, capsys) -> None:
    Path(".~lock.tea.pptx#").write_text("Zoe,zoe,ward-7,30.11.2026 01:13,;")
    assert refusal(capsys) == (
        "tea.pptx: error: this deck is open in LibreOffice (Zoe on ward-7), and what is not saved there is not sent\n"
        "  hint: save it and close it there"
    )


def test_a_deck_that_is_older_than_its_text_is_not_sent(folder, capsys) -> None:
    Path("tea.md").write_text(TALK.replace("Green", "Black"))
    assert refusal(capsys) == (
        "tea.md: error: this slide text was changed since the deck was made of it\n  hint: build it first"
    )


def test_a_text_with_a_conflict_is_not_sent(folder, capsys) -> None:
    conflict = "<<<<<<< tea.md\n- Green leaves\n=======\n- Black leaves\n>>>>>>> tea.pptx\n"
    Path("tea.md").write_text(TALK.replace("- Green leaves\n", conflict))
    assert refusal(capsys).startswith("tea.md:14: error: a merge conflict is not settled here\n")


def test_a_deck_of_somebody_elses_is_not_sent_unasked(folder, capsys) -> None:
    Presentation().save("theirs.pptx")
    assert make_deck.main(["send", "theirs.pptx"]) == 3
    assert capsys.readouterr().err.startswith(
        "theirs.pptx: error: this deck is not ours, or has lost what we knew of it, "
        "so nobody can tell what it lacks\n"
    )
    assert make_deck.main(["send", "theirs.pptx", "--anyway", "--quiet"]) == 0


def test_a_deck_without_its_text_is_judged_by_the_text_that_is_in_it(folder, capsys) -> None:
    Path("tea.md").write_text(TALK.replace("event: Meeting of drinkers", "event:"))
    assert make_deck.main(["tea.md", "--quiet"]) == 0
    Path("tea.md").unlink()
    assert make_deck.main(["send", "tea.pptx"]) == 3
    assert capsys.readouterr().err == (
        "tea.pptx: error: `event:` is still empty\n     event:\n"
        "tea.pptx: error: this is in the way, and nothing was written\n"
        "  hint: put it right, or send it as it is with --anyway\n"
    )


def test_what_send_did_not_write_is_not_overwritten(folder, capsys) -> None:
    Path("tea-send.pptx").write_bytes(b"the chair's own")
    assert make_deck.main(["send", "tea.md"]) == 3
    assert capsys.readouterr().err == (
        "tea-send.pptx: error: this file is not a copy as send wrote it, and was left as it is\n"
        "  hint: move it away, or name another file with -o; --force overwrites it\n"
    )
    assert make_deck.main(["send", "tea.md", "--force"]) == 0
    Path("tea.md").write_text(TALK.replace("Green", "Black"))
    assert make_deck.main(["tea.md", "--quiet"]) == 0
    assert make_deck.main(["send", "tea.md"]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["send", "tea.md", "-o", "tea.pptx"], "tea.pptx is the deck itself\n  hint: give the copy another name"),
        (["send", "tee.pptx"], "there is no deck tee.pptx\n  hint: did you mean tea.pptx?"),
        (["send", "new.md"], "there is no deck new.pptx\n  hint: make_deck.py new.md makes it"),
        (["send", "tea.md", "-o", "tea.pdf"], "tea.pdf does not end in .pptx\n  hint: write -o tea.pptx"),
        (["tea.md", "--no-notes"], "a build does nothing with --no-notes\n  hint: make_deck.py --help lists what there is"),
    ],
)  # fmt: skip
def test_what_cannot_be_sent_is_said_with_a_hint(folder, capsys, words, said) -> None:
    Path("new.md").write_text(TALK)
    deck = Path("tea.pptx").read_bytes()
    assert make_deck.main(words) == 2
    assert capsys.readouterr().err == f"error: {said}\n"
    assert Path("tea.pptx").read_bytes() == deck


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copy_and_a_pdf_is_made_of_it(folder, capsys, monkeypatch) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    assert make_deck.main(["send", "tea.md"]) == 0
    assert capsys.readouterr().out.endswith("tea-send.pdf: as LibreOffice shows it\n")
    pdf = Path("tea-send.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page\n") == 3
