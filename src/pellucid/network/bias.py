"""Biases: how a layer's constants start."""

from typing import Literal, get_args

import jax
import jax.numpy as jnp
from jaxtyping import Array, Key

from pellucid.errors import choose
from pellucid.network.layer import Parameters

Bias = Literal["zeros", "uniform", "none"]
_BIASES: tuple[str, ...] = get_args(Bias)


def check_bias(what: str, bias: str) -> None:
    """Raises `BadInput` unless biases can start so."""
    choose(what, bias, _BIASES)


def first_bias(bias: Bias, key: Key[Array, ""], units: int) -> Parameters:
    """The bias a layer of so many units starts with, by name: nothing where there is none."""
    if bias == "none":
        return {}
    if bias == "zeros":
        return {"bias": jnp.zeros(units)}
    other = jax.random.fold_in(key, 1)
    return {"bias": jax.random.uniform(other, (units,), minval=-1.0, maxval=1.0)}
