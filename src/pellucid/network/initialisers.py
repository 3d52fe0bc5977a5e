"""How weights start: drawn so that signals keep their size from layer to layer."""

from collections.abc import Callable

import jax.nn.initializers as jax_initialisers
from jaxtyping import Array, Float, Key

from pellucid.errors import choose

Initialiser = Callable[[Key[Array, ""], tuple[int, ...]], Float[Array, "..."]]

INITIALISERS: dict[str, Initialiser] = {
    # Var w = 2 / inputs: half the units of a ReLU layer are silent (He et al. 2015).
    "he": jax_initialisers.he_normal(),
    "he-uniform": jax_initialisers.he_uniform(),
    # Var w = 2 / (inputs + units): keeps both signal and gradient (Glorot, Bengio 2010).
    "glorot": jax_initialisers.glorot_normal(),
    "glorot-uniform": jax_initialisers.glorot_uniform(),
    # Var w = 1 / inputs (LeCun et al. 1998); SELU's fixed point needs it.
    "lecun": jax_initialisers.lecun_normal(),
    "lecun-uniform": jax_initialisers.lecun_uniform(),
    # Lengths kept exactly (Saxe et al. 2014).
    "orthogonal": jax_initialisers.orthogonal(),
    # For experiments on what goes wrong: every unit of a layer stays the same as the next.
    "zeros": jax_initialisers.zeros,
}


def initialiser(name: str) -> Initialiser:
    """The initialiser of that name. Raises `BadInput` with the nearest name otherwise."""
    return INITIALISERS[choose("initialiser", name, INITIALISERS)]
