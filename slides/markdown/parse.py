"""From slide text to a `Talk`: the headings make sections and slides, and what stands below fills them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from slides.errors import nearest
from slides.kinds import KINDS, misfits
from slides.markdown import attributes, blocks, front, grammar, source
from slides.markdown.blocks import first_line, is_comment
from slides.markdown.faults import Faults
from slides.markdown.nodes import Node
from slides.model import MARKS, Block, Picture, Section, Slide, Talk


def parse(data: bytes | str, path: str) -> Talk:
    """Return the talk that a slide text describes; raise one `TextError` with all that is wrong with it."""
    lines = source.lines_of(data, path)
    faults = Faults(path, lines)
    matter, length = front.read(lines, faults)
    # Empty lines in place of the front matter: the tokens then count the lines of the file.
    nodes, definitions, too_long = grammar.tree("\n" * length + "\n".join(lines[length:]))
    _refuse_too_long(too_long, faults)
    first, *chunks = _chunks(nodes)
    _refuse_too_many(chunks, faults)
    notes = _first_notes(first, faults)
    sections = _sections(chunks, faults)
    _refuse_unused(definitions, faults)
    if faults:
        raise faults.error()
    return Talk(matter, sections, notes, path=path, source=lines)


MOST_SLIDES = 6_000
"""Slides of the largest talk that is built: more than a year of lectures."""


def _refuse_too_long(found: Sequence[grammar.TooLong], faults: Faults) -> None:
    """Raise for paragraphs that were not read: whatever else is wrong then is wrong because of them."""
    for one in found:
        message = f"this paragraph has {one.length:,} characters, {grammar.LONGEST:,} can be read at once"
        faults.add("text.long", message, one.line, "cut it into paragraphs, with an empty line between them")
    if found:
        raise faults.error()


def _refuse_too_many(chunks: Sequence[_Chunk], faults: Faults) -> None:
    headings = [chunk.heading for chunk in chunks if chunk.heading]
    if len(headings) > MOST_SLIDES:
        message = f"this text has {len(headings):,} # and ## headings, a deck has room for {MOST_SLIDES:,}"
        faults.add("text.size", message, first_line(headings[MOST_SLIDES]), "cut it into several talks")
        raise faults.error()


def _refuse_unused(definitions: Sequence[grammar.Definition], faults: Faults) -> None:
    for definition in definitions:
        if not definition.used:
            hint = "write \\[ if it is meant as text"
            faults.add("text.definition", "this line defines a link that nothing uses", definition.line, hint)


# ---------------------------------------------------------------------------------------- sections and slides


@dataclass(slots=True)
class _Chunk:
    """A heading and what stands under it, up to the next `#` or `##`; the first chunk has no heading."""

    heading: Node | None
    content: list[Node] = field(default_factory=list)

    @property
    def tag(self) -> str:
        return self.heading.tag if self.heading else ""

    def parted(self) -> tuple[list[Node], list[Node]]:
        """Return its blocks of notes, and all else."""
        notes = [node for node in self.content if node.type == "notes"]
        return notes, [node for node in self.content if node.type != "notes"]


def _chunks(nodes: Sequence[Node]) -> list[_Chunk]:
    chunks = [_Chunk(None)]
    for node in nodes:
        if node.type == "heading" and node.tag in ("h1", "h2"):
            chunks.append(_Chunk(node))
        elif not is_comment(node):
            chunks[-1].content.append(node)
    return chunks


def _first_notes(chunk: _Chunk, faults: Faults) -> tuple[Block, ...]:
    """Return the notes of the title slide, which alone may stand before the first heading."""
    notes, rest = chunk.parted()
    if rest:
        message = "what stands before the first heading is on no slide"
        faults.add("text.no-slide", message, first_line(rest[0]), "give it a ## heading")
    return _notes(notes, faults)


def _sections(chunks: list[_Chunk], faults: Faults) -> tuple[Section, ...]:
    starts = [place for place, chunk in enumerate(chunks) if chunk.tag == "h1"]
    bounds = [*([0] if chunks and 0 not in starts else []), *starts, len(chunks)]
    sections = tuple(_section(chunks[a:b], faults) for a, b in pairwise(bounds))
    _refuse_after_backup(sections, faults)
    return sections


def _section(chunks: list[_Chunk], faults: Faults) -> Section:
    """Return a section; the slides before the first `#` are one without a title."""
    head = chunks[0].heading
    if chunks[0].tag == "h2" or head is None:
        return Section((), tuple(_slide(chunk, faults) for chunk in chunks))
    line = first_line(head)
    title, given = blocks.heading(head, attributes.SECTION, faults)
    if not title:
        faults.add("text.empty", "this section has no title", line, "write one behind #, or delete the line")
    if chunks[0].content:
        stray = first_line(chunks[0].content[0])
        message = "what stands straight under a # section is on no slide"
        faults.add("text.no-slide", message, stray, "give it a ## heading")
    slides = tuple(_slide(chunk, faults) for chunk in chunks[1:])
    return Section(title, slides, given.ident, "backup" in given.classes, "unlisted" in given.classes, line)


def _refuse_after_backup(sections: tuple[Section, ...], faults: Faults) -> None:
    backup = next((section for section in sections if section.backup), None)
    if backup is not None and backup is not sections[-1]:
        after = sections[sections.index(backup) + 1]
        hint = "move it above, or the backup slides to the end of the text"
        message = f"the backup section of line {backup.line} must be the last one, this one follows it"
        faults.add("text.backup", message, after.line, hint)


def _slide(chunk: _Chunk, faults: Faults) -> Slide:
    before = len(faults)
    assert chunk.heading is not None
    title, given = blocks.heading(chunk.heading, attributes.SLIDE, faults)
    line = first_line(chunk.heading)
    notes, content = chunk.parted()
    slide = Slide(
        title=title,
        kind=_kind(given, line, faults),
        ident=given.ident,
        if_time="if-time" in given.classes,
        marks=tuple(mark for mark in MARKS if mark in given.classes),
        blocks=blocks.read(content, blocks.SLIDE, faults),
        notes=_notes(notes, faults),
        line=line,
    )
    if len(faults) == before:  # else something is missing from it that its author did write
        faults.take(misfits(slide))
    return slide


def _kind(given: attributes.Attributes, line: int, faults: Faults) -> str:
    kinds = [name for name in KINDS if name in given.classes]
    if len(kinds) > 1:
        names = " and ".join(f"{{.{name}}}" for name in kinds)
        faults.add("text.kinds", f"a slide has one kind, this one has {names}", line, "keep one of them")
    return kinds[0] if kinds else ""


# -------------------------------------------------------------------------------------------------- notes


def _notes(nodes: list[Node], faults: Faults) -> tuple[Block, ...]:
    """Return the notes of a slide, which stand in one block `::: notes` at most."""
    named = [node for node in nodes if _is_notes(node, faults)]
    for node in named[1:]:
        message = f"this slide has notes on line {first_line(named[0])} already"
        faults.add("text.notes-twice", message, first_line(node), "put all notes of a slide into one block")
    return tuple(block for node in named for block in _note_blocks(node, faults))


def _is_notes(node: Node, faults: Faults) -> bool:
    name = grammar.div_name(node.token.info)
    line = first_line(node)
    if node.token.meta["heading"]:
        last = node.map[1] + 1 if node.map else line
        message = f"these notes are not closed before the heading on line {last}"
        faults.add("text.notes-open", message, line, "put a line ::: where they end")
    if name == "notes":
        return True
    close = nearest(name, ("notes", "columns", "column"))
    hint = f"did you mean ::: {close}?" if close else "::: notes and ::: columns stand between colons"
    faults.add("text.fence", f"there is no block called {name}", line, hint)
    return False


def _note_blocks(node: Node, faults: Faults) -> Iterator[Block]:
    for block in blocks.read(node.children, blocks.NOTES, faults):
        if isinstance(block, Picture):
            hint = "put it on the slide, or take it out"
            faults.add("text.block", "a picture has no place in notes", block.line, hint)
        yield block
