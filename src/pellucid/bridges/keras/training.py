"""Training: a Keras network's, on any backend, watched as the doctor asks."""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np
from keras.ops import convert_to_numpy, take

from pellucid.bridges.keras.batches import Batches, Schedule
from pellucid.bridges.keras.breaking import where_broken
from pellucid.bridges.keras.engine import Engine, Stretch, engine
from pellucid.bridges.keras.fitting import check_fit, is_by_example, numbers
from pellucid.bridges.keras.pace import Pace
from pellucid.bridges.keras.vitals import measure, owners
from pellucid.bridges.keras.workings import State, Workings
from pellucid.doctor.patient import Lessons, Regime
from pellucid.doctor.recording import Broken, Ended, Recording, Vitals
from pellucid.doctor.score import score

_LISTENED, _NUMBERS_HEARD = 256, 2**21


def train(workings: Workings, values: State, lessons: Lessons, regime: Regime) -> Recording:
    """A training from these values; whoever's they are keeps them as they are."""
    return _Training(workings, values, lessons, regime).recording()


@dataclass
class _Look:
    """What was seen at one step."""

    step: int
    answers: np.ndarray
    losses: list[float]
    vitals: np.ndarray | None


@dataclass
class _Training:
    workings: Workings
    values: State
    lessons: Lessons
    regime: Regime
    looks: list[_Look] = field(default_factory=list[_Look])
    losses: list[np.ndarray] = field(default_factory=list[np.ndarray])
    broken: Broken | None = None
    ended: Ended = "done"

    def __post_init__(self) -> None:
        self.pace = Pace(self.regime.seconds)
        self.engine: Engine = engine()
        x, y = numbers(self.lessons.x, "inputs"), numbers(self.lessons.y, "targets")
        batch = slice(0, self.regime.batch_size)
        check_fit(self.engine, self.workings, self.values, x[batch], y[batch])
        self.schedule = Schedule(
            examples=len(x),
            batch_size=self.regime.batch_size,
            epochs=self.regime.epochs,
            seed=self.regime.draws,
            padded=is_by_example(self.engine, self.workings, self.values, x[batch], y[batch]),
            sums=self.workings.loss.reduction == "sum",
        )
        self.x, self.y = self.engine.tensor(x), self.engine.tensor(y)
        self.state = self.engine.state(self.workings, self.values)
        self.owners = owners(self.workings.layers, self.workings.model.trainable_variables)
        self._lay_out_probe(x, y)

    def _lay_out_probe(self, x: np.ndarray, y: np.ndarray) -> None:
        """The rows that are looked at: of those learned from, then of those held out."""
        probe, held_x, held_y = self.lessons.probe, self.lessons.held_x, self.lessons.held_y
        self.first, self.targets = len(probe), [self.lessons.y[probe]]
        seen_x, seen_y = [x[probe]], [y[probe]]
        if held_x is not None and held_y is not None:
            self.targets.append(held_y)
            seen_x.append(numbers(held_x, "inputs"))
            seen_y.append(numbers(held_y, "targets"))
        self.seen = [self.engine.tensor(np.concatenate(part)) for part in (seen_x, seen_y)]

    def recording(self) -> Recording:
        """Trains, and tells what was seen."""
        self._look(0, self._first_step() if self.regime.vitals else None)
        at = np.unique(np.linspace(0, self.schedule.steps, self.regime.looks + 1).round())
        for start, stop in pairwise(at.astype(int).tolist()):
            step, last = self._advance(start, stop)
            over = self.broken is not None or self.ended == "deadline"
            last_chance = over or step == self.schedule.steps
            moved = last is not None and step > self.looks[-1].step
            if moved and (last_chance or self.pace.looking.may):
                self._look(step, last)
            if over:
                break
        return self._told()

    def _first_step(self) -> Stretch:
        """What the first step would do; it is not taken yet."""
        return self._stretch(self.schedule.batches(0, 1))

    def _stretch(self, batches: Batches) -> Stretch:
        state, planned = self.state, self.schedule.steps
        return self.engine.advance(self.workings, state, self.x, self.y, batches, planned)

    def _advance(self, start: int, stop: int) -> tuple[int, Stretch | None]:
        """Takes the steps up to `stop`, or to where it breaks, or as far as time allows."""
        step, last = start, None
        while step < stop and not self.broken:
            limit = step + self.pace.affordable()
            if limit == step:
                self.ended = "deadline"
                break
            batches = self.schedule.batches(step, min(stop, limit))
            with self.pace.taking(batches.steps):
                last = self._stretch(batches)
            self.state = last.state
            self.losses.append(last.losses)
            step += len(last.losses)
            if last.broken:
                self._break(step, batches.rows[len(last.losses) - 1], last)
        return step, last

    def _break(self, step: int, rows: np.ndarray, last: Stretch) -> None:
        self.ended = "broken"
        self.broken = where_broken(
            self.engine, self.workings, take(self.x, rows, axis=0), last, self.owners, step
        )

    def _look(self, step: int, last: Stretch | None) -> None:
        listened = self._listened() if self.regime.vitals else 0
        x, y = self.seen
        with self.pace.looking.timed():
            judged = self.engine.judge(self.workings, self.state, x, y, self.first, listened)
        vitals = None
        if last is not None and self.regime.vitals:
            weights = [np.asarray(convert_to_numpy(value)) for value in last.state.trainable]
            updates = [new - old for new, old in zip(weights, last.before, strict=True)]
            vitals = measure(
                self.workings.layers, judged.heard, self.owners, weights, last.gradients, updates
            )
        self.looks.append(_Look(step, judged.answers, judged.losses, vitals))

    def _listened(self) -> int:
        """How many rows of the probe layers are heard on: fewer where a layer is very large."""
        largest = max((int(np.prod(shape)) for shape in self.workings.shapes), default=1)
        return int(min(_LISTENED, self.first, max(16, _NUMBERS_HEARD // max(1, largest))))

    def _told(self) -> Recording:
        last = self.looks[-1].answers
        return Recording(
            at=np.array([look.step for look in self.looks]),
            curves=np.array([self._judged(look) for look in self.looks]),
            losses=np.concatenate([*self.losses, np.zeros(0)]),
            steps_an_epoch=self.schedule.steps_an_epoch,
            steps=self.looks[-1].step,
            before=self.looks[0].answers[: self.first],
            after=last[: self.first],
            held=last[self.first :] if len(self.targets) > 1 else None,
            vitals=self._vitals(),
            broken=self.broken,
            ended=self.ended,
            seconds=self.pace.looking.spent,
        )

    def _judged(self, look: _Look) -> list[float]:
        """A row of `CURVES`."""
        parts = (look.answers[: self.first], look.answers[self.first :])
        logits = self.workings.facts.logits
        scores = [
            score(self.lessons.problem, answers, targets, logits=logits)
            for answers, targets in zip(parts, self.targets, strict=False)
        ]
        told = [part for pair in zip(look.losses, scores, strict=True) for part in pair]
        return [*told, np.nan, np.nan][:4]

    def _vitals(self) -> Vitals | None:
        values: list[Any] = [look.vitals for look in self.looks if look.vitals is not None]
        if not values:
            return None
        names = tuple(layer.name for layer in self.workings.layers)
        return Vitals(np.array([look.step for look in self.looks]), names, np.stack(values))
