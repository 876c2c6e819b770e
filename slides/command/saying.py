"""What is said to the person at the terminal, and to programs with --json."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from slides.errors import DeckError, Finding

if TYPE_CHECKING:
    from slides.model import Talk


def say(options: argparse.Namespace, text: str) -> None:
    """Say what was done, unless told to be quiet."""
    if not options.quiet:
        print(text, file=sys.stderr if options.json else sys.stdout, flush=True)


def summary_line(deck: Path, talk: Talk, slides: int, findings: Sequence[Finding] = ()) -> str:
    """Return the line that each build ends with."""
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


def print_warnings(findings: Sequence[Finding], options: argparse.Namespace) -> None:
    """Print the findings of a build but its tips."""
    for finding in findings:
        shown = finding.severity == "error" or (finding.severity == "warning" and not options.quiet)
        if shown and not options.json:
            print(finding, file=sys.stderr)


def print_error(error: DeckError, as_json: bool) -> None:
    """Print an error where its reader looks for it."""
    if as_json:
        print_json(error.findings)
    else:
        print(error, file=sys.stderr)


def print_json(findings: Sequence[Finding]) -> None:
    """Print findings for another program: null where a field does not apply."""
    rows = [
        {
            **asdict(finding),
            **{name: getattr(finding, name) or None for name in ("path", "quote", "hint", "shape")},
        }
        for finding in findings
    ]
    print(json.dumps(rows, ensure_ascii=False, indent=2))


def table(cells: Sequence[tuple[str, ...]]) -> str:
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
