"""CSL-JSON -> references: what Zotero and pandoc write, variables by their names in CSL."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from slides.errors import SourceError
from slides.references.reference import Day, Name, Reference, days

_NAMES = ("author", "editor")
_OTHER = ("id", "type", "issued", *_NAMES)
_BLANKS = re.compile(r"\s*")


def read(text: str, path: str) -> tuple[Reference, ...]:
    """Return the items of a CSL-JSON file: of its list, or of the list under `items` or `references`.

    Raises:
        SourceError: It is not JSON, or not a list of items that have an id.
    """
    try:
        whole = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise _error(text, path, line, f"this is not JSON: {getattr(error, 'msg', 'too deep')}") from None
    if not isinstance(whole, list):
        members = whole.get("items", whole.get("references")) if isinstance(whole, dict) else None
        if not isinstance(members, list):
            raise _error(text, path, 1, "this is no list of references")
        return tuple(_reference(item, text, path, 1) for item in members)
    return tuple(_reference(item, text, path, line) for item, line in zip(whole, _lines(text), strict=True))


def _lines(text: str) -> Iterator[int]:
    """Yield the line on which each item of the list begins."""
    decoder = json.JSONDecoder()
    at = text.index("[") + 1
    line, counted = 1, 0
    while True:
        at = _BLANKS.match(text, at).end()  # type: ignore[union-attr]
        if text[at] == "]":
            return
        line += text.count("\n", counted, at)
        counted = at
        yield line
        at = _BLANKS.match(text, decoder.raw_decode(text, at)[1]).end()  # type: ignore[union-attr]
        at += text[at] == ","


def _error(text: str, path: str, line: int, message: str) -> SourceError:
    lines = text.split("\n")
    quote = lines[line - 1].strip() if line <= len(lines) else ""
    hint = "export it again as CSL-JSON"
    return SourceError.of("cite.json", message, path=path, line=line, quote=quote, hint=hint)


def _reference(item: Any, text: str, path: str, line: int) -> Reference:
    if not isinstance(item, dict) or not isinstance(item.get("id"), str | int) or item["id"] == "":
        raise _error(text, path, line, "this reference has no id to cite it by")
    issued, words = _date(item.get("issued"))
    return Reference(
        str(item["id"]),
        str(item.get("type", "document")),
        tuple(
            (k, str(v))
            for k, v in item.items()
            if k not in _OTHER and isinstance(v, str | int | float) and v != ""
        ),
        _names(item.get("author")),
        _names(item.get("editor")),
        issued,
        words,
        path=path,
        line=line,
    )


def _names(value: Any) -> tuple[Name, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(_name(name) for name in value if isinstance(name, dict) and any(name.values()))


def _name(name: Mapping[str, Any]) -> Name:
    def said(*keys: str) -> str:
        return " ".join(str(name[key]) for key in keys if name.get(key))

    if name.get("literal"):
        return Name(literal=said("literal"))
    return Name(said("dropping-particle", "non-dropping-particle", "family"), said("given"), said("suffix"))


def _date(value: Any) -> tuple[tuple[Day, ...], str]:
    """Return a date in any of the forms of CSL-JSON: parts, `raw`, `literal`."""
    if not isinstance(value, dict):
        return (), ""
    parts = value.get("date-parts")
    if isinstance(parts, list):
        found = tuple(
            tuple(int(p) for p in day if str(p).isdigit()) for day in parts if isinstance(day, list)
        )
        if found and all(found):
            return found[:2], ""
    said = str(value.get("raw") or value.get("literal") or "")
    found = days(said)
    return (found, "") if found else ((), said)
