"""Edits of pictures. Images are bytes of a PNG or JPEG file."""

from __future__ import annotations

import io

from PIL import Image
from pptx.oxml.ns import qn
from pptx.util import Inches

from tests.coauthor.deck import Deck


def image(colour: str = "teal", size: tuple[int, int] = (80, 60)) -> bytes:
    """Return a PNG of one colour, to add or put in another's place."""
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def add_picture(deck: Deck, slide: int, data: bytes, left: float, top: float, width: float = 2) -> None:
    picture = deck.slide(slide).shapes.add_picture(io.BytesIO(data), Inches(left), Inches(top), Inches(width))
    picture.name = f"Picture {picture.shape_id - 1}"


def replace_picture(deck: Deck, slide: int, shape: str, data: bytes) -> None:
    """Change Picture: another image in the same frame. An SVG that came with the old one goes with it."""
    picture = deck.shape(slide, shape)
    _, rel = deck.slide(slide).part.get_or_add_image_part(io.BytesIO(data))
    blip = picture._element.find(f".//{qn('a:blip')}")
    blip.set(qn("r:embed"), rel)
    for held in blip.findall(qn("a:extLst")):
        blip.remove(held)


def crop_picture(
    deck: Deck, slide: int, shape: str, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0
) -> None:
    """Crop shares of a picture's width and height away at its edges; the frame gets smaller by as much."""
    picture = deck.shape(slide, shape)
    x, y, width, height = picture.left, picture.top, picture.width, picture.height
    picture.crop_left, picture.crop_right = left, right
    picture.crop_top, picture.crop_bottom = top, bottom
    picture.left, picture.top = round(x + left * width), round(y + top * height)
    picture.width, picture.height = round(width * (1 - left - right)), round(height * (1 - top - bottom))
