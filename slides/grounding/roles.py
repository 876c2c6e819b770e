"""Who does what to whom, in whom, on what condition, and who says so."""

from __future__ import annotations

import re
from itertools import pairwise

from slides.grounding import cues
from slides.grounding.claims import Claim
from slides.grounding.clauses import clauses, is_verb_form
from slides.grounding.vocabulary import LIGHT
from slides.grounding.words import alike, all_stems, content, held, stem, tokens


def cause(claim: Claim) -> str | None:
    """Look for a cause where the source has a link."""
    if claim.absent or not claim.sentences:
        return None
    linked = cues.ASSOCIATED.search(claim.clause)
    caused = cues.CAUSING.search(claim.text)
    if caused and not cues.CAUSING.search(claim.source) and not cues.EFFECT.search(claim.source):
        because = f"the article says “{linked[0].lower()}”" if linked else "the article names no cause"
        return f"{because}{claim.at}, the line “{caused[0].lower()}”"
    acts = cues.EFFECT.search(claim.text)
    if linked and acts and not cues.ASSOCIATED.search(claim.read) and not _acts_there(acts[0], claim.source):
        return (
            f"the article says “{linked[0].lower()}”{claim.at}, the line “{acts[0].lower()}”: a cause where there was a link"
        )
    return None


def _acts_there(word: str, text: str) -> bool:
    return any(stem(word.lower()) == stem(match[0].lower()) for match in cues.EFFECT.finditer(text))


def attribution(claim: Claim) -> str | None:
    """Look for a fact where the source has somebody's view."""
    match = cues.SAID_BY.search(claim.clause)
    if not match or cues.SAYS.search(claim.read) or claim.absent:
        return None
    after = all_stems(claim.clause[match.end() :])
    if not any(held(key, after) for key in claim.keys):
        return None
    return f"in the article {match['who'].lower()} {match['verb'].lower()} this{claim.at}, on the slide it is a fact"


def population(claim: Claim) -> str | None:
    """Look for a claim about more than those whom the source speaks of."""
    animal = cues.HUMANE.search(claim.source)
    modelled = animal and animal[0].lower() in ("model", "models")
    if animal and not modelled and claim.asserts and not cues.HUMANE.search(claim.read):
        return f"the article says this of “{animal[0].lower()}”{claim.at}, the line of everybody"
    return _group_widened(claim) or _elsewhere(claim) or _unnarrowed(claim)


def _group_widened(claim: Claim) -> str | None:
    wide = cues.EVERYBODY.search(claim.text)
    for group in cues.GROUPS:
        match = group.search(claim.clause)
        if match and wide and wide[0].lower() not in claim.source.lower() and not group.search(claim.read):
            return f"the article says this of “{match[0].lower()}”{claim.at}, the line of “{wide[0].lower()}”"
    return None


_WHERE = re.compile(r"(?i)\b(?:in|among|for|with) (?:the |all |these )?(?P<what>[\w-]+(?: [\w-]+)?)(?=[,.;)]|$| (?:and|was|were|is|are|than|at|by|to|from)\b)")


def _elsewhere(claim: Claim) -> str | None:
    """Look for `in A` at the end of a phrase where the source has `in B`, and says nothing of A."""
    mine = _WHERE.search(claim.text)
    if not mine or not claim.asserts:
        return None
    told = content(mine["what"])
    if not told or any(held(key, claim.stems) for key in told):
        return None
    for clause in claim.clauses:
        for match in _WHERE.finditer(clause):
            there = content(match["what"])
            if there and not any(claim.tells(word) for word in tokens(match["what"]) if word not in LIGHT):
                return f"the article says this of “{match['what']}”{claim.at}, the line of “{mine['what']}”"
    return None


def _unnarrowed(claim: Claim) -> str | None:
    for match in cues.NARROWING.finditer(claim.clause):
        word, follows = match["word"].lower(), match["next"]
        bare = claim.tells(follows) and not claim.tells(word) and word not in claim.read.lower()
        if bare and claim.asserts and stem(follows) not in claim.index.topic and len(follows) > 3 and follows.lower() not in LIGHT:
            return f"the article says “{word} {follows}”{claim.at}, the line only “{follows}”"
    return None


def condition(claim: Claim) -> str | None:
    """Look for a condition that was left out."""
    if not claim.asserts or claim.absent:
        return None
    for clause in claim.clauses:
        match = cues.CONDITIONAL.search(clause)
        if match and not cues.CONDITION_WORDS.search(claim.read):
            after = all_stems(clause[match.end() :])
            if any(held(key, after) for key in claim.keys if key not in claim.index.topic):
                return f"the article sets a condition (“{match[0].lower()}”){claim.at}, and the line has lost it"
    return None


# ------------------------------------------------------------------------------------------------- who does what to whom


def swapped(claim: Claim) -> str | None:
    """Look for agent and patient, or the two sides of a comparison, in each other's place."""
    return _turned(claim) or _other_modifier(claim) or _actor_moved(claim)


def _turned(claim: Claim) -> str | None:
    """Look for `A does B` where the source has `B does A`."""
    mine = _order(claim.text)
    for clause in claim.clauses:
        theirs = _order(clause)
        for place, (verb, word) in enumerate(mine):
            if not 0 < place < len(mine) - 1 or not _hinge(word):
                continue
            there = [n for n, (key, w) in enumerate(theirs) if alike(key, verb) and _hinge(w)]
            if len(there) == 1 and _crossed(claim.text, clause, mine, theirs, (place, there[0])):
                left, right = mine[place - 1][1], mine[place + 1][1]
                return f"the article has “{right}” and “{left}” the other way round about “{word}”{claim.at}"
    return None


_SIDE = 4
"""Words on either side of a verb that say who and whom."""


def _crossed(line: str, clause: str, mine: list[tuple[str, str]], theirs: list[tuple[str, str]], at: tuple[int, int]) -> bool:
    here, there = at
    left, right = _sides(line, mine, here)
    before, after = _sides(clause, theirs, there)
    crosses = _meet(left, after) and _meet(right, before)
    return crosses and not _meet(left, before) and not _meet(right, after)


def _sides(text: str, order: list[tuple[str, str]], place: int) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of who acts and who is acted on; a passive with `by` has them the other way round."""
    before = frozenset(k for k, _ in order[max(0, place - _SIDE) : place])
    after = frozenset(k for k, _ in order[place + 1 : place + 1 + _SIDE])
    word = re.escape(order[place][1])
    passive = re.search(rf"(?i)\b{word}\b[^,;]{{0,40}}\b(?:by|from|due to|in)\b|\b(?:due to|after|because of)\b", text)
    return (after, before) if passive else (before, after)


def _meet(some: frozenset[str], others: frozenset[str]) -> bool:
    return any(held(key, others) for key in some)


def _order(text: str) -> list[tuple[str, str]]:
    return [(stem(word), word) for word in tokens(text) if (word not in LIGHT or word in _HINGES) and not word.isdigit()]


_HINGES = frozenset("higher lower better worse fewer greater more less".split())
"""Words about which the two sides of a comparison turn."""


def _hinge(word: str) -> bool:
    return word in _HINGES or is_verb_form(word)


def _other_modifier(claim: Claim) -> str | None:
    """Look for the word before a noun: `random effect` where the source has only `fixed effect`, and both in one article."""
    mine = tokens(claim.text)
    everywhere = claim.index.pairs
    for modifier, head in pairwise(mine):
        if modifier in LIGHT or head in LIGHT or len(modifier) < 4:
            continue
        before = {m for s in claim.sentences for m, h in _pairs(s.text) if h == head}
        rival = {m for m in before if m not in LIGHT and (m, head) in everywhere and not claim.tells(m)}
        if rival and modifier not in before and (modifier, head) in everywhere and not _near(claim.source, modifier, head):
            return f"the article says “{min(rival)} {head}”{claim.at}, the line “{modifier} {head}”"
    return None


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(tokens(text)))


_WITHIN = 5


def _near(text: str, one: str, other: str) -> bool:
    words = tokens(text)
    at = [n for n, word in enumerate(words) if alike(stem(word), stem(one))]
    return any(abs(n - m) <= _WITHIN for n in at for m, word in enumerate(words) if word == other)


def _actor_moved(claim: Claim) -> str | None:
    """Look for a noun of one clause that became the deed of somebody in another."""
    match = re.search(r"(?i)^(?P<who>[\w ’'-]+?) (?:can|may|might|could|will|to) (?P<verb>\w+)\b", claim.text)
    if not match:
        return None
    key = stem(match["verb"])
    nouns = re.compile(r"(?i)\b\w+(?:tion|sion|ment)s?\b")
    for sentence in claim.sentences:
        parts = clauses(sentence.text)
        deeds = [c for c in parts if any(stem(n) == key for n in nouns.findall(c))]
        told = [w for w in tokens(sentence.text) if stem(w) == key and not nouns.fullmatch(w)]
        who = content(match["who"])
        elsewhere = [c for c in parts if c not in deeds and all(held(k, all_stems(c)) for k in who)]
        if deeds and not told and who and elsewhere and not any(held(k, all_stems(deeds[0])) for k in who):
            return f"the article does not say who does this (“{match['verb']}”), least of all “{match['who'].strip()}”{claim.at}"
    return None


_OWN_WORDS = 2
"""Words of each of two sentences, and of no other, from which on a statement joins them."""


def fused(claim: Claim) -> str | None:
    """Look for one statement made of the words of two sentences that do not make it."""
    if len(claim.sentences) < 2 or claim.absent or not claim.asserts:
        return None
    if re.search(r"[,;:()]|\b(?:and|or|but|while|whereas)\b", claim.text):
        return None
    stems = [all_stems(sentence.text) for sentence in claim.sentences]
    own = [
        [k for k in claim.keys if k not in claim.index.topic and held(k, s) and not held(k, stems[1 - n])]
        for n, s in enumerate(stems)
    ]
    if min(map(len, own)) >= _OWN_WORDS:
        one, other = (f"S{sentence.number}" for sentence in claim.sentences)
        return f"the line joins {one} and {other} to one statement that neither makes"
    return None
