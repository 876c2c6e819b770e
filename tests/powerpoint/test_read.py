"""What is read from a deck is what was written into it."""

import zipfile
from dataclasses import astuple, replace
from pathlib import Path

import pytest

from slides import powerpoint
from slides.model import Run
from slides.outline import OutlineShape, joined
from slides.powerpoint.base import outline_of, read_base
from slides.powerpoint.package import unpack
from slides.powerpoint.read import read
from tests import variants
from tests.build import ROOT, arrange, build

CASES = [*sorted((ROOT / "tests" / "decks").glob("*")), ROOT / "slides" / "text"]


def source(case: Path) -> str:
    file = case / "talk.md" if (case / "talk.md").exists() else next(case.glob("*.md"))
    return file.read_text(encoding="utf-8")


def bare(shape: OutlineShape) -> OutlineShape:
    """The shape without what only we know of it, and what only its file has."""
    place = None if shape.kind == "connector" else shape.rect
    return replace(shape, look="", sizes=(), line=0, rect=place)


@pytest.mark.parametrize("variant", variants.VARIANTS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_deck_reads_back_as_the_outline_that_was_known_before_it_was_written(
    case: Path, variant: str
) -> None:
    text = source(case)
    template = variants.template(variant)
    pages, _ = arrange(text, case, template)
    deck = powerpoint.write(pages, template, text=text)
    found, known = read(deck), outline_of(pages)
    assert found == known
    assert found.sections == known.sections
    for one, other in zip(found.slides, known.slides, strict=True):
        assert (one.section, one.ident, one.creation) == (other.section, other.ident, other.creation)
        places = [(a.name, astuple(bare(a).rect or ())) for a in one.shapes if a.kind != "connector"]
        assert places == [(b.name, astuple(b.rect or ())) for b in other.shapes if b.kind != "connector"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_base_holds_the_text_and_the_outline_to_the_last_field(case: Path) -> None:
    text = source(case)
    pages, _ = arrange(text, case)
    base = read_base(unpack(powerpoint.write(pages, variants.template("light"), text=text)))
    assert base is not None
    assert base.text == text
    assert base.outline == outline_of(pages)
    assert repr(base.outline) == repr(outline_of(pages))
    assert not base.merged


def test_what_an_add_in_keeps_in_a_deck_need_not_be_xml(tmp_path: Path) -> None:
    """`ppt/customXML/item.xml` with the words `sld-customData` was seen in a deck that PowerPoint saved."""
    path = tmp_path / "deck.pptx"
    path.write_bytes(build(source(CASES[0]), CASES[0]))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("ppt/customXML/item.xml", b"sld-customData")
    assert powerpoint.read_outline(path.read_bytes()).slides


def test_blanks_at_the_ends_of_a_format_have_none() -> None:
    runs = (Run("medical history ", bold=True), Run(" and more", italic=True), Run("."))
    assert joined(runs) == (
        Run("medical history", bold=True),
        Run("  "),
        Run("and more", italic=True),
        Run("."),
    )
