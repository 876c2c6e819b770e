"""The Word documents, read back: by pandoc, by a validator, and part by part."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from slides import handout, layout, markdown, powerpoint
from tests.build import METRICS, OURS, ROOT, images

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEBREW = ROOT / "tests" / "decks" / "right-to-left" / "talk.md"
SHIPPED = ROOT / "slides" / "text" / "vns-pain-relief.md"


def documents(path: Path) -> dict[str, bytes]:
    talk = markdown.parse(path.read_bytes(), str(path))
    code = powerpoint.qr_code(talk.front.link) if talk.front.link else None
    pages, _ = layout.arrange(talk, OURS, METRICS, images(talk, path.parent))
    page, _ = handout.take_home(talk, None, code, METRICS)
    return {"handout": handout.docx(page), "script": handout.docx(handout.script(talk, pages))}


BOTH = pytest.mark.parametrize("path", [SHIPPED, HEBREW], ids=["english", "hebrew"])


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


@BOTH
def test_the_same_talk_gives_the_same_bytes(path: Path) -> None:
    assert documents(path) == documents(path)


NOT_REQUIRED = ("relationships/fontTable' is missing.", "relationships/theme' is missing.")
"""The validator asks for parts that ECMA-376 permits, at most one of each (part 1, 11.3.5 and 14.2.7)."""


def errors(file: Path) -> list[str]:
    found = [error.description for error in OpenXmlValidator().validate(file).errors]
    return [description for description in found if not description.endswith(NOT_REQUIRED)]


@BOTH
@pytest.mark.parametrize("name", ["handout", "script"])
def test_a_document_keeps_to_the_schemas(path: Path, name: str, tmp_path: Path) -> None:
    file = tmp_path / "document.docx"
    file.write_bytes(documents(path)[name])
    assert errors(file) == []


def test_the_validator_sees_what_is_wrong_in_a_document(tmp_path: Path) -> None:
    file = tmp_path / "document.docx"
    with (
        zipfile.ZipFile(file, "w") as broken,
        zipfile.ZipFile(io.BytesIO(documents(HEBREW)["script"])) as whole,
    ):
        for name in whole.namelist():
            broken.writestr(name, whole.read(name).replace(b"<w:keepLines/>", b"<w:keepThings/>"))
    assert errors(file)


@BOTH
def test_no_document_knows_a_date_or_who_else_made_it(path: Path) -> None:
    for data in documents(path).values():
        archive = zipfile.ZipFile(io.BytesIO(data))
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        properties = {etree.QName(field).localname for field in part(data, "docProps/core.xml")}
        assert properties <= {"title", "creator", "language"}
        assert not [name for name in archive.namelist() if "thumbnail" in name]


def test_hebrew_runs_from_right_to_left_and_what_is_all_latin_does_not() -> None:
    data = documents(HEBREW)["handout"]
    assert part(data, "word/document.xml").find(f".//{W}sectPr/{W}bidi") is not None
    entries = [
        p for p in part(data, "word/document.xml").iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Reference"
    ]  # fmt: skip
    assert [p.find(f"{W}pPr/{W}bidi").get(f"{W}val") for p in entries] == ["0", "0"]
    assert part(data, "word/styles.xml").find(f".//{W}rPrDefault//{W}lang").get(f"{W}bidi") == "he"


def test_the_code_has_an_alternative_text_and_the_page_is_a4() -> None:
    document = part(documents(HEBREW)["handout"], "word/document.xml")
    assert [p.get("descr") for p in document.iter() if etree.QName(p).localname == "docPr"] == [
        "קוד QR של https://example.org/night"
    ]
    size = document.find(f".//{W}pgSz")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")


def test_text_that_looks_like_markup_and_letters_that_xml_cannot_say_are_text(tmp_path: Path) -> None:
    file = tmp_path / "talk.md"
    file.write_text('---\ntitle: a < b & "c"\n---\n\n## Less {.takehome}\n\n- x \\< y\n- `</w:t>`\n')
    texts = [t.text for t in part(documents(file)["handout"], "word/document.xml").iter(f"{W}t")]
    assert texts == ['a < b & "c"', "Less", "x < y", "</w:t>"]


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
def test_pandoc_reads_titles_headings_and_real_lists() -> None:
    read = subprocess.run(
        ["pandoc", "-f", "docx", "-t", "markdown", "--wrap=none"],
        input=documents(SHIPPED)["handout"], capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    assert "# Despite its promise, VNS is not a one-size-fits-all solution" in read
    assert "1.  **How it may work.** Can trigger neurotransmitter release, it is believed" in read
    assert "-   **Individual basis.** Pain profiles and medical history" in read
