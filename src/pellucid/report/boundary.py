"""The decision boundary: what the network answers all over the plane of its two inputs."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl
from jaxtyping import Float, Num
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pellucid.errors import BadInput
from pellucid.learning import Model
from pellucid.report.canvas import SMALL, below, panel, say
from pellucid.report.numbers import short
from pellucid.report.palette import LIGHT, RASTER_BLUE, RASTER_CLASSES, RASTER_ORANGE

_RESOLUTION, _SHAPES = 160, "os^Dv*"

Points = Num[np.ndarray, "n 2"]


def is_plane(model: Model) -> bool:
    """Whether the model's inputs are exactly two numbers."""
    if model.columns is None:
        return model.network.inputs == (2,)
    return [column.kind for column in model.columns.columns] == ["number", "number"]


def boundary_figure(
    model: Model,
    low: Sequence[float],
    high: Sequence[float],
    points: Points | None = None,
    targets: Num[np.ndarray, " n"] | None = None,
) -> Figure:
    """What the model answers from `low` to `high`, in raw units, and examples over it.

    Two classes, or a quantity above and below its mean: blue and orange, fading to paper where
    the model is unsure, or near the mean. More classes: a colour each. `targets` are class
    indices, or encoded quantities. Raises `BadInput` unless the inputs are two numbers.

    >>> boundary_figure(train("xor").model, (-6, -6), (6, 6)).axes[0].get_xlabel()
    'x1'
    """
    if not is_plane(model):
        count = len(model.columns.columns) if model.columns else model.network.inputs
        raise BadInput(f"the model has inputs {count}", "exactly two numbers, which span a plane")
    across, up = _names(model)
    figure, axes = panel(up, (400, 390))
    axes.grid(visible=False)
    extent = (low[0], high[0], low[1], high[1])
    pixels = _pixels(model, _over(model, low, high))
    axes.imshow(pixels, origin="lower", extent=extent, aspect="auto", interpolation="none")
    if points is not None and targets is not None:
        _points(axes, model, points, targets)
    below(axes, across)
    return figure


def _names(model: Model) -> tuple[str, str]:
    known = [c.name for c in model.columns.columns] if model.columns else list(model.features)
    names = [short(name, 40) for name in known] or ["x1", "x2"]
    return names[0], names[1]


def _over(
    model: Model, low: Sequence[float], high: Sequence[float]
) -> Float[np.ndarray, "rows columns outputs"]:
    xs, ys = (np.linspace(low[i], high[i], _RESOLUTION) for i in (0, 1))
    plane = np.stack(np.meshgrid(xs, ys), -1).reshape(-1, 2)
    inputs = plane.astype(np.float32)
    if model.columns is not None:
        names = [column.name for column in model.columns.columns]
        inputs, _ = model.encode(pl.DataFrame(plane, schema=names))
    return model.outputs(inputs).reshape(_RESOLUTION, _RESOLUTION, -1)


def _pixels(
    model: Model, outputs: Float[np.ndarray, "rows columns outputs"]
) -> Float[np.ndarray, "rows columns 4"]:
    if model.task == "multiclass":
        colours = np.array(RASTER_CLASSES)[outputs.argmax(-1) % len(RASTER_CLASSES)]
        least = 1 / outputs.shape[-1]
        sure = (outputs.max(-1) - least) / (1 - least)
        return np.concatenate([colours, 0.1 + 0.6 * sure[..., None]], -1)
    values = outputs[..., 0]
    signed = 2 * values - 1 if model.task == "binary" else values / max(abs(values).max(), 1e-9)
    return signed_pixels(0.8 * signed)


def signed_pixels(values: Float[np.ndarray, "*shape"]) -> Float[np.ndarray, "*shape 4"]:
    """Numbers from -1 to 1 as pixels: orange to blue, the nearer zero the more of the paper."""
    # A network that broke answers NaN, of which there is nothing to show.
    values = np.nan_to_num(values)
    colours = np.where(values[..., None] > 0, RASTER_BLUE, RASTER_ORANGE)
    return np.concatenate([colours, np.clip(np.abs(values), 0, 1)[..., None]], -1)


def _points(axes: Axes, model: Model, points: Points, targets: np.ndarray) -> None:
    if model.task == "regression":
        _quantities(axes, points, targets)
        return
    names = [short(name, 18) for name in model.classes[: len(_SHAPES)]]
    for index, shape in enumerate(_SHAPES[: len(names)]):
        looks = _looks(_class_colour(model, index))
        axes.scatter(*points[targets == index].T, s=17, marker=shape, **looks)
    _legend(axes, names, model)


def _quantities(axes: Axes, points: Points, targets: np.ndarray) -> None:
    """Above the mean round and blue, below it square and orange; the larger, the farther."""
    reach = max(float(np.abs(targets).max(initial=0)), 1e-9)
    sizes = 6 + 26 * np.abs(targets) / reach
    above = targets > 0
    for chosen, colour, shape in ((above, LIGHT["blue"], "o"), (~above, LIGHT["orange"], "s")):
        looks = _looks(colour)
        axes.scatter(*points[chosen].T, s=sizes[chosen], marker=shape, **looks)


def _looks(colour: Any) -> dict[str, Any]:
    return {"color": colour, "edgecolors": LIGHT["paper"], "linewidths": 0.7}


def _class_colour(model: Model, index: int) -> Any:
    if model.task == "binary":
        return LIGHT["blue"] if index else LIGHT["orange"]
    return RASTER_CLASSES[index % len(RASTER_CLASSES)]


def _legend(axes: Axes, names: list[str], model: Model) -> None:
    """Which shape is which class, above the plane on the right."""
    x = 1.0
    for index in reversed(range(len(names))):
        looks: dict[str, Any] = {"transform": axes.transAxes, "ha": "right", "fontsize": SMALL}
        say(axes, x, 1.055, names[index], **looks)
        x -= 0.02 + 0.021 * len(names[index])
        mark: dict[str, Any] = {"transform": axes.transAxes, "clip_on": False, "linestyle": ""}
        axes.plot(x, 1.055, _SHAPES[index], ms=5, color=_class_colour(model, index), **mark)
        x -= 0.04
