"""One step of learning: a batch, its loss, the gradient, the update."""

from typing import Any, NamedTuple

import jax
import optax
from jaxtyping import Array, Float, Int, Key

from pellucid.learning.devices import split_batch
from pellucid.learning.losses import Targets, loss, smoothed
from pellucid.learning.optimizers import Decay, optimizer, transformation
from pellucid.learning.plan import Examples, Plan, Rates, gathered
from pellucid.learning.schedules import schedule
from pellucid.network import Mode, Network, Parameters, Step, learned, merged
from pellucid.network.stack import statistics_of


class Batch(NamedTuple):
    """The examples of one step."""

    x: Float[Array, "batch ..."]
    y: Targets
    weights: Float[Array, " batch"]


def batch_of(plan: Plan, examples: Examples, rows: Int[Array, " batch"]) -> Batch:
    """The examples of these rows, spread over the devices if the plan says so."""
    batch = Batch(gathered(examples.x, rows), examples.y[rows], examples.weights[rows])
    if not plan.sharded:
        return batch
    return jax.tree.map(split_batch, batch)


def gradients_of(
    plan: Plan, parameters: Parameters, batch: Batch, key: Key[Array, ""]
) -> tuple[Float[Array, ""], Parameters, tuple[Step, ...]]:
    """The loss of a batch, its gradient by every parameter, and the pass that made it."""
    of_batch = jax.value_and_grad(lambda p: loss_of(plan, p, batch, key), has_aux=True)
    (value, steps), gradients = of_batch(parameters)
    return value, gradients, steps


def loss_of(
    plan: Plan, parameters: Parameters, batch: Batch, key: Key[Array, ""]
) -> tuple[Float[Array, ""], tuple[Step, ...]]:
    """The mean loss of a batch while learning, and the pass that made it."""
    steps = plan.network.forward(parameters, batch.x, Mode(training=True, key=key))
    z, a, last = steps[-1].z, steps[-1].a, plan.network.output_activation
    values = loss(plan.loss).values(z, a, batch.y, last)
    if plan.settings.label_smoothing and plan.loss == "cross-entropy":
        values = smoothed(values, z, a, last, plan.settings.label_smoothing)
    return (values * batch.weights).mean(), steps


def update_rule(plan: Plan, parameters: Parameters, rates: Rates) -> optax.GradientTransformation:
    """How gradients become updates, by the plan's settings and this network's rates."""
    settings = plan.settings
    factor = schedule(settings.schedule, plan.steps * settings.epochs)
    return transformation(
        optimizer(settings.optimizer),
        lambda count: rates.learning_rate * factor(count),
        Decay(rates.weight_decay, _decayed(plan.network, parameters)),
        settings.clip,
        _factors(parameters) if settings.scaled_rates else None,
    )


def _decayed(network: Network, parameters: Parameters) -> Any:
    """Weights decay; biases, scales and measured statistics do not."""
    is_learned = learned(network, parameters)
    return jax.tree.map(lambda leaf, free: free and leaf.ndim > 1, parameters, is_learned)


_FACTORS = {"bias": 0.1, "scale": 6.0}


def _factors(parameters: Parameters) -> Any:
    """Each parameter's learning rate as a multiple of the set one, by its name."""
    return jax.tree_util.tree_map_with_path(
        lambda path, leaf: _factor(path[-1].key, leaf), parameters
    )


def _factor(name: str, leaf: Float[Array, "..."]) -> float:
    if name == "weights":
        # A step then moves a unit's sum as much whether it has ten inputs or a thousand.
        return float(leaf.size // leaf.shape[-1]) ** -0.5
    return _FACTORS.get(name, 1.0)


def with_statistics(parameters: Parameters, steps: tuple[Step, ...]) -> Parameters:
    """The parameters with what the layers measured in this pass put in its place."""
    return merged(parameters, statistics_of(steps))
