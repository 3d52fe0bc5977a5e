"""Keeping the last verdict of experiments with the learner's progress."""

from collections.abc import Iterable
from datetime import date

import msgspec
from rich.console import Console

from pellucid.cli.notes import say_notes
from pellucid.course.outcome import Outcome
from pellucid.course.progress import ExperimentPlace, Progress, keep
from pellucid.data import Note


def remember(outcomes: Iterable[Outcome]) -> tuple[Note, ...]:
    """Writes the outcomes down; gives notes where that was not possible."""
    places = {one.name: _place(one) for one in outcomes}

    def with_them(old: Progress) -> Progress:
        return msgspec.structs.replace(old, experiments={**old.experiments, **places})

    return keep(with_them)[1]


def say_once(console: Console, notes: Iterable[Note], told: set[Note]) -> None:
    """Says the notes that are not among those told before, and counts them as told."""
    new = [note for note in notes if note not in told]
    say_notes(console, new)
    told.update(new)


def _place(outcome: Outcome) -> ExperimentPlace:
    low, high = outcome.interval
    return ExperimentPlace(
        verdict=outcome.verdict,
        effect=outcome.effect,
        low=low,
        high=high,
        seeds=outcome.seeds,
        seconds=outcome.seconds,
        settings=outcome.settings,
        when=date.today(),
    )
