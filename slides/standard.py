"""What a talk is held to, as text or as a deck: the figures that both go by, and where they come from."""

from __future__ import annotations

import re
from collections.abc import Iterable

from slides.model import WORDS_A_MINUTE

MOST_WORDS = 50
"""Words on a slide, without kicker, footer and notes; tables apart."""

MOST_TABLE_WORDS = 100
"""Words on a slide with a table."""

MOST_BULLETS = 6
"""Bullets of a list."""

LONGEST_TITLE = 14
"""Words of a headline."""

LONGEST_TITLE_LETTERS = 90
"""Characters of a headline: about two lines."""

SLOWLY, FAST = 110, 150
"""How many words are spoken in a minute by those who take their time, and by those who hurry."""

EVERYWHERE = frozenset(
    {
        "Arial",
        "Arial Black",
        "Arial Narrow",
        "Calibri",
        "Calibri Light",
        "Cambria",
        "Cambria Math",
        "Candara",
        "Century Gothic",
        "Comic Sans MS",
        "Consolas",
        "Constantia",
        "Corbel",
        "Courier New",
        "Franklin Gothic Book",
        "Franklin Gothic Medium",
        "Garamond",
        "Georgia",
        "Gill Sans MT",
        "Impact",
        "Palatino Linotype",
        "Segoe UI",
        "Symbol",
        "Tahoma",
        "Times New Roman",
        "Trebuchet MS",
        "Tw Cen MT",
        "Verdana",
        "Wingdings",
    }
)
"""Typefaces that Office on Windows has had since 2013. Aptos, its standard since 2023, is on no older computer."""

MOST_TEXT_ONLY = 0.4
"""Share of the slides told that may show nothing but text."""

MOST_SLIDES_A_MINUTE = 1.5
"""One is usual; the notes tell how long a talk takes, so a few more are not worth a word."""

CAPITALS = re.compile(r"\b[A-Z]{4,}(?:[ ,:–-]+[A-Z]{2,})+\b")
"""Several words in capitals that are no abbreviations."""

FEWEST_TOLD = 5
"""Slides of a talk of which shares are counted."""

ALLEY = "Alley, The Craft of Scientific Presentations"
MICROSOFT = "Microsoft Accessibility Checker"
MAYER = "Mayer, Multimedia Learning (redundancy)"
MEETINGS = "what meetings ask for"
SPEECH = "usual rate of speech"


def long_title(title: str) -> str:
    """Return what is said of a headline that is too long to be taken in at a glance, empty if it is not."""
    words = len(title.split())
    if words > LONGEST_TITLE:
        return f"a headline of {words} words, {LONGEST_TITLE} are taken in at a glance"
    if len(title) > LONGEST_TITLE_LETTERS:
        return f"a headline of {len(title)} characters, {LONGEST_TITLE_LETTERS} are taken in at a glance"
    return ""


def over(words: int, minutes: float) -> str:
    """Return what is said of notes that take longer than the slot at the usual rate of speech, empty if they do not."""
    if words <= minutes * WORDS_A_MINUTE:
        return ""
    fast, slowly = (clock(words / rate * 60) for rate in (FAST, SLOWLY))
    return f"the notes take {fast} to {slowly}, by how fast you speak, the slot has {clock(minutes * 60)}"


def clock(seconds: float) -> str:
    """Return a time as minutes and seconds, to the nearest ten seconds: more would be false precision."""
    tens = round(seconds / 10) * 10
    return f"{tens // 60}:{tens % 60:02d}"


_READ_OUT, _FEW, _SENTENCE = 0.5, 2, 6


def read_out(lines: Iterable[str], notes: str) -> int:
    """Return how many lines of a slide, titles apart, its notes have word for word; 0 for one or two, or less than most.

    A line of less than six words is a name or a term: that one says it too is no reading out.
    """
    long = [line for line in map(_folded, lines) if len(line.split()) >= _SENTENCE]
    notes = _folded(notes)
    count = sum(line in notes for line in long)
    return count if count > _FEW and count > _READ_OUT * len(long) else 0


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
