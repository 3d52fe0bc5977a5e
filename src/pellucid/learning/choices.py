"""Choices: what a person decides instead of leaving it to the recipe."""

from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import msgspec
import numpy as np

from pellucid.data import Dataset, TableEncoding
from pellucid.errors import BadInput, choose
from pellucid.learning.recipe import Recipe, for_table, plain, reasons
from pellucid.learning.settings import Settings
from pellucid.network import Network

_HIDDEN, _ACTIVATION = (64, 32), "relu"


@dataclass(frozen=True)
class Choices:
    """What a person chose; None leaves it to the recipe.

    `network` is a whole network; `layers` the units of the hidden layers of a plain one (empty:
    none), with this `activation`, this share of `dropout` after each, and this
    `output_activation`. `networks` is how many learn side by side. `settings` are fields of
    `Settings` by name.
    """

    network: Network | None = None
    layers: Sequence[int] | None = None
    activation: str | None = None
    dropout: float | None = None
    output_activation: str | None = None
    networks: int | None = None
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
        settings = {name: value for name, value in chosen.items() if name not in own}
        return Choices(**{name: chosen[name] for name in own & set(chosen)}, settings=settings)


def recipe_for(
    choices: Choices, data: Dataset, encoding: TableEncoding | None, rows: np.ndarray
) -> Recipe:
    """The recipe that suits the data, with everything that was chosen put in its place."""
    recipe = _base(choices, data, encoding, rows)
    networks = recipe.networks if choices.networks is None else choices.networks
    if networks < 1:
        raise BadInput(f"networks is {networks}", "a whole number of 1 or more")
    settings = msgspec.structs.replace(recipe.settings, **_with_usual_rate(choices.settings))
    parts = None if networks == 1 else (recipe.parts or 8)
    final = recipe._replace(settings=settings, networks=networks, parts=parts)
    return final._replace(reasons=(*recipe.reasons, *reasons(final, len(rows))))


def _with_usual_rate(chosen: dict[str, Any]) -> dict[str, Any]:
    """Another optimiser comes with its own usual learning rate, unless one is chosen too."""
    if "optimizer" not in chosen:
        return chosen
    return {"learning_rate": None, "scaled_rates": False} | chosen


def _base(
    choices: Choices, data: Dataset, encoding: TableEncoding | None, rows: np.ndarray
) -> Recipe:
    if choices.network is not None:
        recipe = plain(data, encoding, ())
        return recipe._replace(network=choices.network, reasons=("the network you gave",))
    chosen = (choices.layers, choices.activation, choices.dropout, choices.output_activation)
    if encoding is not None and all(one is None for one in chosen):
        return for_table(data, encoding, rows)
    return plain(
        data,
        encoding,
        _HIDDEN if choices.layers is None else choices.layers,
        choices.activation or _ACTIVATION,
        dropout=choices.dropout or 0.0,
        output_activation=choices.output_activation,
    )
