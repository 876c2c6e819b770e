"""A slide text in segments: its head, each section heading, each slide; what is merged, moved and deleted as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from slides.merge.three_way import Lines
from slides.model import Talk, plain, slide_ids
from slides.pairing import ratio

SegmentKind = Literal["head", "section", "slide"]


@dataclass(frozen=True, slots=True)
class Segment:
    """Some lines of a slide text that stay together."""

    kind: SegmentKind
    key: str
    """What it is known by in another version of the text: unique within one."""
    lines: Lines
    first: int
    """1-based line of the text on which it begins."""
    name: str = ""
    """Its title, as people read it."""

    @property
    def last(self) -> int:
        """1-based line on which it ends."""
        return self.first + len(self.lines) - 1


def segments(talk: Talk) -> tuple[Segment, ...]:
    """Return the segments of a talk's source, all lines in one of them; a comment straight above a heading is with it."""
    ids = iter(slide_ids(talk))
    heads: list[tuple[int, SegmentKind, str, str]] = []
    for number, section in enumerate(talk.sections):
        if section.line:
            heads.append((section.line, "section", f"section {number}", plain(section.title)))
        heads += [(slide.line, "slide", f"slide {next(ids)}", plain(slide.title)) for slide in section.slides]
    starts = [1, *(_with_comments(talk.source, line) for line, *_ in heads), len(talk.source) + 1]
    rows = [("head", "head", ""), *(head[1:] for head in heads)]
    return tuple(
        Segment(kind, key, talk.source[a - 1 : b - 1], a, name)  # type: ignore[arg-type]
        for (kind, key, name), (a, b) in zip(rows, pairwise(starts), strict=True)
    )


def _with_comments(source: Sequence[str], line: int) -> int:
    """Return the line on which the comments straight above a heading begin, its own line if there are none."""
    start = at = line
    while at > 1:
        above = source[at - 2].strip()
        if not above:
            at -= 1
        elif above.endswith("-->"):
            opening = next((n for n in range(at - 1, 0, -1) if "<!--" in source[n - 1]), 0)
            if not opening or not source[opening - 1].lstrip().startswith("<!--"):
                break
            start = at = opening
        else:
            break
    return start


def renamed(base: Sequence[Segment], ours: Sequence[Segment]) -> Mapping[str, str]:
    """Return the key in the base of each segment of ours that was there already.

    Slides by their ids, then by what stands on them; sections by their names, then by the slides under them.
    """
    keys = {segment.key: segment for segment in base}
    names: dict[str, str] = {"head": "head"}
    for kind in ("slide", "section"):
        mine = [segment for segment in ours if segment.kind == kind]
        theirs = [segment for segment in base if segment.kind == kind]
        for segment in mine:
            same = keys.get(segment.key) if kind == "slide" else _named(segment, theirs, names)
            if same is not None and same.key not in names.values():
                names[segment.key] = same.key
        _pair_alike(mine, theirs, names)
    return names


def _named(segment: Segment, among: Sequence[Segment], names: Mapping[str, str]) -> Segment | None:
    free = (other for other in among if other.key not in names.values())
    return next((other for other in free if other.name == segment.name), None)


def _pair_alike(mine: Sequence[Segment], theirs: Sequence[Segment], names: dict[str, str]) -> None:
    """Pair what is left by its lines, the most alike first; section headings, which say little, by their order."""
    free = [segment for segment in mine if segment.key not in names]
    left = [segment for segment in theirs if segment.key not in names.values()]
    if len(free) == len(left) and (free and free[0].kind == "section"):
        names.update({one.key: other.key for one, other in zip(free, left, strict=True)})
        return
    scores = [(_alike(one, other), one.key, other.key) for one in free for other in left]
    for score, one, other in sorted(scores, key=lambda row: -row[0]):
        if score > 0 and one not in names and other not in names.values():
            names[one] = other


def _alike(one: Segment, other: Segment) -> float:
    """Return the share of words that two slides have in common, 0 where that is too little for one, edited."""
    words, others = (Counter(word for line in s.lines for word in line.split()) for s in (one, other))
    shared = 2 * (words & others).total() / max((words + others).total(), 1)
    return shared if shared >= LEAST_SHARED else ratio(one.name, other.name)


LEAST_SHARED = 0.4
"""Share of words from which on two slides may be the same one: what slides of one talk share by chance is less."""
