"""Checkpoints: the state of a training on disk, to go on from after any end."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import jax
import msgspec
import numpy as np

from pellucid.learning import kept
from pellucid.learning.plan import Examples, Plan, Rates
from pellucid.learning.state import State
from pellucid.network import Parameters

_MARK = "training"


def fingerprint(plan: Plan, seeds: Sequence[int], *arrays: Rates | Examples | Parameters) -> str:
    """A mark of everything the training depends on: another training has another mark."""
    digest = hashlib.sha256()
    described = (plan.network, plan.task, plan.settings, plan.examples, list(seeds))
    digest.update(msgspec.json.encode(described))
    for leaf in jax.tree.leaves(arrays):
        digest.update(np.ascontiguousarray(leaf).tobytes())
    return digest.hexdigest()


def write(path: Path, state: State, mark: str) -> None:
    """Keeps the state, replacing what was kept before in one step."""
    kept.write(path, _plain(state), {_MARK: mark})


def read(path: Path, like: State, mark: str) -> State:
    """The state that was kept.

    `like` is a state of the same training, for the names and shapes. Raises `BadInput` when
    the file is damaged or belongs to another training.
    """
    with kept.read(path, (_MARK, mark), "source, settings and seed") as found:
        restored: State = found.filled(_plain(like))
    return restored._replace(key=jax.random.wrap_key_data(restored.key))


def _plain(state: State) -> State:
    """The state with its random key as ordinary numbers."""
    return state._replace(key=jax.random.key_data(state.key))
