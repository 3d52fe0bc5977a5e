"""Devices: how networks side by side, or the batch of one, are spread over what there is."""

import os
from collections.abc import Sequence
from typing import Any

import jax
from jax.sharding import AxisType, Mesh, NamedSharding, PartitionSpec
from jaxtyping import Array, Shaped

AXIS = "devices"


def mesh() -> Mesh:
    """All devices present, in one row; XLA finds out how what is computed on them is spread."""
    return jax.make_mesh((jax.device_count(),), (AXIS,), axis_types=(AxisType.Auto,))


def by_batch(many: int) -> bool:
    """Whether each batch is split over the devices, because the networks cannot be."""
    return jax.device_count() > 1 and many % jax.device_count() != 0


def groups(many: int) -> Sequence[slice]:
    """The networks as runs that go on at the same time.

    On a CPU, XLA steps through a program of small operations with one core at a time, so that
    networks side by side are dealt out to threads, as evenly as they divide. Devices need no
    such help.
    """
    if jax.device_count() > 1 or jax.default_backend() != "cpu":
        return [slice(0, many)]
    threads = max(n for n in range(1, len(os.sched_getaffinity(0)) + 1) if many % n == 0)
    size = many // threads
    return [slice(at, at + size) for at in range(0, many, size)]


def place(tree: Any, *, networks: bool) -> Any:
    """The arrays on the devices: split by network along the first axis, or a copy on each."""
    if jax.device_count() == 1:
        return jax.device_put(tree)
    spec = PartitionSpec(AXIS) if networks else PartitionSpec()
    return jax.device_put(tree, NamedSharding(mesh(), spec))


def spread(leaf: Shaped[Array, "batch ..."]) -> Shaped[Array, "batch ..."]:
    """The same batch, dealt out to the devices where it can be, evenly."""
    many = jax.device_count()
    return split_batch(leaf) if many > 1 and leaf.shape[0] % many == 0 else leaf


def split_batch(leaf: Shaped[Array, "batch ..."]) -> Shaped[Array, "batch ..."]:
    """The same batch, its examples dealt out to the devices."""
    return jax.lax.with_sharding_constraint(leaf, NamedSharding(mesh(), PartitionSpec(AXIS)))
