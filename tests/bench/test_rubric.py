"""The rubric is held to a deck made by hand that has all it asks for, and to one fault at a time planted in it."""

import re
from pathlib import Path

import pytest

from slides import article
from tests.bench import rubric
from tests.bench.rubric import ARTICLE

BY_HAND = (Path(__file__).parent / "texts" / "by_hand.md").read_text(encoding="utf-8")


def scored(text: str) -> dict[str, rubric.Score]:
    """Return the scores of a slide text about the built-in article, by the criterion's name in Python."""
    deck = rubric.deck_of(text, article.read(ARTICLE.read_bytes(), ARTICLE.name))
    return {criterion.__name__: criterion(deck) for criterion in rubric.CRITERIA}


def test_a_deck_made_by_hand_gets_every_point():
    assert {name: score.reasons for name, score in scored(BY_HAND).items() if score.reasons} == {}
    assert sum(score.points for score in scored(BY_HAND).values()) == 100


FAULTS = (
    (
        "a line of a benefit among the limits",
        "- Consult healthcare",
        "- Fewer side effects than other pain management strategies\n- Consult healthcare",
        "own_roles",
        12,
        "mixes S11 (benefits), S14 (limits), S15 (limits or ongoing), S16 (limits)",
    ),
    (
        "a title that names its topic",
        "## VNS is not a one-size-fits-all solution",
        "## Limits of VNS",
        "assertions",
        4,
        "“Limits of VNS” has no finite verb",
    ),
    (
        "a long bullet",
        "- Sends regular electrical impulses to the vagus nerve",
        "- Sends regular electrical impulses to the vagus nerve through a device under the skin",
        "short",
        4,
        "14 words",
    ),
    (
        "five bullets",
        "- Migraines\n",
        "- Migraines\n- Individuals with fibromyalgia\n- Conditions like migraines\n",
        "few",
        4,
        "5 bullets",
    ),
    (
        "a slide that quotes another sentence",
        "- S10\n",
        "- S9\n",
        "right_sentence",
        13,
        "quotes S9; from S10",
    ),
    ("a claim without its hedge", "Potentially improving", "Improving", "hedges", 8, "S18 without its hedge"),
    (
        "a title without its hedge",
        "VNS may become an integral",
        "VNS is an integral",
        "hedges",
        8,
        "S20 without its hedge",
    ),
    (
        "a hedged claim not said",
        "- Emerging research suggests efficacy for pain relief [@todo]\n",
        "",
        "hedges",
        8,
        "S3 is not said",
    ),
    ("no claim flagged", "[@todo]", "", "flags", 0, "S6 is not flagged"),
    (
        "a drug from nowhere",
        "- Migraines\n",
        "- Migraines, better than gabapentin\n",
        "nothing_added",
        0,
        "gabapentin",
    ),
    (
        "a figure from nowhere",
        "- Migraines\n",
        "- Migraines (40 patients)\n",
        "nothing_added",
        0,
        "not in the article, 40",
    ),
    (
        "a figure spoken",
        "::: notes\n",
        "::: notes\nIt helped 64 percent.\n\n",
        "nothing_added",
        0,
        "in the notes of slide 2: 64",
    ),
)


@pytest.mark.parametrize(("name", "good", "bad", "criterion", "points", "reason"), FAULTS)
def test_one_planted_fault_costs_points_for_its_reason(name, good, bad, criterion, points, reason):
    assert good in BY_HAND
    score = scored(BY_HAND.replace(good, bad))[criterion]
    assert score.points == points
    assert any(reason in said for said in score.reasons), score.reasons


def without(*sections: str) -> str:
    """Return the deck made by hand without some of its sections."""
    return re.sub(rf"# (?:{'|'.join(sections)})\n.*?(?=\n# )", "", BY_HAND, flags=re.DOTALL)


def test_what_stands_on_no_slide_is_missed():
    score = scored(without("Limits"))
    assert score["own_roles"] == rubric.Score(16, 20, ("no slide is about limits alone",))
    assert score["used"] == rubric.Score(18, 20, ("S14 is not used",), in_proportion=True)


@pytest.mark.parametrize(
    ("less", "points"), [(("Delivery", "Evidence"), 5), (("Delivery", "Evidence", "Limits"), 0)]
)
def test_ten_slides_are_enough_and_nine_are_not(less, points):
    assert scored(without(*less))["count"].points == points


def test_a_deck_of_nothing_gets_nothing_for_what_it_would_have_said():
    empty = scored("---\ntitle: Nothing\n---\n\n# Part\n\n## Nothing is said\n")
    assert sum(score.points for score in empty.values()) <= 5


def test_another_article_is_refused():
    with pytest.raises(ValueError, match=r"about vns-pain-relief\.txt$"):
        rubric.deck_of(BY_HAND, article.read(b"Title\n\nOne sentence of another article.\n", "other.txt"))
