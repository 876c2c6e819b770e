"""The numbers of a line against those of its sentences: whether they are there, what they count, what they are ends of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from slides.grounding import cues
from slides.grounding.claims import Claim
from slides.grounding.words import content, held, stem

Part = Literal["", "name", "interval", "by", "to", "from", "least", "most"]


@dataclass(frozen=True, slots=True)
class Number:
    """One number of a text."""

    value: str
    """In digits, with a point."""
    unit: str
    part: Part
    """What stands before it: an end of an interval, an amount of change, where it ended, a bound."""
    keys: frozenset[str]
    """The words beside it that say what it counts."""
    counted: str = ""
    """Stem of the noun right behind it, empty where there is none."""

    def __str__(self) -> str:
        return self.value + (self.unit if self.unit in ("", "%") else f" {self.unit}")


_SEGMENT = re.compile(
    r"[,;:](?=\s)|[()\[\]]|\b(?:and|or|versus|vs|than|but|whereas|while|compared (?:with|to))\b", re.I
)
_INTERVAL = re.compile(
    r"(?:\b9[059] ?% ?)?\b(?:CIs?|confidence intervals?|credible intervals?|IQR|interquartile range|SDs?|SE|range)\b(?![ -]\w+ of)[^()\[\];]{0,45}"
    r"|\b[pP]\s*[=<>≤≥][^,;)]{0,12}",
)
_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = (
    (
        "name",
        re.compile(
            r"\b(?:box|table|fig(?:ure|\.)?|appendix|phase|type|stage|grade|step|part|section|chapter|day|year|week|version) $",
            re.I,
        ),
    ),
    ("by", re.compile(r"\bby (?:about |around |roughly |nearly |almost |approximately |an? \w+ )?$", re.I)),
    (
        "most",
        re.compile(
            r"(?:\b(?:up to|at most|no more than|not more than|below|under|(?:less|fewer|lower) than|maximum of)|[<≤]) ?(?:an? )?$",
            re.I,
        ),
    ),
    (
        "least",
        re.compile(
            r"(?:\b(?:at least|over|more than|above|greater than|exceed\w*|minimum of)|[>≥]) ?(?:an? )?$",
            re.I,
        ),
    ),
    ("from", re.compile(r"\bfrom (?:about |~)?$", re.I)),
    ("to", re.compile(r"(?<![\d%]) to (?:about |~|only |just )?$|% to ~$", re.I)),
)
_ABOUT = re.compile(
    r"(?i)(?:\b(?:about|around|some|roughly|approximately|nearly|almost|over|more than|under|less than)|~|≈) ?$"
)
_TIMES = frozenset(
    cues.UNITS[word] for word in ("seconds", "minutes", "hours", "day", "week", "month", "year")
)
_COUNTED = 10
"""The greatest number that a speaker counts by."""
_ROUNDED = 0.05
"""By what share a number may be rounded that is said to be rough."""
_OPPOSED: frozenset[frozenset[str]] = frozenset(
    frozenset(pair) for pair in (("by", "to"), ("by", "from"), ("to", "from"), ("least", "most"))
)


def broken(claim: Claim) -> str | None:
    """Return what is wrong with the numbers of a claim."""
    there = tuple(numbers(claim.source))
    mine = tuple(numbers(claim.text))
    label = tuple(numbers(claim.line.lead))
    return (
        _absent(claim, (*label, *mine), there)
        or _other_part(claim, mine, there)
        or _other_interval(claim, mine, there)
        or _other_noun(claim, mine, there)
        or _other_count(claim, mine, there)
    )


def _absent(claim: Claim, mine: tuple[Number, ...], there: tuple[Number, ...]) -> str | None:
    values = {number.value for number in there} | set(_shares(claim.source))
    for number in mine:
        if number.value == str(claim.line.count) or claim.absent or _counted_aloud(claim, number):
            continue
        if number.value not in values and not _rounds(claim, number, values):
            return f"the number {number} is not in the sentence that this line stands on{claim.at}"
        units = {other.unit for other in there if other.value == number.value}
        if number.unit and units and number.unit not in units and "" not in units:
            other = next(o for o in there if o.value == number.value)
            return f"the article has {other}, not {number}{claim.at}"
    return None


def _counted_aloud(claim: Claim, number: Number) -> bool:
    """Tell whether a number is one that a speaker counts by: two limits, three steps."""
    in_words = not re.search(rf"(?<!\d){re.escape(number.value)}(?!\d)", claim.text)
    return claim.line.part == "spoken" and in_words and not number.unit and float(number.value) <= _COUNTED


def _rounds(claim: Claim, number: Number, values: set[str]) -> bool:
    text = _digits(claim.text)
    place = text.find(number.value)
    if place < 0 or not _ABOUT.search(text[:place]):
        return False
    told = float(number.value)
    return any(abs(float(v) - told) <= _ROUNDED * float(v) for v in values if float(v) > 2)


def _shares(text: str) -> Iterator[str]:
    """Yield the shares that a text gives as `12 of 23`, in per cent."""
    for match in re.finditer(
        r"\b(\d+) ?(?:of(?: the)?|out of|in|/) ?(\d+)\b",
        _digits(re.sub(r"(?i)\bone(?= (?:in|of|out))", "1", text)),
    ):
        if 0 < int(match[1]) <= int(match[2]):
            yield str(round(100 * int(match[1]) / int(match[2])))


def _other_part(claim: Claim, mine: tuple[Number, ...], there: tuple[Number, ...]) -> str | None:
    for number in mine:
        parts = {other.part for other in there if other.value == number.value}
        if len(parts) != 1 or len({number.part} & parts):
            continue
        (part,) = parts
        if part == "interval" and not _ranged(claim.text, number):
            return f"{number} is the end of an interval in the article{claim.at}, not the finding itself"
        if frozenset((part, number.part)) in _OPPOSED:
            return f"the article has “{_SAID[part]} {number}”{claim.at}, the line “{_SAID[number.part]}”"
        if part in ("least", "most") and number.part == "" and not _ranged(claim.text, number):
            return f"the article has “{_SAID[part]} {number}”{claim.at}, and the line leaves that out"
    return None


_SAID = {
    "by": "by",
    "to": "to",
    "from": "from",
    "least": "more than",
    "most": "up to",
    "interval": "",
    "name": "",
    "": "",
}


def _ranged(text: str, number: Number) -> bool:
    """Tell whether a number stands in a line as one end of a range."""
    value = re.escape(number.value)
    return bool(
        re.search(
            rf"{value}\S{{0,2}} ?(?:–|-|to) ?[−-]?\d|\d\S{{0,2}} ?(?:–|-|to) ?[−-]?{value}|between|[<>≤≥±]|\b(?:within|under|over|below|above)\b",
            text,
        )
    )


def _other_count(claim: Claim, mine: tuple[Number, ...], there: tuple[Number, ...]) -> str | None:
    """Look for a number that stands beside the words of another number of the same kind."""
    if re.search(r"\brespectively\b", claim.source, re.I):
        return None
    for number in mine:
        own = [other for other in there if other.value == number.value]
        if not own or own[0].part in ("interval", "name"):
            continue
        beside = frozenset(key for other in own for key in other.keys)
        for other in there:
            if other.value == number.value or other.unit != own[0].unit or other.part in ("interval", "name"):
                continue
            theirs = [k for k in number.keys if held(k, other.keys) and not held(k, beside)]
            ours = [k for k in number.keys if held(k, beside) and not held(k, other.keys)]
            if len(theirs) > 2 * len(ours) and not _together(number, other, mine):
                return f"in the article {number} counts something else{claim.at}; what the line says there has {other}"
    return None


def _other_noun(claim: Claim, mine: tuple[Number, ...], there: tuple[Number, ...]) -> str | None:
    """Look for `228 wasps` where the article has 228 of something else, and another number of wasps."""
    for number in mine:
        nouns = frozenset(other.counted for other in there if other.value == number.value and other.counted)
        if not number.counted or not nouns or held(number.counted, nouns):
            continue
        for other in there:
            if other.counted and held(number.counted, frozenset({other.counted})):
                return f"in the article {number} counts something else{claim.at}; what the line says there has {other}"
    return None


def _other_interval(claim: Claim, mine: tuple[Number, ...], there: tuple[Number, ...]) -> str | None:
    """Look for an interval that belongs to another number."""
    theirs = _owners(there)
    for end, owner in _owners(mine):
        owners = {number for value, number in theirs if value == end}
        if owners and owner not in owners and owner in {number for _, number in theirs}:
            return f"the interval of {owner} is another one in the article{claim.at}: {end} belongs to {min(owners)}"
    return None


def _owners(found: tuple[Number, ...]) -> list[tuple[str, str]]:
    """Return each end of an interval with the number before it, which it is the interval of."""
    pairs, owner = [], ""
    for number in found:
        if number.part != "interval" and number.unit not in _TIMES:
            owner = number.value
        elif number.part == "interval" and owner:
            pairs.append((number.value, owner))
    return pairs


def _together(number: Number, other: Number, mine: tuple[Number, ...]) -> bool:
    """Tell whether the line has both numbers beside the same words."""
    return any(told.value == other.value and told.keys == number.keys for told in mine)


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text, in digits or words, each in one spelling."""
    plain = _digits(text)
    open_text = re.sub(r"[(\[][^()\[\]]*[)\]]", lambda m: " " * len(m[0]), plain)
    cuts = _cuts(open_text)
    intervals = [m.span() for m in _INTERVAL.finditer(plain)]
    for match in cues.NUMBER.finditer(plain):
        value = re.sub(r"[,\u202f\u00a0]", "", match["number"]).replace("·", ".")
        unit = (match["unit"] or "").strip()
        start = match.start("number")
        bracket = next(
            (m for m in re.finditer(r"[(\[][^()\[\]]*[)\]]", plain) if m.start() < start < m.end()), None
        )
        own = _segment(plain, _cuts(plain), start) if bracket else ""
        inner = bracket and own if _counts(own) else ""
        segment = inner or _segment(open_text, cuts, bracket.start() if bracket else start)
        inside = any(a <= start < b for a, b in intervals)
        part = "interval" if inside else _part(plain[: match.start()], plain[match.end() :])
        keys = frozenset(key for key in content(segment) if not key.isdigit())
        yield Number(value, cues.UNITS.get(unit, unit), part, keys, _noun(plain[match.end() :]))


def _noun(after: str) -> str:
    """Return the stem of a plural right behind a number, empty where there is none."""
    match = re.match(r" (?P<word>[a-z]{3,}s)\b", after)
    return stem(match["word"]) if match else ""


def _cuts(text: str) -> list[int]:
    return [0, *(m.end() for m in _SEGMENT.finditer(text)), len(text)]


def _counts(segment: str) -> bool:
    """Tell whether a segment says what its number counts."""
    return any(not key.isdigit() for key in content(segment))


def _segment(text: str, cuts: list[int], at: int) -> str:
    """Return what stands between the marks around a place; a number in brackets or alone takes what stands before it."""
    bounds = [(a, b) for a, b in pairwise(cuts) if b > a]
    place = next((n for n, (a, b) in enumerate(bounds) if a <= at < b), len(bounds) - 1)
    a, b = bounds[place]
    while place and not _counts(text[a:b]):
        place -= 1
        a = bounds[place][0]
    return text[a:b]


_OR_MORE = re.compile(r" ?(?:\w+ )?or (?:more|longer|older|over|above|higher)\b", re.I)
_OR_LESS = re.compile(r" ?(?:\w+ )?or (?:less|fewer|shorter|younger|under|below|lower)\b", re.I)


def _part(before: str, after: str) -> Part:
    if _OR_MORE.match(after) or _OR_LESS.match(after):
        return "least" if _OR_MORE.match(after) else "most"
    return next((part for part, pattern in _PARTS if pattern.search(before)), "")


_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_FRACTIONS = {
    "three-quarters": "75%",
    "three quarters": "75%",
    "two-thirds": "67%",
    "two thirds": "67%",
    "a quarter": "25%",
    "one quarter": "25%",
    "half (?=of\\b|the\\b)": "50% ",
}


def _digits(text: str) -> str:
    """Return a text with its number words in digits, and ranges and compounds taken apart."""
    for word, digits in _FRACTIONS.items():
        text = re.sub(rf"(?i)\b{word}\b", digits, text)
    text = re.sub(
        r"(?i)\b(" + "|".join(_TENS) + r")[- ](one|two|three|four|five|six|seven|eight|nine)\b",
        _compound,
        text,
    )
    text = re.sub(
        r"(?i)(?<![\w-])(?:" + "|".join(cues.NUMBER_WORDS) + r")(?!\w)",
        lambda m: cues.NUMBER_WORDS[m[0].lower()],
        text,
    )
    text = re.sub(r"(?<=[A-Z])-(?=\d)", "", re.sub(r"(?<=[a-z])-(?=\d)", " ", text))
    text = re.sub(r"(?<=[\d%])\s?[-–]\s?(?=[<>]?\d)", " – ", text)
    return re.sub(r"(?<=\d)-(?=[a-z])", " ", text)


def _compound(match: re.Match[str]) -> str:
    tens, ones = str(match[1]).lower(), str(match[2]).lower()
    return str(10 * (_TENS.index(tens) + 2) + _ONES.index(ones) + 1)
