"""What all readers agree on: headings and paragraphs with their lines, and what belongs to an article besides them.

Two characters of Unicode's private use area carry what the text itself no longer shows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from slides.article.traced import Span
from slides.model import ArticleRecord, Unit

CITED = "\ue000"
"""Stands where the article cites somebody."""
BREAK = "\ue001"
"""Ends a sentence whatever its last word looks like: the end of a list's item."""


@dataclass(frozen=True, slots=True)
class Block:
    """A heading or a paragraph."""

    text: str
    """Without markup; its line breaks still stand, so that each sentence finds its line."""
    line: int
    """1-based line on which it begins."""
    level: int = 0
    """1 to 6 for a heading, 0 for a paragraph."""
    spans: tuple[Span, ...] = ()
    """Where each character of a paragraph stands in the file; empty for a heading."""


class _Levelled(Protocol):
    """A heading or a paragraph, whatever else is known of it."""

    @property
    def text(self) -> str: ...
    @property
    def level(self) -> int: ...


_T = TypeVar("_T", bound=_Levelled)


@dataclass(frozen=True, slots=True)
class Document:
    """A file read into blocks."""

    title: str
    """Empty where the text gives none."""
    authors: tuple[str, ...]
    blocks: tuple[Block, ...]
    text: str
    """What the spans of the blocks lie in."""
    record: ArticleRecord = ArticleRecord()
    unit: Unit = "line"
    """What the lines of the blocks count."""


def levelled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Shift the headings so that the topmost is of level 1."""
    levels = [block.level for block in blocks if block.level]
    shift = min(levels, default=1) - 1
    return tuple(replace(b, level=b.level - shift) if b.level else b for b in blocks)


def titled(blocks: Sequence[_T]) -> tuple[str, Sequence[_T]]:
    """Take the title off the blocks; a short paragraph before the first heading or text can be one too."""
    top = min((block.level for block in blocks if block.level), default=0)
    tops = [block for block in blocks if block.level == top]
    if top and blocks[0].level == top and len(tops) == 1:
        return blocks[0].text, blocks[1:]
    if blocks and not blocks[0].level and re.fullmatch(r"[^\n]{3,160}[^.!:;,\n]", blocks[0].text):
        return blocks[0].text, blocks[1:]
    return "", blocks
