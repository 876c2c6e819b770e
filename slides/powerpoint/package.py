"""The zip around a presentation: the same parts give the same bytes, on any day and any machine."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can name; a clock has no place in a deck."""

CONTENT_TYPES = "[Content_Types].xml"

MOST_BYTES = 400_000_000
"""Size of all parts of a package together. A template of 100 MB is a burden; what unpacks to more than this is meant to be one."""


MOST_MARKS = 10_000_000
"""Tags and attributes, by their < and =, of all parts together: 5,000 of our slides have a tenth. Each takes some hundred
bytes of memory once it is read, however few it takes in the zip."""


def pack(parts: Mapping[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of the parts, content types first as OPC readers like it, the others by name."""
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, not name.startswith("_rels/"), name))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = compression
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip by name.

    Raises:
        zipfile.BadZipFile: `data` is not a zip that can be read, or no package: see `refusal`.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if why := _refusal(entries):
                raise Unsafe(why)
            if any(entry.compress_type not in _METHODS for entry in entries):
                raise zipfile.BadZipFile("packed as no Office program packs")
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (
        zlib.error,
        EOFError,
        struct.error,
        ValueError,
        OverflowError,
        NotImplementedError,
        OSError,
    ) as error:
        # Of damaged archives.
        raise zipfile.BadZipFile(str(error)) from error
    marks = sum(part.count(b"<") + part.count(b"=") for part in parts.values())
    if marks > MOST_MARKS:
        raise Unsafe(f"it has {marks:,} tags and attributes, more than any presentation")
    return parts


class Unsafe(zipfile.BadZipFile):
    """A zip that nobody's PowerPoint wrote. Its text says why, for the person who named the file."""


def _refusal(entries: Sequence[zipfile.ZipInfo]) -> str:
    """Return why a zip is not to be unpacked, empty if it can be."""
    names = [entry.filename for entry in entries]
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        return f"it unpacks to {total:,} bytes, more than any presentation"
    if len(set(names)) != len(names):
        return "two of its parts bear the same name"
    if any(entry.flag_bits & _ENCRYPTED for entry in entries):
        return "it is a zip with a password"
    outside = (name for name in names if name.startswith("/") or ".." in name.replace("\\", "/").split("/"))
    return next((f"its part {name[:60]} lies outside of it" for name in outside), "")


_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How a part of a package may be packed (ECMA-376 part 2, annex C.4)."""
_ENCRYPTED = 0x1
"""The bit of a zip's entry that says that it can be read with a password only."""
