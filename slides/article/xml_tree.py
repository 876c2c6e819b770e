"""XML from anywhere becomes a tree: nothing is fetched, no entity that the file declares is used, and depth has an end.

Written on expat itself, because `xml.etree` neither sees the declaration of an entity nor lets one be refused.
"""

from __future__ import annotations

from html.entities import html5
from typing import NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from slides.errors import ArticleError

DEEPEST = 150
"""Elements within each other; articles have some 20."""


def parsed(data: bytes, name: str) -> Element:
    """Return the root element, names without their namespaces.

    The entities of publishers' DTDs, such as `&nbsp;`, stand for what HTML takes them for: no DTD is ever read.

    Raises:
        ArticleError: The file is cut short, not well formed, too deep, or declares entities.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0

    def refuse(message: str, hint: str) -> NoReturn:
        line = parser.CurrentLineNumber
        raise ArticleError.of("article.xml", message, path=name, line=line, hint=hint)

    def begin(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            refuse(
                f"more than {DEEPEST} elements are within each other here",
                "no article has so many: ask for another copy",
            )
        builder.start(_local(tag), {_local(key): value for key, value in attributes.items()})

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_local(tag))

    def declared(entity: str, *_: object) -> None:
        refuse(
            f"this XML declares an entity, {entity}, and what that stands for is not looked up",
            "delete its declaration",
        )

    def undeclared(entity: str, is_parameter: bool) -> None:
        if not is_parameter:
            builder.data(html5.get(f"{entity};", ""))

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler, parser.SkippedEntityHandler = declared, undeclared
    try:
        parser.Parse(data, True)
        return builder.close()
    except expat.ExpatError as error:
        message = f"this XML is cut short or damaged: {expat.errors.messages[error.code]}"
        hint = "download it again, or ask for another copy"
        raise ArticleError.of("article.damaged", message, path=name, line=error.lineno, hint=hint) from error
    except (LookupError, ValueError) as error:  # an encoding that nobody knows
        message = f"this XML is in an encoding that is not known: {error}"
        raise ArticleError.of("article.xml", message, path=name, line=1, hint="save it in UTF-8") from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]
