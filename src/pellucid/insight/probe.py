"""Linear probes: what a straight line could answer, after each layer."""

from functools import partial
from itertools import pairwise
from math import prod
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from pellucid.errors import BadInput
from pellucid.insight.idle import is_idle
from pellucid.insight.steps import chunks
from pellucid.network import Flatten, Network, Parameters, Shape, Standardise

MOST_NUMBERS = 256
_PENALTIES = 10.0 ** np.arange(-4, 3)


class Probe(NamedTuple):
    """One layer's probe: how many numbers it read, and the share of answers that were right.

    `baseline` is the share that always answering the commonest class gets right.
    """

    layer: str
    numbers: int
    accuracy: float
    baseline: float


def probe(
    network: Network,
    parameters: Parameters,
    x: Any,
    targets: Int[np.ndarray, " examples"],
    *,
    seed: int = 0,
) -> tuple[Probe, ...]:
    """How much of the answer a linear classifier reads off each layer (Alain, Bengio 2016).

    One for the inputs, and one for every outer layer that changes what it is given. Maps are
    averaged over even parts until they have at most 256 numbers; of a longer row, so many random
    mixtures are read. The classifier is ridge regression on the classes' indicators, fitted on
    half of the examples, its penalty chosen by leaving each of them out once, and judged on the
    other half. Raises `BadInput` for fewer than four examples.

    >>> from pellucid.network import dense_network
    >>> network = dense_network(2, 3, "multiclass", (8,))
    >>> x = np.random.default_rng(0).normal(size=(200, 2))
    >>> first = probe(network, network.init(jax.random.key(0)), x, (x[:, 0] > 0) * 1)[0]
    >>> first.layer, first.numbers, first.accuracy > 0.9
    ('inputs', 2, True)
    """
    if len(targets) < 4:
        raise BadInput(f"there are {len(targets)} examples", "four or more, two to a half")
    order = np.random.default_rng(seed).permutation(len(targets))
    fitted, judged = order[::2], order[1::2]
    _, counts = np.unique(targets[judged], return_counts=True)
    baseline = float(counts.max() / counts.sum())
    return tuple(
        Probe(name, read.shape[1], _judged(read, targets, fitted, judged), baseline)
        for name, read in features(network, parameters, x).items()
    )


def features(
    network: Network, parameters: Parameters, x: Any
) -> dict[str, Float[np.ndarray, "examples numbers"]]:
    """What a probe reads: `inputs`, and each outer layer that changes what it is given, by name.

    At most 256 numbers an example: means over parts of a map, mixtures of a longer row.
    """
    parameters = jax.tree.map(jnp.asarray, parameters)
    found = [jax.device_get(_features(network, parameters, some)) for some in chunks(network, x)]
    names = ["inputs", *(network.names[i] for i in _asked(network))]
    return {name: np.concatenate(parts) for name, *parts in zip(names, *found, strict=True)}


def _asked(network: Network) -> list[int]:
    """The layers that change what a straight line can tell, when predicting."""
    return [
        i
        for i, layer in enumerate(network.layers)
        if not isinstance(layer, Flatten | Standardise) and not is_idle(layer, network.shapes[i])
    ]


@partial(jax.jit, static_argnames=("network",))
def _features(
    network: Network, parameters: Parameters, x: Float[Array, "rows ..."]
) -> tuple[Float[Array, "rows numbers"], ...]:
    steps = network.forward(parameters, x)
    return tuple(pooled(part) for part in (x, *(steps[i].a for i in _asked(network))))


def pooled(a: Float[Array, "rows ..."]) -> Float[Array, "rows numbers"]:
    """At most 256 numbers an example: means over even parts of a map, mixtures of a long row."""
    shape = parts_of(a.shape[1:])
    for axis, parts in enumerate(shape[:-1], 1):
        a = _averaged(a, axis, parts)
    flat = a.reshape(len(a), -1)
    if flat.shape[1] <= MOST_NUMBERS:
        return flat
    mixing = jax.random.normal(jax.random.key(0), (flat.shape[1], MOST_NUMBERS))
    return flat @ mixing / flat.shape[1] ** 0.5


def parts_of(shape: Shape) -> Shape:
    """Into how many parts each axis of places is averaged.

    >>> parts_of((28, 28, 32)), parts_of((9, 4, 1))
    ((2, 3, 32), (9, 4, 1))
    """
    *places, channels = shape
    while places and prod(places) * channels > MOST_NUMBERS and max(places) > 1:
        longest = places.index(max(places))
        places[longest] -= 1
    return (*places, channels)


def _averaged(a: Float[Array, "..."], axis: int, parts: int) -> Float[Array, "..."]:
    """The mean of every even part of an axis."""
    size = a.shape[axis]
    if parts == size:
        return a
    edges = [round(k * size / parts) for k in range(parts + 1)]
    weights = np.zeros((parts, size), np.float32)
    for part, (first, last) in enumerate(pairwise(edges)):
        weights[part, first:last] = 1 / (last - first)
    return jnp.moveaxis(jnp.tensordot(a, jnp.asarray(weights), (axis, 1)), -1, axis)


def _judged(
    features: np.ndarray, targets: np.ndarray, fitted: np.ndarray, judged: np.ndarray
) -> float:
    """The share of the judged rows that a classifier of the fitted ones answers right."""
    classes = np.unique(targets)
    scores = told(features, 2.0 * (targets[:, None] == classes) - 1, fitted, judged)
    return float((classes[scores.argmax(1)] == targets[judged]).mean())


def told(
    features: Float[np.ndarray, "rows numbers"],
    wanted: Float[np.ndarray, "rows outputs"],
    fitted: Int[np.ndarray, " some"],
    judged: Int[np.ndarray, " others"],
) -> Float[np.ndarray, "others outputs"]:
    """What ridge regression, fitted on some rows, says of the others."""
    features = np.nan_to_num(features.astype(np.float64))
    mean, spread = features[fitted].mean(0), features[fitted].std(0)
    scaled = (features - mean) / np.where(spread > 0, spread, 1)
    middle = wanted[fitted].mean(0)
    return scaled[judged] @ ridge(scaled[fitted], wanted[fitted] - middle) + middle


def ridge(
    x: Float[np.ndarray, "rows numbers"], y: Float[np.ndarray, "rows outputs"]
) -> Float[np.ndarray, "numbers outputs"]:
    """Ridge regression, its penalty the best of some when each row is left out once.

        w = (xᵀx + λ)⁻¹ xᵀy,   leaving row i out misses by (y − ŷ)ᵢ / (1 − hᵢ − 1/n)

    hᵢ are the diagonal of x (xᵀx + λ)⁻¹ xᵀ; x and y have their means taken out, and 1/n is
    the mean's part (Hoerl, Kennard 1970; Allen 1974).
    """
    left, squares, back = _spectrum(x)
    inner = left.T @ y

    def missed(penalty: float) -> float:
        kept = squares / (squares + penalty)
        residual = y - left @ (kept[:, None] * inner)
        alone = 1 - (left**2 @ kept) - 1 / len(x)
        return float(((residual / np.maximum(alone, 1e-9)[:, None]) ** 2).mean())

    best = min(_PENALTIES * len(x), key=missed)
    return back @ ((squares / (squares + best))[:, None] * inner)


def _spectrum(x: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """U, s² and V/s of x = U s Vᵀ, from the smaller of its two squares, many times faster."""
    if len(x) < x.shape[1]:
        squares, left = np.linalg.eigh(x @ x.T)
        kept = squares > 1e-10 * squares[-1]
        left, squares = left[:, kept], squares[kept]
        return left, squares, x.T @ left / squares
    squares, right = np.linalg.eigh(x.T @ x)
    kept = squares > 1e-10 * squares[-1]
    right, squares = right[:, kept], squares[kept]
    return x @ right / squares**0.5, squares, right / squares**0.5
