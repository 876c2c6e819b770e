"""Laws of merging lines, and the cases that diff3 makes a conflict of."""

from hypothesis import given
from hypothesis import strategies as st

from slides.merge.three_way import Conflict, in_parts, merge, merge_order

WORDS = ("light", "naps", "sleep", "at night", "")
LINES = st.lists(
    st.builds("{}{}".format, st.sampled_from(("- ", "* ", "", "## ")), st.sampled_from(WORDS)), max_size=6
)
FREE = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=12), max_size=5)


@given(LINES | FREE, LINES | FREE)
def test_what_one_side_did_alone_is_what_comes_out(base, side) -> None:
    assert merge(base, side, base) == tuple(side)
    assert merge(base, base, side) == tuple(side)
    assert merge(base, side, side) == tuple(side)


@given(LINES | FREE, LINES | FREE, LINES | FREE)
def test_each_new_line_of_either_side_is_in_the_result_or_in_a_conflict(base, ours, theirs) -> None:
    pieces = merge(base, ours, theirs)
    there = {piece for piece in pieces if isinstance(piece, str)}
    for piece in pieces:
        if isinstance(piece, Conflict):
            there |= {*piece.ours, *piece.theirs}
    parts = " ".join(there)
    known = {line.lstrip("-*# ") for line in base}
    for line in {*ours, *theirs}:
        if (
            line.lstrip("-*# ") not in known
        ):  # of what has a new marker only, the other side decides the words
            assert line in there or all(word in parts for word in line.split()), (line, pieces)


@given(LINES, LINES, LINES)
def test_no_conflict_is_one_that_only_one_side_made(base, ours, theirs) -> None:
    for piece in merge(base, ours, theirs):
        if isinstance(piece, Conflict):
            assert piece.base not in (piece.ours, piece.theirs)
            assert piece.ours != piece.theirs


def test_neighbouring_lines_that_each_side_changed_are_both_changed() -> None:
    assert merge(["- a b c d", "- e f g h"], ["- a b c x", "- e f g h"], ["- a b c d", "- e f g y"]) == (
        "- a b c x",
        "- e f g y",
    )


def test_new_lines_at_one_place_are_both_there_ours_first() -> None:
    assert merge(["- one", "- two"], ["- one", "- mine", "- two"], ["- one", "- theirs", "- two"]) == (
        "- one",
        "- mine",
        "- theirs",
        "- two",
    )


def test_a_line_that_one_side_changed_and_the_other_deleted_is_a_conflict() -> None:
    assert merge(["- one line"], ["- one lime"], []) == (Conflict(("- one line",), ("- one lime",), ()),)


def test_neighbouring_conflicts_are_one() -> None:
    base, ours, theirs = ["- aaaa 1", "- bbbb 1"], ["- aaaa 2", "- bbbb 2"], ["- aaaa 3", "- bbbb 3"]
    assert merge(base, ours, theirs) == (Conflict(tuple(base), tuple(ours), tuple(theirs)),)


def test_words_citations_and_braces_of_one_line_are_changed_apart() -> None:
    assert in_parts("## Sleep", "## Sleep {.cards}", "## Rest") == "## Rest {.cards}"
    assert in_parts("- Sleep [@todo]", "- Sleep [@kim2020]", "- Rest [@todo]") == "- Rest [@kim2020]"
    assert in_parts("- Sleep", "  - Sleep", "- Rest") == "  - Rest"
    assert in_parts("- Sleep", "- Rest", "- Naps") is None


def test_the_side_that_moved_something_decides_on_the_order() -> None:
    def kept(_: str) -> bool:
        return True

    assert merge_order("abcd", "abcd", "acbd", kept) == (tuple("acbd"), False)
    assert merge_order("abcd", "dabc", "abcd", kept) == (tuple("dabc"), False)
    assert merge_order("abcd", "dabc", "acbd", kept) == (tuple("acbd"), True)
    assert merge_order("ab", "axb", "ayb", kept)[0] in (tuple("axyb"), tuple("ayxb"))
    assert merge_order("abc", "abc", "abc", lambda key: key != "b") == (tuple("ac"), False)
