"""Recording: vitals taken from a training without touching it."""

from typing import cast

import jax
from jaxtyping import Array, Float, Int

from pellucid.learning.plan import Examples, Plan, Rates, evenly
from pellucid.learning.state import State
from pellucid.learning.step import batch_of, gradients_of, update_rule
from pellucid.learning.vitals import Vitals, measure
from pellucid.network import Parameters


def record(
    plan: Plan, state: State, examples: Examples, rates: Rates, epoch: Int[Array, ""]
) -> Float[Array, "records layers statistics"]:
    """The vitals with this epoch's record filled in, from one batch behind a barrier.

    It repeats a step without taking it, so that what is trained is the same to the bit
    whether or not it is watched.
    """
    state, examples = jax.lax.optimization_barrier((state, examples))
    found = _vitals(plan, state, examples, rates)
    return jax.lax.dynamic_update_index_in_dim(state.vitals, found, epoch // plan.record_every, 0)


def _vitals(plan: Plan, state: State, examples: Examples, rates: Rates) -> Vitals:
    batch = batch_of(plan, examples, evenly(examples.training, plan.batch))
    _, gradients, steps = gradients_of(plan, state.parameters, batch, state.key)
    update = update_rule(plan, state.parameters, rates)
    updates, _ = update.update(gradients, state.optimizer, state.parameters)
    return measure(plan.network, steps, state.parameters, gradients, cast(Parameters, updates))
