"""What in a text needs a backslash so that it stays text, for us and for pandoc; and what can go without.

The rules are patterns, one a line with its reason. They look at what is written before and after a text too,
because a `!` is harmless until a bracket follows it.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass

from slides.model import Run

_CLOSED = "\0"
"""Stands for a bracket that the markup before a text has closed: no text can contain it."""

_ENTITY = r"&(?=#\w+;|[A-Za-z]\w+;)"

_HARMLESS = r"(?<![\])!\0])\[[^][@\\`<*_~^!&{}|:\n]*\](?=$|[\s.,;)])"
"""Brackets that nobody reads as a link, a span or a citation, such as [95% CI 1.2 to 3.4]."""

_ANYWHERE = (
    r"\\(?![^\W_])",  # a backslash, unless a letter or digit follows: C:\data
    r"(?<![^\W_])_|_(?![^\W_])",  # emphasis; between two letters it is none: snake_case
    r"<(?=[A-Za-z/!?])",  # HTML and <https://...>; `p < .05` is neither
    _ENTITY,  # `R&D` and `AT&T;` are none
    r"!(?=\[)",  # a picture
    r"[\[\]{]",  # links, spans, citations, attributes
    r"(?<=\0)[(:]",  # behind a citation: a link, or the definition of one
)

_LINE_START = (
    r"^[>=|]",  # blockquote, underlined heading, table
    r"^[-+*](?=\s|$)",  # a list
    r"^-(?=[-|:])",  # a rule, an underlined heading, a table
    r"^#(?=#{0,5}(\s|$))",  # a heading
    r"^:(?=[:|-])",  # notes, a table
    r"^<(?=<)",  # a merge conflict
    r"(?<=^\d)[.)](?=\s|$)",  # a numbered list, of one digit and more; a look-behind has a fixed length
    *(rf"(?<=^\d{{{digits}}})[.)](?=\s|$)" for digits in range(2, 10)),
)

_HEADING_END = r"(?<=\s)#(?=#*$)|^#(?=#*$)"
"""Hashes at the end of a heading close it."""

_PAIRS = {"*": ("bold", "italic"), "~": ("strike", "sub"), "^": ("super",), "`": ("code",)}
"""Characters that mean something only in pairs, and the formats that use them."""


def pairing(runs: tuple[Run, ...]) -> str:
    """Return the characters that must be escaped in this block because another one could pair with them."""
    flags = ("bold", "italic", "strike", "code")
    used = {run.script for run in runs} | {flag for flag in flags for run in runs if getattr(run, flag)}
    text = "".join(run.text for run in runs if not run.code)
    return "".join(
        character
        for character, formats in _PAIRS.items()
        if text.count(character) > 1 or used.intersection(formats)
    )


@dataclass(frozen=True, slots=True)
class Context:
    """What decides, besides its neighbours, what must be escaped in a text."""

    pairs: str = ""
    """The characters that could pair with another one in the same block, as `pairing` finds them."""
    lines: bool = True
    """What begins a line could begin a block: true in paragraphs and items, false in headings and cells."""
    bracketed: bool = False
    """It stands inside brackets, and can have none of its own."""


def text(content: str, before: str, after: str, context: Context) -> str:
    """Return `content` escaped, between what is written before and after it in its block.

    `before` is empty at the beginning of the block, `after` at its end.
    """
    # A bracket of the markup is no half of a pair in the text: another parenthesis stands in for it.
    head, tail = before[-1:].replace("[", "(").replace("]", _CLOSED), after[:1].replace("]", "}")
    start, end = len(head), len(head) + len(content)
    whole = head + content + tail
    pieces = []
    at = start
    for match in _pattern(context).finditer(whole):
        if start <= match.start() < end and match["special"]:
            pieces += [whole[at : match.start()], "\\", match[0]]
            at = match.end()
    return "".join(pieces) + whole[at:end]


def _pattern(context: Context) -> re.Pattern[str]:
    special = [*_ANYWHERE, *([f"[{re.escape(context.pairs)}]"] if context.pairs else [])]
    special += _LINE_START if context.lines else (_HEADING_END,)
    harmless = [] if context.bracketed else [_HARMLESS]
    return re.compile("|".join([*harmless, f"(?P<special>{'|'.join(special)})"]), re.M)


def entity(letter: str) -> str:
    """Return a letter as an HTML entity: for white space where Markdown would not see any."""
    return f"&#{ord(letter)};"


def code(content: str) -> str:
    """Return inline code between as many backticks as it takes."""
    longest = max((len(ticks) for ticks in re.findall("`+", content)), default=0)
    fence = "`" * (longest + 1)
    blanks = content.startswith(" ") and content.endswith(" ") and content.strip(" ")
    pad = " " if blanks or content.startswith("`") or content.endswith("`") else ""
    return f"{fence}{pad}{content}{pad}{fence}"


def target(address: str) -> str:
    """Return the address of a link or picture as it stands in its parentheses."""
    safe = _literal(address)
    if re.fullmatch(r"[^\s<>()]+", safe):
        return safe
    return "<" + re.sub(r"[<>]", r"\\\g<0>", safe).replace("\n", entity("\n")) + ">"


def quoted(caption: str) -> str:
    """Return the caption of a picture in double quotes."""
    return '"' + _literal(caption).replace('"', '\\"') + '"'


def _literal(words: str) -> str:
    """Return the words of an address or a caption, in which backslashes and entities count as in a text.

    An ampersand becomes an entity and takes no backslash: pandoc reads the entity behind that all the same.
    """
    return re.sub(_ENTITY, "&amp;", re.sub(r"\\(?![^\W_])", r"\\\\", words))


def is_word(letter: str) -> bool:
    """Tell whether everybody takes a character for part of a word: a format opens and closes beside it."""
    return letter.isalnum()


def is_gap(letter: str) -> bool:
    """Tell whether everybody takes a character for white space or punctuation; so is no character at all."""
    return letter in " \n" or letter in string.punctuation


def is_autolink(address: str) -> bool:
    """Tell whether `<address>` is a link to it."""
    return re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\x00-\x20]+", address) is not None
