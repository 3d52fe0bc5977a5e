"""What chance decides of an epoch: the order of its examples, its noise, the next epoch's key.

None of it depends on the network. So one program decides it for the networks of all shapes that
learn from as many examples, and theirs are smaller by a sixth: 1.1 MB less of each stays in memory,
measured with 2-4-2-1 in 2026-11.
"""

from functools import lru_cache, partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Int, UInt32

from pellucid.learning.plan import BRIEF, Plan
from pellucid.learning.shuffle import shuffle

Key = UInt32[Array, " words"]
"""The key of an epoch, as plain numbers."""

# How many rows are decided at once, of two epochs at least.
_ROWS, _MOST_EPOCHS = 1 << 14, 32


class Epoch(NamedTuple):
    """What an epoch has decided, or several one after another: keys as plain numbers."""

    rows: Int[Array, "*epochs steps batch"]
    noise: UInt32[Array, "*epochs words"]
    following: UInt32[Array, "*epochs words"]


def epoch_of(key: Key, training: Int[Array, " examples"], steps: int, batch: int) -> Epoch:
    """What the key of an epoch decides: as in `learning.loop`."""
    following, order, noise = jax.random.split(jax.random.wrap_key_data(key), 3)
    rows = training[shuffle(order, len(training), steps * batch)]
    return Epoch(rows.reshape(steps, batch), *map(jax.random.key_data, (noise, following)))


def at_once(plan: Plan) -> int:
    """For how many epochs it is decided at once."""
    return min(_MOST_EPOCHS, max(2, _ROWS // (plan.steps * plan.batch)))


def epochs_of(plan: Plan, key: Key, training: Int[Array, " examples"], count: int) -> Epoch:
    """What the next `count` epochs decide, from that of the key; those after them are not known.

    `count` is `at_once(plan)` at most.
    """
    program = _program(at_once(plan), plan.examples, plan.steps, plan.batch)
    return program(key, training, np.int32(count))


@lru_cache(maxsize=32)
def _program(most: int, examples: int, steps: int, batch: int) -> Any:
    """A program for so many examples alone: who needs another pushes out the oldest."""
    del examples  # told apart, so that each program is compiled once
    return jax.jit(partial(_decided, most, steps, batch), compiler_options=BRIEF)


def _decided(
    most: int, steps: int, batch: int, key: Key,
    training: Int[Array, " examples"], count: Int[Array, ""],
) -> Epoch:  # fmt: skip
    def decide(index: Int[Array, ""], going: tuple[Epoch, Key]) -> tuple[Epoch, Key]:
        known, key = going
        epoch = epoch_of(key, training, steps, batch)
        known = jax.tree.map(lambda of_all, own: of_all.at[index].set(own), known, epoch)
        return known, epoch.following

    like = jax.eval_shape(lambda: epoch_of(key, training, steps, batch))
    none = jax.tree.map(lambda leaf: jnp.zeros((most, *leaf.shape), leaf.dtype), like)
    return jax.lax.fori_loop(0, count, decide, (none, key))[0]
