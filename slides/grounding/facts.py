"""Names that a line gives and the article does not, and what it says is missing although it is there."""

from __future__ import annotations

import re

from slides.grounding import cues
from slides.grounding.claims import Claim
from slides.grounding.clauses import clauses
from slides.grounding.vocabulary import LIGHT, TOLD_ANYWAY
from slides.grounding.words import all_stems, stem, tokens


def entity(claim: Claim) -> str | None:
    """Look for a name, a short form or a drug that the article does not have."""
    names = {*claim.index.names, *claim.index.forms}
    for match in cues.ENTITY.finditer(claim.text):
        name = match[0]
        begins = match.start() == 0 and re.fullmatch(r"[A-Z][a-z’']+", name)
        if not begins and not _titled(claim.text) and not _known(name, names):
            return f"the article does not name “{name}”"
        if (
            re.fullmatch(r"[A-Z]{2,}", name)
            and name.lower() in LIGHT
            and not re.search(rf"\b{name}\b", claim.source)
        ):
            return f"the sentence that the line stands on does not name “{name}”{claim.at}"
    drug = next((m[0] for m in cues.DRUG.finditer(claim.text) if not _known(m[0], names)), None)
    return f"the article does not name “{drug}”" if drug else None


def _titled(text: str) -> bool:
    """Tell whether a line is written with capitals throughout, which then name nothing."""
    words = re.findall(r"[A-Za-z]{4,}", text)
    return len(words) > 3 and all(word[0].isupper() for word in words)


def _known(name: str, names: set[str]) -> bool:
    low = name.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    return low in names or low.rstrip("s") in names or stem(low) in {stem(n) for n in names} or low in LIGHT


def absence(claim: Claim) -> str | None:
    """Look for what a line says the article lacks, and find the sentence that has it."""
    match = cues.MISSED.search(claim.text) if claim.absent else None
    if not match:
        return None
    for what in re.split(r",\s*(?:or|and|nor)?\s*|\s(?:or|and|nor)\s|;", match["what"]):
        named = re.sub(r"(?i)\b(?:is|are|was|were)\b.*$|^(?:\w+s\s+)?no\s+", "", what)
        keys = {stem(word) for word in tokens(named) if word not in LIGHT or word in TOLD_ANYWAY}
        for sentence in claim.index.sentences:
            if keys and any(keys <= all_stems(clause) for clause in clauses(sentence.text)):
                return f"the article does speak of “{named.strip()}” (S{sentence.number})"
    return None
