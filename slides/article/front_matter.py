"""The few things that a deck takes from an article's YAML front matter: title, authors, abstract.

Reads by lines what pandoc and journals write there, and nothing else of YAML: a strange value is left out.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_FENCE = re.compile(r"(?:---|\.\.\.)\s*$")
_KEY = re.compile(r"([A-Za-z][\w-]*):(?:\s+(.*)|\s*)$")
_NAME_KEY = re.compile(r"-?\s*(?:name|literal):\s*(.+)$")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the two fences."""

    title: str = ""
    authors: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    """Its lines."""
    abstract_line: int = 0
    """1-based line of the file on which the abstract's first line stands."""
    length: int = 0
    """Lines that the front matter takes, its fences too; 0 where there is none."""


def read(lines: list[str]) -> FrontMatter:
    """Return the front matter that the lines begin with."""
    if not lines or lines[0].rstrip() != "---":
        return FrontMatter()
    end = next((n for n, line in enumerate(lines[1:], 1) if _FENCE.match(line)), 0)
    fields = _fields(lines[1:end])
    if not end or not fields:
        return FrontMatter()
    title = " ".join(_plain(part) for part in _values(fields.get("title")))
    authors = _authors(fields.get("author") or fields.get("authors"))
    abstract = fields.get("abstract")
    if abstract is None:
        return FrontMatter(title, authors, length=end + 1)
    first, inline, below = abstract
    if inline and not re.fullmatch(r"[|>][+-]?\d?", inline):
        return FrontMatter(title, authors, (_plain(inline), *below), first + 1, end + 1)
    return FrontMatter(title, authors, tuple(line.strip() for line in below), first + 2, end + 1)


_Field = tuple[int, str, list[str]]
"""Line in the front matter (1-based), the value beside the key, the indented lines below it."""


def _fields(lines: list[str]) -> dict[str, _Field]:
    """Return the top-level fields."""
    fields: dict[str, _Field] = {}
    key = ""
    for number, line in enumerate(lines, 1):
        match = _KEY.match(line)
        if match:
            key = match[1].lower()
            fields[key] = (number, (match[2] or "").strip(), [])
        elif key:
            fields[key][2].append(line)
    return fields


def _values(field: _Field | None) -> list[str]:
    if field is None:
        return []
    _, inline, below = field
    kept = [] if re.fullmatch(r"[|>][+-]?\d?", inline) else [inline]
    return [value for value in (*kept, *(line.strip() for line in below)) if value]


def _authors(field: _Field | None) -> tuple[str, ...]:
    """Return the names of a line, of `[a, b]`, or of a list of names or of mappings with a name."""
    values = _values(field)
    if values and values[0].startswith("[") and values[-1].endswith("]"):
        values = " ".join(values)[1:-1].split(",")
    elif len(values) == 1 and not values[0].startswith("-"):
        values = re.split(r";|\s+and\s+", values[0])
    names = (_name(value.strip()) for value in values)
    return tuple(name for name in names if name)


def _name(value: str) -> str:
    named = _NAME_KEY.match(value)
    if not named and re.match(r"-?\s*[\w-]+:\s", value):
        return ""
    bare = _plain(named[1] if named else value.removeprefix("-").strip())
    bare = re.sub(r"(?:[*\\†‡]+|E-?mail:?|<[^>]*>|\[\^?[\w@]*\]|\S+@\S+).*$", "", bare)
    return bare.strip(" ,;")


def _plain(value: str) -> str:
    """Return a scalar without its quotes and emphasis."""
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        value = value[1:-1].replace('\\"', '"').replace("\\\\", "\\").replace("''", "'")
    return html.unescape(re.sub(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)", "", value)).replace(
        "\\'", "'"
    )
