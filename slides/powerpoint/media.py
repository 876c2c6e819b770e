"""Picture files as parts of a deck: each file once, under the type that it is."""

from __future__ import annotations

import posixpath

from pptx.opc.package import XmlPart

from slides.powerpoint.additions import Additions
from slides.powerpoint.package import unpack
from slides.powerpoint.read import image_digest

_TYPES = (
    (b"\x89PNG", "png", "image/png"),
    (b"\xff\xd8", "jpg", "image/jpeg"),
    (b"GIF8", "gif", "image/gif"),
    (b"BM", "bmp", "image/bmp"),
    (b"II", "tiff", "image/tiff"),
    (b"MM", "tiff", "image/tiff"),
)
"""How files begin, their extension and their content type. python-pptx knows them too, but refuses the JPEG of many
telephones, which has a second picture behind the first (MPO)."""

_SVG = ("svg", "image/svg+xml")


def add_picture(deck: Additions, slide: XmlPart, data: bytes) -> str:
    """Return the relationship id of a picture file on a slide, added to the deck if it is not there yet."""
    extension, kind = next((ext, kind) for start, ext, kind in _TYPES if data.startswith(start))
    return deck.image(slide, data, extension, kind)


def add_drawing(deck: Additions, slide: XmlPart, data: bytes) -> str:
    """Return the relationship id of an SVG drawing on a slide, added to the deck if it is not there yet."""
    return deck.image(slide, data, *_SVG)


def images_of(deck: bytes) -> dict[str, tuple[str, bytes]]:
    """Return the extension and bytes of each picture file in a deck, by the digest that its outline names it by.

    The extension is of what the file is; where that is nothing that we write, the one that its part has.
    """
    found = {}
    for name, data in unpack(deck).items():
        if name.startswith("ppt/media/"):
            known = (extension for start, extension, _ in _TYPES if data.startswith(start))
            own = posixpath.splitext(name)[1].removeprefix(".").lower()
            found[image_digest(data)] = (next(known, own or "bin"), data)
    return found
