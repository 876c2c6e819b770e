"""From the block tokens of a slide to its blocks: what each becomes, and what has no place where."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.token import Token

from slides.markdown import attributes, inline
from slides.markdown.faults import Faults
from slides.markdown.nodes import Node
from slides.model import (
    MARKS,
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
    Table,
)

DEEPEST = 9
"""Levels of a list that PowerPoint has: `a:pPr/@lvl` is 0 to 8 (ST_TextIndentLevelType)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand, and which may stand there."""

    where: str
    """With its preposition, as in: a table has no place `in notes`."""
    takes: tuple[str, ...]
    hint: str
    """What to do with a block that may not."""


SLIDE = Place(
    "on a slide",
    ("paragraph", "bullet_list", "ordered_list", "heading", "blockquote", "table", "fence", "columns"),
    "a slide is made of paragraphs, lists, ### labels, > quotes, pictures, tables, code and columns",
)
COLUMNS = Place(
    "between columns",
    ("column",),
    "put it into a column, ::: column, or above or below the whole block of columns",
)
COLUMN = Place(
    "in a column",
    ("paragraph", "bullet_list", "ordered_list", "table", "fence"),
    "a column is made of paragraphs and lists, and of a picture, table or code block; {.compare} has labels",
)
NOTES = Place(
    "in notes",
    ("paragraph", "bullet_list", "ordered_list"),
    "notes are made of paragraphs and lists; move it above them",
)
QUOTE = Place("in a > quote", ("paragraph",), "a quote is made of paragraphs; move the rest out of it")
ITEM = Place(
    "in an item",
    ("bullet_list", "ordered_list"),
    "an item is one paragraph; indent what belongs under it as a list, - ...",
)

_WORDS = {
    "paragraph": "a second paragraph",
    "heading": "a heading",
    "blockquote": "a > quote",
    "table": "a table",
    "fence": "a code block",
    "code_block": "a code block",
    "hr": "a horizontal rule",
    "html_block": "HTML",
    "bullet_list": "a list",
    "ordered_list": "a list",
    "notes": "a block of notes",
    "columns": "a block of columns",
    "column": "a column",
}

_NOWHERE = {
    "code_block": "take away the blanks before it; code stands between two lines of ```",
    "column": "columns stand between a line :::: columns and a line ::::",
    "hr": "delete it: every ## heading begins a slide by itself",
    "html_block": "write it in Markdown, or put a backslash before < if it is meant as text",
}
"""What to do with blocks that may stand nowhere."""


def read(nodes: Iterable[Node], place: Place, faults: Faults) -> tuple[Block, ...]:
    """Return the blocks that stand at a place; note those that may not, and go on without them."""
    found: list[Block] = []
    for node in nodes:
        if node.type in place.takes:
            found.extend(_block(node, faults))
        elif not is_comment(node):
            refuse(node, place, faults)
    return tuple(found)


def is_comment(node: Node) -> bool:
    """Tell whether a block is nothing but HTML comments, which are ignored anywhere."""
    return node.type == "html_block" and inline.is_comment(node.content)


def first_line(node: Node) -> int:
    """Return the 1-based line a block begins on."""
    return node.map[0] + 1 if node.map else 0


def refuse(node: Node, place: Place, faults: Faults) -> None:
    """Note that a block may not stand at a place."""
    line = first_line(node)
    if node.type == "fence_stray":
        hint = "delete it, or open notes above with ::: notes"
        faults.add("text.fence", "this ::: closes nothing", line, hint)
    elif node.type == "html_block" and node.content.lstrip().startswith("<!--"):
        _refuse_comment(node, line, faults)
    else:
        hint = _NOWHERE.get(node.type, place.hint)
        # Only an item has a place for one paragraph; what else refuses paragraphs refuses the first.
        word = (
            "a paragraph"
            if node.type == "paragraph" and place is not ITEM
            else _WORDS.get(node.type, node.type)
        )
        faults.add("text.block", f"{word} has no place {place.where}", line, hint)


def _refuse_comment(node: Node, line: int, faults: Faults) -> None:
    if "-->" in node.content:
        hint = "put the comment on lines of its own"
        faults.add("text.comment", "the text around this comment would be lost", line, hint)
    else:
        faults.add("text.comment", "this comment is never closed", line, "close it with -->")


def _block(node: Node, faults: Faults) -> Iterator[Block]:
    match node.type:
        case "paragraph":
            yield from _paragraph(node, faults)
        case "bullet_list" | "ordered_list":
            yield from _items(node, faults)
        case "heading":
            yield from _group(node, faults)
        case "blockquote":
            yield from _quote(node, faults)
        case "table":
            yield _table(node, faults)
        case "fence":
            yield _code(node, faults)
        case "columns":
            yield _columns(node, faults)


def runs_of(node: Node, faults: Faults) -> Runs:
    """Return the runs of a paragraph, heading or cell."""
    return inline.runs(_tokens(node), first_line(node.children[0]), faults)


def _tokens(node: Node) -> Sequence[Token]:
    return node.children[0].token.meta["inside"]


# -------------------------------------------------------------------------------------- paragraphs, pictures


def _paragraph(node: Node, faults: Faults) -> Iterator[Block]:
    tokens = [token for token in _tokens(node) if not _is_blank(token)]
    if tokens and tokens[0].type == "image" and all(token.type == "braces" for token in tokens[1:]):
        yield _picture(tokens, first_line(node), faults)
    elif runs := runs_of(node, faults):
        yield Paragraph(runs, *_span(node))


def _is_blank(token: Token) -> bool:
    if token.type == "html_inline":
        return inline.is_comment(token.content)
    return token.type == "softbreak" or (token.type == "text" and not token.content.strip())


def _span(node: Node) -> tuple[int, int]:
    """Return the first and the last line of a block."""
    return (node.map[0] + 1, node.map[1]) if node.map else (0, 0)


def _picture(tokens: list[Token], line: int, faults: Faults) -> Picture:
    image, *braces = tokens
    words = " ".join(token.content for token in braces)
    classes = attributes.read(words, attributes.PICTURE, line, faults).classes
    path = str(image.attrGet("src") or "")
    if not path:
        faults.add(
            "text.picture", "this picture has no file", line, "write its path: ![what it shows](picture.png)"
        )
    return Picture(
        path=path,
        alt=inline.plain_text(image.children or ()),
        caption=" ".join(str(image.attrGet("title") or "").split()),
        decorative="decorative" in classes,
        line=line,
    )


# -------------------------------------------------------------------------------------------- lists


def _items(node: Node, faults: Faults) -> Iterator[Items]:
    line = first_line(node)
    if node.token.attrs.get("start", 1) != 1:
        hint = "write 1. before its first item"
        faults.add("text.list-start", "a numbered list begins with 1", line, hint)
    items = tuple(_item(child, 1, faults) for child in node.children)
    yield Items(items, node.type == "ordered_list", line)


def _item(node: Node, level: int, faults: Faults) -> Item:
    """Return an item and those below it; it is a paragraph, then lists."""
    rest = [child for child in node.children if not is_comment(child)]
    text = rest.pop(0) if rest and rest[0].type == "paragraph" else None
    line = first_line(text or node)
    before = len(faults)
    runs = runs_of(text, faults) if text else ()
    children = tuple(child for block in rest for child in _children(block, level, faults))
    if not runs and len(faults) == before:
        faults.add(
            "text.empty", "this item is empty", line, "write something behind its marker, or delete it"
        )
    return Item(runs, children, line, text.map[1] if text and text.map else line)


def _children(node: Node, level: int, faults: Faults) -> tuple[Item, ...]:
    if node.type not in ITEM.takes:
        refuse(node, ITEM, faults)
        return ()
    if level == DEEPEST:
        hint = "move it up, or make it a list of its own"
        faults.add("text.depth", f"a list has at most {DEEPEST} levels", first_line(node), hint)
        return ()
    if node.type == "ordered_list":
        hint = "begin it with - instead of a number"
        faults.add("text.sub-number", "an item below another one has no number", first_line(node), hint)
    return tuple(_item(child, level + 1, faults) for child in node.children)


# ---------------------------------------------------------------------------------------- labels and quotes


def _group(node: Node, faults: Faults) -> Iterator[Group]:
    line = first_line(node)
    if node.tag != "h3":
        hint = "use ### for a label, or a list"
        faults.add("text.heading", "a slide has no headings below ###", line, hint)
        return
    runs, given = heading(node, attributes.GROUP, faults)
    if not runs:
        faults.add("text.empty", "this label is empty", line, "write something behind ###, or delete it")
    yield Group(runs, tuple(mark for mark in MARKS if mark in given.classes), line)


def heading(node: Node, place: attributes.Place, faults: Faults) -> tuple[Runs, attributes.Attributes]:
    """Return the text of a heading and its attributes."""
    line = first_line(node)
    if node.token.markup in ("=", "-"):
        message = f"the line of {node.token.markup} below turns this into a heading"
        hashes = "#" if node.token.markup == "=" else "##"
        faults.add("text.underline", message, line, f"delete that line; write {hashes} before a heading")
    if "attached" in node.token.meta:
        braces = "{" + node.token.meta["attached"] + "}"
        hint = f"put a blank before {braces}, or a backslash if it is meant as text"
        faults.add("text.attribute", f"{braces} is part of the word before it", line, hint)
    given = attributes.read(node.token.meta.get("attributes", ""), place, line, faults)
    return runs_of(node, faults), given


def _quote(node: Node, faults: Faults) -> Iterator[Quote]:
    blocks = read(node.children, QUOTE, faults)
    for block in blocks:
        if isinstance(block, Picture):
            faults.add("text.block", f"a picture has no place {QUOTE.where}", block.line, QUOTE.hint)
    if paragraphs := tuple(block for block in blocks if isinstance(block, Paragraph)):
        yield Quote(paragraphs, first_line(node))


# ----------------------------------------------------------------------------------------- code and columns

_LANGUAGE = re.compile(r"[\w.+#-]*")
_WIDTH = re.compile(r"(\d{1,2}(?:\.\d{1,2})?)%")
TAB = 4
"""Columns from one tab stop to the next, as pandoc takes them."""


def _code(node: Node, faults: Faults) -> Code:
    line, last = _span(node)
    if not re.fullmatch(
        rf"\s*{node.token.markup[0]}{{{len(node.token.markup)},}}\s*", _source(faults, last, line)
    ):
        hint = f"put a line {node.token.markup} where it ends"
        faults.add("text.code-open", "this code block is never closed", line, hint)
    if not (text := code_text(node.content)):
        faults.add("text.empty", "this code block is empty", line, "write its lines, or delete it")
    language = node.token.info.strip()
    if language.startswith("{."):
        language = language[2:].removesuffix("}").strip()
    if not _LANGUAGE.fullmatch(language):
        hint = f"write the name of the language, as in {node.token.markup}python, and nothing else"
        faults.add("text.code-language", f"{language} is not a language", line, hint)
    blank = len(node.content) - len(node.content.lstrip("\n"))
    return Code(text, language, line, line + 1 + blank)


def _source(faults: Faults, number: int, opening: int) -> str:
    """Return the last line of a block, empty where that is its opening."""
    return faults.lines[number - 1] if opening < number <= len(faults.lines) else ""


def code_text(content: str) -> str:
    """Return lines of code in the one way in which they are kept: tabs as blanks, no blank line at the ends."""
    lines = [line.expandtabs(TAB).rstrip(" ") for line in content.split("\n")]
    while lines and not lines[0].strip():
        lines.pop(0)
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines)


def _columns(node: Node, faults: Faults) -> Columns:
    _div(node, attributes.COLUMNS, "this block of columns", faults)
    found = []
    for child in node.children:
        if child.type in COLUMNS.takes:
            found.append(_column(child, faults))
        elif not is_comment(child):
            refuse(child, COLUMNS, faults)
    return Columns(tuple(found), first_line(node))


def _column(node: Node, faults: Faults) -> Column:
    line = first_line(node)
    given = _div(node, attributes.COLUMN, "this column", faults).value("width")
    width = _WIDTH.fullmatch(given)
    if given and (width is None or not float(width[1])):
        hint = 'write for example width="40%"'
        faults.add("text.width", f"{given} is not a share of the width", line, hint)
    return Column(read(node.children, COLUMN, faults), float(width[1]) if width else None, line)


def _div(node: Node, place: attributes.Place, word: str, faults: Faults) -> attributes.Attributes:
    """Return the attributes behind the colons that open a block; note that it is not closed, if so."""
    info, closed = node.token.info, node.token.meta["closed"]
    line = first_line(node)
    if not closed:
        faults.add("text.columns-open", f"{word} is never closed", line, "put a line ::: where it ends")
    if info.startswith("{"):
        return attributes.read(info.strip("{}"), place, line, faults)
    name, *rest = info.split()
    if rest:
        hint = f"write ::: {{.{name} {' '.join(rest)}}}"
        faults.add("text.attribute", f"::: {info} needs braces", line, hint)
    return attributes.Attributes(classes=(name,))


# -------------------------------------------------------------------------------------------- tables


def _table(node: Node, faults: Faults) -> Table:
    rows = [row for part in node.children for row in part.children]
    header, *body = ([runs_of(cell, faults) for cell in row.children] for row in rows)
    lines = tuple(first_line(row) for row in rows)
    for line in lines[1:]:
        _refuse_surplus(len(header), line, faults)
    return Table(
        tuple(header),
        tuple(tuple(row) for row in body),
        tuple(map(_align, rows[0].children)),
        lines[0],
        lines[1:],
    )


def _refuse_surplus(columns: int, line: int, faults: Faults) -> None:
    """Note a row with more cells than the header, which Markdown drops without a word."""
    row = faults.lines[line - 1].strip().removeprefix("|")
    cells = len(re.split(r"(?<!\\)\|", re.sub(r"(?<!\\)\|$", "", row)))
    if cells > columns:
        hint = "add a column to the header, or write \\| for a | that belongs to the text"
        faults.add("text.table", f"this row has {cells} cells, the header {columns}", line, hint)


def _align(cell: Node) -> Literal["", "left", "center", "right"]:
    match str(cell.token.attrs.get("style", "")).removeprefix("text-align:"):
        case "left":
            return "left"
        case "center":
            return "center"
        case "right":
            return "right"
    return ""
