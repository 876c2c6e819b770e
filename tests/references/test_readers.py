"""Bibliographies as they come: each kind is read, and what is broken is said with the line at which it went wrong."""

import pytest

from slides import references
from slides.errors import SourceError
from slides.references import Name, Reference
from slides.references.reference import OTHERS


def read(text: str | bytes, name: str = "refs.bib") -> tuple[Reference, ...]:
    return references.read(text.encode() if isinstance(text, str) else text, name)


def one(text: str | bytes, name: str = "refs.bib") -> Reference:
    (reference,) = read(text, name)
    return reference


def bib(fields: str, kind: str = "article") -> Reference:
    return one(f"@{kind}{{roe2020, {fields}}}")


# ------------------------------------------------------------------------------------------------------- BibTeX


def test_an_entry_of_bibtex_has_its_fields_under_the_names_of_csl() -> None:
    found = one(
        '@string{hd = "Headache"}\n% a remark\n@Article{roe2020,\n  Author = {Roe, Jane and John Doe},\n  title="Light",\n'
        "  journal = hd # { and Pain}, year = 2016, month = oct, volume = {56}, number = 8,\n"
        "  pages = {1317--1332}, doi = {https://doi.org/10.1111/x_y},\n}"
    )
    assert (found.key, found.kind, found.line) == ("roe2020", "article-journal", 3)
    assert found.authors == (Name("Roe", "Jane"), Name("Doe", "John"))
    assert found.issued == ((2016, 10),)
    assert dict(found.texts) == {
        "title": "Light",
        "container-title": "Headache and Pain",
        "volume": "56",
        "issue": "8",
        "page": "1317-1332",
        "DOI": "10.1111/x_y",
    }


@pytest.mark.parametrize(
    ("latex", "said"),
    [
        (r"R{\'e}v{\"o}sz \c{C}elik {\O}rsted Stra{\ss}e {\v S}koda Na\"{\i}ve", "Révösz Çelik Ørsted Straße Škoda Naïve"),
        (r"50\% of A \& B, pp.~3---5, ``so''", "50% of A & B, pp.\u00a03—5, “so”"),
        (r"H$_2$O, 10$^{-6}$, $\beta$-blockers", "H<sub>2</sub>O, 10<sup>-6</sup>, β-blockers"),
        (r"\emph{in vivo} \textbf{not}", "<i>in vivo</i> <b>not</b>"),
        (r"The {DNA} of {\'E}mile", 'The <span class="nocase">DNA</span> of Émile'),
        ("over\n   two lines", "over two lines"),
    ],
)  # fmt: skip
def test_latex_becomes_what_it_prints(latex: str, said: str) -> None:
    assert bib(f"title = {{{latex}}}").text("title") == said


@pytest.mark.parametrize(
    ("names", "people"),
    [
        ("{World Health Organization}", (Name(literal="World Health Organization"),)),
        ("Roe, Jr, Jane", (Name("Roe", "Jane", "Jr"),)),
        ("Ludwig van Beethoven", (Name("van Beethoven", "Ludwig"),)),
        ("de la Roe, J. and others", (Name("de la Roe", "J."), OTHERS)),
        ("{Barnes and Noble} and Doe, J.", (Name(literal="Barnes and Noble"), Name("Doe", "J."))),
        ("Doe,\n  J. AND Roe, J.", (Name("Doe", "J."), Name("Roe", "J."))),
    ],
)
def test_names_are_told_apart(names: str, people: tuple[Name, ...]) -> None:
    assert bib(f"author = {{{names}}}").authors == people


@pytest.mark.parametrize(
    ("fields", "issued", "words"),
    [
        ("date = {2019-03-07}", ((2019, 3, 7),), ""),
        ("date = {2019/2020}", ((2019,), (2020,)), ""),
        ("year = {2019--2020}", ((2019,), (2020,)), ""),
        ("year = {in press}", (), "in press"),
        ("title = {A}", (), ""),
    ],
)
def test_a_date_is_a_day_a_range_or_words(
    fields: str, issued: tuple[tuple[int, ...], ...], words: str
) -> None:
    found = bib(fields)
    assert (found.issued, found.issued_words) == (issued, words)


def test_a_chapter_has_from_its_book_what_it_has_not_itself() -> None:
    paper, _ = read(
        "@inproceedings{a, title={Paper}, crossref={P}}\n@proceedings{p, title={The Meeting}, year=2001, publisher={X}}"
    )
    assert dict(paper.texts) == {"container-title": "The Meeting", "publisher": "X", "title": "Paper"}
    assert paper.issued == ((2001,),)


def test_remarks_between_entries_and_comments_are_passed_over() -> None:
    assert [
        r.key for r in read('mail me@example.org\n@comment{ @x{y} }\n@preamble{"\\x"}\n@book(b, title={A})')
    ] == ["b"]


def test_what_is_not_utf_8_is_read_as_windows_writes_it() -> None:
    assert bib("title = {A}").key == "roe2020"
    assert one("@book{a, author={Müller, Jörg}}".encode("latin-1")).authors == (Name("Müller", "Jörg"),)
    assert one("@book{a, author={Müller, Jörg}}".encode("utf-16")).authors == (Name("Müller", "Jörg"),)


def test_five_megabytes_are_read() -> None:
    entry = "@article{{k{}, title={{{{A}} {}}}, abstract={{{}}}}}\n"
    text = "".join(entry.format(n, n, "word " * 1000) for n in range(1000))
    assert len(text) > 5_000_000
    assert len(read(text)) == 1000


# --------------------------------------------------------------------------------------------------------- the others


def test_ris_joins_wrapped_lines_and_makes_keys_of_author_and_year() -> None:
    text = (
        "TY  - JOUR\r\nAU  - Roe, Jane\r\nAU  - WHO\r\nTI  - A long\r\ntitle\r\nJO  - Journal of Tests\r\nJA  - J Tests\r\n"
        "PY  - 2016/08/01/\r\nSP  - 3\r\nEP  - 9\r\nDO  - 10.1/x\r\nER  - \r\n\r\n"
        "TY  - JOUR\r\nTI  - B\r\nAU  - Roe, Jane\r\nY1  - 2016\r\nER  - \r\n"
    )
    first, second = read(text, "refs.ris")
    assert (first.key, second.key) == ("roe2016", "roe2016b")
    assert first.authors == (Name("Roe", "Jane"), Name(literal="WHO"))
    assert first.issued == ((2016, 8, 1),)
    assert dict(first.texts) == {
        "title": "A long title",
        "container-title": "Journal of Tests",
        "container-title-short": "J Tests",
        "DOI": "10.1/x",
        "page": "3-9",
    }


def test_nbib_joins_wrapped_fields_and_spells_pages_out() -> None:
    text = (
        "\nPMID- 27593728\nTI  - A title that\n      goes on.\nFAU - Silberstein, Stephen D\nAU  - Silberstein SD\n"
        "CN  - ACT1 Study Group\nDP  - 2016 Sep-Oct\nTA  - Headache\nJT  - The Headache Journal\nPG  - 1317-32\n"
        "LID - 10.1111/head.12896 [doi]\n"
    )
    found = one(text, "pubmed.txt")
    assert (found.key, found.line) == ("pmid27593728", 2)
    assert found.authors == (Name("Silberstein", "Stephen D"), Name(literal="ACT1 Study Group"))
    assert found.issued == ((2016, 9), (2016, 10))
    assert (found.text("title"), found.text("page")) == ("A title that goes on", "1317-1332")
    assert (found.text("DOI"), found.text("container-title-short")) == ("10.1111/head.12896", "Headache")


def test_csl_json_keeps_its_variables_and_knows_its_lines() -> None:
    text = (
        '[{"id": "a", "type": "book", "title": "T", "author": [{"family": "Roe", "given": "J"}, {"literal": "WHO"}],\n'
        '  "issued": {"date-parts": [["2016", 8]]}},\n {"id": 7, "issued": {"raw": "2016-08"}}]'
    )
    first, second = read(text, "refs.json")
    assert first == Reference(
        "a", "book", (("title", "T"),), (Name("Roe", "J"), Name(literal="WHO")), issued=((2016, 8),)
    )
    assert (second.key, second.issued, second.line) == ("7", ((2016, 8),), 3)


def test_an_articles_own_list_is_taken_word_for_word() -> None:
    text = "Title\n\nText [1].\n\nReferences\n\n1. Roe J. A.\n   J. 2016.\n[2] Doe J. B. 2017.\n\n# Thanks\n\n3. None\n"
    first, second = read(text, "article.md")
    assert (first.key, first.written, first.line) == ("ref1", "Roe J. A. J. 2016.", 7)
    assert (second.key, second.written) == ("ref2", "Doe J. B. 2017.")


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (
            "@article{a,\n title = {Open\n}\n\n@article{b,\n title = {x}\n}",
            "refs.bib",
            "refs.bib:1: error: the entry that begins here is never closed\n     @article{a,\n"
            "  hint: write a } behind its last field",
        ),
        (
            "@article{a,\n title = {{Open},\n year = 2000\n}\n\n@article{b,\n title = {x}\n}",
            "refs.bib",
            "refs.bib:1: error: the entry that begins here is never closed\n     @article{a,\n"
            "  hint: write a } behind its last field",
        ),
        (
            "@article{a,\n title = {{Open},\n year = 2000}\n\n@article{b,\n title = {x}\n}",
            "refs.bib",
            "refs.bib:1: error: the entry that begins here is never closed\n     @article{a,\n"
            "  hint: write a } behind its last field",
        ),
        (
            "@article{a,\n title = {{{Open},\n year = 2000}\n\n@article{b,\n title = {x}\n}",
            "refs.bib",
            "refs.bib:2: error: a brace that opens here is never closed\n     title = {{{Open},\n"
            "  hint: write a } where the value ends",
        ),
        (
            '@article{a,\n title = "Open,\n year = 2000}',
            "refs.bib",
            'refs.bib:2: error: a quotation mark that opens here is never closed\n     title = "Open,\n'
            '  hint: write a " where the value ends',
        ),
        (
            "@article{a,\n title = {A}\n year = 2000\n}",
            "refs.bib",
            "refs.bib:3: error: a comma is missing before this\n     year = 2000\n"
            "  hint: write one behind the field above it",
        ),
        (
            "@article{a, title = ,}",
            "refs.bib",
            "refs.bib:1: error: this field has no value\n     @article{a, title = ,}\n"
            "  hint: write one in braces, or delete the field",
        ),
        (
            "@book{,\n title={A}}",
            "refs.bib",
            "refs.bib:1: error: this entry has no key to cite it by\n     @book{,\n"
            "  hint: write it before the first comma: @book{roe2020,",
        ),
        (
            "TY  - JOUR\nTI  - A\nER  - \n\nTY  - BOOK\nTI  - cut o",
            "refs.ris",
            "refs.ris:5: error: the entry that begins here has no end\n     TY  - BOOK\n"
            "  hint: close it with a line ER  - , or export the file again: it may be cut off",
        ),
        (
            "AU  - Roe\n",
            "refs.ris",
            "refs.ris:1: error: this line belongs to no entry\n     AU  - Roe\n"
            "  hint: an entry begins with a line such as TY  - JOUR",
        ),
        (
            "TI  - A\n",
            "refs.nbib",
            "refs.nbib:1: error: this line belongs to no entry\n     TI  - A\n"
            "  hint: each entry begins with a line such as PMID- 27593728",
        ),
        (
            '[\n {"id": "a",}\n]',
            "refs.json",
            'refs.json:2: error: this is not JSON: Expecting property name enclosed in double quotes\n     {"id": "a",}\n'
            "  hint: export it again as CSL-JSON",
        ),
        (
            '[{"id": "a"},\n {"title": "A"}]',
            "refs.json",
            'refs.json:2: error: this reference has no id to cite it by\n     {"title": "A"}]\n'
            "  hint: export it again as CSL-JSON",
        ),
        (
            "Title\n\nText.\n",
            "article.md",
            "article.md: error: this file has no list of references\n"
            "  hint: its entries stand under a line “References”",
        ),
        (
            "PK\x03\x04",
            "refs.docx",
            "refs.docx: error: this is no bibliography of a kind that is known\n"
            "  hint: name a .bib, .json (CSL-JSON), .ris or .nbib file, or an article with a numbered list of references",
        ),
        (
            "@book{a}\0",
            "refs.bib",
            "refs.bib: error: this file is not text\n  hint: export the bibliography again, as .bib or .ris",
        ),
    ],
)  # fmt: skip
def test_what_is_broken_is_said_with_its_line(text: str, name: str, said: str) -> None:
    with pytest.raises(SourceError) as error:
        read(text, name)
    assert str(error.value) == said
