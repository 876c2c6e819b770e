"""Talk x Article -> one page of HTML for a co-author to sign: each slide beside the sentences that it stands on.

The page is complete in itself: no script, no fonts, no pictures, nothing fetched. The same talk and article give the same
bytes. What a line stands on is told by `grounding.evidence`; `summary` draws what comes before the slides, `slide` one of
them, `closing` what comes after them.
"""

from __future__ import annotations

from collections.abc import Sequence

from slides.errors import Finding
from slides.evidence import closing, slide, summary
from slides.evidence.html import Html, block, element, joined, text
from slides.evidence.slide import Shown
from slides.evidence.style import CSS
from slides.grounding.evidence import Evidence, evidence
from slides.layout.mirror import runs_right_to_left
from slides.model import Article, Talk, plain

__all__ = ["page"]


def page(talk: Talk, article: Article, findings: Sequence[Finding] = ()) -> str:
    """Return the page; `findings` are those of `check`, of which it shows the ones about the article."""
    found = evidence(talk, article)
    told = {finding for line in found for finding in line.findings}
    others = [f for f in findings if f.rule.startswith("grounding.") and f not in told]
    shown = _shown(talk, found, others)
    placed = {finding for one in shown for finding in one.findings}
    body = block(
        "body",
        element("a", text("Skip to the slides"), href="#slides", class_="skip"),
        _header(talk, article, shown, [f for f in others if f not in placed]),
        block(
            "main",
            summary.first(shown),
            _contents(shown),
            block("div", *(slide.section(one) for one in shown), id="slides", tabindex="-1"),
            closing.rest(shown, article),
            closing.sign_off(),
        ),
        _footer(),
    )
    title = element("title", text(f"Evidence for {talk.front.title}"))
    return f"<!DOCTYPE html>\n{block('html', _head(title), body, lang='en')}\n"


def _head(title: Html) -> Html:
    return block(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content="make_deck"),
        title,
        element("style", Html(CSS)),
    )


def _shown(talk: Talk, found: tuple[Evidence, ...], others: list[Finding]) -> tuple[Shown, ...]:
    """Return the slides with what stands on each, and the findings that lie between it and the next."""
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
            _direction(talk),
        )
        for number, ((section, one), end) in enumerate(zip(sections, ends, strict=True), 2)
    )


def _direction(talk: Talk) -> str:
    return "rtl" if runs_right_to_left(talk.front.lang) else "ltr"


# ------------------------------------------------------------------------------------------------- what comes first


def _header(talk: Talk, article: Article, shown: tuple[Shown, ...], findings: list[Finding]) -> Html:
    front = talk.front
    said = {"lang": front.lang, "dir": _direction(talk)}
    return block(
        "header",
        element("p", text("What this talk stands on"), class_="kicker"),
        element("h1", text(front.title), **said),
        element("p", text(front.subtitle), **said) if front.subtitle else Html(""),
        _facts(talk, article),
        slide.besides(findings),
        summary.figures(shown, article),
        _key(),
        slide.notes(talk.notes, front.lang, _direction(talk)),
        class_="sheet",
    )


def _facts(talk: Talk, article: Article) -> Html:
    front = talk.front
    facts = (
        ("Slide text", talk.path.replace("\\", "/").rsplit("/", 1)[-1]),
        ("Speaker", ", ".join(filter(None, (front.author, front.institution)))),
        ("For", ", ".join(filter(None, (front.event, front.date)))),
        ("Article", article.title),
        ("By", ", ".join(article.authors)),
        ("Its file", f"{front.article}, {len(article.sentences)} sentences, SHA-256 {article.digest}…"),
    )
    rows = (
        joined(element("dt", text(name)), element("dd", text(said), dir="auto"))
        for name, said in facts
        if said
    )
    return block("dl", *rows, class_="facts")


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
    return joined(block("ul", *marks, class_="key"), Html("\n"), element("p", text(caution), class_="quiet"))


def _contents(shown: tuple[Shown, ...]) -> Html:
    rows = (
        element(
            "li",
            element("span", text(str(one.number)), class_="quiet"),
            Html(" "),
            element("a", text(one.title), href=f"#{one.id}", lang=one.lang),
            Html(" "),
            summary.state(one),
        )
        for one in shown
    )
    head = element("h2", text("Slides"), id="contents")
    return block("nav", head, block("ol", *rows), class_="sheet contents", aria_labelledby="contents")


def _footer() -> Html:
    made = "Made by make_deck from the slide text and the article; no model, no network."
    return element("footer", element("p", text(made), class_="quiet"))
