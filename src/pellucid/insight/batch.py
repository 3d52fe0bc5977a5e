"""Examples as a caller has them, made the batch a network reads."""

from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from pellucid.errors import BadInput
from pellucid.learning.losses import Targets
from pellucid.network import Network

Numbers = Array | np.ndarray
"""An array of JAX or of NumPy."""


class Batch(NamedTuple):
    """Inputs, and what the network should have answered."""

    x: Float[Array, "batch ..."]
    targets: Targets


def as_inputs(network: Network, x: Any) -> Float[Array, "batch ..."]:
    """Inputs with a batch axis, which a single example may leave out.

    Raises `BadInput` for a shape the network does not read.
    """
    floats = jnp.asarray(x, dtype=float)
    floats = floats[None] if floats.shape == network.inputs else floats
    if floats.shape[1:] != network.inputs or not len(floats):
        raise BadInput(f"inputs have shape {floats.shape}", f"(examples, {str(network.inputs)[1:]}")
    return floats


def as_batch(network: Network, x: Any, targets: Any) -> Batch:
    """Inputs and targets as a batch. Raises `BadInput` where they do not fit together."""
    batch = Batch(as_inputs(network, x), jnp.atleast_1d(jnp.asarray(targets)))
    if batch.targets.shape != batch.x.shape[:1]:
        raise BadInput(
            f"targets have shape {batch.targets.shape}",
            f"one target for each of the {len(batch.x)} examples",
        )
    return batch
