"""Running a claim's experiment for the page: told as it goes, left when nobody waits."""

from collections.abc import Callable, Generator
from contextlib import closing
from functools import partial
from threading import Event
from time import perf_counter
from typing import Any

from pellucid.course.experiment import Experiment, Trial
from pellucid.course.statistics import held
from pellucid.lab.alongside import Finished, alongside
from pellucid.lab.course.counting import counted
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.course import ClaimRun
from pellucid.lab.protocol.course_commands import RunClaim
from pellucid.lab.turn import in_turn

MOST_NETWORKS = 256
"""So many networks a run may have on the page, where others wait for the machine too."""

_LONGEST = 600.0
_BETWEEN = 0.1
"""Seconds a run may take, and seconds between two pieces of news of how far it is."""


def run(experiment: Experiment[Any], networks: int, command: RunClaim) -> Generator[ClaimRun]:
    """Runs the experiment, when its turn has come. Closing the generator leaves it.

    Raises `Mistake` for a run that takes too long.
    """
    trial = partial(experiment.trial, networks, seed=command.seed, **command.chosen)
    begun, told, began = Event(), perf_counter(), perf_counter()
    yield _news(command, networks, 0.0, waiting=True)
    with closing(alongside(partial(_in_turn, trial, begun), 0.0)) as work:
        for news in work:
            if isinstance(news, Finished):
                yield _done(command, experiment, news.value)
            elif perf_counter() - told > _BETWEEN:
                told = perf_counter()
                began = began if begun.is_set() else told
                if told - began > _LONGEST:
                    raise Mistake("claim-too-long", seconds=_LONGEST)
                yield _news(command, networks, news, waiting=not begun.is_set())


def _in_turn(trial: Callable[..., Trial], begun: Event, tell: Callable[[float], None]) -> Trial:
    def work() -> Trial:
        begun.set()
        return trial(watch=tell)

    return in_turn(work, lambda: tell(0.0))


def _news(command: RunClaim, networks: int, share: float, *, waiting: bool) -> ClaimRun:
    return ClaimRun(
        id=command.id, claim=command.claim, share=share, networks=networks, waiting=waiting,
        outcome=None, growth=[], held=[], done=False,
    )  # fmt: skip


def _done(command: RunClaim, experiment: Experiment[Any], trial: Trial) -> ClaimRun:
    return ClaimRun(
        id=command.id,
        claim=command.claim,
        share=1.0,
        networks=trial.outcome.seeds,
        waiting=False,
        outcome=trial.outcome,
        growth=counted(experiment.comparisons, trial.gaps),
        held=held(experiment.comparisons, trial.gaps).tolist(),
        done=True,
    )
