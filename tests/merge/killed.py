"""A merge that is killed, at each of its steps that change the disk in turn.

python -m tests.merge.killed FOLDER ARGUMENTS...     prints how many steps there were
"""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from slides.command import backup
from slides.command.files import digest
from tests.coauthor import powerpoint
from tests.command.killed import killed_at
from tests.merge.desk import BULLETS, NAPS, TEXT, Desk, set_table

EVERY = int(os.environ.get("EVERY", "17"))
"""A merge is killed at each seventeenth of its steps; the steps of one write are killed one by one in tests.command."""


def laid(folder: Path) -> Desk:
    """Return a talk of which the deck, a copy of it and the text were edited."""
    desk = set_table(folder)
    edited = powerpoint.edited(desk.deck, ("retype", BULLETS, NAPS, "Naps have a price"))
    (folder / "copy.pptx").write_bytes(edited)
    if sys.argv[2] != "pull":
        desk.deck = edited
    desk.in_text(("Coffee hides", "Tea hides"))
    return desk


def is_merged(desk: Desk) -> bool:
    lines = set(desk.words(BULLETS).split("\n"))
    return "Naps have a price" in desk.text and {"Naps have a price", "Tea hides the loss"} <= lines


def main(folder: Path, arguments: list[str]) -> None:
    laid(folder / "warm").run(*arguments)
    for number in itertools.count(1, EVERY):
        desk = laid(folder / str(number))
        text, deck = desk.text, desk.deck
        if not killed_at(number, lambda desk=desk: desk.run(*arguments)):
            break
        assert zipped(desk.deck), number
        assert "Tea hides" in desk.text, number
        assert desk.run(*arguments).code == 0, number
        assert is_merged(desk), number
        assert desk.text == TEXT.replace("Coffee hides", "Tea hides").replace(NAPS, "Naps have a price"), (
            number
        )
        assert backup.kept(desk.folder, "talk.pptx", digest(deck)) == deck, number
        assert backup.kept(desk.folder, "talk.md", digest(text.encode())) == text.encode(), number
    print(number)


def zipped(data: bytes) -> bool:
    """Tell whether a deck is whole."""
    return data.startswith(b"PK\3\4") and b"PK\5\6" in data[-64:]


if __name__ == "__main__":
    os.fsync = lambda _: None
    main(Path(sys.argv[1]), sys.argv[2:])
