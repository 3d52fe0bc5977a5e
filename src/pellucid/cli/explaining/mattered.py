"""What mattered for one answer: its difference from a typical row's, shared out by column."""

from collections import defaultdict
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.tree_util import Partial
from jaxtyping import Array, Float

from pellucid.insight import attribution
from pellucid.learning import Model
from pellucid.network import Parameters


class Mattered(NamedTuple):
    """From a typical row's answer to this row's, and what each column added.

    `typical` and `here` are the probability of the winning class, or the quantity itself.
    `parts` sum to `here − typical`, but for `rest`, which is rounding.
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


def what_mattered(
    model: Model, x: Float[np.ndarray, " width"], winner: int, scale: float = 1.0, mean: float = 0.0
) -> Mattered:
    """Integrated gradients from a typical row: numbers at their median, categories unknown.

    Categories that are looked up have no gradient. They are put in one after the other, first
    of all, and what the answer changes by is theirs; the gradient is followed from there. `scale`
    and `mean` bring a quantity back into its own units.
    """
    many_codes = len(model.encoding.codes) if model.encoding else 0
    first = len(x) - many_codes
    answer = Partial(_answer, _Answering(model), jax.tree.map(jnp.asarray, model.parameters))
    output, sign = _place(model, winner)
    steps = _stairs(x, first)
    heights = np.asarray(answer(jnp.asarray(steps)))[:, output]
    added: dict[str, float] = defaultdict(float)
    names = source_names(model, len(x))
    for index, rise in enumerate(np.diff(heights)):
        added[names[first + index]] += float(rise)
    found = attribution(answer, x[None], baseline=steps[-1], output=output)
    for index, part in enumerate(found.parts[0][:first]):
        added[names[index]] += float(part)
    parts = {name: sign * scale * value for name, value in added.items()}
    start, end = float(heights[0]), float(heights[-1]) + float(found.change[0])
    shift = mean if sign > 0 else 1.0
    return Mattered(sign * scale * start + shift, sign * scale * end + shift, parts)


class _Answering:
    """The model's answer as a function that compiled code can be made of."""

    def __init__(self, model: Model) -> None:
        self.network, self.limits = model.network, model.limits

    def __hash__(self) -> int:
        return hash((self.network, self.limits))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Answering) and hash(self) == hash(other)
