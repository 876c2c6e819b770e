"""Slides with only a title get what their article says under it, and no other line of the text changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import make_deck
from slides import markdown
from slides.fill import Filled, filled
from slides.model import plain
from tests.draft.test_under_title import TRIAL

TEXT = """---
title: Walking and sleep
---

# The trial

## Primary outcome   {#outcome}

## My own slide

- Left alone

## Thank you

## Adverse events

## Our results and the primary outcome
"""


def fill(text: str) -> Filled:
    return filled(text, markdown.parse(text, "walk.md"), TRIAL)


def test_empty_slides_are_filled_with_lines_and_their_sources() -> None:
    talk = markdown.parse(fill(TEXT).text, "walk.md")
    slide = next(slide for slide in talk.slides if plain(slide.title) == "Primary outcome")
    assert "The primary outcome was the sleep score at 8 weeks" in [plain(item.runs) for item in slide.items]
    assert 'S6, line 16: "The primary outcome was the sleep score at 8 weeks."' in fill(TEXT).text


def test_no_line_that_was_there_changes() -> None:
    new = iter(fill(TEXT).text.split("\n"))
    assert all(line in new for line in TEXT.split("\n"))


def test_a_title_without_a_word_of_the_article_stays_empty_and_is_named() -> None:
    made = fill(TEXT)
    assert [plain(slide.title) for slide in made.left] == ["Thank you"]
    assert "## Thank you\n\n## Adverse events\n" in made.text


def test_no_sentence_goes_on_two_slides() -> None:
    quoted = re.findall(r"S\d+, line", fill(TEXT).text)
    assert len(set(quoted)) == len(quoted) > 3


def test_what_is_filled_is_not_filled_again() -> None:
    once = fill(TEXT).text
    assert fill(once) == Filled(once, (), fill(once).left)


def test_a_text_keeps_its_line_ends() -> None:
    assert fill(TEXT.replace("\n", "\r\n")).text == fill(TEXT).text.replace("\n", "\r\n")


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tea.txt").write_text(
        "Tea\n\nTea may help people to sleep. It has been drunk for 3,000 years.\n"
    )
    (tmp_path / "tea.md").write_text("---\ntitle: Tea\narticle: tea.txt\n---\n\n## Sleep\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "tea.md"


def test_draft_fills_a_slide_text(talk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert make_deck.main(["draft", "tea.md"]) == 0
    assert "\n## Sleep\n\n- Tea may help people to sleep\n" in talk.read_text()
    assert (
        capsys.readouterr().out == "tea.md: 1 slide filled from the article, to be read and changed by you\n"
    )


def test_a_text_without_its_article_is_not_filled(talk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (talk.parent / "tea.txt").unlink()
    assert make_deck.main(["draft", "tea.md"]) == 2
    assert capsys.readouterr().err == (
        "error: tea.md: the article tea.txt is not there, so no line is held to it\n"
        "  hint: say `article:` at its head, and where it is\n"
    )
