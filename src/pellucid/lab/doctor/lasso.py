"""A patient that learns with an L1 penalty, which only the bench's own training has."""

from dataclasses import dataclass, field, replace
from functools import partial
from time import perf_counter
from typing import Any

import jax
import jax.numpy as jnp
import msgspec
import numpy as np

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.change import AnyChange, SetRegularisation
from pellucid.doctor.own import OwnPatient
from pellucid.doctor.patient import Lessons, Regime
from pellucid.doctor.recording import Broken, Recording
from pellucid.doctor.score import score
from pellucid.learning import live
from pellucid.learning import loss as loss_called
from pellucid.learning.live.compiling import QUICK
from pellucid.network import Network, Parameters


@dataclass(frozen=True)
class LassoPatient(OwnPatient):
    """A network of the bench whose weights are drawn to zero at the rate `l1`."""

    l1: float = field(default=0.0, kw_only=True)

    @property
    def anatomy(self) -> Anatomy:
        """What it is made of, every layer of weights penalised."""
        whole = super().anatomy
        layers = tuple(
            msgspec.structs.replace(layer, l1=self.l1 if layer.computes else 0.0)
            for layer in whole.layers
        )
        return msgspec.structs.replace(whole, layers=layers)

    def changed(self, change: AnyChange) -> OwnPatient:
        """Another, with the change carried out. Raises `CannotChange`."""
        if not isinstance(change, SetRegularisation):
            return super().changed(change)
        if change.rate:
            return replace(self, l1=change.rate)
        return OwnPatient(self.network, self.settings, self.task, self.given)

    def train(self, lessons: Lessons, regime: Regime) -> Recording:
        """A copy of it, trained as the bench would; how its layers fare is not looked at."""
        began, seen, way = perf_counter(), _Seen(self, lessons), self._way(lessons, regime)
        before = seen.outputs(way.live.parameters, seen.probe)
        curves = seen.curves(way, regime, until=began + regime.seconds)
        broken = None if np.isfinite(curves[way.moment][0]) else Broken(way.moment, None, "loss")
        done = way.moment >= regime.epochs * way.course.plan.steps
        return Recording(
            at=np.array([*curves]),
            curves=np.array([*curves.values()]),
            losses=np.empty(0),
            steps_an_epoch=way.course.plan.steps,
            steps=way.moment,
            before=before,
            after=seen.outputs(way.live.parameters, seen.probe),
            held=None if seen.held is None else seen.outputs(way.live.parameters, seen.held),
            vitals=None,
            broken=broken,
            ended="broken" if broken else "done" if done else "deadline",
            seconds=perf_counter() - began,
        )

    def _way(self, lessons: Lessons, regime: Regime) -> live.Way:
        settings = msgspec.structs.replace(self.settings, batch_size=regime.batch_size)
        course = live.course_of(
            self.network, self.task, len(lessons.x), settings,
            l1=self.l1, l2=settings.weight_decay,
        )  # fmt: skip
        known = live.Lessons.of(
            lessons.x.astype(np.float32), _targets(self, lessons.y), len(lessons.x)
        )
        first = self.given if regime.seed is None else None
        return live.Way(known, course, regime.seed or 0, first=first)


class _Seen:
    """What is looked at of a training: the probe, and the held examples."""

    def __init__(self, patient: LassoPatient, lessons: Lessons) -> None:
        self._patient, self._lessons = patient, lessons
        self.probe, self.held = lessons.x[lessons.probe], lessons.held_x
        name = patient.settings.loss
        assert name is not None
        self._look = jax.jit(partial(_looked, patient.network, name), compiler_options=QUICK)

    def outputs(self, parameters: Parameters, x: np.ndarray) -> np.ndarray:
        """The network's answers."""
        return self._both(parameters, x, np.zeros(len(x)))[0]

    def curves(self, way: live.Way, regime: Regime, until: float) -> dict[int, list[float]]:
        """Trains, and looks every so many steps: a row of the curves for each of those moments."""
        last = regime.epochs * way.course.plan.steps
        rows = {0: self._row(way.live.parameters)}
        while way.moment < last and np.isfinite(rows[way.moment][0]) and perf_counter() < until:
            way.advance(min(max(1, last // regime.looks), last - way.moment))
            rows[way.moment] = self._row(way.live.parameters)
        return rows

    def _row(self, parameters: Parameters) -> list[float]:
        """Loss and score of the probe, and of the held examples."""
        lessons = self._lessons
        probed = self._judged(parameters, self.probe, lessons.y[lessons.probe])
        if self.held is None or lessons.held_y is None:
            return [*probed, np.nan, np.nan]
        return [*probed, *self._judged(parameters, self.held, lessons.held_y)]

    def _judged(self, parameters: Parameters, x: np.ndarray, y: np.ndarray) -> list[float]:
        answers, mean = self._both(parameters, x, y)
        return [mean, score(self._lessons.problem, answers, y, logits=False)]

    def _both(
        self, parameters: Parameters, x: np.ndarray, y: np.ndarray
    ) -> tuple[np.ndarray, float]:
        given = jnp.asarray(x, jnp.float32), jnp.asarray(_targets(self._patient, y))
        answers, mean = self._look(parameters, *given)
        return np.asarray(answers), float(mean)


def _looked(network: Network, loss: str, parameters: Parameters, x: Any, y: Any) -> tuple[Any, Any]:
    """Outputs, and their mean loss; to be compiled."""
    last = network.forward(parameters, x)[-1]
    values = loss_called(loss).values(last.z, last.a, y, network.output_activation)
    return last.a, values.mean()


def _targets(patient: OwnPatient, y: np.ndarray) -> np.ndarray:
    """Targets as Pellucid's losses read them."""
    return np.asarray(y, np.float32 if patient.task == "regression" else np.int32)
