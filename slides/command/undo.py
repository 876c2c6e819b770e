"""`make_deck.py undo`: the last write of a talk is taken back, text and deck together."""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from slides.command import backup
from slides.command.backup import Write, Written
from slides.command.files import digest_at
from slides.command.jobs import Job, each, named_talks
from slides.command.locks import refuse_open
from slides.command.saying import print_json, say
from slides.command.transaction import Change, commit, is_ours_alone, named, recover, writing_alone
from slides.errors import Finding, Refused


def undo(options: argparse.Namespace) -> int:
    """Take back the last write of every talk that is named, all of them where none is; return the exit code."""
    findings, code = each(named_talks(options), options, _undo_one)
    if options.json:
        print_json(findings)
    return code


def _undo_one(job: Job, options: argparse.Namespace) -> tuple[Finding, ...]:
    """Put back what the last write of a talk replaced, and say so."""
    home = job.home
    recover(home, options)
    refuse_open(job.deck, options.force)
    names = {named(home, job.text), named(home, job.deck)}
    with writing_alone(home, job.deck):
        writes = backup.history(home)
        last = next((w for w in reversed(writes) if not w.undone and w.touches(names)), None)
        if last is None:
            message = "nothing that we wrote of this talk is left to take back"
            raise Refused.of("undo.nothing", message, path=str(job.deck))
        found = {file: digest_at(home / file.path) for file in last.files}
        if not options.force:
            _refuse_changed(home, found)
        changes = [_change(home, file, seen) for file, seen in found.items() if seen != file.before]
        # What is put away now can be had back too
        files = tuple(replace(file, after=seen) for file, seen in found.items())
        undone = tuple(replace(w, files=files, undone=True) if w is last else w for w in writes)
        commit(home, changes, undone)
    say(options, _told(home, last, sum(not w.undone and w.touches(names) for w in undone)))
    return ()


def _change(home: Path, file: Written, seen: str | None) -> Change:
    data = None if file.before is None else backup.kept(home, file.path, file.before)
    return Change(home / file.path, seen, data)


def _refuse_changed(home: Path, found: Mapping[Written, str | None]) -> None:
    """Refuse where somebody changed a file since we wrote it."""
    changed = [file for file, seen in found.items() if seen not in (file.after, file.before)]
    message = "this file was changed since, and was left as it is"
    hint = f"--force takes it back all the same, and keeps it in {backup.history_path(home).parent}"
    if changed:
        raise Refused(
            *(Finding("error", "undo.changed", message, _shown(home, file), hint=hint) for file in changed)
        )


def _told(home: Path, last: Write, left: int) -> str:
    """Return what was done, in a line."""
    shown = [file for file in last.files if not is_ours_alone(file.path)]
    back = [_shown(home, file) for file in shown if file.before is not None]
    gone = [_shown(home, file) for file in shown if file.before is None]
    when = _clock(last.when)
    were = "as they were" if len(back) > 1 else "as it was"
    done = [f"{', '.join(back)}: {were} before {when}"] if back else []
    done += [f"{', '.join(gone)}: not there before {when}, and taken away"] if gone else []
    return f"{'; '.join(done)} ({left or 'nothing'} more to go back to)"


def _shown(home: Path, file: Written) -> str:
    return os.path.normpath(home / file.path)


def _clock(when: str) -> str:
    """Return a time as the clock on the wall showed it, with the day if that is not today."""
    then = datetime.fromisoformat(when).astimezone()
    today = then.date() == datetime.now().astimezone().date()
    return then.strftime("%H:%M" if today else "%Y-%m-%d %H:%M")
