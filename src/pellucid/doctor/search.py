"""The search for what has to be changed.

The likeliest suspicion comes first, but what counts is what its change does: the same network,
with that one thing changed, is trained again. Where no single change helps, all of them together
are tried, and then left out one at a time while what is left still helps (delta debugging: Zeller
1999).
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pellucid.doctor.case import Case
from pellucid.doctor.change import AnyChange
from pellucid.doctor.chart import Chart
from pellucid.doctor.differential import differential
from pellucid.doctor.progress import Watch, quietly
from pellucid.doctor.suspects import Suspect
from pellucid.doctor.trials import Clock, Trial, attempt

HARM, _LITTLE_TIME = 0.12, 3.0
"""The skill that must be missing for a network to be called held back."""
_MENDED, _ENOUGH, _SURE, _DIFFERENTIAL = 0.5, 0.8, 0.6, 0.35
_CAUSES, _LEAST_GAIN, _LARGE_GAIN = 3, 0.06, 0.2
"""The least gain that counts: more where nothing but the change itself says that any is missing."""


class Found(NamedTuple):
    """A suspicion whose change helped: the trial, and the skill it began from."""

    suspect: Suspect
    trial: Trial
    level: float


def mended(found: Sequence[Found]) -> Trial:
    """The trial in which all changes were carried out together."""
    return max((one.trial for one in found), key=lambda trial: len(trial.case.made))


class Search:
    """Trials of one case's suspicions, within a time."""

    def __init__(self, case: Case, chart: Chart, clock: Clock, watch: Watch = quietly) -> None:
        self._case, self._chart, self._clock, self._watch = case, chart, clock, watch
        self.so_far: tuple[Found, ...] = ()
        self._seconds = max(2.0, 1.3 * chart.recording.seconds if chart.recording else 5.0)
        marks = chart.marks
        self._start = marks.skill if marks else 0.0
        self._noise = marks.noise if marks else 0.05
        harmed = marks is None or marks.lost > max(HARM, 2 * marks.noise)
        self._least = _LEAST_GAIN if harmed else _LARGE_GAIN
        self.best = self._start + (marks.lost if marks else 0.0)
        self.complete = True

    def found(self, suspects: Sequence[Suspect]) -> tuple[Found, ...]:
        """What has to be changed, the first cause first."""
        found: list[Found] = []
        case, level, pool = self._case, self._start, list(suspects)
        while len(found) < _CAUSES:
            step = self._step(case, level, pool)
            if step is None:
                break
            found.append(step)
            self.so_far = tuple(found)
            case, level = step.trial.case, step.trial.skill
            pool = [one for one in pool if one.suspicion is not step.suspect.suspicion]
            if self.best - level < HARM:
                break
        return tuple(sorted(found, key=_doubtful)) or self._together(suspects)

    def _step(self, case: Case, level: float, pool: Sequence[Suspect]) -> Found | None:
        """The one change that does most for its likelihood, if any does enough."""
        tried: list[Found] = []
        for suspect in self._ordered(pool, usual=case is self._case):
            if not self._time_left():
                break
            self._watch(f"trying: {suspect.suspicion.text}")
            trial = attempt(case, suspect.suspicion.changes, self._seconds_each())
            if trial is None:
                continue
            self.best = max(self.best, trial.skill)
            tried.append(Found(suspect, trial, level))
            if self._settled(tried[-1]):
                break
        good = [one for one in tried if self._helps(one)]
        return max(good, key=self._worth, default=None)

    def _ordered(self, pool: Sequence[Suspect], *, usual: bool) -> Iterable[Suspect]:
        """The suspicions that can be tried, and after them what is usual."""
        able = [one for one in pool if one.suspicion.changes]
        yield from able
        if usual:
            tried = {one.suspicion.changes for one in able}
            for rule, suspicion in differential(self._chart):
                if suspicion.changes not in tried:
                    yield Suspect(rule, suspicion)

    def _time_left(self) -> bool:
        left = self._clock.left > min(self._seconds * 0.5, _LITTLE_TIME)
        self.complete = self.complete and left
        return left

    def _seconds_each(self) -> float:
        return min(self._seconds + 2, max(1.0, self._clock.left / 4))

    def _mended(self, one: Found) -> float:
        """The share of what was lost that the change regained."""
        return (one.trial.skill - one.level) / max(self.best - one.level, 1e-6)

    def _settled(self, one: Found) -> bool:
        """Whether nothing better can be hoped for from those that come after it."""
        prior = one.suspect.suspicion.prior
        return self._mended(one) > _ENOUGH and not _DIFFERENTIAL <= prior < _SURE

    def _helps(self, one: Found) -> bool:
        gained = one.trial.skill - one.level
        return gained > max(self._least, 2 * self._noise) and self._mended(one) > _MENDED

    def _worth(self, one: Found) -> float:
        return (0.3 + one.suspect.suspicion.prior) * min(1.0, self._mended(one))

    def _together(self, suspects: Sequence[Suspect]) -> tuple[Found, ...]:
        """All changes at once, then fewer and fewer while it still helps."""
        pool = _compatible(self._ordered(suspects, usual=True))
        whole = self._tried(pool)
        if whole is None or not self._helps(Found(pool[0], whole, self._start)):
            return ()
        for one in sorted(pool, key=lambda one: one.suspicion.prior):
            rest = [other for other in pool if other is not one]
            trial = self._tried(rest)
            if trial and self._helps(Found(one, trial, self._start)):
                pool, whole = rest, trial
        return tuple(Found(one, whole, self._start) for one in pool[:_CAUSES])

    def _tried(self, pool: Sequence[Suspect]) -> Trial | None:
        changes: tuple[AnyChange, ...] = tuple(
            change for one in pool for change in one.suspicion.changes
        )
        if not changes or not self._time_left():
            return None
        self._watch(f"trying {len(pool)} changes at once")
        trial = attempt(self._case, changes, self._seconds_each())
        self.best = max(self.best, trial.skill) if trial else self.best
        return trial


def _doubtful(one: Found) -> bool:
    """Whether it needed a trial to be known for wrong: what did not is the first cause."""
    return not one.suspect.suspicion.certain


def _compatible(pool: Iterable[Suspect]) -> list[Suspect]:
    """One suspicion for each kind of change, the likeliest: two rates exclude each other."""
    kinds: set[type] = set()
    chosen: list[Suspect] = []
    for one in pool:
        own = {type(change) for change in one.suspicion.changes}
        if not own & kinds:
            chosen.append(one)
            kinds |= own
    return chosen
