"""What a slide text is held to, rule by rule: each bites on a talk that breaks it, and a good talk is told nothing."""

from __future__ import annotations

import pytest

from slides import markdown
from slides.check import check

HEAD = "---\ntitle: Wells\nauthor: Ada\ninstitution: A village\nevent: A meeting\nlang: {lang}\n---\n"
NOTES = "\n::: notes\nThat is what I say.\n:::\n"
DISCLOSURES = f"\n## Disclosures {{.disclosures}}\n\n- **Funding.** None\n{NOTES}"
END = f"\n## Wells need care {{.takehome}}\n\n- Dig them\n- Keep them clean\n{NOTES}"


def slide(title: str, body: str = "- Clean water\n- Less disease\n", notes: str = NOTES) -> str:
    return f"\n## {title}\n\n{body}{notes}"


def note(text: str) -> str:
    return f"\n::: notes\n{text}\n:::\n"


ONE = slide("Wells save lives")
GOOD = (DISCLOSURES, ONE, END)

LINES = (
    "The wells of the village have clean water again",
    "Fewer of its children fall ill in the rains",
    "Two of the pumps are repaired by women there",
)
BULLETS = "".join(f"- {line}\n" for line in LINES)

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
    "message.title-length-in-letters": (
        (DISCLOSURES, slide("Wells save lives where " + "neighbourhoods " * 5 + "maintain them"), END),
        ("warning", 3, "a headline of 111 characters, 90 are taken in at a glance"),
    ),
    "message.words-of-a-table": (
        (
            DISCLOSURES,
            slide("Wells save lives", f"| A | B |\n|---|---|\n| {'water ' * 60}| {'more ' * 45}|\n"),
            END,
        ),
        ("warning", 3, "110 words on this slide, 100 are read before you have spoken them"),
    ),
    "message.read-out": (
        (DISCLOSURES, slide("Wells save lives", BULLETS, note(". ".join(LINES))), END),
        ("tip", 3, "3 lines of this slide are in its notes word for word"),
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
    assert told(parts) == [(rule.partition("-in-")[0].partition("-of-")[0], *finding)]


def test_a_name_is_headline_enough_where_things_are_looked_up_and_in_other_languages() -> None:
    assert told((*GOOD, "\n# Backup {.backup}\n", slide("Wells by village"))) == []
    assert told((DISCLOSURES, slide("Brunnen und ihr Wasser"), END), lang="de") == []


def in_minutes(minutes: str, *parts: str) -> list[tuple[str, str, int | None, str]]:
    head = HEAD.replace("lang:", f"minutes: {minutes}\nlang:").format(lang="en")
    talk = markdown.parse((head + "".join(parts)).encode(), "wells.md")
    return [(f.rule, f.severity, f.line, f.message) for f in check(talk, None)]


def test_time_is_a_range_for_nobody_speaks_at_one_rate() -> None:
    long = slide("Wells save lives", notes=note("word " * 280))
    assert in_minutes("2+1", DISCLOSURES, long, END) == [
        ("time.slot", "warning", 6, "the notes take 2:00 to 2:40, by how fast you speak, the slot has 2:00")
    ]
    assert in_minutes("3+1", DISCLOSURES, long, END) == []


def test_many_slides_in_a_short_time_are_told() -> None:
    many = (slide(f"Wells save {n} lives") for n in range(2, 6))
    found = in_minutes("2+1", DISCLOSURES, *many, END)
    assert ("time.slides", "tip", 6, "5 slides in 2:00: listeners follow about one a minute") in found


def test_words_in_capitals_are_told_on_their_line() -> None:
    shouted = slide("Wells save lives", "- CLEAN WATER for all\n- Less disease\n")
    found = in_minutes("9+1", DISCLOSURES, shouted, END)
    assert (
        "message.capitals",
        "warning",
        20,
        "“CLEAN WATER”: capitals throughout are read letter by letter",
    ) in found
