"""Three versions of a sequence: which of theirs answers which of ours, what comes and goes, and in which order it stands.

Old is what we wrote, theirs what a co-author made of it, ours what the slide text asks for now. Ours decides wherever
it differs from old; what only theirs has stays behind what it stood behind.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from slides.outline import OutlineParagraph
from slides.pairing import aligned, ratio

_EDITED = 0.5
"""Share of letters from which on a new line is an old one, edited."""


@dataclass(frozen=True, slots=True)
class Step:
    """What stands at a place of the woven sequence, by its places in the versions."""

    theirs: int | None
    """None: it is added."""
    ours: int | None
    """None: only theirs has it."""
    old: int | None = None
    differs: bool = False
    """Ours asks for something that theirs does not show."""


def weave(old: Sequence[object], theirs: Sequence[object], ours: Sequence[object]) -> tuple[Step, ...]:
    """Return the steps of the woven sequence; what is in none of them is taken away.

    The elements compare equal if they say the same; their words are those of `said`.
    """
    texts = [[said(element) for element in version] for version in (old, theirs, ours)]
    their_place = {n: t for n, t in aligned(texts[0], texts[1]) if n is not None and t is not None}
    old_place = {m: n for n, m in aligned(texts[0], texts[2]) if n is not None and m is not None}
    place = {m: their_place[n] for m, n in old_place.items() if n in their_place}
    _pair_rest(texts[1], texts[2], place)
    steps = []
    for m, element in enumerate(ours):
        n, t = old_place.get(m), place.get(m)
        asked = n is None or old[n] != element
        if t is not None:
            steps.append(Step(t, m, n, asked and theirs[t] != element))
        elif asked:  # else its co-author took it away
            steps.append(Step(None, m, n, True))
    known = set(their_place.values()) | set(place.values())
    only = [t for t in range(len(theirs)) if t not in known]
    return tuple(with_theirs(steps, only))


def said(element: object) -> str:
    """Return the words by which an element of a sequence is known again."""
    if isinstance(element, OutlineParagraph):
        return element.text
    if isinstance(element, tuple):
        return " | ".join(said(inner) for inner in element)
    return str(element)


def _pair_rest(theirs: Sequence[str], ours: Sequence[str], place: dict[int, int]) -> None:
    """Pair what is left of ours with what is left of theirs: what says the same, then what is alike."""
    taken = set(place.values())
    for least in (1.0, _EDITED):
        for m in range(len(ours)):
            if m in place:
                continue
            free = ((ratio(theirs[t], ours[m]), -abs(t - m), t) for t in range(len(theirs)) if t not in taken)
            score, _, t = max(free, default=(0.0, 0, 0))
            if score >= least:
                place[m] = t
                taken.add(t)


def with_theirs(steps: Iterable[Step], only: Iterable[int]) -> list[Step]:
    """Return the steps in their order, those that only theirs has each behind its nearest predecessor."""
    out = list(steps)
    for t in only:
        places = {step.theirs: n for n, step in enumerate(out) if step.theirs is not None}
        before = next((places[p] for p in range(t - 1, -1, -1) if p in places), -1)
        out.insert(before + 1, Step(t, None))
    return out
