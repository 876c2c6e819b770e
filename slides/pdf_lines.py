"""A program by itself, run by `pdf`: a PDF on its input, the lines of its pages with their boxes as JSON on its output.

It is a process of its own because a PDF from anywhere may crash PDFium, keep it busy for ever or fill the memory; so it
imports nothing of `slides`. Says one of the words of `pdf.REFUSALS` on its error output where it gives up.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections import Counter

MOST_CHARACTERS = 700_000
"""Characters that are looked at one by one: more than an article may have, blanks and running heads counted."""


def main() -> None:
    """Write a list of pages: width, height, and lines of text, left, bottom, right, top, size in points, bold or not."""
    import pypdfium2  # pyrefly: ignore[missing-import]  # an extra: see pyproject.toml
    import pypdfium2.raw as pdfium  # pyrefly: ignore[missing-import]

    _bound(int(sys.argv[1]))
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        if sum(page.get_textpage().count_chars() for page in document) > MOST_CHARACTERS:
            sys.exit("long")
        pages = [
            [page.get_width(), page.get_height(), _lines(page.get_textpage(), pdfium)] for page in document
        ]
    except pypdfium2.PdfiumError:
        locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        sys.exit("locked" if locked else "damaged")
    json.dump(pages, sys.stdout)


def _bound(memory: int) -> None:
    """Bound the bytes that this process may take, on systems that know such a bound."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _lines(text, pdfium) -> list[list]:  # types of an extra
    """Return the lines of a page as PDFium cuts them, and where a gap is wider than any between words."""
    lines: list[list] = []
    letters: list[_Letter] = []
    box, name, flags = pdfium.FS_RECTF(), ctypes.create_string_buffer(200), ctypes.c_int()
    bold = False

    def cut() -> None:
        if line := _line(letters):
            lines.append(line)
        letters.clear()

    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        if letter in "\r\n":
            cut()
            continue
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        if (
            not letters or letters[-1][0].isspace()
        ):  # a font changes between words, and asking for it takes a while
            pdfium.FPDFText_GetFontInfo(text, index, name, len(name), flags)
            bold = any(word in name.value.lower() for word in _BOLD)
        size = box.top - box.bottom
        if letters and not letter.isspace() and _is_elsewhere(letters[-1], box, size):
            cut()
        if letters or not letter.isspace():
            letters.append((letter, box.left, box.bottom, box.right, box.top, size, bold))
    cut()
    return lines


_Letter = tuple[str, float, float, float, float, float, bool]
"""A letter, its box (left, bottom, right, top), the height of its font and whether that is bold."""
_BOLD = (b"bold", b"black", b"heavy", b"semibold", b".b", b"-b")


def _is_elsewhere(before: _Letter, box, size: float) -> bool:
    """Tell whether a letter does not go on the line: far behind it, before it, or on another one."""
    height = max(size, before[5], 1)
    return (
        box.left - before[3] > 1.5 * height
        or abs(box.bottom - before[2]) > 0.8 * height
        or before[3] - box.left > 3 * height
    )


def _line(letters: list[_Letter]) -> list:
    seen = [letter for letter in letters if not letter[0].isspace()]
    if not seen:
        return []
    size = Counter(round(letter[5], 1) for letter in seen).most_common(1)[0][0]
    bold = sum(letter[6] for letter in seen) > len(seen) / 2
    # U+0002 is PDFium's sign for a hyphen at the end of a line
    words = "".join(letter[0] for letter in letters).replace("\x02", "-").replace("\ufffe", "-").strip()
    box = (
        min(letter[1] for letter in seen),
        min(letter[2] for letter in seen),
        max(letter[3] for letter in seen),
        max(letter[4] for letter in seen),
    )
    return [words, *box, size, bold]


if __name__ == "__main__":
    main()
