"""How many slides each section gets, and which sentences share one.

Knows minutes, sections and the order of sentences; not a word of what they say. A talk has about a slide a minute.
Limits are never crowded out: where benefits have a slide, limits have one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby

from slides.draft.cues import LIST, PART_WEIGHTS, Part, Role
from slides.draft.material import Line
from slides.draft.outline import Chapter
from slides.model import WORDS_A_MINUTE, Slot

Group = tuple[Line, ...]
"""The sentences that one slide is made from, in the order of the article."""

_SENTENCES_A_SLIDE = 2
"""Fewest sentences with a line on a slide that are worth a second slide in a section."""
_OTHER_HEADING = 3
"""Lines that a change of subheading counts as, when neighbours are put on one slide."""
_A_LIST = 1
"""Lines that a sentence with a list counts as: it makes a slide of cards if it is nearly alone."""
_ALWAYS: frozenset[Part | Role] = frozenset({"limits"})
_SPARE_MINUTES = 1.25
"""Slides a minute of a talk that has time for all of its article: each then says less, and is sooner over."""
_ONE_IF_TIME_IN = 7
"""Slides of which one goes first when time is short."""
MOST_BACKUP = 6
"""Slides that are kept for questions."""
_CROWDED = 5
"""Sentences that are too many for one slide, even if only one slide would have an assertion for its title."""
_LEFT = 4
"""Sentences that a backup slide is made from."""
_MOST_UNITS = 60
"""Paragraphs that are looked at one by one; of a longer section, neighbours are taken together first."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A section with the sentences of each of its slides."""

    chapter: Chapter
    groups: tuple[Group, ...]
    if_time: frozenset[int] = frozenset()
    """Which of the groups go first when time is short: places in `groups`."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The talk before its slides are written."""

    sections: tuple[Planned, ...]
    takehome: Group
    """What the article itself concludes; may be empty."""
    backup: tuple[Planned, ...]
    """Sections that the time does not allow for."""


def planned(chapters: tuple[Chapter, ...], lines: tuple[Line, ...], slot: Slot) -> Plan:
    """Return which sentences make which slides."""
    by_number = {line.sentence.number: line for line in lines}
    filled = [(chapter, tuple(by_number[number] for number in chapter.sentences)) for chapter in chapters]
    takehome = tuple(line for chapter, own in filled if chapter.part == "takehome" for line in own)
    told = [(chapter, own) for chapter, own in filled if chapter.part != "takehome" and any(map(usable, own))]
    budget = max(1, _slides(lines, slot.speaking) - 1)
    counts = _counts(told, budget)
    sure = _counts(told, budget - budget // _ONE_IF_TIME_IN)
    sections = tuple(
        _section(chapter, _groups(own, count), count - least)
        for (chapter, own), count, least in zip(told, counts, sure, strict=True)
        if count
    )
    spare = [
        Planned(chapter, _groups(own, 1))
        for (chapter, own), count in zip(told, counts, strict=True)
        if not count
    ]
    return Plan(sections, takehome, tuple(spare))


def _section(chapter: Chapter, groups: tuple[Group, ...], spare: int) -> Planned:
    """Return the section, so many of its lightest slides marked as those that go first when time is short."""
    light = sorted(range(len(groups)), key=lambda n: (max(line.weight for line in groups[n]), -n))
    spare = 0 if chapter.part in _ALWAYS else spare
    return Planned(chapter, groups, frozenset(light[:spare]))


def merged(section: Planned, at: int) -> Planned:
    """Return the section with one of its groups put together with the smaller of its neighbours."""
    groups = section.groups
    after = at == 0 or (at + 1 < len(groups) and len(groups[at + 1]) < len(groups[at - 1]))
    first = at if after else at - 1
    spare = section.if_time
    moved = frozenset(
        n - (n > first) for n in spare if n not in (first, first + 1) or {first, first + 1} <= spare
    )
    both = groups[first] + groups[first + 1]
    return replace(section, groups=(*groups[:first], both, *groups[first + 2 :]), if_time=moved)


def left(chapters: tuple[Planned, ...], told: frozenset[int]) -> tuple[Planned, ...]:
    """Return of each section what would make one slide more, of the sentences that stand on none."""
    spare = [
        (section, tuple(sorted(best, key=lambda line: line.sentence.number)))
        for section in chapters
        if len(best := _best_left(section, told)) >= _SENTENCES_A_SLIDE
    ]
    return tuple(Planned(section.chapter, (own,)) for section, own in spare)


def _best_left(section: Planned, told: frozenset[int]) -> list[Line]:
    own = [line for group in section.groups for line in group]
    free = [line for line in own if line.items and not line.leans and line.sentence.number not in told]
    return sorted(free, key=lambda line: (-line.weight, line.sentence.number))[:_LEFT]


def _slides(lines: Group, minutes: float) -> int:
    """Return how many slides the talk has: one a minute, more if reading the whole article out takes less time."""
    takes = sum(len(line.sentence.text.split()) for line in lines) / WORDS_A_MINUTE
    return int(minutes * (_SPARE_MINUTES if takes < minutes else 1))


def usable(line: Line) -> bool:
    """Tell whether a slide can show the sentence."""
    return bool(line.items or line.long or line.titles[-1])


def _counts(told: list[tuple[Chapter, Group]], budget: int) -> list[int]:
    """Share the slides out: one each while they last, then one after the other to who has most for one."""
    sizes = [sum(map(usable, own)) for _, own in told]
    weights = [
        PART_WEIGHTS.get(chapter.part, 1.0) * size**0.75
        for (chapter, _), size in zip(told, sizes, strict=True)
    ]
    ranks = sorted(range(len(told)), key=lambda n: (told[n][0].part not in _ALWAYS, -weights[n]))
    counts = [1 if n in ranks[:budget] else 0 for n in range(len(told))]
    heads = [sum(map(_heads, own)) for _, own in told]
    room = [max(1, min(int(size / _SENTENCES_A_SLIDE), own)) for size, own in zip(sizes, heads, strict=True)]
    while sum(counts) < budget:
        hungry = [n for n in range(len(told)) if 0 < counts[n] < room[n]]
        if not hungry:
            break
        counts[max(hungry, key=lambda n: (weights[n] / (counts[n] + 0.5), -n))] += 1
    return counts


def _groups(lines: Group, count: int) -> tuple[Group, ...]:
    """Cut the sentences into that many groups at their headings and paragraphs, else in the middle."""
    units = [
        tuple(unit) for _, unit in groupby(lines, key=lambda line: (line.heading, line.sentence.paragraph))
    ]
    size = -(-len(units) // _MOST_UNITS)
    units = [sum(units[n : n + size], ()) for n in range(0, len(units), size)]
    while len(units) > count:
        at = min(range(len(units) - 1), key=lambda n: _cost(units[n], units[n + 1]))
        units[at : at + 2] = [units[at] + units[at + 1]]
    while len(units) < count:
        at = max(range(len(units)), key=lambda n: sum(map(usable, units[n])))
        if len(units[at]) < 2:
            break
        units[at : at + 1] = _halved(units[at])
    return _with_heads([unit for unit in units if any(map(usable, unit))])


def _with_heads(groups: list[Group]) -> tuple[Group, ...]:
    """Return the groups, each with a sentence that can head its slide if the section has enough of them.

    A group without one takes it from a neighbour that can spare it, else it becomes part of that neighbour if both
    have room on one slide.
    """
    at = 0
    while at < len(groups):
        places = [n for n in (at, at - 1) if 0 <= n < len(groups) - 1 and not any(map(_heads, groups[at]))]
        cut = next(((n, new) for n in places if (new := _recut(groups[n], groups[n + 1]))), None)
        cut = cut or next(((n, new) for n in places if (new := _joined(groups[n], groups[n + 1]))), None)
        if cut is None:
            at += 1
            continue
        at, new = cut
        groups[at : at + 2] = new
    return tuple(groups)


def _joined(before: Group, after: Group) -> list[Group]:
    """Return two neighbours as one group, empty if that would be too much for a slide."""
    both = before + after
    return [both] if sum(map(usable, both)) < _CROWDED else []


def _recut(before: Group, after: Group) -> list[Group]:
    """Return two neighbours cut elsewhere, as near as can be to where they are cut; empty if one would have no head."""
    both = before + after
    places = [
        n
        for n in range(1, len(both))
        if not both[n].leans and any(map(_heads, both[:n])) and any(map(_heads, both[n:]))
    ]
    at = min(places, key=lambda n: abs(n - len(before)), default=0)
    return [both[:at], both[at:]] if at else []


def _heads(line: Line) -> bool:
    """Tell whether the sentence can head a slide."""
    return bool(line.titles[-1])


def _cost(first: Group, second: Group) -> int:
    other = first[-1].heading != second[0].heading
    firsts = [line.items[0] for line in first + second if line.items]
    listed = any(point.lists or LIST.match(point.text) for point in firsts)
    return sum(map(usable, first + second)) + (_OTHER_HEADING if other else 0) + (_A_LIST if listed else 0)


def _halved(unit: Group) -> list[Group]:
    """Cut a group where half of what slides can show is on either side, but not before a sentence that leans."""
    middle = len(unit) / 2
    places = [n for n in range(1, len(unit)) if not unit[n].leans] or [len(unit) // 2]
    at = min(places, key=lambda n: abs(n - middle))
    return [unit[:at], unit[at:]]
