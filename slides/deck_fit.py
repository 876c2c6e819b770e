"""How the texts of any deck stand in their boxes, where the widths of their fonts are known. Pure.

Whether a text fits is not written in a .pptx: PowerPoint finds out when it draws. What is said here holds as far as the
font is the one that is measured, so texts in other fonts are left alone.
"""

from __future__ import annotations

from dataclasses import replace

from slides.found import Fit, FoundDeck, FoundParagraph, FoundRoom, FoundShape
from slides.layout.measure import LINE_HEIGHT, Lines, Metrics, Span, break_lines
from slides.lengths import Emu, Inches, Length

_EXACT = 1.0
"""Share of a line that a text may fill before it counts as too long: what we write ourselves is held to less."""

_ENDLESS = Inches(1000)
"""Width of a text that does not wrap."""


def fitted(deck: FoundDeck, metrics: Metrics) -> FoundDeck:
    """Return the deck with the fit of every text that can be measured."""
    slides = (
        replace(slide, shapes=tuple(_fitted(shape, metrics) for shape in slide.shapes))
        for slide in deck.slides
    )
    return replace(deck, slides=tuple(slides))


def _fitted(shape: FoundShape, metrics: Metrics) -> FoundShape:
    room, runs = shape.room, [run for paragraph in shape.paragraphs for run in paragraph.runs]
    known = all(metrics.knows(_font(r.font)) and metrics.covers(_font(r.font), r.text) for r in runs)
    if room is None or not runs or not known or room.rect.width <= 0 or room.rect.height <= 0:
        return shape
    return replace(shape, fit=_fit(shape.paragraphs, room, metrics))


def _font(name: str) -> str:
    return name.lstrip("+")


def _fit(paragraphs: tuple[FoundParagraph, ...], room: FoundRoom, metrics: Metrics) -> Fit:
    broken = [_broken(paragraph, room, metrics) for paragraph in paragraphs]
    height = Emu(0)
    for n, (paragraph, lines) in enumerate(zip(paragraphs, broken, strict=True)):
        height += sum(
            (line.size.scaled(LINE_HEIGHT * paragraph.line_spacing) for line in lines.lines), Emu(0)
        )
        height += paragraph.before if n else Emu(0)
        height += paragraph.after if n < len(paragraphs) - 1 else Emu(0)
    top = _top(height, room)
    return Fit(
        tuple(len(lines.lines) for lines in broken),
        height,
        height / room.rect.height,
        top,
        top + height,
        _orphan(broken[-1]),
        next((lines.too_wide for lines in broken if lines.too_wide), ""),
    )


def _broken(paragraph: FoundParagraph, room: FoundRoom, metrics: Metrics) -> Lines:
    spans = tuple(
        Span(
            run.text.upper() if run.capitals else run.text,
            run.size,
            metrics.for_font(_font(run.font)),
            run.bold,
            run.italic,
        )
        for run in paragraph.runs
    )
    return break_lines(spans, room.rect.width - paragraph.indent if room.wraps else _ENDLESS, _EXACT)


def _top(height: Length, room: FoundRoom) -> Length:
    spare = room.rect.height - height
    return room.rect.y + {"t": Emu(0), "ctr": spare.scaled(0.5), "b": spare}[room.anchor]


def _orphan(lines: Lines) -> str:
    last = lines.lines[-1]
    return last.text.strip() if len(lines.lines) > 1 and last.words == 1 else ""
