"""The little grammar that the rules need: clauses, which words are a verb, and how far the reach of a hedge goes.

No parser: closed classes of words, and a table of the verbs that academic English is made of. What is not in the table
is found by its neighbours or not at all; a rule that is not sure stays quiet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from slides.grounding import cues
from slides.grounding.vocabulary import word_set

_VERBS = """
    accept accompany account achieve acquire act activate adapt add address adopt advise affect aggravate agree aid alleviate allow
    alter amplify analyse analyze appear apply arise ask assess assist associate assume attain attract avoid base become begin
    behave believe benefit bind block boost bring build bypass call capture carry cause change choose claim combine come compare compete
    complete comprise concern conclude confer confirm connect consider consist constitute contain continue contribute control convert
    correlate counteract cover create cure cut damage decide decline decrease define delay deliver demonstrate deny depend deplete derive
    describe design destroy detect deteriorate determine develop die differ diminish disappear discover disrupt distinguish drive drop
    ease educate eliminate emerge emit employ enable encode encourage enhance ensure enter establish estimate evaluate evolve examine
    exceed exclude exhibit exist expand expect experience explain explore express extend fail fall favour favor find follow form gain
    generate get give go grow guarantee guide halve handle happen harm help hide hinder hold hunt identify ignore illustrate impair
    improve include increase indicate induce infect influence inhibit initiate inspire interact interfere interrupt introduce involve keep
    kill know lack last lead learn leave lengthen lessen let lie lift limit link live lose lower maintain make match matter mean mediate
    meet migrate minimise minimize mitigate modify modulate monitor motivate move need observe obtain occur offer operate outperform outpace outnumber overtake outlive dominate precede
    outweigh overcome participate pass perform permit persist place play point predict prefer prevent proceed produce progress prolong
    promote propose protect prove provide publish raise range reach react realise realize recalibrate receive recommend record recover
    recruit reduce reflect regard regulate reject relate release relieve rely remain remove render replace report represent require
    rescue resolve respond restore result retain return reveal reverse rise run save say see seek seem select sell send separate serve
    shift shorten show shrink signal simplify slow solve speed spread stabilise stabilize start state stay stem stimulate stop strengthen
    strive succeed suffer suggest supply support suppress surpass survive take target tell tend test think thrive tolerate track train
    transform transmit treat trigger turn undergo underlie understand undertake use vary visit warn weaken widen win withdraw work worsen
    yield
"""
_IRREGULAR = {
    form: base
    for base, forms in {
        "become": "became",
        "begin": "began begun",
        "bring": "brought",
        "build": "built",
        "choose": "chose chosen",
        "come": "came",
        "drive": "drove driven",
        "fall": "fell fallen",
        "find": "found",
        "get": "got",
        "give": "gave given",
        "go": "went goes gone",
        "grow": "grew grown",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "leave": "left",
        "lose": "lost",
        "make": "made",
        "mean": "meant",
        "meet": "met",
        "overcome": "overcame",
        "rise": "rose risen",
        "run": "ran",
        "say": "said",
        "see": "saw seen",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "show": "shown",
        "take": "took taken",
        "tell": "told",
        "think": "thought",
        "undergo": "underwent undergone",
        "understand": "understood",
        "win": "won",
        "withdraw": "withdrew withdrawn",
    }.items()
    for form in forms.split()
}
_NOUNS_TOO = word_set("""
    account act aid aim benefit block call cause change claim concern control cover cut damage decline decrease delay design drive drop
    ease estimate experience fall favour favor form function gain guide harm help hold increase influence kill lack lead lift limit link
    match matter means need place play point progress range record release report rescue result return rise run shift signal speed spread
    state stay stem stop study supply support target test track train treat trigger turn use visit work yield
    """)
"""Verbs that are nouns as often: a verb only where an object or an adverb follows."""
_DETERMINERS = word_set(
    "a an the its their his her our your my this that these those no each every any some all"
)
_BEFORE_NOUN = _DETERMINERS | word_set("""
    of in on at by for from with without to into over under about against between and or than as per via more most less fewer many
    several few both other such very two three four five six
    """)
_AFTER_VERB = _DETERMINERS | word_set(
    "in to by on into from at with as more less how what when where whether not only better faster it them us him"
)
_AFTER_NOUN = word_set("and or of is are was were for")
_MODALS = word_set("can may might could will would should must cannot not")
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


@cache
def _forms() -> dict[str, str]:
    """Return the finite forms of the verbs, and the base of each."""
    forms = dict(_IRREGULAR)
    for base in _VERBS.split():
        forms[_s(base)] = base
        past = base + "d" if base.endswith("e") else base[:-1] + "ied" if _consonant_y(base) else base + "ed"
        forms.setdefault(past, base)
        if re.search(r"[^aeiou][aeiou][bdgmnprt]$", base):
            forms.setdefault(base + base[-1] + "ed", base)
    return forms


def _consonant_y(base: str) -> bool:
    return bool(re.search(r"[^aeiou]y$", base))


def _s(base: str) -> str:
    if _consonant_y(base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|sh|ch|x|o)$", base) else "s")


@cache
def _bases() -> frozenset[str]:
    return frozenset(_VERBS.split())


def is_verb_form(word: str) -> bool:
    """Tell whether a word can be a verb of the table, in any form but the participle in -ing."""
    return word.lower() in _forms() or word.lower() in _bases()


def is_verb(word: str) -> bool:
    """Tell whether a word is a verb of the table that is not a noun as often."""
    base = _forms().get(word, word)
    return base in _bases() and base not in _NOUNS_TOO


def asserts(text: str, verbs: frozenset[str] = frozenset()) -> bool:
    """Tell whether a text has a finite verb and so is more than a name; `verbs` are known to be some, in lower case."""
    return bool(cues.AUXILIARY.search(text)) or bool(finite_verbs(text, verbs))


def finite_verbs(text: str, verbs: frozenset[str] = frozenset()) -> tuple[re.Match[str], ...]:
    """Return the words of a text that are most likely its finite verbs, auxiliaries apart."""
    sure = tuple(_verbs_in(text, verbs))
    return sure or (() if cues.AUXILIARY.search(text) else tuple(_verbs_in(text, verbs, nouns=True)))


def _verbs_in(text: str, verbs: frozenset[str], *, nouns: bool = False) -> Iterator[re.Match[str]]:
    """Yield the finite verbs; with `nouns` those too that are nouns as often, where a word stands before and behind."""
    words = list(_WORD.finditer(text))
    for place, match in enumerate(words[1:], 1):
        before, word = words[place - 1][0].lower(), match[0].lower()
        after = words[place + 1][0].lower() if place + 1 < len(words) else ""
        if before in _BEFORE_NOUN or text[words[place - 1].end() : match.start()].strip(" "):
            continue
        if _sure_verb(before, word, after):
            yield match
            continue
        base = _forms().get(word)
        if (base is None and word in _bases() and before.endswith("s") and not before.endswith("ss")) or (
            base is None and word in verbs and word[-1] in "sd"
        ):
            base = word
        stands = nouns and after and (before not in cues.NOT_SUBJECTS) and after not in _AFTER_NOUN
        if base and (
            base not in _NOUNS_TOO or word.endswith("ed") or after in _AFTER_VERB or after.isdigit() or stands
        ):
            yield match


_HAVE = word_set("has have had")


def _sure_verb(before: str, word: str, after: str) -> bool:
    """Tell whether a word is a verb by the one before it, or a `have` that is no auxiliary."""
    if word in _HAVE:
        return not (after.endswith("ed") or after in _IRREGULAR or after in ("been", "not", "to", "had"))
    return (before in _HAVE and word.endswith("ed")) or (before in _MODALS and word in _bases())


def predicate(text: str) -> str:
    """Return what a text says of its subject: from its first finite verb on; all of it where there is none."""
    starts = [m.start() for m in (cues.AUXILIARY.search(text), *finite_verbs(text)) if m]
    return text[min(starts) :] if starts and content_before(text, min(starts)) else text


def subject_of(text: str) -> str:
    """Return what stands before the predicate of a text, without a relative clause; empty where there is no predicate."""
    said = predicate(text)
    before = re.split(r",? (?:that|which|who)\b", text[: len(text) - len(said)])[0].strip(" ,;:")
    return re.sub(r"(?i)^(?:whereas|while|but|and|although|because|yet) ", "", before)


def content_before(text: str, place: int) -> bool:
    """Tell whether a subject stands before a place."""
    return bool(text[:place].strip(" ,;:—–"))


def verbs_of(text: str) -> frozenset[str]:
    """Return the finite forms of the words that stand where only a verb can: behind `may`, `to`, `help`, `not`."""
    found = (
        m[1].lower()
        for m in re.finditer(
            r"\b(?:may|might|could|can|will|would|should|must|to|help|helps|not|cannot) (\w{4,})\b", text
        )
    )
    return frozenset(
        form for base in found for form in (_s(base), base + ("d" if base.endswith("e") else "ed"))
    )


# --------------------------------------------------------------------------------------------------------- clauses

_BREAK = re.compile(
    r";|:(?=\s)|\s[—–]\s|—|,? \b(?:but|whereas|although|though|because|yet)\b"
    r"|, (?=which\b|who\b|whose\b|where\b|while\b|so\b|\w+ing\b(?! and\b|,)|potentially \w+ing|thereby|thus)"
    r"|,? (?=and (?:it|they|this|these|he|she|we)\b)"
    r"|,? (?=and (?:the |a |an )?(?:[\w-]+ ){0,6}?(?:can|may|might|could|is|are|was|were|has|have|had|did|does|will|should)\b)"
    r"|, (?=they\b|it\b|there\b|if\b|unless\b|provided\b|as long as\b|assuming\b)"
)
_OPENING = re.compile(
    r"^(?:However, |Indeed, |Furthermore, |Therefore, |Thus, |Finally, )?(?:Despite|Unlike|By|In|With|While|Although|Though|When|If|After|Before|Because|As|For|During|Among|Since"
    r"|Compared|Given|Without|Based|Due|Considering)\b[^,]{3,160}, ",
    re.I,
)
"""What stands before a sentence's main clause."""


def opens(piece: str) -> bool:
    """Tell whether a piece is what stands before a main clause: `When food is scarce, `."""
    return bool(_OPENING.fullmatch(piece))


def clauses(sentence: str) -> tuple[str, ...]:
    """Return the clauses of a sentence in order: what opens it, its main clause, what hangs on that."""
    opening = _OPENING.match(sentence)
    start = opening.end() if opening else 0
    cuts = [m.start() for m in _BREAK.finditer(sentence, start)]
    bounds = [0, *([start] if start else []), *cuts, len(sentence)]
    pieces = (sentence[a:b] for a, b in pairwise(bounds))
    return tuple(piece for piece in pieces if piece.strip(" ,;:—–"))


# ----------------------------------------------------------------------------------------------------------- hedges


@dataclass(frozen=True, slots=True)
class Heard:
    """A word of a text, and how sure the text is of it."""

    word: str
    level: float
    """A rung of `cues.LADDER`, `cues.FLAT` without any."""
    cue: str = ""
    """The word that makes it less than flat."""


_FINITE_TAIL = re.compile(
    r"[,;:]? ?\b(?:but|whereas|although|though|while|yet|however|if|unless|provided)\b|;|, (?:which|who|whose|where)\b(?! (?:may|might|could|can)\b)"
    r"|,? and (?:the |a |an |their |its )?(?:[\w-]+ ){0,3}?(?:is|are|was|were|has|have|had|did|does|will)\b"
)
"""Where the reach of a hedge ends."""
_ABLE_TAIL = re.compile(rf"{_FINITE_TAIL.pattern}| by \w+ing\b")
"""The same for `can`: by what means is not said with it."""
_PHRASE_END = re.compile(
    r"[,;:(]|\b(?:is|are|was|were|has|have|had|may|might|can|could|will|that|which|who|to|but|and the)\b"
)
_WORDS_IN_PHRASE = 7
_BEFORE_NAME = word_set(
    "potential possible preliminary emerging promising proposed theoretical hypothetical conceivable promise hope hopes belief trend"
)
"""Hedges that hold for the noun that follows them."""
_CLOSING = re.compile(r"^(?: (?:by|it|this|that|so|here|too|be|in|of))*\W*$|^ed? by\b|^ by\b")


def heard(text: str) -> tuple[Heard, ...]:
    """Return the words of a text in order, each with the lowest rung whose reach it stands in."""
    text = cues.EXPECTED.sub(lambda m: " " * len(m[0]), text)
    words = list(re.finditer(r"[^\W_]+(?:['’][^\W_]+)?", text))
    levels = [(cues.FLAT, "")] * len(words)
    for level, pattern in cues.LADDER:
        for match in pattern.finditer(text) if level <= cues.HEDGED else ():
            first, last = _reach(text, match)
            for place, word in enumerate(words):
                if first <= word.start() < last and level < levels[place][0]:
                    levels[place] = (level, match[0].lower())
    return tuple(Heard(w[0], level, said) for w, (level, said) in zip(words, levels, strict=True))


def _reach(text: str, cue: re.Match[str]) -> tuple[int, int]:
    """Return from where to where a hedge reaches."""
    after = text[cue.end() :]
    said = cue[0].lower()
    if _CLOSING.match(after) or (said.endswith("ed") and after.startswith(" by")):
        return 0, cue.end()
    if said in _BEFORE_NAME and not re.match(r" (?:that|to)\b", after):
        end = _PHRASE_END.search(after, 2)
        words = list(_WORD.finditer(after[: end.start() if end else len(after)]))[:_WORDS_IN_PHRASE]
        return cue.start(), cue.end() + (words[-1].end() if words else 0)
    end = (_ABLE_TAIL if said in ("can", "able to") else _FINITE_TAIL).search(after)
    return cue.start(), cue.end() + (end.start() if end else len(after))


# --------------------------------------------------------------------------------------------------------- negation

_DENIES = cues.cue(
    r"not(?! only\b)|no(?! doubt\b)|never|neither|none|nor|cannot|without|fail(?:s|ed)? to|\w+n[’']t|lack(?:s|ed|ing)?"
    r"|rather than|instead of"
)


def denied(text: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a text in order, each with the word that denies it, empty where none does."""
    reaches = []
    for match in _DENIES.finditer(text):
        end = (
            _PHRASE_END.search(text, match.end())
            if match[0].lower() == "without"
            else _FINITE_TAIL.search(text, match.end())
        )
        reaches.append((match.start(), end.start() if end else len(text), match[0].lower()))
    return tuple(
        (word[0], next((said for a, b, said in reaches if a <= word.start() < b), ""))
        for word in re.finditer(r"[^\W_]+(?:['’][^\W_]+)?", text)
    )
