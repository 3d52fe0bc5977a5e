"""What an experiment draws: charts as data, which the terminal, the page and the report draw."""

from collections.abc import Mapping, Sequence
from typing import Literal

import numpy as np
from jaxtyping import Float, Shaped
from msgspec import Struct

Scale = Literal["linear", "log", "shares"]  # shares are told in per cent


class Line(Struct, frozen=True):
    """A curve over seeds: its median, and the quartiles around it. None where there is none."""

    name: str
    middle: list[float | None]
    low: list[float | None]
    high: list[float | None]


class Lines(Struct, frozen=True, tag="lines"):
    """Curves over a common axis, `x`; what goes up is `title`, what goes along `along`."""

    title: str
    along: str
    x: list[float]
    lines: list[Line]
    x_scale: Scale = "linear"
    y_scale: Scale = "linear"


class Group(Struct, frozen=True):
    """The values of one group, one a network."""

    name: str
    values: list[float | None]


class Groups(Struct, frozen=True, tag="groups"):
    """Groups beside each other, every value a dot: what goes along is `title`."""

    title: str
    groups: list[Group]
    scale: Scale = "linear"


class Map(Struct, frozen=True):
    """A grid of numbers from −1 (orange) over 0 (paper) to 1 (blue), row 0 at the top.

    `points` are examples on it: their place from 0 to 1 along and down, and which of two classes
    they are of.
    """

    name: str
    values: list[list[float]]
    points: list[tuple[float, float, int]] = []


class Maps(Struct, frozen=True, tag="maps"):
    """Small pictures of numbers beside each other."""

    title: str
    maps: list[Map]


Chart = Lines | Groups | Maps


def lines(
    title: str,
    along: str,
    x: Sequence[float],
    curves: Mapping[str, Shaped[np.ndarray, "seeds points"]],
    *,
    x_scale: Scale = "linear",
    y_scale: Scale = "linear",
) -> Lines:
    """Curves by name, one a seed each: the median over the seeds, and the quartiles.

    Networks that broke (NaN) are left out of a point, unless all of them did.

    >>> chart = lines("error", "epoch", [1, 2], {"SGD": np.array([[4.0, 2.0], [2.0, 1.0]])})
    >>> chart.lines[0].middle
    [3.0, 1.5]
    """
    found: list[Line] = []
    for name, values in curves.items():
        low, middle, high = _quartiles(np.asarray(values, float))
        found.append(Line(name, _plain(middle), _plain(low), _plain(high)))
    return Lines(title, along, [float(one) for one in x], found, x_scale, y_scale)


def groups(
    title: str, values: Mapping[str, Shaped[np.ndarray, " seeds"]], *, scale: Scale = "linear"
) -> Groups:
    """Values by group, one a seed.

    >>> groups("accuracy", {"with": np.array([1.0]), "without": np.array([0.5])}).groups[1].values
    [0.5]
    """
    return Groups(title, [Group(name, _plain(own)) for name, own in values.items()], scale)


def picture(
    name: str,
    values: Float[np.ndarray, "rows columns"],
    points: Sequence[tuple[float, float, int]] = (),
) -> Map:
    """A grid of numbers as a picture; what lies beyond −1 and 1 is cut there."""
    cut = np.clip(np.nan_to_num(values), -1, 1)
    return Map(name, [_rounded(row) for row in cut], list(points))


def _quartiles(values: Float[np.ndarray, "seeds points"]) -> Float[np.ndarray, "3 points"]:
    """The quartiles of every point; NaN where it has no value at all."""
    found = np.full((3, values.shape[1]), np.nan)
    known = ~np.isnan(values).all(0)
    with np.errstate(invalid="ignore"):  # between two infinities there is no number
        found[:, known] = np.nanquantile(values[:, known], [0.25, 0.5, 0.75], axis=0)
    return found


def _plain(values: np.ndarray) -> list[float | None]:
    """Four digits are more than anybody sees, and keep what is saved small."""
    known = np.asarray(values, float)
    return [float(f"{value:.4g}") if np.isfinite(value) else None for value in known]


def _rounded(row: np.ndarray) -> list[float]:
    return [round(float(value), 3) + 0.0 for value in row]
