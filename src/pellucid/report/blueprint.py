"""What a drawing of a network shows, from left to right, before anything is placed."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from pellucid.network import (
    AnyLayer,
    Codes,
    Conv,
    Dense,
    Network,
    Parameters,
    Piecewise,
    Residual,
    Shape,
    Whiten,
    has_convolutions,
)
from pellucid.network.stack import kind

FEW = 12
"""The most units of a layer that are drawn one by one."""
_MOST_LAYERS, _MOST_FILTERS, _MOST_STEPS = 12, 16, 5

Weights = Float[np.ndarray, "inputs units"]


class Units(NamedTuple):
    """A column of units: how many, what they are, and their biases where they have any."""

    shape: Shape
    title: str
    about: str
    bias: Float[np.ndarray, " units"] | None = None

    @property
    def few(self) -> int:
        """How many circles to draw; 0 where there are too many, or not in one row."""
        return self.shape[0] if len(self.shape) == 1 and self.shape[0] <= FEW else 0


class Step(NamedTuple):
    """A layer without weights from unit to unit."""

    title: str
    about: str


class Links(NamedTuple):
    """The weights between what stands before and after."""

    weights: Weights


class Kernels(NamedTuple):
    """Filters: of each, at every place of its window, the weight farthest from zero."""

    windows: Float[np.ndarray, "filters rows columns"]
    about: str


class Steps(NamedTuple):
    """Layers without weights that follow each other, drawn one above the other."""

    steps: tuple[Step, ...]


Part = Units | Step | Steps | Links | Kernels


def parts_of(network: Network, parameters: Parameters) -> tuple[Part, ...]:
    """Everything to draw, in order. Of very many layers, those in the middle are counted only."""
    parts: list[Part] = [Units(network.shapes[0], "inputs", _counted(network.shapes[0]))]
    count = len(network.layers)
    half = _MOST_LAYERS // 2
    hidden = range(half, max(half, count - half))
    for index, (layer, name) in enumerate(zip(network.layers, network.names, strict=True)):
        if index not in hidden:
            parts += _layer_parts(layer, name, parameters[name], network.shapes[index + 1])
        elif index == half:
            parts.append(Step("…", f"{len(hidden)} more layers"))
    return tuple(_together(parts) if has_convolutions(network) else parts)


def _together(parts: list[Part]) -> list[Part]:
    """Steps that follow each other as one, so that a long network of them stays readable."""
    found: list[Part] = []
    for part in parts:
        last = found[-1] if found else None
        if isinstance(part, Step) and isinstance(last, Steps) and len(last.steps) < _MOST_STEPS:
            found[-1] = Steps((*last.steps, part))
        else:
            found.append(Steps((part,)) if isinstance(part, Step) else part)
    return found


def _layer_parts(layer: AnyLayer, name: str, parameters: Parameters, shape: Shape) -> list[Part]:
    if isinstance(layer, Dense):
        bias = np.asarray(parameters["bias"]) if "bias" in parameters else None
        about = f"{_counted(shape)} · {layer.activation}"
        return [Links(np.asarray(parameters["weights"])), Units(shape, name, about, bias)]
    if isinstance(layer, Conv | Whiten):
        weights = np.asarray(parameters["weights"])
        about = f"{_counted(shape)} · {layer.activation}"
        return [Kernels(_windows(weights), _counted(weights.shape)), Units(shape, name, about)]
    return [Step(kind(layer), _about(layer, shape))]


def _windows(weights: np.ndarray) -> Float[np.ndarray, "filters rows columns"]:
    """The strongest filters, each as one picture; along a line it is one row."""
    strength = np.abs(np.nan_to_num(weights)).reshape(-1, weights.shape[-1]).sum(0)
    some = weights[..., np.argsort(-strength, kind="stable")[:_MOST_FILTERS]]
    farthest = np.abs(np.nan_to_num(some)).argmax(-2, keepdims=True)
    flat = np.take_along_axis(some, farthest, -2)[..., 0, :]
    return np.moveaxis(flat if flat.ndim == 3 else flat[None], -1, 0)


def _about(layer: AnyLayer, shape: Shape) -> str:
    match layer:
        case Piecewise(bins=bins):
            return f"{bins} bins → {_counted(shape)}"
        case Codes(width=width):
            return f"rows of {width} → {_counted(shape)}"
        case Residual(layers=layers):
            return f"{len(layers)} layers + input"
        case _:
            return _counted(shape)


def _counted(shape: Shape) -> str:
    return " × ".join(f"{size:,}" for size in shape)


def scale_of(parts: tuple[Part, ...]) -> float:
    """The weight that is drawn strongest; the rare ones beyond it are drawn no stronger."""
    found = [np.abs(part.weights).ravel() for part in parts if isinstance(part, Links)]
    found += [np.abs(part.windows).ravel() for part in parts if isinstance(part, Kernels)]
    sizes = np.concatenate(found) if found else np.ones(1)
    finite = sizes[np.isfinite(sizes)]
    largest = float(np.quantile(finite, 0.99)) if len(finite) else 1.0
    return largest or float(finite.max(initial=0)) or 1.0


def pooled(weights: Weights, most: int = 96) -> Float[np.ndarray, "rows columns"]:
    """A matrix no larger than `most` each way: of every block, the weight farthest from zero."""
    return _pooled_rows(_pooled_rows(weights, most).T, most).T


def _pooled_rows(weights: np.ndarray, most: int) -> np.ndarray:
    if len(weights) <= most:
        return weights
    blocks = np.array_split(weights, most)
    rows = [block[np.abs(block).argmax(0), np.arange(block.shape[1])] for block in blocks]
    return np.stack(rows)
