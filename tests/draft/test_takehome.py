"""The last slide: the article's conclusion with its hedge, a limit, and a title of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slides import article
from slides.draft import draft
from slides.model import Article, Slide, Slot, plain

VNS_PATH = Path(__file__).parents[2] / "seeds" / "vns-pain-relief.txt"
VNS = article.read(VNS_PATH.read_bytes(), VNS_PATH.name)

TRIAL = article.read(
    b"""# Abstract

## Conclusions

Daily walking may help older people to sleep in winter.

# Introduction

Sleep is good for people.

# Results

Walking made sleep longer by 12 minutes. The walkers slept 7 hours.

# Discussion

Walking helped the people of one town. Others found the same in summer.

The study was small and it was not blinded.
""",
    "walking.md",
)


def takehome(found: Article, minutes: int) -> tuple[Slide, list[str]]:
    talk = draft(found, "a.md", Slot(minutes))
    (slide,) = [slide for slide in talk.slides if slide.kind == "takehome"]
    return slide, [plain(other.title) for other in talk.slides if other is not slide]


@pytest.mark.parametrize("found", [VNS, TRIAL], ids=["essay", "trial"])
@pytest.mark.parametrize("minutes", [4, 8, 12])
def test_it_has_a_title_of_its_own_two_to_four_lines_and_a_limit(found: Article, minutes: int) -> None:
    slide, others = takehome(found, minutes)
    told = [plain(slide.title), *(plain(item.runs) for item in slide.items)]
    assert plain(slide.title) not in {*others, "Take-home", "Conclusion"}
    assert 2 <= len(slide.items) <= 4
    assert any(re.search(r"not a one-size|was small|needed", line) for line in told)
    assert any(" may " in line for line in told)


def test_the_conclusion_heads_it_where_it_is_short_enough() -> None:
    slide, _ = takehome(TRIAL, 8)
    assert plain(slide.title) == "Daily walking may help older people to sleep in winter"


def test_limits_and_conclusions_of_own_work_need_no_citation() -> None:
    talk = draft(TRIAL, "a.md", Slot(8))
    assert "todo" not in str([slide.blocks for slide in talk.sections[-2].slides + talk.sections[-3].slides])


def test_a_benefit_does_not_head_the_limits() -> None:
    found = article.read(
        b"# Introduction\n\nSleep is good.\n\n# Results\n\nAll slept.\n\n# Discussion\n\n"
        b"The direct comparison of all the treatments of one town was difficult, but both treatments were good for "
        b"most of the people there.\n",
        "a.md",
    )
    limits = next(own for own in draft(found, "a.md", Slot(6)).sections if plain(own.title) == "Limits")
    assert "both treatments" not in plain(limits.slides[0].title).lower()
