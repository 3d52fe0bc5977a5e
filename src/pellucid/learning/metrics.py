"""Metrics: how good the answers are, in terms a person reads."""

from collections.abc import Callable
from typing import Literal

import jax.numpy as jnp
from jaxtyping import Array, Float, Int

from pellucid.learning.losses import Outputs, Targets
from pellucid.network import Task

MetricName = Literal["accuracy", "r2"]
METRIC: dict[Task, MetricName] = {
    "binary": "accuracy",
    "multiclass": "accuracy",
    "regression": "r2",
}


def answers(a: Outputs) -> Int[Array, " batch"]:
    """The class each output speaks for: the largest of many, or whether the one is above ½."""
    return (
        jnp.argmax(a, -1).astype(jnp.int32)
        if a.shape[-1] > 1
        else (a[:, 0] > 0.5).astype(jnp.int32)
    )


def accuracy(a: Outputs, targets: Targets) -> Float[Array, ""]:
    """The share of examples answered right."""
    return (answers(a) == targets).mean()


def r2(a: Outputs, targets: Targets) -> Float[Array, ""]:
    """The share of the targets' variance explained: 1 − Σ(y − a)² / Σ(y − ȳ)².

    Of targets that are all the same: 1 where they are met exactly, else 0.
    """
    missed = ((targets - a[:, 0]) ** 2).sum()
    spread = ((targets - targets.mean()) ** 2).sum()
    varied = 1 - missed / jnp.where(spread > 0, spread, 1)
    return jnp.where(spread > 0, varied, (missed == 0).astype(jnp.float32))


METRICS: dict[MetricName, Callable[[Outputs, Targets], Float[Array, ""]]] = {
    "accuracy": accuracy,
    "r2": r2,
}
