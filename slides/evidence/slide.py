"""One slide of the page: each of its lines, and beside it (on a phone: below it) the sentences behind it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from slides.errors import Finding
from slides.evidence.html import Html, block, element, joined, text
from slides.grounding.evidence import Evidence, Passage, Place, Span, Standing
from slides.model import Block, Citation, Item, Items, Paragraph, Sentence, Slide, plain, spoken


@dataclass(frozen=True, slots=True)
class Shown:
    """A slide with all that the page says of it."""

    number: int
    """1-based, in the deck; the title slide is the first."""
    slide: Slide
    section: str
    backup: bool
    lines: tuple[Evidence, ...]
    findings: tuple[Finding, ...]
    """About the article, and about no line of it."""
    lang: str
    direction: str
    """`ltr` or `rtl`."""

    @property
    def id(self) -> str:
        """The place of the slide in the page."""
        return f"slide-{self.number}"

    @property
    def title(self) -> str:
        """Its headline."""
        return plain(self.slide.title) or "(no title)"

    @property
    def held(self) -> tuple[Evidence, ...]:
        """The lines that a sentence is asked for."""
        return tuple(line for line in self.lines if line.standing != "unheld")

    def number_of(self, line: Evidence) -> int:
        """Return the number of a line on its slide, 1-based; those that no sentence is asked for are not counted."""
        return next(number for number, other in enumerate(self.held, 1) if other is line)

    def id_of(self, line: Evidence) -> str:
        """Return the place of a line in the page, empty where nothing refers to it."""
        return "" if line.standing == "unheld" else f"{self.id}-line-{self.number_of(line)}"


def section(one: Shown) -> Html:
    """Return a slide with its evidence and its notes."""
    return block(
        "section",
        _bar(one),
        block("ol", *(_row(one, row) for row in _rows(one.lines)), class_="rows"),
        besides(one.findings, f"{one.id}-besides"),
        notes(one.slide.notes, one.lang, one.direction),
        class_="sheet slide",
        id=one.id,
        aria_labelledby=f"{one.id}-number {one.id}-title",
    )


def _bar(one: Shown) -> Html:
    about = [
        one.section,
        "backup" if one.backup and one.section.casefold() != "backup" else "",
        "can go if time is short" if one.slide.if_time else "",
    ]
    number = element("b", text(f"Slide {one.number}"), id=f"{one.id}-number")
    where = element("span", number, text("".join(f" · {part}" for part in about if part)))
    boxes = (
        element("label", element("input", type="checkbox"), text(f" {said}"))
        for said in ("agreed", "to change")
    )
    vote = element("span", *boxes, class_="vote", role="group", aria_label=f"Slide {one.number}")
    return element("div", where, vote, class_="bar")


# ------------------------------------------------------------------------------------------------------------- rows


_NOTHING = Html("")

_Row = list[Evidence]
"""Lines, one after the other on their slide, that stand on the same sentences."""


def _rows(lines: Sequence[Evidence]) -> list[_Row]:
    """Return the lines in rows: a label begins one, a table is one, and a line with findings has its own."""
    rows: list[_Row] = []
    for line in lines:
        if rows and _goes_on(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _goes_on(row: _Row, line: Evidence) -> bool:
    last = row[-1]
    if _is_cell(last) or _is_cell(line):
        return _is_cell(last) and _is_cell(line)
    if last.place == "label" or (last.standing == line.standing == "unheld"):
        return True
    return line.place != "label" and _stands_on(last) == _stands_on(line)


def _is_cell(line: Evidence) -> bool:
    return line.place in ("head", "cell")


def _stands_on(line: Evidence) -> object:
    """Return what is alike in two lines that stand on the same; a line with findings is like no other."""
    numbers = [passage.sentence.number for passage in line.passages]
    return id(line) if line.findings else (line.standing, numbers)


def _row(one: Shown, row: _Row) -> Html:
    said = block("div", *_lines(one, row), class_="said", lang=one.lang, dir=one.direction)
    return block("li", said, block("div", *_stands(one, row), class_="stands"), class_="row")


# ------------------------------------------------------------------------------------------------- what the slide says


def _lines(one: Shown, row: _Row) -> Iterator[Html]:
    if _is_cell(row[0]):
        yield _table(one, row)
        return
    for line in row:
        is_title = line.place == "title"
        said = joined(_number(one, line), _words(line))
        yield element(
            "div",
            element("h2", said, id=f"{one.id}-title") if is_title else said,
            _tags(line),
            findings(line.findings),
            class_=f"line {line.place}",
            id=one.id_of(line),
        )


def _table(one: Shown, row: _Row) -> Html:
    lines = [list(cells) for _, cells in groupby(row, key=lambda line: line.line)]
    drawn = (block("tr", *(_cell(one, row, line) for line in cells)) for cells in lines)
    return element("div", block("table", *drawn), class_="scroll")


def _cell(one: Shown, row: _Row, line: Evidence) -> Html:
    refs = (_reference(one, row, passage) for passage in line.passages)
    inside = (_number(one, line), _words(line), *refs, _tags(line), findings(line.findings))
    head = line.place == "head"
    return element("th" if head else "td", *inside, id=one.id_of(line), scope="col" if head else "")


def _reference(one: Shown, row: _Row, passage: Passage) -> Html:
    near = "nearest: " if passage.nearest else ""
    link = element(
        "a", text(f"{near}S{passage.sentence.number}"), href=f"#{_id_of_sentence(one, row, passage.sentence)}"
    )
    return joined(Html(" "), element("span", link, class_="ref", lang="en", dir="ltr"))


def _number(one: Shown, line: Evidence) -> Html:
    if line.standing == "unheld":
        return _NOTHING
    return element("span", text(str(one.number_of(line))), class_="no")


_Look = tuple[str, str]
"""A class, and what somebody is told who cannot see it."""

MISSING: _Look = ("missing", "not in these sentences")
CARRIES: _Look = ("carries", "")
LOST: _Look = ("lost", "lost on the slide")


def _words(line: Evidence) -> Html:
    """Return a line as its slide shows it, the words marked that no sentence has."""
    if line.place == "code":
        return element("pre", text(line.text))
    lead = [span for span in line.missing if span[0] < line.lead]
    detail = [(start - line.lead, end - line.lead) for start, end in line.missing if start >= line.lead]
    cut = [(start, min(end, line.lead)) for start, end in lead]
    detail = [(0, end - line.lead) for _, end in lead if end > line.lead] + detail
    said = marked(line.text[line.lead :], detail, MISSING)
    if line.lead:
        said = joined(element("b", marked(line.text[: line.lead], cut, MISSING)), said)
    return element("span", said, class_="believed" if "believed" in line.marks else "")


def marked(said: str, spans: Iterable[Span], look: _Look) -> Html:
    """Return a text with some of its words marked, and in words for those who do not see the mark."""
    return painted(said, [(span, look) for span in spans])


def painted(said: str, spans: Iterable[tuple[Span, _Look]]) -> Html:
    """Return a text with words marked in several ways; where two marks meet, the one that begins first wins."""
    parts, done = [], 0
    for (start, end), (class_, told) in sorted(spans):
        if start < done:
            continue
        hidden = element("span", text(f" ({told})"), class_="vh", lang="en") if told else _NOTHING
        parts += [text(said[done:start]), element("mark", text(said[start:end]), hidden, class_=class_)]
        done = end
    return joined(*parts, text(said[done:]))


def _tags(line: Evidence) -> Html:
    """Return what a reader of the slide sees besides its words, and where it says to look."""
    tags = [_tag("", "shown as believed")] if "believed" in line.marks and line.place != "label" else []
    tags += [_cited(citation) for citation in line.citations]
    if not tags:
        return _NOTHING
    return joined(Html(" "), element("span", Html(" ".join(tags)), class_="tags", lang="en", dir="ltr"))


def _tag(class_: str, said: str) -> Html:
    return element("span", text(said), class_=f"tag {class_}".strip())


def _cited(citation: Citation) -> Html:
    if citation.key == "todo":
        return _tag("todo", "citation to come")
    said = " ".join(filter(None, (citation.prefix, citation.key)))
    return _tag("", "cited: " + ", ".join(filter(None, (said, citation.locator))))


def findings(found: Sequence[Finding]) -> Html:
    """Return what `check` holds against a line; a hint that several findings share stands with the last of them."""
    last = {one.hint: one for one in found}
    return joined(*(finding(one, hint=last[one.hint] is one) for one in found))


def besides(found: Sequence[Finding], ident: str = "") -> Html:
    """Return the findings that are about no line of a slide, each with the line of the slide text that it is about."""
    quotes = (
        element("div", text(one.quote), class_="quoted", dir="auto") if one.quote else _NOTHING
        for one in found
    )
    told = (finding(one, quote) for one, quote in zip(found, quotes, strict=True))
    return block("div", *told, class_="besides", id=ident) if found else _NOTHING


def finding(found: Finding, quote: Html = _NOTHING, hint: bool = True) -> Html:
    """Return one finding: how grave it is, what is wrong, what to do, and by which rule."""
    parts = [
        _tag(found.severity, found.severity),
        text(f" {_sentence_of(found.message)} "),
        text(f"{_sentence_of(found.hint)} ") if hint and found.hint else _NOTHING,
        element("span", text(f"({found.rule})"), class_="rule"),
        quote,
    ]
    return element("div", *parts, class_=f"finding {found.severity}", lang="en", dir="ltr")


def brief(found: Finding) -> Html:
    """Return one finding in a line, for a list of them."""
    inside = (_tag(found.severity, found.severity), text(f" {_sentence_of(found.message)}"))
    return element("div", *inside, class_="brief", lang="en", dir="ltr")


def _sentence_of(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


# ---------------------------------------------------------------------------------------- what the article says


_WITHOUT: dict[Standing, str] = {
    "own": "Added by the speaker: not in the article.",
    "absent": "Says what the article does not give: to be looked for in the article.",
    "name": "A name: it claims nothing.",
    "open": "No sentence was found that says this.",
    "flagged": "No sentence was found that says this.",
    "unheld": "Needs no source.",
}
"""What stands beside a line that stands on no sentence."""
_UNREAD: dict[Place, str] = {
    "picture": "No rule can look at a picture: look at it.",
    "code": "No rule reads code: read it.",
}


def _stands(one: Shown, row: _Row) -> Iterator[Html]:
    held = [line for line in row if line.standing != "unheld"]
    sentences = _sentences(held)
    near = bool(sentences) and all(passage.nearest for line in held for passage in line.passages)
    if near or not sentences:
        said = _without(row, held)
        class_ = "without own" if held and held[0].standing == "own" else "without"
        yield element("p", text(f"{said} The nearest:" if near else said), class_=class_)
    for sentence, passages in sentences:
        ident = _id_of_sentence(one, row, sentence) if _is_cell(row[0]) else ""
        yield _sentence(one, sentence, passages, ident)


def _without(row: _Row, held: _Row) -> str:
    """Return what is to be said of lines that stand on no sentence."""
    if held:
        return _WITHOUT.get(held[0].standing, _WITHOUT["open"])
    return next((_UNREAD[line.place] for line in row if line.place in _UNREAD), _WITHOUT["unheld"])


def _id_of_sentence(one: Shown, row: _Row, sentence: Sentence) -> str:
    """Return the place of a sentence beside a table."""
    return f"{one.id}-table-{row[0].line}-s{sentence.number}"


def _sentences(lines: list[Evidence]) -> list[tuple[Sentence, list[Passage]]]:
    """Return the sentences behind some lines in their order, each as every line stands on it."""
    by_number: dict[int, tuple[Sentence, list[Passage]]] = {}
    for passage in (passage for line in lines for passage in line.passages):
        by_number.setdefault(passage.sentence.number, (passage.sentence, []))[1].append(passage)
    return list(by_number.values())


def _sentence(one: Shown, sentence: Sentence, passages: list[Passage], ident: str) -> Html:
    lost = [(span, LOST) for passage in passages for span in passage.lost]
    carried = [(span, CARRIES) for passage in passages for span in passage.carrying]
    near = "near" if all(passage.nearest for passage in passages) else ""
    return element(
        "figure",
        element(
            "figcaption",
            element("b", text(f"S{sentence.number}")),
            text(f", {sentence.where} of the article"),
        ),
        element(
            "blockquote", painted(sentence.text, [*lost, *_around(carried, lost)]), lang=one.lang, dir="auto"
        ),
        class_=near,
        id=ident,
    )


def _around(spans: list[tuple[Span, _Look]], others: list[tuple[Span, _Look]]) -> list[tuple[Span, _Look]]:
    """Return the spans joined where they meet, and cut where one of the others lies."""
    places = {place for (start, end), _ in spans for place in range(start, end)}
    places -= {place for (start, end), _ in others for place in range(start, end)}
    runs: list[tuple[Span, _Look]] = []
    for place in sorted(places):
        if runs and runs[-1][0][1] == place:
            runs[-1] = ((runs[-1][0][0], place + 1), CARRIES)
        else:
            runs.append(((place, place + 1), CARRIES))
    return runs


# --------------------------------------------------------------------------------------------------------- notes


def notes(blocks: tuple[Block, ...], lang: str, direction: str) -> Html:
    """Return what is said aloud to a slide, to be unfolded; nothing where nothing is."""
    said = spoken(blocks)
    if not said:
        return _NOTHING
    head = element("summary", text("Spoken notes, to be read like the slide"))
    return block("details", head, block("div", *_blocks(said), lang=lang, dir=direction), class_="notes")


def _blocks(blocks: Iterable[Block]) -> Iterator[Html]:
    for one in blocks:
        if isinstance(one, Paragraph):
            yield element("p", text(plain(one.runs)))
        elif isinstance(one, Items):
            yield _plain_items(one.items)


def _plain_items(items: tuple[Item, ...]) -> Html:
    rows = (
        element("li", text(plain(item.runs)), _plain_items(item.children) if item.children else _NOTHING)
        for item in items
    )
    return block("ul", *rows)
