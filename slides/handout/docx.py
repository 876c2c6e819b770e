"""Paper -> the bytes of a Word document: WordprocessingML of ECMA-376 part 1, 17, and the package around it.

What is text is escaped here and nowhere else. No clock: the same paper gives the same bytes.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import NewType

from slides.handout.paper import (
    HEIGHT,
    RULE_GAP,
    RULE_WIDTH,
    SIDE,
    STYLES,
    TOP,
    WIDTH,
    Paper,
    Paragraph,
    Style,
    StyleName,
)
from slides.layout.measure import LINE_HEIGHT
from slides.lengths import Length, Pt
from slides.model import CODE_FONT, TextRun
from slides.powerpoint.package import CONTENT_TYPES, pack

Xml = NewType("Xml", str)
"""Markup that can stand in a part as it is."""

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" xmlns:wp="{_DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{_DRAWING}/main" xmlns:pic="{_DRAWING}/picture"'
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_UNSAYABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML has no way to write, not even escaped."""

_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_NUMBERED: dict[StyleName, int] = {"message": 2, "entry": 3}
"""Which numbered list each style is in: each counts from one."""
_BULLETS = 1


def docx(paper: Paper) -> bytes:
    """Return the document."""
    body = _Body(paper)
    document = _part("document", _w("body", *map(body.paragraph, paper.paragraphs), _page(paper)))
    files = {
        "word/document.xml": document,
        "word/styles.xml": _part("styles", _defaults(paper), *(_style(paper, name) for name in _used(paper))),
        "word/numbering.xml": _part("numbering", *_numbering(paper)),
        "word/settings.xml": _part("settings", *_settings()),
        "docProps/core.xml": _properties(paper),
        "_rels/.rels": _relationships(
            ("officeDocument", "word/document.xml", False), ("core", "docProps/core.xml", False)
        ),
    }
    if paper.numbered:
        files["word/footer1.xml"] = _part("ftr", _footer(paper))
    files["word/_rels/document.xml.rels"] = _relationships(*body.targets)
    files[CONTENT_TYPES] = _content_types(files)
    return pack({name: xml.encode() for name, xml in files.items()} | body.media)


# --------------------------------------------------------------------------------------------------------- markup


def _text(said: str) -> str:
    return html.escape(_UNSAYABLE.sub("\ufffd", said))


def _w(name: str, /, *inside: Xml, **attributes: object) -> Xml:
    """Return an element of WordprocessingML, its attributes too."""
    listed = "".join(f' w:{key}="{_text(str(value))}"' for key, value in attributes.items())
    return Xml(f"<w:{name}{listed}>{''.join(inside)}</w:{name}>" if inside else f"<w:{name}{listed}/>")


def _if(wanted: object, element: Xml) -> Xml:
    return element if wanted else Xml("")


def _part(name: str, *inside: Xml) -> Xml:
    return Xml(f"{_HEAD}<w:{name} {_SPACES}>{''.join(inside)}</w:{name}>")


def _twips(length: Length) -> int:
    """Return a length in twentieths of a point, as Word measures paragraphs and pages."""
    return round(length / Pt(1) * 20)


def _half_points(size: Length) -> int:
    return round(size / Pt(1) * 2)


# ----------------------------------------------------------------------------------------------------------- text


@dataclass(slots=True)
class _Body:
    """The text of a document as it is written, with the files that it leads to."""

    paper: Paper
    targets: list[tuple[str, str, bool]] = field(default_factory=list)
    """Type, target and whether that is outside, of each relationship: `rId1` is the first."""
    media: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        own = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml")]
        own += [("footer", "footer1.xml")] if self.paper.numbered else []
        self.targets += [(kind, target, False) for kind, target in own]

    def paragraph(self, paragraph: Paragraph) -> Xml:
        """Return a paragraph. One that is all in letters of the other direction has its own."""
        given = self.paper.right_to_left
        backwards = _direction(paragraph.text, given) if STYLES[paragraph.style].turns else given
        turned = backwards != given
        settings = _w(
            "pPr",
            _w("pStyle", val=_ident(paragraph.style)),
            _if(paragraph.with_next, _w("keepNext")),
            _if(paragraph.new_page, _w("pageBreakBefore")),
            _if(turned, _w("bidi", val=int(backwards))),
        )
        runs = "".join(self._run(run, backwards) for run in paragraph.runs)
        return _w("p", settings, self._picture(paragraph), Xml(runs))

    def _run(self, run: TextRun, backwards: bool) -> Xml:
        made = _run(run, backwards)
        if not run.link:
            return made
        return Xml(f'<w:hyperlink r:id="{self._relate("hyperlink", run.link, True)}">{made}</w:hyperlink>')

    def _picture(self, paragraph: Paragraph) -> Xml:
        if paragraph.picture is None:
            return Xml("")
        number = len(self.media) + 1
        self.media[f"word/media/image{number}.png"] = paragraph.picture.data
        relation = self._relate("image", f"media/image{number}.png", False)
        side, alt = int(paragraph.side), _text(paragraph.alt)
        return _w(
            "r",
            _w(
                "drawing",
                Xml(
                    f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{side}" cy="{side}"/>'
                    f'<wp:docPr id="{number}" name="Picture {number}" descr="{alt}"/><a:graphic>'
                    f'<a:graphicData uri="{_DRAWING}/picture"><pic:pic><pic:nvPicPr>'
                    f'<pic:cNvPr id="{number}" name="Picture {number}" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>'
                    f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
                    f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{side}" cy="{side}"/></a:xfrm>'
                    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
                    "</wp:inline>"
                ),
            ),
        )

    def _relate(self, kind: str, target: str, outside: bool) -> str:
        if (kind, target, outside) not in self.targets:
            self.targets.append((kind, target, outside))
        return f"rId{self.targets.index((kind, target, outside)) + 1}"


def _direction(text: str, default: bool) -> bool:
    """Tell whether a paragraph is read from right to left: by its letters where they are all of one direction."""
    letters = [character for character in text if character.isalpha()]
    backwards = {bool(_RIGHT_TO_LEFT.match(letter)) for letter in letters}
    return backwards.pop() if len(backwards) == 1 else default


def _run(run: TextRun, backwards: bool) -> Xml:
    """Return the text of a run, in its format where that is not its paragraph's."""
    settings = _w(
        "rPr",
        _if(run.code, _w("rFonts", ascii=CODE_FONT, hAnsi=CODE_FONT, cs=CODE_FONT)),
        _if(run.bold, _w("b")),
        _if(run.bold, _w("bCs")),
        _if(run.italic, _w("i")),
        _if(run.italic, _w("iCs")),
        _if(run.strike, _w("strike")),
        _if(run.link, _w("u", val="single")),
        _if(run.script, _w("vertAlign", val=f"{run.script}script")),
        _if(backwards and not re.search(r"[A-Za-z]", run.text), _w("rtl")),
    )  # fmt: skip
    return _w("r", settings, *_pieces(run.text))


def _pieces(text: str) -> list[Xml]:
    """Return a text in the elements that it takes: breaks of lines and tabulators have their own."""
    own = {"\n": _w("br"), "\t": _w("tab")}
    return [
        own.get(piece) or Xml(f'<w:t xml:space="preserve">{_text(piece)}</w:t>')
        for piece in re.split(r"([\n\t])", text)
        if piece
    ]


# --------------------------------------------------------------------------------------------------------- styles


def _used(paper: Paper) -> list[StyleName]:
    """Return the styles of a document; all others of it are based on that of text."""
    return ["text", *(name for name in paper.names if name != "text")]


def _ident(name: StyleName) -> str:
    return STYLES[name].name.title().replace(" ", "")


def _defaults(paper: Paper) -> Xml:
    font = _w("rFonts", ascii=paper.font, hAnsi=paper.font, eastAsia=paper.font, cs=paper.font)
    size = _half_points(paper.size)
    runs = _w(
        "rPr",
        font,
        _w("sz", val=size),
        _w("szCs", val=size),
        _w("lang", val=paper.lang, eastAsia=paper.lang, bidi=paper.lang),
    )
    return _w("docDefaults", _w("rPrDefault", runs), _w("pPrDefault"))


def _style(paper: Paper, name: StyleName) -> Xml:
    style = STYLES[name]
    known = {"type": "paragraph", "styleId": _ident(name)}
    own = style.name in ("Facts", "Reference", "Address", "Part", "Spoken")
    about = known | ({"default": 1} if name == "text" else {}) | ({"customStyle": 1} if own else {})
    return _w(
        "style",
        _w("name", val=style.name),
        _if(name != "text", _w("basedOn", val=_ident("text"))),
        _w("qFormat"),
        _paragraph_look(paper, name, style),
        _run_look(paper, style),
        **about,
    )


def _paragraph_look(paper: Paper, name: StyleName, style: Style) -> Xml:
    def of(multiple: float) -> int:
        return _twips(paper.size.scaled(multiple))

    edge = _w(
        "bottom",
        val="single",
        sz=round(RULE_WIDTH / Pt(1) * 8),
        space=round(RULE_GAP / Pt(1)),
        color=paper.colours["accent4"],
    )
    stop = _w("tabs", _w("tab", val="left", pos=of(style.indent)))
    line = _twips(paper.size_of(style).scaled(LINE_HEIGHT * style.spacing))
    # What holds a picture grows with it, all else is as high as it was measured
    spacing = {"before": of(style.before), "after": 0, "line": line}
    return _w(
        "pPr",
        _w("keepLines"),
        _if(style.listed, _list(name)),
        _if(style.underlined, _w("pBdr", edge)),
        _if(style.hanging, stop),
        _if(paper.right_to_left, _w("bidi")),
        _w("spacing", **spacing, lineRule="atLeast" if name == "address" else "exact"),
        _w("ind", left=of(style.indent), hanging=of(style.hanging)),
        _if(name == "address", _w("textAlignment", val="center")),
        _if(style.outline, _w("outlineLvl", val=style.outline - 1)),
    )


def _list(name: StyleName) -> Xml:
    number = _NUMBERED.get(name, _BULLETS)
    return _w("numPr", _w("ilvl", val=int(name == "detail")), _w("numId", val=number))


def _run_look(paper: Paper, style: Style) -> Xml:
    size = _half_points(paper.size_of(style))
    return _w(
        "rPr",
        _if(style.bold, _w("b")),
        _if(style.bold, _w("bCs")),
        _w("color", val=paper.colours[style.colour]),
        _w("sz", val=size),
        _w("szCs", val=size),
    )


def _numbering(paper: Paper) -> list[Xml]:
    """Return the lists: bullets of two levels, and one that counts for each style that does."""
    bullets = [_level(0, "bullet", "•", paper), _level(1, "bullet", "–", paper)]
    numbers = [_level(0, "decimal", "%1.", paper)]
    kinds = {_BULLETS: bullets} | dict.fromkeys(_NUMBERED.values(), numbers)
    lists = [_w("abstractNum", _w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)
             for number, levels in kinds.items()]  # fmt: skip
    return [*lists, *(_w("num", _w("abstractNumId", val=number), numId=number) for number in kinds)]


def _level(level: int, kind: str, mark: str, paper: Paper) -> Xml:
    look = _w("rPr", _w("b"), _w("bCs"), _w("color", val=paper.colours["accent1"]))
    return _w(
        "lvl", _w("start", val=1), _w("numFmt", val=kind), _w("lvlText", val=mark), _w("lvlJc", val="left"), look, ilvl=level
    )  # fmt: skip


# ------------------------------------------------------------------------------------------- the page, the package


def _page(paper: Paper) -> Xml:
    """Return what says how large the page is, and what stands at its foot."""
    foot = Xml('<w:footerReference w:type="default" r:id="rId4"/>') if paper.numbered else Xml("")
    side, top = _twips(SIDE), _twips(TOP)
    margins = {"top": top, "right": side, "bottom": top, "left": side, "header": top // 2, "footer": top // 2}
    return _w(
        "sectPr",
        foot,
        _w("pgSz", w=_twips(WIDTH), h=_twips(HEIGHT)),
        _w("pgMar", **margins, gutter=0),
        _if(paper.right_to_left, _w("bidi")),
    )


def _footer(paper: Paper) -> Xml:
    fields = [_w("fldSimple", _w("r", _w("t", Xml("1"))), instr=name) for name in ("PAGE", "NUMPAGES")]
    # "2/7" is read from left to right in any language
    settings = _w("pPr", _if(paper.right_to_left, _w("bidi", val=0)), _w("jc", val="center"))
    return _w("p", settings, fields[0], _w("r", _w("t", Xml("/"))), fields[1])


def _settings() -> list[Xml]:
    """Return the settings: without the last one Word opens it as a document of 2007, and says so in its title."""
    mode = {"name": "compatibilityMode", "uri": "http://schemas.microsoft.com/office/word", "val": 15}
    return [_w("defaultTabStop", val=720), _w("compat", _w("compatSetting", **mode))]


def _properties(paper: Paper) -> Xml:
    elements = "http://purl.org/dc/elements/1.1/"
    author = f"<dc:creator>{_text(paper.author)}</dc:creator>" if paper.author else ""
    return Xml(
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="{elements}">'
        f"<dc:title>{_text(paper.title)}</dc:title>{author}<dc:language>{_text(paper.lang)}</dc:language>"
        "</cp:coreProperties>"
    )


def _relationships(*targets: tuple[str, str, bool]) -> Xml:
    """Return relationships, each with its type, its target, and whether that is outside of the package."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_KINDS.get(kind, f"{_OFFICE}/relationships/{kind}")}" '
        f'Target="{_text(target)}"{_OUTSIDE if outside else ""}/>'
        for number, (kind, target, outside) in enumerate(targets, 1)
    )
    return Xml(f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{rows}</Relationships>')


_OUTSIDE = ' TargetMode="External"'
_KINDS = {"core": f"{_PACKAGE}/relationships/metadata/core-properties"}


def _content_types(files: dict[str, Xml]) -> Xml:
    defaults = {
        "png": "image/png",
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    kinds = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/numbering.xml": f"{_WORD}.numbering+xml",
        "word/settings.xml": f"{_WORD}.settings+xml",
        "word/footer1.xml": f"{_WORD}.footer+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    rows = [f'<Default Extension="{name}" ContentType="{kind}"/>' for name, kind in defaults.items()]
    rows += [f'<Override PartName="/{name}" ContentType="{kinds[name]}"/>' for name in files if name in kinds]
    return Xml(f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{"".join(rows)}</Types>')
