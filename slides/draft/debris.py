"""What stands in an article like a sentence and is none: rows of data, code on one line, a picture spelt out in letters."""

from __future__ import annotations

from dataclasses import replace

from slides.model import Article, ArticleParagraph

LONGEST = 3_000
"""Characters of the longest sentence that can be told or quoted: a page of print."""


def without_debris(article: Article) -> Article:
    """Return the article without what is far too long for a sentence; the others keep their numbers."""
    if all(len(sentence.text) <= LONGEST for sentence in article.sentences):
        return article
    sections = []
    for section in article.sections:
        left = (_left(paragraph) for paragraph in section.paragraphs)
        sections.append(replace(section, paragraphs=tuple(p for p in left if p.sentences)))
    return replace(article, sections=tuple(sections))


def _left(paragraph: ArticleParagraph) -> ArticleParagraph:
    kept = tuple(sentence for sentence in paragraph.sentences if len(sentence.text) <= LONGEST)
    return replace(paragraph, sentences=kept)
