"""Changes of a Pellucid network and its settings."""

from collections.abc import Callable
from typing import Any

import msgspec

from pellucid.doctor.change import (
    AddNormalisation,
    AnyChange,
    Clip,
    SetActivation,
    SetDepth,
    SetDropout,
    SetInitialisation,
    SetLearningRate,
    SetLoss,
    SetOptimizer,
    SetOutput,
    SetRegularisation,
    SetRunningAverages,
    SetUnits,
)
from pellucid.doctor.patient import CannotChange
from pellucid.insight.paths import layers_by_path
from pellucid.learning import LOSSES, OPTIMIZERS, Settings
from pellucid.network import (
    ACTIVATIONS,
    INITIALISERS,
    AnyLayer,
    BatchNorm,
    Conv,
    Dense,
    Dropout,
    Network,
    Residual,
)
from pellucid.network.stack import names

replace = msgspec.structs.replace


def changed(network: Network, settings: Settings, change: AnyChange) -> tuple[Network, Settings]:
    """The network and the settings with the change carried out. Raises `CannotChange`."""
    settled = _settled(settings, change)
    if settled is not None:
        return network, settled
    if isinstance(change, SetOutput):
        last = _known(change.activation, ACTIVATIONS)
        layers = (*network.layers[:-1], _output(network.layers[-1], last, change.units))
        loss = settings.loss if change.loss is None else _loss(change.loss)
        return replace(network, layers=layers), replace(settings, loss=loss)
    if isinstance(change, SetRunningAverages):
        return replace(network, layers=_averaging(network.layers, change.kept)), settings
    return replace(network, layers=_layers(network, change)), settings


def _settled(settings: Settings, change: AnyChange) -> Settings | None:
    """The settings with a change that is only of them; None for any other change."""
    match change:
        case SetLearningRate():
            return replace(settings, learning_rate=change.to)
        case SetOptimizer():
            to = _known(change.to, OPTIMIZERS)
            return replace(settings, optimizer=to, learning_rate=change.rate)
        case SetLoss():
            return replace(settings, loss=_loss(change.to))
        case SetRegularisation():
            return replace(settings, weight_decay=change.rate)
        case Clip():
            return replace(settings, clip=change.norm)
        case _:
            return None


def _layers(network: Network, change: AnyChange) -> tuple[AnyLayer, ...]:
    places = {path: index for index, path in enumerate(layers_by_path(network))}
    hidden = _mixing(network.layers[:-1])
    match change:
        case SetActivation():
            to = _known(change.to, ACTIVATIONS)
            return _each(network, places, change.layers, lambda one: replace(one, activation=to))
        case SetInitialisation():
            to = _known(change.to, INITIALISERS)
            return _each(
                network, places, change.layers,
                lambda one: replace(one, initialisation=to, bias=_fresh(one.bias)), last=True,
            )  # fmt: skip
        case SetUnits():
            return _each(network, places, (), lambda one: _with_units(one, change.units))
        case SetDropout():
            kept = (
                replace(one, rate=change.rate) if isinstance(one, Dropout) else one
                for one in network.layers
            )
            return tuple(one for one in kept if not (isinstance(one, Dropout) and not one.rate))
        case AddNormalisation() if hidden:
            return tuple(
                part for one in network.layers[:-1]
                for part in ((one, BatchNorm()) if isinstance(one, Dense | Conv) else (one,))
            ) + network.layers[-1:]  # fmt: skip
        case SetDepth():
            return (*_with_depth(network.layers[:-1], change.hidden), network.layers[-1])
        case _:
            raise CannotChange(f"{type(change).__name__} on a Pellucid network")


def _averaging(layers: tuple[AnyLayer, ...], kept: float) -> tuple[AnyLayer, ...]:
    """Batch normalisations, in residual blocks too, that keep this share of their averages."""

    def each(layer: AnyLayer) -> AnyLayer:
        if isinstance(layer, Residual):
            return replace(layer, layers=_averaging(layer.layers, kept))
        return replace(layer, momentum=kept) if isinstance(layer, BatchNorm) else layer

    return tuple(map(each, layers))


def _with_depth(hidden: tuple[AnyLayer, ...], depth: int) -> tuple[AnyLayer, ...]:
    """The first dense layers only, or more like the last; where there is none, of 32 units."""
    dense = [layer for layer in hidden if isinstance(layer, Dense)]
    more = [dense[-1] if dense else Dense(32, "relu")] * (depth - len(dense))
    spare = dense[depth:]
    return (*(one for one in hidden if not any(one is other for other in spare)), *more)


def _mixing(layers: tuple[AnyLayer, ...]) -> list[Dense | Conv]:
    return [layer for layer in layers if isinstance(layer, Dense | Conv)]


def _each(
    network: Network,
    places: dict[str, int],
    chosen: tuple[int, ...],
    new: Callable[[Any], AnyLayer],
    *,
    last: bool = False,
) -> tuple[AnyLayer, ...]:
    """Every hidden dense or convolutional layer made anew, or those of the chosen places."""

    def each(layers: tuple[AnyLayer, ...], before: str) -> tuple[AnyLayer, ...]:
        return tuple(
            one_of(layer, before + name) for name, layer in zip(names(layers), layers, strict=True)
        )

    def one_of(layer: AnyLayer, path: str) -> AnyLayer:
        if isinstance(layer, Residual):
            return replace(layer, layers=each(layer.layers, f"{path}/"))
        if not isinstance(layer, Dense | Conv) or (path == network.names[-1] and not last):
            return layer
        return new(layer) if not chosen or places[path] in chosen else layer

    return each(network.layers, "")


def _with_units(layer: Dense | Conv, units: int) -> AnyLayer:
    return replace(layer, **{"units" if isinstance(layer, Dense) else "filters": units})


def _fresh(bias: Any) -> Any:
    return bias if bias == "none" else "zeros"


def _output(layer: AnyLayer, activation: str, units: int) -> AnyLayer:
    if not isinstance(layer, Dense):
        raise CannotChange("the output is no dense layer")
    return replace(layer, activation=activation, units=units)


def _loss(name: str) -> str:
    return _known("cross-entropy" if name == "binary-cross-entropy" else name, LOSSES)


def _known(name: str, known: Any) -> str:
    if name not in known:
        raise CannotChange(f"{name} is not known here")
    return name
