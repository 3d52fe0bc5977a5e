"""The plane: points all over it as inputs, and what a network answers there as a picture."""

import numpy as np
from jaxtyping import Float, Float64

from pellucid.course.charts import Map, picture

SIDE = 40
_MOST = 60


def plane(reach: float, side: int = SIDE) -> Float64[np.ndarray, "places 2"]:
    """Places from −reach to reach both ways, row by row, from the top.

    >>> plane(1.0, 2).tolist()
    [[-1.0, 1.0], [1.0, 1.0], [-1.0, -1.0], [1.0, -1.0]]
    """
    along = np.linspace(-reach, reach, side)
    x, y = np.meshgrid(along, along[::-1])
    return np.stack([x.ravel(), y.ravel()], 1)


def pictured(
    name: str,
    shares: Float[np.ndarray, " places"],
    reach: float,
    x: Float[np.ndarray, "n 2"],
    classes: np.ndarray,
) -> Map:
    """What a network answers on `plane(reach)`, shares of the second class, and some examples."""
    along, up = (x[:_MOST].T / reach + 1) / 2
    shown = [
        (round(float(right), 3), round(1 - float(high), 3), int(of))
        for right, high, of in zip(along, up, classes[:_MOST], strict=True)
    ]
    return picture(name, 2 * shares.reshape(SIDE, SIDE) - 1, shown)
