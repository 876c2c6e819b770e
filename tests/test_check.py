"""What a slide text is held to, rule by rule: each bites on a talk that breaks it, and a good talk is told nothing."""

from __future__ import annotations

import pytest

from slides import markdown
from slides.check import check

HEAD = "---\ntitle: Wells\nauthor: Ada\ninstitution: A village\nevent: A meeting\nlang: {lang}\n---\n"
NOTES = "\n::: notes\nThat is what I say.\n:::\n"
DISCLOSURES = f"\n## Disclosures {{.disclosures}}\n\n- **Funding.** None\n{NOTES}"
END = f"\n## Wells need care {{.takehome}}\n\n- Dig them\n- Keep them clean\n{NOTES}"


def slide(title: str, body: str = "- Clean water\n- Less disease\n") -> str:
    return f"\n## {title}\n\n{body}{NOTES}"


ONE = slide("Wells save lives")
GOOD = (DISCLOSURES, ONE, END)

BREAKING = {
    "message.title-assertion": (
        (DISCLOSURES, slide("Wells and their water"), END),
        ("warning", 3, "this headline names a topic, and says nothing of it"),
    ),
    "message.visual": (
        (DISCLOSURES, *(slide(f"Wells save {n} lives") for n in range(2, 6)), END),
        ("tip", 3, "4 of 5 slides show nothing but text; listeners remember what they see"),
    ),
    "meeting.disclosures": (
        (ONE, END),
        ("tip", 2, "no slide tells your interests; most meetings ask for one, even if there are none"),
    ),
    "meeting.take-home": ((DISCLOSURES, ONE), ("tip", 2, "no slide says what to take home")),
    "message.bullets": (
        (DISCLOSURES, slide("Wells save lives", "- a\n- b\n- c\n- d\n- e\n- f\n- g\n"), END),
        ("warning", 3, "7 bullets on this slide, 6 are the most that a listener follows"),
    ),
    "message.words": (
        (DISCLOSURES, slide("Wells save lives", f"- {'water ' * 30}\n- {'more ' * 25}\n"), END),
        ("warning", 3, "58 words on this slide, 50 are read before you have spoken them"),
    ),
    "message.title-length": (
        (DISCLOSURES, slide(f"Wells save {'many ' * 12}lives"), END),
        ("warning", 3, "a headline of 15 words, 14 are taken in at a glance"),
    ),
    "access.unique-title": (
        (DISCLOSURES, ONE, slide("Wells save lives", "- Two villages\n"), END),
        ("warning", 4, "the slide in line 17 has the same title"),
    ),
    "message.notes": (
        (DISCLOSURES, "\n## Wells save lives\n\n- Clean water\n", END),
        ("warning", 3, "nothing is said to this slide"),
    ),
}
"""For each rule a talk that breaks it alone, and what is said of it: severity, number of the slide, message."""


def told(parts: tuple[str, ...], lang: str = "en") -> list[tuple[str, str, int | None, str]]:
    """Return rule, severity, number of the slide and message of all that is found in a talk of these parts."""
    talk = markdown.parse((HEAD.format(lang=lang) + "".join(parts)).encode(), "wells.md")
    return [(f.rule, f.severity, f.slide, f.message) for f in check(talk, None)]


def test_a_good_talk_is_told_nothing() -> None:
    assert told(GOOD) == []


@pytest.mark.parametrize("rule", BREAKING)
def test_a_talk_that_breaks_a_rule_is_told_so_and_of_nothing_else(rule: str) -> None:
    parts, finding = BREAKING[rule]
    assert told(parts) == [(rule, *finding)]


def test_a_name_is_headline_enough_where_things_are_looked_up_and_in_other_languages() -> None:
    assert told((*GOOD, "\n# Backup {.backup}\n", slide("Wells by village"))) == []
    assert told((DISCLOSURES, slide("Brunnen und ihr Wasser"), END), lang="de") == []
