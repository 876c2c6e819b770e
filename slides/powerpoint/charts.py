"""Charts of any .pptx as the checks see them: which colours mean what, and whether anything but colour says so.

A series without a colour of its own has the theme's accent of its number (ECMA-376 part 1, 21.2.2.227, c:varyColors).
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from pptx.opc.package import Part

from slides.colour import Rgb
from slides.found import FoundChart, FoundSeries
from slides.powerpoint.canvas import fill_of
from slides.powerpoint.drawing import qn
from slides.powerpoint.opening import parsed
from slides.powerpoint.theme import Theme

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_ACCENTS = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
_PIES = ("pieChart", "pie3DChart", "doughnutChart", "ofPieChart")
_LINES = ("lineChart", "scatterChart", "radarChart", "line3DChart")


def read_chart(
    frame: etree._Element, part: Part, theme: Theme, grounds: tuple[Rgb, ...]
) -> FoundChart | None:
    """Return the chart in a graphic frame; None if its part is not there or cannot be read."""
    reference = next(frame.iter(f"{_C}chart"), None)
    rel = part.rels.get(reference.get(qn("r:id")) or "") if reference is not None else None
    if rel is None or rel.is_external:
        return None
    try:
        root = parsed(rel.target_part.blob)
    except etree.XMLSyntaxError:
        return None
    plot = root.find(f".//{_C}plotArea")
    series = tuple(_series(plot, theme)) if plot is not None else ()
    labels = (
        label.find(f"{_C}{name}")
        for label in root.iter(f"{_C}dLbls")
        for name in ("showSerName", "showCatName")
    )
    labelled = any(label is not None and label.get("val", "1") in ("1", "true") for label in labels)
    return FoundChart(series, root.find(f".//{_C}legend") is not None, labelled, grounds)


def _series(plot: etree._Element, theme: Theme) -> Iterator[FoundSeries]:
    for chart in plot:
        kind = etree.QName(chart).localname
        for series in chart.iterfind(f"{_C}ser"):
            if kind in _PIES:
                yield from _sectors(series, theme)
            else:
                number = int(series.find(f"{_C}idx").get("val", "0"))
                name = "".join(v.text or "" for v in series.iterfind(f"{_C}tx//{_C}v"))
                yield FoundSeries(name, _colour(series, kind, number, theme), _mark(series, kind))


def _sectors(series: etree._Element, theme: Theme) -> Iterator[FoundSeries]:
    points = {int(p.find(f"{_C}idx").get("val", "0")): p for p in series.iterfind(f"{_C}dPt")}
    for point in series.iterfind(f"{_C}cat//{_C}pt"):
        number = int(point.get("idx", "0"))
        name = "".join(v.text or "" for v in point.iterfind(f"{_C}v"))
        yield FoundSeries(name, _colour(points.get(number, series), "", number, theme))


def _colour(holder: etree._Element, kind: str, number: int, theme: Theme) -> Rgb:
    """Return the colour of a series or sector, empty where it is a picture, a gradient, or one of a seventh or later."""
    properties = holder.find(f"{_C}spPr")
    line = properties.find(qn("a:ln")) if properties is not None else None
    fill = fill_of(line) if kind in _LINES else fill_of(properties)
    if fill is not None:
        return theme.rgb(fill[0]) if fill.tag == qn("a:solidFill") and len(fill) else ""
    roles = dict(theme.colours())
    return roles[_ACCENTS[number]] if number < len(_ACCENTS) else ""  # type: ignore[index]


def _mark(series: etree._Element, kind: str) -> str:
    """Return what tells a series from others beside its colour: a pattern, dashes, or a marker."""
    pattern = series.find(f"{_C}spPr/{qn('a:pattFill')}")
    dashes = series.find(f"{_C}spPr/{qn('a:ln')}/{qn('a:prstDash')}")
    marker = series.find(f"{_C}marker/{_C}symbol")
    if pattern is not None:
        return pattern.get("prst", "")
    told = [found for found in (dashes, marker) if found is not None and kind in _LINES]
    return " ".join(found.get("val", "") for found in told)
