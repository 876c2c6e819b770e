"""One work that can be cited, as its file gives it: CSL's variables, and where they come from. Nothing is added."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Day = tuple[int, ...]
"""Year, month and day, as far as they are given."""


@dataclass(frozen=True, slots=True)
class Name:
    """A person, or with `literal` alone a body such as the World Health Organization."""

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""

    @property
    def short(self) -> str:
        """What a short citation calls them."""
        return self.literal or self.family or self.given


OTHERS = Name(literal="\ue000")
"""`and others`: authors that the file itself leaves out. No text has this character, so it is found again in a citation."""


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of a bibliography."""

    key: str
    """What `[@key]` names it by."""
    kind: str
    """Its type in CSL, such as `article-journal`."""
    texts: tuple[tuple[str, str], ...] = ()
    """CSL's variables that are text: title, container-title, volume, DOI, ... `<i>`, `<sup>` and their like are formats."""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    issued: tuple[Day, ...] = ()
    """The day of publication; two for a range."""
    issued_words: str = ""
    """The date where it is none that can be reckoned with: `in press`."""
    written: str = ""
    """The whole entry word for word, where that is all there is: of an article's own list."""
    path: str = field(default="", compare=False)
    line: int = field(default=0, compare=False)
    """1-based line of its file on which it begins."""

    def text(self, name: str) -> str:
        """Return one of its variables, empty where it has none."""
        return dict(self.texts).get(name, "")

    @property
    def year(self) -> str:
        """The year of publication, or the words in its place; empty where neither is given."""
        return str(self.issued[0][0]) if self.issued else self.issued_words


_NEEDED = {
    "article-journal": ("container-title",),
    "article-magazine": ("container-title",),
    "article-newspaper": ("container-title",),
    "chapter": ("container-title",),
    "paper-conference": ("container-title",),
    "webpage": ("URL",),
}
"""What a reader needs to find a work of a kind, besides who wrote it, its title and its year."""

_CALLED = {"container-title": "journal", "URL": "address"}
_BOOKS = ("chapter", "paper-conference")


def missing(reference: Reference) -> tuple[tuple[str, str], ...]:
    """Return each field that it ought to have and has not: the variable of CSL, and what a reader calls it."""
    if reference.written:
        return ()
    found = [] if reference.authors or reference.editors else [("author", "author")]
    found += [] if reference.text("title") else [("title", "title")]
    found += [] if reference.year else [("issued", "year")]
    for name in _NEEDED.get(reference.kind, ()):
        if not reference.text(name):
            book = name == "container-title" and reference.kind in _BOOKS
            found.append((name, "book" if book else _CALLED[name]))
    return tuple(found)


_DAY = re.compile(r"(\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?", re.ASCII)


def days(text: str) -> tuple[Day, ...]:
    """Return the day or the two ends of a range, spelt `2016`, `2016-08-01` or `2019/2020`; none if it is spelt otherwise."""
    ends = re.split(r"\s*(?:--+|–|(?<=\d{4})\s*/\s*(?=\d{4}))\s*", text.strip().rstrip("/"))
    found = [_DAY.fullmatch(end) for end in ends]
    if not all(found) or len(found) > 2:
        return ()
    return tuple(
        tuple(int(part) for part in match.groups() if part and int(part)) for match in found if match
    )


MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}


def month(text: str) -> int:
    """Return the number of a month, spelt in digits or by at least three letters; 0 if it is none."""
    text = text.strip().lower()
    if text.isascii() and text.isdigit():
        return int(text) if 1 <= int(text) <= 12 else 0
    return MONTHS.get(text[:3], 0)


def doi(text: str) -> str:
    """Return a DOI without the address or the label before it."""
    return re.sub(r"^\s*(?:https?://(?:dx\.)?doi\.org/|doi:)\s*", "", text, flags=re.I).strip()
