"""Training: a copy of a model trained as a person would, and looked at now and then."""

import warnings
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import nn

from pellucid.bridges.pytorch import beginnings, broken, randomness, tensors, threads
from pellucid.bridges.pytorch.calls import Call
from pellucid.bridges.pytorch.looks import Judge, Looks, Sizes, numbers, outputs
from pellucid.bridges.pytorch.steps import Batch, Stepper
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.doctor.looking import Looking
from pellucid.doctor.patient import Lessons, Regime
from pellucid.doctor.recording import Broken, Ended, Recording

_HELD = 1000


def trained(
    trainee: Trainee, calls: Sequence[Call], lessons: Lessons, regime: Regime, *, whole: bool
) -> Recording:
    """Trains a trainee (a copy: it is changed) and tells what was seen.

    `calls` are those of its model; `whole` says that its inputs are whole numbers. Raises
    `Misfit` where the model refuses the inputs, or the loss the targets.
    """
    quiet, small = warnings.catch_warnings(), threads.suited(trainee.model, regime.batch_size)
    with randomness.own(regime.draws, trainee.model), quiet, small:
        # PyTorch warns of shapes that it stretches; the doctor tells of that itself.
        warnings.simplefilter("ignore")
        if regime.seed is not None:
            beginnings.redraw(trainee.model)
            trainee.optimizer.state.clear()
        return _Training(trainee, calls, lessons, regime, whole=whole).run()


def _normalises_batches(model: nn.Module) -> bool:
    kinds = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)
    return any(isinstance(module, kinds) for module in model.modules())


def _steps_an_epoch(model: nn.Module, examples: int, size: int) -> int:
    # Batch normalisation cannot learn from one example: a loop leaves out such a rest.
    shy = size > 1 and examples > 1 and _normalises_batches(model)
    return max(1, examples // size) if shy and examples % size == 1 else -(-examples // size)


class _Training:
    """One training: what it learns from, and what was seen of it."""

    def __init__(
        self, trainee: Trainee, calls: Sequence[Call], lessons: Lessons, regime: Regime, *,
        whole: bool,
    ) -> None:  # fmt: skip
        self._looking = Looking()
        self._trainee, self._calls, self._regime = trainee, calls, regime
        self._whole, self._problem = whole, lessons.problem
        self._all = self._batch(lessons.x, lessons.y)
        probe = self._all.rows(torch.from_numpy(lessons.probe).to(self._all.x.device))
        self._probe = Judge(probe, lessons.y[lessons.probe], lessons.problem)
        self._held = self._held_out(lessons.held_x, lessons.held_y)
        self._steps_an_epoch = _steps_an_epoch(trainee.model, len(lessons.x), regime.batch_size)
        self._looks = Looks(calls, regime.vitals)
        self._sizes = Sizes(calls)
        self._losses: list[float] = []

    def _batch(self, x: np.ndarray, y: np.ndarray) -> Batch:
        model, facts = self._trainee.model, self._trainee.criterion.facts
        given = tensors.inputs(x, model, whole=self._whole)
        axes = outputs(model, given[:1]).ndim
        return Batch(given, tensors.targets(y, facts, model, axes))

    def _held_out(self, x: np.ndarray | None, y: np.ndarray | None) -> Judge | None:
        if x is None or y is None or not len(x):
            return None
        return Judge(self._batch(x[:_HELD], y[:_HELD]), y[:_HELD], self._problem)

    def run(self) -> Recording:
        model = self._trainee.model
        before = numbers(outputs(model, self._probe.batch.x))
        model.train()
        self._look()
        ended, where = self._steps()
        if self._looks.at[-1] != len(self._losses):
            self._look()
        held = self._held
        return Recording(
            at=np.array(self._looks.at),
            curves=np.array(self._looks.curves),
            losses=np.array(self._losses),
            steps_an_epoch=self._steps_an_epoch,
            steps=len(self._losses),
            before=before,
            after=numbers(outputs(model, self._probe.batch.x)),
            held=None if held is None else numbers(outputs(model, held.batch.x)),
            vitals=self._looks.of_vitals(),
            broken=where,
            ended=ended,
            seconds=self._looking.spent,
        )

    def _steps(self) -> tuple[Ended, Broken | None]:
        """Takes all steps, unless time is up or numbers break."""
        total = self._regime.epochs * self._steps_an_epoch
        looks = {round(one) for one in np.linspace(0, total, self._regime.looks + 1)}
        stepper = Stepper(self._trainee)
        for step, batch in enumerate(self._batches(), 1):
            loss = stepper.loss(batch)
            if not np.isfinite(value := float(loss)):
                return "broken", self._broken(step, batch)
            self._losses.append(value)
            stepper.backward(loss)
            self._take(stepper, batch, seen=step == 1 or step in looks)
            if step in looks and self._looking.may:
                self._look()
            if self._looking.spent > self._regime.seconds and step < total:
                return "deadline", None
        # A last step may have broken what no further step would notice.
        whole = np.isfinite(self._looks.curves[-1][0])
        return ("done", None) if whole else ("broken", self._broken(total + 1, self._probe.batch))

    def _batches(self) -> Iterator[Batch]:
        """All batches of all epochs, each epoch in an order of its own."""
        examples = len(self._all.x)
        for _ in range(self._regime.epochs):
            order = torch.randperm(examples).to(self._all.x.device)
            for rows in order.split(self._regime.batch_size)[: self._steps_an_epoch]:
                yield self._all.rows(rows)

    def _take(self, stepper: Stepper, batch: Batch, *, seen: bool) -> None:
        if not (seen and self._regime.vitals):
            stepper.update(batch)
            return
        self._sizes.before()
        stepper.update(batch)
        self._sizes.after()
        if len(self._losses) == 1:
            self._looks.first_step(self._sizes)

    def _look(self) -> None:
        seen = self._probe, self._held
        with self._looking.timed():
            self._looks.look(len(self._losses), self._trainee, seen, self._sizes)

    def _broken(self, step: int, batch: Batch) -> Broken:
        return broken.found(step, self._calls, self._trainee.model, batch)
