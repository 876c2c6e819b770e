"""What each sentence of an article without headings is for: background, mechanism, benefits, limits and so on.

A table of cue words (`cues.ROLE_CUES`) votes; a sentence's place in the article and the other sentences of its
paragraph vote too. Knows no topic, and does not read numbers, names or grammar.
"""

from __future__ import annotations

from collections.abc import Iterable

from slides.draft.compress import leans
from slides.draft.cues import ASIDE_FROM_ROLES, ROLE_CUES, SECTION_TITLES, Role
from slides.model import ArticleParagraph

Scores = dict[Role, float]

_PARAGRAPH_VOTE = 0.35
"""What the mean of the other sentences of a paragraph counts for, next to the sentence's own words."""
_PLACE_VOTES: dict[Role, float] = {"background": 1.5, "takehome": 1.5}
"""What the first paragraph and the last one count for."""
_A_CROWD = 200
"""Sentences of a paragraph above which one of them makes no difference to the mean of all."""
_OWN_VOICE = 1.0
"""Votes below which a sentence that begins with `These` or `It` goes where the one before it went."""
_TOPICAL = 0.12
"""Share of the article's sentences above which a cue word is its topic, and says less about any one of them."""
_LEAST_SENTENCES = 25
"""In a shorter article a share says nothing."""
_LEAST_PARAGRAPHS = 3
"""A shorter article has no introduction and no conclusion of its own."""


def assigned(paragraphs: tuple[ArticleParagraph, ...]) -> dict[int, Role]:
    """Return a role for the number of each sentence."""
    weights = _weights([sentence.text for paragraph in paragraphs for sentence in paragraph.sentences])
    roles: dict[int, Role] = {}
    for index, paragraph in enumerate(paragraphs):
        own = [_votes(sentence.text, weights) for sentence in paragraph.sentences]
        crowd = _mean(own) if len(own) > _A_CROWD else None
        place = _place(index, len(paragraphs))
        for count, (sentence, votes) in enumerate(zip(paragraph.sentences, own, strict=True)):
            if count and leans(sentence.text) and sum(votes.values()) < _OWN_VOICE:
                roles[sentence.number] = roles[sentence.number - 1]
                continue
            others = _mean([other for other in own if other is not votes]) if crowd is None else crowd
            roles[sentence.number] = _winner((votes, others, place))
    return roles


def _weights(texts: list[str]) -> tuple[float, ...]:
    """Return the weight of each row of the table in this article: less where its words are the topic."""
    shares = [
        sum(bool(pattern.search(text)) for text in texts) / max(1, len(texts)) for _, _, pattern in ROLE_CUES
    ]
    return tuple(
        weight
        * (
            1.0
            if share <= _TOPICAL or len(texts) < _LEAST_SENTENCES
            else max(0.2, 1 - 3 * (share - _TOPICAL))
        )
        for (_, weight, _), share in zip(ROLE_CUES, shares, strict=True)
    )


def _votes(text: str, weights: tuple[float, ...]) -> Scores:
    """Return how strongly the words of a sentence speak for each role; each row of the table counts once."""
    told = ASIDE_FROM_ROLES.sub("", text)
    rows = zip(ROLE_CUES, weights, strict=True)
    return _added(
        {role: weight}
        for (role, _, pattern), weight in rows
        if pattern.search(text if role == "benefits" else told)
    )


def _added(votes: Iterable[Scores]) -> Scores:
    total: Scores = {}
    for vote in votes:
        for role, weight in vote.items():
            total[role] = total.get(role, 0.0) + weight
    return total


def _mean(votes: list[Scores]) -> Scores:
    """Return the mean of the votes, as much of it as a paragraph's other sentences count for."""
    return {role: weight * _PARAGRAPH_VOTE / len(votes) for role, weight in _added(votes).items()}


def _place(index: int, count: int) -> Scores:
    if count < _LEAST_PARAGRAPHS:
        return {}
    role: Role | None = "background" if index == 0 else "takehome" if index == count - 1 else None
    return {role: _PLACE_VOTES[role]} if role else {}


def _winner(votes: Iterable[Scores]) -> Role:
    """Return the role with most votes; of equals the one that comes first in a talk, background where nobody votes."""
    total = _added(votes)
    return max(SECTION_TITLES, key=lambda role: total.get(role, 0.0))
