"""What a convolution's weights read: the places of its input that a window is laid over."""

from typing import Any

import numpy as np
from jaxtyping import Float

from pellucid.network import Conv


def over_weight(
    layer: Conv, x: Float[Any, "batch *places channels"], index: tuple[int, ...], unit: int
) -> Float[np.ndarray, "batch *outputs"]:
    """What comes in over one weight of a filter, at every place the filter is laid.

    `index` is the weight's place in the window, its channel last.
    """
    *places, channel = index
    framed, size = _framed(layer, np.asarray(x)), layer.kernel
    ends = [axis - size + 1 for axis in framed.shape[1:-1]]
    steps = tuple(slice(at, at + end, layer.stride) for at, end in zip(places, ends, strict=True))
    return framed[(slice(None), *steps, _first_channel(layer, framed, unit) + channel)]


def over_window(
    layer: Conv, x: Float[Any, "*places channels"], place: tuple[int, ...], unit: int
) -> Float[np.ndarray, "*window own_channels"]:
    """All that a filter reads of one example where it is laid at a place."""
    framed = _framed(layer, np.asarray(x)[None])[0]
    first = _first_channel(layer, framed, unit)
    steps = tuple(slice(p * layer.stride, p * layer.stride + layer.kernel) for p in place)
    return framed[(*steps, slice(first, first + framed.shape[-1] // layer.groups))]


def _framed(layer: Conv, x: np.ndarray) -> np.ndarray:
    """The input in the zeros that padding "same" puts around it."""
    if layer.padding == "valid":
        return x
    before = (layer.kernel - 1) // 2
    frame = (before, layer.kernel - 1 - before)
    return np.pad(x, [(0, 0), *[frame] * (x.ndim - 2), (0, 0)])


def _first_channel(layer: Conv, x: np.ndarray, unit: int) -> int:
    """The first channel of the group that a filter belongs to."""
    return unit // (layer.filters // layer.groups) * (x.shape[-1] // layer.groups)
