"""Whether every term of the glossary is linked where a lesson first uses it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pellucid.course.checking.inline import children
from pellucid.course.evidence import QUOTED
from pellucid.course.glossary import Glossary
from pellucid.course.lesson import TERM, address_of
from pellucid.course.problem import Problem


def unlinked_terms(text: str, glossary: Glossary, asked: Glossary) -> Iterator[Problem]:
    """Terms of those asked for whose first use in running text is no link to them, by line.

    Headings and code are no running text. Where one term of the glossary is within another
    ("layer" in "hidden layer"), the longer one is meant.
    """
    words = {word.lower(): term.id for term in glossary.values() for word in term.words}
    if not words:
        return
    pattern, seen = _pattern(tuple(words)), set[str]()
    for piece, linked, line in _pieces(text):
        if linked is not None:
            seen.add(linked)
            continue
        for match in pattern.finditer(QUOTED.sub("", piece)):
            term = words[match[0].lower()]
            if term in asked and term not in seen:
                seen.add(term)
                message = f"{match[0]!r} is used here first, without a link to what it means"
                yield Problem(line, message, f"[{match[0]}]({TERM}{term})")


@lru_cache(maxsize=8)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _pieces(text: str) -> Iterator[tuple[str, str | None, int]]:
    """Pieces of running text with the term each is linked to, None for none, and its line."""
    before = None
    for token in MarkdownIt().parse(text):
        if token.type == "inline" and before != "heading_open":
            yield from _inline(token)
        before = token.type


def _inline(token: Token) -> Iterator[tuple[str, str | None, int]]:
    linked, within = None, False
    for child, line in children(token):
        if child.type == "link_open":
            address = address_of(child)
            within = True
            linked = address.removeprefix(TERM) if address.startswith(TERM) else None
        elif child.type == "link_close":
            within, linked = False, None
        elif child.type == "text" and (linked or not within):
            yield child.content, linked, line
