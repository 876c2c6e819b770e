"""The weights of `slides.draft.under_title`, fitted on the train split of SciDuet.

    python -m tests.bench weights --data .../SciDuet-ACL [--workers N]

Needs NumPy, and no more. Two ridge regressions: of whether a slide has a word of its paper on the word's `WORTH`, with a
constant that is not kept; then of how much a slide has of a sentence on the sentence's `FEATURES`. Of each slide only
differences between its candidates count, and each slide counts as much as any other. Prints both tables' weights.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from functools import partial
from importlib.util import find_spec
from itertools import pairwise
from multiprocessing import Pool as Processes
from pathlib import Path
from typing import Any

from slides.draft.under_title import FEATURES, WORTH, Candidate, Feature, Pool, Values
from slides.grounding.words import content, stem, tokens
from tests.bench.sciduet import Case, Shown, cases

PAIRS = 3.0
"""What the share of a sentence's pairs of neighbours counts for next to the share of its words."""
LEAST_PAIRS = 3
RIDGE = 1.0

Moments = tuple[Any, Any]
"""Of the equations: the matrix of products of values, and those of values with what is to be told."""


def of_words(case: Case) -> Moments:
    """Return the moments of whether the slides of a paper have its words."""
    pool = Pool.of(case.article)
    rows = []
    for slide in case.slides:
        shown = frozenset(content("\n".join(slide.lines)))
        asked = pool.of_words(pool.asked(slide.title))
        rows += [(*_row(values, WORTH), 1.0, float(word in shown)) for word, values in asked.items()]
    return _moments(rows)


def of_sentences(case: Case, worth: Sequence[float]) -> Moments:
    """Return the moments of how much the slides of a paper have of its sentences."""
    pool = Pool.of(case.article)
    rows: list[tuple[float, ...]] = []
    for slide in case.slides:
        asked = pool.asked(slide.title)
        words = {word: _dot(_row(values, WORTH), worth) for word, values in pool.of_words(asked).items()}
        told = _told(slide)
        values = zip(pool.of_sentences(asked, words), pool.candidates, strict=True)
        rows += _centred([(*_row(v, FEATURES), told(c)) for v, c in values if c.points])
    return _moments(rows)


def _told(slide: Shown):
    """Return what tells how much the slide has of a sentence."""
    text = "\n".join(slide.lines)
    words, pairs = frozenset(content(text)), frozenset(_pairs(text))

    def told(candidate: Candidate) -> float:
        own = frozenset(_pairs("\n".join(line for point in candidate.points for line in point.lines)))
        share = len(candidate.words & words) / max(1, len(candidate.words))
        return share + PAIRS * len(own & pairs) / max(LEAST_PAIRS, len(own))

    return told


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    yield from pairwise(stem(word) for word in tokens(text))


def _row(values: Values, features: Sequence[Feature]) -> tuple[float, ...]:
    return tuple(values[feature.name] for feature in features)


def _dot(row: Sequence[float], weights: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(row, weights, strict=True))


def _centred(rows: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Return rows as differences from their mean, smaller the more there are."""
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    scale = len(rows) ** -0.5 if rows else 0.0
    return [tuple(scale * (value - mean) for value, mean in zip(row, means, strict=True)) for row in rows]


def _moments(rows: list[tuple[float, ...]]) -> Moments:
    import numpy

    table = numpy.array(rows)
    return table[:, :-1].T @ table[:, :-1], table[:, :-1].T @ table[:, -1]


def solved(moments: Sequence[Moments]) -> list[float]:
    """Return the weights of a ridge regression."""
    import numpy

    products, told = (sum(part) for part in zip(*moments, strict=True))
    return [float(weight) for weight in numpy.linalg.solve(products + RIDGE * numpy.eye(len(told)), told)]


def main() -> None:
    """Print the weights."""
    parser = argparse.ArgumentParser(description="Fit what stands under a title.")
    parser.add_argument("--data", type=Path, required=True, help="the folder SciDuet-ACL")
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    if not find_spec("numpy"):
        sys.exit("missing: pip install numpy")
    papers = list(cases(options.data, "train"))
    with Processes(options.workers) as processes:
        *worth, _ = solved(processes.map(of_words, papers, chunksize=1))
        weights = solved(processes.map(partial(of_sentences, worth=worth), papers, chunksize=1))
    for features, fitted in ((WORTH, worth), (FEATURES, weights)):
        print(*(f"{f.name:28}{weight:8.3f}" for f, weight in zip(features, fitted, strict=True)), sep="\n")


if __name__ == "__main__":
    main()
