"""The look of the shipped template as data: type scale, grid, and what stands on each layout, for any theme.

`template_maker` turns what `look` returns into a template. Nothing here is about any subject: the art is a quarter of
concentric rings. The grid has twelve columns with 0.25 in between them, a headline at
0.80 in, a footer at 6.98 in. A slide of 4:3 has the same heights and the same sizes of text, narrower columns, and smaller headlines.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from slides.lengths import Inches, Length, Pt
from slides.model import CODE_FONT, Align, Anchor, Colour, Insets, Rect, SlideSize, Theme
from slides.palette import Palette, Tone, palette

HEIGHT = Inches(7.5)
GUTTER = Inches(0.25)
APART = Inches(0.45)
BODY_TOP, BODY_BOTTOM = Inches(2.10), Inches(6.70)

FONT = "Calibri"
"""Where the theme names none."""

SCRIPT_FONTS = {
    "Arab": "Arial",
    "Hebr": "Arial",
    "Hans": "Microsoft YaHei",
    "Hant": "Microsoft JhengHei",
    "Jpan": "Yu Gothic",
    "Hang": "Malgun Gothic",
}
"""What PowerPoint sets a script in that FONT lacks, by the text's language; fonts that come with Windows and Office."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What differs between slides of different proportions."""

    width: Length
    margin: Length
    headline: Length
    """Size of headlines, of statements and of the title: what fits a wide slide in two lines fits here as well."""
    statement: Length
    opening: Length
    rings: float
    """Radius of the rings, as a share of that on a slide of 16:9."""
    aside: int
    """Columns of the QR code beside the take-home messages, and of the address below it."""
    presenter: int
    """Columns of the speaker's name on the title slide."""


CUTS: Mapping[SlideSize, Cut] = {
    "16:9": Cut(Inches(13.3333333), Inches(0.75), Pt(32), Pt(44), Pt(48), rings=1.0, aside=3, presenter=7),
    "4:3": Cut(Inches(10), Inches(0.5), Pt(28), Pt(36), Pt(40), rings=0.7, aside=4, presenter=8),
}


@dataclass(frozen=True, slots=True)
class Type:
    """One row of the type scale."""

    size: Length
    bold: bool = False
    colour: Colour = "tx1"
    align: Align = "l"
    spacing: int = 100
    """Line spacing in percent."""
    after: Length = Pt(0)
    bullet: bool = False
    font: str = ""
    """Typeface; empty: the theme's."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A placeholder on a layout."""

    name: str
    kind: str
    idx: int
    rect: Rect
    type: Type
    prompt: str
    below: Type | None = None
    """The second indent level; None: as the first, without a bullet."""
    anchor: Anchor = "t"
    insets: Insets = Insets(Length(0), Length(0), Length(0), Length(0))
    fill: Colour | None = None


@dataclass(frozen=True, slots=True)
class Art:
    """A decoration of a layout: a filled rectangle, or a quarter ring about the bottom right corner."""

    rect: Rect
    fill: Tone
    quarter: bool = False


@dataclass(frozen=True, slots=True)
class LayoutLook:
    """One layout."""

    name: str
    spots: tuple[Spot, ...]
    type: str = ""
    """ST_SlideLayoutType where there is one."""
    background: Tone | None = None
    """Ground of a strong slide; None has the master's."""
    art: tuple[Art, ...] = ()
    footers: bool = True


BODY = Type(Pt(24), after=Pt(8), bullet=True)
BODY_BELOW = Type(Pt(20), after=Pt(4), bullet=True)
PLAIN = Type(Pt(24), after=Pt(4))
LEAD = Type(Pt(24), colour="tx1")
NAME = Type(Pt(24), bold=True, colour="tx2", after=Pt(4))
DETAIL = Type(Pt(20), colour="tx1", after=Pt(4))
CALLOUT = Type(Pt(24), bold=True, colour="bg1", after=Pt(4))
LABEL = Type(Pt(14), bold=True, colour="accent1")
SMALL = Type(Pt(14), colour="accent6")
FOOTER = Type(Pt(12), colour="accent6")

CODE = Type(Pt(18), font=CODE_FONT)

CARD_INSETS = Insets(Inches(0.25), Inches(0.22), Inches(0.2), Inches(0.2))
BAND_INSETS = Insets(Inches(0.25), Inches(0.08), Inches(0.2), Inches(0.08))
CALLOUT_INSETS = Insets(Inches(0.25), Inches(0.12), Inches(0.25), Inches(0.12))

_STRONG_SECTION = replace(LABEL, colour="accent4")


def _on_fill(type_: Type) -> Type:
    return replace(type_, colour="bg1")


@dataclass(frozen=True, slots=True)
class Look:
    """All that the template's maker asks: sizes, fonts, colours, and the layouts in their order."""

    size: SlideSize
    width: Length
    margin: Length
    heading_font: str
    body_font: str
    palette: Palette
    title: Spot
    """The master's headline, body, footer and number."""
    body: Spot
    footer: Spot
    number: Spot
    art: tuple[Art, ...]
    """The master's."""
    layouts: tuple[LayoutLook, ...]


def look(theme: Theme = Theme()) -> Look:
    """Return the look of a theme."""
    draughts = _Draughts(CUTS[theme.size], palette(theme))
    area = draughts.area
    body_font = theme.font or FONT
    return Look(
        theme.size,
        draughts.cut.width,
        draughts.cut.margin,
        theme.heading_font or body_font,
        body_font,
        draughts.palette,
        title=draughts.title(),
        body=draughts.body(area(1, 12, 2.10, 6.70)),
        footer=Spot("Footer", "ftr", 30, area(1, 9, 6.98, 7.26), FOOTER, "Speaker, meeting", anchor="ctr"),
        number=Spot("Slide number", "sldNum", 31, area(11, 2, 6.98, 7.26), replace(FOOTER, align="r"), "‹#›",
                    anchor="ctr"),
        art=(Art(Rect(Length(0), Length(0), Inches(0.14), HEIGHT), draughts.palette.vivid),),
        layouts=draughts.layouts(),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Draughts:
    """Draws the layouts for one cut and palette."""

    cut: Cut
    palette: Palette

    def columns(self, first: int, span: int) -> tuple[Length, Length]:
        """Return left edge and width of `span` of the twelve columns, from the `first` (1-based) on."""
        margin = self.cut.margin
        column = (self.cut.width - margin - margin - 11 * GUTTER).scaled(1 / 12)
        return margin + (first - 1) * (column + GUTTER), Length(span * column + (span - 1) * GUTTER)

    def area(self, first: int, span: int, top: float, bottom: float) -> Rect:
        """Return the rectangle over `span` columns between two heights in inches."""
        x, width = self.columns(first, span)
        return Rect(x, Inches(top), width, Inches(bottom) - Inches(top))

    def _grid(
        self, cells: int, across: int, top: float, bottom: float, gap: float = 0.25
    ) -> tuple[Rect, ...]:
        """Return `cells` equal rectangles over the content width, `across` in a row."""
        rows = -(-cells // across)
        height = (bottom - top - (rows - 1) * gap) / rows
        span = 12 // across
        return tuple(
            self.area(
                1 + (i % across) * span,
                span,
                top + (i // across) * (height + gap),
                top + (i // across) * (height + gap) + height,
            )
            for i in range(cells)
        )

    def _strong(self, type_: Type) -> Type:
        """Return the type in the colour of text on a strong slide."""
        return replace(type_, colour=self.palette.strong)

    def title(self, colour: Colour | None = None) -> Spot:
        """Return the headline, at the same place on every slide with content."""
        type_ = Type(self.cut.headline, bold=True, colour=colour or self.palette.headline, spacing=90)
        prompt = "State the slide's message in one sentence"
        return Spot("Title", "title", 0, self.area(1, 12, 0.80, 1.90), type_, prompt)

    def section(self, type_: Type = LABEL) -> Spot:
        """Return the section's name above the headline."""
        return Spot("Section", "body", 20, self.area(1, 12, 0.44, 0.74), type_, "Section")

    def lead(self, top: float = 2.10, bottom: float = 2.60, span: int = 12) -> Spot:
        """Return the line above the content."""
        return Spot("Lead", "body", 21, self.area(1, span, top, bottom), LEAD, "A line that leads in")

    def callout(self, top: float = 5.90, bottom: float = 6.70) -> Spot:
        """Return the panel below the content."""
        return Spot(
            "Callout",
            "body",
            22,
            self.area(1, 12, top, bottom),
            CALLOUT,
            "What follows from this",
            below=_on_fill(DETAIL),
            anchor="ctr",
            insets=CALLOUT_INSETS,
            fill="tx2",
        )

    def rows(
        self, count: int, span: int, name: Type = NAME, detail: Type = DETAIL, first: int = 1
    ) -> tuple[Spot, ...]:
        """Return `count` rows of equal height, a name and its detail in each."""
        height = (6.70 - 2.10) / count
        return tuple(
            Spot(
                f"Row {n + 1}",
                "body",
                40 + n,
                self.area(first, span, 2.10 + n * height, 2.10 + (n + 1) * height),
                name,
                "A point to make",
                below=detail,
                anchor="ctr",
            )
            for n in range(count)
        )

    def _cards(self) -> tuple[Spot, ...]:
        return tuple(
            Spot(
                f"Card {n + 1}",
                "body",
                40 + n,
                rect,
                NAME,
                "Name",
                below=DETAIL,
                insets=CARD_INSETS,
                fill="bg2",
            )
            for n, rect in enumerate(self._grid(6, 3, 2.10, 6.70))
        )

    def _comparison(self, count: int) -> tuple[Spot, ...]:
        span = 12 // count
        spots: list[Spot] = []
        for n in range(count):
            heading = self.area(1 + n * span, span, 2.10, 2.80)
            column = self.area(1 + n * span, span, 2.80, 5.65)
            spots.append(
                Spot(
                    f"Heading {n + 1}",
                    "body",
                    50 + n,
                    heading,
                    replace(_on_fill(NAME), after=Pt(0)),
                    "What is compared",
                    anchor="ctr",
                    insets=BAND_INSETS,
                    fill=("tx2", "accent1", "accent6")[n],
                )
            )
            spots.append(
                Spot(f"Column {n + 1}", "obj", 40 + n, column, BODY, "What is true of it", below=BODY_BELOW,
                     insets=CARD_INSETS, fill="bg2")
            )  # fmt: skip
        return tuple(spots)

    def _disclosures(self) -> tuple[Spot, ...]:
        spots: list[Spot] = []
        for n in range(5):
            top, bottom = 2.10 + n * 0.92, 2.10 + (n + 1) * 0.92
            spots.append(
                Spot(f"Label {n + 1}", "body", 50 + n, self.area(1, 4, top, bottom), replace(NAME, size=Pt(20)), "What it is about",
                     anchor="ctr")
            )  # fmt: skip
            spots.append(
                Spot(f"Entry {n + 1}", "body", 40 + n, self.area(5, 8, top, bottom), replace(PLAIN, size=Pt(20)), "Write it here, or “None”",
                     anchor="ctr")
            )  # fmt: skip
        return tuple(spots)

    def body(self, rect: Rect, first: Type = BODY, below: Type = BODY_BELOW) -> Spot:
        """Return the main text."""
        return Spot("Body", "obj", 1, rect, first, "Text", below=below)

    def _picture(self, rect: Rect) -> Spot:
        return Spot("Picture", "pic", 13, rect, SMALL, "A picture, with its alternative text")

    def _caption(self, rect: Rect) -> Spot:
        return Spot("Caption", "body", 14, rect, SMALL, "What it shows, and its source")

    def _contents(self, count: int, top: float, bottom: float) -> tuple[Spot, ...]:
        """Return columns that take whatever is put into them."""
        return tuple(
            Spot(f"Column {n + 1}", "obj", 1 + n, rect, BODY, "Text", below=BODY_BELOW)
            for n, rect in enumerate(self._apart(count, top, bottom))
        )

    def _apart(self, count: int, top: float, bottom: float) -> tuple[Rect, ...]:
        """Return equal rectangles over the content width, further apart than siblings are: unlike things stand there."""
        whole = self.area(1, 12, top, bottom)
        width = (whole.width - (count - 1) * APART).scaled(1 / count)
        return tuple(Rect(whole.x + n * (width + APART), whole.y, width, whole.height) for n in range(count))

    def _annotated(self, count: int) -> tuple[Spot, ...]:
        """Return columns of a text each, something to show under it, and its caption."""
        spots: list[Spot] = []
        above, below = self._apart(count, 2.10, 3.20), self._apart(count, 6.30, 6.65)
        for n, content in enumerate(self._contents(count, 3.40, 6.20)):
            spots += [
                Spot(f"Text {n + 1}", "body", 40 + n, above[n], BODY, "Text", below=BODY_BELOW),
                content,
                replace(self._caption(below[n]), name=f"Caption {n + 1}", idx=50 + n),
            ]
        return tuple(spots)

    def _two_pictures(self) -> tuple[Spot, ...]:
        spots: list[Spot] = []
        for n in range(2):
            first = 1 + n * 6
            picture = self._picture(self.area(first, 6, 2.10, 6.20))
            caption = self._caption(self.area(first, 6, 6.30, 6.65))
            spots += [
                replace(picture, name=f"Picture {n + 1}", idx=40 + n),
                replace(caption, name=f"Caption {n + 1}", idx=50 + n),
            ]
        return tuple(spots)

    def _rings(self, fills: tuple[Tone, ...], radius: float) -> tuple[Art, ...]:
        """Return quarter discs about the bottom right corner, one on the other, `radius` in inches on 16:9."""
        art = []
        for n, fill in enumerate(fills):
            side = Inches(radius * self.cut.rings * (1 - n / len(fills)))
            art.append(Art(Rect(self.cut.width - side, HEIGHT - side, side, side), fill, quarter=True))
        return tuple(art)

    def _stroke(self, top: float) -> Rect:
        """Return the short line between a strong headline and what stands under it."""
        return Rect(self.cut.margin, Inches(top), Inches(0.9), Inches(0.07))

    def layouts(self) -> tuple[LayoutLook, ...]:
        """Return all layouts, in the order in which PowerPoint lists them."""
        deep, vivid, strong = self.palette.deep, self.palette.vivid, self.palette.strong
        beside = 13 - self.cut.aside
        return (
            LayoutLook(
                "Title Slide",
                (
                    Spot("Title", "ctrTitle", 0, self.area(1, 8, 0.75, 3.50), Type(self.cut.opening, True, strong, spacing=90),
                         "Title of the talk", anchor="b"),
                    Spot("Subtitle", "subTitle", 1, self.area(1, 8, 3.95, 4.95), self._strong(Type(Pt(24))), "What it is about"),
                    Spot("Presenter", "body", 10, self.area(1, self.cut.presenter, 5.55, 5.95), Type(Pt(20), True, strong), "Your name, degrees"),
                    Spot("Institution", "body", 11, self.area(1, self.cut.presenter, 5.95, 6.33), self._strong(Type(Pt(18))), "Your institution"),
                    Spot("Meeting", "body", 12, self.area(1, self.cut.presenter, 6.33, 6.71), self._strong(Type(Pt(18))), "Meeting, date"),
                ),
                type="title",
                background=deep,
                art=(
                    *self._rings((vivid, deep, vivid, deep, vivid), 5.6),
                    Art(self._stroke(3.66), Tone("accent4")),
                ),
                footers=False,
            ),
            LayoutLook(
                "Title and Content",
                (self.title(), self.section(), self.lead(), self.body(self.area(1, 12, 2.10, 6.70)), self.callout()),
                type="obj",
            ),
            LayoutLook(
                "Section Header",
                (
                    Spot("Title", "title", 0, self.area(1, 9, 2.30, 4.30), Type(self.cut.statement, True, strong, spacing=90), "Name of the part",
                         anchor="b"),
                    Spot("Lead", "body", 21, self.area(1, 9, 4.55, 5.75), self._strong(LEAD), "What it is about"),
                ),
                type="secHead",
                background=vivid,
            ),
            LayoutLook(
                "Statement",
                (
                    Spot("Title", "title", 0, self.area(1, 10, 1.10, 3.70), Type(self.cut.statement, True, strong, spacing=90),
                         "One sentence to remember", anchor="b"),
                    self.section(self._strong(LABEL)),
                    Spot("Lead", "body", 21, self.area(1, 9, 4.20, 5.90), replace(self._strong(LEAD), after=Pt(8)), "What supports it"),
                ),
                background=vivid,
                art=(
                    *self._rings((deep, vivid), 3.0),
                    Art(self._stroke(3.90), Tone(strong)),
                ),
            ),
            LayoutLook("Cards", (self.title(), self.section(), self.lead(), *self._cards(), self.callout())),
            LayoutLook("Diagram", (self.title(), self.section(), self.lead(), self.callout())),
            LayoutLook(
                "Diagram and Text",
                (self.title(), self.section(), replace(self.body(self.area(9, 4, 2.10, 6.70), replace(PLAIN, size=Pt(20), after=Pt(14)), DETAIL), anchor="ctr")),
            ),
            LayoutLook(
                "Comparison", (self.title(), self.section(), self.lead(), *self._comparison(2), self.callout()), type="twoTxTwoObj"
            ),
            LayoutLook("Three Columns", (self.title(), self.section(), self.lead(), *self._comparison(3), self.callout())),
            LayoutLook(
                "Title and Table",
                (
                    self.title(),
                    self.section(),
                    self.lead(),
                    Spot("Table", "tbl", 15, self.area(1, 12, 2.10, 6.70), DETAIL, "A table"),
                    self.callout(),
                ),
                type="tbl",
            ),
            LayoutLook(
                "Points and Panel",
                (
                    self.title(),
                    self.section(),
                    self.lead(span=8),
                    *self.rows(5, 7),
                    Spot("Panel", "body", 22, self.area(9, 4, 2.10, 6.70), CALLOUT, "What stands beside them",
                         below=_on_fill(DETAIL), anchor="ctr", insets=CALLOUT_INSETS, fill="tx2"),
                ),
            ),
            LayoutLook(
                "Number",
                (
                    self.title(),
                    self.section(),
                    Spot("Number", "body", 40, self.area(1, 5, 2.40, 4.10), Type(Pt(96), True, "accent1", spacing=90), "42", anchor="b"),
                    Spot("Meaning", "body", 41, self.area(1, 5, 4.20, 5.60), NAME, "what it counts"),
                    self.body(self.area(7, 6, 2.40, 5.60)),
                    Spot("Source", "body", 14, self.area(1, 12, 6.20, 6.60), SMALL, "Where it comes from"),
                ),
            ),
            LayoutLook(
                "Quote",
                (
                    self.title(),
                    self.section(),
                    Spot("Quotation", "body", 40, self.area(2, 10, 2.10, 5.30), Type(Pt(32), False, "tx2", spacing=100, after=Pt(8)),
                         "“Their own words”", anchor="ctr"),
                    Spot("Attribution", "body", 41, self.area(2, 10, 5.50, 6.20), replace(DETAIL, colour="accent6"), "Who said it"),
                ),
            ),
            LayoutLook("Agenda", (self.title(), self.section(), *self.rows(6, 11, first=2))),
            LayoutLook(
                "Take-home",
                (
                    self.title(strong),
                    self.section(_STRONG_SECTION),
                    *self.rows(4, 11, self._strong(NAME), self._strong(DETAIL), first=2),
                    self._picture(self.area(beside, self.cut.aside, 2.40, 5.10)),
                    Spot("Contact", "body", 14, self.area(beside, self.cut.aside, 5.20, 5.90), Type(Pt(16), False, strong, "ctr"), "Where to find more"),
                ),
                background=deep,
            ),
            LayoutLook("Disclosures", (self.title(), self.section(), *self._disclosures())),
            LayoutLook(
                "References",
                (
                    self.title(),
                    self.section(),
                    self.lead(),
                    self.body(self.area(1, 12, 2.10, 6.70), Type(Pt(18), after=Pt(8), bullet=True), Type(Pt(18), after=Pt(4))),
                ),
            ),
            LayoutLook(
                "Picture with Caption",
                (self.title(), self.section(), self._picture(self.area(1, 12, 2.10, 6.20)), self._caption(self.area(1, 12, 6.30, 6.65)), self.callout()),
                type="picTx",
            ),
            LayoutLook("Two Pictures", (self.title(), self.section(), self.lead(), *self._two_pictures(), self.callout())),
            LayoutLook(
                "Content with Picture",
                (
                    self.title(),
                    self.section(),
                    self.lead(span=6),
                    self.body(self.area(1, 6, 2.10, 6.70)),
                    self._picture(self.area(7, 6, 2.10, 6.20)),
                    self._caption(self.area(7, 6, 6.30, 6.65)),
                    self.callout(),
                ),
            ),
            LayoutLook(
                "Questions",
                (
                    Spot("Title", "title", 0, self.area(1, 9, 2.30, 4.30), Type(self.cut.opening, True, strong, spacing=90), "Questions?",
                         anchor="b"),
                    self.section(_STRONG_SECTION),
                    Spot("Lead", "body", 21, self.area(1, 9, 4.55, 5.75), self._strong(LEAD), "Where to find you"),
                ),
                background=deep,
                art=self._rings((vivid, deep), 3.4),
            ),
            LayoutLook(
                "Two Content",
                (
                    self.title(),
                    self.section(),
                    self.lead(),
                    *self._contents(2, 2.10, 6.70),
                    self.callout(),
                ),
                type="twoObj",
            ),
            LayoutLook("Two Content and Text", (self.title(), self.section(), self.lead(), *self._annotated(2), self.callout())),
            LayoutLook("Three Content", (self.title(), self.section(), self.lead(), *self._contents(3, 2.10, 6.70), self.callout())),
            LayoutLook("Three Content and Text", (self.title(), self.section(), self.lead(), *self._annotated(3), self.callout())),
            LayoutLook(
                "Code",
                (
                    self.title(),
                    self.section(),
                    self.lead(),
                    Spot("Code", "body", 15, self.area(1, 12, 2.10, 6.70), CODE, "print(42)", anchor="ctr",
                         insets=CARD_INSETS, fill="bg2"),
                    self.callout(),
                ),
            ),
            LayoutLook(
                "Content with Caption",
                (
                    self.title(),
                    self.section(),
                    self.body(self.area(5, 8, 2.10, 6.70)),
                    Spot("Caption", "body", 14, self.area(1, 4, 2.10, 6.70), DETAIL, "What it shows, and its source"),
                ),
                type="objTx",
            ),
            LayoutLook("Title Only", (self.title(), self.section()), type="titleOnly"),
            LayoutLook("Blank", (), type="blank"),
        )  # fmt: skip
