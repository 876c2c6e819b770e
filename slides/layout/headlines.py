"""One size for the headlines of a deck in a template that was not made for sentences.

Designers of templates think of titles as two words in 44 points; ours are sentences. If each took the size at which
it fits, no two slides would look alike, so all that share a placeholder take the largest at which most of them fit,
and the few longest step down by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from slides.layout.measure import Metrics
from slides.layout.sheet import Marks, fits, place, text_runs
from slides.lengths import Length, Pt
from slides.model import Geometry, Placeholder, Runs, SlideLayout, TextParagraph

SIZES = tuple(Pt(size) for size in (44, 40, 36, 32, 30, 28))
"""Sizes to try, down to the floor of headlines."""

MOST = 0.8
"""Share of the headlines that has to fit."""


def with_headline_sizes(
    geometry: Geometry, titles: Iterable[tuple[str, Runs]], metrics: Metrics, numbers: Marks
) -> Geometry:
    """Return an adapted geometry whose headlines have one size each placeholder; `titles` come with their layout."""
    spots: dict[Placeholder, list[Runs]] = {}
    for name, runs in titles:
        layout = geometry.layout(name)
        if layout is not None and layout.made_on:
            spots.setdefault(layout.placeholders[0], []).append(runs)
    sizes = {spot: _size(spot, found, metrics, numbers) for spot, found in spots.items()}
    return replace(geometry, layouts=tuple(_with_sizes(layout, sizes) for layout in geometry.layouts))


def _size(spot: Placeholder, titles: list[Runs], metrics: Metrics, numbers: Marks) -> Length:
    own = spot.sizes[0] if spot.sizes else spot.styles[0].size
    sizes = (own, *(size for size in SIZES if size < own))
    for size in sizes:
        sized = replace(spot, sizes=(size,) * len(spot.styles))
        good = sum(fits(place(sized, (TextParagraph(text_runs(runs, numbers)),)), metrics) for runs in titles)
        if good >= MOST * len(titles):
            return size
    return sizes[-1]


def _with_sizes(layout: SlideLayout, sizes: Mapping[Placeholder, Length]) -> SlideLayout:
    if not layout.placeholders or layout.placeholders[0] not in sizes:
        return layout
    title = layout.placeholders[0]
    sized = replace(title, sizes=(sizes[title],) * len(title.styles))
    return replace(layout, placeholders=(sized, *layout.placeholders[1:]))
