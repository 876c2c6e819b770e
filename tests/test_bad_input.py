"""Bad input, row by row: one clear error, exit code 1 (3 where two versions wait for a decision) and nothing written.

Each row is a whole conference folder with a deck in it that is somebody's work. What is read correctly in spite of how it
looks (a text in UTF-16, a `no` that is no Boolean) is at the end.
"""

from __future__ import annotations

import ctypes
import io
import json
import os
import random
import re
import resource
import struct
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest
from PIL import Image as PillowImage
from pptx import Presentation

import make_deck
import slides.shorten
from tests.build import ROOT, build

OLD = build("---\ntitle: T\n---\n\n## Yesterday\n\n- a\n")
"""What stands where the deck would go: a deck of ours, which nothing but the bad input keeps from being replaced."""


@dataclass(frozen=True)
class Case:
    """A slide text or an article, what stands beside it, and what is said."""

    said: str
    """The whole of what is printed as an error."""
    talk: bytes = b""
    article: bytes = b""
    beside: Mapping[str, bytes] = field(default_factory=dict)
    above: Mapping[str, bytes] = field(default_factory=dict)
    """Files in the folder above."""
    code: int = 1
    """What the command ends with."""


def text(body: str = "## A\n\n- a\n", head: str = "title: T") -> bytes:
    return f"---\n{head}\nminutes: 8\n---\n\n{body}".encode()


def shown(
    said: str, quote: str = "", hint: str = "", line: int | None = 6, name: str = "slides/text/talk.md"
) -> str:
    """Return an error as it is printed."""
    where = f"{name}:{line}" if line else name
    lines = [f"{where}: error: {said}"]
    lines += [f"     {quote}"] if quote else []
    lines += [f"  hint: {hint}"] if hint else []
    return "\n".join(lines) + "\n"


# ------------------------------------------------------------------------------------------------------ made-up files

NOISE = random.Random(1).randbytes(5000)


def png(mode: str = "RGB", kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    buffer = io.BytesIO()
    PillowImage.new(mode, size).save(buffer, kind)
    return buffer.getvalue()


def noisy(kind: str) -> bytes:
    """Return a picture that cannot be packed small, so that half of it is half a picture."""
    buffer = io.BytesIO()
    PillowImage.frombytes("L", (70, 70), NOISE[:4900]).save(buffer, kind)
    return buffer.getvalue()


def moving(kind: str) -> bytes:
    first, *others = (PillowImage.new("RGB", (8, 8), colour) for colour in ("red", "green", "blue"))
    buffer = io.BytesIO()
    first.save(buffer, kind, save_all=True, append_images=others)
    return buffer.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is as large."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def svg(inside: str, before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2">{inside}</svg>'.encode()


@cache
def parts() -> dict[str, bytes]:
    with zipfile.ZipFile(ROOT / "slides" / "theme" / "template.pptx") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(files: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def template(changes: Mapping[str, bytes]) -> bytes:
    return zipped({**parts(), **changes})


def linked(part: str, kind: str) -> bytes:
    """Return the template with a part that fetches something."""
    relation = (
        f'<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        'Target="http://x.org/x" TargetMode="External"/></Relationships>'
    )
    return template({part: parts()[part].replace(b"</Relationships>", relation.encode())})


def flagged(archive: bytes, central: int, local: int, value: int) -> bytes:
    """Return a zip with a byte of all its headers set."""
    out = bytearray(archive)
    for mark, place in ((b"PK\x01\x02", central), (b"PK\x03\x04", local)):
        at = out.find(mark)
        while at >= 0:
            out[at + place] = value
            at = out.find(mark, at + 4)
    return bytes(out)


BILLION = "<!DOCTYPE x [<!ENTITY a0 'lol'>" + "".join(
    f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)
) + "]>"  # fmt: skip

# ------------------------------------------------------------------------------------------------------- slide texts

CONFLICT = "keep one side; delete the others, and the marker lines <<<<<<<, |||||||, ======= and >>>>>>>"
UTF8 = "save the file with the encoding UTF-8"
NESTED = "a value of the front matter is text, or a list of texts"
ONE_VALUE = "write one value behind the key; put it in quotes if a colon, bracket or brace belongs to it"
CUT = "cut it into paragraphs, with an empty line between them"


def quoted(line: str) -> str:
    """Return a line as it is shown, cut where nobody would read on."""
    return line if len(line) <= 200 else f"{line[:199]}…"


def deep(mark: str, times: int = 20_000) -> bytes:
    return text(f"## A\n\n{mark * times}x\n")


def long(body: str, line: int = 8) -> Case:
    """Return a paragraph that is too long to be read."""
    body = body.strip()
    said = f"this paragraph has {len(body):,} characters, 20,000 can be read at once"
    return Case(
        shown(said, quoted(body.split("\n")[0]), CUT, line),
        text(f"## A\n\n{body}\n"),
    )


TEXTS = {
    "an empty file": Case(
        shown(
            "this slide text is empty",
            hint="delete it, and draft it anew from its article: make_deck.py draft ARTICLE",
            line=1,
        ),
        b"\xef\xbb\xbf \n\n",
    ),
    "binary junk": Case(
        shown(
            "this is not text: it has bytes that no text has",
            hint="save it as plain text, with the encoding UTF-8",
            line=8,
        ),
        text().replace(b"- a", NOISE),
    ),
    "UTF-16 without its mark": Case(
        shown(
            "this is not text: it has bytes that no text has",
            hint="save it as plain text, with the encoding UTF-8",
            line=1,
        ),
        text("## É\n").decode().encode("utf-16-le"),
    ),
    "half a UTF-16 character": Case(
        shown("this is not UTF-16-LE text", "- a\ufffd", UTF8, 8),
        b"\xff\xfe" + text().decode().strip().encode("utf-16-le") + b"x",
    ),
    "Latin-1": Case(
        shown("this is not UTF-8 text", "- caf\ufffd", UTF8, 8),
        text("## A\n\n- café\n").decode().encode("latin-1"),
    ),
    "a lone surrogate": Case(
        shown("this is not UTF-8 text", "- a\ufffd\ufffd\ufffdb", UTF8, 8),
        text().replace(b"- a", b"- a\xed\xa0\x80b"),
    ),
    "NUL": Case(
        shown(
            "the control character U+0000 cannot stand on a slide",
            "- a\ufffdb",
            "delete it: it stands where the line above shows \ufffd",
            8,
        ),
        text("## A\n\n- a\0b\n"),
    ),
    "a control character": Case(
        shown(
            "the control character U+001B cannot stand on a slide",
            "- \ufffd[31mred",
            "delete it: it stands where the line above shows \ufffd",
            8,
        ),
        text("## A\n\n- \x1b[31mred\n"),
    ),
    "a code point that is no character": Case(
        shown(
            "the control character U+FFFE cannot stand on a slide",
            "- a\ufffdb",
            "delete it: it stands where the line above shows \ufffd",
            8,
        ),
        text("## A\n\n- a\ufffeb\n"),
    ),
    "a merge conflict": Case(
        shown("a merge conflict is not settled here", "<<<<<<< HEAD", CONFLICT, 8),
        text("## A\n\n<<<<<<< HEAD\n- a\n=======\n- b\n>>>>>>> main\n"),
        code=3,
    ),
    "a merge conflict of three sides": Case(
        shown("a merge conflict is not settled here", "||||||| base", CONFLICT, 9),
        text("## A\n\n- a\n||||||| base\n- b\n=======\n- c\n>>>>>>> main\n"),
        code=3,
    ),
    "the end of a merge conflict": Case(
        shown("a merge conflict is not settled here", ">>>>>>> main", CONFLICT, 9),
        text("## A\n\n- a\n>>>>>>> main\n"),
        code=3,
    ),
    "the middle of a merge conflict, which would be words of the bullet above it": Case(
        shown("a merge conflict is not settled here", "=======", CONFLICT, 9),
        text("## A\n\n- a\n=======\n- b\n"),
        code=3,
    ),
    "a merge conflict in the front matter": Case(
        shown("a merge conflict is not settled here", "<<<<<<< HEAD", CONFLICT, 2),
        text(head="<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> main"),
        code=3,
    ),
    "a paragraph of 5 MB": long("word and more " * 380_000),
    "a paragraph of 5 MB on many lines": long("word and more\n" * 40_000),
    "formats that might close": long("~a" * 100_000),
    "comments that never end": long("x <!-- " * 50_000),
    "a block of comments that never ends": Case(
        shown("this comment is never closed", ("<!-- " * 40)[:199] + "…", "close it with -->", 8),
        text("## A\n\n" + "<!-- " * 100_000 + "\n"),
    ),
    "brackets in brackets": long("[" * 100_000),
    "emphasis in emphasis": long("*a **b " * 10_000),
    "10,000 slides": Case(
        shown(
            "this text has 10,000 # and ## headings, a deck has room for 6,000",
            "## Slide 6000",
            "cut it into several talks",
            6 + 2 * 6000,
        ),
        text("".join(f"## Slide {n}\n\n" for n in range(10_000))),
    ),
    "a text of 20 MB": Case(
        shown(
            "this text has 20,000,029 bytes, a talk has room for 20,000,000",
            hint="cut it into several talks",
            line=1,
        ),
        text("x" * 20_000_000),
    ),
    "quotes in quotes": Case(
        shown(
            "a > quote has no place in a > quote",
            ">" * 199 + "…",
            "a quote is made of paragraphs; move the rest out of it",
            8,
        ),
        deep(">"),
    ),
    "lists in lists": Case(
        shown(
            "a list has at most 9 levels",
            ("- " * 100)[:199] + "…",
            "move it up, or make it a list of its own",
            8,
        ),
        deep("- "),
    ),
    "columns in columns": Case(
        shown(
            "a block of columns has no place in a column",
            "::: columns",
            "a column is made of paragraphs and lists, and of a picture, table or code block; {.compare} has labels",
            10,
        ),
        text("## A\n\n::::: columns\n:::: column\n::: columns\n:::\n::::\n:::::\n"),
    ),
}

FRONT = {
    "never closed": Case(
        shown("the front matter is never closed", "---", "put a line --- below the last of its lines", 1),
        b"---\ntitle: T\nminutes: 8\n" + b"x: y\n" * 10_000,
    ),
    "a broken quotation": Case(
        shown(
            "the front matter cannot be read here: found unexpected end of stream",
            'title: "T',
            "check its quotation marks: one at the beginning, the same at the end, none between",
            2,
        ),
        text(head='title: "T'),
    ),
    "3 MB of it": Case(
        shown(
            "the front matter has 3,000,017 characters, there is room for 20,000",
            f"title: {'x ' * 96}…",
            "shorten it, or close it with a line --- where it ends",
            2,
        ),
        text(head=f"title: {'x ' * 1_500_000}"),
    ),
    "aliases that explode": Case(
        shown(
            "anchors (&) and aliases (*) are not used in the front matter",
            "a0: &a0 [x, x]",
            "write the value out, or put it in quotes if & or * belongs to it",
            2,
        ),
        text(
            head="a0: &a0 [x, x]\n"
            + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30))
            + "title: T"
        ),
    ),
    "brackets in brackets": Case(
        shown(NESTED, f"title: {'[' * 192}…", ONE_VALUE, 2), text(head=f"title: {'[' * 19_000}")
    ),
    "mappings in mappings": Case(
        shown(NESTED, f"title: {'{a: ' * 48}…", ONE_VALUE, 2), text(head=f"title: {'{a: ' * 4000}")
    ),
    "an object of Python": Case(
        shown(
            "title is one value, not a list",
            'title: !!python/object/apply:os.system ["id"]',
            "write it behind the colon",
            2,
        ),
        text(head='title: !!python/object/apply:os.system ["id"]'),
    ),
    "a time for the minutes": Case(
        shown(
            "12:30 is not a number of minutes",
            "minutes: 12:30",
            "write the minutes for speaking and, behind a plus, those for questions: 8+2",
            3,
        ),
        text().replace(b"minutes: 8", b"minutes: 12:30"),
    ),
    "an escaped NUL": Case(
        shown("the control character U+0000 cannot stand on a slide", 'title: "a\\0b"', "delete it", 2),
        text(head='title: "a\\0b"'),
    ),
    "an escaped surrogate": Case(
        shown("the control character U+D800 cannot stand on a slide", 'title: "a\\uD800"', "delete it", 2),
        text(head='title: "a\\uD800"'),
    ),
}

# ---------------------------------------------------------------------------------------------------------- pictures

AS_PNG = "save it as PNG or JPEG"
PLAIN_SVG = "export it as plain SVG, or save it as PNG"
UNREAD = "x.png is not a picture that can be read, or only a part of one"


def picture(data: bytes | None, said: str, hint: str = AS_PNG, name: str = "x.png", **more) -> Case:
    line = f"![a]({name})"
    beside = {name: data} if data is not None else {}
    return Case(shown(said, quoted(line), hint, 8), text(f"## A\n\n{line}\n"), beside=beside, **more)


def otherwise(kind: str, data: bytes) -> Case:
    return picture(data, f"x.png is a {kind} picture, which PowerPoint does not show everywhere")


def outside(name: str, **more) -> Case:
    said = f"{name} is outside the folders of this text and its article"
    hint = "copy it there, or say --allow-outside if this text is yours or comes from somebody you trust"
    return picture(None, said, hint, name, above={"x.png": png()}, **more)


def on_the_web(name: str) -> Case:
    said = f"{name} is an address, and nothing is fetched from there"
    return picture(None, said, "save it beside the slide text, and name that file", name)


BESIDE_THE_TEXT = "its path is relative to the slide text"

PICTURES = {
    "missing": picture(None, "there is no picture x.png", BESIDE_THE_TEXT),
    "a folder": picture(None, "there is no picture .", BESIDE_THE_TEXT, "."),
    "a device": picture(None, "there is no picture /dev/zero", BESIDE_THE_TEXT, "/dev/zero"),
    "a name that no file can have": picture(
        None, f"there is no picture {'x' * 199}…", BESIDE_THE_TEXT, "x" * 300
    ),
    "empty": picture(b"", "x.png is empty"),
    "junk": picture(NOISE, UNREAD),
    "half a PNG": picture(noisy("PNG")[:2500], UNREAD),
    "half a JPEG": picture(noisy("JPEG")[:2500], UNREAD),
    "a spoilt PNG": picture(noisy("PNG")[:60] + bytes(90) + noisy("PNG")[150:], UNREAD),
    "larger than any": picture(
        bomb(20_000, 20_000), "x.png has more than 50,000,000 pixels, which no deck should carry"
    ),
    "larger than it should be": picture(
        bomb(9000, 6000), "x.png has 9000 x 6000 pixels, more than a deck should carry"
    ),
    "a note that unpacks to 200 MB": picture(
        png()[:33] + chunk(b"zTXt", b"a\0\0" + zlib.compress(b"a" * 200_000_000, 1)) + png()[33:], UNREAD
    ),
    "a GIF whose second picture is cut off": picture(noisy("GIF")[:-1] + b"," + bytes(8), UNREAD),
    "an animated GIF": picture(
        moving("GIF"),
        "x.png is 3 pictures, one after the other: some programs show the first, others all",
        "save the one that you mean as PNG",
    ),
    "an animated PNG": picture(
        moving("PNG"),
        "x.png is 3 pictures, one after the other: some programs show the first, others all",
        "save the one that you mean as PNG",
    ),
    "an animated WebP": otherwise("WebP", moving("WEBP")),
    "WebP": otherwise("WebP", png(kind="WEBP")),
    "HEIC": otherwise("HEIC", b"\0\0\0\x18ftypheic" + bytes(90)),
    "EMF": otherwise("Windows metafile (EMF)", b"\1\0\0\0" + bytes(36) + b" EMF" + bytes(90)),
    "CMYK": picture(
        png("CMYK", "JPEG"),
        "x.png has the colours of print (CMYK), which every program shows differently",
        "save it with the colours of screens (RGB)",
    ),
    "a drawing with a script": picture(svg("<script>1</script>"), "x.png has a script in it", PLAIN_SVG),
    "a drawing that fetches": picture(
        svg('<image href="http://x.org/a.png"/>'),
        "x.png refers to something outside of it: http://x.org/a.png",
        PLAIN_SVG,
    ),
    "a drawing that reads the disk": picture(
        svg("<desc>&x;</desc>", '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "x.png has a document type of its own, which could hold anything",
        PLAIN_SVG,
    ),
    "a drawing of no size": picture(
        svg("").replace(b'viewBox="0 0 3 2"', b'width="1e999" height="1"'),
        "x.png says that it is inf x 1 pixels large, which no picture is",
        PLAIN_SVG,
    ),
    "a drawing that begins with comments": picture(b"<!-- a -->\n" * 20_000 + b"<x>", UNREAD),
    "in the folder above": outside("../x.png"),
    "on the web": on_the_web("https://x.org/x.png"),
    "on the web, in short": on_the_web("//x.org/x.png"),
    "a file as an address": on_the_web("file:///etc/hostname"),
}

# --------------------------------------------------------------------------------------------------------- templates

SAVE = "save the template in PowerPoint as .pptx; `make_deck.py template --save FILE` gives one to start from"
ANEW = "save it anew in PowerPoint, or ask for it where it comes from"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def on_template(data: bytes, said: str, hint: str) -> Case:
    beside = {"t.pptx": data}
    return Case(
        shown(said, hint=hint, line=None, name="slides/text/t.pptx"),
        text(head="title: T\ntemplate: t.pptx"),
        beside=beside,
    )


def no_template(data: bytes) -> Case:
    return on_template(data, "this is not a PowerPoint presentation (.pptx) or template (.potx)", SAVE)


def suspect(data: bytes, why: str) -> Case:
    return on_template(data, f"this template is not one that PowerPoint wrote: {why}", ANEW)


def fetching(part: str, kind: str) -> Case:
    folder, name = part.split("_rels/")
    source = f"{folder}{name.removesuffix('.rels')}"
    said = f"this template fetches something from elsewhere when it is opened: http://x.org/x ({source})"
    hint = "in PowerPoint, break the link in File > Info > Edit Links to Files, or put the picture itself in"
    return on_template(linked(part, kind), said, hint)


def declaring(part: str) -> Case:
    said = f"this template's part {part} has a document type of its own, which could hold anything"
    at = parts()[part].index(b"?>") + 2
    data = parts()[part][:at] + BILLION.encode() + parts()[part][at:]
    return on_template(template({part: data}), said, "save it anew in PowerPoint")


MACROS = "this template has macros (.pptm, .potm), which no deck of ours takes along"

TEMPLATES = {
    "missing": Case(
        shown(
            "there is no such template",
            hint="`template:` is relative to the slide text, `--template` to this folder",
            line=None,
            name="slides/text/t.pptx",
        ),
        text(head="title: T\ntemplate: t.pptx"),
    ),
    "a text": no_template(b"not a template"),
    "empty": no_template(b""),
    "a zip of something else": no_template(zipped({"a.txt": b"x"})),
    "half a template": no_template(template({})[:20_000]),
    "without its presentation": no_template(
        zipped({n: d for n, d in parts().items() if n != "ppt/presentation.xml"})
    ),
    "with a broken part": on_template(
        template({"ppt/slideMasters/slideMaster1.xml": b"<a><b>"}),
        "this template is damaged: something is missing in it, or no number where one should be",
        "open it in PowerPoint, which mends what it can, and save it anew",
    ),
    "without its theme": on_template(
        zipped({n: d for n, d in parts().items() if not n.startswith("ppt/theme/")}),
        "this template is damaged: something is missing in it, or no number where one should be",
        "open it in PowerPoint, which mends what it can, and save it anew",
    ),
    "with a theme that is none": on_template(
        template({"ppt/theme/theme1.xml": b"<a"}),
        "this template is damaged: something is missing in it, or no number where one should be",
        "open it in PowerPoint, which mends what it can, and save it anew",
    ),
    "whose slides are light-years wide": on_template(
        template(
            {
                "ppt/presentation.xml": parts()["ppt/presentation.xml"].replace(
                    b'cx="12192000"', b'cx="99999999999"'
                )
            }
        ),
        "this template is damaged: something is missing in it, or no number where one should be",
        "open it in PowerPoint, which mends what it can, and save it anew",
    ),
    "packed as no Office program packs": no_template(flagged(template({}), 10, 8, 99)),
    "with a password": on_template(
        OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500),
        "this template can be opened with a password only",
        "open it in PowerPoint, take the password off in File > Info > Protect Presentation, and save it",
    ),
    "of PowerPoint 2003": on_template(
        OLE,
        "this is a presentation of PowerPoint 2003 or older (.ppt, .pot)",
        "open it in PowerPoint and save it as .pptx",
    ),
    "with macros": on_template(
        template(
            {
                "[Content_Types].xml": parts()["[Content_Types].xml"].replace(
                    b"</Types>",
                    b'<Override PartName="/ppt/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
                ),
                "ppt/vbaProject.bin": b"x",
            }
        ),
        MACROS,
        "save it in PowerPoint as .pptx or .potx: that leaves them out",
    ),
    "a zip bomb": suspect(
        template({"ppt/media/a.bin": bytes(450_000_000)}),
        "it unpacks to 450,434,038 bytes, more than any presentation",
    ),
    "a zip with a password": suspect(flagged(template({}), 8, 6, 1), "it is a zip with a password"),
    "with a part outside of it": suspect(
        template({"../../evil.txt": b"x"}), "its part ../../evil.txt lies outside of it"
    ),
    "with a part at the root of the disk": suspect(
        template({"/etc/evil.txt": b"x"}), "its part /etc/evil.txt lies outside of it"
    ),
    "whose master fetches a picture": fetching("ppt/slideMasters/_rels/slideMaster1.xml.rels", "image"),
    "with a template of its own": fetching("ppt/_rels/presentation.xml.rels", "attachedTemplate"),
    "whose theme explodes": declaring("ppt/theme/theme1.xml"),
}

# ---------------------------------------------------------------------------------------------------------- articles

AS_TEXT = "save it as plain text (UTF-8) or as Markdown"


def article(data: bytes, said: str, hint: str, line: int | None = None, quote: str = "") -> Case:
    return Case(shown(said, quote, hint, line, "talk.txt"), article=data)


ARTICLES = {
    "empty": article(b"\xef\xbb\xbf\n", "the article is empty", "give a file with the article's text in it"),
    "binary junk": article(NOISE, "this file is not text: it has bytes that no text has", AS_TEXT),
    "UTF-16 without its mark": article(
        "Pain was lower.".encode("utf-16-le"), "this file is not text: it has bytes that no text has", AS_TEXT
    ),
    "NUL": article(
        b"Title\n\nPain was \0 lower.\n", "this file is not text: it has bytes that no text has", AS_TEXT
    ),
    "5 MB of it": article(
        b"Title\n\n" + b"Pain was lower in the trial. " * 180_000,
        "the article has 5,220,007 characters, 600,000 can be read",
        "give the article that the talk is about, or a chapter",
    ),
    "a merge conflict": article(
        b"Title\n\n<<<<<<< HEAD\nPain was lower.\n=======\nPain was higher.\n>>>>>>> main\n",
        "a merge conflict is not settled here",
        CONFLICT,
        3,
        "<<<<<<< HEAD",
    ),
    "a title alone": article(
        b"Title\n",
        "there is a title but no text below it",
        "a deck is drafted from sentences: give the whole article, in plain text or Markdown",
        1,
        "Title",
    ),
}

CASES = {
    f"{what}: {name}": case
    for what, table in (
        ("text", TEXTS),
        ("front matter", FRONT),
        ("picture", PICTURES),
        ("template", TEMPLATES),
        ("article", ARTICLES),
    )
    for name, case in table.items()
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A conference folder with the deck of yesterday, and we stand in it."""
    (tmp_path / "slides" / "text").mkdir(parents=True)
    (tmp_path / "talk.pptx").write_bytes(OLD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def seen(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_one_clear_error_and_touches_nothing(folder, capsys, name) -> None:
    case = CASES[name]
    # In slides/text/ a file is slide text whatever is in it.
    source = Path("talk.txt" if case.article else "slides/text/talk.md")
    source.write_bytes(case.article or case.talk)
    for place, files in (("slides/text", case.beside), ("slides", case.above)):
        for file, data in files.items():
            Path(place, file).write_bytes(data)
    before = seen(folder)
    assert make_deck.main([str(source), "--quiet"]) == case.code
    assert capsys.readouterr().err == case.said
    assert seen(folder) == before


# -------------------------------------------------------------------------------------------------- where it is written


TALK = text("## É\n\n- a\n\n::: notes\nSay so.\n:::\n")


@pytest.fixture
def built(folder: Path) -> bytes:
    """The deck of a talk that was changed since."""
    Path("slides/text/talk.md").write_bytes(TALK)
    Path("talk.pptx").unlink()
    assert make_deck.main(["slides/text/talk.md", "--quiet"]) == 0
    Path("slides/text/talk.md").write_bytes(TALK.replace(b"- a", b"- b"))
    return Path("talk.pptx").read_bytes()


def refused(said: str, hint: str, name: str = "talk.pptx") -> str:
    return f"{name}: error: {said}\n  hint: {hint}\n"


def run_in_a_process(before: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", ROOT / "make_deck.py", "--quiet"]
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=before)


def test_a_deck_that_is_protected_from_writing_stays_as_it_is(folder, built, capsys) -> None:
    Path("talk.pptx").chmod(0o444)
    assert make_deck.main([]) == 3
    hint = "take its protection off, or write another one with -o"
    assert capsys.readouterr().err == refused("this file is protected from writing", hint)
    assert Path("talk.pptx").read_bytes() == built


def test_a_folder_under_the_name_of_the_deck_stays_a_folder(folder, capsys) -> None:
    Path("talk.pptx").unlink()
    Path("talk.pptx").mkdir()
    Path("slides/text/talk.md").write_bytes(TALK)
    assert make_deck.main([]) == 1
    assert capsys.readouterr().err == ("talk.pptx: error: this is a folder, and no file can take its place\n")


def test_a_file_in_the_way_of_a_folder_stays_a_file(folder, built, capsys) -> None:
    assert make_deck.main(["slides/text/talk.md", "-o", "talk.pptx/talk.pptx"]) == 2
    assert capsys.readouterr().err == "error: talk.pptx is a file\n  hint: name another folder with -o\n"
    assert Path("talk.pptx").read_bytes() == built


def test_a_disk_that_is_full_half_way_leaves_the_old_deck(folder, built) -> None:
    """What a process may write to one file is cut off half-way through the deck."""

    def cut_off() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(built) // 2, len(built) // 2))

    before = seen(folder)
    run = run_in_a_process(cut_off)
    hint = "make room on the disk, or write to another one with -o"
    said = "this file cannot be written, and is as it was before: File too large"
    assert (run.stderr, run.returncode) == (refused(said, hint), 1)
    assert seen(folder) == before


def test_a_folder_that_cannot_be_written_to_keeps_the_old_deck(folder, built) -> None:
    """Root may write anywhere: there the right to pass over what a folder forbids is dropped first."""

    def as_anybody() -> None:
        pr_capbset_drop, cap_dac_override = 24, 1
        ctypes.CDLL(None).prctl(pr_capbset_drop, cap_dac_override, 0, 0, 0)

    folder.chmod(0o555)
    try:
        run = run_in_a_process(as_anybody)
    finally:
        folder.chmod(0o755)
    hint = "close it where it is open, such as in PowerPoint, or write to another folder with -o"
    said = "this file cannot be written, and is as it was before: Permission denied"
    assert (run.stderr, run.returncode) == (refused(said, hint), 1)
    assert Path("talk.pptx").read_bytes() == built


def test_a_deck_behind_a_link_is_replaced_where_it_is(folder, built) -> None:
    Path("kept").mkdir()
    Path("talk.pptx").rename("kept/talk.pptx")
    Path("talk.pptx").symlink_to("kept/talk.pptx")
    assert make_deck.main(["--quiet"]) == 0
    assert Path("talk.pptx").is_symlink()
    assert Path("kept/talk.pptx").read_bytes() != built


# -------------------------------------------------------------------------------------------------- what is read after all


def titles(deck: str = "talk.pptx") -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(deck).slides]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_text_says_in_its_first_bytes_how_it_is_encoded(folder, encoding) -> None:
    Path("talk.pptx").unlink()
    mark = "\ufeff" if encoding.endswith("be") else ""
    Path("talk.md").write_bytes((mark + TALK.decode()).encode(encoding))
    assert make_deck.main(["talk.md", "--quiet"]) == 0
    assert titles() == ["T", "É"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_an_article_is_read_in_the_encodings_that_editors_write(folder, encoding) -> None:
    Path("talk.txt").write_bytes(
        "Schnarchen\n\nPain was lower in Málaga. The trial had 20 patients.\n".encode(encoding)
    )
    assert make_deck.main(["draft", "talk.txt", "--quiet"]) == 0
    assert "Málaga" in Path("talk.slides.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("word", ["no", "off", "12:30", "1e3", "2026-01-01", "0o7", "~x"])
def test_a_value_of_the_front_matter_is_what_its_author_wrote(folder, word) -> None:
    Path("talk.pptx").unlink()
    Path("talk.md").write_bytes(TALK.replace(b"title: T", f"title: {word}".encode()))
    assert make_deck.main(["talk.md", "--quiet"]) == 0
    assert titles()[0] == word


def test_less_time_can_be_written_into_a_text_in_utf_16(folder) -> None:
    words = "word " * 260
    talk = (
        TALK.decode().replace("Say so.", "Say.") + f"\n## B {{.if-time}}\n\n- b\n\n::: notes\n{words}\n:::\n"
    )
    Path("talk.md").write_bytes(talk.encode("utf-16"))
    assert make_deck.main(["shorten", "talk.md", "--minutes", "1", "--write", "--quiet"]) == 0
    assert "{.backup}" in Path("talk.md").read_text(encoding="utf-8")


def test_pictures_from_anywhere_are_taken_where_it_is_allowed(folder) -> None:
    Path("talk.pptx").unlink()
    Path("x.png").write_bytes(png())
    Path("slides/text/link.png").symlink_to("../../x.png")
    for name in ("../../x.png", folder / "x.png", "link.png"):
        Path("slides/text/talk.md").write_bytes(text(f"## A\n\n![a]({name})\n"))
        assert make_deck.main(["--quiet"]) == 1
        assert make_deck.main(["--quiet", "--allow-outside"]) == 0


def test_a_picture_of_the_article_belongs_to_the_talk(folder) -> None:
    Path("talk.pptx").unlink()
    Path("seeds").mkdir()
    Path("seeds/x.png").write_bytes(png())
    Path("seeds/talk.txt").write_text("Tea\n\nTea is made of leaves. It is hot.\n")
    Path("slides/text/talk.md").write_bytes(
        text("## A\n\n![a](../../seeds/x.png)\n", "title: T\narticle: ../../seeds/talk.txt")
    )
    assert make_deck.main(["--quiet"]) == 0


def test_a_link_of_a_template_that_is_followed_on_a_click_only_may_stay(folder) -> None:
    Path("talk.pptx").unlink()
    Path("slides/text/t.pptx").write_bytes(
        linked("ppt/slideMasters/_rels/slideMaster1.xml.rels", "hyperlink")
    )
    Path("slides/text/talk.md").write_bytes(text(head="title: T\ntemplate: t.pptx"))
    assert make_deck.main(["--quiet"]) == 0


# ------------------------------------------------------------------------------------------------- what is no file at all

PIPE = "a pipe or a device, not a file"


@pytest.mark.parametrize(
    "command", [["a.md"], ["draft", "a.md"], ["check", "a.pptx"], ["check", "slides/text/talk.md"]]
)
def test_a_pipe_is_not_waited_for(folder, capsys, command) -> None:
    os.mkfifo(command[-1])
    assert make_deck.main([*command, "--quiet"]) == 1
    said = capsys.readouterr()
    assert said.out + said.err == f"{command[-1]}: error: this is {PIPE}\n  hint: name a file\n"
    assert Path("talk.pptx").read_bytes() == OLD


def test_a_pipe_under_the_name_of_the_deck_stays_a_pipe(folder, capsys) -> None:
    Path("slides/text/talk.md").write_bytes(TALK)
    os.mkfifo("a.pptx")
    assert make_deck.main(["slides/text/talk.md", "-o", "a.pptx"]) == 1
    assert capsys.readouterr().err == f"a.pptx: error: this is {PIPE}, and no file can take its place\n"
    assert Path("a.pptx").is_fifo()


def test_a_folder_that_is_called_like_a_text_keeps_no_other_from_being_built(folder, capsys) -> None:
    Path("talk.pptx").unlink()
    Path("slides/text/a.md").mkdir()
    Path("slides/text/talk.md").write_bytes(TALK)
    assert make_deck.main(["--quiet"]) == 1
    assert capsys.readouterr().err == "slides/text/a.md: error: this is a folder\n  hint: name a file\n"
    assert titles() == ["T", "É"]


def test_links_in_a_circle_lead_nowhere(folder, capsys) -> None:
    Path("slides/text/talk.md").write_bytes(
        text(head="title: T\narticle: round/a.txt\ntemplate: round/t.pptx")
    )
    Path("slides/text/round").symlink_to("round")
    Path("a.md").symlink_to("a.md")
    assert make_deck.main(["a.md"]) == 2
    assert capsys.readouterr().err == (
        "error: there is no file a.md\n  hint: make_deck.py --help lists what there is\n"
    )
    assert make_deck.main(["--quiet"]) == 1
    assert capsys.readouterr().err == shown(
        "there is no such template",
        hint="`template:` is relative to the slide text, `--template` to this folder",
        line=None,
        name="slides/text/round/t.pptx",
    )


def test_a_link_to_itself_under_the_name_of_the_deck_stays_one(folder, capsys) -> None:
    Path("a.pptx").symlink_to("a.pptx")
    Path("slides/text/talk.md").write_bytes(TALK)
    assert make_deck.main(["slides/text/talk.md", "-o", "a.pptx"]) == 2
    assert capsys.readouterr().err == (
        "error: a.pptx is a link that leads to itself\n  hint: delete it, or give the deck another name\n"
    )
    assert os.readlink("a.pptx") == "a.pptx"


def test_a_name_is_shown_without_what_a_terminal_would_obey(folder, capsys) -> None:
    assert make_deck.main(["a\x1b[2J.md"]) == 2
    assert capsys.readouterr().err.splitlines()[0] == "error: there is no file a\ufffd[2J.md"


# ------------------------------------------------------------------------------------------- when somebody is in between


def test_a_text_that_its_author_saves_meanwhile_is_left_as_it_is(folder, monkeypatch, capsys) -> None:
    """The author saves once the text is read and before it is written."""
    Path("slides/text/talk.md").write_bytes(TALK)
    plan = slides.shorten.plan

    def saved(*given):
        Path("slides/text/talk.md").write_bytes(TALK + b"\n## Mine\n")
        return plan(*given)

    monkeypatch.setattr(slides.shorten, "plan", saved)
    assert make_deck.main(["shorten", "slides/text/talk.md", "--minutes", "5", "--write", "--quiet"]) == 3
    said = "this file was saved by somebody while this ran, and was left as it is"
    assert capsys.readouterr().err == refused(said, "run it again", "slides/text/talk.md")
    assert Path("slides/text/talk.md").read_bytes() == TALK + b"\n## Mine\n"


def test_an_interruption_just_before_the_deck_is_put_in_place_leaves_the_old_one(
    folder, built, monkeypatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    before = seen(folder)
    monkeypatch.setattr(os, "replace", interrupted)
    assert make_deck.main(["--quiet"]) == 130
    assert seen(folder) == before


SHUT = {
    "who reads no further": "| head -1",
    "who reads nothing": "| true",
    "nobody": ">&-",
    "nobody at all": ">&- 2>&-",
}


@pytest.mark.parametrize("shut", SHUT.values(), ids=SHUT)
@pytest.mark.parametrize("words", ["", "check", "check --json", "check --rules", "--help"])
def test_what_is_said_to_nobody_does_no_harm(folder, words, shut) -> None:
    Path("talk.pptx").unlink()
    Path("slides/text/talk.md").write_bytes(TALK)
    command = f'"{sys.executable}" -B "{ROOT / "make_deck.py"}" {words} {shut}; exit ${{PIPESTATUS[0]}}'
    run = subprocess.run(["bash", "-c", command], capture_output=True, text=True)
    assert (run.returncode, "Traceback" in run.stderr, "roken" in run.stderr) == (0, False, False)
    assert words or titles() == ["T", "É"]


def test_letters_that_a_terminal_lacks_are_spelled_out(folder) -> None:
    Path("slides/text/talk.md").write_bytes(text("## Ä日\n\n- a\n"))
    command = [sys.executable, "-B", ROOT / "make_deck.py", "check"]
    run = subprocess.run(command, capture_output=True, env={"PYTHONIOENCODING": "ascii"})
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"\n     ## \\xc4\\u65e5\n" in run.stdout
    run = subprocess.run([*command, "--json"], capture_output=True, env={"PYTHONIOENCODING": "ascii"})
    assert "## Ä日" in {finding["quote"] for finding in json.loads(run.stdout)}


def test_output_that_cannot_be_written_is_one_clear_error(folder) -> None:
    Path("slides/text/talk.md").write_bytes(TALK)
    with open("/dev/full", "w") as full:
        command = [sys.executable, "-B", ROOT / "make_deck.py", "check"]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (run.stderr, run.returncode) == (
        "error: what is found cannot be written: No space left on device\n",
        1,
    )


# ---------------------------------------------------------------------------------------------- line ends and directions


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_text_with_the_line_ends_of_windows_or_of_old_macs_is_read_and_filled_in_kind(folder, end) -> None:
    Path("talk.pptx").unlink()
    Path("talk.txt").write_text("Tea\n\nTea is made of leaves in the north. It is hot.\n")
    talk = "---\ntitle: T\narticle: talk.txt\n---\n\n## Tea is made of leaves\n"
    Path("talk.md").write_bytes(talk.replace("\n", end).encode())
    assert make_deck.main(["draft", "talk.md", "--quiet"]) == 0
    written = Path("talk.md").read_bytes().decode()
    assert "in the north" in written
    assert set(re.findall("\r\n|\r|\n", written)) == {end}
    assert make_deck.main(["talk.md", "--quiet"]) == 0
    assert titles() == ["T", "Tea is made of leaves"]


def test_a_text_in_utf_16_can_be_filled(folder) -> None:
    Path("talk.txt").write_text("Tea\n\nTea is made of leaves in the north. It is hot.\n")
    talk = "---\ntitle: T\narticle: talk.txt\n---\n\n## Tea is made of leaves\n"
    Path("talk.md").write_bytes(talk.encode("utf-16"))
    assert make_deck.main(["draft", "talk.md", "--quiet"]) == 0
    assert "in the north" in Path("talk.md").read_text(encoding="utf-8-sig")


def test_letters_that_turn_the_direction_of_a_line_stand_on_the_slide_as_they_were_written(folder) -> None:
    Path("talk.pptx").unlink()
    Path("talk.md").write_bytes(text("## A \u202eB\u202c \u2067C\u2069\n\n- a\n"))
    assert make_deck.main(["talk.md", "--quiet"]) == 0
    assert titles() == ["T", "A \u202eB\u202c \u2067C\u2069"]


def test_sixty_bullets_go_on_over_slides_and_none_is_lost(folder) -> None:
    Path("talk.pptx").unlink()
    Path("talk.md").write_bytes(text("## A\n\n" + "".join(f"- Point {n}\n" for n in range(60))))
    assert make_deck.main(["talk.md", "--quiet"]) == 0
    said = [p.text for s in Presentation("talk.pptx").slides for p in s.placeholders[1].text_frame.paragraphs]
    assert [line for line in said if line.startswith("Point")] == [f"Point {n}" for n in range(60)]


def test_an_article_whose_name_no_text_can_hold_is_one_clear_error(folder, capsys) -> None:
    name = os.fsdecode(b"\xff.txt")
    Path(name).write_text("Tea\n\nTea is made of leaves. It is hot.\n")
    before = seen(folder)
    assert make_deck.main(["draft", name, "--quiet"]) == 1
    said = "the name of this article has bytes that no text has, and the slide text has to name it"
    assert capsys.readouterr().err == f"\\udcff.txt: error: {said}\n  hint: give it another name\n"
    assert seen(folder) == before
