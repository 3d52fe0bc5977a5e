"""The teacher: a round of self-play, of learning from it, and of meeting earlier selves."""

from time import perf_counter

import jax
import numpy as np
from jaxtyping import Array

from pellucid.games.arena import Meeting, meet, openings
from pellucid.games.game import Game
from pellucid.games.judge import Judge
from pellucid.games.ladder import Result, ratings
from pellucid.games.learn import Learner, learn
from pellucid.games.replay import Replay
from pellucid.games.rules import rules_of
from pellucid.games.school import Round, School
from pellucid.games.search import Search
from pellucid.games.selfplay import Played, self_play
from pellucid.games.sides import NetworkSide
from pellucid.games.symmetry import symmetries
from pellucid.games.taught import Taught
from pellucid.games.watch import Watch
from pellucid.learning.interrupt import Interrupt
from pellucid.network import Network, Parameters

_LOOK = 16  # simulations, when players meet


class Stopped(Exception):
    """Somebody asked to stop in the middle of a round."""


class Teacher:
    """What stays the same from round to round."""

    def __init__(
        self, game: Game, network: Network, school: School, seed: int, watch: Watch,
        interrupt: Interrupt,
    ) -> None:  # fmt: skip
        self._game, self._network, self._school, self._seed = game, network, school, seed
        self._watch, self._interrupt = watch, interrupt
        self._rules = rules_of(game)

    def round(self, state: Taught) -> None:
        """Plays, learns, and now and then meets an earlier self; a round is taken whole.

        Raises `Stopped` where somebody asked to stop, the state being as it was before.
        """
        random = np.random.default_rng((self._seed, len(state.rounds)))
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
            raise Stopped

    def _learned(
        self, state: Taught, memory: Replay, new: int, random: np.random.Generator
    ) -> tuple[Learner, tuple[float, float]]:
        """The learner after this round's batches, and the mean losses of the last fifty."""
        school, ways, learner = self._school, symmetries(self._rules), state.learner
        steps = max(1, round(new * school.reuse / school.batch_size))
        rate, losses = school.rate(len(state.rounds)), list[Array]()
        for step in range(steps):
            batch = memory.draw(school.batch_size, ways, random)
            learner, loss = learn(self._network, learner, batch, rate)
            losses.append(loss)
            self._watch.learned(step + 1, steps)
            self._check()
        policy, outcome = np.mean(np.array(losses[-50:]), axis=0).tolist()
        return learner, (policy, outcome)

    def _met(self, state: Taught, mean: Parameters) -> float | None:
        """The rating after meeting the last two that met others, where it is time to."""
        if not state.past:
            state.past, state.met = [self._network.init(jax.random.key(self._seed))], 1
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
        return Search(self._rules, Judge(self._network, parameters))


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
