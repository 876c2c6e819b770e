"""Several files are written together or not at all, whatever fails and whenever the run ends."""

import errno
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from slides.command import backup, disk
from slides.command.files import digest, state_folder
from slides.command.transaction import Change, recover, replace_together
from slides.errors import DeckError, Refused
from tests.build import ROOT
from tests.command.killed import NEW, OLD, QUIET, at_each_step, change, set_up, talk, unwanted

LOUD = type(QUIET)(quiet=False, json=False)
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="a process cannot be copied here")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a talk that was written once before, and we stand in it."""
    set_up(tmp_path)
    monkeypatch.chdir(tmp_path)
    return Path()


def run_killed(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.command.killed", *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_all_files_are_written_and_what_they_were_is_kept(home) -> None:
    change(home)
    assert talk(home) == NEW
    assert [len(write.files) for write in backup.history(home)] == [3, 4]
    assert all(backup.kept(home, name, digest(data)) == data for name, data in OLD.items())
    assert not unwanted(home)


def test_the_same_bytes_are_not_written_again_and_leave_no_backup(home) -> None:
    stamp = Path("tea.pptx").stat().st_mtime_ns
    assert not replace_together(home, [Change(home / name, digest(d), d) for name, d in OLD.items()])
    assert Path("tea.pptx").stat().st_mtime_ns == stamp
    assert len(backup.history(home)) == 1


def test_the_last_twenty_writes_of_each_file_are_kept_and_the_same_bytes_once(home) -> None:
    for n in range(50):
        old, new = (b"even", b"odd") if n % 2 else (b"odd", b"even")
        replace_together(home, [Change(Path("a.md"), digest(old) if n else None, new)])
    history = backup.history(home)
    assert len(history) == 1 + backup.MOST_KEPT
    assert history[0].touches({"tea.pptx"})
    kept = {path.name[:4] for path in Path(".make_deck/backup").iterdir()}
    assert sorted(path.suffix for path in Path(".make_deck/backup").iterdir()) == [".json", ".md", ".md"]
    assert kept == {"a-" + digest(b"even")[:2], "a-" + digest(b"odd")[:2], "hist"}


# ------------------------------------------------------------------------------------------------ what others do


def test_a_file_that_was_saved_meanwhile_is_left_as_it_is_and_all_others_too(home) -> None:
    Path("text/tea.md").write_bytes(b"saved in an editor")
    with pytest.raises(Refused) as refused:
        change(home)
    assert str(refused.value) == (
        "text/tea.md: error: this file was saved by somebody while this ran, and was left as it is\n"
        "  hint: run it again"
    )
    assert talk(home) == {**OLD, "text/tea.md": b"saved in an editor"}
    assert not unwanted(home)


def test_a_file_that_is_saved_at_the_last_moment_is_left_as_it_is_and_the_others_go_back(home) -> None:
    def act(_: int, step: str, args: tuple[object, ...]) -> None:
        if step == "replace" and str(args[1]).endswith("tea.pptx"):
            Path("text/tea.md").write_bytes(b"saved in an editor")

    with at_each_step(act), pytest.raises(Refused):
        change(home)
    assert talk(home) == {**OLD, "text/tea.md": b"saved in an editor"}
    assert not unwanted(home)


def test_a_file_that_another_program_holds_open_is_refused_and_the_others_go_back(home) -> None:
    """Windows lets nobody replace a file that is open."""

    def act(_: int, step: str, args: tuple[object, ...]) -> None:
        if step == "replace" and str(args[1]).endswith("tea.md"):
            raise PermissionError(errno.EACCES, "Access is denied", str(args[1]))

    with at_each_step(act), pytest.raises(Refused) as refused:
        change(home)
    assert str(refused.value) == (
        "text/tea.md: error: this file is open in another program, and was left as it is\n"
        "  hint: close it there, or write another one with -o"
    )
    assert talk(home) == OLD
    assert not unwanted(home)


def test_two_runs_in_one_folder_wait_for_each_other(home) -> None:
    with disk.alone(state_folder(home)):
        other = threading.Thread(target=change, args=(home,))
        other.start()
        other.join(0.05)
        assert talk(home) == OLD
    other.join()
    assert talk(home) == NEW


# ------------------------------------------------------------------------------------------------ what fails


def steps_of(home: Path) -> int:
    """Return how many steps a change takes."""
    numbers = []
    with at_each_step(lambda number, *_: numbers.append(number)):
        change(home)
    return numbers[-1]


def test_any_step_that_fails_leaves_all_old_or_all_new_at_once(tmp_path) -> None:
    set_up(tmp_path / "0")
    told = 0
    for number in range(1, steps_of(tmp_path / "0") + 1):
        home = tmp_path / str(number)
        set_up(home)

        def act(n: int, *_: object, number: int = number) -> None:
            if n == number:
                raise OSError(errno.EIO, "Input/output error")

        try:
            with at_each_step(act):
                change(home)
        except DeckError as error:
            told += "and is as it was before: Input/output error" in str(error)
            assert talk(home) == OLD, number
        else:
            assert talk(home) == NEW, number
        recover(home, QUIET)
        assert talk(home) in (OLD, NEW), number
        change(home) if talk(home) == OLD else None
        assert talk(home) == NEW, number
        assert not unwanted(home), number
    assert told > 30


def test_a_disk_that_is_full_from_any_step_on_leaves_all_old_or_all_new(tmp_path) -> None:
    set_up(tmp_path / "0")
    told = 0
    for number in range(1, steps_of(tmp_path / "0") + 1):
        home = tmp_path / str(number)
        set_up(home)

        def act(n: int, step: str, args: tuple[object, ...], number: int = number) -> None:
            if n >= number and step in ("write", "mkdir"):
                raise OSError(errno.ENOSPC, "No space left on device")

        try:
            with at_each_step(act):
                change(home)
        except DeckError as error:
            told += "and is as it was before: No space left on device" in str(error)
            assert talk(home) == OLD, number
        recover(home, QUIET)
        assert talk(home) in (OLD, NEW), number
        change(home) if talk(home) == OLD else None
        assert not unwanted(home), number
    assert told > 20


# ------------------------------------------------------------------------------------------------ what is killed


@forks
def test_a_run_killed_at_any_step_leaves_all_old_or_all_new_and_the_next_no_trace_of_it(tmp_path) -> None:
    run = run_killed("every", tmp_path)
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 50


def test_a_run_killed_between_two_files_is_finished_by_the_next_and_said_so(home, capsys) -> None:
    assert run_killed(home.absolute(), "replace tea.md").returncode == 9
    assert talk(home)["tea.pptx"] == NEW["tea.pptx"]
    assert talk(home)["text/tea.md"] == OLD["text/tea.md"]
    recover(home, LOUD)
    names = "tea.pptx, text/tea.md, record.json, gone.txt"
    assert capsys.readouterr().out == f"{names}: a write was interrupted, and is finished now\n"
    assert talk(home) == NEW
    recover(home, LOUD)
    assert capsys.readouterr().out == ""


def test_where_a_file_was_saved_before_it_could_be_replaced_the_others_go_back(home, capsys) -> None:
    run_killed(home.absolute(), "replace tea.md")
    Path("text/tea.md").write_bytes(b"saved in an editor")
    recover(home, LOUD)
    assert capsys.readouterr().out.endswith(": a write was interrupted, and taken back\n")
    assert talk(home) == {**OLD, "text/tea.md": b"saved in an editor"}
    assert not unwanted(home)


def test_where_a_file_was_saved_after_it_was_replaced_the_others_follow(home) -> None:
    run_killed(home.absolute(), "replace tea.md")
    Path("tea.pptx").write_bytes(b"saved in PowerPoint")
    recover(home, QUIET)
    assert talk(home) == {**NEW, "tea.pptx": b"saved in PowerPoint"}
    assert not unwanted(home)


def test_where_both_were_saved_since_nothing_is_touched_and_what_they_were_can_be_had_back(
    home, capsys
) -> None:
    run_killed(home.absolute(), "replace tea.md")
    Path("tea.pptx").write_bytes(b"saved in PowerPoint")
    Path("text/tea.md").write_bytes(b"saved in an editor")
    recover(home, LOUD)
    assert capsys.readouterr().out.endswith("and all was changed since: left as it is\n")
    assert talk(home) == {**OLD, "tea.pptx": b"saved in PowerPoint", "text/tea.md": b"saved in an editor"}
    assert backup.kept(home, "tea.pptx", digest(OLD["tea.pptx"])) == OLD["tea.pptx"]


def test_a_record_of_an_interrupted_write_that_cannot_be_read_is_said(home) -> None:
    record = Path(".make_deck/journal.json")
    record.write_bytes(b"{")
    with pytest.raises(DeckError) as error:
        recover(home, QUIET)
    assert str(error.value) == (
        f"{record}: error: a write was interrupted, and the record of it cannot be read any more\n"
        f"  hint: see that text and deck are whole ({Path('.make_deck/backup')} has them as they were), "
        "then delete this file"
    )
    assert talk(home) == OLD


def test_a_folder_where_nothing_was_interrupted_is_not_touched(tmp_path) -> None:
    recover(tmp_path, QUIET)
    recover(tmp_path / "nowhere", QUIET)
    assert not list(tmp_path.iterdir())
