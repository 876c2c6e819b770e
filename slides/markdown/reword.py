"""Other words in place of a piece of text, in its author's own lines: what did not change stays as it was typed.

The author's line breaks, marker, spelling of emphasis and braces stay; only the words between them that differ are
written anew.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from slides.errors import DeckError
from slides.markdown import escape, front, grammar, inline
from slides.markdown.faults import Faults
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
    if normal(runs) == normal(place.runs):
        return list(lines)
    match = _FORMS.get(place.kind, _PLAIN).fullmatch(lines[0])
    assert match is not None, (place.kind, lines[0])
    before, after = match["before"], (match.groupdict().get("after") or "").rstrip()
    again = before if place.kind == "quote" else re.sub(r"\S", " ", before)
    inner = re.compile(r"^(?:[ \t]*>)+[ \t]?|^[ \t]*")
    words = _words([match["text"], *(inner.sub("", line, count=1) for line in lines[1:])])
    text = _rewritten(words, place.runs, runs, lines=place.kind not in ("heading", "label"))
    first, *rest = text.split("\n")
    return [before + first + (" " + after.lstrip() if after else ""), *(again + line for line in rest)]


_Word = tuple[str, str]
"""A word, and what stands behind it: a blank, or the end of a line."""


def _words(lines: Sequence[str]) -> list[_Word]:
    words: list[_Word] = []
    for line in lines:
        here = line.split()
        words += [(word, " ") for word in here[:-1]]
        words += [(word, "\n") for word in here[-1:]]
    return [*words[:-1], *((word, " ") for word, _ in words[-1:])]


def _rewritten(words: Sequence[_Word], was: Runs, now: Runs, *, lines: bool) -> str:
    """Return what is now said, as far as it was said before in its author's words.

    Emphasis may open in a word that stays and close in one that goes. So what was written is read again: where it says
    something else, only the words that we would spell alike are taken over, and at last none.
    """
    old, new = (spelt(normal(runs), lines=lines).split() for runs in (was, now))
    for groups in (_answers(words, old), _alike(words, old)):
        text = _joined(_taken_over(words, groups, old, new))
        if _says(text, now):
            return text
    return spelt(normal(now), lines=lines)


_Group = tuple[range, range]
"""Places of some words as we spell them, and of what their author wrote for them."""


def _alike(words: Sequence[_Word], old: Sequence[str]) -> list[_Group]:
    """Return the words that their author spells as we do, each by itself."""
    matcher = difflib.SequenceMatcher(None, old, [word for word, _ in words], autojunk=False)
    return [
        (range(a + k, a + k + 1), range(b + k, b + k + 1))
        for a, b, size in matcher.get_matching_blocks()
        for k in range(size)
    ]


def _answers(words: Sequence[_Word], old: Sequence[str]) -> list[_Group]:
    """Return the words that their author spells as we do, and what stands between them: one for one, else together."""
    found: list[_Group] = []
    a = b = 0
    for ours, theirs in [*_alike(words, old), (range(len(old), len(old)), range(len(words), len(words)))]:
        between = range(a, ours.start), range(b, theirs.start)
        if len(between[0]) == len(between[1]):
            found += [(range(n, n + 1), range(m, m + 1)) for n, m in zip(*between, strict=True)]
        elif between[0]:
            found.append(between)
        found.append((ours, theirs))
        a, b = ours.stop, theirs.stop
    return found


def _taken_over(
    words: Sequence[_Word], groups: Sequence[_Group], old: Sequence[str], new: Sequence[str]
) -> list[_Word]:
    """Return the new words: those that are old ones in their author's spelling, if all of their group are."""
    said: list[_Word] = []
    for tag, a1, a2, b1, b2 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            said += [(word, " ") for word in new[b1:b2]]
            continue
        whole = {
            ours.start: (ours, theirs) for ours, theirs in groups if a1 <= ours.start and ours.stop <= a2
        }
        at = a1
        while at < a2:
            ours, theirs = whole.get(at, (range(at, at + 1), range(0)))
            said += [words[n] for n in theirs] or [(old[n], " ") for n in ours]
            at = max(ours.stop, at + 1)
    return said


def _joined(said: Sequence[_Word]) -> str:
    """Return words with what stands behind them; a line ends behind a forced break in any case."""
    text = ""
    for word, gap in said:
        broken = word.endswith("\\") and (len(word) - len(word.rstrip("\\"))) % 2
        text += word + ("\n" if broken else gap)
    return text.rstrip(" \n")


def _says(text: str, runs: Runs) -> bool:
    """Tell whether a text is one paragraph that says these runs."""
    blocks, _, too_long = grammar.tree(text)
    if len(blocks) != 1 or blocks[0].type != "paragraph" or too_long:
        return False
    token = blocks[0].children[0].token
    faults = Faults("", tuple(text.split("\n")))
    return (
        token is not None and inline.runs(token.meta["inside"], 1, faults) == normal(runs) and not len(faults)
    )


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
