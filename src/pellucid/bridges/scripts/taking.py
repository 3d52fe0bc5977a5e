"""Taking: what was trained, and with what, once a script has shown it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pellucid.doctor.loop import LoopFacts

ROWS, BYTES = 20_000, 256 * 2**20
"""No more examples, and no more bytes of them, are kept."""


class Enough(BaseException):
    """Nothing more has to be seen of the script. Not an `Exception`: a script may catch those."""


@dataclass(frozen=True)
class Taken:
    """A model, and what a script was seen to train it with: arguments for `diagnose`."""

    model: Any
    x: np.ndarray
    y: np.ndarray
    epochs: int
    batch_size: int
    loss: Any = None
    optimizer: Any = None
    held: tuple[np.ndarray, np.ndarray] | None = None
    loop: LoopFacts | None = None


@dataclass
class Rows:
    """Examples, gathered batch by batch; those of an earlier batch are not taken again.

    So an epoch is known without its being told: once it begins anew, no example is new.
    """

    x: list[np.ndarray] = field(default_factory=list[np.ndarray])
    y: list[np.ndarray] = field(default_factory=list[np.ndarray])
    kept: int = 0
    passed: int = 0
    largest: int = 0
    _seen: set[int] = field(default_factory=set[int])
    _bytes: int = 0

    def add(self, x: np.ndarray, y: np.ndarray) -> None:
        """Takes a batch."""
        self.passed += len(x)
        self.largest = max(self.largest, len(x))
        if self.kept >= ROWS or self._bytes >= BYTES:
            return
        marks = [hash((one.tobytes(), other.tobytes())) for one, other in zip(x, y, strict=True)]
        new = [place for place, mark in enumerate(marks) if mark not in self._seen]
        self._seen.update(marks)
        if new:
            self.x.append(x[new])
            self.y.append(y[new])
            self.kept += len(new)
            self._bytes += self.x[-1].nbytes + self.y[-1].nbytes

    def arrays(self) -> tuple[np.ndarray, np.ndarray] | None:
        """All of them; None where there are none."""
        if not self.x:
            return None
        return np.concatenate(self.x), np.concatenate(self.y)

    @property
    def epochs(self) -> int:
        """How often each of them was passed, as a whole number."""
        return max(1, round(self.passed / max(1, self.kept)))


Say = Callable[[str], None]
