"""Talk x Geometry -> Pages: which layout each slide gets, what stands where, and what does not fit. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from slides.errors import Finding, TemplateError, nearest
from slides.layout import (
    code,
    columns,
    diagram_kinds,
    fit,
    flow,
    foot,
    furniture_kinds,
    mirror,
    split,
    surplus,
    text_kinds,
)
from slides.layout.contrast import repaired
from slides.layout.headlines import SIZES, with_headline_sizes
from slides.layout.measure import Metrics
from slides.layout.nominal import scaled
from slides.layout.sheet import (
    HEADLINE_FLOOR,
    NAMED_STEPS,
    UNDER_TITLE,
    Marks,
    Sheet,
    balanced,
    below,
    evened,
    fits,
    height,
    in_sizes,
    largest,
    measured,
    place,
    resized,
    text_runs,
)
from slides.layout.tables import TABLE_STEPS
from slides.layout.weigh import weigh
from slides.layout.words import word
from slides.lengths import Emu, Inches, Length, Pt
from slides.model import (
    TITLE_ID,
    Block,
    Box,
    Cited,
    Code,
    Columns,
    Front,
    Geometry,
    Group,
    Image,
    Items,
    Page,
    Pages,
    Paragraph,
    Picture,
    PictureBox,
    Placeholder,
    Rect,
    Run,
    Runs,
    Section,
    Shape,
    Slide,
    SlideLayout,
    Table,
    TableBox,
    Talk,
    TextParagraph,
    TextRun,
    all_runs,
    plain,
    shown_runs,
    slide_ids,
)

ARRANGE: Mapping[str, Callable[[Sheet], tuple[Shape, ...]]] = {
    "": text_kinds.prose,
    "statement": text_kinds.statement,
    "cards": diagram_kinds.cards,
    "flow": flow.flow,
    "cycle": diagram_kinds.cycle,
    "timeline": diagram_kinds.timeline,
    "compare": text_kinds.compare,
    "points": text_kinds.points,
    "number": text_kinds.number,
    "quote": text_kinds.quote,
    "agenda": furniture_kinds.agenda,
    "takehome": furniture_kinds.takehome,
    "disclosures": furniture_kinds.disclosures,
    "references": furniture_kinds.references,
    "questions": furniture_kinds.questions,
}
"""Who arranges each kind of `kinds.KINDS`."""

_LAYOUTS = {
    "": "Title and Content",
    "statement": "Statement",
    "cards": "Cards",
    "flow": "Diagram",
    "cycle": "Diagram and Text",
    "timeline": "Diagram",
    "compare": "Comparison",
    "points": "Points and Panel",
    "number": "Number",
    "quote": "Quote",
    "agenda": "Agenda",
    "takehome": "Take-home",
    "disclosures": "Disclosures",
    "references": "References",
    "questions": "Questions",
}


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all slides of a talk are arranged with."""

    talk: Talk
    geometry: Geometry
    metrics: Metrics
    images: Mapping[str, Image]
    marks: Marks
    """What stands for citations."""


NO_BIBLIOGRAPHY = Cited()


def arrange(
    talk: Talk,
    geometry: Geometry,
    metrics: Metrics,
    images: Mapping[str, Image],
    cited: Cited = NO_BIBLIOGRAPHY,
) -> tuple[Pages, tuple[Finding, ...]]:
    """Return the deck, all decided, and what is wrong with it, in the order of the slides.

    `images` holds the pictures by their path in the slide text, and the QR code under `qr:` and the link.
    `cited` says what the citations of a bibliography look like; the talk has its entries by now.

    Raises:
        TemplateError: The template lacks a layout that a slide needs.
    """
    marks = Marks(furniture_kinds.reference_numbers(talk), cited)
    titles = [(layout_name(slide), slide.title) for slide in talk.slides]
    geometry = with_headline_sizes(geometry, titles, metrics, marks)
    if geometry.right_to_left and mirror.runs_right_to_left(talk.front.lang):
        geometry = mirror.geometry(geometry)
    setting = _Setting(talk, geometry, metrics, images, marks)
    pages = [_title_page(setting)]
    findings = [_title_finding(setting, pages[0])]
    ids = iter(slide_ids(talk))
    entries = 0
    for section in talk.sections:
        for slide in section.slides:
            made, finding = _pages(setting, section, slide, next(ids), entries, len(pages) + 1)
            pages += made
            findings.append(finding)
            entries += len(slide.items) if slide.kind == "references" else 0
    front = talk.front
    # A footer that is too long is so on every slide, and is said once.
    once = {(finding.message, finding.line): finding for finding in reversed(findings) if finding}
    told = tuple(reversed(once.values()))
    misfits = tuple(finding for finding in told if finding.severity == "error")
    others = tuple(finding for finding in told if finding.severity != "error")
    found = (*_summed_up(misfits, setting, len(pages)), *others, *_about_the_talk(setting))
    deck = Pages(front.title, front.author, front.lang, tuple(pages), front.subtitle)
    return scaled(mirror.directed(deck, geometry.width), geometry.scale), found


TOO_MANY = 0.25
"""Share of the slides that do not fit from which on it is not the text that is at fault but the template."""


def _summed_up(misfits: tuple[Finding, ...], setting: _Setting, count: int) -> tuple[Finding, ...]:
    """Return the misfits, or in their place one error where somebody else's template has no room for the talk."""
    area = next((layout.area for layout in setting.geometry.layouts if layout.area), None)
    if area is None or len(misfits) <= max(count * TOO_MANY, 2):
        return misfits
    share = round(area.width * area.height / (setting.geometry.width * setting.geometry.height) * 100)
    first = misfits[0]
    message = (
        f"{len(misfits)} of {count} slides do not fit this template, which leaves {share} % of a slide to content; "
        f"here {first.message}"
    )
    hint = "use a template with more room under its titles, or make the content larger in its slide master"
    return (replace(first, rule="template.room", message=message, hint=hint),)


def _about_the_talk(setting: _Setting) -> Iterator[Finding]:
    """Yield what is wrong with the talk as a whole."""
    talk = setting.talk
    yield from _unknown_citations(talk, setting.marks)
    yield from unknown_fonts(setting.geometry, setting.metrics, talk.path)
    yield from _inner_links(talk)
    yield from _unknown_languages(talk)


def _pages(
    setting: _Setting, section: Section, slide: Slide, ident: str, entries: int, number: int
) -> tuple[tuple[Page, ...], Finding | None]:
    """Return the page of a slide, or the fewest pages over which it fits; else its page and what does not fit.

    `entries` counts the references that stand before it, `number` is that of its first page in the deck.
    """
    made, misfit = _attempt(setting, section, slide, ident, entries, number)
    if misfit is None and all(foot.few_enough(page.shapes, setting.metrics) for page in made):
        return made, None
    if any(isinstance(shape, Box) and shape.role == foot.ROLE for shape in made[0].shapes):
        bare = replace(setting, marks=setting.marks.without_short())
        made, finding = _pages(bare, section, slide, ident, entries, number)
        return made, finding or _footless(setting.talk, slide, number)

    assert misfit is not None, "without short citations nothing else is at fault"

    def again(shorter: Slide) -> fit.Misfit | None:
        return _attempt(setting, section, shorter, ident, entries, number)[1]

    return made, surplus.finding(misfit, slide, setting.talk, again)


def _footless(talk: Talk, slide: Slide, number: int) -> Finding:
    """Return what is said of a slide that has room for its text, but not for its short citations as well."""
    message = "this slide has no room for its short citations at the foot, so it has only their marks"
    hint = "shorten it, or cite less on it; `citations: number` leaves them out everywhere"
    return Finding(
        "warning", "cite.foot", message, talk.path, slide.line or None, talk.quote(slide.line), hint, number
    )


def _attempt(
    setting: _Setting, section: Section, slide: Slide, ident: str, entries: int, number: int
) -> tuple[tuple[Page, ...], fit.Misfit | None]:
    """Return the pages of a slide and None, or its one page and what does not fit on it."""
    page = _page(setting, section, slide, ident, entries)
    misfit = _misfit(page, number, setting)
    if misfit is None:
        return (page,), None
    if split.can_be_cut(slide):
        weighed = [
            (
                step,
                _lengths(setting, _page(setting, section, slide, ident, entries, split.Part(slide, 1, step))),
            )
            for step in _part_steps(slide)
        ]
        for part, slides in split.tries(slide, weighed):
            made = _parts(setting, section, part, slides, ident, entries, number)
            if made:
                return made, None
        if split.is_too_long(weighed[-1][1]):
            return (page,), fit.too_many(slide.line, number, setting.talk, split.MOST_PARTS)
    return (page,), misfit


def _part_steps(slide: Slide) -> Sequence[float]:
    """Return the steps that the parts of a slide may all have: never larger than the layout, save at the floor."""
    if slide.blocks_of(Table):
        return TABLE_STEPS
    return furniture_kinds.REFERENCE_STEPS if slide.kind == "references" else NAMED_STEPS


def _lengths(setting: _Setting, page: Page) -> split.Lengths:
    head = page.shapes[0]
    assert isinstance(head, Box)
    room = _area(head, _layout(setting.geometry, page.layout), setting.metrics).height
    return weigh(page.shapes, room, setting.metrics)


def _parts(
    setting: _Setting,
    section: Section,
    part: split.Part,
    slides: Sequence[Slide],
    ident: str,
    entries: int,
    number: int,
) -> tuple[Page, ...]:
    """Return the pages of the parts of a slide, none if one of them does not fit."""
    made: list[Page] = []
    for n, slide in enumerate(slides, 1):
        page = _page(setting, section, slide, ident if n == 1 else f"{ident}-part-{n}", entries, part)
        if _misfit(page, number, setting):
            return ()
        made.append(page)
        entries += len(slide.items)
    return tuple(made)


def _misfit(page: Page, number: int, setting: _Setting) -> fit.Misfit | None:
    return fit.misfit(page, number, setting.geometry, setting.metrics, setting.talk)


# ------------------------------------------------------------------------------------------------------ the slides


def _title_finding(setting: _Setting, page: Page) -> Finding | None:
    """Return what does not fit on the title slide, and by how much."""
    misfit = _misfit(page, 1, setting)

    def again(front: Front) -> fit.Misfit | None:
        changed = replace(setting, talk=replace(setting.talk, front=front))
        return _misfit(_title_page(changed), 1, changed)

    return surplus.finding(misfit, setting.talk.front, setting.talk, again) if misfit else None


def _title_page(setting: _Setting) -> Page:
    talk, metrics, numbers = setting.talk, setting.metrics, setting.marks
    front = talk.front
    layout = _layout(setting.geometry, "Title Slide")
    meeting = ", ".join(part for part in (front.event, front.date) if part)
    texts = (
        ("Title", "title", front.title),
        ("Subtitle", "subtitle", front.subtitle),
        ("Presenter", "author", front.author),
        ("Institution", "institution", front.institution),
        ("Meeting", "event", meeting),
    )
    shapes = [_largest_even(*row, metrics) for row in _title_rows(layout, texts, front)]
    if layout.area is not None:
        shapes[-1] = _grown(shapes[-1], setting.geometry.height - UNDER_ALL, metrics)
    section = _section_name(talk, talk.sections[0]) if talk.sections and not talk.sections[0].title else None
    name = section or word(front.lang, "opening")
    line = front.line_of("title") or 1
    return _finished(layout, TITLE_ID, shapes, name, _notes(talk.notes, numbers), line)


UNDER_ALL = Inches(0.4)
"""Between the last line of a title slide and the foot of the slide."""


def _grown(box: Box, foot: Length, metrics: Metrics) -> Box:
    """Return a box as high as its text needs, but no further down than `foot`: a subtitle that says all the rest."""
    needed = max(box.rect.height, height(box, metrics))
    return replace(box, rect=replace(box.rect, height=max(min(needed, foot - box.rect.y), box.rect.height)))


def _title_rows(
    layout: SlideLayout, texts: Iterable[tuple[str, str, str]], front: Front
) -> Iterator[tuple[Placeholder, tuple[TextParagraph, ...], int]]:
    """Yield each place of the title slide with its lines; what has no place of its own is a line of the one before."""
    rows: list[tuple[Placeholder, list[TextParagraph], int]] = []
    for name, key, text in texts:
        spot = next((p for p in layout.placeholders if p.kind in TITLES), None) if name == "Title" else None
        spot = spot or layout.placeholder(name)
        line = front.line_of(key) or 1
        if spot is not None:
            rows.append((spot, [], line))
        if text and rows:
            rows[-1][1].append(TextParagraph((TextRun(text),), line=line))
    return ((spot, tuple(lines), line) for spot, lines, line in rows)


def _finished(
    layout: SlideLayout,
    ident: str,
    shapes: Iterable[Shape],
    section: str,
    notes: tuple[TextParagraph, ...],
    line: int,
) -> Page:
    """Return a page: what would be drawn but says nothing is left out, and colours can be seen."""
    kept = tuple(shape for shape in map(_off_drawn_spots, shapes) if not _is_bare(shape))
    return repaired(Page(ident, layout.made_on or layout.name, kept, section, notes, line), layout)


def _is_bare(shape: Shape) -> bool:
    """Tell whether a shape is a drawn text box without text: only a placeholder has a prompt to show."""
    if not isinstance(shape, Box) or shape.placeholder is not None or shape.decorative:
        return False
    return not shape.paragraphs and not shape.automatic


def _off_drawn_spots(shape: Shape) -> Shape:
    """Return a shape that stands where the template has no placeholder as one of its own."""
    if (
        isinstance(shape, Box | PictureBox | TableBox)
        and shape.placeholder is not None
        and shape.placeholder.drawn
    ):
        return replace(shape, placeholder=None)
    return shape


TITLE_STEPS = (1.0, 0.9, 5 / 6, 0.75)
"""Sizes to try for the words of the title slide, as multiples of the layout's."""


def _largest_even(spot: Placeholder, lines: tuple[TextParagraph, ...], line: int, metrics: Metrics) -> Box:
    """Return the words of a title slide at the largest size at which they fit, their lines even."""
    if not lines:
        return place(spot, (), line=line)
    boxes = largest(lambda step: (place(spot, lines, line=line, factor=step),), metrics, TITLE_STEPS)
    return evened(boxes[0], metrics)


def _page(
    setting: _Setting,
    section: Section,
    slide: Slide,
    ident: str,
    entries: int,
    part: split.Part | None = None,
) -> Page:
    talk, metrics, marks = setting.talk, setting.metrics, setting.marks
    layout = _layout(setting.geometry, layout_name(slide))
    head = _headline(slide, layout, metrics, marks, part)
    area = _area(head, layout, metrics)
    cites = foot.foot(slide, layout, area, setting.geometry.body_font, marks, metrics)
    area = foot.above(area, cites)
    sheet = Sheet(talk, slide, layout, setting.geometry, metrics, area, marks, setting.images, entries, part)
    shapes: list[Shape] = [head]
    kicker = layout.placeholder("Section")
    if kicker is not None and plain(section.title) and not _repeats(slide, section):
        shapes.append(place(kicker, (TextParagraph((TextRun(plain(section.title)),), line=section.line),)))
    shapes += [_polished(shape, metrics) for shape in ARRANGE[slide.kind](sheet)]
    shapes += [cites] if cites else []
    shapes += _footers(talk.front, layout, metrics)
    notes = _notes(slide.notes, marks)
    return _finished(layout, ident, shapes, _section_name(talk, section), notes, slide.line)


def _repeats(slide: Slide, section: Section) -> bool:
    """Tell whether the headline begins with the section's name, so that the kicker would only say it again."""
    return plain(slide.title).casefold().startswith(plain(section.title).casefold())


def _polished(shape: Shape, metrics: Metrics) -> Shape:
    if not isinstance(shape, Box) or not shape.paragraphs:
        return shape
    display = shape.role in DISPLAY or any(paragraph.align == "ctr" for paragraph in shape.paragraphs)
    return evened(shape, metrics) if display else balanced(shape, metrics)


DISPLAY = frozenset({"Callout", "Result", "Panel"})
"""Roles of text that is looked at like a headline: its lines are alike in length, as those of centred text are."""


def layout_name(slide: Slide) -> str:
    """Return the name of the layout that a slide is made on."""
    for block in slide.blocks_of(Columns):
        stem = "Two Content" if len(block.columns) == 2 else "Three Content"
        return f"{stem} and Text" if columns.annotated(block) else stem
    if slide.blocks_of(Code):
        return "Code"
    if slide.kind in ("", "compare") and slide.blocks_of(Table):
        return "Title and Table"
    if pictures := slide.blocks_of(Picture):
        beside = slide.blocks_of(Items) or slide.blocks_of(Paragraph)
        alone = "Content with Picture" if beside else "Picture with Caption"
        return alone if len(pictures) == 1 else "Two Pictures"
    if slide.kind == "compare" and len(slide.blocks_of(Group)) == 3:
        return "Three Columns"
    return _LAYOUTS[slide.kind]


TITLES = ("title", "ctrTitle")
"""ST_PlaceholderType of headlines."""


def _layout(geometry: Geometry, name: str) -> SlideLayout:
    layout = geometry.layout(name)
    if layout is None:
        known = [candidate.name for candidate in geometry.layouts]
        raise TemplateError.of(
            "template.layout",
            f"the template has no layout named “{name}”",
            hint=f"its layouts are {', '.join(known)}; `make_deck.py template --save FILE` gives a template to restyle",
        )
    return layout


def _headline(
    slide: Slide,
    layout: SlideLayout,
    metrics: Metrics,
    numbers: Marks,
    part: split.Part | None,
) -> Box:
    """Return the headline at the layout's size, or a step smaller where it needs it; all parts have the same.

    In somebody else's template it may step further down, to the floor; where even that does not fit, its box grows
    downwards, and the content begins lower.
    """
    spot = next((p for p in layout.placeholders if p.kind in TITLES), None)
    if spot is None:
        raise TemplateError.of("template.title", f"the layout “{layout.name}” has no title placeholder")

    def said(title: Runs) -> tuple[TextParagraph, ...]:
        return (TextParagraph(text_runs(title, numbers), line=slide.line),)

    box = place(spot, said(part.longest_title if part else slide.title), role="Title", line=slide.line)
    for size in _headline_sizes(spot, layout):
        box = replace(box, styles=in_sizes(box.styles, (size,) * len(box.styles)))
        if fits(box, metrics):
            break
    if part:
        box = replace(box, paragraphs=said(slide.title))
    if layout.area is not None and not fits(box, metrics):
        box = replace(box, rect=replace(box.rect, height=height(box, metrics)))
    box = evened(box, metrics)
    if layout.area is not None:
        return box
    if spot.anchor != "t":
        return box
    return replace(box, rect=replace(box.rect, height=min(box.rect.height, height(box, metrics))))


def _headline_sizes(spot: Placeholder, layout: SlideLayout) -> tuple[Length, ...]:
    """Return the sizes to try for a headline: the layout's, then one step less; in other templates all of them."""
    own = spot.sizes[0] if spot.sizes else spot.styles[0].size
    if layout.area is not None:
        return (own, *(size for size in SIZES if size < own))
    return own, resized(spot.styles[0], HEADLINE_STEP, HEADLINE_FLOOR).size


HEADLINE_STEP = 7 / 8
"""From 32 points to the floor of 28."""


def _area(head: Box, layout: SlideLayout, metrics: Metrics) -> Rect:
    """Return the room from under the headline's last line down to the footer, or the one that the layout gives."""
    area = layout.area
    if area is not None:
        across = min(head.rect.right, area.right) > max(head.rect.x, area.x)
        grown = across and head.placeholder is not None and head.rect.bottom > head.placeholder.rect.bottom
        low = head.rect.bottom + UNDER_GROWN if grown else area.y
        return below(area, max(low - area.y, 0))
    footers = [p.rect.y for p in layout.placeholders if p.kind in ("ftr", "sldNum")]
    bottom = min(footers, default=head.rect.bottom + Inches(5)) - Inches(0.28)
    if head.anchor != "t":
        return Rect(head.rect.x, head.rect.bottom, head.rect.width, Emu(bottom - head.rect.bottom))
    top = head.rect.y + measured(head, metrics).height + UNDER_TITLE
    return Rect(head.rect.x, top, head.rect.width, Emu(bottom - top))


FOOTER_SIZES = (Pt(14), Pt(12))
"""Sizes that a footer steps down to."""


UNDER_GROWN = Inches(0.15)
"""Between a headline that outgrew its placeholder and the content."""


def _footers(front: Front, layout: SlideLayout, metrics: Metrics) -> Iterator[Shape]:
    """Yield the footer, which names speaker and meeting, or the talk while these are empty, and the number.

    In somebody else's template a footer that has no room for this says less, in letters of 12 points at least, or is
    left out.
    """
    for spot in layout.placeholders:
        if spot.kind == "ftr":
            if layout.area is None:
                yield _footer(front, spot, _footer_texts(front)[0], spot.styles[0].size)
                continue
            own = spot.styles[0].size
            sizes = (own, *(size for size in FOOTER_SIZES if size < own))
            tries = (_footer(front, spot, text, size) for text in _footer_texts(front) for size in sizes)
            yield from islice((box for box in tries if fits(box, metrics)), 1)
        elif spot.kind == "sldNum":
            yield replace(place(spot, (), role="Slide number"), automatic="slidenum")


def _footer_texts(front: Front) -> tuple[str, ...]:
    """Return what a footer says, then what it may say where there is less room."""
    named = [part for part in (front.author, front.event) if part]
    return (" · ".join(named), *named) if named else (front.title,)


def _footer(front: Front, spot: Placeholder, text: str, size: Length) -> Box:
    if size != spot.styles[0].size:
        spot = replace(spot, sizes=(size,) * len(spot.styles))
    key = "author" if front.author else "event" if front.event else "title"
    line = front.line_of(key) or 0
    return place(spot, (TextParagraph((TextRun(text),), line=line),), role="Footer")


def _section_name(talk: Talk, section: Section) -> str:
    return plain(section.title) or word(talk.front.lang, "opening")


def _notes(blocks: tuple[Block, ...], numbers: Marks) -> tuple[TextParagraph, ...]:
    lines: list[TextParagraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            lines.append(TextParagraph(text_runs(block.runs, numbers), line=block.line))
        elif isinstance(block, Items):
            for item in block.items:
                lines.append(TextParagraph(text_runs(item.runs, numbers), bullet=True, line=item.line))
                lines += [
                    TextParagraph(text_runs(child.runs, numbers), 1, bullet=True, line=child.line)
                    for child in item.children
                ]
    return tuple(lines)


def _all_runs(slide: Slide) -> Iterator[tuple[Run, int]]:
    yield from shown_runs(slide)
    yield from all_runs(slide.notes)


def _unknown_citations(talk: Talk, marks: Marks) -> Iterator[Finding]:
    """Yield an error for each citation whose key no reference bears."""
    for slide in talk.slides:
        for run, line in _all_runs(slide):
            for citation in run.citations:
                if citation.key in ("todo", *marks.numbers, *marks.cited.keys):
                    continue
                known = nearest(citation.key, (*marks.numbers, *marks.cited.keys))
                hint = f"did you mean [@{known}]?" if known else _add_entry(citation.key, marks)
                yield Finding("error", "cite.unknown", f"no reference has the key “{citation.key}”", talk.path, line,
                              talk.quote(line), hint)  # fmt: skip


def _add_entry(key: str, marks: Marks) -> str:
    if marks.cited.keys:
        return "add it to the bibliography, or write [@todo]"
    return f"give an entry of the references slide this key: [Author. Title. Journal, year.]{{#{key}}}, or write [@todo]"


def unmeasured_fonts(geometry: Geometry, metrics: Metrics) -> tuple[str, ...]:
    """Return the fonts that a template sets text in and whose widths are not known, in the order of their names."""
    styles = (style for layout in geometry.layouts for spot in layout.placeholders for style in spot.styles)
    return tuple(sorted({style.font for style in styles if not metrics.knows(style.font)}))


def unknown_fonts(geometry: Geometry, metrics: Metrics, path: str) -> Iterator[Finding]:
    """Yield a warning for each font of the template whose widths are not known."""
    for font in unmeasured_fonts(geometry, metrics):
        message = (
            f"the widths of the template's font {font} are not known, it is taken to be wider than Arial"
        )
        hint = "`make_deck.py template FILE --measure` measures it where it is installed; else look at each slide"
        yield Finding("warning", "fit.font", message, path, hint=hint)


def _unknown_languages(talk: Talk) -> Iterator[Finding]:
    """Yield a warning for each block of code in a language that is not known: it is drawn without colours."""
    for slide in talk.slides:
        for block in slide.all_of(Code):
            if hint := code.unknown(block.language):
                message = f"no language is called {block.language}, so this code is drawn without colours"
                yield Finding(
                    "warning", "code.language", message, talk.path, block.line, talk.quote(block.line), hint
                )


def _inner_links(talk: Talk) -> Iterator[Finding]:
    """Yield an error for each link to a place in the talk itself: in a deck it would lead nowhere."""
    for slide in talk.slides:
        for run, line in _all_runs(slide):
            if run.link.startswith("#"):
                message = f"the link {run.link} leads to a place in this text, and a deck has no such places"
                hint = "name the slide in words, or link to an address on the web"
                yield Finding("error", "link.inner", message, talk.path, line, talk.quote(line), hint)
