"""Running: how far a slice goes, so that it lasts no longer than it may."""

from math import inf
from time import perf_counter

import jax

from pellucid.lab.bench.journey import Journey
from pellucid.lab.protocol.commands import Pace

_CALM = 5  # pictures an epoch, where a person is to follow

# However long an epoch lasts, there is a picture so often.
_SELDOM = 0.25

# What a step is taken to last before one was timed. Of the smallest networks it lasts 6 µs, of the
# largest 10 ms: their first slice is too long, but not by much.
_FIRST_GUESS = 1e-3


class Running:
    """Whether a bench trains, at what pace, and until when."""

    def __init__(self) -> None:
        self.on = False
        self.pace: Pace = "epoch"
        self._goal: int | None = None
        self._step: float | None = None  # how many seconds one lasts
        self._drawn = 0.0

    def start(self, pace: Pace) -> None:
        """Runs until it is stopped."""
        self.on, self.pace, self._goal = True, pace, None

    def start_to(self, goal: int) -> None:
        """Runs as fast as it can, and stops at a moment."""
        self.on, self.pace, self._goal = True, "fast", goal

    def stop(self) -> None:
        """Stands still."""
        self.on, self._goal = False, None

    def steered(self) -> None:
        """The network learns otherwise: how long its steps take is not known."""
        self._step = None

    def anew(self) -> None:
        """Another network: a goal that the one before was to reach is none of its own."""
        self.steered()
        if self._goal is not None:
            self.stop()

    def lasts(self, steps: int) -> float:
        """About how many seconds so many steps take."""
        return steps * (self._step or _FIRST_GUESS)

    def fitting(self, seconds: float) -> int:
        """How many steps fit into so much time: one at least."""
        return max(1, int(seconds / (self._step or _FIRST_GUESS)))

    def slice(self, journey: Journey, seconds: float) -> bool:
        """Trains for no longer than this; says whether it is time for a picture."""
        wanted = self._wanted(journey)
        count = self.fitting(seconds) if wanted is None else min(wanted, self.fitting(seconds))
        self.train(journey, count)
        if self._goal is not None and journey.moment >= self._goal:
            self.stop()
            return True
        return count == wanted or wanted is None or perf_counter() - self._drawn > _SELDOM

    def drawn(self) -> None:
        """A picture has been made."""
        self._drawn = perf_counter()

    def train(self, journey: Journey, count: int) -> None:
        """Trains so many steps, and takes the time."""
        began = perf_counter()
        journey.advance(count)
        jax.block_until_ready(journey.way.live.moment)
        seconds = perf_counter() - began
        journey.seconds += seconds
        # The shortest there was: what came on top of it were calls, and others at work.
        self._step = min(self._step or inf, seconds / count)

    def _wanted(self, journey: Journey) -> int | None:
        """How many steps are left to the next picture, or to the goal; None for any number."""
        if self._goal is not None:
            return max(1, self._goal - journey.moment)
        if self.pace == "fast":
            return None
        if self.pace == "step":
            return 1
        steps = journey.course.plan.steps
        every = max(1, steps // _CALM) if self.pace == "calm" else steps
        return every - int(journey.way.live.step) % every
