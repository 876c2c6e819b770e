"""The shipped template is what its tables say, and keeps what PowerPoint and the layouts rely on."""

import io
import os
import zipfile
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from pptx import Presentation

from slides import powerpoint
from slides.colour import READABLE, contrast
from slides.palette import palette
from slides.powerpoint.kept import geometry_to_keep
from slides.powerpoint.template_maker import KEPT, make
from tests.build import TEMPLATE

GOLDEN = Path(__file__).parent / "template-outline.txt"
DEFAULTS = (
    "Title Slide",
    "Title and Content",
    "Section Header",
    "Two Content",
    "Comparison",
    "Title Only",
    "Blank",
)


def describe() -> str:
    lines = []
    for layout in powerpoint.read_geometry(TEMPLATE).layouts:
        lines.append(f"{layout.name}{' (dark)' if layout.dark else ''}")
        for spot in layout.placeholders:
            place = " ".join(
                f"{v.inches:.2f}" for v in (spot.rect.x, spot.rect.y, spot.rect.width, spot.rect.height)
            )
            style = spot.styles[0]
            look = f"{style.font} {style.size.points:g}{' bold' if style.bold else ''}{' bullet' if style.bullet else ''}"
            lines.append(
                f"   {spot.idx:>2} {spot.kind:<8} {spot.name:<14} {place:<22} {spot.anchor:<3} {look}: {spot.prompt}"
            )
    return "\n".join(lines) + "\n"


def kinds(value: object) -> object:
    """Return what types a value is made of: a length is equal to the whole number that it was kept as."""
    if is_dataclass(value):
        return type(value), *(kinds(getattr(value, field.name)) for field in fields(value))
    return (type(value), *map(kinds, value)) if isinstance(value, tuple) else type(value)


def test_what_is_kept_of_the_template_is_what_reading_it_gives() -> None:
    kept = powerpoint.kept_geometry(KEPT.read_bytes(), TEMPLATE)
    read = powerpoint.read_geometry(TEMPLATE)
    assert kept == read
    assert kinds(kept) == kinds(read)
    assert geometry_to_keep(TEMPLATE) == KEPT.read_bytes()


def test_nothing_is_kept_of_a_template_that_differs_in_a_byte() -> None:
    assert powerpoint.kept_geometry(KEPT.read_bytes(), TEMPLATE + b"\0") is None


def test_the_template_is_the_one_that_its_maker_makes() -> None:
    assert make() == TEMPLATE, "run: python -m slides.powerpoint.template_maker"


def test_layouts_and_placeholders_are_those_that_were_accepted() -> None:
    if os.environ.get("ACCEPT"):
        GOLDEN.write_text(describe(), encoding="utf-8")
    assert describe() == GOLDEN.read_text(encoding="utf-8")


def test_layouts_that_powerpoint_knows_have_its_english_names() -> None:
    assert set(DEFAULTS) <= {layout.name for layout in Presentation(io.BytesIO(TEMPLATE)).slide_layouts}


def test_each_placeholder_of_a_layout_has_an_idx_and_a_name_of_its_own_and_a_prompt() -> None:
    for layout in powerpoint.read_geometry(TEMPLATE).layouts:
        assert len({spot.idx for spot in layout.placeholders}) == len(layout.placeholders), layout.name
        assert len({spot.name for spot in layout.placeholders}) == len(layout.placeholders), layout.name
        assert all(spot.prompt for spot in layout.placeholders), layout.name


def test_each_layout_differs_from_every_other_in_its_placeholders() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for layout in powerpoint.read_geometry(TEMPLATE).layouts:
        shape = (str(layout.dark), *(f"{s.kind} {s.name} {s.rect}" for s in layout.placeholders))
        assert shape not in seen, f"{layout.name} is {seen.get(shape)}"
        seen[shape] = layout.name


def test_nothing_in_the_template_is_about_a_subject_or_not_ours() -> None:
    with zipfile.ZipFile(io.BytesIO(TEMPLATE)) as archive:
        names = archive.namelist()
        assert not [
            n for n in names if n.startswith(("ppt/media", "docProps/thumbnail", "ppt/printerSettings"))
        ]
        assert {"ppt/notesMasters/notesMaster1.xml", "ppt/handoutMasters/handoutMaster1.xml"} <= set(names)


PAIRS = [
    ("dk1", "lt1"), ("dk2", "lt1"), ("accent1", "lt1"), ("accent6", "lt1"), ("accent2", "lt1"),
    ("dk1", "lt2"), ("dk2", "lt2"), ("accent1", "lt2"), ("accent4", "dk2"), ("lt1", "accent1"), ("dk2", "accent4"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground_by_at_least_four_and_a_half_to_one(text: str, ground: str) -> None:
    colours = palette().scheme
    assert contrast(colours[text], colours[ground]) >= READABLE
