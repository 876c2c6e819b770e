"""Picture files: their size in pixels, and the QR code of a link."""

from __future__ import annotations

import io

from slides.errors import TextError
from slides.model import Image

FORMATS = ("PNG", "JPEG", "MPO", "GIF", "BMP", "TIFF")
"""What PowerPoint shows everywhere, by Pillow's names; MPO is the JPEG of many phones."""

LONGEST_LINK = 300
"""Characters of a link: a code of version 13 has 69 modules a side, about 1 mm each on a 3 m screen (a judgement)."""

LARGEST = 50_000_000
"""Pixels of the largest picture that is read: a 50-megapixel photograph."""


def read_image(data: bytes, path: str, place: tuple[str, int] = ("", 0)) -> Image:
    """Return the picture in `data`; `place` is the path and line of the slide text that shows it.

    Raises:
        TextError: It is not a picture that PowerPoint shows, or larger than any projector needs.
    """
    from PIL import Image as PillowImage
    from PIL import UnidentifiedImageError

    try:
        with PillowImage.open(io.BytesIO(data)) as picture:
            kind, (width, height) = picture.format, picture.size
    except (UnidentifiedImageError, OSError, ValueError, PillowImage.DecompressionBombError) as error:
        raise _unusable(f"{path} is not a picture that can be read", place) from error
    if kind not in FORMATS:
        raise _unusable(f"{path} is a {kind} picture, which PowerPoint does not show everywhere", place)
    if width * height > LARGEST:
        raise _unusable(f"{path} has {width} x {height} pixels, more than a deck should carry", place)
    return Image(data, width, height)


def _unusable(message: str, place: tuple[str, int]) -> TextError:
    path, line = place
    return TextError.of(
        "picture.unusable", message, path=path, line=line or None, hint="save it as PNG or JPEG"
    )


def qr_code(link: str, place: tuple[str, int] = ("", 0)) -> Image:
    """Return the QR code of a link: dark on white with its quiet zone, as a PNG.

    Raises:
        TextError: The link is too long for a code that a telephone reads from a seat.
    """
    import segno

    if len(link) > LONGEST_LINK:
        path, line = place
        message = (
            f"this link has {len(link)} characters, a QR code that can be read has room for {LONGEST_LINK}"
        )
        hint = "use a shorter address that leads to it"
        raise TextError.of("link.long", message, path=path, line=line or None, hint=hint)
    code = segno.make(link, error="m", micro=False)
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=16, border=4)
    width, height = code.symbol_size(scale=16, border=4)
    return Image(buffer.getvalue(), int(width), int(height))
