"""Attribution: an output's change, shared out among the inputs."""

from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jax.tree_util import Partial
from jaxtyping import Array, Float, Int

from pellucid.errors import BadInput
from pellucid.insight.batch import Numbers
from pellucid.insight.paths import check_index
from pellucid.insight.predict import Predict, as_partial

Whole = int | Int[Array, ""]

_POINTS = 16
_ROWS, _NUMBERS = 512, 1 << 20


@dataclass(frozen=True)
class Attribution:
    """What each input added to the change of one output, from a baseline to each example.

    `parts` has the shape of the inputs; for each example they sum to `change` but for
    `residual`, what the quadrature missed. `points` is how many points of the path it took.
    """

    output: int
    baseline: Float[np.ndarray, "..."]
    parts: Float[np.ndarray, "batch ..."]
    change: Float[np.ndarray, " batch"]
    residual: Float[np.ndarray, " batch"]
    points: int


def attribution(
    predict: Predict,
    x: Float[Numbers, "batch ..."],
    *,
    baseline: Float[Numbers, "..."] | float = 0.0,
    output: int = 0,
    tolerance: float = 1e-3,
    most_points: int = 1024,
) -> Attribution:
    """Integrated gradients (Sundararajan, Taly, Yan 2017).

        partᵢ = (xᵢ − bᵢ) ∫₀¹ ∂F(b + α (x − b))/∂xᵢ dα,   Σ partᵢ = F(x) − F(b)

    F is one output (a class's share), b the baseline: one example, or one for each. The integral
    is Gauss and Legendre's quadrature, on ever more pieces of the path until parts and change
    agree to `tolerance` of the larger of |F(x)| and |F(b)|, or `most_points` are used. A network
    of ReLU has kinks and needs more points than one of tanh. An input that is looked up in a
    table (`Embedding`, `Codes`) has no gradient: what it adds is left in `residual`.

    Raises `BadInput` for an output or a baseline that does not fit.

    >>> from pellucid.network import dense_network
    >>> network = dense_network(2, 3, "multiclass", (8,), activation="tanh")
    >>> predict = Partial(network, network.init(jax.random.key(0)))
    >>> found = attribution(predict, np.float32([[1, -2]]), output=2)
    >>> bool(abs(found.parts.sum() - found.change[0]) < 1e-5)
    True
    """
    function, x = as_partial(predict), jnp.asarray(x)
    start = _baselines(baseline, x)
    # Pictures pass a few at a time: what a network makes of them is many times their size.
    rows = max(1, min(_ROWS, _NUMBERS // (_POINTS * max(1, x[0].size))))
    pieces = [(start[i : i + rows], x[i : i + rows]) for i in range(0, len(x), rows)]
    found = [_integrate(function, b, e, output, tolerance, most_points) for b, e in pieces]
    parts, change, residual, points = zip(*found, strict=True)
    return Attribution(
        output, np.asarray(start if np.ndim(baseline) == x.ndim else start[0]),
        np.concatenate(parts), np.concatenate(change), np.concatenate(residual), max(points),
    )  # fmt: skip


def _baselines(baseline: Numbers | float, x: Array) -> Float[Array, "batch ..."]:
    if not len(x):
        raise BadInput("there are no examples", "one or more")
    try:
        return jnp.broadcast_to(jnp.asarray(baseline, x.dtype), x.shape)
    except ValueError:
        shape = np.shape(baseline)
        raise BadInput(
            f"the baseline has shape {shape}", f"the shape of one example, {x.shape[1:]}"
        ) from None


def _integrate(
    predict: Partial, start: Array, end: Array, output: int, tolerance: float, most: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray, int]:
    """Parts, change, residual, and the points it took."""
    ends = jax.device_get(_at_ends(predict, start, end))
    check_index("output", output, ends.shape[-1])
    before, after = ends[..., output]
    pieces = 1
    while True:
        parts = sum(_piece(predict, start, end, output, k, pieces) for k in range(pieces))
        parts = np.asarray(parts)
        residual = after - before - parts.reshape(len(parts), -1).sum(1)
        within = np.abs(residual) <= tolerance * np.maximum(abs(before), abs(after))
        if within.all() or 2 * pieces * _POINTS > most:
            return parts, after - before, residual, pieces * _POINTS
        pieces *= 2


@jax.jit
def _at_ends(predict: Partial, start: Array, end: Array) -> Float[Array, "2 batch outputs"]:
    return jnp.stack([predict(start), predict(end)])


@jax.jit
def _piece(
    predict: Partial, start: Array, end: Array, output: Whole, piece: Whole, pieces: Whole
) -> Float[Array, "batch ..."]:
    """One piece's part of the integral, all its points in one batch."""
    nodes, weights = np.polynomial.legendre.leggauss(_POINTS)
    shares = (piece + (jnp.asarray(nodes, start.dtype) + 1) / 2) / pieces
    along = shares.reshape(-1, *[1] * start.ndim)
    points = start + along * (end - start)
    # Rows do not see each other, so the gradient of their sum is each row's own gradient.
    total = lambda rows: predict(rows)[:, output].sum()  # noqa: E731 -- short
    gradients = jax.grad(total)(points.reshape(-1, *end.shape[1:])).reshape(points.shape)
    mean = jnp.tensordot(jnp.asarray(weights, start.dtype) / 2, gradients, 1)
    return (end - start) * mean / pieces
