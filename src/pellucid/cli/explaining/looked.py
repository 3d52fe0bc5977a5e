"""One picture or recording explained: the answer, where it looked, what the layers made of it."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float

from pellucid.cli.explaining.explained import check_network, check_row, truth
from pellucid.cli.explaining.region import Region, hottest
from pellucid.cli.rows import Rows
from pellucid.insight import Sight, heat, mattered, seen
from pellucid.insight.sight import Pictures
from pellucid.learning import Model
from pellucid.report.seeing.maps_picture import LayerMaps, strongest_maps


class Looked(NamedTuple):
    """One example's answer and where it comes from.

    `file` is what the example is called, where it has a name; `network` counts from 1 and says
    whose maps these are. `heat` is where all networks together looked, None without
    convolutions; `parts` what each place added to the answer.
    """

    sight: Sight
    row: int
    file: str | None
    answer: object
    truth: object
    classes: tuple[str, ...]
    probabilities: np.ndarray | None
    winner: int
    network: int
    picture: Pictures
    heat: Float[np.ndarray, "height width"] | None
    parts: Float[np.ndarray, "height width channels"]
    region: Region | None
    layers: tuple[LayerMaps, ...]


def looked(model: Model, sight: Sight, rows: Rows, row: int, network: int) -> Looked:
    """Follows one example. Raises `BadInput` for a row or a network that is not there."""
    check_row(row, len(rows.x))
    check_network(network, model.networks)
    raw = np.asarray(rows.x[row : row + 1], np.float32)
    outputs = model.outputs(raw)
    is_quantity = model.task == "regression"
    winner = 0 if is_quantity else int(model.answers(outputs)[0])
    picture = seen(sight, raw)
    # A quantity has one output, and what raises it is asked for.
    asked = np.array([1 if is_quantity else winner])
    warm = heat(sight, picture, asked)[0] if sight.convolves else None
    layers = strongest_maps(sight, picture, network - 1) if sight.convolves else []
    return Looked(
        sight=sight,
        row=row,
        file=str(rows.frame["file"][row]) if "file" in rows.frame.columns else None,
        answer=model.decode(outputs)[0],
        truth=truth(model, rows, row),
        classes=model.classes,
        probabilities=None if is_quantity else model.shares(outputs)[0],
        winner=winner,
        network=network,
        picture=picture,
        heat=warm,
        parts=mattered(sight, picture, asked)[0],
        region=None if warm is None else hottest(sight, warm),
        layers=tuple(layers),
    )
