"""What `write` adds to an opened template: slides, notes pages, pictures; by python-pptx's own means.

They hold under every version of python-pptx that has its public API, and take long for hundreds of slides. Under the
versions in `KNOWN`, `constant_time` does the same, each slide in the same time.
"""

from __future__ import annotations

import io
from collections.abc import Callable

import pptx
from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.presentation import Presentation
from pptx.slide import NotesSlide, SlideLayout

from slides.errors import Finding
from slides.powerpoint.package import unpack

KNOWN = ("1.0.2",)
"""Versions of python-pptx whose private parts are as `constant_time` takes them to be."""


class Additions:
    """Adds to a presentation that has no slides yet, and gives its parts."""

    def __init__(self, presentation: Presentation, ready: Callable[[NotesSlide], None]) -> None:
        """Take the presentation; `ready` does to a new notes page what is the same on all of them."""
        self.presentation = presentation
        self.ready = ready

    def slide(self, layout: SlideLayout) -> XmlPart:
        """Return the part of a new slide on a layout, without any shape."""
        slide = self.presentation.slides.add_slide(layout)
        for shape in list(slide.shapes):
            slide.shapes._spTree.remove(shape._element)
        return slide.part

    def notes(self, slide: XmlPart) -> tuple[XmlPart, etree._Element | None]:
        """Return a slide's new notes page and its text body, None where the notes master has no place for text."""
        page = slide.slide.notes_slide  # type: ignore[attr-defined]
        self.ready(page)
        frame = page.notes_text_frame
        return page.part, None if frame is None else frame._txBody

    def image(self, slide: XmlPart, data: bytes, extension: str, kind: str) -> str:
        """Return the relationship id of a picture file on a slide, added to the deck if it is not there yet."""
        package = slide.package
        same = (part for part in package.iter_parts() if part.content_type == kind and part.blob == data)
        part = next(same, None) or Part(package.next_image_partname(extension), kind, package, data)
        return slide.relate_to(part, RT.IMAGE)

    def finish(self, part: XmlPart) -> None:
        """Take notice that nothing more is added to a slide or notes page."""

    def parts(self) -> dict[str, bytes]:
        """Return the parts of the whole deck by name."""
        buffer = io.BytesIO()
        self.presentation.save(buffer)
        return unpack(buffer.getvalue())


def additions(
    presentation: Presentation, ready: Callable[[NotesSlide], None], version: str = pptx.__version__
) -> Additions:
    """Return what adds slides to a presentation: in constant time if this version of python-pptx is known."""
    if unknown_version(version):
        return Additions(presentation, ready)
    from slides.powerpoint.constant_time import ConstantTime

    return ConstantTime(presentation, ready)


def unknown_version(version: str = pptx.__version__) -> Finding | None:
    """Return a tip where decks are made by python-pptx's own means, None where they are made in constant time."""
    if version in KNOWN:
        return None
    message = f"python-pptx {version} is not known here, so a deck of hundreds of slides takes minutes"
    return Finding("tip", "deck.slow", message, hint=f"pip install python-pptx=={KNOWN[-1]}")
