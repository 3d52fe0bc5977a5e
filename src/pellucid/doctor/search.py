"""The search for what has to be changed.

What counts is what a change does: the same network, with that one thing changed, is trained again.
What is surely wrong is put right first, the rest tried upon it, the likeliest first. Where no
single change helps, all of them together are tried, and then left out one at a time while what is
left still helps (delta debugging: Zeller 1999).
"""

from collections.abc import Sequence

from pellucid.doctor.case import Case
from pellucid.doctor.change import AnyChange
from pellucid.doctor.chart import Chart
from pellucid.doctor.differential import differential
from pellucid.doctor.progress import Watch, quietly
from pellucid.doctor.suspects import Suspect
from pellucid.doctor.trials import Clock, Trial, attempt
from pellucid.doctor.weighing import LIKELY, MENDED, Found, Weighing

HARM = 0.12
"""The skill that must be missing for a network to be called held back."""
_CUT_SHORT = 3
"""So many times as much must be missing where the training was cut short."""
_MOSTLY = 0.7
"""The share of what is missing that a likely change must regain."""
_LEAST_GAIN, _LARGE_GAIN = 0.06, 0.2
"""The least gain that counts: more where nothing but the change itself says that any is missing."""
_CAUSES, _LITTLE_TIME, _PATIENCE = 3, 3.0, 4


def mended(found: Sequence[Found]) -> Trial:
    """The trial in which all changes were carried out together."""
    return max((one.trial for one in found), key=lambda trial: len(trial.case.made))


def held_back(chart: Chart) -> bool:
    """Whether it learned so much less than others do that something must hold it back.

    Of a training that was cut short for want of time, little can be said.
    """
    marks, recording = chart.marks, chart.recording
    if marks is None or recording is None or recording.broken:
        return True
    return marks.lost > max(HARM * (_CUT_SHORT if chart.cut_short else 1), 2 * marks.noise)


class Search:
    """Trials of one case's suspicions, within a time."""

    def __init__(self, case: Case, chart: Chart, clock: Clock, watch: Watch = quietly) -> None:
        self._case, self._chart, self._clock, self._watch = case, chart, clock, watch
        self.so_far: tuple[Found, ...] = ()
        self._seconds = max(2.0, 1.3 * chart.recording.seconds if chart.recording else 5.0)
        marks = chart.marks
        self._start = marks.skill if marks else 0.0
        self._tried: dict[tuple[tuple[AnyChange, ...], tuple[AnyChange, ...]], Trial | None] = {}
        self._weighing = Weighing(
            best=self._start + (marks.lost if marks else 0.0),
            noise=marks.noise if marks else 0.05,
            least=_LEAST_GAIN if held_back(chart) else _LARGE_GAIN,
            rate=chart.anatomy.optimizer.rate,
            short=chart.cut_short,
        )
        self.complete = True

    def found(self, suspects: Sequence[Suspect]) -> tuple[Found, ...]:
        """What has to be changed, the first cause first.

        What is sure comes first, then what is likely, one at a time and then together; only then
        what is not.
        """
        likely = [one for one in suspects if one.suspicion.prior >= LIKELY]
        all_there_is = [*suspects, *self._usual(suspects)]
        return (
            self._upon([one for one in likely if one.suspicion.certain], all_there_is)
            or self._one_by_one(likely, suspects, _MOSTLY)
            or (self._together(likely) if len(likely) > 1 else ())
            or self._one_by_one(all_there_is, suspects, MENDED)
            or self._together(all_there_is)
        )

    def _upon(self, sure: Sequence[Suspect], suspects: Sequence[Suspect]) -> tuple[Found, ...]:
        """What is surely wrong put right, and upon that what else helps.

        It need not help alone: shares that are none mean nothing however long they are learned.
        It may even do harm alone: of five epochs, those of what cannot be right can be the luckier.
        """
        sure = _compatible([one for one in sure if one.suspicion.changes])
        base = self._all(sure) if sure else None
        if base is None:
            return ()
        sure, base = self._fewest(sure, base)
        found = tuple(Found(one, base, self._start) for one in sure)
        self.so_far = found
        then: tuple[Found, ...] = ()
        if self._weighing.best - base.skill >= HARM:
            rest = [one for one in suspects if one not in sure]
            then = self._one_by_one(rest, rest, MENDED, base)
        reached = max((one.trial.skill for one in then), default=base.skill)
        if reached < self._start - self._weighing.noise:
            return ()
        return (*found, *then) if then or self._weighing.helps(found[0]) else ()

    def _fewest(self, pool: list[Suspect], whole: Trial) -> tuple[list[Suspect], Trial]:
        """As few of them as do no worse, the least likely left out first."""
        for one in sorted(pool, key=lambda one: one.suspicion.prior):
            rest = [other for other in pool if other is not one]
            trial = self._all(rest) if rest else None
            if trial and trial.skill >= whole.skill - self._weighing.noise:
                pool, whole = rest, trial
        return pool, whole

    def _one_by_one(
        self,
        first: Sequence[Suspect],
        then: Sequence[Suspect],
        share: float,
        base: Trial | None = None,
    ) -> tuple[Found, ...]:
        """Change after change: one of the `first`, and what else helps once it is made."""
        found: list[Found] = []
        case, level, pool = self._case, self._start, [*first]
        if base is not None:
            case, level = base.case, base.skill
        while len(found) < _CAUSES:
            step = self._step(case, level, pool)
            if step is None or self._weighing.share(step) < share:
                break
            found.append(step)
            self.so_far = (*self.so_far, step) if base is not None else tuple(found)
            case, level, share = step.trial.case, step.trial.skill, MENDED
            if self._weighing.best - level < HARM:
                break
            made = {one.suspect.rule.code for one in found}
            pool = [one for one in then if one.rule.code not in made]
        return tuple(sorted(found, key=_doubtful))

    def _step(self, case: Case, level: float, pool: Sequence[Suspect]) -> Found | None:
        """The one change that does most for its likelihood, if any does enough."""
        tried: list[Found] = []
        for suspect in pool:
            trial = self._trial(case, suspect.suspicion.changes, suspect.suspicion.text)
            if trial is None:
                continue
            tried.append(Found(suspect, trial, level))
            if self._weighing.settles(tried[-1]):
                break
        good = [one for one in tried if self._weighing.helps(one)]
        return max(good, key=self._weighing.worth, default=None)

    def _trial(self, case: Case, changes: tuple[AnyChange, ...], told: str) -> Trial | None:
        """What the changes come to; None where they cannot be tried, or time is up."""
        key = (case.made, changes)
        if key not in self._tried:
            if not changes or not self._time_left():
                return None
            self._watch(f"trying: {told}")
            self._tried[key] = attempt(case, changes, self._seconds_each())
        trial = self._tried[key]
        if trial is not None:
            self._weighing.best = max(self._weighing.best, trial.skill)
        return trial

    def _usual(self, suspects: Sequence[Suspect]) -> list[Suspect]:
        """What is usual, where no suspicion would change the same."""
        known = {one.suspicion.changes for one in suspects}
        return [
            Suspect(rule, suspicion)
            for rule, suspicion in differential(self._chart)
            if suspicion.changes not in known
        ]

    def _time_left(self) -> bool:
        left = self._clock.left > min(self._seconds * 0.5, _LITTLE_TIME)
        self.complete = self.complete and left
        return left

    def _seconds_each(self) -> float:
        """Several times what the training as given took, that a busy machine cuts none short.

        Of a network that trains slowly fewer are tried, for long enough to say something.
        """
        part = self._clock.left / (3 if self._weighing.short else 4)
        return min(_PATIENCE * self._seconds, max(1.0, part))

    def _together(self, suspects: Sequence[Suspect]) -> tuple[Found, ...]:
        """All changes at once, then fewer and fewer while it still helps."""
        pool = _compatible(suspects)
        whole = self._all(pool)
        if whole is None or not self._help(pool, whole):
            return ()
        for one in sorted(pool, key=lambda one: one.suspicion.prior):
            rest = [other for other in pool if other is not one]
            trial = self._all(rest)
            if trial and self._help(rest, trial):
                pool, whole = rest, trial
        return tuple(Found(one, whole, self._start) for one in pool[:_CAUSES])

    def _help(self, pool: Sequence[Suspect], trial: Trial) -> bool:
        """Whether the trial of all of them did enough for each."""
        return all(self._weighing.helps(Found(one, trial, self._start)) for one in pool)

    def _all(self, pool: Sequence[Suspect]) -> Trial | None:
        changes = tuple(change for one in pool for change in one.suspicion.changes)
        return self._trial(self._case, changes, f"{len(pool)} changes together")


def _doubtful(one: Found) -> bool:
    """Whether it needed a trial to be known for wrong: what did not is the first cause."""
    return not one.suspect.suspicion.certain


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
