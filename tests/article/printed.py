"""Small PDFs, made by hand: lines of Helvetica at places on pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Printed:
    """A line on a page: points from its left and lower edge."""

    text: str
    left: float
    bottom: float
    size: float = 10
    bold: bool = False


def pdf(*pages: Sequence[Printed], trailer: str = "") -> bytes:
    """Return a PDF of these pages, 600 by 800 points; the trailer can say that it is encrypted."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    objects += [f"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica{name} >>" for name in ("", "-Bold")]
    kids = []
    for page in pages:
        stream = "\n".join(map(_shown, page))
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        fonts = "/Resources << /Font << /F 3 0 R /B 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {len(objects)} 0 R {fonts} >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    written, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    written += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    written += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{written.index('xref')}\n%%EOF\n"
    return written.encode("latin-1")


def _shown(line: Printed) -> str:
    text = line.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    font = "B" if line.bold else "F"
    return f"BT /{font} {line.size} Tf {line.left} {line.bottom} Td ({text}) Tj ET"


def column(left: float, top: float, *texts: str, size: float = 10) -> list[Printed]:
    """Return lines below one another."""
    return [Printed(text, left, top - 13 * number, size) for number, text in enumerate(texts)]
