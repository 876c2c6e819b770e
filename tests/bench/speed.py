"""How long decks take to make, and how that grows with their slides: side by side with others, in one run.

    python -m tests.bench.speed [--slides N ...] [--only NAME ...] [--json FILE] [--markdown FILE] [--stages]

The deck: each slide has a title, five bullets of ten words, one line below them and a note of sixty words; every tenth
has a table of five rows and four columns in place of the bullets, every twentieth a picture of 1280 by 720 beside them.
We make it by the whole command, from text to file: read, checked, laid out, fitted, packed.

CPU seconds of the child process (and of its children), never the wall's: other work on the machine is not ours. Even so
only the ratios of one run are worth anything. Others that are not installed are named and left out: pandoc,
markdown-pptx and md2pptx are looked for on PATH, PptxGenJS where node looks (NODE_PATH).
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import os
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
PEERS = Path(__file__).parent / "peers"

SIZES = (10, 100, 1000, 5000)
ROUNDS = {10: 7, 100: 5}
"""How often each is made, for its median; once where nothing is said."""

WORDS = tuple(
    """
    a about acute adult after against age all among an and any as at baseline be been before benefit between bleeding
    blood body both brain but by can care case chance change children chronic clinic close cohort common compared control
    could daily data day days death decline dose drug during each early effect either end evidence face few findings first
    five for four from gain group had half harm has have heart held high hospital hours how if in infection into is it
    its known large last later less life like limited long loss low lower main many may mean median mild more most much
    nausea need nerve never new no nor not of off often old on once one only open or other our out outcome over pain
    patient people period placebo point poor problem quality quarter rate rather reduced relief remain report respond risk
    safe same scan score second seen several severe short should show side signal similar since sleep small some stroke
    study such surgery symptoms than that the their them then there these they this three time to treated trial two type
    under until up use usual vagus very visit was we week well were what when which while who will with within year yet
    """.split()  # noqa: SIM905
)


# -------------------------------------------------------------------------------------------------------- the deck


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one slide, in nobody's format."""

    title: str
    bullets: tuple[str, ...]
    below: str
    """The line one level below the last bullet."""
    table: tuple[tuple[str, ...], ...]
    """In place of the bullets; empty on most."""
    picture: str
    """Name of its file, empty for none."""
    note: str


def page(n: int) -> Page:
    """Return the n-th slide, the same whenever it is asked for, and no other like it."""
    chance = random.Random(n)

    def words(count: int) -> str:
        return " ".join(chance.choices(WORDS, k=count)).capitalize()

    rows = tuple(tuple(words(2) for _ in range(4)) for _ in range(5)) if n % 10 == 0 else ()
    return Page(
        title=f"{words(5)} {n}",
        bullets=() if rows else tuple(words(10) for _ in range(5)),
        below="" if rows else words(5),
        table=rows,
        picture=f"picture-{n}.png" if n % 20 == 5 else "",
        note=f"{words(60)}.",
    )


def picture(n: int, width: int = 1280, height: int = 720) -> bytes:
    """Return a PNG of coloured stripes that is no other slide's."""
    row = bytes((x // 40 * (n + 7 * c) + 31 * c) % 256 for x in range(width) for c in range(3))
    rows = b"\0" + row + (b"\2" + bytes(len(row))) * (height - 1)  # all rows are as the first: filter 2, up
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def _list(page: Page, mark: str, indent: str) -> str:
    if not page.bullets:
        return ""
    return "".join(f"{mark} {bullet}\n" for bullet in page.bullets) + f"{indent}{mark} {page.below}\n\n"


def _table(page: Page) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in page.table]
    return "\n".join([lines[0], "|---" * len(page.table[0]) + "|", *lines[1:]]) + "\n\n" if lines else ""


def _picture(page: Page) -> str:
    return f"![Stripes that no other slide has]({page.picture})\n\n" if page.picture else ""


def _beside(page: Page) -> str:
    """Return the picture as markdown-pptx puts it beside a list: after a line between two columns."""
    return f"---\n\n{_picture(page)}" if page.picture else ""


def slide_text(pages: Sequence[Page]) -> str:
    """Return the deck in our own format, which pandoc reads too."""
    head = "---\ntitle: A deck of many slides\nauthor: Nobody\nlang: en\n---\n\n"
    return head + "".join(
        f"## {p.title}\n\n{_picture(p)}{_table(p)}{_list(p, '-', '    ')}::: notes\n{p.note}\n:::\n\n"
        for p in pages
    )


def markdown_pptx_text(pages: Sequence[Page]) -> str:
    """Return the deck as markdown-pptx reads it."""
    return "".join(
        f"# {p.title}\n<!-- markdown-pptx:slide\nnotes: {p.note}\n-->\n\n{_table(p)}{_list(p, '-', '    ')}{_beside(p)}"
        for p in pages
    )


def md2pptx_text(pages: Sequence[Page]) -> str:
    """Return the deck as md2pptx reads it: its notes are the paragraphs below what is shown."""
    head = "numbers: no\n\n# A deck of many slides\n\n"
    return head + "".join(
        f"### {p.title}\n\n{_list(p, '*', '  ')}{_table(p)}{_picture(p)}{p.note}\n\n" for p in pages
    )


def write_sources(count: int, folder: Path) -> None:
    """Write the deck into a folder, in everybody's format."""
    folder.mkdir()
    pages = [page(n) for n in range(1, count + 1)]
    texts = {
        "talk.md": slide_text(pages),
        "markdown-pptx.md": markdown_pptx_text(pages),
        "md2pptx.md": md2pptx_text(pages),
        "deck.json": json.dumps([asdict(p) for p in pages]),
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for n, made in enumerate(pages, 1):
        if made.picture:
            (folder / made.picture).write_bytes(picture(n))


# ------------------------------------------------------------------------------------------------------- who makes it


@dataclass(frozen=True, slots=True)
class Maker:
    """A program that makes the deck."""

    name: str
    command: tuple[str, ...]
    """Its words, run in the folder of the sources; it writes `out.pptx` there."""
    missing: str = ""
    """What is not installed; empty where it can run."""
    most: int = 5000
    """The largest deck that it is asked for: more takes it minutes, or all memory."""
    reads: str = ""
    """What it reads from standard input."""


def makers() -> tuple[Maker, ...]:
    """Return everybody, those that are not installed too."""
    ours = (sys.executable, str(ROOT / "make_deck.py"), "talk.md", "-o", "out.pptx", "--force", "--quiet")
    naive = (sys.executable, str(PEERS / "naive.py"), "deck.json", "out.pptx")
    script = ("node", str(PEERS / "pptxgen.js"), "deck.json", "out.pptx")
    pandoc = ("pandoc", "-f", "markdown", "--slide-level=2", "talk.md", "-o", "out.pptx")
    return (
        Maker("make_deck", ours),
        Maker("python-pptx", naive),
        Maker("PptxGenJS", script, _without_pptxgen()),
        Maker("pandoc", pandoc, _not_on_path("pandoc"), most=1000),
        Maker(
            "markdown-pptx",
            ("markdown-pptx", "markdown-pptx.md", "out.pptx", "--force"),
            _not_on_path("markdown-pptx"),
            most=1000,
        ),
        Maker("md2pptx", ("md2pptx", "out.pptx"), _not_on_path("md2pptx"), most=1000, reads="md2pptx.md"),
    )


def _not_on_path(program: str) -> str:
    return "" if shutil.which(program) else f"{program} is not on PATH"


def _without_pptxgen() -> str:
    if not shutil.which("node"):
        return "node is not on PATH"
    found = subprocess.run(["node", "-e", "require('pptxgenjs')"], capture_output=True, check=False)
    return "node finds no pptxgenjs" if found.returncode else ""


@dataclass(frozen=True, slots=True)
class Run:
    """What one maker took for one deck."""

    maker: str
    slides: int
    seconds: float
    """Of CPU: user and system, the median of its rounds."""
    memory: float
    """Largest resident set, in MiB."""
    size: int
    """Bytes of the deck."""
    base: int
    """Of these, bytes of our record of what we wrote, as it is packed."""


def measured(maker: Maker, count: int, folder: Path) -> Run | None:
    """Return what a maker takes, None where it fails."""
    rounds = [_child(maker, folder) for _ in range(ROUNDS.get(count, 1))]
    if any(found is None for found in rounds):
        return None
    deck = folder / "out.pptx"
    with zipfile.ZipFile(deck) as archive:
        base = sum(e.compress_size for e in archive.infolist() if e.filename.startswith("customXml/item"))
    seconds = median(found[0] for found in rounds if found)
    memory = max(found[1] for found in rounds if found)
    return Run(maker.name, count, seconds, memory, deck.stat().st_size, base)


def _child(maker: Maker, folder: Path) -> tuple[float, float] | None:
    """Run a maker once and return its CPU seconds and its memory, None where it fails or writes nothing.

    This process must stay small: the peak that the kernel reports of a child begins with that of its parent.
    """
    deck = folder / "out.pptx"
    deck.unlink(missing_ok=True)
    with open(folder / maker.reads if maker.reads else os.devnull, "rb") as text:
        child = subprocess.Popen(
            maker.command,
            cwd=folder,
            stdin=text,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_installed(folder.parent),
        )
        _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode or not deck.exists():
        return None
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _installed(folder: Path) -> dict[str, str]:
    """Return an environment in which Python keeps what it compiles, as it does of installed programs, in a folder."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


# ---------------------------------------------------------------------------------------------------------- the tables


def exponents(runs: Sequence[Run]) -> list[float]:
    """Return, from each deck of one maker to the next larger one, the power of the slides with which its time grows."""
    return [
        math.log(more.seconds / less.seconds) / math.log(more.slides / less.slides)
        for less, more in pairwise(runs)
    ]


def table(runs: Sequence[Run]) -> str:
    """Return a row for each maker: seconds and times naive python-pptx by deck, growth, memory, bytes."""
    counts = sorted({run.slides for run in runs})
    naive = {run.slides: run.seconds for run in runs if run.maker == "python-pptx"}
    head = ["CPU s (python-pptx = 1)", *(f"{n:,} slides" for n in counts), "growth", "MiB", "MB"]
    rows = [head, ["---", *["---:"] * (len(head) - 1)]]
    for name in dict.fromkeys(run.maker for run in runs):
        own = {run.slides: run for run in runs if run.maker == name}
        times = [_time(own[n], naive) if n in own else "-" for n in counts]
        growth = ", ".join(f"{power:.2f}" for power in exponents(list(own.values())))
        memory = " / ".join(f"{own[n].memory:.0f}" if n in own else "-" for n in counts)
        size = " / ".join(f"{own[n].size / 1e6:.2f}" if n in own else "-" for n in counts)
        rows.append([name, *times, growth or "-", memory, size])
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _time(run: Run, naive: dict[int, float]) -> str:
    ratio = f" ({run.seconds / naive[run.slides]:.2f})" if run.slides in naive else ""
    return f"{run.seconds:.2f}{ratio}"


# ---------------------------------------------------------------------------------------------------------- our stages

_STAGES = """
import json, sys, time
from pathlib import Path
sys.path.insert(0, {root!r})
marks = [("start", time.process_time())]
def done(name):
    marks.append((name, time.process_time()))
import gc
from slides.command import main, sources
gc.set_threshold(*sys.modules["slides.command.main"]._SELDOM)
from slides import check, layout, markdown, powerpoint
done("imports")
talk = markdown.parse(Path("talk.md").read_bytes(), "talk.md")
done("text")
template = sources.shipped_template()
geometry, metrics = sources.geometry_of(template), sources.read_metrics()
done("template")
images = sources.read_images(talk, allow_outside=False)
done("pictures")
pages, findings = layout.arrange(talk, geometry, metrics, images)
done("layout and fit")
check.check(talk, None)
done("check")
powerpoint.write(pages, template, text=Path("talk.md").read_text())
done("writing")
print(json.dumps([[name, now - before] for (_, before), (name, now) in zip(marks, marks[1:])]))
"""


def stages(folder: Path) -> list[tuple[str, float]]:
    """Return where our own CPU seconds go, stage by stage, in one process."""
    words, where = [sys.executable, "-c", _STAGES.format(root=str(ROOT))], _installed(folder.parent)
    subprocess.run(words, cwd=folder, capture_output=True, check=True, env=where)  # compiles what it imports
    run = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True, env=where)
    return [(name, seconds) for name, seconds in json.loads(run.stdout)]


def main(argv: Sequence[str] | None = None) -> None:
    """Make the decks, print the table, and write it and its figures where the command line says."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.speed")
    parser.add_argument("--slides", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--only", nargs="+", help="these makers only")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--stages", action="store_true", help="only where our own time goes")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary:
        folders = {count: Path(temporary) / str(count) for count in sorted(options.slides)}
        for count, folder in folders.items():
            writer = multiprocessing.Process(target=write_sources, args=(count, folder))
            writer.start()  # a child of its own, for this process must stay small: see `_child`
            writer.join()
        if options.stages:
            _print_stages(folders)
        else:
            _report(_all(folders, options.only), options)


def _print_stages(folders: dict[int, Path]) -> None:
    for count, folder in folders.items():
        found = stages(folder)
        shown = ", ".join(f"{name} {seconds:.2f}" for name, seconds in found)
        print(f"{count} slides: {shown}; together {sum(seconds for _, seconds in found):.2f} CPU s")


def _all(folders: dict[int, Path], only: Sequence[str] | None) -> list[Run]:
    """Return every run there can be, the makers in their order, and say as it goes what takes how long."""
    runs: list[Run] = []
    for maker in makers():
        if only and maker.name not in only:
            continue
        if maker.missing:
            print(f"{maker.name}: left out, {maker.missing}", file=sys.stderr)
            continue
        _child(
            maker, next(iter(folders.values()))
        )  # not counted: Python compiles what it imports, files are cached
        for count, folder in folders.items():
            if count > maker.most:
                continue
            run = measured(maker, count, folder)
            print(run or f"{maker.name}: fails at {count} slides", file=sys.stderr)
            runs += [run] if run else []
    return runs


def _report(runs: Sequence[Run], options: argparse.Namespace) -> None:
    print(table(runs))
    if options.json:
        options.json.write_text(json.dumps([asdict(run) for run in runs], indent=2) + "\n", encoding="utf-8")
    if options.markdown:
        options.markdown.write_text(table(runs) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
