"""Limits and conclusions that an article has no heading for are set apart, so that they get slides of their own.

Knows words (`cues.LIMITS`, `cues.CONCLUDES`) and where an article puts its limits: into its discussion, mostly.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from slides.draft import outline
from slides.draft.cues import CONCLUDES, DESPITE, LIMITS, LIMITS_FOLLOW, SECTION_TITLES, Part, Role
from slides.draft.outline import Chapter
from slides.model import Article, Sentence

_FIRST: frozenset[Part | Role] = frozenset(
    {"discussion", "body", "mechanism", "study", "findings", "benefits", "ongoing"}
)
"""Where an article speaks of its own limits. The limits in a background or among the methods are mostly others'."""
_ELSE: frozenset[Part | Role] = frozenset({"results"})
_ENDS: frozenset[Part | Role] = frozenset({"discussion", "body"})
"""Where an article without a heading for them has its conclusions: in the last paragraph."""
_ENOUGH = 3
"""Sentences under a heading of their own from which on no others are looked for."""


def set_apart(article: Article, chapters: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
    """Return the chapters, with one of limits and one of conclusions if the article states any."""
    sentences = {sentence.number: sentence for sentence in article.sentences}
    again = frozenset(outline.abstract(article))
    return _with_limits(_with_conclusions(chapters, sentences, again), sentences)


def _with_conclusions(
    chapters: tuple[Chapter, ...], sentences: dict[int, Sentence], abstract: frozenset[int]
) -> tuple[Chapter, ...]:
    """Return the chapters with what the article concludes in its discussion, beside what its abstract does."""
    found = tuple(n for chapter in chapters if chapter.part == "takehome" for n in chapter.sentences)
    if set(found) - abstract:
        return chapters
    ending = _ending(chapters, sentences)
    last = Chapter(SECTION_TITLES["takehome"], "takehome", (*found, *ending))
    left = tuple(chapter for chapter in _without(chapters, frozenset(ending)) if chapter.part != "takehome")
    return (*left, *((last,) if last.sentences else ()))


def _ending(chapters: tuple[Chapter, ...], sentences: dict[int, Sentence]) -> tuple[int, ...]:
    """Return the sentences with which the last chapter concludes, from the one that says so."""
    ends = [chapter for chapter in chapters if chapter.part in _ENDS]
    if not ends:
        return ()
    last = [sentences[number] for number in ends[-1].sentences]
    paragraph = [s for s in last if s.paragraph == last[-1].paragraph]
    start = next((n for n, s in enumerate(paragraph) if CONCLUDES.search(s.text)), len(paragraph))
    return tuple(sentence.number for sentence in paragraph[start:])


def _with_limits(chapters: tuple[Chapter, ...], sentences: dict[int, Sentence]) -> tuple[Chapter, ...]:
    own = next((chapter for chapter in chapters if chapter.part == "limits"), None)
    if own and len(own.sentences) >= _ENOUGH:
        return chapters
    found = _limits(chapters, _FIRST, sentences)
    found = found or (() if own else _limits(chapters, _ELSE, sentences))
    left = _without(chapters, frozenset(found))
    if own:
        more = replace(own, sentences=tuple(sorted((*own.sentences, *found))))
        return tuple(more if chapter is own else chapter for chapter in left)
    at = _place(left)
    return (*left[:at], Chapter(SECTION_TITLES["limits"], "limits", found), *left[at:]) if found else chapters


def _limits(
    chapters: tuple[Chapter, ...], parts: frozenset[Part | Role], sentences: dict[int, Sentence]
) -> tuple[int, ...]:
    """Return the numbers of the sentences that state a limit, in the article's order."""
    told = sorted(n for chapter in chapters if chapter.part in parts for n in chapter.sentences)
    paragraphs = groupby((sentences[number] for number in told), key=lambda sentence: sentence.paragraph)
    return tuple(number for _, own in paragraphs for number in _limits_of(tuple(own)))


def _limits_of(paragraph: tuple[Sentence, ...]) -> list[int]:
    """Return the limits of one paragraph: what says so, and what follows a sentence that announces several."""
    found: list[int] = []
    follows = False
    for sentence in paragraph:
        back = bool(DESPITE.search(sentence.text))
        follows = (follows or bool(LIMITS_FOLLOW.search(sentence.text))) and not back
        if not back and (follows or LIMITS.search(sentence.text)):
            found.append(sentence.number)
    return found


def _place(chapters: tuple[Chapter, ...]) -> int:
    """Return where the limits stand: before what comes later in a talk, after all that an article has headings for."""
    later = {SECTION_TITLES["ongoing"], SECTION_TITLES["takehome"]}
    return next((n for n, chapter in enumerate(chapters) if chapter.title in later), len(chapters))


def _without(chapters: tuple[Chapter, ...], numbers: frozenset[int]) -> tuple[Chapter, ...]:
    """Return the chapters without some sentences; one that has none of these is the same object."""
    left = (
        replace(chapter, sentences=tuple(n for n in chapter.sentences if n not in numbers))
        if numbers & set(chapter.sentences)
        else chapter
        for chapter in chapters
    )
    return tuple(chapter for chapter in left if chapter.sentences)
