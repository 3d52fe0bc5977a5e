"""Looks at a network: by a compiled program, and until there is one, by NumPy."""

from functools import partial

import jax
import numpy as np

from pellucid.lab.bench.by_numpy import by_numpy
from pellucid.lab.bench.judging import rows_at_once
from pellucid.lab.bench.layers import work_of
from pellucid.lab.bench.picture import Ground, Picture, Sight, pictured
from pellucid.learning.live import Lessons, Live, Program, Shared, compiling

# Multiplications of a look that lasts about 50 ms by NumPy.
_LIGHT = 1 << 24


class Looks:
    """The looks of one sight. The first of them need not wait until they are compiled."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._look = Program(partial(pictured, sight), compiling(sight.plan))

    def look(self, live: Live, lessons: Lessons, ground: Ground) -> Picture:
        """What there is to see now, as NumPy arrays."""
        given = live, lessons.examples, ground
        if self.prepared(lessons) or not self._light(lessons):
            return jax.tree.map(np.asarray, self._look(lessons.shape, *given))
        return by_numpy(self._look.traced(lessons.shape, *given), *given)

    def at_once(self, lessons: Lessons) -> bool:
        """Whether a look waits for no compiling."""
        return self.prepared(lessons) or self._light(lessons)

    def prepared(self, lessons: Lessons) -> bool:
        """Whether a look is compiled."""
        return self._look.is_compiled(lessons.shape)

    def prepare(self, live: Live, lessons: Lessons, ground: Ground) -> None:
        """Compiles what a look needs; one thread at a time."""
        self._look.compile(lessons.shape, live, lessons.examples, ground)

    def _light(self, lessons: Lessons) -> bool:
        """Whether NumPy looks fast enough: at dense layers alone, at all rows in one go."""
        plan, rows = self._sight.plan, len(lessons.examples.x)
        if plan.stepwise or rows > rows_at_once(plan.network):
            return False
        return work_of(plan.network) * (rows + self._sight.resolution**2) <= _LIGHT


looks = Shared(Looks, recent=32)
"""The looks of a sight; who wants to find them compiled again later holds them."""
