"""The only place that runs pandoc: a document goes in, pandoc's JSON tree of it comes out, as bytes.

pandoc runs in its sandbox: whatever the document asks for, no other file is read and nothing is fetched. Time, memory
and the length of what comes out are bounded. It converts and decides nothing.
"""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from slides.errors import ArticleError, UsageError, shortened

PATIENCE = 120
"""Seconds that a document may take; a thesis takes ten."""
MEMORY = "1500m"
"""Largest heap of pandoc's run time system; a thesis takes some 300 MB."""
MOST_BYTES = 100_000_000
"""Largest tree that is read; that of an article has about 2 MB."""

_HEAP_EXHAUSTED = 251
"""Exit code of a program compiled by GHC that wants more than `-M` allows."""
_UNKNOWN_OPTION = 6
"""pandoc's exit code for an option that it does not know (its manual, Exit codes)."""


def tree(data: bytes, reader: str, called: str, path: str) -> bytes:
    """Return the tree of a document in JSON; `reader` is pandoc's name of its format, `called` its user's.

    Raises:
        ArticleError: pandoc cannot read it, or not within its bounds.
        UsageError: pandoc is not here, or too old.
    """
    command = [_program(called, path), "+RTS", f"-M{MEMORY}", "-RTS", "--sandbox", "-f", reader, "-t", "json"]
    with tempfile.TemporaryFile() as made:
        try:
            run = subprocess.run(
                command, input=data, stdout=made, stderr=subprocess.PIPE, check=False, timeout=PATIENCE
            )
        except subprocess.TimeoutExpired as error:
            raise _refused(f"pandoc has not read it within {PATIENCE // 60} minutes", called, path) from error
        if run.returncode == _UNKNOWN_OPTION and b"--sandbox" in run.stderr:
            raise UsageError.of(
                "pandoc.old",
                f"{called} is read with pandoc 2.15 or newer, and the one here is older",
                path=path,
                hint=_INSTALL,
            )
        if run.returncode == _HEAP_EXHAUSTED or made.tell() > MOST_BYTES:
            raise _refused("there is far more in it than in any article", called, path)
        if run.returncode:
            raise _refused(f"pandoc says “{_said(run.stderr)}”", called, path)
        made.seek(0)
        return made.read()


_INSTALL = "pip install 'make-deck[pandoc]', or install pandoc (pandoc.org)"


def _program(called: str, path: str) -> str:
    program = _found()
    if program is None:
        message = f"this is {called}, which needs pandoc, and that is not on this machine"
        raise UsageError.of("pandoc.missing", message, path=path, hint=_INSTALL)
    return program


def _found() -> str | None:
    """Return the pandoc that came with `pypandoc-binary`, which somebody installed for this, or else the machine's."""
    spec = importlib.util.find_spec("pypandoc")
    files = Path(spec.origin).parent / "files" if spec and spec.origin else None
    brought = shutil.which("pandoc", path=files) if files else None
    return brought or shutil.which("pandoc")


def _refused(why: str, called: str, path: str) -> ArticleError:
    message = f"this is {called} that cannot be read: {why}"
    hint = "open it and save it again, or save it as plain text (UTF-8)"
    return ArticleError.of("article.damaged", message, path=path, hint=hint)


def _said(complaint: bytes) -> str:
    """Return pandoc's complaint on one line, without its warnings."""
    lines = complaint.decode(errors="replace").splitlines()
    told = " ".join(line.strip() for line in lines if line.strip() and not line.startswith("[WARNING]"))
    return shortened(re.sub(r"\s+", " ", told)) or "nothing"
