"""The zip around a presentation: the same parts give the same bytes, on any day and any machine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest date that a zip can name; a clock has no place in a deck."""

CONTENT_TYPES = "[Content_Types].xml"


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of the parts, content types first as OPC readers like it, the others by name."""
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, not name.startswith("_rels/"), name))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            entry.create_system = 3
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the parts of a zip by name.

    Raises:
        zipfile.BadZipFile: `data` is not a zip, or has two parts of one name.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/")]
        if len(set(names)) != len(names):
            raise zipfile.BadZipFile("two parts bear the same name")
        return {name: archive.read(name) for name in names}
