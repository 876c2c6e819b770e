"""Our lists of references beside those of pandoc's citeproc: 40 works of ten kinds, in three styles that ship.

    python -m tests.bench citations [STYLE...]

What counts is the words in their order: marks, blanks and capitals are compared apart, for the two set quotation marks and
spaces by rules of their own. Needs pandoc 3 (`pip install pypandoc-binary` has one): older ones do not know what a style
says of all names at once.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from pathlib import Path

from slides.model import plain
from slides.references import read
from slides.references.csl import Style, formatted
from slides.references.reference import Reference

HERE = Path(__file__).parent
STYLES = HERE.parent.parent / "slides" / "references" / "styles"
FILES = (HERE / "texts" / "citations.bib", HERE / "texts" / "citations.json")


def ours(references: list[Reference], style: Path) -> dict[str, str]:
    """Return our entry of each reference, without its number."""
    made = formatted(references, (), Style(style.read_bytes(), style.name), "en-US")
    return {key: plain(runs) for key, runs in made.entries}


def pandocs(references: list[Reference], style: Path) -> dict[str, str]:
    """Return pandoc's entry of each reference, made of the same files, without its number."""
    sources = [f"--bibliography={path}" for path in FILES]
    nocite = json.dumps("".join(f"[@{reference.key}]" for reference in references))
    run = subprocess.run(
        ["pandoc", "--citeproc", f"--csl={style}", *sources, "-f", "markdown", "-t", "json"],
        input=f"---\nlang: en-US\nnocite: {nocite}\n---\n",
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = {}
    for block in _entries(json.loads(run.stdout)["blocks"]):
        ident = block["c"][0][0].removeprefix("ref-")
        found[ident] = re.sub(r"^\s*[\[(]?\d+[\])]?\.?\s*(?=\D)", "", _text(block["c"][1]))
    return found


def _entries(blocks: list[dict]) -> list[dict]:
    divs = [block for block in blocks if block["t"] == "Div"]
    return [d for div in divs for d in div["c"][1] if d["t"] == "Div" and d["c"][0][0].startswith("ref-")]


def _text(node: object) -> str:
    """Return what is read of a piece of pandoc's tree."""
    if isinstance(node, list):
        return "".join(map(_text, node))
    if not isinstance(node, dict):
        return ""
    match node.get("t"):
        case "Str":
            return node["c"]
        case "Space" | "SoftBreak":
            return " "
        case "Quoted":
            return f"“{_text(node['c'][1])}”"
        case "Link" | "Span" | "Div":
            return _text(node["c"][1])
        case _:
            return _text(node.get("c", ""))


def words(entry: str) -> list[str]:
    """Return the words and figures of an entry in their order, without marks and capitals."""
    return re.findall(r"\w+", unicodedata.normalize("NFC", entry).casefold())


def marks(entry: str) -> str:
    """Return an entry without its blanks, quotation marks all of one kind."""
    return re.sub(r"\s+", "", entry).translate(str.maketrans("‘’‑", "''-"))


def main() -> None:
    """Print how many entries agree in each style, and those that do not."""
    references = [reference for path in FILES for reference in read(path.read_bytes(), path.name)]
    for name in sys.argv[1:] or ("vancouver", "apa", "ama"):
        mine, theirs = ours(references, STYLES / f"{name}.csl"), pandocs(references, STYLES / f"{name}.csl")
        same = Counter(
            "letter"
            if marks(mine[key]) == marks(theirs[key])
            else "words"
            if words(mine[key]) == words(theirs[key])
            else "not"
            for key in mine
        )
        print(
            f"{name}: of {len(mine)} entries {same['letter']} agree to the letter, {same['words']} more in their words"
        )
        for key in mine:
            if words(mine[key]) != words(theirs[key]):
                print(f"  {key}\n    ours:   {mine[key]}\n    pandoc: {theirs[key]}")


if __name__ == "__main__":
    main()
