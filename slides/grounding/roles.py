"""Who does what to whom, in whom, on what condition, and who says so."""

from __future__ import annotations

import re
from itertools import pairwise

from slides.grounding import comparison, cues
from slides.grounding.claims import Claim
from slides.grounding.clauses import clauses, finite_verbs, is_verb_form, predicate, subject_of
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
    active = acts and acts.start() > 0 and acts[0].lower().endswith("s") and acts[0].lower() != "works"
    if acts and active and not _acted_there(claim.source):
        return f"the article names no cause{claim.at}, the line “{acts[0].lower()}”"
    if linked and acts and not cues.ASSOCIATED.search(claim.read) and not _acts_there(acts[0], claim.source):
        return f"the article says “{linked[0].lower()}”{claim.at}, the line “{acts[0].lower()}”: a cause where there was a link"
    return None


def _acted_there(text: str) -> bool:
    """Tell whether a text says in any form that something acts on something."""
    return any(p.search(text) for p in (cues.EFFECT, cues.CAUSING, cues.ACTS))


def _acts_there(word: str, text: str) -> bool:
    return stem(word) in all_stems(text)


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
    if animal and cues.EVERYBODY.search(claim.source) and not cues.HUMANE.search(claim.clause):
        animal = None
    told = cues.HUMANE.search(f"{claim.line.text} {claim.read}")
    if animal and not modelled and claim.asserts and not told:
        return f"the article says this of “{animal[0].lower()}”{claim.at}, the line of everybody"
    return _group_widened(claim) or _elsewhere(claim) or _unnarrowed(claim)


def _group_widened(claim: Claim) -> str | None:
    wide = cues.EVERYBODY.search(claim.text)
    for group in cues.GROUPS:
        match = group.search(claim.clause)
        if match and wide and wide[0].lower() not in claim.source.lower() and not group.search(claim.read):
            return f"the article says this of “{match[0].lower()}”{claim.at}, the line of “{wide[0].lower()}”"
    return None


_WHERE = re.compile(
    r"(?i)\b(?:in|among|for|with) (?:the |all |these )?(?P<what>[\w-]+(?: [\w-]+)?)(?=[,.;)]|$| (?:and|was|were|is|are|than|at|by|to|from)\b)"
)


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
        if (
            bare
            and claim.asserts
            and stem(follows) not in claim.index.topic
            and len(follows) > 3
            and follows.lower() not in LIGHT
        ):
            return f"the article says “{word} {follows}”{claim.at}, the line only “{follows}”"
    return None


def condition(claim: Claim) -> str | None:
    """Look for a condition that was left out."""
    if not claim.asserts or claim.absent:
        return None
    lost = f"the article sets a condition (“{{}}”){claim.at}; the line drops it"
    if cues.CONDITION_WORDS.search(claim.read):
        return None
    for sentence in claim.sentences:
        match = cues.CONDITION_CLAUSE.search(sentence.text)
        if match and len(claim.clauses) < len(clauses(sentence.text)):
            return lost.format(match[0].strip(" ,").lower())
    for clause in claim.clauses:
        match = cues.CONDITIONAL.search(clause)
        if match:
            after = all_stems(clause[match.end() :])
            if any(held(key, after) for key in claim.keys if key not in claim.index.topic):
                return lost.format(match[0].lower())
    return None


# ------------------------------------------------------------------------------------------------- who does what to whom


def swapped(claim: Claim) -> str | None:
    """Look for agent and patient, or the two sides of a comparison, in each other's place."""
    return (
        _turned(claim)
        or _other_antecedent(claim)
        or _other_subject(claim)
        or comparison.sides(claim)
        or _other_modifier(claim)
        or _actor_moved(claim)
    )


_SYMMETRIC = cues.cue(
    r"associat\w+|link\w*|correlat\w+|relat\w+|compar\w+|differ\w*|interact\w*|coincid\w+|contain\w*|is|are|was|were"
)
"""Verbs whose two sides may change places."""
_PAUSE = re.compile(r"[,;:](?=\s)|\s[–—]\s|\bbut\b")
_SIDE = 4
"""Words on either side of a verb that say who and whom."""


def _turned(claim: Claim) -> str | None:
    """Look for `A does B` where the source has `B does A`."""
    for mine in finite_verbs(claim.text):
        verb = stem(mine[0])
        if _SYMMETRIC.fullmatch(mine[0]) or re.match(r" that\b", claim.text[mine.end() :]):
            continue
        for clause in claim.clauses:
            there = _verbs_like(clause, verb) or _noun_verbs(clause, verb)
            if len(there) == 1 and _crossed(_sides(claim.text, mine), _sides(clause, there[0]), claim.stems):
                return f"who or what “{mine[0]}” is the other way round in the article{claim.at}"
    return None


def _verbs_like(clause: str, verb: str) -> list[re.Match[str]]:
    """Return the words of a clause that can be a verb's finite form or its participle."""
    if verb == stem("have"):
        return [m for m in finite_verbs(clause) if stem(m[0]) == verb]
    found = [
        m
        for m in re.finditer(r"(?<!\bthe )(?<!\ba )\b[\w-]+", clause)
        if stem(m[0]) == verb and _verbal(m[0])
    ]
    return found or [m for m in finite_verbs(clause) if alike(stem(m[0]), verb)]


def _verbal(word: str) -> bool:
    return is_verb_form(word) or word.endswith(("ed", "ing"))


def _noun_verbs(clause: str, verb: str) -> list[re.Match[str]]:
    """Return the noun of a verb where it has an object: `a cause of B`."""
    found = re.finditer(r"(?i)\b(?P<noun>\w+) (?=of\b|for\b)", clause)
    return [
        m
        for m in found
        if alike(stem(m["noun"]), verb) and re.search(r"\b(?:is|are|was|were)\b", clause[: m.start()])
    ]


Sides = tuple[tuple[str, ...], tuple[str, ...]]


def _sides(text: str, verb: re.Match[str]) -> Sides:
    """Return the stems of who acts and who is acted on, nearest first; a passive has them the other way round."""
    head = re.split(r" (?:that|which|who) ", re.split(_PAUSE, text[: verb.start()])[-1])[0]
    before = comparison.named(head)[::-1][:_SIDE]
    after = comparison.named(re.split(_PAUSE, text[verb.end() :])[0])[:_SIDE]
    if not re.search(r"\b(?:is|are|was|were|be|been|being) (?:\w+ )?$", text[: verb.start()]):
        return before, after
    agent = re.match(r" (?:\w+ ){0,3}?(?:by|due to)\b", text[verb.end() :])
    return (after, before) if agent else ((), before)


def _crossed(mine: Sides, theirs: Sides, stems: frozenset[str]) -> bool:
    """Tell whether more words changed sides than stayed, or the one who acts became the one who is acted on."""
    (left, right), (before, after) = mine, theirs
    over, back = comparison.count(left, after), comparison.count(right, before)
    stayed = comparison.count(left, before) + comparison.count(right, after)
    usurped = (
        left
        and not comparison.count(left, before)
        and all(held(key, stems) for key in left)
        and comparison.count(right, before[:2])
    )
    return bool(over and back and over + back > stayed) or bool(usurped)


def _other_antecedent(claim: Claim) -> str | None:
    """Look for what the article says of the one before `, which`, told of another one."""
    said = predicate(claim.text)
    told, subject = content(said), content(claim.text[: len(claim.text) - len(said)])
    for sentence in claim.sentences:
        for match in re.finditer(r", (?:which|who) (?P<said>[^,;]+)", sentence.text):
            before, after = all_stems(sentence.text[: match.start()]), all_stems(match["said"])
            own = content(re.split(r",|\band\b", sentence.text[: match.start()])[-1])[-_SIDE:]
            same = sum(held(k, after) for k in told) >= max(2, len(told) - 1)
            if (
                same
                and own
                and subject
                and all(held(k, before) and not held(k, frozenset(own) | after) for k in subject)
            ):
                return f"the article says this of something else{claim.at}, not of “{claim.text[: len(claim.text) - len(said)].strip()}”"
    return None


_PRONOUN = re.compile(r"(?i)\b(?:they|it|he|she|this|these|those|we|there)\b")
_SAID_THERE = 0.6
"""Share of a predicate that a clause must have to be the one that says it."""


def _unsure(clause: str) -> bool:
    """Tell whether it is not clear who the subject of a clause is: `and` may have cut a list, a pronoun stands for another."""
    return bool(re.match(r",? ?and\b", clause) or _PRONOUN.search(subject_of(clause)))


def _other_subject(claim: Claim) -> str | None:
    """Look for what one clause says of its subject, told of the subject of another clause."""
    for piece in claim.pieces:
        subject = comparison.named(subject_of(piece))
        told = [k for k in content(predicate(piece)) if k not in subject]
        if not subject or not told or not all(held(k, claim.stems) for k in subject):
            continue
        found = [c for s in claim.sentences for c in clauses(s.text)]
        shares = [sum(held(k, all_stems(predicate(c))) for k in told) / len(told) for c in found]
        best = max(shares, default=0)
        said = [c for c, share in zip(found, shares, strict=True) if share == best]
        if best < _SAID_THERE or len(said) != 1 or _unsure(said[0]):
            continue
        theirs = comparison.named(subject_of(said[0]))
        subjects = [frozenset(comparison.named(subject_of(c))) for c in found if c != said[0]]
        elsewhere = any(s and all(held(k, s) for k in subject) for s in subjects)
        if theirs and elsewhere and not any(held(k, all_stems(said[0])) for k in subject):
            return f"the article says this of “{subject_of(said[0])}”{claim.at}, not of “{subject_of(piece)}”"
    return None


def _other_modifier(claim: Claim) -> str | None:
    """Look for the word before a noun: `random effect` where the source has only `fixed effect`, and both in one article."""
    for modifier, head in sorted(_pairs(claim.text)):
        if (
            modifier in LIGHT
            or head in LIGHT
            or len(modifier) < _LEAST
            or is_verb_form(modifier)
            or is_verb_form(head)
        ):
            continue
        before = {m for s in claim.sentences for m, h in _pairs(s.text) if h == head}
        rival = {m for m in before if _rivals(claim, m, modifier)}
        there = (modifier, head) in claim.index.pairs or modifier in tokens(claim.source)
        if rival and modifier not in before and there and not _near(claim.source, modifier, head):
            return f"the article says “{min(rival)} {head}”{claim.at}, the line “{modifier} {head}”"
    return None


def _rivals(claim: Claim, word: str, modifier: str) -> bool:
    """Tell whether a word before a noun of the source is another than the line's, and lost in the line."""
    other = word not in LIGHT and word not in modifier and modifier not in word and not word.endswith("ly")
    return other and len(word) >= _LEAST and not is_verb_form(word) and not claim.tells(word)


def _pairs(text: str) -> set[tuple[str, str]]:
    """Return the words that follow each other with nothing but a blank between them."""
    return {
        (one, other) for phrase in re.split(r"[^\w\s'’-]+", text) for one, other in pairwise(tokens(phrase))
    }


_LEAST = 3
"""Letters of a word that can tell one noun from another of its name."""
_WITHIN = 8
"""Words between which two of the line may stand in the source and still belong together."""


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
