"""Every rule bites on a deck that breaks it, and leaves a deck alone that does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from slides.deck_rules import OF_THE_DECK, RULES, judge
from slides.found import (
    Fit,
    FoundChart,
    FoundDeck,
    FoundLine,
    FoundParagraph,
    FoundRoom,
    FoundRun,
    FoundSeries,
    FoundShape,
    FoundSlide,
    FoundTable,
)
from slides.lengths import Inches, Pt
from slides.model import Rect


def run(text: str, **changes: object) -> FoundRun:
    plain = FoundRun(text, Pt(24), False, "000000", ("FFFFFF",), "+Calibri", "en-GB")
    return replace(plain, **changes)  # type: ignore[arg-type]


def rect(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(Inches(x), Inches(y), Inches(width), Inches(height))


def paragraphs(*texts: str, bullet: bool = True) -> tuple[FoundParagraph, ...]:
    return tuple(FoundParagraph((run(text),), bullet=bullet) for text in texts)


TITLE = FoundShape(
    "Title 1",
    "text",
    rect(1, 0.8, 11, 1),
    "title",
    paragraphs=(FoundParagraph((run("Wells save lives", size=Pt(32)),)),),
    drawn=False,
)
BODY = FoundShape(
    "Body 2",
    "text",
    rect(1, 2.2, 6, 2),
    "body",
    paragraphs=paragraphs("Clean water", "Less disease"),
    drawn=False,
)
BELOW = FoundShape("Text 3", "text", rect(1, 4.4, 6, 1), paragraphs=paragraphs("Two villages"), drawn=False)
PICTURE = FoundShape("Picture 4", "picture", rect(8, 2.2, 4, 3), alt="A well with a hand pump")
TABLE = FoundShape(
    "Table 5",
    "table",
    rect(1, 2.2, 6, 2),
    alt="Wells by year",
    table=FoundTable(True, False, False),
    paragraphs=paragraphs("Year"),
)
FILM = FoundShape("Film 6", "media", rect(8, 2.2, 4, 3), alt="A pump at work")
CHART = FoundShape(
    "Chart 7",
    "chart",
    rect(8, 2.2, 4, 3),
    alt="Wells by year",
    chart=FoundChart(
        (FoundSeries("Dug", "0072B2"), FoundSeries("Drilled", "D55E00")), False, False, ("FFFFFF",)
    ),
)
FIRST = FoundSlide(1, (TITLE, BODY, BELOW, PICTURE), "What I say.")
SECOND = FoundSlide(
    2,
    (replace(TITLE, paragraphs=(FoundParagraph((run("Pumps need care", size=Pt(32)),)),)), TABLE, FILM),
    "What I say then.",
)
GOOD = FoundDeck("wells.pptx", Inches(13.333), Inches(7.5), (FIRST, SECOND), ("Wells", "Pumps"), "Wells")


def with_shape(old: FoundShape, new: FoundShape) -> FoundDeck:
    slides = tuple(
        replace(slide, shapes=tuple(new if shape is old else shape for shape in slide.shapes))
        for slide in GOOD.slides
    )
    return replace(GOOD, slides=slides)


def with_run(**changes: object) -> FoundDeck:
    return with_shape(BELOW, replace(BELOW, paragraphs=(FoundParagraph((run("Two villages", **changes),)),)))


def with_text(*texts: str, bullet: bool = True) -> FoundDeck:
    return with_shape(BODY, replace(BODY, paragraphs=paragraphs(*texts, bullet=bullet)))


def with_first(**changes: object) -> FoundDeck:
    return replace(GOOD, slides=(replace(FIRST, **changes), SECOND))  # type: ignore[arg-type]


def titled(slide: FoundSlide, title: str) -> FoundSlide:
    named = replace(slide.titles[0], paragraphs=(FoundParagraph((run(title, size=Pt(32)),)),))
    return replace(slide, shapes=(named, *slide.shapes[1:]))


def many(count: int, slide: FoundSlide, layouts: int = 9) -> FoundDeck:
    """Return a deck of slides that differ in number, title and layout."""
    titles = ("Disclosures", *(f"Wells save {number} lives" for number in range(2, count + 1)))
    slides = (
        replace(titled(slide, title), number=number, layout=f"Layout {number % layouts}")
        for number, title in enumerate(titles, 1)
    )
    return replace(GOOD, slides=tuple(slides))


def retitled(deck: FoundDeck, which: int, title: str) -> FoundDeck:
    slides = list(deck.slides)
    slides[which] = titled(slides[which], title)
    return replace(deck, slides=tuple(slides))


def fit(lines: int = 1, top: float = 1.0, height: float = 0.5, **changes: object) -> Fit:
    plain = Fit((lines,), Inches(height), 0.5, Inches(top), Inches(top + height))
    return replace(plain, **changes)  # type: ignore[arg-type]


def with_fit(shape: FoundShape, found: Fit, room: float = 1.0) -> FoundDeck:
    """Return the deck with a shape that was measured, in a room of that height."""
    where = FoundRoom(replace(shape.rect, height=Inches(room)))
    return with_shape(shape, replace(shape, fit=found, room=where))


def with_chart(*series: FoundSeries, legend: bool = False, labelled: bool = False) -> FoundDeck:
    return with_shape(FILM, replace(CHART, chart=FoundChart(series, legend, labelled, ("FFFFFF",))))


def standing(*xs: float) -> tuple[FoundShape, ...]:
    """Return drawn shapes in a row."""
    box = replace(BELOW, placeholder="", drawn=True)
    return tuple(
        replace(
            box, name=f"Box {n}", rect=rect(x, 5.5, 1, 0.5), paragraphs=paragraphs(f"Well {n}", bullet=False)
        )
        for n, x in enumerate(xs)
    )


ARROW = FoundShape(
    "Arrow 8", "connector", rect(4, 6, 1, 0), alt="leads to", line=FoundLine("DDDDDD", ("FFFFFF",))
)
READ_OUT = [
    "The wells of the village have clean water again",
    "Fewer of its children fall ill in the rains",
    "Two of the pumps are repaired by women there",
]


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"

BREAKING: dict[str, tuple[Callable[[], FoundDeck], str]] = {
    "access.title": (lambda: with_first(shapes=(BODY, BELOW, PICTURE)), "this slide has no title"),
    "access.alt-text": (
        lambda: with_shape(PICTURE, replace(PICTURE, alt="")),
        "this picture has no description",
    ),
    "access.alt-file-name": (
        lambda: with_shape(PICTURE, replace(PICTURE, alt="IMG_2041.jpg")),
        "this description says nothing of what is shown",
    ),
    "access.table-header": (
        lambda: with_shape(TABLE, replace(TABLE, table=FoundTable(False, False, False))),
        "this table has no header row",
    ),
    "access.table-structure": (
        lambda: with_shape(TABLE, replace(TABLE, table=FoundTable(True, True, False))),
        "this table has merged cells",
    ),
    "access.section-name": (
        lambda: replace(GOOD, sections=("Wells", "Default Section")),
        "section 2 has no name of its own",
    ),
    "access.unique-section": (
        lambda: replace(GOOD, sections=("Wells", "wells ")),
        "2 sections have the same name",
    ),
    "access.restricted": (
        lambda: replace(GOOD, restricted=True),
        "this deck is protected against changes, which some assistive programs cannot get past",
    ),
    "access.contrast": (
        lambda: with_run(colour="AAAAAA"),
        "this text has a contrast of 2.3 with what is under it; 3 can be read",
    ),
    "access.captions": (
        lambda: with_shape(FILM, replace(FILM, captions=False)),
        "this film or sound has no captions",
    ),
    "access.reading-order": (
        lambda: with_first(shapes=(TITLE, BELOW, BODY, PICTURE)),
        "this text stands above what is read out before it",
    ),
    "access.unique-title": (
        lambda: replace(GOOD, slides=(FIRST, replace(SECOND, shapes=(TITLE, TABLE, FILM)))),
        "slide 1 has the same title",
    ),
    "access.graphics": (
        lambda: with_first(shapes=(*FIRST.shapes, ARROW)),
        "this arrow has a contrast of 1.4 with what is under it; 3 is seen",
    ),
    "access.series-colours": (
        lambda: with_chart(FoundSeries("Dug", "5A6B79"), FoundSeries("Drilled", "5F6A78")),
        "two colours of this chart look alike to people who are colour-blind (red)",
    ),
    "access.colour-alone": (
        lambda: with_chart(*CHART.chart.series if CHART.chart else (), legend=True),
        "only its colours say which part of this chart is which",
    ),
    "access.file-name": (
        lambda: replace(GOOD, path="talks/Presentation1.pptx"),
        "the file's name does not say what the talk is about",
    ),
    "access.language": (lambda: with_run(language=""), "this text does not say which language it is in"),
    "access.document-title": (lambda: replace(GOOD, title=""), "this deck has no title in its properties"),
    "access.link-text": (
        lambda: with_shape(
            BELOW, replace(BELOW, paragraphs=(FoundParagraph((run("here", link="https://example.org"),)),))
        ),
        "this link does not say where it leads",
    ),
    "access.moves": (lambda: with_first(advances=True), "this slide goes on by itself"),
    "access.bullets": (
        lambda: with_text("- Clean water", "- Less disease", bullet=False),
        "these bullets are typed, not set: they are no list to a screen reader",
    ),
    "fit.overflow": (
        lambda: with_fit(BODY, fit(6, 2.3, 2.4, fill=1.2), 2.0),
        "this text needs 6 lines, and its box has room for 5",
    ),
    "fit.word": (
        lambda: with_fit(BODY, fit(top=2.3, broken="Neurotransmitters")),
        "“Neurotransmitters” is wider than its box, and is broken anywhere",
    ),
    "layout.title-lines": (
        lambda: replace(
            GOOD,
            slides=(
                FIRST,
                replace(SECOND, shapes=(replace(SECOND.shapes[0], fit=fit(3)), *SECOND.shapes[1:])),
            ),
        ),
        "a headline of 3 lines; 2 are taken in at a glance",
    ),
    "layout.orphan": (
        lambda: with_fit(TITLE, fit(2, orphan="lives")),
        "“lives” stands alone on the last line of this headline",
    ),
    "layout.title-space": (
        lambda: with_first(
            shapes=(replace(TITLE, fit=fit()), replace(BODY, fit=fit(top=1.55)), BELOW, PICTURE)
        ),
        "only 0.05 in between the headline and what is under it",
    ),
    "layout.margin": (
        lambda: with_shape(BELOW, replace(BELOW, rect=rect(0.05, 4.4, 6, 1))),
        "this text runs up to the edge of the slide",
    ),
    "layout.alignment": (
        lambda: with_shape(BELOW, replace(BELOW, rect=rect(1.05, 4.4, 6, 1))),
        "this stands 0.05 in beside the left edge of Title 1",
    ),
    "layout.gaps": (
        lambda: with_first(shapes=(TITLE, BODY, BELOW, *standing(1, 2.3, 3.7))),
        "gaps of 0.30, 0.40 in between equal shapes in a row",
    ),
    "layout.repetition": (
        lambda: replace(
            GOOD,
            slides=tuple(
                replace(
                    titled(FIRST, f"Wells save {n} lives"),
                    number=n,
                    layout="Text",
                    shapes=(titled(FIRST, f"Wells save {n} lives").shapes[0], BODY),
                )
                for n in range(1, 5)
            ),
        ),
        "4 slides in a row, 1 to 4, are nothing but text in one layout",
    ),
    "type.underline": (lambda: with_run(underlined=True), "underlined text is taken for a link"),
    "type.theme-fonts": (
        lambda: with_run(font="Arial"),
        "text on 1 slide names a typeface of its own: another theme will not change it",
    ),
    "meeting.fonts": (
        lambda: with_run(font="+Aptos"),
        "not every computer has this deck's typefaces, and text runs wider in another",
    ),
    "type.size": (
        lambda: with_run(size=Pt(11)),
        "11 pt is too small here: 14 pt is the least that can be read from the back",
    ),
    "type.fonts": (
        lambda: with_shape(
            BELOW,
            replace(
                BELOW, paragraphs=tuple(FoundParagraph((run("a", font=f),)) for f in ("+Arial", "+Georgia"))
            ),
        ),
        "3 typefaces: 2 are enough",
    ),
    "type.title": (
        lambda: with_shape(
            TITLE, replace(TITLE, paragraphs=(FoundParagraph((run("Wells save lives", size=Pt(20)),)),))
        ),
        "a headline of 20 pt; from 28 pt it is seen first",
    ),
    "type.sizes": (
        lambda: with_shape(
            BELOW,
            replace(
                BELOW,
                paragraphs=tuple(FoundParagraph((run("a", size=Pt(s)),)) for s in (15, 16, 18, 20)),
            ),
        ),
        "6 sizes of type on this slide (15, 16, 18, 20, 24, 32 pt): 5 can be told apart",
    ),
    "layout.format": (
        lambda: replace(GOOD, width=Inches(14)),
        "slides of 14 by 7.5 in, where most meetings show 16:9",
    ),
    "layout.variety": (
        lambda: many(11, FIRST, layouts=3),
        "3 layouts on 11 slides: they all look alike",
    ),
    "message.title-assertion": (
        lambda: replace(GOOD, slides=(FIRST, titled(SECOND, "Pumps and their care"))),
        "this headline names a topic, and says nothing of it",
    ),
    "message.visual": (
        lambda: many(6, replace(FIRST, shapes=(TITLE, BODY))),
        "5 of 5 slides show nothing but text; listeners remember what they see",
    ),
    "message.nesting": (
        lambda: with_shape(
            BODY, replace(BODY, paragraphs=(FoundParagraph((run("Clean water"),), 2, bullet=True),))
        ),
        "bullets on 3 levels: listeners follow 2",
    ),
    "message.capitals": (
        lambda: with_text("CLEAN WATER for all"),
        "capitals throughout are read letter by letter",
    ),
    "layout.off-slide": (
        lambda: with_shape(BELOW, replace(BELOW, rect=rect(10, 6, 5, 1))),
        "this text stands partly off the slide",
    ),
    "layout.overlap": (
        lambda: with_shape(BELOW, replace(BELOW, rect=rect(2, 3.5, 6, 2))),
        "this text's box overlaps that of Body 2",
    ),
    "message.words": (
        lambda: with_text(*[LONG] * 4),
        "65 words on this slide, 50 are read before you have spoken them",
    ),
    "message.title-length": (
        lambda: with_shape(TITLE, replace(TITLE, paragraphs=(FoundParagraph((run(LONG, size=Pt(32)),)),))),
        "a headline of 15 words, 14 are taken in at a glance",
    ),
    "message.bullets": (
        lambda: with_text(*"abcdefg"),
        "7 bullets in this list, 6 are the most that a listener follows",
    ),
    "message.notes": (lambda: with_first(notes=""), "nothing is written in the notes of this slide"),
    "message.objects": (
        lambda: with_first(shapes=(TITLE, BODY, BELOW, *standing(1, 2.5, 4, 5.5, 7, 8.5, 10))),
        "7 things to look at on this slide; 6 are taken in without counting",
    ),
    "message.read-out": (
        lambda: replace(
            with_text(*READ_OUT),
            slides=(replace(with_text(*READ_OUT).slides[0], notes=". ".join(READ_OUT)), SECOND),
        ),
        "3 lines of this slide are in its notes word for word",
    ),
    "time.slot": (
        lambda: replace(with_first(notes="word " * 300), minutes=2.0),
        "the notes take 2:00 to 2:50, by how fast you speak, the slot has 2:00",
    ),
    "meeting.disclosures": (
        lambda: retitled(many(6, FIRST), 0, "Wells are dug by hand"),
        "no slide tells your interests; most meetings ask for one, even if there are none",
    ),
    "meeting.last-slide": (
        lambda: retitled(many(6, FIRST), -1, "Thank you!"),
        "the talk ends on a slide that says nothing of it, and that one stays on the screen longest",
    ),
}
"""For each rule a deck that breaks it alone, and what is said of it."""


def test_a_good_deck_breaks_no_rule() -> None:
    assert judge(GOOD) == ()


def test_each_rule_has_a_deck_that_breaks_it() -> None:
    assert set(BREAKING) == {rule.id for rule in RULES}


@pytest.mark.parametrize("rule", BREAKING)
def test_a_deck_that_breaks_a_rule_is_told_so_and_of_nothing_else(rule: str) -> None:
    deck, message = BREAKING[rule]
    assert [(f.rule, f.message) for f in judge(deck())] == [(rule, message)]


@pytest.mark.parametrize(
    "deck",
    [
        pytest.param(with_shape(PICTURE, replace(PICTURE, alt="", decorative=True)), id="decoration"),
        pytest.param(
            with_shape(PICTURE, replace(PICTURE, alt="", grouped=True)), id="in a group that is described"
        ),
        pytest.param(with_run(colour="888888", size=Pt(20)), id="large text needs a contrast of 3"),
        pytest.param(with_run(grounds=("FFFFFF",) * 10 + ("000000",)), id="a speck of the ground"),
        pytest.param(
            with_shape(
                BELOW,
                replace(BELOW, placeholder="ftr", paragraphs=(FoundParagraph((run("a", size=Pt(12)),)),)),
            ),
            id="a footer may be small",
        ),
        pytest.param(
            replace(GOOD, slides=(FIRST, replace(SECOND, hidden=True, notes=""))), id="hidden, no notes"
        ),
        pytest.param(with_run(colour="EEEEEE", grounds=()), id="a ground that is not known"),
        pytest.param(with_fit(BODY, fit(1, 2.3, 0.5), 0.3), id="one line in a low box"),
        pytest.param(
            with_shape(BELOW, replace(BELOW, rect=rect(0, 4.4, 13.333, 1))), id="a band from edge to edge"
        ),
        pytest.param(
            replace(GOOD, height=Inches(5.625), slides=with_run(size=Pt(11)).slides),
            id="a smaller slide, smaller type",
        ),
    ],
)
def test_what_is_allowed_is_left_alone(deck: FoundDeck) -> None:
    assert [finding for finding in judge(deck) if finding.severity != "tip"] == []


def test_a_box_that_grows_off_the_slide_with_its_text_is_told() -> None:
    where = FoundRoom(BELOW.rect, grows=True)
    deck = with_shape(BELOW, replace(BELOW, room=where, fit=fit(12, 4.4, 4.0)))
    assert [(f.rule, f.shape) for f in judge(deck)] == [("layout.off-slide", BELOW.name)]


def test_what_is_one_thing_to_do_to_the_whole_deck_is_told_once() -> None:
    silent = replace(GOOD, slides=tuple(replace(slide, notes="") for slide in GOOD.slides))
    assert [(f.rule, f.slide) for f in judge(silent)] == [("message.notes", None)]
    mute = many(6, replace(FIRST, shapes=(TITLE, BODY, with_run(language="").slides[0].shapes[2], PICTURE)))
    assert [(f.rule, f.slide) for f in judge(mute)] == [("access.language", None)]


def test_a_group_without_a_description_is_told_once_and_not_for_each_of_its_shapes() -> None:
    icon = tuple(replace(PICTURE, name=f"Part {n}", alt="", inside="Icon") for n in range(5))
    assert [(f.rule, f.shape) for f in judge(with_first(shapes=(TITLE, BODY, BELOW, *icon)))] == [
        ("access.alt-text", "Icon")
    ]


def test_small_text_of_ordinary_weight_needs_more_contrast_than_large() -> None:
    deck = with_run(colour="888888", size=Pt(16))
    assert [f.rule for f in judge(deck)] == ["access.contrast"]


def test_what_the_text_is_held_to_is_not_said_of_its_deck_again() -> None:
    assert judge(with_first(notes=""), OF_THE_DECK) == ()
    assert [f.rule for f in judge(with_run(size=Pt(11)), OF_THE_DECK)] == ["type.size"]


def test_a_finding_names_slide_and_shape() -> None:
    deck = with_shape(PICTURE, replace(PICTURE, alt=""))
    assert str(judge(deck)[0]) == (
        "wells.pptx, slide 1, Picture 4: error: this picture has no description\n"
        "  hint: describe what it shows (right click, Edit Alt Text), or mark it as decorative"
    )
