"""Bytes become text, or an error where they are none. Knows encodings and nothing of articles."""

from __future__ import annotations

import codecs
import re

from slides.errors import ArticleError

TEXT_HINT = "save it as plain text (UTF-8) or as Markdown"

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_FALLBACKS = ("utf-8", "cp1252", "latin-1")
"""Without a byte order mark, the first that reads the file; the last reads any bytes."""

_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1b")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\ufffe\uffff]")
"""What no slide can hold (XML 1.0, production 2) and no reader of an article sees; a form feed is white space here."""
_MOST_CONTROLS = 0.01
"""Share of control characters above which a file is not text; a stray one comes with text out of a PDF."""


MOST_CHARACTERS = 600_000
"""Characters of the longest article that is read: a thesis. Most articles have 50,000; what is drafted from takes some
20 seconds of a processor for a million."""


def _empty(name: str) -> ArticleError:
    hint = "give a file with the article's text in it"
    return ArticleError.of("article.empty", "the article is empty", path=name, hint=hint)


def decode(data: bytes, name: str) -> str:
    """Return the text of an article with `\\n` at its line ends; raise ArticleError where there is none."""
    text = decoded(data, name)
    refuse_long(text, name)
    _refuse_conflict(text, name)
    return text


def decoded(data: bytes, name: str) -> str:
    """Return what the bytes say, markup and all; raise ArticleError where they say nothing."""
    if not data.strip():
        raise _empty(name)
    text = _decoded(data)
    if text is None or "\0" in text or _mostly_controls(text):
        message = "this file is not text: it has bytes that no text has"
        raise ArticleError.of("article.not-text", message, path=name, hint=TEXT_HINT)
    text = _UNWRITABLE.sub(" ", text).replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if not text.strip():
        raise _empty(name)
    return text


def refuse_long(text: str, name: str) -> None:
    """Raise for a text that takes too long to be drafted from."""
    if len(text) > MOST_CHARACTERS:
        message = f"the article has {len(text):,} characters, {MOST_CHARACTERS:,} can be read"
        hint = "give the article that the talk is about, or a chapter"
        raise ArticleError.of("article.size", message, path=name, hint=hint)


_CONFLICT = tuple(re.compile(mark, re.MULTILINE) for mark in ("^<{7} .*$", "^={7}$", "^>{7} "))
"""The lines that a merge conflict has in this order; an article may quote one of them."""


def _refuse_conflict(text: str, name: str) -> None:
    """Raise for two versions in one text: a talk would be drafted from both."""
    begins, parts, ends = _CONFLICT
    if (
        (first := begins.search(text))
        and (middle := parts.search(text, first.end()))
        and ends.search(text, middle.end())
    ):
        raise ArticleError.of(
            "article.conflict",
            "a merge conflict is not settled here",
            path=name,
            line=text.count("\n", 0, first.start()) + 1,
            quote=first[0],
            hint="keep one side; delete the others, and the marker lines <<<<<<<, |||||||, ======= and >>>>>>>",
        )


def _decoded(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _tried(data, encoding)
    return next((text for encoding in _FALLBACKS if (text := _tried(data, encoding)) is not None), None)


def _tried(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _mostly_controls(text: str) -> bool:
    return sum(text.count(control) for control in _CONTROLS) > _MOST_CONTROLS * len(text)
