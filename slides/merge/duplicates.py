"""A slide that a co-author duplicated: its text is that of the slide that it was copied from, as the copy has it now.

Read by itself a copy would lose what a deck does not show: citations, marks, the claims that are still to be cited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from slides import markdown
from slides.errors import TextError
from slides.merge.deck_edits import slide_edits
from slides.merge.ledger import Places, Remark
from slides.merge.segments import Segment
from slides.merge.three_way import Lines
from slides.model import Talk
from slides.outline import Outline, OutlineSlide
from slides.pairing import alike

LEAST_ALIKE = 0.5
"""Share of word pairs from which on a slide of the same layout is taken for a copy: one made anew shares far less."""

_OWN_ID = re.compile(r"#[\w-]+[ \t]*(?=[^{}]*\}[ \t]*$)")
"""The id in the braces of a heading, which no other slide can have."""


def duplicate(
    slide: OutlineSlide,
    number: int,
    base: Outline,
    talk: Talk,
    parts: Sequence[Segment],
    places: Places,
    picture_name: Callable[[str], str],
) -> tuple[Lines, tuple[Remark, ...]] | None:
    """Return the lines of a slide that is new in the deck, and what of it stays there.

    None where it is no copy, or one that no text can say so.
    """
    source = max(base.slides, key=lambda old: alike(old, slide), default=None)
    if source is None or source.layout != slide.layout or alike(source, slide) < LEAST_ALIKE:
        return None
    part = next((p for p in parts if p.kind == "slide" and p.first <= source.line <= p.last), None)
    if part is None or sum(old.line == source.line for old in base.slides) > 1:
        return None  # the title slide, and a slide that goes on over several
    edits = slide_edits(talk.source, places, (part.first, part.last), [(source, slide, number)], picture_name)
    heading, *below = edits.patch.applied(talk.source, source.line, part.last)
    lines = (_OWN_ID.sub("", heading).replace(" {}", ""), *below)
    if "{#" in "".join(lines) or not _can_be_read(lines):
        return None
    kept = tuple(remark for remark in edits.remarks if not remark.taken)
    return (*lines, *([""] if lines[-1].strip() else [])), kept


def _can_be_read(lines: Lines) -> bool:
    try:
        markdown.parse("\n".join(("---", "title: T", "---", "", *lines, "")), "")
    except TextError:
        return False
    return True
