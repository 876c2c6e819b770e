"""The command: the only room that reads and writes files, prints, and knows everybody.

`main` runs the part that the command line asks for (`usage`) and turns errors into exit codes; each part is a module of
its own name. `jobs` says which talks are meant and where their files are, `sources` reads what a talk is made of, `make`
turns it into the bytes of a deck, `files` writes, `saying` speaks. Nothing of `slides` that takes long is imported before
it is needed, so that `--help` costs nothing.
"""

from slides.command.main import main

__all__ = ["main"]
