"""`check any.pptx` of what is no deck, damaged or hostile: one clear error, exit code 1, and the file as it was."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

import make_deck
from tests import foreign
from tests.test_bad_input import BILLION, OLE, flagged

SLIDE = "ppt/slides/slide1.xml"
OFFICE = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def parts() -> dict[str, bytes]:
    return foreign.parts_of(foreign.sample_slides())


def deck(changes: Mapping[str, bytes | None]) -> bytes:
    """Return the deck with parts put in, or taken out where they are None."""
    made = {**parts(), **changes}
    return foreign.zipped({name: data for name, data in made.items() if data is not None})


def marks() -> int:
    return sum(part.count(b"<") + part.count(b"=") for part in parts().values())


def changed(name: str, old: bytes, new: bytes) -> bytes:
    assert old in parts()[name]
    return deck({name: parts()[name].replace(old, new, 1)})


def declared(name: str, old: bytes = b"", new: bytes = b"") -> bytes:
    """Return the deck with a document type that explodes in a part."""
    at = parts()[name].index(b"?>") + 2
    data = parts()[name][:at] + BILLION.encode() + parts()[name][at:]
    return deck({name: data.replace(old, new, 1) if old else data})


def twice() -> bytes:
    buffer = io.BytesIO(deck({}))
    with warnings.catch_warnings(action="ignore"), zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(SLIDE, b"<x/>")
    return buffer.getvalue()


def on_slide(xml: bytes) -> bytes:
    return changed(SLIDE, b"</p:spTree>", xml + b"</p:spTree>")


def in_run(properties: bytes) -> bytes:
    return changed(SLIDE, b"<a:r>", b"<a:r>" + properties)


def told(what: str, hint: str, where: str = "any.pptx") -> str:
    return f"{where}: error: {what}\n  hint: {hint}\n"


NONE = told("this is not a PowerPoint presentation (.pptx)", "name a .pptx file, or a slide text")
MEND = "open it in PowerPoint, which mends what it can, and save it anew"
DAMAGE = "this deck is damaged: something is missing in it, or no number where one should be"
DAMAGED, FIRST = told(DAMAGE, MEND), told(DAMAGE, MEND, "any.pptx, slide 1")


def strange(why: str) -> str:
    return told(
        f"this deck is not one that PowerPoint wrote: {why}",
        "save it anew in PowerPoint, or ask for it where it comes from",
    )


def typed(name: str) -> str:
    message = f"this deck's part {name} has a document type of its own, which could hold anything"
    return told(message, "save it anew in PowerPoint")


DECKS = {
    "empty": (lambda: b"", NONE),
    "a text": (lambda: b"# Wells save lives", NONE),
    "half a deck": (lambda: deck({})[:20_000], NONE),
    "a zip of something else": (lambda: foreign.zipped({"a.txt": b"x"}), NONE),
    "packed as no Office program packs": (lambda: flagged(deck({}), 10, 8, 14), NONE),
    "without its content types": (lambda: deck({"[Content_Types].xml": None}), NONE),
    "without its presentation": (lambda: deck({"ppt/presentation.xml": None}), NONE),
    "with a password": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500),
        told(
            "this deck can be opened with a password only",
            "open it in PowerPoint, take the password off in File > Info > Protect Presentation, and save it",
        ),
    ),
    "of PowerPoint 2003": (
        lambda: OLE,
        told(
            "this is a presentation of PowerPoint 2003 or older (.ppt, .pot)",
            "open it in PowerPoint and save it as .pptx",
        ),
    ),
    "two parts of one name": (twice, strange("two of its parts bear the same name")),
    "a part outside of it": (
        lambda: deck({"../../evil.txt": b"x"}),
        strange("its part ../../evil.txt lies outside of it"),
    ),
    "a zip with a password": (lambda: flagged(deck({}), 8, 6, 1), strange("it is a zip with a password")),
    "tags without end": (
        lambda: deck({"ppt/x.xml": b"<a>" + b"<b/>" * 10_000_000 + b"</a>"}),
        strange(f"it has {10_000_002 + marks():,} tags and attributes, more than any presentation"),
    ),
    "shapes without end": (
        lambda: on_slide(b"<p:sp/>" * 5_000),
        told("this slide has 5,002 shapes, 5,000 can be read", "take it out of the deck", "any.pptx, slide 1"),
    ),
    "a slide that explodes": (lambda: declared(SLIDE), typed(SLIDE)),
    "a slide that has exploded": (lambda: declared(SLIDE, b"Delete me", b"&a11;"), DAMAGED),
    "a theme that explodes": (lambda: declared("ppt/theme/theme1.xml"), typed("ppt/theme/theme1.xml")),
    "a slide that is no XML": (lambda: deck({SLIDE: b"<a><b>"}), DAMAGED),
    "groups in groups": (lambda: on_slide(b"<p:grpSp>" * 5_000 + b"</p:grpSp>" * 5_000), DAMAGED),
    "a slide that is missing": (lambda: deck({SLIDE: None}), FIRST),
    "a slide that is none": (lambda: deck({SLIDE: b"<x/>"}), FIRST),
    "a slide that is the presentation": (lambda: deck({SLIDE: parts()["ppt/presentation.xml"]}), FIRST),
    "a layout that is missing": (lambda: deck({"ppt/slideLayouts/slideLayout1.xml": None}), FIRST),
    "a layout on the web": (
        lambda: changed(
            "ppt/slides/_rels/slide1.xml.rels",
            b'Target="../slideLayouts/slideLayout1.xml"',
            b'Target="http://x.org/x" TargetMode="External"',
        ),
        FIRST,
    ),
    "a master that is missing": (lambda: deck({"ppt/slideMasters/slideMaster1.xml": None}), FIRST),
    "a theme that is missing": (lambda: deck({"ppt/theme/theme1.xml": None}), FIRST),
    "notes that are none": (lambda: deck({"ppt/notesSlides/notesSlide1.xml": b"<a/>"}), FIRST),
    "properties that are none": (lambda: deck({"docProps/core.xml": b"<a/>"}), DAMAGED),
    "a slide that is not listed": (
        lambda: changed("ppt/presentation.xml", b'r:id="rId7"', b'r:id="rIdNo"'),
        FIRST,
    ),
    "slides of no size": (lambda: changed("ppt/presentation.xml", b'cx="9144000"', b'cx="0"'), DAMAGED),
    "slides of a size in words": (
        lambda: changed("ppt/presentation.xml", b'cx="9144000"', b'cx="x"'),
        DAMAGED,
    ),
    "type of a size in words": (lambda: in_run(b'<a:rPr sz="x"/>'), FIRST),
    "a colour that is none": (
        lambda: in_run(b'<a:rPr><a:solidFill><a:srgbClr val="xyz"/></a:solidFill></a:rPr>'),
        FIRST,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DECKS)
def test_a_deck_that_cannot_be_read_is_one_clear_error(tmp_path, monkeypatch, capsys, name) -> None:
    make, said = DECKS[name]
    monkeypatch.chdir(tmp_path)
    Path("any.pptx").write_bytes(make())
    before = Path("any.pptx").read_bytes()
    assert make_deck.main(["check", "any.pptx", "--quiet"]) == 1
    assert capsys.readouterr() == ("", said)
    assert Path("any.pptx").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["any.pptx"]


COLOUR = (
    b'<a:rPr><a:solidFill><a:srgbClr val="00FF00"><a:lumMod val="50%"/></a:srgbClr></a:solidFill></a:rPr>'
)

READ = {
    "no slides": lambda: foreign.default(),
    "comments between its elements": lambda: in_run(
        b'<a:rPr><a:solidFill><!--a--><a:srgbClr val="FF0000"><!--b--></a:srgbClr></a:solidFill></a:rPr><?c d?>'
    ),
    "shares with their sign": lambda: in_run(COLOUR),
    "a level below the first": lambda: changed(SLIDE, b"<a:r>", b'<a:pPr lvl="-1"/><a:r>'),
    "a picture that would be fetched": lambda: changed(
        "ppt/slides/_rels/slide1.xml.rels",
        b"</Relationships>",
        b'<Relationship Id="rIdX" Type="%s/image" Target="http://x.org/x" TargetMode="External"/></Relationships>'
        % OFFICE,
    ),
    "a slide in UTF-16": lambda: deck(
        {SLIDE: parts()[SLIDE].decode().replace("UTF-8", "UTF-16", 1).encode("utf-16")}
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_a_deck_that_is_only_unusual_is_judged(tmp_path, monkeypatch, capsys, name) -> None:
    monkeypatch.chdir(tmp_path)
    Path("any.pptx").write_bytes(READ[name]())
    make_deck.main(["check", "any.pptx"])
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.startswith("any.pptx: ")
    assert "is damaged" not in said.out
