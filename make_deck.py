#!/usr/bin/env python3
"""Turn an article into a conference talk: a native, editable PowerPoint deck.

The only place that reads and writes files, prints, and exits. What to do is decided in `slides`; nothing of it is
imported before the command line is understood, so that `--help` costs nothing.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import re
import sys
import tempfile
import threading
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, astuple, dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Self, TextIO

from slides import __version__
from slides.errors import (
    ArticleError,
    DeckError,
    Finding,
    Refused,
    TemplateError,
    TextError,
    UsageError,
    shortened,
)

if TYPE_CHECKING:
    from slides.layout import Mapping, Metrics
    from slides.model import Article, Image, Pages, Picture, Talk, Theme
    from slides.office import Render
    from slides.shorten import Plan

THEME = Path(__file__).resolve().parent / "slides" / "theme"
TEXTS = Path("slides/text")
SEEDS = Path("seeds")
DEFAULT_MINUTES = "8+2"
WATCH_SECONDS = 0.4

HELP = """\
usage: make_deck.py [article or slide text ...] [options]
       make_deck.py draft ARTICLE [--again] [--minutes 8+2]
       make_deck.py draft SLIDE_TEXT
       make_deck.py check [slide text or .pptx ...] [--json] [--evidence FILE.html] | --rules
       make_deck.py shorten [slide text ...] [--minutes 5+2] [--write] | --back
       make_deck.py preview [slide text ...] [-o FOLDER]
       make_deck.py template FILE [--measure [FONT ...]] | --save FILE

Turn an article into a conference talk: a native, editable PowerPoint deck.

  make_deck.py                      every talk in slides/text/ becomes its .pptx in this folder
  make_deck.py my-article.txt       drafts the slide text if it is not there, then builds
  make_deck.py slides/text/my.md    builds from slide text

the parts, each by itself:
  draft             write the slide text of an article; never over one that is there.
                    Of a slide text: fill its slides that have only a title from its article
  check             list what to cite, to fill in and to shorten; of any .pptx, who cannot read or see it
  shorten           less time: propose what goes to the backup; --write moves it there, --back brings it back
  preview           a picture of every slide and a contact sheet, through LibreOffice
  template          show what becomes of a template, or hand out ours to restyle it

options:
  -o, --output DECK where the deck goes (one talk only); with preview, the folder of its pictures
  --template FILE   anybody's .pptx or .potx, in place of the shipped template
  --minutes 8+2     time to speak and for questions: of a new draft, or to shorten a text that is there to
  --watch           build again whenever the text, article, template or a picture changes
  --pdf             a PDF beside the deck, through LibreOffice
  --json            findings as JSON on standard output
  --quiet           say nothing but errors
  --force           overwrite a deck that was edited, or what is not ours
  --allow-outside   take pictures from anywhere, not only from the folders of the text and its article
  --again           with draft: another draft, beside the text that is there
  --write           with shorten: write into the slide text what is proposed
  --back            with shorten: every slide to its place again, and the minutes as they were
  --rules           with check: every rule, how grave it is, and where it comes from
  --evidence FILE   with check: a page of every slide beside the sentences it stands on, for a co-author to sign
  --save FILE       with template: where the copy goes
  --measure         with template: write the widths of its fonts beside it, from fonts installed here or named
  --version         print the version
  -h, --help        print this

exit codes: 0 made, 1 text, article or template at fault, 2 usage, 3 refused and nothing touched
"""


# ------------------------------------------------------------------------------------------------ the command line


class _Parser(argparse.ArgumentParser):
    """An argument parser whose help is `HELP` and whose errors are ours."""

    def format_help(self) -> str:
        return HELP

    def error(self, message: str) -> NoReturn:
        raise UsageError.of("usage", message, hint="make_deck.py --help lists what there is")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="make_deck.py", allow_abbrev=False)
    parser.add_argument("files", nargs="*")
    parser.add_argument("-o", "--output")
    for option in ("--template", "--minutes", "--save", "--evidence"):
        parser.add_argument(option)
    for switch in (
        "--watch",
        "--pdf",
        "--json",
        "--quiet",
        "--force",
        "--again",
        "--measure",
        "--write",
        "--back",
        "--rules",
        "--allow-outside",
    ):
        parser.add_argument(switch, action="store_true")
    parser.add_argument("--version", action="version", version=f"make_deck {__version__}")
    return parser


_SELDOM = (200_000, 10, 10)
"""When Python looks for values that hold on to each other. Almost all that a build makes is in use until its end, and
by default a fifth of the time would go into finding that out again and again."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    gc.set_threshold(*_SELDOM)
    words = list(sys.argv[1:] if argv is None else argv)
    as_json = "--json" in words
    try:
        options = _parser().parse_intermixed_args(words)
        named = options.files[0] if options.files else ""
        part = PARTS.get(named, PARTS[""])
        if part.name:
            options.files = options.files[1:]
        _refuse_stray(options, part)
        return part.run(options)
    except DeckError as error:
        _print_error(error, as_json)
        return error.exit_code
    except OSError as error:
        _print_error(_file_error(error), as_json)
        return 1
    except KeyboardInterrupt:
        return 130


def _refuse_stray(options: argparse.Namespace, part: Part) -> None:
    """Refuse an option that the part does nothing with, rather than pass over it."""
    given = {name for name, value in vars(options).items() if value and name != "files"}
    stray = sorted(given - set(part.options))
    if stray:
        does = f"{part.name} does" if part.name else "a build does"
        raise UsageError.of(
            "usage",
            f"{does} nothing with --{stray[0].replace('_', '-')}",
            hint="make_deck.py --help lists what there is",
        )


def _print_error(error: DeckError, as_json: bool) -> None:
    if as_json:
        _print_json(error.findings)
    else:
        print(error, file=sys.stderr)


def _file_error(error: OSError) -> DeckError:
    return DeckError.of("file", error.strerror or str(error), path=str(error.filename or "file"))


# ---------------------------------------------------------------------------------------------------- what is built


@dataclass(frozen=True, slots=True)
class Job:
    """One talk to build."""

    text: Path
    deck: Path
    article: Path | None = None
    """Drafted from where the text is not there yet."""


def _jobs(options: argparse.Namespace) -> list[Job]:
    jobs = _named_jobs(options)
    _refuse_several(jobs, options, "deck")
    if options.output:
        jobs = [replace(jobs[0], deck=_output(Path(options.output), jobs[0], options))]
    _refuse_shared(jobs)
    return jobs


def _named_jobs(options: argparse.Namespace) -> list[Job]:
    """Return the talks that the command names, all of slides/text/ where it names none."""
    if not options.files:
        texts = sorted(TEXTS.glob("*.md")) if TEXTS.is_dir() else []
        texts = [text for text in texts if not text.name.endswith(".draft.md")]
        if not texts:
            hint = "name an article: make_deck.py my-article.txt"
            raise UsageError.of("usage", f"there is no slide text in {TEXTS}/", hint=hint)
        return [Job(text, Path(f"{text.stem}.pptx")) for text in texts]
    return [_job(Path(name)) for name in options.files]


def _refuse_several(jobs: list[Job], options: argparse.Namespace, what: str) -> None:
    if options.output and len(jobs) > 1:
        raise UsageError.of(
            "usage", f"-o names one {what}, here are several talks", hint="build them one by one"
        )


def _output(deck: Path, job: Job, options: argparse.Namespace) -> Path:
    """Return where the deck goes: into a folder under its own name, or where it is told to."""
    if deck.is_dir():
        return deck / job.deck.name
    if deck.suffix.lower() != ".pptx":
        raise UsageError.of(
            "usage", f"{deck} does not end in .pptx", hint=f"write -o {deck.with_suffix('.pptx')}"
        )
    if options.template and deck.resolve() == Path(options.template).resolve():
        raise UsageError.of("usage", f"{deck} is the template", hint="give the deck another name")
    return deck


def _refuse_shared(jobs: list[Job]) -> None:
    """Refuse two talks that would become the same deck, one over the other."""
    seen: dict[Path, Path] = {}
    for job in jobs:
        other = seen.setdefault(job.deck.resolve(), job.text)
        if other != job.text:
            message = f"{other} and {job.text} would both become {job.deck}"
            raise UsageError.of("usage", message, hint="build them one by one, with -o")


def _job(path: Path) -> Job:
    from slides import markdown

    if not path.exists():
        raise UsageError.of("usage", f"there is no file {path}", hint=_alternative(path))
    if path.is_dir():
        raise UsageError.of("usage", f"{path} is a folder", hint="name a file in it")
    if path.suffix.lower() in (".pptx", ".potx", ".ppt"):
        hint = "name the article or the slide text that it is to be made of"
        raise UsageError.of("usage", f"{path} is a presentation, not an article", hint=hint)
    if path.suffix.lower() == ".md" and (_in_texts(path) or markdown.is_slide_text(_bytes(path))):
        stem = path.name.removesuffix(".md").removesuffix(".slides")
        return Job(path, _beside(path, f"{stem}.pptx"))
    text = _text_of(path)
    return Job(text, _beside(text, f"{path.stem}.pptx"), path)


def _alternative(path: Path) -> str:
    from slides.errors import nearest

    here = [p.name for p in path.parent.iterdir() if p.is_file()] if path.parent.is_dir() else []
    close = nearest(path.name, [*here, *filter(None, PARTS)])
    return f"did you mean {close}?" if close else "make_deck.py --help lists what there is"


def _in_texts(path: Path) -> bool:
    return path.resolve().parent == TEXTS.resolve()


def _text_of(article: Path) -> Path:
    """Return where the slide text of an article goes: slides/text/ for one in seeds/, else beside it."""
    if article.resolve().parent == SEEDS.resolve():
        return TEXTS / f"{article.stem}.md"
    return article.with_name(f"{article.stem}.slides.md")


def _beside(text: Path, name: str) -> Path:
    return Path(name) if _in_texts(text) else text.with_name(name)


def _build(options: argparse.Namespace) -> int:
    jobs = _jobs(options)
    if options.watch:
        return _watch(jobs, options)
    findings, code = _each(jobs, options, _build_one)
    if options.json:
        _print_json(findings)
    return code


def _each(
    jobs: list[Job], options: argparse.Namespace, make: Callable[[Job, argparse.Namespace], Sequence[Finding]]
) -> tuple[list[Finding], int]:
    """Make each talk, whatever becomes of the others; return all findings and the highest exit code."""
    found: list[Finding] = []
    code = 0
    for job in jobs:
        try:
            found += make(job, options)
        except (DeckError, OSError) as caught:
            error = caught if isinstance(caught, DeckError) else _file_error(caught)
            found += error.findings
            code = max(code, error.exit_code)
            if not options.json:
                print(error, file=sys.stderr)
    return found, code


def _watch(jobs: list[Job], options: argparse.Namespace) -> int:
    """Build, then again after each change of what the talks are made of, until interrupted."""
    while True:
        paths = _watched(jobs, options)
        seen = _stamps(paths)
        findings, _ = _each(jobs, options, _build_one)
        if options.json:
            _print_json(findings)
        _say(options, "watching; Ctrl-C ends it")
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
        talk = _parse(job.text)
    except (DeckError, OSError):
        return []
    named = [talk.front.article, talk.front.template, *_picture_paths(talk)]
    return [job.text.parent / name for name in named if name]


def _build_one(job: Job, options: argparse.Namespace) -> tuple[Finding, ...]:
    """Build one deck, say what came of it, and return the findings that do not stop it."""
    if job.article is not None:
        why = " (slide text says `minutes:` or `article:` at its head)" if job.article.suffix == ".md" else ""
        _say(options, f"{job.article}: taken for an article{why}")
    if options.minutes and job.text.exists():
        _refuse_beside_minutes(options)
        return _propose(job.text, options)
    if job.article is not None:
        if job.text.exists():
            _say(options, f"{job.text}: its slide text is there, and is used as it is")
        else:
            _write_draft(job.article, job.text, options)
    with _progress(options) as progress:
        progress.at(f"reading {job.text}")
        talk = _parse(job.text)
        deck, slides, findings = _make(talk, options, progress.at)
    _replace_deck(job.deck, deck, options)
    _say(options, _summary_line(job.deck, talk, slides, findings))
    _print_warnings(findings, options)
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


def _make(
    talk: Talk, options: argparse.Namespace, at: Callable[[str], None] = lambda _stage: None
) -> tuple[bytes, int, tuple[Finding, ...]]:
    """Return the deck's bytes, how many slides it has, and what is to be said about it; `at` is told each stage.

    Raises:
        TextError: Something does not fit, or cites what is not there.
    """
    from slides.check import check

    article, missing = _article_of(talk)
    at(f"laying out {len(talk.slides):,} slides")
    made = _arranged(talk, options)
    errors = [finding for finding in made.findings if finding.severity == "error"]
    if errors:
        raise TextError(*errors)
    from slides import powerpoint

    at(f"writing {len(made.pages.pages):,} slides")
    deck = powerpoint.write(made.pages, made.template, made.template_name)
    at("checking")
    slow = powerpoint.unknown_version()
    about = (*missing, *((slow,) if slow else ()), *made.findings, *check(talk, article))
    return deck, len(made.pages.pages), about


@dataclass(frozen=True, slots=True)
class Arranged:
    """A talk laid out on its template."""

    pages: Pages
    findings: tuple[Finding, ...]
    template: bytes
    template_name: str
    """As its user named it; empty for the shipped one."""


def _arranged(talk: Talk, options: argparse.Namespace) -> Arranged:
    from slides import layout, palette, powerpoint

    name = options.template or (
        str(Path(talk.path).parent / talk.front.template) if talk.front.template else ""
    )
    if options.template and talk.front.theme:
        _refuse_theme(talk)
    images = _images(talk, options.allow_outside)
    template = _template_bytes(Path(name)) if name else _own_template(talk.front.theme)
    geometry = powerpoint.read_geometry(template, name)
    about: tuple[Finding, ...] = palette.findings(talk)
    if name:
        geometry = layout.adapted(geometry, powerpoint.read_geometry(_shipped_template()), name)
        about = layout.shortcomings(geometry, name)
    pages, findings = layout.arrange(talk, geometry, _metrics(name), images)
    return Arranged(pages, (*about, *findings), template, name)


def _shipped_template() -> bytes:
    return (THEME / "template.pptx").read_bytes()


def _own_template(theme: Theme | None) -> bytes:
    """Return the template that ships, restyled where the talk has a theme."""
    if theme is None:
        return _shipped_template()
    from slides.powerpoint import template_maker

    return template_maker.make(theme)


def _refuse_theme(talk: Talk) -> NoReturn:
    """Refuse a template beside a theme, rather than pass over what the text asks for."""
    line = talk.front.line_of("theme") or 1
    message = (
        "`theme:` is for the template that ships, and the one of --template has its own colours and fonts"
    )
    hint = "leave --template out, or delete `theme:`"
    raise UsageError.of(
        "theme.template", message, path=talk.path, line=line, quote=talk.quote(line), hint=hint
    )


def _template_bytes(path: Path) -> bytes:
    if not _is_file(path):
        hint = "`template:` is relative to the slide text, `--template` to this folder"
        raise TemplateError.of("template.missing", "there is no such template", path=str(path), hint=hint)
    return _bytes(path)


def _metrics(template: str = "") -> Metrics:
    """Return the fonts whose widths ship, and those measured for a template, which are kept beside it."""
    from slides.layout import Metrics, read_measured, read_widths

    tables = [read_widths(path.read_bytes()) for path in sorted((THEME / "widths").glob("*.json"))]
    beside = _widths_beside(Path(template)) if template else None
    if beside is not None and beside.is_file():
        tables += read_measured(beside.read_bytes(), str(beside))
    return Metrics.of(*tables)


def _widths_beside(template: Path) -> Path:
    """Return where the measured widths of a template's fonts are kept: with it, wherever it goes."""
    return template.with_suffix(".widths.json")


def _parse(path: Path) -> Talk:
    from slides import markdown

    return markdown.parse(_bytes(path), str(path))


def _article_of(talk: Talk) -> tuple[Article | None, tuple[Finding, ...]]:
    """Return the article that a talk names, or None and why there is none."""
    from slides import article

    if not talk.front.article:
        note = Finding(
            "tip", "grounding.none", "no `article:` is named, so no line is held to one", talk.path, 1
        )
        return None, (note,)
    path = Path(talk.path).parent / talk.front.article
    line = talk.front.line_of("article") or 1
    if not _is_file(path):
        message = f"the article {shortened(str(path))} is not there, so no line is held to it"
        return None, (Finding("warning", "grounding.missing", message, talk.path, line, talk.quote(line)),)
    return article.read(_bytes(path), str(path)), ()


def _picture_paths(talk: Talk) -> list[str]:
    from slides.model import Picture

    return [picture.path for slide in talk.slides for picture in slide.all_of(Picture)]


def _images(talk: Talk, allow_outside: bool) -> dict[str, Image]:
    from slides import powerpoint
    from slides.model import Picture

    images: dict[str, Image] = {}
    for slide in talk.slides:
        for picture in slide.all_of(Picture):
            if picture.path not in images:
                data = _bytes(_picture_file(picture, talk, allow_outside))
                try:
                    images[picture.path] = powerpoint.read_image(
                        data, picture.path, (talk.path, picture.line)
                    )
                except TextError as error:
                    quote = talk.quote(picture.line)
                    raise TextError(*(replace(f, quote=quote) for f in error.findings)) from error
    link = talk.front.link
    if link and any(slide.kind == "takehome" for slide in talk.slides):
        images["qr:" + link] = powerpoint.qr_code(link, (talk.path, talk.front.line_of("link") or 1))
    return images


def _picture_file(picture: Picture, talk: Talk, allow_outside: bool) -> Path:
    """Return where a picture is; raise where that is nowhere, on the web, or outside of what belongs to the talk."""

    def refuse(rule: str, message: str, hint: str) -> NoReturn:
        quote = talk.quote(picture.line)
        raise TextError.of(rule, message, path=talk.path, line=picture.line, quote=quote, hint=hint)

    name = shortened(picture.path)
    if _is_url(picture.path):
        hint = "save it beside the slide text, and name that file"
        refuse("picture.url", f"{name} is an address, and nothing is fetched from there", hint)
    path = Path(talk.path).parent / picture.path
    if not _is_file(path):
        refuse("picture.missing", f"there is no picture {name}", "its path is relative to the slide text")
    if not allow_outside and not _is_within(path, _own_folders(talk)):
        hint = "copy it there, or say --allow-outside if this text is yours or comes from somebody you trust"
        refuse("picture.outside", f"{name} is outside the folders of this text and its article", hint)
    return path


def _is_url(name: str) -> bool:
    return bool(re.match(r"[A-Za-z][A-Za-z0-9+.-]+://|//|(?:data|file):", name))


def _own_folders(talk: Talk) -> list[Path]:
    """Return the folders whose pictures belong to a talk: of its text, and of the article that it is drawn from."""
    text = Path(talk.path)
    return [text.parent, *([(text.parent / talk.front.article).parent] if talk.front.article else [])]


def _is_within(path: Path, folders: list[Path]) -> bool:
    """Tell whether a file is in one of the folders or below, wherever symbolic links lead."""
    real = path.resolve()
    return any(real.is_relative_to(folder.resolve()) for folder in folders)


def _is_file(path: Path) -> bool:
    """Tell whether there is such a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


MOST_BYTES = 200_000_000
"""Size of the largest file that is read; nothing that a talk is made of comes near it."""


def _bytes(path: Path) -> bytes:
    """Return what is in a file that a deck is made of."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        message = f"this file has {size:,} bytes, {MOST_BYTES:,} can be read"
        raise DeckError.of("file.size", message, path=str(path), hint="name a smaller one")
    return path.read_bytes()


# ---------------------------------------------------------------------------------------------------- what is written


def _replace_deck(path: Path, deck: bytes, options: argparse.Namespace) -> None:
    """Write the deck, unless that would overwrite somebody's edits; the same bytes are not written again."""
    from slides import powerpoint

    path = _writable(path)
    if path.exists():
        old = path.read_bytes()
        if old == deck:
            return
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
    _replace(path, deck)


def _replace(path: Path, data: bytes) -> None:
    """Put the bytes in place of the file in one step, so that a failure leaves the old file as it was."""
    path = _writable(path)
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


def _writable(path: Path) -> Path:
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


def _write_draft(source: Path, target: Path, options: argparse.Namespace) -> None:
    from slides import article, attackable, draft, markdown

    found = article.read(_bytes(source), str(source))
    slot = markdown.read_slot(options.minutes or DEFAULT_MINUTES)
    named = os.path.relpath(source, target.parent)
    talk = draft.draft(found, Path(named).as_posix(), slot)
    _replace(target, markdown.write(talk).encode())
    count = len(found.sentences)
    _say(
        options, f"{target}: drafted from {count} sentence{'s' * (count != 1)}, to be read and changed by you"
    )
    for line in attackable.lines(_parse(target)):
        _say(options, line)


def _write_pdf(deck: Path, options: argparse.Namespace) -> None:
    from slides import office

    target = deck.with_suffix(".pdf")
    if target.exists() and not options.force and not _is_ours(target):
        hint = "move it away, or give the deck another name with -o; --force overwrites it"
        raise Refused.of(
            "pdf.exists", "this PDF is not ours, and was left as it is", path=str(target), hint=hint
        )
    _replace(target, office.pdf(deck.read_bytes(), f"{deck} is made, but a PDF"))
    _replace(_digest_record(target), _digest(target.read_bytes()).encode())
    _say(options, f"{target}: as LibreOffice shows it")


def _write_evidence(
    target: Path,
    talk: Talk,
    article: Article | None,
    findings: Sequence[Finding],
    options: argparse.Namespace,
) -> None:
    """Write the page for a co-author to sign, unless that would overwrite a page signed already, or not ours."""
    from slides import evidence

    if article is None:
        _refuse_without_article(talk)
    page = evidence.page(talk, article, findings).encode()
    there = target.exists()
    if there and target.read_bytes() != page and not options.force and not _is_ours(target):
        hint = "move it away, or name another file; --force overwrites it"
        message = "this page is not ours, or was changed since, and was left as it is"
        raise Refused.of("evidence.exists", message, path=str(target), hint=hint)
    if not there or target.read_bytes() != page:
        _replace(target, page)
    _replace(_digest_record(target), _digest(page).encode())
    count = len(talk.slides)
    _say(options, f"{target}: {count} slide{'s' * (count != 1)} beside the article, to be read and signed")


def _refuse_without_article(talk: Talk) -> NoReturn:
    named = talk.front.article
    line = talk.front.line_of("article") or 1
    message = (
        f"the article {Path(talk.path).parent / named} is not there" if named else "no `article:` is named"
    )
    hint = "write `article: FILE` into the front matter, its path relative to the slide text"
    raise TextError.of(
        "evidence.article",
        f"{message}, so there is nothing to set beside the slides",
        path=talk.path,
        line=line,
        quote=talk.quote(line) if named else "",
        hint=hint,
    )


def _is_ours(path: Path) -> bool:
    """Tell whether a file is as we wrote it."""
    record = _digest_record(path)
    return record.exists() and record.read_text(errors="replace") == _digest(path.read_bytes())


def _digest_record(path: Path) -> Path:
    """Return where the digest of a PDF or page of ours is kept."""
    return path.parent / ".make_deck" / f"{path.name}.sha256"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _replace_pictures(folder: Path, pictures: dict[str, bytes], options: argparse.Namespace) -> None:
    """Write the pictures by their names, and take away those of ours that a longer deck left.

    A record of digests, in the form of sha256sum, tells ours from others. While pictures are replaced it knows the old and
    the new ones, so that a run that was interrupted leaves whole pictures, all of them known as ours.
    """
    record = folder.parent / ".make_deck" / f"{folder.name}.sha256"
    ours = set(record.read_text(errors="replace").splitlines()) if record.exists() else set()
    made = {name: _record_line(name, data) for name, data in pictures.items()}
    for name in pictures if not options.force else ():
        _refuse_foreign_picture(folder / name, {*ours, made[name]})
    _replace(record, _record(ours | set(made.values())))
    for name, data in pictures.items():
        if not (folder / name).exists() or (folder / name).read_bytes() != data:
            _replace(folder / name, data)
    for path in sorted(folder.glob("slide-*.png")):
        if path.name not in pictures and _record_line(path.name, path.read_bytes()) in ours:
            path.unlink()
    _replace(record, _record(set(made.values())))


def _refuse_foreign_picture(path: Path, ours: set[str]) -> None:
    if path.exists() and _record_line(path.name, path.read_bytes()) not in ours:
        hint = "move it away, or name another folder with -o; --force overwrites it"
        raise Refused.of(
            "preview.exists", "this picture is not ours, and was left as it is", path=str(path), hint=hint
        )


def _record_line(name: str, data: bytes) -> str:
    return f"{_digest(data)}  {name}"


def _record(lines: set[str]) -> bytes:
    return "".join(f"{line}\n" for line in sorted(lines)).encode()


# -------------------------------------------------------------------------------------------------- what is reported


class Progress:
    """Says on a terminal what a build is at, once it takes long; leaves nothing of it there."""

    def __init__(self, terminal: TextIO | None, after: float = 2.0) -> None:
        """Take the terminal, None to say nothing, and for how many seconds not to speak."""
        self._terminal = terminal
        self._stage = ""
        self._late = False
        self.timer = threading.Timer(after, self._speak)
        self.timer.daemon = True

    def __enter__(self) -> Self:
        if self._terminal is not None:
            self.timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()
        if self._terminal is not None:
            self.timer.join()  # it may be speaking just now
        if self._late:
            self._show("")

    def at(self, stage: str) -> None:
        """Take notice of what is done now."""
        self._stage = stage
        if self._late:
            self._show(f"{stage} …")

    def _speak(self) -> None:
        self._late = True
        self.at(self._stage)

    def _show(self, text: str) -> None:
        if self._terminal is not None:
            print(f"\r\x1b[K{text}", end="", file=self._terminal, flush=True)


def _progress(options: argparse.Namespace) -> Progress:
    silent = options.quiet or options.json or not sys.stderr.isatty()
    return Progress(None if silent else sys.stderr)


def _say(options: argparse.Namespace, text: str) -> None:
    if not options.quiet:
        print(text, file=sys.stderr if options.json else sys.stdout, flush=True)


def _print_warnings(findings: Sequence[Finding], options: argparse.Namespace) -> None:
    for finding in findings:
        shown = finding.severity == "error" or (finding.severity == "warning" and not options.quiet)
        if shown and not options.json:
            print(finding, file=sys.stderr)


def _summary_line(deck: Path, talk: Talk, slides: int, findings: Sequence[Finding] = ()) -> str:
    from slides.check import clock, summary

    facts = summary(talk)
    slot = talk.front.minutes
    time_line = f"about {clock(facts.seconds)}" + (f" of {clock(slot.speaking * 60)}" if slot else "")
    parts = [f"{slides} slide{'s' * (slides != 1)}", time_line]
    parts += [f"{facts.to_cite} claim{'s' * (facts.to_cite != 1)} to cite"] if facts.to_cite else []
    parts += [f"{facts.to_fill} field{'s' * (facts.to_fill != 1)} to fill"] if facts.to_fill else []
    wrong = sum(f.severity == "error" and f.rule.startswith("grounding.") for f in findings)
    parts += [f"{wrong} error{'s' * (wrong != 1)} against the article"] if wrong else []
    return f"{deck}: {', '.join(parts)}"


def _print_json(findings: Sequence[Finding]) -> None:
    rows = [
        {
            **asdict(finding),
            **{name: getattr(finding, name) or None for name in ("path", "quote", "hint", "shape")},
        }
        for finding in findings
    ]
    print(json.dumps(rows, ensure_ascii=False, indent=2))


# --------------------------------------------------------------------------------------------------------- the parts


def _draft(options: argparse.Namespace) -> int:
    if len(options.files) != 1:
        raise UsageError.of("usage", "draft takes one article", hint="make_deck.py draft my-article.txt")
    job = _job(Path(options.files[0]))
    if job.article is None:
        _fill(job.text, options)
        return 0
    target = job.text
    if target.exists():
        if not options.again:
            hint = "draft --again writes another one beside it"
            raise Refused.of(
                "draft.exists", "this slide text is there, and was left as it is", path=str(target), hint=hint
            )
        target = _fresh(
            target.with_name(target.name.removesuffix(".md").removesuffix(".slides") + ".draft.md")
        )
    _write_draft(job.article, target, options)
    return 0


def _fill(path: Path, options: argparse.Namespace) -> None:
    """Write under the titles of a slide text that have nothing under them; touch no other line."""
    from slides import fill
    from slides.model import plain

    for name in ("again", "minutes"):
        if getattr(options, name):
            hint = "it fills the slides that have only a title; name the article to draft another text"
            raise UsageError.of("usage", f"draft does nothing with --{name} on a slide text", hint=hint)
    talk = _parse(path)
    article, missing = _article_of(talk)
    if article is None:
        raise UsageError.of(
            "usage", f"{path}: {missing[0].message}", hint="say `article:` at its head, and where it is"
        )
    text = path.read_bytes().decode()
    made = fill.filled(text, talk, article)
    count = len(made.slides)
    if not count and not made.left:
        message = "no slide of this text has only a title, and it was left as it is"
        hint = "name the article to draft another text"
        raise Refused.of("draft.full", message, path=str(path), hint=hint)
    _replace_text(path, made.text)
    _say(
        options,
        f"{path}: {count} slide{'s' * (count != 1)} filled from the article, to be read and changed by you",
    )
    for slide in made.left:
        _say(options, f"left empty, because the article has nothing of its words: {plain(slide.title)}")


def _fresh(path: Path) -> Path:
    """Return the path, or the first of `name.draft-2.md`, `name.draft-3.md` and so on that is not taken."""
    stem, count = path.name.removesuffix(".md"), 1
    while path.exists():
        count += 1
        path = path.with_name(f"{stem}-{count}.md")
    return path


def _check(options: argparse.Namespace) -> int:
    if options.rules:
        return _print_rules(options)
    decks = [Path(name) for name in options.files if Path(name).suffix.lower() == ".pptx"]
    options.files = [name for name in options.files if Path(name) not in decks]
    found = [finding for deck in decks for finding in _check_deck(deck, options)]
    if options.evidence and decks:
        hint = "name the slide text that the deck is made from"
        raise UsageError.of("usage", f"{decks[0]} is a deck, and only a slide text has evidence", hint=hint)
    if options.files or not decks:
        jobs = _jobs(options)
        page = _evidence_path(jobs, options)
        found += [finding for job in jobs for finding in _check_talk(job, page, options)]
    if options.json:
        _print_json(found)
    else:
        for finding in found:
            if finding.severity == "error" or not options.quiet:
                print(finding)
    return 1 if any(finding.severity == "error" for finding in found) else 0


def _print_rules(options: argparse.Namespace) -> int:
    """Print what `check` and the build hold a talk to."""
    from slides import rulebook

    if options.files or options.evidence:
        raise UsageError.of(
            "usage", "--rules lists the rules, and checks nothing", hint="leave the rest away"
        )
    rules = tuple(rulebook.entries())
    if options.json:
        print(json.dumps([asdict(rule) for rule in rules], ensure_ascii=False, indent=2))
        return 0
    print(_table([("rule", "severity", "holds that", "source"), *(astuple(rule) for rule in rules)]))
    return 0


def _evidence_path(jobs: list[Job], options: argparse.Namespace) -> Path | None:
    """Return where the evidence page goes: into a folder under the talk's name, or where it is told to; None for none."""
    if not options.evidence:
        if options.force:
            hint = "--evidence FILE.html names the page that it overwrites"
            raise UsageError.of("usage", "check does nothing with --force alone", hint=hint)
        return None
    path = Path(options.evidence)
    if len(jobs) > 1:
        hint = f"name one talk: make_deck.py check {jobs[0].text} --evidence {path}"
        raise UsageError.of("usage", "--evidence names one page, here are several talks", hint=hint)
    if path.is_dir():
        return path / f"{jobs[0].deck.stem}.evidence.html"
    if path.suffix.lower() not in (".html", ".htm"):
        hint = f"write --evidence {path.with_suffix('.html')}"
        raise UsageError.of("usage", f"{path} does not end in .html", hint=hint)
    if not path.parent.is_dir():
        raise UsageError.of(
            "usage", f"there is no folder {path.parent}", hint="make it first, or name another"
        )
    return path


def _check_deck(path: Path, options: argparse.Namespace) -> tuple[Finding, ...]:
    """Return what is wrong with a finished deck, whoever made it."""
    from slides import deck_rules
    from slides.powerpoint.survey import survey

    if not path.exists():
        raise UsageError.of("usage", f"there is no file {path}", hint=_alternative(path))
    found = deck_rules.judge(survey(_bytes(path), str(path)))
    counts = Counter(finding.severity for finding in found)
    told = ", ".join(
        f"{n} {name}{'s' * (n != 1)}" for name in ("error", "warning", "tip") if (n := counts[name])
    )
    _say(options, f"{path}: {told or 'nothing to say'}")
    return found


def _check_talk(job: Job, page: Path | None, options: argparse.Namespace) -> tuple[Finding, ...]:
    """Return what is to be said of a slide text, and of the deck that it makes; write its evidence to `page`."""
    from slides import deck_rules, powerpoint
    from slides.check import check
    from slides.powerpoint.survey import survey

    _refuse_undrafted(job)
    try:
        talk = _parse(job.text)
        article, missing = _article_of(talk)
        checked = check(talk, article)
        if page:
            _write_evidence(page, talk, article, checked, options)
        made = _arranged(talk, options)
    except (TextError, ArticleError) as error:
        return error.findings
    told = (*missing, *made.findings, *checked)
    if not any(finding.severity == "error" for finding in made.findings):
        deck = powerpoint.write(made.pages, made.template, made.template_name)
        told = (*told, *deck_rules.judge(survey(deck, str(job.deck)), deck_rules.OF_THE_DECK))
    _say(options, _summary_line(job.deck, talk, len(made.pages.pages), told))
    return told


def _refuse_undrafted(job: Job) -> None:
    if job.article is not None and not job.text.exists():
        hint = f"make_deck.py draft {job.article} writes it"
        raise UsageError.of("usage", f"{job.article} has no slide text yet", hint=hint)


def _shorten(options: argparse.Namespace) -> int:
    if options.back and (options.minutes or options.write):
        other = "minutes" if options.minutes else "write"
        raise UsageError.of(
            "usage", f"--back does nothing with --{other}", hint="it brings back all that --write moved"
        )
    findings, code = _each(_named_jobs(options), options, _shorten_one)
    if options.json:
        _print_json(findings)
    return code


def _shorten_one(job: Job, options: argparse.Namespace) -> tuple[Finding, ...]:
    """Propose how to shorten one text, and write it or the way back where told to; return what is to be said."""
    _refuse_undrafted(job)
    return _bring_back(job.text, options) if options.back else _propose(job.text, options)


def _propose(path: Path, options: argparse.Namespace) -> tuple[Finding, ...]:
    from slides import markdown, shorten

    talk = _parse(path)
    slot = markdown.read_slot(options.minutes) if options.minutes else talk.front.minutes
    if slot is None:
        hint = f"make_deck.py shorten {path} --minutes 7"
        raise UsageError.of("usage", f"{path} has no `minutes:` to shorten it to", hint=hint)
    plan = shorten.plan(talk, slot)
    for line in shorten.lines(talk, plan):
        _say(options, line)
    findings = shorten.findings(talk, plan)
    _print_warnings(findings, options)
    changes = bool(plan.cuts) or slot != talk.front.minutes
    if options.write:
        _write_shortened(path, talk, plan, options)
    elif changes:
        minutes = f" --minutes {options.minutes}" if options.minutes else ""
        does = "moves them" if plan.cuts else "changes `minutes:`"
        _say(options, f"nothing is written; this {does}: make_deck.py shorten {path}{minutes} --write")
    return findings


def _write_shortened(path: Path, talk: Talk, plan: Plan, options: argparse.Namespace) -> None:
    from slides import markdown, shorten

    text = markdown.decoded(_bytes(path), str(path))
    new = shorten.shortened(text, talk, plan)
    if new == text:
        message = "`minutes:` says this already, and no slide has to go or may go: left as it is"
        hint = "name another time with --minutes, or shorten the notes"
        raise Refused.of("time.shortened", message, path=str(path), hint=hint)
    _replace_text(path, new)
    count = len(plan.cuts)
    moved = f"{count} slide{'s' * (count != 1)} moved to the backup" if count else "`minutes:` changed"
    _say(options, f"{path}: {moved}; the way back: make_deck.py shorten {path} --back")


def _bring_back(path: Path, options: argparse.Namespace) -> tuple[Finding, ...]:
    from slides import markdown, shorten

    text = markdown.decoded(_bytes(path), str(path))
    back = shorten.restored(text, _parse(path))
    if back.text == text:
        message = "this text was not shortened, and was left as it is"
        hint = f"make_deck.py shorten {path} --minutes 7 proposes what could go"
        raise Refused.of("time.shortened", message, path=str(path), hint=hint)
    _replace_text(path, back.text)
    count = back.count
    _say(
        options,
        f"{path}: {count} slide{'s' * (count != 1)} back from the backup" if count else f"{path}: as it was",
    )
    _print_warnings(back.findings, options)
    return back.findings


def _replace_text(path: Path, text: str) -> None:
    """Write a slide text, unless it could not be read any more: that would be our fault, not its speaker's."""
    from slides import markdown

    markdown.parse(text, str(path))
    _replace(path, text.encode())


def _preview(options: argparse.Namespace) -> int:
    from slides import office

    jobs = _named_jobs(options)
    _refuse_several(jobs, options, "folder")
    _refuse_shared(jobs)
    findings, code = _each(jobs, options, partial(_preview_one, render=office.renderer()))
    if options.json:
        _print_json(findings)
    return code


def _preview_one(job: Job, options: argparse.Namespace, render: Render) -> tuple[Finding, ...]:
    """Write pictures of a talk's slides, whatever its deck is like by now, and return the findings."""
    from slides import contact_sheet

    _refuse_undrafted(job)
    folder = Path(options.output) if options.output else job.deck.with_name(f"{job.deck.stem}-preview")
    if folder.is_file():
        raise UsageError.of("usage", f"{folder} is a file", hint="-o names the folder of the pictures")
    deck, _, findings = _make(_parse(job.text), options)
    shown = render(deck)
    digits = max(2, len(str(len(shown))))
    pictures = {f"slide-{n:0{digits}}.png": picture for n, picture in enumerate(shown, 1)}
    _replace_pictures(folder, {**pictures, "contact-sheet.png": contact_sheet.draw(shown)}, options)
    _print_warnings(findings, options)
    count = f"{len(shown)} slide{'s' * (len(shown) != 1)}"
    _say(options, f"{folder}{os.sep}: {count} and a contact sheet, as LibreOffice shows them")
    return findings


def _template(options: argparse.Namespace) -> int:
    if options.files:
        return _show_template(options)
    if not options.save:
        hint = "make_deck.py template conference.pptx, or template --save my-template.pptx"
        raise UsageError.of("usage", "template takes a template to look at, or --save FILE", hint=hint)
    target = Path(options.save)
    if target.exists() and not options.force:
        raise Refused.of(
            "template.exists", "this file is there, and was left as it is", path=str(target), hint="--force"
        )
    _replace(target, _shipped_template())
    _say(
        options,
        f"{target}: restyle it in PowerPoint's slide master, then name it with `template:` or --template",
    )
    return 0


def _show_template(options: argparse.Namespace) -> int:
    """Say how each layout would be made on somebody's template, and what to look out for."""
    from slides import layout, powerpoint

    if options.save or (len(options.files) > 1 and not options.measure):
        raise UsageError.of(
            "usage", "template looks at one template", hint="make_deck.py template conference.pptx"
        )
    name, *fonts = options.files
    if options.measure:
        _measure(Path(name), [Path(font) for font in fonts], options)
    geometry = powerpoint.read_geometry(_template_bytes(Path(name)), name)
    adapted = layout.adapted(geometry, powerpoint.read_geometry(_shipped_template()), name)
    metrics = _metrics(name)
    unknown = layout.unknown_fonts(adapted, metrics, name)
    found = (*layout.shortcomings(adapted, name), *unknown)
    rows = layout.mappings(adapted)
    if options.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return 0
    print(_mapping_table(rows))
    for finding in found:
        print(finding)
    return 0


def _measure(template: Path, fonts: list[Path], options: argparse.Namespace) -> None:
    """Write the widths of the template's fonts beside it: from the files given, else from those installed here."""
    from slides import font_files, layout, powerpoint
    from slides.layout import widths_from_font

    geometry = powerpoint.read_geometry(_template_bytes(template), str(template))
    tables, missing = [], []
    for family in layout.unmeasured_fonts(geometry, _metrics()):
        faces = font_files.of_family(family, fonts) if fonts else font_files.installed(family)
        upright = faces.get((False, False))
        if upright is None:
            missing.append(family)
            continue
        data = {style: path.read_bytes() for style, path in faces.items()}
        tables.append(widths_from_font.table(*(data.get(style, b"") for style in font_files.STYLES)))
        _say(options, f"{family}: measured from {', '.join(path.name for path in faces.values())}")
    if tables:
        target = _widths_beside(template)
        _replace(target, f"[{','.join(tables)}]\n".encode())
        _say(options, f"{target}: keep it beside the template")
    if missing:
        hint = f"name their files: make_deck.py template {template} --measure FONT.ttf ..."
        message = f"not installed here: {', '.join(missing)}"
        raise TemplateError.of("font.missing", message, path=str(template), hint=hint)


def _mapping_table(rows: Sequence[Mapping]) -> str:
    """Return which layout each of ours is made on, and what is drawn, in aligned columns."""
    cells = [("slide", "made on", "found", "in placeholders", "drawn")]
    cells += [
        (row.ours, row.theirs, row.found_by, ", ".join(row.filled) or "-", ", ".join(row.drawn) or "-")
        for row in rows
    ]
    return _table(cells)


def _table(cells: Sequence[tuple[str, ...]]) -> str:
    """Return rows in aligned columns."""
    widths = [max(_columns(row[n]) for row in cells) for n in range(len(cells[0]))]
    lines = (
        "  ".join(cell + " " * (width - _columns(cell)) for cell, width in zip(row, widths, strict=True))
        for row in cells
    )
    return "\n".join(line.rstrip() for line in lines)


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes: two for each full-width character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the command does."""

    name: str
    """The word that asks for it; empty for the build, which needs none."""
    run: Callable[[argparse.Namespace], int]
    options: tuple[str, ...]
    """The options that it listens to."""


PARTS: dict[str, Part] = {
    part.name: part
    for part in (
        Part(
            "",
            _build,
            ("output", "template", "minutes", "watch", "pdf", "json", "quiet", "force", "allow_outside"),
        ),
        Part("draft", _draft, ("minutes", "again", "json", "quiet")),
        Part(
            "check",
            _check,
            ("template", "evidence", "rules", "json", "quiet", "force", "allow_outside"),
        ),
        Part("shorten", _shorten, ("minutes", "write", "back", "json", "quiet")),
        Part("preview", _preview, ("output", "template", "json", "quiet", "force", "allow_outside")),
        Part("template", _template, ("save", "measure", "json", "quiet", "force")),
    )
}


if __name__ == "__main__":
    sys.exit(main())
