"""Spoilt files in great number: `python -m tests.fuzz --seconds 600 --seed 1`.

Each input is one of ours with some edits: bytes changed, lines moved, markers put in. The law is the same in every room:
what comes back is a value, or a `DeckError` that says what is wrong. Anything else is a bug of ours, printed with
what it takes to see it again: `--only text:1234` makes that very input from the same seed.
"""

from __future__ import annotations

import argparse
import io
import random
import signal
import sys
import time
import traceback
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from lxml import etree
from PIL import Image as PillowImage
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.util import Pt

from slides import article, check, deck_rules, draft, layout, markdown, powerpoint
from slides.errors import DeckError
from slides.kinds import KINDS
from slides.model import Image, Picture, Slot, Talk
from slides.powerpoint.survey import survey
from tests.build import METRICS, OURS, ROOT, TEMPLATE

MARKERS: tuple[bytes, ...] = tuple(
    marker.encode("utf-8", "surrogatepass")
    for marker in (
        *(
            "# ",
            "## ",
            "### ",
            "#### x",
            "- ",
            "1. ",
            "2. ",
            "    ",
            "\t",
            "> ",
            ">>>",
            "---\n",
            "...\n",
            "===\n",
        ),
        *(
            "::: notes\n",
            ":::\n",
            ":::: columns\n",
            "::: column\n",
            '::: {.column width="40%"}\n',
            "```\n",
            "~~~\n",
        ),
        *(
            "*",
            "**",
            "***",
            "_",
            "~",
            "~~",
            "^",
            "`",
            "``",
            "[",
            "]",
            "[x]",
            "](y)",
            "[@a]",
            "[@todo]",
            "[@a; @b, p. 3]",
        ),
        *(
            "![a](x.png)",
            "![",
            '![a](x.png "c")',
            "{.decorative}",
            "{#id}",
            "{.own}",
            "{.believed}",
            "{.if-time}",
            "{",
        ),
        *(
            "{.backup}",
            "{.unlisted}",
            *(f"{{.{kind}}}" for kind in KINDS if kind),
            "}",
            "[x]: y\n",
            "[x]{.own}",
        ),
        *(
            "<!--",
            "-->",
            "<b>",
            "</b>",
            "<https://x.org>",
            "&amp;",
            "&#0;",
            "&#xD800;",
            "&#1;",
            "&nbsp;",
            "\\",
            "\\\n",
        ),
        *(
            "| a | b |\n|---|---|\n| c | d |\n",
            "|",
            "\\|",
            ":--",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "\x0b",
            "\x0c",
            "\x85",
            "\u2028",
        ),
        *(
            "\0",
            "\x01",
            "\x1b",
            "\x7f",
            "\ufeff",
            "\ufffe",
            "\ud800",
            "\u200b",
            "\u202e",
            "é",
            "e\u0301",
            "日本",
            "😀",
        ),
        *(
            "title: ",
            "minutes: 12:30",
            "lang: no",
            "theme: dark\n",
            "theme: {size: '4:3'}\n",
            "&a ",
            "*a",
            "!!x ",
            "? ",
        ),
        *(
            "<<<<<<< HEAD\n",
            "=======\n",
            ">>>>>>> x\n",
            "https://x.org ",
            "$5",
            "5 %",
            "1e999",
            "x" * 300,
            "word " * 60,
        ),
        *(
            "However, ",
            "et al. ",
            "(2020)",
            "Abstract\n",
            "References\n",
            "Fig. 1. ",
            "p < .05",
            "95% CI 1.2-3.4",
        ),
    )
)
"""Pieces that mean something to a reader of ours, and some that mean trouble."""

SVG_MARKERS = (
    *(
        b"<g>",
        b"</g>",
        b"<use href='#a'/>",
        b" id='a'",
        b"<script/>",
        b"url(#a)",
        b"<!--",
        b"<?x?>",
        b"<style>",
        b"1e999",
    ),
    *(
        b"viewBox='0 0 1 1'",
        b"<!DOCTYPE x>",
        b"&amp;",
        b"&x;",
        b"-1",
        b"<path d='M0 0h9'/>",
        b"<svg>",
        b"\0",
        b"xmlns=''",
    ),
)
XML_MARKERS = (
    b"0",
    b"-1",
    b"",
    b"99999999999999999999",
    b"x",
    b"1.5",
    b"50%",
    b"\xff",
    b"NaN",
    b"<a:p/>",
    b"rId1",
)


@dataclass(frozen=True)
class Edit:
    """One change to a file."""

    kind: str
    """A name of `EDITS`."""
    at: float
    """How far into the file, from 0 up to 1."""
    length: int = 1
    piece: bytes = b""


def _inserted(data: bytes, edit: Edit) -> bytes:
    at = int(edit.at * (len(data) + 1))
    return data[:at] + edit.piece + data[at:]


def _replaced(data: bytes, edit: Edit) -> bytes:
    at = int(edit.at * (len(data) + 1))
    return data[:at] + edit.piece + data[at + edit.length :]


def _repeated(data: bytes, edit: Edit) -> bytes:
    at = int(edit.at * (len(data) + 1))
    return data[:at] + data[at : at + edit.length] * 3 + data[at + edit.length :]


def _many(data: bytes, edit: Edit) -> bytes:
    at = int(edit.at * (len(data) + 1))
    return data[:at] + edit.piece * min(edit.length, 200) + data[at:]


def _line_of(data: bytes, edit: Edit) -> tuple[list[bytes], int]:
    lines = data.split(b"\n")
    return lines, int(edit.at * len(lines))


def _line_begun(data: bytes, edit: Edit) -> bytes:
    lines, at = _line_of(data, edit)
    lines[at] = edit.piece + lines[at]
    return b"\n".join(lines)


def _line_moved(data: bytes, edit: Edit) -> bytes:
    lines, at = _line_of(data, edit)
    lines.insert((at + edit.length) % len(lines), lines.pop(at))
    return b"\n".join(lines)


def _line_gone(data: bytes, edit: Edit) -> bytes:
    lines, at = _line_of(data, edit)
    del lines[at : at + edit.length]
    return b"\n".join(lines)


def _line_indented(data: bytes, edit: Edit) -> bytes:
    lines, at = _line_of(data, edit)
    lines[at] = b" " * (edit.length % 9) + lines[at]
    return b"\n".join(lines)


EDITS: Mapping[str, Callable[[bytes, Edit], bytes]] = {
    "insert": _inserted,
    "replace": _replaced,
    "repeat": _repeated,
    "many": _many,
    "begin a line": _line_begun,
    "move a line": _line_moved,
    "drop lines": _line_gone,
    "indent a line": _line_indented,
}


def edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    """Return a file with the edits, one after the other."""
    for edit in edits:
        data = EDITS[edit.kind](data, edit)
    return data


def some_edits(chance: random.Random, pieces: Sequence[bytes], most: int = 6) -> list[Edit]:
    """Return a few edits, mostly with pieces that mean something."""
    return [
        Edit(
            chance.choice(tuple(EDITS)),
            chance.random(),
            chance.choice((1, 1, 2, 5, 20, 100)),
            chance.choice(pieces) if chance.random() < 0.9 else chance.randbytes(chance.randint(1, 4)),
        )
        for _ in range(min(chance.randint(1, most), chance.randint(1, most)))
    ]


# ------------------------------------------------------------------------------------------------------------- the rooms


@cache
def slide_texts() -> tuple[bytes, ...]:
    """Return each slide of our own texts and of the golden decks as a text by itself."""
    paths = sorted([*ROOT.glob("slides/text/*.md"), *ROOT.glob("tests/decks/*/*.md")])
    found: dict[bytes, None] = {}
    for path in paths:
        front, *slides = path.read_bytes().split(b"\n## ")
        head = front.split(b"\n# ")[0]
        for slide in slides:
            found[head + b"\n\n## " + slide.split(b"\n# ")[0]] = None
    return tuple(found)


@cache
def articles() -> tuple[bytes, ...]:
    """Return stretches of a few paragraphs of the article in seeds/, plain and as Markdown, and all of it."""
    paragraphs = (ROOT / "seeds" / "vns-pain-relief.txt").read_bytes().split(b"\n")
    plain = [b"\n\n".join(paragraphs[n : n + 3]) for n in range(0, len(paragraphs), 2)]
    plain.append(b"\n\n".join(paragraphs))
    marked = [b"---\ntitle: T\nauthor: [A, B]\nabstract: |\n  One.\n---\n\n# M\n\n" + text for text in plain]
    return (*plain, *marked)


@cache
def pictures() -> tuple[bytes, ...]:
    made = []
    for kind, mode in (
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("JPEG", "RGB"),
        ("GIF", "P"),
        ("BMP", "RGB"),
        ("TIFF", "RGB"),
        ("WEBP", "RGB"),
    ):
        buffer = io.BytesIO()
        exif = PillowImage.Exif()
        exif[0x0112] = 6
        options = {"exif": exif} if kind in ("PNG", "JPEG", "TIFF") else {}
        PillowImage.new(mode, (6, 4)).save(buffer, kind, **options)
        made.append(buffer.getvalue())
    return tuple(made)


DRAWING = (
    b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="30mm" height="2cm" viewBox="0 0 30 20">\n'
    b"<defs><linearGradient id='a'/></defs><style>path { fill: red }</style>\n"
    b"<g id='g'><path d='M0 0h9v9z' fill='url(#a)'/></g><use href='#g'/>\n</svg>"
)

PICTURE = Image(pictures()[0], 6, 4)
SLOT = Slot(8, 2)


def read_text(data: bytes, number: int) -> str:
    """Read a slide text, lay it out, check it and, every tenth time, write the deck; say how far it came."""
    talk = markdown.parse(data, "talk.md")
    check.check(talk, None)
    pages, findings = layout.arrange(talk, OURS, METRICS, images(talk))
    if any(finding.severity == "error" for finding in findings):
        return "refused by layout"
    if number % 10:
        return "laid out"
    assert_whole(powerpoint.write(pages, TEMPLATE))
    return "written"


def images(talk: Talk) -> dict[str, Image]:
    """Return a picture for each that a talk names, whatever its name is."""
    found = {picture.path: PICTURE for slide in talk.slides for picture in slide.all_of(Picture)}
    if talk.front.link and any(slide.kind == "takehome" for slide in talk.slides):
        found["qr:" + talk.front.link] = powerpoint.qr_code(talk.front.link)
    return found


def assert_whole(deck: bytes) -> None:
    """Raise unless every part of a package is well-formed and what it refers to is there."""
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        names = set(archive.namelist())
        for name in names:
            if name.endswith((".xml", ".rels")):
                root = etree.fromstring(archive.read(name))
                if name.endswith(".rels") and name != "_rels/.rels":
                    folder = name.split("_rels/")[0]
                    for relation in root:
                        target = relation.get("Target", "")
                        if relation.get("TargetMode") != "External":
                            inside = target.lstrip("/") if target.startswith("/") else _joined(folder, target)
                            assert inside in names, f"{name} refers to {target}"


def _joined(folder: str, target: str) -> str:
    steps = folder.rstrip("/").split("/")
    for step in target.split("/"):
        steps = steps[:-1] if step == ".." else [*steps, step]
    return "/".join(step for step in steps if step)


def read_article(data: bytes, number: int) -> str:
    """Read an article, draft its talk, and read back what is written of it."""
    found = article.read(data, "article.md" if number % 2 else "article.txt")
    if number % 21:
        return "read"
    talk = draft.draft(found, "article.txt", SLOT)
    assert _read_back(markdown.write(talk)) == talk
    check.check(talk, found)
    return "drafted"


def _read_back(text: str) -> Talk:
    try:
        return markdown.parse(text, "talk.md")
    except DeckError as error:
        raise AssertionError(f"what we wrote cannot be read:\n{error}") from error


def read_picture(data: bytes, number: int) -> str:
    powerpoint.read_image(data, "x.png", ("talk.md", 1))
    return "read"


def read_template(data: bytes, number: int) -> str:
    geometry = layout.adapted(powerpoint.read_geometry(data, "t.pptx"), OURS, "t.pptx")
    layout.shortcomings(geometry, "t.pptx")
    pages, findings = layout.arrange(_talk(), geometry, METRICS, {})
    if any(finding.severity == "error" for finding in findings):
        return "refused by layout"
    assert_whole(powerpoint.write(pages, data, "t.pptx"))
    return "written"


def read_deck(data: bytes, number: int) -> str:
    deck_rules.judge(survey(data, "any.pptx"))
    return "judged"


@cache
def _talk() -> Talk:
    text = b"---\ntitle: T\n---\n\n# A\n\n## B\n\n- c [d](https://x.org)\n\n::: notes\ne\n:::\n\n## F {.cards}\n\n- **g.** h\n- **i.** j\n"
    return markdown.parse(text, "talk.md")


def some_text(chance: random.Random) -> bytes:
    data = chance.choice(slide_texts())
    if chance.random() < 0.2:
        data += b"\n\n## " + chance.choice(slide_texts()).split(b"\n## ")[1]
    data = edited(data, some_edits(chance, MARKERS))
    return data.decode("utf-8", "replace").encode("utf-16") if chance.random() < 0.02 else data


def some_article(chance: random.Random) -> bytes:
    return edited(chance.choice(articles()), some_edits(chance, MARKERS))


def some_picture(chance: random.Random) -> bytes:
    if chance.random() < 0.4:
        return edited(DRAWING, some_edits(chance, SVG_MARKERS))
    return edited(
        chance.choice(pictures()), some_edits(chance, (b"\0", b"\xff", b"\x7f\xff\xff\xff", b"IEND", b""))
    )


def some_template(chance: random.Random) -> bytes:
    return spoilt_package(TEMPLATE, chance, (".xml", ".rels"))


def some_deck(chance: random.Random) -> bytes:
    """Return a deck with a part spoilt that its slides are seen through."""
    return spoilt_package(chance.choice(decks()), chance, SEEN)


SEEN = ("slide1.xml", "slide1.xml.rels", "slide2.xml", "Layout1.xml", "Layout2.xml", "Master1.xml", "theme1.xml", "core.xml",
        "presentation.xml", "presentation.xml.rels", "notesSlide1.xml", "tableStyles.xml", "[Content_Types].xml")  # fmt: skip
"""How the names end of the parts of a deck that are read to judge it."""


@cache
def decks() -> tuple[bytes, ...]:
    """Return small decks with what decks have: placeholders, shapes, a table, a group, a picture, notes."""
    return ours(), theirs()


def ours() -> bytes:
    pages, _ = layout.arrange(_talk(), OURS, METRICS, {})
    return powerpoint.write(pages, TEMPLATE)


def theirs() -> bytes:
    """Return a deck as python-pptx makes it, in its own template."""
    presentation = Presentation()
    shapes = presentation.slides.add_slide(presentation.slide_layouts[1]).shapes
    shapes.title.text = "Wells save lives"
    shapes[1].text_frame.text = "Clean water"
    shapes.add_picture(io.BytesIO(pictures()[0]), 0, 0)
    shapes.add_group_shape([shapes.add_shape(1, 9, 9, 999_999, 999_999)])
    table = shapes.add_table(2, 2, 0, 0, 3_000_000, 1_000_000).table
    table.cell(0, 0).text_frame.text = "Year"
    run = table.cell(1, 1).text_frame.paragraphs[0].add_run()
    run.text, run.hyperlink.address, run.font.size = "12", "https://x.org", Pt(12)
    run.font.fill.solid()
    run.font.fill.fore_color.theme_color = MSO_THEME_COLOR.ACCENT_1
    run.font.fill.fore_color.brightness = 0.4
    presentation.slides[0].notes_slide.notes_text_frame.text = "What I say."
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def spoilt_package(package: bytes, chance: random.Random, parts_named: tuple[str, ...]) -> bytes:
    """Return a package with one part spoilt: a value of its XML, an element, its bytes, or the zip itself."""
    if chance.random() < 0.1:
        return edited(package, some_edits(chance, XML_MARKERS, 2))
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([n for n in parts if n.endswith(parts_named)])
    way = chance.random()
    if way < 0.1:
        del parts[name]
    elif way < 0.2:
        parts[name] = edited(parts[name], some_edits(chance, XML_MARKERS, 1))
    else:
        parts[name] = (
            _other_value(parts[name], chance) if way < 0.7 else _without_element(parts[name], chance)
        )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for each, data in parts.items():
            archive.writestr(each, data)
    return buffer.getvalue()


def _other_value(part: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(part)
    holders = [element for element in root.iter() if element.attrib]
    if holders:
        element = chance.choice(holders)
        element.set(
            chance.choice(list(element.attrib)), chance.choice(("", "0", "-1", "x", "1.5", "9" * 20, "50%"))
        )
    return etree.tostring(root)


def _without_element(part: bytes, chance: random.Random) -> bytes:
    root = etree.fromstring(part)
    inner = [element for element in root.iter() if element.getparent() is not None]
    if inner:
        element = chance.choice(inner)
        element.getparent().remove(element)
    return etree.tostring(root)


@dataclass(frozen=True)
class Room:
    """One kind of file: how it is spoilt, how it is read, and how often that is done."""

    make: Callable[[random.Random], bytes]
    read: Callable[[bytes, int], str]
    share: int


ROOMS: Mapping[str, Room] = {
    "text": Room(some_text, read_text, 70),
    "article": Room(some_article, read_article, 10),
    "picture": Room(some_picture, read_picture, 19),
    "template": Room(some_template, read_template, 1),
    "deck": Room(some_deck, read_deck, 10),
}

# --------------------------------------------------------------------------------------------------------------- a run


class TooSlow(BaseException):
    """An input took longer than any of its size may."""


MOST_SECONDS = 10.0


def one(room: str, number: int, seed: int) -> tuple[bytes, str]:
    """Return an input and what became of it."""
    data = ROOMS[room].make(random.Random(f"{seed} {room} {number}"))
    signal.setitimer(signal.ITIMER_PROF, MOST_SECONDS)
    try:
        return data, ROOMS[room].read(data, number)
    except DeckError as error:
        return data, "refused" if str(error) else "FAILED: an error that says nothing"
    except (Exception, TooSlow):
        return data, f"FAILED\n{traceback.format_exc()}"
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def run(seconds: float, seed: int, first: int, rooms: Sequence[str]) -> int:
    """Read spoilt files for so long, print what became of them, and return how many failed."""
    end = time.monotonic() + seconds
    order = [room for room in rooms for _ in range(ROOMS[room].share)]
    seen: Counter[tuple[str, str]] = Counter()
    number = first
    while time.monotonic() < end:
        room = order[number % len(order)]
        _, became = one(room, number, seed)
        if became.startswith("FAILED"):
            print(f"--only {room}:{number} --seed {seed}\n{became[-1500:]}", flush=True)
            became = "FAILED"
        seen[room, became] += 1
        number += 1
    for (room, became), count in sorted(seen.items()):
        print(f"{room:10}{became:20}{count:10,}")
    failed = sum(count for (_, became), count in seen.items() if became == "FAILED")
    print(f"{sum(seen.values()):,} inputs, {failed} failed; seed {seed}, from {first:,} to {number - 1:,}")
    return failed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="number of the first input")
    parser.add_argument("--rooms", default=",".join(ROOMS))
    parser.add_argument("--only", help="room:number, as a failure prints it: shows that one input")
    options = parser.parse_args()
    warnings.simplefilter("error")
    signal.signal(signal.SIGPROF, _too_slow)
    if options.only:
        room, number = options.only.split(":")
        data, became = one(room, int(number), options.seed)
        sys.stdout.buffer.write(data + b"\n")
        print(became)
        return int(became.startswith("FAILED"))
    return int(run(options.seconds, options.seed, options.first, options.rooms.split(",")) > 0)


def _too_slow(*_: object) -> None:
    raise TooSlow


if __name__ == "__main__":
    sys.exit(main())
