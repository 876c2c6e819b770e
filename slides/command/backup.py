"""What files were like before we wrote them: kept in `.make_deck/backup/`, so that every write can be taken back.

The bytes stand there under their own digest, so that the same are kept once, and with the name and ending of their file,
so that a person finds them too. `history.json` says which write replaced what; it is itself written together with the
files that it tells of (`transaction`).
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from slides.command import disk
from slides.command.files import state_folder
from slides.errors import DeckError

MOST_KEPT = 20
"""Writes of each file that can be taken back."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file of a write, by the digests of its bytes; None where there was, or is, no file."""

    path: str
    """From the folder of the deck, with slashes; absolute on another drive."""
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Write:
    """What was written in one step."""

    when: str
    """In UTC, such as 2026-11-22T14:02:33+00:00."""
    files: tuple[Written, ...]
    undone: bool = False
    """Taken back: `after` then says what stood there until it was."""

    def touches(self, names: set[str]) -> bool:
        """Tell whether it wrote one of the files."""
        return any(file.path in names for file in self.files)


def history_path(home: Path) -> Path:
    """Return the file that says what was written when."""
    return state_folder(home) / "backup" / "history.json"


def history(home: Path) -> tuple[Write, ...]:
    """Return what was written in a folder, the oldest first."""
    path = history_path(home)
    data = disk.contents(path)
    if data is None:
        return ()
    try:
        return tuple(
            Write(row["when"], tuple(Written(**file) for file in row["files"]), row["undone"])
            for row in json.loads(data)
        )
    except (ValueError, TypeError, KeyError) as error:
        hint = f"move the folder {path.parent} away: it holds what can be taken back"
        message = "this record of what was written cannot be read any more"
        raise DeckError.of("backup.damaged", message, path=str(path), hint=hint) from error


def recent(writes: Sequence[Write]) -> tuple[Write, ...]:
    """Return the writes without those so old that each of their files was written often enough since."""
    count: Counter[str] = Counter()
    kept = []
    for write in reversed(writes):
        if any(count[file.path] < MOST_KEPT for file in write.files):
            kept.append(write)
        count.update(file.path for file in write.files)
    return tuple(reversed(kept))


def together(writes: Sequence[Write]) -> Write:
    """Return several writes, one after the other, as one that is taken back at once."""
    files: dict[str, Written] = {}
    for file in (file for write in writes for file in write.files):
        first = files.get(file.path, file)
        files[file.path] = Written(file.path, first.before, file.after)
    changed = tuple(file for file in files.values() if file.before != file.after)
    return Write(writes[0].when, changed)


def to_bytes(writes: Sequence[Write]) -> bytes:
    """Return the writes as `history` reads them."""
    return json.dumps([asdict(write) for write in writes], ensure_ascii=False, indent=1).encode()


def keep(home: Path, name: str, digest: str, data: bytes) -> None:
    """Keep the bytes of a file, unless they are kept already."""
    place = _place(home, name, digest)
    if disk.contents(place) != data:
        place.parent.mkdir(parents=True, exist_ok=True)
        disk.replace(place, data, place.with_name("new"), disk.mode_of(place))


def kept(home: Path, name: str, digest: str) -> bytes:
    """Return the bytes that were kept of a file.

    Raises:
        DeckError: Somebody took them away.
    """
    place = _place(home, name, digest)
    data = disk.contents(place)
    if data is None:
        message = "these bytes are not in the backup any more, and nothing was touched"
        raise DeckError.of("backup.gone", message, path=str(place))
    return data


def prune(home: Path, writes: Sequence[Write]) -> None:
    """Take away what was kept and no write leads back to."""
    wanted = {history_path(home)}
    for write in writes:
        for file in write.files:
            wanted |= {_place(home, file.path, file.before)} if file.before else set()
            wanted |= {_place(home, file.path, file.after)} if write.undone and file.after else set()
    for path in sorted(history_path(home).parent.glob("*")):
        if path not in wanted:
            disk.discard(path)


def _place(home: Path, name: str, digest: str) -> Path:
    plain = PurePosixPath(name)
    return history_path(home).with_name(f"{plain.stem[:40]}-{digest[:16]}{plain.suffix}")
