"""On which line of a quiz's file a question, an answer or a key stands."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_HEADER = re.compile(r"""^\s*\[\[\s*["']?question["']?\s*(\.\s*["']?answer["']?\s*)?\]\]""")
_KEY = re.compile(r"""^\s*["']?([A-Za-z0-9_-]+)["']?\s*=""")
_FENCES = ('"' * 3, "'" * 3)


class _Line(NamedTuple):
    """A line, the question and the answer it belongs to (-1: none yet), and the key it gives."""

    number: int
    question: int
    answer: int
    key: str


def line_of(text: str, question: int = -1, key: str = "", answer: int = -1) -> int:
    """The line where a key of a question stands, or of one of its answers; the first is 1.

    Questions, and the answers of each, are counted from 0; without `question` it is a key of the
    file itself. Where the key is not there, it is the line where its question or answer begins.

    >>> line_of('lesson = 1\\n[[question]]\\nid = "a"\\n', 0, "id")
    3
    """
    lines = _index(text)
    begins = lines.get((question, answer, ""), 1)
    return lines.get((question, answer, key), begins)


@lru_cache(maxsize=8)
def _index(text: str) -> dict[tuple[int, int, str], int]:
    """The first line of every question and answer (its key empty), and of every key in it."""
    found: dict[tuple[int, int, str], int] = {}
    for line in _lines(text):
        found.setdefault((line.question, line.answer, line.key), line.number)
        found.setdefault((line.question, line.answer, ""), line.number)
    return found


def _lines(text: str) -> Iterator[_Line]:
    question = answer = -1
    for number, line in _outside_strings(text):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            question, answer = (question, answer + 1) if header[1] else (question + 1, -1)
        yield _Line(number, question, answer, key[1] if key else "")


def _outside_strings(text: str) -> Iterator[tuple[int, str]]:
    """The lines that begin outside a string of several lines, which may hold anything."""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        if not fence:
            yield number, line
        fence = _fence_after(line, fence)


def _fence_after(line: str, fence: str) -> str:
    """What a string that is open at the end of a line will be closed by; empty where none is."""
    at = 0
    while True:
        found = [(line.find(one, at), one) for one in (_FENCES if not fence else (fence,))]
        begins = [(place, one) for place, one in found if place >= 0]
        if not begins:
            return fence
        place, one = min(begins)
        at, fence = place + 3, "" if fence else one
