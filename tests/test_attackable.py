"""Which claims an audience attacks first: by general words, in anybody's slide text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from slides import article, attackable, markdown
from slides.attackable import WEAKNESSES, attack

ROOT = Path(__file__).parent.parent
VNS = article.read((ROOT / "seeds" / "vns-pain-relief.txt").read_bytes(), "vns-pain-relief.txt")

PEOPLE_FLAGGED = ({6}, {11}, {4}, {7}, {8}, {3}, {9}, {12}, {13}, {17, 18}, {19, 5}, {1})
"""Sentences on vagus nerve stimulation that a reader marked as in need of a citation, the most attackable first."""


def ranking() -> list[int]:
    """Return the numbers of the sentences that make an attackable claim, first the one that is attacked first."""
    found = [(attack(s.text).score, -s.number) for s in VNS.sentences if attack(s.text).score]
    return [-number for _, number in sorted(found, reverse=True)]


def test_what_a_reader_marked_is_flagged_and_the_readers_first_four_are_among_the_first_six() -> None:
    flagged = ranking()
    assert sum(bool(row & set(flagged)) for row in PEOPLE_FLAGGED) == 12
    assert set.union(*PEOPLE_FLAGGED[:4]) <= set(flagged[:6])


def test_what_says_only_how_it_is_done_or_for_whom_it_is_not_is_no_claim_to_attack() -> None:
    assert {10, 14, 16} & set(ranking()) == set()


@pytest.mark.parametrize(
    ("text", "name", "question"),
    [
        (
            "The pump has fewer side effects than any pill.",
            "comparative safety",
            "How was “fewer side effects” measured, and against which treatment?",
        ),
        (
            "Green roofs are highly effective in settings such as schools and barns.",
            "efficacy in named conditions",
            "In which studies, and against what, was “highly effective” found for each?",
        ),
        (
            "The keyhole operation is minimally invasive compared with open surgery.",
            "comparative invasiveness",
            "By what measure is it “minimally invasive”, and against which procedure?",
        ),
        (
            "Rooms stay cooler and roofs last longer than bare ones.",
            "comparison",
            "Who has compared the two, by what measure, and how large is the difference (“longer than bare ones”)?",
        ),
        (
            "The plants release water vapour into the air.",
            "mechanism",
            "Who has measured “release water vapour”, and in whom or what?",
        ),
        (
            "The method is well tolerated.",
            "safety",
            "How many adverse events were counted, over what time, behind “well tolerated”?",
        ),
        (
            "Walking improves sleep at night.",
            "efficacy",
            "How large is the effect behind “improves sleep”, and compared with what?",
        ),
        (
            "Noise leads to bad sleep.",
            "cause",
            "What shows that one causes the other: “leads to bad sleep”?",
        ),
        (
            "It is a breakthrough in building.",
            "novelty or superlative",
            "By whose judgement is it “breakthrough in building”?",
        ),
        (
            "Recent studies suggest that they sleep late.",
            "studies without a study",
            "Which studies are meant by “Recent studies suggest”, and how large were they?",
        ),
        (
            "It is a long-term solution.",
            "long term",
            "How long was anyone followed up to call it “long-term solution”?",
        ),
        (
            "Many owners like the view.",
            "many people",
            "How many were asked, and in which survey (“Many owners”)?",
        ),
        (
            "A roof is affordable.",
            "cost",
            "Whose costs are meant by “affordable”, in which country and year?",
        ),
        (
            "New devices listen to the plant.",
            "advance",
            "Which products or methods are meant by “New devices listen”, and what do they add?",
        ),
        (
            "Bad sleep affects most towns.",
            "burden",
            "Which figures, from where and when, are behind “affects most towns”?",
        ),
        (
            "Green roofs are widely used.",
            "attention",
            "Which review or count is behind “widely used”?",
        ),
        ("A roof stands on walls.", "background", "Which source says so?"),
    ],
)
def test_each_weakness_has_its_question_in_the_claims_own_words(text: str, name: str, question: str) -> None:
    found = attack(text)
    assert (found.weakness.name, found.question) == (name, question)


def test_a_question_quotes_both_of_a_pair() -> None:
    assert attack("There was an improvement in sensory and motor scores during the year.").words == (
        "improvement in sensory and motor scores"
    )
    assert attack("It reduces noise and may help sleep.").words == "reduces noise"


def test_every_weakness_is_tried_above_and_the_table_is_in_the_order_of_its_weights() -> None:
    weights = [weakness.weight for weakness in WEAKNESSES]
    assert weights == sorted(weights, reverse=True)
    assert len(WEAKNESSES) == 16


@pytest.mark.parametrize(
    ("stronger", "weaker"),
    [
        ("Tea improves sleep.", "Tea may improve sleep."),
        ("Tea improves sleep.", "Tea improves sleep by 12%."),
        ("Tea improves sleep.", "It is unknown whether tea improves sleep."),
        ("Tea improves sleep.", "Tea aims to improve sleep."),
        ("Many patients report that tea improves sleep.", "Tea improves sleep."),
    ],
)
def test_figures_hedges_and_doubts_make_a_claim_less_attackable_and_a_second_weakness_more(
    stronger: str, weaker: str
) -> None:
    assert attack(stronger).score > attack(weaker).score > 0


TALK = markdown.parse(
    b"""---
title: Tea
---

# One

## Tea is widely used [@todo]

Studies show that tea works in cases such as these:

- **Coughs** [@todo]
- **Colds** [@todo]

## Tea has fewer side effects than coffee {.points}

- **Comparator.** The usual cup [@todo]
- **Side effects.** Fewer than with coffee [@todo]
- **Sleep.** As with water [@real]

> Tea calms by releasing theanine, and it restores sleep [@todo]

## A table

| Drink | Effect |
|---|---|
| Tea | improves sleep [@todo] |
""",
    "tea.md",
)


def test_the_claims_of_any_slide_text_are_ranked_with_the_words_that_stand_around_a_fragment() -> None:
    found = [(claim.line, claim.attack.weakness.name) for claim in attackable.ranked(TALK)]
    assert found == [
        (16, "comparative safety"),
        (17, "comparative safety"),
        (20, "mechanism"),
        (26, "efficacy"),
        (11, "studies without a study"),
        (12, "studies without a study"),
        (7, "attention"),
    ]


def test_a_speaker_is_told_of_the_first_claims_once_each() -> None:
    assert attackable.lines(TALK, 4) == (
        "tea.md: 7 claims to cite; the first to be asked about, `check` lists all:",
        "  line 16: Comparator. The usual cup",
        "    How was “fewer side effects” measured, and against which treatment?",
        "  line 17: Side effects. Fewer than with coffee",
        "    How was “Side effects. Fewer” measured, and against which treatment?",
        "  line 20: Tea calms by releasing theanine, and it restores sleep",
        "    Who has measured “restores sleep”, and in whom or what?",
        "  line 26: Tea improves sleep",
        "    How large is the effect behind “improves sleep”, and compared with what?",
    )


def test_a_long_claim_ends_between_two_words_and_no_claim_says_nothing() -> None:
    text = "## " + "tea improves sleep " * 8 + "[@todo]"
    talk = markdown.parse(f"---\ntitle: Tea\n---\n\n{text}\n".encode(), "tea.md")
    assert attackable.lines(talk)[:2] == (
        "tea.md: 1 claim to cite:",
        "  line 5: " + "tea improves sleep " * 4 + "tea improves …",
    )
    assert attackable.lines(markdown.parse(b"---\ntitle: Tea\n---\n\n## Tea\n", "tea.md")) == ()


def test_no_word_of_the_table_is_of_the_article_it_was_measured_on() -> None:
    told = " ".join(weakness.pattern + weakness.question for weakness in WEAKNESSES)
    assert re.findall(r"nerve|vagus|pain\b|opioid|serotonin|neuro|migraine|implant", told) == []
