"""Reads a built deck back with plain python-pptx, which knows nothing of how it was made."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

from lxml import etree
from pptx import Presentation

P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"


def outline(deck: bytes, joined: bool = False) -> str:
    """Return layout, placeholders, paragraphs with level and runs, alternative texts and notes of every slide.

    Runs are as they stand in the deck; `joined` makes one of neighbours that look alike, for decks that another program
    has saved.
    """
    presentation = Presentation(io.BytesIO(deck))
    named = sections(deck)
    lines = []
    for number, slide in enumerate(presentation.slides, 1):
        lines.append(
            f"{number}. {slide.slide_layout.name} | {slide._element.cSld.get('name')} | {named[slide.slide_id]}"
        )
        for shape in slide.shapes:
            lines += [f"   {line}" for line in _shape(shape, joined)]
        if slide.has_notes_slide:
            lines.append("   notes")
            lines += [f"     {line}" for line in _paragraphs(slide.notes_slide.notes_text_frame, joined)]
        lines.append("")
    return "\n".join(lines)


def sections(deck: bytes) -> dict[int, str]:
    """Return the section of each slide by the slide's id."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        root = etree.fromstring(archive.read("ppt/presentation.xml"))
    return {
        int(entry.get("id")): section.get("name")
        for section in root.iter(f"{P14}section")
        for entry in section.iter(f"{P14}sldId")
    }


def is_decorative(shape) -> bool:
    return any(element.get("val") == "1" for element in shape._element.iter(f"{ADEC}decorative"))


def alt_text(shape) -> str:
    return shape._element.xpath(".//p:cNvPr")[0].get("descr", "")


def _shape(shape, joined: bool) -> Iterator[str]:
    kind = (
        f" ({shape.placeholder_format.type} {shape.placeholder_format.idx})" if shape.is_placeholder else ""
    )
    alt = f" alt={alt_text(shape)!r}" if alt_text(shape) else ""
    yield f"{shape.name}{kind}{' decorative' if is_decorative(shape) else ''}{alt}"
    if shape.has_text_frame:
        yield from (f"  {line}" for line in _paragraphs(shape.text_frame, joined))
    elif getattr(shape, "has_table", False) and shape.has_table:
        for row in shape.table.rows:
            yield "  | " + " | ".join(cell.text for cell in row.cells)


def _paragraphs(frame, joined: bool) -> Iterator[str]:
    for paragraph in frame.paragraphs:
        runs = [(_look(run), run.text) for run in paragraph.runs]
        if joined:
            runs = [
                (look, "".join(text for _, text in alike)) for look, alike in groupby(runs, itemgetter(0))
            ]
        if runs:
            yield f"{paragraph.level}> " + "".join(before + text + behind for (before, behind), text in runs)


def _look(run) -> tuple[str, str]:
    """Return what is written before and behind the text of a run."""
    marks = ("*" if run.font.bold else "") + ("/" if run.font.italic else "")
    size = f"{{{run.font.size.pt:g}}}" if run.font.size else ""
    link = f"<{run.hyperlink.address}>" if run.hyperlink.address else ""
    return marks, f"{marks[::-1]}{size}{link}"
