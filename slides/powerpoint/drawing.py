"""The few pieces of DrawingML that the deck and the template's maker both write."""

from __future__ import annotations

from functools import cache

from pptx.oxml import ns

from slides.model import Rect

NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    '<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)
"""Inside `cNvPr`: screen readers pass the shape over, and nobody asks for its alternative text."""

SLIDE_NUMBER = "{86CB4B4D-7CA3-9044-876B-883B54F8677D}"
"""The id that PowerPoint gives to fields of the slide number."""


@cache
def qn(tag: str) -> str:
    """Return a tag such as `a:p` with its namespace: python-pptx's own takes the prefix apart anew each time."""
    return ns.qn(tag)


def xfrm(rect: Rect, tag: str = "a", turned: str = "") -> str:
    """Return where a shape stands; `turned` holds the attributes of its rotation and flips."""
    place = f'<a:off x="{rect.x}" y="{rect.y}"/><a:ext cx="{rect.width}" cy="{rect.height}"/>'
    return f"<{tag}:xfrm{turned}>{place}</{tag}:xfrm>"


def number_field(lang: str, properties: str = "") -> str:
    """Return the slide number, which PowerPoint fills in; `properties` is the `a:rPr` of its text, if it needs one."""
    shown = properties or f'<a:rPr lang="{lang}"/>'
    return f'<a:fld id="{SLIDE_NUMBER}" type="slidenum">{shown}<a:t>‹#›</a:t></a:fld>'
