"""Who shows something long to a person: a live picture in a terminal, plain lines elsewhere."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from rich.console import Console, ConsoleRenderable
from rich.live import Live


class Picture(ConsoleRenderable, Protocol):
    """What can be drawn again and again while something goes on."""

    def end(self) -> None:
        """Leaves out what is being done at the moment: the last picture stays."""
        ...


Drawn = TypeVar("Drawn", bound=Picture)
Said = TypeVar("Said")


@contextmanager
def watching(
    console: Console, picture: Drawn, lines: Said, *, per_second: float
) -> Generator[Drawn | Said]:
    """The picture, drawn so often, where there is a terminal to draw in; else the lines."""
    if not console.is_terminal or console.is_dumb_terminal:
        yield lines
        return
    with Live(picture, console=console, refresh_per_second=per_second, transient=False):
        try:
            yield picture
        finally:
            picture.end()
