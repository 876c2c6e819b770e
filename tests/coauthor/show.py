"""What a slide does when it is shown: transitions and animations, and how they follow the paragraphs they animate."""

from __future__ import annotations

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from tests.coauthor.deck import DECLARED, P14, Deck, text_of

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def rehearse(deck: Deck, slide: int, seconds: float) -> None:
    """Rehearse: the slide moves on after so many seconds. Written twice, for programs that know p14 and those that don't."""
    after = round(seconds * 1000)
    _insert(
        deck.slide(slide)._element,
        f'<mc:AlternateContent xmlns:mc="{MC}" {DECLARED}><mc:Choice xmlns:p14="{P14}" Requires="p14">'
        f'<p:transition spd="slow" p14:dur="2000" advTm="{after}"/></mc:Choice>'
        f'<mc:Fallback><p:transition spd="slow" advTm="{after}"/></mc:Fallback></mc:AlternateContent>',
        before=("p:timing", "p:extLst"),
    )


def animate(deck: Deck, slide: int, shape: str) -> None:
    """Let the paragraphs of a shape appear one by one, with a click each."""
    target = deck.shape(slide, shape)
    count = sum(1 for p in target._element.iter(qn("a:p")) if text_of(p))
    effects = "".join(_effect(target.shape_id, n, 3 + 4 * n) for n in range(count))
    on = '<p:cond evt="on{0}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond>'
    _insert(
        deck.slide(slide)._element,
        f"<p:timing {DECLARED}><p:tnLst><p:par>"
        '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
        f"<p:childTnLst>{effects}</p:childTnLst></p:cTn>"
        f"<p:prevCondLst>{on.format('Prev')}</p:prevCondLst><p:nextCondLst>{on.format('Next')}</p:nextCondLst>"
        "</p:seq></p:childTnLst></p:cTn></p:par></p:tnLst>"
        f'<p:bldLst><p:bldP spid="{target.shape_id}" grpId="0" build="p"/></p:bldLst></p:timing>',
        before=("p:extLst",),
    )


def _effect(shape: int, paragraph: int, number: int) -> str:
    """Return the click on which one paragraph appears."""
    now = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
    return (
        f'<p:par><p:cTn id="{number}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="{number + 1}" fill="hold">{now}<p:childTnLst>'
        f'<p:par><p:cTn id="{number + 2}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" grpId="0" '
        f'nodeType="clickEffect">{now}<p:childTnLst>'
        f'<p:set><p:cBhvr><p:cTn id="{number + 3}" dur="1" fill="hold">{now}</p:cTn><p:tgtEl><p:spTgt spid="{shape}">'
        f'<p:txEl><p:pRg st="{paragraph}" end="{paragraph}"/></p:txEl></p:spTgt></p:tgtEl>'
        "<p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set>'
        "</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par>"
    )


def _insert(slide, text: str, before: tuple[str, ...]) -> None:
    """Put an element into a `p:sld` in front of the first of these children, which the schema has in this order."""
    for tag in before:
        if (found := slide.find(qn(tag))) is not None:
            found.addprevious(parse_xml(text))
            return
    slide.append(parse_xml(text))


def animated(slide) -> list[tuple[int, int]]:
    """Return the shape and the index of each animated paragraph, in the order of the clicks."""
    return [
        (int(spid.get("spid")), int(span.get("st")))
        for spid in slide._element.iter(qn("p:spTgt"))
        for span in spid.iter(qn("p:pRg"))
    ]


def _spans(slide, paragraph):
    """Yield the index of a paragraph in its shape, with each span of paragraphs of that shape that is animated."""
    shape = paragraph.getparent().getparent()
    names = shape.xpath("./p:nvSpPr/p:cNvPr/@id")
    index = paragraph.getparent().findall(qn("a:p")).index(paragraph)
    for target in slide._element.xpath(f".//p:spTgt[@spid='{names[0]}']") if names else ():
        for span in target.iter(qn("p:pRg")):
            yield index, span


def shift_paragraphs(slide, paragraph, by: int) -> None:
    """Let the animations of all paragraphs behind this one follow them, before it gets a new neighbour or goes."""
    for index, span in list(_spans(slide, paragraph)):
        if int(span.get("st")) > index:
            span.set("st", str(int(span.get("st")) + by))
            span.set("end", str(int(span.get("end")) + by))


def forget_paragraph(slide, paragraph) -> None:
    """Take out the clicks on which a paragraph appears that is about to go."""
    for index, span in list(_spans(slide, paragraph)):
        if int(span.get("st")) == int(span.get("end")) == index:
            clicks = next(c for c in span.iterancestors(qn("p:cTn")) if c.get("nodeType") == "mainSeq")
            click = next(
                par for par in span.iterancestors(qn("p:par")) if par.getparent().getparent() is clicks
            )
            click.getparent().remove(click)
