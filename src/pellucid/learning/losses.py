"""Losses: how wrong an output is, a number for each example."""

from collections.abc import Callable
from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Float, Int

from pellucid.errors import BadInput, choose
from pellucid.network import Task

Outputs = Float[Array, "batch outputs"]
Targets = Int[Array, " batch"] | Float[Array, " batch"]
Values = Float[Array, " batch"]


class Loss(NamedTuple):
    """A loss by name.

    `values(z, a, targets, activation)` gives one number an example, from the last layer's
    pre-activations, its activations, the targets (class indices or quantities) and the name of
    its activation function. `usual` says where it is used.
    """

    name: str
    values: Callable[[Outputs, Outputs, Targets, str], Values]
    usual: str
    source: str


def one_hot(targets: Targets, like: Outputs) -> Outputs:
    """Targets in the shape of the outputs: one column as they are, more as one-hot rows."""
    if like.shape[-1] == 1:
        return targets[:, None].astype(like.dtype)
    return jax.nn.one_hot(targets, like.shape[-1], dtype=like.dtype)


def log_shares(z: Outputs, a: Outputs, activation: str) -> Outputs:
    """log p of every class.

    From `z` where the activation is a softmax, since the logarithm of a rounded share would
    lose what `z` still knows.
    """
    if activation == "softmax":
        return jax.nn.log_softmax(z, axis=-1)
    if activation == "sigmoid":
        return jax.nn.log_sigmoid(z)
    return jnp.log(jnp.clip(a, _TINY, None))


_TINY = 1e-7


def _log_rest(z: Outputs, a: Outputs, activation: str) -> Outputs:
    # log(1 - sigmoid(z)) is log_sigmoid(-z), exact where 1 - a has rounded to 0.
    if activation == "sigmoid":
        return jax.nn.log_sigmoid(-z)
    return jnp.log(jnp.clip(1 - a, _TINY, None))


def _cross_entropy(z: Outputs, a: Outputs, targets: Targets, activation: str) -> Values:
    wanted = one_hot(targets, a)
    hit = wanted * log_shares(z, a, activation)
    if a.shape[-1] == 1 or activation == "sigmoid":
        hit = hit + (1 - wanted) * _log_rest(z, a, activation)
    return -hit.sum(-1)


def _squared_error(z: Outputs, a: Outputs, targets: Targets, activation: str) -> Values:
    del z, activation
    return ((a - one_hot(targets, a)) ** 2).mean(-1)


def _absolute_error(z: Outputs, a: Outputs, targets: Targets, activation: str) -> Values:
    del z, activation
    return jnp.abs(a - one_hot(targets, a)).mean(-1)


def _huber(z: Outputs, a: Outputs, targets: Targets, activation: str) -> Values:
    del z, activation
    gap = jnp.abs(a - one_hot(targets, a))
    return jnp.where(gap < 1, 0.5 * gap**2, gap - 0.5).mean(-1)


LOSSES: dict[str, Loss] = {
    loss.name: loss
    for loss in (
        Loss("cross-entropy", _cross_entropy, "classes: −log of the share given to the truth",
             "Good 1952"),
        Loss("squared-error", _squared_error, "quantities: (a − y)²", "Legendre 1805"),
        Loss("absolute-error", _absolute_error, "quantities with outliers: |a − y|",
             "Boscovich 1757"),
        Loss("huber", _huber, "quantities with outliers, smooth near zero", "Huber 1964"),
    )
}  # fmt: skip

USUAL_LOSS: dict[Task, str] = {
    "binary": "cross-entropy",
    "multiclass": "cross-entropy",
    "regression": "squared-error",
}


_ELSEWHERE = {
    "mse": "squared-error", "l2": "squared-error", "mae": "absolute-error", "l1": "absolute-error",
    "bce": "cross-entropy", "log-loss": "cross-entropy", "nll": "cross-entropy",
}  # fmt: skip
"""What other libraries call them."""


def loss(name: str) -> Loss:
    """The loss of that name. Raises `BadInput` with the nearest name otherwise."""
    if name.lower() in _ELSEWHERE:
        known = ", ".join(LOSSES)
        raise BadInput(
            f"loss {name!r} is not known", f"one of: {known}", "", _ELSEWHERE[name.lower()]
        )
    return LOSSES[choose("loss", name, LOSSES)]


def smoothed(values: Values, z: Outputs, a: Outputs, activation: str, share: float) -> Values:
    """Cross-entropy against targets softened by `share` (Szegedy et al. 2016).

    (1 − share) · loss + share · mean over classes of −log p: the truth keeps most, every class
    gets a little.
    """
    everything = log_shares(z, a, activation)
    if a.shape[-1] == 1 or activation == "sigmoid":
        everything = (everything + _log_rest(z, a, activation)) / 2
    return (1 - share) * values - share * everything.mean(-1)
