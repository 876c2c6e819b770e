"""`check --evidence` as its user meets it: the file, what is said, and what is never overwritten."""

from pathlib import Path

import pytest

import make_deck

TALK = """\
---
title: Tea
article: tea.txt
---

## Tea is made of leaves

- Green leaves
- Black leaves

::: notes
Say so.
:::
"""
ARTICLE = """\
Tea and how it is made

Tea is made of leaves, green or black. Black tea is withered first.
"""
CHECK = ["check", "tea.md", "--evidence", "tea.html"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A conference folder with one talk, and we stand in it."""
    (tmp_path / "tea.md").write_text(TALK)
    (tmp_path / "tea.txt").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_is_written_besides_what_check_says(folder, capsys) -> None:
    assert make_deck.main(CHECK) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "tea.html: 1 slide beside the article, to be read and signed"
    assert said[1].startswith("tea.pptx: 2 slides, ")
    page = (folder / "tea.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>\n")
    assert "Tea is made of leaves, green or black" in page.replace('<mark class="carries">', "").replace(
        "</mark>", ""
    )
    assert not (folder / "tea.pptx").exists()


def test_the_page_is_written_where_the_article_says_something_else(folder) -> None:
    (folder / "tea.md").write_text(TALK.replace("- Green leaves", "- Made of 40 leaves"))
    assert make_deck.main(CHECK) == 1
    assert '<h3 id="error">Errors (1)</h3>' in (folder / "tea.html").read_text()


def test_a_page_of_ours_is_written_anew_and_the_same_one_is_left_alone(folder) -> None:
    assert make_deck.main(CHECK) == 0
    first, stamp = (folder / "tea.html").read_bytes(), (folder / "tea.html").stat().st_mtime_ns
    assert make_deck.main(CHECK) == 0
    assert (folder / "tea.html").stat().st_mtime_ns == stamp
    (folder / "tea.md").write_text(TALK.replace("- Green leaves", "- Leaves, green"))
    assert make_deck.main(CHECK) == 0
    assert (folder / "tea.html").read_bytes() != first


def test_a_page_that_is_not_ours_or_was_changed_is_left_as_it_is(folder, capsys) -> None:
    (folder / "tea.html").write_text("mine")
    refusal = (
        "tea.html: error: this page is not ours, or was changed since, and was left as it is\n"
        "  hint: move it away, or name another file; --force overwrites it\n"
    )
    assert make_deck.main(CHECK) == 3
    assert capsys.readouterr().err == refusal
    assert (folder / "tea.html").read_text() == "mine"
    assert make_deck.main([*CHECK, "--force"]) == 0
    signed = (folder / "tea.html").read_text().replace("</main>", "<p>Agreed. B. Tester</p></main>")
    (folder / "tea.html").write_text(signed)
    capsys.readouterr()
    assert make_deck.main(CHECK) == 3
    assert capsys.readouterr().err == refusal
    assert (folder / "tea.html").read_text() == signed


def test_a_folder_takes_the_page_under_the_talks_name(folder) -> None:
    (folder / "pages").mkdir()
    assert make_deck.main(["check", "tea.md", "--evidence", "pages"]) == 0
    assert (folder / "pages" / "tea.evidence.html").exists()


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (
            "article: away.txt\n",
            "tea.md:3: error: the article away.txt is not there, so there is nothing to set beside the slides\n"
            "     article: away.txt\n",
        ),
        ("", "tea.md:1: error: no `article:` is named, so there is nothing to set beside the slides\n"),
    ],
)
def test_without_an_article_there_is_one_error_and_no_page(folder, capsys, head, said) -> None:
    (folder / "tea.md").write_text(TALK.replace("article: tea.txt\n", head))
    assert make_deck.main(CHECK) == 1
    hint = "  hint: write `article: FILE` into the front matter, its path relative to the slide text\n"
    assert capsys.readouterr().out == said + hint
    assert not (folder / "tea.html").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["check", "tea.md", "--evidence", "nowhere/tea.html"],
            "error: there is no folder nowhere\n  hint: make it first, or name another\n",
        ),
        (
            ["check", "tea.md", "--evidence", "tea.md"],
            "error: tea.md does not end in .html\n  hint: write --evidence tea.html\n",
        ),
        (
            ["check", "tea.md", "two.md", "--evidence", "tea.html"],
            "error: --evidence names one page, here are several talks\n"
            "  hint: name one talk: make_deck.py check tea.md --evidence tea.html\n",
        ),
        (
            ["check", "tea.md", "--force"],
            "error: check does nothing with --force alone\n"
            "  hint: --evidence FILE.html names the page that it overwrites\n",
        ),
        (
            ["tea.md", "--evidence", "tea.html"],
            "error: a build does nothing with --evidence\n  hint: make_deck.py --help lists what there is\n",
        ),
    ],
)
def test_what_cannot_be_written_is_refused_before_anything_is(folder, capsys, words, said) -> None:
    (folder / "two.md").write_text(TALK)
    assert make_deck.main(words) == 2
    assert capsys.readouterr().err == said
    assert (folder / "tea.md").read_text() == TALK
    assert not (folder / "tea.html").exists()


def test_json_stays_json(folder, capsys) -> None:
    assert make_deck.main([*CHECK, "--json"]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("[\n")
    assert said.err.startswith("tea.html: 1 slide beside the article, to be read and signed\n")
