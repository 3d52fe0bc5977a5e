"""The examination: look, train as given, hold against a yardstick, suspect, try, conclude."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from pellucid.doctor.case import Case
from pellucid.doctor.chart import Chart, Marks
from pellucid.doctor.conclude import conclude, untried
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.facts import facts_of
from pellucid.doctor.finding import Proof
from pellucid.doctor.fixed import fixed
from pellucid.doctor.loop import LoopFacts
from pellucid.doctor.patient import Misfit
from pellucid.doctor.progress import Interrupted, Watch, quietly
from pellucid.doctor.proof import proof_of
from pellucid.doctor.recording import Recording
from pellucid.doctor.search import Found, Search, held_back, mended
from pellucid.doctor.suspects import Suspect, suspicions
from pellucid.doctor.trials import Clock, judged, marks_of
from pellucid.doctor.yardstick import reference

_OBSERVING, _ATTEMPTS = 0.3, 3
_BRIEF = 0.1
"""The share of the time that a training may take which is carried out again."""
_SURE, _SKILLED, _VERY_SKILLED, _LITTLE = 0.9, 0.75, 0.9, 0.04


@dataclass(frozen=True)
class Examination:
    """One examination of a case, within a time."""

    case: Case
    clock: Clock
    seed: int = 0
    loop: LoopFacts | None = None
    prove: bool = False
    watch: Watch = quietly

    def diagnosis(self) -> Diagnosis:
        """What was found: causes that were tried first, then what is wrong without harm.

        Ctrl-C raises `Interrupted`, with what was known by then.
        """
        chart = self._seen()
        suspects = suspicions(chart)
        if doubtful(chart, suspects, self.clock.left):
            chart = self._steady(chart)
            suspects = suspicions(chart)
        if not harmed(chart, suspects) or untried(chart, suspects):
            return conclude(chart, suspects, ())
        search = Search(self.case, chart, self.clock, self.watch)
        try:
            found, proof = self._proved(search, suspects, chart.marks)
        except KeyboardInterrupt:
            known = conclude(chart, suspects, search.so_far, complete=False)
            raise Interrupted(known) from None
        told = conclude(chart, suspects, found, proof=proof, complete=search.complete)
        return told.with_fix(partial(fixed, self.case, mended(found))) if found else told

    def _seen(self) -> Chart:
        """The chart, with what was seen of the training as it is."""
        anatomy, lessons = self.case.patient.anatomy, self.case.lessons
        tokens = any(layer.kind == "embedding" for layer in anatomy.layers[:2])
        facts = facts_of(lessons, tokens=tokens)
        chart = Chart(anatomy, lessons.problem, facts, self.case.regime, None, None, loop=self.loop)
        self.watch("training it as given")
        try:
            recording = self._trained()
        except Misfit as misfit:
            return replace(chart, misfit=misfit)
        own = judged(self.case, recording)
        self.watch("seeing how much other learners make of the same data")
        best = reference(lessons, self.seed, own) if self.clock.left > 0 else None
        return replace(chart, recording=recording, marks=marks_of(self.case, recording, best))

    def _trained(self, order: int = 0) -> Recording:
        """What is seen of a training as given, for a share of the time that is left."""
        regime = replace(self.case.regime, seconds=self.clock.left * _OBSERVING, order=order)
        return replace(self.case, regime=regime).trained()

    def _steady(self, chart: Chart) -> Chart:
        """What mostly happens, where one training alone may mislead.

        One that learned too little is trained again, from the same weights in another order of the
        examples; where that one learns, a third decides.
        """
        seen = [chart, self._in_another_order(chart, 1)]
        if not held_back(seen[1]):
            seen.append(self._in_another_order(chart, 2))
        good = [one for one in seen if not held_back(one)]
        scores = np.array([one.marks.judged for one in seen if one.marks is not None])
        return replace(good[0] if 2 * len(good) > len(seen) else chart, repeats=scores)

    def _in_another_order(self, chart: Chart, order: int) -> Chart:
        self.watch("training it once more, in another order of the examples")
        recording = self._trained(order)
        best = None if chart.marks is None else chart.marks.reference
        marks = marks_of(self.case, recording, best)
        return replace(chart, recording=recording, marks=marks)

    def _proved(
        self, search: Search, suspects: Sequence[Suspect], marks: Marks | None
    ) -> tuple[tuple[Found, ...], Proof | None]:
        """What was found, and its proof where one is asked for; what fails it is withdrawn."""
        found = search.found(suspects)
        reached = -1.0 if marks is None or marks.reference is None else marks.reference
        for _ in range(_ATTEMPTS if self.prove and found else 0):
            trial = mended(found)
            self.watch("proving it: both, from several fresh beginnings")
            best = max(trial.score, reached)
            proof = proof_of(self.case, trial.case, best, self.clock)
            if proof is None or proof.low > 0:
                return found, proof
            suspects = [one for one in suspects if one is not found[0].suspect]
            found = search.found(suspects)
            if not found:
                break
        return found, None


def doubtful(chart: Chart, suspects: Sequence[Suspect], seconds: float) -> bool:
    """Whether it learned too little for no reason that is certain, and there is time to see again.

    Where numbers broke, or time ran out, once is enough.
    """
    recording = chart.recording
    if recording is None or recording.broken is not None or chart.cut_short:
        return False
    if any(one.suspicion.certain for one in suspects):
        return False
    return held_back(chart) and recording.seconds < _BRIEF * seconds


def harmed(chart: Chart, suspects: Sequence[Suspect]) -> bool:
    """Whether anything says that learning is held back, so that trials are worth their time."""
    marks, recording = chart.marks, chart.recording
    if marks is None or recording is None or recording.broken:
        return True
    sure = any(one.suspicion.certain and one.suspicion.prior > _SURE for one in suspects)
    if held_back(chart) or (sure and marks.lost > _LITTLE):
        return True
    return marks.skill < (_VERY_SKILLED if sure else _SKILLED) and bool(suspects)
