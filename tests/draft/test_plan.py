"""Which sentences share a slide, what goes first when time is short, and what is kept for questions."""

from __future__ import annotations

import pytest

from slides import article, check
from slides.draft import draft
from slides.model import Article, Slide, Slot, Talk, plain

LONG = (
    "Walking every single evening helped group {n} of the eighty older people of that small town to sleep much better "
    "at night than before"
)
SHORT = "Walking helped group {n} to sleep better at night"


def report(*results: str, discussion: str = "Others agree. The study was small.") -> Article:
    told = "\n\n".join(f"{text}." for text in results)
    intro = "Sleep is good for people. Walking may help."
    text = f"# Introduction\n\n{intro}\n\n# Results\n\n{told}\n\n# Discussion\n\n{discussion}\n"
    return article.read(text.encode(), "a.md")


def section(talk: Talk, title: str) -> list[Slide]:
    return [slide for own in talk.sections if plain(own.title) == title for slide in own.slides]


def test_a_sentence_that_can_head_a_slide_goes_to_the_neighbour_that_has_none() -> None:
    results = [LONG.format(n=n) for n in range(4)] + [SHORT.format(n=n) for n in range(4, 8)]
    titles = [plain(slide.title) for slide in section(draft(report(*results), "a.md", Slot(6)), "Results")]
    assert len(titles) >= 2
    assert "Results" not in titles


def test_the_name_of_a_section_heads_a_slide_only_where_no_sentence_can() -> None:
    talk = draft(report(*(LONG.format(n=n) for n in range(4))), "a.md", Slot(5))
    assert [plain(slide.title) for slide in section(talk, "Results")] == ["Results"]


@pytest.mark.parametrize(("minutes", "spare"), [(5, 0), (8, 1), (15, 2), (22, 3)])
def test_one_slide_in_seven_goes_first_when_time_is_short(minutes: int, spare: int) -> None:
    talk = draft(report(*(SHORT.format(n=n) for n in range(80))), "a.md", Slot(minutes))
    marked = [slide for own in talk.sections for slide in own.slides if slide.if_time]
    assert len(marked) == spare
    assert not any(slide.if_time for slide in section(talk, "Limits"))


@pytest.mark.parametrize("minutes", [3, 5, 8, 12, 20])
def test_what_is_said_fits_the_time(minutes: int) -> None:
    talk = draft(
        report(*(f"{LONG.format(n=n)}. {SHORT.format(n=n)}" for n in range(60))), "a.md", Slot(minutes)
    )
    assert check.summary(talk).seconds <= minutes * 60


def test_what_fits_on_no_slide_is_kept_for_questions_and_nothing_is_there_twice() -> None:
    found = report(
        *(SHORT.format(n=n) for n in range(30)), discussion="It was small. " + SHORT.format(n=99) + "."
    )
    talk = draft(found, "a.md", Slot(4))
    told = {plain(item.runs) for own in talk.sections[:-1] for slide in own.slides for item in slide.items}
    kept = {plain(item.runs) for slide in talk.sections[-1].slides[:-1] for item in slide.items}
    assert len(kept) >= 2
    assert not kept & told


def test_pieces_of_a_list_are_on_no_slide() -> None:
    listed = "The aims were:\n\n- to help people;\n- to cool towns;\n- to make sleep better for everybody."
    talk = draft(report(SHORT.format(n=1), discussion=listed), "a.md", Slot(8))
    shown = str([(slide.title, slide.blocks) for slide in talk.slides])
    assert "Walking helped group 1" in shown
    assert "cool towns" not in shown
    assert "for everybody" not in shown
