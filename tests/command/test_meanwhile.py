"""What somebody saves while a build runs is never lost to it."""

from pathlib import Path

import pytest
from pptx import Presentation

import make_deck
from slides.command import build, merging

TALK = "---\ntitle: Tea\nminutes: 1+1\n---\n\n## Tea is made of leaves\n\n- Green leaves\n"
SAID = (
    "{}: error: this file was saved by somebody while this ran, and was left as it is\n  hint: run it again\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A conference folder with a talk that was changed since its deck was made, and we stand in it."""
    monkeypatch.chdir(tmp_path)
    Path("tea.md").write_text(TALK)
    assert make_deck.main(["tea.md", "--quiet"]) == 0
    Path("tea.md").write_text(TALK.replace("Green leaves", "Green, dry leaves"))
    return tmp_path


def edit(title: str) -> None:
    deck = Presentation("tea.pptx")
    deck.slides[1].shapes.title.text_frame.text = title
    deck.save("tea.pptx")


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch):
    """Return what has something done while a deck is made."""

    def install(act) -> None:
        for module in (build, merging):
            real = module.made_of

            def made_of(*args, real=real, **options):
                act()
                return real(*args, **options)

            monkeypatch.setattr(module, "made_of", made_of)

    return install


def files() -> dict[str, bytes]:
    return {name: Path(name).read_bytes() for name in ("tea.md", "tea.pptx")}


def test_a_deck_that_is_saved_while_it_is_made_anew_is_left_as_it_is(folder, capsys, meanwhile) -> None:
    meanwhile(lambda: edit("Tea is black"))
    assert make_deck.main(["tea.md"]) == 3
    assert capsys.readouterr().err == SAID.format("tea.pptx")
    assert Presentation("tea.pptx").slides[1].shapes.title.text_frame.text == "Tea is black"


@pytest.mark.parametrize("name", ["tea.md", "tea.pptx"])
def test_what_is_saved_while_text_and_deck_are_brought_together_is_left_and_so_is_the_other(
    folder, capsys, meanwhile, name
) -> None:
    edit("Tea is black")
    before = files()
    saves = {
        "tea.md": lambda: Path("tea.md").write_text(TALK + "- Saved in an editor\n"),
        "tea.pptx": lambda: edit("Tea is saved"),
    }
    meanwhile(saves[name])
    assert make_deck.main(["tea.md"]) == 3
    assert capsys.readouterr().err == SAID.format(name)
    after = files()
    assert {other for other in before if after[other] != before[other]} == {name}
    other = "tea.pptx" if name == "tea.md" else "tea.md"
    assert after[other] == before[other]
