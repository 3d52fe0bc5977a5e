"""How far experiments have come: a bar each, on standard error, gone when they are done."""

from collections.abc import Callable, Generator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from pellucid.course.bench import Watch


@contextmanager
def progressing(console: Console) -> Generator[Callable[[str], Watch]]:
    """Gives a function from an experiment's name to who is told its share done."""
    with _bars(console) as bars:

        def named(name: str) -> Watch:
            for old in bars.task_ids:
                bars.remove_task(old)
            task = bars.add_task(name, total=1.0)
            return lambda share: bars.update(task, completed=share)

        yield named


def _bars(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
