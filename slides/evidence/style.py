"""How the page looks: one sheet of CSS. Light and dark by the reader's own setting, on paper always light.

Nothing is told by colour alone: what is missing is waved under, what was lost is boxed, what carries is underlined, and
each finding says what it is. A line of text is never longer than `_MEASURE`.
"""

from __future__ import annotations

Palette = dict[str, str]

LIGHT: Palette = {
    "ground": "#eef1f5",
    "sheet": "#ffffff",
    "beside": "#f6f8fa",
    "ink": "#18212d",
    "quiet": "#51606f",
    "rule": "#cfd6de",
    "link": "#0b5394",
    "calm": "#e6eaef",
    "carries": "#dcefeb",
    "carries-line": "#17756a",
    "missing": "#fde3df",
    "missing-line": "#b3261e",
    "lost": "#fff0c9",
    "lost-line": "#7a5200",
    "own": "#e9e2f7",
    "own-line": "#4b2f86",
}
DARK: Palette = {
    "ground": "#12161c",
    "sheet": "#1b222b",
    "beside": "#171d25",
    "ink": "#e6ebf1",
    "quiet": "#a6b3c0",
    "rule": "#3a4653",
    "link": "#8fc1f5",
    "calm": "#2a333e",
    "carries": "#173f3a",
    "carries-line": "#6fd0c2",
    "missing": "#56211d",
    "missing-line": "#ffb0a6",
    "lost": "#463611",
    "lost-line": "#f3cd72",
    "own": "#382b5a",
    "own-line": "#d5c6fb",
}
PAPER: Palette = {
    **LIGHT,
    "ground": "#ffffff",
    "beside": "#ffffff",
    "ink": "#000000",
    "quiet": "#414b55",
    "rule": "#9aa4ae",
    "link": "#000000",
    "calm": "#edf0f3",
}

TEXT_ON: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ink", ("ground", "sheet", "beside", "calm", "carries", "missing", "lost")),
    ("quiet", ("ground", "sheet", "beside", "calm")),
    ("link", ("ground", "sheet", "beside", "calm")),
    ("own-line", ("own",)),
    ("sheet", ("missing-line",)),
)
"""Colours of text, each with the grounds that it stands on."""
LINES_ON: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("carries-line", ("carries", "sheet", "beside")),
    ("missing-line", ("missing", "sheet")),
    ("lost-line", ("lost", "sheet", "beside")),
    ("quiet", ("sheet", "beside")),
)
"""Colours of lines that mean something, each with the grounds that it stands on."""

_MEASURE = "32em"
"""At most 75 characters, whatever their size, as measured in Chromium with Noto Sans and Arial."""


def _variables(palette: Palette) -> str:
    return " ".join(f"--{name}: {value};" for name, value in palette.items())


CSS = f"""
:root {{ color-scheme: light dark; {_variables(LIGHT)} }}
@media (prefers-color-scheme: dark) {{
  :root {{ {_variables(DARK)} }}
}}
* {{ box-sizing: border-box; }}
body {{
  max-width: 76rem; margin: 0 auto; padding: 1rem .75rem 3rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere;
}}
html {{ background: var(--ground); scroll-padding-top: 1rem; }}
h1, h2, h3, p, ul, ol, dl, dd, blockquote, figure, fieldset, legend {{ margin: 0; padding: 0; }}
h1 {{ font-size: 1.5rem; line-height: 1.2; text-wrap: balance; }}
h2 {{ font-size: 1.15rem; line-height: 1.3; text-wrap: balance; }}
h3 {{ font-size: 1rem; line-height: 1.4; }}
p, dd, .line, .brief, blockquote, li, .limits span {{ max-width: {_MEASURE}; }}
ul, ol {{ list-style: none; }}
a {{ color: var(--link); }}
fieldset {{ border: 0; }}
:focus-visible, :target {{ outline: 3px solid var(--link); outline-offset: 3px; border-radius: 3px; }}
#slides:target {{ outline: none; }}
.vh {{
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  user-select: none;
}}
.skip {{ position: absolute; inset-inline-start: -99rem; }}
.skip:focus {{ position: static; }}
.quiet, .kicker {{ color: var(--quiet); font-size: .875rem; }}
.kicker {{ font-weight: 600; }}
.sheet {{
  background: var(--sheet); border: 1px solid var(--rule); border-radius: 10px; padding: 1rem; margin-top: 1.25rem;
}}
header.sheet {{ margin-top: 0; }}
.sheet > h2 + *, .sheet > p + * {{ margin-top: .6rem; }}

.facts {{ margin-top: 1rem; font-size: .95rem; }}
.facts dt {{ color: var(--quiet); }}
.facts dd {{ margin-bottom: .4rem; }}
.figures {{
  display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: .6rem; margin: 1.25rem 0 .75rem;
}}
.figures a {{
  display: block; height: 100%; padding: .5rem .75rem; border: 1px solid var(--rule); border-radius: 8px;
  font-size: .9rem; line-height: 1.35;
}}
.figures b {{ display: inline-block; width: 100%; font-size: 1.6rem; line-height: 1.2; font-variant-numeric: tabular-nums; color: var(--ink); }}
.figures .error a, .figures .unsupported a {{ border: 2px solid var(--missing-line); }}
.figures .warning a {{ border: 2px solid var(--lost-line); }}
.key {{ display: flex; flex-wrap: wrap; gap: .35rem 1.75rem; margin: 1.25rem 0 .4rem; font-size: .9rem; }}

mark {{ color: inherit; border-radius: 2px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }}
mark.carries {{
  background: var(--carries); text-decoration: underline 1px var(--carries-line); text-underline-offset: 3px;
}}
mark.missing {{
  background: var(--missing); text-decoration: underline wavy 1.5px var(--missing-line); text-underline-offset: 3px;
  text-decoration-skip-ink: none;
}}
mark.lost {{
  background: var(--lost); border: 1.5px dashed var(--lost-line); font-weight: 700; padding: 0 .15em; margin: 0 .1em;
}}

.first h3 {{ margin: 1.1rem 0 .5rem; }}
.first > h2 + h3 {{ margin-top: .6rem; }}
.first li {{ break-inside: avoid; margin-bottom: .6rem; padding-inline-start: .8rem; border-inline-start: 4px solid var(--missing-line); }}
.first .warning > li {{ border-color: var(--lost-line); }}
.brief {{ font-size: .9rem; margin-top: .2rem; }}
.contents li {{ break-inside: avoid; padding: .2rem 0 .2rem 1.9rem; text-indent: -1.9rem; }}
.contents li > * {{ text-indent: 0; }}
.contents li > span:first-child {{ display: inline-block; min-width: 1.6rem; font-variant-numeric: tabular-nums; }}

.slide {{ padding: 0; overflow: clip; }}
.bar {{
  display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; padding: .5rem 1rem;
  border-bottom: 1px solid var(--rule); background: var(--calm); font-size: .875rem;
}}
.bar b {{ font-size: 1rem; }}
.vote {{ display: flex; gap: 1.25rem; }}
.vote label {{ display: flex; align-items: center; gap: .4rem; }}
.rows > li {{ max-width: none; }}
.row + .row {{ border-top: 1px solid var(--rule); }}
.said {{ padding: .75rem 1rem .75rem 2.5rem; }}
.said[dir=rtl] {{ padding: .75rem 2.5rem .75rem 1rem; }}
.stands {{ padding: 0 1rem .9rem 2.5rem; }}
.line {{ position: relative; }}
.line + .line {{ margin-top: .5rem; }}
.no {{
  position: absolute; inset-inline-start: -1.65rem; color: var(--quiet); font-size: .8rem; font-weight: 600;
  line-height: 1.9; font-variant-numeric: tabular-nums;
}}
:is(td, th) .no {{ position: static; margin-inline-end: .35rem; }}
.item, .sub-item {{ padding-inline-start: 1rem; }}
.sub-item {{ padding-inline-start: 2rem; font-size: .95em; }}
.item > .no, .sub-item > .no {{ inset-inline-start: -1.65rem; }}
.item::before, .sub-item::before {{ content: "•"; content: "•" / ""; position: absolute; margin-inline-start: -.95rem; color: var(--quiet); }}
.sub-item::before {{ content: "–"; content: "–" / ""; }}
.callout > span:not(.no, .tags) {{ display: block; border-inline-start: 4px solid var(--quiet); padding-inline-start: .75rem; }}
.callout > .tags {{ padding-inline-start: 1rem; }}
.label {{ font-weight: 700; color: var(--quiet); }}
.believed {{ border-bottom: 2px dashed var(--quiet); }}
table {{ border-collapse: collapse; width: 100%; font-size: .92rem; }}
th, td {{ border: 1px solid var(--rule); padding: .3rem .5rem; text-align: start; vertical-align: top; }}
th {{ background: var(--calm); }}
pre {{ margin: 0; padding: .6rem .8rem; background: var(--calm); white-space: pre-wrap; font-size: .85rem; }}
.scroll {{ overflow-x: auto; }}

figure {{ border-inline-start: 3px solid var(--carries-line); padding-inline-start: .75rem; }}
figure + figure, .without + figure {{ margin-top: .6rem; }}
figure.near {{ border-inline-start: 3px dashed var(--quiet); }}
figcaption {{ font-size: .85rem; color: var(--quiet); }}
figcaption b {{ color: var(--ink); }}
.near blockquote {{ color: var(--quiet); }}
.without {{ color: var(--quiet); font-size: .9rem; }}
.without.own {{ display: inline-block; padding: .05rem .5rem; border-radius: 4px; background: var(--own); color: var(--own-line); }}
.ref {{ font-size: .8rem; font-weight: 600; white-space: nowrap; }}
.tags {{ font-size: .875rem; font-weight: 400; }}
.tag {{
  display: inline-block; font-size: .78rem; line-height: 1.45; font-weight: 600; padding: .05rem .45rem;
  border-radius: 4px; background: var(--calm); color: var(--ink); border: 1px solid var(--rule);
}}
.tag.todo {{ background: none; border: 1px dashed var(--quiet); color: var(--quiet); font-weight: 400; }}
.tag.error {{ color: var(--sheet); background: var(--missing-line); border-color: var(--missing-line); }}
.tag.unsupported {{ background: var(--missing); border-color: var(--missing-line); }}
.tag.warning {{ background: var(--lost); border-color: var(--lost-line); }}
.finding {{
  margin-top: .4rem; padding: .35rem .6rem; border-inline-start: 4px solid var(--lost-line); background: var(--lost);
  border-radius: 0 4px 4px 0; font-size: .9rem; line-height: 1.45; font-weight: 400; max-width: {_MEASURE};
}}
.finding.error {{ border-color: var(--missing-line); background: var(--missing); }}
.slide > .besides {{ padding: .4rem 1rem .8rem; border-top: 1px solid var(--rule); }}
.quoted {{ font: .85em/1.45 ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace; margin-top: .2rem; }}
.rule {{ font-size: .85em; }}

details {{ border-top: 1px solid var(--rule); padding: .6rem 1rem; }}
details > summary {{ cursor: pointer; font-weight: 600; font-size: .9rem; }}
.contents .quiet {{ white-space: nowrap; }}
.notes > summary {{ font-weight: 400; color: var(--quiet); }}
details[open] > summary {{ margin-bottom: .4rem; }}
details :is(p, li) {{ margin-bottom: .5rem; }}
header > .notes, .rest > details {{ margin: 1rem -1rem 0; }}
.limits td:first-child {{ width: 62%; }}
.rest li {{ break-inside: avoid; }}
.origin, .limits td > span {{ display: block; }}

.sign > * + * {{ margin-top: .9rem; }}
.sign label {{ display: block; }}
.sign li, .sign fieldset > div {{ margin-top: .5rem; max-width: none; }}
.sign legend {{ font-weight: 600; }}
.sign .tick {{ display: grid; grid-template-columns: 1.7rem 1fr; }}
input[type=checkbox] {{ width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--carries-line); }}
.tick input[type=checkbox] {{ margin-top: .2rem; }}
.fields {{ display: grid; gap: .9rem 1.5rem; }}
.fields input, textarea {{
  display: block; width: 100%; font: inherit; color: inherit; background: none; border: 0; border-radius: 0;
  border-bottom: 1px solid var(--quiet); min-height: 2.2rem;
}}
textarea {{ border: 1px solid var(--quiet); min-height: 7rem; padding: .4rem; resize: vertical; }}
footer {{ margin-top: 1.25rem; padding: 0 1rem; }}

@media (min-width: 900px) {{
  body {{ padding: 1.5rem 1.25rem 4rem; }}
  h1 {{ font-size: 1.9rem; }}
  h2 {{ font-size: 1.3rem; }}
  .title h2 {{ font-size: 1.2rem; }}
  .sheet {{ padding: 1.25rem 1.5rem; }}
  .slide {{ padding: 0; }}
  .bar, details, .slide > .besides {{ padding-inline: 1.5rem; }}
  header > .notes, .rest > details {{ margin-inline: -1.5rem; }}
  footer {{ padding: 0 1.5rem; }}
}}
@media (min-width: 900px), print {{
  .row {{ display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }}
  .said {{ padding: .9rem 1.5rem .9rem 3.1rem; }}
  .said[dir=rtl] {{ padding: .9rem 3.1rem .9rem 1.5rem; }}
  .stands {{ padding: .9rem 1.5rem; background: var(--beside); border-inline-start: 1px solid var(--rule); }}
  .fields {{ grid-template-columns: 2fr 2fr 1fr; }}
  .facts {{ display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem; }}
  .facts dd {{ margin: 0; }}
  .limits td:first-child {{ width: 36em; }}
  .contents ol, .first ol, .rest ul {{ columns: 2; column-gap: 2.5rem; }}
}}
@page {{ size: A4; margin: 14mm 13mm; }}
@media print {{
  :root {{ color-scheme: light; {_variables(PAPER)} }}
  html {{ font-size: 9pt; }}
  body {{ max-width: none; padding: 0; line-height: 1.35; }}
  h1 {{ font-size: 1.6rem; }}
  details > summary {{ list-style: none; margin-bottom: .2rem; }}
  mark.missing {{ text-decoration-thickness: 1px; text-underline-offset: 2px; }}
  .skip, .screen {{ display: none; }}
  a {{ text-decoration: none; }}
  mark, .tag, .finding, .bar, .without, th {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
  .sheet {{ border-radius: 0; margin-top: 5mm; }}
  .slide, .row, .finding, figure, li, tr, .sign {{ break-inside: avoid; }}
  h1, h2, h3, summary, .bar, .rest > p, .limits > p {{ break-after: avoid; }}
  .notes > div {{ columns: 2; column-gap: 2rem; }}
  .sheet {{ padding: 3mm 4mm; }}
  .slide {{ padding: 0; }}
  .said, .said[dir=rtl], .stands {{ padding-block: 1.2mm; }}
  figcaption, figure blockquote {{ display: inline; }}
  figcaption::after {{ content: ": "; }}
  .bar, details {{ padding: 1.2mm 4mm; }}
  header > .notes, .rest > details {{ margin: 2mm -4mm 0; }}
  .notes {{ font-size: .92rem; line-height: 1.3; }}
  .notes p {{ margin-bottom: .2rem; }}
  .rest .origin {{ display: inline; }}
  .rest .origin::after {{ content: ": "; }}
  details::details-content {{ content-visibility: visible; block-size: auto; }}
}}
"""
