"""Keeping the last verdict of experiments with the learner's progress."""

from collections.abc import Iterable
from datetime import date

import msgspec

from pellucid.course.outcome import Outcome
from pellucid.course.progress import ExperimentPlace, Progress, keep
from pellucid.data import Note


def remember(outcomes: Iterable[Outcome]) -> tuple[Note, ...]:
    """Writes the outcomes down; gives notes where that was not possible."""
    places = {one.name: _place(one) for one in outcomes}

    def with_them(old: Progress) -> Progress:
        return msgspec.structs.replace(old, experiments={**old.experiments, **places})

    return keep(with_them)[1]


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
