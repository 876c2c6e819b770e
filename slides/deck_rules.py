"""What any finished deck is held to, its text unseen: who can read it, whether it can be seen, what it says at a glance.

Each rule is a row of `RULES`: what it holds a deck to, where that comes from, and a function that yields what breaks it.
The accessibility rules are those of Microsoft's Accessibility Checker for PowerPoint, and what that leaves out. Lengths
are for a slide 7.5 in high, and scale with it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise

from slides.colour import READABLE, VISIBLE, contrast
from slides.english import grammar
from slides.errors import Finding, Severity
from slides.found import FoundDeck, FoundRun, FoundShape, FoundSlide
from slides.lengths import Inches, Length, Pt
from slides.model import Rect
from slides.standard import (
    ALLEY,
    FEWEST_TOLD,
    LONGEST_TITLE,
    MICROSOFT,
    MOST_BULLETS,
    MOST_TEXT_ONLY,
    MOST_WORDS,
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A place where a rule is broken."""

    message: str
    hint: str = ""
    slide: int | None = None
    shape: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class DeckRule:
    """One thing that a deck is held to."""

    id: str
    severity: Severity
    holds: str
    """What it asks for, in a few words."""
    source: str
    find: Callable[[FoundDeck], Iterator[Broken]]


def judge(deck: FoundDeck, rules: tuple[DeckRule, ...] = ()) -> tuple[Finding, ...]:
    """Return what is wrong with a deck, in the order of the rules; all of them if none are named."""
    return tuple(
        Finding(
            rule.severity,
            rule.id,
            broken.message,
            deck.path,
            None,
            broken.quote,
            broken.hint,
            broken.slide,
            broken.shape,
        )
        for rule in rules or RULES
        for broken in rule.find(deck)
    )


_HEIGHT = Inches(7.5)


def _scale(deck: FoundDeck) -> float:
    return deck.height / _HEIGHT


def _seen(slide: FoundSlide) -> Iterator[FoundShape]:
    """Yield what a slide shows of itself: no empty placeholders, which are seen only while it is edited."""
    return (shape for shape in slide.shapes if shape.text or not shape.placeholder or shape.kind != "text")


def _texts(slide: FoundSlide) -> Iterator[FoundShape]:
    return (shape for shape in slide.shapes if shape.text)


def _runs(shape: FoundShape) -> Iterator[FoundRun]:
    return (run for paragraph in shape.paragraphs for run in paragraph.runs if run.text.strip())


# ---------------------------------------------------------------------------------------------------- accessibility


def _untitled(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        if not slide.title:
            hint = "write one into its title placeholder; it may stand off the slide if it must not be seen"
            yield Broken("this slide has no title", hint, slide.number)


def _same_titles(deck: FoundDeck) -> Iterator[Broken]:
    seen: dict[str, int] = {}
    for slide in deck.slides:
        title = slide.title.casefold()
        if title and title in seen:
            yield Broken(
                f"slide {seen[title]} has the same title",
                "say what sets this one apart",
                slide.number,
                quote=slide.title,
            )
        seen.setdefault(title, slide.number)


_NEEDS_ALT = frozenset({"picture", "table", "chart", "diagram", "media", "connector", "other"})
_KIND_NAMES = {"text": "shape", "connector": "arrow or line", "media": "film or sound", "other": "object"}


def _undescribed(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _seen(slide):
            shows = shape.kind in _NEEDS_ALT or (shape.kind == "text" and shape.drawn and not shape.text)
            if shows and not (shape.alt or shape.decorative or shape.grouped):
                name = _KIND_NAMES.get(shape.kind, shape.kind)
                hint = "describe what it shows (right click, Edit Alt Text), or mark it as decorative"
                yield Broken(f"this {name} has no description", hint, slide.number, shape.name)


_NO_DESCRIPTION = re.compile(
    r"^\S+\.(?:png|jpe?g|gif|svg|emf|wmf|tiff?|webp|bmp)$|^(?:an? )?(?:image|picture|photo|graphic|figure|img|diagram|chart|table)(?: of)?(?: \d+)?$",
    re.IGNORECASE,
)


def _named_by_file(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _seen(slide):
            if _NO_DESCRIPTION.match(shape.alt):
                hint = "say what it shows to somebody who cannot see it"
                yield Broken(
                    "this description says nothing of what is shown",
                    hint,
                    slide.number,
                    shape.name,
                    shape.alt,
                )


def _headless(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.table and not shape.table.header:
                hint = "tick Header Row under Table Design"
                yield Broken("this table has no header row", hint, slide.number, shape.name)


def _merged(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.table and shape.table.merged:
                hint = "give each column one cell a row: a screen reader counts them"
                yield Broken("this table has merged cells", hint, slide.number, shape.name)


_NO_SECTION = re.compile(r"^(?:(?:default|untitled) section|section(?: \d+)?|)$", re.IGNORECASE)


def _nameless_sections(deck: FoundDeck) -> Iterator[Broken]:
    for number, name in enumerate(deck.sections, 1):
        if _NO_SECTION.match(name.strip()):
            yield Broken(
                f"section {number} has no name of its own", "rename it in the list of slides", quote=name
            )


def _same_sections(deck: FoundDeck) -> Iterator[Broken]:
    for name, count in Counter(name.strip().casefold() for name in deck.sections).items():
        if name and count > 1:
            yield Broken(f"{count} sections have the same name", "rename all but one", quote=name)


def _restricted(deck: FoundDeck) -> Iterator[Broken]:
    if deck.restricted:
        yield Broken("this deck is protected against changes, which some assistive programs cannot get past")


_LARGE, _LARGE_BOLD = Pt(18), Pt(14)


def _faint(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _texts(slide):
            worst = min(
                ((_contrast(run), run) for run in _runs(shape)),
                key=lambda found: found[0][0] / found[0][1],
                default=None,
            )
            if worst and worst[0][0] < worst[0][1]:
                (found, needed), run = worst
                message = (
                    f"this text has a contrast of {found:.1f} with what is under it; {needed:g} can be read"
                )
                yield Broken(
                    message,
                    "make it darker or lighter, or put a panel behind it",
                    slide.number,
                    shape.name,
                    run.text,
                )


_TENTH = 0.1


def _contrast(run: FoundRun) -> tuple[float, float]:
    """Return the contrast of a run with all but the worst tenth of its ground, and what it should be."""
    is_large = run.size >= _LARGE or (run.bold and run.size >= _LARGE_BOLD)
    told = {ground: contrast(run.colour, ground) for ground in set(run.grounds)}
    found = sorted(told[ground] for ground in run.grounds)
    return round(found[int(len(found) * _TENTH)], 1), VISIBLE if is_large else READABLE


def _silent_media(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in slide.shapes:
            if not shape.captions:
                hint = "Insert Captions under Playback takes a .vtt file"
                yield Broken("this film or sound has no captions", hint, slide.number, shape.name)


_SAME_COLUMN = 0.5


def _disordered(deck: FoundDeck) -> Iterator[Broken]:
    hint = "move it in the Selection Pane: what is read first stands at the bottom"
    for slide in deck.slides:
        texts = [shape for shape in _texts(slide) if not shape.is_footer]
        later = next((shape for shape in texts[1:] if shape.is_title), None)
        if later:
            yield Broken(
                "other text is read out before this title", hint, slide.number, later.name, slide.title
            )
        if any(shape.kind == "connector" for shape in slide.shapes):
            continue  # a diagram is read along its arrows
        content = [shape for shape in texts if not shape.is_title and not _is_kicker(shape, slide)]
        for one, other in pairwise(content):
            if other.rect.bottom <= one.rect.y and _shares_column(one.rect, other.rect):
                yield Broken(
                    "this text stands above what is read out before it",
                    hint,
                    slide.number,
                    other.name,
                    other.paragraphs[0].text,
                )


def _is_kicker(shape: FoundShape, slide: FoundSlide) -> bool:
    """Tell whether a text stands above the title: it is read after it, and may be."""
    return any(shape.rect.bottom <= title.rect.y + title.rect.height.scaled(0.5) for title in slide.titles)


def _shares_column(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > _SAME_COLUMN * min(one.width, other.width)


def _languageless(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _texts(slide):
            run = next(
                (run for run in _runs(shape) if not run.language and re.search(r"[^\W\d_]", run.text)), None
            )
            if run:
                hint = "select all and set it: Review, Language, Set Proofing Language"
                yield Broken(
                    "this text does not say which language it is in", hint, slide.number, shape.name, run.text
                )
                break


def _nameless(deck: FoundDeck) -> Iterator[Broken]:
    if not deck.title.strip() or deck.title.strip() == "PowerPoint Presentation":
        yield Broken("this deck has no title in its properties", "File, Info, Title")


_NO_LINK_TEXT = re.compile(
    r"^(?:https?://\S+|www\.\S+|(?:click |press )?here|this|this link|link|(?:read )?more|details)\W*$",
    re.IGNORECASE,
)


def _vague_links(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _texts(slide):
            for link, runs in groupby(_runs(shape), key=lambda run: run.link):
                text = "".join(run.text for run in runs).strip()
                if link and _NO_LINK_TEXT.match(text):
                    yield Broken(
                        "this link does not say where it leads",
                        "link the name of the page instead",
                        slide.number,
                        shape.name,
                        text,
                    )


def _moving(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        if slide.advances:
            yield Broken(
                "this slide goes on by itself", "untick After under Transitions, Advance Slide", slide.number
            )
        if slide.plays:
            yield Broken(
                "an animation starts by itself on this slide", "start it On Click, or remove it", slide.number
            )


_TYPED_BULLET = re.compile(r"^\s*(?:[•●▪◦‣·*–—-]|\(?\d{1,2}[.)])\s")


def _typed_bullets(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _texts(slide):
            typed = [p for p in shape.paragraphs if _TYPED_BULLET.match(p.text) and not p.bullet]
            if len(typed) > 1:
                yield Broken(
                    "these bullets are typed, not set: they are no list to a screen reader",
                    "use the Bullets button",
                    slide.number,
                    shape.name,
                    typed[0].text,
                )


# ---------------------------------------------------------------------------------------------------- type and place

_LEAST_CONTENT, _LEAST_LABEL, _LEAST_FOOTER = Pt(18), Pt(14), Pt(12)
_LABEL_WORDS = 24
"""A text of no more words can be a label, a caption, a source or a legend."""


def _small(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _texts(slide):
            least = _floor(shape).scaled(_scale(deck))
            run = min(_runs(shape), key=lambda run: run.size, default=None)
            if run and run.size < least - Pt(0.05):
                message = f"{run.size.points:g} pt is too small here: {least.points:g} pt is the least that can be read from the back"
                yield Broken(
                    message, "say less on this slide, or make two of it", slide.number, shape.name, run.text
                )


def _floor(shape: FoundShape) -> Length:
    if shape.is_footer:
        return _LEAST_FOOTER
    is_code = all(_MONOSPACED.search(run.font) for run in _runs(shape))
    return _LEAST_LABEL if is_code or len(shape.text.split()) <= _LABEL_WORDS else _LEAST_CONTENT


_MOST_FONTS = 2
_MONOSPACED = re.compile(r"\b(?:mono|code|consolas|courier|menlo|monaco|typewriter)\b", re.IGNORECASE)
"""Typefaces for code, beside the two that a deck has."""


def _many_fonts(deck: FoundDeck) -> Iterator[Broken]:
    used = {run.font.lstrip("+") for slide in deck.slides for shape in _texts(slide) for run in _runs(shape)}
    fonts = {font for font in used if not _MONOSPACED.search(font)}
    if len(fonts) > _MOST_FONTS:
        names = ", ".join(sorted(fonts))
        message = f"{len(fonts)} typefaces: {_MOST_FONTS} are enough"
        yield Broken(message, "set all text in the theme's fonts: Home, Replace Fonts", quote=names)


_SLACK = Inches(0.02)
_OVERLAP = Inches(0.05)


_LEAST_TITLE = Pt(28)


def _small_titles(deck: FoundDeck) -> Iterator[Broken]:
    least = _LEAST_TITLE.scaled(_scale(deck))
    for slide in deck.slides:
        for title in slide.titles:
            size = max((run.size for run in _runs(title)), default=least)
            if size < least - Pt(0.05):
                yield Broken(
                    f"a headline of {size.points:g} pt; from {least.points:g} pt it is seen first",
                    "say it shorter, and set it larger",
                    slide.number,
                    title.name,
                    slide.title,
                )


_MOST_SIZES = 5


def _many_sizes(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        shapes = [s for s in _texts(slide) if not s.is_footer and not _is_kicker(s, slide)]
        sizes = {round(run.size.points) for shape in shapes for run in _runs(shape)}
        if len(sizes) > _MOST_SIZES:
            told = ", ".join(f"{size}" for size in sorted(sizes))
            message = f"{len(sizes)} sizes of type on this slide ({told} pt): {_MOST_SIZES} can be told apart"
            yield Broken(message, "make equal what is equally important", slide.number)


_WIDE, _ROUNDING = 16 / 9, 0.01


def _not_wide(deck: FoundDeck) -> Iterator[Broken]:
    if abs(deck.width / deck.height - _WIDE) > _WIDE * _ROUNDING:
        shape = f"{deck.width.inches:.4g} by {deck.height.inches:.4g} in"
        message = f"slides of {shape}, where most meetings show 16:9"
        yield Broken(message, "ask the meeting, or set it: Design, Slide Size")


_FEWEST_LAYOUTS, _LONG_DECK = 4, 10


def _monotonous(deck: FoundDeck) -> Iterator[Broken]:
    shown = [slide for slide in deck.slides if not slide.hidden]
    layouts = {slide.layout for slide in shown}
    if len(shown) > _LONG_DECK and len(layouts) < _FEWEST_LAYOUTS:
        count = "1 layout" if len(layouts) == 1 else f"{len(layouts)} layouts"
        message = f"{count} on {len(shown)} slides: they all look alike"
        yield Broken(message, "show some of it as a picture, a diagram, or a number")


def _off_slide(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _seen(slide):
            r = shape.rect
            shows = bool(shape.text) and not shape.is_title
            if shows and (
                r.x < -_SLACK
                or r.y < -_SLACK
                or r.right > deck.width + _SLACK
                or r.bottom > deck.height + _SLACK
            ):
                yield Broken(
                    "this text stands partly off the slide",
                    "move it in, or make it smaller",
                    slide.number,
                    shape.name,
                    shape.paragraphs[0].text,
                )


def _overlapping(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        texts = [shape for shape in _texts(slide) if not shape.is_footer]
        for one, other in combinations(texts, 2):
            if (
                _overlap(one.rect, other.rect)
                and not _holds(one.rect, other.rect)
                and not _holds(other.rect, one.rect)
            ):
                yield Broken(
                    f"this text's box overlaps that of {one.name}",
                    "move one of them",
                    slide.number,
                    other.name,
                    other.paragraphs[0].text,
                )


def _overlap(one: Rect, other: Rect) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    return across > _OVERLAP and min(one.bottom, other.bottom) - max(one.y, other.y) > _OVERLAP


def _holds(one: Rect, other: Rect) -> bool:
    return one.x <= other.x and one.y <= other.y and one.right >= other.right and one.bottom >= other.bottom


# ---------------------------------------------------------------------------------------------------------- message


def _wordy(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        words = sum(
            len(s.text.split()) for s in _texts(slide) if not s.is_footer and not _is_kicker(s, slide)
        )
        if words > MOST_WORDS and not any(shape.table for shape in slide.shapes):
            yield Broken(
                f"{words} words on this slide, {MOST_WORDS} are read before you have spoken them",
                "move detail into the notes",
                slide.number,
            )


def _long_titles(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        count = len(slide.title.split())
        if count > LONGEST_TITLE:
            yield Broken(
                f"a headline of {count} words, {LONGEST_TITLE} are taken in at a glance",
                "say it shorter",
                slide.number,
                quote=slide.title,
            )


def _long_lists(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _texts(slide):
            count = sum(p.bullet and p.level == 0 and bool(p.text) for p in shape.paragraphs)
            if count > MOST_BULLETS:
                yield Broken(
                    f"{count} bullets in this list, {MOST_BULLETS} are the most that a listener follows",
                    "make two slides of it, or move detail into the notes",
                    slide.number,
                    shape.name,
                )


_TOPICS = re.compile(
    r"(?:\d+\.? )?(?:agenda|outline|overview|contents?|disclosures?|(?:conflicts?|declarations?) of interests?|references|bibliography|"
    r"(?:key )?take[- ]home(?: messages?)?|conclusions?|summary|acknowledge?ments?|thank(?:s\b| you\b).*|questions?\b.*|backup|appendix)\W*",
    re.IGNORECASE,
)
"""Titles of slides that every talk has, and that need assert nothing."""
_OPENING = re.compile(r"title slide|section|^title$|cover", re.IGNORECASE)
"""Names of layouts whose title is the name of what follows."""


def _naming(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        furniture = slide.number == 1 or _TOPICS.fullmatch(slide.title) or _OPENING.search(slide.layout)
        is_told = slide.title and not slide.hidden and not furniture
        if is_told and _is_english(slide) and not grammar.asserts(slide.title):
            message = "this headline names a topic, and says nothing of it"
            hint = "write what listeners are to believe, as a sentence with a verb"
            yield Broken(message, hint, slide.number, quote=slide.title)


def _is_english(slide: FoundSlide) -> bool:
    """Tell whether a title says that it is English; what says nothing is taken for it if it has its letters."""
    run = next(_runs(slide.titles[0]))
    return run.language.lower().startswith("en") or (not run.language and slide.title.isascii())


_CAPITALS = re.compile(r"\b[A-Z]{4,}(?:[ ,:–-]+[A-Z]{2,})+\b")


def _shouting(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in _texts(slide):
            shouted = not _is_kicker(shape, slide) and _CAPITALS.search(shape.text)
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
        for shape in _texts(slide):
            levels = max((p.level for p in shape.paragraphs if p.bullet and p.text), default=0) + 1
            if levels > _MOST_LEVELS:
                yield Broken(
                    f"bullets on {levels} levels: listeners follow {_MOST_LEVELS}",
                    "make two slides of it, or move detail into the notes",
                    slide.number,
                    shape.name,
                )


def _text_only(deck: FoundDeck) -> Iterator[Broken]:
    told = [s for s in deck.slides[1:] if not s.hidden and not _TOPICS.fullmatch(s.title)]
    bare = [s for s in told if not any(_shows(shape) for shape in s.shapes)]
    if len(bare) > MOST_TEXT_ONLY * len(told) and len(told) >= FEWEST_TOLD:
        message = f"{len(bare)} of {len(told)} slides show nothing but text; listeners remember what they see"
        yield Broken(message, "make a picture, a diagram, a table or a large number of some", bare[0].number)


def _shows(shape: FoundShape) -> bool:
    return shape.kind != "text" or (shape.drawn and not shape.placeholder)


def _without_notes(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        if not slide.notes and not slide.hidden:
            yield Broken(
                "nothing is written in the notes of this slide", "write what you say to it", slide.number
            )


RULES: tuple[DeckRule, ...] = (
    DeckRule("access.title", "error", "each slide has a title", MICROSOFT, _untitled),
    DeckRule(
        "access.alt-text",
        "error",
        "all that is not text has a description, or is marked as decorative",
        MICROSOFT,
        _undescribed,
    ),
    DeckRule("access.alt-file-name", "error", "descriptions are no file names", MICROSOFT, _named_by_file),
    DeckRule("access.table-header", "error", "tables have a header row", MICROSOFT, _headless),
    DeckRule("access.section-name", "error", "sections have names", MICROSOFT, _nameless_sections),
    DeckRule("access.restricted", "error", "the deck is not protected", MICROSOFT, _restricted),
    DeckRule("access.table-structure", "warning", "tables have no merged cells", MICROSOFT, _merged),
    DeckRule(
        "access.contrast",
        "warning",
        "text can be told from what is under it",
        f"WCAG 2.2, 1.4.3; {MICROSOFT}",
        _faint,
    ),
    DeckRule("access.captions", "warning", "films and sounds have captions", MICROSOFT, _silent_media),
    DeckRule(
        "access.reading-order",
        "warning",
        "text is read out in the order in which it is seen",
        MICROSOFT,
        _disordered,
    ),
    DeckRule("access.unique-title", "warning", "no two slides have the same title", MICROSOFT, _same_titles),
    DeckRule("access.unique-section", "tip", "no two sections have the same name", MICROSOFT, _same_sections),
    DeckRule(
        "access.language", "warning", "text says which language it is in", "WCAG 2.2, 3.1.1", _languageless
    ),
    DeckRule(
        "access.document-title", "warning", "the deck's properties have a title", "WCAG 2.2, 2.4.2", _nameless
    ),
    DeckRule("access.link-text", "warning", "links say where they lead", "WCAG 2.2, 2.4.4", _vague_links),
    DeckRule("access.moves", "warning", "nothing moves by itself", "WCAG 2.2, 2.2.2", _moving),
    DeckRule("access.bullets", "warning", "bullets are set, not typed", "Section 508", _typed_bullets),
    DeckRule(
        "type.size",
        "error",
        "text can be read from the back of the room",
        "Microsoft: 18 pt or larger",
        _small,
    ),
    DeckRule("type.fonts", "warning", "two typefaces are enough", "usual advice to designers", _many_fonts),
    DeckRule("type.title", "warning", "headlines have 28 points", ALLEY, _small_titles),
    DeckRule(
        "type.sizes",
        "warning",
        "a slide has at most 5 sizes of type",
        "usual advice to designers",
        _many_sizes,
    ),
    DeckRule("layout.off-slide", "error", "text stands on the slide", "make_deck", _off_slide),
    DeckRule("layout.overlap", "warning", "no text stands on another", "make_deck", _overlapping),
    DeckRule("layout.format", "tip", "slides are 16:9", "what meetings ask for", _not_wide),
    DeckRule(
        "layout.variety",
        "tip",
        "a long deck has at least 4 layouts",
        "usual advice to designers",
        _monotonous,
    ),
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
    DeckRule(
        "message.notes",
        "warning",
        "the notes say what is spoken",
        "Mayer, Multimedia Learning (redundancy)",
        _without_notes,
    ),
)
"""All rules, the gravest of a family first."""

_TOLD_OF_THE_TEXT = ("message.", "access.alt-text", "access.unique-title", "layout.format", "layout.variety")

OF_THE_DECK = tuple(rule for rule in RULES if not rule.id.startswith(_TOLD_OF_THE_TEXT))
"""The rules for what we have built: `check` holds the slide text to the others, with its lines, or the speaker chose it."""
