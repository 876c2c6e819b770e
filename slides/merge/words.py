"""What was changed in PowerPoint about the words of one piece of text, said of the slide text.

A deck shows less than the text says: the full stop behind a lead, citations, `{.believed}` and `{.own}` are not there. So
the old words of the deck are found again in the text, and what became of them is done there; all else stays.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from slides.model import Run, Runs
from slides.outline import OutlineParagraph

_FORMATS = ("bold", "italic", "code", "strike", "script", "link")
_TOKEN = re.compile(r"\w+|\s|[^\w\s]")


@dataclass(frozen=True, slots=True)
class _Letter:
    """A letter in its format, or a bracket of citations."""

    text: str
    """Empty for citations."""
    format: Run
    """Its run, without the text."""


def resaid(runs: Runs, old: Sequence[OutlineParagraph], new: Sequence[OutlineParagraph | None]) -> Runs:
    """Return the runs of a piece of text after its paragraphs in the deck were changed from `old` to `new`.

    A paragraph that is gone is None; what was cited behind it goes with it.
    """
    letters = list(_letters(runs))
    shown = [list(_letters(paragraph.runs)) for paragraph in old]
    at = _found(letters, [letter for paragraph in shown for letter in paragraph])
    edits = _Edits(letters, frozenset(spot for spot in at if spot is not None))
    start = 0
    for before, after in zip(shown, new, strict=True):
        spots = at[start : start + len(before)]
        start += len(before)
        if after is None:
            edits.remove_all(spots)
        else:
            edits.change(before, spots, list(_letters(after.runs)))
    return edits.result()


def _letters(runs: Runs) -> Iterator[_Letter]:
    for run in runs:
        format = replace(run, text="")
        if run.citations:
            yield _Letter("", format)
        else:
            yield from (_Letter(letter, format) for letter in run.text)


def _found(letters: Sequence[_Letter], shown: Sequence[_Letter]) -> list[int | None]:
    """Return where in the text each letter of the deck stands, None for what only the deck says."""
    places = [n for n, letter in enumerate(letters) if letter.text]
    said = "".join(letters[n].text for n in places)
    there = "".join(letter.text for letter in shown)
    at: list[int | None] = [None] * len(shown)
    for a, b, size in difflib.SequenceMatcher(None, there, said, autojunk=False).get_matching_blocks():
        for k in range(size):
            at[a + k] = places[b + k]
    return at


class _Edits:
    """Changes to letters, each by its place before any of them."""

    def __init__(self, letters: Sequence[_Letter], shown: frozenset[int]) -> None:
        self._letters = list(letters)
        self._shown = shown
        self._removed: set[int] = set()
        self._formats: dict[int, Run] = {}
        self._added: dict[int, list[_Letter]] = {}
        """New letters behind a place; -1 is before the first."""

    def remove_all(self, spots: Sequence[int | None]) -> None:
        """Take out a paragraph, with the full stop and the citations behind its last word that the deck does not show."""
        gone = [spot for spot in spots if spot is not None]
        self._removed.update(gone)
        at = max(gone, default=len(self._letters)) + 1
        while at < len(self._letters) and at not in self._shown and not self._letters[at].text.isalnum():
            self._removed.add(at)
            at += 1

    def change(
        self, before: Sequence[_Letter], spots: Sequence[int | None], after: Sequence[_Letter]
    ) -> None:
        """Make of one paragraph's old letters its new ones."""
        whole = _whole_changes(before, after)
        old, new = _tokens(before), _tokens(after)
        said_old, said_new = (
            ["".join(x.text for x in t) for t in old],
            ["".join(x.text for x in t) for t in new],
        )
        matcher = difflib.SequenceMatcher(None, said_old, said_new, autojunk=False)
        starts = _starts(old)
        anchor = next((spot - 1 for spot in spots if spot is not None), len(self._letters) - 1)
        for tag, a1, a2, b1, b2 in matcher.get_opcodes():
            span = range(starts[a1], starts[a2])
            fresh = [letter for token in new[b1:b2] for letter in token]
            if tag != "equal":
                span, fresh = _without_shown(before, spots, span, fresh)
            if tag == "equal":
                for k, letter in zip(span, fresh, strict=True):
                    anchor = self._reformat(spots[k], before[k], letter, whole, anchor)
                continue
            gone = [spots[k] for k in span if spots[k] is not None]
            self._removed.update(spot for spot in gone if spot is not None)
            model = next((k for k in span if spots[k] is not None), None)
            if model is None:
                near = [k for k in range(len(spots)) if spots[k] is not None]
                model = min(near, key=lambda k, at=span.start: (k >= at, abs(k - at)), default=None)
            if fresh and (span.start == span.stop or gone or any(spot is not None for spot in spots)):
                self._add(anchor, fresh, before, model, spots, whole)
            anchor = max((spot for spot in gone if spot is not None), default=anchor)

    def _reformat(
        self, spot: int | None, before: _Letter, after: _Letter, whole: frozenset[str], anchor: int
    ) -> int:
        """Give a letter that stays the formats that it got; return where the next new letter comes."""
        if spot is None:
            return anchor
        changed = {
            name: getattr(after.format, name)
            for name in _FORMATS
            if name not in whole and getattr(after.format, name) != getattr(before.format, name)
        }
        if changed:
            self._formats[spot] = replace(self._letters[spot].format, **changed)
        return spot

    def _add(
        self,
        anchor: int,
        fresh: Sequence[_Letter],
        before: Sequence[_Letter],
        model: int | None,
        spots: Sequence[int | None],
        whole: frozenset[str],
    ) -> None:
        """Put new letters behind a place, in the format of the letter that they stand for or behind."""
        spot = spots[model] if model is not None else None
        base = self._letters[spot].format if spot is not None else Run("")
        shown = before[model].format if model is not None else Run("")
        for letter in fresh:
            changed = {
                name: getattr(letter.format, name)
                for name in _FORMATS
                if name not in whole and getattr(letter.format, name) != getattr(shown, name)
            }
            format = replace(base, citations=(), **changed)
            self._added.setdefault(anchor, []).append(_Letter(letter.text, format))

    def result(self) -> Runs:
        """Return the runs with all changes made."""
        out: list[_Letter] = list(self._added.get(-1, ()))
        for n, letter in enumerate(self._letters):
            if n not in self._removed:
                out.append(replace(letter, format=self._formats.get(n, letter.format)))
            out += self._added.get(n, ())
        return _runs(out)


def _without_shown(
    before: Sequence[_Letter], spots: Sequence[int | None], span: range, fresh: Sequence[_Letter]
) -> tuple[range, Sequence[_Letter]]:
    """Leave out what a changed word ends with, still, and only the deck says: the number of a citation."""
    kept = 0
    while kept < min(len(span), len(fresh)):
        at = span[-1 - kept]
        if spots[at] is not None or before[at] != fresh[-1 - kept]:
            break
        kept += 1
    return span[: len(span) - kept], fresh[: len(fresh) - kept]


def _whole_changes(before: Sequence[_Letter], after: Sequence[_Letter]) -> frozenset[str]:
    """Return the formats that a whole paragraph got or lost: the look of its box, which no text is to say."""
    found = []
    for name in _FORMATS:
        old = {getattr(letter.format, name) for letter in before}
        new = {getattr(letter.format, name) for letter in after}
        if name != "link" and len(old) == len(new) == 1 and old != new:
            found.append(name)
    return frozenset(found)


def _tokens(letters: Sequence[_Letter]) -> list[list[_Letter]]:
    """Return the letters word by word."""
    text = "".join(letter.text for letter in letters)
    return [list(letters[match.start() : match.end()]) for match in _TOKEN.finditer(text)]


def _starts(tokens: Sequence[Sequence[_Letter]]) -> list[int]:
    """Return where each token begins, and where the last one ends."""
    starts = [0]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _runs(letters: Sequence[_Letter]) -> Runs:
    runs: list[Run] = []
    for letter in letters:
        if not letter.text:
            runs.append(letter.format)
        elif runs and not runs[-1].citations and replace(runs[-1], text="") == letter.format:
            runs[-1] = replace(runs[-1], text=runs[-1].text + letter.text)
        else:
            runs.append(replace(letter.format, text=letter.text))
    return tuple(runs)
