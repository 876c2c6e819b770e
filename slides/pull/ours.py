"""Slides that we drew ourselves, in a deck that has lost its record of it: their kind, by the names of their shapes.

A name says what its shape is on the slide (`Card 2`, `When 1`), as `layout` gave it. A slide that has anything else on it is
left to be read like any other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from slides import markdown
from slides.model import Block, Group, Item, Items, Paragraph, Quote, Run, Runs
from slides.outline import OutlineShape, OutlineSlide
from slides.pull.said import items_of, one_line, runs_of, together

Roles = Mapping[str, Sequence[OutlineShape]]
"""The shapes of a slide by what they are on it, in the order of their numbers."""


@dataclass(frozen=True, slots=True)
class _Ours:
    """How a kind of slide is known again, and what its shapes are made of."""

    kind: str
    items: str = ""
    """Role of the shapes that are an item each."""
    paragraphs: tuple[str, ...] = ()
    quote: str = ""
    bullets: str = ""
    """Role of a shape whose paragraphs are the items."""
    pairs: tuple[str, str] = ("", "")
    """Roles of the two shapes that are an item: its name, and the rest of it."""
    columns: tuple[str, str] = ("", "")
    """Roles of the label of a column, and of its items."""
    labels: str = ""
    """Role of a label that stands over some of the items."""
    needs: tuple[str, ...] = ()
    """Roles that tell this kind from one that is drawn of the same."""
    layout: str = ""
    """The same, by the name of the layout."""
    drawn: tuple[str, ...] = ()
    """Roles of what is not written: numerals, a legend."""


CONTACT = "Contact"
"""Role of the address on a take-home slide, which the front matter says."""

_LEGEND = ("Legend", "Legend swatch")

_KINDS = (
    _Ours("cards", "Card", ("Lead",), "Callout", needs=("Card",), drawn=_LEGEND),
    _Ours("cycle", "Step", ("Side text",), "Centre", needs=("Step", "Centre"), drawn=_LEGEND),
    _Ours("cycle", "Step", ("Side text",), needs=("Step", "Side text"), drawn=_LEGEND),
    _Ours("flow", "Step", ("Lead",), "Result", labels="Label", needs=("Step",), drawn=_LEGEND),
    _Ours("timeline", paragraphs=("Lead",), quote="Callout", pairs=("When", "What"), needs=("When", "What")),
    _Ours(
        "compare", paragraphs=("Lead",), quote="Callout", columns=("Heading", "Column"), needs=("Heading",)
    ),
    _Ours("agenda", "Row", needs=("Row", "Numeral"), layout="Agenda", drawn=("Numeral",)),
    _Ours(
        "takehome", "Row", needs=("Row", "Numeral"), layout="Take-home", drawn=("Numeral", "QR code", CONTACT)
    ),
    _Ours("points", "Row", ("Lead",), "Panel", needs=("Row",)),
    _Ours(
        "number",
        paragraphs=("Number", "Meaning"),
        quote="Source",
        bullets="Body",
        needs=("Number", "Meaning"),
    ),
    _Ours("quote", paragraphs=("Attribution",), quote="Quotation", needs=("Quotation",)),
    _Ours("disclosures", pairs=("Label", "Entry"), needs=("Label", "Entry"), layout="Disclosures"),
    _Ours("statement", paragraphs=("Lead",), needs=("Lead",), layout="Statement"),
    _Ours("questions", paragraphs=("Lead",), layout="Questions"),
)


def is_kicker(shape: OutlineShape, slide: OutlineSlide) -> bool:
    """Tell whether a shape is the small line with the name of the section above a title of ours."""
    return shape.name == "Section" and shape.text == slide.section


def drawn(shapes: Sequence[OutlineShape], layout: str) -> Iterator[tuple[str, Sequence[Block]]]:
    """Yield kind and blocks of a slide that is all drawn as we draw that kind; nothing for another."""
    found: dict[str, list[OutlineShape]] = defaultdict(list)
    for shape in sorted(shapes, key=_number):
        found[shape.role].append(shape)
    for ours in _KINDS:
        known = {
            ours.items,
            *ours.paragraphs,
            ours.quote,
            ours.bullets,
            *ours.pairs,
            *ours.columns,
            ours.labels,
            *ours.drawn,
        }
        named = not ours.layout or ours.layout == layout
        if (
            named
            and set(ours.needs) <= set(found) <= known
            and (found or ours.layout)
            and _labels_hold(found, ours)
        ):
            yield ours.kind, tuple(_blocks(ours, found))


def _number(shape: OutlineShape) -> int:
    number = shape.name.rpartition(" ")[2]
    return int(number) if number.isdigit() else 0


def _blocks(ours: _Ours, found: Roles) -> Iterator[Block]:
    for role in ours.paragraphs:
        yield from (Paragraph(runs_of(p)) for shape in found.get(role, ()) for p in shape.paragraphs)
    for label in found.get(ours.labels, ()):
        yield Group(one_line(together(label.paragraphs, " ")))
        yield Items(tuple(_item(shape) for shape in found[ours.items] if _is_under(shape, label)))
    unlabelled = [] if found.get(ours.labels) else found.get(ours.items, ())
    items = [_item(shape) for shape in unlabelled]
    items += [item for shape in found.get(ours.bullets, ()) for item in items_of(shape.paragraphs)]
    items += _pairs(found, *ours.pairs)
    if items:
        yield Items(tuple(items))
    yield from _columns(found, *ours.columns)
    for shape in found.get(ours.quote, ()):
        yield Quote(tuple(Paragraph(runs_of(paragraph)) for paragraph in shape.paragraphs))


def _is_under(shape: OutlineShape, label: OutlineShape) -> bool:
    """Tell whether the middle of a shape is under a label."""
    if shape.rect is None or label.rect is None:
        return False
    return label.rect.x <= shape.rect.x + shape.rect.width / 2 <= label.rect.right


def _labels_hold(found: Roles, ours: _Ours) -> bool:
    """Tell whether each item is under one label, and each label over some."""
    labels, items = found.get(ours.labels, ()), found.get(ours.items, ())
    owners = [[n for n, label in enumerate(labels) if _is_under(item, label)] for item in items]
    return not labels or (
        {n for owner in owners for n in owner} == set(range(len(labels))) and all(len(o) == 1 for o in owners)
    )


def _item(shape: OutlineShape) -> Item:
    """Return an item whose name is the first paragraph of a shape, if there are others."""
    first, *rest = shape.paragraphs
    if not rest:
        return Item(one_line(runs_of(first)))
    if len(rest) == 1:
        return Item(_named(one_line(runs_of(first)), runs_of(rest[0])))
    return Item(_named(one_line(runs_of(first)), ()), items_of(tuple(rest), 1))


def _pairs(found: Roles, name: str, detail: str) -> Iterator[Item]:
    """Yield an item for each name, with the shape of the same number as its detail."""
    details = {_number(shape): shape for shape in found.get(detail, ())}
    for shape in found.get(name, ()):
        other = details.pop(_number(shape), None)
        runs = together(other.paragraphs, " ") if other else ()
        yield Item(_named(one_line(together(shape.paragraphs, " ")), runs))
    yield from (Item(together(shape.paragraphs, " ")) for shape in details.values())


def _named(lead: Runs, detail: Runs) -> Runs:
    """Return an item of a bold name with a full stop, and what there is to say about it."""
    bold = [replace(run, bold=True) for run in lead]
    end = "" if lead and lead[-1].text.rstrip()[-1:] in (*".:!?…", "") else "."
    return markdown.normal((*bold, Run(end, bold=True), Run(" "), *detail))


def _columns(found: Roles, label: str, column: str) -> Iterator[Block]:
    below = {_number(shape): shape for shape in found.get(column, ())}
    for shape in found.get(label, ()):
        yield Group(one_line(together(shape.paragraphs, " ")))
        other = below.get(_number(shape))
        if other is not None:
            yield Items(items_of(other.paragraphs))
