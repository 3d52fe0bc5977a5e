"""Backpropagation, layer by layer, as the textbook writes it.

With δ = dL/dz, the error signal of a layer (Rumelhart, Hinton, Williams 1986):

    output:      δ = dL/da · da/dz
    each layer:  dL/dW = xᵀ δ,   dL/db = Σ δ,   dL/dx = δ Wᵀ
    one below:   dL/da = the dL/dx of the layer above,   δ = dL/da · da/dz

What a layer does to an error signal, its own `jax.vjp` knows; a dense layer's is the line above.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float

from pellucid.insight.batch import Batch
from pellucid.learning.losses import Loss
from pellucid.network import (
    Activation,
    AnyLayer,
    Mode,
    Network,
    Parameters,
    Residual,
    Step,
    activation,
)
from pellucid.network.stack import forward


@partial(
    jax.tree_util.register_dataclass,
    data_fields=("x", "z", "a", "slope", "dz", "da", "dx", "inner"),
    meta_fields=("name",),
)
@dataclass(frozen=True)
class LayerTrace:
    """One layer's numbers in a forward and a backward pass.

    Forward: input `x`, pre-activation `z`, activation `a`. Backward: the error signals `da` =
    dL/da, `dz` = dL/dz = `da` · `slope`, and `dx` = dL/dx, which is the `da` of the layer before.
    `slope` is da/dz, of the shape of `z`; for softmax the Jacobian, with one more axis. `inner`
    holds the layers inside a `Residual`.
    """

    # Arrays of JAX inside the compiled passes, of NumPy in a `Trace`: hence Any.
    name: str
    x: Float[Any, "batch *inputs"]
    z: Float[Any, "batch *units"]
    a: Float[Any, "batch *units"]
    slope: Float[Any, "batch ..."]
    dz: Float[Any, "batch *units"]
    da: Float[Any, "batch *units"]
    dx: Float[Any, "batch *inputs"]
    inner: "tuple[LayerTrace, ...]" = ()


class Passes(NamedTuple):
    """A forward and a backward pass: every example's loss, every layer, every gradient."""

    losses: Float[Array, " batch"]
    layers: tuple[LayerTrace, ...]
    gradients: Parameters


class _Back(NamedTuple):
    layers: tuple[LayerTrace, ...]
    gradients: Parameters
    dx: Float[Array, "batch ..."]


@partial(jax.jit, static_argnames=("network", "loss", "training"))
def passes(
    network: Network, loss: Loss, training: bool, parameters: Parameters, batch: Batch,
    key: Array | None,
) -> Passes:  # fmt: skip
    """A forward and a backward pass for the mean loss of a batch."""
    mode = Mode(training, key)
    steps = network.forward(parameters, batch.x, mode)
    losses, dz, da = _output_errors(loss, network.output_activation, steps[-1], batch)
    back = _backward(network.layers, parameters, steps, da, mode, dz)
    return Passes(losses, back.layers, back.gradients)


def _output_errors(
    loss: Loss, name: str, last: Step, batch: Batch
) -> tuple[Float[Array, " batch"], Float[Array, "batch units"], Float[Array, "batch units"]]:
    """Every example's loss, and the mean loss's derivatives by the last layer's `z` and `a`.

    A loss may read `z` instead of `a` where that is exact when `a` has rounded to 0 or 1. So
    dL/dz is taken through the loss as it is; for dL/da it is told that the activation is
    linear, which leaves it only `a` to read.
    """
    a_of = activation(name).function

    def of_z(z: Array) -> tuple[Array, Array]:
        losses = loss.values(z, a_of(z), batch.targets, name)
        return losses.mean(), losses

    def of_a(a: Array) -> Array:
        return loss.values(last.z, a, batch.targets, "linear").mean()

    (_, losses), dz = jax.value_and_grad(of_z, has_aux=True)(last.z)
    return losses, dz, jax.grad(of_a)(last.a)


def _backward(
    layers: Sequence[AnyLayer], parameters: Parameters, steps: Sequence[Step],
    da: Float[Array, "batch ..."], mode: Mode, dz: Float[Array, "batch ..."] | None = None,
) -> _Back:  # fmt: skip
    """From the last layer to the first: error signals down, gradients aside.

    `dz` may be given for the last layer, where the loss knows it more exactly than `da` does.
    """
    traces: list[LayerTrace] = []
    gradients: Parameters = {}
    for index in reversed(range(len(layers))):
        layer, step = layers[index], steps[index]
        slope = activation(layer.activation).derivative(step.z)
        if dz is None:
            dz = _through_activation(activation(layer.activation), slope, da)
        back = _through_layer(layer, parameters[step.name], step, dz, mode.for_layer(index))
        trace = LayerTrace(step.name, step.x, step.z, step.a, slope, dz, da, back.dx, back.layers)
        traces.insert(0, trace)
        gradients[step.name] = back.gradients
        da, dz = back.dx, None
    return _Back(tuple(traces), gradients, da)


def _through_activation(
    of: Activation, slope: Float[Array, "batch ..."], da: Float[Array, "batch ..."]
) -> Float[Array, "batch ..."]:
    """dL/dz = dL/da · da/dz; where every output depends on every `z`, summed over outputs."""
    return da * slope if of.elementwise else jnp.einsum("...i,...ij->...j", da, slope)


def _through_layer(
    layer: AnyLayer, parameters: Parameters, step: Step, dz: Float[Array, "batch ..."], mode: Mode
) -> _Back:
    """The gradients of one layer's parameters, and dL/dx, the error signal it passes down."""
    if isinstance(layer, Residual):
        steps = forward(layer.layers, parameters, step.x, mode)
        back = _backward(layer.layers, parameters, steps, dz, mode)
        # z = x + layers(x): the error signal goes both ways, and adds up.
        return back._replace(dx=dz + back.dx)

    def pre_activation(parameters: Parameters, x: Array) -> Array:
        return layer.forward(parameters, x, mode)[0]

    _, pull_back = jax.vjp(pre_activation, parameters, step.x)
    gradients, dx = pull_back(dz)
    return _Back((), _learned_only(layer, gradients), dx)


def _learned_only(layer: AnyLayer, gradients: Parameters) -> Parameters:
    # Measured averages are not learned: nothing moves them along a gradient.
    return {
        name: jnp.zeros_like(gradient) if name in layer.statistics else gradient
        for name, gradient in gradients.items()
    }
