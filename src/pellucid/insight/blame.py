"""Blame: which examples push a weight, which way, and how much."""

from dataclasses import dataclass
from functools import partial
from typing import Any, Literal, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from pellucid.errors import BadInput
from pellucid.insight.batch import Batch, as_batch
from pellucid.insight.paths import at, check_index, check_weight, path_of
from pellucid.insight.steps import rows_at_once
from pellucid.insight.terms import Source
from pellucid.learning.losses import Loss
from pellucid.network import Network, Parameters

_CHUNK = 256


class Push(NamedTuple):
    """What one example does to a weight.

    `gradient` is its part of dL/dw; gradient descent moves the weight against it, `direction`.
    `share` is the part of all pushing, either way, that is this example's.
    """

    example: int
    gradient: float
    share: float
    direction: Literal["up", "down"]


@dataclass(frozen=True)
class Blame:
    """Which examples push one weight (or the bias, where `input_unit` is None), largest first.

    `gradients` has every example's part of the mean loss's gradient, in the order given: they
    sum to `gradient`. `top` is the largest of them by size.
    """

    layer: str
    unit: int
    input_unit: Source
    gradients: Float[np.ndarray, " examples"]
    top: tuple[Push, ...]

    @property
    def gradient(self) -> float:
        """The gradient of the mean loss over all the examples."""
        return float(self.gradients.sum())


def blame(
    network: Network,
    parameters: Parameters,
    x: Any,
    targets: Any,
    loss: Loss,
    layer: int | str,
    unit: int,
    input_unit: Source = None,
    top: int = 10,
) -> Blame:
    """Which training examples push a weight, or a unit's bias, and how much.

        dL/dw = Σᵢ gᵢ,   gᵢ = (1/n) dℓᵢ/dw

    gᵢ is example i's own gradient, in a pass that predicts; a chunk of examples at a time bounds
    the memory. A normalising layer's bias is its `shift`. A filter's weight is found by its row,
    column and channel: `input_unit=(0, 2, 5)`. Raises `BadInput` for a weight the
    network does not have.

    >>> from pellucid.learning.losses import loss
    >>> from pellucid.network import Dense
    >>> network = Network((1,), (Dense(1),))
    >>> weights = {"dense_1": {"weights": np.zeros((1, 1)), "bias": np.zeros(1)}}
    >>> found = blame(network, weights, [[1], [2]], [1.0, 5.0], loss("squared-error"), 0, 0, 0)
    >>> found.top[0].example, found.top[0].gradient, found.top[0].direction
    (1, -10.0, 'up')
    """
    path = path_of(network, layer)
    parameters = jax.tree.map(jnp.asarray, parameters)
    name, index = _entry(path, at(parameters, path), unit, input_unit)
    batch = as_batch(network, x, targets)
    each = jax.device_get(_each(network, loss, path, name, parameters, batch, index))
    gradients = each / np.asarray(len(each), each.dtype)
    return Blame(path, unit, input_unit, gradients, _largest(gradients, top))


def _entry(
    path: str, parameters: Parameters, unit: int, input_unit: Source
) -> tuple[str, tuple[Int[Array, ""], ...]]:
    """The name of the array that holds the weight, and where it is in it."""
    wanted = ("bias", "shift") if input_unit is None else ("weights",)
    name = next((name for name in wanted if name in parameters), None)
    if name is None:
        raise BadInput(f"{path} has no {wanted[0]}", "a layer that has", "", "layer='dense_1'")
    *sources, units = parameters[name].shape
    check_index("unit", unit, units)
    source = () if input_unit is None else check_weight(path, input_unit, tuple(sources))
    return name, tuple(jnp.asarray(value) for value in (*source, unit))


@partial(jax.jit, static_argnames=("network", "loss", "path", "name"))
def _each(
    network: Network, loss: Loss, path: str, name: str, parameters: Parameters, batch: Batch,
    index: tuple[Int[Array, ""], ...],
) -> Float[Array, " examples"]:  # fmt: skip
    """dℓᵢ/dw for every example.

    Each is the derivative by a nudge of the one weight, at a nudge of 0: so no example's
    gradient of a whole layer need be kept.
    """

    def loss_of(nudge: Array, example: Batch) -> Array:
        nudged = _nudged(parameters, path.split("/"), name, index, nudge)
        last = network.forward(nudged, example.x[None])[-1]
        targets = example.targets[None]
        return loss.values(last.z, last.a, targets, network.output_activation)[0]

    no_nudge = jnp.zeros((), batch.x.dtype)
    of_example = jax.grad(loss_of)
    # With a batch size, `map` is `vmap` over one chunk after another.
    rows = min(_CHUNK, rows_at_once(network))
    return jax.lax.map(lambda example: of_example(no_nudge, example), batch, batch_size=rows)


def _nudged(
    parameters: Parameters, path: list[str], name: str, index: tuple[Array, ...], by: Array
) -> Parameters:
    if not path:
        return parameters | {name: parameters[name].at[index].add(by)}
    first, *rest = path
    return parameters | {first: _nudged(parameters[first], rest, name, index, by)}


def _largest(gradients: Float[np.ndarray, " examples"], top: int) -> tuple[Push, ...]:
    sizes = np.abs(gradients)
    everything = float(sizes.sum()) or 1.0
    order = np.argsort(-sizes, kind="stable")[:top]
    return tuple(
        Push(
            int(i), float(gradients[i]), float(sizes[i]) / everything,
            "down" if gradients[i] > 0 else "up",
        )
        for i in order
    )  # fmt: skip
