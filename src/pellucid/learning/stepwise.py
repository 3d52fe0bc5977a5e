"""The training loop for long epochs: cut between any two steps.

An epoch of convolutions can last a minute. Its steps are run by one compiled program, some at a
time, with the same code in the same order however they are cut: the same bits come out. Another
program judges the epoch: as two branches of one, every slice would copy all examples.
"""

from typing import Any

import jax
import jax.numpy as jnp
from jaxtyping import Array, Int

from pellucid.learning.loop import each, ended, stepping, watched
from pellucid.learning.plan import Examples, Plan, Rates
from pellucid.learning.state import State


def advance(
    plan: Plan, states: State, examples: Examples, rates: Rates, until: Int[Array, ""]
) -> State:
    """Every network's state after the running epoch's steps before `until`."""
    return each(plan, lambda s, e, r: _steps(plan, s, e, r, until))(states, examples, rates)


def end(plan: Plan, states: State, examples: Examples, rates: Rates) -> State:
    """Every network's state once the running epoch is judged and recorded: the next one begins."""
    judged = each(plan, lambda s, e, _: ended(plan, s, s, e))(states, examples, rates)
    return watched(plan, judged, examples, rates, states.epoch[0])


def _steps(
    plan: Plan, state: State, examples: Examples, rates: Rates, until: Int[Array, ""]
) -> State:
    """One network's state after some more steps; the same one if it has stopped."""
    step, rows = stepping(plan, state, examples, rates)

    def body(index: Int[Array, ""], carried: tuple[Any, Array]) -> tuple[Any, Array]:
        trained, broken = carried
        trained, value = step(trained, (rows[index], index))
        here = jnp.where(jnp.isfinite(value), -1, state.epoch * plan.steps + index)
        return trained, jnp.where(broken >= 0, broken, here)

    last = jnp.where(state.stopped, state.step, until)
    begun = ((state.parameters, state.optimizer), state.broken)
    trained, broken = jax.lax.fori_loop(state.step, last, body, begun)
    return state._replace(parameters=trained[0], optimizer=trained[1], broken=broken, step=until)
