"""How a player is taught: rounds of self-play, and of learning from it."""

from math import inf
from typing import Any, NamedTuple

from msgspec import Struct, structs

from pellucid.errors import BadInput
from pellucid.games.game import Game
from pellucid.games.network import player_network
from pellucid.games.rules import rules_of
from pellucid.games.selfplay import SelfPlay
from pellucid.network import Network
from pellucid.network.cost import operations

_WHOLE = ("rounds", "channels", "blocks", "units", "batch_size", "memory", "meets", "met")


class School(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a player is taught with.

    In each of `rounds`, games are played as `play` says, and then learned from: each new
    position is drawn about `reuse` times, in batches, from the last `memory` positions. The
    learning rate is flat for the first 60 % of the rounds, then falls to almost nothing. Every
    `meets` rounds the player meets earlier ones in `met` games each, so that its rise is known.

    Raises `BadInput` for a value no player could be taught with.
    """

    rounds: int = 100
    play: SelfPlay = SelfPlay()
    channels: int = 32
    blocks: int = 4
    units: int = 128
    reuse: float = 3.0
    batch_size: int = 256
    learning_rate: float = 1e-3
    memory: int = 400_000
    meets: int = 5
    met: int = 64

    def __post_init__(self) -> None:
        for name in _WHOLE:
            if getattr(self, name) < 1:
                raise BadInput(f"{name} is {getattr(self, name)}", "1 or more")
        if self.met % 2:
            raise BadInput(f"met is {self.met}", "an even number: each opening is played twice")
        if not 0 < self.learning_rate <= 1:
            raise BadInput(f"learning rate is {self.learning_rate}", "a number from 0 to 1")
        if not 0 < self.reuse <= 100:
            raise BadInput(f"reuse is {self.reuse}", "a number from 0 to 100")

    @classmethod
    def of(
        cls,
        game: Game,
        *,
        games: int | None = None,
        minutes: float | None = None,
        simulations: int | None = None,
        **settings: Any,
    ) -> "School":
        """What suits a game, or so many games, or about so many minutes on two cores.

        Other settings by name. Raises `BadInput` for what no player could be taught with.
        """
        usual = _USUAL.get(game.name, _OTHERWISE)
        play = usual.play
        if simulations is not None:
            play = structs.replace(play, simulations=simulations)
        school = structs.replace(usual, play=play, **settings)
        if games is not None:
            school = structs.replace(school, rounds=max(1, round(games / play.games)))
        elif minutes is not None:
            if not 0 < minutes < inf:
                raise BadInput(f"minutes is {minutes}", "a number above 0")
            rounds = max(1, round(60 * minutes / school.seconds(game)))
            school = structs.replace(school, rounds=rounds)
        return school

    def seconds(self, game: Game) -> float:
        """About how long a round takes on two cores, once all is compiled."""
        network = self.network(game)
        work = operations(network)
        moves = self.play.games * game.plies
        looking = self.play.simulations * (_COMPUTED * work / _FORWARD + _ASIDE)
        return moves * (looking + self.reuse * 3 * work / _BACKWARD)

    def network(self, game: Game) -> Network:
        """The network that is taught."""
        return player_network(rules_of(game), self.channels, self.blocks, self.units)

    def rate(self, number: int) -> float:
        """The learning rate of a round (the first is 0): up over five, flat, then down."""
        through = number / self.rounds
        rising, falling = min(1.0, (number + 1) / 5), min(1.0, (1 - through) / 0.4)
        return self.learning_rate * rising * max(falling, 0.02)


_USUAL = {
    "tic-tac-toe": School(
        rounds=60, play=SelfPlay(games=256, simulations=24, scatter=4), channels=16, blocks=2,
        units=64, reuse=8.0, learning_rate=2e-3, meets=10,
    ),
    "connect-four": School(rounds=80),
}  # fmt: skip
_OTHERWISE = School(
    rounds=200, play=SelfPlay(games=64, simulations=16, scatter=10), batch_size=128, memory=100_000
)

_COMPUTED = 0.5  # of all positions looked at; the rest were seen before, or are proved
_FORWARD, _BACKWARD, _ASIDE = 120e9, 70e9, 2e-5  # operations a second; seconds a simulation


class Round(NamedTuple):
    """How far a player is, after a round.

    `games` and `positions` count all so far; `speed` is moves a second of this round's
    self-play. `changed`: the share of positions in which the search chose another move than
    the network alone. `policy_loss`, `outcome_loss`: of the last batches. `elo`: beside the
    untaught player's 0, where it has been measured in this round.
    """

    round: int
    rounds: int
    games: int
    positions: int
    speed: float
    plies: float
    changed: float
    policy_loss: float
    outcome_loss: float
    elo: float | None = None
