"""The only place that runs LibreOffice: a deck or a document goes in, a PDF or a picture of every slide comes out, as bytes.

What it needs of files lives in a temporary folder that is gone before it returns. It shows a deck and decides nothing.
"""

from __future__ import annotations

import importlib.util
import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from slides.errors import UsageError

PICTURE_WIDTH = 1920
"""Pixels across a picture of a slide: what most projectors show."""

PATIENCE = 300
"""Seconds that a program may take: a first start of LibreOffice on a slow disk takes about one minute."""

PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
"""Where LibreOffice stands on the systems whose installer does not put it on the path."""

_TARGETS = {".docx": 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'}
"""What a file is turned into: documents are read, so headings, lists and alternative texts stay what they are."""

Render = Callable[[bytes], tuple[bytes, ...]]
"""Gives a PNG of every slide of a deck."""


def pdf(deck: bytes, wanted: str = "a PDF", suffix: str = ".pptx") -> bytes:
    """Return a deck, or the document that `suffix` says, as a PDF; `wanted` is what it is for, as an error would say it.

    Raises:
        UsageError: LibreOffice is not here, or could not do it.
    """
    program = _libreoffice(wanted)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / f"deck{suffix}"
        source.write_bytes(deck)
        # A profile of its own: two LibreOffices on one profile wait for each other for ever
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        _run(
            [
                program,
                profile,
                "--headless",
                "--convert-to",
                _TARGETS.get(suffix, "pdf"),
                "--outdir",
                str(folder),
                str(source),
            ],
            wanted,
        )
        made = source.with_suffix(".pdf")
        if not made.exists():
            raise UsageError.of("office.failed", f"{wanted} could not be made: LibreOffice gave none")
        return made.read_bytes()


def renderer() -> Render:
    """Return what turns a deck into pictures, once it is sure that all of it is installed.

    Raises:
        UsageError: LibreOffice is not here, or nothing that turns its PDF into pictures.
    """
    _libreoffice("a preview")
    rasterise = _rasteriser()
    return lambda deck: rasterise(pdf(deck, "a preview"))


def is_here() -> bool:
    """Tell whether LibreOffice is on this machine."""
    return _program() is not None


def _program() -> str | None:
    here = shutil.which("soffice") or shutil.which("libreoffice")
    return here or next((place for place in PLACES if Path(place).exists()), None)


def _libreoffice(wanted: str) -> str:
    """Return LibreOffice's program.

    Raises:
        UsageError: It is not here.
    """
    found = _program()
    if found is None:
        hint = "install LibreOffice (libreoffice.org), or export it from PowerPoint"
        raise UsageError.of(
            "office.missing", f"{wanted} needs LibreOffice, which is not on this machine", hint=hint
        )
    return found


def _rasteriser() -> Render:
    """Return what turns the pages of a PDF into pictures.

    Raises:
        UsageError: Nothing here does.
    """
    program = shutil.which("pdftoppm")
    if program:
        return lambda data: _by_poppler(program, data)
    if importlib.util.find_spec("pypdfium2"):
        return _by_pdfium
    hint = "install pypdfium2 (pip install 'make-deck[preview]'), or poppler, which has pdftoppm"
    raise UsageError.of(
        "office.pictures", "a preview needs something that turns a PDF into pictures", hint=hint
    )


def _by_poppler(program: str, data: bytes) -> tuple[bytes, ...]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "deck.pdf").write_bytes(data)
        size = ["-scale-to-x", str(PICTURE_WIDTH), "-scale-to-y", "-1"]
        _run([program, "-png", *size, str(folder / "deck.pdf"), str(folder / "slide")], "a preview")
        return tuple(path.read_bytes() for path in sorted(folder.glob("slide-*.png")))


def _by_pdfium(data: bytes) -> tuple[bytes, ...]:
    import pypdfium2  # pyrefly: ignore[missing-import]  # an extra: see pyproject.toml

    document = pypdfium2.PdfDocument(data)
    pictures = []
    for page in document:
        buffer = io.BytesIO()
        page.render(scale=PICTURE_WIDTH / page.get_width()).to_pil().save(buffer, "PNG")
        pictures.append(buffer.getvalue())
    document.close()
    return tuple(pictures)


def _run(command: Sequence[str], wanted: str) -> None:
    """Run a program to its end; what came of it is seen in the files that it leaves.

    Raises:
        UsageError: It does not come to an end.
    """
    try:
        subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE)
    except subprocess.TimeoutExpired as error:
        name = Path(command[0]).name
        message = f"{wanted} could not be made: {name} took longer than {PATIENCE // 60} minutes"
        raise UsageError.of("office.failed", message) from error
