"""Batches: which examples each step of a training learns from."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np

_AT_ONCE, _ROWS_AT_ONCE = 256, 2**17


class Batches(NamedTuple):
    """The examples of several steps, shape (steps, batch), and how much each of them counts.

    `steps` are those meant; what comes after them is there to keep the shape. `weights` is
    None where every example counts the same.
    """

    rows: np.ndarray
    weights: np.ndarray | None
    steps: int


@dataclass(frozen=True)
class Schedule:
    """Every example once an epoch, in an order of its own; the last batch may be smaller.

    Where `padded`, the smaller batch is filled up with examples that count nothing, so that one
    compiled step serves all batches. `sums`: the loss sums up a batch instead of averaging it.
    """

    examples: int
    batch_size: int
    epochs: int
    seed: int
    padded: bool
    sums: bool = False

    @property
    def batch(self) -> int:
        """How many examples a step learns from, all there are at the most."""
        return min(self.batch_size, self.examples)

    @property
    def steps_an_epoch(self) -> int:
        return -(-self.examples // self.batch)

    @property
    def steps(self) -> int:
        return self.steps_an_epoch * self.epochs

    @property
    def at_once(self) -> int:
        """How many steps are handed over together."""
        return max(1, min(_AT_ONCE, _ROWS_AT_ONCE // self.batch))

    def order(self, epoch: int) -> np.ndarray:
        """The order of examples in an epoch."""
        return _order(self.seed, epoch, self.examples)

    def batches(self, start: int, stop: int) -> Batches:
        """The batches of the steps from `start`: as many as may be at once, not beyond `stop`."""
        limit = min(stop, start + self.at_once)
        if self.examples % self.batch and not self.padded:
            smaller = start - start % self.steps_an_epoch + self.steps_an_epoch - 1
            limit = min(limit, smaller) if start < smaller else start + 1
        return self._of(range(start, limit))

    def _of(self, steps: range) -> Batches:
        chosen = [self._rows(step) for step in steps]
        if not self.padded and len(chosen[0]) < self.batch:
            return Batches(chosen[0][None], None, 1)
        rows = np.zeros((self.at_once, self.batch), np.int32)
        weights = np.zeros(rows.shape, np.float32)
        for at, some in enumerate(chosen):
            rows[at, : len(some)] = some
            rows[at, len(some) :] = some[0]
            weights[at, : len(some)] = 1.0 if self.sums else self.batch / len(some)
        filled = self.padded and self.examples % self.batch
        return Batches(rows, weights if filled else None, len(chosen))

    def _rows(self, step: int) -> np.ndarray:
        epoch, at = divmod(step, self.steps_an_epoch)
        return self.order(epoch)[at * self.batch : (at + 1) * self.batch]


@lru_cache(maxsize=2)
def _order(seed: int, epoch: int, examples: int) -> np.ndarray:
    return np.random.default_rng((seed, epoch)).permutation(examples)
