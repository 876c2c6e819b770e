"""What is compared with what, which way it went, how many and how much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from slides.grounding import cues
from slides.grounding.certainty import level
from slides.grounding.claims import Claim
from slides.grounding.clauses import subject_of
from slides.grounding.vocabulary import LIGHT, word_set
from slides.grounding.words import all_stems, held, stem, tokens

_NEAR = 5
"""Words on either side of a comparison that say what is compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison of a text."""

    said: str
    what: tuple[str, ...]
    """What differs: the words between `more` and `than`, or before `compared with`."""
    before: tuple[str, ...]
    """Stems of the words before it, nearest first."""
    to: tuple[str, ...]
    """Stems of what stands behind `than`."""


def comparisons(text: str) -> Iterator[Comparison]:
    """Yield the comparisons of a text."""
    for match in cues.THAN.finditer(text):
        between = (match["word"].lower(), *(w for w in tokens(match["what"]) if w not in LIGHT))
        before, to = named(text[: match.start()])[::-1], _compared_to(text[match.end() :])
        yield Comparison(f"{match['word'].lower()} … than", between, before[: 2 * _NEAR], to[:_NEAR])
    for match in cues.AS_AS.finditer(text):
        before, to = named(text[: match.start()])[::-1], _compared_to(text[match.end() :])
        yield Comparison(
            f"as {match['word'].lower()} … as", (match["word"].lower(),), before[: 2 * _NEAR], to[:_NEAR]
        )
    for match in cues.COMPARING.finditer(text):
        kept = ("fewer", "better", "higher", "lower")
        before = [word for word in tokens(text[: match.start()]) if word not in LIGHT or word in kept]
        stems, to = named(text[: match.start()])[::-1], _compared_to(text[match.end() :])
        yield Comparison(match[0].lower(), tuple(before[-_NEAR:]), stems[: 2 * _NEAR], to[:_NEAR])


def _compared_to(after: str) -> tuple[str, ...]:
    """Return the stems of what stands behind `than`, as far as its phrase goes."""
    return named(re.split(r"[,;:](?=\s)|\.(?=\s|$)", after, maxsplit=1)[0])


_PEOPLE = word_set(
    "patient patients people person persons individual individuals participant participants group groups arm arms one"
)
"""Light words that nevertheless say who is compared with whom."""


def named(text: str) -> tuple[str, ...]:
    """Return the stems of the words that name somebody or something, in order."""
    return tuple(dict.fromkeys(stem(w) for w in tokens(text) if w not in LIGHT or w in _PEOPLE))


def comparator(claim: Claim) -> str | None:
    """Look for a comparison that was lost, changed or made up."""
    return _lost(claim) or _changed(claim) or _equal_told_as_more(claim) or _added(claim)


def _equal_told_as_more(claim: Claim) -> str | None:
    """Look for more or less where the article says that both are equal."""
    equal = cues.AS_AS.search(claim.clause)
    more = cues.THAN.search(claim.text)
    if not equal or not more or cues.THAN.search(claim.source):
        return None
    if cues.MULTIPLE.search(claim.clause[: equal.start()]) or not held(
        stem(equal["word"]), all_stems(claim.text)
    ):
        return None
    return f"the article says “{equal[0].lower()}”{claim.at}, the line “{more['word'].lower()} … than”"


def sides(claim: Claim) -> str | None:
    """Look for a comparison whose two sides changed places."""
    theirs = [c for clause in claim.clauses for c in comparisons(clause) if c.to]
    for mine in comparisons(claim.text):
        for other in theirs:
            over = count(mine.to, other.before) + count(mine.before, other.to)
            stayed = count(mine.to, other.to) + count(mine.before, other.before)
            both = count(mine.to, other.before) and count(mine.before, other.to)
            if both and over > stayed and not _turned(claim, mine, other):
                return f"the two sides of the comparison changed places{claim.at}"
    return _side_taken(claim)


def _side_taken(claim: Claim) -> str | None:
    """Look for a line that says of one side what the article says of the other."""
    subject = named(subject_of(claim.text))
    if not subject or any(comparisons(claim.text)):
        return None
    for clause in claim.clauses:
        for comparison in comparisons(clause):
            on_far_side = "…" in comparison.said and count(subject, comparison.to) == len(subject)
            apart = tuple(k for k in subject if not held(k, frozenset(comparison.before)))
            if on_far_side and apart and any(claim.tells(word) for word in comparison.what):
                return f"the article says this of the other side of its comparison{claim.at}"
    return None


def count(some: tuple[str, ...], others: tuple[str, ...]) -> int:
    """Return how many of some stems stand among others."""
    return sum(held(key, frozenset(others)) for key in some)


def _lost(claim: Claim) -> str | None:
    if claim.absent:
        return None
    for clause in (*claim.clauses, claim.copied):
        for comparison in comparisons(clause):
            if not comparison.to or comparison.to[0].isdigit():
                continue
            told = [word for word in comparison.what if claim.tells(word)]
            to = [key for key in comparison.to if not held(key, frozenset(comparison.before))]
            read = f"{claim.line.text}. {claim.read}"
            kept = cues.COMPARATOR.search(read) or any(held(key, all_stems(read)) for key in to)
            if told and not kept:
                return f"the article compares (“{comparison.said}”){claim.at}, and the line does not say with what"
    return None


def _changed(claim: Claim) -> str | None:
    theirs = [c for sentence in claim.sentences for c in comparisons(sentence.text) if c.to]
    for mine in comparisons(claim.text):
        there = [c for c in theirs if any(held(k, frozenset(c.to)) for k in mine.to)]
        if not mine.to or not theirs or there or mine.to[0].isdigit():
            continue
        turned = any(_turned(claim, mine, c) for c in theirs)
        if not turned:
            return f"the line compares with something else than the article{claim.at}"
    return None


def _turned(claim: Claim, mine: Comparison, theirs: Comparison) -> bool:
    """Tell whether both sides and the direction changed, so that it says the same."""
    swapped = any(held(k, frozenset(theirs.before)) for k in mine.to)
    up, down = (bool(p.search(claim.text)) for p in (cues.UP, cues.DOWN))
    return swapped and (up, down) != (
        bool(cues.UP.search(claim.clause)),
        bool(cues.DOWN.search(claim.clause)),
    )


def _added(claim: Claim) -> str | None:
    added = cues.COMPARES.search(claim.text)
    if not added or claim.absent or not claim.sentences or held(stem(added[0].split()[0]), claim.stems):
        return None
    if cues.COMPARATOR.search(claim.source) or cues.COMPARES.search(claim.source):
        return None
    return f"the line compares (“{added[0].lower()}”), and the article does not{claim.at}"


def direction(claim: Claim) -> str | None:
    """Look for more where the source has less."""
    ups, downs = (set(map(str.lower, p.findall(claim.clause))) for p in (cues.UP, cues.DOWN))
    up, down = cues.UP.search(claim.text), cues.DOWN.search(claim.text)
    if cues.PLAIN_NEGATION.search(claim.clause) or cues.PLAIN_NEGATION.search(claim.text):
        return None
    if up and not down and downs and not ups:
        return f"the article says “{min(downs)}”{claim.at}, the line “{up[0].lower()}”: the other way round"
    if down and not up and ups and not downs:
        return f"the article says “{min(ups)}”{claim.at}, the line “{down[0].lower()}”: the other way round"
    return None


def _amount(text: str) -> tuple[int, str] | None:
    """Return the largest amount that a text names, and its word."""
    found = [(rung, match[0].lower()) for rung, pattern in cues.AMOUNTS for match in pattern.finditer(text)]
    return max(found, default=None)


def quantifier(claim: Claim) -> str | None:
    """Look for another amount, or for all where the source has some."""
    for clause in claim.clauses:
        for match in cues.QUANTIFIED.finditer(clause):
            wrong = _quantified(claim, clause, match)
            if wrong:
                return wrong
    return _none_told_as_some(claim) or _absolute(claim)


def _quantified(claim: Claim, clause: str, match: re.Match[str]) -> str | None:
    follows = [w for w in (match["next"], match["then"]) if w]
    told = frozenset(map(stem, tokens(claim.text)))
    if not any(held(stem(w), told) for w in follows):
        return None
    said, needed, own = match["word"].lower(), _amount(match["word"]), _amount(claim.read)
    if (
        own is None
        and level(claim.read) > 2
        and not claim.absent
        and not re.search(r"\d", claim.text)
        and claim.asserts
    ):
        return f"the article says “{said}”{claim.at}, and the line says it of all"
    named = own and re.search(rf"\b{re.escape(own[1])}\b", clause.lower())
    if own and needed and not named and (own[0] > needed[0] or own[0] < needed[0] - 1):
        return f"the article says “{said}”{claim.at}, the line “{own[1]}”"
    return None


def _none_told_as_some(claim: Claim) -> str | None:
    none = re.search(r"(?i)\b(?:none|no one|nobody|neither) of\b|^none\b", claim.clause)
    some = re.search(r"(?i)\b(?:some|several|a few|many|most)\b", claim.text)
    return (
        f"the article says “{none[0].lower()}”{claim.at}, the line “{some[0].lower()}”"
        if none and some
        else None
    )


def _absolute(claim: Claim) -> str | None:
    added = cues.ABSOLUTE.search(claim.text)
    if not added or claim.absent or re.search(rf"(?i)\b{re.escape(added[0])}\b", claim.source):
        return None
    amount = _amount(re.sub(r"(?i)\b(?:both|only)\b", "", claim.source))
    if amount is None or amount[0] < 4 or (cues.AMOUNTS[4][1].search(added[0]) and amount[0] < 5):
        return f"“{added[0].lower()}” is more than the article says{claim.at}"
    return None


def qualifier(claim: Claim) -> str | None:
    """Look for a word that made the claim smaller and was left out."""
    for match in cues.SOFTENER.finditer(claim.clause):
        word, follows = match["word"].lower(), match["next"]
        lost = claim.tells(follows) and word not in claim.read.lower() and not claim.tells(word)
        if lost and stem(follows) not in claim.index.topic and claim.asserts:
            return f"the article says “{word} {follows}”{claim.at}; the line drops “{word}”"
    return None
