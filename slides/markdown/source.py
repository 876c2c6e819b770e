"""From the bytes of a slide text to its lines: encoding, merge conflicts, characters no deck can hold."""

from __future__ import annotations

import re

from slides.errors import Finding, TextError
from slides.markdown.faults import Faults

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Code points that XML 1.0 has no place for (production 2, Char): PowerPoint cannot open a deck with one."""

_CONFLICT = re.compile(r"(<{7}|>{7}|\|{7})( |$)")


def lines_of(data: bytes | str, path: str) -> tuple[str, ...]:
    """Return the lines without their ends; raise for foreign encodings, conflicts and control characters.

    Only LF, CRLF and CR end a line: `str.splitlines` knows ten more that no editor counts.
    """
    lines = re.split("\r\n|\r|\n", _decoded(data, path).removeprefix("\ufeff"))
    source = tuple(lines[:-1] if lines[-1] == "" else lines)
    _refuse_conflicts(source, path)
    _refuse_illegal(source, path)
    return source


def _decoded(data: bytes | str, path: str) -> str:
    if isinstance(data, str):
        return data
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        quote = data.split(b"\n")[line - 1].decode("utf-8", "replace").strip()
        finding = Finding(
            "error",
            "text.encoding",
            "this is not UTF-8 text",
            path,
            line,
            ILLEGAL.sub("\ufffd", quote),
            "save the file with the encoding UTF-8",
        )
        raise TextError(finding) from None


def _refuse_conflicts(lines: tuple[str, ...], path: str) -> None:
    faults = Faults(path, lines)
    for number, line in enumerate(lines, 1):
        if _CONFLICT.match(line):
            faults.add(
                "text.conflict",
                "a merge conflict is not settled here",
                number,
                "keep one of the two sides, and delete the marker lines <<<<<<<, ======= and >>>>>>>",
            )
            raise faults.error()


def _refuse_illegal(lines: tuple[str, ...], path: str) -> None:
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
    if faults:
        raise faults.error()
