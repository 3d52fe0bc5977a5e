"""Reading a course's texts: UTF-8 with or without its mark, and lines however they end."""

from pathlib import Path

from pellucid.course.problem import Problem
from pellucid.errors import BadInput


def read(path: Path) -> str | Problem:
    """A file's text, its lines ended by a newline alone; or why it cannot be read."""
    try:
        # Editors on Windows begin a file with a byte-order mark, which is no part of its text.
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        return Problem(line, "the text is not UTF-8", "save the file as UTF-8")
    except OSError as error:
        return Problem(1, f"the file cannot be read: {error.strerror}")


def read_text(path: Path) -> str:
    """A file's text. Raises `BadInput` where it cannot be read."""
    text = read(path)
    if isinstance(text, Problem):
        raise refused(path, text)
    return text


def refused(path: Path, problem: Problem, why: str = "") -> BadInput:
    """What is said of a file that cannot be used, for its first problem."""
    return BadInput(f"{path}, line {problem.line}: {problem.message}", "", why, problem.instead)


def told(line: int, error: BadInput) -> Problem:
    """What a person is told elsewhere, as a problem of a line."""
    message = str(BadInput(error.given, error.expected, error.why))
    return Problem(line, message.removesuffix("."), error.instead)


def lines_of(text: str) -> list[str]:
    r"""The lines as Markdown and TOML count them, which is not as `str.splitlines` does.

    >>> lines_of("one\x0cstill one\r\ntwo")
    ['one\x0cstill one', 'two']
    """
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
