"""Three versions of a few lines become one: each line that only one side changed is as that side has it.

Unlike diff3, which takes neighbouring changes for a conflict, lines are paired with what became of them on each side, so
that two people can each change one of two neighbouring bullets. What both changed differently is a conflict, and so is a
line that one changed and the other deleted. New lines of both sides at one place both stay, ours first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from slides.pairing import aligned

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed, each in its way."""

    base: Lines
    ours: Lines
    theirs: Lines
    where: str = ""
    """The slide that it is on, as people call it."""


Piece = str | Conflict


def merge(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> tuple[Piece, ...]:
    """Return the merged lines, with a conflict where both sides changed the same."""
    if tuple(ours) == tuple(theirs) or tuple(theirs) == tuple(base):
        return tuple(ours)
    if tuple(ours) == tuple(base):
        return tuple(theirs)
    return tuple(_together(_merged(base, _changes(base, ours), _changes(base, theirs))))


@dataclass(frozen=True, slots=True)
class _Changes:
    """What became of each line on one side."""

    now: tuple[str | None, ...]
    """Each base line as it is now, None where it is gone."""
    new: tuple[Lines, ...]
    """The lines that are new before each base line, and after the last."""


def _changes(base: Sequence[str], side: Sequence[str]) -> _Changes:
    now: list[str | None] = [None] * len(base)
    new: list[list[str]] = [[] for _ in range(len(base) + 1)]
    at = 0
    for n, m in aligned(base, side):
        if n is None:
            assert m is not None
            new[at].append(side[m])
        else:
            now[n] = None if m is None else side[m]
            at = n + 1
    return _Changes(tuple(now), tuple(map(tuple, new)))


def _merged(base: Sequence[str], ours: _Changes, theirs: _Changes) -> Iterator[Piece]:
    for n, line in enumerate(base):
        yield from _new(ours.new[n], theirs.new[n])
        yield from _line(line, ours.now[n], theirs.now[n])
    yield from _new(ours.new[-1], theirs.new[-1])


def _new(ours: Lines, theirs: Lines) -> Lines:
    """Return the new lines of both sides; what both have is there once, and one blank line is enough."""
    if not theirs or ours == theirs:
        return ours
    if not ours:
        return theirs
    known = {line for line in ours if line.strip()}
    rest = tuple(line for line in theirs if line not in known)
    return (*ours, *rest) if any(line.strip() for line in rest) else ours


def _line(base: str, ours: str | None, theirs: str | None) -> Iterator[Piece]:
    if ours == theirs or theirs == base:
        yield from () if ours is None else (ours,)
    elif ours == base:
        yield from () if theirs is None else (theirs,)
    elif ours is not None and theirs is not None and (both := in_parts(base, ours, theirs)) is not None:
        yield both
    else:
        yield Conflict((base,), () if ours is None else (ours,), () if theirs is None else (theirs,))


_PARTS = re.compile(
    r"(?P<marker>\s*(?:(?:[-*+>]|\d+[.)])\s+|#{1,3}\s+)*)"
    r"(?P<words>.*?)"
    r"(?P<cited>(?:\s*\[-?@[^\]]*\])*)"
    r"(?P<braces>\s*\{[^{}]*\})?\s*",
    re.DOTALL,
)
"""What a line consists of that two people can change without touching each other's: its marker, its words, its citations,
and the attributes of a heading."""


def in_parts(base: str, ours: str, theirs: str) -> str | None:
    """Return a line that both sides changed, each in another part; None if both changed the same part."""
    found = [_PARTS.fullmatch(line) for line in (base, ours, theirs)]
    merged = ""
    for part in ("marker", "words", "cited", "braces"):
        b, o, t = (match[part] or "" if match else "" for match in found)
        if o != t and b not in (o, t):
            return None
        merged += t if o == b else o
    return merged


def _together(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Yield the pieces with neighbouring conflicts as one."""
    last: Conflict | None = None
    for piece in pieces:
        if isinstance(piece, Conflict) and last is not None:
            last = Conflict(last.base + piece.base, last.ours + piece.ours, last.theirs + piece.theirs)
        elif isinstance(piece, Conflict):
            last = piece
        else:
            if last is not None:
                yield last
            last = None
            yield piece
    if last is not None:
        yield last


# ------------------------------------------------------------------------------------------------------- the order


Key = TypeVar("Key")


def merge_order(
    base: Sequence[Key], ours: Sequence[Key], theirs: Sequence[Key], is_kept: Callable[[Key], bool]
) -> tuple[tuple[Key, ...], bool]:
    """Return the keys of both sides in one order, and whether both sides moved what the other moved elsewhere.

    The side that moved something decides; where both did, theirs, for the deck keeps its order. What is new on the other
    side comes behind what stands before it there. A key for which `is_kept` is false is left out.
    """
    common = set(base) & set(ours) & set(theirs)
    moved = [[key for key in side if key in common] for side in (base, ours, theirs)]
    quarrel = moved[1] != moved[0] and moved[2] != moved[0] and moved[1] != moved[2]
    lead, follow = (ours, theirs) if moved[2] == moved[0] else (theirs, ours)
    order = list(lead)
    for n, key in enumerate(follow):
        if key not in order:
            before = next((other for other in reversed(follow[:n]) if other in order), None)
            order.insert(order.index(before) + 1 if before is not None else 0, key)
    return tuple(key for key in order if is_kept(key)), quarrel
