"""Edits of the text on a slide, as typing and the buttons of the ribbon leave it."""

from __future__ import annotations

import copy

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.text.text import _Paragraph, _Run

from tests.coauthor.deck import Deck, properties, runs_of, text_of
from tests.coauthor.show import forget_paragraph, shift_paragraphs


def replace_words(deck: Deck, slide: int, paragraph: str, old: str, new: str) -> None:
    """Type over some words of a paragraph; all other runs stay."""
    first, *rest = runs_of(deck.paragraph(slide, paragraph), old)
    first.find(qn("a:t")).text = new
    for run in rest:
        run.getparent().remove(run)


def replace_everywhere(deck: Deck, old: str, new: str) -> None:
    """Replace All: words on all slides and in all notes, as long as one run holds them; each keeps its looks."""
    for slide in deck.presentation.slides:
        pages = [slide, slide.notes_slide] if slide.has_notes_slide else [slide]
        for text in (text for page in pages for text in page._element.iter(qn("a:t"))):
            text.text = (text.text or "").replace(old, new)


def retype(deck: Deck, slide: int, paragraph: str, new: str) -> None:
    """Select a whole paragraph and type: one run is left, formatted as the first was."""
    typed(deck.paragraph(slide, paragraph), new)


def typed(element, new: str) -> None:
    """Put one run with this text in the place of all that an `a:p` holds."""
    first = element.find(qn("a:r"))
    run = copy.deepcopy(first) if first is not None else _Paragraph(element, None).add_run()._r
    for old in element.xpath("./a:r | ./a:br | ./a:fld"):
        element.remove(old)
    run.find(qn("a:t")).text = new
    element.append(run)
    if (end := element.find(qn("a:endParaRPr"))) is not None:
        element.append(end)  # It is the last of a paragraph


def retitle(deck: Deck, slide: int, new: str) -> None:
    """Type a new title, whatever the old one was."""
    typed(deck.slide(slide).shapes.title.text_frame.paragraphs[0]._p, new)


def bold(deck: Deck, slide: int, paragraph: str, words: str) -> None:
    for run in runs_of(deck.paragraph(slide, paragraph), words):
        properties(run).set("b", "1")


def italic(deck: Deck, slide: int, paragraph: str, words: str) -> None:
    for run in runs_of(deck.paragraph(slide, paragraph), words):
        properties(run).set("i", "1")


def link(deck: Deck, slide: int, paragraph: str, words: str, address: str) -> None:
    """Make words a link. All of its runs share one relationship, as in PowerPoint."""
    part = deck.slide(slide).part
    rel = part.relate_to(
        address, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink", True
    )
    for run in runs_of(deck.paragraph(slide, paragraph), words):
        properties(run).add_hlinkClick(rel)


def colour(deck: Deck, slide: int, paragraph: str, words: str, rgb: str) -> None:
    """Give words a colour of their own, such as `C00000`."""
    for run in runs_of(deck.paragraph(slide, paragraph), words):
        _Run(run, None).font.color.rgb = RGBColor.from_string(rgb)


def set_level(deck: Deck, slide: int, paragraph: str, level: int) -> None:
    """Indent a paragraph to a level, 0 (outermost) to 8."""
    deck.paragraph(slide, paragraph).get_or_add_pPr().lvl = level


def add_paragraph(deck: Deck, slide: int, after: str, text: str, level: int | None = None) -> None:
    """Press Enter at the end of a paragraph and type: the new one looks like it, at its level unless `level` says."""
    anchor = deck.paragraph(slide, after)
    new = copy.deepcopy(anchor)
    typed(new, text)
    if level is not None:
        new.get_or_add_pPr().lvl = level
    shift_paragraphs(deck.slide(slide), anchor, +1)
    anchor.addnext(new)


def append_paragraph(deck: Deck, slide: int, shape: str, text: str) -> None:
    """Add a paragraph at the end of a shape, formatted as its last one."""
    last = deck.shape(slide, shape).text_frame.paragraphs[-1]._p
    add_paragraph(deck, slide, text_of(last), text)


def split_paragraph(deck: Deck, slide: int, paragraph: str, before: str) -> None:
    """Press Enter before some words: what follows becomes a paragraph of its own, at the same level."""
    element = deck.paragraph(slide, paragraph)
    first = runs_of(element, before)[0]
    tail = copy.deepcopy(element)
    at = element.index(first)
    for content in tail[:at]:
        if content.tag != qn("a:pPr"):
            tail.remove(content)
    for content in element[at:]:
        if content.tag != qn("a:endParaRPr"):
            element.remove(content)
    shift_paragraphs(deck.slide(slide), element, +1)
    element.addnext(tail)


def join_paragraph(deck: Deck, slide: int, paragraph: str) -> None:
    """Press Backspace at the start of a paragraph: it goes on in the one before, in whose looks and level it ends up."""
    element = deck.paragraph(slide, paragraph)
    before = element.getprevious()
    forget_paragraph(deck.slide(slide), element)
    shift_paragraphs(deck.slide(slide), element, -1)
    for end in before.findall(qn("a:endParaRPr")):
        before.remove(end)
    before.extend(content for content in list(element) if content.tag != qn("a:pPr"))
    element.getparent().remove(element)


def break_line(deck: Deck, slide: int, paragraph: str, before: str) -> None:
    """Press Shift and Enter before some words: the paragraph goes on in a new line."""
    first = runs_of(deck.paragraph(slide, paragraph), before)[0]
    held = etree.Element(qn("a:br"))
    held.extend(copy.deepcopy(look) for look in first.findall(qn("a:rPr")))
    first.addprevious(held)


def delete_paragraph(deck: Deck, slide: int, paragraph: str) -> None:
    """Delete a paragraph; of a shape's only one, the text, since a text has at least one paragraph."""
    element = deck.paragraph(slide, paragraph)
    if len(element.getparent().findall(qn("a:p"))) == 1:
        typed(element, "")
        element.remove(element.find(qn("a:r")))
        return
    forget_paragraph(deck.slide(slide), element)
    shift_paragraphs(deck.slide(slide), element, -1)
    element.getparent().remove(element)


def move_paragraph(deck: Deck, slide: int, paragraph: str, after: str | None) -> None:
    """Drag a paragraph behind another of its shape, or to the front of it with None.

    An animation keeps to its place, not to its text: so does PowerPoint's own.
    """
    element = deck.paragraph(slide, paragraph)
    if after is None:
        element.getparent().find(qn("a:p")).addprevious(element)
    else:
        deck.paragraph(slide, after).addnext(element)


def set_cell(deck: Deck, slide: int, row: int, column: int, text: str) -> None:
    """Retype a cell of the slide's table; row and column are 1-based."""
    typed(_table(deck, slide).cell(row - 1, column - 1).text_frame.paragraphs[0]._p, text)


def add_row(deck: Deck, slide: int, *texts: str) -> None:
    """Add a row at the end of the slide's table, as the Tab key does in its last cell."""
    table = _table(deck, slide)
    row = copy.deepcopy(table._tbl.tr_lst[-1])
    for held in row.findall(qn("a:extLst")):
        row.remove(held)  # Its a16:rowId would be there twice
    table._tbl.tr_lst[-1].addnext(row)
    for column, text in enumerate(texts, 1):
        set_cell(deck, slide, len(table.rows), column, text)
    frame = next(s for s in deck.slide(slide).shapes if s.has_table)
    frame.height += table.rows[len(table.rows) - 1].height


def _table(deck: Deck, slide: int):
    return next(shape.table for shape in deck.slide(slide).shapes if shape.has_table)


# ------------------------------------------------------------------------------------------------------------- notes


def retype_notes(deck: Deck, slide: int, paragraph: str, new: str) -> None:
    """Type over a paragraph of the notes."""
    typed(deck.notes_paragraph(slide, paragraph), new)


def add_notes(deck: Deck, slide: int, text: str, after: str | None = None) -> None:
    """Add a paragraph to the notes, at their end unless `after` says."""
    frame = deck.slide(slide).notes_slide.notes_text_frame
    last = frame.paragraphs[-1]._p
    anchor = deck.notes_paragraph(slide, after) if after is not None else last
    if not frame.text.strip():
        typed(last, text)
        return
    new = copy.deepcopy(anchor)
    typed(new, text)
    anchor.addnext(new)


def delete_notes(deck: Deck, slide: int, paragraph: str) -> None:
    """Delete a paragraph of the notes."""
    element = deck.notes_paragraph(slide, paragraph)
    if len(element.getparent().findall(qn("a:p"))) == 1:
        etree.SubElement(element.getparent(), qn("a:p"))
    element.getparent().remove(element)


def blank_notes(deck: Deck, slide: int) -> None:
    """Leave blanks at the end of each notes paragraph and an empty paragraph at the end of the notes."""
    body = deck.slide(slide).notes_slide.notes_text_frame._txBody
    for paragraph in body.findall(qn("a:p")):
        for run in paragraph.findall(qn("a:r"))[-1:]:
            run.find(qn("a:t")).text += "  "
    etree.SubElement(body, qn("a:p"))
