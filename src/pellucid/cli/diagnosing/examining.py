"""Examining what was named: a model's run again, or whatever a script trains."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from pellucid.cli.diagnosing.carry_out import Asked
from pellucid.cli.drawing.numbers import duration
from pellucid.cli.terminal import say_text
from pellucid.doctor import Diagnosis, Interrupted, diagnose_run
from pellucid.learning import load


class Told(NamedTuple):
    """What is told: the diagnosis, how it came about, and whether Ctrl-C ended it."""

    diagnosis: Diagnosis
    notes: tuple[str, ...] = ()
    interrupted: bool = False


def examined(console: Console, asked: Asked) -> Told:
    """The diagnosis of a model or a script; what is done is said while it is done."""
    with _steps(console) as step:
        try:
            return _of_script(console, asked, step) if asked.is_script else _of_model(asked, step)
        except Interrupted as cut:
            return Told(cut.diagnosis, ("Interrupted: this is what was known by then.",), True)


def _of_model(asked: Asked, step: Callable[[str], None]) -> Told:
    run = load(asked.subject)
    found = diagnose_run(
        run, beside=Path(asked.subject).parent, budget_seconds=asked.seconds, seed=asked.seed,
        prove=asked.prove, watch=step,
    )  # fmt: skip
    notes = [f"Told from its record alone: {found.why}."] if found.why else []
    if run.model.networks > 1:
        notes.append(f"The first of its {run.model.networks} networks stands for all of them.")
    return Told(found.diagnosis, tuple(notes))


def _of_script(console: Console, asked: Asked, step: Callable[[str], None]) -> Told:
    from pellucid.bridges.scripts import examine_script

    diagnosis = examine_script(
        Path(asked.subject), asked.arguments, seed=asked.seed, prove=asked.prove,
        budget_seconds=asked.seconds, watch=step,
        hear=lambda line: say_text(console, Text(f"  | {line}", "quiet")),
    )  # fmt: skip
    return Told(diagnosis)


@contextmanager
def _steps(console: Console) -> Generator[Callable[[str], None]]:
    """Gives who is told what comes next; each step is a line once it is done, with its time."""
    steps = _Steps(console)
    with console.status("") as status:
        steps.showing = lambda doing: status.update(Text(doing))
        try:
            yield steps.next
        finally:
            steps.end()


class _Steps:
    def __init__(self, console: Console) -> None:
        self._console, self._doing, self._began = console, "", perf_counter()
        self.showing: Callable[[str], None] = lambda _: None

    def next(self, doing: str) -> None:
        """The step before is done, another begins."""
        self.end()
        self._doing, self._began = doing, perf_counter()
        self.showing(doing)

    def end(self) -> None:
        """Says what was done last, and how long it took."""
        if self._doing:
            took = f"{self._doing}  {duration(perf_counter() - self._began)}"
            say_text(self._console, Text(f"  {took}", "quiet"))
        self._doing = ""
