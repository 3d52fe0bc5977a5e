"""Judging a network on all examples of a bench, inside a compiled look."""

from math import prod
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, UInt8

from pellucid.learning.losses import loss
from pellucid.learning.metrics import METRIC, METRICS, answers
from pellucid.learning.plan import Examples, Plan
from pellucid.network import Network, Parameters, alive, can_die, flat, saturates, slopes
from pellucid.network.activations import activation

# Numbers of one layer's activations at a time: 32 MiB. Maps are faster by few examples at a time,
# whose windows a cache holds: of MNIST by a half.
_NUMBERS, _NUMBERS_OF_MAPS = 1 << 23, 1 << 17
_FEWEST, _FEWEST_WITH_MAPS = 256, 32

WORKS, DEAD, LOW, HIGH = range(4)
"""How a unit is: it works, is dead, or saturated at its low or its high end."""


class Judged(NamedTuple):
    """Loss and metric of the training and of the test examples, in this order of four.

    `states` says how each unit is over the training examples, by the layer's name; `confusion`
    counts the test examples, truth by answer, where there are classes.
    """

    scores: Float[Array, "4"]
    states: dict[str, UInt8[Array, " units"]]
    asleep: Float[Array, "2 layers"]
    confusion: Int[Array, "classes classes"] | None


class _Health(NamedTuple):
    """A layer over some examples: units alive in any, how often flat, the sum of activations."""

    alive: Array
    flat: Array
    total: Array


def judged(plan: Plan, parameters: Parameters, examples: Examples) -> Judged:
    """Every example passed through the network once, predicting."""
    a, values, healths = _passed(plan, parameters, examples)
    metric = METRICS[METRIC[plan.task]]
    cut, y = plan.examples, examples.y
    scores = [values[:cut].mean(), values[cut:].mean(), metric(a[:cut], y[:cut])]
    scores.append(metric(a[cut:], y[cut:]))
    names = dict(zip(plan.network.names, plan.network.layers, strict=True))
    states = {
        name: _state(names[name].activation, health, plan.examples)
        for name, health in healths.items()
    }
    return Judged(
        jnp.stack([jnp.asarray(score, jnp.float32) for score in scores]),
        {name: state for name, (state, _, _) in states.items()},
        jnp.stack([
            jnp.stack([dead.mean() for _, dead, _ in states.values()]),
            jnp.stack([full.mean() for _, _, full in states.values()]),
        ]),
        None if plan.task == "regression" else _confusion(a[cut:], y[cut:]),
    )  # fmt: skip


def _passed(
    plan: Plan, parameters: Parameters, examples: Examples
) -> tuple[Array, Array, dict[str, _Health]]:
    """Outputs and loss of every example, and every layer's health over the training examples."""
    rows, size = len(examples.x), rows_at_once(plan.network)

    def some(x: Array, y: Array, learned: Array) -> tuple[Array, Array, dict[str, _Health]]:
        steps = plan.network.forward(parameters, x)
        last = steps[-1]
        values = loss(plan.loss).values(last.z, last.a, y, plan.network.output_activation)
        layers = zip(plan.network.layers, steps, strict=True)
        healths = {
            step.name: _health(layer.activation, step.z, step.a, learned)
            for layer, step in layers
            if parameters[step.name]
        }
        return last.a, values, healths

    learned = jnp.arange(rows) < plan.examples
    if rows <= size:
        return some(examples.x, examples.y, learned)
    chunks = -(-rows // size)
    parts = [_chunked(part, chunks, size) for part in (examples.x, examples.y, learned)]
    # What fills up the last chunk is no training example: those come first.
    a, values, healths = jax.lax.map(lambda part: some(*part), tuple(parts))
    whole = {
        name: _Health(each.alive.any(0), each.flat.sum(0), each.total.sum(0))
        for name, each in healths.items()
    }
    return a.reshape(-1, a.shape[-1])[:rows], values.reshape(-1)[:rows], whole


def _chunked(part: Array, chunks: int, size: int) -> Array:
    missing = chunks * size - len(part)
    filled = jnp.concatenate([part, jnp.repeat(part[-1:], missing, 0)])
    return filled.reshape(chunks, size, *part.shape[1:])


def rows_at_once(network: Network) -> int:
    """How many examples are passed through a network together."""
    widest = max(prod(shape) for shape in network.shapes)
    if len(network.inputs) == 1:
        return max(_FEWEST, _NUMBERS // widest)
    return max(_FEWEST_WITH_MAPS, _NUMBERS_OF_MAPS // widest)


def _health(name: str, z: Array, a: Array, learned: Array) -> _Health:
    """As `pellucid.network.alive` and `flat` have it, over the examples that are learned from."""
    slope = slopes(name, z)
    # A unit of a map answers at many places: what is counted is its answer to a whole example.
    places = len(slope) // len(learned)
    own = jnp.repeat(learned, places)[:, None]
    # A slope of the others is neither one that could teach the unit nor one that is flat.
    return _Health(
        alive(jnp.where(own, slope, 0.0)),
        flat(name, jnp.where(own, slope, jnp.inf)) * len(learned),
        (a.reshape(slope.shape) * own).sum(0) / places,
    )


def _state(name: str, health: _Health, training: int) -> tuple[Array, Array, Array]:
    """Each unit's state, and whether it is dead, and whether saturated."""
    dead = ~health.alive if can_die(name) else jnp.zeros_like(health.alive)
    full = health.flat / training > 0.5
    low, high = activation(name).range
    middle = (low + high) / 2 if saturates(name) else 0.0
    end = jnp.where(health.total / training < middle, LOW, HIGH)
    state = jnp.where(dead, DEAD, jnp.where(full, end, WORKS))
    return state.astype(jnp.uint8), dead, full


def _confusion(a: Array, truth: Array) -> Int[Array, "classes classes"]:
    classes = max(a.shape[-1], 2)
    shown = jax.nn.one_hot(truth, classes).T @ jax.nn.one_hot(answers(a), classes)
    return shown.astype(jnp.int32)
