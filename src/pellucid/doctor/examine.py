"""The examination: look, train as given, hold against a yardstick, suspect, try, conclude.

A suspicion becomes a finding by what its change does: the same network, with that one thing
changed, is trained again. Where no single change helps, all of them together are tried, and then
left out one at a time while what is left still helps (delta debugging: Zeller 1999). So a cause is
what has to be changed, and a symptom what goes away with it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pellucid.doctor.case import Case
from pellucid.doctor.change import AnyChange
from pellucid.doctor.chart import Chart
from pellucid.doctor.conclude import Found, Suspect, conclude
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.differential import differential
from pellucid.doctor.facts import facts_of
from pellucid.doctor.patient import Misfit
from pellucid.doctor.rules import RULES
from pellucid.doctor.trials import Clock, Trial, attempt, judged, marks_of
from pellucid.doctor.yardstick import reference

_OBSERVING = 0.4
_HARM, _MENDED, _ENOUGH, _SURE = 0.12, 0.5, 0.8, 0.6
_CAUSES, _LEAST_GAIN = 3, 0.06


class Seen(NamedTuple):
    """What is known before anything is tried."""

    chart: Chart
    suspects: tuple[Suspect, ...]


@dataclass
class Examination:
    """One examination of a case, within a time."""

    case: Case
    clock: Clock
    seed: int = 0
    complete: bool = True

    def diagnosis(self) -> Diagnosis:
        """What was found. Data and anatomy are looked at first, then it is trained as given."""
        chart = self._seen()
        suspects = suspicions(chart)
        marks = chart.marks
        if chart.recording is not None and marks is not None and not harmed(chart, suspects):
            return conclude(chart, suspects, (), self)
        found = self._explained(chart, suspects)
        return conclude(chart, suspects, found, self)

    def _seen(self) -> Chart:
        """The chart, with what was seen of the training as it is."""
        anatomy, lessons = self.case.patient.anatomy, self.case.lessons
        tokens = any(layer.kind == "embedding" for layer in anatomy.layers[:2])
        facts = facts_of(lessons, tokens=tokens)
        chart = Chart(anatomy, lessons.problem, facts, self.case.regime, None, None)
        watched = replace(self.case.regime, seconds=self.clock.left * _OBSERVING)
        try:
            recording = replace(self.case, regime=watched).trained()
        except Misfit:
            return chart
        own = judged(self.case, recording)
        best = reference(lessons, self.seed, own) if self.clock.left > 0 else None
        marks = marks_of(self.case, recording, best)
        return replace(chart, recording=recording, marks=marks)

    def _explained(self, chart: Chart, suspects: Sequence[Suspect]) -> tuple[Found, ...]:
        """The changes that mend it, one after another, each tried by training."""
        seconds = max(2.0, 1.3 * chart.recording.seconds if chart.recording else 5.0)
        search = _Search(self, chart, seconds)
        return search.found(suspects)


def suspicions(chart: Chart) -> tuple[Suspect, ...]:
    """What the rules suspect, the likeliest first."""
    found = [Suspect(rule, one) for rule in RULES for one in rule.check(chart)]
    return tuple(sorted(found, key=lambda one: -one.suspicion.prior))


def harmed(chart: Chart, suspects: Sequence[Suspect]) -> bool:
    """Whether anything says that learning is held back, so that trials are worth their time."""
    marks, recording = chart.marks, chart.recording
    if marks is None or recording is None or recording.broken:
        return True
    sure = any(one.suspicion.certain and one.suspicion.prior > 0.9 for one in suspects)
    short = marks.lost > max(_HARM, 2 * marks.noise)
    return short or (marks.skill < 0.75 and bool(suspects)) or (sure and marks.skill < 0.9)


class _Search:
    """The search for what has to be changed."""

    def __init__(self, examination: Examination, chart: Chart, seconds: float) -> None:
        self._examination, self._chart, self._seconds = examination, chart, seconds
        self._clock = examination.clock
        marks = chart.marks
        self._start = marks.skill if marks else 0.0
        self._best = self._start
        if marks and marks.reference is not None:
            self._best = self._start + marks.lost

    def found(self, suspects: Sequence[Suspect]) -> tuple[Found, ...]:
        """What has to be changed, the first cause first."""
        found: list[Found] = []
        case, level = self._examination.case, self._start
        pool = list(suspects)
        while len(found) < _CAUSES:
            step = self._step(case, level, pool)
            if step is None:
                break
            found.append(step)
            case, level = step.trial.case, step.trial.skill
            pool = [one for one in pool if one.suspicion is not step.suspect.suspicion]
            if self._best - level < _HARM:
                break
        return tuple(found) or self._together(suspects)

    def _step(self, case: Case, level: float, pool: Sequence[Suspect]) -> Found | None:
        """The one change that does most for its likelihood, if any does enough."""
        tried: list[Found] = []
        for suspect in self._ordered(pool, bool(case is self._examination.case)):
            if self._clock.left < self._seconds * 0.5:
                self._examination.complete = False
                break
            trial = attempt(case, suspect.suspicion.changes, self._time())
            if trial is None:
                continue
            self._best = max(self._best, trial.skill)
            tried.append(Found(suspect, trial, level))
            if self._mended(tried[-1]) > _ENOUGH and suspect.suspicion.prior >= _SURE:
                break
            if self._mended(tried[-1]) > _ENOUGH and suspect.suspicion.prior < 0.35:
                break
        good = [one for one in tried if self._helps(one)]
        return max(good, key=self._worth, default=None)

    def _ordered(self, pool: Sequence[Suspect], first: bool) -> Iterable[Suspect]:
        able = [one for one in pool if one.suspicion.changes]
        yield from able
        if first:
            tried = {one.suspicion.changes for one in able}
            for rule, suspicion in differential(self._chart):
                if suspicion.changes not in tried:
                    yield Suspect(rule, suspicion)

    def _time(self) -> float:
        return min(self._seconds + 2, max(1.0, self._clock.left * 0.6))

    def _mended(self, one: Found) -> float:
        """The share of what was lost that the change regained."""
        lost = max(self._best - one.level, 1e-6)
        return (one.trial.skill - one.level) / lost

    def _helps(self, one: Found) -> bool:
        gained = one.trial.skill - one.level
        noise = self._chart.marks.noise if self._chart.marks else 0.05
        return gained > max(_LEAST_GAIN, 2 * noise) and self._mended(one) > _MENDED

    def _worth(self, one: Found) -> float:
        return (0.3 + one.suspect.suspicion.prior) * min(1.0, self._mended(one))

    def _together(self, suspects: Sequence[Suspect]) -> tuple[Found, ...]:
        """All changes at once, then fewer and fewer while it still helps."""
        pool = _compatible([*self._ordered(suspects, True)])
        whole = self._tried(pool)
        if whole is None or not self._helps(Found(pool[0], whole, self._start)):
            return ()
        for one in sorted(pool, key=lambda one: one.suspicion.prior):
            rest = [other for other in pool if other is not one]
            if not rest or self._clock.left < self._seconds * 0.5:
                break
            trial = self._tried(rest)
            if trial and self._helps(Found(one, trial, self._start)):
                pool, whole = rest, trial
        return tuple(Found(one, whole, self._start) for one in pool[:_CAUSES])

    def _tried(self, pool: Sequence[Suspect]) -> Trial | None:
        changes: tuple[AnyChange, ...] = tuple(
            change for one in pool for change in one.suspicion.changes
        )
        if not changes or self._clock.left < self._seconds * 0.5:
            return None
        trial = attempt(self._examination.case, changes, self._time())
        self._best = max(self._best, trial.skill) if trial else self._best
        return trial


def _compatible(pool: Sequence[Suspect]) -> list[Suspect]:
    """One suspicion for each kind of change, the likeliest: two rates exclude each other."""
    kinds: set[type] = set()
    chosen: list[Suspect] = []
    for one in pool:
        own = {type(change) for change in one.suspicion.changes}
        if not own & kinds:
            chosen.append(one)
            kinds |= own
    return chosen
