"""What excites a unit most, among the examples there are."""

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int

from pellucid.insight.paths import check_index, path_of
from pellucid.insight.receptive import Window, receptive_field
from pellucid.insight.steps import chunks, steps_by_path
from pellucid.network import Network, Parameters


class Excited(NamedTuple):
    """An example that excites a unit: how much, and where.

    `place` is where on the unit's map, `window` the part of the input seen from there; both
    are empty for a layer without places.
    """

    example: int
    activation: float
    place: tuple[int, ...]
    window: Window


def exciting(
    network: Network,
    parameters: Parameters,
    x: Any,
    layer: int | str,
    units: Sequence[int],
    top: int = 9,
) -> tuple[tuple[Excited, ...], ...]:
    """For each unit, the examples it answers most strongly, the strongest first.

    Of every example it is the place with the largest activation that counts (Zeiler, Fergus
    2014). Raises `BadInput` for a layer or a unit that is not there.

    >>> network = Network((4, 4, 1), (Conv(1, 1),))
    >>> weights = {"conv_1": {"weights": np.ones((1, 1, 1, 1)), "bias": np.zeros(1)}}
    >>> dots = np.zeros((2, 4, 4, 1), np.float32)
    >>> dots[1, 2, 3] = 7
    >>> exciting(network, weights, dots, 0, [0], top=1)[0][0][:3]
    (1, 7.0, (2, 3))
    """
    path = path_of(network, layer)
    parameters = jax.tree.map(jnp.asarray, parameters)
    found = [_peaks(network, path, parameters, some) for some in chunks(network, x)]
    values, flat = (np.concatenate(part) for part in zip(*jax.device_get(found), strict=True))
    places = _places(network, path, parameters)
    for unit in units:
        check_index("unit", unit, values.shape[1])
    return tuple(
        tuple(
            _excited(network, path, places, int(row), values[row, unit], int(flat[row, unit]))
            for row in np.argsort(-values[:, unit], kind="stable")[:top]
        )
        for unit in units
    )


@partial(jax.jit, static_argnames=("network", "path"))
def _peaks(
    network: Network, path: str, parameters: Parameters, x: Float[Array, "chunk ..."]
) -> tuple[Float[Array, "chunk units"], Int[Array, "chunk units"]]:
    """Every unit's largest activation in every example, and at which of its places it is."""
    a = steps_by_path(network, parameters, x)[path].a
    maps = a.reshape(len(a), -1, a.shape[-1])
    return maps.max(1), maps.argmax(1)


def _places(network: Network, path: str, parameters: Parameters) -> tuple[int, ...]:
    one = jnp.zeros((1, *network.inputs))
    a = jax.eval_shape(lambda p, x: steps_by_path(network, p, x)[path].a, parameters, one)
    return tuple(a.shape[1:-1])


def _excited(
    network: Network, path: str, places: tuple[int, ...], row: int, value: np.floating[Any],
    flat: int,
) -> Excited:  # fmt: skip
    place = tuple(int(axis) for axis in np.unravel_index(flat, places)) if places else ()
    window = receptive_field(network, path, place) if places else ()
    return Excited(row, float(value), place, window)
