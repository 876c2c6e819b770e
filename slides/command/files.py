"""Writes single files that can be made again, each in one step, and knows which of them are ours."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from slides.command import disk
from slides.errors import DeckError, Refused


def file_error(error: OSError) -> DeckError:
    """Return what the machine says of a file, as any other error is said."""
    return DeckError.of("file", error.strerror or str(error), path=str(error.filename or "file"))


def real(path: Path) -> Path:
    """Return where a path leads to; a loop of links, which `Path.resolve` ends with an error, leads to itself."""
    return Path(os.path.realpath(path))


def no_file(path: Path) -> str:
    """Return what a path leads to if that is something, but no file; else nothing."""
    if path.is_dir():
        return "a folder"
    return "a pipe or a device, not a file" if path.exists() and not path.is_file() else ""


def replace_file(path: Path, data: bytes) -> None:
    """Put the bytes in place of a file that can be made again, in one step: a failure leaves the old file as it was.

    What a person wrote is replaced by `transaction.replace_together`, which keeps it.
    """
    path = writable(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, new = tempfile.mkstemp(dir=path.parent, prefix=".make_deck-")
        os.close(handle)
        disk.replace(path, data, Path(new), disk.mode_of(path))
    except OSError as error:
        raise unwritten(path, error) from error


def writable(path: Path) -> Path:
    """Return the file that a path leads to; raise for a folder, and for a file that its owner protects from writing."""
    path = real(path) if path.is_symlink() else path
    if why := no_file(path):
        raise DeckError.of("file.kind", f"this is {why}, and no file can take its place", path=str(path))
    if path.exists() and not path.stat().st_mode & 0o222:
        hint = "take its protection off, or write another one with -o"
        raise Refused.of("file.protected", "this file is protected from writing", path=str(path), hint=hint)
    return path


def unwritten(path: Path, error: OSError) -> DeckError:
    """Return what kept a file from being written, with what can be done about it."""
    hints: dict[type[OSError], str] = {
        PermissionError: "close it where it is open, such as in PowerPoint, or write to another folder with -o",
        FileExistsError: "a file is in the way of its folder: name another folder with -o",
        NotADirectoryError: "a file is in the way of its folder: name another folder with -o",
    }
    hint = hints.get(type(error), "make room on the disk, or write to another one with -o")
    message = f"this file cannot be written, and is as it was before: {error.strerror or error}"
    return DeckError.of("file.write", message, path=str(path), hint=hint)


def is_ours(path: Path) -> bool:
    """Tell whether a file is as we wrote it."""
    record = digest_record(path)
    return record.exists() and record.read_text(errors="replace") == digest(path.read_bytes())


def replace_ours(path: Path, data: bytes) -> None:
    """Put the bytes in place of a file, and remember that they are ours; the same bytes are not written again."""
    if disk.contents(path) != data:
        replace_file(path, data)
    replace_file(digest_record(path), digest(data).encode())


def digest_record(path: Path) -> Path:
    """Return where the digest of a PDF or page of ours is kept, or those of a folder of pictures."""
    return state_folder(path.parent) / f"{path.name}.sha256"


def state_folder(home: Path) -> Path:
    """Return where all is kept that we know about the decks of a folder."""
    return home / ".make_deck"


def digest(data: bytes) -> str:
    """Return the SHA-256 by which bytes are known again, in hex digits."""
    return hashlib.sha256(data).hexdigest()


def digest_if_any(data: bytes | None) -> str | None:
    """Return the digest of what was read from a file, None where there was none."""
    return None if data is None else digest(data)


def digest_at(path: Path) -> str | None:
    """Return the digest of what is in a file now, None where there is none."""
    return digest_if_any(disk.contents(path))
