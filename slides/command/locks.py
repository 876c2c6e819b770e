"""Whether a deck is open in PowerPoint or LibreOffice: they leave a file beside it that names who has it open.

PowerPoint's is `~$name.pptx`, with the name of the user; Word cuts the first letters of long names off, and nobody promises
that PowerPoint never will, so that form is looked for too. LibreOffice's is `.~lock.name.pptx#`, with user, login, machine,
time and profile. Both forms are as LibreOffice reads and writes them (`svl/source/misc/msodocumentlockfile.cxx`,
`lockfilecommon.cxx`). A program that crashed leaves its file behind; it is never ours to take away.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from slides.errors import Refused

_CUT_FROM = 8
"""Letters before the ending from which on Word cuts two off."""
_POWERPOINT_BYTES = 165
"""Size of PowerPoint's file: the user's name once in single bytes, once in UTF-16 with its length before it."""


def refuse_open(deck: Path, force: bool = False) -> None:
    """Refuse to write a deck that is open somewhere, before any work is done; `force` is for a file left by a crash."""
    found = None if force else lock_on(deck)
    if found is not None:
        message = f"this deck is open in {found.where}, and was left as it is"
        hint = (
            "close it there, or write beside it with -o NAME.pptx; if nobody has it open any more, delete "
            f"{found.file.name} or say --force"
        )
        raise Refused.of("deck.open", message, path=str(deck), hint=hint)


@dataclass(frozen=True, slots=True)
class Lock:
    """The sign that a deck is open."""

    file: Path
    where: str
    """The program, and in brackets who has it open, where that can be read."""


def lock_on(deck: Path) -> Lock | None:
    """Return the sign that a deck is open somewhere, None where it is not, or where there is no deck."""
    for file, program, read in _locks(deck) if deck.exists() else ():
        if file.is_file():
            owner = read(file)
            return Lock(file, f"{program} ({owner})" if owner else program)
    return None


def _locks(deck: Path) -> list[tuple[Path, str, Callable[[Path], str]]]:
    """Return each file that would say so, the program that leaves it, and what reads its owner."""
    cut = deck.name[2:]
    # It may as well be the file of a deck that bears the shorter name
    short = [cut] if len(deck.stem) >= _CUT_FROM and not deck.with_name(cut).exists() else []
    return [
        *((deck.with_name(f"~${name}"), "PowerPoint", _powerpoint_owner) for name in (deck.name, *short)),
        (deck.with_name(f".~lock.{deck.name}#"), "LibreOffice", _libreoffice_owner),
    ]


def _powerpoint_owner(lock: Path) -> str:
    """Return the name of the user in PowerPoint's file, empty where it cannot be read: it may be locked itself."""
    data = _read(lock)
    if not data:
        return ""
    count, wide = data[0], 55 if len(data) >= _POWERPOINT_BYTES else 54
    if data[wide : wide + 1] == data[:1]:
        return _plain(data[wide + 2 : wide + 2 + 2 * count].decode("utf-16-le", "replace"))
    return _plain(data[1 : 1 + count].decode("cp1252", "replace"))


def _libreoffice_owner(lock: Path) -> str:
    """Return user and machine in LibreOffice's file; the login where the user has not said a name."""
    fields = re.split(r"(?<!\\),", _read(lock).decode("utf-8", "replace"))
    user, login, machine, *_ = (_plain(re.sub(r"\\(.)", r"\1", field)) for field in [*fields, "", "", ""])
    name = user or login
    return f"{name} on {machine}" if name and machine else name


def _read(lock: Path) -> bytes:
    try:
        return lock.read_bytes()[:1000]
    except OSError:
        return b""


def _plain(name: str) -> str:
    """Return a name without what a terminal would obey."""
    return "".join(c for c in name if c.isprintable()).strip()
