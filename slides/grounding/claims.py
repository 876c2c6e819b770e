"""A claim: one statement of a line with the sentences that it stands on, and what the rules ask of the two.

A claim is a line, or the part of it between semicolons or full stops. It is compared with the clauses of its
sentences that it takes its words from, not with the whole of them: the `may` of one clause says nothing of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from slides.grounding import cues
from slides.grounding.clauses import Heard, asserts, clauses, heard, opens, verbs_of
from slides.grounding.lines import Line
from slides.grounding.support import Index, folded, spelt
from slides.grounding.words import alike, all_stems, content, held, joined, stem
from slides.model import Sentence

_STATEMENTS = re.compile(r";\s+|(?<=[a-z\d)%”]{2})(?<!\bvs)(?<!\bal)[.?!]\s+(?=[A-Z“\d])")
"""Where one statement of a line ends and the next begins."""
_LEAST_COVER = 0.34
"""Share of a claim's weight that its sentences must have for the two to be compared at all."""
_SPOKEN_COVER = 0.7
"""The same for the notes, where a speaker says more than the article does."""
_COPIED = 0.85
"""Share of a sentence's words from which on a line is a copy of it, and must have its small words too."""
_OWN_SHARE = 0.25
"""Share of the matched words of which a clause must have more for itself to count as one that the claim stands on."""
_DENIED_SHARE = 0.6
"""Share of the words of a `No …` that a sentence with a `no` of its own must have to be the one that is told."""


@dataclass(frozen=True)
class Claim:
    """One statement of a line, with the sentences that it stands on."""

    text: str
    line: Line
    sentences: tuple[Sentence, ...]
    index: Index
    absent: bool = False
    """It says that the article does not give something."""

    @cached_property
    def source(self) -> str:
        """The words of its sentences."""
        return " ".join(sentence.text for sentence in self.sentences)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its sentences, short forms spelt out and compounds in one."""
        return spelt(all_stems(self.source) | joined(self.source), self.index.forms)

    @property
    def at(self) -> str:
        """Its sentences as messages name them: ` (S3)`."""
        return (
            f" ({' and '.join(f'S{sentence.number}' for sentence in self.sentences)})"
            if self.sentences
            else ""
        )

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words that it claims something with."""
        return content(self.text)

    @cached_property
    def joined(self) -> frozenset[str]:
        """The stems of the line's compounds, each in one, and of the parts of the article's."""
        whole = joined(self.text)
        return frozenset(key for word in whole if held(word, self.stems) for key in self.keys if key in word)

    @cached_property
    def copied(self) -> str:
        """The sentence, or part of one between semicolons, that it has nearly all the words of, without what stands in brackets; empty if there is none."""
        mine = all_stems(self.text)
        for sentence in self.sentences:
            open_text = re.sub(r"\s?[(\[][^()\[\]]*[)\]]", "", sentence.text)
            for part in re.split(r";\s+", open_text):
                keys = content(part)
                if keys and sum(held(key, mine) for key in keys) >= _COPIED * len(keys):
                    return part
        return ""

    @property
    def verbatim(self) -> bool:
        """Whether it is one of its sentences, word for word."""
        return any(folded(self.text) == folded(sentence.text) for sentence in self.sentences)

    @cached_property
    def cover(self) -> float:
        """Share of its words, by weight, that its sentences have."""
        weights = [(self.index.weight(key), held(key, self.stems)) for key in self.keys]
        total = sum(weight for weight, _ in weights)
        return sum(weight for weight, there in weights if there) / total if total else 1.0

    @cached_property
    def supported(self) -> bool:
        """Whether enough of it is in its sentences to compare the two; of what is spoken, nearly all."""
        least = _SPOKEN_COVER if self.line.part == "spoken" else _LEAST_COVER
        return bool(self.sentences) and self.cover >= least

    @cached_property
    def context(self) -> str:
        """What its reader takes with it: its labels, and for a fragment the slide's title and lead."""
        return f"{self.line.label}. {'' if self.asserts else self.line.above}"

    @cached_property
    def read(self) -> str:
        """The claim with its context."""
        return f"{self.text}. {self.context}"

    @cached_property
    def asserts(self) -> bool:
        """Whether it is a sentence and not a name."""
        return asserts(self.text, verbs_of(self.source))

    @cached_property
    def pieces(self) -> tuple[str, ...]:
        """The clauses that it is made of; one that asserts nothing goes with the one before it, an opening with the next."""
        pieces: list[str] = []
        for clause in clauses(self.text):
            hangs = re.match(r",? ?\w+ing\b", clause) or clause.startswith(":")
            if pieces and (hangs or opens(pieces[-1]) or not asserts(clause) or not asserts(pieces[-1])):
                pieces[-1] += clause
            else:
                pieces.append(clause)
        return tuple(pieces)

    @cached_property
    def heard(self) -> tuple[tuple[str, Heard], ...]:
        """The words of its sentences with their stems, and how sure the source is of each."""
        return tuple((stem(word.word), word) for s in self.sentences for word in heard(s.text))

    def surest(self, key: str) -> Heard | None:
        """Return the place at which its sentences are surest of a word, None if they do not have it."""
        places = [word for there, word in self.heard if alike(key, there)]
        return max(places, key=lambda word: word.level, default=None)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of its sentences that it takes its words from; a participle's clause brings the one before it."""
        found = [clause for sentence in self.sentences for clause in clauses(sentence.text)]
        turning = frozenset(stem(m[0]) for p in (cues.UP, cues.DOWN) for m in p.finditer(self.text))
        keys_told = [key for key in self.keys if key not in turning] or self.keys
        matched = [frozenset(key for key in keys_told if held(key, all_stems(c))) for c in found]
        own = [
            {k for k in keys if not any(k in other for m, other in enumerate(matched) if m != n)}
            for n, keys in enumerate(matched)
        ]
        every = frozenset().union(*matched) if matched else frozenset()
        chosen = {n for n, keys in enumerate(own) if keys and len(keys) > _OWN_SHARE * len(every)}
        if not chosen and found:
            best = max(len(keys) for keys in matched)
            chosen = {next(n for n, keys in enumerate(matched) if len(keys) == best)}
        return tuple(_whole(found, n) for n in sorted(chosen))

    @cached_property
    def clause(self) -> str:
        """Those clauses in one text."""
        return " ".join(self.clauses)

    def tells(self, word: str) -> bool:
        """Tell whether the claim uses a word, in whatever form."""
        return held(stem(word), all_stems(self.text))


def _whole(found: list[str], place: int) -> str:
    """Return a clause, with the one before it if it hangs on that as a participle does: `, allowing for sleep`."""
    clause = found[place]
    hangs = re.match(r",? ?\w+ing\b", clause) and place
    return f"{found[place - 1]}{clause}" if hangs else clause


def claims_of(line: Line, index: Index, quoted: frozenset[int]) -> Iterator[Claim]:
    """Yield the claims of a line, each with its sentences; a remark in square brackets claims nothing, nor does a question."""
    text = re.sub(r"\[[^\]]*\]", "", line.text)
    if cues.ASKS.match(text.strip()):
        return
    near = quoted | {sentence.number for sentence in index.support(f"{text} {line.label}", quoted)}
    listed = bool(cues.LISTS_GAPS.search(line.above)) and not asserts(text)
    for part in _STATEMENTS.split(text):
        told = part.strip(" .")
        if told:
            sentences = index.support(f"{told} {line.label}", near)
            claim = Claim(told, line, sentences, index)
            silent = bool(cues.ABSENCE.search(told)) and not (_denied(claim) and not cues.GAP.search(told))
            yield replace(claim, absent=silent or listed or bool(cues.LISTS_GAPS.search(told)))


def _denied(claim: Claim) -> bool:
    """Tell whether the article itself says no to this: "No adverse events" is then its finding, and no gap in it."""
    there = sum(held(key, claim.stems) for key in claim.keys)
    return there >= _DENIED_SHARE * len(claim.keys) and bool(cues.PLAIN_NEGATION.search(claim.source))
