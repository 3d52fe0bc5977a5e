"""The state of a live training: all there is to know to go on from a moment."""

from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int, Key, UInt32

from pellucid.learning.live.course import Strengths
from pellucid.learning.plan import Plan, Rates
from pellucid.learning.step import update_rule
from pellucid.network import Dropout, Network, Parameters


class Live(NamedTuple):
    """One network's training between two steps.

    `key` is that of the running epoch, as plain numbers; `epoch` counts the epochs done, `step`
    the steps done of the running one, `moment` all steps there ever were.
    """

    parameters: Parameters
    memory: Any
    key: UInt32[Array, "..."]
    epoch: Int[Array, "..."]
    step: Int[Array, "..."]
    moment: Int[Array, "..."]


def begun(plan: Plan, seed: Int[Array, ""], strengths: Strengths) -> Live:
    """The state before the first step: as `pellucid.learning.fit` begins from this seed.

    The initial weights are those of the network without its dropout, so that with dropout and
    without it the same network learns.
    """
    return fresh(plan, *drawn(without_dropout(plan.network), seed), strengths)


def drawn(network: Network, seed: Int[Array, ""]) -> tuple[Parameters, UInt32[Array, "..."]]:
    """All that is left to chance: the initial weights, and the first epoch's key."""
    first, order = jax.random.split(jax.random.key(seed))
    return network.init(first), jax.random.key_data(order)


def fresh(plan: Plan, weights: Parameters, key: UInt32[Array, "..."], strengths: Strengths) -> Live:
    """The state before the first step, with these weights."""
    parameters = {name: weights.get(name, {}) for name in plan.network.names}
    memory = update_rule(plan, parameters, rates_of(strengths)).init(parameters)
    return Live(parameters, memory, key, jnp.int32(0), jnp.int32(0), jnp.int32(0))


def without_dropout(network: Network) -> Network:
    """The same network with nothing left to chance; its layers of weights keep their names."""
    kept = tuple(layer for layer in network.layers if not isinstance(layer, Dropout))
    return Network(network.inputs, kept)


def rates_of(strengths: Strengths) -> Rates:
    """What the update rule reads: an L2 penalty is what it knows as weight decay."""
    return Rates(jnp.asarray(strengths.learning_rate), jnp.asarray(strengths.l2))


def key_of(live: Live) -> Key[Array, ""]:
    """The running epoch's key."""
    return jax.random.wrap_key_data(live.key)


def carried_over(live: Live, before: Plan, after: Plan, strengths: Strengths) -> Live:
    """The same training, to go on by another plan.

    The weights stay. Another optimiser begins with an empty memory; another batch size begins a
    new epoch, since the running one was dealt out in batches of the old.
    """
    names = after.network.names
    parameters = {name: live.parameters.get(name, {}) for name in names}
    fresh = update_rule(after, parameters, rates_of(strengths)).init(parameters)
    if before.settings.optimizer == after.settings.optimizer:
        # Dropout has no parameters: with it and without, memories hold the same arrays in order.
        fresh = jax.tree.unflatten(jax.tree.structure(fresh), jax.tree.leaves(live.memory))
    moved = live._replace(parameters=parameters, memory=fresh)
    return moved if before.batch == after.batch else _next_epoch(moved)


def _next_epoch(live: Live) -> Live:
    """The training at the beginning of an epoch: of this one, if it has not begun."""
    if not int(live.step):
        return live
    key = jax.random.split(key_of(live), 3)[0]
    return live._replace(
        key=jax.random.key_data(key), epoch=live.epoch + 1, step=jnp.zeros_like(live.step)
    )
