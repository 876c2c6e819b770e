"""Writes files, each in one step, and knows which of them are ours."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from slides.errors import DeckError, Refused


def file_error(error: OSError) -> DeckError:
    """Return what the machine says of a file, as any other error is said."""
    return DeckError.of("file", error.strerror or str(error), path=str(error.filename or "file"))


def replace_file(path: Path, data: bytes) -> None:
    """Put the bytes in place of the file in one step, so that a failure leaves the old file as it was."""
    path = writable(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".make_deck-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            mode = path.stat().st_mode if path.exists() else 0o666 & ~_umask()
            os.chmod(name, mode)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritten(path, error) from error


def writable(path: Path) -> Path:
    """Return the file that a path leads to; raise for a folder, and for a file that its owner protects from writing."""
    path = Path(os.path.realpath(path)) if path.is_symlink() else path
    if path.is_dir():
        raise DeckError.of("file.folder", "this is a folder, and no file can take its place", path=str(path))
    if path.exists() and not path.stat().st_mode & 0o222:
        hint = "take its protection off, or write another one with -o"
        raise Refused.of("file.protected", "this file is protected from writing", path=str(path), hint=hint)
    return path


def _unwritten(path: Path, error: OSError) -> DeckError:
    """Return what kept a file from being written, with what can be done about it."""
    hints: dict[type[OSError], str] = {
        PermissionError: "close it where it is open, such as in PowerPoint, or write to another folder with -o",
        FileExistsError: "a file is in the way of its folder: name another folder with -o",
        NotADirectoryError: "a file is in the way of its folder: name another folder with -o",
    }
    hint = hints.get(type(error), "make room on the disk, or write to another one with -o")
    message = f"this file cannot be written, and is as it was before: {error.strerror or error}"
    return DeckError.of("file.write", message, path=str(path), hint=hint)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def is_ours(path: Path) -> bool:
    """Tell whether a file is as we wrote it."""
    record = digest_record(path)
    return record.exists() and record.read_text(errors="replace") == digest(path.read_bytes())


def digest_record(path: Path) -> Path:
    """Return where the digest of a PDF or page of ours is kept."""
    return path.parent / ".make_deck" / f"{path.name}.sha256"


def digest(data: bytes) -> str:
    """Return the SHA-256 by which bytes are known again, in hex digits."""
    return hashlib.sha256(data).hexdigest()


def replace_text(path: Path, text: str) -> None:
    """Write a slide text, unless it could not be read any more: that would be our fault, not its speaker's."""
    from slides import markdown

    markdown.parse(text, str(path))
    replace_file(path, text.encode())
