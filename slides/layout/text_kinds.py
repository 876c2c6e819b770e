"""Kinds of slide whose text stands in placeholders: each takes a sheet and returns the shapes of its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slides.kinds import by_group
from slides.layout.measure import text_width
from slides.layout.sheet import (
    GAP,
    LABEL_FLOOR,
    NAMED_STEPS,
    NO_INSETS,
    STEPS,
    Sheet,
    above,
    below,
    bullets,
    callout,
    fits,
    height,
    largest,
    line_of,
    measured,
    named,
    place,
    quote_lines,
    raised,
    roomy,
    rule,
    with_lead,
)
from slides.layout.words import word
from slides.lengths import Emu, Inches, Length, Pt
from slides.model import (
    Align,
    Box,
    Image,
    Items,
    Look,
    Picture,
    PictureBox,
    Placeholder,
    Rect,
    Runs,
    Section,
    Shape,
    Table,
    TableBox,
    Talk,
    TextParagraph,
    TextRun,
    plain,
)

LEAST_ROW_GAP, MOST_ROW_GAP = Inches(0.14), Inches(0.55)
"""Between two rows; the same between all rows of a slide."""

NUMERAL = Inches(0.72)
"""Diameter of the disc behind a numeral."""


def prose(sheet: Sheet) -> tuple[Shape, ...]:
    """Bullets with a lead above, a callout below, and a table or picture in their place or beside them."""
    if sheet.slide.blocks_of(Table):
        return table(sheet)
    if sheet.slide.blocks_of(Picture):
        return picture(sheet)
    lead, area = with_lead(sheet)
    bar = callout(sheet, area)
    if not sheet.items:
        return (*lead, *((raised(bar, area.y),) if bar else ()))
    body = _body(sheet, above(area, bar))[0]
    if bar is None:
        return (*lead, body)
    body = replace(body, rect=replace(body.rect, height=height(body, sheet.metrics)))
    return (*lead, body, raised(bar, min(body.rect.bottom + GAP, bar.rect.y)))


def _body(sheet: Sheet, room: Rect) -> tuple[Box, ...]:
    lines: list[TextParagraph] = []
    for block in sheet.slide.blocks_of(Items):
        lines.extend(bullets(sheet, block.items, block.ordered))
    spot = sheet.spot("Body")
    boxes = largest(lambda step: (_spread(place(spot, lines, room, factor=step)),), sheet.metrics)
    return tuple(_spread(box, _air(box, sheet)) for box in boxes)


MOST_AIR = Pt(24)
"""Between two bullets, where there is room: more, and they no longer belong together."""


def _air(box: Box, sheet: Sheet) -> Length:
    """Return the space that can be put before each outermost bullet but the first, and still all fits."""
    count = sum(1 for paragraph in box.paragraphs[1:] if not paragraph.level)
    spare = box.rect.height - height(box, sheet.metrics)
    return max(min(MOST_AIR, spare.scaled(0.5 / max(count, 1))), Emu(0))


def _spread(box: Box, air: Length = Emu(0)) -> Box:
    """Return the box with room between its outermost bullets: a third of their size, and what air there is."""
    before = box.styles[0].size.scaled(0.35) + air
    spaced = tuple(
        replace(p, space_before=before) if n and not p.level else p for n, p in enumerate(box.paragraphs)
    )
    return replace(box, paragraphs=spaced)


def statement(sheet: Sheet) -> tuple[Shape, ...]:
    """The headline is the statement; what supports it stands below."""
    if not sheet.paragraphs:
        return ()
    return (place(sheet.spot("Lead"), tuple(line_of(sheet, p.runs, p.line) for p in sheet.paragraphs)),)


def questions(sheet: Sheet) -> tuple[Shape, ...]:
    """An invitation to ask, with where to find the speaker."""
    shown = statement(sheet)
    contact = sheet.talk.front.contact
    return (
        shown if shown or not contact else (place(sheet.spot("Lead"), (TextParagraph((TextRun(contact),)),)),)
    )


def points(sheet: Sheet) -> tuple[Shape, ...]:
    """A row for each item, a bar at its left; the blockquote in a band below, or at the side if that is fuller."""
    lead, area = with_lead(sheet)
    texts = [named(sheet, item) for item in sheet.items]
    spot = sheet.spot("Panel")
    panel = callout(sheet, area, spot)
    rows = _rows(sheet, texts, above(area, panel), Inches(0.32))
    side = Rect(spot.rect.x, area.y, spot.rect.width, area.height)
    if panel is not None:
        aside = _panel(sheet, side)
        if height(aside, sheet.metrics) >= area.height.scaled(FULL_PANEL) or not _fit(sheet, rows):
            room = replace(area, width=Emu(spot.rect.x - 2 * GAP - area.x))
            rows = _rows(sheet, texts, room, Inches(0.32))
            panel = replace(aside, rect=replace(side, height=Emu(rows[-1].rect.bottom - area.y)))
        else:
            gap = max(rows[1].rect.y - rows[0].rect.bottom, GAP)
            panel = raised(panel, min(rows[-1].rect.bottom + gap, panel.rect.y))
    bars = tuple(rule(Rect(area.x, row.rect.y, Inches(0.07), row.rect.height), row.number) for row in rows)
    return (*lead, *_alternate(rows, bars), *((panel,) if panel else ()))


def _fit(sheet: Sheet, boxes: Sequence[Box]) -> bool:
    return all(fits(box, sheet.metrics) for box in boxes)


FULL_PANEL = 0.45
"""A panel at the side is filled by at least this share, else its text goes below, across the slide."""


def _panel(sheet: Sheet, rect: Rect) -> Box:
    lines = quote_lines(sheet, sheet.quote) if sheet.quote else ()
    return largest(
        lambda step: (place(sheet.spot("Panel"), lines, rect, factor=step),), sheet.metrics, NAMED_STEPS
    )[0]


def _alternate(rows: Sequence[Box], marks: Sequence[Box]) -> tuple[Box, ...]:
    return tuple(box for pair in zip(marks, rows, strict=True) for box in pair)


def _rows(
    sheet: Sheet, texts: Sequence[tuple[TextParagraph, ...]], room: Rect, indent: Length
) -> tuple[Box, ...]:
    """Return a row for each text, as high as the text needs, with the same gap between all."""
    spots = sheet.layout.placeholders_named("Row")
    least = LEAST_ROW_GAP * (len(texts) - 1)
    names_only = all(len(text) == 1 for text in texts)

    def at(step: float) -> tuple[Box, ...]:
        probes = [
            place(spot, text, Rect(room.x + indent, room.y, room.width - indent, room.height), factor=step)
            for spot, text in zip(spots, texts, strict=False)
        ]
        heights = [height(probe, sheet.metrics) + Inches(0.06) for probe in probes]
        spare = room.height - sum(heights)
        gap = min(max(spare, least) / max(len(texts) - 1, 1), MOST_ROW_GAP)
        share = (room.height - least).scaled(1 / len(texts)) if spare < least else None
        tops = [room.y + sum(heights[:n]) + round(n * gap) for n in range(len(probes))]
        return tuple(
            replace(probe, rect=replace(probe.rect, y=top, height=min(deep, share) if share else deep))
            for probe, top, deep in zip(probes, tops, heights, strict=True)
        )

    return largest(at, sheet.metrics, STEPS if names_only else NAMED_STEPS)


def numbered(sheet: Sheet, texts: Sequence[tuple[TextParagraph, ...]], room: Rect) -> tuple[Box, ...]:
    """Return the texts as rows behind numerals on discs, a line between each two."""
    rows = _rows(sheet, texts, room, NUMERAL + Inches(0.35))
    shapes: list[Box] = []
    for n, row in enumerate(rows):
        if n:
            middle = (rows[n - 1].rect.bottom + row.rect.y) // 2
            line = Rect(room.x, Emu(middle), room.width, Inches(0.01))
            shapes.append(rule(line, n, colour="bg1" if sheet.layout.dark else "accent6"))
        shapes += [_numeral(sheet, row, room.x), row]
    return tuple(shapes)


def _numeral(sheet: Sheet, row: Box, x: Length) -> Box:
    on_dark = sheet.layout.dark
    return Box(
        "Numeral",
        Rect(x, row.rect.y + (row.rect.height - NUMERAL).scaled(0.5), NUMERAL, NUMERAL),
        (sheet.style(Pt(28), bold=True),),
        (TextParagraph((TextRun(str(row.number)),), align="ctr", line=row.line),),
        number=row.number,
        look=Look("ellipse", fill="accent4" if on_dark else "accent1"),
        anchor="ctr",
        insets=NO_INSETS,
        colour="tx2" if on_dark else "bg1",
        line=row.line,
    )


def agenda(sheet: Sheet) -> tuple[Shape, ...]:
    """The parts of the talk: as written, else the sections that are listed."""
    items = sheet.items
    texts = [named(sheet, item) for item in items]
    if not items:
        listed = [s for s in sheet.talk.sections if plain(s.title) and not s.backup and not s.unlisted]
        texts = [(_heading(s),) for s in listed if s.slides and sheet.slide not in s.slides]
    if not texts:
        return ()
    return numbered(sheet, texts[: len(sheet.layout.placeholders_named("Row"))], sheet.area)


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
        line = TextParagraph((TextRun(front.contact),))
        top = side.bottom + Inches(0.15) if image is not None else side.y
        shapes.append(place(contact, (line,), replace(contact.rect, y=top)))
    return tuple(shapes)


def compare(sheet: Sheet) -> tuple[Shape, ...]:
    """Columns under headings, or a table; the verdict below."""
    if sheet.slide.blocks_of(Table):
        return table(sheet)
    lead, area = with_lead(sheet)
    bar = callout(sheet, area)
    room = above(area, bar)
    headings = _column_headings(sheet, room)
    top = headings[0].rect.bottom
    columns = largest(lambda step: _columns(sheet, top, room.bottom, step), sheet.metrics)
    columns = _levelled(sheet, columns)
    shapes: list[Shape] = [*lead]
    for heading, column in zip(headings, columns, strict=True):
        shapes += [heading, column]
    if bar:
        shapes.append(raised(bar, min(columns[0].rect.bottom + GAP, bar.rect.y)))
    return tuple(shapes)


def _levelled(sheet: Sheet, boxes: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes at one height, their text beginning at one level and the longest of them in the middle."""
    needed = max(height(box, sheet.metrics) for box in boxes)
    deep = roomy(needed, boxes[0].rect.height)
    top = (deep - needed).scaled(0.5)
    return tuple(
        replace(
            box,
            rect=replace(box.rect, height=deep),
            anchor="t",
            insets=replace(box.insets, top=box.insets.top + top),
        )
        for box in boxes
    )


def _column_headings(sheet: Sheet, room: Rect) -> tuple[Box, ...]:
    """Return the bands over the columns, at the size at which each takes one line if there is one."""
    spots = sheet.layout.placeholders_named("Heading")
    labels = [group for group, _ in by_group(sheet.slide) if group is not None]

    def at(step: float) -> tuple[Box, ...]:
        return tuple(
            place(spot, (line_of(sheet, g.runs, g.line),), replace(spot.rect, y=room.y), factor=step)
            for spot, g in zip(spots, labels, strict=False)
        )

    boxes = largest(at, sheet.metrics, NAMED_STEPS)
    deep = max(*(height(box, sheet.metrics) for box in boxes), spots[0].rect.height)
    return tuple(replace(box, rect=replace(box.rect, height=deep)) for box in boxes)


def _columns(sheet: Sheet, top: Length, bottom: Length, step: float) -> tuple[Box, ...]:
    spots = sheet.layout.placeholders_named("Column")
    members = [items for group, items in by_group(sheet.slide) if group is not None]
    single = any(len(items) == 1 and not items[0].children for items in members)
    texts = [bullets(sheet, items) for items in members]
    if single:
        texts = [
            tuple(replace(line, bullet=line.bullet if line.level else False) for line in text)
            for text in texts
        ]
    return tuple(
        _spread(place(spot, text, replace(spot.rect, y=top, height=bottom - top), factor=step))
        for spot, text in zip(spots, texts, strict=False)
    )


def table(sheet: Sheet) -> tuple[Shape, ...]:
    """A native table, as wide as the content, its rows as high as their text needs and a little more."""
    lead, area = with_lead(sheet)
    bar = callout(sheet, area)
    room = above(area, bar)
    block = sheet.slide.blocks_of(Table)[0]
    box = _table_box(sheet, block, room, LABEL_FLOOR)
    for size in (Pt(24), Pt(20), LABEL_FLOOR):
        box = _table_box(sheet, block, room, size)
        if box.rect.height <= room.height:
            break
    shapes: list[Shape] = [*lead, box]
    if bar:
        shapes.append(raised(bar, min(box.rect.bottom + GAP, bar.rect.y)))
    return tuple(shapes)


CELL_INSETS_ACROSS, CELL_INSETS_DOWN = Inches(0.15), Inches(0.1)


def _table_box(sheet: Sheet, block: Table, room: Rect, size: Length) -> TableBox:
    spot = sheet.spot("Table")
    style = sheet.style(size)
    lines = (block.line, *block.row_lines)
    rows = tuple(
        tuple(_cell(sheet, cell, block, column, line) for column, cell in enumerate(cells))
        for cells, line in zip((block.header, *block.rows), lines, strict=True)
    )
    widths = _column_widths(sheet, rows, style.size, room.width)
    insets = replace(NO_INSETS, left=CELL_INSETS_ACROSS, right=CELL_INSETS_ACROSS, top=CELL_INSETS_DOWN,
                     bottom=CELL_INSETS_DOWN)  # fmt: skip
    needed = [
        max(_cell_height(sheet, cell, style.size, width, row == 0 or column == 0)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True)))
        for row, cells in enumerate(rows)
    ]  # fmt: skip
    spare = max(room.height - sum(needed), 0)
    extra = min(spare // len(rows), Inches(0.5))
    heights = tuple(Emu(deep + (extra if n else min(extra, Inches(0.12)))) for n, deep in enumerate(needed))
    alt = word(sheet.talk.front.lang, "table", columns=", ".join(plain(cell) for cell in block.header))
    return TableBox("Table", Rect(room.x, room.y, Emu(sum(widths)), Emu(sum(heights))), rows, widths, heights, style, alt,
                    insets, spot, line=block.line)  # fmt: skip


def _cell(sheet: Sheet, cell: Runs, block: Table, column: int, line: int) -> TextParagraph:
    return line_of(sheet, cell, line, align=_ALIGN[block.align[column]])


_ALIGN: dict[str, Align | None] = {"": None, "left": "l", "center": "ctr", "right": "r"}
"""Markdown's word for the alignment of a column, and DrawingML's."""


def _cell_height(sheet: Sheet, cell: TextParagraph, size: Length, width: Length, bold: bool) -> Length:
    probe = Box("Cell", Rect(Emu(0), Emu(0), width, Emu(0)), (sheet.style(size, bold),), (cell,),
                insets=replace(NO_INSETS, left=CELL_INSETS_ACROSS, right=CELL_INSETS_ACROSS))  # fmt: skip
    return measured(probe, sheet.metrics).height.scaled(1 / 0.95) + 2 * CELL_INSETS_DOWN


def _column_widths(
    sheet: Sheet, rows: Sequence[Sequence[TextParagraph]], size: Length, width: Length
) -> tuple[Length, ...]:
    """Return widths that leave each cell on one line where they all can be, and share out what is left.

    Where they cannot, the widths follow the square root of the text in each column, none under its longest word.
    """
    columns = [[row[column] for row in rows] for column in range(len(rows[0]))]
    around = 2 * CELL_INSETS_ACROSS + Inches(0.1)
    whole = [max(_width(sheet, cell.text, size) for cell in cells) + around for cells in columns]
    if sum(whole) <= width:
        return tuple(Emu(one + (width - sum(whole)) // len(whole)) for one in whole)
    weights = [max(sum(len(cell.text) for cell in cells), 1) ** 0.5 for cells in columns]
    least = [max(_longest_word(sheet, cell, size) for cell in cells) + around for cells in columns]
    spare = max(width - sum(least), 0)
    shares = [low + spare * weight / sum(weights) for low, weight in zip(least, weights, strict=True)]
    return tuple(Emu(round(share * width / sum(shares))) for share in shares)


def _width(sheet: Sheet, text: str, size: Length) -> Length:
    return text_width(text, size, sheet.metrics.for_font(sheet.geometry.body_font), bold=True).scaled(
        1 / 0.97
    )


def _longest_word(sheet: Sheet, paragraph: TextParagraph, size: Length) -> Length:
    return max((_width(sheet, word, size) for word in paragraph.text.split()), default=Emu(0))


def number(sheet: Sheet) -> tuple[Shape, ...]:
    """A figure, what it counts, its context beside it behind a rule, and its source below."""
    figure, meaning = sheet.paragraphs[0], sheet.paragraphs[1]
    lines = (line_of(sheet, figure.runs, figure.line),)
    top = sheet.area.y + Inches(0.2)
    shown = largest(
        lambda step: (place(sheet.spot("Number"), lines, factor=step),), sheet.metrics, FIGURE_STEPS
    )[0]
    shown = _at(sheet, shown, top)
    what = _at(
        sheet, place(sheet.spot("Meaning"), (line_of(sheet, meaning.runs, meaning.line),)), shown.rect.bottom
    )
    shapes: list[Shape] = [shown, what]
    if sheet.items:
        spot = sheet.spot("Body").rect
        deep = max(what.rect.bottom - top, Inches(2.2))
        shapes.append(rule(Rect(spot.x - 2 * GAP, top, Inches(0.05), deep), 0))
        shapes += [replace(box, anchor="ctr") for box in _body(sheet, replace(spot, y=top, height=deep))]
    if sheet.quote:
        shapes.append(place(sheet.spot("Source"), quote_lines(sheet, sheet.quote), line=sheet.quote.line))
    return tuple(shapes)


FIGURE_STEPS = (1.0, 0.75, 0.6, 0.5)
"""Sizes to try for the figure: three digits stand large, a long one smaller."""


def _at(sheet: Sheet, box: Box, top: Length) -> Box:
    """Return the box at `top`, as high as its text needs."""
    return replace(box, rect=replace(box.rect, y=top, height=height(box, sheet.metrics)))


def quote(sheet: Sheet) -> tuple[Shape, ...]:
    """Somebody's words, large, and who said them, beside one bar."""
    assert sheet.quote is not None  # kinds.KINDS asks for one
    lines = tuple(line_of(sheet, p.runs, p.line) for p in sheet.quote.paragraphs)
    top = sheet.area.y + Inches(0.3)
    x = sheet.area.x + Inches(0.4)
    spot = sheet.spot("Quotation")
    place_of = replace(spot.rect, x=x, y=top, width=Emu(spot.rect.right - x))
    words = _at(
        sheet, largest(lambda step: (place(spot, lines, place_of, factor=step),), sheet.metrics)[0], top
    )
    shapes: list[Shape] = [words]
    end = words.rect.bottom
    if sheet.paragraphs:
        said = tuple(line_of(sheet, p.runs, p.line) for p in sheet.paragraphs)
        by = _at(sheet, place(sheet.spot("Attribution"), said, place_of), end + Inches(0.15))
        end = by.rect.bottom
        shapes.append(by)
    return (*shapes, rule(Rect(sheet.area.x, top, Inches(0.09), end - top), 0))


def disclosures(sheet: Sheet) -> tuple[Shape, ...]:
    """A labelled row for each interest. What the presenter has not filled in stays the template's prompt."""
    labels = sheet.layout.placeholders_named("Label")
    entries = sheet.layout.placeholders_named("Entry")
    rows = _disclosure_rows(sheet)
    pitch = min(Inches(1.45), sheet.area.height.scaled(1 / max(len(rows), 1)))
    shapes: list[Shape] = []
    for n, (name, entry, line) in enumerate(rows):
        top = sheet.area.y + n * pitch
        shapes.append(_hairline(sheet.area, top, n + 1))
        if name:
            rect = replace(labels[n].rect, y=top, height=pitch)
            shapes.append(place(labels[n], (TextParagraph(name, line=line),), rect))
        text = (TextParagraph(entry, line=line),) if entry else ()
        shapes.append(place(entries[n], text, replace(entries[n].rect, y=top, height=pitch), line=line))
    shapes.append(_hairline(sheet.area, sheet.area.y + len(rows) * pitch, len(rows) + 1))
    return tuple(shapes)


def _hairline(area: Rect, y: Length, number: int) -> Box:
    return rule(Rect(area.x, y, area.width, Inches(0.01)), number, colour="accent6")


def _disclosure_rows(sheet: Sheet) -> list[tuple[tuple[TextRun, ...], tuple[TextRun, ...], int]]:
    """Return label, entry and line of each row: as written, else from the front matter, else prompts alone."""
    if sheet.items:
        rows = []
        for item in sheet.items:
            lines = named(sheet, item)
            name = lines[0].runs if item.lead else ()
            rest = [line.runs for line in (lines[1:] if item.lead else lines)]
            rows.append((name, tuple(run for runs in rest for run in runs), item.line))
        return rows
    front = sheet.talk.front
    line = front.line_of("disclosures") or 0
    if front.disclosures:
        return [((), (TextRun(text),), line) for text in front.disclosures]
    keys = ("financial", "funding", "off-label")
    return [((TextRun(word(front.lang, key)),), (), sheet.slide.line) for key in keys]


def references(sheet: Sheet) -> tuple[Shape, ...]:
    """Numbered entries, under the labels of their groups where there are any."""
    lead, area = with_lead(sheet)
    lines: list[TextParagraph] = []
    ordinal = 0
    for group, items in by_group(sheet.slide):
        if group is not None:
            runs = (replace(run, bold=True) for run in group.runs)
            heading = line_of(sheet, tuple(runs), group.line, bullet=False)
            lines.append(replace(heading, space_before=Pt(10)) if lines else heading)
        for item in items:
            ordinal += 1
            lines.append(replace(line_of(sheet, item.runs, item.line), ordinal=ordinal))
            lines.extend(line_of(sheet, child.runs, child.line, level=1) for child in item.children)
    if not lines:
        return lead
    spot = sheet.spot("Body")
    steps = (4 / 3, 10 / 9, 1.0)
    return (*lead, *largest(lambda step: (place(spot, lines, area, factor=step),), sheet.metrics, steps))


def picture(sheet: Sheet) -> tuple[Shape, ...]:
    """A picture, whole, with its caption: beside the text, or alone and large."""
    lead, area = with_lead(sheet, _beside(sheet) if sheet.items else None)
    block = sheet.slide.blocks_of(Picture)[0]
    spot, caption = sheet.spot("Picture"), sheet.spot("Caption")
    frame = Rect(spot.rect.x, sheet.area.y, spot.rect.width, spot.rect.bottom - sheet.area.y)
    bar = callout(sheet, sheet.area) if sheet.quote else None
    if bar:
        frame = replace(frame, height=Emu(bar.rect.y - GAP - frame.y))
    if block.caption:
        frame = replace(frame, height=frame.height - caption.rect.height - Inches(0.1))
    image = sheet.images[block.path]
    rect = contained(image, frame, centred=not sheet.items)
    shapes: list[Shape] = [*lead]
    if sheet.items:
        room = below(area, 0)
        shapes += _body(sheet, replace(room, height=Emu((bar.rect.y - GAP if bar else area.bottom) - area.y)))
    shapes.append(PictureBox("Picture", rect, image, block.alt, spot, line=block.line))
    if block.caption:
        line = TextParagraph((TextRun(block.caption),), line=block.line)
        shapes.append(place(caption, (line,), Rect(rect.x, rect.bottom + Inches(0.1), frame.right - rect.x,
                                                   caption.rect.height)))  # fmt: skip
    if bar:
        shapes.append(bar)
    return tuple(shapes)


def _beside(sheet: Sheet) -> Rect:
    body: Placeholder = sheet.spot("Body")
    return replace(sheet.area, width=body.rect.width)


def contained(image: Image, frame: Rect, centred: bool) -> Rect:
    """Return the largest rectangle of the picture's own proportions within the frame: nothing is cropped."""
    factor = min(frame.width / image.width, frame.height / image.height)
    width, deep = Emu(round(image.width * factor)), Emu(round(image.height * factor))
    x = frame.x + (frame.width - width).scaled(0.5) if centred else frame.x
    return Rect(x, frame.y, width, deep)


def reference_numbers(talk: Talk) -> dict[str, int]:
    """Return the number of each reference that carries an anchor: its place in the list."""
    lists = [block for slide in talk.slides if slide.kind == "references" for block in slide.blocks_of(Items)]
    entries = [item for block in lists for item in block.items]
    return {run.anchor: n for n, item in enumerate(entries, 1) for run in item.runs if run.anchor}
