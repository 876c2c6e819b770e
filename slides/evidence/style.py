"""How the page looks: one sheet of CSS. Light and dark by the reader's own setting, on paper always light.

Nothing is told by colour alone: what is missing is waved under, what was lost is boxed, what carries is underlined.
"""

CSS = """
:root {
  color-scheme: light dark;
  --ground: #eef1f5; --sheet: #ffffff; --ink: #18212d; --quiet: #51606f; --rule: #cfd6de; --link: #0b5394;
  --carries: #d9efe9; --carries-line: #17756a; --missing: #fde3df; --missing-line: #b3261e;
  --lost: #fff0c9; --lost-line: #7a5200; --own: #e9e2f7; --own-ink: #4b2f86; --calm: #e6eaef;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --sheet: #1b222b; --ink: #e6ebf1; --quiet: #a6b3c0; --rule: #3a4653; --link: #8fc1f5;
    --carries: #16423d; --carries-line: #6fd0c2; --missing: #56211d; --missing-line: #ffb0a6;
    --lost: #463611; --lost-line: #f3cd72; --own: #382b5a; --own-ink: #d5c6fb; --calm: #2a333e;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", Arial, sans-serif; overflow-wrap: anywhere;
}
.page { max-width: 76rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; }
h1, h2, h3, p, ul, ol, dl, dd, blockquote, figure { margin: 0; padding: 0; }
h1 { font-size: 1.9rem; line-height: 1.2; text-wrap: balance; }
h2 { font-size: 1.3rem; line-height: 1.3; }
h3 { font-size: .95rem; line-height: 1.4; }
ul, ol { list-style: none; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
:target { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 4px; }
.vh {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  user-select: none;
}
.key + p { margin-top: .6rem; }
.quiet, .kicker { color: var(--quiet); font-size: .875rem; }
.kicker { font-weight: 600; }
.sheet { background: var(--sheet); border: 1px solid var(--rule); border-radius: 10px; padding: 1.25rem 1.5rem; margin-top: 1.25rem; }
.sheet > h2 + *, .sheet > p + * { margin-top: .6rem; }

.facts { display: grid; grid-template-columns: auto 1fr; gap: .1rem 1rem; margin-top: 1rem; font-size: .95rem; }
.facts dt { color: var(--quiet); }
.tally { font-size: 1.15rem; font-weight: 600; margin-top: 1rem; }
.key { display: flex; flex-wrap: wrap; gap: .35rem 1.75rem; margin-top: .75rem; font-size: .9rem; }

mark { color: inherit; border-radius: 2px; padding: 0 .08em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
mark.carries { background: var(--carries); text-decoration: underline 1px var(--carries-line); text-underline-offset: 3px; }
mark.missing { background: var(--missing); text-decoration: underline wavy 1.5px var(--missing-line); text-underline-offset: 3px; text-decoration-skip-ink: none; }
mark.lost { background: var(--lost); outline: 1.5px dashed var(--lost-line); outline-offset: 1px; font-weight: 700; }

.first > ol > li { margin-top: .6rem; padding-inline-start: .8rem; border-inline-start: 4px solid var(--missing-line); }
.contents ol { columns: 2; column-gap: 2rem; }
.contents li { break-inside: avoid; padding: .2rem 0; display: grid; grid-template-columns: 1.9rem 1fr; }
.contents li > span:first-child { color: var(--quiet); font-variant-numeric: tabular-nums; }

.slide { padding: 0; overflow: clip; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
.said { padding: 1.25rem 1.5rem 1.25rem 3rem; position: relative; }
.said[dir=rtl] { padding: 1.25rem 3rem 1.25rem 1.5rem; }
.stands { padding: 1.25rem 1.5rem; background: color-mix(in srgb, var(--ground) 55%, var(--sheet)); border-inline-start: 1px solid var(--rule); }
.bar { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .25rem 1rem; padding: .5rem 1.5rem; border-bottom: 1px solid var(--rule); background: var(--calm); font-size: .875rem; }
.bar b { font-size: 1rem; }
.line { margin-top: .7rem; }
.said > .title { margin-top: 0; }
.title h2 { display: inline; }
.no { position: absolute; inset-inline-start: 1.1rem; color: var(--quiet); font-size: .8rem; font-weight: 600; line-height: 1.8; font-variant-numeric: tabular-nums; }
td .no { position: static; margin-inline-end: .35rem; }
.items > li { padding-inline-start: 1.1rem; }
.items > li::before { content: "•"; position: absolute; margin-inline-start: -1rem; color: var(--quiet); }
.items .items { padding-inline-start: .4rem; font-size: .95em; }
.items .items > li::before { content: "–"; }
.callout { border-inline-start: 4px solid var(--ink); padding: .3rem .8rem; background: var(--calm); margin-top: .9rem; }
.callout .about { font-weight: 400; }
.label { margin-top: 1rem; font-weight: 700; color: var(--quiet); }
.believed { border-bottom: 2px dashed var(--quiet); }
table { border-collapse: collapse; margin-top: .8rem; width: 100%; font-size: .92rem; }
th, td { border: 1px solid var(--rule); padding: .3rem .5rem; text-align: start; vertical-align: top; }
th { background: var(--calm); }
pre { margin: .8rem 0 0; padding: .6rem .8rem; background: var(--calm); white-space: pre-wrap; font-size: .85rem; }
.scroll { overflow-x: auto; }

.refs { white-space: nowrap; font-size: .8rem; font-weight: 600; margin-inline-start: .2rem; }
.refs a { text-decoration: none; padding: .05rem .35rem; border-radius: 4px; background: var(--carries); color: var(--ink); border: 1px solid var(--carries-line); margin-inline-end: .15rem; }
.refs a.near { background: none; border: 1px dashed var(--quiet); color: var(--quiet); }
.tag { display: inline-block; font-size: .78rem; line-height: 1.45; font-weight: 600; padding: .05rem .45rem; border-radius: 4px; background: var(--calm); color: var(--ink); border: 1px solid var(--rule); }
.tag.own { background: var(--own); color: var(--own-ink); border-color: var(--own-ink); }
.tag.todo { background: none; border: 1px dashed var(--quiet); color: var(--quiet); font-weight: 400; }
.tag.error, .tag.warning { color: var(--sheet); background: var(--missing-line); border-color: var(--missing-line); }
.tag.warning { color: var(--ink); background: var(--lost); border-color: var(--lost-line); }
.about { font-size: .875rem; font-weight: 400; }
.finding { margin-top: .35rem; padding: .35rem .6rem; border-inline-start: 4px solid var(--missing-line); background: var(--missing); border-radius: 0 4px 4px 0; font-size: .9rem; line-height: 1.45; font-weight: 400; font-style: normal; }
.finding.warning { border-color: var(--lost-line); background: var(--lost); }
.finding .quiet { color: inherit; }

.brief { font-size: .9rem; margin-top: .2rem; }
.sentence { margin-top: .9rem; }
.sentence .from { display: flex; flex-wrap: wrap; gap: 0 .6rem; font-size: .85rem; color: var(--quiet); }
.sentence .from b { color: var(--ink); }
.sentence blockquote { margin-top: .1rem; }
.sentence.near blockquote { color: var(--quiet); }
.sentences > .sentence:first-child { margin-top: .4rem; }

details { border-top: 1px solid var(--rule); padding: .6rem 1.5rem; }
details > summary { cursor: pointer; font-weight: 600; font-size: .9rem; }
details p, details li { margin-top: .5rem; max-width: 46rem; }
.rest > details { margin: 1rem -1.5rem 0; }
.rest li { margin-top: .5rem; }
.limits td:first-child { width: 62%; }

.sign label { display: block; margin-top: .8rem; }
.tick { display: grid !important; grid-template-columns: 1.6rem 1fr; }
input[type=checkbox] { width: 1.05rem; height: 1.05rem; margin: .2rem 0 0; accent-color: var(--carries-line); }
.bar label { display: flex; gap: .4rem; }
.lines { display: grid; grid-template-columns: 2fr 2fr 1fr; gap: 0 1.5rem; }
.lines input, textarea { display: block; width: 100%; font: inherit; color: inherit; background: none; border: 0; border-bottom: 1px solid var(--ink); min-height: 2.2rem; border-radius: 0; }
textarea { border: 1px solid var(--quiet); min-height: 7rem; padding: .4rem; resize: vertical; }

@media (max-width: 700px) {
  .page { padding: 1rem .75rem 3rem; }
  h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; }
  .sheet { padding: 1rem; } .slide { padding: 0; }
  .pair, .lines { grid-template-columns: minmax(0, 1fr); }
  .said, .said[dir=rtl] { padding: 1rem; padding-inline-start: 2.3rem; }
  .no { inset-inline-start: .7rem; }
  .stands { padding: 1rem; border-inline-start: 0; border-top: 1px solid var(--rule); }
  .bar, details { padding-inline: 1rem; }
  .rest > details { margin-inline: -1rem; }
  .contents ol { columns: 1; }
  .facts { grid-template-columns: 1fr; } .facts dd { margin-bottom: .4rem; }
}
@page { size: A4; margin: 15mm 14mm; }
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --sheet: #ffffff; --ink: #000000; --quiet: #414b55; --rule: #9aa4ae; --link: #000000;
    --carries: #d9efe9; --carries-line: #17756a; --missing: #fde3df; --missing-line: #b3261e;
    --lost: #fff0c9; --lost-line: #7a5200; --own: #e9e2f7; --own-ink: #4b2f86; --calm: #edf0f3;
  }
  body { font-size: 9.5pt; line-height: 1.4; }
  .page { max-width: none; padding: 0; }
  .skip { display: none; }
  a { text-decoration: none; color: inherit; }
  mark, .tag, .finding, .bar, .callout, th { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .sheet { border-radius: 0; margin-top: 5mm; padding: 4mm; }
  .slide { padding: 0; break-inside: avoid; }
  .pair { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
  .said, .said[dir=rtl] { padding: 3mm; padding-inline-start: 9mm; }
  .no { inset-inline-start: 3mm; }
  .stands { padding: 3mm; border-top: 0; border-inline-start: 1px solid var(--rule); }
  .bar, details { padding: 1.5mm 3mm; }
  .rest > details { margin-inline: -4mm; }
  h1, h2, h3, summary, .bar { break-after: avoid; }
  li, tr, .finding, .sentence, .callout, .sign { break-inside: avoid; }
  .slide > details { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
  .lines { grid-template-columns: 2fr 2fr 1fr; }
}
"""
