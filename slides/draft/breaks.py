"""A sentence too long for one line is told on several: where it can be broken, and which breaks make the best lines.

Nothing is left out but the comma, the `and` or the `that` at which it breaks. What governs a clause (a condition, who
says it, its `may` and `not`) stands on the line above it, or is said again with it. Where neither is possible, the
sentence is not broken. Knows grammar only, and no words that must survive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from slides.draft import grammar
from slides.draft import lexicon as lex
from slides.draft.grammar import Token

Stretch = tuple[Token, ...]
"""Tokens of a sentence in the order in which they are said; not all of them need to have been neighbours."""


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


LINE_LIMIT = 14
"""Words of a line; statistics in brackets are not counted."""
LONGEST_LINE = 16
"""Words of a line that has no better break."""
_COMFORTABLE = 12
"""Words of a line that is read at a glance."""
_DEAREST = 13.0
"""Cost at which a sentence is better not told than broken."""


def words(text: str) -> int:
    """Count the words, without statistics in brackets."""
    return len(re.sub(r"\([^()]*\d[^()]*\)|\[[^][]*\d[^][]*\]", "", text).split())


def capitalised(text: str) -> str:
    """Return the text with a capital, but for words such as `mRNA` and `eLife`."""
    return text if re.match(r"[a-z]{1,3}[A-Z\d]", text) else text[:1].upper() + text[1:]


_CLOSING = frozenset(",;:.")


def told(stretch: Stretch) -> str:
    """Return the words as they are written, without the marks at both ends."""
    text, before = "", None
    for token in stretch:
        neighbours = before is not None and before.index + 1 == token.index
        gap = token.gap if neighbours or token.low in _CLOSING else " "
        text += f"{gap}{token.text}"
        before = token
    return text.strip(" ,;:–—")


def _length(stretch: Stretch) -> int:
    return words(told(stretch))


# ------------------------------------------------------------------------------------------------ clauses of a sentence

_CONTRASTS = frozenset(("but", "yet", "while", "whereas", "however"))
_PAIRS = frozenset(("both", "either", "neither", "between", "nor"))
_REACHING_BACK = frozenset(
    (
        "if",
        "unless",
        "when",
        "until",
        "compared",
        "versus",
        "vs",
        "vs.",
        "respectively",
        "according",
        "relative",
        "depending",
    )
)
"""Words after a joint that may govern what stands before it too."""
_INNER = frozenset(("rel", "that", "sub"))
_KEPT_JOINTS = frozenset(("while", "whereas"))
"""Conjunctions that may mean a time or a contrast, and so stay."""
_LINKS = frozenset(
    (
        "however",
        "therefore",
        "thus",
        "hence",
        "then",
        "consequently",
        "moreover",
        "furthermore",
        "so",
        "instead",
    )
)


@dataclass(frozen=True, slots=True)
class Joined:
    """A clause with its own subject and verb, and how it is joined to the one before."""

    stretch: Stretch
    by: str = ""
    """The conjunction that was left out before it; `;` for a semicolon."""

    @property
    def contrasts(self) -> bool:
        """Tell whether it takes something of the clause before it back."""
        return self.by in _CONTRASTS


def clauses(stretch: Stretch) -> tuple[Joined, ...]:
    """Return the clauses that can stand alone, in their order; one if there is no joint."""
    for at in range(2, len(stretch) - 2):
        right = _clause_after(stretch, at)
        if right is None:
            continue
        left = stretch[:at]
        by = next(
            (token.low for token in reversed(stretch[:right]) if token.low in _CONTRASTS), stretch[at].low
        )
        first, *others = clauses(stretch[right:])
        return (Joined(left), Joined(first.stretch, by if by != "," else stretch[at + 1].low), *others)
    return (Joined(stretch),)


def _clause_after(stretch: Stretch, at: int) -> int | None:
    """Return where the clause begins that a joint here separates; None if there is no joint."""
    mark, begin = stretch[at], at + 1
    if mark.low == "," and stretch[begin].low in ("and", "but", "yet", "while", "whereas", "or"):
        begin += 1
    elif mark.low != ";" and mark.low not in ("and", "but"):
        return None
    if mark.low == ";" and stretch[begin].low in ("and", "but", "whereas", "while"):
        begin += 1
    if stretch[begin].low == "that" and stretch[begin - 1].low in ("and", "but"):
        begin += 1
    while begin < len(stretch) and (stretch[begin].low in _LINKS or stretch[begin].low == ","):
        begin += 1
    left, right = stretch[:at], stretch[begin:]
    if mark.low in ("and", "but") and not (_is_sure(left) and _is_sure(right)):
        return None
    if _is_open(left, mark.low == ";") or not _is_clause(right) or _reaches_back(right):
        return None
    return begin


def _is_sure(stretch: Stretch) -> bool:
    """Tell a clause whose verb is no participle or noun by mistake: only such are told apart where no comma stands."""
    found = grammar.clause(stretch)
    return found is not None and stretch[0].tag != "num" and lex.is_sure(stretch[found.verb].low)


def _is_open(left: Stretch, semicolon: bool) -> bool:
    """Tell whether the words before a joint govern what comes after it, or are no clause yet."""
    found = grammar.clause(left)
    if found is None or _governs(left[: found.subject]) or {t.low for t in left[:3]} & _PAIRS:
        return True
    inner = [t for t in left[found.verb :] if t.tag in _INNER or t.low == "as"]
    return any(t.tag != "rel" for t in inner) if semicolon else bool(inner)


def _governs(front: Stretch) -> bool:
    """Tell whether what stands before a subject is more than an adverb such as `Currently`."""
    return any(t.tag not in ("adv", "mark") for t in front)


def _is_clause(right: Stretch) -> bool:
    found = grammar.clause(right)
    if found is None or right[0].tag in ("rel", "that", "verb", "mark"):
        return False
    subject = right[found.subject : found.verb]
    if not grammar.is_subject(subject) or (
        right[0].tag in ("ing", "participle", "prep") and not found.subject
    ):
        return False
    return len(right) - found.group_end >= 1 and len(right) > 3


# ------------------------------------------------------------------------------------------------ joined verbs of a clause

_LONGEST_AGAIN = 6
"""Words of a subject that is said again with each of its verbs."""


def predicates(stretch: Stretch) -> tuple[Stretch, ...]:
    """Return the clause as one clause for each of its joined verbs, its subject (and `may`, `was not`) said again."""
    found = grammar.clause(stretch)
    if found is None or not _can_be_said_again(stretch[: found.verb]):
        return (stretch,)
    group = stretch[found.verb : found.group_end]
    for at in range(found.group_end + 1, len(stretch) - 2):
        if stretch[at].tag in _INNER or stretch[at].low in _PAIRS:
            break
        rest = stretch[at + 1 :]
        if not (stretch[at].low in ("and", "but") or (stretch[at].low == "," and _goes_on(rest))):
            continue
        again = _said_again(group, rest)
        between = stretch[found.group_end : at]
        if any(t.low == "," for t in between[:-1]):
            break
        if (
            again is None
            or (len(between) < 2 and rest[0].tag != "verb")
            or _has_rival(between, rest)
            or _reaches_back(rest)
        ):
            continue
        return (stretch[:at], *predicates((*stretch[: found.verb], *again, *rest)))
    return (stretch,)


def _goes_on(rest: Stretch) -> bool:
    """Tell whether a finite verb after a comma is one of a list of them: `reads, sorts and prints`."""
    return rest[0].tag == "verb" and any(
        t.low == "and" and after.tag == "verb" for t, after in pairwise(rest)
    )


def _reaches_back(rest: Stretch) -> bool:
    return any(t.low in _REACHING_BACK for t in rest)


def _can_be_said_again(subject: Stretch) -> bool:
    """Tell a short and definite subject: `some patients` said twice might be two groups of patients."""
    counted = any(t.tag == "num" or t.low in lex.QUANTIFIERS for t in subject)
    return 0 < len(subject) <= _LONGEST_AGAIN and not counted and not any(t.tag == "mark" for t in subject)


def _has_rival(between: Stretch, rest: Stretch) -> bool:
    """Tell whether the joined verb may belong to another one nearer to it: `to guide and govern`."""
    tag = next((t.tag for t in rest if t.tag != "adv"), "")
    return tag != "verb" and any(t.tag == tag or (tag == "base" and t.tag == "to") for t in between)


def _said_again(group: Stretch, rest: Stretch) -> Stretch | None:
    """Return what of a verb's auxiliaries belongs to a verb that is joined to it; None if none is joined."""
    head = next((t for t in rest if t.tag != "adv"), None)
    if head is None or head.tag not in ("verb", "base", "participle"):
        return None
    if head.tag == "verb":
        return None if any(t.low == head.low for t in rest[1:2]) else ()
    after = rest[rest.index(head) + 1 :]
    if head.tag == "participle" and after and not _is_participle(head, after[0]):
        return None
    if head.tag == "participle" and not {t.low for t in group} & (lex.BE | lex.HAVE | {"be", "been"}):
        return None
    same = [at for at, t in enumerate(group) if t.tag == head.tag]
    negated = any(t.low in ("not", "cannot", "never") for t in group)
    if not same or same[-1] == 0 or negated:
        return None
    return group[: same[-1]]


# ------------------------------------------------------------------------------------------------------ breaks of a clause


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
_AFTER_VERB = 2.5
"""What a break costs more between a verb and the preposition that may be part of it: `registered with`."""
_NO_BREAK = 99.0
_NOUNS = frozenset(("noun", "num", "bracket"))
_ENDS_PHRASE = frozenset(("noun", "num", "bracket", "participle", "adv", "pron"))


def breaks(stretch: Stretch, *, phrase: bool = False) -> Iterator[Break]:
    """Yield the places where the words after a clause's verb can go on below; none if it cannot be told which that is.

    A phrase, which has no verb, can go on below anywhere.
    """
    found = None if phrase else grammar.clause(stretch)
    label = 1 if phrase else _label(stretch)
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


_LONGEST_LABEL = 5


def _label(stretch: Stretch) -> int:
    """Return where a label such as `Aim:` ends, 0 if there is none; `To compare …` is labelled by its heading."""
    if stretch and stretch[0].tag == "to":
        return 1
    return next((at + 1 for at, t in enumerate(stretch[:_LONGEST_LABEL]) if t.low == ":"), 0)


def is_complete(above: Stretch, *, verbs: bool = True) -> bool:
    """Tell whether all clauses that have begun have their verbs, the main one too, and nothing hangs at the end."""
    last = above[-1]
    if (
        last.tag in ("cc", "prep", "det", "to", "that", "rel") and last.low not in lex.QUANTIFIERS
    ) or last.low in _LINKS:
        return False
    pairs = pairwise(above)
    opened = sum(t.tag in _INNER and after.tag not in _NO_CLAUSE for t, after in pairs)
    return sum(t.tag == "verb" for t in above) >= opened + verbs


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
    if _is_participle(token, after) or (token.tag == "adv" and second and _is_participle(after, second)):
        return Break(at - 1, at, 1.0, free=True)
    if token.low == "such" and after.low in ("as", "that"):
        return Break(at - 1, at, 1.0, free=after.low == "as")
    if token.low in ("a", "an", "one") and stretch[at - 2].tag in _NOUNS:
        return None if any(t.tag == "cc" for t in stretch[at:]) else Break(at - 1, at, 2.0)
    cost = 1.5 if token.low in _LINKS else _AFTER_COMMA.get(token.tag)
    return Break(at - 1, at, cost) if cost else None


_AFTER_COMMA = {"sub": 1.0, "to": 1.5, "prep": 1.5}
"""What a break costs at a comma before a conjunction, an infinitive or a preposition."""


def _within_phrase(stretch: Stretch, at: int) -> Break | None:
    """Return the break where no comma stands: the better, the less the words before it need those after it."""
    token, before, after = stretch[at], stretch[at - 1], stretch[at + 1]
    if token.tag == "cc":
        return _joint_break(stretch, at, comma=False)
    if token.tag == "that" and before.tag in ("verb", "base", "participle"):
        return Break(at, at + 1, 2.0, colon=True)
    if token.tag == "sub":
        return Break(at, at, _sub_cost(stretch, at))
    narrowed = _NARROWED if any(t.low in _DENIALS for t in stretch[:at]) else 0.0
    return Break(at, at, _phrase_cost(stretch, at, before, token, after) + narrowed)


def _phrase_cost(stretch: Stretch, at: int, before: Token, token: Token, after: Token) -> float:
    """Return what a break costs before a phrase that narrows a noun, or says how, when or where."""
    if token.tag == "rel" or (token.tag == "prep" and after.tag == "rel"):
        return _NO_BREAK if before.tag == "prep" else 4.5
    if token.low == "such" and after.low in ("as", "that"):
        return 2.5
    if before.tag not in _ENDS_PHRASE or _lists(stretch, at):
        return _NO_BREAK
    if _is_participle(token, after):
        return 4.0 if before.tag in _NOUNS else _NO_BREAK
    if token.tag == "to":
        bound = (
            before.tag not in _NOUNS
            or before.low in lex.TAKES_TO
            or any(t.low == "for" for t in stretch[max(0, at - 3) : at])
        )
        return _NO_BREAK if bound else 3.5
    if token.tag != "prep" or (token.low in ("under", "over", "above", "below") and after.tag == "num"):
        return _NO_BREAK
    if (token.low == "in" and before.low in lex.TAKES_IN) or _is_first_figure(stretch, at):
        return _NO_BREAK
    return _BEFORE_PREPOSITION.get(token.low, _NO_BREAK) + _AFTER_VERB * (before.tag == "participle")


def _is_first_figure(stretch: Stretch, at: int) -> bool:
    """Tell whether a figure is one of two that are told apart only after it: `was 7 for one and 10 for the other`."""
    return stretch[at - 1].tag == "num" and any(
        t.tag == "cc" and after.tag == "num" for t, after in pairwise(stretch[at:])
    )


def _is_participle(token: Token, after: Token) -> bool:
    """Tell a participle that opens a phrase from one that stands before its noun, or is a verb after all."""
    with_object = after.tag in ("noun", "adj", "det", "num", "pron", "that", "participle")
    return token.tag == "ing" or (token.tag == "participle" and not with_object)


def _lists(stretch: Stretch, at: int) -> bool:
    """Tell whether the words go on to the next thing of a list, so that the one before would be torn."""
    pairs = pairwise(stretch[at:])
    joined = any(t.low == "," and then.low in ("and", "or") for t, then in pairs)
    return joined and sum(t.low == "," for t in stretch) > 1


_DENIALS = frozenset(("not", "no", "never", "neither", "none", "nor", "cannot"))
_NARROWED = 1.5
"""What a break costs more after a denial: `no evidence of harm / in adults`, read by halves, denies too much."""


def _is_one_of_which(stretch: Stretch, at: int) -> bool:
    ahead = stretch[at : at + 3]
    return len(ahead) == 3 and ahead[1].low == "of" and ahead[2].tag == "rel"


def _sub_cost(stretch: Stretch, at: int) -> float:
    """Return what a break before a conjunction costs: `not … because` may deny the reason or the claim."""
    if stretch[at].low == "because" and any(t.low in _DENIALS for t in stretch[:at]):
        return _NO_BREAK
    if stretch[at - 1].tag in ("prep", "to", "cc", "det"):
        return _NO_BREAK
    return _BEFORE_CONJUNCTION.get(stretch[at].low, 2.5)


def _joint_break(stretch: Stretch, at: int, *, comma: bool) -> Break | None:
    """Return the break before `and`, which stays on the line below: not one within a pair or a list."""
    end = at - comma
    before, rest = stretch[end - 1], stretch[at + 1 :]
    if _is_clause(rest) and _is_sure(rest):
        return Break(end, at, 1.0 if comma else 1.5)
    if before.tag in ("verb", "base", "participle", "ing") or any(
        t.low in _PAIRS for t in stretch[max(0, at - 8) : at]
    ):
        return None
    after = next((t for t in rest if t.tag != "adv"), stretch[at])
    if after.tag in _OPENS_PHRASE or (comma and (after.tag == "det" or stretch[at].low in _CONTRASTS)):
        return Break(end, at, 2.0 if comma and after.tag != "det" else 3.0)
    return None


_OPENS_PHRASE = frozenset(("verb", "base", "participle", "to", "that", "rel", "sub", "ing", "prep"))


def broken(stretch: Stretch, *, phrase: bool = False) -> tuple[str, ...] | None:
    """Return the lines that read best, each of which goes on from the one above; None if no way reads well."""
    way = _best(stretch, phrase=phrase)
    return way.lines if way.cost <= _DEAREST else None


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to break a clause."""

    cost: float
    lines: tuple[str, ...] = ()


def _best(stretch: Stretch, *, phrase: bool = False) -> _Way:
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
    cost = place.cost + passed + _line_cost(words(line), before.begin == 0, place.colon) + _A_LINE
    return _Way(done.cost + cost, (*done.lines, f"{line}:" if place.colon else line))


_A_LINE = 0.7
"""What each line costs: few lines read better than many."""
_STRONG, _WEAK, _PASSED = 1.5, 2.5, 2.5
"""What it costs more to break within a phrase, if the comma before that phrase is passed over."""


def _line_cost(count: int, first: bool, colon: bool) -> float:
    if count > LONGEST_LINE:
        return _NO_BREAK
    if count > LINE_LIMIT:
        return 6.0 + count - LINE_LIMIT
    least = 2 if colon else 4 if first else 3
    return 0.2 * max(0, count - _COMFORTABLE) + 1.5 * max(0, least - count)


# ------------------------------------------------------------------------------------------ what stands before and within

_CONDITIONS = frozenset(
    (
        "if",
        "unless",
        "when",
        "whenever",
        "until",
        "once",
        "as",
        "according",
        "without",
        "provided",
        "given",
        "only",
    )
)
"""Beginnings that govern their whole sentence, and so stand above it."""
FREE_FRONTS = frozenset(("by", "to", "using", "through", "based"))
_SHORT_SUBJECT = 3
"""Words of a subject that is said again with what is said of it in passing."""
_KEPT_FRONT = 3
"""Words before a subject that stay on its line."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A clause, what stands before its subject, and what is pushed in between its subject and its verb."""

    front: Stretch
    main: Stretch
    asides: tuple[str, ...] = ()
    """Lines that go on from the clause."""
    told_of: tuple[str, ...] = ()
    """What else is said of its subject, as a clause."""


def parts(stretch: Stretch) -> Parts:
    """Return the clause without what stands before and within it."""
    found = grammar.clause(stretch)
    if found is None:
        return Parts((), stretch)
    front, main = stretch[: found.subject], stretch[found.subject :]
    label = next((at for at, t in enumerate(front) if t.low == ":"), None)
    if label is not None:
        front, main = (), stretch
    return _without_aside(front, main)


def _without_aside(front: Stretch, main: Stretch) -> Parts:
    """Return the clause with what is pushed in between its subject and its verb said after it."""
    found = grammar.clause(main)
    before = main[: found.verb] if found and not found.subject else ()
    commas = [at for at, t in enumerate(before) if t.low == ","]
    if len(commas) != 2 or any(t.tag != "adv" for t in before[commas[1] + 1 :]):
        return Parts(front, main)
    subject, aside = main[: commas[0]], main[commas[0] + 1 : commas[1]]
    rest = (*subject, *main[commas[1] + 1 :])
    if not subject or len(aside) < 2 or aside[0].tag == "cc":
        return Parts(front, main)
    if aside[0].tag == "rel":
        clause = (
            aside[0].low in ("which", "who")
            and aside[1].tag in ("verb", "adv")
            and _can_be_said_again(subject)
        )
        return Parts(front, rest, told_of=(told((*subject, *aside[1:])),)) if clause else Parts(front, main)
    if aside[0].tag in ("prep", "ing", "participle", "sub", "adv"):
        return Parts(front, rest, (told(aside),))
    again = f"{_lowered(subject)}: " if len(subject) <= _SHORT_SUBJECT else ""
    return Parts(front, rest, (f"{again}{told(aside)}",))


def _lowered(stretch: Stretch) -> str:
    """Return the words as they stand within a sentence."""
    text = told(stretch)
    name = stretch[0].tag in ("noun", "num", "bracket") or text[1:2].isupper() or text.split()[0] == "I"
    return text if name else text[:1].lower() + text[1:]


def _list(stretch: Stretch) -> tuple[str, tuple[str, ...]] | None:
    """Return the beginning of a clause and the three or more things that it ends in, None if it does not."""
    found = grammar.clause(stretch)
    if found is None and (label := _label(stretch)) > 1:
        things = _things(stretch[label:], announced=True)
        return (told(stretch[:label]), things) if things else None
    if found is None or found.subject:
        return None
    stem = _stem(stretch, found.group_end)
    things = _things(stretch[stem:], announced=stretch[stem - 1].low == ":") if stem else None
    return (told(stretch[:stem]), things) if things and stem else None


def _stem(stretch: Stretch, group_end: int) -> int | None:
    """Return where a list may begin: after `such as`, `including` or a colon, else right after the verb."""
    for at in range(group_end, len(stretch) - 5):
        token = stretch[at]
        if token.low == "as" and stretch[at - 1].low == "such":
            return at + 1
        if (token.low in ("including", "like", "namely") and token.tag == "prep") or token.low == ":":
            return at + 1
    if group_end >= len(stretch) or stretch[group_end - 1].tag == "ing":
        return None
    after = stretch[group_end]
    return group_end + 1 if after.tag == "prep" and after.low != "to" else group_end


def _things(stretch: Stretch, *, announced: bool) -> tuple[str, ...] | None:
    """Return the things that a list names, each without a verb of its own; None if it is no list."""
    mark = ";" if sum(t.low == ";" for t in stretch) > 1 else ","
    cuts = [at for at, t in enumerate(stretch) if t.low == mark]
    last = next((at for at, t in enumerate(stretch) if cuts and at > cuts[-1] and t.low in ("and", "or")), 0)
    if not last:
        return None
    ends = [*cuts, last] if last > cuts[-1] + 1 else cuts
    begins = [0, *(at + 1 for at in ends)]
    pieces = [stretch[a:b] for a, b in zip(begins, [*ends, len(stretch)], strict=True)]
    return tuple(_thing(piece) for piece in pieces) if _are_alike(pieces, announced=announced) else None


_OTHER_KINDS = frozenset(("prep", "to", "ing", "participle", "adv"))


def _are_alike(pieces: list[Stretch], *, announced: bool) -> bool:
    """Tell things of one kind from commas by chance: none has a verb, all have a noun, all or none an article.

    The last may go on with a clause of its own, and all of them after a colon.
    """
    if len(pieces) < 3 or any(_length(piece) > LINE_LIMIT for piece in pieces):
        return False
    named = [_before_clause(piece) if announced or piece is pieces[-1] else piece for piece in pieces]
    if any(t.tag in ("verb", "mark", *_INNER) or t.low == "respectively" for piece in named for t in piece):
        return False
    heads = [next((t for t in piece if t.tag != "cc"), piece[0]) for piece in pieces if piece]
    *first_articles, last_article = (head.low in ("a", "an", "the") for head in heads)
    articles = len(set(first_articles)) == 1 and last_article >= first_articles[0]
    kinds = {_kind(piece) for piece in pieces if piece}
    nouns = all(any(t.tag in ("noun", "adj", "ing") for t in piece) for piece in pieces)
    first, *others = pieces
    long_first = not announced and len(first) > _LONG_FIRST + max(map(len, others))
    long_first |= _has_preposition(first) and not any(map(_has_preposition, others))
    return len(heads) == len(pieces) and nouns and articles and len(kinds) == 1 and not long_first


def _kind(piece: Stretch) -> str:
    """Return what kind of phrase a thing of a list is."""
    head, *others = [t for t in piece if t.tag != "cc"] or piece
    before_noun = head.tag == "participle" and bool(others) and others[0].tag in _NOUNS
    return head.tag if head.tag in _OTHER_KINDS and not before_noun else "noun"


_LONG_FIRST = 2
"""Words that the first thing of a list may be longer than any other, or it is no thing of it alone."""


def _has_preposition(piece: Stretch) -> bool:
    return any(t.tag == "prep" for t in piece)


def _before_clause(piece: Stretch) -> Stretch:
    return piece[: next((at for at, t in enumerate(piece) if t.tag == "rel"), len(piece))]


def _thing(piece: Stretch) -> str:
    return re.sub(r"^and ", "", told(piece))


# ------------------------------------------------------------------------------------------------------------- all of it


def points(stretch: Stretch) -> tuple[Point, ...] | None:
    """Return the items that a sentence makes; None if it has no way to be told on short lines."""
    made: list[Point] = []
    for clause in clauses(stretch):
        found = _clause_points(clause.stretch)
        if found is None:
            return None
        if made and (clause.by in _KEPT_JOINTS or _needs_before(clause.stretch)):
            by = f"{clause.by} " if clause.contrasts else ""
            first, *others = (line for point in found for line in point.lines)
            if first.endswith(":"):
                return None
            made[-1] = Point(made[-1].text, (*made[-1].under, f"{by}{first}", *others))
        else:
            made.extend(found)
    return tuple(Point(capitalised(point.text), point.under) for point in made)


_PRONOUNS = frozenset(
    ("it", "they", "them", "this", "these", "those", "he", "she", "its", "their", "his", "her")
)
"""Words by which a clause is read with the one before it."""


def _stands_for(main: Stretch) -> bool:
    """Tell whether a clause begins with a word for something before it, as the `it` of `it is believed that` is not."""
    expletive = main[0].low == "it" and any(t.tag in ("that", "to") or t.low == "whether" for t in main[2:7])
    return main[0].low in _PRONOUNS and not expletive


def _needs_before(stretch: Stretch) -> bool:
    """Tell whether a clause names what it speaks of by a word for something in the clause before."""
    found = grammar.clause(stretch)
    subject = stretch[: found.verb] if found else stretch[:1]
    if stretch[0].low == "it" and not _stands_for(stretch):
        return False
    return any(t.low in _PRONOUNS for t in subject) or any(t.low == "one" for t in subject[1:])


def _clause_points(stretch: Stretch) -> tuple[Point, ...] | None:
    if _length(stretch) <= LINE_LIMIT:
        return (Point(told(stretch)),)
    found = parts(stretch)
    if not found.front or _length(found.front) <= _KEPT_FRONT:
        made = _main_points((*found.front, *found.main), found.asides)
    else:
        made = _fronted(found)
    return (*made, *(Point(text) for text in found.told_of)) if made else None


def _fronted(found: Parts) -> tuple[Point, ...] | None:
    """Return a clause with what stands before it: on its line, above it if that governs it, else below it."""
    joined = clauses(found.main)
    governs = found.front[0].low in _CONDITIONS and (
        found.front[0].low != "as" or found.front[0].tag == "sub"
    )
    if len(joined) > 1 or _stands_for(found.main) or governs:
        return _below_front(found, joined)
    whole, main = _best((*found.front, *found.main)), _best(found.main)
    if whole.cost <= min(_DEAREST, main.cost + _MOVED):
        return (Point(whole.lines[0], (*whole.lines[1:], *found.asides)),)
    made = _main_points(found.main, found.asides)
    moved = None if any(t.low == "," for t in found.front[:-1]) else broken(found.front, phrase=True)
    if made is None or moved is None or made[0].text.endswith(":"):
        return None
    lowered = _lowered(found.front)[: len(moved[0])]
    return (Point(made[0].text, (*made[0].under, lowered, *moved[1:])), *made[1:])


_MOVED = 2.0
"""What it costs to say below a line what stood before its subject."""


def _below_front(found: Parts, joined: tuple[Joined, ...]) -> tuple[Point, ...] | None:
    """Return what stands before one or more clauses as a line, and the clauses below it."""
    inner = [_clause_points(clause.stretch) for clause in joined]
    if _length(found.front) > LINE_LIMIT or any(made is None for made in inner):
        return None
    points = [point for made in inner for point in made or ()]
    under = tuple(line for point in points for line in point.lines)
    return (Point(f"{told(found.front)}:", (*under, *found.asides)),)


def _main_points(stretch: Stretch, asides: tuple[str, ...]) -> tuple[Point, ...] | None:
    if _length(stretch) <= LINE_LIMIT:
        return (Point(told(stretch), asides),)
    listed = _list(stretch)
    if listed and words(listed[0]) <= LINE_LIMIT:
        return (Point(f"{listed[0]}:", (*listed[1], *asides)),)
    said = predicates(stretch)
    made = [_reported(clause) or broken(clause) for clause in said]
    if any(lines is None for lines in made):
        made = [_reported(stretch) or broken(stretch)]
    if any(lines is None for lines in made):
        return None
    items = [Point(lines[0], lines[1:]) for lines in made if lines]
    if asides and items[0].text.endswith(":"):
        return None
    items[0] = Point(items[0].text, (*items[0].under, *asides))
    return tuple(items)


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
    if any(lines is None for lines in said):
        return None
    return (f"{told(stretch[:at])}:", *(line for lines in said for line in lines or ()))


def _said(clause: Joined) -> tuple[str, ...] | None:
    lines = (told(clause.stretch),) if _length(clause.stretch) < LINE_LIMIT else broken(clause.stretch)
    return (f"{clause.by} {lines[0]}", *lines[1:]) if lines and clause.contrasts else lines


def headlines(stretch: Stretch) -> Iterator[str]:
    """Yield the clause, the longest way of saying it first, with less and less of what only adds to it."""
    found = parts(stretch)
    fronts = {found.front: None, (): None} if found.front and _is_free(found.front) else {found.front: None}
    if not found.asides and not found.told_of:
        yield told(stretch)
    for front in fronts:
        whole = (*front, *found.main)
        yield told(whole)
        for place in sorted((b for b in breaks(found.main) if b.free), key=lambda b: -b.end):
            yield told((*front, *found.main[: place.end]))


def without_statistics(text: str) -> str:
    """Return the text without the brackets that have numbers."""
    found = (t for t in grammar.tokens(text) if t.tag != "bracket" or not re.search(r"\d", t.text))
    return told(tuple(found))


def _is_free(front: Stretch) -> bool:
    """Tell whether a claim is as true without what stands before it: by what means, to what end."""
    return front[0].low in FREE_FRONTS or front[0].tag in ("ing", "to")
