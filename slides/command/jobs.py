"""Which talks the command is about, and where their files are."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from slides.command.files import file_error, real
from slides.command.saying import print_error
from slides.command.sources import read_bytes
from slides.command.usage import PARTS
from slides.errors import DeckError, Finding, UsageError

TEXTS = Path("slides/text")
"""Where the slide texts are that a bare `make_deck.py` builds."""
SEEDS = Path("seeds")
"""Articles whose slide texts go there."""


@dataclass(frozen=True, slots=True)
class Job:
    """One talk to build."""

    text: Path
    deck: Path
    article: Path | None = None
    """Drafted from where the text is not there yet."""

    @property
    def home(self) -> Path:
        """The folder of the deck, where all is kept that we know about the talk."""
        return self.deck.parent


def jobs_of(options: argparse.Namespace) -> list[Job]:
    """Return the talks of the command, each with the deck that it becomes."""
    jobs = named_jobs(options)
    refuse_several(jobs, options, "deck")
    if options.output:
        jobs = [replace(jobs[0], deck=output(Path(options.output), jobs[0].deck.name, options))]
    refuse_shared(jobs)
    return jobs


def named_jobs(options: argparse.Namespace) -> list[Job]:
    """Return the talks that the command names, all of slides/text/ where it names none."""
    if not options.files:
        texts = sorted(TEXTS.glob("*.md")) if TEXTS.is_dir() else []
        texts = [text for text in texts if not text.name.endswith(".draft.md")]
        if not texts:
            hint = "name an article: make_deck.py my-article.txt"
            raise UsageError.of("usage", f"there is no slide text in {TEXTS}/", hint=hint)
        return [Job(text, Path(f"{text.stem}.pptx")) for text in texts]
    return [job_of(Path(name)) for name in options.files]


def named_talks(options: argparse.Namespace) -> list[Job]:
    """Return the talks that the command names by slide text, article or deck, all of slides/text/ where it names none."""
    if not options.files:
        return named_jobs(options)
    paths = [Path(name) for name in options.files]
    return [job_of_deck(path) if path.suffix.lower() == ".pptx" else job_of(path) for path in paths]


def job_of_deck(deck: Path) -> Job:
    """Return the talk of a deck: with its text where there is one, else where it would be."""
    texts = [deck.with_name(f"{deck.stem}.slides.md"), deck.with_name(f"{deck.stem}.md")]
    if real(deck).parent == Path.cwd():
        texts.insert(0, TEXTS / f"{deck.stem}.md")
    return Job(next((text for text in texts if text.exists()), texts[-1]), deck)


def refuse_several(jobs: list[Job], options: argparse.Namespace, what: str) -> None:
    """Refuse a single output for several talks."""
    if options.output and len(jobs) > 1:
        raise UsageError.of(
            "usage", f"-o names one {what}, here are several talks", hint="build them one by one"
        )


def output(deck: Path, name: str, options: argparse.Namespace) -> Path:
    """Return where a deck goes: into a folder under its own name, or where it is told to."""
    if deck.is_dir():
        return deck / name
    if real(deck).is_symlink():
        hint = "delete it, or give the deck another name"
        raise UsageError.of("usage", f"{deck} is a link that leads to itself", hint=hint)
    if deck.parent.exists() and not deck.parent.is_dir():
        raise UsageError.of("usage", f"{deck.parent} is a file", hint="name another folder with -o")
    if deck.suffix.lower() != ".pptx":
        raise UsageError.of(
            "usage", f"{deck} does not end in .pptx", hint=f"write -o {deck.with_suffix('.pptx')}"
        )
    if options.template and real(deck) == real(Path(options.template)):
        raise UsageError.of("usage", f"{deck} is the template", hint="give the deck another name")
    return deck


def refuse_shared(jobs: list[Job]) -> None:
    """Refuse two talks that would become the same deck, one over the other."""
    seen: dict[Path, Path] = {}
    for job in jobs:
        other = seen.setdefault(real(job.deck), job.text)
        if other != job.text:
            message = f"{other} and {job.text} would both become {job.deck}"
            raise UsageError.of("usage", message, hint="build them one by one, with -o")


def job_of(path: Path) -> Job:
    """Return what a named file is: slide text, or else an article."""
    from slides import markdown

    if not path.exists():
        raise UsageError.of("usage", f"there is no file {path}", hint=alternative(path))
    if path.is_dir():
        raise UsageError.of("usage", f"{path} is a folder", hint="name a file in it")
    if path.suffix.lower() in (".pptx", ".potx", ".ppt"):
        hint = "name the article or the slide text that it is to be made of"
        raise UsageError.of("usage", f"{path} is a presentation, not an article", hint=hint)
    if path.suffix.lower() == ".md" and (_in_texts(path) or markdown.is_slide_text(read_bytes(path))):
        stem = path.name.removesuffix(".md").removesuffix(".slides")
        return Job(path, _beside(path, f"{stem}.pptx"))
    text = _text_of(path)
    return Job(text, _beside(text, f"{path.stem}.pptx"), path)


def alternative(path: Path) -> str:
    """Return a hint for a name that leads nowhere."""
    from slides.errors import nearest

    here = [p.name for p in path.parent.iterdir() if p.is_file()] if path.parent.is_dir() else []
    close = nearest(path.name, [*here, *PARTS])
    return f"did you mean {close}?" if close else "make_deck.py --help lists what there is"


def _in_texts(path: Path) -> bool:
    return real(path).parent == real(TEXTS)


def _text_of(article: Path) -> Path:
    """Return where the slide text of an article goes: slides/text/ for one in seeds/, else beside it."""
    if real(article).parent == real(SEEDS):
        return TEXTS / f"{article.stem}.md"
    return article.with_name(f"{article.stem}.slides.md")


def home_of(text: Path) -> Path:
    """Return the folder that the deck of a slide text is in: `Job.home` of its talk."""
    return _beside(text, text.name).parent


def _beside(text: Path, name: str) -> Path:
    return Path(name) if _in_texts(text) else text.with_name(name)


def each(
    jobs: list[Job], options: argparse.Namespace, make: Callable[[Job, argparse.Namespace], Sequence[Finding]]
) -> tuple[list[Finding], int]:
    """Make each talk, whatever becomes of the others; return all findings and the highest exit code."""
    found: list[Finding] = []
    code = 0
    for job in jobs:
        try:
            found += make(job, options)
        except (DeckError, OSError) as caught:
            error = caught if isinstance(caught, DeckError) else file_error(caught)
            found += error.findings
            code = max(code, error.exit_code)
            if not options.json:
                print_error(error, as_json=False)
    return found, code


def refuse_undrafted(job: Job) -> None:
    """Refuse an article where a slide text is needed."""
    if job.article is not None and not job.text.exists():
        hint = f"make_deck.py draft {job.article} writes it"
        raise UsageError.of("usage", f"{job.article} has no slide text yet", hint=hint)
