"""From the bytes of a slide text to its lines: encoding, merge conflicts, characters no deck can hold."""

from __future__ import annotations

import codecs
import re

from slides.errors import Refused, TextError
from slides.markdown.faults import Faults

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Code points that XML 1.0 has no place for (production 2, Char): PowerPoint cannot open a deck with one."""

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""The mark that a text in another encoding than UTF-8 begins with; Windows calls UTF-16 "Unicode"."""

MOST_BYTES = 20_000_000
"""Size of the largest text that is read: 5,000 slides with their notes are a sixth of it."""

_CONFLICT = re.compile(r"(<{7}|>{7}|\|{7})( |$)")
_PARTED = re.compile(r"={7}$")
"""What stands between the sides: alone it would be read as words of the paragraph above it."""
_FENCE = re.compile(r" *(`{3}|~{3})")


def lines_of(data: bytes | str, path: str) -> tuple[str, ...]:
    """Return the lines without their ends.

    Raises:
        TextError: It is no text, or holds control characters.
        Refused: A conflict is not settled: whatever is built now would drop one of its sides.
    """
    source = _lines(decoded(data, path).removeprefix("\ufeff"))
    _refuse_conflicts(source, path)
    _refuse_illegal(source, path)
    return source


def _lines(text: str) -> tuple[str, ...]:
    """Return the lines of a text. Only LF, CRLF and CR end one: `str.splitlines` knows ten more that no editor counts."""
    lines = re.split("\r\n|\r|\n", text)
    return tuple(lines[:-1] if lines[-1] == "" else lines)


def encoding_of(data: bytes) -> str:
    """Return the encoding that a text's first bytes tell; UTF-8 where they tell none."""
    return next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "utf-8")


def decoded(data: bytes | str, path: str) -> str:
    """Return the text in a file's bytes, UTF-8, or UTF-16 and UTF-32 with their mark.

    Raises:
        TextError: It is empty, far too large, no text, or in an encoding that does not say which it is.
    """
    if len(data) > MOST_BYTES:
        message = f"this text has {len(data):,} bytes, a talk has room for {MOST_BYTES:,}"
        raise TextError.of("text.size", message, path=path, line=1, hint="cut it into several talks")
    if isinstance(data, str):
        return data
    try:
        text = data.decode(encoding_of(data))
    except UnicodeDecodeError as error:
        raise _undecodable(data, error, path) from None
    if not text.removeprefix("\ufeff").strip():
        hint = "delete it, and draft it anew from its article: make_deck.py draft ARTICLE"
        raise TextError.of("text.nothing", "this slide text is empty", path=path, line=1, hint=hint)
    return text


def _undecodable(data: bytes, error: UnicodeDecodeError, path: str) -> TextError:
    """Return what is wrong with bytes that are not text, or not in the encoding that they seem to be in."""
    if encoding_of(data) == "utf-8" and b"\0" in data:
        line = len(_lines(data[: data.index(b"\0")].decode("utf-8", "replace") + "|"))
        message, hint = (
            "this is not text: it has bytes that no text has",
            "save it as plain text, with the encoding UTF-8",
        )
        return TextError.of("text.binary", message, path=path, line=line, hint=hint)
    before = _lines(data[: error.start].decode(error.encoding, "replace") + "|")
    line = len(before)
    whole = _lines(data.decode(error.encoding, "replace"))
    quote = ILLEGAL.sub("\ufffd", whole[min(line, len(whole)) - 1].strip())
    message = f"this is not {error.encoding.upper()} text"
    hint = "save the file with the encoding UTF-8"
    return TextError.of("text.encoding", message, path=path, line=line, quote=quote, hint=hint)


def _refuse_conflicts(lines: tuple[str, ...], path: str) -> None:
    faults = Faults(path, lines)
    is_code = False
    for number, line in enumerate(lines, 1):
        is_code ^= bool(_FENCE.match(line))
        if _CONFLICT.match(line) or (_PARTED.match(line) and not is_code):
            faults.add(
                "text.conflict",
                "a merge conflict is not settled here",
                number,
                "keep one side; delete the others, and the marker lines <<<<<<<, |||||||, ======= and >>>>>>>",
            )
            raise Refused(*faults.error().findings)


def _refuse_illegal(lines: tuple[str, ...], path: str) -> None:
    if not any(map(ILLEGAL.search, lines)):
        return
    quotable = tuple(ILLEGAL.sub("\ufffd", line) for line in lines)
    faults = Faults(path, quotable)
    for number, line in enumerate(lines, 1):
        for character in sorted(set(ILLEGAL.findall(line))):
            faults.add(
                "text.character",
                f"the control character U+{ord(character):04X} cannot stand on a slide",
                number,
                "delete it: it stands where the line above shows \ufffd",
            )
    raise faults.error()
