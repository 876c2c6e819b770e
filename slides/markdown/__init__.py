"""Slide text: a `Talk` as one plain Markdown file, read and written.

    bytes --source--> lines --front--> Front
                            --grammar--> tokens --inline--> runs --blocks--> blocks --parse--> Talk
    Talk --write--> slide text, by way of `runs` (which format opens and closes where) and `escape`

Knows how a talk is spelt: front matter, headings with `{#id .kind}`, spans, citations, notes, and every way
to misspell them. The only package that imports markdown-it and ruamel.yaml. Does not know what a slide looks
like, nor whether what it says is true; what a kind has a place for it asks of `kinds`.

The law is `parse(write(talk)) == talk`; pandoc reads the same titles, items and notes.
"""

from slides.markdown.front import is_slide_text, read_slot, write_slot
from slides.markdown.parse import parse
from slides.markdown.places import TextPlace, places
from slides.markdown.reword import repictured, reworded
from slides.markdown.runs import normal
from slides.markdown.source import decoded, encoding_of, lines_of
from slides.markdown.write import write, write_runs, write_slide

__all__ = [
    "TextPlace",
    "decoded",
    "encoding_of",
    "is_slide_text",
    "lines_of",
    "normal",
    "parse",
    "places",
    "read_slot",
    "repictured",
    "reworded",
    "write",
    "write_runs",
    "write_slide",
    "write_slot",
]
