"""Talk -> what its speaker says, slide by slide, to be read at arm's length: with the time at which each slide begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from slides.handout.paper import SCRIPT_SIZE, Paper, Paragraph, paper_of
from slides.layout.arrange import NO_BIBLIOGRAPHY
from slides.layout.furniture_kinds import reference_numbers
from slides.layout.sheet import Marks, text_runs
from slides.layout.words import word
from slides.model import (
    WORDS_A_MINUTE,
    Block,
    Cited,
    Items,
    Pages,
    Slide,
    Talk,
    TextRun,
    slide_ids,
    spoken,
    spoken_words,
)  # fmt: skip
from slides.model import (
    Paragraph as Prose,
)
from slides.standard import clock

_APART = "\t"
"""Between the time of a slide and its title: the style has the place."""


def script(talk: Talk, pages: Pages, cited: Cited = NO_BIBLIOGRAPHY) -> Paper:
    """Return the script; `pages` say what number each slide has in the deck, where long ones go on over several.

    The clock runs at 130 words a minute. What is said about one slide is kept on one page where a page has room for it.
    """
    return paper_of(
        talk, SCRIPT_SIZE, _paragraphs(talk, pages, Marks(reference_numbers(talk), cited)), numbered=True
    )


def _paragraphs(talk: Talk, pages: Pages, marks: Marks) -> Iterator[Paragraph]:
    places = {page.ident: number for number, page in enumerate(pages.pages, 1)}
    idents = iter(slide_ids(talk))
    yield Paragraph("script", (TextRun(talk.front.title),))
    yield from _head(talk)
    yield from _together(_heading(_time(0), 1, (TextRun(talk.front.title),)), _said(talk.notes, marks))
    words = spoken_words(talk.notes)
    for section in talk.sections:
        if section.backup:
            yield Paragraph("backup", text_runs(section.title, marks), with_next=True, new_page=True)
        for slide in section.slides:
            time = "" if section.backup else _time(words)
            heading = _heading(time, places[next(idents)], _title(talk, slide, marks))
            yield from _together(heading, _said(slide.notes, marks))
            words += 0 if section.backup else spoken_words(slide.notes)


def _head(talk: Talk) -> Iterator[Paragraph]:
    front = talk.front
    facts = ", ".join(filter(None, (front.author, front.event, front.date)))
    told = [slide for section in talk.sections if not section.backup for slide in section.slides]
    words = spoken_words(talk.notes) + sum(spoken_words(slide.notes) for slide in told)
    slot = f" / {clock(front.minutes.speaking * 60)}" if front.minutes else ""
    for fact in filter(None, (facts, f"{_time(words)}{slot}")):
        yield Paragraph("facts", (TextRun(fact),))


def _time(words: int) -> str:
    return clock(words / WORDS_A_MINUTE * 60)


def _heading(time: str, number: int, title: tuple[TextRun, ...]) -> Paragraph:
    return Paragraph("slide", (TextRun(f"{time}{_APART}{number}. "), *title))


def _title(talk: Talk, slide: Slide, marks: Marks) -> tuple[TextRun, ...]:
    """Return the title of a slide, and whether it goes first when time is short."""
    shown = text_runs(slide.title, marks)
    return (
        (*shown, TextRun(f" ({word(talk.front.lang, 'if-time')})", italic=True)) if slide.if_time else shown
    )


def _said(notes: tuple[Block, ...], marks: Marks) -> Iterator[Paragraph]:
    """Yield what is said aloud, as the notes have it."""
    for block in spoken(notes):
        if isinstance(block, Prose):
            yield Paragraph("speech", text_runs(block.runs, marks))
        elif isinstance(block, Items):
            for item in block.items:
                for line in (item, *item.children):
                    yield Paragraph("speech-item", text_runs(line.runs, marks))


def _together(heading: Paragraph, said: Iterator[Paragraph]) -> Iterator[Paragraph]:
    """Yield a heading and what is said under it, all of it kept with its last paragraph."""
    whole = [heading, *said]
    yield from (replace(paragraph, with_next=True) for paragraph in whole[:-1])
    yield whole[-1]
