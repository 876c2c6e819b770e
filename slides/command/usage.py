"""What the command line looks like: its help, its options."""

from __future__ import annotations

import argparse
import sys
from typing import NoReturn

from slides import __version__
from slides.command.saying import tell
from slides.errors import UsageError

DEFAULT_MINUTES = "8+2"


HELP = """\
usage: make_deck.py [article or slide text ...] [options]
       make_deck.py draft ARTICLE [--again] [--minutes 8+2]
       make_deck.py draft SLIDE_TEXT
       make_deck.py check [slide text or .pptx ...] [--minutes 8+2] [--json] [--evidence FILE.html] | --rules
       make_deck.py shorten [slide text ...] [--minutes 5+2] [--write] | --back
       make_deck.py pull DECK.pptx ... [-o TEXT.md]
       make_deck.py preview [slide text ...] [-o FOLDER]
       make_deck.py handout [slide text ...] [-o FOLDER]
       make_deck.py status [slide text ...]
       make_deck.py send [slide text or .pptx ...] [-o COPY] [--no-notes] [--keep-comments] [--anyway]
       make_deck.py undo [slide text or .pptx ...] [--force]
       make_deck.py template FILE [--measure [FONT ...]] | --save FILE

Turn an article into a conference talk: a native, editable PowerPoint deck.

  make_deck.py                      every talk in slides/text/ becomes its .pptx in this folder
  make_deck.py my-article.txt       drafts the slide text if it is not there, then builds
  make_deck.py slides/text/my.md    builds from slide text

the parts, each by itself:
  draft             write the slide text of an article; never over one that is there.
                    Of a slide text: fill its slides that have only a title from its article
  check             list what to cite, to fill in and to shorten; of any .pptx, who cannot read or see it
  shorten           less time: propose what goes to the backup; --write moves it there, --back brings it back
  pull              take the edits of a deck that came back, under whatever name, into its slide text;
                    of a deck made elsewhere: write its slide text, its pictures beside it
  preview           a picture of every slide and a contact sheet, through LibreOffice
  handout           one page for listeners, NAME-handout.docx, and what you say, NAME-script.docx; as PDF, too
  status            what was changed in the text and in PowerPoint since the last build; writes nothing
  send              the copy for the venue, NAME-send.pptx and a PDF: no sources, private marks or automatic advance
  undo              take back the last write of a talk, text and deck together; again: the one before it
  template          show what becomes of a template, or hand out ours to restyle it

options:
  -o, --output DECK where the deck goes (one talk only); with preview and handout, a folder
  --template FILE   anybody's .pptx or .potx, in place of the shipped template
  --minutes 8+2     time to speak and for questions: of a new draft, to shorten a text to, or to check a .pptx against
  --watch           build again whenever the text, article, template or a picture changes
  --pdf             a PDF beside the deck, through LibreOffice
  --json            findings as JSON on standard output
  --quiet           say nothing but errors
  --force           overwrite a deck that was edited, which undo brings back, or what is not ours
  --allow-outside   take pictures from anywhere, not only from the folders of the text and its article
  --again           with draft: another draft, beside the text that is there
  --write           with shorten: write into the slide text what is proposed
  --back            with shorten: every slide to its place again, and the minutes as they were
  --rules           with check: every rule, how grave it is, and where it comes from
  --evidence FILE   with check: a page of every slide beside the sentences it stands on, for a co-author to sign
  --no-notes        with send: without what you say
  --keep-comments   with send: with what co-authors wrote beside the slides
  --anyway          with send: though fields are empty, claims not cited, or edits not merged
  --save FILE       with template: where the copy goes
  --measure         with template: write the widths of its fonts beside it, from fonts installed here or named
  --version         print the version
  -h, --help        print this

exit codes: 0 made, 1 text, article or template at fault, 2 usage, 3 refused and nothing touched
"""


PARTS = ("draft", "check", "shorten", "pull", "preview", "handout", "status", "send", "undo", "template")
"""The words that ask for a part of the command; without one it builds."""


class _Parser(argparse.ArgumentParser):
    """An argument parser whose help is `HELP` and whose errors are ours."""

    def format_help(self) -> str:
        return HELP

    def _print_message(self, message: str, file: object = None) -> None:  # noqa: ARG002
        tell(message.rstrip("\n"), sys.stdout)

    def error(self, message: str) -> NoReturn:
        raise UsageError.of("usage", message, hint="make_deck.py --help lists what there is")


def parser() -> argparse.ArgumentParser:
    """Return what understands the command line."""
    parser = _Parser(prog="make_deck.py", allow_abbrev=False)
    parser.add_argument("files", nargs="*")
    parser.add_argument("-o", "--output")
    for option in ("--template", "--minutes", "--save", "--evidence"):
        parser.add_argument(option)
    for switch in (
        "--watch",
        "--pdf",
        "--json",
        "--quiet",
        "--force",
        "--again",
        "--measure",
        "--write",
        "--back",
        "--rules",
        "--allow-outside",
        "--no-notes",
        "--keep-comments",
        "--anyway",
    ):
        parser.add_argument(switch, action="store_true")
    parser.add_argument("--version", action="version", version=f"make_deck {__version__}")
    return parser
