"""How wrong a player is about a position, as `trace` and `blame` ask it."""

import jax.numpy as jnp
import optax

from pellucid.games.network import split
from pellucid.learning.losses import Loss, Outputs, Targets, Values


def _moves(z: Outputs, a: Outputs, targets: Targets, activation: str) -> Values:
    del z, activation
    wanted = targets.astype(jnp.int32)
    return optax.softmax_cross_entropy_with_integer_labels(split(a).logits, wanted)


def _outcomes(z: Outputs, a: Outputs, targets: Targets, activation: str) -> Values:
    del z, activation
    wanted = targets.astype(jnp.int32)
    return optax.softmax_cross_entropy_with_integer_labels(split(a).outcome, wanted)


MOVES = Loss("moves", _moves, "a player: -log of the share given to the move", "Good 1952")
"""Targets are moves by number; illegal ones count too, as outputs do not say which these are."""

OUTCOMES = Loss("outcomes", _outcomes, "a player: -log of the share given to the end", "Good 1952")
"""Targets are 0 lost, 1 drawn, 2 won, for the side to move."""
