"""Teaching a player: from the rules alone to a network that plays."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

import jax
import numpy as np
from jaxtyping import Array

from pellucid.games.arena import Meeting, meet, openings
from pellucid.games.game import Game
from pellucid.games.judge import Judge
from pellucid.games.ladder import Result, ratings
from pellucid.games.learn import Learner, learn
from pellucid.games.player import Origin, Player
from pellucid.games.replay import Replay
from pellucid.games.rules import Rules, rules_of
from pellucid.games.school import Round, School
from pellucid.games.search import Search
from pellucid.games.selfplay import Played, self_play
from pellucid.games.sides import NetworkSide
from pellucid.games.symmetry import symmetries
from pellucid.games.taught import Taught, begun, mark, read, write
from pellucid.learning.interrupt import Interrupt, listening
from pellucid.network import Network, Parameters

_LOOK = 16  # simulations, when players meet


def _nobody(*told: object) -> None:
    """Nobody is told."""
    del told


class Watch(NamedTuple):
    """Who is told how it goes: games over and moves made, batches learned, rounds."""

    played: Callable[[int, int], None] = _nobody
    learned: Callable[[int, int], None] = _nobody
    met: Callable[[int, int], None] = _nobody
    round: Callable[[Round], None] = _nobody


UNWATCHED = Watch()


class _Stopped(Exception):
    """Somebody asked to stop in the middle of a round."""


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
    teacher = _Teacher(game, school, seed, watch)
    state = begun(teacher.network, school, seed)
    if resume and keep is not None and keep.exists():
        state = read(keep, state, mark(game, school, seed))
    with listening() as interrupt, _until_stopped():
        while len(state.rounds) < school.rounds:
            began = perf_counter()
            teacher.round(state, interrupt)
            state.seconds += perf_counter() - began
            if keep is not None:
                write(keep, state, mark(game, school, seed))
            watch.round(state.rounds[-1])
    if not state.rounds:
        raise KeyboardInterrupt
    return teacher.player(state, command)


@contextmanager
def _until_stopped() -> Generator[None]:
    try:
        yield
    except _Stopped:
        return


class _Teacher:
    """What stays the same from round to round."""

    def __init__(self, game: Game, school: School, seed: int, watch: Watch) -> None:
        self._game, self._school, self._seed, self._watch = game, school, seed, watch
        self._rules: Rules = rules_of(game)
        self.network: Network = school.network(game)

    def round(self, state: Taught, interrupt: Interrupt) -> None:
        """Plays, learns, and now and then meets an earlier self; a round is taken whole."""
        random = np.random.default_rng((self._seed, len(state.rounds)))
        self._interrupt = interrupt
        began = perf_counter()
        played = self._played(state, random)
        speed = len(played.lessons.outcome) / (perf_counter() - began)
        memory = state.replay.after(played.lessons)
        learner, losses = self._learned(state, memory, len(played.lessons.outcome), random)
        elo = self._met(state, learner.mean)
        state.learner, state.replay = learner, memory
        state.rounds.append(_told(state, self._school, played, speed, losses, elo))

    def _played(self, state: Taught, random: np.random.Generator) -> Played:
        search = self._search(state.learner.mean)
        return self_play(self._rules, search, self._school.play, random, self._over)

    def _over(self, over: int, moves: int) -> None:
        self._watch.played(over, moves)
        self._check()

    def _check(self) -> None:
        if self._interrupt.asked:
            raise _Stopped

    def _learned(
        self, state: Taught, memory: Replay, new: int, random: np.random.Generator
    ) -> tuple[Learner, tuple[float, float]]:
        """The learner after this round's batches, and the mean losses of the last fifty."""
        school, ways, learner = self._school, symmetries(self._rules), state.learner
        steps = max(1, round(new * school.reuse / school.batch_size))
        rate, losses = school.rate(len(state.rounds)), list[Array]()
        for step in range(steps):
            batch = memory.draw(school.batch_size, ways, random)
            learner, loss = learn(self.network, learner, batch, rate)
            losses.append(loss)
            self._watch.learned(step + 1, steps)
            self._check()
        policy, outcome = np.mean(np.array(losses[-50:]), axis=0).tolist()
        return learner, (policy, outcome)

    def _met(self, state: Taught, mean: Parameters) -> float | None:
        """The rating after meeting the last two that met others, where it is time to."""
        if not state.past:
            state.past, state.met = [self.network.init(jax.random.key(self._seed))], 1
        number = len(state.rounds) + 1
        if number % self._school.meets and number != self._school.rounds:
            return None
        first, games = state.met - len(state.past), self._school.met
        results = [
            Result(state.met, first + index, self._score(mean, past), games)
            for index, past in enumerate(state.past)
        ]
        state.meetings = state.meetings + results
        state.past, state.met = [*state.past[-1:], mean], state.met + 1
        return float(ratings(state.met, state.meetings)[-1])

    def _score(self, mean: Parameters, past: Parameters) -> float:
        """What the mean scores against an earlier one, each opening played from both sides."""
        sides = (self._side(mean), self._side(past))
        scores: list[float] = []

        def ended(meeting: Meeting) -> None:
            scores.append(meeting.score)
            self._watch.met(len(scores), self._school.met)
            self._check()

        begun = openings(self._game, self._school.met // 2, None, self._seed)
        meet(sides, begun, self._seed, ended)
        return sum(scores)

    def _side(self, parameters: Parameters) -> NetworkSide:
        return NetworkSide(self._search(parameters), _LOOK)

    def _search(self, parameters: Parameters) -> Search:
        return Search(self._rules, Judge(self.network, parameters))

    def player(self, state: Taught, command: str) -> Player:
        """The player as it is now."""
        last = state.rounds[-1]
        elo = next((taken.elo for taken in state.rounds[::-1] if taken.elo is not None), 0.0)
        origin = Origin(
            command=command, seed=self._seed, games=last.games, positions=last.positions,
            seconds=state.seconds, elo=elo,
        )  # fmt: skip
        parameters = state.learner.mean
        return Player(game=self._game, network=self.network, parameters=parameters, origin=origin)


def _told(
    state: Taught,
    school: School,
    played: Played,
    speed: float,
    losses: tuple[float, float],
    elo: float | None,
) -> Round:
    """The round that follows those of the state."""
    before = state.rounds[-1] if state.rounds else None
    games, positions = (before.games, before.positions) if before else (0, 0)
    return Round(
        len(state.rounds) + 1, school.rounds, games + played.games,
        positions + len(played.lessons.outcome), speed, played.plies, played.changed, *losses, elo,
    )  # fmt: skip
