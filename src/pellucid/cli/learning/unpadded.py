"""Lines without the blanks that fill them up, for files and pipes."""

from collections.abc import Generator
from contextlib import contextmanager

from rich.console import Console


@contextmanager
def unpadded(console: Console) -> Generator[None]:
    """Leaves out what is blank at lines' ends, except on a terminal, where nobody sees it."""
    if console.is_terminal:
        yield
        return
    with console.capture() as printed:
        yield
    for line in printed.get().removesuffix("\n").split("\n"):
        console.file.write(f"{line.rstrip()}\n")
    console.file.flush()
