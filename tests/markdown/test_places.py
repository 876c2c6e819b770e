"""Where in a slide text each piece of text stands."""

from slides import markdown
from slides.markdown.places import places
from slides.model import plain

TEXT = """\
---
title: Night shifts
author: ""
---

# Background

## Shifts move sleep

* Common in
  hospitals
  - Nurses

A paragraph
of two lines

> Quoted

::: notes
Say so.
:::

## A table

| Group | Nurses |
| ----- | -----: |
| Light | 61     |

## A lamp

![A lamp](lamp.png "As it stood")
"""


def found() -> dict[int, tuple]:
    return places(markdown.parse(TEXT, "talk.md"))


def test_each_piece_of_text_is_known_by_its_first_line() -> None:
    there = {line: [(p.kind, plain(p.runs), p.last) for p in here] for line, here in found().items()}
    assert there == {
        2: [("field", "Night shifts", 2)],
        3: [("field", "", 3)],
        6: [("heading", "Background", 6)],
        8: [("heading", "Shifts move sleep", 8)],
        10: [("item", "Common in hospitals", 11)],
        12: [("item", "Nurses", 12)],
        14: [("paragraph", "A paragraph of two lines", 15)],
        17: [("quote", "Quoted", 17)],
        20: [("paragraph", "Say so.", 20)],
        23: [("heading", "A table", 23)],
        25: [("cell", "Group", 25), ("cell", "Nurses", 25)],
        27: [("cell", "Light", 27), ("cell", "61", 27)],
        29: [("heading", "A lamp", 29)],
        31: [("caption", "As it stood", 31)],
    }


def test_depth_column_key_and_notes_tell_what_a_piece_is_part_of() -> None:
    there = found()
    assert there[12][0].depth == 1
    assert [p.column for p in there[27]] == [0, 1]
    assert there[2][0].key == "title"
    assert [line for line, here in there.items() if here[0].in_notes] == [20]
