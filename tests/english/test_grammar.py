"""The tagger finds the verbs of a sentence, and where its main clause begins."""

from __future__ import annotations

import pytest

from slides.english import grammar

CASES = (
    # sentence, subject, verb with its auxiliaries; empty where none can be told
    ("Pain fell in adults", "Pain", "fell"),
    ("The drug may have been given twice", "The drug", "may have been given"),
    ("Patients given the drug were older", "Patients given the drug", "were"),
    ("Trials that were stopped early reported fewer deaths", "Trials that were stopped early", "reported"),
    ("In most cases, the effects of these drugs lasted a month", "the effects of these drugs", "lasted"),
    ("At present there is no cure", "there", "is"),
    ("If the dose is low, the drug helps", "the drug", "helps"),
    ("WHO recommends two doses", "WHO", "recommends"),
    ("The results of the survey show that few people voted", "The results of the survey", "show"),
    ("Increased use of fertiliser raised yields", "Increased use of fertiliser", "raised"),
    ("Compared to usual care, walking raised the score by 2.4 points", "walking", "raised"),
    ("The mill, built in 1784, still produces power", "The mill, built in 1784, still", "produces"),
    (
        "The individuals who received the drug showed no change",
        "The individuals who received the drug",
        "showed",
    ),
    ("Change in the score at day 4", "", ""),
)


@pytest.mark.parametrize(("sentence", "subject", "verb"), CASES)
def test_the_main_clause_has_this_subject_and_this_verb(sentence: str, subject: str, verb: str) -> None:
    tagged = grammar.tokens(sentence)
    found = grammar.clause(tagged)
    if found is None:
        assert (subject, verb) == ("", "")
        return
    told = "".join(f"{token.gap}{token.text}" for token in tagged[found.subject : found.verb]).strip()
    assert (told, " ".join(token.text for token in tagged[found.verb : found.group_end])) == (subject, verb)


@pytest.mark.parametrize(
    ("sentence", "word", "tag"),
    [
        ("It is known that they swim", "that", "that"),
        ("The towns that they saw", "that", "rel"),
        ("It exceeds that of the north", "that", "pron"),
        ("They want to leave", "to", "to"),
        ("They went to Rome", "to", "prep"),
        ("It has been closed since 1990", "since", "prep"),
        ("It has been closed since the fire broke out", "since", "sub"),
        ("The score was 3.2 (95% CI 1 to 4) in May", "(95% CI 1 to 4)", "bracket"),
    ],
)
def test_a_word_is_told_by_its_neighbours(sentence: str, word: str, tag: str) -> None:
    assert [token.tag for token in grammar.tokens(sentence) if token.text == word] == [tag]


def test_the_words_of_a_sentence_are_its_tokens_put_together() -> None:
    for sentence, _, _ in CASES:
        assert "".join(f"{token.gap}{token.text}" for token in grammar.tokens(sentence)) == sentence
