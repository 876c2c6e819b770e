"""The papers of SciDuet (ACL part) as articles, with the slides that their authors showed.

The data is the folder SciDuet-ACL of github.com/IBM/document2slides (Apache-2.0); it is not in this repository.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from slides.article.sentences import split
from slides.model import Article, ArticleParagraph, ArticleSection, Sentence

CAPTIONS = "Figures and tables"
"""Heading of the last section, which has the captions, one to a paragraph."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide as its author showed it, read by OCR."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A paper and its talk."""

    name: str
    article: Article
    slides: tuple[Shown, ...]
    """Those with text below their title, in their order, as the benchmark counts them."""


def cases(data: Path, split_name: str, limit: int | None = None) -> Iterator[Case]:
    """Yield the papers of one split: train, val or test."""
    names = (data / "train-test-split" / f"{split_name}.txt").read_text().split()
    decks = json.loads((data / "slides_w_images.json").read_text(encoding="utf-8"))
    for name in names[:limit]:
        paper = json.loads((data / "paper_jsons" / f"{name}.json").read_text(encoding="utf-8"))
        slides = decks[name]["slides"]
        shown = tuple(Shown(slides[n]["title"], tuple(slides[n]["text"])) for n in sorted(slides, key=int))
        yield Case(name, article(paper), tuple(slide for slide in shown if slide.lines))


def article(paper: dict[str, Any]) -> Article:
    """Return a paper as an article: its abstract, its sections a paragraph each, and its captions."""
    texts = [string["string"].strip() for string in paper["text"]]
    numbers = Numbers()
    body = (
        numbers.section(head["section"], _level(str(head["n"])), (_section(texts, head),))
        for head in paper["headers"]
    )
    captions = [_sentences(figure.get("caption") or "") for figure in paper.get("figures", [])]
    sections = (
        numbers.section("Abstract", 1, (_sentences(paper["abstract"] or ""),)),
        *body,
        numbers.section(CAPTIONS, 1, captions),
    )
    return Article(paper["title"], tuple(section for section in sections if section.paragraphs))


class Numbers:
    """Counts sentences and paragraphs through an article."""

    def __init__(self) -> None:
        self.sentences = self.paragraphs = 0

    def section(self, heading: str, level: int, paragraphs: Iterable[list[str]]) -> ArticleSection:
        """Return a section of paragraphs, each given by its sentences; empty ones are left out."""
        told = tuple(self._paragraph(texts) for texts in paragraphs if texts)
        return ArticleSection(heading, level, self.sentences, told)

    def _paragraph(self, texts: list[str]) -> ArticleParagraph:
        self.paragraphs += 1
        first = self.sentences + 1
        self.sentences += len(texts)
        numbered = enumerate(texts, first)
        return ArticleParagraph(
            self.paragraphs, first, tuple(Sentence(n, text, n, self.paragraphs) for n, text in numbered)
        )


def _level(number: str) -> int:
    return 1 + len(re.findall(r"\.\d", number))


def _section(texts: list[str], head: dict[str, Any]) -> list[str]:
    """Return the sentences of a section without its heading, which the first of them repeats; the data's own end at `et al.`"""
    own = " ".join(texts[head["start"] : head["end"] + 1])
    heading = head["section"].strip()
    repeats = own.lower().startswith(heading.lower())
    return _sentences(own[len(heading) :].strip() if repeats else own)


def _sentences(text: str) -> list[str]:
    return [piece.text for piece in split(text)]
