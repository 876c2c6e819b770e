"""A line that is too long to be read at a glance goes on in lines below it, broken where a speaker would breathe.

No word is left out. A line is broken after a mark or before a word that opens a part of the sentence (`_OPENERS`),
never inside brackets, and so that as few and as good breaks as possible are made. Knows no grammar beyond that.
"""

from __future__ import annotations

import itertools
import re
from functools import cache

from slides.draft.compress import Point

LONGEST = 14
"""Words of a line that is read at a glance."""
_LEAST = 3
"""Words of a line; fewer look lost."""
_AFTER_MARK: dict[str, float] = {";": 0.0, ":": 0.0, ",": 1.0, ")": 2.0}
"""What a break costs after a word that ends in this."""
_OPENERS: tuple[tuple[float, frozenset[str]], ...] = (
    (1.5, frozenset(("which", "who", "whose", "where", "whereas", "while", "because", "although"))),
    (1.5, frozenset(("if", "when", "unless", "but"))),
    (2.5, frozenset(("and", "or", "using", "including", "rather", "such"))),
    (3.5, frozenset(("as", "so", "via", "by", "from", "without", "within", "across", "at"))),
    (3.5, frozenset(("through", "between", "among", "during", "before", "after"))),
)
"""What a break costs before one of these words. Missing are words that mostly complete the one before them, such as
`to`, `in` and `for`: nobody breathes in `a decrease in`."""
_A_LINE = 4.0
"""What each line more costs."""
_FULL = 0.02
"""What the square of a line's missing words costs: lines of a like length look better."""


@cache
def _opening(word: str) -> float:
    return next((cost for cost, openers in _OPENERS if word in openers), 0.0)


def wrapped(point: Point, longest: int = LONGEST) -> Point | None:
    """Return the point with no line longer than that, None if one cannot be broken."""
    lines: list[str] = []
    for line in point.lines:
        pieces = _pieces(line, longest)
        if not pieces:
            return None
        lines += pieces
    return Point(lines[0], tuple(lines[1:]))


def _pieces(text: str, longest: int) -> list[str]:
    """Return the text in lines, empty if it cannot be broken: the cheapest way to each place, from left to right."""
    words = text.split()
    if len(words) <= longest:
        return [text]
    costs = _costs(words)
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        ways = [
            (best[start][0] + costs[end] + _A_LINE + _FULL * (longest - end + start) ** 2, start)
            for start in range(max(0, end - longest), end - _LEAST + 1)
        ]
        best.append(min(ways, default=(float("inf"), 0)))
    return _traced(words, best) if best[-1][0] < float("inf") else []


def _costs(words: list[str]) -> list[float]:
    """Return what a break before each word costs, and at the end nothing."""
    costs, depth = [float("inf")], 0
    for before, word in itertools.pairwise(words):
        depth += before.count("(") + before.count("[") - before.count(")") - before.count("]")
        mark = _AFTER_MARK.get(before[-1])
        opener = _opening(word.lower())
        known = [cost for cost in (mark, opener or None) if cost is not None]
        costs.append(min(known, default=float("inf")) if depth <= 0 else float("inf"))
    return [*costs, 0.0]


def _traced(words: list[str], best: list[tuple[float, int]]) -> list[str]:
    lines, end = [], len(words)
    while end:
        start = best[end][1]
        lines.append(re.sub(r"[,;]$", "", " ".join(words[start:end])))
        end = start
    return lines[::-1]
