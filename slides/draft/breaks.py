"""Where a clause that is too long for one line is broken: a table of places with their costs, and the cheapest way.

A place is cheap where the line above is whole without the one below; words are never moved or left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from slides.draft.clauses import (
    INNER,
    LINE_LIMIT,
    LONGEST_LINE,
    NOUNS,
    Stretch,
    is_clause,
    is_participle,
    is_sure,
    label_end,
    told,
    words,
)
from slides.english import grammar
from slides.english import lexicon as lex
from slides.english.grammar import Token

_COMFORTABLE = 12
"""Words of a line that is read at a glance."""
DEAREST = 16.0
"""Cost at which a sentence is better not told than broken."""


@dataclass(frozen=True, slots=True)
class Break:
    """A place where one line ends and the next goes on."""

    end: int
    """After the last token of the line above."""
    begin: int
    """The first token of the line below."""
    cost: float
    """How much it tears apart: 0 nothing, 6 what is hardly read as one thing any more."""
    colon: bool = False
    """The line above ends in a colon: what is said, thought or found stands below it."""
    free: bool = False
    """What is below adds to a claim that is true without it."""


_BEFORE_PREPOSITION = {
    "compared": 2.5, "using": 2.5, "during": 3.0, "after": 3.0, "before": 3.0, "through": 3.5, "without": 3.5, "despite": 2.0,
    "following": 3.0, "according": 1.0, "within": 3.5, "among": 3.5, "across": 3.5, "under": 5.0, "including": 2.0, "at": 3.5,
    "in": 4.0, "for": 4.0, "by": 4.0, "with": 4.0, "from": 4.5, "between": 5.0, "over": 4.5, "on": 5.0, "via": 3.5, "given": 2.5,
    "rather": 3.0, "until": 3.0, "because": 2.0, "due": 2.5, "owing": 2.0, "unlike": 2.0, "regarding": 3.5, "since": 3.0, "against": 5.0,
}  # fmt: skip
"""What a break costs before a preposition that no comma precedes; before the others (`of`, `to`, `than`, `as`) there is none."""
_BEFORE_CONJUNCTION = {
    "if": 3.5,
    "when": 3.5,
    "unless": 3.5,
    "until": 3.0,
    "whether": 3.5,
    "how": 4.0,
    "what": 5.0,
    "why": 4.0,
}
_AFTER_VERB = 9.0
"""What a break costs more between a verb and the preposition that may be part of it: `registered with`."""
_NO_BREAK = 99.0
_ENDS_PHRASE = frozenset(("noun", "num", "bracket", "participle", "adv", "pron"))


def breaks(stretch: Stretch, *, phrase: bool = False) -> Iterator[Break]:
    """Yield the places where the words after a clause's verb can go on below; none if it cannot be told which that is.

    A phrase, which has no verb, can go on below anywhere.
    """
    found = None if phrase else grammar.clause(stretch)
    label = 1 if phrase else label_end(stretch)
    if found is None and not label:
        return
    first = found.group_end if found else label + 2
    for at in range(max(2, first), len(stretch) - 1):
        by_word = _after_comma if stretch[at - 1].low == "," else _within_phrase
        place = _mark_break(stretch, at) or by_word(stretch, at)
        if place and first <= place.end and place.cost < _NO_BREAK:
            above = stretch[: place.end]
            if is_complete(above, verbs=bool(found)) and not _is_quoting(above):
                yield place


def _is_quoting(above: Stretch) -> bool:
    """Tell whether a quotation has begun and not ended: it is not broken."""
    marks = [t.low for t in above if t.low in ("“", "”", '"')]
    return bool(marks) and (marks[-1] == "“" or marks.count('"') % 2 == 1)


def is_complete(above: Stretch, *, verbs: bool = True) -> bool:
    """Tell whether all clauses that have begun have their verbs, the main one too, and nothing hangs at the end."""
    last = above[-1]
    hangs = last.tag in _HANGING and last.low not in lex.QUANTIFIERS
    if hangs or last.low in lex.LINKS or last.low in lex.HANGING:
        return False
    opened = sum(
        t.tag in INNER and (t.tag == "that" or after.tag not in _NO_CLAUSE) for t, after in pairwise(above)
    )
    return sum(t.tag == "verb" for t in above) >= opened + verbs


_HANGING = frozenset(("sub", "cc", "prep", "det", "to", "that", "rel"))
"""Tags of words after which something must come."""
_NO_CLAUSE = frozenset(("participle", "ing", "to", "prep", "adj", "cc"))
"""What follows a conjunction that opens no clause: `when given`, `how to`."""


def _mark_break(stretch: Stretch, at: int) -> Break | None:
    mark = stretch[at].low
    if mark == ":":
        return Break(at, at + 1, 0.5, colon=True)
    if mark == ";":
        skip = 2 if stretch[at + 1].low in ("and", "but") else 1
        return Break(at, at + skip, 0.5)
    if mark in ("—", "–", "--"):
        return Break(at, at + 1, 1.5, free=False)
    return None


def _after_comma(stretch: Stretch, at: int) -> Break | None:
    """Return the break at a comma: most of what follows one adds to a claim that is true without it."""
    token, after = stretch[at], stretch[at + 1]
    if token.tag == "cc":
        return _joint_break(stretch, at, comma=True)
    if token.tag == "rel" or (token.tag == "prep" and after.tag == "rel") or _is_one_of_which(stretch, at):
        return Break(at - 1, at, 1.0, free=True)
    second = stretch[at + 2] if at + 2 < len(stretch) else None
    if is_participle(token, after) or (token.tag == "adv" and second and is_participle(after, second)):
        return Break(at - 1, at, 1.0, free=True)
    if token.low == "such" and after.low in ("as", "that"):
        return Break(at - 1, at, 1.0, free=after.low == "as")
    if token.low in ("a", "an", "one") and stretch[at - 2].tag in NOUNS:
        return None if any(t.tag == "cc" for t in stretch[at:]) else Break(at - 1, at, 2.0)
    cost = 1.5 if token.low in lex.LINKS else _AFTER_COMMA.get(token.tag)
    return Break(at - 1, at, cost) if cost else None


_AFTER_COMMA = {"sub": 1.0, "to": 1.5, "prep": 1.5}
"""What a break costs at a comma before a conjunction, an infinitive or a preposition."""


def _within_phrase(stretch: Stretch, at: int) -> Break | None:
    """Return the break where no comma stands: the better, the less the words before it need those after it."""
    token, before, after = stretch[at], stretch[at - 1], stretch[at + 1]
    if token.tag == "cc":
        return _joint_break(stretch, at, comma=False)
    if token.tag == "that" and before.tag in ("verb", "base", "participle"):
        return None if before.low in lex.BE else Break(at, at + 1, 2.0, colon=True)
    if token.tag == "sub":
        return Break(at, at, _sub_cost(stretch, at))
    narrowed = _NARROWED if any(t.low in lex.DENIALS for t in stretch[:at]) else 0.0
    return Break(at, at, _phrase_cost(stretch, at, before, token, after) + narrowed)


def _phrase_cost(stretch: Stretch, at: int, before: Token, token: Token, after: Token) -> float:
    """Return what a break costs before a phrase that narrows a noun, or says how, when or where."""
    if token.tag == "rel" or (token.tag == "prep" and after.tag == "rel"):
        return _NO_BREAK if before.tag == "prep" else 4.5
    if token.low == "such" and after.low in ("as", "that"):
        return 2.5
    if before.tag not in _ENDS_PHRASE or _lists(stretch, at):
        return _NO_BREAK
    if is_participle(token, after):
        return 4.0 if before.tag in NOUNS and token.low != "being" else _NO_BREAK
    if token.tag == "to":
        bound = (
            before.tag not in NOUNS
            or before.low.endswith("ing")
            or before.low in lex.TAKES_TO
            or any(t.low == "for" for t in stretch[max(0, at - 3) : at])
            or any(t.low in lex.MAKES_DO for t in stretch[max(0, at - 6) : at])
        )
        return _NO_BREAK if bound else 3.5
    if token.tag != "prep" or (token.low in ("under", "over", "above", "below") and after.tag == "num"):
        return _NO_BREAK
    bound = (
        before.low == "based"
        or after.low in ("example", "instance")
        or (token.low == "in" and before.low in lex.TAKES_IN)
    )
    if bound or _is_first_figure(stretch, at):
        return _NO_BREAK
    return _BEFORE_PREPOSITION.get(token.low, _NO_BREAK) + _AFTER_VERB * (before.tag == "participle")


def _is_first_figure(stretch: Stretch, at: int) -> bool:
    """Tell whether a figure is one of two that are told apart only after it: `was 7 for one and 10 for the other`."""
    return stretch[at - 1].tag == "num" and any(
        t.tag == "cc" and after.tag == "num" for t, after in pairwise(stretch[at:])
    )


def _lists(stretch: Stretch, at: int) -> bool:
    """Tell whether the words go on to the next thing of a list, so that the one before would be torn."""
    pairs = pairwise(stretch[at:])
    joined = any(t.low == "," and then.low in ("and", "or") for t, then in pairs)
    return (joined and sum(t.low == "," for t in stretch) > 1) or _is_last_but_one(stretch, at)


def _is_last_but_one(stretch: Stretch, at: int) -> bool:
    """Tell whether a comma stands before and an `or` after, and no verb between them: `red, blue / in spring or green`."""
    comma = max((n for n, t in enumerate(stretch[:at]) if t.low == ","), default=0)
    joint = next((n for n, t in enumerate(stretch) if n > at and t.low in ("and", "or")), 0)
    between = stretch[comma:joint]
    return bool(comma and joint) and all(
        t.tag not in ("verb", "rel", "sub", "that", "ing", "participle") for t in between
    )


_NARROWED = 1.5
"""What a break costs more after a denial: `no evidence of harm / in adults`, read by halves, denies too much."""


def _is_one_of_which(stretch: Stretch, at: int) -> bool:
    ahead = stretch[at : at + 3]
    return len(ahead) == 3 and ahead[1].low == "of" and ahead[2].tag == "rel"


def _sub_cost(stretch: Stretch, at: int) -> float:
    """Return what a break before a conjunction costs: `not … because` may deny the reason or the claim."""
    if stretch[at].low == "because" and any(t.low in lex.DENIALS for t in stretch[:at]):
        return _NO_BREAK
    if stretch[at - 1].tag in ("prep", "to", "cc", "det") or stretch[at - 1].low in _LEANING_ON:
        return _NO_BREAK
    return _BEFORE_CONJUNCTION.get(stretch[at].low, 2.5)


_LEANING_ON = frozenset(("even", "only", "just", "especially", "particularly", "except", "mainly", "such"))
"""Adverbs that belong to what follows them: no line ends in one."""


def _joint_break(stretch: Stretch, at: int, *, comma: bool) -> Break | None:
    """Return the break before `and`, which stays on the line below: not one within a pair or a list."""
    end = at - comma
    before, rest = stretch[end - 1], stretch[at + 1 :]
    if stretch[end - 2].low == "as":
        return None
    if is_clause(rest) and is_sure(rest):
        return Break(end, at, 1.0 if comma else 1.5)
    if before.tag in ("verb", "base", "participle", "ing") or any(
        t.low in lex.PAIRS for t in stretch[max(0, at - 8) : at]
    ):
        return None
    after = next((t for t in rest if t.tag != "adv"), stretch[at])
    if after.tag == "ing" and not comma and all(t.tag != "ing" for t in stretch[:at]):
        return None
    if after.tag in _OPENS_PHRASE or (comma and (after.tag == "det" or stretch[at].low in lex.CONTRASTS)):
        return Break(end, at, 2.0 if comma and after.tag != "det" else 3.0)
    return None


_OPENS_PHRASE = frozenset(("verb", "base", "participle", "to", "that", "rel", "sub", "ing", "prep"))


def broken(stretch: Stretch, *, phrase: bool = False) -> tuple[str, ...] | None:
    """Return the lines that read best, each of which goes on from the one above; None if no way reads well."""
    way = best(stretch, phrase=phrase)
    return way.lines if way.cost <= DEAREST else None


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to break a clause."""

    cost: float
    lines: tuple[str, ...] = ()


def best(stretch: Stretch, *, phrase: bool = False) -> _Way:
    """Return the cheapest way to break: the best way to each place goes on from the best way to one before it."""
    places = [Break(0, 0, 0.0), *breaks(stretch, phrase=phrase), Break(len(stretch), len(stretch), 0.0)]
    best = [_Way(0.0)]
    for number, place in enumerate(places[1:], 1):
        ways = [
            _longer(done, stretch, places[before : number + 1])
            for before, done in enumerate(best)
            if places[before].begin < place.end
        ]
        best.append(min(ways, key=lambda way: way.cost, default=_Way(_NO_BREAK)))
    return best[-1]


def _longer(done: _Way, stretch: Stretch, places: list[Break]) -> _Way:
    """Return the way with one more line, from the first to the last of these breaks."""
    before, *within, place = places
    line = told(stretch[before.begin : place.end])
    passed = _PASSED if place.cost >= _WEAK and any(inner.cost <= _STRONG for inner in within) else 0.0
    passed += _PASSED if any(inner.cost < 1.0 for inner in within) else 0.0
    if place.colon and before.begin and stretch[before.begin].tag in _GOES_ON:
        passed += _PASSED
    cost = place.cost + passed + _line_cost(words(line), before.begin == 0, place.colon) + _A_LINE
    return _Way(done.cost + cost, (*done.lines, f"{line}:" if place.colon else line))


_GOES_ON = frozenset(("prep", "noun", "ing", "participle", "to"))
"""How a line begins that goes on from the one above, and so should not announce another."""
_LONG_LINE, _A_WORD_MORE = 0.8, 0.8
"""What a line costs that is longer than it should be, and each of its words over the limit."""
_A_LINE = 0.7
"""What each line costs: few lines read better than many."""
_STRONG, _WEAK, _PASSED = 1.5, 2.5, 2.5
"""What it costs more to break within a phrase, if the comma before that phrase is passed over."""


def _line_cost(count: int, first: bool, colon: bool) -> float:
    if count > LONGEST_LINE:
        return _NO_BREAK
    if count > LINE_LIMIT:
        return _LONG_LINE + _A_WORD_MORE * (count - LINE_LIMIT)
    least = 2 if colon else 4 if first else 3
    return 0.2 * max(0, count - _COMFORTABLE) + 1.5 * max(0, least - count)
