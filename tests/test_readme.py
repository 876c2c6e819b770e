"""The README is true: its sample builds, its table is the code's, its help is the command's, its commands are CI's."""

import os
import re
from pathlib import Path

from slides import markdown, model
from slides.command import usage
from slides.command.saying import summary_line
from slides.errors import DeckError
from slides.kinds import KINDS, Kind, Part
from tests.build import ROOT, build

README = ROOT / "README.md"
TEXT = README.read_text(encoding="utf-8")
SAMPLE = re.search(r"~~~~markdown\n(.*?)~~~~", TEXT, re.DOTALL)[1]


def cell(part: Part | None) -> str:
    if part is None:
        return "–"
    count = str(part.most) if part.least == part.most else f"{part.least}–{part.most}"
    return f"{part.becomes} ({count})"


def row(kind: Kind) -> str:
    name = f"`{{.{kind.name}}}`" if kind.name else "(none)"
    parts = (
        kind.items,
        kind.paragraph,
        kind.group,
        kind.quote,
        kind.picture,
        kind.table,
        kind.code,
        kind.columns,
    )
    return f"| {name} | {kind.draws} | {' | '.join(cell(part) for part in parts)} |"


def table() -> str:
    head = "| kind | for | items | paragraph | `###` | blockquote | picture | table | code | columns |\n"
    head += "|---" * 10 + "|"
    return "\n".join([head, *(row(kind) for kind in KINDS.values())])


def accepted(pattern: str, wanted: str) -> bool:
    """Tell whether the README says what is wanted where the pattern finds it; `ACCEPT=1` writes it in."""
    text = README.read_text(encoding="utf-8")
    found = re.search(pattern, text, re.DOTALL)
    if os.environ.get("ACCEPT"):
        README.write_text(text[: found.start(1)] + wanted + text[found.end(1) :], encoding="utf-8")
        return True
    return found[1] == wanted


def test_the_sample_builds_and_uses_the_whole_language() -> None:
    assert build(SAMPLE, ROOT / "tests" / "decks" / "every-kind")
    for word in (
        ".disclosures",
        ".flow",
        ".if-time",
        ".believed",
        ".own",
        ".takehome",
        ".backup",
        "[@todo]",
        "::: notes",
        "::: columns",
        "::: column",
        "width=",
        "```",
    ):
        assert word in SAMPLE


def test_the_table_of_kinds_is_the_codes_own() -> None:
    assert accepted(r"<!-- kinds: [^\n]*-->\n(.*?)<!-- end of kinds -->", f"\n{table()}\n\n")


def test_the_help_is_what_the_command_prints() -> None:
    assert accepted(r"```text\n(.*?)```", usage.HELP)


def test_the_help_names_every_option() -> None:
    for action in usage.parser()._actions:
        for option in action.option_strings:
            assert option in usage.HELP
    for part in usage.PARTS:
        assert f"\n  {part} " in usage.HELP


def test_ci_runs_the_readmes_two_commands_word_for_word() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for command in ("pip install . && python make_deck.py", "pip install '.[test]' && python -m pytest"):
        assert f"    {command}\n" in TEXT
        assert f"\n{command}\n" in script


def test_the_summary_line_is_the_one_that_a_build_prints() -> None:
    path = ROOT / "slides" / "text" / "vns-pain-relief.md"
    talk = markdown.parse(path.read_bytes(), str(path))
    assert f"    {summary_line(Path('vns-pain-relief.pptx'), talk, len(talk.slides) + 1)}\n" in TEXT


def test_pandoc_is_told_to_read_it_as_the_laws_have_it() -> None:
    laws = (ROOT / "tests" / "markdown" / "test_laws.py").read_text(encoding="utf-8")
    flags = re.search(r"pandoc -f (\S+)", TEXT)[1].removeprefix("commonmark_x").split("-")[1:]
    assert len(flags) > 8
    assert all(flag in laws for flag in flags)


def test_the_error_that_it_shows_is_the_one_that_its_reader_gets() -> None:
    path = ROOT / "slides" / "text" / "vns-pain-relief.md"
    broken = path.read_text(encoding="utf-8").replace("{.flow}", "{.flwo}", 1)
    try:
        markdown.parse(broken.encode(), "slides/text/vns-pain-relief.md")
    except DeckError as error:
        shown = "\n".join(f"    {line}" for line in str(error).splitlines())
        assert shown in TEXT, shown
    assert model.WORDS_A_MINUTE == 130
