"""What a bench learns from: the examples as numbers, and what they mean."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from jaxtyping import Float, Float32, Int32

from pellucid.data import Dataset, Note, Table, TableEncoding
from pellucid.lab.bench.recordings import Recordings
from pellucid.learning.live import Lessons
from pellucid.network import Network, Task

_MARGIN = 0.05
"""How much further than the examples an input's axis goes, as a share of their range."""


@dataclass(frozen=True)
class Material:
    """All examples, those for training first.

    `low` and `high` are the ends of each input's axis in a plane. `plane` says that the examples
    are points of one, `image` that they are pictures of so many rows and columns; where all
    pixels are bytes times one number, that is `grain`. Pictures of `sound` show its pitches, high
    ones at the top, over time. `encoding` is None where the network reads
    the file's own numbers. `source` is what they were made of, in its own order.
    """

    name: str
    source: Table | Dataset
    task: Task
    x: Float32[np.ndarray, "rows features"]
    y: Int32[np.ndarray, " rows"] | Float32[np.ndarray, " rows"]
    training: int
    features: tuple[str, ...]
    target: str
    classes: tuple[str, ...]
    low: Float32[np.ndarray, " features"]
    high: Float32[np.ndarray, " features"]
    plane: bool = False
    image: tuple[int, int] | None = None
    grain: float | None = None
    sound: Recordings | None = None
    encoding: TableEncoding | None = None
    source_notes: tuple[Note, ...] = ()

    @cached_property
    def lessons(self) -> Lessons:
        """The examples on the device, shared by all who learn from them."""
        return Lessons.of(self.x, self.y, self.training)

    @cached_property
    def pictured(self) -> Lessons:
        """The same as pictures of one channel, for networks that go over them."""
        assert self.image is not None
        return Lessons.of(self.x.reshape(-1, *self.image, 1), self.y, self.training)

    def lessons_for(self, network: Network) -> Lessons:
        """The examples in the shape that a network reads."""
        return self.lessons if len(network.inputs) == 1 else self.pictured

    @cached_property
    def middle(self) -> Float32[np.ndarray, " features"]:
        """Every input's mean over the training examples."""
        return self.x[: self.training].mean(0)

    @cached_property
    def chance(self) -> float:
        """The score of knowing nothing: the share of the commonest class; 0 for a quantity."""
        if self.task == "regression":
            return 0.0
        return float(np.bincount(self.y).max() / len(self.y))

    @cached_property
    def target_range(self) -> tuple[float, float]:
        """The ends of the targets: of a quantity those there are, of a class 0 and 1."""
        if self.task != "regression":
            return 0.0, 1.0
        low, high = float(self.y.min()), float(self.y.max())
        return (low, high) if low < high else (low - 1.0, high + 1.0)

    @property
    def target_scale(self) -> tuple[float, float]:
        """Mean and scale by which a quantity stands in its own units again."""
        target = self.encoding.target if self.encoding else None
        return (target.mean, target.scale) if target and self.task == "regression" else (0.0, 1.0)

    def rows(self, part: str) -> range:
        """The numbers of a part's examples."""
        whole = len(self.y)
        return range(self.training) if part == "training" else range(self.training, whole)


def ends_of(x: Float[np.ndarray, "rows features"]) -> tuple[np.ndarray, np.ndarray]:
    """The ends of every input's axis: a little beyond all examples."""
    low, high = x.min(0), x.max(0)
    margin = np.where(high > low, _MARGIN * (high - low), 1.0).astype(np.float32)
    return low - margin, high + margin
