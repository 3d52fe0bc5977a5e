"""Teaching a player: from the rules alone to a network that plays."""

from contextlib import suppress
from pathlib import Path
from time import perf_counter

from pellucid.games.game import Game
from pellucid.games.player import Origin, Player
from pellucid.games.school import School
from pellucid.games.taught import Taught, begun, mark, read, write
from pellucid.games.teacher import Stopped, Teacher
from pellucid.games.watch import UNWATCHED, Watch
from pellucid.learning.interrupt import listening
from pellucid.network import Network


def teach(
    game: Game,
    school: School,
    *,
    seed: int = 0,
    keep: Path | None = None,
    resume: bool = False,
    watch: Watch = UNWATCHED,
    command: str = "",
) -> Player:
    """A player of this game, taught by playing itself (Silver et al. 2018; Danihelka et al. 2022).

    After every round the state is kept in the file `keep`; with `resume`, a teaching that was
    ended in any way goes on from there, and comes to the same player. Ctrl-C ends it after the
    last whole round; raises `KeyboardInterrupt` if there is none.
    """
    network, own = school.network(game), mark(game, school, seed)
    state = begun(network, school, seed)
    if resume and keep is not None and keep.exists():
        state = read(keep, state, own)
    with listening() as interrupt, suppress(Stopped):
        teacher = Teacher(game, network, school, seed, watch, interrupt)
        while len(state.rounds) < school.rounds:
            began = perf_counter()
            teacher.round(state)
            state.seconds += perf_counter() - began
            if keep is not None:
                write(keep, state, own)
            watch.round(state.rounds[-1])
    if not state.rounds:
        raise KeyboardInterrupt
    return _player(game, network, state, seed, command)


def _player(game: Game, network: Network, state: Taught, seed: int, command: str) -> Player:
    """The player as it is now."""
    last = state.rounds[-1]
    elo = next((taken.elo for taken in state.rounds[::-1] if taken.elo is not None), 0.0)
    origin = Origin(
        command=command, seed=seed, games=last.games, positions=last.positions,
        seconds=state.seconds, elo=elo,
    )  # fmt: skip
    return Player(game=game, network=network, parameters=state.learner.mean, origin=origin)
