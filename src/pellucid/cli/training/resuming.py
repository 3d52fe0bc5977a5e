"""Going on with what was cut off: whether there is anything to go on with."""

from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console
from rich.text import Text

from pellucid.cli.training.ask import Files
from pellucid.errors import BadInput
from pellucid.learning import Run, load


def finished(console: Console, files: Files) -> Run | None:
    """The run that was to be gone on with, if it is finished already; says what will happen."""
    return load(files.model) if is_finished(console, files) else None


def is_finished(console: Console, files: Files) -> bool:
    """Whether what was to be gone on with is finished already; says what will happen."""
    kept = files.checkpoint.exists()
    if files.resume and not kept and files.model.exists():
        _say(console, f"{files.model} is finished: there is nothing left to go on with.")
        return True
    if files.resume and kept:
        _say(console, f"Going on with what is kept in {files.checkpoint}.")
    elif files.resume:
        _say(console, f"There is no {files.checkpoint} to go on with: starting at the beginning.")
    elif kept:
        _say(
            console,
            f"Starting anew. {files.checkpoint}, left by a training that was cut off, will be "
            "replaced; --resume would have gone on with it.",
        )
    elif files.model.exists():
        _say(console, f"{files.model} is there already: it will be replaced once this is done.")
    return False


@contextmanager
def if_interrupted(console: Console, files: Files) -> Generator[None]:
    """Says what is not lost when a second Ctrl-C, or one at a bad moment, ends it at once."""
    try:
        yield
    except KeyboardInterrupt:
        if files.checkpoint.exists():
            said = "has what was learned until then; --resume goes on with it."
            _say(console, f"{files.checkpoint} {said}")
        raise


@contextmanager
def if_not_saved(files: Files) -> Generator[None]:
    """Says what is not lost when the model, or the player, cannot be written."""
    try:
        yield
    except BadInput as error:
        if not files.checkpoint.exists():
            raise
        raise BadInput(
            error.given, error.expected, error.why,
            f"making room, then the same command with --resume: {files.checkpoint} has what was "
            "learned",
        ) from error  # fmt: skip


def _say(console: Console, text: str) -> None:
    console.print(Text(text, "quiet"), soft_wrap=not console.is_terminal)
