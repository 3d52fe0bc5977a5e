"""Reworking: changes of a network's layers."""

from collections.abc import Iterable
from typing import Any

from keras import layers as kinds

from pellucid.bridges.keras.anatomy import own_function
from pellucid.bridges.keras.case import Case
from pellucid.bridges.keras.losses import named_loss
from pellucid.bridges.keras.names import keras_activation
from pellucid.bridges.keras.rebuilding import Layers, Swap, edited, rebuilt
from pellucid.doctor.anatomy import Anatomy, Layer
from pellucid.doctor.change import (
    AddNormalisation,
    SetActivation,
    SetDropout,
    SetOutput,
    SetRunningAverages,
    SetUnits,
)
from pellucid.doctor.patient import CannotChange

_APPLYING = ("dense", "convolution")
"""Layers that apply an activation function to their outputs, and only there."""


def followers(anatomy: Anatomy, layer: Layer, kind: str) -> list[int]:
    """The layers of a kind after this one and before the next that mixes its inputs."""
    found: list[int] = []
    for after in anatomy.layers[layer.index + 1 :]:
        if after.computes:
            break
        if after.kind == kind:
            found.append(after.index)
    return found


def _activating(anatomy: Anatomy, at: int) -> int:
    """Where the activation function of this layer is applied: by itself, or by one after it."""
    layer = anatomy.layers[at]
    after = followers(anatomy, layer, "activation")
    return after[0] if layer.activation == "linear" and after else at


def _applying(name: str) -> Swap:
    """Another activation function: of a layer that has one, or a layer that is one."""

    def swap(layer: Any) -> Layers:
        if "activation" in layer.get_config() or hasattr(layer, "layer"):
            return [edited(layer, activation=keras_activation(name))]
        return [kinds.Activation(keras_activation(name), name=layer.name)]

    return swap


def _are_layers_own(case: Case, places: Iterable[int]) -> None:
    """Raises `CannotChange` where the model applies the function itself, outside the layer."""
    for at in places:
        if case.anatomy.layers[at].activation != own_function(case.workings.layers[at]):
            raise CannotChange("a function between layers can only be changed in its code")


def set_activation(case: Case, change: SetActivation) -> Case:
    """Hidden layers (recurrent ones only when named) apply another activation function."""
    hidden = (layer.index for layer in case.anatomy.hidden if layer.kind in _APPLYING)
    places = {_activating(case.anatomy, at) for at in change.layers or hidden}
    if not places:
        raise CannotChange("there is no hidden layer with an activation function")
    _are_layers_own(case, places)
    return rebuilt(case, dict.fromkeys(places, _applying(change.to)))


def set_output(case: Case, change: SetOutput) -> Case:
    """Another last layer; what applied an activation function after it applies none."""
    last = case.anatomy.last
    if last is None or last.kind not in _APPLYING:
        raise CannotChange("the network does not end in a dense layer or a convolution")
    *earlier, final = (last.index, *followers(case.anatomy, last, "activation"))
    _are_layers_own(case, (*earlier, final))
    swaps = {at: _applying("linear") for at in earlier}
    swaps[final] = _applying(change.activation)
    of_last = swaps[last.index]

    def swap(layer: Any) -> Layers:
        return [edited(of_last(layer)[0], units=change.units, filters=change.units)]

    swaps[last.index] = swap
    loss = change.loss and named_loss(
        change.loss, change.activation, change.units, case.integers
    )  # fmt: skip
    return rebuilt(case, swaps, loss=loss)


def set_units(case: Case, change: SetUnits) -> Case:
    """Hidden layers have so many units or filters."""
    size = {"units": change.units, "filters": change.units}
    hidden = (layer.index for layer in case.anatomy.hidden if layer.kind != "attention")
    return rebuilt(case, {at: lambda old: [edited(old, **size)] for at in hidden})


def set_dropout(case: Case, change: SetDropout) -> Case:
    """All that drops drops this share; where nothing does, what hidden layers answer."""
    rate = change.rate
    dropping = {layer.index for layer in case.anatomy.layers if layer.kind == "dropout"}
    recurrent = {layer.index for layer in case.anatomy.layers if layer.kind == "recurrent"}
    inside = {"dropout": rate, "recurrent_dropout": rate}
    swaps: dict[int, Swap] = {at: lambda old: [edited(old, rate=rate)] for at in dropping}
    if rate == 0:
        swaps |= {at: lambda old: [edited(old, **inside)] for at in recurrent}
    if not swaps:
        hidden = (layer.index for layer in case.anatomy.hidden)
        swaps = {at: lambda old: [edited(old), kinds.Dropout(rate)] for at in hidden}
    return rebuilt(case, swaps)


def set_running_averages(case: Case, change: SetRunningAverages) -> Case:
    """Batch normalisations keep this share of their running averages."""
    keeping = (layer.index for layer in case.anatomy.layers if layer.kept is not None)
    return rebuilt(case, {at: lambda old: [edited(old, momentum=change.kept)] for at in keeping})


def add_normalisation(case: Case, change: AddNormalisation) -> Case:
    """Batch normalisation between the weights of hidden layers and their activation function."""
    del change
    anatomy = case.anatomy
    bare = [
        layer.index
        for layer in anatomy.hidden
        if layer.kind in _APPLYING and not followers(anatomy, layer, "normalisation")
    ]
    if not bare:
        raise CannotChange("every hidden layer is normalised already")
    return rebuilt(case, dict.fromkeys(bare, _normalised))


def _normalised(layer: Any) -> Layers:
    """A layer without its activation function, batch normalisation, and the function."""
    own = getattr(layer, "activation", None)
    plain = edited(layer, activation="linear")
    if isinstance(own, kinds.Layer):
        return [plain, kinds.BatchNormalization(), edited(own)]
    return [plain, kinds.BatchNormalization(), kinds.Activation(own)]
