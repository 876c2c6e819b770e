"""What `write` adds to an opened template: slides, notes pages, pictures; by python-pptx's own means.

They hold under every version of python-pptx that has its public API, and take long for hundreds of slides:
`constant_time` does the same at once under the versions that it knows.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part, XmlPart
from pptx.presentation import Presentation
from pptx.slide import NotesSlide, SlideLayout

from slides.powerpoint.package import unpack


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
