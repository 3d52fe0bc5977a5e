"""Where things stand in a TOML file, so that what is wrong is told by line."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from pellucid.course.problem import Problem
from pellucid.course.reading import lines_of

Place = tuple[tuple[str, int], ...]
"""A table: `(("question", 0), ("answer", 2))` is the third answer of the first question."""

_HEADER = re.compile(r"""^\s*(\[\[?)([^\[\]]+)\]""")
_PART = re.compile(r"""[A-Za-z0-9_-]+|"[^"]*"|'[^']*'""")
_KEY = re.compile(r"""^\s*["']?([A-Za-z0-9_-]+)["']?\s*[=.]""")
_PIECE = re.compile(r'"""|' + "'''" + r'|"(?:\\.|[^"\\])*"|' + r"'[^']*'|#.*")
_CLOSES = {'"""': re.compile(r'(?:\\.|[^\\])*?"""'), "'''": re.compile(r".*?'''")}
_SYNTAX = re.compile(r"(.*?)\s*\(at (?:line (\d+), column \d+|end of document)\)$", re.DOTALL)


def parsed(text: str) -> dict[str, Any] | Problem:
    """What a TOML file holds; or, where it is no TOML, on which line reading ended, and why."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _SYNTAX.match(str(error))
        message, line = (found[1], found[2]) if found else (str(error), None)
        last = text.rstrip().count("\n") + 1
        return Problem(int(line) if line else last, f"this is not TOML: {message}")


def line_of(text: str, place: Place = (), key: str = "") -> int:
    """The line (from 1) where a key of a table stands; without `place`, a key of the file itself.

    Where the key is not there, it is the line where its table begins, or the table around that.

    >>> line_of("[[term]]\\nid = 'a'\\n[[term]]\\nid = 'b'", (("term", 1),), "id")
    4
    """
    lines = _index(text)
    around = ((place[:depth], place[depth][0]) for depth in reversed(range(len(place))))
    return next((lines[one] for one in ((place, key), (place, ""), *around) if one in lines), 1)


@lru_cache(maxsize=8)
def _index(text: str) -> dict[tuple[Place, str], int]:
    """The first line of every table (its key empty), and of every key in it."""
    found: dict[tuple[Place, str], int] = {}
    place: Place = ()
    counts: Counter[tuple[Place, str]] = Counter()
    for number, line in _outside_strings(text):
        header, key = _HEADER.match(line), _KEY.match(line)
        if header:
            place = _entered(header, counts)
            found.setdefault((place[:-1], place[-1][0]), number)
            found.setdefault((place, ""), number)
        elif key:
            found.setdefault((place, key[1]), number)
    return found


def _entered(header: re.Match[str], counts: Counter[tuple[Place, str]]) -> Place:
    """The table that begins with a header: of those around it, the last that has begun."""
    *around, last = (part.strip("\"'") for part in _PART.findall(header[2]) or [header[2]])
    place: Place = ()
    for name in around:
        place = (*place, (name, max(counts[place, name] - 1, 0)))
    if header[1] == "[[":
        counts[place, last] += 1
    return (*place, (last, max(counts[place, last] - 1, 0)))


def _outside_strings(text: str) -> Iterator[tuple[int, str]]:
    """The lines that begin outside a string of several lines, which may hold anything."""
    fence = ""
    for number, line in enumerate(lines_of(text), 1):
        if not fence:
            yield number, line
        fence = _fence_after(line, fence)


def _fence_after(line: str, fence: str) -> str:
    """What a string that is open at the end of a line will be closed by; empty where none is."""
    at = 0
    while True:
        found = _CLOSES[fence].match(line, at) if fence else _PIECE.search(line, at)
        if not found:
            return fence
        at = found.end()
        fence = found[0] if not fence and found[0] in _CLOSES else ""
