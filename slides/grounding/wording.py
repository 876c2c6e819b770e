"""Words of the line's own: praise, and what its sentences do not say."""

from __future__ import annotations

import re

from slides.grounding import cues
from slides.grounding.claims import Claim
from slides.grounding.clauses import is_verb
from slides.grounding.vocabulary import TOLD_ANYWAY
from slides.grounding.words import held, ordinary, stem, tokens


def praise(claim: Claim) -> str | None:
    """Look for praise that is not the source's, or that is the source's and told as a fact."""
    text = f"{claim.line.lead}. {claim.text}"
    for match in cues.HYPE.finditer(text):
        there = held(stem(match[0].lower()), claim.stems) or match[0].lower() in claim.source.lower()
        if not there and not claim.absent:
            return f"“{match[0].lower()}” is not the article's word{claim.at}"
    match = cues.PRAISE.search(text)
    verbatim = any(claim.text.strip(" .") == sentence.text.strip(" .") for sentence in claim.sentences)
    if match and not verbatim and not cues.ATTRIBUTED.search(claim.line.text):
        return f"“{match[0].lower()}” is praise: say that it is the article's word{claim.at}"
    return None


_MOST_ORDINARY = 0.4
"""Share of a claim's words that may be ordinary ones which its source does not have."""
_SHOWN = 4


def unsupported(claim: Claim) -> str | None:
    """Look for words that the source has in no form."""
    if claim.absent or not claim.keys:
        return None
    if claim.line.names_slide and (len(claim.keys) < 2 or not claim.asserts):
        return None
    text = _spelt_out(claim, cues.ATTRIBUTION.sub("", claim.text))
    missing = [word for word in dict.fromkeys(tokens(text)) if _missing(claim, word)]
    weighty = [
        word
        for word in missing
        if not ordinary(stem(word)) and not _same_way(claim, word) and not _mere_verb(word)
    ]
    if not weighty and len(missing) <= _MOST_ORDINARY * len(claim.keys):
        return None
    told = ", ".join(f"“{word}”" for word in (weighty or missing)[:_SHOWN])
    return f"the sentence that the line stands on does not say {told}{claim.at}"


def _mere_verb(word: str) -> bool:
    """Tell whether a word is a verb that says of nothing that it acts on something else."""
    return is_verb(word) and not cues.EFFECT.search(word) and not cues.CAUSING.search(word)


def _same_way(claim: Claim, word: str) -> bool:
    """Tell whether a word says more or less, and the article's clause says as much in another word."""
    return any(p.search(word) and p.search(claim.source) for p in (cues.UP, cues.DOWN))


def _spelt_out(claim: Claim, text: str) -> str:
    """Return a text without what stands before a short form in brackets, where the sentence has the short form."""
    spelt: list[str] = []
    for match in re.finditer(r"\((?P<short>[A-Z][\w-]*)\)", text):
        if re.search(rf"\b{re.escape(match['short'])}\b", claim.source):
            before = text[: match.start()].split()[-len(match["short"]) - 1 :]
            spelt += [word for word in before if all(part in claim.index.names for part in tokens(word))]
    return " ".join(word for word in text.split() if word not in spelt)


def _missing(claim: Claim, word: str) -> bool:
    key = stem(word)
    return (
        key in claim.keys
        and not held(key, claim.stems)
        and not held(key, claim.joined)
        and key not in claim.index.topic
        and not word.isdigit()
        and not re.search(r"\d", word)
        and word not in cues.NUMBER_WORDS
        and word not in cues.SHARES
        and (word not in TOLD_ANYWAY or word not in claim.index.names)
        and not cues.COMPARATOR.search(word)
        and not cues.NEGATION.fullmatch(word)
        and not (cues.COMPARES.search(word) and cues.COMPARATOR.search(claim.source))
    )
