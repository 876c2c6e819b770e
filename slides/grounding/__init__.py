"""Talk x Article -> findings about lines that say more than the sentences they stand on. No model, no network: rules.

Four steps, one file each: `lines` (what stands on the slides), `support` (the sentences of the article that a line
stands on), `rules` (a table: what may not be lost, changed or added between the two), and here the findings. `words`
and `cues` hold the tables of general English that they go by: no word there belongs to any one topic.
"""

from __future__ import annotations

from collections.abc import Iterator

from slides.errors import Finding
from slides.grounding.claims import Claim, claims_of
from slides.grounding.lines import Line, lines, named_numbers
from slides.grounding.rules import OWN, RULES
from slides.grounding.support import Index
from slides.model import Article, Talk

__all__ = ["ground", "judged"]


def ground(talk: Talk, article: Article | None) -> tuple[Finding, ...]:
    """Return a finding for each line that says something else than the article; none where there is no article."""
    if article is None or not article.sentences:
        return ()
    index = Index.of(article.sentences, article.title)
    return tuple(finding for line in lines(talk) for finding in _of_line(talk, line, index))


def _of_line(talk: Talk, line: Line, index: Index) -> Iterator[Finding]:
    if "own" in line.marks:
        if not line.cited:
            yield Finding(
                OWN.severity,
                OWN.ident,
                OWN.says,
                talk.path,
                line.line,
                talk.quote(line.line),
                OWN.hint,
                line.slide,
            )
        return
    quoted = named_numbers(talk, line.slide)
    for ident, message in judged(line, index, quoted):
        rule = next(rule for rule in RULES if rule.ident == ident)
        yield Finding(
            rule.severity, ident, message, talk.path, line.line, talk.quote(line.line), rule.hint, line.slide
        )


def judged(line: Line, index: Index, quoted: frozenset[int] = frozenset()) -> tuple[tuple[str, str], ...]:
    """Return rule and message of all that a line gets wrong, each rule once; `quoted` are its notes' sentences."""
    found: dict[str, str] = {}
    for claim in claims_of(line, index, quoted):
        for ident, message in _broken(claim):
            found.setdefault(ident, message)
    return tuple(found.items())


def _broken(claim: Claim) -> Iterator[tuple[str, str]]:
    """Yield what one claim breaks. A claim that no sentence supports is not compared with any, but for its facts."""
    for rule in RULES:
        if claim.supported or rule.without_support:
            message = rule.broken(claim)
            if message:
                yield rule.ident, message
