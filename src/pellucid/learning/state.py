"""The whole state of a training: what must be kept to go on from any moment."""

from typing import Any, NamedTuple

import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Int, Key

from pellucid.network import Parameters, Shape

CURVES = ("loss", "train", "validation_loss", "validation")
"""What is recorded of every epoch.

With the parameters at its end, predicting: the mean loss and the metric on (a sample of) the
training examples, and the same on the validation examples.
"""


class State(NamedTuple):
    """One network's training between steps; side by side, each array has one more axis.

    `epoch` counts the epochs done, `step` the steps done of the running one; `key` is that of
    the running epoch. `best` holds the parameters of the epoch with the lowest validation loss,
    `waited` how many epochs have passed since. `broken` is the first step whose loss was not
    finite, -1 if none. `vitals` and `curves` are filled in as the epochs go by.
    """

    parameters: Parameters
    optimizer: Any
    key: Key[Array, "..."]
    epoch: Int[Array, "..."]
    step: Int[Array, "..."]
    best: Parameters
    best_loss: Float[Array, "..."]
    best_epoch: Int[Array, "..."]
    stopped: Bool[Array, "..."]
    broken: Int[Array, "..."]
    curves: Float[Array, "... epochs curves"]
    vitals: Float[Array, "... records layers statistics"]


def fresh(
    parameters: Parameters, optimizer: Any, key: Key[Array, ""], epochs: int, records: Shape
) -> State:
    """The state before the first epoch; `records` is the shape of all vitals to come."""
    return State(
        parameters=parameters,
        optimizer=optimizer.init(parameters),
        key=key,
        epoch=jnp.int32(0),
        step=jnp.int32(0),
        best=parameters,
        best_loss=jnp.float32(jnp.inf),
        best_epoch=jnp.int32(0),
        stopped=jnp.bool_(False),
        broken=jnp.int32(-1),
        curves=jnp.full((epochs, len(CURVES)), jnp.nan, jnp.float32),
        vitals=jnp.full(records, jnp.nan, jnp.float32),
    )
