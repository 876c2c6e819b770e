"""From the inline tokens of one block to its runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from markdown_it.token import Token

from slides.markdown import attributes, citations
from slides.markdown.faults import Faults
from slides.markdown.runs import normal
from slides.model import MARKS, Run, Runs

_COMMENT = re.compile(r"\s*+<!--")

_INSTEAD: dict[str, str] = {
    "b": "**bold**",
    "strong": "**bold**",
    "i": "*italic*",
    "em": "*italic*",
    "sub": "~2~ for a subscript",
    "sup": "^2^ for a superscript",
    "s": "~~struck out~~",
    "code": "`code`",
    "br": "a backslash at the end of the line for a line break",
}
"""What to write instead of a tag."""

_EMPTY = (("span_open", "span_close"), ("link_open", "link_close"))
"""Tokens that follow each other where brackets hold nothing: what these say would vanish with them."""

_UNSAFE = re.compile(r"\s*(javascript|vbscript|file|data):", re.I)


def runs(tokens: Sequence[Token], line: int, faults: Faults) -> Runs:
    """Return the runs of a block that begins on `line`; note what cannot stand in a text."""
    if len(tokens) == 1 and tokens[0].type == "text":
        return normal([Run(tokens[0].content)])  # as most blocks are
    found: list[Run] = []
    formats = [Run("")]
    before, last = len(faults), None
    for token in tokens:
        if token.type in ("softbreak", "hardbreak"):
            line += 1
        if token.nesting > 0:
            formats.append(_opened(token, formats[-1], line, faults))
        elif token.nesting < 0:
            formats.pop()
            if last and (last.type, token.type) in _EMPTY:
                faults.add(
                    "text.empty", "there are no words in these brackets", line, "write some, or delete them"
                )
        elif not (token.content.startswith("</") and len(faults) > before):  # else its opening tag was noted
            found.extend(_run(token, formats[-1], line, faults))
        last = token if token.content or token.type != "text" else last
    return normal(found)


def is_comment(text: str) -> bool:
    """Tell whether a piece of HTML is nothing but comments."""
    at = 0
    while opening := _COMMENT.match(text, at):
        at = text.find("-->", opening.end()) + len("-->")
        if at < len("-->"):
            return False
    return not text[at:].strip()


def plain_text(tokens: Sequence[Token]) -> str:
    """Return what is read in the description of a picture."""
    words = [
        " " if "break" in token.type else plain_text(token.children or ()) or token.content
        for token in tokens
    ]
    return " ".join("".join(words).split())


def _opened(token: Token, around: Run, line: int, faults: Faults) -> Run:
    """Return the format inside a token that opens one."""
    match token.type:
        case "strong_open":
            return replace(around, bold=True)
        case "em_open":
            return replace(around, italic=True)
        case "s_open":
            return replace(around, strike=True)
        case "script_open":
            return replace(around, script="sub" if token.info == "sub" else "super")
        case "link_open":
            return replace(around, link=_target(token, line, faults))
    span = attributes.read(token.info, attributes.SPAN, line, faults)
    marks = tuple(mark for mark in MARKS if mark in (*around.marks, *span.classes))
    return replace(around, marks=marks, anchor=span.ident or around.anchor)


def _target(token: Token, line: int, faults: Faults) -> str:
    target = str(token.attrGet("href") or "")
    if not target:
        faults.add("text.link", "this link leads nowhere", line, "write its address: [text](https://...)")
    elif _UNSAFE.match(target):
        faults.add(
            "text.link", "a link cannot lead to a file or a script", line, "link to a web page or an e-mail"
        )
    if token.attrGet("title"):
        faults.add(
            "text.link",
            "a link has no place for a title",
            line,
            "delete what is in quotes behind its address",
        )
    return target


def _run(token: Token, around: Run, line: int, faults: Faults) -> list[Run]:
    """Return the run of a token that stands alone, or none with the reason noted."""
    match token.type:
        case "text":
            return [replace(around, text=token.content)]
        case "softbreak":
            return [replace(around, text=" ")]
        case "hardbreak":
            return [replace(around, text="\n")]
        case "code_inline":
            return [replace(around, text=token.content, code=True)]
        case "cite":
            if found := citations.read(token.content):
                return [replace(around, citations=found)]
    if not (token.type == "html_inline" and is_comment(token.content)):
        faults.add("text.inline", *_complaint(token, line))
    return []


def _complaint(token: Token, line: int) -> tuple[str, int, str]:
    """Return message, line and hint for a token that no text can hold."""
    if token.type == "cite":
        hint = "write [@key] or [@key, p. 3; @other]; or \\[ if it is meant as text"
        return f"[{' '.join(token.content.split())}] is not a citation", line, hint
    if token.type == "image":
        hint = "put it between blank lines, outside of lists, quotes and tables"
        return "a picture stands alone in its paragraph", line, hint
    if token.type == "braces":
        hint = (
            "put the words they are about in brackets: [words]{" + token.content + "}; or write \\{ for text"
        )
        return f"{{{token.content}}} belongs to no heading and no [words in brackets]", line, hint
    tag = re.fullmatch(r"</?([A-Za-z]+)\s*/?>", token.content)
    instead = _INSTEAD.get(tag[1].lower()) if tag else None
    hint = f"write {instead}" if instead else "write \\< if it is meant as text"
    return f"HTML has no place on a slide: {token.content}", line, hint
