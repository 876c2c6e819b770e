"""The steps that change a disk. All writing of the command is made of them, and after each it may be cut off.

None of them leaves half a file under a name that somebody reads: bytes go into a new file first, which then takes the
other's place in one step of the file system.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Generator
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)
"""Windows would make two bytes of each line end without it."""


def contents(path: Path) -> bytes | None:
    """Return what is in a file, None where there is none."""
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def write(path: Path, data: bytes, mode: int) -> None:
    """Write a file that nobody reads yet, down to the disk itself."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)
    os.chmod(path, mode)


def move(source: Path, target: Path) -> None:
    """Let a file take the place of another, or of none, in one step."""
    os.replace(source, target)
    _sync_folder(target.parent)


def remove(path: Path) -> None:
    """Take a file away, if it is there."""
    discard(path)
    _sync_folder(path.parent)


def discard(path: Path) -> None:
    """Take a file away, if it is there; it does no harm if it comes back after a power cut."""
    with contextlib.suppress(FileNotFoundError, NotADirectoryError):
        os.unlink(path)


def replace(path: Path, data: bytes, new: Path, mode: int) -> None:
    """Put the bytes in place of a file, by way of the new file; where that fails, nothing is left of it."""
    try:
        write(new, data, mode)
        move(new, path)
    except BaseException:
        with contextlib.suppress(OSError):
            discard(new)
        raise


def mode_of(path: Path) -> int:
    """Return the rights that a file has, and for a new one those that any new file has."""
    try:
        return path.stat().st_mode & 0o7777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Write down to the disk which files a folder has. Windows has no such step, and does it by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextlib.contextmanager
def alone(folder: Path) -> Generator[None, None, None]:
    """Wait until no other run of ours writes here, and keep others waiting meanwhile.

    It is the system that holds the lock on the file `lock`, so that it ends with the run, even one that is killed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        # Some network disks have no locks; the check of each file before it is replaced is left then.
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
