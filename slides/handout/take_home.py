"""Talk -> the one page that listeners take home, and what found no room on it.

The messages of the take-home slide word for word, the slides on limits as they are read, the references. Nothing is said
anew. If it is too much for a page, the text gets smaller, down to 9 points; then references stay away from the last one on,
then limits: how many is said on the page, and the speaker is told. The messages stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from slides import model
from slides.draft.limits import on_limits
from slides.errors import Finding, TextError
from slides.handout.paper import SIZES, Paper, Paragraph, StyleName, height, paper_of, room
from slides.kinds import KINDS
from slides.layout import Metrics
from slides.layout.arrange import NO_BIBLIOGRAPHY
from slides.layout.furniture_kinds import reference_numbers
from slides.layout.sheet import Marks, text_runs
from slides.layout.words import word
from slides.lengths import Inches
from slides.model import Article, Cited, Image, Items, Runs, Slide, Talk, TextRun, leaves, marked, plain

QR_SIDE = Inches(1.1)
"""Read by somebody who holds the page in their hand."""

LIMITS = "limits"
"""Id, `{#limits}`, by which a slide or section says that it is about limits, in whatever language."""

Chunk = tuple[Paragraph, ...]
"""What stays together or stays away together: an item with what is below it, the first of a slide with its heading."""


@dataclass(frozen=True, slots=True)
class _Content:
    """What could stand on the page, from its head to its foot."""

    talk: Talk
    article: str
    """Title of the article, named where no reference on the page does."""
    messages: tuple[Chunk, ...]
    limits: tuple[Chunk, ...]
    references: tuple[Chunk, ...]
    code: Image | None


def take_home(
    talk: Talk, article: Article | None, code: Image | None, metrics: Metrics, cited: Cited = NO_BIBLIOGRAPHY
) -> tuple[Paper, tuple[Finding, ...]]:
    """Return the page, and what its speaker should know of it; `code` is the QR code of the talk's `link:`.

    `cited` says what the citations of a bibliography look like; the talk has its entries by now.

    Raises:
        TextError: The messages alone are too much for a page.
    """
    ends, references = (
        tuple(s for s in talk.slides if s.kind == kind) for kind in ("takehome", "references")
    )
    limits = limit_slides(talk)
    marks = Marks(reference_numbers(talk), cited)
    content = _Content(
        talk,
        article.title if article else "",
        _chunks(talk, ends, marks, "message"),
        _chunks(talk, limits, marks, "item"),
        _chunks(talk, references, marks, "entry" if cited.numbered else "source"),
        code,
    )
    paper, left_out = _fitted(content, metrics)
    return paper, (*left_out, *_lacking(talk, ends, limits))


def limit_slides(talk: Talk) -> tuple[Slide, ...]:
    """Return the slides before the backup that are about limits: they or their section say so in their title or id."""
    return tuple(
        slide
        for section in talk.sections
        for slide in section.slides
        if not section.backup
        and KINDS[slide.kind].evidence
        and slide.kind != "takehome"
        and (LIMITS in (slide.ident, section.ident) or on_limits(section, slide))
    )


# ------------------------------------------------------------------------------------------------ what is on a slide


def _chunks(talk: Talk, slides: Iterable[Slide], marks: Marks, style: StyleName) -> tuple[Chunk, ...]:
    """Return slides as they are read, each under its title; `style` is that of their items."""
    return tuple(chain.from_iterable(_of_slide(talk, slide, marks, style) for slide in slides))


def _of_slide(talk: Talk, slide: Slide, marks: Marks, style: StyleName) -> Iterator[Chunk]:
    """Yield the chunks of a slide. What is drawn dashed there is said to be believed here, in words."""
    dashed = KINDS[slide.kind].dashes
    believed = TextRun(f" ({word(talk.front.lang, 'dashed')})", italic=True)

    def line(name: StyleName, runs: Runs, with_next: bool = False) -> Paragraph:
        shown = text_runs(runs, marks)
        if dashed and marked(runs, "believed"):
            shown = (*shown, believed)
        return Paragraph(name, shown, with_next=with_next)

    waiting: Chunk = (line("heading", slide.title, with_next=True),)
    for block in leaves(slide.blocks):
        match block:
            case model.Group():
                label = line("label", block.runs, with_next=True)
                said = dashed and "believed" in block.marks and not marked(block.runs, "believed")
                waiting += (replace(label, runs=(*label.runs, believed)) if said else label,)
                continue
            case Items():
                chunks = [
                    (line(style, item.runs), *(line("detail", child.runs) for child in item.children))
                    for item in block.items
                ]
            case model.Quote():
                chunks = [(line("callout", paragraph.runs),) for paragraph in block.paragraphs]
            case model.Paragraph():
                chunks = [(line("text", block.runs),)]
            case model.Table():
                chunks = [(line("item", _told(block.header, row)),) for row in block.rows]
            case _:
                chunks = []  # a picture or a program: `_lacking` says that it is not here
        for chunk in chunks:
            yield (*waiting, *chunk)
            waiting = ()
    if waiting:
        yield waiting


def _told(header: tuple[Runs, ...], row: tuple[Runs, ...]) -> Runs:
    """Return a row of a table as a line: each cell after the name of its column."""
    cells = [
        (*((*name, model.Run(": ")) if plain(name) else ()), *cell)
        for name, cell in zip(header, row, strict=True)
        if plain(cell)
    ]
    return tuple(run for n, cell in enumerate(cells) for run in ((model.Run("; "),) * bool(n) + cell))


# --------------------------------------------------------------------------------------------------- the whole page


def _fitted(content: _Content, metrics: Metrics) -> tuple[Paper, tuple[Finding, ...]]:
    """Return the page with as much of the content as there is room for, and what is not on it."""
    whole = len(content.limits), len(content.references)
    tries = [(size, *whole) for size in SIZES]
    tries += [(SIZES[-1], whole[0], count) for count in reversed(range(whole[1]))]
    tries += [(SIZES[-1], count, 0) for count in reversed(range(whole[0]))]
    for size, limits, references in tries:
        paper = paper_of(content.talk, size, _page(content, limits, references))
        if height(paper, metrics) <= room():
            return paper, tuple(_left_out(content, limits, references))
    line = content.talk.front.line_of("title") or 1
    raise TextError.of(
        "handout.full",
        "the take-home messages alone are more than a page holds at 9 points",
        path=content.talk.path,
        line=line,
        quote=content.talk.quote(line),
        hint="say them in fewer words on the {.takehome} slide",
    )


def _page(content: _Content, limits: int, references: int) -> Iterator[Paragraph]:
    """Yield the paragraphs of a page with so many of the limits and of the references."""
    lang = content.talk.front.lang
    shown = [*_first(content.limits, limits, lang), *_first(content.references, references, lang)]
    yield from _head(content.talk)
    yield from chain.from_iterable(content.messages)
    yield from shown
    if content.article and not any(_same(content.article, line.text) for line in shown):
        yield Paragraph("text", (TextRun(f"{word(lang, 'article')}: {content.article}"),))
    yield from _foot(content.talk, content.code)


def _first(chunks: tuple[Chunk, ...], count: int, lang: str) -> Iterator[Paragraph]:
    """Yield the first chunks, and a line that says how many more there are."""
    yield from chain.from_iterable(chunks[:count])
    if count < len(chunks):
        if not count:
            yield chunks[0][0]  # the heading, lest nobody knows more of what
        yield Paragraph("text", (TextRun(word(lang, "more", count=str(len(chunks) - count)), italic=True),))


def _same(title: str, text: str) -> bool:
    """Tell whether a line names the article."""
    return title.casefold() in text.casefold()


def _head(talk: Talk) -> Iterator[Paragraph]:
    front = talk.front
    yield Paragraph("title", (TextRun(front.title),))
    if front.subtitle:
        yield Paragraph("subtitle", (TextRun(front.subtitle),))
    who = ", ".join(filter(None, (front.author, front.institution)))
    where = ", ".join(filter(None, (front.event, front.date)))
    for fact in filter(None, (who, where)):
        yield Paragraph("facts", (TextRun(fact),))


def _foot(talk: Talk, code: Image | None) -> Iterator[Paragraph]:
    """Yield the address as a code and in words, and how to reach the speaker."""
    link, contact = talk.front.link, talk.front.contact
    if code is not None:
        runs = (TextRun("  "), TextRun(link, link=link))
        yield Paragraph("address", runs, code, QR_SIDE, word(talk.front.lang, "qr", link=link))
    if contact:
        yield Paragraph("facts", (TextRun(contact),))


# ------------------------------------------------------------------------------------------- what its speaker is told


def _left_out(content: _Content, limits: int, references: int) -> Iterator[Finding]:
    """Yield a warning for what the page has no room for."""
    talk = content.talk
    for name, lost in (
        ("limits", len(content.limits) - limits),
        ("references", len(content.references) - references),
    ):
        if lost:
            message = f"the last {lost} of the {name} found no room on the page at 9 points, which says so"
            hint = "shorten the take-home, the slides on limits or the references"
            yield _finding(talk, "handout.left-out", message, hint)


def _lacking(talk: Talk, ends: tuple[Slide, ...], limits: tuple[Slide, ...]) -> Iterator[Finding]:
    """Yield what is not on the page because the talk does not have it, or because paper cannot show it as it is."""
    if not ends:
        hint = "mark the slide that says what to remember with {.takehome}"
        yield _finding(talk, "handout.messages", "no slide says what to take home", hint)
    if not limits:
        hint = "give the slide that states them the id limits: ## Its title {#limits}"
        yield _finding(talk, "handout.limits", "no slide is known to be about limits", hint)
    for slide in limits:
        for block in slide.all_of(model.Picture) + slide.all_of(model.Code):
            kind = "picture" if isinstance(block, model.Picture) else "code"
            message = f"the {kind} of a slide on limits is not on the handout"
            yield Finding("tip", "handout.drawn", message, talk.path, block.line, talk.quote(block.line))
    for slide in (*ends, *limits):
        for run, line in model.shown_runs(slide):
            if any(citation.key == "todo" for citation in run.citations):
                message = "this claim is handed out without its citation"
                yield Finding("tip", "handout.cite", message, talk.path, line, talk.quote(line))


def _finding(talk: Talk, rule: str, message: str, hint: str) -> Finding:
    line = talk.front.line_of("title") or 1
    return Finding("warning", rule, message, talk.path, line, talk.quote(line), hint)
