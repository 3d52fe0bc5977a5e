"""One answer explained: everything that is shown, as plain data."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np

from pellucid.cli.explaining.mattered import Mattered, reading, what_mattered
from pellucid.cli.rows import Rows, true_targets
from pellucid.data import decode_targets
from pellucid.errors import BadInput
from pellucid.insight import trace
from pellucid.learning import Model, loss
from pellucid.learning.losses import USUAL_LOSS


class LayerPass(NamedTuple):
    """What one layer gave: its activations, laid out as one row."""

    name: str
    activation: str
    activations: np.ndarray


class Explained(NamedTuple):
    """One row's answer and where it comes from.

    `network` counts from 1. `last` writes out the last layer's sum. `values` are the row's own,
    by column. `truth` is None where the row does not say.
    """

    row: int
    answer: object
    truth: object
    classes: tuple[str, ...]
    probabilities: np.ndarray | None
    network: int
    layers: tuple[LayerPass, ...]
    last: str
    mattered: Mattered
    values: dict[str, object]
    winner: int


def explained(model: Model, rows: Rows, row: int, network: int) -> Explained:
    """Follows one row. Raises `BadInput` for a row or a network that is not there."""
    check_row(row, len(rows.x))
    check_network(network, model.networks)
    x = rows.x[row]
    outputs = model.outputs(x[None])
    winner = 0 if model.task == "regression" else int(model.answers(outputs)[0])
    layers, last = _pass(model, x, network - 1, winner)
    return Explained(
        row=row,
        answer=model.decode(outputs)[0],
        truth=truth(model, rows, row),
        classes=model.classes,
        probabilities=None if model.task == "regression" else model.shares(outputs)[0],
        network=network,
        layers=layers,
        last=last,
        mattered=what_mattered(model, x, reading(model, winner)),
        values=_values(model, rows, row),
        winner=winner,
    )


def check_row(row: int, many: int) -> None:
    """Raises `BadInput` for a row the input does not have."""
    if not 0 <= row < many:
        raise BadInput(
            f"--row is {row}",
            f"a whole number from 0 to {many - 1:,}",
            f"The input has {many:,} rows, and the first is row 0",
        )


def check_network(network: int, many: int) -> None:
    """Raises `BadInput` for a network that does not stand side by side with the others."""
    if not 1 <= network <= many:
        raise BadInput(
            f"--network is {network}",
            f"a whole number from 1 to {many}",
            f"The model has {many} side by side" if many > 1 else "The model is one network",
        )


def _pass(
    model: Model, x: np.ndarray, network: int, winner: int
) -> tuple[tuple[LayerPass, ...], str]:
    """One network's layers for the row, and its last layer's sum for the winning output."""
    parameters = jax.tree.map(jnp.asarray, model.member(network))
    # A trace goes backward too, and needs something to be wrong about: the answer itself.
    target = 0.0 if model.task == "regression" else winner
    seen = trace(model.network, parameters, x, [target], loss(USUAL_LOSS[model.task]))
    layers = tuple(
        LayerPass(name, layer.activation, np.asarray(step.a[0]).reshape(-1))
        for name, layer, step in zip(
            model.network.names, model.network.layers, seen.layers, strict=True
        )
    )
    unit = winner if len(layers[-1].activations) > 1 else 0
    return layers, seen.explain(-1, unit)


def truth(model: Model, rows: Rows, row: int) -> object:
    """What the row itself says the answer is, if it does."""
    found = true_targets(model, rows.frame[row : row + 1])
    if found is None or model.encoding is None or model.encoding.target is None:
        return None
    return decode_targets(model.encoding.target, found[1])[0]


def _values(model: Model, rows: Rows, row: int) -> dict[str, object]:
    names = [c.name for c in model.columns.columns] if model.columns else rows.frame.columns
    known = rows.frame.row(row, named=True)
    return {name: known[name] for name in names if name in known}
