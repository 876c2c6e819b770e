"""Changes to lines of a text, each told by where it stood before any of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(slots=True)
class LinePatch:
    """What is to become of some lines; the others stay as they are."""

    replaced: dict[int, tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    """First line -> last line, and what comes in their place."""
    added: dict[int, list[str]] = field(default_factory=dict)
    """New lines behind a line."""

    def replace(self, first: int, last: int, lines: Sequence[str]) -> None:
        """Put lines in place of those from `first` to `last`."""
        self.replaced[first] = (last, tuple(lines))

    def remove(self, first: int, last: int) -> None:
        """Take out the lines from `first` to `last`."""
        self.replace(first, last, ())

    def add(self, after: int, lines: Sequence[str]) -> None:
        """Put lines behind a line, after those that were put there before."""
        self.added.setdefault(after, []).extend(lines)

    def update(self, other: LinePatch) -> None:
        """Take over the changes of another patch."""
        self.replaced |= other.replaced
        for line, lines in other.added.items():
            self.add(line, lines)

    def applied(self, source: Sequence[str], first: int, last: int) -> tuple[str, ...]:
        """Return what becomes of the lines from `first` to `last`, with what is new behind each of them."""
        return tuple(self._lines(source, first, last))

    def _lines(self, source: Sequence[str], first: int, last: int) -> Iterator[str]:
        at = first
        while at <= last:
            end, lines = self.replaced.get(at, (at, (source[at - 1],)))
            yield from lines
            for line in range(at, end + 1):
                yield from self.added.get(line, ())
            at = end + 1
