"""What went wrong, told in one message, and the exit code that goes with it."""

import sys
from collections.abc import Sequence

from typer.exceptions import TyperException

from pellucid.cli.answer import print_json
from pellucid.errors import BadInput

BAD_INPUT = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
BROKEN_PIPE = 141  # 128 + SIGPIPE, likewise


def tell(error: BadInput, arguments: Sequence[str]) -> int:
    """Prints the message, as JSON too where JSON was asked for; gives the exit code."""
    print(f"pellucid: {error}", file=sys.stderr)
    if "--json" in arguments:
        parts = ("given", "expected", "why", "instead")
        told = {"message": str(error)} | {part: getattr(error, part) for part in parts}
        print_json({"error": told})
    return BAD_INPUT


def from_parser(error: TyperException) -> BadInput:
    """A misspelt command, an unknown option, a value of the wrong kind."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "pellucid"
    near = getattr(error, "possibilities", None)
    if near:
        return BadInput(
            str(error.message).replace("No such option:", "there is no option"),
            f"an option that {command} --help lists",
            instead=" or ".join(near),
        )
    return BadInput(_plain(error.format_message()), instead=f"{command} --help")


def _plain(message: str) -> str:
    """The parser's sentence, in words that a person who does not program would use."""
    for technical, plain in (
        ("is not a valid integer", "is not a whole number"),
        ("is not a valid int", "is not a whole number"),
        ("is not a valid float", "is not a number"),
        ("Invalid value for", ""),
        ("No such option:", "there is no option"),
        ("No such command", "there is no command"),
        ("Missing argument", "something is missing:"),
    ):
        message = message.replace(technical, plain)
    return message.strip().replace("': '", "' is given, but '", 1)


def from_system(error: OSError | MemoryError) -> BadInput:
    """A full disk, a place without access, a machine without memory."""
    if isinstance(error, MemoryError):
        return BadInput(
            "there is not enough memory for this",
            why="The table, or the network, is larger than this machine can hold",
            instead="fewer rows, or --networks 1, or smaller --layers",
        )
    what = error.filename or "a file or a stream"
    return BadInput(f"{what} cannot be used", why=error.strerror or str(error))
