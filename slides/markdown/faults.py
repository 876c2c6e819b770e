"""What is wrong with one slide text, gathered while it is read: its author hears all of it at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from slides.errors import Finding, TextError

MOST_SHOWN = 50
"""Findings of one text that are shown: what stands behind so many of them is seldom read, and mostly one mistake."""


class Faults:
    """The faults of one file in the order they were met, and the ids it has given out.

    The one value in this package that changes while a text is read.
    """

    def __init__(self, path: str, lines: tuple[str, ...]) -> None:
        self.path = path
        self.lines = lines
        self._findings: list[Finding] = []
        self._ids: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._findings)

    def add(self, rule: str, message: str, line: int, hint: str = "") -> None:
        """Note an error on a line; the line itself is quoted."""
        self.take([Finding("error", rule, message, line=line, hint=hint)])

    def take(self, findings: Iterable[Finding]) -> None:
        """Note findings that have a line, but neither path nor quote yet."""
        for finding in findings:
            line = finding.line or 0
            quote = self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""
            self._findings.append(replace(finding, path=self.path, quote=quote))

    def claim(self, ident: str, line: int) -> None:
        """Note that a line gives an id; an error if another line has given it before."""
        if ident in self._ids:
            message = f"the id #{ident} is already given on line {self._ids[ident]}"
            self.add("text.id-twice", message, line, "give each its own id, or leave one out")
        self._ids.setdefault(ident, line)

    def error(self) -> TextError:
        """Return what was noted as one error, in line order: the first of it where it is very much."""
        found = sorted(self._findings, key=lambda finding: finding.line or 0)
        if len(found) > MOST_SHOWN:
            message = f"and {len(found) - MOST_SHOWN:,} more errors below this line"
            found = [
                *found[:MOST_SHOWN],
                Finding("error", "text.more", message, self.path, found[MOST_SHOWN - 1].line),
            ]
        return TextError(*found)
