"""The command `pellucid`: from arguments to an exit code."""

import contextlib
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from typer.exceptions import Abort

from pellucid.cli.app import app
from pellucid.cli.interrupts import minding_imports, send_again
from pellucid.cli.mistakes import (
    BROKEN_PIPE,
    INTERRUPTED,
    MISTAKES,
    as_bad_input,
    tell,
)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs a command and exits: 0 done, 1 the answer is no, 2 bad input, 130 interrupted."""
    sys.unraisablehook = _unraisable
    code = run(sys.argv[1:] if arguments is None else arguments)
    if code in (INTERRUPTED, BROKEN_PIPE):
        _leave_at_once(code)
    sys.exit(code)


def run(arguments: Sequence[str]) -> int:
    """Runs a command; gives the exit code. A person's mistake is told in one message."""
    with minding_imports() as ctrl_c:
        try:
            code = _carried_out(arguments)
        except Exception:
            if not ctrl_c.raised:  # Polars, for one, makes an error of its own of an interrupt
                raise
            code = INTERRUPTED
    if code == INTERRUPTED:
        print("\npellucid: interrupted.", file=sys.stderr)
    return code


def _carried_out(arguments: Sequence[str]) -> int:
    try:
        code = app(args=list(arguments) or ["--help"], standalone_mode=False) or 0
        sys.stdout.flush()
    except (KeyboardInterrupt, Abort):
        code = INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # Typer leaves by SystemExit when nobody reads what is printed.
        code = BROKEN_PIPE
    except MISTAKES as error:
        code = tell(as_bad_input(error, arguments), arguments)
    return code


def _unraisable(lost: "sys.UnraisableHookArgs") -> None:
    """A Ctrl-C that came while a library was clearing up would be lost: it is sent again."""
    if lost.exc_type is KeyboardInterrupt:
        send_again()  # raised here it would be lost again
    else:
        sys.__unraisablehook__(lost)


def _leave_at_once(code: int) -> NoReturn:
    """Without waiting for a training's threads, or for a pipe that nobody reads."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)
