"""Other words in place of a piece of text, in its author's own lines: what did not change stays as it was typed.

The author's line breaks, marker, spelling of emphasis and braces stay; only the words between them that differ are
written anew.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from slides.errors import DeckError
from slides.markdown import escape, front
from slides.markdown.places import TextPlace
from slides.markdown.runs import normal
from slides.markdown.spell import spelt
from slides.model import Runs, plain

_ITEM = re.compile(r"(?P<before>[ \t]*(?:[-*+]|\d+[.)])[ \t]+)(?P<text>.*)", re.DOTALL)
_HEADING = re.compile(
    r"(?P<before>[ \t]*#{1,6}[ \t]+)(?P<text>.*?)(?P<after>[ \t]*(?:\{[^{}]*\})?[ \t]*#*[ \t]*)", re.DOTALL
)
_QUOTE = re.compile(r"(?P<before>(?:[ \t]*>[ \t]?)+)(?P<text>.*)", re.DOTALL)
_PLAIN = re.compile(r"(?P<before>[ \t]*)(?P<text>.*)", re.DOTALL)
_FORMS = {"item": _ITEM, "heading": _HEADING, "label": _HEADING, "quote": _QUOTE}


def reworded(lines: Sequence[str], place: TextPlace, runs: Runs) -> list[str]:
    """Return the lines of a piece of text with other runs in it; `lines` are those that it takes now."""
    if place.kind == "cell":
        return [_row(lines[0], place, runs)]
    if place.kind == "field":
        return [_field(lines[0], plain(runs))]
    if place.kind == "caption":
        return [_caption(lines[0], plain(runs))]
    return _paragraph(lines, place, runs)


def _paragraph(lines: Sequence[str], place: TextPlace, runs: Runs) -> list[str]:
    match = _FORMS.get(place.kind, _PLAIN).fullmatch(lines[0])
    assert match is not None, (place.kind, lines[0])
    multiline = place.kind not in ("heading", "label")
    before, after = match["before"], (match.groupdict().get("after") or "").rstrip()
    again = before if place.kind == "quote" else re.sub(r"\S", " ", before)
    inner = re.compile(r"^(?:[ \t]*>)+[ \t]?|^[ \t]*")
    words, gaps = _tokens([match["text"], *(inner.sub("", line, count=1) for line in lines[1:])])
    old = spelt(normal(place.runs), lines=multiline)
    new = spelt(normal(runs), lines=multiline)
    text = _rewritten(words, gaps, old.split(), new.split())
    first, *rest = text.split("\n")
    return [before + first + (" " + after.lstrip() if after else ""), *(again + line for line in rest)]


def _tokens(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words of some lines, and what stands behind each: a blank, or the end of a line."""
    words: list[str] = []
    gaps: list[str] = []
    for line in lines:
        pieces = re.split(r"([ \t]+)", line.strip())
        for n in range(0, len(pieces), 2):
            if pieces[n]:
                words.append(pieces[n])
                gaps.append(" " if n + 1 < len(pieces) else "\n")
    return words, [*gaps[:-1], " "]


def _rewritten(words: list[str], gaps: list[str], old: list[str], new: list[str]) -> str:
    """Return the words as they are now said; `words` are the author's spelling of `old`, with the gaps behind them."""
    spelling = _spellings(words, old)
    said: list[tuple[str, str]] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            said += [(word, " ") for word in new[b1:b2]]
            continue
        for at in range(a1, a2):
            own = spelling.get(at)
            said.append((old[at], " ") if own is None else (words[own], gaps[own]))
    text = ""
    for n, (word, gap) in enumerate(said):
        last = n == len(said) - 1
        text += word + ("" if last else "\n" if word.endswith("\\") and not word.endswith("\\\\") else gap)
    return text


def _spellings(words: list[str], old: list[str]) -> dict[int, int]:
    """Return at which place among the author's words each word of our spelling stands, where they agree."""
    matcher = difflib.SequenceMatcher(None, old, words, autojunk=False)
    return {a + k: b + k for a, b, size in matcher.get_matching_blocks() for k in range(size)}


# ---------------------------------------------------------------------------------------------- cells and fields

_PIPE = re.compile(r"(?<!\\)\|")


def _row(line: str, place: TextPlace, runs: Runs) -> str:
    """Return a row of a table with another cell, its column as wide as before if it can be."""
    bounds = [match.start() for match in _PIPE.finditer(line)]
    if not line.lstrip().startswith("|"):
        bounds.insert(0, -1)
    if not line.rstrip().endswith("|"):
        bounds.append(len(line))
    start, end = bounds[place.column] + 1, bounds[place.column + 1]
    old = line[start:end]
    text = spelt(normal(runs), lines=False).replace("|", "\\|")
    head = re.match(r"\s*", old)
    width = len(old) - len(old.lstrip()) if head and old.strip() else 1
    left = " " * max(width, 1)
    cell = f"{left}{text} ".ljust(len(old))
    return line[:start] + (cell if end < len(line) else cell.rstrip()) + line[end:]


def _field(line: str, value: str) -> str:
    """Return a line of the front matter with another value; a comment behind it stays."""
    match = re.match(
        r"(?P<key>[\w-]+:)(?P<gap>[ \t]*)(?P<value>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^#]*?)(?P<rest>[ \t]+#.*)?$",
        line,
    )
    if match is None:
        raise DeckError.of("merge.field", "this field cannot be changed by a program", quote=line)
    shown = front.scalar(value) if value else ""
    return f"{match['key']}{' ' if shown else ''}{shown}{match['rest'] or ''}"


def repictured(line: str, path: str | None = None, alt: str | None = None) -> str:
    """Return the line of a picture with another file or another alternative text; None leaves either as it is."""
    match = _PICTURE.fullmatch(line)
    if match is None:
        raise DeckError.of("merge.picture", "this picture cannot be changed by a program", quote=line)
    shown = (
        match["alt"]
        if alt is None
        else escape.text(alt, "[", "]", escape.Context("*~^`", lines=False, bracketed=True))
    )
    target = match["target"] if path is None else escape.target(path)
    return f"{match['before']}![{shown}]({target}{match['after']}"


_PICTURE = re.compile(
    r"(?P<before>[ \t]*)!\[(?P<alt>(?:[^\]\\]|\\.)*)\]\((?P<target><[^>]*>|[^\s)]*)(?P<after>.*)", re.DOTALL
)
_CAPTION = re.compile(
    r"(?P<before>[ \t]*!\[(?:[^\]\\]|\\.)*\]\([^\s\"]*)(?P<caption>[ \t]+\"(?:[^\"\\]|\\.)*\")?[ \t]*(?P<after>\).*)",
    re.DOTALL,
)


def _caption(line: str, caption: str) -> str:
    match = _CAPTION.fullmatch(line)
    if match is None:
        raise DeckError.of("merge.caption", "this caption cannot be changed by a program", quote=line)
    return match["before"] + (" " + escape.quoted(caption) if caption else "") + match["after"]
