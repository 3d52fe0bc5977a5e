"""Turning: how much a boundary bends, as whole turns of somebody who walks along it."""

import numpy as np
from jaxtyping import Float


def turns(heights: Float[np.ndarray, "rows columns"], step: float) -> float:
    """How often the line of height zero turns right round, left and right turns all counted.

        1/2π ∫ |κ| ds,   κ the curvature of the line

    `heights` are those of a smooth surface at places `step` apart. The integral is a sum over
    the places where the line crosses the grid: a piece of it crosses each family of grid lines
    as often as it is long across them. (Cauchy 1850; Santaló 1976, on integral geometry.)

    >>> along = np.linspace(-2, 2, 161)
    >>> circle = along[:, None] ** 2 + along**2 - 1
    >>> round(turns(circle, along[1] - along[0]), 2)
    1.0
    """
    up, across = np.gradient(heights, step)
    bend = _bend(up, across, step)
    total = 0.0
    for axis, along in enumerate((up, across)):
        crossed = np.diff(heights > 0, axis=axis)
        steep = np.hypot(_between(up, axis), _between(across, axis)) + 1e-9
        facing = np.abs(_between(along, axis)) / steep
        curved = np.abs(_between(bend, axis)) / steep**3
        total += float((facing * curved)[crossed].sum())
    return float(total * step / (2 * np.pi))


def _bend(up: np.ndarray, across: np.ndarray, step: float) -> np.ndarray:
    """The curvature of the lines of equal height, times the cube of the slope."""
    up_up, up_across = np.gradient(up, step)
    across_across = np.gradient(across, step, axis=1)
    return across_across * up**2 - 2 * up_across * up * across + up_up * across**2


def _between(values: np.ndarray, axis: int) -> np.ndarray:
    """Means of neighbours along an axis."""
    first, second = (np.take(values, rows, axis) for rows in _neighbours(values.shape[axis]))
    return (first + second) / 2


def _neighbours(count: int) -> tuple[np.ndarray, np.ndarray]:
    return np.arange(count - 1), np.arange(1, count)
