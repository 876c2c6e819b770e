"""What a drafted talk shows, line by line, and which sentence of the article each line comes from.

For the benches that judge drafts from the outside: the word lists here are their own, and nothing is taken from
`slides.draft` or `slides.grounding`, so that an error there is not repeated here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from slides.model import (
    Block,
    Columns,
    Group,
    Item,
    Items,
    Paragraph,
    Quote,
    Runs,
    Section,
    Sentence,
    Slide,
    Table,
    Talk,
    leaves,
    plain,
    spoken,
)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


FURNITURE = ("disclosures", "agenda", "references", "questions")

FUNCTION = _listed("""
    a about above after again all also although among amongst an and another any are as at be because been before being
    below between both but by can could did do does during each either et etc for from further had has have having he
    her here hers him his how however i if in into is it its itself just like many may might more moreover most much must
    my neither no nor not of off on only onto or other our ours out over own per rather same several shall she should
    since so some such than that the their theirs them then there therefore these they this those though through thus to
    too toward towards under until up upon us used using very via was we were what when where whereas whether which while
    who whom whose why will with within without would yet you your al one ones
    """)
"""Words without content of their own."""
NUMBER_WORDS = {
    word: str(value)
    for value, word in enumerate(
        ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 2
    )
}
NUMBER = r"(?<![\w.])(?<![A-Za-z][-–])\d+(?:[.,·]\d+)*|\b(?:" + "|".join(NUMBER_WORDS) + r")\b"


# ------------------------------------------------------------------------------------------------ what is shown


@dataclass(frozen=True, slots=True)
class Shown:
    """One line on a slide."""

    text: str
    place: str
    """title, item, sub-item, paragraph, callout, label or cell."""
    parent: str = ""
    """The item or label it stands under, and the paragraph before a list."""
    cited: tuple[str, ...] = ()
    """Keys that it cites, `todo` for a claim that needs its citation."""
    believed: bool = False
    """Drawn as a hypothesis."""

    @property
    def words(self) -> int:
        """How many words are read."""
        return len(self.text.split())


@dataclass(frozen=True, slots=True)
class Told:
    """A slide: its lines in reading order, the title first, and the sentences its notes quote."""

    number: int
    """1-based in the deck, whose first is the title slide."""
    section: str
    kind: str
    lines: tuple[Shown, ...]
    sources: tuple[int, ...]
    """S-numbers under `Sources:`."""
    notes: tuple[Shown, ...]
    """What is spoken."""
    backup: bool
    furniture: bool

    @property
    def title(self) -> str:
        """Its headline."""
        return self.lines[0].text


def told(talk: Talk) -> tuple[Told, ...]:
    """Return all slides but the title slide."""
    slides = [(section, slide) for section in talk.sections for slide in section.slides]
    return tuple(_told(number, section, slide) for number, (section, slide) in enumerate(slides, 2))


def _told(number: int, section: Section, slide: Slide) -> Told:
    said = spoken(slide.notes)
    below = [plain(line) for line in _texts(slide.notes[len(said) :])]
    quoted = [int(match[1]) for text in below if (match := re.match(r"S(\d+)\b", text))]
    return Told(
        number,
        plain(section.title),
        slide.kind,
        (_shown(slide.title, "title"), *_of_blocks(slide.blocks)),
        tuple(quoted),
        tuple(_shown(line, "note") for line in _texts(said)),
        section.backup,
        slide.kind in FURNITURE
        or _only_asks(slide)
        or (not quoted and any("the whole article" in text for text in below)),
    )


def _only_asks(slide: Slide) -> bool:
    """Tell whether all below the title is questions, which claim nothing."""
    asked = [plain(item.runs) for item in slide.items]
    return bool(asked) and all(text.endswith("?") for text in asked)


def _texts(notes: Iterable[Block]) -> Iterator[Runs]:
    """Yield the paragraphs and items of notes."""
    for block in leaves(notes):
        match block:
            case Paragraph(runs):
                yield runs
            case Items(items):
                yield from (item.runs for item in items)
            case _:
                pass


def _shown(runs: Runs, place: str, parent: str = "") -> Shown:
    cited = tuple(citation.key for run in runs for citation in run.citations)
    return Shown(plain(runs), place, parent, cited, any("believed" in run.marks for run in runs))


def _of_blocks(blocks: Sequence[Block]) -> Iterator[Shown]:
    """Yield the lines of some blocks, each under what it is read as going on from."""
    above = ""
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield _shown(runs, "paragraph")
                above = plain(runs) if plain(runs).endswith(":") else ""
            case Group(runs):
                yield _shown(runs, "label")
                above = plain(runs)
            case Quote(paragraphs):
                yield from (_shown(paragraph.runs, "callout") for paragraph in paragraphs)
            case Items(items):
                for item in items:
                    yield from _of_item(item, "item", above)
            case Table():
                yield from _of_table(block)
            case Columns(columns):
                for column in columns:
                    yield from _of_blocks(column.blocks)
            case _:
                pass


def _of_item(item: Item, place: str, parent: str) -> Iterator[Shown]:
    yield _shown(item.runs, place, parent)
    for child in item.children:
        yield from _of_item(child, "sub-item", f"{parent} {plain(item.runs)}".strip())


def _of_table(table: Table) -> Iterator[Shown]:
    heads = [plain(cell) for cell in table.header]
    for row in table.rows:
        name = plain(row[0])
        yield from (
            _shown(cell, "cell", f"{head} {name}")
            for head, cell in zip(heads, row, strict=False)
            if plain(cell)
        )


# ------------------------------------------------------------------------------------------------------- words


@dataclass(frozen=True, slots=True)
class Forms:
    """The short forms of an article, as pairs of long and short."""

    pairs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, texts: Iterable[str]) -> Forms:
        """Return what brackets define: `vagus nerve stimulation (VNS)`, where the initials fit."""
        found: dict[str, str] = {}
        for text in texts:
            for match in re.finditer(r"\(([A-Z][A-Za-z]*[A-Z])s?\)", text):
                short = match[1]
                words = re.findall(r"[\w’'-]+", text[: match.start()])
                long = _initialled(words, short)
                if long:
                    found.setdefault(short, long)
        return cls(tuple((long, short) for short, long in found.items()))

    def canonical(self, text: str) -> str:
        """Return the text with each long form as its short one."""
        for long, short in self.pairs:
            text = re.sub(rf"{re.escape(long)}(?: \({short}s?\))?", short, text, flags=re.IGNORECASE)
        return text


def _initialled(words: list[str], short: str) -> str:
    """Return the last words, if a short form has their initials (hyphens part words, small words may be skipped)."""
    for count in range(min(len(words), len(short) + 3), 0, -1):
        long = words[-count:]
        parts = [part for word in long for part in word.split("-") if part]
        initials = "".join(part[0] for part in parts).upper()
        bare = "".join(part[0] for part in parts if part.lower() not in FUNCTION).upper()
        if short.upper() in (initials, bare) and long[0].lower() not in FUNCTION:
            return " ".join(long)
    return ""


SUFFIXES = sorted(
    _listed(
        """
        ations ation ating ates ated ate ative tions tion ions ion ingly ments ment ings ing edly ies ied ed es ly s e y
        """
    ),
    key=len,
    reverse=True,
)
"""The longest first."""


@cache
def stem(word: str) -> str:
    """Return a word without its ending, so that forms of one word meet: crude, and the same for all."""
    word = re.sub(r"[’']s?$", "", word.lower())
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return word[: -len(suffix)]
    return word


def words_of(text: str) -> list[str]:
    """Return the words of a text; hyphenated ones are one."""
    return re.findall(r"[^\W\d_][\w’'-]*\w|\b[A-Z]\b", text)


def stems(text: str) -> list[str]:
    """Return the stems of its content words, in order."""
    return [stem(word) for word in words_of(text) if word.lower() not in FUNCTION and len(word) > 1]


def numbers(text: str) -> list[str]:
    """Return its numbers as they compare: digits, a full stop for the decimal, no thousands."""
    return [value(match) for match in re.findall(NUMBER, text, re.IGNORECASE)]


def value(number: str) -> str:
    """Return one number as it compares."""
    number = NUMBER_WORDS.get(number.lower(), number).replace("·", ".")
    return re.sub(r",(?=\d{3}\b)", "", number)


# ---------------------------------------------------------------------------------------------------- finite verbs


AUXILIARIES = _listed("""
    is are was were am isn't aren't wasn't weren't has have had hasn't haven't hadn't does do did doesn't don't didn't can
    could may might must shall should will would cannot can't couldn't won't wouldn't
    """)
IRREGULAR = _listed("""
    rose rise fell fall grew grow grows led lead leads found finds made make makes gave give gives took take takes held hold
    holds kept keep keeps came come comes became become becomes went goes began begin begins saw sees ran runs lost lose
    loses met meets stood stand stands thought think thinks told tells brought bring brings chose choose drew drives drove
    arose arise arises note notes shrank spread sprang shows show needs need remains remain lies lie says say gets gets means mean
    """)
"""Verbs of titles whose forms are their own, and some that are seldom nouns."""
REGULAR = _listed("""
    accept achiev acknowledg add address adopt advis affect agre aim allow alter appear appl appreciat
    argu aris arriv assess associat assum attract avoid believ benefit bind block carr caus chang clos
    collect combin compar complet conclud conduct confirm consider contain continu contribut convert
    correlat count cover creat decid declin decreas deliver demand depend describ deserv design detect
    determin develop differ discov distinguish divid doubl eliminat emerg employ enabl encourag enhanc
    ensur envision establish evaluat evolv examin exceed exist expect experienc explain explor expos
    face fail favor favour follow forc form gain generat happen help highlight hop identif imagin impair
    impl implement improv includ increas indicat induc inform integrat introduc invest investigat involv
    join justif lack last learn limit link look lower matter measur mediat modulat mov observ occur
    offer open operat outnumber outperform outweigh overestimat pass perform persist play pos possess
    predict present prevent produc prohibit promis promot propos protect prov provid publish pursu
    question rais reach react recalibrat receiv recognis recogniz recommend record recover reduc reflect
    regulat reject rel releas replac report represent requir resembl resolv respond rest restor result
    retain return reveal review sampl satisf sav seem select separat serv shap shar shift shorten signal
    slow specif start stay stimulat stop strengthen struggl stud succeed suffer suggest suit support
    surround surviv target tend test threaten transform translat treat tri trigger turn underestimat
    undermin us var want warn weaken work worsen yield
    """)
"""Verbs of titles without the ending of their first person."""
UNMISTAKABLE = _listed(
    "improv increas decreas declin differ occur happen appear remain continu respond fail experienc"
)
"""Those whose past form is hardly ever a participle behind its noun."""
ENDINGS = ("ies", "es", "s", "ied", "ed", "y", "e", "")
NO_VERB_AFTER = _listed(
    "the a an of in for with by to from at on no this that these those its their his her our more most less and or"
)
NO_PAST_BEFORE = _listed("by with to for as from in at")


def finite(text: str) -> bool:
    """Tell whether a text has a finite verb, as far as a list of verbs can tell: it errs on the side of no."""
    words = re.findall(r"[^\W\d_][\w’'-]*", text.replace("’", "'").lower())
    following = [*words[1:], ""]
    if any(word in AUXILIARIES for word in words):
        return True
    inner = zip(words, words[1:], following[1:], strict=False)
    return any(_is_finite(word, after) for before, word, after in inner if before not in NO_VERB_AFTER)


def _is_finite(word: str, after: str) -> bool:
    """Tell whether a word that can follow a subject is a finite verb before the word after it."""
    if word in IRREGULAR:
        return True
    endings = {end for end in ENDINGS if word.endswith(end) and word.removesuffix(end) in REGULAR}
    past = (
        endings and endings <= {"ied", "ed"} and word.removesuffix("ed").removesuffix("i") not in UNMISTAKABLE
    )
    return bool(endings) and after != "of" and not (past and after in NO_PAST_BEFORE)


# ------------------------------------------------------------------------------------------------ where it is from


LEAST_SHARE = 0.6
"""Of a line's content words that its sentence must have."""


def origin(line: Shown, sentences: Sequence[Sentence], forms: Forms) -> tuple[Sentence, ...]:
    """Return the sentences that a line comes from, the best first; none where no sentence has most of its words."""
    own = set(stems(forms.canonical(line.text))) or set(stems(forms.canonical(line.parent)))
    figures = set(numbers(line.text))
    if not own and not figures:
        return ()
    held = {s.number: _held(own, figures, forms.canonical(s.text)) for s in sentences}
    ranked = sorted(sentences, key=lambda s: (-len(held[s.number]), -_in_order(line, s, forms), s.number))
    if not ranked or len(held[ranked[0].number]) < LEAST_SHARE * len(own | figures):
        return _joined(own | figures, ranked, held)
    rest = (own | figures) - held[ranked[0].number]
    second = max(ranked[1:], key=lambda s: len(held[s.number] & rest), default=None)
    return (
        (ranked[0], second)
        if second and len(held[second.number] & rest) >= 2
        else ranked[:1] and (ranked[0],)
    )


def _joined(wanted: set[str], ranked: list[Sentence], held: dict[int, set[str]]) -> tuple[Sentence, ...]:
    """Return two sentences that have most of a line's words together, if there are such."""
    for second in ranked[1:3]:
        both = held[ranked[0].number] | held[second.number]
        if len(both) >= 0.8 * len(wanted) and len(held[second.number] - held[ranked[0].number]) >= 2:
            return ranked[0], second
    return ()


def _held(own: set[str], figures: set[str], sentence: str) -> set[str]:
    return (own & set(stems(sentence))) | (figures & set(numbers(sentence)))


def _in_order(line: Shown, sentence: Sentence, forms: Forms) -> int:
    """Return how many pairs of neighbours the two share: tells two sentences of the same words apart."""
    one, other = (stems(forms.canonical(text)) for text in (line.text, sentence.text))
    return len(set(pairwise(one)) & set(pairwise(other)))
