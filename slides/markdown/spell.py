"""From runs to the text of a paragraph, item, heading or cell.

A format opens only before a letter, or where white space or punctuation stands outside; the other way round
it closes. Where a format begins or ends otherwise (bold inside a word, at a quotation mark), an empty comment
is put outside of it, and white space just inside is spelt as an entity. Both are rare, and every reader of
Markdown agrees on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from slides.markdown import attributes, citations, escape
from slides.markdown.runs import Nest, nested, normal
from slides.model import Run, Runs

_EMPTY_COMMENT = "<!-- -->"

_DELIMITERS = {"bold": "**", "italic": "*", "strike": "~~", "sub": "~", "super": "^"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of output: text still to be escaped, or what opens, closes or stands by itself."""

    role: str
    """`text`, `open`, `close`, or `atom` for what is the same beside anything."""
    written: str
    tight: bool = False
    """Text that can hold no white space: it is in a subscript or superscript."""
    bracketed: bool = False
    """It is in a link or a span: pandoc 2.17 loses count where brackets stand in brackets."""


def spelt(runs: Runs, *, lines: bool) -> str:
    """Return the runs as slide text.

    `lines` says that they stand in a paragraph or an item: a line break is then a backslash at the end of a
    line, and whatever could begin a block is escaped. In headings and cells a break is an entity.
    """
    runs = normal(runs)
    pieces = list(_pieces(nested(runs)))
    return _joined(_escaped(pieces, escape.pairing(runs), lines))


def _pieces(nests: Sequence[Nest | Run]) -> Iterator[_Piece]:
    for nest in nests:
        if isinstance(nest, Run):
            yield _leaf(nest)
        else:
            yield from _nest_pieces(nest)


def _leaf(run: Run) -> _Piece:
    if run.citations:
        return _Piece("atom", citations.write(run.citations))
    if run.code:
        return _Piece("atom", escape.code(run.text))
    return _Piece("text", run.text, tight=bool(run.script))


def _nest_pieces(nest: Nest) -> Iterator[_Piece]:
    """Yield what a format opens with, what it encloses, and what it closes with."""
    name, value = nest.format
    inside = nest.inside
    only = inside[0] if len(inside) == 1 else None
    if name == "link" and isinstance(only, Run) and _is_bare(only):
        yield _Piece("atom", f"<{value}>")
    elif name == "link":
        yield from _bracketed(inside, f"]({escape.target(str(value))})")
    elif name == "anchor" and isinstance(only, Nest) and only.format[0] == "marks":
        yield from _bracketed(only.inside, "]" + attributes.write(str(value), _classes(only)))
    elif name == "anchor":
        yield from _bracketed(inside, "]" + attributes.write(str(value), ()))
    elif name == "marks":
        yield from _bracketed(inside, "]" + attributes.write("", _classes(nest)))
    elif name == "bold" and isinstance(only, Nest) and only.format[0] == "italic":
        yield from _delimited(only.inside, "***")
    else:
        yield from _delimited(inside, _DELIMITERS[str(value) if name == "script" else name])


def _is_bare(run: Run) -> bool:
    """Tell whether a link shows its own address, and can be written as `<https://...>`."""
    return run.text == run.link and not run.code and escape.is_autolink(run.text)


def _classes(nest: Nest) -> tuple[str, ...]:
    marks = nest.format[1]
    return marks if isinstance(marks, tuple) else ()


def _bracketed(inside: Sequence[Nest | Run], end: str) -> Iterator[_Piece]:
    yield _Piece("atom", "[")
    yield from (replace(piece, bracketed=True) for piece in _pieces(inside))
    yield _Piece("atom", end)


def _delimited(inside: Sequence[Nest | Run], delimiter: str) -> Iterator[_Piece]:
    yield _Piece("open", delimiter)
    yield from _pieces(inside)
    yield _Piece("close", delimiter)


# ------------------------------------------------------------------------------------------ pieces to output


def _escaped(pieces: list[_Piece], pairs: str, lines: bool) -> list[_Piece]:
    """Return the pieces with all text escaped, as its neighbours require it."""
    done: list[_Piece] = []
    for piece, after in zip(pieces, [*pieces[1:], _Piece("", "")], strict=False):
        before = done[-1] if done else _Piece("", "")
        if piece.role == "text":
            piece = replace(piece, written=_text(piece, before, after, pairs, lines))
        done.append(piece)
    return done


def _text(piece: _Piece, before: _Piece, after: _Piece, pairs: str, lines: bool) -> str:
    """Return the text of a piece escaped, with entities for the white space that would be lost."""
    content = piece.written
    head = escape.entity(content[0]) if before.role == "open" and content[0].isspace() else ""
    content = content[1:] if head else content
    tail = escape.entity(content[-1]) if after.role == "close" and content[-1:].isspace() else ""
    content = content[:-1] if tail else content
    context = escape.Context(pairs, lines, piece.bracketed)
    body = escape.text(content, before.written + head, tail + after.written, context)
    if piece.tight:
        body = "".join(escape.entity(letter) if letter.isspace() else letter for letter in body)
    return head + body.replace("\n", "\\\n" if lines else escape.entity("\n")) + tail


def _joined(pieces: list[_Piece]) -> str:
    """Return the output, with an empty comment outside each format that needs one."""
    output, inner_end = "", ""
    before = _Piece("", "")
    for piece, after in zip(pieces, [*pieces[1:], _Piece("", "")], strict=False):
        closed = before.role != "close" or _free(inner_end, piece.written[:1], before.written[:1])
        opens = piece.role != "open" or _free(after.written[:1], output[-1:], piece.written[:1])
        if not closed or not opens:
            output += _EMPTY_COMMENT
        inner_end = output[-1:]
        output += piece.written
        before = piece
    return output


def _free(inside: str, outside: str, delimiter: str) -> bool:
    """Tell whether a format can open or close between two characters."""
    return outside != delimiter and (escape.is_word(inside) or escape.is_gap(outside))
