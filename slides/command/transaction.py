"""Several files as one: all of them are written, or none, and what they were before is kept.

    each file is as it was read -> its bytes are kept -> journal: preparing -> new bytes beside each
        -> journal: replacing -> each is checked once more, and replaced -> no journal

A run may be killed between any two steps. The journal in `.make_deck/` then tells the next run what to do (`recover`):
finish, for once files are replaced all new bytes are on the disk, or clear away. Who writes here is alone.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
from collections.abc import Generator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from slides.command import backup, disk
from slides.command.backup import Write, Written
from slides.command.files import digest, digest_at, digest_if_any, state_folder, unwritten, writable
from slides.command.saying import say
from slides.errors import DeckError, Refused


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it was read, and as it is to be."""

    path: Path
    seen: str | None
    """Digest of the bytes that were read there, None where there was no file."""
    data: bytes | None
    """None to take the file away."""

    @classmethod
    def of(cls, path: Path, read: bytes | None, data: bytes | None) -> Self:
        """Return the change of a file from the bytes that were read, None for no file. Read them before the work begins."""
        return cls(path, digest_if_any(read), data)

    @property
    def after(self) -> str | None:
        """Digest of the bytes that it is to have."""
        return digest_if_any(self.data)


def replace_together(home: Path, changes: Sequence[Change]) -> bool:
    """Write all the files or none, and return whether any of them had to be: the same bytes are not written again.

    `home` is the folder of the deck: what is kept for `undo` stands there. The files are replaced in their order.

    Raises:
        Refused: A file is not as it was `seen`, is open, or is protected. None was touched.
        DeckError: The disk is full, or cannot be written to. None was touched.
    """
    changes = [change for change in changes if change.after != change.seen]
    if not changes:
        return False
    with writing_alone(home, changes[0].path):
        files = tuple(Written(named(home, c.path), c.seen, c.after) for c in changes)
        now = datetime.now(UTC).isoformat(timespec="seconds")
        commit(home, changes, (*backup.history(home), Write(now, files)))
    return True


def replace_text(home: Path, path: Path, seen: bytes, text: str) -> None:
    """Write a slide text, unless it could not be read any more: that would be our fault, not its speaker's."""
    from slides import markdown

    markdown.parse(text, str(path))
    replace_together(home, [Change.of(path, seen, text.encode())])


def saved_meanwhile(path: Path) -> Refused:
    """Return what is said of a file that is not any more as it was read."""
    message = "this file was saved by somebody while this ran, and was left as it is"
    return Refused.of("file.changed", message, path=os.path.normpath(path), hint="run it again")


def join_since(home: Path, before: Sequence[Write]) -> None:
    """Make one write of all that were made since `before`, the history then: one undo takes them back."""
    now = backup.history(home)
    new = [write for write in now if write not in before]
    if len(new) > 1:
        with writing_alone(home, backup.history_path(home)):
            commit(home, (), (*(write for write in now if write in before), backup.together(new)))


@contextlib.contextmanager
def writing_alone(home: Path, blamed: Path) -> Generator[None, None, None]:
    """Keep other runs from writing in a folder; what keeps us from that is said of the file that is to be written."""
    with contextlib.ExitStack() as stack:
        with _writing(blamed):
            stack.enter_context(disk.alone(state_folder(home)))
            _settle(home)
        yield


def named(home: Path, path: Path) -> str:
    """Return how a file is called in the history of a folder."""
    try:
        return Path(os.path.relpath(path, home)).as_posix()
    except ValueError:  # on another drive of Windows
        return path.absolute().as_posix()


def is_ours_alone(name: str) -> bool:
    """Tell whether a file is one that people need not hear of."""
    return name.startswith(".make_deck/")


def commit(home: Path, changes: Sequence[Change], writes: Sequence[Write]) -> None:
    """Write the files and the history together; only for who is `writing_alone`.

    Raises:
        DeckError: As of `replace_together`.
    """
    past = backup.history_path(home)
    told = Change(past, digest_at(past), backup.to_bytes(backup.recent(writes)))
    blamed = changes[0].path if changes else past
    journal = _Journal(home, tuple(_step(home, change) for change in (*changes, told)))
    try:
        for step, change in zip(journal.steps, changes, strict=False):
            with _writing(change.path):
                _keep(home, step)
        with _writing(blamed):
            _save(journal)
        for step, change in zip(journal.steps, (*changes, told), strict=True):
            if change.data is not None:
                with _writing(blamed if change is told else change.path):
                    _prepare(home, step, change.data)
        journal = replace(journal, phase="replacing")
        with _writing(blamed):
            _save(journal)
        for step in journal.steps:
            _take_place(home, step)
    except BaseException as error:
        done = journal.phase == "replacing" and all(_is_replaced(home, step) for step in journal.steps)
        if not done:
            _go_back(journal, error)
        if not done or not isinstance(error, DeckError):
            raise
    with contextlib.suppress(OSError):  # all is written: what is left to do, the next run does as well
        _clear(journal)


def recover(home: Path, options: argparse.Namespace) -> None:
    """Finish or take back what an interrupted run left half-done in a folder, and say which."""
    if _journal_path(home).exists():
        with disk.alone(state_folder(home)):
            outcome = _settle(home)
        if outcome:
            say(options, outcome)


# ---------------------------------------------------------------------------------------------------- step by step


@dataclass(frozen=True, slots=True)
class _Step:
    """A file that is replaced, its places as in the history."""

    path: str
    aside: str
    """Where its new bytes are until they take its place: beside it, on the same disk."""
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class _Journal:
    home: Path
    steps: tuple[_Step, ...]
    phase: Literal["preparing", "replacing", "returning"] = "preparing"
    """Whether new bytes are being written beside the files, these replaced, or put back."""


def _step(home: Path, change: Change) -> _Step:
    target = writable(change.path)
    aside = target.with_name(f".make_deck-{digest(target.name.encode())[:8]}")
    return _Step(named(home, change.path), named(home, aside), change.seen, change.after)


def _target(home: Path, step: _Step) -> Path:
    return writable(home / step.path)


def _keep(home: Path, step: _Step) -> None:
    """Check that a file is as it was read, and keep its bytes."""
    data = disk.contents(_target(home, step))
    _refuse_changed(home, step, data)
    if data is not None and step.before is not None:
        backup.keep(home, step.path, step.before, data)


def _refuse_changed(home: Path, step: _Step, data: bytes | None) -> None:
    if digest_if_any(data) != step.before:
        raise saved_meanwhile(home / step.path)


def _prepare(home: Path, step: _Step, data: bytes) -> None:
    target = _target(home, step)
    target.parent.mkdir(parents=True, exist_ok=True)
    disk.write(home / step.aside, data, disk.mode_of(target))


def _take_place(home: Path, step: _Step) -> None:
    target = _target(home, step)
    with _writing(target):
        _refuse_changed(home, step, disk.contents(target))
    try:
        _apply(home, step)
    except PermissionError as error:
        message = "this file is open in another program, and was left as it is"
        hint = "close it there, or write another one with -o"
        raise Refused.of("file.open", message, path=_shown(home, step), hint=hint) from error
    except OSError as error:
        raise unwritten(target, error) from error


def _apply(home: Path, step: _Step) -> None:
    if step.after is None:
        disk.remove(_target(home, step))
    else:
        disk.move(home / step.aside, _target(home, step))


@contextlib.contextmanager
def _writing(path: Path) -> Generator[None, None, None]:
    """Say what the disk says of our own files as something about the file that was to be written."""
    try:
        yield
    except OSError as error:
        raise unwritten(path, error) from error


def _go_back(journal: _Journal, cause: BaseException) -> None:
    """Put all files back as they were, after something failed."""
    try:
        _take_back(journal)
    except OSError:
        message = "the disk failed half-way, and so did the way back: the next run finishes either"
        raise DeckError.of("file.half", message, path=_shown(journal.home, journal.steps[0])) from cause


# ---------------------------------------------------------------------------------------------------- after a kill


def _settle(home: Path) -> str:
    """Finish or take back what the journal of a folder tells of, and say so."""
    journal = _load(home)
    if journal is None:
        return ""
    replaced = [step for step in journal.steps if _is_replaced(home, step)]
    waiting = [step for step in journal.steps if step not in replaced]
    # Somebody may have saved a file since. What they saved stays; the other files are to go with it.
    since = any(digest_at(_target(home, step)) != step.after for step in replaced)
    before = any(digest_at(_target(home, step)) != step.before for step in waiting)
    names = _names(journal)
    if journal.phase != "replacing" or (before and not since):
        _take_back(journal)
        outcome = f"{names}: a write was interrupted, and taken back"
    elif before:
        _finish(journal, waiting[-1:])
        outcome = f"{names}: a write was interrupted, and all was changed since: left as it is"
    else:
        _finish(journal, waiting)
        outcome = f"{names}: a write was interrupted, and is finished now"
    return outcome


def _is_replaced(home: Path, step: _Step) -> bool:
    """Tell whether a step was taken: its new bytes are not beside the file any more, or the file is gone that was to go."""
    if step.after is None:
        return not _target(home, step).exists()
    return not (home / step.aside).exists()


def _finish(journal: _Journal, steps: Sequence[_Step]) -> None:
    """Take the steps, clear away the others; the last of all is always the history."""
    for step in steps:
        _apply(journal.home, step)
    _clear(journal)


def _take_back(journal: _Journal) -> None:
    """Undo the steps that were taken, except of a file that somebody saved since."""
    if journal.phase == "replacing":
        if any(_is_replaced(journal.home, step) for step in journal.steps):
            _save(replace(journal, phase="returning"))
        else:  # a full disk has room for this
            disk.discard(_journal_path(journal.home))
    # The history is the last to be replaced: where it is, nothing is to be taken back
    for step in reversed(journal.steps[:-1] if journal.phase != "preparing" else ()):
        target = _target(journal.home, step)
        if digest_at(target) != step.after:
            continue
        if step.before is None:
            disk.remove(target)
        else:
            data = backup.kept(journal.home, step.path, step.before)
            disk.replace(target, data, _way_back(journal.home, step), disk.mode_of(target))
    _clear(journal)


def _way_back(home: Path, step: _Step) -> Path:
    """Return where old bytes are until they take their place again."""
    return home / f"{step.aside}-back"


def _clear(journal: _Journal) -> None:
    """Take away the bytes that are not wanted any more, and then the journal."""
    for step in journal.steps:
        disk.discard(journal.home / step.aside)
        disk.discard(_way_back(journal.home, step))
    backup.prune(journal.home, backup.history(journal.home))
    disk.discard(_journal_path(journal.home))


def _names(journal: _Journal) -> str:
    return ", ".join(_shown(journal.home, step) for step in journal.steps if not is_ours_alone(step.path))


def _shown(home: Path, step: _Step) -> str:
    return os.path.normpath(home / step.path)


# ---------------------------------------------------------------------------------------------------- the journal


def _journal_path(home: Path) -> Path:
    return state_folder(home) / "journal.json"


def _save(journal: _Journal) -> None:
    rows = {"phase": journal.phase, "steps": [asdict(step) for step in journal.steps]}
    path = _journal_path(journal.home)
    disk.replace(path, json.dumps(rows, ensure_ascii=False).encode(), path.with_suffix(".new"), 0o600)


def _load(home: Path) -> _Journal | None:
    """Return what an interrupted run was at, None where none was."""
    path = _journal_path(home)
    disk.discard(path.with_suffix(".new"))
    data = disk.contents(path)
    if data is None:
        return None
    try:
        rows = json.loads(data)
        return _Journal(home, tuple(_Step(**step) for step in rows["steps"]), rows["phase"])
    except (ValueError, TypeError, KeyError) as error:
        message = "a write was interrupted, and the record of it cannot be read any more"
        kept = backup.history_path(home).parent
        hint = f"see that text and deck are whole ({kept} has them as they were), then delete this file"
        raise DeckError.of("journal.damaged", message, path=str(path), hint=hint) from error
