"""Learning from positions: towards what the search chose, and how the games ended."""

from functools import cache
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import optax
from jaxtyping import Array, Float

from pellucid.games.network import seen, split
from pellucid.games.selfplay import Lessons
from pellucid.learning.devices import spread
from pellucid.learning.optimizers import Decay, optimizer, transformation
from pellucid.network import Network, Parameters
from pellucid.network.convolve import compiled

_DECAY, _CLIP, _AVERAGED = 1e-4, 1.0, 0.995


class Learner(NamedTuple):
    """The state of learning: the parameters, the optimiser's, and the parameters' running mean.

    The mean plays (Polyak, Juditsky 1992): it is steadier than any one step's parameters.
    """

    parameters: Parameters
    optimizer: Any
    mean: Parameters


def begin(network: Network, seed: int) -> Learner:
    """A learner that knows nothing."""
    parameters = network.init(jax.random.key(seed))
    return Learner(parameters, _rule().init(parameters), parameters)


def learn(
    network: Network, learner: Learner, lessons: Lessons, rate: float
) -> tuple[Learner, Float[Array, "2"]]:
    """One step on a batch; also the losses of policy and outcome before it."""
    batch = (seen(lessons.observations), lessons.legal, lessons.policy, lessons.outcome)
    return _program(network)(learner, batch, np.float32(rate))


def _rule() -> optax.GradientTransformation:
    weights = Decay(_DECAY, lambda parameters: jax.tree.map(lambda leaf: leaf.ndim > 1, parameters))
    return transformation(optimizer("adamw"), lambda _: 1.0, weights, _CLIP, None)


def _averaged(mean: Array, new: Array) -> Array:
    return _AVERAGED * mean + (1 - _AVERAGED) * new


@cache
def _program(network: Network) -> Any:
    rule = _rule()

    def losses(parameters: Parameters, batch: Any) -> tuple[Array, Array]:
        observations, legal, policy, outcome = jax.tree.map(spread, batch)
        outputs = split(network(parameters, observations))
        logits = jnp.where(legal, outputs.logits, -1e9)
        parts = jnp.stack([
            optax.softmax_cross_entropy(logits, policy).mean(),
            optax.softmax_cross_entropy_with_integer_labels(outputs.outcome, outcome).mean(),
        ])  # fmt: skip
        return parts.sum(), parts

    def step(learner: Learner, batch: Any, rate: Array) -> tuple[Learner, Array]:
        gradients, parts = jax.grad(losses, has_aux=True)(learner.parameters, batch)
        updates, state = rule.update(gradients, learner.optimizer, learner.parameters)
        updates = jax.tree.map(lambda update: rate * update, updates)
        parameters: Any = optax.apply_updates(learner.parameters, updates)
        mean = jax.tree.map(_averaged, learner.mean, parameters)
        return Learner(parameters, state, mean), parts

    return jax.jit(step, compiler_options=compiled())
