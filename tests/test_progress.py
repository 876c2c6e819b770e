"""What a long build shows on a terminal, and that a short one shows nothing."""

import io

from slides.command.progress import Progress

CLEARED = "\r\x1b[K"


def test_a_build_that_takes_long_says_what_it_is_at_and_leaves_nothing_of_it() -> None:
    terminal = io.StringIO()
    with Progress(terminal, after=0) as progress:
        progress.timer.join()
        progress.at("laying out 1,000 slides")
        progress.at("writing 1,000 slides")
    said = terminal.getvalue()
    assert f"{CLEARED}laying out 1,000 slides …{CLEARED}writing 1,000 slides …" in said
    assert said.endswith(f"…{CLEARED}")


def test_the_stage_that_takes_long_is_named_though_it_began_before() -> None:
    terminal = io.StringIO()
    progress = Progress(terminal, after=0)
    progress.at("reading talk.md")
    with progress:
        progress.timer.join()
        assert terminal.getvalue() == f"{CLEARED}reading talk.md …"


def test_a_short_build_says_nothing() -> None:
    terminal = io.StringIO()
    with Progress(terminal, after=600) as progress:
        progress.at("laying out 3 slides")
    assert terminal.getvalue() == ""


def test_without_a_terminal_nothing_is_said() -> None:
    with Progress(None, after=0) as progress:
        progress.at("laying out 3 slides")
    assert not progress.timer.is_alive()
