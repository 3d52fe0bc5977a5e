"""Convolution that is fast on a CPU, gradient and all, also inside a compiled loop.

XLA has two convolutions for a CPU. The one it takes unless told otherwise (from the library YNN)
ran on one core here; the other (Eigen's) on all, and `compiled` tells a program to take it. Both
take 600 ms and more instead of 8 for the gradient by the weights inside `scan` or `while_loop`
(jax issue 12868). So that gradient is made here of a convolution forward, of the inputs by the
error signal, both turned by hand; and the gradient by the inputs of another, of the error signal
by the kernel turned by half a circle. With very few channels, a convolution is a product: its
windows laid out as rows, times the weights. And with very few weights a filter, it is a sum: what
all windows see at one place times the weights of that place, and so on. Measured with JAX 0.10.2,
two x86 cores, batch 128, 3x3, in a loop, ms:

| size, channels → filters | 28, 1→32 | 13, 16→32 | 14, 32→64 | 15, 64→64 | 7, 128→128 |
| --- | --- | --- | --- | --- | --- |
| forward: YNN's | 0.9 | 2.5 | 10.3 | 20.6 | 10.2 |
| Eigen's | 2.9 | 1.5 | 5.4 | 12.7 | 9.0 |
| products, a few windows at a time | 2.5 | 2.1 | 6.6 | 14.6 | 10.8 |
| products, all windows at once | 1.3 | 2.1 | 10.3 | 24.0 | 12.4 |
| sums (products on that day: 0.9) | 0.4 | | | | |
| by the weights: turned, forward | 1.1 | 2.0 | 8.3 | 15.4 | 10.2 |
| windows times error, all at once | 1.4 | 3.2 | 11.8 | 29.1 | 15.6 |

PyTorch 2.13 takes 14 ms for all of 14, 32→64. The gradient by the weights is summed over parts of
the batch, so that what is turned stays in a core's cache: on a slower machine 14, 32→64 takes 8.5
ms so instead of 10.5, 13, 16→32 2.6 instead of 3.4, 28, 32→32 18 instead of 30. On an accelerator
XLA's own is right, in all parts.
"""

from functools import partial
from math import prod
from typing import Literal

import jax
import jax.numpy as jnp
from jax import lax
from jaxtyping import Array, Float

from pellucid.network.once import once

Padding = Literal["same", "valid"]
# (batch, *places, channels), and (*window, channels, filters).
Signal = Float[Array, "_ ..."]
Weights = Float[Array, "_ ..."]
Frame = tuple[int, int]

# Of so few channels the windows are thinner than the error signal.
_FEW_CHANNELS = 4

# Up to so many weights a filter, sums are faster than products. Of 1 to 32 channels at once (ms):
# 0.4 instead of 0.9 for 3x3 of 1 channel, 0.6 and 0.9 for 2x2 of 3, 1.0 and 0.8 for 3x3 of 2.
_FEW_WEIGHTS = 12

# Bytes of a part of the batch, inputs and error signal together.
_PART = 5 << 18

_FUSIONS = ("DOT", "REDUCE", "INDIVIDUAL_DOT")


def compiled() -> dict[str, str]:
    """How a program of convolutions should be compiled: `compiler_options` of `jax.jit`."""
    if jax.default_backend() != "cpu":
        return {}
    kinds = ",".join(f"LIBRARY_FUSION_TYPE_{kind}" for kind in _FUSIONS)
    return {"xla_cpu_experimental_ynn_fusion_type": kinds}


def places_after(size: int, kernel: int, stride: int, padding: Padding) -> int:
    """Along one axis of so many places, the number of windows."""
    room = size if padding == "same" else size - kernel + 1
    return -(-room // stride)


def convolve(
    x: Float[Array, "batch *places channels"],
    weights: Float[Array, "*window filters"],
    stride: int = 1,
    padding: Padding = "same",
) -> Float[Array, "batch *outputs filters"]:
    """Every window of `x`, weighed by every filter.

    `weights` have shape (*window, channels / groups, filters): how many groups there are follows
    from the channels of `x`. Its gradient is for reverse mode (`jax.grad`, `jax.vjp`).
    """
    kernel, groups = weights.shape[0], x.shape[-1] // weights.shape[-2]
    before = (kernel - 1) // 2 if padding == "same" else 0
    frame = (before, kernel - 1 - before if padding == "same" else 0)
    if jax.default_backend() != "cpu":
        return _plain(x, weights, stride, frame, groups)
    if groups == 1:
        return _convolve(x, weights, stride, frame)
    if weights.shape[-2] == 1:
        return _depthwise(x, weights, stride, frame)
    parts = zip(jnp.split(x, groups, -1), jnp.split(weights, groups, -1), strict=True)
    return jnp.concatenate([_convolve(*part, stride, frame) for part in parts], -1)


def _plain(x: Signal, weights: Weights, stride: int, frame: Frame, groups: int = 1) -> Signal:
    """XLA's own convolution."""
    axes = x.ndim - 2
    names = "HW"[:axes]
    return lax.conv_general_dilated(
        x, weights, (stride,) * axes, (frame,) * axes,
        dimension_numbers=(f"N{names}C", f"{names}IO", f"N{names}C"), feature_group_count=groups,
    )  # fmt: skip


@partial(jax.custom_vjp, nondiff_argnums=(2, 3))
def _convolve(x: Signal, weights: Weights, stride: int, frame: Frame) -> Signal:
    if x.shape[-1] > _FEW_CHANNELS:
        return _plain(x, weights, stride, frame)
    if prod(weights.shape[:-1]) <= _FEW_WEIGHTS:
        return once(partial(_summed, stride=stride, frame=frame), x, weights)
    return _windows(x, weights.shape[0], stride, frame) @ weights.reshape(-1, weights.shape[-1])


def _forward(
    x: Signal, weights: Weights, stride: int, frame: Frame
) -> tuple[Signal, tuple[Signal, Weights]]:
    return _convolve(x, weights, stride, frame), (x, weights)


def _backward(
    stride: int, frame: Frame, saved: tuple[Signal, Weights], error: Signal
) -> tuple[Signal, Weights]:
    x, weights = saved
    error = lax.optimization_barrier(error)
    return _by_inputs(x, weights, error, stride, frame), _by_weights(
        x, weights, error, stride, frame
    )


_convolve.defvjp(_forward, _backward)


def _by_inputs(x: Signal, weights: Weights, error: Signal, stride: int, frame: Frame) -> Signal:
    """The error signal of the inputs: what each window's error was, brought back to its places."""
    kernel, axes = weights.shape[0], x.ndim - 2
    turned = jnp.flip(weights, range(axes)).swapaxes(-1, -2)
    # Between windows laid `stride` apart lie those that were not: they made no error.
    inside = [(size - 1) * stride + kernel - sum(frame) for size in error.shape[1:-1]]
    beyond = [size - reached for size, reached in zip(x.shape[1:-1], inside, strict=True)]
    spread = lax.pad(
        error, jnp.zeros((), error.dtype),
        [(0, 0, 0), *((0, more, stride - 1) for more in beyond), (0, 0, 0)],
    )  # fmt: skip
    return _convolve(spread, turned, 1, (kernel - 1 - frame[0], kernel - 1 - frame[1]))


def _by_weights(x: Signal, weights: Weights, error: Signal, stride: int, frame: Frame) -> Weights:
    """The gradient of the weights: over all windows, each of its inputs times its error.

    It is summed over parts of the batch, each small enough to stay in a core's cache meanwhile.
    """
    least = min(len(x), -(-(x.nbytes + error.nbytes) // _PART))
    # Parts that come out even need no copy with zeros at its end.
    parts = next((parts for parts in range(least, 2 * least) if len(x) % parts == 0), least)
    if parts == 1:
        return _of_part(x, weights, error, stride, frame)

    def add(total: Weights, part: tuple[Signal, Signal]) -> tuple[Weights, None]:
        return total + _of_part(part[0], weights, part[1], stride, frame), None

    return lax.scan(add, jnp.zeros_like(weights), (_cut(x, parts), _cut(error, parts)))[0]


def _cut(x: Signal, parts: int) -> Float[Array, "parts _ ..."]:
    """A batch in so many equal parts: where it does not divide, examples of zeros are added."""
    filled = jnp.pad(x, [(0, -len(x) % parts), *(((0, 0),) * (x.ndim - 1))])
    return filled.reshape(parts, -1, *x.shape[1:])


def _of_part(x: Signal, weights: Weights, error: Signal, stride: int, frame: Frame) -> Weights:
    """The gradient of the weights, of some examples.

    That is a convolution too, with the error signal for its window: channels stand in for
    examples, and examples for channels.
    """
    kernel, axes = weights.shape[0], x.ndim - 2
    places, names = tuple(range(1, axes + 1)), "HW"[:axes]
    reached = [(size - 1) * stride + kernel - sum(frame) for size in error.shape[1:-1]]
    # What no window reached is cut off.
    ends = [(frame[0], frame[1] + r - s, 0) for r, s in zip(reached, x.shape[1:-1], strict=True)]
    framed = lax.pad(x, jnp.zeros((), x.dtype), [(0, 0, 0), *ends, (0, 0, 0)])
    # Turned beforehand and apart, so that XLA sees a convolution forward, inside a loop too.
    image, window = lax.optimization_barrier(
        (framed.transpose(axes + 1, *places, 0), error.transpose(*places, 0, axes + 1))
    )
    found = lax.conv_general_dilated(
        image, window, (1,) * axes, ((0, 0),) * axes, rhs_dilation=(stride,) * axes,
        dimension_numbers=(f"N{names}C", f"{names}IO", f"N{names}C"),
    )  # fmt: skip
    return jnp.moveaxis(found, 0, -2)


def _summed(x: Signal, weights: Weights, stride: int, frame: Frame) -> Signal:
    """A product for each weight of a filter, one after another."""
    return _total(
        [
            part[..., channel : channel + 1]
            for part in _shifted(x, weights.shape[0], stride, frame)
            for channel in range(x.shape[-1])
        ],
        weights,
    )


def _total(parts: list[Signal], weights: Weights) -> Signal:
    """What stands at each place of all windows, times the weights of that place."""
    each = weights.reshape(-1, weights.shape[-1])
    return sum(
        (part * own for part, own in zip(parts[1:], each[1:], strict=True)),
        start=parts[0] * each[0],
    )


def _windows(
    x: Signal, kernel: int, stride: int, frame: Frame
) -> Float[Array, "batch *outputs window"]:
    """Every window laid out as a row, in the order of the weights."""
    return jnp.concatenate(_shifted(x, kernel, stride, frame), -1)


def _shifted(x: Signal, kernel: int, stride: int, frame: Frame) -> list[Signal]:
    """For every place in a window, what all windows see there, in the order of the weights."""
    framed = jnp.pad(x, [(0, 0), *((frame,) * (x.ndim - 2)), (0, 0)])
    parts = [framed]
    for axis in range(1, x.ndim - 1):
        reach = (framed.shape[axis] - kernel) // stride * stride + 1
        parts = [
            lax.slice_in_dim(part, first, first + reach, stride, axis)
            for part in parts
            for first in range(kernel)
        ]
    return parts


def _depthwise(x: Signal, weights: Weights, stride: int, frame: Frame) -> Signal:
    """Every channel by filters of its own: a sum of products place by place, no matrix in it."""
    several = jnp.repeat(x, weights.shape[-1] // x.shape[-1], -1)
    return _total(_shifted(several, weights.shape[0], stride, frame), weights)
