"""Fitting: the compiled loop, driven in short slices that can be watched, stopped and kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Literal, NamedTuple

import jax
import numpy as np

from pellucid.data import Dataset
from pellucid.learning import checkpoint, devices
from pellucid.learning.class_weights import example_weights
from pellucid.learning.crew import Crew
from pellucid.learning.interrupt import Interrupt, listening
from pellucid.learning.plan import Examples, Plan, Rates
from pellucid.learning.settings import Settings
from pellucid.learning.state import CURVES, State
from pellucid.learning.vitals import VitalSigns
from pellucid.network import Network, Parameters

_SLICE_SECONDS = 0.25
# The state is kept every second, or so seldom that it takes no more than a twentieth of the time.
_KEEP_SECONDS, _KEEP_SHARE = 1.0, 0.05


class Rows(NamedTuple):
    """Which rows each network learns from and is judged on: (networks, rows), or (rows,) for all.

    `validation` may be empty.
    """

    training: np.ndarray
    validation: np.ndarray


class Progress(NamedTuple):
    """Where a training stands: epochs done and planned, and the curves so far.

    `curves` has shape (networks, epochs done, curves), in the order of `CURVES`. `part` is the
    share of the running epoch that is done, 0 where epochs are too short to be cut. `steps` are
    those of an epoch. `vitals` reads the vitals so far, None where none are recorded.
    """

    epoch: int
    epochs: int
    seconds: float
    curves: np.ndarray
    part: float = 0.0
    steps: int = 1
    vitals: Callable[[], VitalSigns | None] = lambda: None

    def mean(self, curve: str) -> np.ndarray:
        """One curve, averaged over the networks."""
        return self.curves[..., CURVES.index(curve)].mean(0)


Ending = Literal["done", "early", "interrupted"]
Watch = Callable[[Progress], None]


class Fitted(NamedTuple):
    """What fitting made: parameters with one more axis, the networks, and the record of it.

    `ended` is `done`, `early` (no better validation loss for long enough) or `interrupted`.
    """

    parameters: Parameters
    curves: np.ndarray
    vitals: VitalSigns | None
    epochs: int
    best_epochs: np.ndarray
    broken: np.ndarray
    ended: Ending
    compile_seconds: float
    train_seconds: float


@dataclass(frozen=True)
class Keep:
    """Where the state is kept while training, and whether to go on from what is there."""

    path: Path
    resume: bool = False


def fit(
    network: Network,
    data: Dataset,
    settings: Settings,
    rows: Rows,
    *,
    seeds: Sequence[int] = (0,),
    rates: Rates | None = None,
    preset: Parameters | None = None,
    watch: Watch | None = None,
    keep: Keep | None = None,
) -> Fitted:
    """Trains one network for every seed, all side by side.

    `rates`, one a network, replace those of the settings; `preset` has parameters that do not
    start at random, by layer and name. Ctrl-C ends the training after the current slice, about
    a quarter of a second, and keeps what was learned; an epoch cut so counts as one. With
    `keep`, the state is written there every few seconds; the same call with `resume` goes on
    from it, to the same parameters, bit for bit, as if nothing had happened. Raises `BadInput`
    when what is kept belongs to another training.
    """
    many = len(seeds)
    rows = Rows(*(np.broadcast_to(part, (many, part.shape[-1])) for part in rows))
    plan = Plan(network, data.task, settings, rows.training.shape[1], many, devices.by_batch(many))
    rates = rates or Rates.alike(settings, many)
    weights = example_weights(data, rows.training, settings.class_weights)
    examples = Examples(*map(jax.device_put, (data.inputs, data.targets, weights, *rows)))
    mark = checkpoint.fingerprint(plan, seeds, rates, examples, preset or {}) if keep else ""

    began = perf_counter()
    crew = Crew(plan, np.asarray(seeds), rates, examples, preset or {})
    if keep and keep.resume and keep.path.exists():
        crew.restore(checkpoint.read(keep.path, crew.state(), mark))
    ready = perf_counter()
    with listening() as interrupt:
        ended = _drive(_Course(plan, crew, watch, keep, mark, interrupt, ready))
    steered = rows.validation.shape[-1] > 0
    return _fitted(plan, crew.state(), ended, steered, (ready - began, perf_counter() - ready))


class _Course(NamedTuple):
    plan: Plan
    crew: Crew
    watch: Watch | None
    keep: Keep | None
    mark: str
    interrupt: Interrupt
    began: float


def _drive(course: _Course) -> Ending:
    """Slice after slice until the training ends; says how it ended."""
    crew, epochs, size = course.crew, course.plan.settings.epochs, 1
    most = course.plan.steps if course.plan.stepwise else epochs
    keep_at = perf_counter() + _KEEP_SECONDS
    while crew.epoch < epochs and not crew.stopped:
        began = perf_counter()
        crew.advance(size)
        size = min(most, _next_size(size, perf_counter() - began))
        ended = _ending(course)
        if course.keep and (ended or perf_counter() > keep_at):
            began = perf_counter()
            checkpoint.write(course.keep.path, crew.state(), course.mark)
            spent = perf_counter() - began
            keep_at = perf_counter() + max(_KEEP_SECONDS, spent / _KEEP_SHARE)
        if ended == "interrupted":
            crew.end_epoch()
        if course.watch:
            course.watch(_progress(course))
        if ended:
            return ended
    return "early" if crew.stopped else "done"


def _next_size(size: int, seconds: float) -> int:
    """Epochs, or steps, in the next slice, to last about as long as a slice should."""
    return max(1, min(8 * size, round(size * _SLICE_SECONDS / max(seconds, 1e-6))))


def _ending(course: _Course) -> Ending | None:
    if course.crew.stopped:
        return "early"
    if course.crew.epoch == course.plan.settings.epochs:
        return "done"
    return "interrupted" if course.interrupt.asked else None


def _progress(course: _Course) -> Progress:
    plan, crew = course.plan, course.crew
    done, part = crew.epoch, crew.step / plan.steps
    curves, seconds = crew.curves()[:, :done], perf_counter() - course.began

    def vitals() -> VitalSigns | None:
        return _vital_signs(plan, crew.vitals(), done) if plan.records else None

    return Progress(done, plan.settings.epochs, seconds, curves, part, plan.steps, vitals)


def _fitted(
    plan: Plan, state: State, ended: Ending, steered: bool, seconds: tuple[float, float]
) -> Fitted:
    best = steered and (plan.settings.patience is not None or plan.settings.restore_best)
    done = _epochs_done(plan, state, ended)
    return Fitted(
        parameters=state.best if best else state.parameters,
        curves=np.asarray(state.curves)[:, :done],
        vitals=_vital_signs(plan, np.asarray(state.vitals), done) if plan.records else None,
        epochs=done,
        best_epochs=np.asarray(state.best_epoch) if best else np.full(len(state.epoch), done - 1),
        broken=np.asarray(state.broken),
        ended=ended,
        compile_seconds=seconds[0],
        train_seconds=seconds[1],
    )


def _epochs_done(plan: Plan, state: State, ended: Ending) -> int:
    """The epoch at which the last network stopped, wherever the slice that noticed it ended."""
    done = int(np.asarray(state.epoch)[0])
    if ended != "early" or plan.settings.patience is None:
        return done
    return min(done, int(state.best_epoch.max()) + plan.settings.patience + 1)


def _vital_signs(plan: Plan, recorded: np.ndarray, done: int) -> VitalSigns:
    epochs = np.arange(0, done, plan.record_every)
    values = np.moveaxis(recorded, 1, 0)[: len(epochs)]
    return VitalSigns(epochs, plan.network.names, values)
