"""Whatever article a draft is made of, no slide has a figure that the sentences which it quotes do not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from slides import article
from slides.draft import draft
from slides.kinds import KINDS
from slides.model import Items, Paragraph, Slide, Slot, plain, shown_runs

SUBJECTS = (
    "Walking",
    "The new lamp",
    "Daily reading",
    "Green tea",
    "The night shift",
    "Acupuncture (AC)",
    "A short course of training",
)
PREDICATES = (
    "reduced falls by {a}% (95% CI {b} to {c})",
    "may improve sleep in {a} of {b} adults",
    "was compared with usual care in {a} patients for {b} weeks",
    "did not change the score of {a}.{b} points, and {c} people left the trial",
    "raised costs from {a} to {b} euros; {c} nurses found it tiring",
    "was limited by a sample of {a} adults, which was smaller than the {b} that were planned",
    "has been used since {a} in places such as mines, mills, and ports",
    "helped {a} children, whereas {b} were left without help",
)
FRONTS = ("", "", "However, ", "In {a} villages, ", "In 2011, ", "Compared with {b} others, ")
NUMBERS = st.integers(2, 3000)
SECOND_OF_A_NAME = re.compile(r"(?<=\w) \(\d\)(?= |$)")  # “Benefits (2)”, the second slide of its section


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Return a sentence with figures of its own."""
    front, subject, predicate = (draw(st.sampled_from(words)) for words in (FRONTS, SUBJECTS, PREDICATES))
    text = f"{front}{subject[0].lower() if front else subject[0]}{subject[1:]} {predicate}."
    return text.format(a=draw(NUMBERS), b=draw(NUMBERS), c=draw(NUMBERS))


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Return an article with or without headings, in paragraphs."""
    headings = draw(
        st.sampled_from(
            ((), ("Introduction", "Methods", "Results", "Discussion"), ("Abstract", "Results", "Conclusion"))
        )
    )
    parts = [f"# {heading}\n\n" for heading in headings] or [""] * 3
    paragraphs = st.lists(sentences(), min_size=1, max_size=4).map(" ".join)
    return "A study of nights\n\n" + "".join(
        head + "\n\n".join(draw(st.lists(paragraphs, min_size=1, max_size=3))) + "\n\n" for head in parts
    )


def figures(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def quoted(slide: Slide) -> Iterator[str]:
    """Yield the sentences that the notes of a slide quote."""
    for block in slide.notes:
        if isinstance(block, Items):
            yield from (plain(item.runs) for item in block.items)
        elif isinstance(block, Paragraph) and "whole article" in plain(block.runs):
            yield "whole article"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(articles(), st.integers(2, 20))
def test_no_slide_has_a_figure_that_its_sentences_have_not(text: str, minutes: int) -> None:
    talk = draft(article.read(text.encode(), "a.md"), "a.md", Slot(minutes))
    for slide in talk.slides:
        sources = "\n".join(quoted(slide))
        if KINDS[slide.kind].evidence and "whole article" not in sources:
            shown = SECOND_OF_A_NAME.sub("", " ".join(run.text for run, _ in shown_runs(slide)))
            assert figures(shown) - figures(sources) == set(), plain(slide.title)
