"""Trace: every number of one forward and backward pass."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np
from jaxtyping import Float

from pellucid.insight.backward import LayerTrace, passes
from pellucid.insight.batch import as_batch
from pellucid.insight.explain import explain
from pellucid.insight.paths import at, layers_by_path, path_of
from pellucid.insight.terms import Source, Terms, terms
from pellucid.learning.losses import Loss
from pellucid.network import PREDICT, Mode, Network, Parameters

Update = Callable[[Parameters], Parameters]
"""Gradients to updates, which are then added to the parameters."""


@dataclass(frozen=True)
class Trace:
    """Every number of one forward and backward pass, as NumPy arrays.

    `losses` has one loss an example, `loss` is their mean L, whose derivatives these are: with
    a batch, each example's error signals hold its share, 1/batch, of L. `layers` stand in order.
    `parameters`, `gradients` and `updates` (None where no update rule was given) have the same
    shape: `trace.gradients["dense_1"]["weights"]`; the gradient of what is measured, not learned,
    is 0.
    """

    network: Network
    parameters: Parameters
    losses: Float[np.ndarray, " batch"]
    layers: tuple[LayerTrace, ...]
    gradients: Parameters
    updates: Parameters | None

    @property
    def loss(self) -> float:
        """The mean loss over the batch."""
        return float(self.losses.mean())

    def layer(self, layer: int | str) -> LayerTrace:
        """One layer by number, name or path (`residual_1/dense_1`)."""
        found, *inner = path_of(self.network, layer).split("/")
        trace = self.layers[self.network.names.index(found)]
        for name in inner:
            trace = next(part for part in trace.inner if part.name == name)
        return trace

    def terms(self, layer: int | str, input_unit: Source, unit: int) -> Terms:
        """A weight's gradient as its chain-rule terms; a bias's where `input_unit` is None.

        dL/dw = Σ over examples of x · dL/dz, with dL/dz = dL/da · da/dz. A filter's weight is
        found by its place in the window and its channel, `input_unit=(0, 2, 5)`, and its terms
        have an entry for each place the filter is laid. Raises `BadInput` for a layer without
        weights from unit to unit, or a unit it does not have.
        """
        path = path_of(self.network, layer)
        return terms(layers_by_path(self.network)[path], self.layer(path), input_unit, unit)

    def explain(
        self, layer: int | str, unit: int | tuple[int, ...], example: int = 0, largest: int = 8
    ) -> str:
        """How a unit came by its activation, as a line to read.

        The `largest` terms are written out, the rest is summed up. A unit of a map is a channel
        at a place, (row, column, channel); a number counts along the outputs laid out as one
        row.

        >>> from pellucid.learning.losses import loss
        >>> from pellucid.network import Dense
        >>> network = Network((2,), (Dense(1, "tanh"),))
        >>> weights = {"dense_1": {"weights": np.float32([[1.2], [-0.5]]), "bias": np.ones(1)}}
        >>> trace(network, weights, [[0.31, 2]], [0.0], loss("squared-error")).explain(0, 0)
        '2.00 × (−0.50) + 0.31 × 1.20 + 1.00 (bias) = 0.37; tanh(0.37) = 0.36'
        """
        path = path_of(self.network, layer)
        description = layers_by_path(self.network)[path]
        parameters = at(self.parameters, path)
        return explain(description, parameters, self.layer(path), unit, example, largest)


def trace(
    network: Network,
    parameters: Parameters,
    x: Any,
    targets: Any,
    loss: Loss,
    *,
    update: Update | None = None,
    mode: Mode = PREDICT,
) -> Trace:
    """Every number of one forward and backward pass for an example or a batch.

    `update` turns gradients into the coming update: `descent(0.1)`, or an optimiser's,
    `lambda g: optimizer.update(g, memory, parameters)[0]`. `mode` passes as in learning where
    dropout and batch statistics matter. Raises `BadInput` where inputs or targets do not fit.

    >>> from pellucid.learning.losses import loss
    >>> from pellucid.network import dense_network
    >>> network = dense_network(2, 1, "binary", (4,), activation="tanh")
    >>> weights = network.init(jax.random.key(0))
    >>> seen = trace(network, weights, [[0.3, 0.1]], [1], loss("cross-entropy"))
    >>> seen.layers[0].dz.shape, seen.gradients["dense_1"]["weights"].shape
    ((1, 4), (2, 4))
    """
    parameters = jax.tree.map(jax.numpy.asarray, parameters)
    batch = as_batch(network, x, targets)
    found = passes(network, loss, mode.training, parameters, batch, mode.key)
    updates = update(found.gradients) if update else None
    parameters, updates, found = jax.device_get((parameters, updates, found))
    return Trace(network, parameters, found.losses, found.layers, found.gradients, updates)


def descent(learning_rate: float) -> Update:
    """Plain gradient descent: each update is −learning rate · gradient (Cauchy 1847)."""
    return lambda gradients: jax.tree.map(lambda gradient: -learning_rate * gradient, gradients)
