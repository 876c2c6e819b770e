"""The bench of speed makes the deck that it says it makes, and its arithmetic holds."""

import pytest

from slides import layout, markdown, powerpoint
from slides.model import Picture, Table
from tests.bench.speed import Run, exponents, page, picture, slide_text, table
from tests.build import METRICS, OURS, TEMPLATE


def test_the_deck_has_the_slides_of_the_recipe_and_all_of_it_fits() -> None:
    pages = [page(n) for n in range(1, 41)]
    talk = markdown.parse(slide_text(pages).encode(), "talk.md")
    assert sum(len(slide.blocks_of(Table)) for slide in talk.slides) == 4
    pictures = [found for slide in talk.slides for found in slide.blocks_of(Picture)]
    images = {p.path: powerpoint.read_image(picture(int(p.path[8:-4])), p.path) for p in pictures}
    assert [(image.width, image.height) for image in images.values()] == [(1280, 720)] * 2
    made, findings = layout.arrange(talk, OURS, METRICS, images)
    assert not findings
    assert len(made.pages) == 41
    assert powerpoint.state(powerpoint.write(made, TEMPLATE)) == "ours"


def test_no_two_slides_or_pictures_are_alike_and_each_is_the_same_again() -> None:
    assert len({page(n) for n in range(1, 1001)}) == 1000
    assert page(7) == page(7)
    assert picture(5) != picture(25)


@pytest.mark.parametrize(("seconds", "power"), [((1.0, 10.0), 1), ((1.0, 100.0), 2), ((3.0, 3.0), 0)])
def test_growth_is_the_power_of_the_slides_with_which_the_time_grows(seconds, power) -> None:
    runs = [Run("ours", slides, took, 0, 0, 0) for slides, took in zip((100, 1000), seconds, strict=True)]
    assert exponents(runs) == pytest.approx([power])


def test_the_table_holds_every_maker_against_naive_python_pptx() -> None:
    runs = [Run("make_deck", 10, 1.0, 70, 100_000, 0), Run("python-pptx", 10, 2.0, 40, 50_000, 0)]
    assert table(runs).splitlines()[2:] == [
        "| make_deck | 1.00 (0.50) | - | 70 | 0.10 |",
        "| python-pptx | 2.00 (1.00) | - | 40 | 0.05 |",
    ]
