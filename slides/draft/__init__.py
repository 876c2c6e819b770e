"""An article becomes the first version of a talk: a slide text that its speaker goes on from.

    Article --outline (roles)--> chapters --material (compress, short_forms)--> lines --plan--> groups --compose--> Talk

No model and no network: tables of cue words (`cues`), a small grammar of English (`grammar`, `clauses`, `breaks`) that
tells a long sentence on several short lines (`points`), and a check that nothing was lost. Deterministic. Reads no file; says
nothing that the article does not say, and leaves to the speaker's notes what has no short and true form.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from slides.draft import absences, compose, material, outline, plan, short_forms, speech
from slides.draft.cues import (
    ASIDE_FROM_ROLES,
    FUNCTION_WORDS,
    HYPE,
    ROLE_CUES,
    SECTION_TITLES,
    STOP_WORDS,
    Part,
    Role,
)
from slides.draft.material import Line
from slides.draft.plan import Plan, Planned
from slides.draft.short_forms import Forms
from slides.model import Article, Front, Item, Items, Paragraph, Run, Section, Slide, Slot, Talk

__all__ = ["draft", "usual"]

_DISCLOSURES = ("Financial relationships.", "Funding.", "Off-label or investigational use.")
_MOST_MESSAGES = 6
_A_WORD = 0.06
"""What each word of a message takes off its weight."""
_FINDING: dict[Part | Role, float] = {
    "discussion": 0.8,
    "findings": 0.6,
    "benefits": 0.6,
    "results": 0.3,
    "body": 0.3,
    "limits": 0.6,
    "ongoing": 0.3,
}
"""The parts of an article whose sentences are worth taking home, and how much more than the results as such."""
_LIMITS = tuple(pattern for role, weight, pattern in ROLE_CUES if role == "limits" and weight >= 2)


def draft(article: Article, article_path: str, minutes: Slot) -> Talk:
    """Return a talk drafted from the article, about one slide a minute.

    `article_path` goes into the front matter as it is: the article's place, relative to the slide text.
    """
    chapters = outline.chapters(article)
    parts = {number: chapter.part for chapter in chapters for number in chapter.sentences}
    lines = material.lines(article, parts)
    planned = plan.planned(chapters, lines, minutes)
    context = compose.Context(usual(article))
    told, context = _sections(planned.sections, context)
    last = compose.takehome(_messages(planned), context)
    if last:
        context = context.after(last)
        told = (*told, Section((Run(SECTION_TITLES["takehome"]),), (last,)))
    spare, _ = _sections(planned.backup, context)
    forms = short_forms.defined(tuple(sentence.text for sentence in article.sentences))
    title, forms = short_forms.titled(_title(article.title), forms)
    told, forms = _explained(told, forms)
    front = Front(
        title,
        minutes=minutes,
        lang=_language(article),
        article=article_path,
        article_hash=article.digest,
    )
    backup = tuple(compose.explained(s, forms)[0] for section in spare for s in section.slides)
    unsaid = absences.slide(article)
    if unsaid:
        backup = (*backup, unsaid)
    sections = (_disclosures(article, _agenda(minutes, told)), *told, _backup(article, backup))
    return Talk(front, sections, _opening(article, told))


def _sections(
    planned: tuple[Planned, ...], context: compose.Context
) -> tuple[tuple[Section, ...], compose.Context]:
    """Return the sections with their slides, no two with the same title."""
    sections = []
    for section in planned:
        slides = []
        for group in section.groups:
            slide = compose.slide(group, _label(section, group), context)
            if slide:
                context = context.after(slide)
                slides.append(slide)
        sections.append(Section((Run(section.chapter.title),), tuple(slides)))
    return tuple(section for section in sections if section.slides), context


def _explained(sections: tuple[Section, ...], forms: Forms) -> tuple[tuple[Section, ...], Forms]:
    """Return the sections with each short form spelt out on the first slide that has it, and the forms on none."""
    told = []
    for section in sections:
        slides = []
        for slide in section.slides:
            explained, forms = compose.explained(slide, forms)
            slides.append(explained)
        told.append(replace(section, slides=tuple(slides)))
    return tuple(told), forms


def _label(section: Planned, group: tuple[Line, ...]) -> str:
    """Return what a slide is about, for want of a sentence that says it: its only subheading, else its section."""
    headings = {line.heading for line in group if line.heading}
    return headings.pop() if len(headings) == 1 else section.chapter.title


def _messages(planned: Plan) -> tuple[Line, ...]:
    """Return what to take home: the article's conclusions, its best finding, and never without a limit."""
    found = [line for line in planned.takehome if line.items] or _long(planned.takehome)
    shown = [line for section in planned.sections for group in section.groups for line in group]
    clear = [line for line in shown if line.items and not line.leans and line.part in _FINDING]
    limits = [line for line in clear if line.part == "limits"] or [line for line in clear if _is_limit(line)]
    others = [line for line in clear if line not in limits]
    best, worst = sorted(others, key=_worth), sorted(limits, key=_worth)
    ranked = [*found[:2], *worst[:1], *best[:2], *worst[1:2], *found[2:], *best[2:]]
    return tuple(dict.fromkeys(ranked))[:_MOST_MESSAGES]


def _long(lines: tuple[Line, ...]) -> list[Line]:
    """Return the weightiest sentence on one long line, for an article that concludes in long sentences only."""
    told = [replace(line, items=(line.long,)) for line in lines if line.long and not line.leans]
    return sorted(told, key=lambda line: (-line.weight, line.sentence.number))[:1]


def _worth(line: Line) -> tuple[float, int]:
    """Return what sorts messages: the weighty before the light, the short before the long."""
    words = sum(len(text.split()) for text in line.texts)
    return _A_WORD * words - line.weight - _FINDING[line.part], line.sentence.number


def _is_limit(line: Line) -> bool:
    text = ASIDE_FROM_ROLES.sub("", line.sentence.text)
    return outline.part_of(line.heading) == "limits" or any(pattern.search(text) for pattern in _LIMITS)


def _title(title: str) -> str:
    """Return the article's title, without what follows a colon if that is praise."""
    head, colon, tail = title.partition(":")
    return head.strip() if colon and HYPE.search(tail) and not HYPE.search(head) else title


def _language(article: Article) -> str:
    """Return the language whose commonest words the article has most of, English if none stands out."""
    words = Counter(re.findall(r"[^\W\d_]+", " ".join(s.text.lower() for s in article.sentences[:300])))
    counts = {lang: sum(words[word] for word in common) for lang, common in STOP_WORDS.items()}
    return max(counts, key=lambda lang: (counts[lang], lang == "en"))


def usual(article: Article) -> frozenset[str]:
    """Return the words that the article writes in lower case, and so are no names."""
    return FUNCTION_WORDS | set(
        re.findall(r"(?<!\w)[a-z]+(?!\w)", " ".join(s.text for s in article.sentences))
    )


def _opening(article: Article, told: tuple[Section, ...]) -> tuple[Paragraph, ...]:
    """Return what is said to the title slide: which article the talk follows, and in what order."""
    titles = [section.title[0].text for section in told]
    order = (
        f" The order is: {', '.join(title[:1].lower() + title[1:] for title in titles)}." if titles else ""
    )
    text = f"This talk follows one article, “{article.title}”, and says no more than it does.{order}"
    return (Paragraph((Run(text),)), Paragraph((Run(f"{speech.SOURCES} the whole article."),)))


_AGENDA_FROM = 12
"""Minutes from which on a talk has time to say what comes; in ten it is the tenth part."""


_MOST_ON_AGENDA = 6


def _agenda(minutes: Slot, told: tuple[Section, ...]) -> tuple[Slide, ...]:
    """Return the slide that names the sections, which it takes from the text when it is built."""
    if minutes.speaking < _AGENDA_FROM or len(told) > _MOST_ON_AGENDA:
        return ()
    notes = (Paragraph((Run("This is the order of the talk."),)),)
    return (Slide((Run("What this talk covers"),), "agenda", notes=notes),)


def _disclosures(article: Article, after: tuple[Slide, ...]) -> Section:
    """Return the first section: empty labels for the presenter, what the article discloses in the notes; then `after`."""
    items = tuple(Item((Run(label, bold=True),)) for label in _DISCLOSURES)
    stated = outline.interests(article)
    quoted = " ".join(sentence.text for sentence in stated)
    said = f"Of the article's own authors it is stated: “{quoted}”" if stated else "Here are my disclosures."
    notes = (Paragraph((Run(said),)), *speech.sources(stated))
    disclosures = Slide((Run("Disclosures"),), "disclosures", blocks=(Items(items),), notes=notes)
    return Section((), (disclosures, *after))


def _backup(article: Article, slides: tuple[Slide, ...]) -> Section:
    """Return the last section: what the time did not allow for, and the article as the one reference."""
    authors = f"{', '.join(article.authors)}. " if article.authors else ""
    ended = article.title if article.title.endswith((".", "?", "!")) else f"{article.title}."
    entry = Item((Run(f"{authors}{ended} The article behind this talk."),))
    notes = (Paragraph((Run(f"{speech.SOURCES} the article's title."),)),)
    references = Slide((Run("References"),), "references", blocks=(Items((entry,)),), notes=notes)
    return Section((Run("Backup"),), (*slides, references), backup=True)
