"""Every rule that a finding can name is in the rulebook, once."""

from __future__ import annotations

import re
from pathlib import Path

import make_deck
from slides import rulebook

ROOT = Path(__file__).parent.parent
NAMED = re.compile(
    r"""\"((?:access|adopt|article|cite|code|deck|design|draft|evidence|file|fill|fit|font|front|grounding|layout|link|meeting|message|office|picture|preview|"""
    r"""template|text|theme|time|type)\.[a-z][a-z-]*)\""""
)
FILES = [ROOT / "make_deck.py", *sorted((ROOT / "slides").rglob("*.py"))]


def named() -> set[str]:
    """Return all rules that the code names, without file names such as `draft.md`."""
    found = {rule for path in FILES for rule in NAMED.findall(path.read_text(encoding="utf-8"))}
    return {rule for rule in found if not rule.endswith((".md", ".py", ".html", ".pptx"))}


def test_no_rule_stands_twice() -> None:
    ids = [held.id for held in rulebook.entries()]
    assert len(ids) == len(set(ids))


def test_every_rule_that_the_code_names_is_in_the_book() -> None:
    ids = {held.id for held in rulebook.entries()}
    families = {ident.removesuffix("*") for ident in ids if ident.endswith("*")}
    assert sorted(r for r in named() if r not in ids and not r.startswith(tuple(families))) == []


def test_every_rule_of_the_book_is_named_by_the_code() -> None:
    told = named() | {"usage"}
    rules = [held.id for held in rulebook.entries()]
    assert [rule for rule in rules if not any(one.startswith(rule.removesuffix("*")) for one in told)] == []


def test_every_rule_says_what_it_holds_and_where_it_comes_from() -> None:
    assert [held.id for held in rulebook.entries() if not (held.holds and held.source)] == []


def test_the_command_lists_them(capsys) -> None:  # type: ignore[no-untyped-def]
    assert make_deck.main(["check", "--rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["rule", "severity", "holds", "that", "source"]
    assert len(lines) == 1 + len(list(rulebook.entries()))
    assert lines[1].startswith("access.alt-file-name")
