"""What a deck says at a glance, how long it takes, and what meetings ask for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slides.deck_rules.rule import TOPICS, Broken, DeckRule, is_kicker, runs, seen, shows_more, texts
from slides.english import grammar
from slides.found import FoundDeck, FoundSlide
from slides.standard import (
    ALLEY,
    CAPITALS,
    FEWEST_TOLD,
    MAYER,
    MEETINGS,
    MOST_BULLETS,
    MOST_TABLE_WORDS,
    MOST_TEXT_ONLY,
    MOST_WORDS,
    SPEECH,
    long_title,
    over,
    read_out,
)


def _wordy(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        words = sum(len(s.text.split()) for s in texts(slide) if not s.is_footer and not is_kicker(s, slide))
        most = MOST_TABLE_WORDS if any(shape.table for shape in slide.shapes) else MOST_WORDS
        if words > most:
            yield Broken(
                f"{words} words on this slide, {most} are read before you have spoken them",
                "move detail into the notes",
                slide.number,
            )


def _long_titles(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        message = long_title(slide.title)
        if message:
            yield Broken(message, "say it shorter", slide.number, quote=slide.title)


def _long_lists(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in texts(slide):
            count = sum(p.bullet and p.level == 0 and bool(p.text) for p in shape.paragraphs)
            if count > MOST_BULLETS:
                yield Broken(
                    f"{count} bullets in this list, {MOST_BULLETS} are the most that a listener follows",
                    "make two slides of it, or move detail into the notes",
                    slide.number,
                    shape.name,
                )


_OPENING = re.compile(r"title slide|section|^title$|cover", re.IGNORECASE)
"""Names of layouts whose title is the name of what follows."""


def _naming(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        furniture = slide.number == 1 or TOPICS.fullmatch(slide.title) or _OPENING.search(slide.layout)
        is_told = slide.title and not slide.hidden and not furniture
        if is_told and _is_english(slide) and not grammar.asserts(slide.title):
            message = "this headline names a topic, and says nothing of it"
            hint = "write what listeners are to believe, as a sentence with a verb"
            yield Broken(message, hint, slide.number, quote=slide.title)


def _is_english(slide: FoundSlide) -> bool:
    """Tell whether a title says that it is English; what says nothing is taken for it if it has its letters."""
    run = next(runs(slide.titles[0]))
    return run.language.lower().startswith("en") or (not run.language and slide.title.isascii())


def _shouting(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in texts(slide):
            shouted = not is_kicker(shape, slide) and CAPITALS.search(shape.text)
            if shouted:
                yield Broken(
                    "capitals throughout are read letter by letter",
                    "write it as in a sentence",
                    slide.number,
                    shape.name,
                    shouted[0],
                )


_MOST_LEVELS = 2


def _nested(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in texts(slide):
            levels = max((p.level for p in shape.paragraphs if p.bullet and p.text), default=0) + 1
            if levels > _MOST_LEVELS:
                yield Broken(
                    f"bullets on {levels} levels: listeners follow {_MOST_LEVELS}",
                    "make two slides of it, or move detail into the notes",
                    slide.number,
                    shape.name,
                )


def _text_only(deck: FoundDeck) -> Iterator[Broken]:
    told = [s for s in deck.slides[1:] if not s.hidden and not TOPICS.fullmatch(s.title)]
    bare = [s for s in told if not shows_more(s)]
    if len(bare) > MOST_TEXT_ONLY * len(told) and len(told) >= FEWEST_TOLD:
        message = f"{len(bare)} of {len(told)} slides show nothing but text; listeners remember what they see"
        yield Broken(message, "make a picture, a diagram, a table or a large number of some", bare[0].number)


_MOST_OBJECTS = 6


def _crowded(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        count = _objects(slide)
        if count > _MOST_OBJECTS:
            message = (
                f"{count} things to look at on this slide; {_MOST_OBJECTS} are taken in without counting"
            )
            yield Broken(message, "group what belongs together, or make two slides of it", slide.number)


def _objects(slide: FoundSlide) -> int:
    """Return how many things a slide shows beside its placeholders: a group is one, and so is a diagram with arrows."""
    shown = [
        s for s in seen(slide) if not (s.inside or s.placeholder or s.decorative or s.kind == "connector")
    ]
    shown = [s for s in shown if s.kind != "text" or s.drawn]
    drawn = [s for s in shown if s.kind == "text"]
    is_diagram = any(shape.line for shape in slide.shapes)
    return len(shown) - len(drawn) + 1 if is_diagram and drawn else len(shown)


def _without_notes(deck: FoundDeck) -> Iterator[Broken]:
    """Yield each slide without notes; a deck that has none at all, once."""
    told = [slide for slide in deck.slides if not slide.hidden]
    silent = [slide for slide in told if not slide.notes]
    hint = "write what you say to it"
    if len(silent) == len(told) > 1:
        yield Broken("no slide of this deck has notes", "write what you say to each slide below it")
        return
    for slide in silent:
        yield Broken("nothing is written in the notes of this slide", hint, slide.number)


def _read_out(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        count = read_out([p.text for s in texts(slide) if not s.is_title for p in s.paragraphs], slide.spoken)
        if count:
            message = f"{count} lines of this slide are in its notes word for word"
            hint = "say it in other words: who hears and reads the same follows neither"
            yield Broken(message, hint, slide.number)


# --------------------------------------------------------------------------------------------------- time and meetings

_AFTER_THE_END = re.compile(r"backup|appendix", re.IGNORECASE)


def _told(deck: FoundDeck) -> list[FoundSlide]:
    """Return the slides that are shown in the talk: not hidden, in no section for questions."""
    return [s for s in deck.slides if not s.hidden and not _AFTER_THE_END.search(s.section)]


def _too_long(deck: FoundDeck) -> Iterator[Broken]:
    if deck.minutes is None:
        return
    words = sum(len(slide.spoken.split()) for slide in _told(deck))
    message = over(words, deck.minutes)
    if message:
        yield Broken(message, "shorten the notes, or hide some slides")


def _undisclosed(deck: FoundDeck) -> Iterator[Broken]:
    if len(deck.slides) > FEWEST_TOLD and not any(_DISCLOSURE.search(slide.title) for slide in deck.slides):
        message = "no slide tells your interests; most meetings ask for one, even if there are none"
        yield Broken(message, "add a slide with the title Disclosures")


_DISCLOSURE = re.compile(r"disclos|conflicts? of interest|competing interest|declaration", re.IGNORECASE)
_THANKS = re.compile(
    r"(?:many )?thank(?:s| you)\b.*|questions?|any questions|q ?& ?a|the end|discussion", re.IGNORECASE
)


def _ends_on_thanks(deck: FoundDeck) -> Iterator[Broken]:
    told = _told(deck)
    last = told[-1] if len(told) > FEWEST_TOLD else None
    if last and _THANKS.fullmatch(last.title.strip(" ?!.")):
        message = "the talk ends on a slide that says nothing of it, and that one stays on the screen longest"
        yield Broken(
            message, "end on what to take home, and say your thanks over it", last.number, quote=last.title
        )


RULES: tuple[DeckRule, ...] = (
    DeckRule(
        "message.title-assertion",
        "warning",
        "a headline is a sentence that asserts something",
        ALLEY,
        _naming,
    ),
    DeckRule("message.visual", "tip", "at least 3 of 5 slides show more than text", ALLEY, _text_only),
    DeckRule(
        "message.nesting", "warning", "bullets have at most 2 levels", "usual advice to designers", _nested
    ),
    DeckRule("message.capitals", "warning", "nothing is written all in capitals", ALLEY, _shouting),
    DeckRule(
        "message.words",
        "warning",
        "a slide is read before it is spoken",
        ALLEY,
        _wordy,
    ),
    DeckRule(
        "message.title-length",
        "warning",
        "a headline is taken in at a glance",
        ALLEY,
        _long_titles,
    ),
    DeckRule(
        "message.bullets",
        "warning",
        "lists are short",
        ALLEY,
        _long_lists,
    ),
    DeckRule("message.notes", "warning", "the notes say what is spoken", MAYER, _without_notes),
    DeckRule("message.objects", "tip", "a slide shows at most 6 things", "Naegle 2021, rule 1", _crowded),
    DeckRule("message.read-out", "tip", "what is spoken is not what is written", MAYER, _read_out),
    DeckRule(
        "time.slot",
        "warning",
        "the notes take no longer than the slot, at 130 words a minute",
        SPEECH,
        _too_long,
    ),
    DeckRule(
        "meeting.disclosures", "tip", "interests are told, even if there are none", MEETINGS, _undisclosed
    ),
    DeckRule("meeting.last-slide", "tip", "the talk does not end on thanks", ALLEY, _ends_on_thanks),
)
