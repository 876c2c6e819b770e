"""Which sentences of an article speak of its limits, of harms, and of what is not known: by headings and cue words."""

from __future__ import annotations

from slides.draft import outline
from slides.draft.cues import ASIDE_FROM_ROLES, ROLE_CUES, Part, Role
from slides.model import Article, Section, Sentence, Slide, plain

_CLEAR_CUE = 2.0
"""Weight from which a cue word alone says that its sentence speaks of a limit."""
_CUES = tuple(pattern for role, weight, pattern in ROLE_CUES if role == "limits" and weight >= _CLEAR_CUE)
_ELSEWHERE: frozenset[Part | Role] = frozenset({"abstract", "methods", "study"})
"""Where such words tell how it was done, or what is said again further on."""


def limits(article: Article) -> tuple[Sentence, ...]:
    """Return them in the order of the article; what stands outside its running text is left out."""
    parts = {n: chapter.part for chapter in outline.chapters(article) for n in chapter.sentences}
    again = outline.abstract(article)
    return tuple(
        sentence
        for sentence in article.sentences
        if sentence.number in parts
        and sentence.number not in again
        and _is_limit(sentence, parts[sentence.number])
    )


def _is_limit(sentence: Sentence, part: Part | Role) -> bool:
    return part == "limits" or (part not in _ELSEWHERE and says_limit(sentence.text))


def says_limit(text: str) -> bool:
    """Tell whether a sentence or a title speaks of a limit, by its words and not of something that it compares with."""
    told = ASIDE_FROM_ROLES.sub("", text)
    return any(pattern.search(told) for pattern in _CUES)


def on_limits(section: Section, slide: Slide) -> bool:
    """Tell whether the title of a slide or of its section speaks of limits, in the general words that drafting goes by."""
    return says_limit(plain(section.title)) or says_limit(plain(slide.title))
