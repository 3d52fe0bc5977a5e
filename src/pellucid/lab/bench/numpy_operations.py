"""The operations of JAX that looking at a network takes, each as NumPy has it, by JAX's name."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from scipy import special

from pellucid.lab.bench.numpy_convolution import convolved

Settings = Mapping[str, Any]


def _chosen(which: Any, *cases: Any) -> Any:
    if len(cases) != 2:
        raise NotImplementedError("choosing among more than two, by NumPy")
    return np.where(which, cases[1], cases[0])


def _divided(x: Any, y: Any) -> Any:
    return x / y if x.dtype.kind == "f" else x // y


def _broadcast(settings: Settings, x: Any) -> Any:
    sides = np.ones(len(settings["shape"]), int)
    sides[list(settings["broadcast_dimensions"])] = x.shape
    return np.broadcast_to(x.reshape(sides), settings["shape"])


def _counted(settings: Settings) -> Any:
    shape, axis = settings["shape"], settings["dimension"]
    along = np.arange(shape[axis], dtype=settings["dtype"])
    return np.broadcast_to(along.reshape(-1, *(1,) * (len(shape) - axis - 1)), shape)


def _greatest(settings: Settings, x: Any) -> Any:
    return np.argmax(x, settings["axes"][0]).astype(settings["index_dtype"])


def _over(function: Callable[..., Any]) -> Callable[[Settings, Any], Any]:
    """One that takes axes together."""
    return lambda settings, x: function(x, axis=settings["axes"])


def _padded(settings: Settings, x: Any, value: Any) -> Any:
    sides = settings["padding_config"]
    if any(between or min(before, after) < 0 for before, after, between in sides):
        raise NotImplementedError("padding between numbers, or none of it, by NumPy")
    return np.pad(x, [side[:2] for side in sides], constant_values=value)


def _product(settings: Settings, x: Any, y: Any) -> Any:
    axes, batches = settings["dimension_numbers"]
    if any(batches):
        raise NotImplementedError("products side by side, by NumPy")
    return np.tensordot(x, y, axes)


def _rows(settings: Settings, x: Any, at: Any) -> Any:
    """Whole rows of an array: the one way in which looking gathers."""
    if settings["slice_sizes"] != (1, *x.shape[1:]) or at.shape[1:] != (1,):
        raise NotImplementedError("gathering other than whole rows, by NumPy")
    return x[at[:, 0]]


def _sliced(settings: Settings, x: Any) -> Any:
    steps = settings["strides"] or (None,) * x.ndim
    ends = zip(settings["start_indices"], settings["limit_indices"], steps, strict=True)
    return x[tuple(slice(*end) for end in ends)]


PLAIN: dict[str, Callable[..., Any]] = {
    "abs": np.abs,
    "add": np.add,
    "add_any": np.add,
    "and": np.bitwise_and,
    "clamp": lambda low, x, high: np.clip(x, low, high),
    "div": _divided,
    "eq": np.equal,
    "erf": special.erf,
    "erfc": special.erfc,
    "exp": np.exp,
    "expm1": np.expm1,
    "ge": np.greater_equal,
    "gt": np.greater,
    "is_finite": np.isfinite,
    "le": np.less_equal,
    "log": np.log,
    "log1p": np.log1p,
    "logistic": special.expit,
    "lt": np.less,
    "max": np.maximum,
    "min": np.minimum,
    "mul": np.multiply,
    "ne": np.not_equal,
    "neg": np.negative,
    "not": np.invert,
    "optimization_barrier": lambda *given: given,
    "or": np.bitwise_or,
    "pow": np.power,
    "round": np.round,
    "select_n": _chosen,
    "sign": np.sign,
    "sqrt": np.sqrt,
    "square": np.square,
    "stop_gradient": lambda x: x,
    "sub": np.subtract,
    "tanh": np.tanh,
}
"""Functions of the arguments alone."""


BY_SETTINGS: dict[str, Callable[..., Any]] = {
    "argmax": _greatest,
    "broadcast_in_dim": _broadcast,
    "concatenate": lambda settings, *parts: np.concatenate(parts, settings["dimension"]),
    "conv_general_dilated": convolved,
    "convert_element_type": lambda settings, x: x.astype(settings["new_dtype"]),
    "dot_general": _product,
    "gather": _rows,
    "integer_pow": lambda settings, x: x ** settings["y"],
    "iota": _counted,
    "pad": _padded,
    "reduce_and": _over(np.all),
    "reduce_max": _over(np.max),
    "reduce_or": _over(np.any),
    "reduce_sum": _over(np.sum),
    "reshape": lambda settings, x: x.reshape(settings["new_sizes"]),
    "rev": lambda settings, x: np.flip(x, settings["dimensions"]),
    "slice": _sliced,
    "squeeze": lambda settings, x: x.squeeze(settings["dimensions"]),
    "stack": lambda settings, *parts: np.stack(parts, settings["axis"]),
    "tile": lambda settings, x: np.tile(x, settings["reps"]),
    "transpose": lambda settings, x: x.transpose(settings["permutation"]),
}
"""Functions of an operation's settings and the arguments."""
