"""What an article says of its limits: found by headings and general words, in one place for all who ask."""

import pytest

from slides import article
from slides.draft.limits import limits, says_limit
from tests.build import ROOT

PAPER = b"""# A trial of lamps

## Abstract

Lamps helped, but little evidence is there.

## Methods

We excluded nurses at risk of adverse events.

## Results

Two nurses had an adverse event. Sleep was longer with lamps.

## Discussion

Unlike tablets with their risk of dependence, lamps are bright. However, little evidence is there.

## Limitations

The lamps were ours.

## Acknowledgements

We thank the wards, although little evidence is there.
"""


def test_limits_and_harms_are_found_where_the_article_speaks_of_its_own() -> None:
    found = [sentence.text for sentence in limits(article.read(PAPER, "lamps.md"))]
    assert found == [
        "Two nurses had an adverse event.",
        "However, little evidence is there.",
        "The lamps were ours.",
    ]


def test_the_seed_has_its_two() -> None:
    source = ROOT / "seeds" / "vns-pain-relief.txt"
    assert [s.number for s in limits(article.read(source.read_bytes(), source.name))] == [14, 16]


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("Two had an adverse event", True),
        ("Unlike tablets with their adverse events, lamps are bright", False),
        ("Lamps are bright", False),
    ],
)
def test_a_limit_of_what_is_only_compared_with_is_none(said: str, limit: bool) -> None:
    assert says_limit(said) is limit
