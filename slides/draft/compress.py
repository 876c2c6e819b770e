"""A sentence becomes points of a slide: short lines that say no less than it and no more.

Words are only left out where they say nothing (what links and points, a closed table of phrases); a sentence that is too
long for one line is broken into several (`points`). All of it is checked: hedges, negations, comparators, numbers and
conditions (`cues.KEPT`) that the sentence has, its points have, or it makes none. Where no way is safe, the sentence is
left to its speaker: too little is seen, untrue is not.

Knows single sentences only, and nothing of what stands before them.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from slides.draft import clauses as clauses_of
from slides.draft import points as points_of
from slides.draft.breaks import is_complete
from slides.draft.clauses import LINE_LIMIT, LONGEST_LINE, Joined, Stretch, capitalised, told, words
from slides.draft.cues import (
    CONNECTIVES,
    DEPENDENT,
    EXPLETIVE,
    FINITE,
    HANGING,
    HYPE,
    KEPT,
    LEANING,
    NUMBER,
    PHRASES,
    POINTERS,
    POINTING_BRACKET,
)
from slides.draft.points import Point
from slides.english import grammar

__all__ = [
    "ITEM_LIMIT", "LINE_LIMIT", "LONG_LIMIT", "TITLE_LIMITS", "Clauses", "Point", "capitalised", "clauses", "kept", "leans",
    "lightened", "long_point", "lost", "pointless", "points", "titles", "words",
]  # fmt: skip

ITEM_LIMIT = LONGEST_LINE
"""Words of the longest line of an item; statistics in brackets are not counted."""
LONG_LIMIT = 30
"""Words of the one line of a slide that has nothing shorter to show."""
TITLE_LIMITS = (14, 18)
"""Words of a title: the first is aimed at, the second is taken if no sentence can be cut to the first."""
TITLE_CHARACTERS = 115
_LEAST_WORDS = 3
"""Words. What is not longer says too little to stand alone."""
_LONGEST_SENTENCE = 110
"""Words. Nothing longer is worth trying to break."""
_MOST_LINES = 7
"""Lines of one sentence; more are a list that no listener keeps."""
_DROPPED = frozenset(
    {"and", "but", "yet", "so", "that", "which", "who", "however", "therefore", "thus", "hence", "then"}
)
"""Words that may go where a sentence is broken, because a new line does what they did."""


def kept(text: str) -> Counter[tuple[str, str]]:
    """Return the words that must survive, each with its kind, and the numbers."""
    found = Counter((kind, match[0].lower()) for kind, pattern in KEPT for match in pattern.finditer(text))
    found.update(("number", re.sub(r"\s", "", match[0]).rstrip(".,:/·")) for match in NUMBER.finditer(text))
    return found


def lost(text: str, shorter: str) -> frozenset[str]:
    """Return the kinds of what must survive that `shorter` has less of than `text`."""
    return frozenset(kind for kind, _ in kept(text) - kept(shorter))


def lightened(text: str) -> str:
    """Take away what only links and points, and say set phrases with fewer words."""
    text = POINTING_BRACKET.sub("", text.strip())
    text = re.sub(r"(?<=[^.])\.([\"”’]?)$", r"\1", text)
    text = CONNECTIVES.sub("", text)
    for pattern, short in PHRASES:
        text = pattern.sub(short, text)
    return capitalised(text.strip().rstrip(";,"))


def points(text: str) -> tuple[Point, ...]:
    """Return what a sentence makes on a slide; nothing if it would be too long or untrue."""
    light = lightened(text)
    if not light or len(light.split()) > _LONGEST_SENTENCE:
        return ()
    if words(light) <= LINE_LIMIT:
        return () if _is_fragment(light) else (Point(light),)
    made = points_of.points(grammar.tokens(light)) or ()
    lines = [line for point in made for line in point.lines]
    return made if _is_whole(light, lines) else ()


def _is_fragment(text: str) -> bool:
    """Tell what only goes on from something else: `Ranging from 2 to 6 mm`."""
    tagged = grammar.tokens(text)
    return tagged[0].tag in ("ing", "participle", "rel", "cc") and grammar.clause(tagged) is None


def _is_whole(text: str, lines: list[str]) -> bool:
    """Tell whether the lines say all that the text says, each of them in few words."""
    said = "\n".join(lines)
    gone = Counter(_plain_words(text)) - Counter(_plain_words(said))
    long = any(words(line) > LONGEST_LINE for line in lines)
    return not long and 0 < len(lines) <= _MOST_LINES and set(gone) <= _DROPPED and not lost(text, said)


def _plain_words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[.,·'’][^\W_]+)*|[<>≤≥=±~%−]", text.lower())


def long_point(text: str, most: int = LONG_LIMIT) -> Point | None:
    """Return the sentence as an item that may be long, None if it would have more words than `most`."""
    light = lightened(text) if len(text.split()) <= _LONGEST_SENTENCE else ""
    return Point(light) if light and words(light) <= most else None


# ---------------------------------------------------------------------------------------------------------------- titles


@dataclass(frozen=True, slots=True)
class Clauses:
    """The two halves of a sentence, each of which can stand on a line of its own."""

    first: str
    second: str
    contrast: bool
    """The second takes something of the first back: the first alone would say too much."""


def clauses(text: str) -> Clauses | None:
    """Return the first two clauses of a sentence, None if it has not two that can stand alone."""
    found = clauses_of.clauses(grammar.tokens(text))
    if len(found) < 2:
        return None
    first, second = (capitalised(told(clause.stretch)) for clause in found[:2])
    return Clauses(first, second, found[1].contrasts)


def titles(text: str, limit: int = TITLE_LIMITS[0]) -> tuple[str, ...]:
    """Return the sentence as a slide's title, else the clauses of it that can each be one; nothing if none is short."""
    light = lightened(text)
    if not light or len(light.split()) > _LONGEST_SENTENCE:
        return ()
    if words(light) <= limit and _is_clear(light) and _has_verb(light):
        return (light,)
    found = clauses_of.clauses(grammar.tokens(light))
    heads = [_headline(clause.stretch, limit) for at, clause in enumerate(found) if _stands(found, at)]
    return tuple(head for head in dict.fromkeys(heads) if head)


_PRONOUNS = re.compile(r"\b(?:it|its|they|their|them)\b", re.IGNORECASE)
_MUST_STAY = frozenset(("negation", "condition", "reason", "said", "harm"))
"""Kinds of words that a title has if its clause has them."""


def _stands(joined: tuple[Joined, ...], at: int) -> bool:
    """Tell whether a clause is true alone: the next one takes nothing back, and it names what it speaks of."""
    taken_back = at + 1 < len(joined) and joined[at + 1].contrasts
    return not taken_back and not (at and _PRONOUNS.search(told(joined[at].stretch)))


def _headline(stretch: Stretch, limit: int) -> str:
    """Return the clause with as much of what only adds to it as the limit allows; empty if it is longer without."""
    whole = told(stretch)
    for shorter in points_of.headlines(stretch):
        for text in dict.fromkeys((shorter, points_of.without_statistics(shorter))):
            fits = (
                words(text) <= limit and not lost(whole, text) & _MUST_STAY and not _lacks_side(whole, text)
            )
            if fits and _can_head(capitalised(text)):
                return capitalised(text)
    return ""


_MORE = re.compile(r"\b(?:more|less|fewer|higher|lower|greater|smaller|larger|better|worse|longer|shorter)\b")
_SIDE = re.compile(r"\b(?:than|compared|versus|vs|relative to|with|to)\b")


def _lacks_side(whole: str, text: str) -> bool:
    """Tell whether a title compares with what only the rest of its clause names."""
    return bool(_MORE.search(text)) and "comparator" in lost(whole, text) and not _SIDE.search(text)


_FRAME = re.compile(
    r"\b(?:(?:present|new|current|main|several|many|some|important|great|further|recent) )*(?:stud(?:y|ies)|approach(?:es)?|results?|evidence|limitations?|importance|"
    r"findings?|papers?|articles?|data|authors?|observations?|conclusions?|questions?|aspects?|issues?|examples?)\b|\b(?:offers?|presents?|notes?|shows?|has|have|had|"
    r"made|makes?|provides?|gives?|was|were|is|are|can|be|the|a|an|of|in|for|to|and|this|that|it|there|unexpected|interesting|surprising|reassuring)\b",
    re.IGNORECASE,
)
"""Words of a sentence that only frames what others say."""
_LEAST_SAID = 2


def says_something(text: str) -> bool:
    """Tell whether a text has words of its own beside those that any article has."""
    return len(re.findall(r"[^\W\d_]{3,}", _FRAME.sub("", text))) >= _LEAST_SAID


def _is_clear(text: str) -> bool:
    """Tell whether the text can be understood before anything else on its slide."""
    unclear = any(pattern.search(text) for pattern in (LEANING, HANGING, HYPE)) or not says_something(text)
    return len(text) <= TITLE_CHARACTERS and not unclear and not leans(text) and text[-1:] != "?"


def _can_head(text: str) -> bool:
    """Tell whether what is left of a clause is clear, and is still one."""
    tagged = grammar.tokens(text)
    found = grammar.clause(tagged)
    if found is None or not _is_clear(text) or words(text) <= _LEAST_WORDS:
        return False
    if len(tagged) > 1 and tagged[-1].tag in ("participle", "ing") and tagged[-2].low == ",":
        return False
    fronted = found.subject > 0
    stands = fronted or tagged[0].tag not in ("to", "sub", "rel", "participle", "prep")
    return stands and is_complete(tagged) and not (fronted and leans(_after_front(tagged, found.subject)))


def _after_front(tagged: Stretch, subject: int) -> str:
    return capitalised(told(tagged[subject:]))


def leans(text: str) -> bool:
    """Tell whether the sentence begins with words that stand for something said before it."""
    return bool(DEPENDENT.match(text)) and not EXPLETIVE.match(text)


_DEBRIS = re.compile(r"[~^]|\w\(Δ|=\s*e[−-]|\b(?:to|in|by|from|of|with|see),\s")
"""What is left of a formula, or of a reference that was taken away."""


def pointless(text: str) -> bool:
    """Tell whether the sentence says nothing by itself: it points to a table, is part of a quotation or a formula, or is no sentence."""
    torn = text.count("“") != text.count("”") or text.count('"') % 2 == 1 or bool(_DEBRIS.search(text))
    ends = text.rstrip().endswith(("?", ":", ";"))
    return torn or ends or bool(POINTERS.search(text)) or not _has_verb(text)


def _has_verb(text: str) -> bool:
    return words(text) > _LEAST_WORDS and bool(re.search(rf"\b{FINITE}\b|\b\w{{2,}}(?:ed|s)\b", text))
