"""What teaching has come to so far, and how it is kept on disk, to go on from after any end."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jax
import msgspec
import numpy as np
from msgspec import Struct
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from pellucid.atomic import write_bytes
from pellucid.errors import BadInput
from pellucid.games.game import Game
from pellucid.games.ladder import Result
from pellucid.games.learn import Learner, begin
from pellucid.games.replay import Replay
from pellucid.games.school import Round, School
from pellucid.network import Network, Parameters

_FORMAT = "1"


@dataclass
class Taught:
    """The state after some rounds.

    `past` are the players that have met others, the latest last; only two of them are kept,
    with `met`, how many there were in all.
    """

    learner: Learner
    replay: Replay
    rounds: list[Round] = field(default_factory=list[Round])
    meetings: list[Result] = field(default_factory=list[Result])
    past: list[Parameters] = field(default_factory=list[Parameters])
    met: int = 0
    seconds: float = 0.0


class _Story(Struct, frozen=True):
    rounds: list[Round]
    meetings: list[Result]
    met: int
    past: int
    seconds: float


def begun(network: Network, school: School, seed: int) -> Taught:
    """Before the first round."""
    return Taught(begin(network, seed), Replay(school.memory, network.inputs))


def mark(game: Game, school: School, seed: int) -> str:
    """A mark of everything the teaching depends on: another one has another mark."""
    described = msgspec.json.encode((_FORMAT, game.name, school, seed))
    return hashlib.sha256(described).hexdigest()


def write(path: Path, taught: Taught, mark: str) -> None:
    """Keeps the state, replacing what was kept before in one step."""
    story = _Story(taught.rounds, taught.meetings, taught.met, len(taught.past), taught.seconds)
    told = {"teaching": mark, "story": msgspec.json.encode(story).decode()}
    write_bytes(path, save(_arrays(taught), told))


def read(path: Path, like: Taught, mark: str) -> Taught:
    """The state that was kept.

    `like` is a state of the same teaching, for names and shapes. Raises `BadInput` when the
    file is damaged or belongs to another.
    """
    try:
        with safe_open(path, framework="numpy") as kept:
            told = kept.metadata() or {}
            if told.get("teaching") != mark:
                raise _other(path)
            arrays = {name: kept.get_tensor(name) for name in kept.keys()}  # noqa: SIM118  # no mapping
        return _restored(msgspec.json.decode(told["story"], type=_Story), arrays, like)
    except (SafetensorError, OSError, KeyError, msgspec.MsgspecError) as error:
        raise BadInput(
            f"{path} cannot be read", "what an interrupted training left", str(error),
            f"delete {path} and train again without --resume",
        ) from error  # fmt: skip


def _arrays(taught: Taught) -> dict[str, np.ndarray]:
    trees = {"learner": taught.learner, "replay": taught.replay.arrays, "past": taught.past}
    return {name: np.asarray(leaf, order="C") for name, leaf in _named(trees)}


def _restored(story: _Story, arrays: dict[str, np.ndarray], like: Taught) -> Taught:
    def filled(part: str, tree: Any) -> Any:
        leaves = [arrays[name] for name, _ in _named({part: tree})]
        return jax.tree.unflatten(jax.tree.structure(tree), leaves)

    prefix = "['replay']['"
    remembered = {
        name[len(prefix) : -2]: array for name, array in arrays.items() if name.startswith(prefix)
    }
    replay = Replay(like.replay.size, like.replay.shape, remembered)
    past = filled("past", [like.learner.parameters] * story.past)
    return Taught(
        filled("learner", like.learner), replay, story.rounds, story.meetings, past,
        story.met, story.seconds,
    )  # fmt: skip


def _named(tree: Any) -> list[tuple[str, Any]]:
    leaves = jax.tree_util.tree_flatten_with_path(tree)[0]
    return [(jax.tree_util.keystr(path), leaf) for path, leaf in leaves]


def _other(path: Path) -> BadInput:
    return BadInput(
        f"{path} was left by another training",
        "the same game, settings and seed as when it was interrupted",
        instead=f"the same command as then, or delete {path} to begin anew",
    )
