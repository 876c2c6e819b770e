"""The blocks of a text as a tree. markdown-it has one too, `SyntaxTreeNode`, which takes longer to build than to read."""

from __future__ import annotations

from collections.abc import Iterable

from markdown_it.token import Token


class Node:
    """A block and the blocks in it, as `markdown_it.tree.SyntaxTreeNode` has them."""

    __slots__ = ("children", "map", "token", "type")

    def __init__(self, token: Token) -> None:
        """Take the token that opens the block, or is all of it."""
        self.token = token
        self.type = token.type.removesuffix("_open") if token.nesting else token.type
        self.map = token.map
        """Its lines, 0-based, end exclusive; None where it has none of its own."""
        self.children: list[Node] = []

    @property
    def tag(self) -> str:
        """The HTML tag that it would be."""
        return self.token.tag

    @property
    def content(self) -> str:
        """What stands in a block without blocks in it."""
        return self.token.content


def nodes(tokens: Iterable[Token]) -> list[Node]:
    """Return the outermost blocks, with the others in them."""
    open_: list[list[Node]] = [[]]
    for token in tokens:
        if token.nesting < 0:
            open_.pop()
            continue
        node = Node(token)
        open_[-1].append(node)
        if token.nesting > 0:
            open_.append(node.children)
    return open_[0]
