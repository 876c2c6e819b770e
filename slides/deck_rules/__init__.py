"""What any finished deck is held to, its text unseen: who can read it, whether it can be seen, what it says at a glance.

Each rule is a row of a table: what it holds a deck to, where that comes from, and a function that yields what breaks it.
The accessibility rules are those of Microsoft's Accessibility Checker for PowerPoint, and what that leaves out. Lengths
are for a slide 7.5 in high, and scale with it. Whether a text fits is judged only where `deck_fit` has measured it.
"""

from __future__ import annotations

from slides.deck_rules import access, message, place
from slides.deck_rules.rule import DeckRule
from slides.errors import Finding
from slides.found import FoundDeck

RULES: tuple[DeckRule, ...] = (*access.RULES, *place.RULES, *message.RULES)
"""All rules, family by family."""

_TOLD_OF_THE_TEXT = (
    "message.",
    "meeting.disclosures",
    "meeting.last-slide",
    "time.",
    "access.alt-text",
    "access.unique-title",
    "access.file-name",
    "layout.format",
    "layout.variety",
    "layout.repetition",
)

OF_THE_DECK = tuple(rule for rule in RULES if not rule.id.startswith(_TOLD_OF_THE_TEXT))
"""The rules for what we have built: `check` holds the slide text to the others, with its lines, or the speaker chose it."""


def judge(deck: FoundDeck, rules: tuple[DeckRule, ...] = RULES) -> tuple[Finding, ...]:
    """Return what is wrong with a deck, in the order of the rules."""
    return tuple(
        Finding(
            rule.severity,
            rule.id,
            broken.message,
            deck.path,
            None,
            broken.quote,
            broken.hint,
            broken.slide,
            broken.shape,
        )
        for rule in rules
        for broken in rule.find(deck)
    )
