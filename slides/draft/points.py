"""A sentence becomes items of a slide, each with the lines below it that go on from it.

Nothing is left out but the comma, the `and` or the `that` at which it breaks. What governs a clause (a condition, who
says it, its `may` and `not`) stands on the line above it, or is said again with it. Where neither is possible, the
sentence makes no items. Knows grammar only, and no words that must survive: `compress` holds the items to those.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from slides.draft.breaks import DEAREST, best, breaks, broken
from slides.draft.clauses import (
    INNER,
    LINE_LIMIT,
    LONGEST_LINE,
    Joined,
    Parts,
    Stretch,
    capitalised,
    clauses,
    length,
    list_of,
    lowered,
    parts,
    predicates,
    told,
    words,
)
from slides.english import grammar
from slides.english import lexicon as lex


@dataclass(frozen=True, slots=True)
class Point:
    """What one item of a slide says: a line, and the lines that stand below it and go on from it."""

    text: str
    under: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """Return its line and those below it."""
        return (self.text, *self.under)

    @property
    def lists(self) -> bool:
        """Tell whether the lines below it are three or more things that it announces."""
        return self.text.endswith(":") and len(self.under) > 2


_KEPT_FRONT = 3
"""Words before a subject that stay on its line."""


def points(stretch: Stretch) -> tuple[Point, ...] | None:
    """Return the items that a sentence makes; None if it has no way to be told on short lines."""
    made: list[Point] = []
    for clause in clauses(stretch):
        found = _clause_points(clause.stretch)
        if found is None:
            return None
        if made and (clause.by in lex.KEPT_JOINTS or _needs_before(clause.stretch)):
            by = f"{clause.by} " if clause.contrasts else ""
            first, *others = (line for point in found for line in point.lines)
            if first.endswith(":") or others:
                return None  # what goes on from a line below would be read as going on from the item
            made[-1] = Point(made[-1].text, (*made[-1].under, f"{by}{first}"))
        else:
            made.extend(found)
    return tuple(Point(capitalised(point.text), point.under) for point in made)


def _stands_for(main: Stretch) -> bool:
    """Tell whether a clause begins with a word for something before it, as the `it` of `it is believed that` is not."""
    expletive = main[0].low == "it" and any(t.tag in ("that", "to") or t.low == "whether" for t in main[2:7])
    return main[0].low in lex.BACK_PRONOUNS and not expletive


def _needs_before(stretch: Stretch) -> bool:
    """Tell whether a clause names what it speaks of by a word for something in the clause before."""
    found = grammar.clause(stretch)
    subject = stretch[: found.verb] if found else stretch[:1]
    if stretch[0].low == "it" and not _stands_for(stretch):
        return False
    if stretch[0].low in lex.QUANTIFIERS and stretch[1].tag == "verb":
        return True
    return any(t.low in lex.BACK_PRONOUNS for t in subject) or any(t.low == "one" for t in subject[1:])


def _clause_points(stretch: Stretch) -> tuple[Point, ...] | None:
    if length(stretch) <= LINE_LIMIT:
        return (Point(told(stretch)),)
    found = parts(stretch)
    if not found.front or length(found.front) <= _KEPT_FRONT:
        made = _main_points((*found.front, *found.main), found.asides)
    else:
        made = _fronted(found)
    return (*made, *(Point(text) for text in found.told_of)) if made else None


def _fronted(found: Parts) -> tuple[Point, ...] | None:
    """Return a clause with what stands before it: above it if that governs it or is long, else on its line."""
    joined = clauses(found.main)
    if len(joined) > 1 and any(_YEAR.fullmatch(t.low) for t in found.front):
        return None  # what was so in one year need not be so in the next
    if len(joined) > 1 or _stands_for(found.main) or _governs(found.front):
        return _below_front(found, joined)
    whole = best((*found.front, *found.main))
    if whole.cost <= DEAREST:
        return (Point(whole.lines[0], (*whole.lines[1:], *found.asides)),)
    if found.front[0].tag == "sub":
        made = _main_points(found.main, found.asides)
        below = lowered(found.front)
        fits = made and words(below) <= LONGEST_LINE and not made[0].text.endswith(":")
        return (Point(made[0].text, (*made[0].under, below)), *made[1:]) if made and fits else None
    return _below_front(found, joined)


_YEAR = re.compile(r"(?:19|20)\d\d\S*")


def _governs(front: Stretch) -> bool:
    """Tell whether what stands before a clause is its condition, and so has to be read first."""
    return front[0].low in lex.GOVERNING


def _below_front(found: Parts, joined: tuple[Joined, ...]) -> tuple[Point, ...] | None:
    """Return what stands before one or more clauses as a line, and the clauses below it."""
    inner = [_clause_points(clause.stretch) for clause in joined]
    if length(found.front) > LINE_LIMIT or any(made is None for made in inner):
        return None
    under = tuple(line for made in inner for point in made or () for line in point.lines)
    if any(line.endswith(":") for line in under) or len(under) > len(joined) > 1:
        return None  # what goes on below a clause would be read as one of them
    return (Point(f"{told(found.front)}:", (*under, *found.asides)),)


def _main_points(stretch: Stretch, asides: tuple[str, ...]) -> tuple[Point, ...] | None:
    """Return a clause as one item, or as one for each of its verbs; `asides` stand below the first."""
    told_by_verb = [] if list_of(stretch) else [_lines(clause) for clause in predicates(stretch)]
    made = told_by_verb if told_by_verb and all(told_by_verb) else [_lines(stretch)]
    items = [Point(lines[0], lines[1:]) for lines in made if lines]
    if not items or (asides and items[0].text.endswith(":") and not items[0].lists):
        return None
    items[0] = Point(items[0].text, (*items[0].under, *asides))
    return tuple(items)


def _lines(stretch: Stretch) -> tuple[str, ...] | None:
    """Return a clause as lines: whole, else as a list, else as what is said and who says it, else broken."""
    if length(stretch) <= LINE_LIMIT:
        return (told(stretch),)
    listed = list_of(stretch)
    if listed and words(listed[0]) <= LINE_LIMIT:
        return (f"{listed[0]}:", *listed[1])
    return _reported(stretch) or broken(stretch)


def _reported(stretch: Stretch) -> tuple[str, ...] | None:
    """Return who says something, and each thing said on a line below; None if only one thing is said."""
    found = grammar.clause(stretch)
    at = next((n for n, t in enumerate(stretch) if t.tag == "that" and found and n == found.group_end), None)
    if at is None:
        return None
    inner = clauses(stretch[at + 1 :])
    if len(inner) < 2:
        return None
    said = [_said(clause) for clause in inner]
    if any(lines is None or len(lines) > 1 or lines[0].endswith(":") for lines in said):
        return None
    return (f"{told(stretch[:at])}:", *(line for lines in said for line in lines or ()))


def _said(clause: Joined) -> tuple[str, ...] | None:
    lines = _lines(clause.stretch)
    return (f"{clause.by} {lines[0]}", *lines[1:]) if lines and clause.contrasts else lines


def _is_only_where(rest: Stretch) -> bool:
    """Tell whether the end of a clause only names where something was done: `in the north of Peru`."""
    named = any(t.text[:1].isupper() and t.tag == "noun" for t in rest)
    return rest[0].low in ("in", "at") and named and all(t.tag in _OF_A_PLACE for t in rest)


_OF_A_PLACE = frozenset(("prep", "det", "noun", "adj", "cc"))


def _goes_on_with_verb(rest: Stretch) -> bool:
    """Tell whether the end of a clause holds a verb of the clause itself, after an aside: it cannot be left out."""
    inner = 0
    for token in rest:
        inner += token.tag in INNER
        if token.tag == "verb":
            if not inner:
                return True
            inner -= 1
    return False


def headlines(stretch: Stretch) -> Iterator[str]:
    """Yield the clause, the longest way of saying it first, with less and less of what only adds to it."""
    found = parts(stretch)
    fronts = {found.front: None, (): None} if found.front and _is_free(found.front) else {found.front: None}
    if not found.asides and not found.told_of:
        yield told(stretch)
    for front in fronts:
        whole = (*front, *found.main)
        yield told(whole)
        free = (b for b in breaks(found.main) if b.free or _is_only_where(found.main[b.begin :]))
        kept = (place for place in free if not _goes_on_with_verb(found.main[place.begin :]))
        for place in sorted(kept, key=lambda b: -b.end):
            yield told((*front, *found.main[: place.end]))


def without_statistics(text: str) -> str:
    """Return the text without the brackets that have numbers."""
    if "(" not in text and "[" not in text:
        return text
    found = (t for t in grammar.tokens(text) if t.tag != "bracket" or not re.search(r"\d", t.text))
    return told(tuple(found))


def _is_free(front: Stretch) -> bool:
    """Tell whether a claim is as true without what stands before it, by what means or to what end, if it has no figures."""
    if front[0].low in _NARROWING or any(any(map(str.isdigit, token.text)) for token in front):
        return False
    return front[0].low in lex.FREE_FRONTS or front[0].tag in ("ing", "to")


_NARROWING = frozenset(
    (
        "considering",
        "assuming",
        "given",
        "excluding",
        "including",
        "comparing",
        "adjusting",
        "allowing",
        "during",
    )
)
"""Beginnings that say for whom, when or on what terms a claim holds."""
