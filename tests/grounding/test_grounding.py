"""Each rule of grounding bites where a line says more than its source, and is quiet where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from slides import article, markdown
from slides.errors import Finding
from slides.grounding import ground, judged
from slides.grounding.claims import Claim
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
        "the number 40% is not in the sentence that this line stands on (S1)",
        "The lamps saved 30% of energy",
    ),
    (
        "number",
        "The course lasted 12 weeks.",
        "The course lasted 12 months",
        "the article has 12 weeks, not 12 months (S1)",
        "The 12-week course",
    ),
    (
        "number",
        "The pump saved 30 litres an hour (95% CI 22 to 41).",
        "The pump saved 41 litres an hour",
        "41 is the end of an interval in the article (S1), not the finding itself",
        "The pump saved 30 litres an hour (95% CI 22–41)",
    ),
    (
        "number",
        "The price fell from 80 euros to 60 euros.",
        "The price fell by 60 euros",
        "the article has “to 60” (S1), the line “by”",
        "The price fell to 60 euros",
    ),
    (
        "number",
        "Up to 30% of the seats were empty.",
        "30% of the seats were empty",
        "the article has “up to 30%” (S1), and the line leaves that out",
        "Up to 30% of seats were empty",
    ),
    (
        "number",
        "Red lamps used 7.2 watts (95% CI 6.1 to 8.4) and blue lamps 9.5 watts (95% CI 8.8 to 10.3).",
        "Red lamps used 7.2 watts (95% CI 8.8 to 10.3)",
        "the interval of 7.2 is another one in the article (S1): 8.8 belongs to 9.5",
        "Red lamps used 7.2 watts (95% CI 6.1–8.4)",
    ),
    (
        "number",
        "The crew counted 40 whales from 12 ships.",
        "The crew counted 12 whales from 40 ships",
        "in the article 12 counts something else (S1); what the line says there has 40",
        "40 whales, counted from 12 ships",
    ),
    (
        "number",
        "Twelve boats sank near the harbour and 31 on the open sea.",
        "31 boats sank near the harbour",
        "in the article 31 counts something else (S1); what the line says there has 12",
        "12 boats sank near the harbour, 31 on the open sea",
    ),
    (
        "number",
        "Forty-two of 84 lamps were broken.",
        "60% of the lamps were broken",
        "the number 60% is not in the sentence that this line stands on (S1)",
        "42 of 84 lamps were broken: 50%",
    ),
    (
        "entity",
        "A licence for the kettle was granted in spring.",
        "The kettle was granted a licence by ISO in spring",
        "the article does not name “ISO”",
        "The kettle was granted a licence",
    ),
    (
        "negation-lost",
        "The filter does not remove salt.",
        "The filter removes salt",
        "the article says “not” of this (S1); the line drops it",
        "The filter does not remove salt",
    ),
    (
        "negation-added",
        "The filter removes salt.",
        "The filter does not remove salt",
        "the line says “not”, the article does not (S1)",
        "The filter removes salt",
    ),
    (
        "softened",
        "The bridge is not open to lorries.",
        "The bridge may not be open to lorries",
        "the article states this flatly (S1); “may” makes it weaker",
        "The bridge is not open to lorries",
    ),
    (
        "hedge",
        "Green walls may cool streets in summer.",
        "Green walls cool streets in summer",
        "the article says “may” of this (S1); the line drops it",
        "In summer, green walls may cool streets",
    ),
    (
        "proof",
        "Surveys suggest that cyclists arrive early.",
        "Surveys show that cyclists arrive early",
        "“show” is more than the article says (S1)",
        "Cyclists seem to arrive early, surveys suggest",
    ),
    (
        "proof",
        "Surveys suggest that cyclists arrive early.",
        "Surveys prove that cyclists arrive early",
        "“prove” is more than the article says (S1)",
        "Surveys suggest that cyclists arrive early",
    ),
    (
        "aim",
        "The project aims to shorten queues.",
        "The project shortens queues",
        "the article speaks of an aim or a plan (“aims”) (S1), the line of a result",
        "The project aims at shorter queues",
    ),
    (
        "limit",
        "It remains unclear whether owls hunt by smell.",
        "Owls hunt by smell as they remain",
        "the article calls this unknown or missing (“unclear”) (S1), the line does not",
        "Unclear whether owls hunt by smell",
    ),
    (
        "comparator",
        "The new road is quieter than the old road.",
        "The new road is quieter",
        "the article compares (“quieter … than”) (S1), and the line does not say with what",
        "The new road is quieter than the old",
    ),
    (
        "comparator",
        "The new road is quiet.",
        "The new road outperforms in quiet",
        "the line compares (“outperforms”), and the article does not (S1)",
        "The new road is quiet",
    ),
    (
        "direction",
        "Shade increased the yield.",
        "Shade decreased the yield",
        "the article says “increased” (S1), the line “decreased”: the other way round",
        "Shade raised the yield",
    ),
    (
        "quantifier",
        "Many pupils walk to school.",
        "All pupils walk to school",
        "the article says “many” (S1), the line “all”",
        "Many pupils walk to school",
    ),
    (
        "quantifier",
        "Bats usually return at dawn.",
        "Bats return at dawn",
        "the article says “usually” (S1), and the line says it of all",
        "Bats usually return at dawn",
    ),
    (
        "qualifier",
        "The repair was partly successful.",
        "The repair was successful",
        "the article says “partly successful” (S1); the line drops “partly”",
        "A partly successful repair",
    ),
    (
        "population",
        "In mice, light shortened sleep.",
        "Light shortened sleep",
        "the article says this of “mice” (S1), the line of everybody",
        "In mice, light shortened sleep",
    ),
    (
        "condition",
        "The alarm works if the door is shut.",
        "The alarm works, and the door is shut",
        "the article sets a condition (“if”) (S1); the line drops it",
        "The alarm works if the door is shut",
    ),
    (
        "attribution",
        "Teachers say that the room is too warm.",
        "The room is too warm",
        "in the article teachers say this (S1), on the slide it is a fact",
        "Too warm a room, teachers say",
    ),
    (
        "cause",
        "Roads with more trees had fewer crashes.",
        "Planting trees lowers crashes on roads",
        "the article names no cause (S1), the line “lowers”",
        "Fewer crashes on roads with more trees",
    ),
    (
        "comparator",
        "Clay pots were as heavy as iron pots.",
        "Clay pots were heavier than iron pots",
        "the article says “as heavy as” (S1), the line “heavier … than”",
        "Clay pots and iron pots were equally heavy",
    ),
    (
        "number",
        "About one in five boats leaked.",
        "Half of the boats leaked",
        "the number 50% is not in the sentence that this line stands on (S1)",
        "About one in five boats leaked: 20%",
    ),
    (
        "number",
        "The paint lasts for at least six months.",
        "The paint lasts for six years",
        "the article has 6 months, not 6 years (S1)",
        "The paint lasts six months or more",
    ),
    (
        "cause",
        "Noise was associated with poor marks.",
        "Noise caused poor marks",
        "the article says “associated” (S1), the line “caused”",
        "Noise was associated with poor marks",
    ),
    (
        "swapped",
        "Dust harms engines.",
        "Engines harms dust",
        "who or what “harms” is the other way round in the article (S1)",
        "Dust harms engines",
    ),
    (
        "swapped",
        "The inflation of tyres is common, and the pump can help.",
        "The pump can inflate tyres",
        "the article does not say who does this (“inflate”), least of all “The pump” (S1)",
        "The pump can help",
    ),
    (
        "swapped",
        "Bats are seen by owls.",
        "Bats see owls",
        "who or what “see” is the other way round in the article (S1)",
        "Owls see bats",
    ),
    (
        "swapped",
        "Goats live on the hills, whereas cows remain in the valley barns.",
        "Goats remain in the valley barns",
        "the article says this of “cows” (S1), not of “Goats”",
        "Cows remain in the valley barns",
    ),
    (
        "swapped",
        "The oak was felled by a storm, and the elm, which is a rare tree in Kent, survived.",
        "The oak is a rare tree in Kent",
        "the article says this of something else (S1), not of “The oak”",
        "The elm is a rare tree in Kent",
    ),
    (
        "swapped",
        "Painted boats were twice as likely to float as bare boats.",
        "Bare boats were twice as likely to float",
        "the article says this of the other side of its comparison (S1)",
        "Painted boats floated twice as often as bare ones",
    ),
    (
        "swapped",
        "Night trains are cheaper than morning trains.",
        "Morning trains are cheaper than night trains",
        "the two sides of the comparison changed places (S1)",
        "Night trains are cheaper than those in the morning",
    ),
    (
        "swapped",
        "Dry rot was found in the cellar, and after the long rains of that spring some wet leaves in the loft.",
        "Wet rot was found in the cellar",
        "the article says “dry rot” (S1), the line “wet rot”",
        "Dry rot was found in the cellar",
    ),
    (
        "comparator",
        "Compared with wood, the new door is lighter.",
        "Compared with steel, the new door is lighter",
        "the line compares with something else than the article (S1)",
        "The new door is lighter compared with wood",
    ),
    (
        "negation-lost",
        "Salt does not melt the ice, but sand stops cars.",
        "Salt melts the ice",
        "the article says “not” of this (S1); the line drops it",
        "Salt does not melt the ice",
    ),
    (
        "hedge",
        "The path is short, and rain may make it slippery.",
        "Rain makes the path slippery",
        "the article says “may” of this (S1); the line drops it",
        "The path is short",
    ),
    (
        "softened",
        "Drivers must wear a belt.",
        "Drivers may wear a belt",
        "the article says “must” (S1); “may” makes it weaker",
        "Drivers must wear a belt",
    ),
    (
        "condition",
        "The engine starts in winter, provided it was serviced.",
        "The engine starts in winter",
        "the article sets a condition (“provided”) (S1); the line drops it",
        "If serviced, the engine starts in winter",
    ),
    (
        "praise",
        "The bakery opened a shop.",
        "The bakery opened an outstanding shop",
        "“outstanding” is not the article's word (S1)",
        "The bakery opened a shop",
    ),
    (
        "unsupported",
        "The bakery opened a shop.",
        "The bakery opened a museum",
        "the sentence that the line stands on does not say “museum” (S1)",
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
    tried = {f"grounding.{case[0]}" for case in CASES} | {"grounding.absence", "grounding.fused"}
    assert tried == {rule.ident for rule in RULES}


def test_two_sentences_are_not_joined_to_one_statement() -> None:
    sources = ["The bakery in Leeds opened a garden.", "Better ovens shorten the night shift."]
    bad = "The bakery in Leeds shortens the night with better ovens"
    assert ("grounding.fused", "the line joins S1 and S2 to one statement that neither makes") in against(
        bad, sources, index(*sources)
    )
    good = "The bakery in Leeds opened a garden; better ovens shorten the night shift"
    assert against(good, sources, index(*sources)) == ()


@pytest.mark.parametrize(
    ("name", "data"), [("vns-pain-relief.txt", VNS_PATH.read_bytes()), ("bridges.txt", BRIDGES)]
)
def test_a_line_equal_to_its_sentence_is_true(name: str, data: bytes) -> None:
    read = article.read(data, name)
    told = Index.of(read.sentences, read.title)
    assert len(read.sentences) >= 10
    for sentence in read.sentences:
        assert judged(Line(sentence.text), told) == ()
        claim = Claim(sentence.text, Line(sentence.text), (sentence,), told)
        assert [r.ident for r in RULES if r.broken(claim)] in ([], ["grounding.praise"])


@pytest.mark.parametrize("word", ["may", "not", "suggests", "believed", "typically", "usually"])
@pytest.mark.parametrize(
    ("name", "data"), [("vns-pain-relief.txt", VNS_PATH.read_bytes()), ("bridges.txt", BRIDGES)]
)
def test_a_sentence_without_its_small_word_is_not_true(name: str, data: bytes, word: str) -> None:
    read = article.read(data, name)
    told = Index.of(read.sentences, read.title)
    for text in (s.text for s in read.sentences if s.text.split().count(word) == 1):
        assert judged(Line(text.replace(f"{word} ", "", 1)), told), text


def findings(slides: str, data: bytes = BRIDGES) -> list[Finding]:
    talk = markdown.parse(BRIDGES_AT + slides.encode(), "talk.md")
    found = ground(talk, article.read(data, "bridges.txt"))
    return [finding for finding in found if finding.rule != "grounding.limits"]


def test_a_finding_says_where_what_and_what_to_do() -> None:
    found = findings(
        "## Most bridges are inspected twice a year\n\n- In a survey, 54% had rust, compared with 12%\n"
    )
    assert [str(f) for f in found] == [
        "talk.md:7: error: the number 54% is not in the sentence that this line stands on (S2)\n"
        "     - In a survey, 54% had rust, compared with 12%\n"
        "  hint: look the sentence up and say what it says, or mark the line .own and cite it"
    ]
    assert [f.slide for f in found] == [2]


def test_an_absence_is_verified_by_search() -> None:
    assert findings("## The article names no cost of paint\n") == []
    (found,) = findings("## The article names no owners\n")
    assert found.rule == "grounding.absence"
    assert found.message == "the article does speak of “owners” (S9)"


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


@pytest.mark.parametrize(
    ("slides", "line"),
    [
        (
            "## Bridges may fail {.compare}\n\n### The 77 painted bridges\n\n- Paint\n\n### Old bridges\n\n- Rust\n",
            7,
        ),
        ('## Bridges may fail\n\n![A bridge](tay.png "77 bridges fell in 1879")\n', 7),
        ("## Bridges may fail\n\n> 77 bridges fell in 1879\n", 7),
        ("## Bridges may fail\n\n| Bridge | 77 sensors |\n|---|---|\n| Tay | 1879 |\n", 7),
        ("## Bridges may fail\n\n::: notes\nThe 77 Tay bridges fell in 1879.\n:::\n", 8),
    ],
    ids=["label", "caption", "callout", "table head", "notes"],
)
def test_labels_captions_callouts_and_notes_are_held_to_the_article(slides: str, line: int) -> None:
    (found,) = [f for f in findings(slides) if f.rule == "grounding.number"]
    assert (found.line, found.severity) == (line, "error")
    assert found.message.startswith("the number 77 is not in the sentence that this line stands on")


def test_a_speaker_speaks_freely_and_is_only_warned() -> None:
    spoken = "## Bridges may fail\n\n::: notes\n%s\n:::\n"
    assert findings(spoken % "Let me begin with a story about my aunt. I have two points.") == []
    (found,) = findings(spoken % "Paint stops rust.")
    assert (found.rule, found.severity) == ("grounding.negation-lost", "warning")


def test_a_quotation_is_word_for_word_or_cited() -> None:
    quoted = "## A survey {.quote}\n\n> %s\n"
    assert findings(quoted % "Old bridges may fail … most of them are inspected twice a year.") == []
    (found,) = findings(quoted % "Old bridges fail without warning.")
    assert (found.rule, found.severity, found.message) == (
        "grounding.quotation",
        "error",
        "the article does not say this word for word",
    )
    assert findings(quoted % "Old bridges fail without warning. [@todo]") == []


def test_the_title_slide_is_held_to_the_article_but_for_its_own_title() -> None:
    read = article.read(BRIDGES, "bridges.txt")
    for title, rules in (
        ("Bridges", []),
        ("34% of bridges had rust", []),
        ("All bridges failed in 1999", ["grounding.number"]),
    ):
        talk = markdown.parse(
            f"---\ntitle: {title}\nsubtitle: What fails, and why\n---\n".encode(), "talk.md"
        )
        found = [f.rule for f in ground(talk, read) if f.slide == 1 and f.severity == "error"]
        assert found == rules


def test_a_talk_without_the_articles_limits_is_told_so() -> None:
    read = article.read(BRIDGES, "bridges.txt")
    slides = "## Bridges may fail\n\n- Paint does not stop rust\n"
    (found,) = ground(markdown.parse(BRIDGES_AT + slides.encode(), "talk.md"), read)
    assert str(found) == (
        "talk.md:2: warning: the article names limits (S6, S8, S10), and no slide does\n"
        "     title: Bridges\n"
        "  hint: put one on a slide, for instance: “In mice, the same paint was associated with fewer tumours, although the study was small.”"
    )
    told = slides + "- Further research is needed\n"
    assert ground(markdown.parse(BRIDGES_AT + told.encode(), "talk.md"), read) == ()


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
