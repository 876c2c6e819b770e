"""Under a title stands what the article says about it, on short lines."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides import article
from slides.draft import wrap
from slides.draft.compress import Point
from slides.draft.under_title import FEATURES, WORTH, Pool
from slides.model import Article

TRIAL = article.read(
    b"""---
title: "Walking and sleep: a randomised trial"
---

# Abstract

Daily walking improved sleep in 120 adults.

# Introduction

Poor sleep affects about 30% of adults. Walking may improve sleep, but the evidence is limited.

# Methods

Adults aged 18 or over were recruited from two clinics. People who worked at night were excluded.
The primary outcome was the sleep score at 8 weeks.

# Results

Compared to usual care, walking raised the sleep score by 2.4 points. No serious adverse events were reported.
The difference was not significant at 6 months.

# Discussion

Walking was better than usual care at 8 weeks. This effect may fade. The trial was small and was not blinded.

# Future work

A larger trial is planned in which walks will be counted by a device that is worn on the wrist, while sleep
will be measured at home over twelve months in five countries.

# Funding

The trial was funded by a walking club.
""",
    "trial.md",
)
POOL = Pool.of(TRIAL)


def lines(title: str, words: int = 20) -> list[str]:
    return [line for c in POOL.under(title, words) for point in c.points for line in point.lines]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Methods", "Adults aged 18 or over were recruited from two clinics"),
        ("Primary outcome", "The primary outcome was the sleep score at 8 weeks"),
        ("Adverse events", "No serious adverse events were reported"),
        ("Future plans", "A larger trial is planned"),
    ],
)
def test_a_title_gets_the_sentences_that_speak_of_it(title: str, line: str) -> None:
    assert any(shown.startswith(line) for shown in lines(title, 45))


def test_a_title_that_concludes_gets_the_abstract_whatever_its_words() -> None:
    assert "Daily walking improved sleep in 120 adults" in lines("To sum up: conclusions", 30)


def test_lines_are_short_and_long_sentences_go_on_below() -> None:
    point = next(
        point
        for c in POOL.under("Future work")
        for point in c.points
        if point.text.startswith("A larger trial")
    )
    assert point.under
    assert all(
        len(line.split()) <= wrap.LONGEST for title in ("Future work", "Sleep") for line in lines(title, 90)
    )


def test_no_sentence_leans_on_one_that_is_not_there() -> None:
    for words in (10, 20, 40, 80):
        for title in ("The effect fades", "Results", "Walking"):
            shown = lines(title, words)
            assert not any(line.startswith("This effect") for line in shown) or any(
                line.startswith("Walking was better") for line in shown
            )


def test_who_paid_is_on_no_slide_of_the_content() -> None:
    assert not any("club" in line for line in lines("The walking club that funded the trial", 200))


def test_nothing_is_said_twice_and_more_words_are_more_sentences() -> None:
    some, more = lines("Walking", 10), lines("Walking", 60)
    assert len(set(more)) == len(more) > len(some) > 0


def test_an_article_without_a_word_of_the_title_still_says_something() -> None:
    assert lines("Zyzzyva")


def test_an_empty_article_says_nothing() -> None:
    assert Pool.of(Article("Nothing", ())).under("Results") == ()


def test_each_feature_has_a_value_and_each_value_a_feature() -> None:
    asked = POOL.asked("Conclusion")
    words = POOL.of_words(asked)
    assert all(set(values) == {feature.name for feature in WORTH} for values in words.values())
    (one, *_) = POOL.of_sentences(asked, dict.fromkeys(words, 0.0))
    assert set(one) == {feature.name for feature in FEATURES}


# -------------------------------------------------------------------------------------------------- lines that go on

LONG = (
    "The model was trained on 4,000 reports (of which 310 were left out, because they were too short to be read, "
    "or were not in English) and tested on 500, which nobody had seen before"
)


def test_a_line_is_broken_at_its_joints_and_not_in_a_bracket() -> None:
    assert wrap.wrapped(Point("Walking raised the score, which was measured at 8 weeks", ()), 8) == Point(
        "Walking raised the score", ("which was measured at 8 weeks",)
    )
    assert wrap.wrapped(Point(LONG)) is None


def test_a_short_line_stays_as_it_is() -> None:
    point = Point("Walking, not running, raised the score", ("by 2.4 points",))
    assert wrap.wrapped(point) == point


@given(
    st.lists(
        st.sampled_from(["walks,", "which", "(n", "= 3)", "not", "and", "sleep", "by", "less;"]), max_size=60
    )
)
def test_no_word_is_lost_where_a_line_is_broken(words: list[str]) -> None:
    text = " ".join(words)
    point = wrap.wrapped(Point(text))
    if point:
        assert re.sub(r"[,;]", "", " ".join(point.lines)) == re.sub(r"[,;]", "", text)
        assert all(len(line.split()) <= wrap.LONGEST for line in point.lines)
