"""The network that plays: one body, from which both a policy and a value are read."""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Shaped

from pellucid.games.rules import Rules
from pellucid.network import Conv, Dense, Flatten, Network, Residual

OUTCOMES = 3
"""Lost, drawn, won: the last outputs, after one for each move."""


def player_network(rules: Rules, channels: int = 32, blocks: int = 4, units: int = 128) -> Network:
    """A residual network (He et al. 2016) of so many blocks of two 3x3 convolutions.

    Its outputs are the logits of every move, then of losing, drawing and winning: policy and
    value from one body (Silver et al. 2017). The second convolution of a block starts at zero,
    so that the network starts as a shallow one and needs no normalisation (Zhang, Dauphin, Ma
    2019).
    """
    block = Residual((
        Conv(channels, 3, "relu"), Conv(channels, 3, initialisation="zeros"),
    ))  # fmt: skip
    return Network(
        rules.shape,
        (
            Conv(channels, 3, "relu"), *(block,) * blocks, Flatten(),
            Dense(units, "relu"), Dense(rules.actions + OUTCOMES),
        ),
    )  # fmt: skip


class Outputs(NamedTuple):
    """What the network says of some boards, for the side to move.

    `logits` of every move, legal or not; `outcome`, the logits of losing, drawing, winning.
    """

    logits: Float[Array, "batch actions"]
    outcome: Float[Array, "batch 3"]

    @property
    def value(self) -> Float[Array, " batch"]:
        """The chance of winning less that of losing."""
        chances = jax.nn.softmax(self.outcome)
        return chances[:, 2] - chances[:, 0]


def split(outputs: Float[Array, "batch outputs"]) -> Outputs:
    """The network's outputs, told apart."""
    return Outputs(outputs[:, :-OUTCOMES], outputs[:, -OUTCOMES:])


def seen(
    observations: Shaped[Array | np.ndarray, "batch *observation"],
) -> Float[Array, "batch *observation"]:
    """Observations as the network takes them: flags become 0 and 1."""
    return jnp.asarray(observations, jnp.float32)
