"""`make_deck.py template`: what becomes of a template, and ours to restyle."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from slides.command.files import replace_file
from slides.command.saying import say, table, tell, tell_json
from slides.command.sources import geometry_of, read_metrics, shipped_template, template_bytes, widths_beside
from slides.errors import Refused, TemplateError, UsageError

if TYPE_CHECKING:
    from slides.layout import Mapping


def template(options: argparse.Namespace) -> int:
    """Show what becomes of a template, or save ours; return the exit code."""
    if options.files:
        return _show_template(options)
    if not options.save:
        hint = "make_deck.py template conference.pptx, or template --save my-template.pptx"
        raise UsageError.of("usage", "template takes a template to look at, or --save FILE", hint=hint)
    target = Path(options.save)
    if target.exists() and not options.force:
        raise Refused.of(
            "template.exists", "this file is there, and was left as it is", path=str(target), hint="--force"
        )
    replace_file(target, shipped_template())
    say(
        options,
        f"{target}: restyle it in PowerPoint's slide master, then name it with `template:` or --template",
    )
    return 0


def _show_template(options: argparse.Namespace) -> int:
    """Say how each layout would be made on somebody's template, and what to look out for."""
    from slides import layout, powerpoint

    if options.save or (len(options.files) > 1 and not options.measure):
        raise UsageError.of(
            "usage", "template looks at one template", hint="make_deck.py template conference.pptx"
        )
    name, *fonts = options.files
    if options.measure:
        _measure(Path(name), [Path(font) for font in fonts], options)
    geometry = powerpoint.read_geometry(template_bytes(Path(name)), name)
    adapted = layout.adapted(geometry, geometry_of(shipped_template()), name)
    metrics = read_metrics(name)
    unknown = layout.unknown_fonts(adapted, metrics, name)
    found = (*layout.shortcomings(adapted, name), *unknown)
    rows = layout.mappings(adapted)
    if options.json:
        tell_json([asdict(row) for row in rows])
        return 0
    tell(_mapping_table(rows), sys.stdout)
    for finding in found:
        tell(str(finding), sys.stdout)
    return 0


def _measure(template: Path, fonts: list[Path], options: argparse.Namespace) -> None:
    """Write the widths of the template's fonts beside it: from the files given, else from those installed here."""
    from slides import font_files, layout, powerpoint
    from slides.layout import widths_from_font

    geometry = powerpoint.read_geometry(template_bytes(template), str(template))
    tables, missing = [], []
    for family in layout.unmeasured_fonts(geometry, read_metrics()):
        faces = font_files.of_family(family, fonts) if fonts else font_files.installed(family)
        upright = faces.get((False, False))
        if upright is None:
            missing.append(family)
            continue
        data = {style: path.read_bytes() for style, path in faces.items()}
        tables.append(widths_from_font.table(*(data.get(style, b"") for style in font_files.STYLES)))
        say(options, f"{family}: measured from {', '.join(path.name for path in faces.values())}")
    if tables:
        target = widths_beside(template)
        replace_file(target, f"[{','.join(tables)}]\n".encode())
        say(options, f"{target}: keep it beside the template")
    if missing:
        hint = f"name their files: make_deck.py template {template} --measure FONT.ttf ..."
        message = f"not installed here: {', '.join(missing)}"
        raise TemplateError.of("font.missing", message, path=str(template), hint=hint)


def _mapping_table(rows: Sequence[Mapping]) -> str:
    """Return which layout each of ours is made on, and what is drawn, in aligned columns."""
    cells = [("slide", "made on", "found", "in placeholders", "drawn")]
    cells += [
        (row.ours, row.theirs, row.found_by, ", ".join(row.filled) or "-", ", ".join(row.drawn) or "-")
        for row in rows
    ]
    return table(cells)
