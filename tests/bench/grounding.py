"""How many distorted lines grounding rejects, and how many true ones it lets pass.

    python -m tests.bench.grounding --pairs pairs.json [--show]

A pair is an object with `source`, a sentence of an article or a list of them, `bad`, a line that says something else, and `good`, one
that does not. All sources of a file are taken for the sentences of one article (of each, where pairs have an `article`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from slides.grounding import judged
from slides.grounding.lines import Line
from slides.grounding.support import Index
from slides.model import Sentence

Pair = dict[str, Any]


def sources_of(pair: Pair) -> list[str]:
    """Return the sentences that a pair stands on: one, or a list of them."""
    source = pair["source"]
    return [source] if isinstance(source, str) else source


def index_of(texts: Iterable[str]) -> Index:
    """Return sentences as an index, as if they followed each other in one article."""
    return Index.of(tuple(Sentence(n, text, n, 1) for n, text in enumerate(texts, 1)))


def article_of(pairs: list[Pair]) -> Index:
    """Return all the sentences of some pairs as an index."""
    return index_of(dict.fromkeys(text for pair in pairs for text in sources_of(pair)))


def against(text: str, sources: list[str], article: Index) -> tuple[tuple[str, str], ...]:
    """Return what is found about a line that can stand on these sentences only; the article gives topic and names."""
    alone = index_of(sources)
    forms = {**article.forms, **alone.forms}
    index = replace(alone, topic=article.topic, forms=forms, names=article.names, pairs=article.pairs)
    return judged(Line(text), index)


def main() -> None:
    """Print the two figures, and with `--show` each pair that fails."""
    parser = argparse.ArgumentParser(description="Count distorted lines rejected and true lines accused.")
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--show", action="store_true", help="print the pairs that fail, and why")
    options = parser.parse_args()
    pairs: list[Pair] = json.loads(options.pairs.read_text(encoding="utf-8"))
    groups = {
        name: [p for p in pairs if p.get("article", "") == name]
        for name in {p.get("article", "") for p in pairs}
    }
    articles = {name: article_of(group) for name, group in groups.items()}
    passed, accused = [], []
    for pair in pairs:
        article = articles[pair.get("article", "")]
        if not against(pair["bad"], sources_of(pair), article):
            passed.append(pair)
        found = against(pair["good"], sources_of(pair), article)
        if found:
            accused.append((pair, found))
    print(
        f"bad rejected {len(pairs) - len(passed)} of {len(pairs)}, good rejected {len(accused)} of {len(pairs)}"
    )
    if options.show:
        for pair in passed:
            print(f"\npassed: {pair['bad']}\n  source: {pair['source']}")
        for pair, found in accused:
            print(f"\naccused: {pair['good']}\n  source: {pair['source']}")
            print("\n".join(f"  {ident}: {message}" for ident, message in found))


if __name__ == "__main__":
    main()
