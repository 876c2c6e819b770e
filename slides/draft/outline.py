"""The sections of the talk: the article's own where it has headings, else one for each role that its sentences have.

Knows what headings mean (`cues.HEADINGS`), and which sentences belong to which section of the talk. What is left out
of the slides, such as acknowledgements, is left out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from slides.draft import roles
from slides.draft.cues import (
    HEADINGS,
    INTERESTS,
    NO_CONCLUSION,
    NOT_PROSE,
    OF_AUTHORS,
    OF_FINDINGS,
    PART_WEIGHTS,
    POINTERS,
    SECTION_TITLES,
    Part,
    Role,
)
from slides.draft.material import content_words
from slides.model import Article, ArticleParagraph, ArticleSection, Sentence

_LEAST_SECTIONS = 2
"""An article with fewer sections under headings of its own is read as one without headings."""


_LEAST_PROSE = 4
"""Sentences. A shorter paragraph that begins with funding or interests is about nothing else."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the talk before it has slides."""

    title: str
    part: Part | Role
    sentences: tuple[int, ...]
    """Their numbers, in the order of the article."""


def chapters(article: Article) -> tuple[Chapter, ...]:
    """Return the talk's sections in order, each with at least one sentence; the take-home section may be among them."""
    tops = _tops(article)
    told = [top for top in tops if top[1] in PART_WEIGHTS and top[0].heading]
    found = _by_heading(tops) if len(told) >= _LEAST_SECTIONS else _by_role(article)
    return _with_abstract(found, article)


def abstract(article: Article) -> dict[int, Part]:
    """Return the numbers of the abstract's sentences, each with the part that its subheading names, else `abstract`."""
    found: dict[int, Part] = {}
    within = False
    for section in article.sections:
        part = part_of(section.heading) if section.heading else "body"
        if part == "abstract" or section.level <= 1:
            within = part == "abstract"
        named = "abstract" if part == "abstract" or _names_two(section.heading) else part
        if within and named not in ("body", "left out"):
            found.update((s.number, named) for p in section.paragraphs if _is_prose(p) for s in p.sentences)
    return found


def interests(article: Article) -> tuple[Sentence, ...]:
    """Return what the article says of its funding and its authors' interests."""
    return tuple(
        sentence
        for section in article.sections
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
        if _is_about_interests(section.heading)
        or (
            INTERESTS.search(sentence.text) and (not _is_prose(paragraph) or OF_AUTHORS.search(sentence.text))
        )
    )


def _is_prose(paragraph: ArticleParagraph) -> bool:
    """Tell running text from captions, publishers' notes and statements of interests.

    A paragraph may well begin with `Table 2 shows …`: one is a caption that says so without a verb.
    """
    first = paragraph.sentences[0].text
    noted = bool(NOT_PROSE.search(first)) and not POINTERS.search(first)
    return not noted and not (INTERESTS.search(first) and len(paragraph.sentences) < _LEAST_PROSE)


def _is_about_interests(heading: str) -> bool:
    return any(word in heading.lower() for word in ("funding", "competing interest", "conflict of interest"))


def part_of(heading: str) -> Part:
    """Return what stands under a heading, by its words."""
    words = heading.strip(" .:")
    return next((part for part, pattern in HEADINGS if pattern.fullmatch(words)), "body")


def _names_two(heading: str) -> bool:
    return " and " in heading.lower()


def _with_abstract(found: tuple[Chapter, ...], article: Article) -> tuple[Chapter, ...]:
    """Return the chapters with the abstract's sentences, each where the article goes on about the same."""
    sentences = {sentence.number: sentence for sentence in article.sentences}
    placed = dict(_placed(abstract(article), found, sentences))
    if "takehome" in placed.values() and not any(chapter.part == "takehome" for chapter in found):
        found = (*found, Chapter(SECTION_TITLES["takehome"], "takehome", ()))
    return tuple(
        replace(chapter, sentences=tuple(sorted((*chapter.sentences, *own))))
        for chapter in found
        for own in [[number for number, place in placed.items() if place in (chapter.title, chapter.part)]]
    )


def _placed(
    parts: dict[int, Part], found: tuple[Chapter, ...], sentences: dict[int, Sentence]
) -> Iterator[tuple[int, str]]:
    """Yield each sentence of the abstract with the title of its chapter, or `takehome`.

    Its last sentence is a conclusion unless it says what the article is about.
    """
    told = [chapter for chapter in found if chapter.part != "takehome"]
    first = min(parts, default=0)
    for number, part in parts.items():
        text = sentences[number].text
        last = part == "abstract" and number == max(parts) and not NO_CONCLUSION.search(text)
        if part == "conclusion" or last:
            yield number, "takehome"
        elif told:
            yield number, _place(text, part, told[:1] if number == first else told, sentences)


def _place(text: str, part: Part, told: list[Chapter], sentences: dict[int, Sentence]) -> str:
    """Return the title of the chapter that goes on about the same: of its own part, else most like it.

    What was found stands in no introduction.
    """
    same = [chapter for chapter in told if chapter.part == part]
    later = [chapter for chapter in told if chapter.part not in _BEFORE_FINDINGS]
    among = same or (later if OF_FINDINGS.search(text) and later else told)
    own = set(content_words(text))

    def likeness(chapter: Chapter) -> float:
        words = (set(content_words(sentences[number].text)) for number in chapter.sentences)
        return max((_shared(own, other) for other in words), default=0.0)

    return max(among, key=likeness).title


_BEFORE_FINDINGS = frozenset(("background", "methods", "mechanism", "study"))


def _shared(own: set[str], other: set[str]) -> float:
    """Return the share of the words of two sentences that both have, 0 to 1."""
    return len(own & other) / max(1, len(own | other))


_GOES_ON = re.compile(r";(?: and| or)?$")
_Top = tuple[ArticleSection, Part, tuple[int, ...]]


def _tops(article: Article) -> list[_Top]:
    """Return each top heading with its part, and the numbers of the sentences below it that slides can use."""
    tops: list[_Top] = []
    for section in article.sections:
        part: Part = part_of(section.heading) if section.heading else "background"
        numbers = tuple(n for p in section.paragraphs if _is_prose(p) for n in _whole(p, section))
        if section.level <= 1 or not tops:
            tops.append((section, part, numbers))
        elif part != "left out":
            head, head_part, before = tops[-1]
            tops[-1] = (head, head_part, before + numbers)
    return tops


def _whole(paragraph: ArticleParagraph, section: ArticleSection) -> tuple[int, ...]:
    """Return the numbers of a paragraph's sentences without the pieces of one: things on a list that end in `;`."""
    every = [sentence for own in section.paragraphs for sentence in own.sentences]
    pieces = {s.number for s in every if _GOES_ON.search(s.text)}
    ends = {number + 1 for number in pieces}
    return tuple(s.number for s in paragraph.sentences if s.number not in pieces | ends)


def _by_heading(tops: list[_Top]) -> tuple[Chapter, ...]:
    found: list[Chapter] = []
    for section, part, numbers in tops:
        if part == "conclusion":
            found.append(Chapter(SECTION_TITLES["takehome"], "takehome", numbers))
        elif part in PART_WEIGHTS and numbers:
            found.append(Chapter(section.heading or SECTION_TITLES["background"], part, numbers))
    return _joined(found)


def _by_role(article: Article) -> tuple[Chapter, ...]:
    sections = [
        section for section in article.sections if part_of(section.heading) not in ("left out", "abstract")
    ]
    sections = sections or list(article.sections)
    assigned = roles.assigned(tuple(p for section in sections for p in section.paragraphs if _is_prose(p)))
    found = [
        Chapter(title, role, tuple(number for number, own in assigned.items() if own == role))
        for role, title in SECTION_TITLES.items()
    ]
    return tuple(chapter for chapter in found if chapter.sentences)


def _joined(found: list[Chapter]) -> tuple[Chapter, ...]:
    """Make one of chapters with the same title, where the first of them stands; the take-home comes last."""
    titles = dict.fromkeys(chapter.title for chapter in found if chapter.part != "takehome")
    takehome = tuple(n for chapter in found if chapter.part == "takehome" for n in chapter.sentences)
    chapters = [
        Chapter(title, same[0].part, tuple(n for chapter in same for n in chapter.sentences))
        for title in titles
        if (same := [chapter for chapter in found if chapter.title == title and chapter.part != "takehome"])
    ]
    last = [Chapter(SECTION_TITLES["takehome"], "takehome", takehome)] if takehome else []
    return (*chapters, *last)
