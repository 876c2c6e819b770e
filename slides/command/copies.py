"""A copy of one of our decks that was renamed, mailed around and edited: its edits go into the text that it was made from.

Which text that is, the copy itself tells: it holds the text as it was when the deck was built.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from slides.command import disk
from slides.command.backup import history
from slides.command.build import build_one
from slides.command.files import real
from slides.command.jobs import TEXTS, Job, job_of
from slides.command.locks import refuse_open
from slides.command.merging import Returned, merge_text_of, returned, sidecar_of
from slides.command.saying import print_json, say
from slides.command.sources import read_talk
from slides.command.transaction import Change, join_since, recover, replace_together
from slides.errors import DeckError, UsageError

LEAST_SHARED = 0.4
"""Share of the lines of a text that a copy must have been built from: far less is shared by chance."""


def pull_copy(back: Returned, options: argparse.Namespace) -> int:
    """Take the edits of a copy into its slide text, and build the deck from that; return the exit code.

    Where the deck in this folder holds nobody's edits yet and is the one that the copy was made of, the copy takes its
    place, so that what no text can say comes along.
    """
    job = _job_of(back, options)
    recover(job.home, options)
    refuse_open(job.deck)
    before = history(job.home)
    if _may_take_its_place(back, job):
        replace_together(job.home, [Change.of(job.deck, disk.contents(job.deck), back.data)])
        say(options, f"{back.path}: takes the place of {job.deck}, with all that was done to it")
    elif real(back.path) != real(job.deck):
        merge_text_of(job, back, read_talk(job.text), options)
    findings = build_one(job, options)
    join_since(job.home, before)
    if options.json:
        print_json(findings)
    return 0


def _may_take_its_place(back: Returned, job: Job) -> bool:
    """Tell whether nothing of the deck that is there is lost if the copy is put in its place."""
    if real(back.path) == real(job.deck):
        return False
    if not job.deck.exists():
        return True
    here = returned(job.deck, job.deck.read_bytes(), sidecar_of(job))
    if here is None or here.edited or here.base.merged:
        return False
    return here.base.text == back.base.text and here.base.template == back.base.template


def _job_of(back: Returned, options: argparse.Namespace) -> Job:
    """Return the talk that a copy was made of: the text that shares most of its lines."""
    shared = {path: _shared(path, back.base.text) for path in _candidates(back.path)}
    best = max(shared, key=lambda path: (shared[path], str(path)), default=None)
    if best is None or shared[best] < LEAST_SHARED:
        title = next((line for line in back.base.text.split("\n") if line.startswith("title:")), "")
        message = "the slide text that this deck was made of is not here"
        hint = "run this where it is: in the folder above slides/text/, or in the folder of the talk"
        raise UsageError.of(
            "usage", message, path=str(back.path), hint=f"{hint} ({title})" if title else hint
        )
    if options.output:
        hint = f"its text is {best}; -o is for a deck that was made elsewhere"
        raise UsageError.of(
            "usage", f"{back.path} is a copy of a deck of ours, and goes into its text", hint=hint
        )
    return job_of(best)


def _candidates(copy: Path) -> list[Path]:
    """Return the slide texts that a copy may have been made of: all of slides/text/, of its folder and of this one."""
    folders = dict.fromkeys((TEXTS, copy.parent, Path()))
    texts = [path for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.md"))]
    return [path for path in texts if not path.name.endswith(".draft.md") and path.is_file()]


def _shared(path: Path, text: str) -> float:
    """Return the share of lines that a file has in common with a text; 0 where it cannot be read as one."""
    try:
        source = read_talk(path).source
    except (DeckError, OSError):
        return 0.0
    one, other = Counter(filter(str.strip, source)), Counter(filter(str.strip, text.split("\n")))
    return 2 * (one & other).total() / max((one + other).total(), 1)
