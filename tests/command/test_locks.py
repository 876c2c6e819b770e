"""A deck that is open in PowerPoint or LibreOffice is not written, and who has it open is named."""

from pathlib import Path

import pytest

import make_deck
from slides.command.locks import refuse_open
from slides.errors import Refused

TALK = "---\ntitle: Tea\nminutes: 1+1\n---\n\n## Tea is made of leaves\n\n- Green leaves\n"


def powerpoints(name: str) -> bytes:
    """Return what PowerPoint writes: the name in single bytes filled up to 54, its length, the name in UTF-16."""
    count = bytes([len(name)])
    narrow = name.encode("cp1252", "replace").ljust(54)
    return count + narrow + count + b"\0" + name.encode("utf-16-le").ljust(108)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A conference folder with a talk, and we stand in it."""
    monkeypatch.chdir(tmp_path)
    Path("tea.md").write_text(TALK)
    return tmp_path


@pytest.mark.parametrize(
    ("lock", "data", "where"),
    [
        ("~$tea.pptx", powerpoints("Zoë Łuk"), "PowerPoint (Zoë Łuk)"),
        ("~$tea.pptx", b"", "PowerPoint"),
        (".~lock.tea.pptx#", b",zoe,ward-7,30.11.2026 01:13,file:///home/zoe;", "LibreOffice (zoe on ward-7)"),
        (".~lock.tea.pptx#", b"Doe\\, Zo\xc3\xab,zoe,ward-7,30.11.2026 01:13,;", "LibreOffice (Doe, Zoë on ward-7)"),
        (".~lock.tea.pptx#", b"", "LibreOffice"),
    ],
)  # fmt: skip
def test_a_deck_that_is_open_is_refused_with_its_owner_and_the_ways_out(
    folder, capsys, lock, data, where
) -> None:
    Path(lock).write_bytes(data)
    Path("tea.pptx").write_bytes(b"open elsewhere")
    assert make_deck.main(["tea.md"]) == 3
    assert capsys.readouterr().err == (
        f"tea.pptx: error: this deck is open in {where}, and was left as it is\n"
        "  hint: close it there, or write beside it with -o NAME.pptx; "
        f"if nobody has it open any more, delete {lock} or say --force\n"
    )
    assert Path("tea.pptx").read_bytes() == b"open elsewhere"


def test_the_ways_out_lead_out_and_leave_the_lock_where_it_is(folder) -> None:
    Path("~$tea.pptx").write_bytes(powerpoints("Zoë"))
    Path("tea.pptx").write_bytes(b"open elsewhere")
    assert make_deck.main(["tea.md", "-o", "other.pptx"]) == 0
    assert Path("tea.pptx").read_bytes() == b"open elsewhere"
    assert make_deck.main(["tea.md", "--force"]) == 0
    assert Path("tea.pptx").read_bytes() == Path("other.pptx").read_bytes()
    assert Path("~$tea.pptx").read_bytes() == powerpoints("Zoë")


def test_a_file_left_beside_a_deck_that_is_not_there_keeps_nobody_from_making_it(folder) -> None:
    Path("~$tea.pptx").write_bytes(powerpoints("Zoë"))
    assert make_deck.main(["tea.md"]) == 0


def test_the_cut_off_form_of_a_long_name_counts_unless_a_deck_bears_the_rest_of_it(tmp_path) -> None:
    deck = tmp_path / "1-pain-relief.pptx"
    deck.touch()
    refuse_open(deck)
    (tmp_path / "~$pain-relief.pptx").write_bytes(powerpoints("Zoë"))
    with pytest.raises(Refused):
        refuse_open(deck)
    (tmp_path / "pain-relief.pptx").touch()
    refuse_open(deck)
    with pytest.raises(Refused):
        refuse_open(tmp_path / "pain-relief.pptx")


def test_what_a_lock_says_cannot_command_a_terminal(tmp_path) -> None:
    (tmp_path / "tea.pptx").touch()
    (tmp_path / ".~lock.tea.pptx#").write_bytes(b"\x1b[2Jzoe,z,ward\x07,t,p;")
    with pytest.raises(Refused, match=r"\(\[2Jzoe on ward\)"):
        refuse_open(tmp_path / "tea.pptx")
