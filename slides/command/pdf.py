"""The PDF beside a deck or a document, through LibreOffice."""

from __future__ import annotations

import argparse
from pathlib import Path

from slides.command.files import is_ours, replace_ours
from slides.command.saying import say
from slides.errors import Refused


def write_pdf(deck: Path, options: argparse.Namespace) -> None:
    """Write a PDF of a deck, or of another document that LibreOffice reads, beside it, unless that would overwrite somebody else's.

    Raises:
        Refused: The PDF there is not ours.
        UsageError: LibreOffice is not here, or could not do it.
    """
    from slides import office

    target = deck.with_suffix(".pdf")
    if target.exists() and not options.force and not is_ours(target):
        hint = "move it away, or give the deck another name with -o; --force overwrites it"
        raise Refused.of(
            "pdf.exists", "this PDF is not ours, and was left as it is", path=str(target), hint=hint
        )
    replace_ours(target, office.pdf(deck.read_bytes(), f"{deck} is made, but a PDF", deck.suffix))
    say(options, f"{target}: as LibreOffice shows it")
