"""An article in JATS, the XML of eLife, PLOS and Europe PMC, becomes a Document. Needs nothing but Python.

JATS says what everything is, so nothing is guessed: figures, tables and references are read as data and stay out of the
running text; funding and competing interests, wherever a journal keeps them, are sections at its end. Decision letters
and other sub-articles are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from slides.article.blocks import BREAK, CITED, Document
from slides.article.inline import raised
from slides.article.running import Piece, folded, run
from slides.article.xml_tree import parsed
from slides.errors import ArticleError
from slides.model import ArticleFigure, ArticleRecord, ArticleReference, ArticleTable

_FLOATS = frozenset(
    [
        "fig",
        "fig-group",
        "table-wrap",
        "table-wrap-group",
        "supplementary-material",
        "media",
        "graphic",
        "inline-graphic",
        "disp-formula-group",
        "ref-list",
        "object-id",
        "related-object",
        "code",
        "preformat",
    ]
)
"""Elements that stand within running text and are no part of it."""
_UNSAID = frozenset(["fn", "label", "tex-math", "alternatives", "email"]) | _FLOATS
"""Elements whose words are not said within a paragraph, besides those that are treated one by one."""
_PARAGRAPHS = frozenset(["p", "disp-quote", "boxed-text", "verse-group", "statement", "app", "speech"])
_ABSTRACTS = frozenset({"", "structured"})
"""Types of an abstract that is the abstract; the others say the same for somebody else, or for a table of contents."""
_INTERESTS = frozenset({"conflict", "coi-statement", "competing-interest"})
_FUNDING = frozenset({"financial-disclosure", "supported-by", "funding"})
_ONLY_A_DOI = re.compile(r"(?:DOI:? )?https?://(?:dx\.)?doi\.org/\S+", re.IGNORECASE)
"""What eLife puts below an abstract."""
_DOI = re.compile(r"10\.\d{4,9}/\S+")


def read(data: bytes, name: str) -> Document:
    """Return what the article says; raise ArticleError where there is none, or it cannot be read."""
    root = parsed(data, name)
    article = root if root.tag == "article" else next(root.iter("article"), None)
    meta = None if article is None else article.find("front/article-meta")
    if article is None or meta is None:
        message = "this XML is no article that a journal publishes: it has no <article-meta>"
        raise ArticleError.of(
            "article.format", message, path=name, line=1, hint="JATS is read, as from PLOS or Europe PMC"
        )
    text, blocks = run(_pieces(article, meta))
    title = meta.find("title-group/article-title")
    authors = tuple(filter(None, map(_name, _authors(meta))))
    return Document(
        "" if title is None else _bare(title), authors, blocks, text, _record(article, meta), "paragraph"
    )


# ------------------------------------------------------------------------------------------------- running text


def _pieces(article: Element, meta: Element) -> Iterator[Piece]:
    for abstract in meta.findall("abstract"):
        if abstract.get("abstract-type", "") in _ABSTRACTS:
            yield Piece("Abstract", 1)
            yield from _section(abstract, 1)
    body, back = article.find("body"), article.find("back")
    if body is not None:
        yield Piece("", 1)
        yield from _section(body, 0)
    if back is not None:
        yield from _back_matter(back)
    for heading, told in (
        ("Funding", _funding(article, meta)),
        ("Competing interests", _noted(article, _INTERESTS)),
    ):
        if told:
            yield from (Piece(heading, 1), *map(Piece, told))
    notes = () if back is None else tuple(_footnotes(back))
    if notes:
        yield from (Piece("Footnotes", 1), *notes)


def _section(section: Element, level: int) -> Iterator[Piece]:
    """Yield the headings and paragraphs of a section, its own heading left to who calls."""
    for child in section:
        if child.tag in ("sec", "app"):
            title = child.find("title")
            heading = "" if title is None else _bare(title)
            below = tuple(_section(child, level + bool(heading)))
            if heading and any(not piece.level for piece in below):
                yield Piece(heading, min(level + 1, 6))
            yield from below
        elif child.tag == "p":
            yield from _paragraph(child)
        elif child.tag == "list":
            yield Piece(_items(child))
        elif child.tag in _PARAGRAPHS:
            yield from _section(child, level)


def _paragraph(paragraph: Element) -> Iterator[Piece]:
    text = _said(paragraph)
    if text.strip() and not _ONLY_A_DOI.fullmatch(folded(text)):
        yield Piece(text)


def _back_matter(back: Element) -> Iterator[Piece]:
    for thanks in back.findall("ack"):
        yield Piece("Acknowledgements", 1)
        yield from _section(thanks, 1)
    yield from _section(back, 0)
    for appendices in back.findall("app-group"):
        yield from _section(appendices, 0)


def _footnotes(back: Element) -> Iterator[Piece]:
    for note in back.findall("fn-group/fn"):
        if note.get("fn-type", "other") in ("other", "fn"):
            yield from (piece for child in note.findall("p") for piece in _paragraph(child))


def _items(listed: Element) -> str:
    return "".join(BREAK + _said(item) for item in listed.findall("list-item"))


def _said(element: Element) -> str:
    """Return the words of an element as they are read, with a mark where it cites."""
    parts = [element.text or ""]
    for child in element:
        parts += [_word(child, "".join(parts)), child.tail or ""]
    return "".join(parts)


def _word(child: Element, before: str) -> str:
    """Return what an element within a line says, after the words before it."""
    if child.tag == "xref":
        return _reference(child)
    if child.tag == "sup":
        if child.find("xref") is not None and not re.search(r"[^\W\d_]", "".join(child.itertext())):
            return CITED if any(x.get("ref-type") == "bibr" for x in child.iter("xref")) else ""
        return raised(_said(child), before[-12:])
    if child.tag == "list":
        return _items(child)
    if child.tag == "break":
        return " "
    return "" if child.tag in _UNSAID else _said(child)


def _reference(xref: Element) -> str:
    """Return what a reference says: a mark for a citation by number, its words too for one by name."""
    kind, words = xref.get("ref-type"), _said(xref)
    if kind == "bibr":
        return words + CITED if re.search(r"[^\W\d_]", words) else words
    return "" if kind in ("fn", "table-fn", "aff", "corresp") else words


def _bare(element: Element) -> str:
    return folded(_said(element).replace(CITED, "").replace(BREAK, " "))


# ------------------------------------------------------------------------------------------------ what is beside it


def _authors(meta: Element) -> list[Element]:
    return [c for c in meta.iterfind("contrib-group/contrib") if c.get("contrib-type", "author") == "author"]


def _name(contributor: Element) -> str:
    """Return a name in the order in which it is said; a group's as it stands."""
    collab = contributor.find("collab")
    if collab is not None:
        return folded(collab.text or "")
    parts = (contributor.find(f".//{part}") for part in ("given-names", "surname", "suffix"))
    return folded(" ".join(part.text or "" for part in parts if part is not None))


def _affiliations(meta: Element) -> tuple[str, ...]:
    """Return the authors' affiliations, in the order in which the authors name them."""
    every = {aff.get("id", ""): aff for aff in meta.iter("aff")}
    own: list[Element] = []
    for author in _authors(meta):
        own += author.findall("aff")
        own += [
            every[x.get("rid", "")]
            for x in author.findall("xref")
            if x.get("ref-type") == "aff" and x.get("rid", "") in every
        ]
    found = own or list(every.values())
    return tuple(dict.fromkeys(filter(None, (_bare(aff).strip(" ,;") for aff in found))))


def _funding(article: Element, meta: Element) -> tuple[str, ...]:
    """Return who gave what, and the statements on funding; whom a statement names is not told twice."""
    stated = tuple(map(_bare, meta.iter("funding-statement"))) or _noted(article, _FUNDING)
    awards = filter(None, map(_award, meta.iter("award-group")))
    told = " ".join(stated)
    return (*(f"{award}." for award in dict.fromkeys(awards) if award.split(" (")[0] not in told), *stated)


def _award(group: Element) -> str:
    source, award = group.find("funding-source"), group.find("award-id")
    institution = None if source is None else source.find(".//institution")
    giver = "" if source is None else _bare(source if institution is None else institution)
    number = "" if award is None else _bare(award)
    return f"{giver} ({number})" if giver and number else giver


def _noted(article: Element, kinds: frozenset[str]) -> tuple[str, ...]:
    """Return what the footnotes of these types say, in front of the article and behind it."""
    places = (
        "front/article-meta/author-notes",
        "back/fn-group",
        "front/notes/fn-group",
        "back/notes/fn-group",
    )
    notes = (note for place in places for group in article.iterfind(place) for note in group.findall("fn"))
    told = (_bare(p) for note in notes if note.get("fn-type", "").lower() in kinds for p in note.findall("p"))
    return tuple(dict.fromkeys(_stopped(text) for text in told if text))


def _stopped(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _record(article: Element, meta: Element) -> ArticleRecord:
    ids = (one.text or "" for one in meta.findall("article-id") if one.get("pub-id-type") == "doi")
    licences = (_bare(licence) for licence in meta.iterfind("permissions/license"))
    own = [
        part
        for part in (article.find("body"), article.find("back"), article.find("floats-group"))
        if part is not None
    ]
    return ArticleRecord(
        affiliations=_affiliations(meta),
        doi=next(ids, "").strip(),
        licence=next(licences, ""),
        figures=tuple(_figure(fig) for part in own for fig in part.iter("fig")),
        tables=tuple(_table(wrap) for part in own for wrap in part.iter("table-wrap")),
        references=tuple(_entry(ref) for part in own for ref in part.iter("ref")),
    )


def _figure(fig: Element) -> ArticleFigure:
    graphic = next(fig.iter("graphic"), None)
    return ArticleFigure(_label(fig), _caption(fig), "" if graphic is None else graphic.get("href", ""))


def _table(wrap: Element) -> ArticleTable:
    rows = (tuple(_bare(cell) for cell in row if cell.tag in ("td", "th")) for row in wrap.iter("tr"))
    return ArticleTable(_label(wrap), _caption(wrap), tuple(rows))


def _label(element: Element) -> str:
    label = element.find("label")
    return "" if label is None else folded("".join(label.itertext())).rstrip(".: ")


def _caption(element: Element) -> str:
    caption = element.find("caption")
    return "" if caption is None else " ".join(filter(None, (_bare(part) for part in caption)))


def _entry(ref: Element) -> ArticleReference:
    """Return an entry as the journal prints it, or put together from its parts in the order of Vancouver."""
    citation = next(
        (
            c
            for c in ref.iter()
            if c.tag in ("mixed-citation", "element-citation", "nlm-citation", "citation")
        ),
        None,
    )
    if citation is None:
        return ArticleReference(folded("".join(ref.itertext())), ref.get("id", ""))
    is_whole = citation.tag in ("mixed-citation", "citation") and bool(
        folded(citation.text or "") or folded("".join(c.tail or "" for c in citation))
    )
    text = folded(_printed(citation)) if is_whole else _composed(citation)
    return ArticleReference(text, ref.get("id", ""), _doi_of(citation))


def _printed(element: Element) -> str:
    """Return all words of an element, the parts of a name apart, between which JATS has no blank."""
    if element.tag in ("name", "string-name") and not (element.text or "").strip():
        return _cited_name(element)
    return "".join((element.text or "", *(_printed(child) + (child.tail or "") for child in element)))


def _doi_of(citation: Element) -> str:
    named = (e.text or "" for e in citation.iter("pub-id") if e.get("pub-id-type") == "doi")
    linked = (f"{e.get('href', '')} {e.text or ''}" for e in citation.iter("ext-link"))
    found = (_DOI.search(text) for text in (*named, *linked))
    return next((match[0].rstrip(".,;)") for match in found if match), "")


def _composed(citation: Element) -> str:
    def of(tag: str) -> str:
        found = citation.find(tag)
        return "" if found is None else _bare(found)

    people = [p for p in citation if p.tag in ("person-group", "name", "collab", "string-name")]
    names = ", ".join(
        filter(None, (_cited_name(n) for p in people for n in ([p] if p.tag != "person-group" else p)))
    )
    pages = "–".join(filter(None, (of("fpage"), of("lpage")))) or of("elocation-id")
    where = " ".join(filter(None, (of("source"), of("year"))))
    place = "".join((f";{of('volume')}" if of("volume") else "", f":{pages}" if pages else ""))
    parts = (
        names,
        of("article-title") or of("chapter-title") or of("data-title"),
        where + place,
        of("publisher-name"),
    )
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def _cited_name(name: Element) -> str:
    if name.tag == "etal":
        return "et al"
    parts = [name.find(part) for part in ("surname", "given-names")]
    return folded(" ".join(part.text or "" for part in parts if part is not None) or "".join(name.itertext()))
