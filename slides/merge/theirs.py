"""The slide text as the deck would have it: the text that we last built from, with the deck's edits written into it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from slides import markdown
from slides.errors import TextError
from slides.markdown import places
from slides.merge.deck_edits import slide_edits
from slides.merge.duplicates import duplicate
from slides.merge.ledger import Remark, SlideEdits
from slides.merge.line_patch import LinePatch
from slides.merge.segments import Segment, segments
from slides.merge.three_way import Lines
from slides.model import Run, Talk
from slides.outline import Base, Outline, OutlineSlide
from slides.pairing import Pairs, alike, pair_shapes, pair_slides

Write = Callable[[OutlineSlide, int], Lines]
"""Gives the lines of a slide that is new in the deck, whose number is given."""


@dataclass(frozen=True, slots=True)
class Theirs:
    """What the deck makes of the slide text."""

    segments: tuple[Segment, ...]
    """In the order of the deck. The key of one that was there before is its key in the base."""
    remarks: tuple[Remark, ...]
    pictures: frozenset[str]
    """Digests of the picture files of the deck that the text names now."""
    pairs: Pairs
    """Slide of the deck -> slide of the base."""
    held: frozenset[str]
    """Keys of the segments on whose slides the deck has something that stands nowhere else, and nobody was told yet."""

    @property
    def lines(self) -> Lines:
        """All lines of the text."""
        return tuple(line for segment in self.segments for line in segment.lines)


def theirs(
    base: Base,
    talk: Talk,
    deck: Outline,
    write: Write,
    picture_name: Callable[[str], str],
    heard: Collection[str] = (),
) -> Theirs:
    """Return what a deck makes of the text that it was built from; `talk` is `base.text`, parsed.

    `picture_name` gives the name under which a picture file of the deck is put beside the text, by its digest. Comments
    come above their slides, but for those that were `heard` before, by the keys of their remarks.
    """
    parts = segments(talk)
    pairs = pair_slides(base.outline, deck)
    owners = _owners(base.outline, parts)
    edits = {part.key: _edits(part, base.outline, deck, pairs, owners, talk, picture_name) for part in parts}
    _section_names(edits["head"], base.outline, deck, pairs, parts, talk)
    made = {part.key: part for part in _rewritten(parts, edits, talk)}
    left: list[Remark] = []

    def write_new(slide: OutlineSlide, number: int) -> Lines:
        known = duplicate(slide, number, base.outline, talk, parts, _places_of(talk), picture_name)
        if known is None:
            return write(slide, number)
        lines, kept = known
        left.extend(kept)
        return lines

    order, new = _order(parts, base.outline, deck, pairs, owners, write_new)
    remarks = [remark for part in parts for remark in edits[part.key].remarks]
    remarks += _slides_come_and_gone(parts, order, new)
    remarks += left
    remarks += _title_slide(pairs, owners)
    pictures = frozenset(image for part in parts for image in edits[part.key].pictures)
    placed = [made[key] if key in made else new[key] for key in order]
    said = [row for row in _comments(deck, pairs, owners, base.outline) if row[0].key not in heard]
    remarks += [remark for remark, _, _ in said]
    placed = [_with_comments(part, [line for _, key, line in said if key == part.key]) for part in placed]
    held = (
        key for key, own in edits.items() if any(r.only_there and r.key not in heard for r in own.remarks)
    )
    remarks.sort(key=lambda remark: remark.slide)
    return Theirs(tuple(placed), tuple(remarks), pictures, pairs, frozenset(held))


def _owners(outline: Outline, parts: Sequence[Segment]) -> tuple[str, ...]:
    """Return, for each slide of the base, the segment that it was made of."""
    found = []
    for slide in outline.slides:
        owner = next((part for part in parts if part.first <= slide.line <= part.last), parts[0])
        found.append(owner.key if owner.kind != "section" else parts[0].key)
    return tuple(found)


def _edits(
    part: Segment,
    base: Outline,
    deck: Outline,
    pairs: Pairs,
    owners: Sequence[str],
    talk: Talk,
    picture_name: Callable[[str], str],
) -> SlideEdits:
    """Return what was changed on the slides of one segment that are in the deck still; all of them gone is no edit."""
    where = {n: m for m, n in pairs.items()}
    own = [n for n, key in enumerate(owners) if key == part.key]
    if not any(n in where for n in own):
        return SlideEdits()
    pages = [
        (base.slides[n], deck.slides[where[n]] if n in where else None, where.get(n, n) + 1) for n in own
    ]
    return slide_edits(talk.source, _places_of(talk), (part.first, part.last), pages, picture_name)


_known: list[tuple[Talk, Mapping[int, tuple[markdown.TextPlace, ...]]]] = []


def _places_of(talk: Talk) -> Mapping[int, tuple[markdown.TextPlace, ...]]:
    """Return the pieces of text of a talk, found once for all of its slides."""
    if not _known or _known[0][0] is not talk:
        _known[:] = [(talk, places(talk))]
    return _known[0][1]


# ----------------------------------------------------------------------------------------------- what becomes of it


def _rewritten(parts: Sequence[Segment], edits: Mapping[str, SlideEdits], talk: Talk) -> tuple[Segment, ...]:
    """Return the segments with their edits; of those that would be no slide text any more, as much as can be said.

    A card of two that was deleted, say, leaves one, and that is no slide of cards: it stays in the text.
    """
    strict: dict[str, int] = {}
    shared = LinePatch(
        {line: change for own in edits.values() for line, change in own.words.replaced.items()}
    )
    while True:
        made = tuple(_applied(part, edits[part.key], strict.get(part.key, 0), shared, talk) for part in parts)
        faulty = _faulty(made, talk)
        if not faulty:
            return made
        for key in faulty:
            strict[key] = strict.get(key, 0) + 1
        for key in faulty:
            if strict[key] == 1:
                kept = [replace(r, taken=False) if r.taken else r for r in edits[key].remarks]
                edits[key].remarks[:] = kept


_EVERYTHING, _WORDS_ONLY, _NOTHING = 0, 1, 2


def _applied(part: Segment, own: SlideEdits, strict: int, shared: LinePatch, talk: Talk) -> Segment:
    """Return a segment with its edits: all, the words only, or none; `shared` has those that other slides tell too.

    That is how a section is renamed by the small line above the titles of its slides.
    """
    if strict >= _NOTHING:
        return part
    patch = own.patch if strict == _EVERYTHING else own.words
    patch.replaced = shared.replaced | patch.replaced
    return replace(part, lines=patch.applied(talk.source, part.first, part.last))


def _faulty(parts: Sequence[Segment], talk: Talk) -> set[str]:
    """Return the segments that were changed and are no slide text any more; each is read as a talk by itself."""
    changed = [part for part in parts if part.lines != talk.source[part.first - 1 : part.last]]
    return {part.key for part in changed if not _can_be_read(part, parts[0])}


def _can_be_read(part: Segment, head: Segment) -> bool:
    lines = part.lines if part is head else (*head.lines, *part.lines)
    try:
        markdown.parse("\n".join((*lines, "")), "")
    except TextError:
        return False
    return True


# --------------------------------------------------------------------------------------------------------- the order


def _order(
    parts: Sequence[Segment],
    base: Outline,
    deck: Outline,
    pairs: Pairs,
    owners: Sequence[str],
    write: Write,
) -> tuple[list[str], dict[str, Segment]]:
    """Return the keys of all segments in the order of the deck, and those that are new."""
    new: dict[str, Segment] = {}
    order = ["head"]
    heading = _headings(parts)
    known = _sections_by_name(parts, base, deck, pairs)
    for m, slide in enumerate(deck.slides):
        key = owners[pairs[m]] if m in pairs else f"new {m}"
        if key in order:
            continue
        same = m in pairs and slide.section in ("", base.slides[pairs[m]].section)
        section = heading.get(key) if same else known.get(slide.section)
        if not same and section is None and slide.section and slide.section not in known:
            section = f"new section {slide.section}"
            name = markdown.write_runs((Run(slide.section),))
            new[section] = Segment("section", section, (f"# {name}", ""), 0, slide.section)
        if section is not None and section not in order:
            order.append(section)
        order.append(key)
        if m not in pairs:
            lines = write(_as_the_original(slide, base.slides), m + 1)
            new[key] = Segment("slide", key, lines, 0, slide.title)
    return _with_empty_sections(order, parts, heading), new


_A_COPY = 0.5
"""Likeness from which on a new slide is a copy of one of ours that was edited since."""


def _as_the_original(slide: OutlineSlide, ours: Sequence[OutlineSlide]) -> OutlineSlide:
    """Return a copy of one of our slides with our names for its shapes: LibreOffice drops these, and what they stand for."""
    original = max(ours, key=lambda other: alike(other, slide), default=None)
    if original is None or alike(original, slide) < _A_COPY:
        return slide
    pairs = pair_shapes(original, slide)
    shapes = [
        replace(shape, name=original.shapes[pairs[m]].name, placeholder=original.shapes[pairs[m]].placeholder)
        if m in pairs
        else shape
        for m, shape in enumerate(slide.shapes)
    ]
    return replace(slide, shapes=tuple(shapes), section=slide.section or original.section)


def _with_empty_sections(
    order: list[str], parts: Sequence[Segment], heading: Mapping[str, str | None]
) -> list[str]:
    """Return the order with the sections that had no slides in the text, each where it was."""
    keys = [part.key for part in parts]
    for part in parts:
        if part.kind == "section" and part.key not in order and part.key not in heading.values():
            before = [key for key in keys[: keys.index(part.key)] if key in order]
            order.insert(order.index(before[-1]) + 1, part.key)
    return order


def _headings(parts: Sequence[Segment]) -> dict[str, str | None]:
    """Return, for each slide of the text, the section that it stands in."""
    section: str | None = None
    found: dict[str, str | None] = {}
    for part in parts:
        if part.kind == "section":
            section = part.key
        elif part.kind == "slide":
            found[part.key] = section
    return found


def _sections_by_name(
    parts: Sequence[Segment], base: Outline, deck: Outline, pairs: Pairs
) -> dict[str, str | None]:
    """Return the segment of each section by its name in PowerPoint, also of one that was renamed there.

    None is for the slides before the first heading of the text.
    """
    known: dict[str, str | None] = dict.fromkeys(base.sections)
    known |= {part.name: part.key for part in parts if part.kind == "section"}
    return known | {new: key for key, new in _renamed(parts, base, deck, pairs)}


def _renamed(
    parts: Sequence[Segment], base: Outline, deck: Outline, pairs: Pairs
) -> Iterator[tuple[str, str]]:
    """Yield each section that was renamed in PowerPoint, with its new name."""
    names = {part.name for part in parts if part.kind == "section"}
    for part in parts:
        now = {deck.slides[m].section for m, n in pairs.items() if base.slides[n].section == part.name}
        new = now - names - {""}
        if part.kind == "section" and part.name not in now and len(new) == 1:
            yield part.key, new.pop()


def _slides_come_and_gone(
    parts: Sequence[Segment], order: Sequence[str], new: Mapping[str, Segment]
) -> Iterator[Remark]:
    for part in parts:
        if part.kind == "slide" and part.key not in order:
            yield Remark(0, f"slide deleted: “{part.name}”", taken=True, sort="deleted slide")
    for key, segment in new.items():
        if segment.kind == "slide":
            number = int(key.removeprefix("new ")) + 1
            yield Remark(number, f"new slide: “{segment.name}”", taken=True, sort="new slide")
    before = [part.key for part in parts if part.key in order and part.kind != "head"]
    if [key for key in order if key in before] != before:
        yield Remark(0, "slides in another order", taken=True)


def _title_slide(pairs: Pairs, owners: Sequence[str]) -> Iterator[Remark]:
    """Name what no text can say of the slide that its head is shown on: that it is gone, or does not come first."""
    if "head" not in owners:
        return
    where = next((m for m, n in pairs.items() if n == owners.index("head")), None)
    if where is None:
        yield Remark(0, "the title slide was deleted, and is there again: the text has a title", taken=False)
    elif where:
        yield Remark(where + 1, "the title slide was moved, and comes first again", taken=False)


def _comments(
    deck: Outline, pairs: Pairs, owners: Sequence[str], base: Outline
) -> Iterator[tuple[Remark, str, str]]:
    """Yield each comment of a deck, with the key of the segment that it is about, and its line there."""
    for m, slide in enumerate(deck.slides):
        key = owners[pairs[m]] if m in pairs else f"new {m}"
        place = base.slides[pairs[m]].ident if m in pairs else slide.title
        for comment in slide.comments:
            by = f" by {comment.author}" if comment.author else ""
            text = f"comment{by}: {' '.join(comment.text.split()).replace('--', '–')}"
            yield Remark(m + 1, text, taken=True, sort="comment", place=place), key, f"<!-- {text} -->"


def _with_comments(part: Segment, lines: Sequence[str]) -> Segment:
    """Return a segment with comments above its heading, each once, however often it is told."""
    fresh = [line for line in dict.fromkeys(lines) if line not in part.lines]
    if not fresh or part.kind == "head":
        return part
    return replace(part, lines=(*fresh, "", *part.lines))


def _section_names(
    edits: SlideEdits, base: Outline, deck: Outline, pairs: Pairs, parts: Sequence[Segment], talk: Talk
) -> None:
    """Take in the sections that were renamed in PowerPoint."""
    for key, new in _renamed(parts, base, deck, pairs):
        part = next(part for part in parts if part.key == key)
        line = next(section.line for section in talk.sections if part.first <= section.line <= part.last)
        place = _places_of(talk)[line][0]
        edits.words.replace(line, line, markdown.reworded([talk.source[line - 1]], place, (Run(new),)))
        edits.remarks.append(Remark(0, f"section “{part.name}” is called “{new}” now", taken=True))
