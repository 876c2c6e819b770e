"""RIS and PubMed's .nbib -> references: files of lines that each begin with a tag."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from slides.errors import Finding, SourceError
from slides.references.reference import Day, Name, Reference, days, doi, month


@dataclass(slots=True)
class _Entry:
    """The tagged lines of one entry."""

    line: int
    quote: str
    fields: list[tuple[str, str]] = field(default_factory=list)

    def first(self, *tags: str) -> str:
        """Return the first value that one of the tags has, by the order of the tags."""
        return next((value for tag in tags for name, value in self.fields if name == tag and value), "")

    def all(self, *tags: str) -> tuple[str, ...]:
        return tuple(value for name, value in self.fields if name in tags and value)


_TEXT = Mapping[str, tuple[str, ...]]


# ------------------------------------------------------------------------------------------------------------- RIS

_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*)|\s*)")

_RIS_KINDS = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "MGZN": "article-magazine", "NEWS": "article-newspaper",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "CHAP": "chapter", "ECHAP": "chapter", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "RPRT": "report", "GOVDOC": "report", "STAND": "report", "THES": "thesis",
    "ELEC": "webpage", "WEB": "webpage", "DATA": "dataset", "COMP": "software", "PAT": "patent", "UNPB": "manuscript",
}  # fmt: skip

_RIS_TEXTS: _TEXT = {
    "title": ("TI", "T1", "CT", "BT"),
    "container-title": ("T2", "JO", "JF", "BT", "JA", "J2"),
    "container-title-short": ("J2", "JA"),
    "volume": ("VL",),
    "issue": ("IS",),
    "DOI": ("DO",),
    "URL": ("UR",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "edition": ("ET",),
    "ISSN": ("SN",),
}


def read_ris(text: str, path: str) -> tuple[Reference, ...]:
    """Return the entries of a RIS file; without an ID the key is the first author with the year.

    Raises:
        SourceError: An entry has no end, or a line stands outside of every entry.
    """
    return _with_keys([_of_ris(entry, path) for entry in _ris_entries(text, path)])


def _ris_entries(text: str, path: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for number, said in enumerate(text.split("\n"), 1):
        match = _RIS_LINE.fullmatch(said.rstrip("\r"))
        tag = match[1] if match else ""
        if tag == "TY" or (tag and entry is None):
            if entry is not None:
                raise _endless(entry, path)
            if tag != "TY":
                hint = "an entry begins with a line such as TY  - JOUR"
                raise _stray("cite.ris", said, path, number, hint)
            entry = _Entry(number, said.strip())
        if entry is None:
            continue
        if tag == "ER":
            yield entry
            entry = None
        elif match:
            entry.fields.append((tag, (match[2] or "").strip()))
        elif said.strip() and entry.fields:
            name, value = entry.fields[-1]
            entry.fields[-1] = (name, f"{value} {said.strip()}".strip())
    if entry is not None:
        raise _endless(entry, path)


def _stray(rule: str, said: str, path: str, line: int, hint: str) -> SourceError:
    message = "this line belongs to no entry"
    return SourceError.of(rule, message, path=path, line=line, quote=said.strip(), hint=hint)


def _endless(entry: _Entry, path: str) -> SourceError:
    hint = "close it with a line ER  - , or export the file again: it may be cut off"
    finding = Finding(
        "error", "cite.ris", "the entry that begins here has no end", path, entry.line, entry.quote, hint
    )
    return SourceError(finding)


def _of_ris(entry: _Entry, path: str) -> Reference:
    texts = _texts(entry, _RIS_TEXTS)
    pages = "-".join(filter(None, (entry.first("SP"), entry.first("EP"))))
    said = entry.first("DA", "PY", "Y1")
    year = entry.first("PY", "Y1") or said
    found = days(said.rstrip("/")) or days(year[:4])
    kind = _RIS_KINDS.get(entry.first("TY"), "document")
    if kind == "book" or texts.get("container-title") == texts.get("title"):
        texts.pop("container-title", None)
    return Reference(
        entry.first("ID"),
        kind,
        tuple({**texts, **({"page": pages} if pages else {})}.items()),
        _people(entry.all("AU", "A1")),
        _people(entry.all("ED", "A2") if kind != "book" else entry.all("ED")),
        found,
        "" if found else said.strip("/"),
        path=path,
        line=entry.line,
    )


# ------------------------------------------------------------------------------------------------------------ nbib

_NBIB_LINE = re.compile(r"([A-Z]{2,4}) *- ?(.*)")

_NBIB_TEXTS: _TEXT = {
    "title": ("TI", "BTI"),
    "container-title": ("JT", "TA"),
    "container-title-short": ("TA",),
    "volume": ("VI",),
    "issue": ("IP",),
    "page": ("PG",),
    "publisher": ("PB",),
    "publisher-place": ("PL",),
    "PMID": ("PMID",),
    "PMCID": ("PMC",),
}


def read_nbib(text: str, path: str) -> tuple[Reference, ...]:
    """Return the entries of a file in PubMed's format; the key is `pmid` with the number, such as `pmid27593728`.

    Raises:
        SourceError: The file does not begin with a PMID.
    """
    return _with_keys([_of_nbib(entry, path) for entry in _nbib_entries(text, path)])


def _nbib_entries(text: str, path: str) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for number, said in enumerate(text.split("\n"), 1):
        match = _NBIB_LINE.fullmatch(said.rstrip())
        if match and match[1] == "PMID":
            if entry is not None:
                yield entry
            entry = _Entry(number, said.strip())
        if entry is None:
            if said.strip():
                hint = "each entry begins with a line such as PMID- 27593728"
                raise _stray("cite.nbib", said, path, number, hint)
        elif said[:1] == " " and entry.fields and said.strip():
            name, value = entry.fields[-1]
            entry.fields[-1] = (name, f"{value} {said.strip()}")
        elif match:
            entry.fields.append((match[1], match[2].strip()))
    if entry is not None:
        yield entry


def _of_nbib(entry: _Entry, path: str) -> Reference:
    texts = _texts(entry, _NBIB_TEXTS)
    found = next((value for value in entry.all("LID", "AID") if value.endswith("[doi]")), "")
    if found:
        texts["DOI"] = found.removesuffix("[doi]").strip()
    if texts.get("title"):
        texts["title"] = texts["title"].rstrip(".")
    if "page" in texts:
        texts["page"] = _whole_pages(texts["page"])
    issued, words = _pubmed_date(entry.first("DP"))
    people = _people(entry.all("FAU") or tuple(map(_initials, entry.all("AU"))))
    bodies = tuple(Name(literal=body) for body in entry.all("CN"))
    kind = "book" if entry.first("BTI") and not entry.first("TI") else "article-journal"
    return Reference(
        f"pmid{entry.first('PMID')}",
        kind,
        tuple(texts.items()),
        people + bodies,
        _people(entry.all("FED")),
        issued,
        words,
        path=path,
        line=entry.line,
    )


def _initials(author: str) -> str:
    """Return `Silberstein SD` with the comma that sets family name and initials apart."""
    return re.sub(r"\s+([A-Z]{1,4})$", r", \1", author)


def _whole_pages(pages: str) -> str:
    """Return `1317-32` as `1317-1332`: PubMed leaves out what the second number has in common with the first."""
    match = re.fullmatch(r"([A-Za-z]*)(\d+)-([A-Za-z]*)(\d+)", pages)
    if match is None or len(match[4]) >= len(match[2]):
        return pages
    return f"{match[1]}{match[2]}-{match[3]}{match[2][: len(match[2]) - len(match[4])]}{match[4]}"


def _pubmed_date(said: str) -> tuple[tuple[Day, ...], str]:
    """Return `2016 Sep 3` as a day, `2016 Sep-Oct` as its first month to its last, and anything else as its year or words."""
    match = re.match(r"(\d{4})(?:\s+([A-Za-z]{3})(?:-([A-Za-z]{3}))?(?:\s+(\d{1,2}))?)?", said)
    if match is None:
        return (), said
    year, first = int(match[1]), month(match[2] or "")
    last = month(match[3] or "")
    if first and last:
        return ((year, first), (year, last)), ""
    return ((year, *([first] if first else []), *([int(match[4])] if first and match[4] else [])),), ""


# ---------------------------------------------------------------------------------------------------- both of them


def _texts(entry: _Entry, variables: _TEXT) -> dict[str, str]:
    clean: Mapping[str, Callable[[str], str]] = {"DOI": doi}
    found = {name: entry.first(*tags) for name, tags in variables.items()}
    return {name: clean.get(name, str)(value) for name, value in found.items() if value}


def _people(names: Iterable[str]) -> tuple[Name, ...]:
    found = []
    for name in names:
        parts = [part.strip() for part in name.split(",", 2)]
        found.append(Name(literal=parts[0]) if len(parts) == 1 else Name(*parts))
    return tuple(found)


def _with_keys(references: list[Reference]) -> tuple[Reference, ...]:
    """Return the references, those without a key with first author and year, and a letter from the second on."""
    seen: Counter[str] = Counter()
    keyed = []
    for reference in references:
        key = reference.key
        if not key:
            base = _made_key(reference)
            seen[base] += 1
            key = base + ("" if seen[base] == 1 else chr(ord("a") + min(seen[base] - 1, 25)))
        keyed.append(replace(reference, key=key))
    return tuple(keyed)


def _made_key(reference: Reference) -> str:
    people = reference.authors or reference.editors
    name = people[0].short if people else reference.text("title").split(" ")[0]
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return (re.sub(r"\W", "", letters) or "entry") + reference.year[:4]
