"""Running text, token by token, with the line of each."""

from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token


def inline(text: str) -> Iterator[tuple[Token, int]]:
    """Every token within the paragraphs and headings of a text, with its line (from 1)."""
    for token in MarkdownIt().parse(text):
        yield from children(token)


def children(token: Token) -> Iterator[tuple[Token, int]]:
    """The tokens within one block, with their lines; none where it is no running text."""
    line = (token.map or (0, 0))[0] + 1
    for child in token.children or []:
        yield child, line
        line += child.type in ("softbreak", "hardbreak")
