"""Short forms that a text defines, `vagus nerve stimulation (VNS)` or `VNS (vagus nerve stimulation)`, and uses.

After an idea of Schwartz and Hearst (2003): the letters of the short form are looked for in the words beside its bracket.
Here initials come first, words such as `of` may have no letter in it, and only then letters inside words count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from slides.model import Sentence


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form and what it stands for."""

    short: str
    """Without the s of a plural: `RCT`, also where the text says `(RCTs)`."""
    long: str
    """As the text writes it, in the singular where the short form was in the plural."""
    sentence: int
    """Number of the sentence that defines it."""


Pair = tuple[str, str]
"""Short and long form."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SMALL_WORDS = _words(
    """
    a an the of for in on to with by at from and or as per its their
    de la le les des du et en der die das des dem und für von
    """
)
"""Words of a long form that need no letter in the short one."""

_BRACKET = re.compile(r"\(([^()]{2,160})\)|\[([^\[\]]{2,160})\]")
_INTRODUCED = re.compile(
    r"(?:i\.e\.|ie|also known as|also called|known as|abbreviated(?: as| to)?|hereafter|henceforth|termed|or),?\s+",
    re.IGNORECASE,
)
"""What may stand before the short form or the long one in its bracket."""
_SHORT = re.compile(r"(?=[^\s]*[A-Z])[A-Za-zα-ωΑ-Ω][\w&/.-]{1,9}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APART = re.compile(r"[,;:=]")
_LISTED = re.compile(r"(?<![\w(-])([A-Za-z][\w&/-]{1,9})(?: [=–—]|[:.,]) ([^,;:.()=]{5,120})")
"""An entry of a list: `VNS: vagus nerve stimulation`, `VNS, vagus nerve stimulation; PSQI, …`."""


def defined(sentences: Iterable[Sentence]) -> tuple[Abbreviation, ...]:
    """Return what the sentences define, each short form once, in the order of their first definitions."""
    found: dict[str, Abbreviation] = {}
    for sentence in sentences:
        for short, long in pairs(sentence.text):
            found.setdefault(short, Abbreviation(short, long, sentence.number))
    return tuple(found.values())


def pairs(text: str) -> tuple[Pair, ...]:
    """Return the short forms that a text defines and what they stand for, in order."""
    found = [pair for match in _BRACKET.finditer(text) if (pair := _bracketed(text, match))]
    for match in _LISTED.finditer(text):
        words = match[2].split()
        if is_short(match[1]) and _initials(words, _letters(singular(match[1]))):
            found.append(_pair(match[1], " ".join(words)))
    return tuple(found)


def singular(short: str) -> str:
    """Return a short form without the s of its plural or genitive: `RCT` for `RCTs` and `RCT’s`."""
    return re.sub(r"(?<=[A-Z\d])['’]?s$", "", short)


def stem(short: str) -> str:
    """Return a short form without the number of its version: `PHQ` for `PHQ-9`, `BDI` for `BDI-II`."""
    return re.sub(r"-(?:\d{1,2}[A-Z]?|[IVX]{1,4})$", "", short)


def is_short(word: str) -> bool:
    """Tell whether the word is written as short forms are: two capitals at least, no name such as `McDonald`."""
    bare = singular(word)
    capitals = sum(c.isupper() for c in bare)
    return bool(
        _SHORT.fullmatch(bare)
        and (capitals > 1 or (capitals == 1 and any(c.isdigit() for c in bare)))
        and not re.search(r"[a-z]{3}", bare)
    )


def _bracketed(text: str, match: re.Match[str]) -> Pair | None:
    """Return what a bracket and the words before it define."""
    inside = _INTRODUCED.sub("", (match[1] or match[2]).strip(), count=1)
    first = _APART.split(inside)[0].strip()
    before = re.split(r"[.;:!?()\[\]]\s", text[max(0, match.start() - 160) : match.start()])[-1].rstrip(" ,")
    if is_short(first):
        words, bare = before.split(), singular(first)
        long = _long_form(words, _letters(bare)) or _long_form(words, _letters(stem(bare)))
        return _pair(first, long) if long else None
    last = before.split()[-1:] or [""]
    if is_short(last[0]):
        words = first.split()
        return _pair(last[0], first) if _spells(words, _letters(singular(last[0]))) else None
    return None


def _pair(short: str, long: str) -> Pair:
    bare = singular(short)
    long = re.sub(r"['’]s?$", "", long)
    return bare, _one(long) if bare != short else long


def _one(long: str) -> str:
    """Return the long form of a plural in the singular, as far as English writes it with an s."""
    if re.search(r"[^aeiou]ies$", long):
        return f"{long[:-3]}y"
    return re.sub(r"(?<=[^siu])s$", "", long)


def _letters(short: str) -> str:
    return "".join(c for c in short.lower() if c.isalnum())


def _long_form(before: list[str], letters: str) -> str:
    """Return the last words that the letters are the initials of, else the ones that spell them; empty if none do."""
    longest = min(len(letters) + 5, len(letters) * 2 + 1, len(before))
    for fits in (_initials, _spells, _nearly):
        for count in range(1, longest + 1):
            words = before[-count:]
            if fits(words, letters):
                return " ".join(words).strip("\"'“”‘’,")
    return ""


def _parts(words: Iterable[str]) -> tuple[str, ...]:
    """Return the words in lower case, those joined by hyphens apart."""
    return tuple(part.lower() for word in words for part in _WORD.findall(word))


def _initials(words: list[str], letters: str) -> bool:
    """Tell whether the letters are the words' initials, with or without those of small words."""
    return _fits(_parts(words), letters, inside=False)


def _spells(words: list[str], letters: str) -> bool:
    """Tell whether each word gives its initial and may give letters from inside it."""
    return _fits(_parts(words), letters, inside=True)


def _nearly(words: list[str], letters: str) -> bool:
    """Tell whether three letters or more are the words' initials but for one word within: `NICE` lacks its health."""
    parts = _parts(words)
    return len(letters) > 2 and any(
        _fits((*parts[:skipped], *parts[skipped + 1 :]), letters, inside=False)
        for skipped in range(1, len(parts) - 1)
    )


def _fits(parts: tuple[str, ...], letters: str, *, inside: bool) -> bool:
    if not parts or not letters or parts[0][0] != letters[0] or parts[0] in SMALL_WORDS:
        return False

    @cache
    def rest(part: int, letter: int) -> bool:
        """Tell whether the parts from `part` on give all letters from `letter` on."""
        if part == len(parts):
            return letter == len(letters)
        word = parts[part]
        if word in SMALL_WORDS and part and rest(part + 1, letter):
            return True
        if letter == len(letters) or word[0] != letters[letter]:
            return False
        return any(rest(part + 1, end) for end in _taken(word, letters, letter, inside=inside))

    return rest(0, 0)


def _taken(word: str, letters: str, letter: int, *, inside: bool) -> Iterator[int]:
    """Yield the numbers of letters spelt once the word has given its first, and then those inside it in their order."""
    letter += 1
    yield letter
    if word.isdigit() and letters.startswith(word, letter - 1):
        yield letter - 1 + len(word)
    place = 0
    while inside and letter < len(letters) and (place := word.find(letters[letter], place + 1)) > 0:
        letter += 1
        yield letter
