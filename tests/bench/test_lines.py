"""The audit of lines is seen to catch each fault that is planted in a talk, and to say nothing of the talk without it."""

import pytest

from slides import article, markdown
from tests.bench import lines
from tests.bench.told import finite

ARTICLE = b"""# Nets against fevers

# Findings

The nets did not reduce deaths of infants in the first year. Fevers may be fewer where nets hang over every bed. At
least 40 of the 90 villages had kept their nets after the rains. Older children had lower fever rates than younger
children. Dr Abara, who led the survey of villages, counted holes. A health worker visited each household and she mended the torn nets.
"""

SENTENCES = {
    1: "Nets did not reduce deaths of infants",
    2: "Fevers may be fewer where nets hang",
    3: "At least 40 of the 90 villages had kept their nets",
    4: "Older children had lower fever rates than younger children",
    6: "A health worker visited each household",
}
"""A good line for some of its sentences."""


def talk(*below: str, title: str = "The survey of villages counted holes", section: str = "Part") -> str:
    """Return a slide text of one slide that quotes all sentences."""
    sources = "\n".join(f"- S{number}" for number in range(1, 7))
    lines = "\n".join(below)
    return f"---\ntitle: T\n---\n\n# {section}\n\n## {title}\n\n{lines}\n\n::: notes\nSources:\n\n{sources}\n:::\n"


def faults(text: str) -> list[tuple[str, str]]:
    """Return the sort and the words of all faults found in a slide text about the nets."""
    source = article.read(ARTICLE, "nets.md")
    found = lines.audit(source, markdown.parse(text, "talk.md"))
    return [(fault.sort, fault.words) for fault in found.faults]


def test_good_lines_have_no_faults():
    assert faults(talk(*(f"- {line}" for line in SENTENCES.values()))) == []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Nets did reduce deaths of infants", ("negation", "not")),
        ("Fevers are fewer where nets hang", ("hedge", "may")),
        ("At least 40 of the villages had kept their nets", ("number", "90")),
        ("40 of the 90 villages had kept their nets", ("bound", "At least")),
        ("Older children had lower fever rates", ("comparator", "than")),
        ("Camels carried the nets across deserts", ("no source", "item")),
        ("A health worker visited each maisonette", ("foreign", "maisonett")),
        ("Nets did not reduce deaths", ("repeats", "item")),
        ("They mended the torn nets", ("points", "They")),
        ("They mended the torn nets", ("opens", "They")),
        ("Counted holes in these households", ("points", "these")),
        ("A health worker visited each household and", ("broken", "and")),
        ("Which led the survey of villages", ("broken", "Which")),
        ("A health worker (visited each household", ("broken", "()")),
        ("A health worker “visited each household", ("broken", "“”")),
        ('A health worker "visited each household', ("broken", '"')),
    ],
)
def test_a_fault_planted_in_a_line_is_caught(line, fault):
    assert fault in faults(talk(f"- {line}", title="Nets did not reduce deaths of infants"))


@pytest.mark.parametrize(
    ("title", "section", "sort"),
    [
        ("Deaths of infants in the first year", "Part", "no verb"),
        (
            "Fevers may be fewer where nets hang over every bed of every child in every village",
            "Part",
            "long",
        ),
        ("Nets mended", "Nets mended", "section"),
        ("Findings", "Part", "section"),
        ("Findings (2)", "Part", "section"),
    ],
)
def test_a_fault_planted_in_a_title_is_caught(title, section, sort):
    line = "- A health worker visited each household"
    assert (sort, "") in faults(talk(line, title=title, section=section))


def test_a_title_alone_and_a_title_twice_are_caught():
    slide = "## The survey counted holes\n\n::: notes\nSources:\n\n- S5\n:::\n\n"
    found = faults(f"---\ntitle: T\n---\n\n# Part\n\n{slide}{slide}")
    assert found.count(("alone", "")) == found.count(("doubled", "")) == 2


def test_sub_items_keep_together_what_their_sentence_has():
    split = talk("- Older children had lower fever rates", "  - than younger children of the same villages")
    assert "comparator" not in dict(faults(split))
    apart = talk("- Of the villages, at least 40 had kept their nets", "- Of 90 villages, after the rains")
    assert not {"bound", "number"} & set(dict(faults(apart)))


def test_parts_of_hyphenated_words_are_the_articles_words():
    source = article.read(b"# T\n\n# P\n\nNets help a long-term plan of the WHO-led survey.\n", "nets.md")
    text = talk("- The (WHO)-led survey, for a long term", title="Nets help a plan").replace(
        "- S2\n- S3\n- S4\n- S5\n- S6\n", ""
    )
    assert [
        f for f in lines.audit(source, markdown.parse(text, "talk.md")).faults if f.sort == "foreign"
    ] == []


def test_a_clause_left_out_loses_nothing():
    assert "number" not in dict(faults(talk("- Fevers may be fewer where nets hang")))


def test_to_note_is_no_negation():
    source = article.read(b"# T\n\n# P\n\nWe note that nets reduce deaths in villages.\n", "nets.md")
    text = talk("- Nets reduce deaths", title="Deaths in villages are few").split("- S2")[0] + ":::\n"
    assert "negation" not in [
        fault.sort for fault in lines.audit(source, markdown.parse(text, "talk.md")).faults
    ]


def test_one_negation_does_not_stand_for_two():
    source = article.read(
        b"# T\n\n# P\n\nNets did not reduce deaths and did not shorten fevers.\n", "nets.md"
    )
    text = talk("- Nets did not reduce deaths", "- Nets shorten fevers").replace(
        "- S2\n- S3\n- S4\n- S5\n- S6\n", ""
    )
    found = lines.audit(source, markdown.parse(text, "talk.md"))
    assert [fault.words for fault in found.faults if fault.sort == "negation"] == ["not"]


def test_a_negation_in_the_title_does_not_stand_for_the_line_that_denies_it():
    text = talk("- Nets did reduce deaths of infants", title="Nets did not reduce deaths of infants")
    assert ("negation", "not") in faults(text)


def test_a_negation_in_a_sub_item_stands_for_its_item():
    assert faults(talk("- Nets, deaths of infants in the first year:", "  - did not reduce them")) == []


def test_a_line_marked_as_believed_keeps_its_hedge():
    assert "hedge" not in dict(faults(talk("- [Fevers are fewer where nets hang]{.believed}")))


def test_what_the_article_does_not_give_is_not_judged():
    text = (
        talk("- They mended and").replace("Sources:", "Sources: the whole article.").split("- S1")[0]
        + ":::\n"
    )
    assert faults(text) == []


@pytest.mark.parametrize(
    ("text", "is_finite"),
    [
        ("Nets reduce fevers", True),
        ("The net reduces fevers", True),
        ("Nets may help", True),
        ("Fevers fell by half", True),
        ("Survival improved with nets", True),
        ("Nets promise relief", True),
        ("Fevers in villages", False),
        ("Children treated with nets", False),
        ("The use of nets", False),
        ("Reduced fevers of infants", False),
        ("Findings", False),
    ],
)
def test_a_title_with_a_finite_verb_is_told_from_a_name(text, is_finite):
    assert finite(text) is is_finite


def test_shares_count_words_of_lines_and_titles_apart():
    source = article.read(ARTICLE, "nets.md")
    long = "- At least 40 of the 90 villages had kept their nets after the rains of the year"
    found = lines.audit(source, markdown.parse(talk(long, "- Fevers may be fewer"), "talk.md"))
    assert lines.row(found)[4:8] == ("50", "50", "100", "100")


def test_seconds_are_those_of_a_python_of_its_own(tmp_path):
    path = tmp_path / "nets.md"
    path.write_bytes(ARTICLE)
    assert lines.seconds(path) > 0.05
