"""Trials: changes carried out, and what came of it."""

from dataclasses import dataclass, replace
from time import perf_counter
from typing import NamedTuple

import numpy as np

from pellucid.doctor.case import Case
from pellucid.doctor.change import AnyChange, SetEpochs
from pellucid.doctor.chart import Marks, skill
from pellucid.doctor.patient import CannotChange
from pellucid.doctor.recording import Recording
from pellucid.doctor.score import chance, score
from pellucid.errors import BadInput

_ENOUGH_HELD = 20
_LITTLE_NOISE, _MUCH_NOISE = 0.03, 0.1


class Trial(NamedTuple):
    """What changes came to: the changed case, its recording, its score, and that as skill."""

    case: Case
    recording: Recording
    skill: float
    score: float


@dataclass
class Clock:
    """How much of the time that was given is left, in seconds."""

    until: float

    @property
    def left(self) -> float:
        """Seconds until the time is up."""
        return self.until - perf_counter()


def judged(case: Case, recording: Recording) -> float:
    """The score that counts: on held examples where there are enough, else on the probe."""
    return _scores(case, recording)[2]


def marks_of(case: Case, recording: Recording, reference: float | None) -> Marks:
    """How well a case learned."""
    training, held, counts = _scores(case, recording)
    problem = case.lessons.problem
    targets = case.lessons.y if held is None else case.lessons.held_y
    assert targets is not None
    known = chance(problem, targets)
    noise = _LITTLE_NOISE
    if problem.classes and held is not None:
        error = np.sqrt(max(counts * (1 - counts), 0.01) / len(targets))
        noise = min(_MUCH_NOISE, error / max(1e-9, 1 - known))
    best = None if reference is None else float(max(reference, counts))
    return Marks(training, held, counts, known, best, float(noise))


def _scores(case: Case, recording: Recording) -> tuple[float, float | None, float]:
    """The training score, the held one (None: too few), and the one of the two that counts."""
    lessons, logits = case.lessons, case.patient.anatomy.loss.logits
    training = score(lessons.problem, recording.after, lessons.y[lessons.probe], logits=logits)
    if recording.held is None or lessons.held_y is None or len(lessons.held_y) < _ENOUGH_HELD:
        return training, None, training
    held = score(
        lessons.problem, recording.held, lessons.held_y[: len(recording.held)], logits=logits
    )
    return training, held, held


def attempt(case: Case, changes: tuple[AnyChange, ...], seconds: float) -> Trial | None:
    """The case with the changes, trained within the time; None where it cannot be done."""
    longer = any(isinstance(change, SetEpochs) for change in changes)
    try:
        other = case.changed(changes)
        regime = replace(
            other.regime, seconds=seconds * (3 if longer else 1), vitals=False, looks=4
        )
        other = replace(other, regime=regime)
        recording = other.trained()
    except (CannotChange, BadInput):
        return None
    value = judged(other, recording)
    targets = other.lessons.held_y if recording.held is not None else other.lessons.y
    assert targets is not None
    known = chance(other.lessons.problem, targets)
    return Trial(other, recording, skill(value, known), value)
