"""Who can read a deck: Microsoft's Accessibility Checker for PowerPoint, and what that leaves out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, combinations, groupby, pairwise

from slides.colour import BLINDNESS, READABLE, VISIBLE, Rgb, contrast, difference
from slides.deck_rules.rule import Broken, DeckRule, across, is_kicker, runs, seen, texts
from slides.found import FoundChart, FoundDeck, FoundRun, FoundSeries, FoundShape, FoundSlide
from slides.lengths import Pt
from slides.model import Rect
from slides.standard import MICROSOFT


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
    """Yield what has no description; a group with any such, once."""
    for slide in deck.slides:
        told: set[str] = set()
        for shape in seen(slide):
            shows = shape.kind in _NEEDS_ALT or (shape.kind == "text" and shape.drawn and not shape.text)
            if shape.inside in told or not shows or shape.alt or shape.decorative or shape.grouped:
                continue
            if shape.inside:
                told.add(shape.inside)
                hint = "describe the group as a whole (right click, Edit Alt Text), or mark it as decorative"
                yield Broken("this group has no description", hint, slide.number, shape.inside)
            else:
                name = _KIND_NAMES.get(shape.kind, shape.kind)
                hint = "describe what it shows (right click, Edit Alt Text), or mark it as decorative"
                yield Broken(f"this {name} has no description", hint, slide.number, shape.name)


_NO_DESCRIPTION = re.compile(
    r"^\S+\.(?:png|jpe?g|gif|svg|emf|wmf|tiff?|webp|bmp)$|^(?:an? )?(?:image|picture|photo|graphic|figure|img|diagram|chart|table)(?: of)?(?: \d+)?$",
    re.IGNORECASE,
)


def _named_by_file(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in seen(slide):
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
            elif shape.table and shape.table.gaps:
                hint = "take it out, and set the height of rows or the margins of cells instead"
                yield Broken("this table has an empty row or column", hint, slide.number, shape.name)


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
        for shape in texts(slide):
            worst = min(
                ((_contrast(run), run) for run in runs(shape) if run.grounds),
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
    found = sorted((contrast(run.colour, ground), count) for ground, count in Counter(run.grounds).items())
    passed_over = len(run.grounds) * _TENTH
    sums = accumulate(count for _, count in found)
    seen = next(value for (value, _), sum_ in zip(found, sums, strict=True) if sum_ > passed_over)
    return round(seen, 1), VISIBLE if is_large else READABLE


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
        told = [shape for shape in texts(slide) if not shape.is_footer]
        later = next((shape for shape in told[1:] if shape.is_title), None)
        if later:
            yield Broken(
                "other text is read out before this title", hint, slide.number, later.name, slide.title
            )
        if any(shape.kind == "connector" for shape in slide.shapes):
            continue  # a diagram is read along its arrows
        content = [shape for shape in told if not shape.is_title and not is_kicker(shape, slide)]
        for one, other in pairwise(content):
            if other.rect.bottom <= one.rect.y and _shares_column(one.rect, other.rect):
                yield Broken(
                    "this text stands above what is read out before it",
                    hint,
                    slide.number,
                    other.name,
                    other.paragraphs[0].text,
                )


def _shares_column(one: Rect, other: Rect) -> bool:
    return across(one, other) > _SAME_COLUMN * min(one.width, other.width)


_FEW = 3
"""Places of one kind that are told one by one; more of them are one thing to do to the whole deck."""


def _languageless(deck: FoundDeck) -> Iterator[Broken]:
    hint = "select all and set it: Review, Language, Set Proofing Language"
    found = [(slide, text) for slide in deck.slides if (text := _without_language(slide))]
    for slide, (shape, run) in found if len(found) <= _FEW else ():
        message = "this text does not say which language it is in"
        yield Broken(message, hint, slide.number, shape.name, run.text)
    if len(found) > _FEW:
        yield Broken(f"the text of {len(found)} slides does not say which language it is in", hint)


def _without_language(slide: FoundSlide) -> tuple[FoundShape, FoundRun] | None:
    worded = (
        (shape, run) for shape in texts(slide) for run in runs(shape) if re.search(r"[^\W\d_]", run.text)
    )
    return next(((shape, run) for shape, run in worded if not run.language), None)


def _nameless(deck: FoundDeck) -> Iterator[Broken]:
    if not deck.title.strip() or deck.title.strip() == "PowerPoint Presentation":
        yield Broken("this deck has no title in its properties", "File, Info, Title")


_NO_LINK_TEXT = re.compile(
    r"^(?:https?://\S+|www\.\S+|(?:click |press )?here|this|this link|link|(?:read )?more|details)\W*$",
    re.IGNORECASE,
)


def _vague_links(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in texts(slide):
            for link, linked in groupby(runs(shape), key=lambda run: run.link):
                text = "".join(run.text for run in linked).strip()
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
        for shape in texts(slide):
            typed = [p for p in shape.paragraphs if _TYPED_BULLET.match(p.text) and not p.bullet]
            if len(typed) > 1:
                yield Broken(
                    "these bullets are typed, not set: they are no list to a screen reader",
                    "use the Bullets button",
                    slide.number,
                    shape.name,
                    typed[0].text,
                )


_GENERIC = re.compile(
    r"(?:new |microsoft |copy of )*(?:powerpoint )?(?:presentation|pr\u00e4sentation|pr\u00e9sentation|untitled|slides?|deck|talk)[ _-]*\(?\d*\)?",
    re.IGNORECASE,
)


def _generic_name(deck: FoundDeck) -> Iterator[Broken]:
    name = re.split(r"[/\\]", deck.path)[-1]
    if _GENERIC.fullmatch(name.rpartition(".")[0]):
        yield Broken(
            "the file's name does not say what the talk is about",
            "name it by subject and speaker",
            quote=name,
        )


# ------------------------------------------------------------------------------------------------- arrows and charts


def _faint_graphics(deck: FoundDeck) -> Iterator[Broken]:
    """Yield arrows, and of each chart the series, that are hardly seen on what lies under them."""
    hint = "make it darker or lighter"
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.line and (found := _seen_on(shape.line.colour, shape.line.grounds)) < VISIBLE:
                message = (
                    f"this arrow has a contrast of {found:.1f} with what is under it; {VISIBLE:g} is seen"
                )
                yield Broken(message, hint, slide.number, shape.name)
            if shape.chart and (faintest := _faintest(shape.chart)):
                found, name = faintest
                message = f"a part of this chart has a contrast of {found:.1f} with what is under it; {VISIBLE:g} is seen"
                yield Broken(message, hint, slide.number, shape.name, name)


def _faintest(chart: FoundChart) -> tuple[float, str] | None:
    """Return contrast and name of the series that is seen least, None if all are seen."""
    judged = (
        (_seen_on(series.colour, chart.grounds), series.name) for series in chart.series if series.colour
    )
    return min((found for found in judged if found[0] < VISIBLE), default=None)


def _seen_on(colour: Rgb, grounds: tuple[Rgb, ...]) -> float:
    """Return the contrast with most of the ground: an arrow's rectangle has much that the arrow does not touch."""
    if not grounds:
        return VISIBLE
    return round(contrast(colour, Counter(grounds).most_common(1)[0][0]), 1)


_LEAST_DIFFERENCE = 10
"""CIELAB distance from which two colours of a chart can be told apart: half of what our own palette keeps."""


def _alike(deck: FoundDeck) -> Iterator[Broken]:
    """Yield the two colours of a chart that are most alike to somebody colour-blind, where they cannot be told apart."""
    for slide in deck.slides:
        for shape in slide.shapes:
            pairs = combinations(_coloured(shape.chart), 2) if shape.chart else ()
            judged = (
                (difference(a.colour, b.colour, eyes), eyes, a, b) for a, b in pairs for eyes in BLINDNESS
            )
            apart = min(judged, key=lambda found: found[0], default=None)
            if apart and apart[0] < _LEAST_DIFFERENCE:
                _, eyes, one, other = apart
                message = (
                    f"two colours of this chart look alike to people who are colour-blind ({_EYES[eyes]})"
                )
                hint = "make one of them much darker, or give it a pattern, dashes or a marker"
                yield Broken(message, hint, slide.number, shape.name, f"{one.name}, {other.name}")


_EYES = {"protan": "red", "deutan": "green", "tritan": "blue"}


def _coloured(chart: FoundChart) -> list[FoundSeries]:
    """Return what a chart tells apart by colour alone."""
    marks = Counter(series.mark for series in chart.series)
    return [series for series in chart.series if series.colour and marks[series.mark] > 1]


def _only_colour(deck: FoundDeck) -> Iterator[Broken]:
    for slide in deck.slides:
        for shape in slide.shapes:
            chart = shape.chart
            if chart and chart.legend and not chart.labelled and len(_coloured(chart)) > 1:
                message = "only its colours say which part of this chart is which"
                hint = "write the names beside the lines or bars, and take the legend out"
                yield Broken(message, hint, slide.number, shape.name)


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
    DeckRule(
        "access.table-structure",
        "warning",
        "tables have no merged cells, and no empty row or column",
        MICROSOFT,
        _merged,
    ),
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
        "access.graphics",
        "warning",
        "arrows and charts can be told from what is under them",
        "WCAG 2.2, 1.4.11",
        _faint_graphics,
    ),
    DeckRule(
        "access.series-colours",
        "warning",
        "the colour-blind can tell the parts of a chart apart",
        "Okabe and Ito, Color Universal Design; Machado et al. 2009",
        _alike,
    ),
    DeckRule(
        "access.colour-alone", "tip", "no chart is told by its colours alone", "WCAG 2.2, 1.4.1", _only_colour
    ),
    DeckRule(
        "access.file-name", "tip", "the file's name says what the talk is about", "Section 508", _generic_name
    ),
)
