"""The compiled programs of a live training, shared by all trainings of the same shapes."""

from collections.abc import Sequence
from functools import cached_property, partial
from typing import Any, NamedTuple

import jax
import numpy as np
from jaxtyping import Float32, Int32

from pellucid.learning.live.compiling import QUICK, compiling
from pellucid.learning.live.course import Course, Strengths
from pellucid.learning.live.epochs import at_once, epochs_of
from pellucid.learning.live.first import first_of
from pellucid.learning.live.live import Live, begun, fresh, without_dropout
from pellucid.learning.live.program import Program
from pellucid.learning.live.shared import Shared
from pellucid.learning.live.steps import advanced, learned, updates_of
from pellucid.learning.plan import Examples, Plan
from pellucid.network import Parameters

_KEPT = 32


class Lessons(NamedTuple):
    """All examples on the device: the first `training` of them are learned from."""

    examples: Examples
    training: int

    @staticmethod
    def of(
        x: Float32[np.ndarray, "rows *shape"],
        y: Int32[np.ndarray, " rows"] | Float32[np.ndarray, " rows"],
        training: int,
    ) -> "Lessons":
        """These examples, each counting the same."""
        rows = np.arange(len(x), dtype=np.int32)
        arrays = (x, y, np.ones(len(x), np.float32), rows[:training], rows[training:])
        return Lessons(Examples(*map(jax.device_put, arrays)), training)

    @property
    def shape(self) -> tuple[int, ...]:
        """What a program that was compiled for them fits: their shape, and how many train."""
        return (*self.examples.x.shape, self.training)


class Programs:
    """What one plan compiles to, for so many examples."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._advance = Program(partial(advanced, plan), compiling(plan))
        self._learn = jax.jit(partial(learned, plan), compiler_options=compiling(plan))
        self._update = jax.jit(partial(updates_of, plan), compiler_options=QUICK)

    def begin(self, seed: int, strengths: Strengths, first: Parameters | None = None) -> Live:
        """The state before the first step, with the seed's parameters or others."""
        weights, key = first_of(without_dropout(self.plan.network), seed)
        return fresh(self.plan, weights if first is None else first, key, strengths)

    @cached_property
    def like(self) -> Live:
        """The shapes and types of a state of this plan."""
        strengths = Strengths(*map(np.float32, (0, 0, 0)))
        return jax.eval_shape(partial(begun, self.plan), np.int32(0), strengths)

    def advance(self, live: Live, lessons: Lessons, strengths: Strengths, count: int) -> Live:
        """The state so many steps later."""
        most = (at_once(self.plan) - 1) * self.plan.steps
        for done in range(0, count, most):
            some = min(most, count - done)
            # The steps begin somewhere within an epoch: at its last one, they reach furthest.
            reached = 1 + -(-(some - 1) // self.plan.steps)
            epochs = epochs_of(self.plan, live.key, lessons.examples.training, reached)
            given = live, lessons.examples, strengths, epochs, np.int32(some)
            live = self._advance(lessons.shape, *given)
        return live

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
        return self._advance.is_compiled(lessons.shape)

    def prepare(self, lessons: Lessons, strengths: Strengths) -> None:
        """Compiles what steps on these examples need; one thread at a time."""
        live, examples = self.like, lessons.examples
        key = jax.device_put(np.zeros(live.key.shape, np.uint32))
        epochs = epochs_of(self.plan, key, examples.training, 0)
        self._advance.compile(lessons.shape, live, examples, strengths, epochs, np.int32(0))


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
