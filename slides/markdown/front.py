"""The front matter, read and written: YAML 1.2, one key a line, every value the text its author wrote.

Reads YAML events, not values: `1e10` stays `1e10`, a date stays as it was typed, and an alias is seen before
it is expanded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Literal

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from slides.errors import DeckError, UsageError, nearest
from slides.kinds import KINDS
from slides.markdown import theme
from slides.markdown.faults import Faults
from slides.markdown.source import ILLEGAL, encoding_of
from slides.model import Front, Slot, Theme

KEYS = tuple(field.name.replace("_", "-") for field in fields(Front) if field.name != "lines")
"""The keys in the order they are written."""

_OURS = re.compile(r"(article|minutes|event|article-hash|institution|template)\s*:")
"""Keys that tell a slide text from an article in Markdown: no other program's front matter has them."""

_OUR_LINE = re.compile(
    r"#{1,3} .*\{[^}]*\.(?:"
    + "|".join([*filter(None, KINDS), "if-time", "believed", "backup"])
    + r")\b[^}]*\}\s*"
    r"|:::+ *notes\s*"
)
"""A heading with one of our words, or the beginning of speaker notes."""

_ALWAYS = ("title", "author", "institution", "event")
"""Written even when empty: they are for the presenter to fill in."""

_LISTS = ("author", "bibliography", "disclosures")
MOST_DISCLOSURES = KINDS["disclosures"].items.most if KINDS["disclosures"].items else 0
_NULLS = ("", "~", "null", "Null", "NULL")
_MINUTES = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)(?:\s*\+\s*(\d{1,3}(?:\.\d{1,2})?))?", re.ASCII)
_LANG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that a YAML text cannot hold, or that some of its readers take for the end of a line."""

_BARE_COLOUR = re.compile(r"[{,]\s*[\w-]+:\s+#[0-9A-Fa-f]{3}")
"""A colour in braces without quotes, which hides the brace that closes them."""

_DEEPEST = 3
"""Mappings and lists in each other: the front matter, its theme, and a list there that is refused in its place."""

LONGEST = 20_000
"""Characters of all of it: the title slide and the disclosures have room for a tenth of that."""

_LINE = "write for example `title: Title of the talk`"
_BEGIN = "begin the file with these three lines:\n        ---\n        title: Title of the talk\n        ---"


@dataclass(frozen=True, slots=True)
class _Entry:
    """What the front matter says under one key."""

    line: int
    values: tuple[str, ...]
    is_list: bool = False
    members: Mapping[str, _Entry] | None = None
    """What stands under the keys of its own that it has; None where it has none."""


_EMPTY = _Entry(0, ())


def is_slide_text(data: bytes) -> bool:
    """Tell whether a file is slide text: its front matter has a key that only we use, or a line of it a word of ours."""
    text = data.decode(encoding_of(data), "replace").removeprefix("\ufeff")
    lines = tuple(re.split("\r\n|\r|\n", text))
    end = _end(lines)
    if end is not None and any(_OURS.match(line) for line in lines[1:end]):
        return True
    return any(_OUR_LINE.fullmatch(line) for line in lines)


def read(lines: tuple[str, ...], faults: Faults) -> tuple[Front, int]:
    """Return the front matter and the number of lines it takes.

    Raise at once where it cannot be read; note a value or key that is wrong, and go on.
    """
    if not lines or lines[0].rstrip() != "---":
        first = next((line.rstrip() for line in lines if line.strip()), "")
        hint = "delete the empty lines above ---" if first == "---" else _BEGIN
        faults.add("front.missing", "a slide text begins with its front matter, this one does not", 1, hint)
        raise faults.error()
    end = _end(lines)
    if end is None:
        hint = "put a line --- below the last of its lines"
        faults.add("front.open", "the front matter is never closed", 1, hint)
        raise faults.error()
    _refuse_long(lines[1:end], faults)
    entries = _entries(lines[1:end], faults)
    return _front(entries, faults), end + 1


def _refuse_long(lines: tuple[str, ...], faults: Faults) -> None:
    """Raise for a front matter that would take minutes to read, at its longest line."""
    count = sum(map(len, lines))
    if count > LONGEST:
        message = f"the front matter has {count:,} characters, there is room for {LONGEST:,}"
        longest = max(range(len(lines)), key=lambda index: len(lines[index]))
        faults.add(
            "front.long", message, longest + 2, "shorten it, or close it with a line --- where it ends"
        )
        raise faults.error()


def _end(lines: tuple[str, ...]) -> int | None:
    """Return the index of the line that closes the front matter; None if there is none, or it stays open."""
    if not lines or lines[0].rstrip() != "---":
        return None
    closing = (index for index, line in enumerate(lines[1:], 1) if line.rstrip() in ("---", "..."))
    return next(closing, None)


# ------------------------------------------------------------------------------------------- YAML to entries


def _entries(lines: tuple[str, ...], faults: Faults) -> dict[str, _Entry]:
    """Return what stands under each key; raise where the lines are not plain `key: value` or `key: list`."""
    nodes = iter([e for e in _events(lines, faults) if isinstance(e, NodeEvent | CollectionEndEvent)])
    first = next(nodes, None)
    if first is None:
        return {}
    if not isinstance(first, MappingStartEvent):
        raise _unreadable(faults, _line(first), "the front matter is not made of lines `key: value`", _LINE)
    return _mapping(nodes, faults)


def _mapping(nodes: Iterator[Event], faults: Faults, may_nest: bool = True) -> dict[str, _Entry]:
    """Return what stands under each key, up to the end of the mapping."""
    entries: dict[str, _Entry] = {}
    for key in nodes:
        if isinstance(key, MappingEndEvent):
            break
        if not isinstance(key, ScalarEvent):
            raise _unreadable(faults, _line(key), "a key of the front matter is one word")
        name, entry = str(key.value), _entry(key, nodes, faults, may_nest)
        if name in entries:
            message = f"{name} is already given on line {entries[name].line}"
            faults.add("front.twice", message, entry.line, "keep one of the two")
        entries.setdefault(name, entry)
    return entries


def _events(lines: tuple[str, ...], faults: Faults) -> list[Event]:
    text = "\n".join(lines) + "\n"
    events: list[Event] = []
    depth = 0
    try:
        # One by one: a reader that first looked for the end of ten thousand brackets would not come back from it.
        for event in YAML(typ="safe", pure=True).parse(text):
            events.append(event)
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > _DEEPEST:
                break
    except MarkedYAMLError as error:
        raise _misspelt(error, lines, faults) from None
    except (YAMLError, OverflowError, ValueError):
        # ReaderError (a character YAML forbids) has no line; chr() refuses an escape such as "\UFFFFFFFF".
        suspects = (n for n, line in enumerate(lines, 2) if _UNPRINTABLE.search(line) or "\\U" in line)
        message = "the front matter holds a character that YAML has no place for"
        raise _unreadable(faults, next(suspects, 1), message, "delete it") from None
    _refuse_aliases(events, faults)
    if depth > _DEEPEST:
        raise _nested(faults, events[-1])
    return events


def _refuse_aliases(events: list[Event], faults: Faults) -> None:
    """Raise for `&name` and `*name`: a few lines of them stand for millions."""
    for event in events:
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            message = "anchors (&) and aliases (*) are not used in the front matter"
            hint = "write the value out, or put it in quotes if & or * belongs to it"
            raise _unreadable(faults, _line(event), message, hint)


def _misspelt(error: MarkedYAMLError, lines: tuple[str, ...], faults: Faults) -> DeckError:
    bare = next((index for index, line in enumerate(lines) if _BARE_COLOUR.search(line)), None)
    if bare is not None:
        message = (
            "behind a # that stands bare all is a comment, so the front matter cannot be read from here on"
        )
        return _unreadable(faults, bare + 2, message, 'put the colour in quotes: accent: "#7A1F5C"')
    marks = [mark.line for mark in (error.problem_mark, error.context_mark) if mark is not None]
    index = next((line for line in marks if line < len(lines)), 0)
    match = re.match(r"([\w-]+):\s+(.*\S)", lines[index]) if lines else None
    if "\t" in lines[index]:
        hint = "write blanks in place of the tab"
    elif match is None:
        hint = _LINE
    elif match[2][0] in "'\"":
        hint = "check its quotation marks: one at the beginning, the same at the end, none between"
    else:
        hint = f"put the value in quotes: {match[1]}: {_quoted(match[2])}"
    return _unreadable(faults, index + 2, f"the front matter cannot be read here: {error.problem}", hint)


def _unreadable(faults: Faults, line: int, message: str, hint: str = "") -> DeckError:
    faults.add("front.yaml", message, line, hint)
    return faults.error()


_NESTED = "theme"
"""The one key that may have keys of its own."""


def _entry(key: ScalarEvent, nodes: Iterator[Event], faults: Faults, may_nest: bool) -> _Entry:
    value = next(nodes)
    if isinstance(value, ScalarEvent):
        text = _text(value)
        return _Entry(_line(key), (text,) if text else ())
    if isinstance(value, SequenceStartEvent):
        return _Entry(_line(key), tuple(_members(nodes, faults)), is_list=True)
    if may_nest and key.value == _NESTED and isinstance(value, MappingStartEvent):
        return _Entry(_line(key), (), members=_mapping(nodes, faults, may_nest=False))
    raise _nested(faults, value)


def _members(nodes: Iterator[Event], faults: Faults) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, SequenceEndEvent):
            return
        if not isinstance(node, ScalarEvent):
            raise _nested(faults, node)
        if text := _text(node):
            yield text


def _nested(faults: Faults, event: Event) -> DeckError:
    hint = "write one value behind the key; put it in quotes if a colon, bracket or brace belongs to it"
    return _unreadable(faults, _line(event), "a value of the front matter is text, or a list of texts", hint)


def _text(scalar: ScalarEvent) -> str:
    """Return the text of a scalar on one line; empty for null."""
    value = str(scalar.value)
    if scalar.style is None and value in _NULLS:
        return ""
    return re.sub(r"[ \t\r\n]+", " ", value).strip(" ")


def _line(event: Event) -> int:
    """Return the line in the file: marks count from 0, and `---` stands above."""
    return event.start_mark.line + 2


# ------------------------------------------------------------------------------------------ entries to Front


def _front(entries: dict[str, _Entry], faults: Faults) -> Front:
    for key, entry in entries.items():
        _check(key, entry, faults)
    texts = {key: ", ".join(entry.values) for key, entry in entries.items()}
    if not texts.get("title"):
        line = entries["title"].line if "title" in entries else 1
        faults.add(
            "front.title", "the talk has no title", line, "add a line `title: Title of the talk` below ---"
        )
    return Front(
        title=texts.get("title", ""),
        subtitle=texts.get("subtitle", ""),
        author=texts.get("author", ""),
        institution=texts.get("institution", ""),
        event=texts.get("event", ""),
        date=texts.get("date", ""),
        minutes=_slot(texts.get("minutes", "")),
        lang=texts.get("lang", "") or "en",
        article=texts.get("article", ""),
        article_hash=texts.get("article-hash", ""),
        bibliography=entries["bibliography"].values if "bibliography" in entries else (),
        csl=texts.get("csl", ""),
        citations=_foot(texts.get("citations", "")),
        template=texts.get("template", ""),
        theme=_theme(entries, faults),
        link=texts.get("link", ""),
        contact=texts.get("contact", ""),
        disclosures=entries["disclosures"].values if "disclosures" in entries else (),
        lines=tuple(_lines(entries)),
    )


def _lines(entries: Mapping[str, _Entry], stem: str = "") -> Iterator[tuple[str, int]]:
    """Yield each key with its line, those under `theme` as `theme.accent` and so on."""
    for key, entry in entries.items():
        yield stem + key, entry.line
        yield from _lines(entry.members or {}, f"{key}.")


def _theme(entries: Mapping[str, _Entry], faults: Faults) -> Theme | None:
    """Return the theme that a talk asks for, None where it asks for none."""
    entry = entries.get("theme")
    if entry is None or entry.is_list or (entry.members is None and not entry.values):
        return None
    if entries.get("template", _EMPTY).values:
        faults.add("theme.template", theme.WITH_TEMPLATE, entry.line, theme.OR_TEMPLATE)
    if entry.members is None:
        return theme.read_word(", ".join(entry.values), entry.line, faults)
    for key, member in entry.members.items():
        if member.is_list:
            faults.add(
                "front.list", f"{key} is one value, not a list", member.line, "write it behind the colon"
            )
    found = {key: (" ".join(m.values), m.line) for key, m in entry.members.items() if not m.is_list}
    return theme.read(found, faults)


def _check(key: str, entry: _Entry, faults: Faults) -> None:
    """Note what is wrong with one entry."""
    value = ", ".join(entry.values)
    if key not in KEYS:
        close = nearest(key, KEYS)
        hint = f"did you mean {close}?" if close else f"it knows {', '.join(KEYS)}"
        faults.add("front.key", f"the front matter knows no {key}", entry.line, hint)
    elif entry.is_list and key not in _LISTS:
        faults.add("front.list", f"{key} is one value, not a list", entry.line, "write it behind the colon")
    elif match := ILLEGAL.search(value):
        message = f"the control character U+{ord(match[0]):04X} cannot stand on a slide"
        faults.add("text.character", message, entry.line, "delete it")
    elif key == "disclosures" and len(entry.values) > MOST_DISCLOSURES:
        hint = "put those that belong together into one"
        faults.add(
            "front.disclosures",
            f"there is room for {MOST_DISCLOSURES} disclosures, here are {len(entry.values)}",
            entry.line,
            hint,
        )
    elif key == "minutes" and value and _slot(value) is None:
        hint = "write the minutes for speaking and, behind a plus, those for questions: 8+2"
        faults.add("front.minutes", f"{value} is not a number of minutes", entry.line, hint)
    elif key == "citations" and value and not _foot(value):
        hint = "write short (author, journal and year at the foot of the slide) or number (only the number)"
        faults.add("front.citations", f"{value} is not a way to cite", entry.line, hint)
    elif key == "lang" and value and not _LANG.fullmatch(value):
        faults.add(
            "front.lang", f"{value} is not a language tag", entry.line, "write for example en, en-GB or de"
        )


def _foot(text: str) -> Literal["", "short", "number"]:
    """Return what the foot of a slide is to say of citations; empty where the text is none of it."""
    return "short" if text == "short" else "number" if text == "number" else ""


def read_slot(text: str) -> Slot:
    """Return a slot as the front matter spells it: `8+2` is eight minutes to speak and two for questions.

    Raises:
        UsageError: It is not a number of minutes.
    """
    slot = _slot(text)
    if slot is None:
        raise UsageError.of("usage", f"{text} is not a number of minutes", hint="write for example 8+2")
    return slot


def _slot(text: str) -> Slot | None:
    match = _MINUTES.fullmatch(text)
    if match is None or float(match[1]) == 0:
        return None
    return Slot(float(match[1]), float(match[2] or 0))


# ------------------------------------------------------------------------------------------- Front to lines


def write(front: Front) -> Iterator[str]:
    """Yield the lines of the front matter: what is filled, and what is for the presenter to fill."""
    yield "---"
    for key in KEYS:
        value = getattr(front, key.replace("-", "_"))
        if isinstance(value, Theme):
            yield from theme.write(value, scalar)
        elif isinstance(value, tuple):
            if value:
                yield f"{key}:"
                yield from (f"  - {scalar(member)}" for member in value)
        elif value:
            yield f"{key}: {write_slot(value) if isinstance(value, Slot) else scalar(value)}"
        elif key in _ALWAYS:
            yield f"{key}:"
    yield "---"


def write_slot(slot: Slot) -> str:
    """Return a slot as the front matter spells it, `8+2`; what `read_slot` reads."""
    return f"{slot.speaking:g}+{slot.questions:g}" if slot.questions else f"{slot.speaking:g}"


def scalar(value: str) -> str:
    """Return a value as YAML: plain where that reads back as it is, else in double quotes."""
    return value if _reads_back(value) else _quoted(value)


def _reads_back(value: str) -> bool:
    if _UNPRINTABLE.search(value):
        return False
    lines = (f"x: {value}", "y:", f"  - {value}", "z:")
    try:
        entries = _entries(lines, Faults("", lines))
    except DeckError:
        return False
    return [entry.values for entry in entries.values()] == [(value,), (value,), ()]


def _quoted(value: str) -> str:
    """Return it in double quotes, as JSON and YAML agree on them, its unprintable characters escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
