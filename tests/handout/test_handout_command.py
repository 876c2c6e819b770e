"""`handout` as its user meets it: the files, what is said, and what is never overwritten."""

import os
import sys
from pathlib import Path

import pytest

import make_deck

TALK = """\
---
title: Tea
---

## Its limits are many

- Few trials

## Tea may be good {.takehome}

- It may be green
- It may be black

::: notes
Say so.
:::
"""
NAMES = ["tea-handout.docx", "tea-script.docx"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A conference folder with one talk, no LibreOffice near, and we stand in it."""
    (tmp_path / "tea.md").write_text(TALK)
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def office(folder: Path, does: str) -> None:
    """Put a LibreOffice there that does something in Python, its words being `sys.argv`."""
    program = folder / "bin" / "soffice"
    program.write_text(f"#!{sys.executable}\nimport sys, pathlib\n{does}\n")
    program.chmod(0o755)


def documents() -> list[str]:
    return sorted(path.name for path in Path().glob("tea-*"))


def test_two_documents_are_written_and_it_is_said_why_there_is_no_pdf(folder, capsys) -> None:
    assert make_deck.main(["handout", "tea.md"]) == 0
    assert capsys.readouterr().out == (
        "tea-handout.docx: one page for those who listen\n"
        "tea-script.docx: what you say, and when\n"
        "no PDF beside them: LibreOffice is not on this machine\n"
    )
    assert documents() == NAMES
    before = [(Path(name).read_bytes(), os.stat(name).st_mtime_ns) for name in NAMES]
    assert make_deck.main(["handout", "tea.md"]) == 0
    assert [(Path(name).read_bytes(), os.stat(name).st_mtime_ns) for name in NAMES] == before


def test_with_libreoffice_each_gets_a_pdf_that_can_be_read_aloud(folder, capsys) -> None:
    office(folder, "pathlib.Path(sys.argv[-1]).with_suffix('.pdf').write_text(' '.join(sys.argv))")
    assert make_deck.main(["handout", "tea.md"]) == 0
    assert capsys.readouterr().out.endswith(
        "tea-handout.pdf: as LibreOffice shows it\ntea-script.pdf: as LibreOffice shows it\n"
    )
    told = Path("tea-script.pdf").read_text()
    assert "UseTaggedPDF" in told
    assert told.endswith("deck.docx")


def test_a_libreoffice_without_writer_leaves_the_documents(folder, capsys) -> None:
    office(folder, "")
    assert make_deck.main(["handout", "tea.md"]) == 0
    assert capsys.readouterr().err == (
        "warning: tea-handout.docx is made, but a PDF could not be made: LibreOffice gave none\n"
        "  hint: install LibreOffice Writer, or export them from Word\n"
    )
    assert documents() == NAMES


@pytest.mark.parametrize("name", [*NAMES, "tea-script.pdf"])
def test_a_document_that_somebody_wrote_into_is_refused_and_nothing_is_touched(folder, capsys, name) -> None:
    make_deck.main(["handout", "tea.md"])
    Path(name).write_bytes(b"mine")
    Path("tea.md").write_text(TALK.replace("title: Tea", "title: Coffee"))
    kept = {path: path.read_bytes() for path in Path().glob("tea-*")}
    capsys.readouterr()
    assert make_deck.main(["handout", "tea.md"]) == 3
    assert capsys.readouterr().err == (
        f"{name}: error: this file is not as handout wrote it, and was left as it is\n"
        "  hint: move it away, or name another folder with -o; --force overwrites it\n"
    )
    assert {path: path.read_bytes() for path in Path().glob("tea-*")} == kept
    assert make_deck.main(["handout", "tea.md", "-o", "paper"]) == 0
    assert sorted(path.name for path in Path("paper").glob("tea-*")) == NAMES
    assert make_deck.main(["handout", "tea.md", "--force"]) == 0


def test_a_file_is_no_folder_and_an_article_is_no_talk(folder, capsys) -> None:
    Path("tea.txt").write_text("Tea is made of leaves.")
    assert make_deck.main(["handout", "tea.md", "-o", "tea.txt"]) == 2
    assert (
        capsys.readouterr().err == "error: tea.txt is a file\n  hint: -o names the folder of the documents\n"
    )
    assert make_deck.main(["handout", "tea.txt"]) == 2
    assert "tea.txt has no slide text yet" in capsys.readouterr().err
