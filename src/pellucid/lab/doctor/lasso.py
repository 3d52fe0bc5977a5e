"""A patient that learns with an L1 penalty, which only the bench's own training has."""

from dataclasses import dataclass, field, replace
from time import perf_counter

import msgspec
import numpy as np

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.change import AnyChange, SetRegularisation
from pellucid.doctor.own import OwnPatient
from pellucid.doctor.own.judge import Judge, targets
from pellucid.doctor.patient import Lessons, Regime
from pellucid.doctor.recording import Broken, Recording
from pellucid.learning import live


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
        began, way = perf_counter(), self._way(lessons, regime)
        judge = Judge(self.network, way.course.plan.loss, lessons)
        before = judge.probed(way.live.parameters)
        curves = _curves(way, regime, judge, until=began + regime.seconds)
        broken = None if np.isfinite(curves[way.moment][0]) else Broken(way.moment, None, "loss")
        done = way.moment >= regime.epochs * way.course.plan.steps
        return Recording(
            at=np.array([*curves]),
            curves=np.array([*curves.values()]),
            steps_an_epoch=way.course.plan.steps,
            steps=way.moment,
            before=before,
            after=judge.probed(way.live.parameters),
            held=judge.held(way.live.parameters),
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
        x, y = lessons.x.astype(np.float32), targets(lessons.problem, lessons.y)
        first = self.given if regime.seed is None else None
        return live.Way(live.Lessons.of(x, y, len(x)), course, regime.draws, first=first)


def _curves(way: live.Way, regime: Regime, judge: Judge, until: float) -> dict[int, np.ndarray]:
    """Trains, and looks every so many steps: a row of the curves for each of those moments."""
    last = regime.epochs * way.course.plan.steps
    rows = {0: judge.row(way.live.parameters)}
    while way.moment < last and np.isfinite(rows[way.moment][0]) and perf_counter() < until:
        way.advance(min(max(1, last // regime.looks), last - way.moment))
        rows[way.moment] = judge.row(way.live.parameters)
    return rows
