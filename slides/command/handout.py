"""`make_deck.py handout`: the page that listeners take home, and the script for the speaker."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from slides.command.files import is_ours, replace_ours
from slides.command.jobs import Job, each, named_jobs, refuse_several, refuse_shared, refuse_undrafted
from slides.command.make import arranged
from slides.command.pdf import write_pdf
from slides.command.saying import print_json, print_warnings, say
from slides.command.sources import article_of, read_metrics, read_talk
from slides.errors import Finding, Refused, UsageError


def handout(options: argparse.Namespace) -> int:
    """Write handout and script of every talk that is named, all of them where none is; return the exit code."""
    jobs = named_jobs(options)
    refuse_several(jobs, options, "folder")
    refuse_shared(jobs)
    findings, code = each(jobs, options, _handout_one)
    if options.json:
        print_json(findings)
    return code


_ABOUT = {False: "one page for those who listen", True: "what you say, and when"}
"""What a document is, by whether its pages are numbered."""


def _handout_one(job: Job, options: argparse.Namespace) -> tuple[Finding, ...]:
    """Write both, and a PDF of each where LibreOffice is installed; return the findings."""
    from slides import handout, powerpoint

    refuse_undrafted(job)
    talk = read_talk(job.text)
    article, missing = article_of(talk)
    link = talk.front.link
    code = powerpoint.qr_code(link, (talk.path, talk.front.line_of("link") or 1)) if link else None
    made = arranged(talk, options)
    known = made.known
    page, found = handout.take_home(known.talk, article, code, read_metrics(), known.cited)
    script = handout.script(known.talk, made.pages, known.cited)
    papers = {_target(job, "handout", options): page, _target(job, "script", options): script}
    for path in papers:
        _refuse_foreign(path, options)
        _refuse_foreign(path.with_suffix(".pdf"), options)
    for path, paper in papers.items():
        replace_ours(path, handout.docx(paper))
        say(options, f"{path}: {_ABOUT[paper.numbered]}")
    findings = (*missing, *found, *_pdfs(papers, options))
    print_warnings(findings, options)
    return findings


def _pdfs(documents: Iterable[Path], options: argparse.Namespace) -> tuple[Finding, ...]:
    """Write a PDF of each document where LibreOffice can; return why it could not: the documents are there."""
    from slides import office

    if not office.is_here():
        say(options, "no PDF beside them: LibreOffice is not on this machine")
        return ()
    try:
        for path in documents:
            write_pdf(path, options)
    except UsageError as error:
        hint = "install LibreOffice Writer, or export them from Word"
        return tuple(replace(finding, severity="warning", hint=hint) for finding in error.findings)
    return ()


def _target(job: Job, name: str, options: argparse.Namespace) -> Path:
    """Return where a document goes: beside the deck, or into the folder that -o names."""
    folder = Path(options.output) if options.output else job.home
    if folder.is_file():
        raise UsageError.of("usage", f"{folder} is a file", hint="-o names the folder of the documents")
    return folder / f"{job.deck.stem}-{name}.docx"


def _refuse_foreign(path: Path, options: argparse.Namespace) -> None:
    if path.exists() and not options.force and not is_ours(path):
        hint = "move it away, or name another folder with -o; --force overwrites it"
        message = "this file is not as handout wrote it, and was left as it is"
        raise Refused.of("handout.exists", message, path=str(path), hint=hint)
