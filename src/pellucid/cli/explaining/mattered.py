"""What mattered for one answer: its difference from a typical row's, shared out by column."""

from collections import defaultdict
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Float32

from pellucid.insight import attribution
from pellucid.learning import Model


class Mattered(NamedTuple):
    """From a typical row's answer to this row's, and what each column added.

    `typical` and `here` are the winning class's probability, or the quantity itself. `parts` sum
    to `here − typical` but for `rest`, the quadrature's rounding.
    """

    typical: float
    here: float
    parts: dict[str, float]

    @property
    def rest(self) -> float:
        """What the parts leave of the difference."""
        return self.here - self.typical - sum(self.parts.values())

    @property
    def order(self) -> list[str]:
        """The columns, the one that mattered most first."""
        return sorted(self.parts, key=lambda name: -abs(self.parts[name]))


class Reading(NamedTuple):
    """How an output is read: the answer is `offset + factor · output`."""

    output: int
    factor: float = 1.0
    offset: float = 0.0


def reading(model: Model, winner: int) -> Reading:
    """The winning class's probability, or the quantity in its own units."""
    if model.task == "regression":
        target = model.encoding.target if model.encoding else None
        return Reading(0, target.scale, target.mean) if target else Reading(0)
    if model.network.shapes[-1] == (1,):
        # The one output is the second class's share; the first class has the rest.
        return Reading(0) if winner == 1 else Reading(0, -1.0, 1.0)
    return Reading(winner)


def what_mattered(model: Model, x: Float32[np.ndarray, " width"], read: Reading) -> Mattered:
    """Integrated gradients from a typical row: numbers at their median, categories unknown.

    Categories that are looked up have no gradient. They are put in first, one after the other,
    and what the answer changes by is theirs; the gradient is followed from there.
    """
    answer = model.differentiable()
    steps = _steps(x, len(model.columns.codes) if model.columns else 0)
    heights = np.asarray(answer(jnp.asarray(steps)))[:, read.output]
    found = attribution(answer, x[None], baseline=steps[-1], output=read.output)
    each = found.parts[0].astype(np.float64)
    each[len(x) - len(steps) + 1 :] += np.diff(heights)
    added: dict[str, float] = defaultdict(float)
    for name, part in zip(source_names(model, len(x)), each, strict=True):
        added[name] += read.factor * float(part)
    start, end = float(heights[0]), float(heights[-1] + found.change[0])
    return Mattered(read.offset + read.factor * start, read.offset + read.factor * end, dict(added))


def _steps(x: np.ndarray, codes: int) -> np.ndarray:
    """A typical row, then the same with ever more of its looked-up categories put in."""
    rows = np.zeros((codes + 1, len(x)), np.float32)
    for index in range(codes):
        place = len(x) - codes + index
        rows[index + 1 :, place] = x[place]
    return rows


def source_names(model: Model, width: int) -> list[str]:
    """For each input of the network, the column of the table it comes from."""
    if model.columns is None:
        return list(model.features) or [f"input {index}" for index in range(width)]
    return [model.columns.columns[source].name for source in model.columns.sources]
