"""From the bytes of a presentation to python-pptx's view of it: a template of ours to be, or a deck of anybody's.

What is damaged, hostile or no presentation at all is told here in one sentence, whichever of the two it was meant for.
"""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager

from lxml import etree
from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.package import Part, XmlPart
from pptx.presentation import Presentation as PresentationType

from slides.powerpoint.package import CONTENT_TYPES, Unsafe, pack, unpack
from slides.powerpoint.unsafe import (
    DECK,
    TEMPLATE,
    Role,
    damaged,
    refuse_declared,
    refuse_old,
    refuse_unsafe,
)

_UNREADABLE = (
    PythonPptxError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    AttributeError,
    RecursionError,
    etree.XMLSyntaxError,
)
"""What python-pptx raises at a file that is no presentation, or a damaged one: it follows relationships by calling
itself, and takes for granted what stands in a part of theirs."""

_DAMAGED = (
    ArithmeticError,
    AttributeError,
    IndexError,
    KeyError,
    PythonPptxError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
    etree.XMLSyntaxError,
)
"""What reading a presentation raises that is not as every program writes them: a part that nothing leads to, a number
that is none, an element that is not there. All of it is in the file, and its user has nowhere else to look."""

_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"

_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def open_template(data: bytes, path: str = "") -> PresentationType:
    """Return the presentation in `data`, a .pptx, .potx or .ppsx.

    Raises:
        TemplateError: It is none of these, or not safe to hand on.
    """
    with telling(TEMPLATE, path):
        refuse_old(data, TEMPLATE, path)
        parts = unpack(data)
        if path:  # the one that ships needs no looking through
            refuse_unsafe(parts, path)
        return _opened(data, parts)


def open_deck(data: bytes, path: str = "") -> PresentationType:
    """Return the presentation in `data`, whatever acts in it or is fetched by it: nothing of that happens here.

    Raises:
        BrokenDeck: It is none, or made to be read by nobody.
    """
    with telling(DECK, path):
        refuse_old(data, DECK, path)
        parts = unpack(data)
        refuse_declared(parts, DECK, path)
        return _opened(data, parts)


@contextmanager
def reading(role: Role, path: str, slide: int | None = None) -> Generator[None]:
    """Say of what goes wrong while a presentation is read that it is damaged, and on which slide."""
    try:
        yield
    except _DAMAGED as error:
        if role is TEMPLATE and not path:
            raise  # the one that ships: its faults are ours
        raise damaged(role, path, slide) from error


def parsed(part: bytes) -> etree._Element:
    """Return the root of a part that python-pptx does not read, without comments, as `_opened` leaves the others."""
    return etree.fromstring(part, _PARSER)


@contextmanager
def telling(role: Role, path: str) -> Generator[None]:
    """Say of what goes wrong while a file is opened what the file is, or is not."""
    try:
        yield
    except Unsafe as error:
        message = f"this {role.name} is not one that PowerPoint wrote: {error}"
        hint = "save it anew in PowerPoint, or ask for it where it comes from"
        raise role.error.of(f"{role.name}.unsafe", message, path=path, hint=hint) from error
    except _UNREADABLE as error:
        raise role.error.of(
            f"{role.name}.unreadable", f"this is not {role.files}", path=path, hint=role.instead
        ) from error


def _opened(data: bytes, parts: Mapping[str, bytes]) -> PresentationType:
    """Return a presentation without the comments that other programs leave between its elements."""
    with _calls(len(parts)):
        presentation = Presentation(io.BytesIO(_as_presentation(data, parts)))
    for part in _parts_of(presentation):
        if isinstance(part, XmlPart):
            etree.strip_tags(part._element, etree.Comment, etree.ProcessingInstruction)
    return presentation


@contextmanager
def _calls(more: int) -> Generator[None]:
    """Let functions call themselves deeper: python-pptx loads a part from within the one before it, and a thousand
    slides may lead each to the next."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(limit + more)
    try:
        yield
    finally:
        sys.setrecursionlimit(limit)


def _parts_of(presentation: PresentationType) -> list[Part]:
    """Return all parts that relationships lead to. python-pptx's own walk calls itself from each part to the next."""
    found: dict[Part, None] = {presentation.part: None}
    to_see: list[Part] = [presentation.part]
    while to_see:
        targets = (rel.target_part for rel in to_see.pop().rels.values() if not rel.is_external)
        new = [part for part in dict.fromkeys(targets) if part not in found]
        found.update(dict.fromkeys(new))
        to_see += new
    return list(found)


def _as_presentation(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return a template or slide show under the content type of a presentation, which python-pptx insists on."""
    types = parts.get(CONTENT_TYPES, b"")
    kinds = [_MAIN.format(kind).encode() for kind in ("template", "slideshow")]
    if not any(kind in types for kind in kinds):
        return data
    for kind in kinds:
        types = types.replace(kind, _MAIN.format("presentation").encode())
    return pack({**parts, CONTENT_TYPES: types})
