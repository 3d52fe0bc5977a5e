"""What teaching has come to so far, and how it is kept on disk, to go on from after any end."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from msgspec import Struct

from pellucid.games.game import Game
from pellucid.games.ladder import Result
from pellucid.games.learn import Learner, begin
from pellucid.games.replay import Replay
from pellucid.games.school import Round, School
from pellucid.games.selfplay import Lessons
from pellucid.learning import kept
from pellucid.network import Network, Parameters

_FORMAT = "1"
_MARK, _STORY = "teaching", "story"


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
    arrays = {"learner": taught.learner, "replay": taught.replay.arrays, "past": taught.past}
    kept.write(path, arrays, {_MARK: mark, _STORY: msgspec.json.encode(story).decode()})


def read(path: Path, like: Taught, mark: str) -> Taught:
    """The state that was kept, after one round or more.

    `like` is a state of the same teaching, for names and shapes. Raises `BadInput` when the
    file is damaged or belongs to another.
    """
    with kept.read(path, (_MARK, mark), "game, settings and seed") as found:
        story = msgspec.json.decode(found.told[_STORY], type=_Story)
        arrays = found.filled({
            "learner": like.learner,
            "replay": dict.fromkeys(Lessons._fields, 0),
            "past": [like.learner.parameters] * story.past,
        })  # fmt: skip
    replay = Replay(like.replay.size, like.replay.shape, arrays["replay"])
    return Taught(
        arrays["learner"], replay, story.rounds, story.meetings, arrays["past"], story.met,
        story.seconds,
    )  # fmt: skip
