"""Units that no longer learn: where an activation function is flat."""

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float

from pellucid.network.activations import activation

DEAD_SLOPE = 1e-3
SATURATED_SLOPE = 0.05


def slopes(name: str, z: Float[Array, "*batch units"]) -> Float[Array, "examples units"]:
    """|da/dz| of every unit (an entry of the last axis) for every example and place.

    1 for softmax, whose outputs should be near 0 or 1: flat is where it wants to be.
    """
    of = activation(name)
    slope = jnp.abs(of.derivative(z)) if of.elementwise else jnp.ones_like(z)
    return slope.reshape(-1, z.shape[-1])


def alive(slope: Float[Array, "examples units"]) -> Bool[Array, " units"]:
    """Whether any example's slope is 0.001 or more, so that some example can teach the unit."""
    return (slope >= DEAD_SLOPE).any(0)


def flat(name: str, slope: Float[Array, "examples units"]) -> Float[Array, " units"]:
    """The share of examples where the slope is below 5 % of the steepest the function has.

    A unit is saturated where that is more than half. Only functions bounded on both sides
    (sigmoid, tanh) saturate; for others it is 0.
    """
    if not saturates(name):
        return jnp.zeros(slope.shape[-1])
    # Sigmoid and tanh are steepest at 0, where they turn.
    return (slope < SATURATED_SLOPE * activation(name).derivative(jnp.zeros(()))).mean(0)


def can_die(name: str) -> bool:
    """Whether units can die: not in a layer without an activation function of its own."""
    return activation(name).elementwise and name != "linear"


def saturates(name: str) -> bool:
    """Whether units can saturate: only where the function is bounded on both sides."""
    return can_die(name) and bool(np.isfinite(activation(name).range).all())
