"""A text in segments, and which of them is which in another version of it."""

from slides import markdown
from slides.merge.segments import renamed, segments
from tests.merge.desk import TEXT


def of(text: str):
    return segments(markdown.parse(text, "talk.md"))


def test_every_line_is_in_one_segment_and_comments_are_with_the_heading_below() -> None:
    parts = of(TEXT)
    assert "\n".join(line for part in parts for line in part.lines) == TEXT.rstrip("\n")
    assert [part.kind for part in parts[:3]] == ["head", "section", "slide"]
    assert parts[2].lines[0] == "<!-- Ask Bo for a newer number -->"
    assert parts[2].name == "Night shifts move sleep"
    assert parts[-1].last == TEXT.rstrip("\n").count("\n") + 1


def test_a_slide_is_known_again_by_its_id_by_its_bullets_or_by_its_title() -> None:
    base = of(TEXT)
    keys = {part.name: part.key for part in base}
    retitled = TEXT.replace("## Night shifts move sleep", "## What shifts do")
    assert renamed(base, of(retitled))["slide what-shifts-do"] == keys["Night shifts move sleep"]
    emptied = TEXT.replace(
        "- **Light.** Bright lamps\n- **Naps.** Twenty minutes\n- **Pills.** Not tested\n",
        "- Nothing\n- At all\n",
    )
    assert renamed(base, of(emptied))["slide three-things-may-help"] == keys["Three things may help"]


def test_sections_are_known_by_their_names_then_by_their_order() -> None:
    base = of(TEXT)
    names = renamed(base, of(TEXT.replace("# Results", "# What we found")))
    assert [names[part.key] for part in base if part.kind == "section"] == ["section 0", "section 1"]


def test_a_new_slide_is_none_of_those_that_were_there() -> None:
    text = TEXT.replace("# Results", "## Meals matter\n\n- Eat before eight\n\n# Results")
    assert "slide meals-matter" not in renamed(of(TEXT), of(text))
