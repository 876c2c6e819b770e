"""The paragraphs of one shape in the order that they have now: what is new among them, was moved, or has another level."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from slides.markdown import TextPlace, reworded, write_runs
from slides.merge.ledger import Ledger, short
from slides.merge.words import resaid
from slides.model import Runs
from slides.outline import OutlineParagraph, Paragraphs
from slides.pairing import aligned


class ParagraphOrder:
    """New, moved and re-levelled paragraphs of one shape, in the order that they have now."""

    def __init__(
        self,
        ledger: Ledger,
        old: Paragraphs,
        new: Paragraphs,
        matched: Mapping[int, int],
        fresh: Sequence[int],
        named: bool,
        number: int,
    ) -> None:
        self.ledger, self.old, self.new = ledger, old, new
        self.matched, self.fresh, self.named, self.number = matched, frozenset(fresh), named, number
        self.now = {m: n for n, m in matched.items()}
        self.in_place = _in_order([old[self.now[m]].line for m in sorted(self.now)])
        self.levels: dict[int, tuple[str, str]] = {}
        """Depth -> blanks in front of an item, and its marker, as last written."""

    def take(self) -> None:
        anchor = self._start()
        kind = self._first_kind()
        seen: set[int] = set()
        for m, paragraph in enumerate(self.new):
            if m in self.fresh:
                if kind is not None:
                    self._add(anchor, kind, paragraph)
                else:
                    said = f"“{short(paragraph.text)}” was put in, and stays in the deck only"
                    self.ledger.keep(self.number, said)
                continue
            line = self.old[self.now[m]].line
            place = self.ledger.text.place(line)
            if place is None or line in seen or not self.ledger.text.owns(line) or place.kind not in FOLLOWED:
                seen.add(line)
                continue
            seen.add(line)
            kind = place
            if line not in self.in_place:
                self._move(anchor, place, paragraph)
                continue
            if place.kind == "item" and not self.named:
                self._relevel(place, self.old[self.now[m]], paragraph)
            anchor = place.last

    def _start(self) -> int:
        """Return behind which line comes what is new before all else."""
        lines = [p.line for p in self.old if self.ledger.text.owns(p.line)]
        return min(lines, default=1) - 1

    def _first_kind(self) -> TextPlace | None:
        places = (self.ledger.text.place(p.line) for p in self.old if self.ledger.text.owns(p.line))
        return next((p for p in places if p and p.kind in FOLLOWED), None)

    def _add(self, anchor: int, kind: TextPlace, paragraph: OutlineParagraph) -> None:
        """Write a new paragraph in the form of the one that it stands behind."""
        runs = paragraph.runs
        if kind.kind == "item":
            depth = kind.depth if not self.named else kind.depth + 1 - bool(kind.depth)
            if not self.named:
                depth = paragraph.level
            lines = item_lines(self._marker(depth, kind), runs)
        elif kind.kind == "quote":
            lines = [">", *(f"> {line}" for line in write_runs(runs).split("\n"))]
        else:
            lines = ["", *write_runs(runs).split("\n")]
            if anchor < kind.first:
                lines = [*lines[1:], ""]
        self.ledger.edits.structure.add(anchor, lines)
        self.ledger.take(self.number, f"new: “{short(paragraph.text)}”")

    def _marker(self, depth: int, like: TextPlace) -> str:
        """Return what a new item of a depth begins with: as the last one of that depth, else below the one above."""
        if not self.levels:
            self._learn(like)
        if depth in self.levels:
            indent, mark = self.levels[depth]
        else:
            above = max((d for d in self.levels if d < depth), default=None)
            if above is None:
                indent, mark = min(self.levels.items())[1]
            else:
                indent = self.levels[above][0] + " " * len(self.levels[above][1])
                mark = "- "
                depth = above + 1
        self._remember(depth, indent, mark)
        return indent + mark

    def _learn(self, place: TextPlace) -> None:
        match = ITEM_MARKER.match(self.ledger.text.lines(place)[0])
        if match:
            self._remember(place.depth, match[1], match[2])

    def _remember(self, depth: int, indent: str, mark: str) -> None:
        self.levels = {d: found for d, found in self.levels.items() if d < depth} | {depth: (indent, mark)}

    def _relevel(self, place: TextPlace, was: OutlineParagraph, now: OutlineParagraph) -> None:
        """Indent an item as its paragraph is now; one that stays is what those after it go by."""
        if was.level == now.level or was.level != place.depth:
            self._learn(place)
            return
        marker = self._marker(now.level, place)
        self._write_elsewhere(place, marker, None)
        self.ledger.take(self.number, f"another level: “{short(now.text)}”")

    def _move(self, anchor: int, place: TextPlace, now: OutlineParagraph) -> None:
        if place.kind == "item":
            marker = self._marker(place.depth if self.named else now.level, place)
            self._write_elsewhere(place, marker, anchor)
            self.ledger.take(self.number, f"moved: “{short(now.text)}”")
        elif place.kind == "paragraph":
            lines = list(self.ledger.text.lines(place))
            last = (
                place.last + gap(self.ledger.text.source[place.last])
                if place.last < len(self.ledger.text.source)
                else place.last
            )
            self.ledger.edits.structure.remove(place.first, last)
            self.ledger.edits.structure.add(anchor, ["", *lines] if anchor >= place.first else [*lines, ""])
            self.ledger.take(self.number, f"moved: “{short(now.text)}”")

    def _write_elsewhere(self, place: TextPlace, marker: str, anchor: int | None) -> None:
        """Write an item, with its words as they are now, behind another marker, and at another place if one is given."""
        shows = [s for s in self.ledger.shown.get((place.first, 0), ()) if None not in s.new]
        runs = resaid(place.runs, shows[0].old, shows[0].new) if shows else place.runs
        raw = (
            list(self.ledger.text.lines(place))
            if runs == place.runs
            else reworded(self.ledger.text.lines(place), place, runs)
        )
        match = ITEM_MARKER.match(raw[0])
        assert match is not None
        blanks = " " * len(marker)
        lines = [marker + raw[0][match.end() :], *(blanks + line.strip() for line in raw[1:])]
        self.ledger.moved.add(place.first)
        if anchor is None:
            self.ledger.edits.structure.replace(place.first, place.last, lines)
        else:
            self.ledger.edits.structure.remove(place.first, place.last)
            self.ledger.edits.structure.add(anchor, lines)


FOLLOWED = ("item", "paragraph", "quote")
"""Kinds of text behind which another of its kind can stand."""

ITEM_MARKER = re.compile(r"([ \t]*)((?:[-*+]|\d+[.)])[ \t]+)")


def matched(old: Paragraphs, new: Paragraphs) -> tuple[dict[int, int], list[int]]:
    """Return where each old paragraph is now, and which are new; one that was moved counts as itself."""
    matched: dict[int, int] = {}
    gone: list[int] = []
    fresh: list[int] = []
    for n, m in aligned([p.text for p in old], [p.text for p in new]):
        if n is None:
            assert m is not None
            fresh.append(m)
        elif m is None:
            gone.append(n)
        else:
            matched[n] = m
    if not matched and len(old) == 1 and fresh:
        return {0: fresh[0]}, fresh[1:]  # what had one paragraph begins with it, whatever it says now
    for n in gone:
        m = next((m for m in fresh if new[m].text == old[n].text), None)
        if m is not None:
            matched[n] = m
            fresh.remove(m)
    return matched, fresh


def _in_order(lines: Sequence[int]) -> frozenset[int]:
    """Return the lines that were not moved: the longest stretch of them that is still in its order."""
    distinct = list(dict.fromkeys(lines))
    best: list[list[int]] = []
    for line in distinct:
        longest = max((chain for chain in best if chain[-1] < line), key=len, default=[])
        best.append([*longest, line])
    return frozenset(max(best, key=len, default=[]))


def gap(line: str) -> int:
    """Return 1 for a line with nothing on it, which goes with the paragraph above; else 0."""
    return int(not line.strip(" \t>"))


def item_lines(marker: str, runs: Runs) -> list[str]:
    """Return an item behind its marker, the lines after the first below its words."""
    first, *rest = write_runs(runs).split("\n")
    return [marker + first, *(" " * len(marker) + line for line in rest)]
