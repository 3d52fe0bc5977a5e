"""Schedules: how the learning rate goes up and down over the training."""

from collections.abc import Callable

import optax

from pellucid.errors import choose

Schedule = optax.Schedule

_Maker = Callable[[int], Schedule]


def _one_cycle(steps: int) -> Schedule:
    return optax.cosine_onecycle_schedule(max(steps, 2), 1.0, pct_start=0.25)


def _warmup_cosine(steps: int) -> Schedule:
    return optax.warmup_cosine_decay_schedule(0.0, 1.0, max(steps // 20, 1), max(steps, 2))


def _flat_cosine(steps: int) -> Schedule:
    flat = steps // 2
    decay = optax.cosine_decay_schedule(1.0, max(steps - flat, 1))
    return optax.join_schedules([optax.constant_schedule(1.0), decay], [flat])


SCHEDULES: dict[str, _Maker] = {
    # The same size from first step to last.
    "constant": lambda _: optax.constant_schedule(1.0),
    # Straight down to zero.
    "linear": lambda steps: optax.linear_schedule(1.0, 0.0, max(steps, 1)),
    # Half a cosine wave down to zero (Loshchilov, Hutter 2017).
    "cosine": lambda steps: optax.cosine_decay_schedule(1.0, max(steps, 1)),
    # Up over a twentieth of the steps, then a cosine down.
    "warmup-cosine": _warmup_cosine,
    # Full size for half of the steps, then a cosine down.
    "flat-cosine": _flat_cosine,
    # Up over a quarter of the steps, then down to almost nothing (Smith 2018).
    "one-cycle": _one_cycle,
    # Ten times smaller at the end than at the start, by the same factor every step.
    "exponential": lambda steps: optax.exponential_decay(1.0, max(steps, 1), 0.1),
}


def schedule(name: str, steps: int) -> Schedule:
    """The factor on the learning rate at each of `steps` steps.

    Raises `BadInput` with the nearest name for an unknown one.
    """
    return SCHEDULES[choose("schedule", name, SCHEDULES)](steps)
