"""What an article on a treatment does not say, found by looking for it."""

import pytest

from slides import article, check, markdown
from slides.draft import absences, draft
from slides.model import Article, Slot, plain

PLAIN = "The treatment reduces symptoms. They liked it, and their doctors thought that it was worth a trial."
TRIAL = "The trial randomised half of the people by computer. A list was used for randomisation. Doctors were randomised too."


def read(text: str) -> Article:
    return article.read(f"A title for all of it\n\n{text}\n".encode(), "a.txt")


def report(methods: str) -> Article:
    return article.read(f"# Methods\n\n{methods}\n\n# Results\n\nThe patients got well.\n".encode(), "a.md")


def names(found: tuple[absences.Asked, ...]) -> list[str]:
    return [asked.name for asked in found]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("We enrolled 120 patients.", "Number of patients"),
        ("Forty-two individuals took part.", "Number of patients"),
        ("The sample was small (n = 12).", "Number of patients"),
        ("Half of them had sham treatment.", "Control group"),
        ("Patients were randomised by computer.", "Control group"),
        ("Pain fell by 12% more.", "Size of the effect"),
        ("The odds ratio was high.", "Size of the effect"),
        ("It was significant (p<0.05).", "Confidence interval or p-value"),
        ("It was 3 points (95% CI 1 to 5).", "Confidence interval or p-value"),
        ("Side effects were few.", "Adverse events"),
        ("No deaths were reported.", "Adverse events"),
        ("They were followed up by telephone.", "Length of follow-up"),
        ("At 6 months nothing had changed.", "Length of follow-up"),
        ("The work was supported by a grant.", "Funding"),
        ("There are no competing interests.", "Interests of its authors"),
    ],
)
def test_a_thing_that_is_said_is_not_missing(sentence: str, name: str) -> None:
    assert name in names(absences.missing(read(PLAIN)))
    assert name not in names(absences.missing(read(f"{PLAIN} {sentence}")))


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("There were 137 bites per person.", "Number of patients"),
        ("Unlike pills with their many side effects, it is new.", "Adverse events"),
        ("It has been used for years.", "Length of follow-up"),
    ],
)
def test_what_is_said_of_something_else_does_not_count(sentence: str, name: str) -> None:
    assert name in names(absences.missing(read(f"{PLAIN} {sentence}")))


def test_only_the_report_of_a_trial_is_asked_who_knew_and_only_a_study_where_it_was_done() -> None:
    assert {"Blinding", "Setting"} <= set(names(absences.asked_of(report(TRIAL))))
    study = names(absences.asked_of(report("We asked the patients.")))
    assert "Blinding" not in study
    assert "Setting" in study
    assert not {"Blinding", "Setting"} & set(names(absences.asked_of(read(PLAIN))))
    assert "Blinding" in names(absences.missing(report(TRIAL)))
    assert "Blinding" not in names(absences.missing(report(f"{TRIAL} The nurses were blinded.")))


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"The river number {n} is long and cold." for n in range(12)),
        "Patients have diseases. The word treatment is old. A diagnosis is a name, and this essay is on names.",
    ],
    ids=["rivers", "an essay on words of medicine"],
)
def test_an_article_that_claims_no_effect_of_a_treatment_is_not_asked(text: str) -> None:
    assert absences.asked_of(read(text)) == ()


def test_little_that_is_missing_makes_no_slide() -> None:
    told = (
        "120 patients, 60 with placebo, were followed up. The odds ratio was 2 (p = .03). It was funded by a trust. "
        "There are no competing interests."
    )
    assert names(absences.missing(read(f"{PLAIN} {told}"))) == ["Adverse events"]
    assert absences.slide(read(f"{PLAIN} {told}")) is None


def test_the_slide_counts_what_it_lists_and_says_that_it_was_looked_for() -> None:
    made = absences.slide(read(f"{PLAIN} We saw 12 patients."))
    assert made is not None
    assert plain(made.title) == "Seven things that listeners ask for were not found in the article"
    assert [plain(item.runs) for item in made.items] == [
        "Control group",
        "Size of the effect, confidence interval or p-value",
        "Adverse events",
        "Length of follow-up",
        "Funding, interests of its authors",
    ]
    assert "was searched for them" in plain(made.notes[0].runs)


def test_the_slide_of_absences_and_the_one_of_questions_pass_the_check() -> None:
    found = read(f"{PLAIN} {PLAIN.replace('They', 'Many')} It triggers the release of a hormone.")
    talk = markdown.parse(markdown.write(draft(found, "a.txt", Slot(5))).encode(), "talk.md")
    backup = [slide.line for slide in talk.sections[-1].slides]
    told = [f.message for f in check.check(talk, found) if f.line >= backup[0] and f.severity != "tip"]
    assert [plain(slide.title) for slide in talk.sections[-1].slides][:2] == [
        "Questions to expect",
        "Eight things that listeners ask for were not found in the article",
    ]
    assert told == []
