"""How many slides each section gets, and which sentences share one.

Knows minutes, sections and the order of sentences; not a word of what they say. A talk has about a slide a minute.
Limits are never crowded out: where benefits have a slide, limits have one.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from slides.draft.cues import LIST, PART_WEIGHTS, Part, Role
from slides.draft.material import Line
from slides.draft.outline import Chapter
from slides.model import Slot

Group = tuple[Line, ...]
"""The sentences that one slide is made from, in the order of the article."""

_SENTENCES_A_SLIDE = 2
"""Fewest sentences with a line on a slide that are worth a second slide in a section."""
_OTHER_HEADING = 3
"""Lines that a change of subheading counts as, when neighbours are put on one slide."""
_A_LIST = 1
"""Lines that a sentence with a list counts as: it makes a slide of cards if it is nearly alone."""
_ALWAYS: frozenset[Part | Role] = frozenset({"limits"})
_MOST_BACKUP = 6
_MOST_UNITS = 60
"""Paragraphs that are looked at one by one; of a longer section, neighbours are taken together first."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A section with the sentences of each of its slides."""

    chapter: Chapter
    groups: tuple[Group, ...]


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
    counts = _counts(told, max(1, int(slot.speaking) - 1))
    sections = tuple(
        Planned(chapter, _groups(own, count))
        for (chapter, own), count in zip(told, counts, strict=True)
        if count
    )
    spare = [
        Planned(chapter, _groups(own, 1))
        for (chapter, own), count in zip(told, counts, strict=True)
        if not count
    ]
    return Plan(sections, takehome, tuple(spare[:_MOST_BACKUP]))


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
    room = [max(1, int(size / _SENTENCES_A_SLIDE)) for size in sizes]
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
    return tuple(unit for unit in units if any(map(usable, unit)))


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
