"""Which slide and which shape of one version of a deck is which of another.

Several marks vote, for each of them is lost in some program: PowerPoint gives a copied slide a new creation id and drops
its name, LibreOffice drops both and the names of placeholders. What no mark tells is told by the words. Where even they
do not tell, two are not paired: a slide too many can be deleted, one that was lost cannot be brought back.
"""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from slides.lengths import Emu
from slides.model import Rect
from slides.outline import Outline, OutlineShape, OutlineSlide

Pairs = dict[int, int]
"""Place in the newer version -> place in the older one."""

LEAST_ALIKE = 0.25
"""Share of word pairs from which on two slides may be the same one: 0.65 was seen of an edited slide."""

CLEARLY = 0.1
"""By how much the best candidate has to be more alike than the next."""

DRIFT = Emu(1500)
"""By how much LibreOffice moves what nobody moved: 403 EMU were seen."""

_SAME_WORDS = 0.5
"""Share of letters from which on two texts may be the same one, edited."""


def pair_slides(old: Outline, new: Outline) -> Pairs:
    """Return which slide of an older deck each slide of a newer one is; those that are none are left out."""
    pairs: Pairs = {}
    for mark in (_creation, _ident):
        _pair_by(mark, old.slides, new.slides, pairs)
    _pair_alike(old.slides, new.slides, pairs)
    return dict(sorted(pairs.items()))


def _creation(slide: OutlineSlide) -> str:
    return slide.creation


def _ident(slide: OutlineSlide) -> str:
    return slide.ident


def _pair_by(
    mark: Callable[[OutlineSlide], str],
    old: Sequence[OutlineSlide],
    new: Sequence[OutlineSlide],
    pairs: Pairs,
) -> None:
    """Pair the slides that bear the same mark; of several that bear it, the most alike."""
    owners = {mark(slide): n for n, slide in enumerate(old) if mark(slide)}
    claims: dict[int, list[int]] = defaultdict(list)
    for m, slide in enumerate(new):
        n = owners.get(mark(slide))
        if n is not None and m not in pairs and n not in pairs.values():
            claims[n].append(m)
    for n, claimants in claims.items():
        pairs[_best_of(claimants, lambda m, n=n: alike(old[n], new[m]))] = n


def _best_of(claimants: Sequence[int], score: Callable[[int], Any]) -> int:
    """Return the claimant with the highest score, which is not asked for where there is only one."""
    return claimants[0] if len(claimants) == 1 else max(claimants, key=score)


def _pair_alike(old: Sequence[OutlineSlide], new: Sequence[OutlineSlide], pairs: Pairs) -> None:
    """Pair what is left by its words, the most alike first, where it is clear which is which."""
    taken = set(pairs.values())
    free_old = [n for n in range(len(old)) if n not in taken]
    free_new = [m for m in range(len(new)) if m not in pairs]
    scores = {(m, n): alike(old[n], new[m]) for m in free_new for n in free_old}
    for (m, n), score in sorted(scores.items(), key=lambda item: -item[1]):
        if score < LEAST_ALIKE:
            break
        if m in pairs or n in taken:
            continue
        rivals = [scores[m, b] for b in free_old if b != n and b not in taken]
        rivals += [scores[a, n] for a in free_new if a != m and a not in pairs]
        if score - max(rivals, default=0) >= CLEARLY or _stands_between(m, n, pairs):
            pairs[m] = n
            taken.add(n)


def _stands_between(m: int, n: int, pairs: Pairs) -> bool:
    """Tell whether two slides stand between the same neighbours, as far as these are paired."""
    before = max((a for a in pairs if a < m), default=None)
    after = min((a for a in pairs if a > m), default=None)
    return (before is None or pairs[before] < n) and (after is None or n < pairs[after])


def alike(one: OutlineSlide, other: OutlineSlide) -> float:
    """Return how alike two slides are, from 0 to 1: the share of word pairs that both have, those of titles twice."""
    a, b = _shingles(one.title, one.text), _shingles(other.title, other.text)
    return len(a & b) / len(a | b) if a or b else 0.0


@cache
def _shingles(title: str, text: str) -> frozenset[tuple[int, str, str]]:
    words, head = text.casefold().split(), title.casefold().split()
    weighed = [(1, *pair) for pair in zip(["", *head], [*head, ""], strict=True)] if head else []
    return frozenset(
        [*weighed, *((0, *pair) for pair in zip(["", *words], [*words, ""], strict=True) if words)]
    )


# --------------------------------------------------------------------------------------------------------- shapes


def pair_shapes(old: OutlineSlide, new: OutlineSlide, *, both_ours: bool = False) -> Pairs:
    """Return which shape of an older slide each shape of a newer one is.

    `both_ours` says that we wrote both. Then a shape of another role is another shape, whatever it says: a card that the
    text makes a step of is drawn anew. Only numbers may have been given anew, as when there is a card less: words decide
    among the shapes of a role of which one slide has more than the other.
    """
    pairs: Pairs = {}
    if both_ours:
        _pair_roles(old.shapes, new.shapes, pairs)
    _pair_names(old.shapes, new.shapes, pairs)
    _pair_titles(old.shapes, new.shapes, pairs)
    if not both_ours:
        _pair_texts(old.shapes, new.shapes, pairs)
        _pair_places(old.shapes, new.shapes, pairs)
    return dict(sorted(pairs.items()))


def _pair_names(old: Sequence[OutlineShape], new: Sequence[OutlineShape], pairs: Pairs) -> None:
    """Pair shapes of one name and kind; of several, as a copy in PowerPoint leaves them, the one that says the same."""
    decided = {(old[n].role, old[n].kind) for n in pairs.values()}
    owners = {
        (shape.name, shape.kind): n
        for n, shape in enumerate(old)
        if shape.name and (shape.role, shape.kind) not in decided
    }
    claims: dict[int, list[int]] = defaultdict(list)
    for m, shape in enumerate(new):
        n = owners.get((shape.name, shape.kind))
        if n is not None and m not in pairs:
            claims[n].append(m)
    for n, claimants in claims.items():
        pairs[
            _best_of(claimants, lambda m, n=n: (_same(old[n], new[m]), near(old[n].rect, new[m].rect), -m))
        ] = n


def _pair_roles(old: Sequence[OutlineShape], new: Sequence[OutlineShape], pairs: Pairs) -> None:
    """Pair shapes within each role of which there are more or fewer now: those that say the same, in their order, then
    what stands between them."""
    ours, theirs = _by_role(old), _by_role(new)
    for role, places in theirs.items():
        before = ours.get(role, [])
        if len(before) == len(places):
            continue
        for n, m in aligned([_said(old[n]) for n in before], [_said(new[m]) for m in places]):
            if n is not None and m is not None:
                pairs[places[m]] = before[n]


def _by_role(shapes: Sequence[OutlineShape]) -> dict[tuple[str, str], list[int]]:
    roles: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, shape in enumerate(shapes):
        roles[shape.role, shape.kind].append(n)
    return roles


def _said(shape: OutlineShape) -> str:
    return shape.text or shape.alt


def _pair_titles(old: Sequence[OutlineShape], new: Sequence[OutlineShape], pairs: Pairs) -> None:
    titles = ("title", "ctrTitle")
    ours = [n for n, shape in enumerate(old) if shape.placeholder in titles and n not in pairs.values()]
    theirs = [m for m, shape in enumerate(new) if shape.placeholder in titles and m not in pairs]
    pairs.update(zip(theirs[:1], ours[:1], strict=False))


def pair_words(old: Sequence[OutlineShape], new: Sequence[OutlineShape]) -> Pairs:
    """Return which shape of some older ones each of some newer ones is, by its words or its picture alone."""
    pairs: Pairs = {}
    _pair_texts(old, new, pairs)
    return pairs


def _pair_texts(old: Sequence[OutlineShape], new: Sequence[OutlineShape], pairs: Pairs) -> None:
    """Pair what is left of one kind by its words or its picture, the most alike first."""
    ours, theirs = _free(old, new, pairs)
    scores = [
        (_same(old[n], new[m]), -abs(m - n), m, n) for m in theirs for n in ours if old[n].kind == new[m].kind
    ]
    taken = set(pairs.values())
    for score, _, m, n in sorted(scores, reverse=True):
        if score >= _SAME_WORDS and m not in pairs and n not in taken:
            pairs[m] = n
            taken.add(n)


def _free(
    old: Sequence[OutlineShape], new: Sequence[OutlineShape], pairs: Pairs
) -> tuple[list[int], list[int]]:
    """Return the places in both that are not paired yet."""
    taken = set(pairs.values())
    return [n for n in range(len(old)) if n not in taken], [m for m in range(len(new)) if m not in pairs]


def _pair_places(old: Sequence[OutlineShape], new: Sequence[OutlineShape], pairs: Pairs) -> None:
    """Pair what is left of one kind where it stands at the very same place."""
    ours, theirs = _free(old, new, pairs)
    for m in theirs:
        same = (n for n in ours if old[n].kind == new[m].kind and near(old[n].rect, new[m].rect))
        if (n := next(same, None)) is not None:
            pairs[m] = n
            ours.remove(n)


def _same(one: OutlineShape, other: OutlineShape) -> float:
    if one.image or other.image:
        return 1.0 if one.image == other.image else 0.0
    return ratio(one.text, other.text)


@cache
def ratio(one: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1; two empty ones are not alike."""
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() > _SAME_WORDS else 0.0


def near(one: Rect | None, other: Rect | None, drift: int = DRIFT) -> bool:
    """Tell whether two rectangles are the same but for what a program's arithmetic may move."""
    if one is None or other is None:
        return False
    sides = ((one.x, other.x), (one.y, other.y), (one.width, other.width), (one.height, other.height))
    return all(abs(a - b) <= drift for a, b in sides)


# ------------------------------------------------------------------------------------------------------ sequences


def aligned(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int | None, int | None]]:
    """Yield the pairs of places in two lists of texts, in order: `(n, m)` for the same text or an edited one,
    `(n, None)` for what is gone, `(None, m)` for what is new."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(range(a1, a2), range(b1, b2), strict=True)
        else:
            yield from _edited(old, new, range(a1, a2), range(b1, b2))


def _edited(
    old: Sequence[str], new: Sequence[str], ours: range, theirs: range
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the best way to pair two stretches that differ: the one with the most letters in common, in order."""
    if len(ours) == 1 and len(theirs) == 1:
        yield ours[0], theirs[0]
        return
    pairs = dict(_best(old, new, ours, theirs))
    n = ours.start
    for m in theirs:
        if m in pairs:
            yield from ((gone, None) for gone in range(n, pairs[m]))
            n = pairs[m] + 1
            yield pairs[m], m
        else:
            yield None, m
    yield from ((gone, None) for gone in range(n, ours.stop))


def _best(old: Sequence[str], new: Sequence[str], ours: range, theirs: range) -> Iterable[tuple[int, int]]:
    """Return pairs `(m, n)` in order, with the greatest sum of likeness, each alike enough to be an edit."""
    found: dict[tuple[int, int], tuple[float, tuple[tuple[int, int], ...]]] = {}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            if not i or not j:
                found[i, j] = (0.0, ())
                continue
            n, m = ours[i - 1], theirs[j - 1]
            score = ratio(old[n], new[m])
            sum_, pairs = found[i - 1, j - 1]
            taken = (sum_ + score, (*pairs, (m, n))) if score >= _SAME_WORDS else (sum_, pairs)
            found[i, j] = max(taken, found[i - 1, j], found[i, j - 1], key=lambda option: option[0])
    return found[len(ours), len(theirs)][1]
