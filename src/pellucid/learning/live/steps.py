"""Steps of a live training: as many as are asked for, across epochs, in one compiled program.

Made of the pieces of the fitting loop (`learning.step`, `learning.shuffle`), in its order of
keys and rows: so many epochs here end in the parameters that `fit` ends in.
"""

from typing import Any, cast

import jax
import jax.numpy as jnp
import optax
from jaxtyping import Array, Int, Key

from pellucid.learning.live.course import Strengths
from pellucid.learning.live.epochs import Epoch, epoch_of
from pellucid.learning.live.live import Live, key_of, rates_of
from pellucid.learning.plan import Examples, Plan
from pellucid.learning.step import batch_of, gradients_of, update_rule, with_statistics
from pellucid.network import Parameters

Trained = tuple[Parameters, Any]
"""What a step changes: the parameters and the optimiser's memory."""


def advanced(
    plan: Plan, live: Live, examples: Examples, strengths: Strengths, epochs: Epoch,
    count: Int[Array, ""],
) -> Live:  # fmt: skip
    """The training so many steps later; `epochs` are those it comes through, from the running one.

    How the steps are dealt out in calls makes no difference to any bit: each is the same
    compiled step.
    """
    first = live.epoch

    def some(going: tuple[Live, Int[Array, ""]]) -> tuple[Live, Int[Array, ""]]:
        live, left = going
        until = jnp.minimum(live.step + left, plan.steps)
        epoch = jax.tree.map(lambda leaf: leaf[live.epoch - first], epochs)
        return _up_to(plan, live, examples, strengths, epoch, until), left - (until - live.step)

    return jax.lax.while_loop(lambda going: going[1] > 0, some, (live, count))[0]


def _up_to(
    plan: Plan, live: Live, examples: Examples, strengths: Strengths, epoch: Epoch,
    until: Int[Array, ""],
) -> Live:  # fmt: skip
    """The training at step `until` of the running epoch; at its end, before the next one."""

    def one(index: Int[Array, ""], trained: Trained) -> Trained:
        return stepped(plan, trained, examples, strengths, epoch, index)

    begun = (live.parameters, live.memory)
    parameters, memory = jax.lax.fori_loop(live.step, until, one, begun)
    over = until == plan.steps
    return Live(
        parameters,
        memory,
        jnp.where(over, epoch.following, live.key),
        live.epoch + over.astype(jnp.int32),
        jnp.where(over, 0, until),
        live.moment + until - live.step,
    )


def whole_epoch(plan: Plan, live: Live, examples: Examples, strengths: Strengths) -> Live:
    """The training one epoch later, from the beginning of one."""
    epoch = epoch_of(live.key, examples.training, plan.steps, plan.batch)

    def one(trained: Trained, index: Int[Array, ""]) -> tuple[Trained, None]:
        return stepped(plan, trained, examples, strengths, epoch, index), None

    begun = (live.parameters, live.memory)
    (parameters, memory), _ = jax.lax.scan(one, begun, jnp.arange(plan.steps))
    moment = live.moment + plan.steps
    return Live(parameters, memory, epoch.following, live.epoch + 1, live.step, moment)


def stepped(
    plan: Plan, trained: Trained, examples: Examples, strengths: Strengths, epoch: Epoch,
    index: Int[Array, ""],
) -> Trained:  # fmt: skip
    """The network after this step of the epoch."""
    noise = jax.random.fold_in(jax.random.wrap_key_data(epoch.noise), index)
    return moved(plan, trained, examples, strengths, epoch.rows[index], noise)


def learned(
    plan: Plan, live: Live, examples: Examples, strengths: Strengths, rows: Int[Array, " batch"]
) -> Live:
    """The training after one step on these rows alone, which no epoch counts as its own."""
    noise = jax.random.fold_in(key_of(live), live.moment)
    trained = moved(plan, (live.parameters, live.memory), examples, strengths, rows, noise)
    return live._replace(parameters=trained[0], memory=trained[1], moment=live.moment + 1)


def moved(
    plan: Plan, trained: Trained, examples: Examples, strengths: Strengths,
    rows: Int[Array, " batch"], noise: Key[Array, ""],
) -> Trained:  # fmt: skip
    """The network after one step on these rows."""
    parameters, memory = trained
    batch = batch_of(plan, examples, rows)
    _, gradients, passed = gradients_of(plan, parameters, batch, noise)
    updates, memory = updates_of(plan, parameters, memory, gradients, strengths)
    stepped = cast(Parameters, optax.apply_updates(parameters, updates))
    return with_statistics(stepped, passed), memory


def updates_of(
    plan: Plan, parameters: Parameters, memory: Any, gradients: Parameters, strengths: Strengths
) -> tuple[Parameters, Any]:
    """What these gradients do to the parameters, and what the optimiser remembers of them."""
    update = update_rule(plan, parameters, rates_of(strengths))
    pulled = jax.tree.map(
        lambda gradient, leaf: _with_l1(gradient, leaf, strengths), gradients, parameters
    )
    updates, memory = update.update(pulled, memory, parameters)
    return cast(Parameters, updates), memory


def _with_l1(gradient: Array, leaf: Array, strengths: Strengths) -> Array:
    """Weights are drawn to zero at an even pace; biases, of one axis, are left alone."""
    return gradient + strengths.l1 * jnp.sign(leaf) if leaf.ndim > 1 else gradient
