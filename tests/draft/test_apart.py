"""Limits and conclusions are found where an article has no heading for them."""

import pytest

from slides import article
from slides.draft import apart, draft, outline
from slides.draft.cues import LIMITS
from slides.model import Article, Slot, plain


def report(discussion: str, *, results: str = "Sleep got better by 3 points.", abstract: str = "") -> Article:
    text = f"# Introduction\n\nSleep is good.\n\n# Results\n\n{results}\n\n# Discussion\n\n{discussion}\n"
    return article.read(f"{abstract}{text}".encode(), "a.md")


def part(found: Article, name: str) -> list[str]:
    told = {sentence.number: sentence.text for sentence in found.sentences}
    chapters = apart.set_apart(found, outline.chapters(found))
    return [told[n] for chapter in chapters if chapter.part == name for n in chapter.sentences]


@pytest.mark.parametrize(
    "sentence",
    [
        "A limitation of the study is its length.",
        "The study was underpowered.",
        "The size of the study limited our ability to see rare harms.",
        "The nurses were not blinded.",
        "These results should be read with caution.",
        "We were unable to measure the light.",
        "The effect of age could not be assessed.",
        "It remains unclear how long it lasts.",
        "Our trial does not tell us who gains most.",
        "The findings cannot be generalised to towns.",
        "There is limited evidence on children.",
        "Larger trials in children are needed.",
        "The number of deaths was small.",
    ],
)
def test_a_limit_within_the_discussion_gets_a_chapter_of_its_own(sentence: str) -> None:
    found = report(f"Walking helps people to sleep. {sentence} Others found the same.")
    assert part(found, "limits") == [sentence]
    assert part(found, "discussion") == ["Walking helps people to sleep.", "Others found the same."]


@pytest.mark.parametrize(
    "sentence",
    [
        "Despite these limitations the study is sound.",
        "The road is limited to cars.",
        "The plants were at a biological disadvantage.",
        "Risks of falls were lower.",
        "It is not clear how the other team chose its sample.",
    ],
)
def test_what_takes_a_limit_back_or_speaks_of_something_else_is_none(sentence: str) -> None:
    assert part(report(f"Walking helps people to sleep. {sentence}"), "limits") == []


def test_what_follows_an_announcement_of_limits_belongs_to_them_until_it_is_taken_back() -> None:
    limits = ["This study has several limitations.", "Some nights were missed.", "We asked no children."]
    back = "Nevertheless it is the largest so far."
    assert part(report(f"{' '.join(limits)} {back}\n\nOthers agree."), "limits") == limits


def test_limits_among_the_results_count_only_if_the_discussion_has_none() -> None:
    results = "There was a risk of bias. Sleep got better."
    assert part(report("All is well.", results=results), "limits") == ["There was a risk of bias."]
    assert part(report("The study was small.", results=results), "limits") == ["The study was small."]


def test_an_article_with_a_chapter_of_limits_keeps_it_as_it_is() -> None:
    found = article.read(
        b"# Introduction\n\nSleep.\n\n# Limitations\n\nWe slept.\n\n# Discussion\n\nIt was small.\n", "a.md"
    )
    chapters = outline.chapters(found)
    assert [chapter.part for chapter in apart.set_apart(found, chapters)].count("limits") == 1


@pytest.mark.parametrize("minutes", [2, 3, 5, 8, 12])
def test_a_talk_of_any_length_has_a_slide_of_the_limits_of_its_article(minutes: int) -> None:
    helps = " ".join(f"Walking helps group {n} to sleep better at night." for n in range(30))
    found = report(f"{helps} The study was small and it was not blinded.")
    slides = [s for s in draft(found, "a.md", Slot(minutes)).sections if plain(s.title) == "Limits"]
    assert len(slides) == 1
    assert "small" in str(slides[0])


def test_conclusions_are_taken_from_the_abstract_and_the_end_of_the_discussion() -> None:
    abstract = "# Abstract\n\n## Findings\n\nFine.\n\n## Conclusions/Significance\n\nWalking may help.\n\n"
    found = report("Others agree.\n\nIt was cold. In summary, walking is cheap. So be it.", abstract=abstract)
    assert part(found, "takehome") == ["Walking may help.", "In summary, walking is cheap.", "So be it."]
    assert part(found, "discussion") == ["Others agree.", "It was cold."]


def test_the_table_of_limits_belongs_to_no_topic() -> None:
    topics = [
        "nerve",
        "pain",
        "leprosy",
        "malaria",
        "acupunct",
        "stimulat",
        "prednisol",
        "blindness",
        "plant",
        "sleep",
    ]
    assert [word for word in topics if word in LIMITS.pattern] == []
