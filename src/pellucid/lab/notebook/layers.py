"""A network as a bench has it: hidden layers, and the output's activation."""

from typing import get_args

import msgspec

from pellucid.errors import BadInput
from pellucid.lab.protocol.setup import ActivationName, LayerSetup, NetworkSetup
from pellucid.network import AnyLayer, Conv, Dense, Dropout, Flatten, MaxPool, Network

_SHOWN = (
    "a network of dense layers, behind convolutions and max pools if it reads pictures, with "
    "dropout behind hidden ones if you like"
)


def network_setup(network: Network, *, seed: int = 0, loss: str | None = None) -> NetworkSetup:
    """The set-up that says what this network is.

    Raises `BadInput` for a network that a bench cannot show: of other layers, say.
    """
    *layers, last = network.layers
    setup = NetworkSetup(
        hidden=_hidden(layers),
        output_activation=_activation(_dense(last)),
        loss=loss,  # type: ignore[arg-type]  # checked by what follows
        seed=seed,
    )
    return _checked(setup)


def _hidden(layers: list[AnyLayer]) -> tuple[LayerSetup, ...]:
    """The hidden layers, each with the dropout behind it. Where they are laid out follows."""
    hidden: list[LayerSetup] = []
    for layer, before in zip(layers, [None, *layers], strict=False):
        if isinstance(layer, Dropout) and isinstance(before, Dense | Conv | MaxPool):
            hidden[-1] = msgspec.structs.replace(hidden[-1], dropout=layer.rate)
        elif not isinstance(layer, Flatten):
            hidden.append(_one(layer))
    return tuple(hidden)


def _one(layer: AnyLayer) -> LayerSetup:
    match layer:
        case Conv():
            return _conv(layer)
        case MaxPool(size=window, stride=stride):
            _check(stride in (None, window), "max pool whose windows overlap or leave gaps")
            return LayerSetup(kind="pool", window=window)
        case _:
            dense = _dense(layer)
            return LayerSetup(units=dense.units, activation=_activation(dense))


def _conv(layer: Conv) -> LayerSetup:
    _check(layer.bias != "none", "layer without biases")
    _check(layer.stride == 1, "convolution that leaves places out")
    _check(layer.padding == "same", "convolution that makes the picture smaller")
    _check(layer.groups == 1, "convolution whose channels go in groups")
    activation = _activation(layer)
    return LayerSetup(kind="conv", units=layer.filters, window=layer.kernel, activation=activation)


def _dense(layer: AnyLayer) -> Dense:
    """The layer, if it is one that the bench knows."""
    if not isinstance(layer, Dense):
        kind = type(layer).__name__
        raise BadInput(f"the network has a layer that a bench does not show: {kind}", _SHOWN)
    _check(layer.bias != "none", "layer without biases")
    return layer


def _check(shown: bool, what: str) -> None:
    if not shown:
        raise BadInput(f"the network has a {what}: a bench shows none", _SHOWN)


def _activation(layer: Dense | Conv) -> ActivationName:
    if layer.activation not in get_args(ActivationName):
        raise BadInput(f"the network's activation {layer.activation} is none of the bench", _SHOWN)
    return layer.activation  # type: ignore[return-value]  # just checked


def _checked(setup: NetworkSetup) -> NetworkSetup:
    """The set-up, if it is within the ranges that the page knows."""
    try:
        return msgspec.convert(msgspec.to_builtins(setup), NetworkSetup)
    except msgspec.ValidationError as error:
        raise BadInput(f"the network is none that a bench shows: {error}", _SHOWN) from None
