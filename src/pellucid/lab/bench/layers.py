"""The layers of a bench's network as a page knows them."""

from functools import lru_cache
from math import prod

from pellucid.lab.protocol.scene import LayerScene
from pellucid.lab.protocol.setup import LayerKind
from pellucid.network import AnyLayer, Conv, Dense, Dropout, MaxPool, Network


@lru_cache(maxsize=64)
def layers_of(network: Network) -> tuple[LayerScene, ...]:
    """The layers in order, each with the dropout behind it; laying out and dropping are none."""
    behind = (*network.layers[1:], None)
    shown = enumerate(zip(network.names, network.layers, behind, strict=True))
    return tuple(
        _scene(network, index, name, layer, after)
        for index, (name, layer, after) in shown
        if isinstance(layer, Dense | Conv | MaxPool)
    )


def _scene(
    network: Network, index: int, name: str, layer: Dense | Conv | MaxPool, after: AnyLayer | None
) -> LayerScene:
    before, shape = network.shapes[index], network.shapes[index + 1]
    kind, window, inputs = _reading(layer, before[-1])
    return LayerScene(
        name=name,
        kind=kind,
        inputs=inputs,
        units=shape[-1],
        window=window,
        shape=shape,
        activation=layer.activation,  # type: ignore[arg-type]  # a layer's is one of them
        dropout=after.rate if isinstance(after, Dropout) else 0.0,
        output=after is None,
    )


def _reading(layer: Dense | Conv | MaxPool, channels: int) -> tuple[LayerKind, int, int]:
    """What kind of layer it is, its window, and how many weights a unit has."""
    match layer:
        case Dense():
            return "dense", 1, channels
        case Conv(kernel=window):
            return "conv", window, window**2 * channels
        case MaxPool(size=window):
            return "pool", window, 0


def weights_of(network: Network) -> int:
    """How many weights and biases there are."""
    return sum((layer.inputs + 1) * layer.units for layer in layers_of(network) if layer.inputs)


def work_of(network: Network) -> int:
    """What passing one example through costs, in multiplications of a dense layer, about."""
    return sum((one.inputs + 1) * prod(one.shape) * _COST[one.kind] for one in layers_of(network))


def compiling_of(network: Network) -> float:
    """About how many seconds its programs take to compile, on a machine that does nothing else."""
    return _TO_BEGIN + sum(_TO_COMPILE[one.kind] for one in layers_of(network))


_TO_BEGIN = 0.5
_TO_COMPILE: dict[LayerKind, float] = {"dense": 0.2, "conv": 0.9, "pool": 0.15}

# One multiplication of a convolution lasts about as long as so many of a dense layer.
_COST: dict[LayerKind, int] = {"dense": 1, "conv": 3, "pool": 1}
