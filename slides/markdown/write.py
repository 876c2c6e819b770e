"""From a `Talk` to its slide text, in the one form that is pleasant to read and to compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from slides.markdown import attributes, escape, front
from slides.markdown.spell import spelt
from slides.model import (
    Block,
    Code,
    Column,
    Columns,
    Group,
    Item,
    Items,
    Paragraph,
    Picture,
    Quote,
    Runs,
    Section,
    Slide,
    Table,
    Talk,
    leaves,
)

_ALIGNMENTS = {"": ("", ""), "left": (":", ""), "center": (":", ":"), "right": ("", ":")}


def write(talk: Talk) -> str:
    """Return the slide text of a talk: `parse` of it is the same talk.

    Runs are brought into their normal form on the way. Else it requires what `parse` ensures: values of the
    front matter on one line, a title on every section but the first, no empty item, label or quote, lists
    below items without numbers, ids and citation keys of the letters they are made of, no `;`, `@` or bracket
    around a citation key, each anchor on one stretch of text.
    """
    chunks = ["\n".join(front.write(talk.front)), *([_notes(talk.notes)] if talk.notes else [])]
    for section in talk.sections:
        chunks += _section(section)
    return "\n\n".join(chunks) + "\n"


def write_slide(slide: Slide) -> str:
    """Return the slide text of one slide."""
    return "\n\n".join(_slide(slide)) + "\n"


def write_runs(runs: Runs) -> str:
    """Return runs as the text of a paragraph or item; a line break in them continues on a line of its own."""
    return spelt(runs, lines=True)


def _section(section: Section) -> Iterator[str]:
    if section.title:
        classes = [name for name in ("backup", "unlisted") if getattr(section, name)]
        yield _heading("#", section.title, attributes.write(section.ident, classes))
    for slide in section.slides:
        yield from _slide(slide)


def _slide(slide: Slide) -> Iterator[str]:
    classes = [slide.kind] if slide.kind else []
    classes += [*(["if-time"] if slide.if_time else []), *slide.marks]
    yield _heading("##", slide.title, attributes.write(slide.ident, classes))
    yield from _blocks(slide.blocks)
    if slide.notes:
        yield _notes(slide.notes)


def _heading(hashes: str, title: Runs, braces: str) -> str:
    return " ".join(part for part in (hashes, spelt(title, lines=False), braces) if part)


def _notes(notes: tuple[Block, ...]) -> str:
    return _div(":::", "notes", notes)


def _div(colons: str, name: str, blocks: tuple[Block, ...]) -> str:
    # pandoc's plain `markdown` takes a line of colons straight after a list for part of its last item.
    end = "\n\n" if blocks and isinstance(blocks[-1], Items) else "\n"
    return f"{colons} {name}\n" + "\n\n".join(_blocks(blocks)) + end + colons


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield each block; a list straight after one of its sort takes the other marker, to stay apart."""
    last: Block | None = None
    other = False
    for block in blocks:
        if isinstance(block, Items):
            other = isinstance(last, Items) and last.ordered == block.ordered and not other
            yield "\n".join(_items(block.items, block.ordered, other))
        else:
            yield _block(block)
        last = block


def _block(block: Paragraph | Group | Quote | Picture | Table | Code | Columns) -> str:
    match block:
        case Paragraph():
            return spelt(block.runs, lines=True)
        case Group():
            return _heading("###", block.runs, attributes.write("", block.marks))
        case Quote():
            text = "\n\n".join(spelt(paragraph.runs, lines=True) for paragraph in block.paragraphs)
            return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))
        case Picture():
            return _picture(block)
        case Table():
            return "\n".join(_table(block))
        case Code():
            return _code(block)
        case Columns():
            return _columns(block)


def _items(items: Sequence[Item], ordered: bool = False, other: bool = False) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        marker = f"{number}{')' if other else '.'}" if ordered else "*" if other else "-"
        indent = " " * (len(marker) + 1)
        first, *rest = spelt(item.runs, lines=True).split("\n")
        yield f"{marker} {first}"
        yield from (indent + line for line in rest)
        yield from (indent + line for line in _items(item.children))


def _picture(picture: Picture) -> str:
    alt = escape.text(picture.alt, "[", "]", escape.Context("*~^`", lines=False, bracketed=True))
    caption = " " + escape.quoted(picture.caption) if picture.caption else ""
    braces = attributes.write("", ["decorative"] if picture.decorative else [])
    return f"![{alt}]({escape.target(picture.path)}{caption}){braces}"


def _code(code: Code) -> str:
    """Return code between backticks, more of them than any line of it begins with."""
    ticks = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", code.text))])
    return f"{ticks}{code.language}\n{code.text}\n{ticks}"


def _columns(columns: Columns) -> str:
    """Return columns between more colons than stand in their code: pandoc would take those for the end."""
    texts = [block.text for block in leaves((columns,)) if isinstance(block, Code)]
    colons = ":" * max([3, *(len(run) + 1 for text in texts for run in re.findall(":+", text))])
    inside = "\n\n".join(_column(column, colons) for column in columns.columns)
    return f"{colons}: columns\n{inside}\n{colons}:"


def _column(column: Column, colons: str) -> str:
    width = f'{{.column width="{column.width:g}%"}}' if column.width is not None else "column"
    return _div(colons, width, column.blocks)


def _table(table: Table) -> Iterator[str]:
    """Yield the rows of a table, padded so that its columns line up."""
    rows = [
        [spelt(cell, lines=False).replace("|", "\\|") for cell in row] for row in (table.header, *table.rows)
    ]
    widths = [max(3, *(len(cell) for cell in column)) for column in zip(*rows, strict=True)]
    columns = list(zip(table.align, widths, strict=True))
    header, *body = rows
    yield _row(header, columns)
    yield _row([_rule(align, width) for align, width in columns], columns)
    yield from (_row(row, columns) for row in body)


def _row(cells: list[str], columns: Sequence[tuple[str, int]]) -> str:
    padded = (
        cell.rjust(width) if align == "right" else cell.ljust(width)
        for cell, (align, width) in zip(cells, columns, strict=True)
    )
    return "| " + " | ".join(padded) + " |"


def _rule(align: str, width: int) -> str:
    left, right = _ALIGNMENTS[align]
    return left + "-" * (width - len(left) - len(right)) + right
