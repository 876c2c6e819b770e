"""Articles of every kind are read into titles, sections and sentences that know their lines."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slides.article import read
from slides.article.sentences import split
from slides.errors import ArticleError
from slides.model import Article

VNS = Path(__file__).parents[2] / "seeds" / "vns-pain-relief.txt"


def texts(article: Article) -> list[str]:
    return [sentence.text for sentence in article.sentences]


def pieces(paragraph: str) -> list[str]:
    return [piece.text for piece in split(paragraph)]


# --------------------------------------------------------------------------------------------- where sentences end


@pytest.mark.parametrize(
    "paragraph",
    [
        "A dose of 3.5 mg vs. 7 mg was given i.v. to all.",
        "Smith et al. (2019) saw it, e.g. in rats, i.e. not in people.",
        "It is drawn in Fig. 2a and in Figs. 3 and 4, cf. Eq. 5 and No. 5.",
        "The difference was clear (p < .05).",
        "Dr. A. B. Meyer and Prof. J.-P. Roux wrote it with Mrs. Lee.",
        "In the U.S. Army approx. 40 men took part.",
        "On Jan. 5 it was given p.o. every day.",
        "We used mRNA ver. 2.1 at www.example.org today.",
        "It was small (see below. It always is) and slow.",
        "C. elegans and E. coli were grown.",
        "1. Wash both hands well.",
        "Blood was taken at 0, 2.5, and 5.0 h vs. baseline.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(paragraph: str) -> None:
    assert pieces(paragraph) == [paragraph]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It was given i.v.", "The rest came later."),
        ("They live in the U.S.", "However, some moved."),
        ("It was seen by Smith et al.", "We saw it too."),
        ("Take vitamin D.", "It helps."),
        ("The dose was 5 mg.", "Depression eased."),
        ('She called it "mild."', "Others did not."),
        ("It rose (by half).", "(It fell later.)"),
        ("Is it safe?", "Nobody knows!"),
        ("It is type I.", "It is rare."),
        ("It grew until 2012.", "12 people left."),
        ("This is known.", "p53 is a gene."),
        ("The end came…", "Then it began again."),
        ("Sleep, food, rest, etc.", "These are needed."),
    ],
)
def test_a_full_stop_at_the_end_of_a_sentence_ends_it(first: str, second: str) -> None:
    assert pieces(f"{first} {second}") == [first, second]


def test_raised_citation_numbers_after_the_stop_go_and_are_remembered() -> None:
    found = split("It is effective.12,13 Others disagree.⁴ Nobody knows.")
    assert [(piece.text, piece.cited) for piece in found] == [
        ("It is effective.", True),
        ("Others disagree.", True),
        ("Nobody knows.", False),
    ]


def test_a_bracket_that_is_never_closed_stops_nothing() -> None:
    assert len(pieces("It began (so they say. " + "And it went on. " * 60)) > 50


def test_sentences_without_a_blank_between_them_are_told_apart() -> None:
    assert pieces("They prey on the larvae.The plant gains (Table 1).Then it flowers.") == [
        "They prey on the larvae.",
        "The plant gains (Table 1).",
        "Then it flowers.",
    ]


@given(st.text(alphabet="aA1 .,()[]\n?!\"'*_[@`<-#|", max_size=300))
def test_no_letter_is_lost_and_no_line_is_outside_the_paragraph(text: str) -> None:
    found = split(text)
    assert all(piece.text == piece.text.strip() for piece in found)
    assert all(0 <= piece.lines_down <= text.count("\n") for piece in found)
    assert "".join(piece.text for piece in found).count("a") == text.count("a")


@pytest.mark.parametrize(
    "unit", ["word ", "a. ", "(", "[@a", "1. ", "*a", " .", "Fig. 2 (a", "<a", "\n- x", "|-", "<!-- "]
)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_very_long_paragraph_takes_no_longer_for_its_length(unit: str, name: str) -> None:
    assert read(b"It begins. " + unit.encode() * 5_000 + b" It ends here.", name).sentences


# ------------------------------------------------------------------------------------------------------ plain text


def test_the_article_on_vns_has_twenty_sentences_in_eight_paragraphs() -> None:
    article = read(VNS.read_bytes(), VNS.name)
    assert article.title == "Vagus Nerve Stimulation for Pain Relief: A Breakthrough in Medicine"
    (section,) = article.sections
    assert (section.heading, section.level) == ("", 0)
    assert [len(p.sentences) for p in section.paragraphs] == [2, 3, 3, 3, 2, 3, 2, 2]
    assert [s.number for s in article.sentences] == list(range(1, 21))
    assert [(s.line, s.paragraph) for s in article.sentences][::7] == [(2, 1), (4, 3), (7, 6)]
    assert not any(s.cited for s in article.sentences)
    assert article.digest == "7e608cd199f9"


def test_wrapped_lines_are_joined_and_each_sentence_knows_its_own_line() -> None:
    article = read(
        b"A study of sleep\n\nSleep is long-\nterm rest. It\nhelps. We know\nthat.\n\nMore follows here.\n",
        "s.txt",
    )
    assert article.title == "A study of sleep"
    assert [(s.text, s.line, s.paragraph) for s in article.sentences] == [
        ("Sleep is long-term rest.", 3, 1),
        ("It helps.", 4, 1),
        ("We know that.", 5, 1),
        ("More follows here.", 8, 2),
    ]


def test_headings_of_plain_text_are_seen_by_number_capitals_and_place() -> None:
    text = (
        "Sleep and rest\n\nBy Ann Lee and Bo Berg\n\n1. Introduction\n\nSleep is a thing that people do every night.\n\n"
        "2.1 Our methods\nWe asked ten people about the sleep they had.\n\nRESULTS\n\nAll ten of them slept well, they said.\n\n"
        "What it means\n\nPeople do sleep well when nobody asks them.\n"
    )
    article = read(text.encode(), "s.txt")
    assert article.authors == ("Ann Lee", "Bo Berg")
    assert [(s.heading, s.level) for s in article.sections] == [
        ("Introduction", 1),
        ("Our methods", 2),
        ("Results", 1),
        ("What it means", 1),
    ]


def test_short_lines_that_are_no_headings_stay_text() -> None:
    text = "Sleep\n\nThey said so.\n\nYes\n\nNo\n\nThe end of it all was that they slept.\n"
    article = read(text.encode(), "s.txt")
    assert "Yes" in texts(article)


def test_an_article_without_a_title_is_named_after_its_file() -> None:
    assert read(b"Sleep is a good thing. It helps everybody.", "my-night_notes.txt").title == "My night notes"


def test_numbers_in_brackets_and_authors_with_a_year_count_as_citations() -> None:
    article = read(
        b"Title\n\nSleep helps [1, 2]. Rest helps (Lee et al., 2019). Food helps (in 2019).\n", "s.txt"
    )
    assert [(s.text, s.cited) for s in article.sentences] == [
        ("Sleep helps.", True),
        ("Rest helps (Lee et al., 2019).", True),
        ("Food helps (in 2019).", False),
    ]


def test_items_of_a_list_are_sentences_of_one_paragraph() -> None:
    article = read(b"Title\n\n- sleep more\n- eat well\n- rest\n", "s.txt")
    assert texts(article) == ["sleep more", "eat well", "rest"]
    assert {s.paragraph for s in article.sentences} == {1}
    assert [s.line for s in article.sentences] == [3, 4, 5]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + "Titel\r\n\r\nEs wirkt öfter.".encode(),
        codecs.BOM_UTF16_LE + "Titel\n\nEs wirkt öfter.".encode("utf-16-le"),
        codecs.BOM_UTF16_BE + "Titel\n\nEs wirkt öfter.".encode("utf-16-be"),
        "Titel\n\nEs wirkt öfter.".encode("latin-1"),
        "Titel\r\rEs wirkt öfter.".encode(),
    ],
)
def test_every_usual_encoding_is_read(data: bytes) -> None:
    article = read(data, "a.txt")
    assert (article.title, texts(article)) == ("Titel", ["Es wirkt öfter."])


# -------------------------------------------------------------------------------------------------------- Markdown

PAPER = """---
title: "On *sleep*: a trial"
author:
- Ann Lee
- name: Bo Berg
- "Cy Cole\\\\* E-mail: <c@example.org> [^1]"
abstract: |
  # Summary

  Sleep was tried. It helped.
references:
- title: Not this title
  author: Nobody
---

# Introduction {#s1}

Sleep *helps* [@lee; @berg2, p. 3]. It is **good** ([@cole]), as [Fig. 1](#f1){ref-type="fig"} shows
([Table 1](#t1); [@cole]). It costs 5\\*3 = 15--20 units.[4,5]{.super} <!-- not
this --> H~2~O of 3 m^2^ helps `too`[^2].

## Why we did it

- because *we* could
- because it was there

![Nothing](x.png){#f1}

| a | b |
|---|---|
| 1 | 2 |

  One     Two
  ------- -----
  1       2

::: {.table-wrap}
Hidden here.

::: caption
###### Hidden too.
:::
:::

``` r
x <- "hidden"
```

Methods
-------

We asked them.

[^1]: No competing interests exist.
[^2]: A note
    that goes on.
"""


def test_markdown_is_read_without_its_markup() -> None:
    article = read(PAPER.encode(), "paper.md")
    assert article.title == "On sleep: a trial"
    assert article.authors == ("Ann Lee", "Bo Berg", "Cy Cole")
    assert [(s.heading, s.level) for s in article.sections] == [
        ("Abstract", 1),
        ("Introduction", 1),
        ("Why we did it", 2),
        ("Methods", 2),
        ("Footnotes", 1),
    ]
    assert texts(article) == [
        "Sleep was tried.",
        "It helped.",
        "Sleep helps.",
        "It is good, as Fig. 1 shows (Table 1).",
        "It costs 5*3 = 15–20 units.",
        "H2O of 3 m² helps too.",
        "because we could",
        "because it was there",
        "We asked them.",
        "No competing interests exist.",
        "A note that goes on.",
    ]


def test_sentences_of_markdown_know_their_line_and_whether_they_cite() -> None:
    article = read(PAPER.encode(), "paper.md")
    told = {s.text: (s.line, s.cited) for s in article.sentences}
    assert told["Sleep helps."] == (18, True)
    assert told["It costs 5*3 = 15–20 units."] == (19, True)
    assert told["H2O of 3 m² helps too."] == (20, False)
    assert told["because it was there"] == (25, False)


def test_the_only_top_heading_is_the_title() -> None:
    article = read(b"# On sleep\n\n## Aims\n\nWe asked.\n\n## Results\n\nThey slept.\n", "s.md")
    assert article.title == "On sleep"
    assert [(s.heading, s.level) for s in article.sections] == [("Aims", 1), ("Results", 1)]


def test_markdown_in_a_text_file_is_seen_by_its_headings() -> None:
    article = read(b"# On sleep\n\n## Aims\n\nWe *asked*.\n", "s.txt")
    assert texts(article) == ["We asked."]


# ---------------------------------------------------------------------------------------------------------- errors


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (
            b" \n ",
            "a.txt: error: the article is empty\n  hint: give a file with the article's text in it",
        ),
        (
            b"Sleep\0and rest, all night long.",
            "a.txt: error: this file is not text: it has bytes that no text has\n"
            "  hint: save it as plain text (UTF-8) or as Markdown",
        ),
        (
            b"PK\x03\x04rest of it",
            "a.txt: error: this document is damaged: its end is missing, or parts of it\n"
            "  hint: save it again, or ask for another copy",
        ),
        (
            b"%PDF-1.7",
            "a.txt: error: this is a PDF, not text\n  hint: save it as plain text (UTF-8) or as Markdown",
        ),
        (
            b"A title and nothing else\n",
            "a.txt:1: error: there is a title but no text below it\n"
            "     A title and nothing else\n"
            "  hint: a deck is drafted from sentences: give the whole article, in plain text or Markdown",
        ),
        (
            codecs.BOM_UTF16_LE + b"a",
            "a.txt: error: this file is not text: it has bytes that no text has\n"
            "  hint: save it as plain text (UTF-8) or as Markdown",
        ),
    ],
)
def test_what_is_no_article_is_refused_with_what_to_do(data: bytes, message: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read(data, "a.txt")
    assert str(caught.value) == message


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md"]))
def test_any_bytes_are_an_article_or_an_article_error(data: bytes, name: str) -> None:
    try:
        article = read(data, name)
    except ArticleError:
        return
    assert article.sentences
    assert [s.number for s in article.sentences] == list(range(1, len(article.sentences) + 1))


@given(st.text(alphabet="aB1 .\n#*_[]()@{}:|-`<>~^\\!", max_size=200))
def test_any_markdown_is_an_article_or_an_article_error(text: str) -> None:
    try:
        article = read(text.encode(), "a.md")
    except ArticleError:
        return
    assert all(1 <= s.line <= text.count("\n") + 1 for s in article.sentences)
