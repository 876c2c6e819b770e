"""A master's theme as values: its fonts, and what a colour in DrawingML looks like there.

A colour names a role (`accent1`), which the colour map of master or layout turns into a slot of the theme, and then
changes it: lighter, darker, mixed. ECMA-376 part 1, 20.1.2.3 (colours) and 19.3.1.6 (clrMap).
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from slides.colour import Rgb
from slides.model import Colour
from slides.powerpoint.drawing import qn

_SYSTEM_COLOURS = {"window": "FFFFFF", "windowText": "000000"}
_PRESET_COLOURS = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "blue": "0000FF", "gray": "808080"}
_PLACEHOLDER_COLOUR = "phClr"
"""In a theme's list of fills: the colour of what is filled."""

ROLES: tuple[Colour, ...] = (
    "tx1",
    "tx2",
    "bg1",
    "bg2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
)


@dataclass(frozen=True, slots=True)
class Theme:
    """What a master's theme says, seen through a colour map."""

    heading_font: str
    body_font: str
    slots: Mapping[str, Rgb] = field(repr=False)
    """The twelve colours: dk1, lt1, dk2, lt2, accent1 to accent6, hlink, folHlink."""
    colour_map: Mapping[str, str] = field(repr=False)
    """The slot behind each role."""
    fills: Mapping[int, etree._Element] = field(repr=False)
    """Its fills by the number that `a:fillRef` and, from 1001 on, `p:bgRef` give them."""

    def font(self, typeface: str) -> str:
        """Return the typeface that a theme reference such as `+mn-lt` stands for."""
        return {"+mj": self.heading_font, "+mn": self.body_font}.get(typeface[:3], typeface)

    def colours(self) -> dict[Colour, Rgb]:
        """Return the colour of each role."""
        return {role: self.slots.get(self.colour_map.get(role, role), "000000") for role in ROLES}

    def seen_by(self, layout: etree._Element) -> Theme:
        """Return the theme through a layout's own colour map, where it overrides the master's."""
        override = layout.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
        return self if override is None else replace(self, colour_map=dict(override.attrib))

    def rgb(self, colour: etree._Element, placeholder: Rgb = "000000") -> Rgb:
        """Return what a colour element looks like; `placeholder` stands for the colour of what is filled."""
        name, value = etree.QName(colour).localname, colour.get("val", "")
        if name == "schemeClr":
            slot = self.colour_map.get(value, value)
            base = placeholder if value == _PLACEHOLDER_COLOUR else self.slots.get(slot, "000000")
        else:
            base = _absolute(colour)
        return _changed(base, colour)


def read_theme(root: etree._Element, colour_map: Mapping[str, str]) -> Theme:
    """Return the theme in the root element of its part."""
    slots: dict[str, Rgb] = {}
    scheme = root.find(f".//{qn('a:clrScheme')}")
    for child in scheme if scheme is not None else ():
        slots[etree.QName(child).localname] = _absolute(child[0])
    fills = _numbered(root, "fillStyleLst", 1) | _numbered(root, "bgFillStyleLst", 1001)
    return Theme(_font(root, "majorFont"), _font(root, "minorFont"), slots, colour_map, fills)


_RGB = re.compile("[0-9A-F]{6}")


def _absolute(colour: etree._Element) -> Rgb:
    """Return a colour that is named without the theme.

    Raises:
        ValueError: It is no colour.
    """
    name, value = etree.QName(colour).localname, colour.get("val", "")
    if name == "sysClr":
        rgb = colour.get("lastClr") or _SYSTEM_COLOURS.get(value, "000000")
    else:
        rgb = value if name == "srgbClr" else _PRESET_COLOURS.get(value, "808080")
    if not _RGB.fullmatch(rgb.upper()):
        raise ValueError(f"{rgb} is no colour")
    return rgb.upper()


def _font(root: etree._Element, name: str) -> str:
    latin = root.find(f".//{qn('a:' + name)}/{qn('a:latin')}")
    return (latin.get("typeface") if latin is not None else "") or "Arial"


def _numbered(root: etree._Element, name: str, first: int) -> dict[int, etree._Element]:
    found = root.find(f".//{qn('a:' + name)}")
    return dict(enumerate(found, first)) if found is not None else {}


def _changed(rgb: Rgb, colour: etree._Element) -> Rgb:
    """Return a colour with what stands in its element done to it, in order."""
    for change in colour:
        name, by = etree.QName(change).localname, share(change.get("val"))
        parts = [int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        if name in ("lumMod", "lumOff", "satMod"):
            hue, light, saturation = colorsys.rgb_to_hls(*parts)
            light = light * by if name == "lumMod" else light + by if name == "lumOff" else light
            saturation = saturation * by if name == "satMod" else saturation
            parts = list(colorsys.hls_to_rgb(hue, min(max(light, 0), 1), min(saturation, 1)))
        elif name == "tint":
            parts = [1 - (1 - part) * by for part in parts]
        elif name == "shade":
            parts = [part * by for part in parts]
        rgb = "".join(f"{round(min(max(part, 0), 1) * 255):02X}" for part in parts)
    return rgb


def share(value: str | None) -> float:
    """Return a share as DrawingML writes one, in thousandths of a per cent or with its sign; all where nothing is said.

    ECMA-376 part 1, 22.9.2.9 (ST_Percentage), and part 4, 20.1.10.40, where the number stands alone.
    """
    if value is None:
        return 1.0
    return float(value[:-1]) / 100 if value.endswith("%") else int(value) / 100_000
