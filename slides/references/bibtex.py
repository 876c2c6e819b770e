"""BibTeX and BibLaTeX -> references. Each error names the line at which the file goes wrong, not the one it is noticed on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from slides.errors import Finding, SourceError
from slides.references import latex
from slides.references.reference import MONTHS, OTHERS, Day, Name, Reference, days, doi, month

_KINDS = {
    "article": "article-journal", "book": "book", "booklet": "pamphlet", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference", "proceedings": "book", "manual": "report",
    "techreport": "report", "report": "report", "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "unpublished": "manuscript", "dataset": "dataset",
    "software": "software", "patent": "patent", "misc": "document",
}  # fmt: skip
"""CSL's type of each kind of entry; any other is a document."""

_TEXTS = {
    "title": "title", "journal": "container-title", "journaltitle": "container-title", "booktitle": "container-title",
    "shortjournal": "container-title-short", "volume": "volume", "number": "issue", "issue": "issue", "pages": "page",
    "doi": "DOI", "url": "URL", "publisher": "publisher", "institution": "publisher", "school": "publisher",
    "organization": "publisher", "address": "publisher-place", "location": "publisher-place", "edition": "edition",
    "series": "collection-title", "isbn": "ISBN", "issn": "ISSN", "pmid": "PMID", "eid": "number", "chapter": "chapter-number",
}  # fmt: skip
"""CSL's variable of each field; where two fields give one variable, the first in the entry counts."""

_THESES = {"phdthesis": "PhD thesis", "mastersthesis": "Master’s thesis"}
"""What the kind of entry says of a thesis."""

_TITLES = ("title", "container-title", "collection-title")
_LITERAL = ("DOI", "URL")
_BEGIN = re.compile(r"@[ \t]*(\w+)\s*([{(])")
_LOST = re.compile(r"\n[ \t]*@[ \t]*\w+[ \t]*\{[^\s,{}=]*,")
"""How the next entry begins: met inside a value, it says that the value was never closed."""
_FIELD = re.compile(r"\s*([\w:+./-]+)\s*=\s*")
_KEY = re.compile(r"\s*([^\s,{}()=\"#%]+)\s*(?=[,})])")
_BLANKS = re.compile(r"(?:\s|%[^\n]*\n)*")
_DEPTH = re.compile(r"\\.|[{}\"]", re.S)
_BARE = re.compile(r"[^\s,{}()=\"#]+")


@dataclass(frozen=True, slots=True)
class _Source:
    """A file's text, and where its lines begin."""

    text: str
    path: str
    starts: tuple[int, ...]

    def line(self, at: int) -> int:
        return bisect_right(self.starts, at)

    def error(self, at: int, message: str, hint: str) -> SourceError:
        line = self.line(at)
        start = self.starts[line - 1]
        quote = self.text[start : self.text.find("\n", start) % (len(self.text) + 1)].strip()
        return SourceError(Finding("error", "cite.bibtex", message, self.path, line, quote, hint))


def read(text: str, path: str) -> tuple[Reference, ...]:
    """Return the entries of a BibTeX file, in its order.

    Raises:
        SourceError: A brace or quotation mark is never closed, or a comma is missing.
    """
    source = _Source(
        text, path, tuple(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))[:-1]
    )
    macros = {name: name for name in MONTHS}
    found: list[Reference] = []
    crossed: dict[str, Mapping[str, str]] = {}
    at = 0
    while begin := _BEGIN.search(text, at):
        kind = begin[1].lower()
        if kind in ("comment", "preamble"):
            at = _closed(source, begin.start(2), begin.start())
        elif kind == "string":
            fields, at = _fields(source, begin.end(), begin.start(), macros)
            macros |= fields
        else:
            key, after = _key(source, begin)
            fields, at = _fields(source, after, begin.start(), macros)
            crossed[key.lower()] = fields
            found.append(_reference(kind, key, fields, path, source.line(begin.start())))
            if "crossref" in fields:
                found[-1] = replace(
                    found[-1], texts=(*found[-1].texts, ("crossref", fields["crossref"].lower()))
                )
    return tuple(_with_parent(reference, crossed) for reference in found)


def _key(source: _Source, begin: re.Match[str]) -> tuple[str, int]:
    match = _KEY.match(source.text, begin.end())
    if match is None:
        hint = f"write it before the first comma: @{begin[1]}{{roe2020,"
        raise source.error(begin.start(), "this entry has no key to cite it by", hint)
    return match[1], match.end()


def _fields(source: _Source, at: int, start: int, macros: Mapping[str, str]) -> tuple[dict[str, str], int]:
    """Return the fields of an entry by their names in lower case, and the offset behind the entry."""
    text, fields = source.text, {}
    while True:
        at = _past_blanks(text, at)
        if text[at : at + 1] == ",":
            at += 1
        elif text[at : at + 1] in ("}", ")"):
            return fields, at + 1
        elif at >= len(text):
            raise source.error(
                start, "the entry that begins here is never closed", "write a } behind its last field"
            )
        elif match := _FIELD.match(text, at):
            value, at = _value(source, match.end(), match.start(1), macros)
            fields.setdefault(match[1].lower(), value)
            at = _past_blanks(text, at)
            if text[at : at + 1] not in (",", "}", ")", "@", ""):
                raise source.error(
                    at, "a comma is missing before this", "write one behind the field above it"
                )
        elif text[at] == "@":
            raise source.error(
                start, "the entry that begins here is never closed", "write a } behind its last field"
            )
        else:
            raise source.error(at, "this is no field of an entry", "write name = {value},")


def _past_blanks(text: str, at: int) -> int:
    match = _BLANKS.match(text, at)
    return match.end() if match else at


def _value(source: _Source, at: int, start: int, macros: Mapping[str, str]) -> tuple[str, int]:
    """Return the value of a field, its parts joined by # put together, and the offset behind it."""
    parts = []
    while True:
        mark = source.text[at : at + 1]
        if mark == "{":
            end = _closed(source, at, start)
            parts.append(source.text[at + 1 : end - 1])
        elif mark == '"':
            end = _quoted(source, at, start)
            parts.append(source.text[at + 1 : end - 1])
        elif bare := _BARE.match(source.text, at):
            end = bare.end()
            parts.append(macros.get(bare[0].lower(), bare[0]))
        else:
            raise source.error(start, "this field has no value", "write one in braces, or delete the field")
        at = _past_blanks(source.text, end)
        if source.text[at : at + 1] != "#":
            return "".join(parts), end
        at = _past_blanks(source.text, at + 1)


def _closed(source: _Source, at: int, start: int) -> int:
    """Return the offset behind the bracket that closes the one at `at`."""
    if source.text[at] == "(":
        end = source.text.find(")", at)
        if end < 0:
            raise source.error(start, "this bracket is never closed", "write a ) where it ends")
        return end + 1
    depth, lost = 0, _LOST.search(source.text, at)
    for match in _DEPTH.finditer(source.text, at, lost.start() if lost else len(source.text)):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match[0] == "}":
            return match.end()
    raise source.error(start, "a brace that opens here is never closed", "write a } where the value ends")


def _quoted(source: _Source, at: int, start: int) -> int:
    """Return the offset behind the quotation mark that closes the one at `at`; one in braces is a letter."""
    depth, lost = 0, _LOST.search(source.text, at)
    for match in _DEPTH.finditer(source.text, at + 1, lost.start() if lost else len(source.text)):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if match[0] == '"' and depth == 0:
            return match.end()
    raise source.error(
        start, "a quotation mark that opens here is never closed", 'write a " where the value ends'
    )


# ------------------------------------------------------------------------------------------------ fields to CSL


def _reference(kind: str, key: str, fields: Mapping[str, str], path: str, line: int) -> Reference:
    texts: dict[str, str] = {}
    for name, value in fields.items():
        variable = _TEXTS.get(name, "")
        if variable and value.strip():
            texts.setdefault(variable, _said(variable, value))
    if kind == "techreport" or (kind == "report" and "issue" in texts):
        texts["number"] = texts.pop("issue", texts.get("number", ""))
    if kind in _THESES:
        texts.setdefault("genre", _THESES[kind])
    issued, words = _date(fields)
    return Reference(
        key,
        _KINDS.get(kind, "document"),
        tuple((name, value) for name, value in texts.items() if value),
        _names(fields.get("author", "")),
        _names(fields.get("editor", "")),
        issued,
        words,
        path=path,
        line=line,
    )


def _said(variable: str, value: str) -> str:
    if variable == "DOI":
        return doi(latex.plain(value))
    if variable in _LITERAL:
        return re.sub(r"\\(?=[_%&#~])", "", value).strip()
    said = latex.plain(value, keep_case=variable in _TITLES)
    return re.sub(r"(?<=\d)[–-]+(?=\w*\d)", "-", said) if variable == "page" else said


def _date(fields: Mapping[str, str]) -> tuple[tuple[Day, ...], str]:
    """Return when it was published, as days or in words."""
    said = latex.plain(fields.get("date", "") or fields.get("year", ""))
    found = days(said)
    if (
        found
        and len(found) == 1
        and len(found[0]) == 1
        and (number := month(latex.plain(fields.get("month", ""))))
    ):
        return ((found[0][0], number),), ""
    return (found, "") if found else ((), said)


def _with_parent(reference: Reference, entries: Mapping[str, Mapping[str, str]]) -> Reference:
    """Return a chapter with what it has from the book that its `crossref` names."""
    texts = dict(reference.texts)
    parent = entries.get(texts.pop("crossref", ""))
    if parent is None:
        return replace(reference, texts=tuple(texts.items()))
    inherited = {**parent, "booktitle": parent.get("booktitle", parent.get("title", ""))}
    inherited.pop("title", None)
    inherited.pop("author", None)
    book = _reference("book", "", inherited, "", 0)
    return replace(
        reference,
        texts=tuple({**dict(book.texts), **texts}.items()),
        editors=reference.editors or book.editors,
        issued=reference.issued or book.issued,
        issued_words=reference.issued_words or book.issued_words,
    )


# --------------------------------------------------------------------------------------------------------- names


def _names(value: str) -> tuple[Name, ...]:
    return tuple(_name(part) for part in _split(value, r"\s+and\s+") if part.strip())


def _split(value: str, separator: str) -> Iterator[str]:
    """Yield the parts between separators that stand in no braces."""
    start = depth = 0
    for match in re.finditer(rf"\\.|[{{}}]|{separator}", value, re.S | re.I):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth == 0 and match[0] not in "{}" and not match[0].startswith("\\"):
            yield value[start : match.start()]
            start = match.end()
    yield value[start:]


def _name(text: str) -> Name:
    """Return one name, spelt `Last, First`, `Last, Jr, First`, `First von Last`, or {in braces} for a body."""
    text = text.strip()
    if text.lower() == "others":
        return OTHERS
    if text.startswith("{") and _whole(text):
        return Name(literal=latex.plain(text))
    parts = [latex.plain(part) for part in _split(text, ",")]
    if len(parts) >= 3:
        return Name(parts[0], ", ".join(parts[2:]), parts[1])
    if len(parts) == 2:
        return Name(parts[0], parts[1])
    words = [latex.plain(word) for word in _split(text, r"\s+")]
    last = next((n for n, word in enumerate(words[:-1]) if n and word[:1].islower()), len(words) - 1)
    return Name(" ".join(words[last:]), " ".join(words[:last]))


def _whole(text: str) -> bool:
    """Tell whether the first brace is closed by the last one."""
    depth = 0
    for n, letter in enumerate(text):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if depth == 0:
            return n == len(text) - 1
    return False
