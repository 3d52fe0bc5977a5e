"""Taking: what was trained, and with what, once a script has shown it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pellucid.doctor.loop import LoopFacts

ROWS, BYTES = 20_000, 256 * 2**20
"""No more examples, and no more bytes of them, are kept."""
_NOTHING_NEW = 50
"""After so many batches of examples that are known, there are no others."""


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
    _since_new: int = 0

    def add(self, x: np.ndarray, y: np.ndarray) -> None:
        """Takes a batch."""
        self.passed += len(x)
        self.largest = max(self.largest, len(x))
        if self._full:
            return
        marks = [hash((one.tobytes(), other.tobytes())) for one, other in zip(x, y, strict=True)]
        new = [place for place, mark in enumerate(marks) if mark not in self._seen]
        self._seen.update(marks)
        self._since_new = 0 if new else self._since_new + 1
        if new:
            self.x.append(x[new])
            self.y.append(y[new])
            self.kept += len(new)
            self._bytes += self.x[-1].nbytes + self.y[-1].nbytes

    @property
    def all_there_are(self) -> bool:
        """Whether no more will come, of a generator that may never end."""
        return self._full or self._since_new >= _NOTHING_NEW

    @property
    def _full(self) -> bool:
        return self.kept >= ROWS or self._bytes >= BYTES

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
