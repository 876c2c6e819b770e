"""The rules that a line is held to: a table, each a pure function of a claim and the sentences behind it.

A claim is a line, or the part of it between semicolons or full stops. It is compared with the clauses of its
sentences that it takes its words from, not with the whole of them: the `may` of one clause says nothing of the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from slides.errors import Severity
from slides.grounding import cues
from slides.grounding.lines import Line
from slides.grounding.support import Index, spelt
from slides.grounding.words import LIGHT, TOLD_ANYWAY, alike, all_stems, content, held, stem, tokens
from slides.model import Sentence

_LEAST_COVER = 0.34
"""Share of a claim's weight that its sentences must have for the two to be compared at all."""
_OWN_SHARE = 0.25
"""Share of the matched words of which a clause must have more for itself to count as one that the claim stands on."""


@dataclass(frozen=True)
class Claim:
    """One statement of a line, with the sentences that it stands on."""

    text: str
    line: Line
    sentences: tuple[Sentence, ...]
    index: Index
    absent: bool = False
    """It says that the article does not give something."""

    @cached_property
    def source(self) -> str:
        """The words of its sentences."""
        return " ".join(sentence.text for sentence in self.sentences)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its sentences, short forms spelt out."""
        return spelt(all_stems(self.source), self.index.forms)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words that it claims something with."""
        return content(self.text)

    @cached_property
    def supported(self) -> bool:
        """Whether enough of it is in its sentences to compare the two."""
        weights = [(self.index.weight(key), held(key, self.stems)) for key in self.keys]
        total = sum(weight for weight, _ in weights)
        return bool(self.sentences) and (
            not total or sum(weight for weight, there in weights if there) >= _LEAST_COVER * total
        )

    @cached_property
    def context(self) -> str:
        """What its reader takes with it: its labels, and for a fragment the slide's title and lead."""
        asserts = cues.AUXILIARY.search(self.text) or cues.ASSERTS.search(self.text)
        return f"{self.line.label}. {'' if asserts else self.line.above}"

    @cached_property
    def read(self) -> str:
        """The claim with its context."""
        return f"{self.text}. {self.context}"

    @cached_property
    def asserts(self) -> bool:
        """Whether it is a sentence and not a name."""
        return bool(cues.AUXILIARY.search(self.text) or cues.ASSERTS.search(self.text))

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of its sentences that it takes its words from; a participle's clause brings the one before it."""
        found = [clause for sentence in self.sentences for clause in _clauses(sentence.text)]
        turning = frozenset(stem(m[0]) for p in (cues.UP, cues.DOWN) for m in p.finditer(self.text))
        keys_told = [key for key in self.keys if key not in turning] or self.keys
        matched = [frozenset(key for key in keys_told if held(key, all_stems(c))) for c in found]
        own = [
            {k for k in keys if not any(k in other for m, other in enumerate(matched) if m != n)}
            for n, keys in enumerate(matched)
        ]
        every = frozenset().union(*matched) if matched else frozenset()
        chosen = {n for n, keys in enumerate(own) if keys and len(keys) > _OWN_SHARE * len(every)}
        if not chosen and found:
            best = max(len(keys) for keys in matched)
            chosen = {next(n for n, keys in enumerate(matched) if len(keys) == best)}
        return tuple(_whole(found, n) for n in sorted(chosen))

    @cached_property
    def clause(self) -> str:
        """Those clauses in one text."""
        return " ".join(self.clauses)

    def tells(self, word: str) -> bool:
        """Tell whether the claim uses a word, in whatever form."""
        return held(stem(word), all_stems(self.text))


def _clauses(sentence: str) -> tuple[str, ...]:
    opening = cues.OPENING.match(sentence)
    head, rest = (sentence[: opening.end()], sentence[opening.end() :]) if opening else ("", sentence)
    parts, start = [], 0
    for match in cues.CLAUSE.finditer(rest):
        parts.append(rest[start : match.start()])
        start = match.start()
    pieces = (head, *parts, rest[start:])
    return tuple(piece for piece in pieces if piece.strip(" ,;:—–"))


def _whole(clauses: list[str], place: int) -> str:
    """Return a clause, with the one before it if it hangs on that as a participle does: `, allowing for sleep`."""
    clause = clauses[place]
    hangs = re.match(r",? ?\w+ing\b", clause) and place
    return f"{clauses[place - 1]}{clause}" if hangs else clause


def claims_of(line: Line, index: Index, quoted: frozenset[int]) -> Iterator[Claim]:
    """Yield the claims of a line, each with its sentences; what stands in square brackets is a remark."""
    text = re.sub(r"\[[^\]]*\]", "", line.text)
    if cues.ASKS.match(text.strip()):
        return
    sought = bool(cues.NOT_FOUND.search(f"{line.above} {text}"))
    for part in re.split(r";\s+|(?<=[a-z)]{2})[.?!]\s+(?=[A-Z])", text):
        told = part.strip(" .")
        if told:
            sentences = index.support(f"{told} {line.label}", quoted)
            claim = Claim(told, line, sentences, index)
            silent = bool(cues.ABSENCE.search(told)) and not (_denied(claim) and not cues.GAP.search(told))
            yield replace(claim, absent=silent or sought)


def _denied(claim: Claim) -> bool:
    """Tell whether the article itself says no to this: "No adverse events" is then its finding, and no gap in it."""
    return all(held(key, claim.stems) for key in claim.keys) and bool(
        cues.PLAIN_NEGATION.search(claim.source)
    )


# ------------------------------------------------------------------------------------------------------------- facts


def _number(claim: Claim) -> str | None:
    there = {(n, u) for n, u in _numbers(claim.source)}
    for number, unit in _numbers(f"{claim.line.label}. {claim.text}"):
        counts = number == str(claim.line.count) or claim.absent
        if number not in {n for n, _ in there} and not counts:
            return f"the number {number}{_shown(unit)} is not in the sentence that this line stands on"
        units = {u for n, u in there if n == number}
        if unit and units and unit not in units and "" not in units:
            return f"the source has {number}{_shown(units.pop())}, not {number}{_shown(unit)}"
    return None


def _shown(unit: str) -> str:
    return unit if unit in ("", "%") else f" {unit}"


def _numbers(text: str) -> tuple[tuple[str, str], ...]:
    """Return the numbers of a text with their units, both in one spelling."""
    found = []
    for match in cues.NUMBER.finditer(re.sub(r"(?<=[a-z])-(?=\d)|(?<=\d)[-–](?=[\da-z])", " ", text)):
        unit = (match["unit"] or "").strip()
        found.append((re.sub(r"[,\s]", "", match["number"]).replace("·", "."), cues.UNITS.get(unit, unit)))
    words = re.findall(r"[a-z]+", text.lower())
    return (*found, *((cues.NUMBER_WORDS[word], "") for word in words if word in cues.NUMBER_WORDS))


def _entity(claim: Claim) -> str | None:
    names = {*claim.index.names, *claim.index.forms}
    for match in cues.ENTITY.finditer(claim.text):
        name = match[0]
        begins = match.start() == 0 and re.fullmatch(r"[A-Z][a-z’']+", name)
        if not begins and not _titled(claim.text) and not _known(name, names):
            return f"“{name}” is not named in the article"
    drug = next((m[0] for m in cues.DRUG.finditer(claim.text) if not _known(m[0], names)), None)
    return f"“{drug}” is not named in the article" if drug else None


def _titled(text: str) -> bool:
    """Tell whether a line is written with capitals throughout, which then name nothing."""
    words = re.findall(r"[A-Za-z]{4,}", text)
    return len(words) > 3 and all(word[0].isupper() for word in words)


def _known(name: str, names: set[str]) -> bool:
    low = name.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    return low in names or low.rstrip("s") in names or stem(low) in {stem(n) for n in names} or low in LIGHT


# --------------------------------------------------------------------------------------------------------- certainty


def _level(text: str) -> float:
    return min((level for level, pattern in cues.LADDER if pattern.search(text)), default=cues.FLAT)


def _word(text: str, level: float) -> str:
    pattern = next(pattern for rung, pattern in cues.LADDER if rung == level)
    match = pattern.search(text)
    return match[0].lower() if match else ""


def _hedge(claim: Claim) -> str | None:
    if claim.absent or "believed" in claim.line.marks:
        return None
    for clause in claim.clauses:
        needed, own = _level(_without_others(claim, clause)), _level(claim.read)
        if needed <= 3 and own > needed and _says_as_much(claim, needed, own):
            said = _word(clause, needed)
            return (
                f"the source says “{said}”, and this line does not say how uncertain it is"
                if own >= 4
                else (f"the source says “{said}”, this line “{_word(claim.read, own)}”, which is surer")
            )
        raised = cues.ADDED_LIKELY.search(claim.text)
        if needed <= 1 and raised and not cues.ADDED_LIKELY.search(clause):
            return (
                f"the source says “{_word(clause, needed)}”, this line “{raised[0].lower()}”, which is surer"
            )
    return None


def _without_others(claim: Claim, clause: str) -> str:
    """Return the clause without each `potential` that qualifies nothing of what the claim says."""

    def told(match: re.Match[str]) -> str:
        after = all_stems(match["after"]) - claim.index.topic
        return match[0] if any(held(key, after) for key in claim.keys) else match["after"]

    return re.sub(r"\bpotentials?\b(?P<after>(?:\W+\w+){0,5})", told, clause)


def _says_as_much(claim: Claim, needed: float, own: float) -> bool:
    """Tell whether the line claims enough for a hedge to be missing: a name alone claims nothing."""
    return own < cues.FLAT or claim.asserts or (needed < 2.5 and len(claim.keys) > 2)


def _proof(claim: Claim) -> str | None:
    strong = dict(cues.LADDER)[5].search(claim.text)
    shown = dict(cues.LADDER)[4].search(claim.text)
    if strong and strong[0].lower() != "will" and not dict(cues.LADDER)[5].search(claim.source):
        return f"“{strong[0].lower()}” is more than the source says"
    if shown and _level(claim.clause) <= 3 and not _level(claim.text) <= 3 and not claim.absent:
        return f"“{shown[0].lower()}” is more than the source says"
    return None


def _aim(claim: Claim) -> str | None:
    if cues.AIM.search(claim.read) or "believed" in claim.line.marks or claim.absent:
        return None
    for clause in claim.clauses:
        match = cues.AIM.search(clause)
        if match and any(
            held(key, all_stems(clause[match.end() :])) for key in claim.keys if key not in claim.index.topic
        ):
            if _level(claim.read) <= 2:
                continue
            return f"the source speaks of an aim or a plan (“{match[0].lower()}”), this line of a result"
    return None


def _limit(claim: Claim) -> str | None:
    match = cues.UNCERTAIN.search(claim.clause)
    if not match or claim.absent or cues.UNCERTAIN.search(claim.read) or cues.NEGATION.search(claim.read):
        return None
    named = claim.line.names_slide and len(claim.keys) < 2
    if (
        named
        or match[0].lower() in ("limited", "need", "needs", "required")
        or (not claim.asserts and len(claim.keys) < 3)
    ):
        return None
    return f"the source says what is not known or still missing (“{match[0].lower()}”), this line does not"


# ---------------------------------------------------------------------------------------------------------- negation


def _negation_lost(claim: Claim) -> str | None:
    match = cues.PLAIN_NEGATION.search(claim.clause)
    if not match or cues.NEGATION.search(claim.read) or cues.UNCERTAIN.search(claim.text) or claim.absent:
        return None
    beside = all_stems(" ".join(claim.clause[match.end() :].split()[:7]))
    if not any(held(key, beside) for key in claim.keys):
        return None
    return f"the source says “{match[0].lower()}”, and this line has lost it"


def _negation_added(claim: Claim) -> str | None:
    match = cues.PLAIN_NEGATION.search(claim.text)
    if not match or claim.absent or not claim.sentences:
        return None
    if (
        cues.NEGATION.search(claim.source)
        or cues.UNCERTAIN.search(claim.source)
        or re.search(r"\bun\w{4,}", claim.source)
    ):
        return None
    return f"this line says “{match[0].lower()}”, and the source does not"


def _softened(claim: Claim) -> str | None:
    denied = cues.PLAIN_NEGATION.search(claim.clause)
    if denied and cues.PLAIN_NEGATION.search(claim.text) and _level(claim.clause) == cues.FLAT:
        level = _level(claim.text)
        if level <= 1 and _level(claim.source) > level:
            return f"the source states this limit flatly, and “{_word(claim.text, level)}” makes it smaller"
    return None


def _absence(claim: Claim) -> str | None:
    match = cues.MISSED.search(claim.text) if claim.absent else None
    if not match:
        return None
    for what in re.split(r",\s*(?:or|and|nor)?\s*|\s(?:or|and|nor)\s|;", match["what"]):
        named = re.sub(r"(?i)\b(?:is|are|was|were)\b.*$|^(?:\w+s\s+)?no\s+", "", what)
        keys = {stem(word) for word in tokens(named) if word not in LIGHT or word in TOLD_ANYWAY}
        for sentence in claim.index.sentences:
            if keys and any(keys <= all_stems(clause) for clause in _clauses(sentence.text)):
                return f"the article does speak of “{named.strip()}”, in sentence S{sentence.number}"
    return None


# -------------------------------------------------------------------------------------------- comparison and quantity


def _comparator(claim: Claim) -> str | None:
    for clause in claim.clauses:
        for said, compared, to in _comparisons(clause):
            told = [word for word in compared if claim.tells(word)]
            to = [key for key in to if clause.lower().count(key) == 1]
            if told and not cues.COMPARATOR.search(claim.read) and not any(claim.tells(word) for word in to):
                return f"the source compares (“{said}”), and this line does not say with what"
    added = cues.COMPARES.search(claim.text)
    if (
        added
        and not claim.absent
        and claim.sentences
        and not cues.COMPARATOR.search(claim.source)
        and not cues.COMPARES.search(claim.source)
    ):
        return f"this line compares (“{added[0].lower()}”), and the source does not"
    return None


def _comparisons(clause: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each comparison: its word, the words that are compared, and the words that they are compared to."""
    for match in cues.THAN.finditer(clause):
        told = [
            word
            for word in tokens(f"{match['word']} {match['what']}")
            if word not in LIGHT or word == match["word"].lower()
        ]
        yield f"{match['word'].lower()} … than", told, list(content(clause[match.end() :])[:5])
    for match in cues.COMPARING.finditer(clause):
        before = [
            word
            for word in tokens(clause[: match.start()])
            if word not in LIGHT or word in ("fewer", "better", "higher", "lower")
        ]
        yield match[0].lower(), before[-5:], list(content(clause[match.end() :])[:5])


def _direction(claim: Claim) -> str | None:
    ups, downs = (set(map(str.lower, p.findall(claim.clause))) for p in (cues.UP, cues.DOWN))
    up, down = cues.UP.search(claim.text), cues.DOWN.search(claim.text)
    if up and not down and downs and not ups:
        return f"the source says “{min(downs)}”, this line “{up[0].lower()}”: the other way round"
    if down and not up and ups and not downs:
        return f"the source says “{min(ups)}”, this line “{down[0].lower()}”: the other way round"
    return None


def _amount(text: str) -> tuple[int, str] | None:
    """Return the largest amount that a text names, and its word."""
    found = [(level, match[0].lower()) for level, pattern in cues.AMOUNTS for match in pattern.finditer(text)]
    return max(found, default=None)


def _quantifier(claim: Claim) -> str | None:
    for clause in claim.clauses:
        for match in cues.QUANTIFIED.finditer(clause):
            follows = [w for w in (match["next"], match["then"]) if w]
            if not any(held(stem(w), frozenset(map(stem, tokens(claim.text)))) for w in follows):
                continue
            said, needed = match["word"].lower(), _amount(match["word"])
            own = _amount(claim.read)
            if own is None and _level(claim.read) > 2 and not claim.absent:
                return f"the source says “{said}”, and this line says it of all"
            if (
                own
                and needed
                and own[1] not in claim.clause.lower()
                and (own[0] > needed[0] or own[0] < needed[0] - 1)
            ):
                return f"the source says “{said}”, this line “{own[1]}”"
    added = cues.ABSOLUTE.search(claim.text)
    if added and not claim.absent and added[0].lower() not in claim.source.lower():
        amount = _amount(claim.source)
        if amount is None or amount[0] < 4 or cues.AMOUNTS[4][1].search(added[0]):
            return f"“{added[0].lower()}” is not in the source"
    return None


def _qualifier(claim: Claim) -> str | None:
    for match in cues.SOFTENER.finditer(claim.clause):
        word, follows = match["word"].lower(), match["next"]
        if (
            claim.tells(follows)
            and word not in claim.read.lower()
            and not claim.tells(word)
            and stem(follows) not in claim.index.topic
            and claim.asserts
        ):
            return f"the source says “{word} {follows}”, and this line leaves out “{word}”"
    return None


# --------------------------------------------------------------------------------------- who, in whom, and what does what


def _cause(claim: Claim) -> str | None:
    if claim.absent or not claim.sentences:
        return None
    linked = cues.ASSOCIATED.search(claim.clause)
    caused = cues.CAUSING.search(claim.text)
    if caused and not cues.CAUSING.search(claim.source):
        because = f"the source says “{linked[0].lower()}”" if linked else "the source names no cause"
        return f"{because}, this line “{caused[0].lower()}”"
    acts = cues.EFFECT.search(claim.text)
    if linked and acts and not cues.ASSOCIATED.search(claim.read) and not _acts_there(acts[0], claim.clause):
        return f"the source says “{linked[0].lower()}”, this line “{acts[0].lower()}”: a cause where there was a link"
    return None


def _acts_there(word: str, clause: str) -> bool:
    return any(word.lower() == match[0].lower() for match in cues.EFFECT.finditer(clause))


def _attribution(claim: Claim) -> str | None:
    match = cues.SAID_BY.search(claim.clause)
    if not match or cues.SAYS.search(claim.read) or claim.absent:
        return None
    after = all_stems(claim.clause[match.end() :])
    if not any(held(key, after) for key in claim.keys):
        return None
    return f"in the source {match['who'].lower()} {match['verb'].lower()} this, here it is a fact"


def _population(claim: Claim) -> str | None:
    animal = cues.HUMANE.search(claim.source)
    if (
        animal
        and claim.asserts
        and not cues.HUMANE.search(claim.read)
        and animal[0].lower() not in ("model", "models")
    ):
        return f"the source says this of “{animal[0].lower()}”, this line of everybody"
    wide = cues.EVERYBODY.search(claim.text)
    for group in cues.GROUPS:
        match = group.search(claim.clause)
        if match and wide and wide[0].lower() not in claim.source.lower() and not group.search(claim.read):
            return f"the source says this of “{match[0].lower()}”, this line of “{wide[0].lower()}”"
    for match in cues.NARROWING.finditer(claim.clause):
        word, follows = match["word"].lower(), match["next"]
        bare = claim.tells(follows) and not claim.tells(word) and word not in claim.read.lower()
        if bare and claim.asserts and stem(follows) not in claim.index.topic and len(follows) > 3:
            return f"the source says “{word} {follows}”, this line only “{follows}”"
    return None


def _condition(claim: Claim) -> str | None:
    if not claim.asserts or claim.absent:
        return None
    for clause in claim.clauses:
        match = cues.CONDITIONAL.search(clause)
        if match and not cues.CONDITION_WORDS.search(claim.read):
            after = all_stems(clause[match.end() :])
            if any(held(key, after) for key in claim.keys if key not in claim.index.topic):
                return f"the source sets a condition (“{match[0].lower()}”), and this line has lost it"
    return None


def _swapped(claim: Claim) -> str | None:
    return _turned(claim) or _actor_moved(claim)


def _turned(claim: Claim) -> str | None:
    """Look for `A does B` where the source has `B does A`."""
    mine = _order(claim.text)
    for clause in claim.clauses:
        theirs = _order(clause)
        for place, (verb, _) in enumerate(mine):
            if not 0 < place < len(mine) - 1 or not _is_verb(mine[place][1]):
                continue
            there = [n for n, (key, _) in enumerate(theirs) if alike(key, verb)]
            for n in there if len(there) == 1 else ():
                before, after = {k for k, _ in theirs[:n]}, {k for k, _ in theirs[n + 1 :]}
                left, right = mine[place - 1][0], mine[place + 1][0]
                crossed = left in after - before and right in before - after
                if crossed and _passive(claim.text) == _passive(clause):
                    return f"the source has “{mine[place + 1][1]}” and “{mine[place - 1][1]}” the other way round about “{mine[place][1]}”"
    return None


def _order(text: str) -> list[tuple[str, str]]:
    return [(stem(word), word) for word in tokens(text) if word not in LIGHT and not word.isdigit()]


def _is_verb(word: str) -> bool:
    return bool(re.search(r"(?:s|ed|es)$", word))


def _passive(text: str) -> bool:
    return bool(
        re.search(r"\b(?:is|are|was|were|been|be)\b[^,;]*\bby\b|\bby\b|\bin\b|\bfrom\b|\bdue to\b", text)
    )


def _actor_moved(claim: Claim) -> str | None:
    """Look for a noun of one clause that became the deed of somebody in another."""
    match = re.search(r"(?i)^(?P<who>[\w ’'-]+?) (?:can|may|might|could|will|to) (?P<verb>\w+)\b", claim.text)
    if not match:
        return None
    key = stem(match["verb"])
    nouns = re.compile(r"(?i)\b\w+(?:tion|sion|ment)s?\b")
    for sentence in claim.sentences:
        parts = _clauses(sentence.text)
        deeds = [c for c in parts if any(stem(n) == key for n in nouns.findall(c))]
        told = [w for w in tokens(sentence.text) if stem(w) == key and not nouns.fullmatch(w)]
        who = content(match["who"])
        elsewhere = [c for c in parts if c not in deeds and all(held(k, all_stems(c)) for k in who)]
        if deeds and not told and who and elsewhere and not any(held(k, all_stems(deeds[0])) for k in who):
            return f"the source does not say who does this (“{match['verb']}”), least of all “{match['who'].strip()}”"
    return None


# -------------------------------------------------------------------------------------------------------- own voice


def _praise(claim: Claim) -> str | None:
    text = f"{claim.line.label}. {claim.text}"
    for match in cues.HYPE.finditer(text):
        if not held(stem(match[0].lower()), claim.stems) and not claim.absent:
            return f"“{match[0].lower()}” is not the article's word"
    match = cues.PRAISE.search(text)
    verbatim = any(claim.text.strip(" .") == sentence.text.strip(" .") for sentence in claim.sentences)
    if match and not verbatim and not cues.ATTRIBUTED.search(claim.line.text):
        return f"“{match[0].lower()}” is praise: say that it is the article's word"
    return None


def _unsupported(claim: Claim) -> str | None:
    if (
        claim.absent
        or not claim.keys
        or (claim.line.names_slide and (len(claim.keys) < 2 or not claim.asserts))
    ):
        return None
    missing = [
        word
        for word in dict.fromkeys(tokens(cues.ATTRIBUTION.sub("", claim.text)))
        if stem(word) in claim.keys
        and not held(stem(word), claim.stems)
        and stem(word) not in claim.index.topic
        and not word.isdigit()
        and word not in cues.NUMBER_WORDS
        and (word not in TOLD_ANYWAY or word not in claim.index.names)
        and not cues.COMPARATOR.search(word)
    ]
    if missing:
        told = ", ".join(f"“{word}”" for word in missing[:4])
        return f"the sentence that this line stands on does not say {told}"
    return None


# -------------------------------------------------------------------------------------------------------- the table


@dataclass(frozen=True, slots=True)
class Rule:
    """One way in which a line can say something else than its source."""

    ident: str
    severity: Severity
    says: str
    """What it looks for, in a sentence for a speaker."""
    broken: Callable[[Claim], str | None]
    """Return what is wrong with a claim, None if nothing is."""
    hint: str = ""
    without_support: bool = False
    """It holds for lines too that no sentence of the article supports."""


def _never(claim: Claim) -> str | None:  # noqa: ARG001 - judged by marks, before there is a claim
    return None


OWN = Rule(
    "grounding.own",
    "warning",
    "this is marked .own, and nothing says where it comes from",
    _never,
    "cite it with [@key], or [@todo] until you have looked it up",
)

_LOOK = "look the sentence up and say what it says, or mark the line .own and cite it"

RULES: tuple[Rule, ...] = (
    Rule("grounding.number", "error", "A number, or its unit, is not in the source.", _number, _LOOK, True),
    Rule(
        "grounding.entity",
        "error",
        "Something is named that the article does not name.",
        _entity,
        _LOOK,
        True,
    ),
    Rule(
        "grounding.negation-lost",
        "error",
        "The source says that it is not so.",
        _negation_lost,
        "put the “not” back",
    ),
    Rule(
        "grounding.negation-added",
        "warning",
        "The source does not say that it is not so.",
        _negation_added,
        _LOOK,
    ),
    Rule(
        "grounding.softened",
        "warning",
        "A limit of the source was made smaller.",
        _softened,
        "say it as flatly as the source",
    ),
    Rule(
        "grounding.hedge",
        "warning",
        "The source is less sure than the line.",
        _hedge,
        "keep the source's word for how sure it is",
    ),
    Rule(
        "grounding.proof",
        "warning",
        "The evidence is made stronger than it is.",
        _proof,
        "keep the source's verb",
    ),
    Rule(
        "grounding.aim",
        "warning",
        "What was wanted or planned is told as a result.",
        _aim,
        "say that it is the aim",
    ),
    Rule(
        "grounding.limit",
        "warning",
        "What is not known yet is told as known.",
        _limit,
        "say what is still missing",
    ),
    Rule(
        "grounding.absence",
        "warning",
        "The article has what the line says it lacks.",
        _absence,
        "look that sentence up",
        True,
    ),
    Rule(
        "grounding.comparator",
        "warning",
        "A comparison was lost, or made up.",
        _comparator,
        "say what was compared with what",
    ),
    Rule("grounding.direction", "warning", "More became less, or less became more.", _direction, _LOOK),
    Rule(
        "grounding.quantifier",
        "warning",
        "How many, or how often, was changed.",
        _quantifier,
        "keep the source's word",
    ),
    Rule(
        "grounding.qualifier",
        "warning",
        "A word that made the claim smaller was left out.",
        _qualifier,
        "put it back",
    ),
    Rule(
        "grounding.population",
        "warning",
        "The claim was widened to others than the source speaks of.",
        _population,
        "say in whom",
    ),
    Rule("grounding.condition", "warning", "A condition was left out.", _condition, "say when it holds"),
    Rule(
        "grounding.attribution",
        "warning",
        "Somebody's view is told as a fact.",
        _attribution,
        "say who says it",
    ),
    Rule(
        "grounding.cause",
        "warning",
        "A link is told as a cause.",
        _cause,
        "say that they go together, not why",
    ),
    Rule("grounding.swapped", "warning", "Who acts and who is acted on were swapped.", _swapped, _LOOK),
    Rule(
        "grounding.praise",
        "warning",
        "The line praises in its own voice.",
        _praise,
        "leave it out, or say who says so",
    ),
    Rule(
        "grounding.unsupported",
        "warning",
        "Words of the line are not in the source.",
        _unsupported,
        _LOOK,
        True,
    ),
)
"""In the order in which a speaker should look at them."""
