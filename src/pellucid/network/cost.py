"""What a network costs: how many operations it takes to pass one example through."""

from collections.abc import Sequence
from math import prod

from pellucid.network.conv import Conv
from pellucid.network.dense import Dense
from pellucid.network.layer import Shape
from pellucid.network.network import Network
from pellucid.network.stack import AnyLayer, Residual, shapes
from pellucid.network.whiten import Whiten


def operations(network: Network) -> int:
    """Multiplications and additions of one forward pass, in its matrix products only.

    >>> operations(Network((2,), (Dense(8), Dense(1))))
    48
    """
    return _of(network.layers, network.inputs)


def has_convolutions(network: Network) -> bool:
    """Whether any layer, at any depth, is a convolution."""
    return _convolves(network.layers)


def _convolves(layers: Sequence[AnyLayer]) -> bool:
    return any(
        isinstance(layer, Conv | Whiten)
        or (isinstance(layer, Residual) and _convolves(layer.layers))
        for layer in layers
    )


def _of(layers: Sequence[AnyLayer], shape: Shape) -> int:
    between = shapes(layers, shape)
    steps = zip(layers, between[:-1], between[1:], strict=True)
    return sum(_one(layer, before, after) for layer, before, after in steps)


def _one(layer: AnyLayer, before: Shape, after: Shape) -> int:
    if isinstance(layer, Dense):
        return 2 * before[-1] * layer.units
    if isinstance(layer, Residual):
        return _of(layer.layers, before)
    if isinstance(layer, Conv | Whiten):
        groups = layer.groups if isinstance(layer, Conv) else 1
        return 2 * layer.kernel ** (len(before) - 1) * before[-1] // groups * prod(after)
    return 0
