"""What a sentence is made of: clauses that are joined, verbs that share a subject, what stands before and within, lists.

Takes a sentence apart and leaves nothing out; which of the parts share a line is for `breaks` and `points`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from slides.english import grammar
from slides.english import lexicon as lex
from slides.english.grammar import Token

Stretch = tuple[Token, ...]
"""Tokens of a sentence in the order in which they are said; not all of them need to have been neighbours."""
LINE_LIMIT = 14
"""Words of a line; statistics in brackets are not counted."""
LONGEST_LINE = 19
"""Words of a line that has no better break: a long line is read more easily than a torn one."""


def words(text: str) -> int:
    """Count the words, without statistics in brackets."""
    return len(re.sub(r"\([^()]*\d[^()]*\)|\[[^][]*\d[^][]*\]", "", text).split())


def capitalised(text: str) -> str:
    """Return the text with a capital, but for words such as `mRNA` and `eLife`."""
    return text if re.match(r"[a-z]{1,3}[A-Z\d]", text) else text[:1].upper() + text[1:]


_CLOSING = frozenset(",;:.")


def told(stretch: Stretch) -> str:
    """Return the words as they are written, without the marks at both ends."""
    text, before = "", None
    for token in stretch:
        neighbours = before is not None and before.index + 1 == token.index
        gap = token.gap if neighbours or token.low in _CLOSING else " "
        text += f"{gap}{token.text}"
        before = token
    return text.strip(" ,;:–—")


def length(stretch: Stretch) -> int:
    return words(told(stretch))


def lowered(stretch: Stretch) -> str:
    """Return the words as they stand within a sentence."""
    text = told(stretch)
    name = stretch[0].tag in ("noun", "num", "bracket") or text[1:2].isupper() or text.split()[0] == "I"
    return text if name else text[:1].lower() + text[1:]


INNER = frozenset(("rel", "that", "sub"))


@dataclass(frozen=True, slots=True)
class Joined:
    """A clause with its own subject and verb, and how it is joined to the one before."""

    stretch: Stretch
    by: str = ""
    """The conjunction that was left out before it; `;` for a semicolon."""

    @property
    def contrasts(self) -> bool:
        """Tell whether it takes something of the clause before it back."""
        return self.by in lex.CONTRASTS


def clauses(stretch: Stretch) -> tuple[Joined, ...]:
    """Return the clauses that can stand alone, in their order; one if there is no joint."""
    for at in range(2, len(stretch) - 2):
        right = _clause_after(stretch, at)
        if right is None:
            continue
        left = stretch[:at]
        by = next(
            (token.low for token in reversed(stretch[:right]) if token.low in lex.CONTRASTS), stretch[at].low
        )
        first, *others = clauses(stretch[right:])
        return (Joined(left), Joined(first.stretch, by if by != "," else stretch[at + 1].low), *others)
    return (Joined(stretch),)


def _clause_after(stretch: Stretch, at: int) -> int | None:
    """Return where the clause begins that a joint here separates; None if there is no joint."""
    mark, begin = stretch[at], at + 1
    if mark.low == "," and stretch[begin].low in ("and", "but", "yet", "while", "whereas", "or"):
        begin += 1
    elif mark.low != ";" and mark.low not in ("and", "but"):
        return None
    if mark.low == ";" and stretch[begin].low in ("and", "but", "whereas", "while"):
        begin += 1
    if stretch[begin].low == "that" and stretch[begin - 1].low in ("and", "but"):
        begin += 1
    while begin < len(stretch) and (stretch[begin].low in lex.LINKS or stretch[begin].low == ","):
        begin += 1
    left, right = stretch[:at], stretch[begin:]
    if mark.low in ("and", "but") and not (is_sure(left) and is_sure(right)):
        return None
    if _is_open(left, mark.low == ";") or not is_clause(right) or _reaches_back(right):
        return None
    return begin


def is_sure(stretch: Stretch) -> bool:
    """Tell a clause whose verb is no participle or noun by mistake: only such are told apart where no comma stands."""
    found = grammar.clause(stretch)
    return found is not None and stretch[0].tag != "num" and lex.is_sure(stretch[found.verb].low)


def _is_open(left: Stretch, semicolon: bool) -> bool:
    """Tell whether the words before a joint govern what comes after it, or are no clause yet."""
    found = grammar.clause(left)
    if found is None or _governs(left[: found.subject]) or {t.low for t in left[:3]} & lex.PAIRS:
        return True
    inner = [t for t in left[found.verb :] if t.tag in INNER or t.low == "as"]
    return any(t.tag != "rel" for t in inner) if semicolon else bool(inner)


def _governs(front: Stretch) -> bool:
    """Tell whether what stands before a subject is more than an adverb such as `Currently`."""
    return any(t.tag not in ("adv", "mark") for t in front)


def is_clause(right: Stretch) -> bool:
    found = grammar.clause(right)
    if found is None or right[0].tag in ("rel", "that", "verb", "mark"):
        return False
    subject = right[found.subject : found.verb]
    if not grammar.is_subject(subject) or (
        right[0].tag in ("ing", "participle", "prep") and not found.subject
    ):
        return False
    return len(right) - found.group_end >= 1 and len(right) > 3 and _agrees(subject, right[found.verb].low)


def _agrees(subject: Stretch, verb: str) -> bool:
    """Tell whether a subject of one word can have the verb: `…, and mortality have been measured` is the end of a list."""
    alone = len(subject) == 1 and subject[0].tag == "noun"
    return not (alone and verb in ("have", "are", "were", "do") and not grammar.is_plural(subject[0].low))


_LONGEST_AGAIN = 7
"""Words of a subject that is said again with each of its verbs."""


def predicates(stretch: Stretch) -> tuple[Stretch, ...]:
    """Return the clause as one clause for each of its joined verbs, its subject (and `may`, `was not`) said again."""
    found = grammar.clause(stretch)
    if found is None or not _can_be_said_again(stretch[: found.verb]):
        return (stretch,)
    group = stretch[found.verb : found.group_end]
    for at in range(found.group_end + 1, len(stretch) - 2):
        if stretch[at].tag in INNER or stretch[at].low in lex.PAIRS:
            break
        rest = stretch[at + 1 :]
        if not (stretch[at].low in ("and", "but") or (stretch[at].low == "," and _goes_on(rest))):
            continue
        again = _said_again(group, rest)
        between = stretch[found.group_end : at]
        if any(t.low == "," for t in between[:-1]):
            break
        if (
            again is None
            or (len(between) < 2 and rest[0].tag != "verb")
            or _has_rival(between, rest)
            or _reaches_back(rest)
        ):
            continue
        return (stretch[:at], *predicates((*stretch[: found.verb], *again, *rest)))
    return (stretch,)


def _goes_on(rest: Stretch) -> bool:
    """Tell whether a finite verb after a comma is one of a list of them: `reads, sorts and prints`."""
    return rest[0].tag == "verb" and any(
        t.low == "and" and after.tag == "verb" for t, after in pairwise(rest)
    )


def _reaches_back(rest: Stretch) -> bool:
    return any(t.low in lex.REACHING_BACK for t in rest)


def _can_be_said_again(subject: Stretch) -> bool:
    """Tell a short and definite subject: `some patients` said twice might be two groups of patients."""
    counted = any(t.tag == "num" or t.low in lex.QUANTIFIERS for t in subject)
    return 0 < len(subject) <= _LONGEST_AGAIN and not counted and not any(t.tag == "mark" for t in subject)


def _has_rival(between: Stretch, rest: Stretch) -> bool:
    """Tell whether the joined verb may belong to another one nearer to it: `to guide and govern`."""
    tag = next((t.tag for t in rest if t.tag != "adv"), "")
    return tag != "verb" and any(t.tag == tag or (tag == "base" and t.tag == "to") for t in between)


def _said_again(group: Stretch, rest: Stretch) -> Stretch | None:
    """Return what of a verb's auxiliaries belongs to a verb that is joined to it; None if none is joined."""
    head = next((t for t in rest if t.tag != "adv"), None)
    if head is None or head.tag not in ("verb", "base", "participle"):
        return None
    if head.tag == "verb":
        return None if any(t.low == head.low for t in rest[1:2]) else ()
    after = rest[rest.index(head) + 1 :]
    if head.tag == "participle" and after and not is_participle(head, after[0]):
        return None
    if head.tag == "participle" and not {t.low for t in group} & (lex.BE | lex.HAVE | {"be", "been"}):
        return None
    same = [at for at, t in enumerate(group) if t.tag == head.tag]
    negated = any(t.low in ("not", "cannot", "never") for t in group)
    if not same or same[-1] == 0 or negated:
        return None
    return group[: same[-1]]


def is_participle(token: Token, after: Token) -> bool:
    """Tell a participle that opens a phrase from one that stands before its noun, or is a verb after all."""
    with_object = after.tag in ("noun", "adj", "det", "num", "pron", "that", "participle")
    return token.tag == "ing" or (token.tag == "participle" and not with_object)


_SHORT_SUBJECT = 3
"""Words of a subject that is said again with what is said of it in passing."""


@dataclass(frozen=True, slots=True)
class Parts:
    """A clause, what stands before its subject, and what is pushed in between its subject and its verb."""

    front: Stretch
    main: Stretch
    asides: tuple[str, ...] = ()
    """Lines that go on from the clause."""
    told_of: tuple[str, ...] = ()
    """What else is said of its subject, as a clause."""


def parts(stretch: Stretch) -> Parts:
    """Return the clause without what stands before and within it."""
    found = grammar.clause(stretch)
    if found is None:
        return Parts((), stretch)
    front, main = stretch[: found.subject], stretch[found.subject :]
    label = next((at for at, t in enumerate(front) if t.low == ":"), None)
    if label is not None:
        front, main = (), stretch
    return _without_aside(front, main)


def _without_aside(front: Stretch, main: Stretch) -> Parts:
    """Return the clause with what is pushed in between its subject and its verb said after it."""
    found = grammar.clause(main)
    before = main[: found.verb] if found and not found.subject else ()
    commas = [at for at, t in enumerate(before) if t.low == ","]
    if len(commas) != 2 or any(t.tag != "adv" for t in before[commas[1] + 1 :]):
        return Parts(front, main)
    subject, aside = main[: commas[0]], main[commas[0] + 1 : commas[1]]
    rest = (*subject, *main[commas[1] + 1 :])
    if not subject or len(aside) < 2 or aside[0].tag == "cc":
        return Parts(front, main)
    if aside[0].tag == "rel":
        clause = (
            aside[0].low in ("which", "who")
            and aside[1].tag in ("verb", "adv")
            and _can_be_said_again(subject)
        )
        return Parts(front, rest, told_of=(told((*subject, *aside[1:])),)) if clause else Parts(front, main)
    if aside[0].tag in ("prep", "ing", "participle", "sub", "adv") or aside[0].low == "such":
        return Parts(front, main)  # said later, it would be said of another noun
    again = f"{lowered(subject)}: " if len(subject) <= _SHORT_SUBJECT else ""
    return Parts(front, rest, (f"{again}{told(aside)}",))


_LONGEST_LABEL = 5


def label_end(stretch: Stretch) -> int:
    """Return where a label such as `Aim:` ends, 0 if there is none; `To compare …` is labelled by its heading."""
    if stretch and stretch[0].tag == "to":
        return 1
    return next((at + 1 for at, t in enumerate(stretch[:_LONGEST_LABEL]) if t.low == ":"), 0)


def list_of(stretch: Stretch) -> tuple[str, tuple[str, ...]] | None:
    """Return the beginning of a clause and the three or more things that it ends in, None if it does not."""
    found = grammar.clause(stretch)
    if found is None and (label := label_end(stretch)) > 1:
        things = _things(stretch[label:], announced=True)
        return (told(stretch[:label]), things) if things else None
    if found is None or found.subject:
        return None
    stem = _stem(stretch, found.group_end)
    things = _things(stretch[stem:], announced=stretch[stem - 1].low == ":") if stem else None
    return (told(stretch[:stem]), things) if things and stem else None


def _stem(stretch: Stretch, group_end: int) -> int | None:
    """Return where a list may begin: after `such as`, `including` or a colon, else right after the verb."""
    for at in range(group_end, len(stretch) - 5):
        token = stretch[at]
        if token.low == "as" and stretch[at - 1].low == "such":
            return at + 1
        if (token.low in ("including", "like", "namely") and token.tag == "prep") or token.low == ":":
            return at + 1
    if group_end >= len(stretch) or stretch[group_end - 1].tag == "ing":
        return None
    after = stretch[group_end]
    return group_end + 1 if after.tag == "prep" and after.low != "to" else group_end


def _things(stretch: Stretch, *, announced: bool) -> tuple[str, ...] | None:
    """Return the things that a list names, each without a verb of its own; None if it is no list."""
    mark = ";" if sum(t.low == ";" for t in stretch) > 1 else ","
    cuts = [at for at, t in enumerate(stretch) if t.low == mark]
    last = next((at for at, t in enumerate(stretch) if cuts and at > cuts[-1] and t.low in ("and", "or")), 0)
    if not last:
        return None
    ends = [*cuts, last] if last > cuts[-1] + 1 else cuts
    begins = [0, *(at + 1 for at in ends)]
    pieces = [stretch[a:b] for a, b in zip(begins, [*ends, len(stretch)], strict=True)]
    return tuple(_thing(piece) for piece in pieces) if _are_alike(pieces, announced=announced) else None


_OTHER_KINDS = frozenset(("prep", "to", "ing", "participle", "adv"))
NOUNS = frozenset(("noun", "num", "bracket"))


def _are_alike(pieces: list[Stretch], *, announced: bool) -> bool:
    """Tell things of one kind from commas by chance: none has a verb, all have a noun, all or none an article.

    The last may go on with a clause of its own, and all of them after a colon.
    """
    if len(pieces) < 3 or any(length(piece) > LINE_LIMIT for piece in pieces):
        return False
    named = [_before_clause(piece) if announced or piece is pieces[-1] else piece for piece in pieces]
    if any(t.tag in ("verb", "mark", *INNER) or t.low == "respectively" for piece in named for t in piece):
        return False
    heads = [next((t for t in piece if t.tag != "cc"), piece[0]) for piece in pieces if piece]
    *first_articles, last_article = (head.low in ("a", "an", "the") for head in heads)
    articles = len(set(first_articles)) == 1 and last_article >= first_articles[0]
    kinds = {_kind(piece) for piece in pieces if piece}
    nouns = all(any(t.tag in ("noun", "adj", "ing") for t in piece) for piece in pieces)
    first, *others = pieces
    long_first = not announced and len(first) > _LONG_FIRST + max(map(len, others))
    long_first |= _has_preposition(first) and not any(map(_has_preposition, others))
    return len(heads) == len(pieces) and nouns and articles and len(kinds) == 1 and not long_first


def _kind(piece: Stretch) -> str:
    """Return what kind of phrase a thing of a list is."""
    head, *others = [t for t in piece if t.tag != "cc"] or piece
    before_noun = head.tag == "participle" and bool(others) and others[0].tag in NOUNS
    return head.tag if head.tag in _OTHER_KINDS and not before_noun else "noun"


_LONG_FIRST = 2
"""Words that the first thing of a list may be longer than any other, or it is no thing of it alone."""


def _has_preposition(piece: Stretch) -> bool:
    return any(t.tag == "prep" and t.low != "including" for t in piece)


def _before_clause(piece: Stretch) -> Stretch:
    return piece[: next((at for at, t in enumerate(piece) if t.tag == "rel"), len(piece))]


def _thing(piece: Stretch) -> str:
    return re.sub(r"^and ", "", told(piece))
