"""The curves of a training, as the page draws them from the beginning."""

import numpy as np
from jaxtyping import Float32, Int32

_MOST = 2000


class Curves:
    """One row of numbers a moment, in order; every other goes where there are too many.

    The columns: training loss, test loss, training metric, test metric; then every layer's
    gradient norm; then every layer's share of dead units.
    """

    def __init__(self, layers: int) -> None:
        self.layers = layers
        self._moments: list[int] = []
        self._rows: list[Float32[np.ndarray, " numbers"]] = []

    def add(self, moment: int, row: Float32[np.ndarray, " numbers"]) -> None:
        """A row for the latest moment; it replaces one that was there already."""
        self.cut(moment - 1)
        self._moments.append(moment)
        self._rows.append(row)
        if len(self._moments) > _MOST:
            del self._moments[1::2], self._rows[1::2]

    def cut(self, moment: int) -> None:
        """Forgets what was after a moment."""
        while self._moments and self._moments[-1] > moment:
            del self._moments[-1], self._rows[-1]

    def copy(self) -> "Curves":
        """The same curves, to go on apart."""
        other = Curves(self.layers)
        other._moments, other._rows = self._moments[:], self._rows[:]
        return other

    @property
    def last(self) -> Float32[np.ndarray, " numbers"]:
        """The latest row there is."""
        return self._rows[-1]

    @property
    def moments(self) -> Int32[np.ndarray, " n"]:
        """The moments at which there is a row."""
        return np.array(self._moments, np.int32)

    @property
    def rows(self) -> Float32[np.ndarray, "n numbers"]:
        """All rows, in order of their moments."""
        return np.array(self._rows, np.float32).reshape(len(self._rows), 4 + 2 * self.layers)
