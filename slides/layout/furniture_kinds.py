"""Kinds of slide that every talk has: agenda, take-home, disclosures, references, questions."""

from __future__ import annotations

from dataclasses import replace

from slides.errors import TextError
from slides.kinds import by_group
from slides.layout.rows import numbered
from slides.layout.sheet import (
    GAP,
    Sheet,
    largest,
    lead_alone,
    line_of,
    named,
    place,
    rule,
    tight_too,
    with_lead,
)
from slides.layout.words import word
from slides.lengths import Emu, Inches, Length, Pt
from slides.model import (
    Box,
    Item,
    PictureBox,
    Rect,
    Section,
    Shape,
    Talk,
    TextParagraph,
    TextRun,
    plain,
)


def questions(sheet: Sheet) -> tuple[Shape, ...]:
    """An invitation to ask, with where to find the speaker."""
    lines = sheet.paragraphs or contact_lines(sheet)
    return (lead_alone(sheet, lines),) if lines else ()


def contact_lines(sheet: Sheet) -> tuple[TextParagraph, ...]:
    """Return where to find the speaker, if the front matter says."""
    front = sheet.talk.front
    if not front.contact:
        return ()
    return (TextParagraph((TextRun(front.contact),), line=front.line_of("contact") or 0),)


def agenda(sheet: Sheet) -> tuple[Shape, ...]:
    """The parts of the talk: as written, else the sections that are listed."""
    items = sheet.items
    texts = [named(sheet, item) for item in items]
    if not items:
        listed = [s for s in sheet.talk.sections if plain(s.title) and not s.backup and not s.unlisted]
        texts = [(_heading(s),) for s in listed if s.slides and sheet.slide not in s.slides]
    if not texts:
        return ()
    most = len(sheet.layout.placeholders_named("Row"))
    if len(texts) > most:
        line = sheet.slide.line
        message = f"the agenda has room for {most} sections, the talk has {len(texts)}"
        hint = "mark some as {.unlisted}, or write the agenda's items yourself"
        raise TextError.of(
            "text.agenda", message, path=sheet.talk.path, line=line, quote=sheet.talk.quote(line), hint=hint
        )
    return numbered(sheet, texts, sheet.area)


def _heading(section: Section) -> TextParagraph:
    return TextParagraph((TextRun(plain(section.title)),), line=section.line)


def takehome(sheet: Sheet) -> tuple[Shape, ...]:
    """The messages behind numerals; the QR code of `link` and the contact at the side."""
    front = sheet.talk.front
    qr, contact = sheet.spot("Picture"), sheet.spot("Contact")
    image = sheet.images.get("qr:" + front.link) if front.link else None
    aside = image is not None or bool(front.contact)
    room = replace(sheet.area, width=Emu(qr.rect.x - 2 * GAP - sheet.area.x)) if aside else sheet.area
    shapes: list[Shape] = list(numbered(sheet, [named(sheet, item) for item in sheet.items], room))
    side = Rect(qr.rect.x, sheet.area.y, qr.rect.width, qr.rect.width)
    if image is not None:
        shapes.append(PictureBox("QR code", side, image, word(front.lang, "qr", link=front.link), qr))
    if front.contact:
        top = side.bottom + Inches(0.15) if image is not None else side.y
        shapes.append(place(contact, contact_lines(sheet), replace(contact.rect, y=top)))
    return tuple(shapes)


def disclosures(sheet: Sheet) -> tuple[Shape, ...]:
    """A labelled row for each interest. What the presenter has not filled in stays the template's prompt."""
    found = _disclosure_rows(sheet)
    labels, entries = sheet.spots("Label", len(found)), sheet.spots("Entry", len(found))
    pitch = min(Inches(1.45), sheet.area.height.scaled(1 / max(len(found), 1)))
    shapes: list[Shape] = []
    for n, (name, entry, line) in enumerate(found):
        top = sheet.area.y + n * pitch
        shapes.append(_hairline(sheet.area, top, n + 1))
        if name:
            shapes.append(place(labels[n], name, replace(labels[n].rect, y=top, height=pitch)))
        shapes.append(place(entries[n], entry, replace(entries[n].rect, y=top, height=pitch), line=line))
    shapes.append(_hairline(sheet.area, sheet.area.y + len(found) * pitch, len(found) + 1))
    return tuple(shapes)


def _hairline(area: Rect, y: Length, number: int) -> Box:
    return rule(Rect(area.x, y, area.width, Inches(0.01)), number, colour="accent6")


Lines = tuple[TextParagraph, ...]


def _disclosure_rows(sheet: Sheet) -> list[tuple[Lines, Lines, int]]:
    """Return label, entry and line of each row: as written, else from the front matter, else prompts alone."""
    if sheet.items:
        return [_disclosure(sheet, item) for item in sheet.items]
    front = sheet.talk.front
    line = front.line_of("disclosures") or 0
    if front.disclosures:
        return [((), (TextParagraph((TextRun(text),), line=line),), line) for text in front.disclosures]
    keys = ("financial", "funding", "off-label")
    return [((TextParagraph((TextRun(word(front.lang, key)),)),), (), sheet.slide.line) for key in keys]


def _disclosure(sheet: Sheet, item: Item) -> tuple[Lines, Lines, int]:
    lines = tuple(replace(line, level=0) for line in named(sheet, item))
    return (lines[:1], lines[1:], item.line) if item.lead else ((), lines, item.line)


def references(sheet: Sheet) -> tuple[Shape, ...]:
    """Entries, numbered unless their style cites by author, under the labels of their groups where there are any."""
    lead, area = with_lead(sheet)
    lines: list[TextParagraph] = []
    ordinal = sheet.entries_before
    for group, items in by_group(sheet.slide):
        if group is not None:
            runs = (replace(run, bold=True) for run in group.runs)
            heading = line_of(sheet, tuple(runs), group.line, bullet=False)
            lines.append(replace(heading, space_before=Pt(10)) if lines else heading)
        for item in items:
            ordinal += 1
            entry = line_of(sheet, item.runs, item.line)
            numbered = sheet.numbers.cited.numbered
            lines.append(replace(entry, ordinal=ordinal) if numbered else replace(entry, bullet=False))
            lines.extend(line_of(sheet, child.runs, child.line, level=1) for child in item.children)
    if not lines:
        return lead
    spot = sheet.spot("Body")
    steps = sheet.steps(REFERENCE_STEPS)
    qr = _link_to_more(sheet, area)
    if qr:
        area = replace(area, width=Emu(qr[0].rect.x - GAP - area.x))
    return (*lead, *qr, *largest(lambda step: (place(spot, lines, area, factor=step),), sheet.metrics, steps))


_QR = Inches(1.5)
"""Side of the QR code beside a list of references: read from the front rows, and from a photograph of the slide."""


def _link_to_more(sheet: Sheet, area: Rect) -> tuple[PictureBox, ...]:
    """Return the QR code of `link` at the right of a list that comes from a bibliography; nothing without a link."""
    front = sheet.talk.front
    image = sheet.images.get("qr:" + front.link) if front.link and front.bibliography else None
    if image is None:
        return ()
    side = Rect(Emu(area.right - _QR), area.y, _QR, _QR)
    return (PictureBox("QR code", side, image, word(front.lang, "qr", link=front.link)),)


REFERENCE_STEPS = tight_too(4 / 3, 10 / 9, 1.0)
"""Steps to try for references: as large as there is room for, for the layout has them at the floor."""


def reference_numbers(talk: Talk) -> dict[str, int]:
    """Return the number of each reference that carries an anchor: its place among all entries of the talk."""
    found = [item for slide in talk.slides if slide.kind == "references" for item in slide.items]
    return {
        run.anchor: number
        for number, item in enumerate(found, 1)
        for runs in (item.runs, *(child.runs for child in item.children))
        for run in runs
        if run.anchor
    }
