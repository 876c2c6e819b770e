"""A paragraph gets other words, and its characters keep the look that somebody gave them.

Characters that stay keep their run. New ones are set like the run that they stand in or behind, of those the one that
already has the format that the slide text asks for. A format of the slide text (bold, a link, …) is written only where
the text asks for another than before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from lxml import etree

from slides.model import Run
from slides.powerpoint.drawing import qn
from slides.powerpoint.read import run_format
from slides.powerpoint.relations import Relation

Rels = Mapping[str, Relation]
Carry = Callable[[etree._Element], None]
"""Makes the relationships that a copied element names those of its new part."""

_PROPERTIES = (qn("a:pPr"), qn("a:endParaRPr"))
_ORDER = tuple(
    qn(f"a:{name}")
    for name in (
        *(
            "ln",
            "noFill",
            "solidFill",
            "gradFill",
            "blipFill",
            "pattFill",
            "grpFill",
            "effectLst",
            "effectDag",
        ),
        *("highlight", "uLnTx", "uLn", "uFillTx", "uFill", "latin", "ea", "cs", "sym", "hlinkClick"),
        *("hlinkMouseOver", "rtl", "extLst"),
    )
)
"""Children of `a:rPr` in the order of CT_TextCharacterProperties."""

_FACETS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "bold": (("b",), ()),
    "italic": (("i",), ()),
    "strike": (("strike",), ()),
    "script": (("baseline",), ()),
    "code": (("noProof",), ("latin", "cs")),
    "link": ((), ("hlinkClick",)),
}
"""Attributes and children of `a:rPr` that make each format of a slide text."""

_DRESS = {
    "sz": "size",
    "u": "underline",
    "cap": "capitals",
    qn("a:solidFill"): "colour",
    qn("a:gradFill"): "colour",
    qn("a:highlight"): "highlight",
    qn("a:latin"): "font",
}
"""What somebody may have given a word that no slide text can say, and what it is called."""

_LIKE = 0.6
"""Share of letters from which on a stretch is compared letter by letter: below, what they share is chance."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run or a line break of a paragraph."""

    text: str
    properties: etree._Element | None
    element: etree._Element
    format: Run


@dataclass(frozen=True, slots=True)
class _Char:
    """A character that a paragraph is to show."""

    text: str
    like: int | None
    """The piece whose look it has, by its place; None for that of the fresh run."""
    facets: frozenset[str]
    """The formats in which it differs from that piece."""
    fresh: int
    """The piece of the fresh paragraph that it comes from."""


def set_words(
    paragraph: etree._Element,
    rels: Rels,
    fresh: etree._Element,
    fresh_rels: Rels,
    before: Iterable[Run] | None,
    carry: Carry,
) -> list[tuple[str, str]]:
    """Make a paragraph show the runs of a fresh one; return the looks and words that were lost.

    `before` is what we wrote there last, None for a paragraph that we did not write.
    """
    pieces, source = _pieces(paragraph, rels), _pieces(fresh, fresh_rels)
    others = _others(paragraph)
    old = [(char, n) for n, piece in enumerate(pieces) for char in piece.text]
    new = [(char, n) for n, piece in enumerate(source) for char in piece.text]
    origins = origins_of("".join(c for c, _ in old), "".join(c for c, _ in new))
    before = None if before is None else tuple(before)
    asked = _asked(before, new, source)
    likes = _likes(origins, old, new, pieces, source)
    look = _look(pieces, before)
    chars = [
        _Char(char, like, _facets(pieces, like, source[n].format, asked[k], origins[k]) - look, n)
        for k, ((char, n), like) in enumerate(zip(new, likes, strict=True))
    ]
    lost = list(_lost(pieces, likes))
    shown = _shown(chars, pieces, source, _stays(others, origins), carry)
    for piece in pieces:
        paragraph.remove(piece.element)
    for _, element in others:
        paragraph.remove(element)
    start = 1 if paragraph.find(qn("a:pPr")) is not None else 0
    for n, element in enumerate(shown):
        paragraph.insert(start + n, element)
    return lost


def _pieces(paragraph: etree._Element, rels: Rels) -> list[_Piece]:
    found = []
    for element in paragraph:
        if element.tag in (qn("a:r"), qn("a:br")):
            properties = element.find(qn("a:rPr"))
            text = "\n" if element.tag == qn("a:br") else element.findtext(qn("a:t")) or ""
            found.append(_Piece(text, properties, element, run_format(properties, "", rels)))
    return found


def _others(paragraph: etree._Element) -> list[tuple[int, etree._Element]]:
    """Return what is no text (fields, formulas), each with the number of characters in front of it."""
    found, count = [], 0
    for element in paragraph:
        if element.tag == qn("a:br"):
            count += 1
        elif element.tag == qn("a:r"):
            count += len(element.findtext(qn("a:t")) or "")
        elif element.tag not in _PROPERTIES:
            found.append((count, element))
    return found


# ------------------------------------------------------------------------------------------------ what comes whence


def origins_of(old: str, new: str) -> list[int | None]:
    """Return for each character of a text which one of an older text it is, None where it is new.

    Words are compared first, then letters within a stretch that is much the same.
    """
    origins: list[int | None] = [None] * len(new)
    a, b = _tokens(old), _tokens(new)
    starts = [_starts(tokens) for tokens in (a, b)]
    matcher = SequenceMatcher(None, [_blank(t) for t in a], [_blank(t) for t in b], autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        i, j = starts[0][a1], starts[1][b1]
        if tag == "equal":
            for k in range(starts[1][b2] - j):
                origins[j + k] = i + k
        elif tag == "replace":
            _letters(old[i : starts[0][a2]], new[j : starts[1][b2]], i, j, origins)
    return origins


def _letters(old: str, new: str, i: int, j: int, origins: list[int | None]) -> None:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() >= _LIKE:
        for a, b, size in matcher.get_matching_blocks():
            for k in range(size):
                origins[j + b + k] = i + a + k


def _tokens(text: str) -> list[str]:
    return re.findall(r"\w+|\s|[^\w\s]", text)


def _blank(token: str) -> str:
    return " " if token.isspace() and token != "\n" else token


def _starts(tokens: Sequence[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _asked(
    before: Iterable[Run] | None, new: Sequence[tuple[str, int]], source: Sequence[_Piece]
) -> list[frozenset[str]]:
    """Return the formats of each new character in which it differs from what we wrote there before."""
    every = frozenset(_FACETS)
    if before is None:
        return [every] * len(new)
    runs = [(char, run) for run in before for char in run.text]
    origins = origins_of("".join(char for char, _ in runs), "".join(char for char, _ in new))
    return [
        every if at is None else _differing(runs[at][1], source[n].format)
        for at, (_, n) in zip(origins, new, strict=True)
    ]


def _differing(one: Run, other: Run) -> frozenset[str]:
    return frozenset(name for name in _FACETS if getattr(one, name) != getattr(other, name))


def _look(pieces: Sequence[_Piece], before: Sequence[Run] | None) -> frozenset[str]:
    """Return the formats that all of a paragraph has and we never gave it: the look of its box, also for what is new.

    LibreOffice writes what a title inherits on each of its runs.
    """
    shown = [piece.format for piece in pieces if piece.text.strip()]
    if not before or not shown:
        return frozenset()
    return frozenset(
        name
        for name in _FACETS
        if name != "link"
        and len({getattr(format, name) for format in shown}) == 1
        and all(getattr(run, name) != getattr(shown[0], name) for run in before)
    )


def _facets(
    pieces: Sequence[_Piece], like: int | None, format: Run, asked: frozenset[str], origin: int | None
) -> frozenset[str]:
    """Return the formats to be written on a character: all that differ on a new one, on one that stays those asked for."""
    if like is None:
        return frozenset()
    differing = _differing(pieces[like].format, format)
    return differing if origin is None else differing & asked


# -------------------------------------------------------------------------------------------------- what looks how


def _likes(
    origins: Sequence[int | None],
    old: Sequence[tuple[str, int]],
    new: Sequence[tuple[str, int]],
    pieces: Sequence[_Piece],
    source: Sequence[_Piece],
) -> list[int | None]:
    """Return the piece whose look each new character has."""
    likes = [None if at is None else old[at][1] for at in origins]
    stay = {piece for piece in likes if piece is not None}
    k = 0
    while k < len(likes):
        if likes[k] is not None:
            k += 1
            continue
        end = next((n for n in range(k, len(likes)) if likes[n] is not None), len(likes))
        gone = _gone(origins, old, k, end)
        before, after = (likes[k - 1] if k else None), (likes[end] if end < len(likes) else None)
        whole = sorted(range(len(pieces)), key=lambda n: -len(pieces[n].text))
        candidates = [
            n
            for n in (*(g for g in gone if g in stay), before, after, *whole)
            if n is not None and pieces[n].element.tag == qn("a:r")
        ]
        for n in range(k, end):
            format = source[new[n][1]].format
            same = (c for c in candidates if pieces[c].format == format)
            likes[n] = next(same, candidates[0] if candidates else None)
        k = end
    return likes


def _gone(origins: Sequence[int | None], old: Sequence[tuple[str, int]], k: int, end: int) -> list[int]:
    """Return the pieces of the characters that a new stretch stands in place of."""
    start = next((at + 1 for at in reversed(origins[:k]) if at is not None), 0)
    stop = origins[end] if end < len(origins) else len(old)
    return list(dict.fromkeys(old[at][1] for at in range(start, stop or 0)))


def _lost(
    pieces: Sequence[_Piece],
    likes: Sequence[int | None],
) -> Iterator[tuple[str, str]]:
    """Yield what was only one piece's, and the words that had it, where no character has it any more."""
    weight: Counter[frozenset[tuple[str, str]]] = Counter()
    for piece in pieces:
        weight[_dress(piece)] += len(piece.text.strip())
    usual = max(weight, key=lambda dress: weight[dress], default=frozenset())
    kept = {_dress(pieces[n]) for n in set(likes) if n is not None}
    for dress, group in groupby(pieces, key=_dress):  # PowerPoint parts a word where its spelling is in doubt
        words = "".join(piece.text for piece in group).strip()
        names = [_DRESS[key] for key, _ in sorted(dress - usual)]
        if words and names and dress not in kept:
            yield " and ".join(dict.fromkeys(names)), words


def _dress(piece: _Piece) -> frozenset[tuple[str, str]]:
    """Return what no slide text can say of how a piece looks."""
    properties = piece.properties
    if properties is None:
        return frozenset()
    said = {key: value for key, value in properties.attrib.items() if key in _DRESS}
    if said.get("u") == "none":
        del said["u"]
    for child in properties:
        if child.tag in _DRESS and not (child.tag == qn("a:latin") and piece.format.code):
            said[child.tag] = etree.tostring(child, method="c14n").decode()
    return frozenset(said.items())


# ---------------------------------------------------------------------------------------------------- written again


def _stays(
    others: Sequence[tuple[int, etree._Element]], origins: Sequence[int | None]
) -> list[tuple[int, etree._Element]]:
    """Return where each thing that is no text stands now: behind the last character in front of it that is still there."""
    return [
        (max((k + 1 for k, at in enumerate(origins) if at is not None and at < count), default=0), element)
        for count, element in others
    ]


def _shown(
    chars: Sequence[_Char],
    pieces: Sequence[_Piece],
    source: Sequence[_Piece],
    others: Sequence[tuple[int, etree._Element]],
    carry: Carry,
) -> list[etree._Element]:
    """Return the children of the new paragraph between its properties."""
    out: list[etree._Element] = []
    start = 0
    breaks = {at for at, _ in others}
    for k in range(len(chars) + 1):
        if k == len(chars) or k in breaks or not _together(chars[start], chars[k]):
            if k > start:
                out.append(_run(chars[start:k], pieces, source, carry))
            out += [element for at, element in others if at == k]
            start = k
    return out


def _together(one: _Char, other: _Char) -> bool:
    if "\n" in (one.text, other.text):
        return one is other
    same = one.like == other.like and one.facets == other.facets
    return same and (one.fresh == other.fresh or not (one.facets or one.like is None))


def _run(
    chars: Sequence[_Char], pieces: Sequence[_Piece], source: Sequence[_Piece], carry: Carry
) -> etree._Element:
    first, text = chars[0], "".join(char.text for char in chars)
    like = None if first.like is None else pieces[first.like]
    if like is not None and not first.facets and like.text == text:
        return deepcopy(like.element)
    fresh = source[first.fresh].properties
    element = etree.Element(qn("a:br") if text == "\n" else qn("a:r"))
    if like is not None:
        properties = deepcopy(like.properties) if like.properties is not None else None
        if first.facets:
            properties = _with_facets(properties, fresh, first.facets, carry)
    else:
        properties = deepcopy(fresh)
        if properties is not None:
            carry(properties)
    if properties is not None:
        properties.tag = qn("a:rPr")
        element.append(properties)
    if text != "\n":
        etree.SubElement(element, qn("a:t")).text = text
    return element


def _with_facets(
    properties: etree._Element | None, fresh: etree._Element | None, facets: frozenset[str], carry: Carry
) -> etree._Element:
    """Return run properties with these formats as the fresh ones have them."""
    made = properties if properties is not None else etree.Element(qn("a:rPr"))
    wanted = deepcopy(fresh) if fresh is not None else etree.Element(qn("a:rPr"))
    if "link" in facets:
        carry(wanted)
    for facet in sorted(facets):
        attributes, children = _FACETS[facet]
        for name in attributes:
            _set(made, name, wanted.get(name))
        for name in children:
            replace_child(made, wanted, qn(f"a:{name}"))
    return made


def _set(element: etree._Element, name: str, value: str | None) -> None:
    if value is None:
        element.attrib.pop(name, None)
    else:
        element.set(name, value)


def replace_child(
    element: etree._Element, source: etree._Element, tag: str, order: Sequence[str] = _ORDER
) -> None:
    """Give an element the child of a tag that another has, or take its own away; `order` is that of the schema."""
    for old in element.findall(tag):
        element.remove(old)
    if (child := source.find(tag)) is not None:
        later = order[order.index(tag) :]
        at = next((n for n, other in enumerate(element) if other.tag in later), len(element))
        element.insert(at, deepcopy(child))
