"""Numbers as bytes, where a picture is all they are for."""

import jax.numpy as jnp
from jaxtyping import Array, Float, Int8, UInt8

_LARGE = 20_000
_MOST = 127


def is_large(weights: Float[Array, "..."]) -> bool:
    """Whether there are so many weights that they are sent as bytes."""
    return weights.size > _LARGE


def as_bytes(values: Float[Array, "..."]) -> tuple[Int8[Array, "..."], Float[Array, ""]]:
    """Numbers as −127 to 127 times a scale: the largest of them is at an end."""
    known = jnp.nan_to_num(values, nan=0.0, posinf=0.0, neginf=0.0)
    scale = jnp.maximum(jnp.abs(known).max(), 1e-30) / _MOST
    return jnp.round(known / scale).astype(jnp.int8), scale


def as_shares(values: Float[Array, "..."]) -> UInt8[Array, "..."]:
    """Shares from 0 to 1 as 0 to 255; what is no number, as one half."""
    return jnp.round(jnp.clip(jnp.nan_to_num(values, nan=0.5), 0, 1) * 255).astype(jnp.uint8)
