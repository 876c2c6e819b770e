"""The only place that opens PDFs: a PDF goes in, the lines of its pages come out, with their boxes.

PDFium, which knows the format, runs in a process of its own, `pdf_lines`, in bounded time and memory.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

from slides.article.pages import Page, PageLine
from slides.errors import ArticleError, UsageError

PATIENCE = 120
"""Seconds that a PDF may take; 300 pages take ten."""
MEMORY = 2_000_000_000
"""Bytes of memory that it may take, where the system can bound them."""

REFUSALS = {
    "locked": (
        "article.encrypted",
        "this is a PDF with a password, which nobody can read without it",
        "save it without the password, or ask for the text",
    ),
    "damaged": (
        "article.damaged",
        "this PDF is cut short or damaged",
        "download it again, or ask for another copy",
    ),
    "long": (
        "article.size",
        "this PDF has far more text than any article",
        "save the pages of the article that the talk is about as a PDF by themselves",
    ),
}
"""What `pdf_lines` gives up with: the rule, what is said, and what to do."""


def pages(data: bytes, name: str) -> tuple[Page, ...]:
    """Return the pages of a PDF.

    Raises:
        ArticleError: It cannot be read, or not within its bounds.
        UsageError: pypdfium2 is not installed.
    """
    if importlib.util.find_spec("pypdfium2") is None:
        hint = "pip install 'make-deck[pdf]', or save it as plain text (UTF-8)"
        raise UsageError.of(
            "pdf.missing",
            "this is a PDF, which needs pypdfium2, and that is not installed",
            path=name,
            hint=hint,
        )
    command = [sys.executable, "-P", str(Path(__file__).with_name("pdf_lines.py")), str(MEMORY)]
    try:
        run = subprocess.run(command, input=data, capture_output=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        raise _refused("long", name) from error
    if run.returncode:
        said = run.stderr.decode(errors="replace").strip()
        raise _refused(said if said in REFUSALS else "damaged", name)
    return tuple(
        Page(width, height, tuple(PageLine(*line) for line in lines))
        for width, height, lines in json.loads(run.stdout)
    )


def _refused(why: str, name: str) -> ArticleError:
    rule, message, hint = REFUSALS[why]
    return ArticleError.of(rule, message, path=name, hint=hint)
