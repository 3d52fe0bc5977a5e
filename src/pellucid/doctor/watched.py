"""Diagnosing what was watched: a training that somebody else's loop carried out."""

import msgspec
import numpy as np

from pellucid.doctor.anatomy import OF_NUMBERS, Anatomy
from pellucid.doctor.chart import Chart
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.patient import Regime
from pellucid.doctor.problem import Problem
from pellucid.doctor.recorded import concluded
from pellucid.doctor.recording import Recording
from pellucid.doctor.watch import OfLoop, Watch

_FELL = 0.1
"""By what share a loss must have fallen to speak of learning."""


def diagnose_watch(seen: Watch) -> Diagnosis:
    """What a watched training says was wrong, from what was seen of it; nothing is trained.

    Rules alone cannot prove a cause: where the loss hardly fell, or numbers broke, the likeliest is
    called the problem, else what they see is a note.
    """
    anatomy, recording = seen.anatomy(), seen.recording()
    regime = Regime(max(1, round(recording.epochs)), 32)
    loop = seen.loop() if isinstance(seen, OfLoop) else None
    chart = Chart(anatomy, _problem(anatomy), None, regime, recording, None, loop=loop)
    fell = _fell(recording)
    told = concluded(chart, poor=fell is not None and fell < _FELL)
    return told if fell is not None else msgspec.structs.replace(told, healthy=None)


def _problem(anatomy: Anatomy) -> Problem:
    """What is learned, as far as loss and outputs tell: no targets were seen."""
    outputs = anatomy.outputs[-1] if anatomy.outputs else 1
    if anatomy.loss.name in OF_NUMBERS:
        return Problem(task="regression", classes=0, coding="numbers")
    if outputs == 1:
        return Problem(task="binary", classes=2, coding="zero-one")
    return Problem(task="multiclass", classes=outputs, coding="integers")


def _fell(recording: Recording) -> float | None:
    """By what share the training loss fell; None where none was seen."""
    losses = recording.losses if recording.losses.size else recording.curve("training_loss")
    known = losses[np.isfinite(losses)]
    if len(known) < 2 or known[0] == 0:
        return None
    few = max(1, len(known) // 10)
    first, last = float(np.mean(known[:few])), float(np.mean(known[-few:]))
    return (first - last) / abs(first)
