"""The training loop, compiled: epochs of steps, with nothing of Python in between.

`advance` trains many networks side by side (one is many of one) from their states up to an
epoch. What it runs does not depend on where it was last interrupted, nor on whether anybody
watches: the same seed gives the same bits.
"""

from collections.abc import Callable
from functools import partial
from typing import Any, cast

import jax
import jax.numpy as jnp
import optax
from jaxtyping import Array, Float, Int

from pellucid.learning.evaluate import Score, judged
from pellucid.learning.plan import Examples, Plan, Rates, evenly
from pellucid.learning.record import record
from pellucid.learning.shuffle import shuffle
from pellucid.learning.state import State, fresh
from pellucid.learning.step import batch_of, gradients_of, update_rule, with_statistics
from pellucid.learning.vitals import STATISTICS
from pellucid.network import Parameters, merged

_SHARED: Any = Examples(*cast(Any, (None, None, 0, 0, 0)))


def start(plan: Plan, seed: Int[Array, ""], rates: Rates, preset: Parameters) -> State:
    """The state of one network before its first epoch.

    All that is random in it follows from the seed; `preset` has parameters that are not.
    """
    first, order = jax.random.split(jax.random.key(seed))
    parameters = merged(plan.network.init(first), preset)
    update = update_rule(plan, parameters, rates)
    records = (plan.records, len(plan.network.layers), len(STATISTICS))
    return fresh(parameters, update, order, plan.settings.epochs, records)


def advance(
    plan: Plan, states: State, examples: Examples, rates: Rates, until: Int[Array, ""]
) -> State:
    """Every network's state after training up to epoch `until`."""
    epoch_of_each = each(plan, lambda s, e, r: _epoch(plan, s, e, r))

    def body(epoch: Int[Array, ""], states: State) -> State:
        return watched(plan, epoch_of_each(states, examples, rates), examples, rates, epoch)

    return jax.lax.fori_loop(states.epoch[0], until, body, states)


def each(plan: Plan, function: Callable[[State, Examples, Rates], Any]) -> Callable[..., Any]:
    """The function of one network, for all side by side.

    One alone is taken out of its axis: XLA multiplies large matrices faster without it.
    Convolutions are done one after another: with weights of its own for each network, one is
    many small ones.
    """
    if plan.networks > 1 and not plan.stepwise:
        return jax.vmap(function, in_axes=(0, _SHARED, 0))

    def alone(examples: Examples, own: tuple[State, Examples, Rates]) -> Any:
        state, part, rate = own
        return function(state, part._replace(x=examples.x, y=examples.y), rate)

    def in_turn(states: State, examples: Examples, rates: Rates) -> Any:
        own = (states, examples._replace(x=None, y=None), rates)
        if plan.networks > 1:
            return jax.lax.map(partial(alone, examples), own)
        made = alone(examples, jax.tree.map(lambda leaf: leaf[0], own))
        return jax.tree.map(lambda leaf: leaf[None], made)

    return in_turn


def watched(
    plan: Plan, states: State, examples: Examples, rates: Rates, epoch: Int[Array, ""]
) -> State:
    """The same states, with a record of their vitals where one is due."""
    if not plan.records:
        return states
    vitals = jax.lax.cond(
        epoch % plan.record_every == 0,
        each(plan, lambda s, e, r: record(plan, s, e, r, epoch)),
        lambda states, *_: states.vitals,
        states, examples, rates,
    )  # fmt: skip
    return states._replace(vitals=vitals)


def _epoch(plan: Plan, state: State, examples: Examples, rates: Rates) -> State:
    """One network's state after one more pass over its training examples."""
    step, rows = stepping(plan, state, examples, rates)
    begun = (state.parameters, state.optimizer)
    (parameters, memory), losses = jax.lax.scan(step, begun, (rows, jnp.arange(plan.steps)))
    after = state._replace(parameters=parameters, optimizer=memory)
    return ended(plan, state, after._replace(broken=_broken(plan, state, losses)), examples)


Trained = tuple[Parameters, Any]
"""What a step changes: the parameters and the optimiser's memory."""


def stepping(
    plan: Plan, state: State, examples: Examples, rates: Rates
) -> tuple[
    Callable[[Trained, tuple[Array, Array]], tuple[Trained, Array]], Int[Array, "steps batch"]
]:
    """One step of the running epoch, and the rows that each of its steps reads.

    Both follow from the state's key, whichever step of the epoch it has come to.
    """
    _, order, noise = _keys(state)
    update = update_rule(plan, state.parameters, rates)
    rows = examples.training[shuffle(order, plan.examples, plan.steps * plan.batch)]

    def step(trained: Trained, at: tuple[Array, Array]) -> tuple[Trained, Array]:
        (parameters, memory), (some, index) = trained, at
        batch, key = batch_of(plan, examples, some), jax.random.fold_in(noise, index)
        value, gradients, passed = gradients_of(plan, parameters, batch, key)
        updates, memory = update.update(gradients, memory, parameters)
        stepped = cast(Parameters, optax.apply_updates(parameters, updates))
        return (with_statistics(stepped, passed), memory), value

    return step, rows.reshape(plan.steps, plan.batch)


def _keys(state: State) -> tuple[Array, Array, Array]:
    """The next epoch's key, and those of the running one's order and noise."""
    key, order, noise = jax.random.split(state.key, 3)
    return key, order, noise


def ended(plan: Plan, before: State, after: State, examples: Examples) -> State:
    """The state once the epoch is over and judged; `before` counts if it had stopped by then."""
    judged = _judged(plan, after._replace(key=_keys(before)[0]), examples)
    return _unless_stopped(before, judged) if plan.settings.patience else judged


def _unless_stopped(before: State, after: State) -> State:
    kept = jax.tree.map(lambda old, new: jnp.where(before.stopped, old, new), before, after)
    # It stays as good as it was; the epoch is the loop's own count, the same for all.
    same = before.curves.at[before.epoch].set(before.curves[jnp.maximum(before.epoch - 1, 0)])
    curves = jnp.where(before.stopped, same, after.curves)
    return kept._replace(epoch=after.epoch, step=after.step, curves=curves)


def _judged(plan: Plan, state: State, examples: Examples) -> State:
    """The state with this epoch's curves, and the best parameters so far."""
    (mean_loss, on_training), (held_loss, held) = _scores(plan, state.parameters, examples)
    curve = jnp.stack([mean_loss, on_training, held_loss, held])
    best = _best(plan, state, held_loss) if examples.validation.shape[-1] else state
    return best._replace(
        epoch=state.epoch + 1,
        step=jnp.int32(0),
        curves=jax.lax.dynamic_update_index_in_dim(state.curves, curve, state.epoch, 0),
    )


def _scores(plan: Plan, parameters: Parameters, examples: Examples) -> tuple[Score, Score]:
    """Loss and metric on a sample of the training examples, and on the validation examples."""
    size, held = map(min, plan.judged, (plan.examples, examples.validation.shape[-1]))
    rows = jnp.concatenate([evenly(examples.training, size), evenly(examples.validation, held)])
    # One pass for both: it compiles in half the time of two.
    judge = judged(plan, parameters, examples, rows)
    unknown = (jnp.float32(jnp.nan), jnp.float32(jnp.nan))
    return judge(slice(0, size)), judge(slice(size, None)) if held else unknown


def _broken(plan: Plan, state: State, losses: Float[Array, " steps"]) -> Int[Array, ""]:
    bad = ~jnp.isfinite(losses)
    here = jnp.where(bad.any(), state.epoch * plan.steps + jnp.argmax(bad), -1)
    return jnp.where(state.broken >= 0, state.broken, here.astype(jnp.int32))


def _best(plan: Plan, state: State, held_loss: Float[Array, ""]) -> State:
    """The state with the best parameters so far, and whether waiting for better is over."""
    if not (plan.settings.patience or plan.settings.restore_best):
        return state
    better = held_loss < state.best_loss
    best = jax.tree.map(lambda new, old: jnp.where(better, new, old), state.parameters, state.best)
    best_epoch = jnp.where(better, state.epoch, state.best_epoch)
    waited = state.epoch - best_epoch
    patience = plan.settings.patience or plan.settings.epochs
    return state._replace(
        best=best,
        best_loss=jnp.where(better, held_loss, state.best_loss),
        best_epoch=best_epoch,
        stopped=waited >= patience,
    )
