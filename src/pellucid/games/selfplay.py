"""Self-play: the network against itself, from which it learns."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int, Shaped
from msgspec import Struct

from pellucid.errors import BadInput
from pellucid.games.rules import Positions, Rules
from pellucid.games.search import Search, Sight, Thought
from pellucid.games.search.tree import UNKNOWN
from pellucid.games.wander import wandered


class Lessons(NamedTuple):
    """Positions to learn from: turn after turn, of each turn the games that still went on.

    `policy` is what the search made of the network's policy; `outcome` 0 lost, 1 drawn, 2 won,
    for the side to move.
    """

    observations: Shaped[np.ndarray, "n *observation"]
    legal: Bool[np.ndarray, "n actions"]
    policy: Float[np.ndarray, "n actions"]
    outcome: Int[np.ndarray, " n"]


class Played(NamedTuple):
    """What a round of self-play came to.

    `lessons` are the positions to learn from; `plies` how long the games were; `first` how many
    were won, drawn and lost by who was to move where they began, after the moves at random;
    `changed` the share of positions in which the search chose another move than the network
    alone would have.
    """

    lessons: Lessons
    games: int
    plies: float
    first: tuple[int, int, int]
    changed: float


class _Turn(NamedTuple):
    """One move in each of some games."""

    games: Int[np.ndarray, " k"]
    positions: Positions
    thought: Thought


class SelfPlay(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How games of self-play are played.

    `games` at a time, each with `simulations` a move. The share `scattered` of them begins
    after up to `scatter` moves at random: a player must know also positions that no good
    player reaches. Raises `BadInput` for settings no game can be played with.
    """

    games: int = 512
    simulations: int = 32
    considered: int = 16
    scattered: float = 0.5
    scatter: int = 24

    def __post_init__(self) -> None:
        for name, least in (("games", 1), ("simulations", 2), ("considered", 2), ("scatter", 0)):
            if getattr(self, name) < least:
                raise BadInput(f"{name} is {getattr(self, name)}", f"{least} or more")
        if not 0 <= self.scattered <= 1:
            raise BadInput(f"scattered is {self.scattered}", "a share from 0 to 1")


def unwatched(*told: object) -> None:
    """Tells nobody."""
    del told


def self_play(
    rules: Rules,
    search: Search,
    settings: SelfPlay,
    random: np.random.Generator,
    watch: Callable[[int, int], None],
) -> Played:
    """A round of games, all played to their end; `watch` is told how many are over, and moves."""
    start = _starts(rules, settings, random)
    sight = Sight(settings.simulations, settings.considered, noise=1.0)
    turns: list[_Turn] = []
    ended, moves = np.zeros(settings.games, np.float32), 0
    for turn, after in _turns(rules, search, start, sight, random):
        turns.append(turn)
        over = turn.games[after.over]
        ended[over] = after.outcome[after.over]
        moves += len(turn.games)
        watch(settings.games - len(turn.games) + len(over), moves)
    return _played(turns, ended)


def _turns(
    rules: Rules, search: Search, positions: Positions, sight: Sight, random: np.random.Generator
) -> Iterator[tuple[_Turn, Positions]]:
    """Every turn until all games are over, or as long as is worth playing."""
    games = np.arange(len(positions.over))
    for _ in range(rules.game.longest):
        if not len(games):
            return
        thought = search.think(positions, sight, random)
        after = rules.play(positions.boards, thought.move)
        yield _Turn(games, positions, thought), after
        games, positions = games[~after.over], after[~after.over]


def _starts(rules: Rules, settings: SelfPlay, random: np.random.Generator) -> Positions:
    """Where the games begin: many from the first position, others after moves at random."""
    wanders = random.random(settings.games) < settings.scattered
    plies = random.integers(0, settings.scatter + 1, settings.games)
    return wandered(rules, np.where(wanders, plies, 0), random)


def _played(turns: list[_Turn], ended: Float[np.ndarray, " games"]) -> Played:
    """The turns as lessons: each with the outcome for the side that moved."""
    # From the last turn back: a game's outcome, for the side to move after the turn.
    outcome, outcomes = np.array(ended), list[np.ndarray]()
    for turn in reversed(turns):
        mine = -outcome[turn.games]
        proved = turn.thought.proof != UNKNOWN
        outcome[turn.games] = np.where(proved, turn.thought.proof, mine)
        outcomes.append(outcome[turn.games].copy())
    joined = Lessons(
        np.concatenate([turn.positions.observations for turn in turns]),
        np.concatenate([turn.positions.legal for turn in turns]),
        np.concatenate([turn.thought.policy for turn in turns]).astype(np.float32),
        np.concatenate(outcomes[::-1]).astype(np.int8) + 1,
    )
    changed = [t.thought.move != t.thought.before.argmax(axis=1) for t in turns]
    won, drawn, lost = (int((outcome == worth).sum()) for worth in (1, 0, -1))
    return Played(
        joined, len(ended), len(joined.outcome) / len(ended), (won, drawn, lost),
        float(np.mean(np.concatenate(changed))),
    )  # fmt: skip
