"""A network of dense layers as a bench has it: hidden layers, and the output's activation."""

from typing import get_args

import msgspec

from pellucid.errors import BadInput
from pellucid.lab.protocol.setup import ActivationName, LayerSetup, NetworkSetup
from pellucid.network import AnyLayer, Dense, Dropout, Network

_SHOWN = "a network of dense layers, with dropout behind hidden ones if you like"


def network_setup(network: Network, *, seed: int = 0, loss: str | None = None) -> NetworkSetup:
    """The set-up that says what this network is.

    Raises `BadInput` for a network that a bench cannot show: of other layers, say.
    """
    hidden: list[LayerSetup] = []
    *layers, last = network.layers
    for layer, before in zip(layers, [None, *layers], strict=False):
        if isinstance(layer, Dropout) and isinstance(before, Dense):
            hidden[-1] = msgspec.structs.replace(hidden[-1], dropout=layer.rate)
        else:
            dense = _dense(layer)
            hidden.append(LayerSetup(units=dense.units, activation=_activation(dense)))
    setup = NetworkSetup(
        hidden=tuple(hidden),
        output_activation=_activation(_dense(last)),
        loss=loss,  # type: ignore[arg-type]  # checked by what follows
        seed=seed,
    )
    return _checked(setup)


def _dense(layer: AnyLayer) -> Dense:
    """The layer, if it is one that the bench knows."""
    if not isinstance(layer, Dense):
        kind = type(layer).__name__
        raise BadInput(f"the network has a layer that a bench does not show: {kind}", _SHOWN)
    if layer.bias == "none":
        raise BadInput("the network has a layer without biases, which a bench shows", _SHOWN)
    return layer


def _activation(layer: Dense) -> ActivationName:
    if layer.activation not in get_args(ActivationName):
        raise BadInput(f"the network's activation {layer.activation} is none of the bench", _SHOWN)
    return layer.activation  # type: ignore[return-value]  # just checked


def _checked(setup: NetworkSetup) -> NetworkSetup:
    """The set-up, if it is within the ranges that the page knows."""
    try:
        return msgspec.convert(msgspec.to_builtins(setup), NetworkSetup)
    except msgspec.ValidationError as error:
        raise BadInput(f"the network is none that a bench shows: {error}", _SHOWN) from None
