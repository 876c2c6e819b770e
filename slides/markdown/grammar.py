"""Which Markdown this is: CommonMark with tables and strikethrough, and five rules of our own on markdown-it.

    ::: notes ... :::     a block, as are `::: columns` and, in it, `::: column`; every other line of colons
                          becomes a `fence_stray` token
    ## Title {#id .kind}  the braces move to the heading's `meta`
    [text]{.own}          `span_open`, `span_close`
    [@key]                `cite`
    ~sub~ ^super^         `script_open`, `script_close`; no white space between, so that "~5 ~6" stays text
    {.own} anywhere else  `braces`, for the reader to complain about

Tokens carry 0-based lines of the file, ends exclusive. What they mean is for `inline`, `blocks` and `parse`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from slides.markdown import citations
from slides.markdown.nodes import Node, nodes

_FENCE = re.compile(r"(:{3,})\s*(.*?)\s*$")
_CODE_FENCE = re.compile(r"(`{3,}(?=[^`]*$)|~{3,})\s*(.*?)\s*$")
_HEADING = re.compile(r"#{1,3}(\s|$)")
_SLIDE_HEADING = re.compile(r"#{1,2}(\s|$)")
_ATTRIBUTES = re.compile(
    r"(?P<text>.*?)(?P<gap>(?<!\s)\s*+)\{(?P<words>[^{}]*+)\}\s*+(?>(?:<!--.*?-->\s*+)*)", re.S
)
_BRACES = re.compile(r"\{([^{}\n]*)\}")
_ATTRIBUTE_LIKE = re.compile(r"\s*([.#][\w-]|[\w-]+=)")
_SPACE = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Definition:
    """A line `[label]: target` that links can refer to."""

    label: str
    line: int
    used: bool


@dataclass(frozen=True, slots=True)
class TooLong:
    """A paragraph, heading or cell that is not read, for it has more characters than any slide has room for."""

    line: int
    length: int


LONGEST = 20_000
"""Characters of one paragraph that are read: as notes, half an hour of talking. Formats in a longer one could take
minutes to tell apart."""


def tree(source: str) -> tuple[list[Node], tuple[Definition, ...], tuple[TooLong, ...]]:
    """Return the blocks of a text, the link targets it defines, and what is too long to be read.

    What stands inside a paragraph is left as its tokens, under `meta["inside"]` of the one that holds it: a node for
    each would stand in another as deeply as formats can, which is deeper than Python calls.
    """
    env: dict[str, Any] = {}
    tokens = _MARKDOWN.parse(source, env)
    used = {child.meta.get("label") for token in tokens for child in token.children or ()}
    for token in tokens:
        if token.type == "inline":
            token.meta["inside"], token.children = token.children or [], None
    definitions = tuple(
        Definition(label, target["map"][0] + 1, label in used)
        for label, target in env.get("references", {}).items()
    )
    return nodes(tokens), definitions, tuple(env.get("too_long", ()))


class _Reader(MarkdownIt):
    """markdown-it that leaves link targets as their author wrote them."""

    # The names are markdown-it's.
    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link

    def validateLink(self, url: str) -> bool:  # noqa: ARG002, N802
        return True


def _built() -> MarkdownIt:
    # 20 levels, the preset's limit, are ten of lists, and what is deeper would vanish without a word.
    markdown = _Reader("commonmark", {"maxNesting": 60, "store_labels": True})
    markdown.enable(["table", "strikethrough"])
    markdown.block.ruler.before(
        "fence", "div", _div, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    markdown.core.ruler.after("block", "longest", _leave_too_long)
    markdown.core.ruler.after("longest", "heading_attributes", _heading_attributes)
    markdown.inline.ruler.after("link", "brackets", _brackets)
    markdown.inline.ruler.after("strikethrough", "script", _script)
    markdown.inline.ruler.push("braces", _braces)
    return markdown


# ----------------------------------------------------------------------------------------------------- blocks


_NESTING = ("columns", "column")
"""Blocks that others can stand in; every other name is read as notes, for the reader to complain about."""


def _div(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read `::: name` up to its `:::`, or up to a heading or the end where that is missing."""
    if not state.src.startswith(":::", state.bMarks[start] + state.tShift[start]):
        return False  # said first, for every line of the text is asked
    match = None if state.is_code_block(start) else _FENCE.match(_line(state, start))
    if match is None:
        return False
    if silent:
        return True
    if not match[2]:
        stray = state.push("fence_stray", "", 0)
        stray.map = [start, start + 1]
        state.line = start + 1
        return True
    name = div_name(match[2])
    if name in _NESTING:
        last, closed = _closing_nested(state, start, end, _Open(name, len(match[1])))
    else:
        last, closed = _closing(state, start, end, len(match[1]))
    _push_div(state, match[2], start, last, closed)
    state.line = last + (1 if closed else 0)
    return True


def _closing(state: StateBlock, start: int, end: int, colons: int) -> tuple[int, bool]:
    """Return the line that ends a block of notes, and whether it is a line of colons."""
    for number in range(start + 1, end):
        line = _line(state, number)
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return number, False
        match = _FENCE.match(line)
        if match and not match[2] and len(match[1]) >= colons and not state.is_code_block(number):
            return number, True
        if _HEADING.match(line) and not state.is_code_block(number):
            return number, False
    return end, False


@dataclass(frozen=True, slots=True)
class _Open:
    """A block between colons that is still open."""

    name: str
    colons: int


def _closing_nested(state: StateBlock, start: int, end: int, first: _Open) -> tuple[int, bool]:
    """Return the line that ends columns or a column, and whether it is a line of colons.

    As in pandoc, colons close the innermost block that was opened with as many or fewer. A second column in a
    column ends the first, which then was not closed. Colons and headings in code are code.
    """
    within, code = [first], ""
    for number in range(start + 1, end):
        line = _line(state, number)
        if not state.isEmpty(number) and state.sCount[number] < state.blkIndent:
            return number, False
        if code:
            code = "" if line.rstrip().strip(code[0]) == "" and len(line.rstrip()) >= len(code) else code
        elif state.is_code_block(number):
            continue
        elif fence := _CODE_FENCE.match(line):
            code = fence[1]
        elif _SLIDE_HEADING.match(line):
            return number, False
        elif match := _FENCE.match(line):
            within, closed = _after_colons(within, match)
            if not within:
                return number, closed
    return end, False


def _after_colons(within: list[_Open], match: re.Match[str]) -> tuple[list[_Open], bool]:
    """Return the blocks that are open after a line of colons, and whether it closed what it ends."""
    if match[2]:
        name = div_name(match[2])
        unclosed = name == "column" and within[-1].name == "column"
        around = within[:-1] if unclosed else within
        return ([*around, _Open(name, len(match[1]))] if around else []), False
    closable = [place for place, block in enumerate(within) if block.colons <= len(match[1])]
    return within[: closable[-1]] if closable else within, True


def div_name(info: str) -> str:
    """Return what a block between colons is called: its word, or its first class in braces."""
    words = info.strip("{}").split()
    return next((word[1:] for word in words if word.startswith(".")), words[0] if words else "")


def _push_div(state: StateBlock, info: str, start: int, last: int, closed: bool) -> None:
    parent, line_max = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", last
    name = div_name(info)
    kind = name if name in _NESTING else "notes"
    opening = state.push(f"{kind}_open", "div", 1)
    opening.map = [start, last]
    opening.info = info
    opening.meta = {"closed": closed, "heading": not closed and last < line_max}
    state.md.block.tokenize(state, start + 1, last)
    state.push(f"{kind}_close", "div", -1)
    state.parentType, state.lineMax = parent, line_max


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _leave_too_long(state: StateCore) -> None:
    """Take what is too long out of the tokens, before anything is looked for in it."""
    for token in state.tokens:
        if token.type == "inline" and len(token.content) > LONGEST:
            line = (token.map[0] if token.map else 0) + 1
            state.env.setdefault("too_long", []).append(TooLong(line, len(token.content)))
            token.content = ""


def _heading_attributes(state: StateCore) -> None:
    """Move the braces at the end of each heading out of its text, before that is read for formats."""
    for heading, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if heading.type == "heading_open":
            match = _ATTRIBUTES.fullmatch(inline.content)
            if match and not _escaped(match["text"] + match["gap"]):
                _take_attributes(heading, inline, match)


def _take_attributes(heading: Token, inline: Token, match: re.Match[str]) -> None:
    attached = not match["gap"] and match["text"] != ""
    if attached and match["text"].endswith(("]", ")", "`")):
        return  # they are about the words before them
    heading.meta["attached" if attached else "attributes"] = match["words"]
    inline.content = match["text"]


def _escaped(before: str) -> bool:
    """Tell whether a character that follows `before` is escaped by a backslash."""
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


# ----------------------------------------------------------------------------------------------------- inline


def _brackets(state: StateInline, silent: bool) -> bool:
    """Read `[text]{...}` and `[@key]`; the rule for links has had its turn before.

    Not when markdown-it only looks ahead: what it then takes for a token in brackets cannot stand in a link.
    """
    start = state.pos
    if state.src[start] != "[" or silent:
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    content = state.src[start + 1 : end]
    braces = _BRACES.match(state.src, end + 1, state.posMax)
    if end < 0:
        return False
    if braces:
        _push_span(state, braces[1], start + 1, end)
        state.pos = braces.end()
    elif citations.read(content) or citations.meant(content):
        state.push("cite", "", 0).content = content
        state.pos = end + 1
    return state.pos > start


def _push_span(state: StateInline, attributes: str, start: int, end: int) -> None:
    state.push("span_open", "span", 1).info = attributes
    _tokenize(state, start, end)
    state.push("span_close", "span", -1)


def _tokenize(state: StateInline, start: int, end: int) -> None:
    """Read the formats between two places of the text."""
    limit = state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.posMax = limit


def _script(state: StateInline, silent: bool) -> bool:
    """Read `~sub~` and `^super^`; markdown-it's plug-ins for them do not read what is inside."""
    marker, start = state.src[state.pos], state.pos
    if (
        marker not in "~^"
        or silent
        or marker in (state.src[start - 1 : start], state.src[start + 1 : start + 2])
    ):
        return False
    end = _script_end(state, marker)
    if end is None:
        return False
    state.push("script_open", "", 1).info = "sub" if marker == "~" else "super"
    _tokenize(state, start + 1, end)
    state.push("script_close", "", -1)
    state.pos = end + 1
    return True


def _script_end(state: StateInline, marker: str) -> int | None:
    """Return where the marker comes again before any white space; None if it does not."""
    start = state.pos
    at: int | None = start + 1
    while at is not None and (state.src[at : at + 1] != marker or state.src[at + 1 : at + 2] == marker):
        at = _after_unit(state, at, marker)
    state.pos = start
    return at


def _after_unit(state: StateInline, at: int, marker: str) -> int | None:
    """Return where the code, link, span, tag or stretch of text ends that begins at a place.

    None at the end of the text, and for text with white space in it.
    """
    if at >= state.posMax:
        return None
    letter = state.src[at]
    if letter == marker:
        return at + 2
    state.pos = at
    state.md.inline.skipToken(state)
    if letter == "[" and state.pos == at + 1:
        end = state.md.helpers.parseLinkLabel(state, at)
        braces = _BRACES.match(state.src, end + 1, state.posMax)
        return braces.end() if braces else max(end, at) + 1
    return None if letter not in "`[<" and _SPACE.search(state.src, at, state.pos) else state.pos


def _braces(state: StateInline, silent: bool) -> bool:
    """Read braces with attributes in them, or any behind a picture, into one token."""
    match = _BRACES.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    behind_picture = not state.pending and bool(state.tokens) and state.tokens[-1].type == "image"
    if not behind_picture and not _ATTRIBUTE_LIKE.match(match[1]):
        return False
    if not silent:
        state.push("braces", "", 0).content = match[1]
    state.pos = match.end()
    return True


_MARKDOWN = _built()
