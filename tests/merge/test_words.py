"""The words of one piece of text after its paragraphs in the deck were changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.markdown.runs import normal
from slides.merge.words import resaid
from slides.model import Citation, Run, Runs, plain
from slides.outline import OutlineParagraph

BOLD = Run("Light.", bold=True)
CITED = Run("", citations=(Citation("kim2020"),))
ONE = Run("1", script="super")


def shown(*runs: Run | str) -> OutlineParagraph:
    return OutlineParagraph(tuple(Run(run) if isinstance(run, str) else run for run in runs))


CASES: dict[str, tuple[Runs, list[OutlineParagraph], list[OutlineParagraph | None], Runs]] = {
    "another word is put in the place of one": (
        (Run("Naps are short"),), [shown("Naps are short")], [shown("Naps are long")], (Run("Naps are long"),)),
    "the full stop of a name stays, which the deck does not show": (
        (BOLD, Run(" Bright lamps")),
        [shown("Light"), shown("Bright lamps")],
        [shown("Lamps"), shown("Bright lamps")],
        (Run("Lamps.", bold=True), Run(" Bright lamps"))),
    "a detail that is gone takes what was cited behind it along": (
        (BOLD, Run(" Bright lamps"), CITED),
        [shown("Light"), shown("Bright lamps")],
        [shown("Light"), None],
        (Run("Light.", bold=True), Run(" "))),
    "citations stay behind a word that changed, and their numbers are no words": (
        (Run("Sleep is short in wards"), CITED),
        [shown("Sleep is short in wards", ONE)],
        [shown("Sleep is short in hospitals", ONE)],
        (Run("Sleep is short in hospitals"), CITED)),
    "a format that a word got is written": (
        (Run("Naps are short"),),
        [shown("Naps are short")],
        [shown("Naps ", Run("are", italic=True), " short")],
        (Run("Naps "), Run("are", italic=True), Run(" short"))),
    "a format that the whole paragraph got is the look of its box": (
        (Run("Naps are short"),),
        [shown("Naps are short")],
        [shown(Run("Naps are long", bold=True))],
        (Run("Naps are long"),)),
    "a word inside a mark of ours keeps it": (
        (Run("Longer sleep", marks=("believed",)),),
        [shown("Longer sleep")],
        [shown("Longer naps")],
        (Run("Longer naps", marks=("believed",)),)),
}  # fmt: skip


@pytest.mark.parametrize(("runs", "old", "new", "wanted"), CASES.values(), ids=CASES)
def test_words(runs, old, new, wanted) -> None:
    assert resaid(runs, old, new) == wanted


TEXT = st.text(st.sampled_from("ab \u00e9."), min_size=1, max_size=12)
RUNS = st.lists(st.builds(Run, TEXT, bold=st.booleans(), italic=st.booleans()), min_size=1, max_size=4).map(
    lambda runs: normal(runs)
)


@given(RUNS)
def test_what_was_not_changed_stays_to_the_letter(runs: Runs) -> None:
    assert resaid(runs, [OutlineParagraph(runs)], [OutlineParagraph(runs)]) == runs


@given(RUNS, RUNS)
def test_the_words_of_the_deck_come_out_where_the_text_says_no_more(before: Runs, after: Runs) -> None:
    if before:
        said = resaid(before, [OutlineParagraph(before)], [OutlineParagraph(after)])
        assert plain(said) == plain(after)
