"""The curves of a training, as the page draws them from the beginning."""

from array import array

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
        # Numbers side by side: as an array a row, those of a class of 100 took 20 MB and more.
        self._moments, self._numbers = array("i"), array("f")

    def add(self, moment: int, row: Float32[np.ndarray, " numbers"]) -> None:
        """A row for the latest moment; it replaces one that was there already."""
        self.cut(moment - 1)
        self._moments.append(moment)
        self._numbers.frombytes(np.asarray(row, np.float32).tobytes())
        if len(self._moments) > _MOST:
            self._keep(self.moments[::2], self.rows[::2])

    def cut(self, moment: int) -> None:
        """Forgets what was after a moment."""
        if self._moments and self._moments[-1] > moment:
            kept = int(np.searchsorted(self.moments, moment, side="right"))
            self._keep(self.moments[:kept], self.rows[:kept])

    def copy(self) -> "Curves":
        """The same curves, to go on apart."""
        other = Curves(self.layers)
        other._keep(self.moments, self.rows)
        return other

    @property
    def last(self) -> Float32[np.ndarray, " numbers"]:
        """The latest row there is."""
        return np.array(self._numbers[-self._width :], np.float32)

    @property
    def moments(self) -> Int32[np.ndarray, " n"]:
        """The moments at which there is a row."""
        return np.array(self._moments, np.int32)

    @property
    def rows(self) -> Float32[np.ndarray, "n numbers"]:
        """All rows, in order of their moments."""
        return np.array(self._numbers, np.float32).reshape(-1, self._width)

    @property
    def _width(self) -> int:
        return 4 + 2 * self.layers

    def _keep(
        self, moments: Int32[np.ndarray, " n"], rows: Float32[np.ndarray, "n numbers"]
    ) -> None:
        self._moments, self._numbers = array("i"), array("f")
        self._moments.frombytes(moments.tobytes())
        self._numbers.frombytes(rows.tobytes())
