"""What an article has to say under a title: its sentences that fit the title best, as points of a slide.

    Article --Pool.of--> candidates --score: the weighted sum of `FEATURES`--> the best, none twice --> points

A sentence that has no short and true form is no candidate. Of a title nothing is known but its words; of the other
slides of its talk nothing at all.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from slides.draft import material, outline, wrap
from slides.draft.compress import Point
from slides.draft.cues import Part, Role
from slides.draft.debris import without_debris
from slides.draft.material import Line
from slides.grounding.words import content
from slides.model import Article

Values = dict[str, float]
Words = frozenset[str]
"""Stems of content words."""


class Feature(NamedTuple):
    """What speaks for a word or a sentence under a title, or against it."""

    name: str
    weight: float
    """What its value is multiplied by."""
    value: str
    """What its value is; 0 to 1 unless said."""


WORTH = (
    Feature(
        "common", 0.133, "logarithm of how often the article has it, next to its commonest word, squared"
    ),
    Feature(
        "common there",
        0.265,
        "the same, not squared, in the article times in the section that fits the title best",
    ),
    Feature("of the title", 0.119, "1 if the title has it"),
    Feature("of the talk", 0.110, "1 if the title of the article has it"),
)
"""How likely it is that a slide with this title has a word."""

FEATURES = (
    Feature("worth", 0.477, "mean of `WORTH` over the words of the sentence"),
    Feature("worth in all", 0.343, "sum of it, by the square root of their number"),
    Feature("length", -0.036, "natural logarithm of the number of its words"),
    Feature("digits", -0.035, "digits a word"),
    Feature("points", -0.018, "1 if it names a table, figure or section"),
    Feature("match", 0.029, "how much of the title it has (BM25), next to the sentence that has most"),
    Feature("near", 0.050, "mean match of the sentences before and after it"),
    Feature("heading", 0.134, "share of the words of the title and of its section's heading that both have"),
    Feature("above", 0.028, "the same for the top heading above it"),
    Feature(
        "late",
        -0.028,
        "where it stands in the section that fits the title best: 0 first; 0 in other sections",
    ),
    Feature("conclusion in abstract", 0.122, "1 if the title concludes and it is of the abstract"),
    Feature("conclusion in conclusion", 0.108, "1 if the title concludes and its section does"),
    Feature(
        "opening in opening", 0.018, "1 if the title opens a talk and its section is the first or the second"
    ),
    Feature(
        "unknown in opening",
        0.039,
        "1 if the article has no word of the title and its section is the first or the second",
    ),
    Feature("future", 0.078, "1 if the title and it are about the future"),
    Feature("others' work", 0.088, "1 if the title is about others' work and it cites by author and year"),
)
"""Which sentences stand under a title.

All weights are ridge regressions on the train split of SciDuet (136 ACL papers with the slides of their authors,
github.com/IBM/document2slides, Apache-2.0), chosen among a few on its validation split. Told from `WORTH` is whether the
slide has the word; from `FEATURES`, what share of the sentence's content words the slide has, and three times the share of
its pairs of neighbours. `python -m tests.bench weights` makes them anew. Nothing of the data is here but these numbers.
"""

_WEIGHTS = {feature.name: feature.weight for feature in (*WORTH, *FEATURES)}

_WORDS = 60
"""Words below a title from which on no sentence is added."""
_MOST_OVER = 1.6
"""How many times as many words there may be at most."""
_LEAST_WORDS = 4
_MOST_SENTENCES = 8
_MOST_LOOKED_AT = 60
"""Sentences with the highest scores that are looked at when those are chosen which say something new."""
_REPEATED = 0.9
"""How much of the mean worth of its words that the slide has already is taken off a sentence."""

_ABOUT: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in (
        ("conclusion", r"conclu|summar|discussion|take[- ]?(?:away|home)|recap|wrap|closing"),
        ("future", r"future|next|ongoing|outlook"),
        (
            "opening",
            r"introduc|motivat|background|problem|overview|task|goal|challenge|contribution|why|idea|aim|outline|objective",
        ),
        ("others", r"related|previous|prior|existing|literature"),
    )
}
"""What titles and headings are about that stands elsewhere in an article than their words do."""
_FUTURE = re.compile(
    r"\bfuture\b|\bplan to\b|\bwould like to\b|\bfurther research\b|\bremains? (?:to|open)\b|\bextend\b|\binvestigat\w+",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\b(?:table|figure|fig\.|section|appendix|equation|eq\.|footnote) ?\(?[\dA-Z]|http", re.IGNORECASE
)
_CITES = re.compile(r"\([^()]{0,60}(?:19|20)\d\d[a-z]?\)|\bet al\b")
_OPENING_SECTIONS = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A section, as titles are held to it."""

    number: int
    heading: Words
    above: Words
    """Of the top heading above it."""
    counts: Counter[str]
    """In how many of its sentences each word stands."""
    part: Part
    concludes: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that a slide can show."""

    line: Line
    points: tuple[Point, ...]
    """Its lines, none too long; empty if it cannot be shown after all."""
    words: Words
    place: Place
    position: float
    """Where it stands in its section: 0 first, below 1."""
    own: Values
    """Values of the features that do not depend on the title."""

    @property
    def size(self) -> int:
        """Return how many words are read."""
        return sum(len(text.split()) for point in self.points for text in point.lines)


@dataclass(frozen=True, slots=True)
class Asked:
    """A title, held to the sections of an article."""

    words: Words
    about: frozenset[str]
    rarity: dict[str, float]
    """Of its words that the article has."""
    of_places: tuple[Values, ...]
    best: Place
    """The section that fits it best."""


@dataclass(frozen=True, slots=True)
class Pool:
    """The sentences of an article, ready to be asked for what stands under a title."""

    title: Words
    places: tuple[Place, ...]
    candidates: tuple[Candidate, ...]
    counts: Counter[str]
    """In how many sentences each word stands."""
    rarity: dict[str, float]
    """Of each word: the logarithm of how many sentences there are to each that has it."""

    @classmethod
    def of(cls, article: Article) -> Pool:
        """Return the pool of an article."""
        article = without_debris(article)
        words = {sentence.number: frozenset(content(sentence.text)) for sentence in article.sentences}
        counts = Counter(word for own in words.values() for word in own)
        rarity = {word: math.log(1 + (len(words) - n + 0.5) / (n + 0.5)) for word, n in counts.items()}
        places = tuple(_places(article, words))
        candidates = tuple(_candidates(article, places, words))
        return cls(frozenset(content(article.title)), places, candidates, counts, rarity)

    def under(
        self, title: str, words: int = _WORDS, without: frozenset[int] = frozenset()
    ) -> tuple[Candidate, ...]:
        """Return sentences of about so many words for a slide with this title, in the article's order.

        `without` are numbers of sentences that are not to be used.
        """
        if not self.candidates:
            return ()
        asked = self.asked(title)
        worth = {word: weighed(values) for word, values in self.of_words(asked).items()}
        scores = map(weighed, self.of_sentences(asked, worth))
        found = [
            (score, c)
            for score, c in zip(scores, self.candidates, strict=True)
            if c.size >= _LEAST_WORDS and c.line.sentence.number not in without
        ]
        ranked = sorted(found, key=lambda pair: -pair[0])[:_MOST_LOOKED_AT]
        return tuple(_chosen(ranked, worth, words))

    def knows(self, title: str) -> bool:
        """Tell whether the article has a word of the title, or a place for what it is about."""
        asked = self.asked(title) if self.candidates else None
        return bool(asked and (asked.rarity or asked.about))

    def asked(self, title: str) -> Asked:
        """Return a title as it is held to this article."""
        words = frozenset(content(title))
        rarity = {word: self.rarity[word] for word in sorted(words) if word in self.rarity}
        bodies = [_body(rarity, place) for place in self.places]
        most = max(bodies) or 1.0
        headings = [(_alike(words, place.heading), _alike(words, place.above)) for place in self.places]
        fits = [
            h + 0.8 * body / most + 0.2 * above for (h, above), body in zip(headings, bodies, strict=True)
        ]
        of_places = tuple({"heading": heading, "above": above} for heading, above in headings)
        return Asked(words, about(title), rarity, of_places, self.places[fits.index(max(fits))])

    def of_words(self, asked: Asked) -> dict[str, Values]:
        """Return the values of `WORTH` for each word of the article."""
        most, most_there = (
            math.log1p(max(counts.values(), default=1)) for counts in (self.counts, asked.best.counts)
        )
        common = {word: math.log1p(count) / most for word, count in self.counts.items()}
        return {
            word: {
                "common": share * share,
                "common there": share * math.log1p(asked.best.counts[word]) / most_there,
                "of the title": float(word in asked.words),
                "of the talk": float(word in self.title),
            }
            for word, share in common.items()
        }

    def of_sentences(self, asked: Asked, worth: Values) -> list[Values]:
        """Return the values of `FEATURES` for each candidate."""
        matches = self._matches(asked)
        return [
            c.own
            | asked.of_places[c.place.number]
            | _of_worth(c, worth)
            | _of_kind(asked, c)
            | {
                "match": matches[n],
                "near": self._near(n, matches),
                "late": c.position if c.place is asked.best else 0.0,
            }
            for n, c in enumerate(self.candidates)
        ]

    def _matches(self, asked: Asked) -> list[float]:
        """Return the BM25 of the title in each candidate, as a share of the highest."""
        mean = sum(len(c.words) for c in self.candidates) / len(self.candidates) or 1.0
        found = [
            sum(weight for word, weight in asked.rarity.items() if word in c.words)
            / (1.6 + 0.6 * len(c.words) / mean)
            for c in self.candidates
        ]
        most = max(found) or 1.0
        return [match / most for match in found]

    def _near(self, n: int, matches: list[float]) -> float:
        place = self.candidates[n].place
        sides = (m for m in (n - 1, n + 1) if 0 <= m < len(matches) and self.candidates[m].place is place)
        return sum(matches[m] for m in sides) / 2


def weighed(values: Values) -> float:
    """Return the sum of values, each by the weight of its feature."""
    return sum(_WEIGHTS[name] * value for name, value in values.items())


def about(text: str) -> frozenset[str]:
    """Return what a title or heading is about, as far as that has a place of its own in articles."""
    return frozenset(name for name, pattern in _ABOUT.items() if pattern.search(text))


def _places(article: Article, words: dict[int, Words]) -> Iterator[Place]:
    above: Words = frozenset()
    for number, section in enumerate(article.sections):
        heading = frozenset(content(section.heading))
        above = heading if section.level <= 1 else above
        counts = Counter(word for p in section.paragraphs for s in p.sentences for word in words[s.number])
        concludes = bool(about(section.heading) & {"conclusion", "future"})
        yield Place(number, heading, above, counts, outline.part_of(section.heading), concludes)


def _candidates(article: Article, places: tuple[Place, ...], words: dict[int, Words]) -> Iterator[Candidate]:
    lines = {line.sentence.number: line for line in material.lines(article, _parts(article))}
    for section, place in zip(article.sections, places, strict=True):
        told = [s for p in section.paragraphs for s in p.sentences if s.number in lines]
        for n, sentence in enumerate(told):
            line = lines[sentence.number]
            yield Candidate(
                line, _short(line), words[sentence.number], place, n / len(told), _of_sentence(sentence.text)
            )


def _parts(article: Article) -> dict[int, Part | Role]:
    """Return the part of each sentence that can stand on a slide."""
    parts = [(section, outline.part_of(section.heading)) for section in article.sections]
    return {
        s.number: part
        for section, part in parts
        if part != "left out"
        for p in section.paragraphs
        for s in p.sentences
    }


def _short(line: Line) -> tuple[Point, ...]:
    """Return the points of a sentence without a line that is too long; none if that cannot be."""
    points = line.items or ((line.long,) if line.long else ())
    short = [wrap.wrapped(point) for point in points]
    return tuple(point for point in short if point) if all(short) else ()


def _of_sentence(text: str) -> Values:
    count = len(text.split()) or 1
    return {
        "length": math.log(count),
        "digits": sum(map(str.isdigit, text)) / count,
        "points": float(bool(_POINTS.search(text))),
    }


def _of_worth(candidate: Candidate, worth: Values) -> Values:
    count = len(candidate.words) or 1
    total = sum(worth[word] for word in sorted(candidate.words))
    return {"worth": total / count, "worth in all": total / math.sqrt(count)}


def _of_kind(asked: Asked, candidate: Candidate) -> Values:
    place, text = candidate.place, candidate.line.sentence.text
    concludes, opening = "conclusion" in asked.about, place.number < _OPENING_SECTIONS
    return {
        "conclusion in abstract": float(concludes and place.part == "abstract"),
        "conclusion in conclusion": float(concludes and place.concludes),
        "opening in opening": float(opening and "opening" in asked.about),
        "unknown in opening": float(opening and not asked.rarity),
        "future": float("future" in asked.about and bool(_FUTURE.search(text))),
        "others' work": float("others" in asked.about and bool(_CITES.search(text))),
    }


def _alike(one: Words, other: Words) -> float:
    return len(one & other) / (len(one | other) or 1)


def _body(rarity: dict[str, float], place: Place) -> float:
    """Return how much of a title's words, the rarer the more, a section has for its length."""
    held = sum(weight * math.log1p(place.counts[word]) for word, weight in rarity.items())
    return held / math.log(20 + place.counts.total())


def _chosen(ranked: list[tuple[float, Candidate]], worth: Values, words: int) -> list[Candidate]:
    """Return the candidates with the best scores that say something new, until there are enough words."""
    left, chosen = ranked.copy(), list[Candidate]()
    while left and _size(chosen) < words and len(chosen) < _MOST_SENTENCES:
        said = frozenset(word for c in chosen for word in c.words)
        ready = [pair for pair in left if _stands(pair[1], chosen)]
        if not ready:
            break
        best = max(ready, key=partial(_new, said, worth))
        left.remove(best)
        if not chosen or _size([*chosen, best[1]]) <= _MOST_OVER * words:
            chosen.append(best[1])
    return sorted(chosen, key=lambda c: c.line.sentence.number)


def _new(said: Words, worth: Values, scored: tuple[float, Candidate]) -> float:
    score, candidate = scored
    repeated = sum(worth[word] for word in sorted(candidate.words & said))
    return score - _REPEATED * repeated / (len(candidate.words) or 1)


def _stands(candidate: Candidate, chosen: list[Candidate]) -> bool:
    """Tell whether the slide has the sentence before one that leans on it."""
    before = candidate.line.sentence.number - 1
    return not candidate.line.leans or any(c.line.sentence.number == before for c in chosen)


def _size(chosen: list[Candidate]) -> int:
    return sum(c.size for c in chosen)
