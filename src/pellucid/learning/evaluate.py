"""Judging: a network's loss and metric on chosen rows, inside compiled code."""

from collections.abc import Callable
from math import prod

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int, Num

from pellucid.learning.losses import loss
from pellucid.learning.metrics import METRIC, METRICS
from pellucid.learning.plan import Examples, Plan, gathered
from pellucid.network import Network, Parameters

# So many rows at once, or fewer where they are wide: 32 MiB for a layer's activations.
_CHUNK, _LEAST, _NUMBERS = 1024, 16, 1 << 23

Score = tuple[Float[Array, ""], Float[Array, ""]]


def judged(
    plan: Plan, parameters: Parameters, examples: Examples, rows: Int[Array, " rows"]
) -> Callable[[slice], Score]:
    """Passes the rows through the network, and gives the loss and metric of any part of them.

    The loss is weighted as in learning.
    """
    z, a = outputs(plan.network, parameters, examples.x, rows)
    y = examples.y[rows]
    weights = examples.weights[rows]
    values = loss(plan.loss).values(z, a, y, plan.network.output_activation)

    def score(part: slice) -> Score:
        own = weights[part]
        return (values[part] * own).sum() / own.sum(), METRICS[METRIC[plan.task]](a[part], y[part])

    return score


def outputs(
    network: Network, parameters: Parameters, x: Num[Array, "all ..."], rows: Int[Array, " rows"]
) -> tuple[Float[Array, "rows ..."], Float[Array, "rows ..."]]:
    """The last layer's pre-activations and activations for some rows of `x`."""

    def of(some: Int[Array, " chunk"]) -> tuple[Array, Array]:
        last = network.forward(parameters, gathered(x, some))[-1]
        return last.z, last.a

    size = _chunk(network)
    if len(rows) <= size:
        return of(rows)
    chunks = -(-len(rows) // size)
    padded = jnp.pad(rows, (0, chunks * size - len(rows)), mode="edge")
    z, a = jax.lax.map(of, padded.reshape(chunks, size))
    return z.reshape(-1, *z.shape[2:])[: len(rows)], a.reshape(-1, *a.shape[2:])[: len(rows)]


def _chunk(network: Network) -> int:
    widest = max(prod(shape) for shape in network.shapes)
    return max(_LEAST, min(_CHUNK, _NUMBERS // widest))
