"""What is too long goes on over several slides, and nothing is lost between them."""

import io
import re

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from slides.lengths import Pt
from slides.model import Box, Pages, TableBox
from tests.build import arrange, build
from tests.stress import STRESS

HEAD = "---\ntitle: Talk\n---\n\n"
LONG = "words that make this line rather long so that it takes more than a single line of its box"
FLOORS = {"References": (Pt(18), Pt(18))}
"""Floors of body text that is secondary, by its layout."""


def titles(text: str) -> list[str]:
    pages, findings = arrange(HEAD + text)
    assert not findings
    return [page.shapes[0].paragraphs[0].text for page in pages.pages[1:]]


def body(text: str) -> list[list[str]]:
    pages, _ = arrange(HEAD + text)
    boxes = [[s for s in page.shapes if isinstance(s, Box) and s.role == "Body"] for page in pages.pages[1:]]
    return [[p.text for box in page for p in box.paragraphs] for page in boxes]


def test_bullets_that_fit_stay_on_one_slide() -> None:
    assert titles("## Few\n\n- a\n- b\n- c") == ["Few"]


def test_bullets_that_do_not_fit_go_on_and_none_is_lost() -> None:
    lines = [f"number {n} {LONG}" for n in range(12)]
    text = "## Many\n\nA lead.\n\n" + "\n".join(f"- {line}" for line in lines) + "\n\n> So what\n"
    found = titles(text)
    assert found == [f"Many ({n}/{len(found)})" for n in range(1, len(found) + 1)]
    assert len(found) > 1
    assert [line for page in body(text) for line in page] == lines


def test_the_lead_stands_on_the_first_part_and_the_callout_on_the_last() -> None:
    pages, _ = arrange(
        HEAD + "## Many\n\nA lead.\n\n" + "\n".join(f"- {LONG}" for _ in range(12)) + "\n\n> So what\n"
    )
    roles = [{s.role for s in page.shapes if isinstance(s, Box)} for page in pages.pages[1:]]
    assert ["Lead" in r for r in roles] == [True] + [False] * (len(roles) - 1)
    assert ["Callout" in r for r in roles] == [False] * (len(roles) - 1) + [True]


def test_references_number_on_and_their_labels_are_repeated() -> None:
    entries = "\n".join(f"- Author {n}. {LONG}. Journal. 2020." for n in range(25))
    text = f"# Backup {{.backup}}\n\n## Sources {{.references}}\n\n### Trials\n\n{entries}"
    pages, findings = arrange(HEAD + text)
    assert not findings
    boxes = [s for page in pages.pages[1:] for s in page.shapes if isinstance(s, Box) and s.role == "Body"]
    assert len(boxes) > 2
    assert [p.ordinal for box in boxes for p in box.paragraphs if p.ordinal] == list(range(1, 26))
    assert all(box.paragraphs[0].text == "Trials" for box in boxes)


def test_a_long_table_repeats_its_header() -> None:
    rows = "\n".join(f"| row {n} | {n} |" for n in range(30))
    pages, findings = arrange(HEAD + f"## Table\n\n| name | value |\n|---|---|\n{rows}")
    assert not findings
    tables = [s for page in pages.pages[1:] for s in page.shapes if isinstance(s, TableBox)]
    assert len(tables) > 2
    assert all([cell.text for cell in table.rows[0]] == ["name", "value"] for table in tables)
    assert [row[0].text for table in tables for row in table.rows[1:]] == [f"row {n}" for n in range(30)]


def test_ids_and_titles_of_the_parts_are_their_own_and_the_notes_stay_with_the_first() -> None:
    text = "## Many {#many}\n\n" + "\n".join(f"- {LONG}" for _ in range(14)) + "\n\n::: notes\nSay it.\n:::"
    pages, _ = arrange(HEAD + text)
    parts = pages.pages[1:]
    assert [page.ident for page in parts] == ["many", *(f"many-part-{n}" for n in range(2, len(parts) + 1))]
    assert [bool(page.notes) for page in parts] == [True] + [False] * (len(parts) - 1)


def test_one_bullet_too_long_for_any_slide_is_still_an_error() -> None:
    _, findings = arrange(HEAD + "## One\n\n- " + f"{LONG} " * 30 + "\n- b")
    assert [finding.rule for finding in findings] == ["fit.overflow"]


def test_a_numbered_list_counts_on() -> None:
    pages, findings = arrange(HEAD + "## Steps\n\n" + "\n".join(f"{n}. {LONG}" for n in range(1, 15)))
    assert not findings
    boxes = [s for page in pages.pages[1:] for s in page.shapes if isinstance(s, Box) and s.role == "Body"]
    assert len(boxes) > 1
    assert [p.ordinal for box in boxes for p in box.paragraphs] == list(range(1, 15))


def test_two_lists_of_one_slide_stay_two_lists() -> None:
    text = "## Lists\n\n" + "\n".join(f"- {LONG}" for _ in range(5)) + "\n\n"
    pages, findings = arrange(HEAD + text + "\n".join(f"{n}. {LONG}" for n in range(1, 9)))
    assert not findings
    boxes = [s for page in pages.pages[1:] for s in page.shapes if isinstance(s, Box) and s.role == "Body"]
    assert [p.ordinal for box in boxes for p in box.paragraphs] == [0] * 5 + list(range(1, 9))


def test_columns_to_compare_are_not_cut() -> None:
    text = (
        "## Two {.compare}\n\n### A\n\n" + f"- {LONG} {LONG}\n" * 5 + "\n### B\n\n" + f"- {LONG} {LONG}\n" * 5
    )
    pages, findings = arrange(HEAD + text)
    assert [finding.rule for finding in findings] == ["fit.overflow"]
    assert len(pages.pages) == 2


def looks(pages: Pages) -> set[tuple[object, ...]]:
    """Return the sizes and spacings of body text, rows and tables, and the gaps and columns in them."""
    found = set()
    for page in pages.pages[1:]:
        for shape in page.shapes:
            if isinstance(shape, Box) and shape.role in ("Title", "Body"):
                gaps = {p.space_before for p in shape.paragraphs[1:] if not p.level}
                found.add((shape.role, shape.styles, *gaps))
            elif isinstance(shape, TableBox):
                found.add((shape.style, shape.widths))
    return found


@pytest.mark.parametrize("text", STRESS.values(), ids=STRESS)
def test_all_parts_of_a_slide_look_alike_and_hold_the_floors(text: str) -> None:
    pages, findings = arrange(HEAD + text)
    assert not findings
    assert len(pages.pages) > 2
    assert len(looks(pages)) <= 2
    for page in pages.pages[1:]:
        for shape in page.shapes:
            if isinstance(shape, Box) and shape.role in ("Title", "Body"):
                floors = (Pt(28),) if shape.role == "Title" else FLOORS.get(page.layout, (Pt(20), Pt(18)))
                assert all(style.size >= floor for style, floor in zip(shape.styles, floors, strict=False))
            elif isinstance(shape, TableBox):
                assert shape.style.size >= Pt(18)


@pytest.mark.parametrize("text", STRESS.values(), ids=STRESS)
def test_no_word_of_a_long_slide_is_lost_and_no_two_slides_have_one_title(text: str) -> None:
    pages, _ = arrange(HEAD + text)
    shown: list[str] = []
    for page in pages.pages[1:]:
        for shape in page.shapes[1:]:
            if isinstance(shape, Box) and shape.role == "Body":
                shown += [word for p in shape.paragraphs for word in p.text.split()]
            elif isinstance(shape, TableBox):
                shown += [word for row in shape.rows[1:] for cell in row for word in cell.text.split()]
    written = re.sub(r"^## .*$|^\|.*\n\|[-|: ]+$|^- |^\d+\. |\|", " ", text, flags=re.MULTILINE).split()
    assert shown == written
    titles = [page.shapes[0].paragraphs[0].text for page in pages.pages]
    assert len(set(titles)) == len(titles)


def test_what_is_longer_than_twelve_slides_is_an_error_with_its_line() -> None:
    pages, findings = arrange(HEAD + "## Far too many\n\n" + f"- {LONG} {LONG} {LONG}\n" * 90)
    assert len(pages.pages) == 2
    assert [(finding.rule, finding.line) for finding in findings] == [("fit.overflow", 5)]
    assert findings[0].message == "all of this would take more than 12 slides"


def test_columns_are_not_cut_whatever_stands_in_them() -> None:
    table = "| a | b |\n| --- | --- |\n| c | d |\n"
    items = f"- {LONG}\n" * 12
    text = f"## A\n\n:::: columns\n::: column\n{items}:::\n::: column\n{table}:::\n::::\n"
    pages, findings = arrange(HEAD + text)
    assert len(pages.pages) == 2
    assert [finding.severity for finding in findings] == ["error"]


def test_text_is_set_tight_before_it_is_set_smaller() -> None:
    sizes: list[tuple[float, float]] = []
    for count in range(4, 11):  # one more, and the slide is cut
        pages, _ = arrange(HEAD + "## Many\n\n" + "- one line of text\n" * count)
        assert len(pages.pages) == 2
        style = next(s for s in pages.pages[1].shapes if isinstance(s, Box) and s.role == "Body").styles[0]
        sizes.append((style.size.points, style.line_spacing))
    assert sizes == sorted(sizes, reverse=True)
    assert {(24, 1.0), (22, 0.9), (20, 0.9)} <= set(sizes)


def test_tight_lines_are_written_to_every_paragraph_and_others_say_nothing() -> None:
    def spacings(count: int) -> set[str | None]:
        slide = Presentation(io.BytesIO(build(HEAD + "## Many\n\n" + "- a line\n" * count))).slides[1]
        body = next(s for s in slide.placeholders if s.name == "Body")
        found = (
            p.find(f"{qn('a:pPr')}/{qn('a:lnSpc')}/{qn('a:spcPct')}") for p in body._element.iter(qn("a:p"))
        )
        return {None if one is None else one.get("val") for one in found}

    assert spacings(5) == {None}
    assert {"90000"} in [spacings(count) for count in range(6, 12)]
