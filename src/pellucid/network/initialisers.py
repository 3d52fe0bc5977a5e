"""How weights start: drawn so that signals keep their size from layer to layer."""

from collections.abc import Callable
from typing import Literal, NamedTuple

import jax.nn.initializers as jax_initialisers
from jaxtyping import Array, Float, Key

from pellucid.errors import choose

Initialiser = Callable[[Key[Array, ""], tuple[int, ...]], Float[Array, "..."]]


class Scaling(NamedTuple):
    """Weights drawn alike whatever their number, and scaled to a variance.

    Var w = scale / inputs, or, by `fan_avg`, scale / the mean of inputs and units.
    """

    scale: float
    fan: Literal["fan_in", "fan_avg"]
    distribution: Literal["truncated_normal", "uniform"]

    def variance(self, inputs: int, units: int) -> float:
        """Of the weights of a layer with so many inputs and units."""
        return self.scale / (inputs if self.fan == "fan_in" else (inputs + units) / 2)


SCALINGS: dict[str, Scaling] = {
    # Half the units of a ReLU layer are silent (He et al. 2015).
    "he": Scaling(2.0, "fan_in", "truncated_normal"),
    "he-uniform": Scaling(2.0, "fan_in", "uniform"),
    # Keeps both signal and gradient (Glorot, Bengio 2010).
    "glorot": Scaling(1.0, "fan_avg", "truncated_normal"),
    "glorot-uniform": Scaling(1.0, "fan_avg", "uniform"),
    # LeCun et al. 1998; SELU's fixed point needs it.
    "lecun": Scaling(1.0, "fan_in", "truncated_normal"),
    "lecun-uniform": Scaling(1.0, "fan_in", "uniform"),
}

INITIALISERS: dict[str, Initialiser] = {
    **{name: jax_initialisers.variance_scaling(*scaling) for name, scaling in SCALINGS.items()},
    # Lengths kept exactly (Saxe et al. 2014).
    "orthogonal": jax_initialisers.orthogonal(),
    # For experiments on what goes wrong: every unit of a layer stays the same as the next.
    "zeros": jax_initialisers.zeros,
}


def initialiser(name: str) -> Initialiser:
    """The initialiser of that name. Raises `BadInput` with the nearest name otherwise."""
    return INITIALISERS[choose("initialiser", name, INITIALISERS)]
