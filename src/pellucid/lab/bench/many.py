"""One set-up from many seeds."""

from collections.abc import Iterator

import numpy as np

from pellucid.lab.bench.bounds import Bounds
from pellucid.lab.bench.journey import Journey
from pellucid.lab.protocol.answers import Spread
from pellucid.lab.protocol.arrays import pack
from pellucid.lab.protocol.commands import Many
from pellucid.lab.sendable import Sendable
from pellucid.learning.live import Spread as Spreading
from pellucid.learning.live import spread

_POINTS = 50


def many(command: Many, journey: Journey, bounds: Bounds) -> Iterator[Sendable]:
    """Trains this set-up from its own seed and those after it. Raises `Mistake` for too many."""
    course, lessons = journey.course, journey.lessons
    bounds.check_many(course.plan.network, command.seeds)
    first = journey.setup.network.seed
    seeds = [(first + index) % 2**31 for index in range(command.seeds)]
    every = np.unique(np.linspace(1, command.epochs, min(_POINTS, command.epochs)).astype(int))
    return _told(command, seeds, spread(course, lessons, seeds, every.tolist()))


def _told(command: Many, seeds: list[int], found: Iterator[Spreading]) -> Iterator[Sendable]:
    epochs: list[int] = []
    losses: list[np.ndarray] = []
    metrics: list[np.ndarray] = []
    for one in found:
        epochs.append(one.epoch)
        losses.append(_quartiles(one.loss))
        metrics.append(_quartiles(one.metric))
        said = Spread(
            id=command.id,
            done=one.epoch == command.epochs,
            part=one.epoch / command.epochs,
            seeds=len(seeds),
        )
        yield pack(said, {
            "epochs": np.array(epochs, np.int32), "loss": np.stack(losses, 1),
            "metric": np.stack(metrics, 1), "final": one.metric.astype(np.float32),
        })  # fmt: skip


def _quartiles(values: np.ndarray) -> np.ndarray:
    return np.quantile(values, [0.25, 0.5, 0.75]).astype(np.float32)
