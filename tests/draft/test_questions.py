"""Hard questions, each with what the article answers, or the word that it does not."""

from slides import article
from slides.draft import draft, questions
from slides.model import Article, Paragraph, Slide, Slot, plain, spoken

LAY = """A cup of tea a day

Tea is a traditional treatment for colds and other diseases. It has been used for many years.

It is believed that tea triggers the release of a hormone in patients. The treatment is known to be safe.

Many patients report fewer side effects than with coffee. The treatment improves sleep in patients with conditions
such as colds, coughs and fevers.

However, tea is not suitable for every patient.
"""

TRIAL = """# Introduction

Tea improves sleep, as another trial in patients showed.

# Methods

The trial randomised patients. They were randomised by computer. Randomisation was by lot. The nurses were blinded.

# Results

In total 120 patients took part. Compared with water, tea improved their sleep by 12% (p = 0.02).

# Discussion

Tea improves sleep in patients. The trial was small.
"""


def made(found: Article, minutes: int = 6) -> Slide | None:
    talk = draft(found, "a.txt", Slot(minutes))
    return next((s for s in talk.sections[-1].slides if plain(s.title) == questions.TITLE), None)


def notes(slide: Slide) -> list[str]:
    return [plain(block.runs) for block in spoken(slide.notes) if isinstance(block, Paragraph)]


def test_a_lay_article_is_asked_about_its_weakest_claims_and_has_no_answer() -> None:
    slide = made(article.read(LAY.encode(), "tea.txt"))
    assert slide is not None
    asked = [plain(item.runs) for item in slide.items]
    assert "How was “fewer side effects” measured, and against which treatment?" in asked
    assert 3 <= len(asked) <= 5
    assert len(notes(slide)) == len(asked)
    assert all("No sentence was found in the article that answers it." in note for note in notes(slide))


def test_a_trial_answers_with_its_own_sentence_and_number() -> None:
    slide = made(article.read(TRIAL.encode(), "tea.md"))
    assert slide is not None
    told = dict(zip([plain(item.runs) for item in slide.items], notes(slide), strict=True))
    number = told["How many patients does the evidence rest on?"]
    assert number.endswith("The article says: “In total 120 patients took part.” (S6).")
    assert "No sentence was found" in told["How long were patients followed up?"]


def test_a_claim_without_its_figure_gets_the_sentence_that_comes_nearest_to_it() -> None:
    slide = made(article.read(TRIAL.encode(), "tea.md"))
    assert slide is not None
    assert notes(slide)[0] == (
        "On the first question, asked of “Tea improves sleep in patients.”: The nearest to an answer in the article: "
        "“Compared with water, tea improved their sleep by 12% (p = 0.02).” (S7)."
    )


def test_a_claim_with_its_figure_answers_for_itself() -> None:
    claim = "Tea had fewer side effects than coffee (3% versus 9%)."
    slide = made(article.read(TRIAL.replace("Tea improves sleep in patients.", claim).encode(), "tea.md"))
    assert slide is not None
    assert plain(slide.items[0].runs) == (
        "How was “fewer side effects” measured, and against which treatment?"
    )
    assert notes(slide)[0] == f"On the first question: The article says: “{claim}” (S8)."


def test_the_limits_and_what_others_found_are_not_asked_about() -> None:
    slide = made(article.read(TRIAL.encode(), "tea.md"))
    assert slide is not None
    assert not any("another trial" in note or "was small" in note for note in notes(slide))


def test_an_article_that_is_on_no_treatment_is_asked_nothing() -> None:
    text = "Roofs\n\nGreen roofs are cheaper than bare ones. They trigger rain. Many owners report lower bills.\n"
    assert made(article.read(text.encode(), "roofs.txt")) is None
