"""Looks at a network: by a compiled program, and until there is one, by NumPy."""

from functools import partial

import jax
import numpy as np

from pellucid.lab.bench.by_numpy import by_numpy
from pellucid.lab.bench.judging import rows_at_once
from pellucid.lab.bench.layers import work_of
from pellucid.lab.bench.picture import Ground, Picture, Sight, pictured
from pellucid.learning.live import Lessons, Live, Program, Shared, compiling

# Multiplications of a look that lasts about 50 ms by NumPy, and about half a second.
_LIGHT, _BEARABLE = 1 << 24, 1 << 29


class Looks:
    """The looks of one sight. The first of them need not wait until they are compiled."""

    def __init__(self, sight: Sight) -> None:
        self._sight = sight
        self._look = Program(partial(pictured, sight), compiling(sight.plan))

    def look(self, live: Live, lessons: Lessons, ground: Ground) -> Picture:
        """What there is to see now, as NumPy arrays."""
        if self.prepared(lessons) or not self._light(lessons):
            given = live, lessons.examples, ground
            return jax.tree.map(np.asarray, self._look(lessons.shape, *given))
        return self.by_hand(live, lessons, ground)

    def by_hand(self, live: Live, lessons: Lessons, ground: Ground) -> Picture:
        """The same without a program: for a network that is seen once before it has one."""
        given = live, lessons.examples, ground
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

    def bearable(self, lessons: Lessons) -> bool:
        """Whether NumPy looks sooner than anybody minds, if only once."""
        return self._work(lessons) <= _BEARABLE

    def _light(self, lessons: Lessons) -> bool:
        """Whether NumPy looks fast enough: at dense layers alone, at all rows in one go."""
        plan, rows = self._sight.plan, len(lessons.examples.x)
        if plan.stepwise or rows > rows_at_once(plan.network):
            return False
        return self._work(lessons) <= _LIGHT

    def _work(self, lessons: Lessons) -> int:
        """Multiplications for all rows and for every point of the plane."""
        points = len(lessons.examples.x) + self._sight.resolution**2
        return work_of(self._sight.plan.network) * points


looks = Shared(Looks, recent=32)
"""The looks of a sight; who wants to find them compiled again later holds them."""
