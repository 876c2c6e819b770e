"""Abbreviations that an article defines, and what an `it` stands for: how one sentence is said in a word of another.

Knows what the article itself spells out in brackets, and no list of abbreviations.
"""

from __future__ import annotations

import re
from collections import Counter

from slides.article import abbreviations
from slides.draft.compress import lightened
from slides.draft.cues import EXPLETIVE, FINITE

Forms = tuple[tuple[str, str], ...]
"""Long and short form of each abbreviation."""

_LEAST_USES = 3
"""Times that an article writes an abbreviation, the definition too, before slides use it."""
_SUBJECT = re.compile(rf"^(?:the )?([A-Z][\w-]+(?: for [a-z]+(?: [a-z]+)?)?) {FINITE}\b", re.IGNORECASE)
_ITS_PLACE = re.compile(rf"^((?:As|When|While|Until) [^,]{{3,40}}, |)[Ii]t (?={FINITE}\b)")


def defined(texts: tuple[str, ...]) -> Forms:
    """Return the long and the short form of what the texts abbreviate and then use."""
    found: dict[str, str] = {}
    for text in texts:
        for short, long in abbreviations.pairs(text):
            found.setdefault(short, _lowered(long) if text.startswith(long) else long)
    uses = Counter(abbreviations.singular(word) for word in re.findall(r"(?<!\w)[\w-]+", "\n".join(texts)))
    return tuple((long, short) for short, long in found.items() if uses[short] >= _LEAST_USES)


def shortened(text: str, forms: Forms) -> str:
    """Return the text with the short forms of what it writes out."""
    for long, short in forms:
        if re.search(r"[^su]s$", long):
            continue  # a plural said in a short form without an s would take the verb of one
        pattern = rf"(?<![\w-]){re.escape(long)}(s?)(?: \({re.escape(short)}s?\))?(?!\w)"
        text = re.sub(pattern, rf"{short}\1", text, flags=re.IGNORECASE)
    return text


def explained(text: str, forms: Forms) -> tuple[str, Forms]:
    """Return the text with each short form spelt out where it comes first, and the forms that were not in it."""
    left: list[tuple[str, str]] = []
    for long, short in forms:
        match = re.search(rf"(?<![\w-]){re.escape(short)}(s?)\b", text)
        if match is None or (_is_plural(long) and not match[1] and _ONE.search(text[: match.start()])):
            left.append((long, short))
        elif not re.search(rf"\({re.escape(short)}s?\)", text):
            words = long[:1].upper() + long[1:] if match.start() == 0 else long
            opening, closing = "[]" if text[: match.start()].endswith("(") else "()"
            told = f"{_many(words) if match[1] else words} {opening}{short}{match[1]}{closing}"
            text = f"{text[: match.start()]}{told}{text[match.end() :]}"
    return text, tuple(left)


_ONE = re.compile(r"\b(?:each|every|an?|one|per|another|this|that) $", re.IGNORECASE)
"""What stands before one thing only."""


def _is_plural(long: str) -> bool:
    return bool(re.search(r"[^su]s\b", long)) or long.endswith(_PLURALS)


_PLURALS = ("loci", "data", "criteria", "phenomena", "media")


def spelt(text: str, forms: Forms) -> str:
    """Return the text with the long forms in place of the short ones."""
    for long, short in forms:
        match = re.search(rf"(?<![\w-]){re.escape(short)}(s?)\b", text)
        if match and not re.search(rf"\({re.escape(short)}s?\)", text):
            words = long[:1].upper() + long[1:] if match.start() == 0 else long
            text = f"{text[: match.start()]}{_many(words) if match[1] else words}{text[match.end() :]}"
    return text


def _many(long: str) -> str:
    """Return a long form in the plural: the other way round than `abbreviations` makes a singular of it."""
    if long.endswith(_PLURALS):
        return long
    if re.search(r"[^su]s$", long):
        return f"{long[:-2]}es" if long.endswith("sis") else long
    return f"{long[:-1]}ies" if re.search(r"[^aeiou]y$", long) else f"{long}s"


def titled(title: str, forms: Forms) -> tuple[str, Forms]:
    """Return the title with the short form after a long form that it has, and the forms that it does not explain."""
    for long, short in forms:
        place = re.search(rf"\b{re.escape(long)}\b", title, re.IGNORECASE)
        if place and f"({short})" not in title:
            told = f"{title[: place.end()]} ({short}){title[place.end() :]}"
            return told, tuple(form for form in forms if form != (long, short))
    return title, forms


def _lowered(long: str) -> str:
    """Return the long form as it stands within a sentence: without a capital that only began one."""
    first, _, rest = long.partition(" ")
    return long if rest != rest.lower() or first[1:] != first[1:].lower() else long[:1].lower() + long[1:]


def resolved(text: str, previous: str, forms: Forms) -> str:
    """Replace an `it` that begins the main clause by the abbreviated subject of the sentence before."""
    subject = _SUBJECT.match(shortened(lightened(previous), forms))
    if EXPLETIVE.match(text) or not subject or subject[1].split()[0] not in {short for _, short in forms}:
        return text
    return _ITS_PLACE.sub(lambda match: f"{match[1]}{subject[1]} ", text, count=1)
