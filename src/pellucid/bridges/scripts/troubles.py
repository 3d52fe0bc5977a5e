"""Troubles: how a script can fail to show what it trains, each told so that it can be mended."""

import sys
import traceback
from pathlib import Path

from pellucid.errors import BadInput

_SHOWN = 300


def trouble(script: Path, error: BaseException) -> BadInput | None:
    """What to say of what ended a script; None for an end that it meant."""
    if isinstance(error, BadInput):
        return error
    if isinstance(error, SystemExit):
        return _ended_itself(script, error)
    return _stopped(script, error, _where(script, error))


def _stopped(script: Path, error: BaseException, where: str) -> BadInput:
    if isinstance(error, EOFError):
        return BadInput(
            f"{script.name} asks for input{where}", "a script that runs by itself",
            "There is nobody to answer while it is examined", "values in the script, or arguments",
        )  # fmt: skip
    if isinstance(error, ModuleNotFoundError):
        return _lacks(script, error, where)
    if isinstance(error, FileNotFoundError):
        return BadInput(
            f"{script.name} reads {error.filename or 'a file'}, which is not there{where}",
            "its data where the script looks for them",
            f"It was run in {script.parent}",
        )
    if isinstance(error, ConnectionError | TimeoutError) or "urlopen" in str(error):
        return BadInput(
            f"{script.name} could not download what it needs{where}",
            "its data on this machine", _last_line(error),
        )  # fmt: skip
    return BadInput(
        f"{script.name} stopped{where}: {_last_line(error)}",
        "a script that trains a model without an error", "The mistake is the script's own",
    )  # fmt: skip


def _ended_itself(script: Path, error: SystemExit) -> BadInput | None:
    if error.code in (None, 0):
        return None
    reason = error.code if isinstance(error.code, str) else f"code {error.code}"
    return BadInput(
        f"{script.name} ended itself ({reason})", "a script that trains something",
        "It may want arguments", f"pellucid diagnose {script.name} -- ARGUMENTS",
    )  # fmt: skip


def _lacks(script: Path, error: ModuleNotFoundError, where: str) -> BadInput:
    library = (error.name or "a library").split(".")[0]
    return BadInput(
        f"{script.name} needs {library}, which is not installed{where}",
        "every library of the script in the Python that examines it",
        f"That Python is {sys.executable}",
        f"pip install {library}",
    )


def _where(script: Path, error: BaseException) -> str:
    """The line of the script at which it happened, if it was one of its own."""
    if isinstance(error, SyntaxError) and error.filename == str(script):
        return f" in line {error.lineno}"
    frames = traceback.extract_tb(error.__traceback__)
    lines = [frame.lineno for frame in frames if frame.filename == str(script)]
    return f" in line {lines[-1]}" if lines else ""


def _last_line(error: BaseException) -> str:
    line = traceback.format_exception_only(error)[-1].strip().split("\n")[0]
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."
