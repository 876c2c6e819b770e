"""Hard questions on a talk's own weakest claims, with the article's answer or the word that none was found in it.

Knows the ways in which claims are weak (`attackable`) and what is looked for in vain (`absences`). An answer is a
sentence that has what the question asks for and speaks of the same things; one that comes only near is called so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from slides.attackable import Attack, attack
from slides.draft import absences, speech
from slides.draft.cues import Part, Role
from slides.draft.material import Line, content_words
from slides.model import Article, Block, Item, Items, Paragraph, Run, Sentence, Slide

TITLE = "Questions to expect"
_PLACES = ("first", "second", "third", "fourth", "fifth")
_LEAST = 3
_MOST = 5
_MOST_WORDS = 47
"""Words on the slide, without its title."""
_WEAKEST = 2.0
"""Score below which a claim is not worth a question of its own."""
_LEAST_QUOTED = 2
"""Words of a claim that a question quotes; one alone says too little about which claim is meant."""
_OWN: frozenset[Part | Role] = frozenset({"results", "discussion"})
_NO_CLAIM: frozenset[Part | Role] = frozenset({"background", "methods", "limits"})
"""What a talk does not claim itself: what others found, what was done, and what it takes back."""
_SHARED = 0.5
"""Share of a claim's words that what comes near to an answer has too."""
_LEAST_SHARED = 3
_STEM = 6
"""Letters by which words are compared: `improves` and `improved` are one."""
_MISSING_FIRST = 2
"""Things that the article does not say which are asked before those that it does; the rest have a slide of their own."""
_NAMELESS = "studies without a study"
"""The weakness that a study's report of its own findings has not."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the audience may ask, and what can be said."""

    text: str
    claim: Sentence | None
    """The sentence that it is asked about; None if it is asked about the whole article."""
    answer: Sentence | None
    near: bool = False
    """The answer only speaks of the same things."""


def expected(article: Article, lines: tuple[Line, ...], numbers: frozenset[int]) -> tuple[Question, ...]:
    """Return three to five questions, the hardest first; none if there are fewer.

    `numbers` are those of the sentences that the talk stands on. Only articles on treatments are asked.
    """
    if not absences.asked_of(article):
        return ()
    shown = tuple(line for line in lines if line.sentence.number in numbers)
    found: dict[str, Question] = {}
    for question in (*_on_claims(article, lines, shown), *_on_study(article, lines)):
        found.setdefault(question.text, question)
    questions = tuple(found.values())[:_MOST]
    while len(questions) > _LEAST and sum(len(q.text.split()) for q in questions) > _MOST_WORDS:
        questions = questions[:-1]
    return questions if len(questions) >= _LEAST else ()


def slide(questions: tuple[Question, ...]) -> Slide | None:
    """Return the slide of questions; its notes have the answers. None without questions."""
    if not questions:
        return None
    items = Items(tuple(Item((Run(question.text),)) for question in questions))
    told = zip(_PLACES, questions, strict=False)
    notes = [Paragraph((Run(_told(place, question)),)) for place, question in told]
    return Slide((Run(TITLE),), blocks=(items,), notes=(*notes, *_sources(questions)))


def _on_claims(article: Article, lines: tuple[Line, ...], shown: tuple[Line, ...]) -> Iterator[Question]:
    """Yield a question for each weakness of the claims on the slides, about the claim that has most of it."""
    own = any(line.part in _OWN for line in shown)
    attacks = [(attack(line.sentence.text), line.sentence) for line in shown if line.part not in _NO_CLAIM]
    asked = {_NAMELESS} if own else set()
    for found, sentence in sorted(attacks, key=lambda found: (-found[0].score, found[1].number)):
        fit = found.score >= _WEAKEST and len(found.words.split()) >= _LEAST_QUOTED
        if fit and found.weakness.name not in asked:
            asked.add(found.weakness.name)
            yield _question(article, lines, found, sentence)


def _on_study(article: Article, lines: tuple[Line, ...]) -> Iterator[Question]:
    """Yield what is asked of every study: what the article does not say, and what it says in the part for it."""
    missing = absences.missing(article)
    unsaid = [Question(asked.question, None, None) for asked in missing]
    yield from unsaid[:_MISSING_FIRST]
    told: set[int] = set()
    for asked in absences.asked_of(article):
        own = (line.sentence for line in lines if line.part == asked.part and line.spoken)
        said = [s for s in own if s.number not in told and asked.found_by.search(s.text)]
        if asked not in missing and said:
            told.add(said[0].number)
            yield Question(asked.question, None, said[0])
    yield from unsaid[_MISSING_FIRST:]


def _question(article: Article, lines: tuple[Line, ...], found: Attack, claim: Sentence) -> Question:
    """Return the question with its answer: the claim itself if it has what is asked for, else what is nearest.

    What speaks of the same things is near; of the results of a study, what has much in common with a claim of
    effect is too.
    """
    if found.weakness.is_answered_by(claim.text):
        return Question(found.question, claim, claim)
    keys, own = _stems(claim.text), _stems(found.words)
    asked = found.weakness.name in absences.EFFECT
    results = {line.sentence.number for line in lines if asked and line.part == "results"}
    near = [
        (len(shared), -sentence.number, sentence)
        for sentence in article.sentences
        if found.weakness.is_answered_by(sentence.text)
        and len(shared := keys & _stems(sentence.text)) >= _LEAST_SHARED
        and (sentence.number in results or (own & shared and len(shared) >= _SHARED * len(keys)))
    ]
    answer = max(near, key=lambda row: row[:2], default=(0, 0, None))[2]
    return Question(found.question, claim, answer, near=True)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in content_words(text)}


def _told(place: str, question: Question) -> str:
    """Return what the speaker can say, and to which question."""
    asked = question.claim and question.claim != question.answer
    about = f", asked of “{question.claim.text}”" if question.claim and asked else ""
    says = "No sentence was found in the article that answers it."
    if question.answer:
        who = "The nearest to an answer in the article" if question.near else "The article says"
        says = f"{who}: “{question.answer.text}” (S{question.answer.number})."
    return f"On the {place} question{about}: {says}"


def _sources(questions: tuple[Question, ...]) -> tuple[Block, ...]:
    pairs = ((question.claim, question.answer) for question in questions)
    quoted = {sentence.number: sentence for pair in pairs for sentence in pair if sentence}
    return speech.sources(tuple(quoted[number] for number in sorted(quoted))) or (
        Paragraph((Run(f"{speech.SOURCES} the whole article."),)),
    )
