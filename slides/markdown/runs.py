"""The normal form of runs, and which of their formats enclose which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from slides.model import Run, Runs

_CITATION = "\0"
"""Stands for a bracket of citations in the text of a block: no run can contain it."""

_SURPLUS = re.compile(r"^\s+|\s+$| +(?=\n)|(?<=[\n ]) +")


def normal(runs: Iterable[Run]) -> Runs:
    """Return the runs of one block in the one way that everybody writes them.

    Neighbours of one format are one run; no run is empty; no white space stands at the edges of the block or
    beside a line break, and nowhere two blanks in a row; code has no line breaks.
    """
    runs = tuple(runs)
    if len(runs) == 1 and not runs[0].citations:
        if (text := runs[0].text) and " ".join(text.split()) == text:
            return runs  # a look at its words, where patterns would look at its letters
        text = _SURPLUS.sub("", _text(runs[0]))
        if text == runs[0].text:
            return runs if text else ()
        return (replace(runs[0], text=text),) if text else ()
    letters = [(letter, format) for run in runs for letter, format in _letters(run)]
    text = "".join(letter for letter, _ in letters)
    surplus = {place for match in _SURPLUS.finditer(text) for place in range(*match.span())}
    kept = [pair for place, pair in enumerate(letters) if place not in surplus]
    return tuple(
        run
        for format, group in groupby(kept, key=lambda pair: pair[1])
        for run in _joined(format, list(group))
    )


def _letters(run: Run) -> list[tuple[str, Run]]:
    """Return each letter of a run with the run's format."""
    format = replace(run, text="")
    if run.citations:
        return [(_CITATION, format)]
    return [(letter, format) for letter in _text(run)]


def _text(run: Run) -> str:
    """Return the text of a run, white space of any other sort as blanks; code has no line breaks."""
    text = _BLANKS.sub(" ", run.text)
    return text.replace("\n", " ") if run.code else text


_BLANKS = re.compile("\r\n|[\r\f\t\x85\u2028\u2029]")


def _joined(format: Run, letters: list[tuple[str, Run]]) -> Runs:
    """Return the run of letters in one format; brackets of citations stay apart."""
    if format.citations:
        return (format,) * len(letters)
    return (replace(format, text="".join(letter for letter, _ in letters)),)


# --------------------------------------------------------------------------------------------------- nesting

Format = tuple[str, object]
"""A field of `Run` and its value there."""

_FIELDS = ("anchor", "link", "marks", "bold", "italic", "strike", "script")
"""Formats that enclose runs, outermost first where they reach equally far."""


@dataclass(frozen=True, slots=True)
class Nest:
    """A format and what it encloses."""

    format: Format
    inside: tuple[Nest | Run, ...]


def nested(runs: Sequence[Run]) -> tuple[Nest | Run, ...]:
    """Return the runs inside their formats, each format opened as seldom as can be.

    An anchor is never opened twice: no other format cuts through it.
    """
    return _nested([(run, _formats(run)) for run in runs])


def _formats(run: Run) -> tuple[Format, ...]:
    return tuple((name, getattr(run, name)) for name in _FIELDS if getattr(run, name))


def _nested(runs: list[tuple[Run, tuple[Format, ...]]]) -> tuple[Nest | Run, ...]:
    found: list[Nest | Run] = []
    while runs:
        run, formats = runs[0]
        reach, format = _outermost(runs) if formats else (1, None)
        if format is None:
            found.append(run)
        else:
            inside = [(run, tuple(f for f in formats if f != format)) for run, formats in runs[:reach]]
            found.append(Nest(format, _nested(inside)))
        runs = runs[reach:]
    return tuple(found)


def _outermost(runs: list[tuple[Run, tuple[Format, ...]]]) -> tuple[int, Format]:
    """Return over how many runs the widest format of the first run reaches, and which it is."""
    formats = runs[0][1]
    if formats[0][0] == "anchor":
        return _reach(runs, formats[0]), formats[0]
    return max(((_reach(runs, format), format) for format in formats), key=lambda pair: pair[0])


def _reach(runs: list[tuple[Run, tuple[Format, ...]]], format: Format) -> int:
    """Return how many runs a format encloses; it stops short of an anchor that it would not enclose whole."""
    count = next((count for count, (_, formats) in enumerate(runs) if format not in formats), len(runs))
    while count < len(runs) and _anchor(runs[count]) and _anchor(runs[count]) == _anchor(runs[count - 1]):
        count -= 1
    return count


def _anchor(pair: tuple[Run, tuple[Format, ...]]) -> object:
    """Return the anchor that is still to be opened around a run, if any."""
    formats = pair[1]
    return formats[0][1] if formats and formats[0][0] == "anchor" else None
