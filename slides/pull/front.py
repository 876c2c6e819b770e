"""The title slide of a deck as front matter: which of its lines is the subtitle, who speaks, from where, when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slides.model import Front
from slides.outline import OutlineSlide
from slides.pull.slide import FURNITURE, TITLES, flattened

MOST_LINES = 6
"""Lines below the title of a title slide; one with more is a slide like any other besides."""

_OURS = {"Subtitle": "subtitle", "Presenter": "author", "Institution": "institution", "Meeting": "event"}
"""What our own title slide calls its lines."""

_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zé]*\.?"
_DATE = re.compile(
    rf"(\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d\d)?\d\d|\d{{4}}-\d\d-\d\d|(?:\d{{1,2}}(?:st|nd|rd|th)?\.? )?{_MONTH}(?: \d{{1,2}},?)? \d{{4}}"
    r"|\d{4})",
    re.I,
)
_DEGREE = re.compile(
    r"\b(Dr|Prof|Ph\.?D|M\.?D|M\.?Sc|B\.?Sc|MPH|MBBS|RN|FRCP|Dr\. med)\b\.?|^(?:by|presented by|presenter:|von|par) "
)
_INSTITUTION = re.compile(
    r"universit|institut|hospital|clini[ck]|klini[ck]|department|school of|college|faculty|academy|laborator|\bgmbh\b|\binc\b|\bltd\b"
    r"|foundation|ministry|cent(?:er|re) (?:for|of)",
    re.I,
)
_EVENT = re.compile(
    r"conference|congress|kongress|meeting|symposi|workshop|summit|seminar|tagung|congr[eè]s|journal club",
    re.I,
)
_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\.?|de|van|von|der|del|la)"
_NAMES = re.compile(rf"{_NAME}(?: {_NAME}){{1,3}}(?:(?:, and|,| and| &|;) {_NAME}(?: {_NAME}){{1,3}})*")

_FIELDS: tuple[tuple[str, re.Pattern[str], bool], ...] = (
    ("date", _DATE, True),
    ("author", _DEGREE, False),
    ("institution", _INSTITUTION, False),
    ("event", _EVENT, False),
)
"""Field, how a line is known to be it, and whether by all of the line."""


def is_title_slide(slide: OutlineSlide) -> bool:
    """Tell whether a slide that stands first is the deck's title slide."""
    return any(shape.placeholder in ("ctrTitle", "subTitle") and shape.paragraphs for shape in slide.shapes)


def says_more(slide: OutlineSlide) -> bool:
    """Tell whether a title slide shows more than front matter holds, and is to be a slide of its own besides."""
    shapes = list(flattened(slide.shapes))
    return (
        any(shape.rows or shape.kind == "other" for shape in shapes) or len(list(_lines(slide))) > MOST_LINES
    )


def front_of(slide: OutlineSlide | None, title: str, lang: str) -> Front:
    """Return the front matter that a title slide says; `title` is for a deck whose slide says none."""
    if slide is None:
        return Front(title, lang=lang or "en")
    fields = {"title": slide.title or title, "lang": lang or "en"}
    lines = [] if says_more(slide) else list(_lines(slide))
    waiting = [text for name, text in lines if not _named(name, text, fields)]
    rest = [text for text in waiting if not _recognised(text, fields)]
    if "subtitle" not in fields and rest:
        fields["subtitle"] = rest.pop(0)
    if "author" not in fields:
        author = next((text for text in rest if _NAMES.fullmatch(text)), None)
        if author is not None:
            rest.remove(author)
            fields["author"] = author
    if rest:
        fields["subtitle"] = " – ".join((fields["subtitle"], *rest) if "subtitle" in fields else rest)
    return Front(**fields)


def _lines(slide: OutlineSlide) -> Iterator[tuple[str, str]]:
    """Yield the lines of a title slide below its title, each with the name of its shape."""
    title = next((shape for shape in slide.shapes if shape.placeholder in TITLES and shape.paragraphs), None)
    for shape in flattened(slide.shapes):
        if shape is title or shape.placeholder in FURNITURE:
            continue
        for paragraph in shape.paragraphs:
            lines = "".join(run.text for run in paragraph.runs).splitlines()
            yield from ((shape.name, " ".join(line.split())) for line in lines if line.strip())


def _named(name: str, text: str, fields: dict[str, str]) -> bool:
    """Take a line for what its shape is called, if it is called so on our own title slides."""
    known = _OURS.get(name)
    if known is None or known in fields:
        return False
    event, _, date = text.rpartition(", ")
    if known == "event" and event and _DATE.fullmatch(date):
        fields.update(event=event, date=date)
    else:
        fields[known] = text
    return True


def _recognised(text: str, fields: dict[str, str]) -> bool:
    """Take a line for the first field that it looks like and that is still empty; tell whether there was one."""
    for name, pattern, whole in _FIELDS:
        if name not in fields and (pattern.fullmatch(text) if whole else pattern.search(text)):
            fields[name] = text
            return True
    return False
