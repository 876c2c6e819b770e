"""The command: its parts, its errors, its exit code."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module

from slides.command.usage import PARTS, parser
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
        part = "build"
        if options.files and options.files[0] in PARTS:
            part, *options.files = options.files
        _refuse_stray(options, part)
        return getattr(import_module(f"slides.command.{part}"), part)(options)
    except DeckError as error:
        _print(error, as_json)
        return error.exit_code
    except OSError as error:
        from slides.command.files import file_error

        _print(file_error(error), as_json)
        return 1
    except KeyboardInterrupt:
        return 130


def _print(error: DeckError, as_json: bool) -> None:
    from slides.command.saying import print_error

    print_error(error, as_json)


def _refuse_stray(options: argparse.Namespace, part: str) -> None:
    """Refuse an option that the part does nothing with, rather than pass over it."""
    given = {name for name, value in vars(options).items() if value and name != "files"}
    stray = sorted(given - set(_PARTS[part]))
    if stray:
        does = "a build does" if part == "build" else f"{part} does"
        raise UsageError.of(
            "usage",
            f"{does} nothing with --{stray[0].replace('_', '-')}",
            hint="make_deck.py --help lists what there is",
        )


_PARTS: Mapping[str, tuple[str, ...]] = {
    "build": ("output", "template", "minutes", "watch", "pdf", "json", "quiet", "force", "allow_outside"),
    "draft": ("minutes", "again", "json", "quiet"),
    "check": ("template", "minutes", "evidence", "rules", "json", "quiet", "force", "allow_outside"),
    "shorten": ("minutes", "write", "back", "json", "quiet"),
    "pull": ("output", "template", "json", "quiet", "allow_outside"),
    "preview": ("output", "template", "json", "quiet", "force", "allow_outside"),
    "handout": ("output", "template", "json", "quiet", "force", "allow_outside"),
    "status": ("json", "quiet"),
    "send": ("output", "no_notes", "keep_comments", "anyway", "json", "quiet", "force"),
    "undo": ("json", "quiet", "force"),
    "template": ("save", "measure", "json", "quiet", "force"),
}
"""The options that each part listens to. A part is the function of its name in the module of its name, which is imported
when it is asked for: `--help` asks for none."""
