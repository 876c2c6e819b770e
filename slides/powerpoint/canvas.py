"""What a layout paints before any text stands on it, as a coarse grid of colours.

Text has to be read on whatever lies beneath it: a background, a band across the top, a photograph. So background,
the master's shapes and the layout's are painted in their order, cell by cell; outlines and shadows are too thin to
matter, and a picture that cannot be opened paints nothing, or what it is told to.
"""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree
from pptx.opc.package import Part

from slides.colour import Rgb
from slides.lengths import Emu, Length
from slides.model import Paint, Rect
from slides.powerpoint.drawing import qn
from slides.powerpoint.pictures import FORMATS, LARGEST, SPOILT
from slides.powerpoint.theme import Theme, share

ACROSS, DOWN = 64, 36
"""Cells of the grid: about 0.2 in each."""

_FILLS = ("solidFill", "gradFill", "blipFill", "pattFill", "noFill", "grpFill")
_SEEN_THROUGH = (qn("a:blipFill"), qn("a:noFill"))
"""Backgrounds that programs disagree on: what is seen through a picture, or where there is none."""
_CURVE_STEPS = 6
"""Straight pieces that a curve is drawn with."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the inner coordinates of a group lie on the slide."""

    x: float = 0
    y: float = 0
    scale_x: float = 1
    scale_y: float = 1

    def rect(self, xfrm: etree._Element) -> Rect:
        off, ext = xfrm.find(qn("a:off")), xfrm.find(qn("a:ext"))
        x, y = int(off.get("x")), int(off.get("y"))
        return Rect(
            Emu(round(self.x + x * self.scale_x)),
            Emu(round(self.y + y * self.scale_y)),
            Emu(round(int(ext.get("cx")) * self.scale_x)),
            Emu(round(int(ext.get("cy")) * self.scale_y)),
        )

    def inside(self, xfrm: etree._Element) -> Frame:
        outer = self.rect(xfrm)
        off, ext = xfrm.find(qn("a:chOff")), xfrm.find(qn("a:chExt"))
        if off is None or ext is None:
            return self
        across = outer.width / max(int(ext.get("cx")), 1)
        down = outer.height / max(int(ext.get("cy")), 1)
        return Frame(outer.x - int(off.get("x")) * across, outer.y - int(off.get("y")) * down, across, down)


def painted(layout, theme: Theme, width: Length, height: Length) -> Paint:
    """Return what a python-pptx layout paints, its master's shapes beneath its own."""
    canvas = Canvas(theme, width, height)
    canvas.paint_layout(layout)
    return canvas.paint()


class Canvas:
    """The grid while it is being painted."""

    def __init__(self, theme: Theme, width: Length, height: Length, unknown: Rgb | None = None) -> None:
        """Take what is painted with and on; `unknown` stands for the colours of a picture that cannot be opened."""
        self.theme, self.width, self.height, self.unknown = theme, width, height, unknown
        self.cells: list[Rgb] = ["FFFFFF"] * (ACROSS * DOWN)

    def paint(self) -> Paint:
        """Return what has been painted so far."""
        return Paint(self.width, self.height, ACROSS, DOWN, tuple(self.cells))

    def paint_layout(self, layout, slide=None) -> None:
        """Paint what a python-pptx layout puts behind a slide: the nearest background, the master's shapes and its own."""
        master = layout.slide_master
        for source in (slide, layout, master) if slide is not None else (layout, master):
            background = source.element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
            if background is not None:
                self.paint_background(background, source.part)
                break
        shown = slide is None or _shows_master(slide.element)
        sources = (master, layout) if _shows_master(layout.element) else (layout,)
        for source in sources if shown else ():
            tree = source.element.find(f"{qn('p:cSld')}/{qn('p:spTree')}")
            self.paint_shapes(tree, source.part, Frame())

    def paint_background(self, background: etree._Element, part: Part) -> None:
        """Fill the whole slide with a background."""
        whole = Rect(Emu(0), Emu(0), self.width, self.height)
        reference = background.find(qn("p:bgRef"))
        if reference is None:
            fill = fill_of(background.find(qn("p:bgPr")))
            if fill is not None and fill.tag in _SEEN_THROUGH and self.unknown is not None:
                self.cells = [self.unknown] * len(self.cells)
            self._fill(fill, part, whole, None)
            return
        fill = self.theme.fills.get(int(reference.get("idx", "0")))
        self._fill(fill, part, whole, None, self._first(reference))

    def paint_shapes(self, tree: Iterable[etree._Element], part: Part, frame: Frame) -> None:
        """Paint the shapes of a tree that are no placeholders, those of groups too."""
        for shape in tree:
            name = etree.QName(shape).localname if isinstance(shape.tag, str) else ""
            if name == "grpSp":
                xfrm = shape.find(f"{qn('p:grpSpPr')}/{qn('a:xfrm')}")
                self.paint_shapes(shape, part, frame.inside(xfrm) if xfrm is not None else frame)
            elif name in ("sp", "pic") and shape.find(f".//{qn('p:ph')}") is None:
                self._paint_shape(shape, part, frame)

    def _paint_shape(self, shape: etree._Element, part: Part, frame: Frame) -> None:
        properties = shape.find(qn("p:spPr"))
        xfrm = properties.find(qn("a:xfrm")) if properties is not None else None
        if xfrm is None or xfrm.find(qn("a:ext")) is None:
            return
        self.paint_shape(shape, part, frame.rect(xfrm))

    def paint_shape(
        self, shape: etree._Element, part: Part, rect: Rect, inherited: etree._Element | None = None
    ) -> None:
        """Paint a shape where it stands; `inherited` is the fill of the placeholder that it comes from."""
        properties = shape.find(qn("p:spPr"))
        own = fill_of(properties)
        fill, colour = own if own is not None else inherited, "000000"
        if etree.QName(shape).localname == "pic":
            fill = shape.find(qn("p:blipFill"))
        elif fill is None:
            reference = shape.find(f"{qn('p:style')}/{qn('a:fillRef')}")
            if reference is not None:
                fill, colour = self.theme.fills.get(int(reference.get("idx", "0"))), self._first(reference)
        outline = _outline(properties, rect) if properties is not None else None
        self._fill(fill, part, rect, outline, colour)

    def _first(self, holder: etree._Element) -> Rgb:
        return self.theme.rgb(holder[0]) if len(holder) else "000000"

    def _fill(
        self,
        fill: etree._Element | None,
        part: Part,
        rect: Rect,
        outline: Sequence[tuple[float, float]] | None,
        colour: Rgb = "000000",
    ) -> None:
        """Paint the cells of a rectangle, or of an outline in it."""
        if fill is None or rect.width <= 0 or rect.height <= 0:
            return
        paint = self._paint(fill, part, colour)
        if paint is None:
            return
        if isinstance(paint, str) and outline is None:
            columns, rows = self._spans(rect)
            for row in rows:
                start = row * ACROSS
                self.cells[start + columns.start : start + columns.stop] = [paint] * len(columns)
            return
        for n, x, y in self._cells_in(rect):
            if outline is None or _is_inside(x, y, outline):
                at = (x - rect.x) / rect.width, (y - rect.y) / rect.height
                seen = paint if isinstance(paint, str) else paint(*at)
                self.cells[n] = self.cells[n] if seen is None else seen

    def _cells_in(self, rect: Rect) -> Iterator[tuple[int, float, float]]:
        """Yield number and middle of each cell whose middle lies in a rectangle."""
        step_x, step_y = self.width / ACROSS, self.height / DOWN
        columns, rows = self._spans(rect)
        for row in rows:
            for column in columns:
                yield row * ACROSS + column, (column + 0.5) * step_x, (row + 0.5) * step_y

    def _spans(self, rect: Rect) -> tuple[range, range]:
        """Return the columns and the rows of the cells whose middle lies in a rectangle."""
        step_x, step_y = self.width / ACROSS, self.height / DOWN
        left, right = max(math.ceil(rect.x / step_x - 0.5), 0), min(int(rect.right / step_x + 0.5), ACROSS)
        top, bottom = max(math.ceil(rect.y / step_y - 0.5), 0), min(int(rect.bottom / step_y + 0.5), DOWN)
        return range(left, max(left, right)), range(top, max(top, bottom))

    def _paint(self, fill: etree._Element, part: Part, colour: Rgb):
        """Return what a fill looks like: one colour, or what it has at a share of its width and height; None where it
        is none that covers.
        """
        name = etree.QName(fill).localname
        if name == "solidFill":
            if not len(fill) or _alpha(fill[0]) < 0.5:
                return None
            return self.theme.rgb(fill[0], colour)
        if name == "gradFill":
            return self._gradient(fill, colour)
        if name == "blipFill":
            seen = _picture(fill, part)
            return self.unknown if seen is None else seen
        if name == "pattFill" and fill.find(qn("a:bgClr")) is not None:
            return self.theme.rgb(fill.find(qn("a:bgClr"))[0], colour)
        return None

    def _gradient(self, fill: etree._Element, colour: Rgb):
        stops = sorted(
            (share(stop.get("pos", "0")), self.theme.rgb(stop[0], colour)) for stop in fill.iter(qn("a:gs"))
        )
        if not stops:
            return None
        line = fill.find(qn("a:lin"))
        down = line is not None and 45 * 60_000 <= int(line.get("ang", "0")) % (180 * 60_000) <= 135 * 60_000

        def paint(x: float, y: float) -> Rgb:
            at = y if down else x
            return min(stops, key=lambda stop: abs(stop[0] - at))[1]

        return paint


def _shows_master(source: etree._Element) -> bool:
    return source.get("showMasterSp") not in ("0", "false")


def fill_of(properties: etree._Element | None) -> etree._Element | None:
    """Return the fill that shape properties name themselves, None if they name none."""
    if properties is None:
        return None
    for name in _FILLS:
        found = properties.find(qn(f"a:{name}"))
        if found is not None:
            return found
    return None


def _alpha(colour: etree._Element) -> float:
    alpha = colour.find(qn("a:alpha"))
    return share(alpha.get("val")) if alpha is not None else 1.0


def _picture(fill: etree._Element, part: Part):
    """Return the colours of a picture, sampled on the grid; None where it cannot be read."""
    from PIL import Image

    blip = fill.find(qn("a:blip"))
    rel = blip.get(qn("r:embed")) if blip is not None else None
    if rel is None or rel not in part.rels or part.rels[rel].is_external:
        return None
    try:
        blob = io.BytesIO(part.rels[rel].target_part.blob)
        with (
            warnings.catch_warnings(action="ignore"),
            Image.open(blob, formats=(*FORMATS, "WEBP")) as picture,
        ):
            if picture.width * picture.height > LARGEST:
                return None
            small = picture.convert("RGBA").resize((ACROSS, DOWN), Image.Resampling.BOX)
    except (*SPOILT, Image.DecompressionBombError):
        return None

    def paint(x: float, y: float) -> Rgb | None:
        at = (min(int(x * ACROSS), ACROSS - 1), min(int(y * DOWN), DOWN - 1))
        red, green, blue, alpha = small.getpixel(at)  # type: ignore[misc]
        return f"{red:02X}{green:02X}{blue:02X}" if alpha > 127 else None

    return paint


# ----------------------------------------------------------------------------------------------------------- outlines


def _outline(properties: etree._Element, rect: Rect) -> Sequence[tuple[float, float]] | None:
    """Return the corners of a freeform on the slide; None for what fills its rectangle."""
    geometry = properties.find(qn("a:custGeom"))
    path = geometry.find(f"{qn('a:pathLst')}/{qn('a:path')}") if geometry is not None else None
    if path is None:
        return None
    across, down = int(path.get("w", "0")) or rect.width or 1, int(path.get("h", "0")) or rect.height or 1
    try:
        points = list(_points(path))
    except ValueError:
        return None  # coordinates that are formulas of the shape's own guides
    return [(rect.x + x / across * rect.width, rect.y + y / down * rect.height) for x, y in points]


def _points(path: etree._Element) -> Iterator[tuple[float, float]]:
    last = (0.0, 0.0)
    for step in path:
        points = [(float(pt.get("x")), float(pt.get("y"))) for pt in step.iter(qn("a:pt"))]
        if etree.QName(step).localname == "cubicBezTo" and len(points) == 3:
            yield from _curve((last, *points))
        else:
            yield from points
        last = points[-1] if points else last


def _curve(ends_and_pulls: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield points of a cubic Bézier curve but its first."""
    for n in range(1, _CURVE_STEPS + 1):
        t = n / _CURVE_STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        pairs = list(zip(weights, ends_and_pulls, strict=True))
        yield sum(w * x for w, (x, _) in pairs), sum(w * y for w, (_, y) in pairs)


def _is_inside(x: float, y: float, corners: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a point lies within the outline, by the even-odd rule."""
    inside = False
    for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
