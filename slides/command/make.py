"""A talk and what belongs to it become a deck: from the values that were read to the bytes that are written."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from slides.command.sources import (
    NONE_COMING,
    article_of,
    geometry_of,
    own_template,
    read_images,
    read_metrics,
    read_references,
    shipped_template,
    style_of,
    template_bytes,
)
from slides.errors import Finding, TextError, UsageError

if TYPE_CHECKING:
    from slides.model import Pages, Talk
    from slides.references import Referenced


def made_of(
    talk: Talk,
    options: argparse.Namespace,
    at: Callable[[str], None] = lambda _stage: None,
    coming: Mapping[Path, bytes] = NONE_COMING,
) -> tuple[bytes, int, tuple[Finding, ...]]:
    """Return the deck's bytes, how many slides it has, and what is to be said about it; `at` is told each stage.

    `coming` are pictures that are to be written with the deck.

    Raises:
        TextError: Something does not fit, or cites what is not there.
    """
    from slides.check import check

    article, missing = article_of(talk)
    at(f"laying out {len(talk.slides):,} slides")
    made = arranged(talk, options, coming)
    errors = [finding for finding in made.findings if finding.severity == "error"]
    if errors:
        raise TextError(*errors)
    from slides import powerpoint

    at(f"writing {len(made.pages.pages):,} slides")
    deck = powerpoint.write(made.pages, made.template, made.template_name, "\n".join((*talk.source, "")))
    at("checking")
    slow = powerpoint.unknown_version()
    about = (*missing, *((slow,) if slow else ()), *made.findings, *check(talk, article))
    return deck, len(made.pages.pages), about


@dataclass(frozen=True, slots=True)
class Arranged:
    """A talk laid out on its template."""

    known: Referenced
    """The talk with the entries of its bibliography, and what its citations look like."""
    pages: Pages
    findings: tuple[Finding, ...]
    template: bytes
    template_name: str
    """As its user named it; empty for the shipped one."""


def template_digest(talk: Talk, options: argparse.Namespace) -> str:
    """Return what a deck of this talk says about the template that it is made on."""
    from slides import powerpoint

    return powerpoint.template_digest(_template(talk, options)[0])


def _template(talk: Talk, options: argparse.Namespace) -> tuple[bytes, str]:
    """Return the template of a talk, and its name as its user gave it; the one that ships has none."""
    name = options.template or (
        str(Path(talk.path).parent / talk.front.template) if talk.front.template else ""
    )
    if options.template and talk.front.theme:
        _refuse_theme(talk)
    return (template_bytes(Path(name)) if name else own_template(talk.front.theme)), name


def arranged(talk: Talk, options: argparse.Namespace, coming: Mapping[Path, bytes] = NONE_COMING) -> Arranged:
    """Return a talk laid out, with what does not fit among its findings."""
    from slides import layout, palette
    from slides.references import referenced

    template, name = _template(talk, options)
    images = read_images(talk, options.allow_outside, coming)
    known = referenced(talk, read_references(talk), style_of(talk))
    geometry = geometry_of(template, name)
    about: tuple[Finding, ...] = palette.findings(talk)
    if name:
        geometry = layout.adapted(geometry, geometry_of(shipped_template()), name)
        about = layout.shortcomings(geometry, name)
    pages, findings = layout.arrange(known.talk, geometry, read_metrics(name), images, known.cited)
    return Arranged(known, pages, (*about, *known.findings, *findings), template, name)


def _refuse_theme(talk: Talk) -> NoReturn:
    """Refuse a template beside a theme, rather than pass over what the text asks for."""
    line = talk.front.line_of("theme") or 1
    message = (
        "`theme:` is for the template that ships, and the one of --template has its own colours and fonts"
    )
    hint = "leave --template out, or delete `theme:`"
    raise UsageError.of(
        "theme.template", message, path=talk.path, line=line, quote=talk.quote(line), hint=hint
    )
