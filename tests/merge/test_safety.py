"""Whatever is locked, damaged, missing or interrupted: nothing is lost, and it is said what to do."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from slides.command import backup, disk
from slides.command.files import digest
from tests.build import ROOT
from tests.coauthor import powerpoint
from tests.command.test_transaction import forks
from tests.merge.desk import BULLETS, COFFEE, NAPS, Desk, set_table


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A talk whose deck and text were edited since it was built."""
    desk = set_table(tmp_path)
    desk.in_deck(("retype", BULLETS, NAPS, "Naps have a price"))
    desk.in_text(("Coffee hides", "Tea hides"))
    return desk


def is_merged(desk: Desk) -> bool:
    lines = desk.words(BULLETS).split("\n")
    return "Naps have a price" in desk.text and {"Naps have a price", "Tea hides the loss"} <= set(lines)


def without_base(deck: bytes) -> bytes:
    """Return a deck as Google Slides and Keynote save it: nothing of ours is in it but what is seen."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(deck)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("customXml/"):
                continue
            if name.endswith(".rels"):
                data = re.sub(rb"<Relationship [^>]*customXml[^>]*/>", b"", data)
            if name == "[Content_Types].xml":
                data = re.sub(rb"<Override [^>]*customXml[^>]*/>", b"", data)
            new.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize("lock", ["~$talk.pptx", ".~lock.talk.pptx#"])
def test_a_deck_that_is_open_is_left_as_it_is(desk, lock: str) -> None:
    (desk.folder / lock).write_text(",Ada,ward,30.11.2026;")
    text, deck = desk.text, desk.deck
    said = desk.build()
    assert said.code == 3
    assert "talk.pptx" in said.err
    assert (desk.text, desk.deck) == (text, deck)


def test_the_record_beside_the_deck_is_enough_where_the_deck_has_lost_its_own(desk) -> None:
    desk.deck = without_base(desk.deck)
    assert desk.build().code == 0
    assert is_merged(desk)


def test_the_record_in_the_deck_is_enough_where_the_folder_has_none(desk) -> None:
    for path in (desk.folder / ".make_deck").iterdir():
        path.unlink() if path.is_file() else None
    assert desk.build().code == 0
    assert is_merged(desk)


def test_a_deck_without_any_record_is_not_written_over(desk) -> None:
    desk.deck = without_base(desk.deck)
    (desk.folder / ".make_deck" / "talk.pptx.base.xml").unlink()
    text, deck = desk.text, desk.deck
    said = desk.build()
    assert said.code == 3
    assert (desk.text, desk.deck) == (text, deck)


@pytest.mark.parametrize("damage", ["cut short", "no zip", "empty"])
def test_a_damaged_deck_is_not_written_over(desk, damage: str) -> None:
    desk.deck = {"cut short": desk.deck[: len(desk.deck) // 2], "no zip": b"PK\3\4 nothing", "empty": b""}[
        damage
    ]
    text, deck = desk.text, desk.deck
    said = desk.build()
    assert said.code == 3
    assert "talk.pptx" in said.err
    assert (desk.text, desk.deck) == (text, deck)


def test_a_deck_that_is_saved_while_it_is_built_is_left_as_it_is(desk, monkeypatch) -> None:
    later = powerpoint.edited(desk.deck, ("retype", BULLETS, COFFEE, "Saved just now"))
    text, write = desk.text, disk.write

    def saved_meanwhile(*arguments: object) -> object:
        desk.deck = later
        return write(*arguments)

    monkeypatch.setattr(disk, "write", saved_meanwhile)
    said = desk.build()
    assert said.code == 3
    assert "was saved by somebody while this ran" in said.err
    assert (desk.text, desk.deck) == (text, later)
    monkeypatch.undo()
    assert desk.build().code == 3, "both changed the bullet about coffee"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="only who is not root is kept out")
def test_a_deck_that_may_not_be_written_is_left_as_it_is(desk) -> None:
    desk.deck_path.chmod(0o444)
    text, deck = desk.text, desk.deck
    assert desk.build().code == 3
    assert (desk.text, desk.deck) == (text, deck)


def test_both_sides_of_a_merge_can_be_had_back(desk) -> None:
    text, deck = desk.text, desk.deck
    assert desk.build().code == 0
    assert backup.kept(desk.folder, "talk.pptx", digest(deck)) == deck
    assert desk.run("undo", "talk.md").code == 0
    assert (desk.text, desk.deck) == (text, deck)
    assert desk.build().code == 0
    assert is_merged(desk)


def test_the_state_of_a_talk_tells_both_sides_and_writes_nothing(desk) -> None:
    files = {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()}
    said = desk.run("status", "talk.md")
    assert said.code == 0
    assert "“Naps have a price”" in said.out
    assert "slide changed: “Night shifts move sleep” (2 lines)" in said.out
    assert {path: path.read_bytes() for path in desk.folder.rglob("*") if path.is_file()} == files


@forks
@pytest.mark.parametrize("arguments", [("talk.md",), ("pull", "copy.pptx")], ids=("build", "pull"))
def test_a_merge_killed_at_any_step_loses_nothing_and_the_next_one_ends_well(arguments, tmp_path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "tests.merge.killed", str(tmp_path), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert int(run.stdout) > 20
