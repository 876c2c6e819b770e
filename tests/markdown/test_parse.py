"""What a slide text means, and what its author hears when it means nothing."""

from __future__ import annotations

import pytest

from slides import markdown
from slides.errors import Refused, TextError
from slides.model import (
    Citation,
    Group,
    Item,
    Items,
    Paragraph,
    Picture,
    Quote,
    Run,
    Section,
    Slide,
    Slot,
    Table,
    Talk,
)

FRONT = "---\ntitle: T\n---\n\n"
"""Four lines: what is added begins on line 5."""


def talk_of(body: str) -> Talk:
    return markdown.parse(FRONT + body, "talk.md")


def slide_of(body: str) -> Slide:
    return talk_of("## A\n\n" + body).slides[0]


def runs_of(text: str) -> tuple[Run, ...]:
    (block,) = slide_of(text).blocks
    assert isinstance(block, Paragraph)
    return block.runs


# ----------------------------------------------------------------------------------------------- whole talks

SAMPLE = """\
---
title: "Vagus nerve stimulation: how it may relieve pain"
author: A. Author, B. Author
institution:
event: Pain 2026
date: 2026-05-01
minutes: 8+2
lang: en-GB
article: ../../seeds/vns-pain-relief.txt
article-hash: 1e10
disclosures:
  - "A. Author: none"
  - B. Author is paid by nobody
---

::: notes
Welcome.
:::

## Before the sections {.statement .if-time}

We look at p < .05, 5 % of ~5 patients [95% CI 1.2-3.4], R&D and snake_case; see C:\\data, e.g. $5 and $10.

# How it works {#how .unlisted}

## It *may* trigger the release {#release .flow}

### Phase 1 {.own}

- **Device.** Small [@smith, p. 3]
- [**Nerve.** H~2~O and x^2^]{.believed}
  - ~~old~~ `code` [link](https://x.org) <https://y.org>

> Both play a role\\
> in pain [@todo; see -@who]
>
> Indeed

::: notes
Say this.

1. first
2. second

:::

## What it costs

| a      |   b |
| ------ | --: |
| 1 \\| 2 | *3* |

## Where it is

![A map](<my map.png> "From [1]")

# Backup {.backup}

## More {.references}

- [Smith. *Pain* 2020]{#smith .own}
"""


def test_a_canonical_text_is_written_as_it_was_read() -> None:
    assert markdown.write(markdown.parse(SAMPLE, "talk.md")) == SAMPLE


def test_the_front_matter_fills_the_fields_of_the_talk() -> None:
    front = markdown.parse(SAMPLE, "talk.md").front
    assert front.title == "Vagus nerve stimulation: how it may relieve pain"
    assert (front.author, front.institution, front.event) == ("A. Author, B. Author", "", "Pain 2026")
    assert (front.date, front.minutes, front.lang) == ("2026-05-01", Slot(8, 2), "en-GB")
    assert (front.article, front.article_hash) == ("../../seeds/vns-pain-relief.txt", "1e10")
    assert front.disclosures == ("A. Author: none", "B. Author is paid by nobody")
    assert (front.line_of("minutes"), front.line_of("disclosures"), front.line_of("link")) == (7, 11, None)


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("author: [A, B]", "author", "A, B"),
        ("author:\n  - A\n  - B", "author", "A, B"),
        ("author: null", "author", ""),
        ("author: ~", "author", ""),
        ('author: "~"', "author", "~"),
        ("event: >\n  Pain\n  2026", "event", "Pain 2026"),
        ("date: no", "date", "no"),
        ("article-hash: 123456789012", "article_hash", "123456789012"),
        ("minutes: 8", "minutes", Slot(8)),
        ("minutes: 7.5 + 2", "minutes", Slot(7.5, 2)),
        ("minutes:", "minutes", None),
        ("lang:", "lang", "en"),
        ("disclosures: none", "disclosures", ("none",)),
        ("disclosures: []", "disclosures", ()),
        ("subtitle: a # comment", "subtitle", "a"),
    ],
)
def test_values_of_the_front_matter_stay_the_text_they_are(lines: str, field: str, value: object) -> None:
    assert getattr(markdown.parse(f"---\ntitle: T\n{lines}\n---\n", "talk.md").front, field) == value


def test_sections_hold_the_slides_below_them() -> None:
    talk = markdown.parse(SAMPLE, "talk.md")
    first, how, backup = talk.sections
    assert first == Section((), first.slides)
    assert (how.title, how.ident, how.unlisted, how.backup) == ((Run("How it works"),), "how", True, False)
    assert (backup.backup, backup.unlisted) == (True, False)
    assert [slide.kind for slide in talk.slides] == ["statement", "flow", "", "", "references"]
    assert [slide.if_time for slide in talk.slides] == [True, False, False, False, False]
    assert talk.slides[1].ident == "release"
    assert talk.notes == (Paragraph((Run("Welcome."),)),)


def test_every_part_knows_its_line() -> None:
    talk = markdown.parse(SAMPLE, "talk.md")
    before, flow, costs, where, _ = talk.slides
    group, items, quote = flow.blocks
    (table,), (picture,) = costs.blocks, where.blocks
    assert [section.line for section in talk.sections] == [0, 24, 57]
    assert (before.line, flow.line, costs.line, where.line) == (20, 26, 47, 53)
    assert (group.line, items.line, quote.line, table.line, picture.line) == (28, 30, 34, 49, 55)
    assert isinstance(items, Items)
    assert isinstance(quote, Quote)
    assert isinstance(table, Table)
    assert [(item.line, item.last_line) for item in items.items] == [(30, 30), (31, 31)]
    assert items.items[1].children[0].line == 32
    assert [(paragraph.line, paragraph.last_line) for paragraph in quote.paragraphs] == [(34, 35), (37, 37)]
    assert table.row_lines == (51,)
    assert talk.quote(30) == "- **Device.** Small [@smith, p. 3]"


def test_an_item_over_two_lines_knows_both() -> None:
    (items,) = slide_of("- a\n  b\n  - c").blocks
    assert items == Items((Item((Run("a b"),), (Item((Run("c"),)),)),))
    assert isinstance(items, Items)
    assert (items.items[0].line, items.items[0].last_line) == (7, 8)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_and_byte_order_mark_change_nothing(end: str) -> None:
    data = b"\xef\xbb\xbf" + SAMPLE.replace("\n", end).encode()
    talk = markdown.parse(data, "talk.md")
    assert talk == markdown.parse(SAMPLE, "talk.md")
    assert talk.source == tuple(SAMPLE.splitlines())


def test_a_title_slide_alone_is_a_talk() -> None:
    assert markdown.parse("---\ntitle: T\n---", "talk.md").sections == ()


# ------------------------------------------------------------------------------------------- inside of blocks


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("a *b **c***", (Run("a "), Run("b ", italic=True), Run("c", bold=True, italic=True))),
        ("a  b\nc\\\nd", (Run("a b c\nd"),)),
        ("~~a~~ `b *c*`", (Run("a", strike=True), Run(" "), Run("b *c*", code=True))),
        (
            "H~2~O x^*n*^",
            (Run("H"), Run("2", script="sub"), Run("O x"), Run("n", italic=True, script="super")),
        ),
        ("~5 and ~6, x^2 and y^2", (Run("~5 and ~6, x^2 and y^2"),)),
        (
            "[a](u) <https://x.org>",
            (Run("a", link="u"), Run(" "), Run("https://x.org", link="https://x.org")),
        ),
        ("[a][1]\n\n[1]: u", (Run("a", link="u"),)),
        (
            "[a *b*]{.own #x}",
            (Run("a ", marks=("own",), anchor="x"), Run("b", italic=True, marks=("own",), anchor="x")),
        ),
        ("[a [b]{.believed}]{.own}", (Run("a ", marks=("own",)), Run("b", marks=("believed", "own")))),
        ("[[a]{.own}](u)", (Run("a", link="u", marks=("own",)),)),
        ("a [b] {c} \\{.own} [95% CI]", (Run("a [b] {c} {.own} [95% CI]"),)),
        ("&amp; &lt; \\* \\a <!-- no --> -- ...", (Run("& < * \\a -- ..."),)),
        (
            "**[@a]** [@b]",
            (Run("", bold=True, citations=(Citation("a"),)), Run(" "), Run("", citations=(Citation("b"),))),
        ),
        (
            "[see @a, p. 3; -@b:2]",
            (Run("", citations=(Citation("a", "see", "p. 3"), Citation("b:2", bare_year=True))),),
        ),
        ("me@x.org [me@x.org] @b", (Run("me@x.org [me@x.org] @b"),)),
    ],
)
def test_formats_become_runs(text: str, runs: tuple[Run, ...]) -> None:
    assert runs_of(text) == runs


@pytest.mark.parametrize(
    ("body", "block"),
    [
        ("1. a\n2. b", Items((Item((Run("a"),)), Item((Run("b"),))), ordered=True)),
        ("> a\n>\n> b", Quote((Paragraph((Run("a"),)), Paragraph((Run("b"),))))),
        ('![An *x*](a.png "Fig. 1")', Picture("a.png", "An x", "Fig. 1")),
        ("![](a.png){.decorative}", Picture("a.png", decorative=True)),
        ("| a |\n|:-:|\n| `b\\|c` |", Table(((Run("a"),),), (((Run("b|c", code=True),),),), ("center",))),
        ("| a | b |\n|---|---|\n| c |", Table(((Run("a"),), (Run("b"),)), (((Run("c"),), ()),), ("", ""))),
        ("<!-- a\n\n## b\n-->\n\nc <!-- d -->", Paragraph((Run("c"),))),
        ("- a\n  <!-- b -->\n- c", Items((Item((Run("a"),)), Item((Run("c"),))))),
    ],
)
def test_blocks_become_parts_of_the_slide(body: str, block: object) -> None:
    assert slide_of(body).blocks == (block,)


def test_labels_stand_among_their_items() -> None:
    talk = talk_of("## A {.references}\n\n### B {.own .believed}\n\n- c\n")
    assert talk.slides[0].blocks == (Group((Run("B"),), ("believed", "own")), Items((Item((Run("c"),)),)))


@pytest.mark.parametrize(
    ("heading", "title", "kind"),
    [
        ("## A {.statement}", "A", "statement"),
        ("## A {.statement} ##", "A", "statement"),
        ("## A {.statement} <!-- b -->", "A", "statement"),
        ("## A \\{.statement}", "A {.statement}", ""),
        ("## A \\\\ {.statement}", "A \\", "statement"),
        ("## A `{.statement}`", "A {.statement}", ""),
        ("## [A]{.own}", "A", ""),
    ],
)
def test_braces_end_a_heading_unless_they_are_text(heading: str, title: str, kind: str) -> None:
    slide = talk_of(f"{heading}\n\n::: notes\nx\n").slides[0] if title or kind else None
    assert slide is not None
    assert ("".join(run.text for run in slide.title), slide.kind) == (title, kind)


@pytest.mark.parametrize(
    "notes",
    [
        "::: notes\na\n:::",
        "- x\n::: notes\na\n:::",
        "::: {.notes}\na\n:::",
        ":::: notes\na\n::::",
        "::: notes\na",
    ],
)
def test_notes_are_kept_apart_from_the_slide(notes: str) -> None:
    assert slide_of(notes).notes == (Paragraph((Run("a"),)),)


# ------------------------------------------------------------------------------------------------- is it ours


@pytest.mark.parametrize(
    ("data", "ours"),
    [
        (SAMPLE.encode(), True),
        (b"\xef\xbb\xbf---\r\ntitle: A: B\r\nminutes: 8\r\n---\r\n", True),
        (b"---\ntitle: An article\nauthor: A\n---\n\nminutes: 8\n", False),
        (b"# An article\n", False),
        (b"---\nminutes: 8\n", False),
        (b"---\nminutes: \xff\n---\n", True),  # in the wrong encoding, which it is told
        ("---\nminutes: 8\n---\n".encode("utf-16"), True),
        (b"", False),
    ],
)
def test_slide_text_is_told_by_its_front_matter(data: bytes, ours: bool) -> None:
    assert markdown.is_slide_text(data) is ours


# --------------------------------------------------------------------------------------------------- writing


@pytest.mark.parametrize(
    "prose",
    [
        "Well-known, e.g. 5-10 mg/kg (n = 12); p < .05, 5 % > 3 %.",
        "R&D at AT&T; Q&A; 3 * 4; x^2; ~5 patients; a_b_c; C:\\data; #1; $5 and $10",
        "He said: \u201cno\u201d \u2013 twice! [95% CI 1.2-3.4], [1].",
        "2020 was fine. 1.5 times. me@x.org; -5 mg; +3; a | b",
        "Why? 'Because' \"so\" ... \u20ac5 \u00b1 2, \u03b1/\u03b2, 10\u207b\u00b3",
    ],
)
def test_ordinary_prose_is_written_as_it_is(prose: str) -> None:
    assert markdown.write_runs((Run(prose),)) == prose


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ((Run("a "), Run("b", bold=True), Run("c")), "a **b**c"),
        ((Run("a"), Run("(b)", bold=True), Run("c")), "a<!-- -->**(b)**<!-- -->c"),
        ((Run("b ", bold=True), Run("c", italic=True)), "**b&#32;**<!-- -->*c*"),
        ((Run("a", bold=True, italic=True),), "***a***"),
        ((Run("a", italic=True), Run("b", italic=True, bold=True)), "*a**b**<!-- -->*"),
        ((Run("1. a"),), "1\\. a"),
        ((Run("- a\n# b\n> c"),), "\\- a\\\n\\# b\\\n\\> c"),
        ((Run("a* b* ~c~ {d} [e](f)"),), "a\\* b\\* \\~c\\~ \\{d} \\[e\\](f)"),
        ((Run("&amp; <b> :::"),), "\\&amp; \\<b> :::"),
        ((Run("x", link="a b"),), "[x](<a b>)"),
        ((Run("a`b", code=True),), "``a`b``"),
    ],
)
def test_formats_are_written_so_that_everybody_reads_them(runs: tuple[Run, ...], text: str) -> None:
    assert markdown.write_runs(runs) == text


def test_runs_have_one_normal_form() -> None:
    runs = (
        Run(" a", bold=True),
        Run("", italic=True),
        Run(" \t ", bold=True),
        Run("b "),
        Run("\n"),
        Run(" c "),
    )
    assert markdown.normal(runs) == (Run("a ", bold=True), Run("b\nc"))


# ---------------------------------------------------------------------------------------------------- errors
WHOLE: dict[str, tuple[str | bytes, str]] = {
    "no front matter": (
        "## Hello\n",
        "talk.md:1: error: a slide text begins with its front matter, this one does not\n"
        "     ## Hello\n"
        "  hint: begin the file with these three lines:\n"
        "        ---\n"
        "        title: Title of the talk\n"
        "        ---",
    ),
    "an empty file": (
        "",
        "talk.md:1: error: a slide text begins with its front matter, this one does not\n"
        "  hint: begin the file with these three lines:\n"
        "        ---\n"
        "        title: Title of the talk\n"
        "        ---",
    ),
    "empty lines above the front matter": (
        "\n---\ntitle: T\n---\n",
        "talk.md:1: error: a slide text begins with its front matter, this one does not\n"
        "  hint: delete the empty lines above ---",
    ),
    "front matter not closed": (
        "---\ntitle: T\n\n## Hello\n",
        "talk.md:1: error: the front matter is never closed\n"
        "     ---\n"
        "  hint: put a line --- below the last of its lines",
    ),
    "a colon in a value": (
        "---\nauthor: X\ntitle: A: B\n---\n",
        "talk.md:3: error: the front matter cannot be read here: mapping values are not allowed here\n"
        "     title: A: B\n"
        '  hint: put the value in quotes: title: "A: B"',
    ),
    "a quotation mark not closed": (
        '---\ntitle: "A\nauthor: B\n---\n',
        "talk.md:2: error: the front matter cannot be read here: found unexpected end of stream\n"
        '     title: "A\n'
        "  hint: check its quotation marks: one at the beginning, the same at the end, none between",
    ),
    "a character that begins no value": (
        "---\ntitle: @x\n---\n",
        "talk.md:2: error: the front matter cannot be read here: found character '@' that cannot start any token\n"
        "     title: @x\n"
        '  hint: put the value in quotes: title: "@x"',
    ),
    "a tab": (
        "---\ntitle:\tT\n---\n",
        "talk.md:2: error: the front matter cannot be read here: found character '\\t' that cannot start any token\n"
        "     title:\tT\n"
        "  hint: write blanks in place of the tab",
    ),
    "text for front matter": (
        "---\njust text\n---\n",
        "talk.md:2: error: the front matter is not made of lines `key: value`\n"
        "     just text\n"
        "  hint: write for example `title: Title of the talk`",
    ),
    "no title": (
        "---\nauthor: A\n---\n",
        "talk.md:1: error: the talk has no title\n"
        "     ---\n"
        "  hint: add a line `title: Title of the talk` below ---",
    ),
    "an empty title": (
        "---\nauthor: A\ntitle:\n---\n",
        "talk.md:3: error: the talk has no title\n"
        "     title:\n"
        "  hint: add a line `title: Title of the talk` below ---",
    ),
    "unknown keys": (
        "---\ntitle: T\nauthr: A\nfoo: x\n---\n",
        "talk.md:3: error: the front matter knows no authr\n"
        "     authr: A\n"
        "  hint: did you mean author?\n"
        "talk.md:4: error: the front matter knows no foo\n"
        "     foo: x\n"
        "  hint: it knows title, subtitle, author, institution, event, date, minutes, lang, article, article-hash, bibliography, csl, citations, template, theme, link, contact, disclosures",
    ),
    "a nested value": (
        "---\ntitle: T\nauthor:\n  name: A\n---\n",
        "talk.md:4: error: a value of the front matter is text, or a list of texts\n"
        "     name: A\n"
        "  hint: write one value behind the key; put it in quotes if a colon, bracket or brace belongs to it",
    ),
    "a list in a list": (
        "---\ntitle: T\nauthor: [[A]]\n---\n",
        "talk.md:3: error: a value of the front matter is text, or a list of texts\n"
        "     author: [[A]]\n"
        "  hint: write one value behind the key; put it in quotes if a colon, bracket or brace belongs to it",
    ),
    "anchors and aliases": (
        "---\ntitle: &t T\nauthor: *t\n---\n",
        "talk.md:2: error: anchors (&) and aliases (*) are not used in the front matter\n"
        "     title: &t T\n"
        "  hint: write the value out, or put it in quotes if & or * belongs to it",
    ),
    "an anchor": (
        "---\ntitle: T\nauthor: &a A\n---\n",
        "talk.md:3: error: anchors (&) and aliases (*) are not used in the front matter\n"
        "     author: &a A\n"
        "  hint: write the value out, or put it in quotes if & or * belongs to it",
    ),
    "a key twice": (
        "---\ntitle: T\ntitle: U\n---\n",
        "talk.md:3: error: title is already given on line 2\n     title: U\n  hint: keep one of the two",
    ),
    "a list for a value": (
        "---\ntitle: [a, b]\n---\n",
        "talk.md:2: error: title is one value, not a list\n"
        "     title: [a, b]\n"
        "  hint: write it behind the colon",
    ),
    "minutes and language": (
        "---\ntitle: T\nminutes: ten\nlang: British English\n---\n",
        "talk.md:3: error: ten is not a number of minutes\n"
        "     minutes: ten\n"
        "  hint: write the minutes for speaking and, behind a plus, those for questions: 8+2\n"
        "talk.md:4: error: British English is not a language tag\n"
        "     lang: British English\n"
        "  hint: write for example en, en-GB or de",
    ),
    "an escaped control character": (
        '---\ntitle: "a\\0b"\n---\n',
        "talk.md:2: error: the control character U+0000 cannot stand on a slide\n"
        '     title: "a\\0b"\n'
        "  hint: delete it",
    ),
    "a character that YAML forbids": (
        "---\ntitle: a\x80b\n---\n",
        "talk.md:2: error: the front matter holds a character that YAML has no place for\n"
        "     title: a\x80b\n"
        "  hint: delete it",
    ),
    "an escape beyond Unicode": (
        '---\ntitle: "\\UFFFFFFFF"\n---\n',
        "talk.md:2: error: the front matter holds a character that YAML has no place for\n"
        '     title: "\\UFFFFFFFF"\n'
        "  hint: delete it",
    ),
    "not UTF-8": (
        b"---\ntitle: T\n---\n\n## Caf\xe9\n",
        "talk.md:5: error: this is not UTF-8 text\n"
        "     ## Caf�\n"
        "  hint: save the file with the encoding UTF-8",
    ),
    "control characters": (
        "---\ntitle: T\n---\n\n## a\x00b\x0cc\n",
        "talk.md:5: error: the control character U+0000 cannot stand on a slide\n"
        "     ## a�b�c\n"
        "  hint: delete it: it stands where the line above shows �\n"
        "talk.md:5: error: the control character U+000C cannot stand on a slide\n"
        "     ## a�b�c\n"
        "  hint: delete it: it stands where the line above shows �",
    ),
    "a merge conflict": (
        "---\ntitle: T\n---\n\n<<<<<<< HEAD\n## A\n=======\n## B\n>>>>>>> x\n",
        "talk.md:5: error: a merge conflict is not settled here\n"
        "     <<<<<<< HEAD\n"
        "  hint: keep one side; delete the others, and the marker lines <<<<<<<, |||||||, ======= and >>>>>>>",
    ),
}

BODY: dict[str, tuple[str, str]] = {
    "text straight under a section": (
        "# S\n\ntext\n\n## A {.statement}\n",
        "talk.md:7: error: what stands straight under a # section is on no slide\n"
        "     text\n"
        "  hint: give it a ## heading",
    ),
    "notes straight under a section": (
        "# S\n\n::: notes\na\n:::\n",
        "talk.md:7: error: what stands straight under a # section is on no slide\n"
        "     ::: notes\n"
        "  hint: give it a ## heading",
    ),
    "text before the first heading": (
        "text\n\n## A {.statement}\n",
        "talk.md:5: error: what stands before the first heading is on no slide\n"
        "     text\n"
        "  hint: give it a ## heading",
    ),
    "a heading too deep": (
        "## A\n\n#### B\n\nx\n",
        "talk.md:7: error: a slide has no headings below ###\n"
        "     #### B\n"
        "  hint: use ### for a label, or a list",
    ),
    "underlined headings": (
        "A\n---\n\n## B {.statement}\n",
        "talk.md:5: error: the line of - below turns this into a heading\n"
        "     A\n"
        "  hint: delete that line; write ## before a heading",
    ),
    "unknown classes": (
        "## A {.flwo}\n\n## B {.Flow}\n\n## C {.zzz}\n",
        "talk.md:5: error: nothing is called {.flwo}\n"
        "     ## A {.flwo}\n"
        "  hint: did you mean {.flow}?\n"
        "talk.md:7: error: nothing is called {.Flow}\n"
        "     ## B {.Flow}\n"
        "  hint: did you mean {.flow}?\n"
        "talk.md:9: error: nothing is called {.zzz}\n"
        "     ## C {.zzz}\n"
        "  hint: known here: .statement, .cards, .flow, .cycle, .timeline, .compare, .points, .number, .quote, .agenda, .takehome, .disclosures, .references, .questions, .if-time, .believed, .own",
    ),
    "classes without their dot": (
        "## A {flow}\n\n## B {a, b}\n",
        "talk.md:5: error: {flow} needs a dot\n"
        "     ## A {flow}\n"
        "  hint: write {.flow}\n"
        "talk.md:7: error: {a, b} holds no #id and no .class\n"
        "     ## B {a, b}\n"
        "  hint: write \\{ if the brace is meant as text",
    ),
    "two kinds": (
        "## A {.flow .cards}\n",
        "talk.md:5: error: a slide has one kind, this one has {.cards} and {.flow}\n"
        "     ## A {.flow .cards}\n"
        "  hint: keep one of them",
    ),
    "an id twice": (
        "## A {#x .statement}\n\n[b]{#x}\n\n## B {#x .statement}\n",
        "talk.md:7: error: the id #x is already given on line 5\n"
        "     [b]{#x}\n"
        "  hint: give each its own id, or leave one out\n"
        "talk.md:9: error: the id #x is already given on line 5\n"
        "     ## B {#x .statement}\n"
        "  hint: give each its own id, or leave one out",
    ),
    "invalid ids": (
        "## A {#a/b .statement}\n\n## B {#}\n",
        "talk.md:5: error: #a/b is not an id\n"
        "     ## A {#a/b .statement}\n"
        "  hint: an id is made of letters, digits and - _ . :\n"
        "talk.md:7: error: # is not an id\n"
        "     ## B {#}\n"
        "  hint: an id is made of letters, digits and - _ . :",
    ),
    "classes in the wrong place": (
        "# S {.flow}\n\n## A {.unlisted .statement}\n\n[x]{.backup}\n\n## B {.references}\n\n### c {#c .if-time}\n\n- a\n",
        "talk.md:5: error: {.flow} has no place on a # section\n"
        "     # S {.flow}\n"
        "  hint: it belongs on a ## slide\n"
        "talk.md:7: error: {.unlisted} has no place on a ## slide\n"
        "     ## A {.unlisted .statement}\n"
        "  hint: it belongs on a # section\n"
        "talk.md:9: error: {.backup} has no place on [words in brackets]\n"
        "     [x]{.backup}\n"
        "  hint: it belongs on a # section\n"
        "talk.md:13: error: a ### label has no place for an id\n"
        "     ### c {#c .if-time}\n"
        "  hint: delete #c\n"
        "talk.md:13: error: {.if-time} has no place on a ### label\n"
        "     ### c {#c .if-time}\n"
        "  hint: it belongs on a ## slide",
    ),
    "braces that touch the title": (
        "## A{.flow}\n",
        "talk.md:5: error: {.flow} is part of the word before it\n"
        "     ## A{.flow}\n"
        "  hint: put a blank before {.flow}, or a backslash if it is meant as text",
    ),
    "braces in a text": (
        "## A {.statement}\n\nText {.own}\n",
        "talk.md:7: error: {.own} belongs to no heading and no [words in brackets]\n"
        "     Text {.own}\n"
        "  hint: put the words they are about in brackets: [words]{.own}; or write \\{ for text",
    ),
    "braces with widths": (
        '## A {width=60%}\n\n![a](b.png){width=60% .x height="3 cm"}\n',
        "talk.md:5: error: width=60% has no place in braces\n"
        "     ## A {width=60%}\n"
        "  hint: delete it: they hold an #id and .classes only\n"
        "talk.md:7: error: width=60% has no place on a picture\n"
        '     ![a](b.png){width=60% .x height="3 cm"}\n'
        "  hint: delete it: the kind of its slide sizes a picture\n"
        "talk.md:7: error: nothing is called {.x}\n"
        '     ![a](b.png){width=60% .x height="3 cm"}\n'
        "  hint: known here: .decorative\n"
        'talk.md:7: error: height="3 cm" has no place on a picture\n'
        '     ![a](b.png){width=60% .x height="3 cm"}\n'
        "  hint: delete it: the kind of its slide sizes a picture",
    ),
    "a section after the backup": (
        "# B {.backup}\n\n# A\n",
        "talk.md:7: error: the backup section of line 5 must be the last one, this one follows it\n"
        "     # A\n"
        "  hint: move it above, or the backup slides to the end of the text",
    ),
    "a section without a title": (
        "#\n",
        "talk.md:5: error: this section has no title\n     #\n  hint: write one behind #, or delete the line",
    ),
    "an empty label": (
        "## A {.references}\n\n###\n\n- a\n",
        "talk.md:7: error: this label is empty\n     ###\n  hint: write something behind ###, or delete it",
    ),
    "a slide without a title": (
        "## {.agenda}\n",
        "talk.md:5: error: this slide has no title\n     ## {.agenda}\n"
        "  hint: write behind ## what the slide says: it is read aloud, listed, and found by its title",
    ),
    "other things in items": (
        "## A\n\n- a\n\n  b\n- c\n\n      code\n- > q\n- # h\n-\n- ![x](y.png)\n",
        "talk.md:9: error: a second paragraph has no place in an item\n"
        "     b\n"
        "  hint: an item is one paragraph; indent what belongs under it as a list, - ...\n"
        "talk.md:12: error: a code block has no place in an item\n"
        "     code\n"
        "  hint: take away the blanks before it; code stands between two lines of ```\n"
        "talk.md:13: error: a > quote has no place in an item\n"
        "     - > q\n"
        "  hint: an item is one paragraph; indent what belongs under it as a list, - ...\n"
        "talk.md:14: error: a heading has no place in an item\n"
        "     - # h\n"
        "  hint: an item is one paragraph; indent what belongs under it as a list, - ...\n"
        "talk.md:15: error: this item is empty\n"
        "     -\n"
        "  hint: write something behind its marker, or delete it\n"
        "talk.md:16: error: a picture stands alone in its paragraph\n"
        "     - ![x](y.png)\n"
        "  hint: put it between blank lines, outside of lists, quotes and tables",
    ),
    "pictures in a text and without a file": (
        "## A\n\nSee ![x](y.png) here\n\n![]()\n",
        "talk.md:7: error: a picture stands alone in its paragraph\n"
        "     See ![x](y.png) here\n"
        "  hint: put it between blank lines, outside of lists, quotes and tables\n"
        "talk.md:9: error: this picture has no file\n"
        "     ![]()\n"
        "  hint: write its path: ![what it shows](picture.png)",
    ),
    "blocks that are not drawn": (
        "## A\n\n```\nx\n```\n\n    y\n\n***\n\n<div>\n</div>\n\n<!-- c --> t\n\nx <b>y</b> 2<sub>3</sub> a<br>b <span>\n\n<!-- never\n",
        "talk.md:11: error: a code block has no place on a slide\n"
        "     y\n"
        "  hint: take away the blanks before it; code stands between two lines of ```\n"
        "talk.md:13: error: a horizontal rule has no place on a slide\n"
        "     ***\n"
        "  hint: delete it: every ## heading begins a slide by itself\n"
        "talk.md:15: error: HTML has no place on a slide\n"
        "     <div>\n"
        "  hint: write it in Markdown, or put a backslash before < if it is meant as text\n"
        "talk.md:18: error: the text around this comment would be lost\n"
        "     <!-- c --> t\n"
        "  hint: put the comment on lines of its own\n"
        "talk.md:20: error: HTML has no place on a slide: <b>\n"
        "     x <b>y</b> 2<sub>3</sub> a<br>b <span>\n"
        "  hint: write **bold**\n"
        "talk.md:20: error: HTML has no place on a slide: <sub>\n"
        "     x <b>y</b> 2<sub>3</sub> a<br>b <span>\n"
        "  hint: write ~2~ for a subscript\n"
        "talk.md:20: error: HTML has no place on a slide: <br>\n"
        "     x <b>y</b> 2<sub>3</sub> a<br>b <span>\n"
        "  hint: write a backslash at the end of the line for a line break\n"
        "talk.md:20: error: HTML has no place on a slide: <span>\n"
        "     x <b>y</b> 2<sub>3</sub> a<br>b <span>\n"
        "  hint: write \\< if it is meant as text\n"
        "talk.md:22: error: this comment is never closed\n"
        "     <!-- never\n"
        "  hint: close it with -->",
    ),
    "HTML in a text": (
        "## A\n\nx <b>y</b> 2<sub>3</sub>\na<br>b <span>\n\nif a<b and c>d\n",
        "talk.md:7: error: HTML has no place on a slide: <b>\n"
        "     x <b>y</b> 2<sub>3</sub>\n"
        "  hint: write **bold**\n"
        "talk.md:7: error: HTML has no place on a slide: <sub>\n"
        "     x <b>y</b> 2<sub>3</sub>\n"
        "  hint: write ~2~ for a subscript\n"
        "talk.md:8: error: HTML has no place on a slide: <br>\n"
        "     a<br>b <span>\n"
        "  hint: write a backslash at the end of the line for a line break\n"
        "talk.md:8: error: HTML has no place on a slide: <span>\n"
        "     a<br>b <span>\n"
        "  hint: write \\< if it is meant as text\n"
        "talk.md:10: error: HTML has no place on a slide: <b and c>\n"
        "     if a<b and c>d\n"
        "  hint: write \\< if it is meant as text",
    ),
    "other blocks of colons": (
        "## A {.statement}\n\n::: note\nx\n:::\n\n::: warning\nx\n:::\n\n:::\n",
        "talk.md:7: error: there is no block called note\n"
        "     ::: note\n"
        "  hint: did you mean ::: notes?\n"
        "talk.md:11: error: there is no block called warning\n"
        "     ::: warning\n"
        "  hint: ::: notes and ::: columns stand between colons\n"
        "talk.md:15: error: this ::: closes nothing\n"
        "     :::\n"
        "  hint: delete it, or open notes above with ::: notes",
    ),
    "notes twice": (
        "## A {.statement}\n\n::: notes\na\n:::\n\n::: notes\nb\n:::\n",
        "talk.md:11: error: this slide has notes on line 7 already\n"
        "     ::: notes\n"
        "  hint: put all notes of a slide into one block",
    ),
    "notes of the title slide twice": (
        "::: notes\na\n:::\n\n::: notes\nb\n:::\n",
        "talk.md:9: error: this slide has notes on line 5 already\n"
        "     ::: notes\n"
        "  hint: put all notes of a slide into one block",
    ),
    "notes not closed": (
        "## A {.statement}\n\n::: notes\na\n\n## B {.statement}\n\n::: notes\nb\n",
        "talk.md:7: error: these notes are not closed before the heading on line 10\n"
        "     ::: notes\n"
        "  hint: put a line ::: where they end",
    ),
    "other things in notes": (
        "## A {.statement}\n\n::: notes\n> q\n\n![a](b.png)\n\n| a |\n|---|\n:::\n",
        "talk.md:8: error: a > quote has no place in notes\n"
        "     > q\n"
        "  hint: notes are made of paragraphs and lists; move it above them\n"
        "talk.md:10: error: a picture has no place in notes\n"
        "     ![a](b.png)\n"
        "  hint: put it on the slide, or take it out\n"
        "talk.md:12: error: a table has no place in notes\n"
        "     | a |\n"
        "  hint: notes are made of paragraphs and lists; move it above them",
    ),
    "other things in a quote": (
        "## A\n\n> - a\n>\n> ![a](b.png)\n",
        "talk.md:7: error: a list has no place in a > quote\n"
        "     > - a\n"
        "  hint: a quote is made of paragraphs; move the rest out of it\n"
        "talk.md:9: error: a picture has no place in a > quote\n"
        "     > ![a](b.png)\n"
        "  hint: a quote is made of paragraphs; move the rest out of it",
    ),
    "a row too long": (
        "## A\n\n| a | b |\n|---|---|\n| 1 | 2 | 3 |\n",
        "talk.md:9: error: this row has 3 cells, the header 2\n"
        "     | 1 | 2 | 3 |\n"
        "  hint: add a column to the header, or write \\| for a | that belongs to the text",
    ),
    "links that lead nowhere": (
        '## A\n\n[a]()\n[b](javascript:x)\n[c](u "t")\n[]{.own}\n[](u)\n\n[d]: e\n',
        "talk.md:7: error: this link leads nowhere\n"
        "     [a]()\n"
        "  hint: write its address: [text](https://...)\n"
        "talk.md:8: error: a link cannot lead to a file or a script\n"
        "     [b](javascript:x)\n"
        "  hint: link to a web page or an e-mail\n"
        "talk.md:9: error: a link has no place for a title\n"
        '     [c](u "t")\n'
        "  hint: delete what is in quotes behind its address\n"
        "talk.md:10: error: there are no words in these brackets\n"
        "     []{.own}\n"
        "  hint: write some, or delete them\n"
        "talk.md:11: error: there are no words in these brackets\n"
        "     [](u)\n"
        "  hint: write some, or delete them\n"
        "talk.md:13: error: this line defines a link that nothing uses\n"
        "     [d]: e\n"
        "  hint: write \\[ if it is meant as text",
    ),
    "citations that are none": (
        "## A\n\nx [@] [@a.] [-@b; c]\n",
        "talk.md:7: error: [@] is not a citation\n"
        "     x [@] [@a.] [-@b; c]\n"
        "  hint: write [@key] or [@key, p. 3; @other]; or \\[ if it is meant as text\n"
        "talk.md:7: error: [@a.] is not a citation\n"
        "     x [@] [@a.] [-@b; c]\n"
        "  hint: write [@key] or [@key, p. 3; @other]; or \\[ if it is meant as text\n"
        "talk.md:7: error: [-@b; c] is not a citation\n"
        "     x [@] [@a.] [-@b; c]\n"
        "  hint: write [@key] or [@key, p. 3; @other]; or \\[ if it is meant as text",
    ),
    "a list that does not begin with 1": (
        "## A\n\n3. a\n4. b\n\n## B\n\n- a\n  1. b\n",
        "talk.md:7: error: a numbered list begins with 1\n"
        "     3. a\n"
        "  hint: write 1. before its first item\n"
        "talk.md:13: error: an item below another one has no number\n"
        "     1. b\n"
        "  hint: begin it with - instead of a number",
    ),
    "a list too deep for PowerPoint": (
        "::: notes\n- x\n  - x\n    - x\n      - x\n        - x\n          - x\n            - x\n              - x\n                - x\n                  - x\n:::\n",
        "talk.md:15: error: a list has at most 9 levels\n"
        "     - x\n"
        "  hint: move it up, or make it a list of its own",
    ),
    "too few items for its kind": (
        "## A {.cards}\n\n- a\n",
        "talk.md:5: error: {.cards} takes 2 to 6 items, here is 1\n"
        "     ## A {.cards}\n"
        "  hint: its items: a card each",
    ),
    "several errors, in line order": (
        "## A {.flwo}\n\n> - x\n\n## B {#b}\n\n```\nx\n```\n\n## C {#b .statement}\n",
        "talk.md:5: error: nothing is called {.flwo}\n"
        "     ## A {.flwo}\n"
        "  hint: did you mean {.flow}?\n"
        "talk.md:7: error: a list has no place in a > quote\n"
        "     > - x\n"
        "  hint: a quote is made of paragraphs; move the rest out of it\n"
        "talk.md:15: error: the id #b is already given on line 9\n"
        "     ## C {#b .statement}\n"
        "  hint: give each its own id, or leave one out",
    ),
}


@pytest.mark.parametrize(("text", "message"), WHOLE.values(), ids=WHOLE)
def test_a_file_that_cannot_be_read_says_why(text: str | bytes, message: str) -> None:
    with pytest.raises((TextError, Refused)) as caught:
        markdown.parse(text, "talk.md")
    assert str(caught.value) == message


@pytest.mark.parametrize(("body", "message"), BODY.values(), ids=BODY)
def test_a_slide_text_with_errors_names_them_all(body: str, message: str) -> None:
    with pytest.raises(TextError) as caught:
        talk_of(body)
    assert str(caught.value) == message
