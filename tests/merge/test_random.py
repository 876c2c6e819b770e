"""Edits at random on both sides: nothing that either side wrote is lost, and a second build is a no-op."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from slides import markdown, merge
from slides.errors import TextError
from slides.model import Run
from slides.outline import Base, Outline, OutlineParagraph, OutlineShape, OutlineSlide
from slides.powerpoint import read_back
from tests.merge.desk import set_table
from tests.merge.random_edits import Typist, edit_text, play, safe, typed

DECKS = int(os.environ.get("ROUNDS", "16"))
"""Rounds that are played with decks in files; the module `random_edits` plays more of them."""
OUTLINES = 200
"""Rounds that are played with what is read of decks, which are quicker."""


@pytest.mark.parametrize("seed", range(DECKS))
def test_a_round_with_a_deck(seed: int, tmp_path: Path) -> None:
    log: list[str] = []
    try:
        play(seed, tmp_path, log)
    except AssertionError as error:
        raise AssertionError("\n".join([str(error), *log])) from error


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> Base:
    found = read_back(set_table(tmp_path_factory.mktemp("base")).deck)
    assert found is not None
    return found[0]


def edited(outline: Outline, random: Random, typist: Typist) -> Outline:
    """Return an outline after some edits, as it is read of a deck."""
    slides = list(outline.slides)
    for _ in range(random.randint(1, 5)):
        n = random.randrange(1, len(slides))
        slide = slides[n]
        kind = random.choice(
            ("words", "words", "words", "more", "less", "notes", "move", "copy", "gone", "box")
        )
        if kind in ("words", "more", "less"):
            slides[n] = _with_paragraphs(slide, kind, random, typist)
        elif kind == "notes":
            slides[n] = replace(slide, notes=(*slide.notes, OutlineParagraph((Run(typist.words()),))))
        elif kind == "move":
            slides.insert(random.randrange(1, len(slides)), slides.pop(n))
        elif kind == "copy":
            slides.insert(n + 1, replace(slide, ident="", creation=str(typist.count)))
        elif kind == "gone" and len(slides) > 3:
            del slides[n]
        elif kind == "box":
            box = OutlineShape("TextBox 9", "text", paragraphs=(OutlineParagraph((Run(typist.words()),)),))
            slides[n] = replace(slide, shapes=(*slide.shapes, box))
    return replace(outline, slides=tuple(slides))


def _with_paragraphs(slide: OutlineSlide, kind: str, random: Random, typist: Typist) -> OutlineSlide:
    places = [n for n, s in enumerate(slide.shapes) if s.paragraphs and s.role not in ("Footer", "Section")]
    n = random.choice(places)
    paragraphs = list(slide.shapes[n].paragraphs)
    at = random.randrange(len(paragraphs))
    if kind == "words":
        said = typist.words(paragraphs[at].text)
        paragraphs[at] = replace(paragraphs[at], runs=(Run(re.sub(r"\s+", " ", said)),))
    elif kind == "more":
        paragraphs.insert(
            at + 1, OutlineParagraph((Run(re.sub(r"\s+", " ", typist.words())),), paragraphs[at].level)
        )
    elif len(paragraphs) > 1:
        del paragraphs[at]
    shapes = list(slide.shapes)
    shapes[n] = replace(shapes[n], paragraphs=tuple(paragraphs))
    return replace(slide, shapes=tuple(shapes))


@pytest.mark.parametrize("first", range(0, OUTLINES, 25))
def test_rounds_with_outlines(first: int, base: Base) -> None:
    talk = markdown.parse(base.text, "talk.md")
    for seed in range(first, first + 25):
        random = Random(seed)
        deck = edited(base.outline, random, Typist(random, "dw"))
        lines = list(talk.source)
        for _ in range(random.randint(0, 3)):
            edit_text(lines, random, Typist(random, f"tw{len(lines)}"))
        try:
            ours = markdown.parse("\n".join(lines), "talk.md")
        except TextError:
            ours = talk
        theirs = merge.theirs(base, talk, deck, _written, str)
        merged = merge.merge_texts(talk, ours, theirs.segments, theirs.held)
        said = merged.text("", "") + " ".join(r.text for r in theirs.remarks if not r.taken)
        assert not typed(" ".join(s.text for s in deck.slides)) - typed(said), seed
        assert not typed("\n".join(ours.source)) - typed(said), seed
        assert merge.merge_texts(talk, talk, theirs.segments).pieces == theirs.lines, seed
        alone = merge.theirs(base, talk, base.outline, _written, str)
        assert alone.lines == talk.source
        assert merge.merge_texts(talk, ours, alone.segments).pieces == ours.source, seed


def _written(slide: OutlineSlide, number: int) -> tuple[str, ...]:
    """Return a new slide as text, with all its words."""
    said = [p.text for s in slide.shapes for p in s.paragraphs] + [p.text for p in slide.notes]
    return (f"## Slide {number}", "", *(f"- {safe(text)}" for text in said if safe(text).strip()), "")
