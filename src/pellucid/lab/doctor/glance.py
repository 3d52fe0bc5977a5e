"""A glance at a training from what the bench recorded anyway: rules alone, nothing is tried."""

import numpy as np

from pellucid.doctor.chart import Chart, Marks
from pellucid.doctor.conclude import finding
from pellucid.doctor.own.anatomy import bare_anatomy
from pellucid.doctor.patient import Regime
from pellucid.doctor.problem import plain_problem
from pellucid.doctor.recording import Broken, Recording, Vitals
from pellucid.doctor.suspects import suspicions
from pellucid.lab.bench.journey import Journey
from pellucid.lab.doctor.told import Teller
from pellucid.lab.doctor.ward import settings_of
from pellucid.lab.protocol.doctor import FoundCause
from pellucid.learning import STATISTICS

_LOOKS, _LIKELY, _NOISE = 40, 0.5, 0.05
_PATIENT = ("epochs",)
"""Causes that only time tells: who trains on need not be told to train longer."""


def glance(journey: Journey) -> FoundCause | None:
    """What looks most wrong with a training that learned little, by the rules; None: nothing."""
    for one in suspicions(_chart(journey)):
        if one.suspicion.prior >= _LIKELY and one.rule.cause not in _PATIENT:
            return Teller(journey).finding(finding(one, "note", 0.3 * one.suspicion.prior))
    return None


def _chart(journey: Journey) -> Chart:
    plan, recording = journey.course.plan, _recording(journey)
    task, classes = journey.material.task, len(journey.material.classes)
    training, held = recording.curves[-1, [1, 3]].tolist()
    return Chart(
        anatomy=bare_anatomy(plan.network, settings_of(journey), journey.way.live.parameters, task),
        problem=plain_problem(task, classes),
        facts=None,
        regime=Regime(max(1, recording.steps // plan.steps), plan.batch),
        recording=recording,
        marks=Marks(training, held, held, journey.material.chance, None, _NOISE),
    )


def _recording(journey: Journey) -> Recording:
    """The curves of the bench as the doctor reads a training, at some of its moments."""
    plan, moments, rows = journey.course.plan, journey.curves.moments, journey.curves.rows
    chosen = np.unique(np.linspace(0, len(rows) - 1, _LOOKS).astype(int))
    losses = rows[:, 0]
    broken = None
    if not np.isfinite(losses).all():
        broken = Broken(int(moments[(~np.isfinite(losses)).argmax()]), None, "loss")
    return Recording(
        at=moments[chosen],
        curves=rows[chosen][:, [0, 2, 1, 3]].astype(float),
        steps_an_epoch=plan.steps,
        steps=int(moments[-1]),
        vitals=_vitals(journey, moments[chosen], rows[chosen]),
        broken=broken,
        ended="broken" if broken else "done",
        seconds=journey.seconds,
    )


def _vitals(journey: Journey, at: np.ndarray, rows: np.ndarray) -> Vitals:
    """Each layer's gradient and its share of dead units, which the bench has curves of."""
    names, shown = journey.course.plan.network.names, [one.name for one in journey.layers]
    values = np.full((len(rows), len(names), len(STATISTICS)), np.nan)
    middle = 4 + len(shown)
    for number, name in enumerate(shown):
        place = names.index(name)
        values[:, place, STATISTICS.index("gradient_norm")] = rows[:, 4 + number]
        values[:, place, STATISTICS.index("dead")] = rows[:, middle + number]
    return Vitals(at, tuple(names), values)
