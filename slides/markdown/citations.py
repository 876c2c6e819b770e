"""Citations in brackets, pandoc's way: `[@key]`, `[see @a, p. 3; -@b]`."""

from __future__ import annotations

import re

from slides.model import Citation

_ONE = re.compile(
    r"(?:(?P<prefix>[^\s@][^@]*?)\s+)?(?P<bare>-?)@(?P<key>\w(?:[\w:.#$%&+?<>~/-]*\w)?)"
    r"(?:\s*,\s*|\s+|$)(?P<locator>.*)",
    re.S,
)
_MEANT = re.compile(r"\s*-?@")


def read(text: str) -> tuple[Citation, ...]:
    """Return the citations between two brackets; none if what stands there is ordinary text."""
    matches = [_ONE.fullmatch(part.strip()) for part in text.split(";")]
    found = tuple(
        Citation(match["key"], _folded(match["prefix"] or ""), _folded(match["locator"]), bool(match["bare"]))
        for match in matches
        if match
    )
    return found if len(found) == len(matches) else ()


def meant(text: str) -> bool:
    """Tell whether the text between two brackets begins as a citation does."""
    return _MEANT.match(text) is not None


def write(citations: tuple[Citation, ...]) -> str:
    """Return the citations with their brackets."""
    return "[" + "; ".join(_one(citation) for citation in citations) + "]"


def _one(citation: Citation) -> str:
    prefix = citation.prefix + " " if citation.prefix else ""
    locator = ", " + citation.locator if citation.locator else ""
    return f"{prefix}{'-' if citation.bare_year else ''}@{citation.key}{locator}"


def _folded(text: str) -> str:
    return " ".join(text.split())
