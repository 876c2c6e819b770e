"""HTML out of plain values. What is text is escaped here and nowhere else; only these functions make an `Html`."""

from __future__ import annotations

import html
import re
from typing import NewType

Html = NewType("Html", str)
"""Markup that can stand in a page as it is."""

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
"""What HTML has no way to write, not even escaped."""
_EMPTY = frozenset({"input", "meta", "br"})


def text(said: str) -> Html:
    """Return a text as markup that shows it."""
    return Html(html.escape(_FORBIDDEN.sub("\ufffd", said), quote=False))


def element(name: str, /, *inside: Html, **attributes: str | bool) -> Html:
    """Return an element; `class_` is its class, `aria_label` its aria-label. An attribute that is empty is left out."""
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    return Html(f"<{opening}>" if name in _EMPTY else f"<{opening}>{joined(*inside)}</{name}>")


def _attribute(key: str, value: str | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    if isinstance(value, bool):
        return f" {name}" if value else ""
    return f' {name}="{html.escape(_FORBIDDEN.sub(chr(0xFFFD), value))}"' if value else ""


def joined(*parts: Html) -> Html:
    """Return some markup, one piece after the other."""
    return Html("".join(parts))


def block(name: str, /, *inside: Html, **attributes: str | bool) -> Html:
    """Return an element whose pieces stand on lines of their own, for those who read the source."""
    pieces = [piece for piece in inside if piece]
    return element(name, Html("\n"), *(Html(f"{piece}\n") for piece in pieces), **attributes)
