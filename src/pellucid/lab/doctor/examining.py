"""Examining what is set up on a bench: told as it goes, ended or left when it is wished."""

from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field
from threading import Event
from time import perf_counter
from typing import NamedTuple

import msgspec
import numpy as np

from pellucid.doctor.change import AnyChange
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.examine import Examination
from pellucid.doctor.own.training import forget
from pellucid.doctor.progress import Interrupted
from pellucid.doctor.trials import Clock
from pellucid.lab.address import address_of
from pellucid.lab.alongside import Finished, alongside
from pellucid.lab.bench.journey import Journey
from pellucid.lab.doctor.told import Teller
from pellucid.lab.doctor.ward import case_of
from pellucid.lab.protocol.doctor import ExaminationStage, Examined
from pellucid.lab.protocol.doctor_commands import Examine
from pellucid.lab.turn import in_turn

BUDGET = 20.0
"""Seconds an examination may take, from when its turn has come."""

_LEAST_EPOCHS, _MOST_EPOCHS = 100, 2000
_BETWEEN, _GRACE = 0.25, 3.0
"""Seconds between two pieces of news of one stage, and those a stopped trial has to end in."""


class _News(NamedTuple):
    stage: ExaminationStage
    changes: tuple[AnyChange, ...] = ()
    tried: int = 0


@dataclass
class Examining:
    """One examination of a journey that nobody else goes on with; `stop` ends it early."""

    journey: Journey
    command: Examine
    budget: float = BUDGET
    _began: float = field(default_factory=perf_counter)
    _stop: Event = field(default_factory=Event)
    _tried: int = 0

    def stop(self) -> None:
        """Ends it: what is known by now is what it comes to."""
        self._stop.set()

    def told(self) -> Generator[Examined]:
        """How far it is, again and again, and in the end what it came to. Raises `Mistake`."""
        said = stopped = 0.0
        stage = None
        with closing(alongside(self._examined, _News("waiting"))) as work:
            for news in work:
                now = perf_counter()
                if isinstance(news, Finished):
                    yield self._done(news.value)
                elif self._stop.is_set() and (stopped := stopped or now) < now - _GRACE:
                    yield self._done(None)
                    return
                elif news.stage != stage or now - said > _BETWEEN:
                    said, stage = now, news.stage
                    yield self._so_far(news)

    @property
    def epochs(self) -> int:
        """As many as are asked for; else as many as it has trained by now, in bounds."""
        if self.command.epochs is not None:
            return self.command.epochs
        reached = self.journey.latest // self.journey.course.plan.steps
        return min(_MOST_EPOCHS, max(_LEAST_EPOCHS, reached))

    def _examined(self, tell: Callable[[_News], None]) -> Diagnosis | None:
        """What is found; None where it was stopped before anything was."""
        try:
            return in_turn(lambda: self._diagnosis(tell), lambda: self._tell(tell, "waiting", ()))
        except Interrupted as cut:
            return cut.diagnosis
        except KeyboardInterrupt:
            return None

    def _diagnosis(self, tell: Callable[[_News], None]) -> Diagnosis:
        case = case_of(self.journey, self.epochs, lambda stage, of: self._tell(tell, stage, of))
        try:
            with np.errstate(all="ignore"):  # numbers may run away in what is examined here
                return Examination(case, Clock(perf_counter() + self.budget)).diagnosis()
        finally:
            forget()

    def _tell(
        self, tell: Callable[[_News], None], stage: ExaminationStage, changes: tuple[AnyChange, ...]
    ) -> None:
        if self._stop.is_set():
            raise KeyboardInterrupt  # as Ctrl-C ends it: the doctor then says what is known by now
        self._tried += stage == "trying"
        tell(_News(stage, changes, self._tried))

    def _so_far(self, news: _News, *, done: bool = False) -> Examined:
        return Examined(
            id=self.command.id,
            done=done,
            stage=news.stage,
            trying=Teller(self.journey).changes(news.changes),
            tried=news.tried,
            seconds=perf_counter() - self._began,
            epochs=self.epochs,
            address=address_of(self.journey.setup),
        )

    def _done(self, found: Diagnosis | None) -> Examined:
        opinion = None if found is None else Teller(self.journey).opinion(found)
        told = self._so_far(_News("done", (), self._tried), done=True)
        return msgspec.structs.replace(told, opinion=opinion)
