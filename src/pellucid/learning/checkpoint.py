"""Checkpoints: the state of a training on disk, to go on from after any end."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jax
import msgspec
import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from pellucid.atomic import write_bytes
from pellucid.errors import BadInput
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
    arrays = {name: np.ascontiguousarray(leaf) for name, leaf in _named(_plain(state))}
    write_bytes(path, save(arrays, {_MARK: mark}))


def read(path: Path, like: State, mark: str) -> State:
    """The state that was kept.

    `like` is a state of the same training, for the names and shapes. Raises `BadInput` when
    the file is damaged or belongs to another training.
    """
    plain = _plain(like)
    try:
        with safe_open(path, framework="numpy") as kept:
            if (kept.metadata() or {}).get(_MARK) != mark:
                raise _other(path)
            arrays = [kept.get_tensor(name) for name, _ in _named(plain)]
    except (SafetensorError, OSError) as error:
        raise BadInput(
            f"{path} cannot be read", "what an interrupted training left", str(error),
            f"delete {path} and train again without --resume",
        ) from error  # fmt: skip
    restored: State = jax.tree.unflatten(jax.tree.structure(plain), arrays)
    return restored._replace(key=jax.random.wrap_key_data(restored.key))


def _other(path: Path) -> BadInput:
    return BadInput(
        f"{path} was left by another training",
        "the same source, settings and seed as when it was interrupted",
        instead=f"the same command as then, or delete {path} to begin anew",
    )


def _plain(state: State) -> State:
    """The state with its random key as ordinary numbers."""
    return state._replace(key=jax.random.key_data(state.key))


def _named(state: State) -> list[tuple[str, Any]]:
    leaves = jax.tree_util.tree_flatten_with_path(state)[0]
    return [(jax.tree_util.keystr(path), leaf) for path, leaf in leaves]
