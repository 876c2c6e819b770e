"""What a listener would ask of a study or a treatment, and the article does not say: found by looking for it.

Only articles on treatments are asked, a trial for more than an essay. What is looked for is told by the words that it
is always said with; a thing that is said in other words would be missed, so the slide says that it was looked for,
not that it is unknown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from slides.attackable import attack
from slides.draft import outline, speech
from slides.draft.compress import capitalised
from slides.draft.cues import ASIDE_FROM_ROLES, Part
from slides.model import Article, Item, Items, Paragraph, Run, Slide

HEALTH = re.compile(
    r"\b(?:patients?|clinical(?:ly)?|therap(?:y|ies|eutic)|treatments?|trials?|symptoms?|diagnos\w+|diseases?|disorders?)\b",
    re.IGNORECASE,
)
LEAST_HEALTH = 0.2
"""Share of the sentences with such a word from which on an article is about health."""

LEAST_EFFECT = 0.06
"""Share of the sentences that claim an effect on health from which on an article without methods is asked too."""
EFFECT = frozenset(
    {"comparative safety", "comparative invasiveness", "efficacy in named conditions", "safety", "efficacy"}
)
"""The weaknesses (`attackable`) of a claim that a treatment works or does no harm."""

Kind = Literal["trial", "study", "essay"]
"""A study that randomised, any other study, and what speaks of treatments without being one."""

EVERY: frozenset[Kind] = frozenset({"trial", "study", "essay"})
STUDIES: frozenset[Kind] = frozenset({"trial", "study"})
_RANDOMISED = re.compile(r"\brandomi[sz](?:ed|ation)|\brandomly (?:assigned|allocated)", re.IGNORECASE)
_LEAST_RANDOMISED = 3
"""Sentences that speak of it from which on a study did it, and does not only cite one that did."""

_PEOPLE = r"(?:patients?|participants?|people|persons?|subjects?|women|men|adults|children|infants|volunteers|cases|individuals)"
_COUNT = (
    r"(?:\d[\d,. ]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundred)(?:-\w+)? )"
)
_SPAN = r"(?:d|days?|wks?|weeks?|mo|months?|y|yrs?|years?)"
_EVENTS = r"(?:(?:adverse|serious) (?:events?|effects?|reactions?)|side[- ]effects?|complications?|deaths?|toxicity)"
_COUNTED = r"(?:\d|no|none|one|two|three|few|rare|mild|common(?:est)?|such as|included?|including|were|was|occurred|reported|observed)"


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a listener would ask for."""

    name: str
    """As the slide names it."""
    line: int
    """Things with the same number stand on one line of the slide."""
    of: frozenset[Kind]
    """The kinds of article that are asked for it."""
    part: Part
    """Where the report of a study has it."""
    question: str
    """How a listener asks."""
    found_by: re.Pattern[str]
    """What it is said with."""


def _asked(name: str, line: int, of: frozenset[Kind], part: Part, question: str, pattern: str) -> Asked:
    return Asked(name, line, of, part, question, re.compile(pattern, re.IGNORECASE))


ASKED = (
    _asked(
        "Number of patients",
        1,
        EVERY,
        "results",
        "How many patients does the evidence rest on?",
        rf"\bn\s*=\s*\d|\b{_COUNT}(?:(?!per )[\w-]+ ){{0,3}}{_PEOPLE}\b|\b{_PEOPLE} \(\d|\bsample size (?:of|was) \d",
    ),
    _asked(
        "Control group",
        2,
        EVERY,
        "methods",
        "What was the treatment compared with?",
        r"\b(?:control (?:group|arm|condition)s?|controls|placebo|sham|usual care|standard care|waiting list|randomi[sz]\w+)\b",
    ),
    _asked(
        "Blinding",
        2,
        frozenset({"trial"}),
        "methods",
        "Who knew which treatment each patient had?",
        r"\b(?:(?:un|double-|single-|triple-)?(?:blind|mask)(?:ed|ing|ness)?|open[- ](?:label|trial|parallel)|placebo)\b",
    ),
    _asked(
        "Size of the effect",
        3,
        EVERY,
        "results",
        "How large is the effect?",
        r"\b(?:effect sizes?|(?:odds|risk|hazard|rate) ratios?|relative risk|mean difference|percentage points?|number needed)\b"
        r"|\d\s?%|\b\d+ per ?cent\b|\b(?:Cohen|SMD)\b|\w-?fold\b",
    ),
    _asked(
        "Confidence interval or p-value",
        3,
        EVERY,
        "results",
        "Could the effect be chance?",
        r"\bconfidence intervals?\b|\d+\s?% ?(?:CI|CrI)\b|\bCI\b|\bp\s?[<=>≤≥]|\bstandard (?:deviation|error)s?\b|\bstatistically significant\b",
    ),
    _asked(
        "Adverse events",
        4,
        EVERY,
        "results",
        "What adverse events were there, and how many?",
        rf"\b{_EVENTS}\b[^.;]*\b{_COUNTED}\b|\b{_COUNTED}\b[^.;]*\b{_EVENTS}\b",
    ),
    _asked(
        "Length of follow-up",
        5,
        EVERY,
        "methods",
        "How long were patients followed up?",
        rf"\bfollow(?:ed)?[- ]?up\b|\b(?:at|after|over|for|within|during|to|and|or) (?:[\w-]+ ){{0,2}}\d[\d.]*[- –]?{_SPAN}\b",
    ),
    _asked(
        "Setting",
        5,
        STUDIES,
        "methods",
        "Where was it done, and in what kind of clinic?",
        r"\b(?:hospitals?|clinics?|(?:primary|secondary|tertiary) care|(?:general )?practices?|centers?|centres?|sites|villages|schools|"
        r"district|university|community)\b",
    ),
    _asked(
        "Funding",
        6,
        EVERY,
        "left out",
        "Who paid for it?",
        r"\bfund(?:ed|ing|ers?)\b|\bsupported (?:\w+ )?by (?:an? |the )?(?:\w+ )*(?:grant|foundation|trust|council)|\bsponsor\w*|\bgrants?\b",
    ),
    _asked(
        "Interests of its authors",
        6,
        EVERY,
        "left out",
        "Do its authors gain by it?",
        r"\b(?:competing|conflicts? of|financial) interests?\b|\bno (?:\w+ )?(?:conflicts?|competing)\b|\bdisclosures?\b|\bhonoraria\b",
    ),
)
"""What reporting guidelines ask of a trial's abstract (CONSORT for abstracts, 2008), as far as words can tell it."""

LEAST = 2
"""Things that are missing from which on they make a slide."""


def asked_of(article: Article) -> tuple[Asked, ...]:
    """Return what a listener would ask of this kind of article; nothing of one that is not about treatments."""
    kind = _kind(article)
    return tuple(asked for asked in ASKED if kind in asked.of)


def _kind(article: Article) -> Kind | None:
    texts = [sentence.text for sentence in article.sentences]
    about = [text for text in texts if HEALTH.search(text)]
    if len(about) < LEAST_HEALTH * len(texts):
        return None
    if any(outline.part_of(section.heading) == "methods" for section in article.sections):
        return "trial" if sum(map(bool, map(_RANDOMISED.search, texts))) >= _LEAST_RANDOMISED else "study"
    claims = sum(attack(text).weakness.name in EFFECT for text in about)
    return "essay" if claims >= LEAST_EFFECT * len(texts) else None


def missing(article: Article) -> tuple[Asked, ...]:
    """Return what the article was searched for in vain; what it says of something else by way of contrast is nothing."""
    told = [ASIDE_FROM_ROLES.sub("", sentence.text) for sentence in article.sentences]
    return tuple(asked for asked in asked_of(article) if not any(map(asked.found_by.search, told)))


def slide(article: Article) -> Slide | None:
    """Return the slide that says what was not found in the article, None where that is little."""
    gone = missing(article)
    if len(gone) < LEAST:
        return None
    lines = [
        ", ".join(asked.name for asked in same) for _, same in groupby(gone, key=lambda asked: asked.line)
    ]
    items = tuple(Item((Run(capitalised(line.lower())),)) for line in lines)
    said = (
        "If you are asked for one of these: the article was searched for them by the words that they are usually said with, "
        "and they were not found in it. That does not say that nobody knows."
    )
    return Slide(
        (Run(f"{_count(len(gone))} things that listeners ask for were not found in the article"),),
        blocks=(Items(items),),
        notes=(Paragraph((Run(said),)), Paragraph((Run(f"{speech.SOURCES} the whole article."),))),
    )


def _count(number: int) -> str:
    return ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")[number]
