"""JAX's convolution, as NumPy has it: windows laid out as rows, times the weights."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolved(settings: Mapping[str, Any], x: Any, weights: Any) -> Any:
    """Every window of `x`, weighed by every filter; both in the order that `settings` name.

    Raises `NotImplementedError` for windows with gaps, and for channels in groups.
    """
    _check(settings)
    (batch, channels, *places), (filters, reads, *window), out = settings["dimension_numbers"]
    x = np.pad(x.transpose(batch, *places, channels), [(0, 0), *settings["padding"], (0, 0)])
    weights = weights.transpose(reads, *window, filters)
    along = tuple(range(1, 1 + len(places)))
    steps = tuple(slice(None, None, step) for step in settings["window_strides"])
    windows = sliding_window_view(x, weights.shape[1:-1], along)[:, *steps]
    made = np.tensordot(windows, weights, weights.ndim - 1)
    return np.moveaxis(made, [0, -1, *along], out)


def _check(settings: Mapping[str, Any]) -> None:
    gaps = {*settings["lhs_dilation"], *settings["rhs_dilation"]}
    groups = {settings["feature_group_count"], settings["batch_group_count"]}
    if gaps | groups != {1}:
        raise NotImplementedError("convolutions with gaps or groups, by NumPy")
