"""Diagnosing a run: examined on its data where they can be read again, else by its record."""

from functools import partial
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from pellucid.doctor.again import case_of
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.examine import Examination
from pellucid.doctor.fixed import for_run, of_record
from pellucid.doctor.progress import Watch, quietly
from pellucid.doctor.recorded import diagnose_record
from pellucid.doctor.trials import Clock
from pellucid.errors import BadInput
from pellucid.learning import Run

_OBSERVING = 0.3
"""The share of the time that seeing it train once may take."""


class OfRun(NamedTuple):
    """A run's diagnosis; `why` says why it was not trained again, empty where it was."""

    diagnosis: Diagnosis
    why: str = ""


def diagnose_run(
    run: Run,
    *,
    beside: Path | None = None,
    budget_seconds: float = 60.0,
    seed: int = 0,
    prove: bool = False,
    watch: Watch = quietly,
) -> OfRun:
    """What is wrong with a run of Pellucid's own.

    Where its source can be read again (a built-in set, a file that is still there or `beside`),
    and one of its networks trains well within the time, that network is examined on those data,
    as `diagnose` does. Else the rules read what the run recorded. Raises `Interrupted` on Ctrl-C
    once there is something to tell.
    """
    began = perf_counter()
    if not budget_seconds > 0:
        raise BadInput(f"budget_seconds is {budget_seconds!r}", "seconds above 0")
    needed = run.record.seconds.train / run.model.networks
    if needed > budget_seconds * _OBSERVING:
        return OfRun(_by_record(run), f"training it once takes about {needed:.0f} s")
    watch("reading what it learned from")
    try:
        case = case_of(run, beside)
    except (BadInput, OSError) as error:
        return OfRun(_by_record(run), f"its data cannot be read again: {error}")
    examination = Examination(case, Clock(began + budget_seconds), seed, None, prove, watch)
    told = examination.diagnosis().timed(perf_counter() - began)
    return OfRun(told.fixed_also(partial(for_run, run=run)))


def _by_record(run: Run) -> Diagnosis:
    """What the record says; what it advises can be taken up, though nobody has tried it."""
    told = diagnose_record(run)
    changes = told.first.advice.changes if told.first else ()
    return told.with_fix(partial(of_record, run, changes)) if changes else told
