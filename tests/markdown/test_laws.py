"""The laws of the slide text, held against unkind talks and unkind texts."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from slides import markdown
from slides.errors import DeckError
from slides.kinds import KINDS, Kind, Part, misfits
from slides.markdown import blocks, citations
from slides.model import (
    MARKS,
    Block,
    Citation,
    Code,
    Column,
    Columns,
    Front,
    Group,
    Item,
    Items,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    Section,
    Slide,
    Slot,
    Table,
    Talk,
    Theme,
    plain,
)

PANDOC = (
    "commonmark_x-smart-emoji-tex_math_dollars-raw_tex-raw_attribute-fancy_lists-definition_lists-footnotes"
    "-task_lists-implicit_header_references-gfm_auto_identifiers"
)
"""The format under which pandoc reads slide text as we do."""

# fmt: off
UNKIND = (
    "word", "Two words", "e.g. this", "p < .05", "5 %", "(n = 12)", "[95% CI 1.2-3.4]", "R&D",
    "snake_case", "~5 ~6", "~5", "$5 and $10", "x^2", "2*3*4", "a_b", "_x_", "__", "*", "**", "***", "_",
    "`", "``", "~", "~~", "^", "^^", "[", "]", "[x]", "[x](y)", "[x]: y", "[ ]", "[^1]", "![", "!", "(",
    ")", "{", "}", "{x}", "{.own}", "{#id}", "{width=60%}", "<", "<b>", "<b", "<!-- c -->", "-->",
    "<https://x.org>", "&", "&amp;", "&#42;", "&copy", "#", "##", "# ", "## x", "-", "- ", "---",
    "- - -", "+ ", "1.", "1. ", "12) ", "1)", ">", "> ", "=", "===", ":", ":::", "::: notes", ": x",
    ":---", "&#124;", "\\", "\\\\", "\\*", "C:\\data", "@", "@key", "[@key]", "[@]", "a@b.org", "\n",
    "\n- ", "\n# ", "\n:::", "\n---", "\n1. ", "\n\n", " ", "  ", "\t", "\xa0", "\u2003", "\u2028",
    "\u200b", "\u202e", "عربي", "日本", "é", "e\u0301", "😀", "±", "€", "“q”", "’", "…", "–",
    "https://x.org", "www.x.org", ":smile:", "--", "''", "7", "<<<<<<< ", "=======", "~~~", "```",
    "\\begin{x}", "x", ".5", "\x7f", "\x85", "TODO", "(a) ", "a. ", "i) ", "|", "a|b", "\n|", "\\|",
    "| a |",
)
# fmt: on
"""Pieces of text that mean something to somebody who reads Markdown, and some of ordinary prose."""

LETTERS = st.characters(
    blacklist_categories=("Cs",),
    blacklist_characters=[*map(chr, (*range(9), 11, 12, *range(14, 32))), "\ufffe", "\uffff"],
)
TEXTS = st.lists(st.sampled_from(UNKIND) | st.text(LETTERS, max_size=4), min_size=1, max_size=6).map("".join)
WORDS = st.sampled_from(("todo", "smith2020", "who:2021", "a_b-c", "7"))
LOCATORS = st.sampled_from(("", "", "p. 3", "ch. 2, fig. 1"))
CITATIONS = st.builds(
    Citation,
    key=WORDS,
    prefix=st.sampled_from(("", "", "see", "see also")),
    locator=LOCATORS,
    bare_year=st.booleans(),
)
LINKS = st.sampled_from(
    ("https://x.org", "https://x.org/a_b?c=d&e=f(g)", "mailto:a@b.org", "a b<c>.html", "#x", "x|y", "\\a*")
)
FORMATS = st.fixed_dictionaries(
    {},
    optional={
        "bold": st.booleans(),
        "italic": st.booleans(),
        "strike": st.booleans(),
        "code": st.booleans(),
        "script": st.sampled_from(("", "sub", "super")),
        "link": LINKS,
        "marks": st.sampled_from(((), ("believed",), ("own",), MARKS)),
    },
)
PLAIN = st.just({})


def rarely(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(PLAIN, PLAIN, strategy)


TEXT_RUNS = st.builds(lambda text, formats: Run(text, **formats), TEXTS, rarely(FORMATS))
CITED_RUNS = st.builds(
    lambda cited, formats: replace(Run("", **formats), code=False, citations=tuple(cited)),
    st.lists(CITATIONS, min_size=1, max_size=2),
    rarely(FORMATS),
)


@dataclass(frozen=True)
class Way:
    """How a talk is made up."""

    idents: Iterator[str] = field(default_factory=lambda: (f"id-{number}" for number in itertools.count()))
    """Where it has its ids from, no two the same."""
    for_pandoc: bool = False
    """Without the two things that pandoc 2.17 misreads: see `for_pandoc`."""


def for_pandoc(run: Run) -> Run:
    """A run without two pairs of brackets in a third, and without a backslash before a bar in code."""
    if run.citations:
        return replace(run, link="", marks=())
    return replace(run, text=run.text.replace("\\|", "|")) if run.code else run


@st.composite
def runs(draw: Callable[..., Any], way: Way) -> Runs:
    """Runs of a block, sometimes with an anchor over some of them; never empty."""
    drawn = list(
        markdown.normal(draw(st.lists(st.one_of(*[TEXT_RUNS] * 4, CITED_RUNS), min_size=1, max_size=5)))
    )
    if way.for_pandoc:
        return markdown.normal(map(for_pandoc, drawn)) or (Run("x"),)
    if drawn and draw(st.integers(0, 5)) == 0:
        start = draw(st.integers(0, len(drawn) - 1))
        end = draw(st.integers(start, len(drawn) - 1)) + 1
        drawn[start:end] = [
            replace(run, anchor=name) for name in [next(way.idents)] for run in drawn[start:end]
        ]
    return markdown.normal(drawn) or (Run("x"),)


@st.composite
def items(draw: Callable[..., Any], way: Way, count: int, depth: int = 2) -> tuple[Item, ...]:
    return tuple(
        Item(
            draw(runs(way)),
            draw(items(way, draw(st.sampled_from((0, 0, 1, 2))), depth - 1)) if depth > 1 else (),
        )
        for _ in range(count)
    )


@st.composite
def pictures(draw: Callable[..., Any]) -> Picture:
    fold = lambda text: " ".join(text.split())  # noqa: E731
    path = draw(st.sampled_from(("a.png", "fig 1.png", "a(b).svg", "..\\x.png", "a<b>.png", "&amp;.png")))
    return Picture(path, fold(draw(TEXTS)), fold(draw(st.just("") | TEXTS)), draw(st.booleans()))


@st.composite
def tables(draw: Callable[..., Any], way: Way) -> Table:
    columns = draw(st.integers(1, 3))
    row = st.tuples(*[st.one_of(st.just(()), runs(way)) for _ in range(columns)])
    align = st.tuples(*[st.sampled_from(("", "left", "center", "right")) for _ in range(columns)])
    return Table(draw(row), tuple(draw(st.lists(row, max_size=3))), draw(align))


CODE_LINES = st.lists(
    TEXTS | st.sampled_from((":::", "::: column", "```", "~~~~", "# x", "    x")), max_size=4
)


@st.composite
def code(draw: Callable[..., Any]) -> Code:
    """Code in any language, with lines in it that would end a block or a slide."""
    text = blocks.code_text(re.sub("\r\n?", "\n", "\n".join(draw(CODE_LINES))))
    return Code(text or "x", draw(st.sampled_from(("", "python", "c++", "objective-c", "nosuch.lang"))))


@st.composite
def columns(draw: Callable[..., Any], way: Way) -> Columns:
    given = draw(
        st.sampled_from(((None, None), (40, 60), (33.3, None), (20, None, None), (None, None, None)))
    )
    return Columns(tuple(Column(draw(column_blocks(way)), width) for width in given))


@st.composite
def column_blocks(draw: Callable[..., Any], way: Way) -> tuple[Block, ...]:
    text = st.one_of(st.builds(Paragraph, runs(way)), st.builds(Items, items(way, 2), st.booleans()))
    written = draw(st.lists(text, min_size=1, max_size=2))
    figure = draw(st.none() | st.one_of(pictures(), tables(way), code()))
    if figure is None:
        return tuple(written)
    return draw(st.sampled_from(((figure,), (figure, *written), (*written, figure))))


def some(draw: Callable[..., Any], part: Part | None) -> range:
    return range(draw(st.integers(part.least, max(part.least, min(part.most, 3)))) if part else 0)


def groups(way: Way) -> st.SearchStrategy[Group]:
    return st.builds(Group, runs(way), st.sampled_from(((), ("own",), MARKS)))


@st.composite
def slide_blocks(draw: Callable[..., Any], kind: Kind, way: Way) -> tuple[Block, ...]:
    """Blocks that a kind of slide has a place for."""
    text = runs(way)
    found: list[Block] = [Paragraph(draw(text)) for _ in some(draw, kind.paragraph)]
    found += [
        Quote((Paragraph(draw(text)), *([Paragraph(draw(text))] if draw(st.booleans()) else [])))
        for _ in some(draw, kind.quote)
    ]
    if kind.table and draw(st.booleans()):
        return (*draw(st.permutations(found)), draw(tables(way)))
    if kind.columns and draw(st.booleans()):
        return (*draw(st.permutations(found)), draw(st.one_of(code(), columns(way), columns(way))))
    found += [draw(pictures()) for _ in some(draw, kind.picture)]
    found = list(draw(st.permutations(found)))
    if kind.in_groups:
        for _ in some(draw, kind.group):
            found += [draw(groups(way)), Items(draw(items(way, 1)), draw(st.booleans()))]
    else:
        listed = draw(items(way, len(some(draw, kind.items)), 2))
        cut = draw(st.integers(0, len(listed)))
        labelled = kind.group is not None and draw(st.booleans())
        for part in (listed[:cut], listed[cut:]):
            if part:
                found += [draw(groups(way))] if labelled else []
                found.append(Items(part, draw(st.booleans())))
    return tuple(found)


@st.composite
def notes(draw: Callable[..., Any], way: Way) -> tuple[Block, ...]:
    block = st.one_of(st.builds(Paragraph, runs(way)), st.builds(Items, items(way, 2, 3), st.booleans()))
    return tuple(draw(st.lists(block, max_size=3)))


@st.composite
def slides(draw: Callable[..., Any], way: Way) -> Slide:
    kind = draw(st.sampled_from([KINDS[""]] * 6 + list(KINDS.values())))  # the plainest takes the most
    slide = Slide(
        title=draw(runs(way)) if draw(st.integers(0, 6)) else (),
        kind=kind.name,
        ident=next(way.idents) if draw(st.booleans()) else "",
        if_time=draw(st.booleans()),
        marks=draw(st.sampled_from(((), ("own",), MARKS))),
        blocks=draw(slide_blocks(kind, way)),
        notes=draw(notes(way)),
    )
    return slide if not list(misfits(slide)) else Slide((Run("Title"),), "statement")


VALUES = st.one_of(st.just(""), TEXTS.map(lambda text: re.sub(r"[ \t\r\n]+", " ", text).strip(" ")))


HEX = st.sampled_from(("", "7A1F5C", "1E1234", "000000", "123456"))
FONTS = st.sampled_from(("", "Arial", "Gill Sans MT", "a: b", "#x", "null", "4:3", "'q'", "日本 & Co"))
THEMES = st.builds(
    Theme,
    variant=st.sampled_from(("light", "dark")),
    accent=HEX,
    dark=HEX,
    highlight=HEX,
    caution=HEX,
    font=FONTS,
    heading_font=FONTS,
    size=st.sampled_from(("16:9", "4:3")),
)


@st.composite
def fronts(draw: Callable[..., Any]) -> Front:
    value = lambda: draw(VALUES)  # noqa: E731
    return Front(
        title=value() or "Title",
        subtitle=value(),
        author=value(),
        event=value(),
        date=draw(st.sampled_from(("", "2026-05-01", "1 May", "null", "~", "yes", "1e10"))),
        minutes=draw(st.sampled_from((None, Slot(8, 2), Slot(7.5), Slot(100, 0.25)))),
        lang=draw(st.sampled_from(("en", "en-GB", "no", "ar"))),
        theme=draw(st.none() | THEMES),
        bibliography=tuple(filter(None, (value(), value()))),
        csl=value(),
        citations=draw(st.sampled_from(("", "short", "number"))),
        article_hash=draw(st.sampled_from(("", "123456789012", "1e10", "0x1f"))),
        disclosures=tuple(filter(None, (value(), value()))),
    )


@st.composite
def talks(draw: Callable[..., Any], for_pandoc: bool = False) -> Talk:
    """A talk such as `parse` could return, with as unkind a text as it can have."""
    way = Way(for_pandoc=for_pandoc)
    sections = [
        Section(
            draw(runs(way)),
            tuple(draw(st.lists(slides(way), max_size=2))),
            unlisted=draw(st.booleans()),
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    if draw(st.booleans()):
        sections.insert(0, Section((), (draw(slides(way)),)))
    if sections and sections[-1].title:
        sections[-1] = replace(sections[-1], backup=draw(st.booleans()), ident=next(way.idents))
    return Talk(draw(fronts()), tuple(sections), draw(notes(way)))


unkindly = settings(derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))


@settings(unkindly, max_examples=int(os.environ.get("EXAMPLES", "40")))
@given(talks())
def test_a_written_talk_reads_back_as_it_was(talk: Talk) -> None:
    written = markdown.write(talk)
    assert markdown.parse(written, "talk.md") == talk
    assert markdown.write(markdown.parse(written, "talk.md")) == written


# ---------------------------------------------------------------------------------------------------- pandoc


def pandoc_blocks(text: str) -> list[Any]:
    """Blocks as pandoc reads them; skipped where there is no pandoc, except on the build server."""
    program = shutil.which("pandoc")
    if program is None and os.environ.get("CI") != "true":
        pytest.skip("pandoc is not installed")
    assert program, "CI has to install pandoc"
    command = [program, "-f", PANDOC, "-t", "json"]
    answer = subprocess.run(command, input=text.encode(), capture_output=True, check=True)
    return json.loads(answer.stdout)["blocks"]


def outline_by_pandoc(blocks: list[Any]) -> Iterator[tuple[Any, ...]]:
    """Titles with their attributes, items with their levels, notes and the rest, as pandoc sees them."""
    for block in blocks:
        content = block.get("c")
        match block["t"]:
            case "Header":
                level, (ident, classes, _), inlines = content
                yield "heading", level, ident, sorted(classes), runs_by_pandoc(inlines)
            case "Para" | "Plain":
                yield "paragraph", runs_by_pandoc(content)
            case "BulletList":
                yield "list", False, [list(outline_by_pandoc(item)) for item in content]
            case "OrderedList":
                yield "list", True, [list(outline_by_pandoc(item)) for item in content[1]]
            case "BlockQuote":
                yield "quote", list(outline_by_pandoc(content))
            case "Div":
                (_, classes, values), inner = content
                yield "div", classes, dict(values), list(outline_by_pandoc(inner))
            case "CodeBlock":
                yield "code", content[0][1], content[1]
            case "Table":
                _, _, _, (_, head), bodies, _ = content
                rows = [*head, *[row for body in bodies for row in body[3]]]
                yield "table", [[list(outline_by_pandoc(cell[4])) for cell in cells] for _, cells in rows]
            case other:
                yield other, content


WRAPPERS = {"Strong": "bold", "Emph": "italic", "Strikeout": "strike"}


def runs_by_pandoc(inlines: list[Any]) -> list[Run]:
    return composed(flat(inlines, Run("")))


def composed(runs: Iterable[Run]) -> list[Run]:
    """Normal runs with composed letters, as pandoc prefers them."""
    return [replace(run, text=unicodedata.normalize("NFC", run.text)) for run in markdown.normal(runs)]


def flat(inlines: list[Any], around: Run) -> Iterator[Run]:
    for inline in inlines:
        content = inline.get("c")
        match inline["t"]:
            case "Str":
                yield replace(around, text=content)
            case "Space" | "SoftBreak":
                yield replace(around, text=" ")
            case "LineBreak":
                yield replace(around, text="\n")
            case "Code":
                yield replace(around, text=content[1], code=True)
            case "Strong" | "Emph" | "Strikeout" as wrapper:
                yield from flat(content, replace(around, **{WRAPPERS[wrapper]: True}))
            case "Subscript" | "Superscript" as wrapper:
                yield from flat(content, replace(around, script=wrapper[:-6].lower()))
            case "Link":
                yield from flat(content[1], replace(around, link=unquote(content[2][0])))
            case "Span":
                (ident, classes, _), inner = content
                marks = tuple(mark for mark in MARKS if mark in (*around.marks, *classes))
                yield from flat(inner, replace(around, marks=marks, anchor=ident or around.anchor))
            case "Image":
                alt = plain(flat(content[1], Run("")))
                yield Run(f"image {unquote(content[2][0])} {content[0][1]} {alt!r} {content[2][1]!r}")
            case "RawInline":
                assert content == ["html", "<!-- -->"]
            case other:
                raise AssertionError(f"pandoc reads {other}: {content}")


def outline(talk: Talk) -> Iterator[tuple[Any, ...]]:
    """The same of a talk."""
    if talk.notes:
        yield "div", ["notes"], {}, list(outline_of(talk.notes))
    for section in talk.sections:
        if section.title:
            classes = [name for name in ("backup", "unlisted") if getattr(section, name)]
            yield "heading", 1, section.ident, classes, pandoc_runs(section.title)
        for slide in section.slides:
            classes = [*filter(None, (slide.kind, "if-time" if slide.if_time else "")), *slide.marks]
            if slide.title:
                yield "heading", 2, slide.ident, sorted(classes), pandoc_runs(slide.title)
            else:  # pandoc 2.17 drops the attributes of a heading without words
                yield "heading", 2, "", [], []
            yield from outline_of(slide.blocks)
            if slide.notes:
                yield "div", ["notes"], {}, list(outline_of(slide.notes))


def outline_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Any, ...]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield "paragraph", pandoc_runs(block.runs)
            case Items():
                yield list_of(block.items, block.ordered)
            case Group():
                yield "heading", 3, "", sorted(block.marks), pandoc_runs(block.runs)
            case Quote():
                yield "quote", list(outline_of(block.paragraphs))
            case Picture():
                classes = ["decorative"] if block.decorative else []
                words = f"image {unquote(block.path)} {classes} {block.alt!r} {block.caption!r}"
                yield "paragraph", composed([Run(words)])
            case Code():
                yield "code", [block.language] if block.language else [], block.text
            case Columns():
                yield "div", ["columns"], {}, list(columns_of(block))
            case Table():
                rows = (block.header, *block.rows)
                yield (
                    "table",
                    [[[("paragraph", pandoc_runs(cell))] if cell else [] for cell in row] for row in rows],
                )


def columns_of(block: Columns) -> Iterator[tuple[Any, ...]]:
    for column in block.columns:
        width = {"width": f"{column.width:g}%"} if column.width else {}
        yield "div", ["column"], width, list(outline_of(column.blocks))


def list_of(items: tuple[Item, ...], ordered: bool) -> tuple[Any, ...]:
    entries = []
    for item in items:
        entries.append([("paragraph", pandoc_runs(item.runs))])
        if item.children:
            entries[-1].append(list_of(item.children, False))
    return "list", ordered, entries


def pandoc_runs(runs: Runs) -> list[Run]:
    """Our runs as pandoc tells them: it reads citations as text, and escapes addresses."""
    texts = (
        replace(run, text=citations.write(run.citations) if run.citations else run.text, citations=())
        for run in runs
    )
    return composed(replace(run, link=unquote(run.link)) for run in texts)


@settings(unkindly, max_examples=int(os.environ.get("EXAMPLES", "30")))
@given(talks(for_pandoc=True))
def test_pandoc_reads_the_same_titles_items_and_notes(talk: Talk) -> None:
    text = markdown.write(talk)
    assert list(outline_by_pandoc(pandoc_blocks(text))) == list(outline(talk))


# ------------------------------------------------------------------------------------------------- any text

SAMPLE = """\
---
title: Vagus nerve stimulation
author: [A. Author, B. Author]
minutes: 8+2
disclosures:
  - none
---

::: notes
Welcome.
:::

# How it works {#how}

## It *may* trigger release {.flow #release}

- **Device.** Small [@smith, p. 3]
  - H~2~O and x^2^
- [**Nerve.** Pulses [@todo]]{.believed}

> Both play a role [@todo]

::: notes
Say this.
:::

## Costs

| a | b |
|---|--:|
| 1 | 2 |

## Two ways

:::: columns
::: {.column width="40%"}
- One
:::
::: column
```r
# x
```
:::
::::

## One

```py
:::
```

## Map

![Map](map.png "From [1]"){.decorative}

# Backup {.backup}

## More {.cards}

1. [one](https://x.org)
2. `two` <!-- not three -->
"""


def test_pandoc_reads_the_sample_as_we_do() -> None:
    talk = markdown.parse(SAMPLE, "talk.md")
    assert list(outline_by_pandoc(pandoc_blocks(markdown.write(talk)))) == list(outline(talk))


@st.composite
def mutated(draw: Callable[..., Any]) -> str:
    """The sample with some stretches cut out and unkind ones put in."""
    text = SAMPLE
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 12)))
        text = (
            text[:at]
            + draw(st.one_of(st.just(""), TEXTS, st.sampled_from(SAMPLE.splitlines(True))))
            + text[end:]
        )
    return text


@settings(unkindly, max_examples=int(os.environ.get("EXAMPLES", "300")))
@given(mutated() | st.text() | st.binary())
@example('---\nt: "\\UFFFFFFFF"\n---\n')
@example("---\nt: " + "[" * 3000 + "\n---\n")
@example("---\ntitle: t\n---\n## " + "[" * 300 + "\n" + "> " * 300 + "x\n" + "- " * 300 + "x")
def test_any_text_is_read_or_refused_with_its_reasons(text: str | bytes) -> None:
    try:
        talk = markdown.parse(text, "talk.md")
    except DeckError as error:
        findings = error.findings
    else:
        findings = ()
        assert markdown.parse(markdown.write(talk), "talk.md") == talk
    assert all(finding.path == "talk.md" and finding.line for finding in findings)
