"""Sentences become slides: which one heads a slide, which stand on it as items, and what kind the slide is.

Each line of a slide comes from a single sentence; no two are fused. What finds no short and true form stays in the
notes. Knows the counts that a kind allows by asking `kinds.misfits` in the tests, not here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from slides.draft import compress, short_forms, speech
from slides.draft.compress import Point
from slides.draft.cues import LIST
from slides.draft.material import Line, content_words
from slides.draft.short_forms import Forms
from slides.model import Block, Citation, Item, Items, Paragraph, Quote, Run, Runs, Slide, plain

_MOST_ITEMS = 4
_LEAST_ITEMS = 2
"""Lines below which a slide takes one long one."""
_LEAST_MESSAGES = 2
_LONG_MESSAGE = 12
"""Words that the take-home slide may have more, if the article concludes in one long sentence."""
_LEADING_MESSAGES = 3
"""The messages among which the title of the take-home slide is looked for."""
_MOST_WORDS = 52
"""Words on a slide with its title; more are read before they are spoken."""
_MOST_STATISTICS = 16
"""Words more, if they are statistics in brackets."""
_LEAST_SHARE = 0.45
"""Share of the weightiest sentence's weight below which a sentence is too slight to head a slide."""
_LONGEST_LEAD = 4
_A_WORD = 0.05
"""What each word takes off a sentence's weight where several subheadings share a slide."""
_LONG_TITLE = 0.2
"""What each word of a title over the usual number takes off its sentence's weight."""
_MORE = 2
"""Words that the lines of a title's own sentence must have besides the title's."""
_SAME = 0.7
"""Share of common words at which two lines say the same thing."""
_TODO = Run("", citations=(Citation("todo"),))


@dataclass(frozen=True, slots=True)
class Context:
    """What the slides before this one have settled."""

    usual: frozenset[str]
    """The article's lower-case words."""
    taken: frozenset[str] = frozenset()
    """Titles in use, casefolded."""

    def after(self, slide: Slide) -> Context:
        """Return the context of the next slide."""
        return replace(self, taken=self.taken | {plain(slide.title).casefold()})


def slide(group: tuple[Line, ...], label: str, context: Context) -> Slide | None:
    """Return the slide that a group of sentences makes; `label` heads it where no sentence can.

    None if there is nothing that a slide can show: its sentences are too long to be read and too dense to be cut.
    """
    head, title = _headed(group, context)
    title = title or _free(label, context)
    listed = _cards(group, head, title)
    if listed:
        return replace(listed, notes=speech.notes(_shown(listed, group, head), group, context.usual))
    chosen = _chosen(group, head, title)
    if not chosen and head is None:
        return None
    leads = _leads(chosen)
    items = tuple(item for line in chosen for item in _items(line, leads, title))
    todo = (_TODO,) if head and head.to_cite and not _among(head, chosen) else ()
    return Slide(
        _runs(title, todo),
        kind=_kind(items, leads),
        blocks=(Items(items),) if items else (),
        notes=speech.notes(_in_order(chosen, head), group, context.usual),
    )


def _in_order(chosen: tuple[Line, ...], head: Line | None) -> tuple[Line, ...]:
    """Return all sentences that the slide shows, each once, in the article's order."""
    shown = {line.sentence.number: line for line in (*chosen, *((head,) if head else ()))}
    return tuple(shown[number] for number in sorted(shown))


def _among(line: Line, lines: tuple[Line, ...] | list[Line]) -> bool:
    return any(line.sentence.number == other.sentence.number for other in lines)


def takehome(messages: tuple[Line, ...], context: Context) -> Slide | None:
    """Return the last slide from its messages, the most important first; None if there are fewer than two."""
    long = [line for line in messages if compress.words(line.items[0].text) > compress.ITEM_LIMIT]
    heads = [line for line in messages[:_LEADING_MESSAGES] if not long and _is_free(line.titles[-1], context)]
    head = heads[0] if heads else None
    title = (head.titles[0] or head.titles[-1]) if head else ""
    shown: list[Line] = []
    for line in messages:
        texts = (title, *(text for other in shown for text in other.texts))
        fits = _fits((*texts, *line.texts), _LONG_MESSAGE if long else 0)
        if line is not head and fits and not _repeats(line.items[0].text, texts):
            shown.append(line)
    items = tuple(_item(point) for line in shown for point in line.items)
    if len(items) < _LEAST_MESSAGES:
        return None
    return Slide(
        (Run(title or _free("What to take home", context)),),
        kind="takehome",
        blocks=(Items(items),),
        notes=speech.notes(_in_order(tuple(shown), head), (), context.usual),
    )


def _headed(group: tuple[Line, ...], context: Context) -> tuple[Line | None, str]:
    """Return the sentence that heads the slide and its title: the weightiest, if it is not too long.

    One that is slight beside another on the slide heads it only where no weightier one can: it still says something,
    which the name of the section, said a second time, does not.
    """
    least = _LEAST_SHARE * max((line.weight for line in group if line.items or line.long), default=0.0)
    fit = [
        (line.weight >= least, _worth(line, title), -line.sentence.number, line, title)
        for line in group
        for title in dict.fromkeys(line.titles)
        if _is_free(title, context)
    ]
    *_, head, title = max(fit, key=lambda found: found[:3], default=(None, ""))
    return head, title


def _worth(line: Line, title: str) -> float:
    return line.weight - _LONG_TITLE * max(0, compress.words(title) - compress.TITLE_LIMITS[0])


def _is_free(title: str, context: Context) -> bool:
    return bool(title) and title.casefold() not in context.taken


def _free(label: str, context: Context) -> str:
    """Return the label, with a count if a slide has it already."""
    names = (label, *(f"{label} ({count})" for count in range(2, 100)))
    return next(name for name in names if name.casefold() not in context.taken)


def _chosen(group: tuple[Line, ...], head: Line | None, title: str) -> tuple[Line, ...]:
    """Return the sentences whose lines stand on the slide, in the article's order.

    The weightiest is among them even on a long line: a talk that shows only what is short would mislead.
    """
    chosen: list[Line] = []
    ranked = sorted(group, key=lambda line: (-line.weight, line.sentence.number))
    if ranked and not ranked[0].items and ranked[0].long and ranked[0] is not head:
        chosen.append(replace(ranked[0], items=(ranked[0].long,)))
    for line in _one_each(ranked, head) or ranked:
        if line is not head and line.items and _has_room(line, chosen, title):
            chosen.append(line)
    if head and head.items and _says_more(head, title) and _has_room(head, chosen, ""):
        chosen.append(head)
    kept = _supported(chosen, head)
    if sum(len(line.texts) for line in kept) < _LEAST_ITEMS:
        long = [
            replace(line, items=line.items or (line.long,))
            for line in ranked
            if line.long and not line.leans and line is not head
        ]
        for line in long:
            if not _among(line, kept) and _has_room(line, list(kept), title):
                kept = _supported([*kept, line], head)
    return kept


def _has_room(line: Line, chosen: list[Line], title: str) -> bool:
    """Tell whether the slide can take the sentence's lines: not too many, not too long, and nothing said twice."""
    texts = tuple(text for other in chosen for text in other.texts)
    return _fits((title, *texts, *line.texts)) and not _repeats(line.items[0].text, (title, *texts))


def _fits(texts: tuple[str, ...], more: int = 0) -> bool:
    """Tell whether a title and its items can be read while they are on the screen."""
    written = sum(len(text.split()) for text in texts)
    few = len(texts) <= _MOST_ITEMS + 1
    return few and _total(*texts) <= _MOST_WORDS + more and written <= _MOST_WORDS + _MOST_STATISTICS


def _one_each(ranked: list[Line], head: Line | None) -> list[Line]:
    """Return the weightiest sentence of each short subheading but the title's, nothing if there are too few."""
    seen: dict[str, Line] = {head.heading: head} if head else {}
    for line in ranked:
        if len(line.items) == 1 and not line.leans and len(line.heading.split()) <= _LONGEST_LEAD:
            seen.setdefault(line.heading, line)
    others = [line for line in seen.values() if line is not head] if len(seen) > 2 else []
    return sorted(others, key=lambda line: _A_WORD * compress.words(line.items[0].text) - line.weight)


def _supported(chosen: list[Line], head: Line | None) -> tuple[Line, ...]:
    """Return them in the article's order, without those that lean on a sentence which is not on the slide."""
    kept: list[Line] = []
    for line in sorted(chosen, key=lambda line: line.sentence.number):
        before = {other.sentence.number for other in kept} | ({head.sentence.number} if head else set())
        if not line.leans or line is head or line.sentence.number - 1 in before:
            kept.append(line)
    return tuple(kept)


def _says_more(head: Line, title: str) -> bool:
    """Tell whether the sentence's own lines have figures, or several words, that its title has not."""
    told = " ".join(head.texts)
    more = set(content_words(told)) - set(content_words(title))
    return bool(_figures(told) - _figures(title)) or (len(head.texts) > 1 and len(more) >= _MORE)


def _repeats(text: str, others: tuple[str, ...]) -> bool:
    """Tell whether another line says the same already: in nearly the same words, and with no other figures."""
    return any(_share(text, other) >= _SAME and not _figures(text) - _figures(other) for other in others)


def _share(text: str, other: str) -> float:
    """Return the share of the shorter text's words that both have, plurals and singulars alike."""
    own, theirs = ({word.rstrip("s") for word in content_words(line)} for line in (text, other))
    return len(own & theirs) / max(1, min(len(own), len(theirs)))


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d[\d.·,]*", text))


def _total(*texts: str) -> int:
    return sum(compress.words(text) for text in texts)


def _leads(chosen: tuple[Line, ...]) -> bool:
    """Tell whether each item can be led by its subheading."""
    headings = [line.heading for line in chosen]
    short = all(heading and len(heading.split()) <= _LONGEST_LEAD for heading in headings)
    return short and len(set(headings)) == len(headings) > 2 and all(len(line.items) == 1 for line in chosen)


def _items(line: Line, leads: bool, title: str) -> tuple[Item, ...]:
    """Return the sentence's lines as items, without one that is the slide's title already."""
    lead = (Run(f"{line.heading.rstrip('.')}.", bold=True),) if leads else ()
    points = tuple(
        replace(point, text=f" {point.text}") if leads else point
        for point in line.items
        if point.text != title or point.under
    )
    last = len(points) - 1
    todo = (_TODO,) if line.to_cite else ()
    return tuple(_item(point, todo if n == last else (), lead) for n, point in enumerate(points))


def _item(point: Point, citations: Runs = (), lead: Runs = ()) -> Item:
    """Return an item of a slide, its citations where it ends."""
    children = tuple(Item((Run(text),)) for text in point.under[:-1])
    if not point.under:
        return Item((*lead, *_runs(point.text, citations)))
    return Item((*lead, Run(point.text)), (*children, Item(_runs(point.under[-1], citations))))


def _runs(text: str, citations: Runs) -> Runs:
    """Return the text, and a blank before the citations if there are any."""
    return (Run(f"{text} "), *citations) if citations else (Run(text),)


def _kind(items: tuple[Item, ...], leads: bool) -> str:
    if not items:
        return "statement"
    return "points" if leads else ""


def _cards(group: tuple[Line, ...], head: Line | None, title: str) -> Slide | None:
    """Return a slide of cards for the named things at the end of one sentence, if little else is on the slide."""
    lines = [line for line in group if line.items and line is not head and not line.leans]
    listing = next((line for line in lines if len(line.items) == 1 and _listed(line.items[0])), None)
    listed = _listed(listing.items[0]) if listing else None
    if head is None or listing is None or listed is None or len(lines) > 2:
        return None
    stem, things = listed
    cards = tuple(Item((Run(compress.capitalised(thing), bold=True),)) for thing in things)
    if listing.to_cite:
        cards = (*cards[:-1], Item((*cards[-1].runs, Run(" "), _TODO)))
    rest = (line for line in lines if line is not listing and len(line.items) == 1)
    fit = (line for line in rest if _total(title, stem, *things, *line.texts) <= _MOST_WORDS)
    bars = sorted(fit, key=lambda line: (-line.weight, line.sentence.number))[:1]
    quote = tuple(
        Quote((Paragraph(_runs(" ".join(line.texts), (_TODO,) if line.to_cite else ())),)) for line in bars
    )
    todo = (_TODO,) if head.to_cite else ()
    return Slide(_runs(title, todo), "cards", blocks=(Paragraph((Run(f"{stem}:"),)), Items(cards), *quote))


def _listed(point: Point) -> tuple[str, tuple[str, ...]] | None:
    """Return the beginning of the sentence and the three to six things that it ends in, None if it does not."""
    match = LIST.match(point.text)
    stem = match["stem"] if match else point.text.removesuffix(":")
    things = point.under if point.lists else ()
    if match:
        things = (match["first"], *re.split(r",\s+(?:and\s+)?", match["middle"]), match["last"])
    short = 3 <= len(things) <= 6 and all(0 < len(thing.split()) <= 6 for thing in things)
    return (stem, things) if short else None


def _shown(made: Slide, group: tuple[Line, ...], head: Line | None) -> tuple[Line, ...]:
    """Return the sentences that a slide of cards shows."""
    told = "\n".join(
        plain(paragraph.runs) for block in made.blocks_of(Quote) for paragraph in block.paragraphs
    )
    shown = [
        line
        for line in group
        if line is head or (line.items and (_listed(line.items[0]) or line.items[0].text in told))
    ]
    return tuple(sorted(shown, key=lambda line: line.sentence.number))


def explained(made: Slide, forms: Forms) -> tuple[Slide, Forms]:
    """Return the slide with each short form spelt out where it comes first, and the forms that are still to explain."""
    title, left = _explained(made.title, forms)
    title, forms = (
        (title, left) if compress.words(plain(title)) <= compress.TITLE_LIMITS[1] else (made.title, forms)
    )
    blocks: list[Block] = []
    for block in made.blocks:
        if isinstance(block, Items):
            items = []
            for item in block.items:
                explained_item, forms = _item_explained(item, forms)
                items.append(explained_item)
            blocks.append(replace(block, items=tuple(items)))
        elif isinstance(block, Paragraph):
            runs, forms = _explained(block.runs, forms)
            blocks.append(replace(block, runs=runs))
        else:
            blocks.append(block)
    return replace(made, title=title, blocks=tuple(blocks)), forms


def _item_explained(item: Item, forms: Forms) -> tuple[Item, Forms]:
    runs, forms = _explained(item.runs, forms)
    children = []
    for child in item.children:
        told, forms = _item_explained(child, forms)
        children.append(told)
    return replace(item, runs=runs, children=tuple(children)), forms


def _explained(runs: Runs, forms: Forms) -> tuple[Runs, Forms]:
    told: list[Run] = []
    for run in runs:
        text, forms = short_forms.explained(run.text, forms)
        told.append(replace(run, text=text))
    return tuple(told), forms
