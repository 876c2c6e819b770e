"""The page for listeners as a value: what stands on it, what gives way when it is full, what its speaker is told."""

import pytest

from slides import handout, markdown, powerpoint
from slides.errors import TextError
from slides.handout.paper import SMALLEST, Paper, height, room
from slides.model import Citation, Cited, Run, shown_runs
from tests.build import METRICS, ROOT

TALK = """\
---
title: Tea
author: A. Speaker
event: Meeting of Tasters
link: https://example.org/tea
---

# Limits

## Few trials compared the two {.flow}

### Seen

- **Cup.** [It may cool](https://example.org)

### Thought {.believed}

- [**Leaf.** It may wilt [@todo]]{.believed}

> Nobody looked for harms

# End

## Tea may be good {.takehome}

- **Green.** It may keep its colour [@roe]
- **Black.** Nobody knows [@todo]

# Backup {.backup}

## References {.references}

- [Roe J. Tea. 2020.]{#roe}
"""


def page(text: str = TALK) -> tuple[Paper, list[str]]:
    talk = markdown.parse(text.encode(), "tea.md")
    code = powerpoint.qr_code(talk.front.link) if talk.front.link else None
    paper, found = handout.take_home(talk, None, code, METRICS)
    return paper, [str(finding) for finding in found]


def told(paper: Paper) -> list[tuple[str, str]]:
    return [(paragraph.style, paragraph.text) for paragraph in paper.paragraphs]


def test_a_page_says_what_the_slides_say_and_nothing_else() -> None:
    paper, _ = page()
    assert told(paper) == [
        ("title", "Tea"),
        ("facts", "A. Speaker"),
        ("facts", "Meeting of Tasters"),
        ("heading", "Tea may be good"),
        ("message", "Green. It may keep its colour1"),
        ("message", "Black. Nobody knows"),
        ("heading", "Few trials compared the two"),
        ("label", "Seen"),
        ("item", "Cup. It may cool"),
        ("label", "Thought (believed or possible)"),
        ("item", "Leaf. It may wilt (believed or possible)"),
        ("callout", "Nobody looked for harms"),
        ("heading", "References"),
        ("entry", "Roe J. Tea. 2020."),
        ("address", "  https://example.org/tea"),
    ]
    assert paper.paragraphs[-1].alt == "QR code of https://example.org/tea"
    assert paper.paragraphs[-1].picture


def test_claims_without_a_citation_are_told_to_the_speaker_and_not_to_listeners() -> None:
    paper, found = page()
    assert not any("todo" in text for _, text in told(paper))
    assert found == [
        "tea.md:27: tip: this claim is handed out without its citation\n     - **Black.** Nobody knows [@todo]",
        "tea.md:18: tip: this claim is handed out without its citation\n     - [**Leaf.** It may wilt [@todo]]{.believed}",
    ]


def test_a_talk_without_messages_or_limits_is_told_how_to_name_them() -> None:
    _, found = page("---\ntitle: Tea\n---\n\n## Tea is made of leaves\n\n- Green leaves\n")
    assert found == [
        "tea.md:2: warning: no slide says what to take home\n     title: Tea\n"
        "  hint: mark the slide that says what to remember with {.takehome}",
        "tea.md:2: warning: no slide is known to be about limits\n     title: Tea\n"
        "  hint: give the slide that states them the id limits: ## Its title {#limits}",
    ]


@pytest.mark.parametrize("place", ["## Тысяча чашек {#limits}", "# Чай {#limits}\n\n## Тысяча чашек"])
def test_limits_are_known_by_their_id_in_any_language(place: str) -> None:
    paper, found = page(f"---\ntitle: Чай\nlang: ru\n---\n\n{place}\n\n- Мало\n")
    assert ("item", "Мало") in told(paper)
    assert not any("limits" in finding for finding in found)


def test_the_article_is_named_where_no_reference_does() -> None:
    path = ROOT / "slides" / "text" / "vns-pain-relief.md"
    talk = markdown.parse(path.read_bytes(), str(path))
    from slides import article

    source = article.read((ROOT / "seeds" / "vns-pain-relief.txt").read_bytes(), "vns.txt")
    paper, _ = handout.take_home(talk, source, None, METRICS)
    assert sum(source.title in text for _, text in told(paper)) == 1
    bare = markdown.parse(b"---\ntitle: VNS\n---\n\n## It may work {.takehome}\n\n- One\n- Two\n", "vns.md")
    paper, _ = handout.take_home(bare, source, None, METRICS)
    assert told(paper)[-1] == ("text", f"Article: {source.title}")


def many(references: int = 0, limits: int = 0) -> str:
    entry = "- Roe J, Doe B. A title of an article that is rather long for its content. Journal of Tests. 2020;1:1-9.\n"
    item = "- Few of the trials were as long as this line, which says how small all of them may have been after all\n"
    text = TALK.replace("### Seen\n\n- **Cup.** [It may cool](https://example.org)\n\n", "").replace(
        ".flow", ""
    )
    text = text.replace(
        "### Thought {.believed}\n\n- [**Leaf.** It may wilt [@todo]]{.believed}\n", item * limits or item
    )
    return text + entry * references


def test_a_full_page_gets_smaller_type_first() -> None:
    paper, found = page(many(references=25))
    assert paper.size < handout.paper.SIZES[0]
    assert sum(style == "entry" for style, _ in told(paper)) == 26
    assert not any("room" in finding for finding in found)


def test_then_references_stay_away_from_the_last_one_on_and_the_page_says_so() -> None:
    paper, found = page(many(references=90))
    shown = sum(style == "entry" for style, _ in told(paper))
    assert paper.size == SMALLEST
    assert 20 < shown < 91
    assert ("text", f"{91 - shown} more: see the slides") in told(paper)
    assert found[0] == (
        f"tea.md:2: warning: the last {91 - shown} of the references found no room on the page at 9 points, which says so\n"
        "     title: Tea\n  hint: shorten the take-home, the slides on limits or the references"
    )


def test_limits_stay_away_only_when_all_references_do() -> None:
    paper, found = page(many(references=3, limits=90))
    styles = [style for style, _ in told(paper)]
    assert "entry" not in styles
    assert ("text", "4 more: see the slides") in told(paper)
    assert 20 < styles.count("item") < 90
    assert styles.count("message") == 2
    assert [finding.split(" of the ")[1].split(" ")[0] for finding in found[:2]] == ["limits", "references"]


@pytest.mark.parametrize("references", [0, 10, 30, 90])
def test_no_page_is_fuller_than_full_nor_set_in_less_than_nine_points(references: int) -> None:
    paper, _ = page(many(references))
    assert height(paper, METRICS) <= room()
    assert paper.size >= SMALLEST


def test_messages_that_fill_more_than_a_page_are_an_error() -> None:
    long = TALK.replace("Nobody knows", "nobody knows " * 1400)
    with pytest.raises(TextError) as caught:
        page(long)
    assert str(caught.value) == (
        "tea.md:2: error: the take-home messages alone are more than a page holds at 9 points\n"
        "     title: Tea\n  hint: say them in fewer words on the {.takehome} slide"
    )


def test_a_list_in_a_style_without_numbers_has_none() -> None:
    talk = markdown.parse(TALK.encode(), "tea.md")
    (bracket,) = {run.citations for slide in talk.slides for run, _ in shown_runs(slide) if run.citations} - {
        (Citation("todo"),)
    }
    cited = Cited({bracket: (Run("(Roe, 2020)"),)}, numbered=False)
    paper, _ = handout.take_home(talk, None, None, METRICS, cited)
    assert ("source", "Roe J. Tea. 2020.") in told(paper)
    assert ("message", "Green. It may keep its colour (Roe, 2020)") in told(paper)
