"""What a model's inputs are: columns with names, or the pixels of a picture."""

import re

import numpy as np
from jaxtyping import Float

from pellucid.learning import Model

_PIXEL = re.compile(r"pixel_(\d+)_(\d+)")

Picture = Float[np.ndarray, "height width"]


def column_names(model: Model) -> tuple[str, ...]:
    """The names of the raw columns."""
    if model.columns is None:
        return model.features
    return tuple(column.name for column in model.columns.columns)


def picture_shape(model: Model) -> tuple[int, int] | None:
    """Height and width, where the inputs are the pixels of a grey picture; else None."""
    shape = model.network.inputs
    if len(shape) == 2 or (len(shape) == 3 and shape[2] == 1):
        return shape[0], shape[1]
    places = [_PIXEL.fullmatch(name) for name in column_names(model)]
    rows = [int(place[1]) for place in places if place]
    columns = [int(place[2]) for place in places if place]
    if not places or len(rows) < len(places) or len(places) > 1 << 16:
        return None
    height, width = max(rows) + 1, max(columns) + 1
    return (height, width) if height * width <= 2 * len(places) else None


def as_picture(model: Model, values: Float[np.ndarray, "..."]) -> Picture:
    """One number for each raw column, put where the pixel is."""
    shape = picture_shape(model)
    assert shape is not None
    if values.ndim > 1:
        return values.reshape(shape)
    grid = np.full(shape, values.min())
    for name, value in zip(column_names(model), values, strict=True):
        place = _PIXEL.fullmatch(name)
        if place:
            grid[int(place[1]), int(place[2])] = value
    return grid
