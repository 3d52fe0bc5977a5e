"""Receptive fields: which part of the input a place in a layer sees."""

from collections.abc import Sequence
from typing import NamedTuple

from pellucid.errors import BadInput
from pellucid.insight.paths import path_of
from pellucid.network import AnyLayer, AveragePool, Conv, MaxPool, Network, Residual, Shape, Whiten
from pellucid.network.stack import names, shapes

Window = tuple[slice, ...]
"""A part of the input: from where to where along each of its axes of places."""


class _Reach(NamedTuple):
    """How windows lie along every axis: how wide, how far apart, how far over the edge."""

    size: int
    stride: int
    before: int


def receptive_field(network: Network, layer: int | str, place: Sequence[int]) -> Window:
    """The part of the input that a place in a layer's map sees; no more than there is.

    Layer by layer from the end, a place p sees those from stride · p − before to
    stride · p − before + size − 1. What lays no windows sees its own place where it keeps the
    shape, and everything where it does not. Raises `BadInput` for a place that is not there.

    >>> network = Network((28, 28, 1), (Conv(4, 3), MaxPool(2), Conv(4, 3)))
    >>> receptive_field(network, "conv_2", (5, 0))
    (slice(7, 15, None), slice(0, 5, None))
    """
    layers, sizes = _way(network.layers, network.shapes, path_of(network, layer).split("/"))
    places = sizes[-1][:-1]
    if len(place) != len(places) or any(not 0 <= p < n for p, n in zip(place, places, strict=True)):
        raise BadInput(f"the place is {tuple(place)}", f"one in a map of {places}")
    window = [(p, p) for p in place]
    for one, before, after in reversed(list(zip(layers, sizes[:-1], sizes[1:], strict=True))):
        window = _seen(one, before, after, window)
    return tuple(slice(low, high + 1) for low, high in window)


def _way(
    layers: Sequence[AnyLayer], sizes: Sequence[Shape], path: Sequence[str]
) -> tuple[list[AnyLayer], list[Shape]]:
    """The layers up to a path, and the shapes before, between and after them."""
    at = names(layers).index(path[0])
    outer = layers[at]
    if len(path) == 1 or not isinstance(outer, Residual):
        return list(layers[: at + 1]), list(sizes[: at + 2])
    inner, inside = _way(outer.layers, shapes(outer.layers, sizes[at]), path[1:])
    return [*layers[:at], *inner], [*sizes[:at], *inside]


Span = tuple[int, int]


def _seen(layer: AnyLayer, before: Shape, after: Shape, window: list[Span]) -> list[Span]:
    """What a window of a layer's output sees of its input, from the first place to the last."""
    places = before[:-1]
    if isinstance(layer, Residual):
        return _through_residual(layer, before, window)
    reach = _reach(layer)
    if reach is None:
        return window if before[:-1] == after[:-1] else [(0, size - 1) for size in places]
    return [
        (
            max(0, low * reach.stride - reach.before),
            min(size - 1, high * reach.stride - reach.before + reach.size - 1),
        )
        for (low, high), size in zip(window, places, strict=True)
    ]


def _through_residual(layer: Residual, shape: Shape, window: list[Span]) -> list[Span]:
    """What the inner layers see, and the place itself, which is added."""
    sizes = shapes(layer.layers, shape)
    inner = window
    for one, before, after in reversed(list(zip(layer.layers, sizes[:-1], sizes[1:], strict=True))):
        inner = _seen(one, before, after, inner)
    return [(min(a, c), max(b, d)) for (a, b), (c, d) in zip(window, inner, strict=True)]


def _reach(layer: AnyLayer) -> _Reach | None:
    match layer:
        case Conv(kernel=size, stride=stride, padding=padding):
            return _Reach(size, stride, (size - 1) // 2 if padding == "same" else 0)
        case Whiten(kernel=size):
            return _Reach(size, 1, 0)
        case MaxPool(size=size, stride=stride) | AveragePool(size=size, stride=stride):
            return _Reach(size, stride or size, 0)
        case _:
            return None
