"""From a deck to a talk: its title slide as front matter, its sections, what it hides, its slides one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from slides.errors import Finding
from slides.layout.words import openings
from slides.model import Block, Run, Section, Slide, Talk
from slides.outline import Outline, OutlineSlide
from slides.pull.front import front_of, is_title_slide, says_more
from slides.pull.ours import CONTACT
from slides.pull.said import notes_of
from slides.pull.slide import Pulled, left, slide_of

_UNNAMED = frozenset(
    {
        "",
        "default section",
        "untitled section",
        "standardabschnitt",
        "abschnitt ohne titel",
        "section par défaut",
        "section sans titre",
        "sección predeterminada",
        "sección sin título",
        "sezione predefinita",
        "seção padrão",
        "standaardsectie",
        *(name.casefold() for name in openings()),
    }
)
"""Names that PowerPoint gives to the slides before the first section, and ours for them, in lower case."""

_BACKUP = frozenset(
    {"backup", "back-up", "backup slides", "appendix", "anhang", "annexe", "annexes", "reserve", "apéndice"}
)
"""Names of a last section that is kept for questions, in lower case."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A slide, and where it stood in the deck."""

    slide: Slide
    section: str
    hidden: bool
    number: int


def talk_of(outline: Outline, name: str, names: Mapping[str, str]) -> tuple[Talk, tuple[Finding, ...]]:
    """Return what a deck says as a talk, and what of it no slide text can say.

    `name` is the title of a talk whose slides have none; `names` the files of the pictures that can be shown, by digest, as
    `picture_names` gives them.
    """
    slides = outline.slides
    opening = slides[0] if slides and is_title_slide(slides[0]) else None
    whole = opening is None or says_more(opening)
    placed: list[_Placed] = []
    told: list[Finding] = []
    for number, found in enumerate(slides, 1):
        pulled = slide_of(found, number, names)
        told += _about_opening(pulled, found) if found is opening and not whole else pulled.left
        if found is not opening or whole:
            placed.append(_Placed(pulled.slide, found.section, found.hidden, number))
    title = next((slide.title for slide in slides[:1]), "")
    front = front_of(opening, " ".join((title or name).split()), outline.lang)
    contact = next((shape.text for slide in slides for shape in slide.shapes if shape.name == CONTACT), "")
    front = replace(front, contact=" ".join(contact.split()))
    notes: tuple[Block, ...] = notes_of(opening.notes) if opening is not None and not whole else ()
    kept, hidden = _parted(placed)
    sections = _sections(kept, hidden)
    told += _about_sections(outline, sections, hidden)
    told += [
        left("it is hidden in the deck, and is shown here", place.number) for place in kept if place.hidden
    ]
    return Talk(front, sections, notes), tuple(sorted(told, key=lambda finding: finding.slide or 0))


def _about_opening(pulled: Pulled, found: OutlineSlide) -> Iterator[Finding]:
    """Yield what is not said of a title slide that became front matter: pictures and all that is drawn too."""
    yield from pulled.left
    said = {finding.shape for finding in pulled.left}
    for shape in found.shapes:
        if shape.image in pulled.pictures and shape.name not in said:
            file = pulled.pictures[shape.image]
            yield left(
                f"the picture “{shape.name}” is in {file}: the title slide has no place for it", 1, shape.name
            )
    if found.hidden:
        yield left("it is hidden in the deck, and is shown here", 1)


def _parted(placed: list[_Placed]) -> tuple[list[_Placed], list[_Placed]]:
    """Return the slides of the talk, and those hidden ones that stand at its end."""
    count = len(placed)
    while count and placed[count - 1].hidden:
        count -= 1
    return (placed[:count], placed[count:]) if count else (placed, [])


def _sections(kept: list[_Placed], hidden: list[_Placed]) -> tuple[Section, ...]:
    """Return the sections of the talk, what is hidden at its end as its backup."""
    made: list[Section] = []
    for name, group in groupby(kept, key=lambda place: " ".join(place.section.split())):
        slides = tuple(place.slide for place in group)
        if made and name.casefold() in _UNNAMED:
            made[-1] = replace(made[-1], slides=(*made[-1].slides, *slides))
        else:
            made.append(Section(() if name.casefold() in _UNNAMED else (Run(name),), slides))
    if hidden:
        spare = tuple(place.slide for place in hidden)
        if len(made) > 1 and _is_backup(made[-1]) and hidden[0].section == kept[-1].section:
            spare = (*made.pop().slides, *spare)
        made.append(Section((Run(_name_of(hidden, kept)),), spare, backup=True))
    elif len(made) > 1 and _is_backup(made[-1]):
        made[-1] = replace(made[-1], backup=True)
    return tuple(made)


def _name_of(hidden: list[_Placed], kept: list[_Placed]) -> str:
    """Return the name of the backup: of the hidden slides' own section, if they are all of it."""
    names = {" ".join(place.section.split()) for place in hidden}
    name = names.pop()
    own = (
        not names and name.casefold() not in _UNNAMED and (not kept or kept[-1].section != hidden[0].section)
    )
    return name if own else "Backup"


def _is_backup(section: Section) -> bool:
    return "".join(run.text for run in section.title).casefold() in _BACKUP


def _about_sections(
    outline: Outline, sections: tuple[Section, ...], hidden: list[_Placed]
) -> Iterator[Finding]:
    """Yield what became of sections that are none in the talk."""
    there = {" ".join(run.text for run in section.title) for section in sections}
    for name in dict.fromkeys(" ".join(name.split()) for name in outline.sections):
        if (
            name not in there
            and name.casefold() not in _UNNAMED
            and not (hidden and name.casefold() in _BACKUP)
        ):
            why = (
                "is hidden, and its slides are the backup"
                if any(p.section == name for p in hidden)
                else "has no slides here"
            )
            yield Finding("warning", "pull.left", f"the section “{name}” {why}")
