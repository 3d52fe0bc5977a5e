"""Where things stand in a TOML file, so that what is wrong is told by line."""

import re
import tomllib

from pellucid.course.problem import Problem


def table_line(text: str, table: str, index: int) -> int:
    """The line (from 1) of the `index`-th `[[table]]` of a file; 1 where there is none.

    >>> table_line("[[term]]\\nid = 'a'\\n[[term]]", "term", 1)
    3
    """
    header = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    found = [n for n, line in enumerate(text.splitlines(), 1) if header.match(line)]
    return found[index] if index < len(found) else 1


def syntax_problem(error: tomllib.TOMLDecodeError) -> Problem:
    """What the parser said, at its line."""
    found = re.search(r"\(at line (\d+), column \d+\)", str(error))
    message = re.sub(r"\s*\(at .*\)", "", str(error))
    return Problem(int(found[1]) if found else 1, f"this is not TOML: {message}")
