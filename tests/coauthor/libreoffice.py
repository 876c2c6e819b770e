"""The engine that is LibreOffice itself: opens a deck, edits it through its own interface (UNO), saves it as .pptx.

One LibreOffice serves a whole process of tests. It starts at the first deck, on a profile of its own, and ends with the
process, however that ends. Needs LibreOffice and a Python that has `uno` (Debian: python3-uno): `needs_libreoffice` skips
tests without them, and fails where CI is set.
"""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from tests.coauthor import Edit

SERVER = Path(__file__).with_name("uno_server.py")
PATIENCE = 90
"""Seconds that one deck may take, the start of LibreOffice included."""

OPERATIONS = frozenset(
    {
        "retype", "replace_words", "retitle", "bold", "italic", "colour", "set_level", "add_paragraph",
        "delete_paragraph", "set_cell",
        "retype_notes", "add_notes", "delete_notes",
        "move_shape", "resize_shape", "delete_shape", "add_text_box",
        "add_slide", "delete_slide", "duplicate_slide", "move_slide", "hide_slide",
    }
)  # fmt: skip
"""The operations of `powerpoint` that this engine has, too, with the same arguments (but `add_slide` takes no layout)."""


class Failed(Exception):
    """LibreOffice did not do what it was asked to: an edit that names nothing, a deck that it can't open, a time-out."""


def edited(deck: bytes, *edits: Edit) -> bytes:
    """Return the deck after these edits, saved by LibreOffice."""
    return _server().edited(deck, edits)


@functools.cache
def missing() -> str:
    """Return why there is no LibreOffice to drive, empty if there is one."""
    if not shutil.which("soffice"):
        return "LibreOffice is not installed"
    return "" if _python() else "no Python here has uno (Debian: python3-uno)"


@functools.cache
def _python() -> str | None:
    """Return a Python that has `uno`: this one, the system's, or LibreOffice's own."""
    beside = Path(os.path.realpath(shutil.which("soffice") or "soffice")).parent / "python"
    for python in (sys.executable, "/usr/bin/python3", str(beside)):
        with contextlib.suppress(OSError):
            if not subprocess.run([python, "-c", "import uno"], capture_output=True).returncode:
                return python
    return None


needs_libreoffice = pytest.mark.skipif(bool(missing()) and not os.environ.get("CI"), reason=missing() or "-")
"""For tests that use this engine. In CI they run and fail where it is missing."""


class _Server:
    """One LibreOffice, and the script that edits decks in it."""

    def __init__(self) -> None:
        if missing():
            raise Failed(missing())
        self.folder = Path(tempfile.mkdtemp(prefix="coauthor-"))
        self.log = (self.folder / "log").open("w+")
        self.process = subprocess.Popen(
            [_python(), SERVER, shutil.which("soffice"), self.folder / "profile"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self.log,
            text=True,
            start_new_session=True,  # A group of its own, LibreOffice included, that can be ended as one
        )
        self.answers: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout:
            self.answers.put(line)
        self.answers.put("")

    def edited(self, deck: bytes, edits: tuple[Edit, ...]) -> bytes:
        source, target = self.folder / "deck.pptx", self.folder / "saved.pptx"
        source.write_bytes(deck)
        target.unlink(missing_ok=True)
        order = {"source": str(source), "target": str(target), "edits": edits}
        try:
            print(json.dumps(order), file=self.process.stdin, flush=True)
            answer = self.answers.get(timeout=PATIENCE)
        except (queue.Empty, BrokenPipeError):
            answer = ""
        if not answer:
            said = self.end()
            raise Failed(f"LibreOffice did not answer within {PATIENCE} seconds: {said}")
        if "error" in json.loads(answer):
            raise Failed(json.loads(answer)["error"])
        return target.read_bytes()

    def end(self) -> str:
        """End LibreOffice and the script, if they still run; return what they said on their way."""
        atexit.unregister(self.end)
        _server.cache_clear()
        with contextlib.suppress(OSError):
            self.process.stdin.close()  # It takes that as the end, and LibreOffice with it
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=10)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.log.seek(0)
        said = self.log.read()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)
        return said


@functools.cache
def _server() -> _Server:
    """Return the server of this process, started at the first call and after a time-out."""
    server = _Server()
    atexit.register(server.end)
    return server
