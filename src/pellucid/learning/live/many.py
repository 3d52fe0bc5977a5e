"""Many seeds of one course, side by side: each learns as it would alone."""

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from math import prod
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from pellucid.learning.evaluate import judged
from pellucid.learning.live.compiling import QUICK
from pellucid.learning.live.course import Course, Strengths
from pellucid.learning.live.live import Live, begun
from pellucid.learning.live.programs import Lessons
from pellucid.learning.live.steps import whole_epoch
from pellucid.learning.plan import Examples, Plan

# Numbers of one layer's activations for all networks of a group: 32 MiB.
_NUMBERS = 1 << 23


class Spread(NamedTuple):
    """How all seeds do after so many epochs: their loss and metric on the test examples."""

    epoch: int
    loss: Float[np.ndarray, " seeds"]
    metric: Float[np.ndarray, " seeds"]


def spread(
    course: Course, lessons: Lessons, seeds: Sequence[int], epochs: Sequence[int]
) -> Iterator[Spread]:
    """Trains a network from every seed, and tells how all of them do after each of `epochs`."""
    begin, advance, judge = _programs(course.plan)
    strengths, examples = course.strengths, lessons.examples
    size = _at_once(course.plan, lessons)
    groups = [
        begin(np.asarray(seeds[at : at + size], np.int32), strengths)
        for at in range(0, len(seeds), size)
    ]
    done = 0
    for epoch in epochs:
        for index, states in enumerate(groups):
            groups[index] = advance(states, examples, strengths, np.int32(epoch - done))
        done = epoch
        yield Spread(epoch, *_joined(judge(states, examples) for states in groups))


def _joined(scores: Any) -> tuple[np.ndarray, np.ndarray]:
    losses, metrics = zip(*scores, strict=True)
    return np.concatenate(losses), np.concatenate(metrics)


def _at_once(plan: Plan, lessons: Lessons) -> int:
    """How many networks fit side by side when all of them answer the test examples."""
    widest = max(prod(shape) for shape in plan.network.shapes)
    rows = max(len(lessons.examples.validation), plan.batch)
    return max(1, _NUMBERS // (widest * rows))


@lru_cache(maxsize=16)
def _programs(plan: Plan) -> tuple[Any, Any, Any]:
    """Beginning, going on by so many epochs, and judging, of networks side by side."""
    begin = jax.vmap(partial(begun, plan), in_axes=(0, None))
    return (
        jax.jit(begin, compiler_options=QUICK),
        jax.jit(partial(_advanced, plan), compiler_options=plan.compiling),
        jax.jit(partial(_scores, plan), compiler_options=QUICK),
    )


def _advanced(
    plan: Plan, states: Live, examples: Examples, strengths: Strengths, epochs: Int[Array, ""]
) -> Live:
    each = jax.vmap(lambda live: whole_epoch(plan, live, examples, strengths))
    return jax.lax.fori_loop(0, epochs, lambda _, states: each(states), states)


def _scores(
    plan: Plan, states: Live, examples: Examples
) -> tuple[Float[Array, " seeds"], Float[Array, " seeds"]]:
    def score(live: Live) -> tuple[Array, Array]:
        rows = examples.validation
        return judged(plan, live.parameters, examples, rows)(slice(0, len(rows)))

    loss, metric = jax.vmap(score)(states)
    return jnp.asarray(loss), jnp.asarray(metric, jnp.float32)
