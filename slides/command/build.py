"""`make_deck.py`: each talk becomes its deck."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from slides.command.draft import write_draft
from slides.command.files import digest, digest_record, is_ours, replace_file, writable
from slides.command.jobs import Job, each, jobs_of
from slides.command.locks import refuse_open
from slides.command.make import made_of
from slides.command.progress import progress_on
from slides.command.saying import print_json, print_warnings, say, summary_line
from slides.command.shorten import propose
from slides.command.sources import picture_paths, read_talk
from slides.command.transaction import Change, recover, replace_together
from slides.errors import DeckError, Finding, Refused, UsageError

WATCH_SECONDS = 0.4


def build(options: argparse.Namespace) -> int:
    """Build every talk that is named, all of them where none is; return the exit code."""
    jobs = jobs_of(options)
    if options.watch:
        return _watch(jobs, options)
    findings, code = each(jobs, options, _build_one)
    if options.json:
        print_json(findings)
    return code


def _watch(jobs: list[Job], options: argparse.Namespace) -> int:
    """Build, then again after each change of what the talks are made of, until interrupted."""
    while True:
        paths = _watched(jobs, options)
        seen = _stamps(paths)
        findings, _ = each(jobs, options, _build_one)
        if options.json:
            print_json(findings)
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
    named = [talk.front.article, talk.front.template, *picture_paths(talk)]
    return [job.text.parent / name for name in named if name]


def _build_one(job: Job, options: argparse.Namespace) -> tuple[Finding, ...]:
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
        deck, slides, findings = made_of(talk, options, progress.at)
    _replace_deck(job, deck, options)
    say(options, summary_line(job.deck, talk, slides, findings))
    print_warnings(findings, options)
    if options.pdf:
        _write_pdf(job.deck, options)
    return findings


def _refuse_beside_minutes(options: argparse.Namespace) -> None:
    """Refuse what only makes sense for a deck: on a text that is there, --minutes builds none."""
    for name in ("output", "template", "pdf", "force"):
        if getattr(options, name):
            message = (
                f"--minutes proposes how to shorten a text that is there, and does nothing with --{name}"
            )
            raise UsageError.of("usage", message, hint="shorten it first, then build it")


def _replace_deck(job: Job, deck: bytes, options: argparse.Namespace) -> None:
    """Write the deck, unless that would overwrite somebody's edits; the same bytes are not written again."""
    from slides import powerpoint

    path = writable(job.deck)
    old = path.read_bytes() if path.exists() else None
    if old is not None and old != deck:
        state = powerpoint.state(old)
        if state != "ours" and not options.force:
            why = "was edited since it was made" if state == "edited" else "was not made by make_deck"
            if state == "edited" and powerpoint.template_of(old) != powerpoint.template_of(deck):
                why += (
                    " on another template: moving those edits to this one is a merge, which is not there yet"
                )
            hint = "-o NAME.pptx writes beside it, --force overwrites it"
            raise Refused.of(
                "deck.edited", f"this deck {why}, and was left as it is", path=str(path), hint=hint
            )
    replace_together(job.home, [Change(job.deck, digest(old) if old is not None else None, deck)])


def _write_pdf(deck: Path, options: argparse.Namespace) -> None:
    from slides import office

    target = deck.with_suffix(".pdf")
    if target.exists() and not options.force and not is_ours(target):
        hint = "move it away, or give the deck another name with -o; --force overwrites it"
        raise Refused.of(
            "pdf.exists", "this PDF is not ours, and was left as it is", path=str(target), hint=hint
        )
    replace_file(target, office.pdf(deck.read_bytes(), f"{deck} is made, but a PDF"))
    replace_file(digest_record(target), digest(target.read_bytes()).encode())
    say(options, f"{target}: as LibreOffice shows it")
