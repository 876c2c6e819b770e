"""`make_deck.py`: each talk becomes its deck."""

from __future__ import annotations

import argparse
import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

from slides.command import disk
from slides.command.draft import write_draft
from slides.command.files import writable
from slides.command.jobs import Job, each, jobs_of
from slides.command.locks import refuse_open
from slides.command.make import made_of, template_digest
from slides.command.merging import Returned, build_merged, deck_changes, returned, sidecar_of
from slides.command.pdf import write_pdf
from slides.command.progress import progress_on
from slides.command.saying import print_json, print_warnings, say, summary_line
from slides.command.shorten import propose
from slides.command.sources import picture_paths, read_talk
from slides.command.transaction import recover, replace_together
from slides.errors import DeckError, Finding, Refused, UsageError

if TYPE_CHECKING:
    from slides.model import Talk

WATCH_SECONDS = 0.4


def build(options: argparse.Namespace) -> int:
    """Build every talk that is named, all of them where none is; return the exit code."""
    jobs = jobs_of(options)
    if options.watch:
        return _watch(jobs, options)
    findings, code = each(jobs, options, build_one)
    if options.json:
        print_json(findings)
    return code


def _watch(jobs: list[Job], options: argparse.Namespace) -> int:
    """Build, then again after each change of what the talks are made of, until interrupted."""
    while True:
        paths = _watched(jobs, options)
        seen = _stamps(paths)
        findings, _ = each(jobs, options, build_one)
        if options.json:
            print_json(findings)
        gc.collect()
        say(options, "watching; Ctrl-C ends it")
        try:
            while _stamps(paths) == seen:
                time.sleep(WATCH_SECONDS)
        except KeyboardInterrupt:
            return 0


def _watched(jobs: list[Job], options: argparse.Namespace) -> list[Path]:
    """Return the files that the talks are made of."""
    paths = [path for job in jobs for path in (job.text, *_sources(job))]
    return paths + ([Path(options.template)] if options.template else [])


def _stamps(paths: list[Path]) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in paths if path.exists()}


def _sources(job: Job) -> list[Path]:
    """Return the article, template and pictures that a slide text names, as far as it can be read."""
    try:
        talk = read_talk(job.text)
    except (DeckError, OSError):
        return []
    front = talk.front
    named = [front.article, front.template, *front.bibliography, front.csl, *picture_paths(talk)]
    return [job.text.parent / name for name in named if name]


def build_one(job: Job, options: argparse.Namespace) -> tuple[Finding, ...]:
    """Build one deck, say what came of it, and return the findings that do not stop it."""
    recover(job.home, options)
    if job.article is not None:
        why = " (slide text says `minutes:` or `article:` at its head)" if job.article.suffix == ".md" else ""
        say(options, f"{job.article}: taken for an article{why}")
    if options.minutes and job.text.exists():
        _refuse_beside_minutes(options)
        return propose(job, options)
    refuse_open(job.deck, options.force)
    if job.article is not None:
        if job.text.exists():
            say(options, f"{job.text}: its slide text is there, and is used as it is")
        else:
            write_draft(job.article, job, options)
    with progress_on(options) as progress:
        progress.at(f"reading {job.text}")
        talk = read_talk(job.text)
        before = disk.contents(writable(job.deck))
        back = _returned(job, before, talk, options)
        if back is not None:
            talk, slides, findings = build_merged(job, back, talk, options, progress.at)
        else:
            deck, slides, findings = made_of(talk, options, progress.at)
            replace_together(job.home, deck_changes(job, deck, before))
    say(options, summary_line(job.deck, talk, slides, findings))
    print_warnings(findings, options)
    if options.pdf:
        write_pdf(job.deck, options)
    return findings


def _refuse_beside_minutes(options: argparse.Namespace) -> None:
    """Refuse what only makes sense for a deck: on a text that is there, --minutes builds none."""
    for name in ("output", "template", "pdf", "force"):
        if getattr(options, name):
            message = (
                f"--minutes proposes how to shorten a text that is there, and does nothing with --{name}"
            )
            raise UsageError.of("usage", message, hint="shorten it first, then build it")


def _returned(job: Job, deck: bytes | None, talk: Talk, options: argparse.Namespace) -> Returned | None:
    """Return the deck that is there if it holds somebody's edits, which go into what is built; None if it is made anew.

    Raises:
        Refused: It is none of ours, or was edited on another template.
    """
    if options.force or deck is None:
        return None
    path = str(job.deck)
    back = returned(job.deck, deck, sidecar_of(job))
    if back is None:
        hint = "-o NAME.pptx writes beside it, --force overwrites it"
        raise Refused.of(
            "deck.foreign",
            "this deck was not made by make_deck, and was left as it is",
            path=path,
            hint=hint,
        )
    if not back.edited and not back.base.merged:
        return None
    if back.base.template != template_digest(talk, options):
        raise _other_look(job, back, talk)
    return back


def _other_look(job: Job, back: Returned, talk: Talk) -> Refused:
    """Return what is said of a deck with edits in it that would get another theme or template: they are drawn in the old one."""
    from slides import markdown

    was = markdown.parse(back.base.text, str(job.text)).front
    what = "theme" if talk.front.theme != was.theme else "template"
    message = f"this deck was edited since it was made on another {what}, and was left as it is"
    take = (
        f"build once with the {what} as it was, which takes the edits into the text; then "
        if back.edited
        else ""
    )
    hint = (
        f"{take}build with --force: what was done in PowerPoint and no text can say is lost, undo brings it back; "
        "or write beside it with -o NAME.pptx"
    )
    return Refused.of("deck.template", message, path=str(job.deck), hint=hint)
