"""How sure a line is, against how sure its source is: hedges, proofs, aims, limits, negations."""

from __future__ import annotations

import re

from slides.grounding import cues
from slides.grounding.claims import Claim
from slides.grounding.clauses import Heard, asserts, denied, heard, predicate, verbs_of
from slides.grounding.words import alike, all_stems, content, held, stem

_HEDGED_SHARE = 0.5
"""Share of the words, by weight, that the source must hedge for the line to need a hedge."""
_DENIED_SHARE = 0.4
_NAMED = 2.5
"""Rung below which even a name of a few words needs its hedge."""


def level(text: str) -> float:
    """Return the lowest rung that a text names."""
    said = cues.EXPECTED.sub("", text)
    return min((level for level, pattern in cues.LADDER if pattern.search(said)), default=cues.FLAT)


def _word(text: str, rung: float) -> str:
    match = next(pattern for at, pattern in cues.LADDER if at == rung).search(text)
    return match[0].lower() if match else ""


def hedge(claim: Claim) -> str | None:
    """Look for a hedge that the words of the line stand under in the article, and not in the line."""
    if claim.absent or "believed" in claim.line.marks:
        return None
    for piece in claim.pieces:
        if piece.startswith(",") and cues.CONDITION_CLAUSE.match(piece):
            continue
        needed, own = _needed(claim, piece), level(f"{piece}. {claim.context}")
        if needed and own > needed.level and _says_enough(claim, piece, needed.level, own):
            if own >= cues.SHOWN:
                return f"the article says “{needed.cue}” of this{claim.at}; the line drops it"
            return (
                f"the article says “{needed.cue}”{claim.at}, the line “{_word(piece, own)}”, which is surer"
            )
        raised = cues.ADDED_LIKELY.search(piece)
        if needed and needed.level <= 1 and raised and not cues.ADDED_LIKELY.search(claim.source):
            return (
                f"the article says “{needed.cue}”{claim.at}, the line “{raised[0].lower()}”, which is surer"
            )
    lost = _left_out(claim, cues.CAREFUL)
    return f"the article says “{lost}” of this{claim.at}; the line drops it" if lost else None


def _left_out(claim: Claim, pattern: re.Pattern[str]) -> str:
    """Return the first small word that a copied sentence has more often than the line, empty if there is none."""
    there = [match[0].lower() for match in pattern.finditer(claim.copied)]
    mine = [match[0].lower() for match in pattern.finditer(f"{claim.line.text}. {claim.context}")]
    return next((word for word in there if word not in mine), there[-1]) if len(mine) < len(there) else ""


def _needed(claim: Claim, piece: str) -> Heard | None:
    """Return the hedge that most of what a piece says of its subject stands under in the article."""
    for text in dict.fromkeys((predicate(piece), piece)):
        keys = content(text)
        told = [(k, claim.surest(k)) for k in keys if k not in claim.index.topic] or [
            (k, claim.surest(k)) for k in keys
        ]
        weighed = [(claim.index.weight(key), place) for key, place in told if place]
        hedged = [(weight, place) for weight, place in weighed if place.level <= cues.HEDGED]
        if hedged and sum(w for w, _ in hedged) >= _HEDGED_SHARE * sum(w for w, _ in weighed):
            return min((place for _, place in hedged), key=lambda place: place.level)
    return None


def _says_enough(claim: Claim, piece: str, needed: float, own: float) -> bool:
    """Tell whether the line claims enough for a hedge to be missing: a name alone claims nothing."""
    return (
        own < cues.FLAT
        or asserts(piece, verbs_of(claim.source))
        or (needed < _NAMED and len(content(piece)) > 2)
    )


def proof(claim: Claim) -> str | None:
    """Look for words of proof that the source does not have."""
    proven = dict(cues.LADDER)[cues.PROVEN]
    strong = proven.search(claim.text)
    if strong and strong[0].lower() != "will" and not proven.search(claim.source):
        return f"“{strong[0].lower()}” is more than the article says{claim.at}"
    shown = _FOUND.search(claim.text)
    if (
        shown
        and level(claim.clause) <= cues.HEDGED
        and level(claim.text) > cues.HEDGED
        and not _FOUND.search(claim.source)
    ):
        return f"“{shown[0].lower()}” is more than the article says{claim.at}"
    return None


_FOUND = cues.cue(r"shows?|showed|shown|demonstrat\w+|reveal\w*|establish\w*")
"""Words that say that it was seen to be so."""


def softened(claim: Claim) -> str | None:
    """Look for a hedge that the article does not have where the line has it."""
    added = None if claim.absent else cues.SOFTENS.search(claim.text)
    if not added or not claim.sentences or held(stem(added[0]), claim.stems):
        return None
    must = cues.OBLIGED.search(claim.clause)
    if must and not cues.OBLIGED.search(claim.text):
        return f"the article says “{must[0].lower()}”{claim.at}; “{added[0].lower()}” makes it weaker"
    if (
        _hedged_there(claim, added[0])
        or level(claim.clause) < cues.SHOWN
        or any(p.search(claim.clause) for p in _OPEN_ENDED)
    ):
        return None
    return f"the article states this flatly{claim.at}; “{added[0].lower()}” makes it weaker"


def _hedged_there(claim: Claim, word: str) -> bool:
    """Tell whether the article hedges any of the words that a hedge of the line stands for."""
    said = [stem(h.word) for h in heard(claim.text) if h.cue == word.lower()]
    careful = [there for there, h in claim.heard if h.level <= cues.HEDGED]
    return any(alike(key, there) for key in said for there in careful if key in claim.keys)


_OPEN_ENDED = (cues.AIM, cues.CONDITIONAL, cues.ASSOCIATED, cues.DOUBTED)
"""What may well be told with a hedge of the line's own."""


def aim(claim: Claim) -> str | None:
    """Look for a result where the source has an aim, a plan or a question."""
    if cues.AIM_TOLD.search(claim.read) or "believed" in claim.line.marks or claim.absent:
        return None
    if level(claim.read) <= 2 or not claim.asserts:
        return None
    for clause in claim.clauses:
        match = cues.AIM.search(clause)
        after = all_stems(clause[match.end() :]) if match else frozenset()
        if match and any(held(key, after) for key in claim.keys if key not in claim.index.topic):
            return f"the article speaks of an aim or a plan (“{match[0].lower()}”){claim.at}, the line of a result"
    return None


def limit(claim: Claim) -> str | None:
    """Look for something told as known that the source calls unknown or missing."""
    match = cues.UNCERTAIN.search(claim.clause)
    if not match or claim.absent or cues.UNCERTAIN.search(claim.read) or cues.NEGATION.search(claim.read):
        return None
    if match[0].lower() in ("limited", "need", "needs", "required") or (
        not claim.asserts and len(claim.keys) < 3
    ):
        return None
    return f"the article calls this unknown or missing (“{match[0].lower()}”){claim.at}, the line does not"


def negation_lost(claim: Claim) -> str | None:
    """Look for words that the article denies and the line does not."""
    if claim.absent or cues.UNCERTAIN.search(claim.text):
        return None
    lost = _left_out(claim, cues.PLAIN_NEGATION)
    if lost and len(cues.NEGATION.findall(f"{claim.line.text}. {claim.context}")) < len(
        cues.NEGATION.findall(claim.copied)
    ):
        return f"the article says “{lost}” of this{claim.at}; the line drops it"
    for piece in claim.pieces:
        if cues.NEGATION.search(f"{piece}. {claim.context}"):
            continue
        said = next(
            (s for text in dict.fromkeys((predicate(piece), piece)) if (s := _denial(claim, content(text)))),
            None,
        )
        if said and (asserts(piece, verbs_of(claim.source)) or len(content(piece)) > 2):
            return f"the article says “{said}” of this{claim.at}; the line drops it"
    return None


def _denial(claim: Claim, keys: tuple[str, ...]) -> str | None:
    """Return the word by which the article denies most of what some words claim."""
    places = [(stem(word), said) for s in claim.sentences for word, said in denied(s.text)]
    total, no, cue = 0.0, 0.0, ""
    for key in keys:
        said = [said for there, said in places if alike(key, there)]
        if key in claim.index.topic or not said:
            continue
        total += claim.index.weight(key)
        if all(said):
            no, cue = no + claim.index.weight(key), said[0]
    return cue if total and no >= _DENIED_SHARE * total else None


def negation_added(claim: Claim) -> str | None:
    """Look for a negation that the source has in no form."""
    match = cues.PLAIN_NEGATION.search(claim.text)
    if not match or claim.absent or not claim.sentences:
        return None
    if any(p.search(claim.source) for p in (cues.NEGATION, cues.UNCERTAIN)) or re.search(
        r"\bun\w{4,}", claim.source
    ):
        return None
    return f"the line says “{match[0].lower()}”, the article does not{claim.at}"
