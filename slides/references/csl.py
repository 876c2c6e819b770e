"""References -> their entries and citations in a style of the Citation Style Language, by way of citeproc-py.

The only file that knows citeproc-py. What it is known to get wrong is put right in `_repaired`, and what it cannot do
(leave out an author, set a letter behind a year) is done here.
"""

from __future__ import annotations

import html
import io
import re
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from slides.errors import SourceError
from slides.layout.words import word
from slides.model import Citation, Run, Runs
from slides.references.reference import OTHERS, Name, Reference, missing

Cluster = tuple[Citation, ...]
"""What stands in one bracket."""


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style, as its file has it."""

    data: bytes
    path: str


@dataclass(frozen=True, slots=True)
class Formatted:
    """What is cited, in one style."""

    entries: tuple[tuple[str, Runs], ...]
    """Key and entry in the order of the style: that of their first citation, or of the alphabet. Without numbers."""
    marks: Mapping[Cluster, Runs]
    """What stands in the text for each bracket; empty for a style that numbers."""


def formatted(
    references: Sequence[Reference], clusters: Iterable[Cluster], style: Style, lang: str
) -> Formatted:
    """Return the entries of what is cited, given in the order of first citation, and what stands for each bracket.

    Raises:
        SourceError: The style cannot be read, or asks for what citeproc-py cannot do.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of variables that no style prints, such as the PMID of every .nbib
        engine = _Engine(style, lang)
        try:
            if engine.numbers:
                return Formatted(engine.entries(references), {})
            entries = engine.entries(references)
            if not _told_apart(engine.marks(references, [(Citation(r.key),) for r in references])):
                engine.letters = _letters(references, [key for key, _ in entries])
                entries = engine.entries(references)
            return Formatted(entries, engine.marks(references, tuple(clusters)))
        except (AttributeError, KeyError, IndexError, NotImplementedError, TypeError, ValueError) as error:
            raise _unusable(style, f"{type(error).__name__}: {error}") from error


def _told_apart(marks: Mapping[Cluster, Runs]) -> bool:
    """Tell whether different works have different marks."""
    return len(set(marks.values())) == len(marks)


def _letters(references: Sequence[Reference], order: Sequence[str]) -> dict[str, str]:
    """Return the letter behind the year of each work that shares authors and year with another, by their order in the list."""
    alike: defaultdict[object, list[str]] = defaultdict(list)
    known = {reference.key: reference for reference in references}
    for key in order:
        alike[known[key].authors, known[key].year].append(key)
    return {
        key: chr(ord("a") + n % 26) for keys in alike.values() if len(keys) > 1 for n, key in enumerate(keys)
    }


def _unusable(style: Style, why: str) -> SourceError:
    hint = "use vancouver, ama, apa, nature, ieee or chicago, or another .csl file"
    return SourceError.of(
        "cite.style", f"this citation style cannot be used: {why}", path=style.path, hint=hint
    )


_SHORTENS = re.compile(rb'(<style\b[^>]*)\sinitialize-with=("[^"]*")')
_NAME = re.compile(rb'<name(?=[\s/>])(?![^>]*\binitialize(?:="false"|-with=))')


def _with_whole_names(style: bytes) -> bytes:
    """Return a style that shortens given names only where it means to: citeproc-py overlooks `initialize="false"` below a
    style that shortens them everywhere else.
    """
    shortens = _SHORTENS.search(style)
    if shortens is None or b'initialize="false"' not in style:
        return style
    return _NAME.sub(b"<name initialize-with=" + shortens[2], _SHORTENS.sub(rb"\1", style, count=1))


class _Engine:
    """citeproc-py with one style."""

    def __init__(self, style: Style, lang: str) -> None:
        from citeproc import CitationStylesStyle  # takes a while, and few talks name a bibliography

        if b"<!ENTITY" in style.data or b"<!DOCTYPE" in style.data:
            raise _unusable(style, "it declares entities, which no style needs")
        self.lang = lang
        try:
            self._style, locale = _with_locale(CitationStylesStyle, _with_whole_names(style.data), lang)
            root = self._style.root
            if root.find("{*}citation") is None:
                parent = root.find("{*}info/{*}link[@rel='independent-parent']")
                named = f" {parent.get('href')}" if parent is not None else " another"
                raise _unusable(style, f"it only points to{named}")
            if not self._style.has_bibliography():
                raise _unusable(style, "it has no list of references")
        except (SyntaxError, ValueError, AttributeError) as error:  # lxml's XMLSyntaxError is a SyntaxError
            raise _unusable(style, f"it is no CSL ({error})") from None
        self._stops_inside = locale == "en-US"
        self.letters: Mapping[str, str] = {}
        """What stands behind the year of works that could not be told apart otherwise, by their keys."""
        category = root.find("{*}info/{*}category[@citation-format]")
        self.numbers = category is None or category.get("citation-format") not in ("author-date", "author")

    def entries(self, references: Sequence[Reference]) -> tuple[tuple[str, Runs], ...]:
        """Return key and entry of each, in the order of the style."""
        from citeproc import Citation as Cited
        from citeproc import CitationItem

        made = self._bibliography(references)
        for n in range(len(references)):
            made.register(Cited([CitationItem(f"r{n}")]))
        made.sort()
        ordered = [references[int(key[1:])] for key in made.keys]
        texts = [
            self._lettered(_without_empty_labels(self._repaired(str(text)), reference), reference)
            for reference, text in zip(ordered, made.bibliography(), strict=True)
        ]
        return tuple(
            (reference.key, _linked(_runs(_unnumbered(text, n) if self.numbers else text), reference))
            for n, (reference, text) in enumerate(zip(ordered, texts, strict=True), 1)
        )

    def marks(self, references: Sequence[Reference], clusters: Sequence[Cluster]) -> dict[Cluster, Runs]:
        """Return what stands in the text for each bracket: its citations one behind the other in one pair of brackets."""
        made = self._bibliography(references)
        known = {reference.key: (f"r{n}", reference) for n, reference in enumerate(references)}
        marks = {}
        for cluster in clusters:
            said = [
                self._mark(made, citation, *known[citation.key])
                for citation in cluster
                if citation.key in known
            ]
            if said:
                marks[cluster] = _runs(self._repaired(f"({'; '.join(said)})"))
        return marks

    def _mark(self, made: Any, citation: Citation, ident: str, reference: Reference) -> str:
        from citeproc import Citation as Cited
        from citeproc import CitationItem

        prefix = f"{citation.prefix} " if citation.prefix else ""
        locator = f", {citation.locator}" if citation.locator else ""
        if citation.bare_year:
            return (
                f"{prefix}{self._lettered(reference.year or word(self.lang, 'no-year'), reference)}{locator}"
            )
        cited = Cited([CitationItem(ident)])
        made.register(cited)
        said = self._lettered(str(made.cite(cited, None)), reference)
        return prefix + re.sub(r"^[(\[]|[)\]]$", "", said) + locator

    def _lettered(self, text: str, reference: Reference) -> str:
        """Return an entry or a mark with the letter behind its year: the first number in it, for names have none."""
        letter = self.letters.get(reference.key, "")
        return (
            re.sub(rf"\b{re.escape(reference.year)}\b", reference.year + letter, text, count=1)
            if letter
            else text
        )

    def _repaired(self, text: str) -> str:
        return _repaired(text, self._stops_inside)

    def _bibliography(self, references: Sequence[Reference]) -> Any:
        from citeproc import CitationStylesBibliography, formatter
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON([_data(r, f"r{n}", self.lang) for n, r in enumerate(references)])
        return CitationStylesBibliography(self._style, source, formatter.html)


_REGIONS = {"en": "en-US", "he": "he-IL"}
"""Where a language is at home that is not named like its country."""


def _with_locale(make: Any, data: bytes, lang: str) -> tuple[Any, str]:
    """Return the style in the talk's language, and its locale; American English where citeproc-py has no words for it."""
    primary = lang.split("-")[0].lower()
    region = _REGIONS.get(primary, f"{primary}-{primary.upper()}")
    for name in (*([lang] if "-" in lang else []), region, primary):
        try:
            return make(io.BytesIO(data), locale=name, validate=False), name
        except ValueError:
            continue
    return make(io.BytesIO(data), locale="en-US", validate=False), "en-US"


def _data(reference: Reference, ident: str, lang: str) -> dict[str, Any]:
    """Return a reference as CSL-JSON, with words in square brackets for what it ought to have and has not."""
    gaps = {variable: word(lang, f"no-{called}") for variable, called in missing(reference)}
    data: dict[str, Any] = {"id": ident, "type": reference.kind, **dict(reference.texts)}
    if reference.issued:
        data["issued"] = {"date-parts": [list(day) for day in reference.issued]}
    elif reference.issued_words:
        data["issued"] = {"literal": reference.issued_words}
    data |= {"author": [_person(n) for n in reference.authors]} if reference.authors else {}
    data |= {"editor": [_person(n) for n in reference.editors]} if reference.editors else {}
    for variable, said in gaps.items():
        data[variable] = {"author": [{"literal": said}], "issued": {"literal": said}}.get(variable, said)
    return data


def _person(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {"family": name.family, "given": name.given, "suffix": name.suffix}
    return {key: value for key, value in parts.items() if value}


# ------------------------------------------------------------------------------------------------ its HTML to runs

_OTHERS = re.compile(rf"(,?)\s*(?:\b(?:and|und|et|y)\b|&amp;|&)?\s*{OTHERS.literal}\.?")
_TAG = re.compile(r"(</?(?:i|b|u|l|sup|sub|span)(?: [^<>]*)?>)")


def _repaired(text: str, stops_inside: bool) -> str:
    """Return what citeproc-py writes without its known flaws: doubled full stops, American stops outside of quotation
    marks, what is missing in two pairs of brackets, and authors whom the file leaves out.
    """
    text = _OTHERS.sub(r"\1 et al.", text)
    text = re.sub(r"(et al\.(?:</i>)?)\.", r"\1", text)
    text = re.sub(r"\((\[\D[^\[\]()]*\])\)", r"\1", text)
    if stops_inside:
        text = re.sub(r"([^.,?!])(”)([.,])", r"\1\3\2", re.sub(r"([?!])(”)[.,]", r"\1\2", text))
    return re.sub(r"(?<!\.)\.\.(?!\.)", ".", text)


_EMPTY_LABELS = re.compile(r" \((?:Publication|Report)\)|, Edition(?=\.$)")


def _without_empty_labels(text: str, reference: Reference) -> str:
    """Return an entry without the label of a number that it has not, which citeproc-py sets all the same."""
    label = _EMPTY_LABELS.search(text)
    own = label is not None and label[0].strip(" .") in " ".join(value for _, value in reference.texts)
    return _EMPTY_LABELS.sub("", text) if label and not own else text


def _unnumbered(text: str, number: int) -> str:
    """Return an entry without the number that a style sets before it: on a slide the list has it."""
    return re.sub(rf"^[\s(\[]*{number}[.)\]]*\s*", "", re.sub(r"^<sup>(.*?)</sup>", r"\1", text))


def _runs(text: str) -> Runs:
    found: list[Run] = []
    open_: list[str] = []
    for piece in _TAG.split(text):
        if _TAG.fullmatch(piece):
            name = re.sub(r"\W.*", "", piece.strip("</>"))
            if not piece.startswith("</"):
                open_.append(name)
            elif name in open_:
                open_.reverse()
                open_.remove(name)
                open_.reverse()
        elif piece:
            run = Run(
                html.unescape(piece),
                bold="b" in open_,
                italic="i" in open_,
                script="super" if "sup" in open_ else "sub" if "sub" in open_ else "",
            )
            if found and replace(found[-1], text="") == replace(run, text=""):
                found[-1] = replace(run, text=found[-1].text + run.text)
            else:
                found.append(run)
    return tuple(found)


def _linked(runs: Runs, reference: Reference) -> Runs:
    """Return an entry whose DOI or address is a link; a DOI that the style leaves out stands behind it."""
    doi, address = reference.text("DOI"), reference.text("URL")
    for said, pattern in (
        (doi, rf"(?:https?://doi\.org/|doi:\s?)?{re.escape(doi)}"),
        (address, re.escape(address)),
    ):
        if (
            said
            and (
                linked := tuple(
                    _with_link(runs, pattern, f"https://doi.org/{doi}" if said == doi else address)
                )
            )
            != runs
        ):
            return linked
    return (*runs, Run(" "), Run(f"doi:{doi}", link=f"https://doi.org/{doi}")) if doi else runs


def _with_link(runs: Runs, pattern: str, link: str) -> Iterator[Run]:
    for run in runs:
        match = re.search(pattern, run.text, re.I)
        if match is None:
            yield run
            continue
        before, after = run.text[: match.start()], run.text[match.end() :]
        yield from (
            replace(run, text=text, link=to)
            for text, to in ((before, ""), (match[0], link), (after, ""))
            if text
        )
