"""Other words in place of a piece of text, in its author's own lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides import markdown
from slides.markdown import reworded
from slides.markdown.places import TextPlace, places
from slides.markdown.runs import normal
from slides.model import Run, Runs
from tests.markdown.test_laws import Way, runs

HEAD = "---\ntitle: T\n---\n\n## Title\n\n"


def only(text: str, kind: str) -> tuple[list[str], TextPlace]:
    """Return the lines of a text's only piece of a kind, and the piece."""
    talk = markdown.parse(f"{HEAD}{text}\n", "talk.md")
    place = next(p for here in places(talk).values() for p in here if p.kind == kind and p.first > 5)
    return list(talk.source[place.first - 1 : place.last]), place


CASES: dict[str, tuple[str, str, Runs, str]] = {
    "a wrapped item keeps its lines, its marker and its way to write bold": (
        "* Work is __common__ in\n  hospitals", "item",
        (Run("Work is "), Run("common", bold=True), Run(" in wards")),
        "* Work is __common__ in\n  wards"),
    "a word behind the last stays on its line": (
        "- Daylight cuts", "item", (Run("Daylight cuts sleep short"),), "- Daylight cuts sleep short"),
    "emphasis that reaches over less is written anew": (
        "- __two words__", "item", (Run("two", bold=True), Run(" words")), "- **two** words"),
    "a forced break ends its line": (
        "- one two", "item", (Run("one\ntwo"),), "- one\\\n  two"),
    "a quotation keeps its signs": (
        "> Doctors slept\n> no longer", "quote", (Run("Nurses slept no longer"),), "> Nurses slept\n> no longer"),
    "what means something is escaped": (
        "- plain", "item", (Run("1. *not* [a] `link`"),), "- 1\\. \\*not\\* [a] \\`link\\`"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "said", "wanted"), CASES.values(), ids=CASES)
def test_reworded(text: str, kind: str, said: Runs, wanted: str) -> None:
    lines, place = only(text, kind)
    assert "\n".join(reworded(lines, place, said)) == wanted


def test_a_cell_keeps_the_width_of_its_column_and_a_field_its_comment() -> None:
    text = "---\ntitle: Tea  # for now\n---\n\n## T\n\n| Group | Nurses |\n| ----- | -----: |\n| Light | 61     |\n"
    talk = markdown.parse(text, "talk.md")
    found = places(talk)
    assert reworded([talk.source[8]], found[9][1], (Run("7|2"),)) == ["| Light | 7\\|2   |"]
    assert reworded([talk.source[1]], found[2][0], (Run("Tea: hot"),)) == ['title: "Tea: hot"  # for now']


SPELLINGS = st.sampled_from(
    (
        "* Work is __common__ in\n  hospitals [@todo]",
        "- _so_ and __so__,  twice",
        "1) a &amp; b \\* c",
        "+ [x](<https://example.org>) and <!-- why --> y",
        "- a ***b* c** d",
        "> one\ntwo",
        "wrapped\n   anyhow\nhere",
    )
)


@given(SPELLINGS)
def test_a_text_that_says_the_same_is_left_as_its_author_spelt_it(text: str) -> None:
    kind = "item" if text[0] in "*-1+" else "quote" if text[0] == ">" else "paragraph"
    lines, place = only(text, kind)
    assert reworded(lines, place, place.runs) == lines


@given(SPELLINGS, runs(Way()))
def test_whatever_is_to_be_said_is_read_back(text: str, said: Runs) -> None:
    kind = "item" if text[0] in "*-1+" else "quote" if text[0] == ">" else "paragraph"
    lines, place = only(text, kind)
    if any(run.citations or run.anchor for run in said):
        return  # they are only read with their references
    talk = markdown.parse(HEAD + "\n".join(reworded(lines, place, said)) + "\n", "talk.md")
    again = next(p for here in places(talk).values() for p in here if p.kind == kind and p.first > 5)
    assert again.runs == normal(said)
