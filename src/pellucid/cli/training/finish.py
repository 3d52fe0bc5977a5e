"""What remains of a training: its files, and a few lines."""

from rich.console import Console
from rich.table import Table as Grid
from rich.text import Text

from pellucid.cli.drawing.numbers import count, duration
from pellucid.cli.terminal import say_text
from pellucid.cli.training.ask import Files
from pellucid.cli.training.facts import facts
from pellucid.cli.training.next_steps import next_steps
from pellucid.cli.training.resuming import if_not_saved
from pellucid.cli.training.words import best_epochs, ending, result
from pellucid.cli.training.wrong import say_wrong
from pellucid.learning import Run, save

__all__ = ["facts", "keep", "say"]


def keep(run: Run, files: Files) -> None:
    """Writes the model and the report. What was kept for resuming goes, unless it was stopped."""
    with if_not_saved(files):
        save(run, files.model)
    if run.record.ended != "interrupted":
        files.checkpoint.unlink(missing_ok=True)
    if files.report is not None:
        from pellucid.report import write_report

        write_report(run, files.report)


def say(console: Console, run: Run, files: Files, source: str, seconds: float) -> None:
    """How well it does, where it is, and what to type next."""
    console.print()
    for line in result(run):
        say_text(console, Text(line))
    console.print()
    saved = Text().append(f"Saved in {files.model}", "name")
    say_text(console, saved.append(f"  {_made(run, seconds)}", "quiet"))
    if files.report is not None:
        console.print(Text(f"Report in {files.report}", "name"))
    for line in (*best_epochs(run), *ending(run)):
        say_text(console, Text(line))
    say_wrong(console, run, files)
    _say_next(console, next_steps(run, files, source))


def _made(run: Run, seconds: float) -> str:
    """What it took, in a few words."""
    networks = "" if run.model.networks == 1 else f"{run.model.networks} networks, "
    return (
        f"{networks}{count(run.model.parameter_count, 'parameter')}, "
        f"{count(run.record.epochs, 'epoch')}, seed {run.record.seed}, {duration(seconds)}"
    )


def _say_next(console: Console, steps: list[tuple[str, str]]) -> None:
    grid = Grid.grid(padding=(0, 3))
    for typed, does in steps:
        grid.add_row(Text(f"  {typed}"), Text(does, "quiet"))
    console.print()
    console.print(Text("Next", "name"))
    if console.is_terminal and console.width > 60:
        console.print(grid)
    else:
        for typed, does in steps:
            console.print(Text(f"  {typed}  # {does}"), soft_wrap=True)
