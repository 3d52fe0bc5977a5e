"""Choices: what a person decides instead of leaving it to the recipe."""

import operator
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import msgspec
import numpy as np

from pellucid.data import Dataset, PictureEncoding, SoundEncoding, TableEncoding
from pellucid.errors import BadInput, choose
from pellucid.learning.losses import USUAL_LOSS
from pellucid.learning.model import Encoding
from pellucid.learning.recipes import (
    PARTS,
    Recipe,
    for_pictures,
    for_sound,
    for_table,
    outputs_of,
    plain,
    plain_settings,
    reasons,
)
from pellucid.learning.settings import Settings
from pellucid.network import Network, Parameters

_HIDDEN, _ACTIVATION = (64, 32), "relu"
_MINUTES, _MOST_MINUTES = 5.0, 10_000


@dataclass(frozen=True)
class Choices:
    """What a person chose; None leaves it to the recipe.

    `network` is a whole network, `parameters` those of its parameters that it begins with, by
    layer and name (the others are drawn by the seed); `layers` the units of the hidden layers of
    a plain one (empty: none), with this `activation`, this share of `dropout` after each, and this
    `output_activation`. `networks` is how many learn side by side. `minutes` is how long the
    training of pictures or sound may take, on two cores. `settings` are fields of `Settings` by
    name.
    """

    network: Network | None = None
    layers: Sequence[int] | None = None
    activation: str | None = None
    dropout: float | None = None
    output_activation: str | None = None
    networks: int | None = None
    minutes: float | None = None
    parameters: Parameters | None = None
    settings: dict[str, Any] = field(default_factory=dict[str, Any])

    @staticmethod
    def of(**chosen: Any) -> "Choices":
        """Choices by name, fields of `Choices` and of `Settings` alike.

        Raises `BadInput` with the nearest name for one that is neither.

        >>> Choices.of(layers=(8,), epochs=20)
        Choices(network=None, layers=(8,), ..., settings={'epochs': 20})
        """
        own = {one.name for one in fields(Choices)} - {"settings"}
        known = sorted(own | set(Settings.__struct_fields__))
        for name in chosen:
            choose("setting", name, known)
        chosen = {name: _plain(value) for name, value in chosen.items()}
        if chosen.get("layers") is not None:
            chosen["layers"] = _units(chosen["layers"])
        settings = {name: value for name, value in chosen.items() if name not in own}
        return Choices(**{name: chosen[name] for name in own & set(chosen)}, settings=settings)


def _plain(value: Any) -> Any:
    """NumPy's numbers as Python's, so that they can be checked and saved."""
    return value.item() if isinstance(value, np.generic) else value


def _units(layers: Any) -> tuple[int, ...]:
    """The units of the hidden layers, from one number or several."""
    try:
        several = np.atleast_1d(np.asarray(layers if np.size(layers) else np.zeros(0, int)))
        return tuple(operator.index(units) for units in several.tolist())
    except (TypeError, ValueError):
        raise BadInput(
            f"layers is {layers!r}", "the units of each hidden layer", instead="(64, 32)"
        ) from None


def recipe_for(
    choices: Choices,
    data: Dataset,
    encoding: Encoding | None,
    rows: np.ndarray,
    apart: int | None = None,
    voices: int = 0,
) -> Recipe:
    """The recipe that suits the data, with everything that was chosen put in its place.

    `apart` is how many of the rows differ from each other: with too few of them to deal out in
    parts, one share is held back from all networks. `voices` is how many people are known to
    speak in recordings, 0 if it is not known.
    """
    recipe = _base(choices, data, encoding, rows, voices)
    networks = recipe.networks if choices.networks is None else choices.networks
    if networks < 1:
        raise BadInput(f"networks is {networks}", "a whole number of 1 or more")
    settings = _settled(choices, recipe, data)
    few = (len(rows) if apart is None else apart) < 2 * PARTS
    # Convolutions do not train side by side at a gain, so their networks share what is held back.
    together = isinstance(encoding, PictureEncoding | SoundEncoding)
    parts = None if networks == 1 or few or together else PARTS
    _check_loss(str(settings.loss), recipe.network, data)
    final = recipe._replace(settings=settings, networks=networks, parts=parts)
    return final._replace(reasons=(*recipe.reasons, *reasons(final, len(rows))))


def _settled(choices: Choices, recipe: Recipe, data: Dataset) -> Settings:
    """The recipe's settings, what was chosen in its place, and nothing left open."""
    chosen = _with_usual_rate(choices.settings, recipe)
    settings = msgspec.structs.replace(recipe.settings, **chosen)
    if settings.class_weights and data.task == "regression":
        raise BadInput("class weights were chosen, for a quantity", "a target of classes")
    loss = settings.loss or USUAL_LOSS[data.task]
    return msgspec.structs.replace(settings, learning_rate=settings.rate, loss=loss)


def _check_loss(loss: str, network: Network, data: Dataset) -> None:
    """Raises `BadInput` for a cross-entropy of what are no shares.

    Everything else may be chosen, however little it helps: breaking a network is part of
    learning.
    """
    if loss != "cross-entropy":
        return
    last, units = network.output_activation, network.shapes[-1][-1]
    if data.task == "regression":
        raise BadInput(
            "the loss is cross-entropy, for a quantity", "a loss for quantities",
            "It compares shares of classes", "squared-error",
        )  # fmt: skip
    if last not in ("sigmoid", "softmax") or (last == "softmax" and units == 1):
        raise BadInput(
            f"the output is {last} of {units} and the loss cross-entropy",
            "a sigmoid, or a softmax of two units or more",
            "It compares shares of classes", "--loss squared-error",
        )  # fmt: skip


def _check_fits(network: Network, data: Dataset) -> None:
    """Raises `BadInput` for a network whose inputs or outputs are not those of the data."""
    if network.inputs != data.inputs.shape[1:]:
        raise BadInput(
            f"the network takes inputs of shape {network.inputs}",
            f"{data.inputs.shape[1:]}, the shape of one example",
        )
    if network.shapes[-1] not in {(outputs_of(data),), (max(len(data.classes), 1),)}:
        raise BadInput(
            f"the network gives outputs of shape {network.shapes[-1]}",
            f"{(outputs_of(data),)}, for {data.task}",
        )


def _check_parameters(network: Network, given: Parameters) -> None:
    """Raises `BadInput` for parameters that the network has not, or not in these shapes."""
    wanted = network.init(0)
    for layer, own in given.items():
        for name, values in own.items():
            known = wanted.get(layer, {}).get(name)
            if known is None or np.shape(values) != np.shape(known):
                shape = "it has none of that name" if known is None else f"{np.shape(known)}"
                given_as = f"the parameters {name!r} of {layer!r} have shape {np.shape(values)}"
                raise BadInput(given_as, shape, "They are not this network's")


def _with_usual_rate(chosen: dict[str, Any], recipe: Recipe) -> dict[str, Any]:
    """Another optimiser comes with its own usual learning rate, unless one is chosen too."""
    if chosen.get("optimizer", recipe.settings.optimizer) == recipe.settings.optimizer:
        return chosen
    return {"learning_rate": None, "scaled_rates": False} | chosen


def _base(
    choices: Choices, data: Dataset, encoding: Encoding | None, rows: np.ndarray, voices: int
) -> Recipe:
    if choices.network is not None:
        _check_fits(choices.network, data)
        _check_parameters(choices.network, choices.parameters or {})
        settings, why = plain_settings(len(data)), ("the network you gave",)
        return Recipe(choices.network, settings, preset=choices.parameters, reasons=why)
    if choices.parameters:
        raise BadInput("parameters were chosen, and no network", "the network that they are of")
    why = "the layers you asked for" if choices.layers is not None else "a plain network"
    chosen = (choices.layers, choices.activation, choices.dropout, choices.output_activation)
    if encoding is not None and all(one is None for one in chosen):
        return _for(data, encoding, rows, choices.minutes, voices)
    return plain(
        data,
        encoding,
        rows,
        _HIDDEN if choices.layers is None else choices.layers,
        choices.activation or _ACTIVATION,
        dropout=choices.dropout or 0.0,
        output_activation=choices.output_activation,
    )._replace(reasons=(why,))


def _for(
    data: Dataset, encoding: Encoding, rows: np.ndarray, minutes: float | None, voices: int
) -> Recipe:
    if isinstance(encoding, TableEncoding):
        return for_table(data, encoding, rows)
    if minutes is not None and not 0 < minutes <= _MOST_MINUTES:
        raise BadInput(f"minutes is {minutes}", f"a number above 0, to {_MOST_MINUTES:,}")
    budget = _MINUTES if minutes is None else minutes
    if isinstance(encoding, PictureEncoding):
        return for_pictures(data, encoding, rows, budget)
    return for_sound(data, encoding, rows, budget, voices)
