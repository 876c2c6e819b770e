"""What a sentence can be drawn as is decided by its own form, and its pieces are its own words."""

from __future__ import annotations

import re

import pytest

from slides import article
from slides.draft import material, outline, shapes
from slides.draft.shapes import Shape
from slides.model import Group, Items, Paragraph, plain

HEADING = "# Introduction\n\nWater matters.\n\n# Results\n\n"


def drawn(*sentences: str) -> list[Shape]:
    read = article.read(f"{HEADING}{' '.join(sentences)}\n".encode(), "a.md")
    parts = {number: chapter.part for chapter in outline.chapters(read) for number in chapter.sentences}
    return list(shapes.shapes(tuple(line for line in material.lines(read, parts) if line.part == "results")))


def pieces(shape: Shape) -> tuple[str, ...]:
    found: list[str] = []
    for block in shape.blocks:
        if isinstance(block, Items):
            found += [plain(item.runs) for item in block.items]
        elif isinstance(block, Paragraph | Group):
            found.append(plain(block.runs))
    return tuple(found)


CASES = {
    "one thing unlike another": (
        "Unlike petrol engines that waste most of their heat, heat pumps can move heat from outside to inside.",
        "compare",
        ("Petrol engines", "Waste most of their heat", "Heat pumps", "Can move heat from outside to inside"),
    ),
    "one thing, whereas another": (
        "Urban bees are fed by gardens, whereas rural bees are fed by oilseed rape.",
        "compare",
        ("Urban bees", "Are fed by gardens", "Rural bees", "Are fed by oilseed rape"),
    ),
    "what is done, what it is believed to do, what follows": (
        "By warming the soil, it is believed that mulch can wake microbes such as fungi and bacteria, which release nitrogen.",
        "flow",
        (
            "Warming the soil",
            "Mulch can wake microbes such as fungi and bacteria",
            "Fungi and bacteria release nitrogen",
        ),
    ),
    "one step leads to the next": (
        "Warm winters are followed by an early spring, leading to hungry caterpillars, resulting in fewer leaves.",
        "flow",
        ("Warm winters are followed by an early spring", "Hungry caterpillars", "Fewer leaves"),
    ),
    "things of one kind": (
        "The survey covers places such as mountain villages, harbour towns, and river islands.",
        "cards",
        ("The survey covers places such as:", "Mountain villages", "Harbour towns", "River islands"),
    ),
    "one figure": (
        "Of the wells that were tested, about 38% held water that was safe to drink.",
        "number",
        ("About 38%", "Of the wells that were tested, about 38% held water that was safe to drink"),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_sentence_is_drawn_by_its_form(name: str) -> None:
    sentence, kind, expected = CASES[name]
    first = drawn(sentence)[0]
    assert (first.kind, pieces(first)) == (kind, expected)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Unlike those that came before, it is quiet.", id="the sides have no names"),
        pytest.param(
            "Some bees were fed, whereas many were left alone in the garden.", id="some and many are no sides"
        ),
        pytest.param(
            "By warming the soil, mulch can wake the microbes of the root zone, which release nitrogen.",
            id="either of two nouns releases it",
        ),
        pytest.param(
            "The operation is done on ankle, knee, and hip joints.", id="the last thing shares its noun"
        ),
        pytest.param("The towns were safe, quiet, and very green.", id="qualities are no things"),
        pytest.param("Of the wells, 38% were safe in 2010 and 41% in 2015.", id="two figures"),
        pytest.param("The yield has to exceed 38% of what was sown before.", id="a bound is no figure"),
        pytest.param("The trial had 80% power to show that both are alike.", id="a figure of the method"),
    ],
)
def test_what_does_not_come_apart_cleanly_is_not_drawn(sentence: str) -> None:
    assert drawn(sentence) == []


def test_what_is_believed_is_marked_so_and_what_is_done_is_not() -> None:
    sentence, *_ = CASES["what is done, what it is believed to do, what follows"]
    items = next(block for block in drawn(sentence)[0].blocks if isinstance(block, Items)).items
    assert [item.runs[0].marks for item in items] == [(), ("believed",), ()]


DATES = (
    "In 1996, the first wells were drilled.",
    "In 2004, half of the villages were supplied with water.",
    "In 2011, the last village was connected.",
)


def test_three_sentences_that_begin_with_years_are_a_timeline() -> None:
    first = drawn(*DATES)[0]
    assert first.kind == "timeline"
    assert pieces(first) == (
        "1996. The first wells were drilled",
        "2004. Half of the villages were supplied with water",
        "2011. The last village was connected",
    )


@pytest.mark.parametrize("dates", [DATES[:2], DATES[::-1]], ids=["two", "not in order"])
def test_other_dates_are_none(dates: tuple[str, ...]) -> None:
    assert [shape for shape in drawn(*dates) if shape.kind == "timeline"] == []


@pytest.mark.parametrize("name", CASES)
def test_each_word_and_figure_that_is_drawn_stands_in_the_sentence(name: str) -> None:
    sentence, *_ = CASES[name]
    said = re.findall(r"\w+", sentence.lower())
    for piece in pieces(drawn(sentence)[0]):
        assert [word for word in re.findall(r"\w+", piece.lower()) if word not in said] == []
