"""A run that is killed: in a process of its own, at any step that changes the disk.

python -m tests.command.killed every FOLDER        at each step in turn; prints how many there were
python -m tests.command.killed FOLDER STEP         just before the step, such as `replace tea.md`
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from slides.command import backup
from slides.command.files import digest, state_folder
from slides.command.transaction import Change, recover, replace_together

OLD = {"tea.pptx": b"old deck " * 1000, "text/tea.md": b"old text", "gone.txt": b"was there"}
NEW = {"tea.pptx": b"new deck " * 1200, "text/tea.md": b"new text", "record.json": b"new record"}
STEPS = ("open", "write", "fsync", "chmod", "replace", "unlink", "mkdir")
QUIET = argparse.Namespace(quiet=True, json=False)


def set_up(home: Path) -> None:
    """Fill a folder with a talk that was written once before."""
    (home / "text").mkdir(parents=True)
    replace_together(home, [Change(home / name, None, data) for name, data in OLD.items()])


def change(home: Path) -> None:
    """Replace a deck and a text, add a file and take one away, all together."""
    names = [*NEW, *(OLD.keys() - NEW.keys())]
    changes = [
        Change(home / name, digest(OLD[name]) if name in OLD else None, NEW.get(name)) for name in names
    ]
    assert replace_together(home, changes)


def talk(home: Path) -> dict[str, bytes]:
    """Return what a person sees in a folder."""
    files = (path for path in home.rglob("*") if path.is_file())
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in files
        if path.relative_to(home).parts[0] != ".make_deck"
    }


def unwanted(home: Path) -> list[str]:
    """Return what of ours is left in a folder that no write leads back to."""
    wanted = {"lock", "backup/history.json"}
    for write in backup.history(home):
        places = (backup._place(home, file.path, file.before) for file in write.files if file.before)
        wanted |= {f"backup/{place.name}" for place in places}
    state = state_folder(home)
    return sorted({p.relative_to(state).as_posix() for p in state.rglob("*") if p.is_file()} - wanted)


@contextlib.contextmanager
def at_each_step(act: Callable[[int, str, tuple[object, ...]], None]) -> Iterator[None]:
    """Call `act` before each step that changes the disk with its number from 1, its name and what it is given."""
    real = {name: getattr(os, name) for name in STEPS}
    count = itertools.count(1)

    def watched(name: str) -> Callable[..., object]:
        def step(*args: object, **options: object) -> object:
            act(next(count), name, args)
            return real[name](*args, **options)

        return step

    try:
        for name in STEPS:
            setattr(os, name, watched(name))
        yield
    finally:
        for name in STEPS:
            setattr(os, name, real[name])


def in_a_fork(run: Callable[[], None]) -> bool:
    """Run something in a copy of this process; return whether it was killed."""
    child = os.fork()
    if not child:
        run()
        os._exit(0)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in (0, 9), code
    return code == 9


def killed_at(number: int, run: Callable[[], None]) -> bool:
    """Run something in a copy of this process that is killed before a step, half-way through it if it writes."""

    def act(n: int, name: str, args: tuple[object, ...]) -> None:
        if n == number:
            if name == "write":
                handle, data = args
                half = len(data) // 2
                os.pwrite(handle, data[:half], 0)
            os._exit(9)

    def watched() -> None:
        with at_each_step(act):
            run()

    return in_a_fork(watched)


def every(folder: Path) -> None:
    """Kill the change at each of its steps; the next run, itself killed at each of its own, makes it whole."""
    outcomes = set()
    for number in itertools.count(1):
        home = folder / str(number)
        set_up(home)
        if not killed_at(number, lambda home=home: change(home)):
            assert talk(home) == NEW
            break
        for again in range(1 + number % 7, 200, 7):
            if not killed_at(again, lambda home=home: recover(home, QUIET)):
                break
        recover(home, QUIET)
        found = talk(home)
        assert found in (OLD, NEW), (number, sorted(found))
        history = backup.history(home)
        assert len(history) == (1 if found == OLD else 2), number
        if found == OLD:
            change(home)
            assert talk(home) == NEW
        assert all(backup.kept(home, name, digest(data)) == data for name, data in OLD.items()), number
        assert not unwanted(home), (number, unwanted(home))
        outcomes.add(found == NEW)
    assert outcomes == {True, False}
    print(number - 1)


def before(folder: Path, wanted: str) -> None:
    """Kill the change before the first step of a name that is done to a file."""
    name, file = wanted.split()

    def act(_: int, step: str, args: tuple[object, ...]) -> None:
        if step == name and str(args[-1]).endswith(file):
            os._exit(9)

    with at_each_step(act):
        change(folder)


if __name__ == "__main__":
    os.fsync = lambda _: None  # what it does outlives a machine, not a process, and it takes its time
    if sys.argv[1] == "every":
        every(Path(sys.argv[2]))
    else:
        before(Path(sys.argv[1]), sys.argv[2])
