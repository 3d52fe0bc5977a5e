"""The sound of examples that a network sees as pictures."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Int16, Int64


class Recordings(NamedTuple):
    """All recordings of a set at `rate` samples a second, and which of them each example is.

    Their pictures show pitches from `low` to `high` hertz.
    """

    rate: int
    samples: Int16[np.ndarray, "n samples"]
    order: Int64[np.ndarray, " rows"]
    low: float
    high: float

    @property
    def seconds(self) -> float:
        """How long one lasts."""
        return self.samples.shape[1] / self.rate

    def of(self, row: int) -> Int16[np.ndarray, " samples"]:
        """The sound of an example."""
        return self.samples[self.order[row]]
