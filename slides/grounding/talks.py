"""What is wrong with a talk as a whole, and with no line of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slides.errors import Finding, shortened
from slides.grounding import cues
from slides.grounding.lines import Line
from slides.model import Sentence, Talk

_LIMIT = re.compile(
    r"(?i)\b(?:limitations?|underpowered|not (?:\w+ )?powered|(?:interpreted|treated|viewed) with caution|cautious\w*"
    r"|limit(?:s|ed) (?:our|the) ability|small (?:study|sample|numbers?|trials?)|(?:were|was) small\b"
    r"|(?:further|more|larger|additional) (?:\w+ )?(?:research|stud(?:y|ies)|trials?|work|testing) (?:\w+ ){0,2}(?:needed|required|warranted)"
    r"|(?:is|are|remains?) (?:still |yet )?(?:unclear|unknown|uncertain|to be (?:seen|determined|established))"
    r"|cannot be (?:excluded|ruled out)|lack of (?:data|evidence)|may not (?:be suitable|apply|generali[sz]e)|not suitable for)\b"
)
"""What an article says of its own limits, or of how far its findings go."""
_TOLD_LIMIT = re.compile(
    r"(?i)\b(?:limits?|limitations?|caveats?|weakness\w*|risks?|side effects?|unanswered|open questions?)\b"
)
_NAMED = 3
"""Sentences that the finding names."""


def limits_missing(talk: Talk, told: tuple[Line, ...], sentences: tuple[Sentence, ...]) -> Iterator[Finding]:
    """Yield a finding if the article names limits and no slide before the backup does."""
    limits = [sentence for sentence in sentences if _LIMIT.search(sentence.text)]
    shown = sum(len(section.slides) for section in talk.sections if not section.backup)
    read = [line for line in told if line.part == "slide" and line.slide <= shown + 1]
    if not limits or not talk.slides or any(_tells_limit(line) for line in read):
        return
    named = ", ".join(f"S{sentence.number}" for sentence in limits[:_NAMED])
    yield Finding(
        "warning",
        "grounding.limits",
        f"the article names limits ({named}), and no slide does",
        talk.path,
        talk.front.line_of("title") or 1,
        talk.quote(talk.front.line_of("title") or 1),
        f"put one on a slide, for instance: “{shortened(limits[0].text)}”",
    )


def _tells_limit(line: Line) -> bool:
    text = f"{line.label}. {line.text}"
    return bool(_LIMIT.search(text) or _TOLD_LIMIT.search(text) or cues.UNCERTAIN.search(text))
