"""The memory: the last positions of self-play, to learn from more than once."""

import numpy as np

from pellucid.games.selfplay import Lessons
from pellucid.games.symmetry import Symmetries


class Replay:
    """The last `size` positions, flags packed eight to a byte; it does not change."""

    def __init__(
        self, size: int, shape: tuple[int, ...], arrays: dict[str, np.ndarray] | None = None
    ) -> None:
        self.size, self.shape = size, shape
        self.arrays = arrays or {}

    def __len__(self) -> int:
        return len(self.arrays["outcome"]) if self.arrays else 0

    def after(self, lessons: Lessons) -> "Replay":
        """What is remembered with these; the oldest are forgotten."""
        new = {
            "observations": _packed(lessons.observations),
            "legal": np.packbits(lessons.legal, axis=1),
            "policy": lessons.policy.astype(np.float16),
            "outcome": lessons.outcome,
        }
        old = self.arrays or {name: array[:0] for name, array in new.items()}
        joined = {name: np.concatenate([old[name], new[name]])[-self.size :] for name in new}
        return Replay(self.size, self.shape, joined)

    def draw(self, count: int, ways: Symmetries, random: np.random.Generator) -> Lessons:
        """So many of them, each turned one of the ways its game allows, all at random."""
        rows = random.integers(0, len(self), count)
        turned = random.integers(0, len(ways.cells), count)
        actions = ways.moves.shape[1]
        seen = self._unpacked(self.arrays["observations"][rows])
        legal = np.unpackbits(self.arrays["legal"][rows], axis=1, count=actions).astype(bool)
        policy = self.arrays["policy"][rows].astype(np.float32)
        return Lessons(
            np.take_along_axis(seen, ways.cells[turned], 1).reshape(count, *self.shape),
            np.take_along_axis(legal, ways.moves[turned], 1),
            np.take_along_axis(policy, ways.moves[turned], 1),
            self.arrays["outcome"][rows],
        )

    def _unpacked(self, kept: np.ndarray) -> np.ndarray:
        if kept.dtype != np.uint8:
            return kept
        return np.unpackbits(kept, axis=1, count=int(np.prod(self.shape))).astype(bool)


def _packed(observations: np.ndarray) -> np.ndarray:
    flat = observations.reshape(len(observations), -1)
    return np.packbits(flat, axis=1) if flat.dtype == bool else flat.astype(np.float16)
