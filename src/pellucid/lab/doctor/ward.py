"""What is examined: a bench's set-up as the doctor's case, and what tells how far it is."""

from collections.abc import Callable
from dataclasses import dataclass, field

from pellucid.doctor.case import Case
from pellucid.doctor.change import AnyChange
from pellucid.doctor.diagnose import lessons_of
from pellucid.doctor.own import OwnPatient
from pellucid.doctor.patient import Regime
from pellucid.doctor.problem import plain_problem
from pellucid.doctor.recording import Recording
from pellucid.lab.bench.journey import Journey
from pellucid.lab.doctor.lasso import LassoPatient
from pellucid.lab.protocol.doctor import ExaminationStage
from pellucid.learning import Settings
from pellucid.network import Parameters

Tell = Callable[[ExaminationStage, tuple[AnyChange, ...]], None]
"""Told what is done next, and with which changes; what it raises ends the examination."""


@dataclass(frozen=True)
class WatchedCase(Case):
    """A case that says what is done with it: changes on their way to be tried, and training."""

    tell: Tell = field(kw_only=True)

    def changed(self, changes: tuple[AnyChange, ...]) -> Case:
        """Another case, with all the changes. Raises `CannotChange`."""
        self.tell("trying", (*self.made, *changes))
        return super().changed(changes)

    def trained(self) -> Recording:
        """What is seen of a training; as given, others are asked next."""
        if self.made:
            return super().trained()
        self.tell("as-given", ())
        recording = super().trained()
        self.tell("others", ())
        return recording


def case_of(journey: Journey, epochs: int, tell: Tell) -> WatchedCase:
    """The set-up of a journey, with the weights it began with.

    What was done by hand before the first step is part of how it began.
    """
    material, plan = journey.material, journey.course.plan
    patient = _patient(journey)
    inputs, cut = journey.inputs, material.training
    held = (inputs[cut:], material.y[cut:])
    problem = plain_problem(material.task, len(material.classes))
    lessons = lessons_of(inputs[:cut], material.y[:cut], held, problem, 0)
    return WatchedCase(patient, lessons, Regime(epochs, plan.batch), tell=tell)


def _patient(journey: Journey) -> OwnPatient:
    plan, strengths = journey.course
    own = plan.network, settings_of(journey), journey.material.task, _first(journey)
    l1 = float(strengths.l1)
    return LassoPatient(*own, l1=l1) if l1 else OwnPatient(*own)


def settings_of(journey: Journey) -> Settings:
    """How a journey's network learns now, as the doctor reads it."""
    plan, strengths = journey.course
    return Settings(
        batch_size=plan.batch,
        optimizer=plan.settings.optimizer,
        learning_rate=float(strengths.learning_rate),
        weight_decay=float(strengths.l2),
        loss=plan.loss,
    )


def _first(journey: Journey) -> Parameters:
    """The weights before the first step; the journey itself stays where it is."""
    way = journey.way.copy()
    way.travel(0)
    return way.live.parameters
