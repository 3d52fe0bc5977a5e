"""The compiled programs of a live training, shared by all trainings of the same shapes."""

from collections.abc import Sequence
from functools import cached_property, lru_cache, partial
from threading import Lock
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float32, Int32

from pellucid.learning.live.course import Course, Strengths
from pellucid.learning.live.live import Live, begun, drawn, fresh, without_dropout
from pellucid.learning.live.shared import Shared
from pellucid.learning.live.steps import advanced, learned, updates_of
from pellucid.learning.plan import Examples, Plan
from pellucid.network import Network, Parameters

_KEPT = 32

# The start runs once: compiled without optimising, it is ready in a fraction of the time.
QUICK = {"xla_backend_optimization_level": 0}


class Lessons(NamedTuple):
    """All examples on the device: the first `training` of them are learned from."""

    examples: Examples
    training: int

    @staticmethod
    def of(
        x: Float32[np.ndarray, "rows features"],
        y: Int32[np.ndarray, " rows"] | Float32[np.ndarray, " rows"],
        training: int,
    ) -> "Lessons":
        """These examples, each counting the same."""
        rows = np.arange(len(x), dtype=np.int32)
        arrays = (x, y, np.ones(len(x), np.float32), rows[:training], rows[training:])
        return Lessons(Examples(*map(jnp.asarray, arrays)), training)


class Programs:
    """What one plan compiles to, for so many examples."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._lock = Lock()
        self._ready: set[tuple[int, ...]] = set()
        self._draw = _drawing(without_dropout(plan.network))
        self._advance = jax.jit(partial(advanced, plan))
        self._learn = jax.jit(partial(learned, plan))
        self._update = jax.jit(partial(updates_of, plan), compiler_options=QUICK)

    def begin(self, seed: int, strengths: Strengths, first: Parameters | None = None) -> Live:
        """The state before the first step, with the seed's parameters or others."""
        weights, key = self._draw(np.int32(seed))
        return fresh(self.plan, weights if first is None else first, key, strengths)

    @cached_property
    def like(self) -> Live:
        """The shapes and types of a state of this plan."""
        strengths = Strengths(*map(np.float32, (0, 0, 0)))
        return jax.eval_shape(partial(begun, self.plan), np.int32(0), strengths)

    def advance(self, live: Live, lessons: Lessons, strengths: Strengths, count: int) -> Live:
        """The state so many steps later."""
        return self._advance(live, lessons.examples, strengths, np.int32(count))

    def learn(
        self, live: Live, lessons: Lessons, strengths: Strengths, rows: Sequence[int]
    ) -> Live:
        """The state after one step on these rows alone."""
        return self._learn(live, lessons.examples, strengths, np.asarray(rows, np.int32))

    def updates(self, live: Live, gradients: Parameters, strengths: Strengths) -> Parameters:
        """What the optimiser would do with these gradients now."""
        return self._update(live.parameters, live.memory, gradients, strengths)[0]

    def prepared(self, lessons: Lessons) -> bool:
        """Whether steps on these examples run without compiling first."""
        return _shape(lessons) in self._ready

    def prepare(self, lessons: Lessons, strengths: Strengths) -> None:
        """Compiles what steps on these examples need; one thread at a time."""
        with self._lock:
            if not self.prepared(lessons):
                live = self.begin(0, strengths)
                jax.block_until_ready(self.advance(live, lessons, strengths, 0))
                self._ready.add(_shape(lessons))


def _shape(lessons: Lessons) -> tuple[int, ...]:
    return (*lessons.examples.x.shape, lessons.training)


@lru_cache(maxsize=_KEPT)
def _drawing(network: Network) -> Any:
    """The initial weights' program: the same for every way in which a network may learn."""
    return jax.jit(partial(drawn, network), compiler_options=QUICK)


programs = Shared(Programs, recent=_KEPT)
"""The programs of a plan; who wants to find them compiled again later holds them."""


def programs_of(course: Course) -> Programs:
    """The programs of a course."""
    return programs(course.plan)


def packed(live: Live) -> bytes:
    """Every number of a state, one after another: what a moment costs to remember."""
    return b"".join(np.asarray(leaf).tobytes() for leaf in jax.tree.leaves(live))


def unpacked(content: bytes, like: Live) -> Live:
    """The state that was packed; `like` is one of the same plan."""
    leaves: list[Any] = []
    at = 0
    for leaf in jax.tree.leaves(like):
        part = np.frombuffer(content, leaf.dtype, leaf.size, at)
        leaves.append(part.reshape(leaf.shape))
        at += part.nbytes
    return jax.tree.unflatten(jax.tree.structure(like), leaves)
