"""What is typed: line by line, at a terminal or from a pipe; or a key at a time."""

import io
import sys
from collections.abc import Iterator

import typer
from rich.console import Console

from pellucid.cli.ctrl_c import let_ctrl_c_in


def typed_lines(console: Console) -> Iterator[str]:
    """Every line, without blanks around it; asked for only where somebody sits before it."""
    # A program without a terminal or a pipe has no standard input at all: nothing is typed.
    stream = sys.stdin or io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        # What is no text at all is no answer either: asked again, not a traceback.
        stream.reconfigure(errors="replace")
    let_ctrl_c_in()
    while True:
        if stream.isatty():
            console.print("> ", end="")
        line = stream.readline()
        if not line:
            return
        yield line.strip()


def at_keyboard(console: Console) -> bool:
    """Whether somebody sits before it who can press a key, and see what comes of it."""
    return console.is_terminal and sys.stdin is not None and sys.stdin.isatty()


def typed_key() -> str:
    """The next key that is pressed, without Enter; empty where no more will come."""
    try:
        return typer.getchar()
    except EOFError:
        return ""
