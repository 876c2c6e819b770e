"""Which kind of slide a content asks for, seen in its form alone: dates in order, steps, labels, one number.

No topic is known here, and nothing is drawn otherwise than its author says: `check` gives a tip. In doubt it is bullets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from slides.kinds import KINDS, Kind, by_group, misfits
from slides.model import Group, Item, Items, Paragraph, Quote, Runs, Slide, all_runs, plain


@dataclass(frozen=True, slots=True)
class Sign:
    """What in a content asks for a kind."""

    kind: str
    because: str
    """What its author can see of it, as a clause."""
    shows: Callable[[Slide], bool]


def sign(slide: Slide) -> Sign | None:
    """Return what asks for another kind than bullets, and whose kind takes all that is on the slide; mostly None."""
    return next((s for s in SIGNS if s.shows(slide) and _takes(KINDS[s.kind], slide)), None)


def _takes(kind: Kind, slide: Slide) -> bool:
    """Tell whether a kind has a place for all that is on the slide, and dashes what is only believed."""
    believed = any("believed" in run.marks for run, _ in all_runs(slide.blocks))
    believed = believed or any("believed" in label.marks for label in slide.blocks_of(Group))
    return (kind.dashes or not believed) and not any(misfits(replace(slide, kind=kind.name)))


def natural(slide: Slide) -> str:
    """Return the kind that the slide's content asks for, whatever it is now; empty for bullets."""
    found = sign(slide)
    return found.kind if found else ""


# --------------------------------------------------------------------------------------------------------- timeline

_MONTHS = tuple(
    f"(?:{names})"
    for names in (
        "jan(?:uary|uar|vier)?|enero",
        "feb(?:ruary|ruar|rero)?|f[ée]vrier",
        "mar(?:ch|s|zo)?|märz",
        "apr(?:il)?|avril|abril",
        "may|mai|mayo",
        "june?|juni|juin|junio",
        "july?|juli|juillet|julio",
        "aug(?:ust)?|août|agosto",
        "sept?(?:ember|embre|iembre)?",
        "o[ck]t(?:ober|obre|ubre)?",
        "nov(?:ember|embre|iembre)?",
        "de[cz](?:ember|embre)?|d[ée]cembre|diciembre",
    )
)
"""Each month in English, German, French and Spanish."""

_DAYS = {
    r"min(?:utes?|uten|utos?)?": 1 / 1440,
    r"h|hours?|stunden?|heures?|horas?": 1 / 24,
    r"days?|tage?n?|jours?|d[ií]as?": 1,
    r"weeks?|wochen?|semaines?|semanas?": 7,
    r"months?|monate?|mois|mes(?:es)?": 30.4,
    r"years?|jahre?|ann[ée]es?|ans?|años?": 365,
}
"""How many days a unit of time has, near enough to put moments into order."""

_NOW = re.compile(r"now|today|heute|jetzt|aujourd[’']hui|hoy|ahora")
_YEAR = re.compile(r"\b(1[0-9]|20|21)(\d\d)s?\b")
_ISO = re.compile(r"[12]\d{3}-\d\d(-\d\d)?")
_AROUND_DATES = re.compile(
    r"in|since|by|from|until|to|about|c|ca|circa|early|mid|late|the|of|q|spring|summer|autumn|winter"
    r"|seit|um|ab|bis|von|anfang|mitte|ende|frühjahr|sommer|herbst"
    r"|vers|depuis|en|début|fin|le|desde|hacia|de|del"
)
"""What may stand beside a year in a date."""

_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)(?: ?[ap]m| uhr| h)?")

Moment = tuple[str, float]
"""A moment: by what it is told (calendar, elapsed, clock, any), and a number that grows with it."""


def _moment(lead: Runs) -> Moment | None:
    """Return the moment that a lead names, None if it is not one."""
    text = plain(lead).casefold().strip(" .:")
    if not text:
        return None
    if _NOW.fullmatch(text):
        return "any", float("inf")
    if len(text.split()) > _LONGEST_MOMENT:
        return None
    clock = _CLOCK.fullmatch(text)
    if clock:
        return "clock", int(clock[1]) * 60 + int(clock[2])
    return _calendar(text) or _elapsed(text)


_LONGEST_MOMENT = 4
"""Words of a lead that is a moment, and nothing else besides."""


def _calendar(text: str) -> Moment | None:
    """Return a date with a year, or a month, and nothing else: a name before a year is a study, not a date."""
    if _ISO.fullmatch(text):
        year, month, day = (*(int(part) for part in text.split("-")), 0)[:3]
        return "calendar", year * 372 + month * 31 + day
    found = _YEAR.search(text)
    rest = text.replace(found[0], " ", 1) if found else text
    month = next((n for n, names in enumerate(_MONTHS, 1) if re.search(rf"\b(?:{names})\b", rest)), 0)
    other = re.sub("|".join(rf"\b(?:{names})\b" for names in _MONTHS), " ", rest)
    words, days = re.findall(r"[^\W\d_]+", other), re.findall(r"\d+", other)
    if not (found or month) or not all(_AROUND_DATES.fullmatch(word) for word in words):
        return None
    day = int(days[0]) if days and int(days[0]) <= 31 else 0
    return "calendar", (int(found[1] + found[2]) if found else 0) * 372 + month * 31 + day


def _elapsed(text: str) -> Moment | None:
    """Return a moment counted from a beginning: `week 4`, `weeks 1–4`, `6 months`, `day 0`."""
    for unit, days in _DAYS.items():
        found = re.fullmatch(
            rf"(?:after |nach |après |tras )?(?:(?:{unit}) (?P<after>\d+)|(?P<before>\d+) ?(?:{unit}))"
            r"(?: ?[-–] ?\d+)?(?: later| später)?",
            text,
        )
        if found:
            return "elapsed", int(found["after"] or found["before"]) * days
    return None


def _is_dated(slide: Slide) -> bool:
    if not all(item.lead for item in slide.items):
        return False
    moments = [_moment(item.lead) for item in slide.items]
    told = [moment for moment in moments if moment is not None]
    scales = {scale for scale, _ in told} - {"any"}
    ascending = all(a[1] < b[1] for a, b in pairwise(told))
    return len(told) == len(moments) >= 3 and len(scales) == 1 and ascending


# ------------------------------------------------------------------------------------------------ steps and chains

_LEADS_ON = re.compile(
    r"(?:and |und |et |y )?"
    r"(?:→|⇒|->|=>|then\b|next\b|finally\b|after that\b|leads? to\b|triggers?\b|causes?\b|results? in\b"
    r"|dann\b|danach\b|anschließend\b|schließlich\b|führt zu\b|löst\b"
    r"|puis\b|ensuite\b|enfin\b|entraîne\b|conduit à\b|provoque\b"
    r"|luego\b|después\b|finalmente\b|conduce a\b|provoca\b)"
)
"""How an item begins that goes on from the one before it."""

_LONGEST_STEP = 12
"""Words of a step, with its name: more do not fit a box of five in a row."""


def _is_chain(slide: Slide) -> bool:
    lists, items = slide.blocks_of(Items), slide.items
    if len(lists) != 1 or len(items) < 3 or any(item.children for item in items):
        return False
    short = all(len(plain(item.runs).split()) <= _LONGEST_STEP for item in items)
    leads_on = all(_LEADS_ON.match(plain(item.runs).casefold()) for item in items[1:])
    points_on = all(plain(item.runs).rstrip(" .").endswith(("→", "⇒", "->", "=>")) for item in items[:-1])
    return short and (lists[0].ordered or leads_on or points_on)


# ------------------------------------------------------------------------------------------------- cards and points

_LONGEST_NAME, _LONGEST_DETAIL, _LONGEST_POINT = 4, 9, 24
"""Words of a lead, of what stands under it on a card, and beside it in a row."""


def _details(items: Sequence[Item]) -> list[int]:
    """Return how many words the detail of each item has; none at all where not every item has a short lead to it."""
    whole = all(
        item.lead and len(plain(item.lead).split()) <= _LONGEST_NAME and not item.children for item in items
    )
    counts = [len(plain(item.detail).split()) for item in items] if whole else []
    return counts if all(counts) else []


def _is_set(slide: Slide) -> bool:
    """Tell whether the items are things of equal rank: a short name each, and about as much said of each."""
    counts = _details(slide.items)
    if len(counts) < 3 or max(counts) > _LONGEST_DETAIL or any(b.ordered for b in slide.blocks_of(Items)):
        return False
    return max(counts) <= 2 * min(counts) + 2 and not any(_moment(item.lead) for item in slide.items)


def _is_few_points(slide: Slide) -> bool:
    counts = _details(slide.items)
    return 2 <= len(counts) <= 4 and min(counts) > _LONGEST_DETAIL and max(counts) <= _LONGEST_POINT


# ------------------------------------------------------------------------------- columns, one number, a quotation


def _is_columns(slide: Slide) -> bool:
    columns = [len(items) for label, items in by_group(slide) if label]
    return len(columns) >= 2 and max(columns) - min(columns) <= 2


_FIGURE = re.compile(
    r"[<>≤≥≈~±+−–-]? ?[$€£]?\d[\d.,  ]*(?: ?[%‰]| (?:in|of|von|sur|de) \d+| ?[^\W\d]{1,10})?"
)
"""A number with its sign and unit, and nothing else: `−1.3 points`, `42 %`, `1 in 4`."""

_LONGEST_MEANING = 15
"""Words that say what a number counts."""


def _is_figure(slide: Slide) -> bool:
    texts = [plain(paragraph.runs) for paragraph in slide.blocks_of(Paragraph)]
    if len(texts) != 2 or not isinstance(slide.blocks[0], Paragraph) or _YEAR.fullmatch(texts[0]):
        return False
    return bool(_FIGURE.fullmatch(texts[0])) and len(texts[1].split()) <= _LONGEST_MEANING


_LONGEST_SOURCE = 12
"""Words that say who said it."""


def _is_quotation(slide: Slide) -> bool:
    """Tell whether somebody's words stand there, and below them, as no sentence, who said them."""
    if [type(block) for block in slide.blocks] != [Quote, Paragraph]:
        return False
    source = plain(slide.blocks_of(Paragraph)[0].runs)
    return len(source.split()) <= _LONGEST_SOURCE and not source.endswith((".", "!", "?", ":"))


SIGNS: tuple[Sign, ...] = (
    Sign("timeline", "its items begin with dates", _is_dated),
    Sign("flow", "its items are steps that follow each other", _is_chain),
    Sign("compare", "its items stand under two or three labels", _is_columns),
    Sign("number", "it is one number and what it counts", _is_figure),
    Sign("quote", "it is somebody's words and who said them", _is_quotation),
    Sign("cards", "its items are names with about as much said of each", _is_set),
    Sign("points", "its items are a few names with much said of each", _is_few_points),
)
"""The surest first."""
