"""What went wrong, told in one message, and the exit code that goes with it."""

import re
import sys
from collections.abc import Sequence
from contextlib import suppress

from typer.exceptions import TyperException

from pellucid.cli.answer import print_json
from pellucid.errors import BadInput

BAD_INPUT = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it
BROKEN_PIPE = 141  # 128 + SIGPIPE, likewise


MISTAKES = (BadInput, TyperException, OSError, MemoryError)


def as_bad_input(error: Exception, arguments: Sequence[str] = ()) -> BadInput:
    """Any of `MISTAKES`, as the one message a person gets."""
    match error:
        case BadInput():
            return error
        case TyperException():
            return from_parser(error, arguments)
        case OSError() | MemoryError():
            return from_system(error)
        case _:
            raise error


def tell(error: BadInput, arguments: Sequence[str]) -> int:
    """Prints the message, as JSON too where JSON was asked for; gives the exit code."""
    print(f"pellucid: {error}", file=sys.stderr)
    if "--json" in arguments:
        with suppress(OSError):  # standard output itself may be what cannot be written
            print_json({"error": as_facts(error)})
    return BAD_INPUT


def as_facts(error: BadInput) -> dict[str, str]:
    """The message for programs: whole, and in its parts."""
    parts = ("given", "expected", "why", "instead")
    return {"message": str(error)} | {part: getattr(error, part) for part in parts}


def from_parser(error: TyperException, arguments: Sequence[str] = ()) -> BadInput:
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
    said = _plain(error.format_message().rstrip("."), arguments)
    return BadInput(said, instead=f"{command} --help")


def _plain(message: str, arguments: Sequence[str]) -> str:
    """The parser's sentence, in words that a person who does not program would use."""
    for technical, plain in _WORDS:
        found = re.search(technical, message)
        if found:
            given = _given(found.expand(r"\1"), arguments)
            said = found.expand(plain).replace("{given}", given)
            message = message[: found.start()] + said + message[found.end() :]
    return message


def _given(option: str, arguments: Sequence[str]) -> str:
    """What was typed after an option, which the parser does not say."""
    for at, typed in enumerate(arguments):
        name, equals, value = typed.partition("=")
        if name == option:
            value = value if equals else next(iter(arguments[at + 1 :]), "")
            return f" {value!r}, which is"
    return ""


_WORDS = (
    (r"Invalid value for '(.*)': .* a valid integer.*", r"\1 is{given} not a whole number"),
    (r"Invalid value for '(.*)': .* a valid number.*", r"\1 is{given} not a number"),
    (r"Invalid value for '(.*)': (.*)", r"\1: \2"),
    (r"Got unexpected extra arguments? ?\(?s?\)? ?\((.*)\)", r"there is no place for \1"),
    (r"Option '(.*)' requires an argument", r"\1 stands without its value"),
    (r"No such option: (\S+)", r"there is no option \1"),
    (r"No such command '(\S+)'", r"there is no command \1"),
    (r"Missing argument '(.*)'", r"\1 is missing"),
)


def from_system(error: OSError | MemoryError) -> BadInput:
    """A full disk, a place without access, a machine without memory."""
    if isinstance(error, MemoryError):
        return BadInput(
            "there is not enough memory for this",
            why="The table, or the network, is larger than this machine can hold",
            instead="fewer rows, or --networks 1, or smaller --layers",
        )
    what = error.filename or "standard output, or a file,"
    return BadInput(f"{what} cannot be used", why=error.strerror or str(error))
