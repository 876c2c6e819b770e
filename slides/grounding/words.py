"""What counts as the same word: stems by a small table of endings, synonyms of general academic English.

A stem is a key for comparing and nothing to be read. Too kind a stem lets a changed word pass, too strict a one
accuses a paraphrase; the tables lean to the kind side, as the rules look at what stems cannot see.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from slides.grounding.vocabulary import ENDINGS, IRREGULAR, LIGHT, ORDINARY, SYNONYMS, TOLD_ANYWAY

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, compounds taken apart at their hyphens."""
    return tuple(word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text))


@cache
def stem(word: str) -> str:
    """Return the key under which a word is compared with others."""
    word = word.lower()
    stemmed = IRREGULAR.get(word) or IRREGULAR.get(_singular(word)) or _singular(word)
    for _ in range(2):
        stemmed = _cut(stemmed)
    return stemmed


def _singular(word: str) -> str:
    plural = len(word) > _LEAST_PLURAL and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word[:-1] if plural else word


_LEAST_PLURAL = 4
"""Letters of a word from which on an s at its end is taken off."""


def _cut(word: str) -> str:
    for ending, least in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


@cache
def _synonyms() -> dict[str, frozenset[str]]:
    groups: dict[str, frozenset[str]] = {}
    for row in SYNONYMS.strip().splitlines():
        group = frozenset(stem(word) for word in row.split())
        for key in group:
            groups[key] = groups.get(key, frozenset()) | group
    return groups


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(stem(word) for word in ORDINARY)


_LEAST_PREFIX = 4
"""Letters that two stems must share from the beginning to be one word."""
_MOST_BEYOND = 4
"""Letters by which the longer of them may go on."""


@cache
def alike(one: str, other: str) -> bool:
    """Tell whether two stems are one word, or synonyms."""
    if one == other or other in _synonyms().get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return (
        len(short) >= _LEAST_PREFIX
        and long.startswith(short)
        and len(long) - len(short) <= _MOST_BEYOND
        and not long.endswith("less")
    )


def kin(key: str, stems: Iterable[str]) -> tuple[str, ...]:
    """Return those of some stems that are alike a stem."""
    begin, same = key[:_LEAST_PREFIX], _synonyms().get(key, frozenset())
    return tuple(s for s in stems if s == key or s in same or (s.startswith(begin) and alike(key, s)))


def ordinary(key: str) -> bool:
    """Tell whether a stem is of a word that a speaker may add without adding a claim."""
    return key in _ordinary()


def content(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry a claim, in order, each once."""
    told = (w for w in tokens(text) if (w not in LIGHT or w in TOLD_ANYWAY) and (len(w) > 1 or w.isdigit()))
    return tuple(dict.fromkeys(stem(word) for word in told))


def all_stems(text: str) -> frozenset[str]:
    """Return the stems of all words."""
    return frozenset(stem(word) for word in tokens(text))


def joined(text: str) -> frozenset[str]:
    """Return the stems of compounds written as one word: `untreated` for `un-treated`."""
    return frozenset(
        stem(match[0].replace("-", "")) for match in re.finditer(r"[a-z]+(?:-[a-z]+)+", text.lower())
    )


def held(key: str, stems: frozenset[str]) -> bool:
    """Tell whether a word stands among others, as itself or as a synonym."""
    return key in stems or any(alike(key, other) for other in stems)
