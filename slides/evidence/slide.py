"""One slide of the page: at the left its lines as they stand on it, at the right the sentences behind them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from slides.errors import Finding
from slides.evidence.html import Html, block, element, joined, text
from slides.grounding.evidence import Evidence, Passage, Span
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

    def number_of(self, line: Evidence) -> int:
        """Return the number of a line on its slide, 1-based; those that no sentence is asked for are not counted."""
        held = (other for other in self.lines if other.standing != "unheld")
        return next(number for number, other in enumerate(held, 1) if other is line)

    def id_of(self, line: Evidence) -> str:
        """Return the place of a line in the page, empty where nothing refers to it."""
        return "" if line.standing == "unheld" else f"{self.id}-line-{self.number_of(line)}"

    def id_of_sentence(self, sentence: Sentence) -> str:
        """Return the place of a sentence beside the slide."""
        return f"{self.id}-s{sentence.number}"


def section(one: Shown) -> Html:
    """Return a slide with its evidence and its notes."""
    return block(
        "section",
        _bar(one),
        block("div", _said(one), _stands(one), class_="pair"),
        _notes(one),
        class_="sheet slide",
        id=one.id,
        aria_labelledby=f"{one.id}-title",
    )


def _bar(one: Shown) -> Html:
    about = [one.section, "backup" if one.backup else "", "can go if time is short" if one.slide.if_time else ""]
    where = element("span", element("b", text(f"Slide {one.number}")), text(_after(about)))
    box = element("label", element("input", type="checkbox"), text("I agree"))
    return element("div", where, box, class_="bar")


def _after(parts: Iterable[str]) -> str:
    return "".join(f" · {part}" for part in parts if part)


# ------------------------------------------------------------------------------------------------- what the slide says


def _said(one: Shown) -> Html:
    title, *rest = one.lines
    head = joined(
        element("h2", _number(one, title), _words(title), id=f"{one.id}-title"),
        _beside(one, title),
    )
    blocks = (
        _group(one, place, list(lines))
        for place, lines in groupby(rest, key=lambda line: _TOGETHER.get(line.place, line.place))
    )
    return block(
        "div",
        element("div", head, class_="line title", id=one.id_of(title)),
        *blocks,
        class_="said",
        lang=one.lang,
        dir=one.direction,
    )


_TOGETHER = {"sub-item": "item", "head": "cell"}
"""Places that stand in one list or one table."""


def _group(one: Shown, place: str, lines: list[Evidence]) -> Html:
    if place == "item":
        return _items(one, lines)
    if place == "cell":
        return _table(one, lines)
    return joined(*(_line(one, line, "div", f"line {place}") for line in lines))


def _items(one: Shown, lines: list[Evidence]) -> Html:
    """Return a list with the items below each item in a list of their own."""
    rows: list[tuple[Evidence, list[Evidence]]] = []
    for line in lines:
        if line.place == "sub-item" and rows:
            rows[-1][1].append(line)
        else:
            rows.append((line, []))
    return block(
        "ul",
        *(_line(one, line, "li", "line", _items_below(one, below)) for line, below in rows),
        class_="items",
    )


def _items_below(one: Shown, below: list[Evidence]) -> Html:
    rows = (_line(one, line, "li", "line") for line in below)
    return block("ul", *rows, class_="items") if below else Html("")


def _table(one: Shown, lines: list[Evidence]) -> Html:
    rows = [list(row) for _, row in groupby(lines, key=lambda line: line.line)]
    drawn = (
        block("tr", *(_line(one, line, "th" if line.place == "head" else "td", "") for line in row))
        for row in rows
    )
    return element("div", block("table", *drawn), class_="scroll")


def _line(one: Shown, line: Evidence, name: str, class_: str, below: Html = Html("")) -> Html:  # noqa: B008
    scope = "col" if name == "th" else ""
    inside = (_number(one, line), _words(line), _beside(one, line), below)
    return element(name, *inside, class_=class_, id=one.id_of(line), scope=scope)


def _number(one: Shown, line: Evidence) -> Html:
    if line.standing == "unheld":
        return Html("")
    return element("span", text(str(one.number_of(line))), class_="no", dir="ltr")


MISSING = ("missing", "not in these sentences")
CARRIES = ("carries", "")
LOST = ("lost", "lost on the slide")
_Look = tuple[str, str]
"""A class, and what somebody is told who cannot see it."""


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
        hidden = element("span", text(f" ({told})"), class_="vh") if told else Html("")
        parts += [text(said[done:start]), element("mark", text(said[start:end]), hidden, class_=class_, title=told)]
        done = end
    return joined(*parts, text(said[done:]))


# ---------------------------------------------------------------------------------------------- how a line stands


_TAGS = {
    "own": ("own", "added, not in the article"),
    "absent": ("", "says what the article does not give: look for it"),
    "name": ("", "a name, claims nothing"),
    "open": ("", "no sentence found that says this"),
}


def _beside(one: Shown, line: Evidence) -> Html:
    """Return the references of a line, what it is if it stands on none, and its findings."""
    refs = [_reference(one, passage) for passage in line.passages]
    found = not all(passage.nearest for passage in line.passages) or line.standing in ("own", "name", "absent")
    standing = line.standing if found or line.standing == "unheld" else "open"
    tags = [_tag(*_TAGS[standing])] if standing in _TAGS else []
    tags += [_tag("", "shown as believed")] if "believed" in line.marks and line.place != "label" else []
    tags += [_cited(citation) for citation in line.citations]
    tags += [_tag("", "pictures are not read: look at it")] if line.place == "picture" else []
    row = [element("span", *refs, class_="refs")] if refs else []
    row += [joined(Html(" "), tag) for tag in tags]
    english = element("span", *row, class_="about", lang="en", dir="ltr") if row else Html("")
    return joined(Html(" ") if row else Html(""), english, findings(line.findings))


def _reference(one: Shown, passage: Passage) -> Html:
    near = "nearest: " if passage.nearest else ""
    said = f"S{passage.sentence.number}"
    class_ = "near" if passage.nearest else ""
    return element("a", text(f"{near}{said}"), href=f"#{one.id_of_sentence(passage.sentence)}", class_=class_)


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


def finding(found: Finding, hint: bool = True) -> Html:
    """Return one finding: how grave it is, what is wrong, what to do, and by which rule."""
    parts = [
        _tag(found.severity, found.severity),
        text(f" {_sentence_of(found.message)} "),
        text(f"{_sentence_of(found.hint)} ") if hint and found.hint else Html(""),
        element("span", text(f"({found.rule})"), class_="quiet"),
    ]
    return element("div", *parts, class_=f"finding {found.severity}", lang="en", dir="ltr")


def brief(found: Finding) -> Html:
    """Return one finding in a line, for a list of them."""
    inside = (_tag(found.severity, found.severity), text(f" {_sentence_of(found.message)}"))
    return element("div", *inside, class_="brief", lang="en", dir="ltr")


def _sentence_of(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."


# ---------------------------------------------------------------------------------------- what the article says


def _stands(one: Shown) -> Html:
    sentences = _sentences(one)
    if sentences:
        rows = (_sentence(one, sentence, pairs) for sentence, pairs in sentences)
        inside = (element("h3", text("The article says")), block("ol", *rows, class_="sentences"))
    else:
        held = [line for line in one.lines if line.standing != "unheld"]
        said = "No line of this slide stands on a sentence." if held else "This slide needs no source."
        inside = (element("p", text(said), class_="quiet"),)
    return block("div", *inside, class_="stands")


_Pairs = list[tuple[Evidence, Passage]]


def _sentences(one: Shown) -> list[tuple[Sentence, _Pairs]]:
    """Return the sentences behind a slide in the order of its lines, each with the lines that stand on it."""
    by_number: dict[int, tuple[Sentence, _Pairs]] = {}
    for line in one.lines:
        for passage in line.passages:
            _, pairs = by_number.setdefault(passage.sentence.number, (passage.sentence, []))
            pairs.append((line, passage))
    return list(by_number.values())


def _sentence(one: Shown, sentence: Sentence, pairs: _Pairs) -> Html:
    near = all(passage.nearest for _, passage in pairs)
    origin = element(
        "div",
        element("b", text(f"S{sentence.number}")),
        element("span", text(f"line {sentence.line} of the article")),
        _lines("for", one, [line for line, passage in pairs if not passage.nearest]),
        _lines("nearest to", one, [line for line, passage in pairs if passage.nearest]),
        class_="from",
    )
    lost = [(span, LOST) for _, passage in pairs for span in passage.lost]
    carried = [(span, CARRIES) for _, passage in pairs for span in passage.carrying]
    quote = element(
        "blockquote", painted(sentence.text, [*lost, *_around(carried, lost)]), lang=one.lang, dir="auto"
    )
    class_ = "sentence near" if near else "sentence"
    return element("li", origin, quote, class_=class_, id=one.id_of_sentence(sentence))


def _lines(how: str, one: Shown, lines: list[Evidence]) -> Html:
    """Return which lines stand so on a sentence, such as `for lines 2, 3`; nothing where none does."""
    numbers = [(one.number_of(line), f"#{one.id_of(line)}") for line in lines]
    links = [
        joined(text(", " if place else ""), element("a", text(str(number)), href=href, aria_label=f"line {number}"))
        for place, (number, href) in enumerate(numbers)
    ]
    return element("span", text(f"{how} line{'s' * (len(links) > 1)} "), *links) if links else Html("")


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


def _notes(one: Shown) -> Html:
    notes = one.slide.notes
    if not notes and not one.findings:
        return Html("")
    said = spoken(notes)
    inside = (
        element("summary", text("Notes: what is spoken, not held to the article")),
        *(finding(found) for found in one.findings),
        block("div", *_blocks(said), *_blocks(notes[len(said) :]), lang=one.lang, dir=one.direction),
    )
    return block("details", *inside, open=bool(one.findings))


def _blocks(blocks: Iterable[Block]) -> Iterator[Html]:
    for one in blocks:
        if isinstance(one, Paragraph):
            yield element("p", text(plain(one.runs)))
        elif isinstance(one, Items):
            yield _plain_items(one.items)


def _plain_items(items: tuple[Item, ...]) -> Html:
    rows = (
        element("li", text(plain(item.runs)), _plain_items(item.children) if item.children else Html(""))
        for item in items
    )
    return block("ul", *rows)
