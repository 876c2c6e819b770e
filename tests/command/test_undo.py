"""Every write can be taken back, one after the other, and nothing is lost by it."""

import shutil
from pathlib import Path

import pytest

import make_deck
from slides.command import backup
from slides.command.files import digest
from slides.command.transaction import Change, replace_together
from slides.command.undo import _clock

TALK = "---\ntitle: Tea\nminutes: 1+1\n---\n\n## Tea is made of leaves\n\n- Green leaves\n"
NOTHING = "error: nothing that we wrote of this talk is left to take back\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A conference folder with a talk whose deck was made twice."""
    folder = tmp_path_factory.mktemp("built")
    for text in (TALK, TALK.replace("Green", "Black")):
        (folder / "tea.md").write_text(text)
        assert make_deck.main([str(folder / "tea.md"), "--quiet"]) == 0
    return folder


@pytest.fixture
def folder(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder of our own, and we stand in it."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def clock(number: int = -1) -> str:
    """Return when a write was, as it is told."""
    return _clock(backup.history(Path())[number].when)


def test_each_write_is_taken_back_in_turn_until_nothing_is_left(folder, capsys) -> None:
    (first,) = Path(".make_deck/backup").glob("tea-*.pptx")
    one = first.read_bytes()
    assert make_deck.main(["undo", "tea.md"]) == 0
    assert capsys.readouterr().out == f"tea.pptx: as it was before {clock()} (1 more to go back to)\n"
    assert Path("tea.pptx").read_bytes() == one
    assert "Black" in Path("tea.md").read_text()
    assert make_deck.main(["undo", "tea.pptx"]) == 0
    said = f"tea.pptx: not there before {clock(0)}, and taken away (nothing more to go back to)\n"
    assert capsys.readouterr().out == said
    assert not Path("tea.pptx").exists()
    assert make_deck.main(["undo", "tea.md"]) == 3
    assert capsys.readouterr().err == f"tea.pptx: {NOTHING}"


def test_what_was_taken_back_is_made_again_and_can_be_taken_back_again(folder, capsys) -> None:
    two = Path("tea.pptx").read_bytes()
    make_deck.main(["undo", "tea.md"])
    one = Path("tea.pptx").read_bytes()
    assert make_deck.main(["tea.md"]) == 0
    assert Path("tea.pptx").read_bytes() == two != one
    assert make_deck.main(["undo", "tea.md"]) == 0
    assert Path("tea.pptx").read_bytes() == one


def test_text_and_deck_that_were_written_together_go_back_together(folder, capsys) -> None:
    old = {name: Path(name).read_bytes() for name in ("tea.pptx", "tea.md")}
    changes = [Change(Path(name), digest(data), data + b" merged") for name, data in old.items()]
    replace_together(Path(), changes)
    assert make_deck.main(["undo", "tea.md"]) == 0
    assert (
        capsys.readouterr().out == f"tea.pptx, tea.md: as they were before {clock()} (2 more to go back to)\n"
    )
    assert {name: Path(name).read_bytes() for name in old} == old


def test_a_file_that_was_changed_since_is_left_and_with_force_is_kept(folder, capsys) -> None:
    Path("tea.pptx").write_bytes(b"edited in PowerPoint")
    assert make_deck.main(["undo", "tea.md"]) == 3
    kept = Path(".make_deck/backup")
    assert capsys.readouterr().err == (
        "tea.pptx: error: this file was changed since, and was left as it is\n"
        f"  hint: --force takes it back all the same, and keeps it in {kept}\n"
    )
    assert Path("tea.pptx").read_bytes() == b"edited in PowerPoint"
    assert make_deck.main(["undo", "tea.md", "--force"]) == 0
    assert b"edited in PowerPoint" in [path.read_bytes() for path in kept.glob("tea-*.pptx")]
    assert make_deck.main(["tea.md", "--quiet"]) == 0
    assert b"edited in PowerPoint" in [path.read_bytes() for path in kept.glob("tea-*.pptx")]


def test_a_text_that_was_shortened_or_drafted_goes_back_too(folder, capsys) -> None:
    Path("tea.md").write_text(TALK + "\n::: notes\n" + "word " * 200 + "\n:::\n")
    before = Path("tea.md").read_bytes()
    assert make_deck.main(["shorten", "tea.md", "--minutes", "1", "--write", "--quiet"]) == 0
    assert Path("tea.md").read_bytes() != before
    assert make_deck.main(["undo", "tea.md"]) == 0
    assert Path("tea.md").read_bytes() == before
    Path("ward.txt").write_text("Ward rounds\n\nWard rounds are short. They may be shorter.\n")
    assert make_deck.main(["draft", "ward.txt", "--quiet"]) == 0
    assert make_deck.main(["undo", "ward.slides.md"]) == 0
    assert not Path("ward.slides.md").exists()


def test_a_talk_that_was_never_written_has_nothing_to_take_back(folder, capsys) -> None:
    Path("other.md").write_text(TALK)
    assert make_deck.main(["undo", "other.md"]) == 3
    assert capsys.readouterr().err == f"other.pptx: {NOTHING}"
    assert make_deck.main(["undo"]) == 2
    assert capsys.readouterr().err.startswith("error: there is no slide text in slides/text/\n")


def test_a_record_that_is_damaged_is_said_and_nothing_is_thrown_away(folder, capsys) -> None:
    record = Path(".make_deck/backup/history.json")
    record.write_bytes(b"[{")
    kept = sorted(record.parent.iterdir())
    assert make_deck.main(["undo", "tea.md"]) == 1
    assert capsys.readouterr().err == (
        f"{record}: error: this record of what was written cannot be read any more\n"
        f"  hint: move the folder {record.parent} away: it holds what can be taken back\n"
    )
    assert sorted(record.parent.iterdir()) == kept
