"""What drafts say on their slides, line by line, measured from the outside.

    python -m tests.bench lines ARTICLE... [--show] [--sample 100 --seed 1]

Each article is drafted at the default time and at 20 minutes. Judged is the Talk alone: its lines, and the sentences
that the notes of each slide name under `Sources:`. What a line is and where it comes from: `tests.bench.told`. Slides
of furniture (disclosures, agenda, references, what the article does not give) are not judged; the backup is.

**Lost**: a negation, hedge, number, bound or comparator of a sentence that none of the slide's lines from this sentence
has, although the part of the sentence around it was used. *Used* means, for

    a negation or hedge   more than half of the next three content words of its clause (the last two, if none follows)
    a number              more than half of its clause's two content words on either side
    a bound of a number   ("at least 40"): this number
    a comparator          a word of comparison or change of the sentence ("lower", "reduced"), from its own part of it

stands in one of the lines. Clauses end at , ; : brackets, dashes and words such as "but", "which" and "although". So a
line that leaves out a whole clause, or an aside in brackets, loses nothing; one that keeps the words and drops the "not"
does. An item is read together with its sub-items, and all lines from one sentence together; but a line that says what
stands on both sides of a negation or hedge must have it itself. When such words are cut out of the sentences of real
articles one at a time, it finds 98 of 100 negations lost, 97 hedges, 89 bounds, 79 comparators and 72 numbers (not those
in brackets and long rows).

**Points**: a word that points to something no line above it on its slide has. **Opens** with "this", "they" and the
like, whether that points to something or not. **Broken**: ends in a preposition or conjunction, begins with "which" or
"and", has half a pair of brackets or quotes. **No verb**: a title without a finite one, by a list that errs on this side.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from slides import article as articles
from slides import draft
from slides.model import Article, Sentence, Slot, Talk, plain
from tests.bench.told import (
    NUMBER,
    Forms,
    Shown,
    Told,
    finite,
    numbers,
    origin,
    stem,
    stems,
    told,
    value,
    words_of,
)

SLOTS = {"8+2": Slot(8, 2), "20": Slot(20)}
"""The command's default, and a long one."""

SHORT, LONG, LONGEST_TITLE = 12, 14, 14
"""Words of a good line, of one that still does, and of a title."""

NEGATIONS = (
    r"\bnot\b(?! only\b)|\bnothing\b|\bno(?! doubt\b| longer than\b)\b|\bnever\b|\bnone\b|\bneither\b|\bwithout\b|\bcannot\b|n[’']t\b"
    r"|\black(?:s|ed|ing)?\b|\bfail(?:s|ed|ure|ures)?\b|\babsence of\b|\bunable\b|\brarely\b|\bhardly\b|\bexcept\b"
)
HEDGES = (
    r"\b(?:may|might|could|perhaps|possib\w+|probabl\w+|likely|unlikely|potential(?:ly)?|suggest\w*|appear(?:s|ed)?"
    r"|seem\w*|believ\w+|thought to|hypothes\w+|presum\w+|apparent(?:ly)?|tend(?:s|ed)? to|speculat\w+|estimated"
    r"|usually|often|sometimes|typically|generally|commonly|frequently|relatively|preliminary|emerging|unclear|uncertain)\b"
)
BOUNDS = r"\b(?:at least|at most|up to|approximately|about|around|nearly|almost|roughly|more than|less than|fewer than|over|under)(?= [A-Z]*[£$€]?\d)|[<>≤≥~≈](?= ?\d)"
COMPARATORS = (
    r"\b(?:than|versus|vs|unlike|compar(?:ed|ison) (?:with|to)|relative to|in contrast (?:to|with)|rather)\b"
)
CHANGES = (
    r"\b(?:more|less|fewer|higher|lower|greater|smaller|better|worse|larger|longer|shorter|faster|slower|earlier|later"
    r"|older|younger|(?:re|de|in)(?:duc|creas)\w+|improv\w+|minimal\w*|superior\w*|inferior\w*|differ\w*|twice|half)\b"
)
CLAUSE_END = r"[,;:()\[\]–—]|\b(?:but|which|while|whereas|although|though|because|despite|who|and|or)\b"

ALWAYS_POINTS = (
    r"\b(?:we|our|ours|(?-i:us)|the latter|the former|aforementioned|herein|(?:see|shown|described|mentioned|discussed|as) (?:above|below)"
    r"|(?:above|below)[- ]?mentioned|the (?:above|following)\b|(?:fig|figs|figure|figures|table|tables|box)\.? ?S?\d+)\b|^Here\b"
)
"""What no slide can have said before."""
POINTS_AHEAD = r"\b(?:this|these|those|such)\b(?! as\b)"
"""Words that need the noun behind them, or one above."""
PRONOUNS = r"\b(?:it|they|them|he|she|its|their)\b"
EMPTY_IT = r"\bit (?:is|was|has been|may be|seems|appears|remains|would be)\b[^.]*?\b(?:that|to|whether|if)\b"
"""'It is believed that': points to nothing."""
OWN_ARTICLE = r"\bthis (?:study|trial|article|paper|review|analysis|meta-analysis|report|essay|course|work|survey|cohort)\b"


# -------------------------------------------------------------------------------------------------------- losses


def losses(lines: Sequence[Shown], sentence: Sentence, forms: Forms) -> Iterator[tuple[str, str]]:
    """Yield the sort and the word of what the lines from one sentence have lost of it.

    All its lines on the slide are read together, with what they stand under. But a line that says by itself what stands
    on both sides of a negation or hedge must have it itself, or the lines below it must.
    """
    source = forms.canonical(sentence.text)
    texts = tuple(forms.canonical(line.text) for line in lines)
    wholes = tuple(forms.canonical(_whole(line, lines)) for line in lines)
    for sort in SORTS:
        if sort.name == "hedge" and any(line.believed for line in lines):
            continue
        missing = _missing(sort, source, texts, "\n".join(dict.fromkeys(wholes)))
        if not missing and sort.says:
            missing = [m for pair in zip(texts, wholes, strict=True) for m in _denied(sort, source, *pair)][
                :1
            ]
        yield from ((sort.name, match[0]) for match in missing)


def _whole(line: Shown, lines: Sequence[Shown]) -> str:
    """Return a line with what it stands under and what stands under it."""
    below = (other.text for other in lines if other.place == "sub-item" and other.parent.endswith(line.text))
    return " ".join(filter(None, (line.parent, line.text, *below)))


def _denied(sort: Sort, source: str, text: str, whole: str) -> Iterator[re.Match[str]]:
    """Yield the words of a sort whose both sides a line says, if neither it nor its own lines have such a word."""
    if not re.search(sort.kept or sort.pattern, whole, re.IGNORECASE):
        for match in re.finditer(sort.pattern, source, re.IGNORECASE):
            before, after = _clause(source, match)
            if _most(before[-2:], text) and _most(after[:3], text):
                yield match


def _missing(sort: Sort, source: str, texts: Iterable[str], kept: str) -> list[re.Match[str]]:
    """Return the words of a sort whose surroundings are used and that are not kept, as often as they stand there.

    A word of the same sort that the sentence itself does not have stands for one of them: "not" for "no".
    """
    every = list(re.finditer(sort.pattern, source, re.IGNORECASE))
    used = [match for match in every if any(sort.used(source, match, text) for text in texts)]
    there = Counter(
        sort.same(match[0]) for match in re.finditer(sort.kept or sort.pattern, kept, re.IGNORECASE)
    )
    instead = (there - Counter(sort.same(match[0]) for match in every)).total() if sort.replaceable else 0
    missing = []
    for match in used:
        there[sort.same(match[0])] -= 1
        if there[sort.same(match[0])] < 0:
            missing.append(match)
    return missing[instead:]


def _governs(source: str, match: re.Match[str], line: str) -> bool:
    """Tell whether a line uses what a negation or hedge stands before."""
    before, after = _clause(source, match)
    return _most(after[:3] or before[-2:], line)


def _surrounds(source: str, match: re.Match[str], line: str) -> bool:
    """Tell whether a line uses what stands around a number."""
    before, after = _clause(source, match)
    return _most(before[-2:] + after[:2], line)


def _bounded(source: str, match: re.Match[str], line: str) -> bool:
    """Tell whether a line has the number behind a bound."""
    number = re.search(NUMBER, source[match.end() :])
    return bool(number) and value(number[0]) in numbers(line)


def _compares(source: str, match: re.Match[str], line: str) -> bool:
    """Tell whether a line says that something is more or less, as the comparator's part of the sentence does."""
    start, end = _part(source, match)
    changes = {stem(word) for word in re.findall(CHANGES, source[start:end], re.IGNORECASE)}
    return bool(changes & {stem(word) for word in words_of(line)})


def _part(source: str, match: re.Match[str]) -> tuple[int, int]:
    """Return where the part of the sentence between ; : and "but", "while", "whereas" around a match begins and ends."""
    ends = [m.span() for m in re.finditer(r"[;:]|, (?:but|while|whereas)\b", source)]
    start = max((end for _, end in ends if end <= match.start()), default=0)
    return start, min((begin for begin, _ in ends if begin >= match.end()), default=len(source))


def _clause(source: str, match: re.Match[str]) -> tuple[list[str], list[str]]:
    """Return the content stems of the match's clause before and after it."""
    before = re.split(CLAUSE_END, source[: match.start()])[-1]
    after = re.split(CLAUSE_END, source[match.end() :])[0]
    return stems(before), stems(after)


def _most(wanted: list[str], line: str) -> bool:
    found = set(stems(line))
    return bool(wanted) and 2 * sum(word in found for word in wanted) > len(wanted)


@dataclass(frozen=True, slots=True)
class Sort:
    """Words that a line must not lose."""

    name: str
    pattern: str
    used: Callable[[str, re.Match[str], str], bool]
    """Tells of a sentence, such a word in it and a line, whether the line uses what stands around the word."""
    same: Callable[[str], str] = stem
    """What two such words have in common if they say the same."""
    replaceable: bool = True
    """Another word of the sort says as much."""
    says: bool = False
    """What it stands between is untrue without it, wherever else on the slide it stands."""
    kept: str = ""
    """What keeps it in a line, where that is more than what it is in a sentence."""


SORTS = (
    Sort("negation", NEGATIONS, _governs, says=True, kept=NEGATIONS + r"|\bnon-?\w+"),
    Sort("hedge", HEDGES, _governs, says=True),
    Sort("number", NUMBER, _surrounds, same=value, replaceable=False),
    Sort("bound", BOUNDS, _bounded),
    Sort("comparator", COMPARATORS, _compares),
)


# -------------------------------------------------------------------------------------------------------- broken


BROKEN_END = re.compile(
    r"\b(?:of|in|on|at|by|for|with|from|to|into|than|and|or|but|nor|that|which|who|whose|as|the|an?|between|because"
    r"|although|while|whereas|if|whether|is|are|was|were|be|been|has|have|may|can|such)\W*$",
    re.IGNORECASE,
)
BROKEN_START = re.compile(r"(?:which|that|and|or|but|who|whose|whom|than|nor|[,;:.)\]])(?!\w)", re.IGNORECASE)
PAIRS = ("()", "[]", "“”")
OPENING = re.compile(r"(?:this|these|those|they|it|such|he|she)\b", re.IGNORECASE)


def broken(line: Shown) -> tuple[str, ...]:
    """Return where a line is cut: what it ends or begins with, and brackets and quotes without their partner."""
    text = line.text.removesuffix("…")
    leads = line.place in ("paragraph", "item", "title") and text.endswith(":")
    found = [match[0].strip() for match in (BROKEN_END.search(text),) if match and not leads]
    found += [match[0] for match in (BROKEN_START.match(text),) if match]
    found += [pair for pair in PAIRS if text.count(pair[0]) != text.count(pair[1])]
    return (*found, *('"' for _ in range(text.count('"') % 2)))


def opening(line: Shown) -> bool:
    """Tell whether a line opens with a word such as "this" or "they"."""
    return bool(OPENING.match(_bare(line.text)))


def _bare(text: str) -> str:
    """Return a text without the pointing words that point to nothing, or to the article itself."""
    return re.sub(f"{OWN_ARTICLE}|{EMPTY_IT}", "", text, flags=re.IGNORECASE).strip()


# ------------------------------------------------------------------------------------------------------ dangling


def dangling(line: Shown, above: Sequence[Shown], follows: bool = False) -> tuple[str, ...]:
    """Return the words of a line that point to nothing on its slide; `follows`: the line above it says what stood before."""
    text = _bare(line.text)
    before = " ".join((*(shown.text for shown in above), line.parent))
    found = [match[0] for match in re.finditer(ALWAYS_POINTS, text, re.IGNORECASE)]
    found += [
        m[0] for m in re.finditer(POINTS_AHEAD, text, re.IGNORECASE) if not _named(text, m, before, follows)
    ]
    found += [
        m[0]
        for m in re.finditer(PRONOUNS, text, re.IGNORECASE)
        if not follows and not stems(text[: m.start()])
    ]
    return tuple(found)


def _named(text: str, match: re.Match[str], before: str, follows: bool) -> bool:
    """Tell whether the noun behind a pointing word stands before it, or a bare pointing word goes on from the line above."""
    noun = stems(text[match.end() :])[:2]
    earlier = set(stems(before)) | set(stems(text[: match.start()]))
    bare = re.match(
        r"\s+(?:is|are|was|were|has|have|may|can|could|will|would|do|does|did)\b", text[match.end() :]
    )
    if bare:
        return follows or bool(stems(text[: match.start()]))
    if match[0].lower() == "those" and re.match(
        r"\s+(?:who|with|in|of|from|whose|that|without|for|at)\b", text[match.end() :]
    ):
        return True
    return bool(set(noun) & earlier)


# --------------------------------------------------------------------------------------------------------- audit


@dataclass(frozen=True, slots=True)
class Judged:
    """A line with its slide and the sentences it comes from."""

    slide: Told
    line: Shown
    origins: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing found in a draft."""

    sort: str
    """One of `FAULTS`."""
    slide: int
    words: str
    lines: tuple[str, ...]
    """The lines it is about."""
    sentence: str = ""
    """The sentence that a loss is a loss of."""


@dataclass(frozen=True, slots=True)
class Audit:
    """What was found in one draft."""

    name: str
    slot: str
    slides: int
    """Slides, furniture and the title slide too."""
    lines: tuple[Judged, ...]
    faults: tuple[Fault, ...]
    said: int
    """Words of the notes that are spoken, backup aside."""
    seconds: float = 0.0
    """CPU time of a draft at the default time, from the start of Python to its end."""


FAULTS = (
    *(sort.name for sort in SORTS), "no source", "foreign", "points", "opens", "broken", "repeats",
    "alone", "no verb", "long", "doubled", "section",
)  # fmt: skip
"""Lost words; lines; titles: with nothing below, without a verb, over 14 words, twice, the name of a section."""


def audit(article: Article, talk: Talk, name: str = "", slot: str = "") -> Audit:
    """Return what there is to say of a talk on an article."""
    forms = Forms.of((article.title, *(s.text for s in article.sentences)))
    slides = told(talk)
    names = {s.heading.lower() for s in article.sections} | {plain(s.title).lower() for s in talk.sections}
    known = _vocabulary(article, names)
    lines: list[Judged] = []
    faults: list[Fault] = []
    for slide in (slide for slide in slides if not slide.furniture):
        sentences = [s for s in article.sentences if s.number in slide.sources]
        judged = [
            Judged(slide, line, () if _is_heading(line, names) else origin(line, sentences, forms))
            for line in slide.lines
        ]
        lines += judged
        faults += (*_lost(judged, forms), *_of_lines(judged, known, names))
    faults += _of_titles([judged for judged in lines if judged.line.place == "title"], names)
    said = sum(note.words for slide in slides if not slide.backup for note in slide.notes)
    return Audit(name, slot, len(slides) + 1, tuple(lines), tuple(faults), said)


def _is_heading(line: Shown, names: set[str]) -> bool:
    """Tell whether a line is a title that is the name of a section, which comes from no sentence."""
    return line.place == "title" and _unnumbered(line.text) in names


def _unnumbered(title: str) -> str:
    """Return a title in lower case without the number of a slide that goes on from another."""
    return re.sub(r" \(\d+\)$", "", title).lower()


def _lost(slide: Sequence[Judged], forms: Forms) -> Iterator[Fault]:
    """Yield what a slide leaves out of the sentences that it uses."""
    for sentence in dict.fromkeys(sentence for judged in slide for sentence in judged.origins):
        lines = [judged.line for judged in slide if sentence in judged.origins]
        for sort, word in losses(lines, sentence, forms):
            yield Fault(sort, slide[0].slide.number, word, tuple(line.text for line in lines), sentence.text)


def _vocabulary(article: Article, names: Iterable[str]) -> set[str]:
    """Return the stems of what the article says, of the names of its parts, and of what stands for "we"."""
    texts = (article.title, *(s.text for s in article.sentences), *names, "authors researchers")
    return set(stems(" ".join(texts).replace("-", " ")))


def _of_lines(slide: Sequence[Judged], known: set[str], names: set[str]) -> Iterator[Fault]:
    """Yield what is wrong with single lines of a slide."""
    last: set[int] = set()
    for place, judged in enumerate(slide):
        line = judged.line
        named = _is_name(line) or _is_heading(line, names)
        now = {sentence.number for sentence in judged.origins}
        follows = bool(now & (last | {number + 1 for number in last}))
        found = {
            "no source": () if judged.origins or named else (line.place,),
            "foreign": () if named else sorted(set(stems(line.text.replace("-", " "))) - known),
            "points": () if named else dangling(line, slide[0].slide.lines[:place], follows),
            "opens": (line.text.split()[0],) if opening(line) else (),
            "broken": broken(line),
            "repeats": (line.place,) if _repeats(line, slide[0].slide.lines[:place]) else (),
        }
        for sort, words in found.items():
            if words:
                yield Fault(sort, judged.slide.number, ", ".join(words), (line.text,))
        last = now


def _repeats(line: Shown, above: Sequence[Shown]) -> bool:
    """Tell whether a line says no content word that one line above it has not said."""
    own = set(stems(line.text)) | set(numbers(line.text))
    return len(own) > 2 and any(own <= {*stems(other.text), *numbers(other.text)} for other in above)


def _is_name(line: Shown) -> bool:
    """Tell whether a line only names its slide or what stands under it."""
    return line.place == "label" or (line.place == "title" and line.words <= 5)


def _of_titles(titles: Sequence[Judged], names: set[str]) -> Iterator[Fault]:
    """Yield what is wrong with titles."""
    counts = Counter(judged.line.text.lower() for judged in titles)
    for judged in titles:
        title = judged.line.text
        found = {
            "alone": len(judged.slide.lines) == 1,
            "no verb": not finite(title),
            "long": judged.line.words > LONGEST_TITLE,
            "doubled": counts[title.lower()] > 1,
            "section": _unnumbered(title) in names,
        }
        yield from (Fault(sort, judged.slide.number, "", (title,)) for sort, there in found.items() if there)


def seconds(path: Path) -> float:
    """Return the CPU time of a draft of an article file in a Python of its own."""
    code = (
        "import sys; from pathlib import Path; from slides import article, draft, markdown; "
        "from slides.model import Slot; path = Path(sys.argv[1]); "
        "markdown.write(draft.draft(article.read(path.read_bytes(), path.name), path.name, Slot(8, 2)))"
    )
    before = getrusage(RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code, str(path)], check=True)
    after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


# --------------------------------------------------------------------------------------------------------- report


HEAD = (
    "article", "min", "slides", "lines", "<=12", "<=14", "titles<=12", "<=14", *FAULTS, "spoken", "CPU s",
)  # fmt: skip


def row(found: Audit) -> tuple[str, ...]:
    """Return the figures of one draft, as `HEAD` names them; shares in per cent."""
    titles = [judged.line for judged in found.lines if judged.line.place == "title"]
    below = [judged.line for judged in found.lines if judged.line.place != "title"]
    counts = Counter(fault.sort for fault in found.faults)
    shares = (share(lines, most) for lines in (below, titles) for most in (SHORT, LONG))
    return (
        found.name,
        found.slot,
        str(found.slides),
        str(len(below)),
        *(f"{percent:.0f}" for percent in shares),
        *(str(counts[sort]) for sort in FAULTS),
        str(found.said),
        f"{found.seconds:.2f}",
    )


def share(lines: Sequence[Shown], most: int) -> float:
    """Return the share of lines with at most so many words, in per cent."""
    return 100 * sum(line.words <= most for line in lines) / len(lines) if lines else 100.0


def total(audits: Sequence[Audit], slot: str) -> Audit:
    """Return all drafts of one time as if they were one; its seconds are those of the slowest."""
    mine = [found for found in audits if found.slot == slot]
    return Audit(
        "all (slowest)",
        slot,
        sum(found.slides for found in mine),
        tuple(judged for found in mine for judged in found.lines),
        tuple(fault for found in mine for fault in found.faults),
        sum(found.said for found in mine),
        max(found.seconds for found in mine),
    )


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows as aligned columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    cells = [[cell.rjust(width) for cell, width in zip(row, widths, strict=True)] for row in rows]
    return "\n".join("  ".join((row[0].strip().ljust(widths[0]), *row[1:])) for row in cells)


def show(found: Audit) -> None:
    """Print each thing found."""
    print(f"\n=== {found.name}, {found.slot}")
    for fault in found.faults:
        print(f"\n{fault.sort}: {fault.words}, slide {fault.slide}")
        print("".join(f"  - {line}\n" for line in fault.lines), end="")
        print(f"  of: {fault.sentence}" if fault.sentence else "")


def sample(audits: Sequence[Audit], count: int, seed: int) -> None:
    """Print random lines with all that a reader needs to judge them."""
    every = [(found.name, judged) for found in audits for judged in found.lines]
    chosen = random.Random(seed).sample(every, min(count, len(every)))
    for number, (name, judged) in enumerate(chosen, 1):
        line, slide = judged.line, judged.slide
        print(f"\n{number}. {name}, slide {slide.number} [{slide.section}], {line.place}")
        print(f"   LINE    {line.text}")
        print("" if line.place == "title" else f"   title   {slide.title}\n", end="")
        print(f"   under   {line.parent}\n" if line.parent else "", end="")
        print("\n".join(f"   S{s.number:<6} {s.text}" for s in judged.origins) or "   no source")


def main() -> None:
    """Print the table, and what is asked for beside it."""
    parser = argparse.ArgumentParser(description="Measure the lines of drafts.")
    parser.add_argument("articles", type=Path, nargs="+", metavar="ARTICLE")
    parser.add_argument("--show", action="store_true", help="print each thing found")
    parser.add_argument(
        "--sample", type=int, default=0, help="print so many random lines of the short drafts"
    )
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    audits = []
    for path in options.articles:
        article = articles.read(path.read_bytes(), path.name)
        spent = seconds(path)
        for slot, minutes in SLOTS.items():
            found = audit(article, draft.draft(article, path.name, minutes), path.stem, slot)
            audits.append(replace(found, seconds=spent))
    print(table([HEAD, *(row(found) for found in (*audits, *(total(audits, slot) for slot in SLOTS)))]))
    if options.show:
        for found in audits:
            show(found)
    if options.sample:
        sample([found for found in audits if found.slot == next(iter(SLOTS))], options.sample, options.seed)


if __name__ == "__main__":
    main()
