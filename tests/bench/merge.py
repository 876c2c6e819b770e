"""What it costs to build onto a deck that a co-author edited, beside building it anew: `python -m tests.bench merge`.

    python -m tests.bench merge [--slides 200] [--rounds 3]

The deck of `speed`. In PowerPoint, as `tests.coauthor` plays it, ten slides get another title, one is deleted, two are
swapped, a box is moved; in the text ten other slides get another title. CPU seconds of whole commands, each a process of
its own, the median of some rounds taken in turn.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.bench.speed import ROOT, page, slide_text, write_sources
from tests.coauthor import powerpoint

MOST = 2.0
"""A merge may cost this much of a fresh build."""


def edited(deck: bytes, count: int) -> bytes:
    """Return the deck as the co-author sends it back."""
    retitled = [("retitle", n, f"A co-author's title of slide {n}") for n in range(5, count, count // 10)]
    others = [("delete_slide", 9), ("move_slide", 14, 17), ("move_shape", 22, "Body", 2.0, 3.0)]
    return powerpoint.edited(deck, *retitled, *others)


def changed(text: str, count: int) -> str:
    """Return the slide text as the speaker has changed it meanwhile."""
    for n in range(3, count, count // 10):
        text = text.replace(f"## {page(n).title}", f"## The speaker's title of slide {n}")
    return text


def built(folder: Path, *options: str) -> float:
    """Return the CPU seconds of a build in a folder."""
    before = os.times()
    command = [sys.executable, ROOT / "make_deck.py", "talk.md", "--quiet", *options]
    subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL)
    after = os.times()
    return after.children_user - before.children_user + after.children_system - before.children_system


def main(argv: Sequence[str] | None = None) -> None:
    """Measure, and print both and their ratio."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench merge")
    parser.add_argument("--slides", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "talk"
        write_sources(options.slides, folder)
        text = slide_text([page(n) for n in range(1, options.slides + 1)])
        (folder / "talk.md").write_text(text, encoding="utf-8")
        built(folder)
        returned = edited((folder / "talk.pptx").read_bytes(), options.slides)
        fresh, merged = [], []
        for _ in range(options.rounds):
            (folder / "talk.md").write_text(changed(text, options.slides), encoding="utf-8")
            fresh.append(built(folder, "--force"))
            (folder / "talk.pptx").write_bytes(returned)
            shutil.rmtree(folder / ".make_deck", ignore_errors=True)
            merged.append(built(folder))
    ratio = median(merged) / median(fresh)
    print(
        f"{options.slides} slides: a fresh build {median(fresh):.2f} CPU s, a merge {median(merged):.2f}, {ratio:.2f} times as much"
    )


if __name__ == "__main__":
    main()
