"""The speaker's script as a value: what is said about which slide, and when."""

from slides import handout, layout, markdown
from slides.handout.paper import Paper
from tests.build import METRICS, OURS, ROOT, arrange, images

WORDS = " ".join(["word"] * 130)
TALK = f"""\
---
title: Tea
minutes: 8+2
---

::: notes
{WORDS}
:::

## Tea is made of leaves {{.if-time}}

::: notes
{WORDS} and [more](https://example.org) [@todo]

- first
- then

Sources:

- S1, line 1: "Tea."
:::

## It is drunk

# Backup {{.backup}}

## Who drank it

::: notes
If asked.
:::
"""


def script(text: str) -> Paper:
    return handout.script(markdown.parse(text.encode(), "tea.md"), arrange(text)[0])


def told(paper: Paper) -> list[tuple[str, str]]:
    return [(paragraph.style, paragraph.text) for paragraph in paper.paragraphs]


def test_a_script_is_what_is_said_slide_by_slide_with_the_time_at_which_each_begins() -> None:
    assert told(script(TALK)) == [
        ("script", "Tea"),
        ("facts", "2:00 / 8:00"),
        ("slide", "0:00\t1. Tea"),
        ("speech", WORDS),
        ("slide", "1:00\t2. Tea is made of leaves (if time allows)"),
        ("speech", f"{WORDS} and more"),
        ("speech-item", "first"),
        ("speech-item", "then"),
        ("slide", "2:00\t3. It is drunk"),
        ("backup", "Backup"),
        ("slide", "\t4. Who drank it"),
        ("speech", "If asked."),
    ]


def test_what_is_said_about_a_slide_is_kept_together_and_the_backup_begins_a_page() -> None:
    kept = [(p.style, p.with_next, p.new_page) for p in script(TALK).paragraphs[2:]]
    assert kept == [
        ("slide", True, False),
        ("speech", False, False),
        ("slide", True, False),
        ("speech", True, False),
        ("speech-item", True, False),
        ("speech-item", False, False),
        ("slide", False, False),
        ("backup", True, True),
        ("slide", True, False),
        ("speech", False, False),
    ]


def test_slides_are_numbered_as_in_the_deck_where_one_goes_on_over_several() -> None:
    text = "---\ntitle: Tea\n---\n\n## Many\n\n" + "- A line of some length about tea\n" * 30 + "\n## Last\n"
    pages = arrange(text)[0].pages
    assert len(pages) > 3
    assert told(script(text))[-1] == ("slide", f"0:00\t{len(pages)}. Last")


def test_the_shipped_script_is_in_large_type() -> None:
    path = ROOT / "slides" / "text" / "vns-pain-relief.md"
    talk = markdown.parse(path.read_bytes(), str(path))
    pages, _ = layout.arrange(talk, OURS, METRICS, images(talk, path.parent))
    paper = handout.script(talk, pages)
    assert 16 <= paper.size.points <= 18
    assert sum(style == "slide" for style, _ in told(paper)) == len(pages.pages)
    assert not any("Sources:" in text or "todo" in text for _, text in told(paper))
