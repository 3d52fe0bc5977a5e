"""Judging: a network's loss and metric on chosen rows, inside compiled code."""

from collections.abc import Callable

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int

from pellucid.learning.losses import loss
from pellucid.learning.metrics import METRIC, METRICS
from pellucid.learning.plan import Examples, Plan
from pellucid.network import Network, Parameters

_CHUNK = 1024


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
    network: Network, parameters: Parameters, x: Float[Array, "all ..."], rows: Int[Array, " rows"]
) -> tuple[Float[Array, "rows ..."], Float[Array, "rows ..."]]:
    """The last layer's pre-activations and activations for some rows of `x`."""

    def of(some: Int[Array, " chunk"]) -> tuple[Array, Array]:
        last = network.forward(parameters, x[some])[-1]
        return last.z, last.a

    if len(rows) <= _CHUNK:
        return of(rows)
    chunks = -(-len(rows) // _CHUNK)
    padded = jnp.pad(rows, (0, chunks * _CHUNK - len(rows)), mode="edge")
    z, a = jax.lax.map(of, padded.reshape(chunks, _CHUNK))
    return z.reshape(-1, *z.shape[2:])[: len(rows)], a.reshape(-1, *a.shape[2:])[: len(rows)]
