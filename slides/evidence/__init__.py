"""Talk x Article -> one page of HTML for a co-author to sign: each slide beside the sentences that it stands on.

The page is complete in itself: no script, no fonts, no pictures, nothing fetched. The same talk and article give the same
bytes. What a line stands on is told by `grounding.evidence`; `slide` draws one slide, `closing` what comes after them.
"""

from __future__ import annotations

from collections.abc import Sequence

from slides import __version__
from slides.errors import Finding
from slides.evidence import closing, slide
from slides.evidence.html import Html, block, element, joined, text
from slides.evidence.slide import Shown
from slides.evidence.style import CSS
from slides.grounding.evidence import Evidence, Standing, evidence
from slides.layout.mirror import runs_right_to_left
from slides.model import Article, Talk, plain

__all__ = ["page"]

_TALLY: tuple[tuple[Standing, str], ...] = (
    ("supported", "supported"),
    ("flagged", "with findings"),
    ("open", "for which no sentence was found"),
    ("own", "the speaker’s own"),
    ("absent", "on what the article does not give"),
    ("name", "only a name"),
)


def page(talk: Talk, article: Article, findings: Sequence[Finding] = ()) -> str:
    """Return the page; `findings` are those of `check`, of which it shows the ones about the article."""
    found = evidence(talk, article)
    told = {finding for line in found for finding in line.findings}
    others = [f for f in findings if f.rule.startswith("grounding.") and f not in told]
    shown = _shown(talk, found, others)
    placed = {finding for one in shown for finding in one.findings}
    body = block(
        "div",
        _header(talk, article, found, [f for f in others if f not in placed]),
        _first(shown),
        _contents(shown),
        block("main", *(slide.section(one) for one in shown), closing.rest(shown, article), id="slides"),
        closing.sign_off(),
        _footer(),
        class_="page",
    )
    title = element("title", text(f"Evidence for {talk.front.title}"))
    return f"<!DOCTYPE html>\n{block('html', _head(title), element('body', body), lang='en')}\n"


def _head(title: Html) -> Html:
    return block(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content=f"make_deck {__version__}"),
        title,
        element("style", Html(CSS)),
    )


def _shown(talk: Talk, found: tuple[Evidence, ...], others: list[Finding]) -> tuple[Shown, ...]:
    """Return the slides with what stands on each, and the findings that lie between it and the next."""
    direction = "rtl" if runs_right_to_left(talk.front.lang) else "ltr"
    sections = [(section, slide) for section in talk.sections for slide in section.slides]
    ends = [slide.line for _, slide in sections[1:]] + [len(talk.source) + 1]
    return tuple(
        Shown(
            number,
            one,
            plain(section.title),
            section.backup,
            tuple(line for line in found if line.slide == number),
            tuple(f for f in others if f.line and one.line <= f.line < end),
            talk.front.lang,
            direction,
        )
        for number, ((section, one), end) in enumerate(zip(sections, ends, strict=True), 2)
    )


# ------------------------------------------------------------------------------------------------- what comes first


def _header(talk: Talk, article: Article, found: tuple[Evidence, ...], findings: list[Finding]) -> Html:
    front = talk.front
    direction = "rtl" if runs_right_to_left(front.lang) else "ltr"
    facts = [
        ("Slide text", talk.path.replace("\\", "/").rsplit("/", 1)[-1]),
        ("Speaker", ", ".join(filter(None, (front.author, front.institution)))),
        ("For", ", ".join(filter(None, (front.event, front.date)))),
        ("Article", article.title),
        ("By", ", ".join(article.authors)),
        ("Its file", f"{front.article}, {len(article.sentences)} sentences, SHA-256 {article.digest}…"),
    ]
    rows = [
        joined(element("dt", text(name)), element("dd", text(said), dir="auto")) for name, said in facts if said
    ]
    return block(
        "header",
        element("p", text("What this talk stands on"), class_="kicker"),
        element("h1", text(front.title), lang=front.lang, dir=direction),
        element("p", text(front.subtitle), lang=front.lang, dir=direction) if front.subtitle else Html(""),
        block("dl", *rows, class_="facts"),
        *(slide.finding(one) for one in findings),
        element("p", text(tally(found)), class_="tally"),
        _key(),
        class_="sheet",
    )


def tally(found: Sequence[Evidence]) -> str:
    """Return how many lines stand how, such as `62 lines: 55 supported, 4 with findings, 3 the speaker’s own`."""
    held = [line for line in found if line.standing != "unheld"]
    counts = [(sum(line.standing == standing for line in held), word) for standing, word in _TALLY]
    parts = [f"{count} {word}" for count, word in counts if count]
    return f"{len(held)} line{'s' * (len(held) != 1)}: {', '.join(parts)}" if held else "no line claims anything"


def _key() -> Html:
    """Return what the marks mean, and what nobody should rely on."""
    samples = (
        ("carries", "words of the article that a line says"),
        ("missing", "words of a line that its sentences do not have"),
        ("lost", "words of the article that a line has lost"),
    )
    marks = (element("li", element("mark", text(said), class_=name)) for name, said in samples)
    caution = (
        "Rules made this page, not a reader. They know English only, find the nearest sentences by their words, and miss "
        "some things: a line without a mark is one to read, not one to trust."
    )
    return joined(block("ul", *marks, class_="key"), element("p", text(caution), class_="quiet"))


def _first(shown: tuple[Shown, ...]) -> Html:
    """Return the lines with findings, errors first: what a reader with little time has to look at."""
    flagged = [(one, line) for one in shown for line in one.lines if line.findings]
    if not flagged:
        return Html("")
    flagged.sort(key=lambda pair: all(f.severity != "error" for f in pair[1].findings))
    rows = (
        element(
            "li",
            element("a", text(f"Slide {one.number}, line {one.number_of(line)}"), href=f"#{one.id_of(line)}"),
            Html(" "),
            element("q", slide.marked(line.text, line.missing, slide.MISSING), lang=one.lang, dir=one.direction),
            *(slide.brief(finding) for finding in line.findings),
        )
        for one, line in flagged
    )
    count = f"{len(flagged)} line{'s' * (len(flagged) != 1)}"
    head = element("h2", text(f"Look at {count} first"), id="first")
    return block("section", head, block("ol", *rows), class_="sheet first", aria_labelledby="first")


def _contents(shown: tuple[Shown, ...]) -> Html:
    rows = (
        element(
            "li",
            element("span", text(str(one.number))),
            element(
                "span",
                element("a", text(one.title), href=f"#{one.id}", lang=one.lang),
                element("span", text(f" {_state(one)}"), class_="quiet"),
            ),
        )
        for one in shown
    )
    head = element("h2", text("Slides"), id="contents")
    return block("nav", head, block("ol", *rows), class_="sheet contents", aria_labelledby="contents")


def _state(one: Shown) -> str:
    """Return in a few words what a reader finds on a slide."""
    held = [line.standing for line in one.lines if line.standing != "unheld"]
    if not held:
        return "needs no source"
    words = {"flagged": "with findings", "open": "without a sentence", "own": "added", "absent": "absent"}
    parts = [f"{held.count(key)} {word}" for key, word in words.items() if key in held]
    return ", ".join(parts) if parts else "supported"


def _footer() -> Html:
    made = f"Made by make_deck {__version__} from the slide text and the article; no model, no network."
    return element("footer", element("p", text(made), class_="quiet"))
