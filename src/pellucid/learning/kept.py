"""Arrays kept on disk under a mark, for a training to go on from after any end."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import jax
import msgspec
import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from pellucid.atomic import write_bytes
from pellucid.errors import BadInput


class Kept(NamedTuple):
    """What was kept: arrays by the path that leads to each, and what was told beside them."""

    arrays: dict[str, np.ndarray]
    told: dict[str, str]

    def filled(self, like: Any) -> Any:
        """The arrays in a tree built like this one. Raises `KeyError` where one is missing."""
        leaves = [self.arrays[path] for path, _ in _by_path(like)]
        return jax.tree.unflatten(jax.tree.structure(like), leaves)


def write(path: Path, tree: Any, told: dict[str, str]) -> None:
    """Keeps every array of a tree, replacing what was kept before in one step.

    `told` goes with them; one of its entries is the mark that `read` is asked for.
    """
    arrays = {name: np.asarray(leaf, order="C") for name, leaf in _by_path(tree)}
    write_bytes(path, save(arrays, told))


@contextmanager
def read(path: Path, marked: tuple[str, str], depends: str) -> Generator[Kept]:
    """What was kept; that it lacks something may also be found out by whoever makes use of it.

    Raises `BadInput` when the file is damaged, or its mark (a name, and what must stand there)
    is that of another training; `depends` names what a training's mark depends on.
    """
    try:
        with safe_open(path, framework="numpy") as file:
            told = file.metadata() or {}
            if told.get(marked[0]) != marked[1]:
                raise _other(path, depends)
            names = file.keys()
            yield Kept({name: file.get_tensor(name) for name in names}, told)
    except (SafetensorError, OSError, KeyError, msgspec.MsgspecError) as error:
        raise BadInput(
            f"{path} cannot be read", "what an interrupted training left", str(error),
            f"delete {path} and train again without --resume",
        ) from error  # fmt: skip


def _other(path: Path, depends: str) -> BadInput:
    return BadInput(
        f"{path} was left by another training",
        f"the same {depends} as when it was interrupted",
        instead=f"the same command as then, or delete {path} to begin anew",
    )


def _by_path(tree: Any) -> list[tuple[str, Any]]:
    leaves = jax.tree_util.tree_flatten_with_path(tree)[0]
    return [(jax.tree_util.keystr(path), leaf) for path, leaf in leaves]
