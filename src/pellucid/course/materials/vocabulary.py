"""Vocabulary: the different words of the lessons."""

import re
from functools import cache
from importlib.resources import files

LEAST_LETTERS, MOST_LETTERS = 4, 12
"""How long a word may be: of shorter ones, nearly all that sound like words are words."""

# Code, pictures and the addresses of links are not words that a person wrote to be read.
_NOT_PROSE = (
    r"^```.*?^```", r"^!\[.*?\]\(.*?\)$", r"`[^`]*`", r"\]\([^)]*\)", r"\{[^}]*\}", r"https?:\S+",
)  # fmt: skip
_WORD = re.compile(r"(?<![\w'’-])[a-z]+(?![\w'’-])")


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word of the lessons once, in the order of the alphabet.

    >>> {"network", "learns"} <= set(vocabulary())
    True
    """
    lessons = files("pellucid.course").joinpath("lessons").iterdir()
    texts = [lesson.read_text("utf-8") for lesson in lessons if lesson.name.endswith(".md")]
    return words_of("\n".join(texts))


def words_of(text: str) -> tuple[str, ...]:
    """The different words of a Markdown text: names, which are capitals, are left out.

    >>> words_of("A [hidden layer](term:hidden-layer) of `units`, by Turing: *hidden*.")
    ('hidden', 'layer')
    """
    for pattern in _NOT_PROSE:
        text = re.sub(pattern, " ", text, flags=re.DOTALL | re.MULTILINE)
    return tuple(sorted({word for word in _WORD.findall(text) if has_length(word)}))


def has_length(word: str) -> bool:
    """Whether it has as many letters as the words that are looked at, and not more."""
    return LEAST_LETTERS <= len(word) <= MOST_LETTERS
