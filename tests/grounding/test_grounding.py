"""Each rule of grounding bites where a line says more than its source, and is quiet where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides import article, markdown
from slides.errors import Finding
from slides.grounding import ground, judged
from slides.grounding.lines import Line
from slides.grounding.rules import OWN, RULES
from slides.grounding.support import Index
from slides.grounding.words import alike, stem
from slides.model import Sentence
from tests.bench.grounding import against

VNS_PATH = Path(__file__).parents[2] / "seeds" / "vns-pain-relief.txt"
BRIDGES = b"""Bridges

Old bridges may fail without warning, but most of them are inspected twice a year. In a survey of 1,200 bridges,
34% had rust, compared with 12% of those that were painted. Paint does not stop rust; it slows it. Engineers believe
that sensors could find cracks earlier than inspectors do. The agency (Bridge Care Office, BCO) plans to test this.

In mice, the same paint was associated with fewer tumours, although the study was small. No deaths were reported. It
is unclear whether the paint is safe for painters unless masks are worn. Some owners usually wait until repairs are
urgent, which can cost twice as much. Further research is needed. The Tay Bridge fell in 1879.
"""
BRIDGES_AT = b"""---
title: Bridges
---

"""

CASES = [
    (
        "number",
        "The lamps saved 30% of the energy.",
        "The lamps saved 40% of the energy",
        "the number 40% is not in the sentence that this line stands on",
        "The lamps saved 30% of energy",
    ),
    (
        "number",
        "The course lasted 12 weeks.",
        "The course lasted 12 months",
        "the source has 12 weeks, not 12 months",
        "The 12-week course",
    ),
    (
        "entity",
        "A licence for the kettle was granted in spring.",
        "The kettle was granted a licence by ISO in spring",
        "“ISO” is not named in the article",
        "The kettle was granted a licence",
    ),
    (
        "negation-lost",
        "The filter does not remove salt.",
        "The filter removes salt",
        "the source says “not”, and this line has lost it",
        "The filter does not remove salt",
    ),
    (
        "negation-added",
        "The filter removes salt.",
        "The filter does not remove salt",
        "this line says “not”, and the source does not",
        "The filter removes salt",
    ),
    (
        "softened",
        "The bridge is not open to lorries.",
        "The bridge may not be open to lorries",
        "the source states this limit flatly, and “may” makes it smaller",
        "The bridge is not open to lorries",
    ),
    (
        "hedge",
        "Green walls may cool streets in summer.",
        "Green walls cool streets in summer",
        "the source says “may”, and this line does not say how uncertain it is",
        "In summer, green walls may cool streets",
    ),
    (
        "proof",
        "Surveys suggest that cyclists arrive early.",
        "Surveys prove that cyclists arrive early",
        "“prove” is more than the source says",
        "Surveys suggest that cyclists arrive early",
    ),
    (
        "aim",
        "The project aims to shorten queues.",
        "The project shortens queues",
        "the source speaks of an aim or a plan (“aims”), this line of a result",
        "The project aims at shorter queues",
    ),
    (
        "limit",
        "It remains unclear whether owls hunt by smell.",
        "Owls hunt by smell as they remain",
        "the source says what is not known or still missing (“unclear”), this line does not",
        "Unclear whether owls hunt by smell",
    ),
    (
        "comparator",
        "The new road is quieter than the old road.",
        "The new road is quieter",
        "the source compares (“quieter … than”), and this line does not say with what",
        "The new road is quieter than the old",
    ),
    (
        "comparator",
        "The new road is quiet.",
        "The new road outperforms in quiet",
        "this line compares (“outperforms”), and the source does not",
        "The new road is quiet",
    ),
    (
        "direction",
        "Shade increased the yield.",
        "Shade decreased the yield",
        "the source says “increased”, this line “decreased”: the other way round",
        "Shade raised the yield",
    ),
    (
        "quantifier",
        "Many pupils walk to school.",
        "All pupils walk to school",
        "the source says “many”, this line “all”",
        "Many pupils walk to school",
    ),
    (
        "quantifier",
        "Bats usually return at dawn.",
        "Bats return at dawn",
        "the source says “usually”, and this line says it of all",
        "Bats usually return at dawn",
    ),
    (
        "qualifier",
        "The repair was partly successful.",
        "The repair was successful",
        "the source says “partly successful”, and this line leaves out “partly”",
        "A partly successful repair",
    ),
    (
        "population",
        "In mice, light shortened sleep.",
        "Light shortened sleep",
        "the source says this of “mice”, this line of everybody",
        "In mice, light shortened sleep",
    ),
    (
        "condition",
        "The alarm works if the door is shut.",
        "The alarm works, and the door is shut",
        "the source sets a condition (“if”), and this line has lost it",
        "The alarm works if the door is shut",
    ),
    (
        "attribution",
        "Teachers say that the room is too warm.",
        "The room is too warm",
        "in the source teachers say this, here it is a fact",
        "Too warm a room, teachers say",
    ),
    (
        "cause",
        "Noise was associated with poor marks.",
        "Noise caused poor marks",
        "the source says “associated”, this line “caused”",
        "Noise was associated with poor marks",
    ),
    (
        "swapped",
        "Dust harms engines.",
        "Engines harms dust",
        "the source has “dust” and “engines” the other way round about “harms”",
        "Dust harms engines",
    ),
    (
        "swapped",
        "The inflation of tyres is common, and the pump can help.",
        "The pump can inflate tyres",
        "the source does not say who does this (“inflate”), least of all “The pump”",
        "The pump can help",
    ),
    (
        "praise",
        "The bakery opened a shop.",
        "The bakery opened an outstanding shop",
        "“outstanding” is not the article's word",
        "The bakery opened a shop",
    ),
    (
        "unsupported",
        "The bakery opened a shop.",
        "The bakery opened a museum",
        "the sentence that this line stands on does not say “museum”",
        "The bakery opened a shop",
    ),
]
"""Rule, source, a line that says something else, what is said about it, and a line that is true."""


def index(*texts: str) -> Index:
    return Index.of(tuple(Sentence(n, text, n, 1) for n, text in enumerate(texts, 1)))


@pytest.mark.parametrize(("rule", "source", "bad", "message", "good"), CASES, ids=lambda v: v[:40])
def test_a_rule_bites_and_stays_quiet(rule: str, source: str, bad: str, message: str, good: str) -> None:
    assert dict(against(bad, [source], index(source)))[f"grounding.{rule}"] == message
    assert against(good, [source], index(source)) == ()


def test_every_rule_has_a_case() -> None:
    tried = {f"grounding.{case[0]}" for case in CASES} | {"grounding.absence"}
    assert tried == {rule.ident for rule in RULES}


@pytest.mark.parametrize(
    ("name", "data"), [("vns-pain-relief.txt", VNS_PATH.read_bytes()), ("bridges.txt", BRIDGES)]
)
def test_a_line_equal_to_its_sentence_is_true(name: str, data: bytes) -> None:
    read = article.read(data, name)
    told = Index.of(read.sentences, read.title)
    assert len(read.sentences) >= 10
    assert {s.text: judged(Line(s.text), told) for s in read.sentences} == {
        s.text: () for s in read.sentences
    }


def findings(slides: str, data: bytes = BRIDGES) -> list[Finding]:
    talk = markdown.parse(BRIDGES_AT + slides.encode(), "talk.md")
    return list(ground(talk, article.read(data, "bridges.txt")))


def test_a_finding_says_where_what_and_what_to_do() -> None:
    found = findings(
        "## Most bridges are inspected twice a year\n\n- In a survey, 54% had rust, compared with 12%\n"
    )
    assert [str(f) for f in found] == [
        "talk.md:7: error: the number 54% is not in the sentence that this line stands on\n"
        "     - In a survey, 54% had rust, compared with 12%\n"
        "  hint: look the sentence up and say what it says, or mark the line .own and cite it"
    ]
    assert [f.slide for f in found] == [2]


def test_an_absence_is_verified_by_search() -> None:
    assert findings("## The article names no cost of paint\n") == []
    (found,) = findings("## The article names no owners\n")
    assert found.rule == "grounding.absence"
    assert found.message == "the article does speak of “owners”, in sentence S9"


def test_what_stands_below_the_word_that_it_was_not_found_is_an_absence() -> None:
    listed = "\n\n- Number of painters\n- Funding of the survey, 99 interests\n"
    assert findings(f"## Two things were not found in the article{listed}") == []
    assert len(findings(f"## Two things were found in the article{listed}")) >= 2


def test_a_question_claims_nothing_but_its_figures() -> None:
    asked = "## Bridges may fail\n\n- Who has measured “fewer tumours”, and in how many painters?\n"
    assert findings(asked) == []
    assert "grounding.number" in [f.rule for f in findings(asked.replace("how many", "88"))]
    assert findings(asked.replace("?", "")) != []


def test_the_name_of_a_slide_on_limits_is_no_claim() -> None:
    notes = '\n\n::: notes\nSources:\n\n- S7, line 1: "It is unclear."\n:::\n'
    assert findings(f"## Limits{notes}") == []


def test_own_words_need_a_citation_and_nothing_else() -> None:
    (found,) = findings("## Bridges may fail\n\n- [Trains cure 77 colds]{.own}\n")
    assert (found.rule, found.message) == (OWN.ident, OWN.says)
    assert findings("## Bridges may fail\n\n- [Trains cure 77 colds]{.own} [@todo]\n") == []


def test_what_is_marked_as_believed_is_hedged() -> None:
    slide = "## How sensors work {.flow}\n\n- Paint\n- %s\n"
    assert [f.rule for f in findings(slide % "Sensors find cracks earlier than inspectors do")] == [
        "grounding.hedge",
    ]
    marked = slide % "[Sensors find cracks earlier than inspectors do]{.believed}"
    assert findings(marked) == []


def test_a_table_is_read_cell_by_cell() -> None:
    (found,) = findings("## Bridges may fail\n\n| Bridge | Rust |\n|---|---|\n| Painted | 14% |\n")
    assert (found.rule, found.line) == ("grounding.number", 9)


def test_furniture_is_not_held_to_the_article() -> None:
    assert findings("## Disclosures {.disclosures}\n\n- **Funding.** Acme Ltd, 2024\n") == []


def test_a_sentence_that_the_notes_quote_comes_first() -> None:
    told = index("Cats sleep all day in winter.", "Dogs sleep.", "Dogs sleep little in winter.")
    assert next(s.number for s in told.support("Sleep in winter", frozenset())) == 1
    assert [s.number for s in told.support("Sleep in winter", frozenset({3}))] == [3]


@pytest.mark.parametrize(
    ("one", "other"),
    [("reduces", "decrease"), ("efficacy", "effective"), ("surgical", "surgery"), ("use", "used")],
)
def test_words_that_mean_the_same_are_alike(one: str, other: str) -> None:
    assert alike(stem(one), stem(other))


@pytest.mark.parametrize(
    ("one", "other"), [("pain", "painless"), ("increase", "decrease"), ("planet", "planning")]
)
def test_words_that_mean_something_else_are_not(one: str, other: str) -> None:
    assert not alike(stem(one), stem(other))
