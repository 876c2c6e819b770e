"""Picture files: what is shown of them and its size in pixels, and the QR code of a link.

A photograph that its camera took turned is turned here, for programs disagree on whether to. That writes it anew, and
leaves behind what else the camera noted, such as where it was. All other files stay as they are, to the byte.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

from slides.errors import TextError
from slides.model import Image
from slides.powerpoint.vector import is_svg, read_svg

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels

FORMATS = ("PNG", "JPEG", "MPO", "GIF", "BMP", "TIFF")
"""What PowerPoint shows everywhere, by Pillow's names; MPO is the JPEG of many phones."""

LONGEST_LINK = 300
"""Characters of a link: a code of version 13 has 69 modules a side, about 1 mm each on a 3 m screen (a judgement)."""

LARGEST = 50_000_000
"""Pixels of the largest picture that is read: a 50-megapixel photograph."""


ORIENTATION = 0x0112
"""The EXIF tag that says how the camera was held: 1 upright, 2 to 8 turned or mirrored."""

QUALITY = 95
"""Of a JPEG that is written anew: above it, files grow and nobody sees a difference."""


def read_image(data: bytes, path: str, place: tuple[str, int] = ("", 0)) -> Image:
    """Return the picture in `data`; `place` is the path and line of the slide text that shows it.

    Raises:
        TextError: It is not a picture that PowerPoint shows, or larger than any projector needs.
    """
    if is_svg(data):
        return read_svg(data, path, place)
    from PIL import Image as PillowImage
    from PIL import UnidentifiedImageError

    try:
        # Pillow warns of spoilt notes of the camera, and shows the picture all the same; so do we.
        with warnings.catch_warnings(action="ignore"), PillowImage.open(io.BytesIO(data)) as picture:
            kind, (width, height) = picture.format, picture.size
            turned = kind in FORMATS and width * height <= LARGEST and _is_turned(picture, data)
            if turned:
                return _upright(picture)
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        PillowImage.DecompressionBombError,
    ) as error:
        raise _unusable(f"{path} is not a picture that can be read", place) from error
    if kind not in FORMATS:
        raise _unusable(f"{path} is a {kind} picture, which PowerPoint does not show everywhere", place)
    if width * height > LARGEST:
        raise _unusable(f"{path} has {width} x {height} pixels, more than a deck should carry", place)
    return Image(data, width, height)


_PNG_NOTES = (b"eXIf", b"Raw profile type")
"""What stands in a PNG that carries notes of a camera."""


def _is_turned(picture: Pixels, data: bytes) -> bool:
    """Tell whether the camera was not held upright; looks through the file, so that a spoilt one is found out."""
    if picture.format == "PNG" and not any(notes in data for notes in _PNG_NOTES):
        picture.verify()  # by the checksums: to decode a PNG only for its notes takes a hundred times as long
        return False
    return picture.getexif().get(ORIENTATION, 1) in range(2, 9)


def _upright(picture: Pixels) -> Image:
    """Return the picture as its camera meant it, without anything else that the camera noted."""
    from PIL import ImageOps, JpegImagePlugin

    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    buffer = io.BytesIO()
    if picture.format in ("JPEG", "MPO"):
        sampling = max(
            JpegImagePlugin.get_sampling(picture), 0
        )  # 4:4:4 where it is none that can be asked for
        upright.save(buffer, "JPEG", quality=QUALITY, subsampling=sampling, exif=b"", icc_profile=profile)
    else:
        mode = upright.mode if upright.mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16") else "RGB"
        upright.convert(mode).save(buffer, "PNG", exif=b"", icc_profile=profile)
    return Image(buffer.getvalue(), *upright.size)


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
