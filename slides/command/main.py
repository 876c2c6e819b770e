"""The command: its parts, its errors, its exit code."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from slides.command.build import build
from slides.command.check import check
from slides.command.draft import draft
from slides.command.files import file_error
from slides.command.handout import handout
from slides.command.preview import preview
from slides.command.pull import pull
from slides.command.saying import print_error
from slides.command.send import send
from slides.command.shorten import shorten
from slides.command.status import status
from slides.command.template import template
from slides.command.undo import undo
from slides.command.usage import parser
from slides.errors import DeckError, UsageError

_SELDOM = (5_000_000, 10, 10)
"""When Python looks for values that hold on to each other. Almost all that a build makes is in use until its end, and
by default a fifth of the time would go into finding that out again and again. `--watch` looks after each build."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; without `argv`, as the process that it then ends."""
    if argv is not None:
        return _run(list(argv))
    gc.set_threshold(*_SELDOM)
    code = _run(sys.argv[1:])
    gc.freeze()  # else Python looks through all that was made once more before it ends: an eighth of a second
    return code


def _run(words: list[str]) -> int:
    """Run the part that the words ask for; return the exit code."""
    as_json = "--json" in words
    try:
        options = parser().parse_intermixed_args(words)
        named = options.files[0] if options.files else ""
        part = _PARTS.get(named, _PARTS[""])
        if part.name:
            options.files = options.files[1:]
        _refuse_stray(options, part)
        return part.run(options)
    except DeckError as error:
        print_error(error, as_json)
        return error.exit_code
    except OSError as error:
        print_error(file_error(error), as_json)
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


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that the command does."""

    name: str
    """The word that asks for it; empty for the build, which needs none."""
    run: Callable[[argparse.Namespace], int]
    options: tuple[str, ...]
    """The options that it listens to."""


_PARTS: dict[str, Part] = {
    part.name: part
    for part in (
        Part(
            "",
            build,
            ("output", "template", "minutes", "watch", "pdf", "json", "quiet", "force", "allow_outside"),
        ),
        Part("draft", draft, ("minutes", "again", "json", "quiet")),
        Part(
            "check",
            check,
            ("template", "minutes", "evidence", "rules", "json", "quiet", "force", "allow_outside"),
        ),
        Part("shorten", shorten, ("minutes", "write", "back", "json", "quiet")),
        Part("pull", pull, ("output", "template", "json", "quiet", "allow_outside")),
        Part("preview", preview, ("output", "template", "json", "quiet", "force", "allow_outside")),
        Part("handout", handout, ("output", "template", "json", "quiet", "force", "allow_outside")),
        Part("status", status, ("json", "quiet")),
        Part(
            "send",
            send,
            ("output", "no_notes", "keep_comments", "anyway", "json", "quiet", "force"),
        ),
        Part("undo", undo, ("json", "quiet", "force")),
        Part("template", template, ("save", "measure", "json", "quiet", "force")),
    )
}
