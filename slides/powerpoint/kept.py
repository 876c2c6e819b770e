"""What the shipped template offers, kept beside it in `slides/theme/geometry.json`: to read it anew takes a build of ten
slides a fifth of its time.

It holds for one template, to the byte; for any other it says nothing. A test reads the template anew and compares.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any

from slides.lengths import Length
from slides.model import Geometry, Insets, Paint, Placeholder, Rect, SlideLayout, TextStyle
from slides.powerpoint.geometry import read_geometry


def geometry_to_keep(template: bytes) -> bytes:
    """Return what a template offers as `kept_geometry` reads it."""
    geometry = read_geometry(template)
    spots = [spot for layout in geometry.layouts for spot in layout.placeholders]
    styles = list(dict.fromkeys(style for spot in spots for style in spot.styles))
    paints = list(dict.fromkeys(layout.paint for layout in geometry.layouts))
    rows = asdict(geometry)
    for layout, row in zip(geometry.layouts, rows["layouts"], strict=True):
        row["paint"] = paints.index(layout.paint)
        for spot, spot_row in zip(layout.placeholders, row["placeholders"], strict=True):
            spot_row["styles"] = [styles.index(style) for style in spot.styles]
    kept = {
        "template": _digest(template),
        "styles": [asdict(style) for style in styles],
        "paints": [paint and _paint_row(paint) for paint in paints],
        "geometry": rows,
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _paint_row(paint: Paint) -> dict[str, Any]:
    """Return a grid, of its cells how many after each other have a colour."""
    return {**asdict(paint), "cells": [(rgb, len(list(same))) for rgb, same in groupby(paint.cells)]}


def kept_geometry(kept: bytes, template: bytes) -> Geometry | None:
    """Return what a template offers, from what is kept of it; None where that is of another template."""
    rows = json.loads(kept)
    if rows["template"] != _digest(template):
        return None
    styles = [TextStyle(**_measured(row, _STYLE_LENGTHS)) for row in rows["styles"]]
    paints = [row and _paint(row) for row in rows["paints"]]
    row = _measured(rows["geometry"], ("width", "height"))
    row["layouts"] = tuple(_layout(layout, styles, paints) for layout in row["layouts"])
    return Geometry(**row)


def _digest(template: bytes) -> str:
    return hashlib.sha256(template).hexdigest()


_STYLE_LENGTHS = ("size", "space_before", "space_after", "indent", "tracking")


def _measured(row: dict[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Return a row with the fields of these names as lengths."""
    return {**row, **{name: Length(row[name]) for name in names}}


def _layout(row: dict[str, Any], styles: Sequence[TextStyle], paints: Sequence[Paint | None]) -> SlideLayout:
    inside: dict[str, Any] = {
        "placeholders": tuple(_placeholder(spot, styles) for spot in row["placeholders"]),
        "colours": tuple((role, rgb) for role, rgb in row["colours"]),
        "paint": paints[row["paint"]],
        "area": _rect(row["area"]) if row["area"] else None,
    }
    return SlideLayout(**(row | inside))


def _placeholder(row: dict[str, Any], styles: Sequence[TextStyle]) -> Placeholder:
    inside: dict[str, Any] = {
        "rect": _rect(row["rect"]),
        "styles": tuple(styles[number] for number in row["styles"]),
        "insets": Insets(**_measured(row["insets"], tuple(row["insets"]))),
        "sizes": tuple(Length(size) for size in row["sizes"]),
    }
    return Placeholder(**(row | inside))


def _rect(row: dict[str, Any]) -> Rect:
    return Rect(**_measured(row, tuple(row)))


def _paint(row: dict[str, Any]) -> Paint:
    """Return the grid of `_paint_row`."""
    cells = tuple(rgb for rgb, count in row["cells"] for _ in range(count))
    return Paint(**_measured(row | {"cells": cells}, ("width", "height")))
