"""What a long build is at, said on a terminal."""

from __future__ import annotations

import argparse
import sys
import threading
from typing import Self, TextIO


def progress_on(options: argparse.Namespace) -> Progress:
    """Return what tells of the progress of a build; it says nothing where nobody watches."""
    silent = options.quiet or options.json or sys.stderr is None or not sys.stderr.isatty()
    return Progress(None if silent else sys.stderr)


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
