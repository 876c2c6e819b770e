"""Colours that can be seen: what is drawn in a theme's roles is given other roles where these would not stand out.

Kinds draw in the roles of the shipped theme: `accent1` is structure, `tx2` a strong band, `bg2` a panel, `accent6`
what is secondary, `accent4` a highlight on dark. In somebody else's theme these may be pale, or too alike, or the
ground may be dark although the theme is light. So what each role is drawn with is chosen once a layout, by contrast
with the ground under its content, and then every text takes the first colour that can be read on what lies under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from slides.colour import READABLE, VISIBLE, Rgb, contrast, saturation
from slides.model import (
    Box,
    Colour,
    Connector,
    Look,
    Page,
    Paint,
    PictureBox,
    Rect,
    Shape,
    SlideLayout,
    TableBox,
    TextParagraph,
    TextStyle,
)

_INKS: tuple[Colour, ...] = ("tx1", "bg1", "tx2", "bg2")
"""Colours for text, the first choice first."""

_STRONG: tuple[Colour, ...] = ("tx2", "accent1", "accent5", "accent3", "accent2", "accent4", "accent6", "tx1")
"""Colours for what must be seen: fills, bars and arrows."""

_GREYISH = 0.35
"""A colour of less saturation can say that something is secondary."""

_WORST = 0.1
"""Share of the ground that may be less favourable: the edge of a band, a speck of a photograph."""


def repaired(page: Page, layout: SlideLayout) -> Page:
    """Return the page with every colour readable on what lies under it, as far as the theme has one that is."""
    if layout.paint is None or not layout.colours:
        return page
    view = _View(layout)
    return replace(page, shapes=tuple(view.repaired(shape) for shape in page.shapes))


@lru_cache(maxsize=4096)
def _contrast(one: Rgb, other: Rgb) -> float:
    return contrast(one, other)


Grounds = tuple[tuple[Rgb, int], ...]
"""What something stands on: each colour, and how many cells have it."""


@lru_cache(maxsize=1024)
def _grounds(paint: Paint, rect: Rect) -> Grounds:
    """Return what lies under a rectangle: kept, for the same places are filled on slide after slide."""
    return tuple(Counter(paint.under(rect)).items())


@lru_cache(maxsize=4096)
def least(ink: Rgb, grounds: Grounds) -> float:
    """Return the contrast of a colour with all but the least favourable tenth of its grounds."""
    passed = int(sum(count for _, count in grounds) * _WORST)
    for merit, count in sorted((_contrast(ink, ground), count) for ground, count in grounds):
        passed -= count
        if passed < 0:
            return merit
    raise ValueError("no ground to be seen on")


@dataclass(frozen=True, slots=True)
class _View:
    """A layout as what stands on it is seen."""

    layout: SlideLayout

    @property
    def colours(self) -> Mapping[Colour, Rgb]:
        return dict(self.layout.colours)

    def under(self, rect: Rect) -> Grounds:
        assert self.layout.paint is not None  # who calls has looked
        return _grounds(self.layout.paint, rect)

    def filled(self, role: Colour) -> Grounds:
        """Return what stands under the text of a shape that is filled."""
        return ((self.colours[role], 1),)

    def repaired(self, shape: Shape) -> Shape:
        """Return a shape with its colours repaired; pictures have none of ours."""
        if isinstance(shape, Connector):
            return replace(shape, colour=self.seen(shape.colour))
        if isinstance(shape, TableBox):
            return self._table(shape)
        return shape if isinstance(shape, PictureBox) else self._box(shape)

    # ------------------------------------------------------------------------------------------------ what is seen

    def seen(self, role: Colour) -> Colour:
        """Return what a role is drawn with on this layout."""
        ground = self.under(self._content())
        if role in ("bg1", "tx1"):
            return role
        if role == "bg2":
            return self._panel(ground)
        if role == "accent6" and saturation(self.colours[role]) > _GREYISH:
            return self._first(("tx1", "bg1"), ground, VISIBLE)
        inks: tuple[Colour, ...] = ("bg1",) if role in ("accent1", "tx2") else _INKS
        return self._first((role, *_STRONG), ground, VISIBLE, inks)

    def _content(self) -> Rect:
        area = self.layout.area
        paint = self.layout.paint
        assert paint is not None
        return area or Rect(paint.width.scaled(0.06), paint.height.scaled(0.3), paint.width.scaled(0.88), paint.height.scaled(0.6))  # fmt: skip

    def _panel(self, ground: Grounds) -> Colour:
        """Return the colour of panels: pale, but not the ground's own, and something can be read on it."""
        for role in ("bg2", "bg1", "tx1"):
            rgb = self.colours[role]
            if (
                least(rgb, ground) >= 1.03
                and max(_contrast(self.colours[ink], rgb) for ink in _INKS) >= READABLE
            ):
                return role
        return "bg2"

    def _first(
        self, roles: Iterable[Colour], ground: Grounds, needed: float, inks: Sequence[Colour] = ()
    ) -> Colour:
        """Return the first role that stands out from the ground as needed, else the one that does best.

        Where `inks` are named, one of them has to be readable on it.
        """
        best, most = "tx1", 0.0
        for role in roles:
            rgb = self.colours[role]
            merit = least(rgb, ground) / needed
            if inks:
                merit = min(merit, max(_contrast(self.colours[ink], rgb) for ink in inks) / READABLE)
            if merit >= 1:
                return role
            if merit > most:
                best, most = role, merit
        return best

    # ------------------------------------------------------------------------------------------------- what is read

    def ink(self, wanted: Colour | None, grounds: Grounds) -> Colour:
        """Return the wanted colour for text if it can be read on the grounds, else the first that can."""
        if wanted == "accent6" and saturation(self.colours[wanted]) > _GREYISH:
            wanted = None
        order = (wanted, *_INKS) if wanted else _INKS
        readable = (role for role in order if least(self.colours[role], grounds) >= READABLE)
        return next(readable, max(order, key=lambda role: least(self.colours[role], grounds)))

    def _box(self, box: Box) -> Box:
        if box.placeholder is not None:
            return self._placeholder(box)
        look = box.look
        if look is not None:
            look = replace(
                look,
                fill=self._fill(look),
                outline=self.seen(look.outline) if look.outline else None,
            )
        if not box.paragraphs:
            return replace(box, look=look)
        if look is None:
            look = self._panel_behind(box)
        grounds = self.filled(look.fill) if look and look.fill else self.under(box.rect)
        styles = tuple(replace(style, colour=self.ink(_role(style), grounds)) for style in box.styles)
        colour = self.ink(box.colour, grounds) if box.colour else None
        return replace(self._with_inks(box, grounds), look=look, colour=colour, styles=styles)

    def _with_inks(self, box: Box, grounds: Grounds) -> Box:
        """Return a box whose runs with a colour of their own, such as words of code, can be read."""
        if not any(run.colour for paragraph in box.paragraphs for run in paragraph.runs):
            return box
        return replace(box, paragraphs=tuple(self._inked(p, grounds) for p in box.paragraphs))

    def _inked(self, paragraph: TextParagraph, grounds: Grounds) -> TextParagraph:
        runs = (
            replace(run, colour=self.ink(run.colour, grounds)) if run.colour else run
            for run in paragraph.runs
        )
        return replace(paragraph, runs=tuple(runs))

    def _fill(self, look: Look) -> Colour | None:
        """Return what a shape is filled with; one with an outline that was to look empty stays empty."""
        if look.fill is None:
            return None
        empty = look.fill == "bg1" and look.outline is not None
        if empty and least(self.colours["bg1"], self.under(self._content())) > 1.1:
            return None
        return self.seen(look.fill)

    def _placeholder(self, box: Box) -> Box:
        """Return a placeholder with another colour for its text, where the template's own cannot be read."""
        spot = box.placeholder
        assert spot is not None
        fill = box.look.fill if box.look else spot.fill
        grounds = self.filled(fill) if fill else self.under(box.rect)
        box = self._with_inks(box, grounds)
        used = {min(p.level, len(spot.styles) - 1) for p in box.paragraphs} or {0}
        if all(not spot.styles[n].ink or least(spot.styles[n].ink, grounds) >= READABLE for n in used):
            return box
        panel = self._panel_behind(box) if not fill and box.paragraphs else box.look
        if panel is not None and panel.fill is not None:
            grounds = self.filled(panel.fill)
        return replace(box, look=panel, colour=self.ink(None, grounds))

    def _panel_behind(self, box: Box) -> Look | None:
        """Return a panel for text that could not be read in any colour on what is painted under it, such as a photograph."""
        grounds = self.under(box.rect)
        if max(least(self.colours[ink], grounds) for ink in _INKS) >= READABLE:
            return None
        return Look(fill="tx1" if self.layout.dark else "bg1")

    def _table(self, table: TableBox) -> TableBox:
        """Return a table with colours of its own, where the template's style of tables is not ours."""
        if not self.layout.made_on:
            return table
        header = self.seen("accent1")
        return replace(
            table,
            header=header,
            header_ink=self.ink("bg1", self.filled(header)),
            ink=self.ink("tx1", self.under(table.rect)),
        )


def _role(style: TextStyle) -> Colour | None:
    return style.colour or None
