"""A training that goes on: what looks wrong so far, told seldom and only once it has for a while.

Rules read what was recorded anyway. They are asked only where little was learned in a good part of
the time, and what they suspect is told once they do so twice: nothing of it is proved.
"""

from typing import NamedTuple

import jax
import numpy as np

from pellucid.doctor.anatomy import Anatomy
from pellucid.doctor.chart import Chart, Marks, skill
from pellucid.doctor.own.anatomy import bare_anatomy
from pellucid.doctor.own.vitals import vitals_of
from pellucid.doctor.patient import Regime
from pellucid.doctor.problem import plain_problem
from pellucid.doctor.recording import Recording
from pellucid.doctor.suspects import Suspect, suspicions
from pellucid.learning import CURVES, Progress, Settings
from pellucid.network import Network, Parameters, Task

_MOST, _LIKELY = 3, 0.5
_EARLY, _BETWEEN, _LEAST_STEPS = 0.2, 0.05, 60
"""From which share of the epochs on, and how far apart, is looked; after how many steps at least.
"""
_LITTLE, _LITTLE_R2 = 0.2, 0.1
"""The skill that a network which learns has by then, if little of it."""
_HARDLY, _STILL = 0.05, 0.5
"""The share by which its loss has fallen by then, and the skill from which on that may be low."""

_TOLD = (
    "rate-low", "rate-high", "dead-units", "saturated-units", "vanishing-gradients",
    "exploding-gradients", "linear-collapse", "output-one-softmax", "output-range",
)  # fmt: skip
"""What can be seen so far; that it ends too early, or learns by heart, shows only in the end."""


class Hint(NamedTuple):
    """What looks wrong: a rule's code, what it may be, what to do, and which layer, if one."""

    code: str
    text: str
    layer: int | None = None


class SoFar:
    """Looks at one training while it goes on."""

    def __init__(self, network: Network, settings: Settings, task: Task, classes: int) -> None:
        self._network, self._settings = network, settings
        self._task: Task = task
        self._classes = max(2, classes)
        self._looked, self._before = 0.0, frozenset[str]()
        self._told: set[str] = set()

    def look(self, progress: Progress) -> Hint | None:
        """What is to be told now, if anything is: at most three things in a whole training."""
        if len(self._told) >= _MOST or "not-finite" in self._told or not progress.epoch:
            return None
        broken = self._broken(progress)
        if broken is not None or not self._due(progress):
            return broken
        suspects = {one.rule.code: one for one in self._suspects(progress)}
        again = [one for code, one in suspects.items() if code in self._before - self._told]
        self._before = frozenset(suspects)
        return self._tell(_hint(again[0])) if again else None

    def _due(self, progress: Progress) -> bool:
        """Whether it is time to look again; it is not in the end, when all can be told."""
        done = progress.epoch / progress.epochs
        early = done < _EARLY or progress.epoch * progress.steps < _LEAST_STEPS
        if early or done >= 1 or done - self._looked < _BETWEEN - 1e-9:
            return False
        self._looked = done
        return True

    def _broken(self, progress: Progress) -> Hint | None:
        finite = np.isfinite(progress.curves[..., CURVES.index("loss")]).all(0)
        if finite.all():
            return None
        epoch = int((~finite).argmax()) + 1
        text = f"The loss is no number any more since epoch {epoch}. A lower learning rate helps."
        return self._tell(Hint("not-finite", text))

    def _suspects(self, progress: Progress) -> list[Suspect]:
        marks = self._marks(progress)
        little = _LITTLE_R2 if self._task == "regression" else _LITTLE
        if marks.skill >= (_STILL if _fell(progress) < _HARDLY else little):
            return []
        return [
            one for one in suspicions(self._chart(progress, marks))
            if one.rule.code in _TOLD and one.suspicion.prior >= _LIKELY
        ]  # fmt: skip

    def _marks(self, progress: Progress) -> Marks:
        """The best that it ever was on what it learns from, and on what it is steered by."""
        curves = [progress.mean(name) for name in ("train", "validation")]
        known = [float(np.nanmax(one)) for one in curves if np.isfinite(one).any()]
        chance = 0.0 if self._task == "regression" else 1 / self._classes
        best = max(known, default=1.0, key=lambda value: skill(value, chance))
        return Marks(best, None, best, chance, None, 0.0)

    def _chart(self, progress: Progress, marks: Marks) -> Chart:
        steps, signs = progress.steps, progress.vitals()
        recording = Recording(
            at=(np.arange(progress.epoch) + 1) * steps,
            curves=np.asarray(progress.curves[0]),
            steps_an_epoch=steps,
            steps=progress.epoch * steps,
            vitals=signs and vitals_of(signs, self._network, 0, steps),
            ended="deadline",
            seconds=progress.seconds,
        )
        problem = plain_problem(self._task, self._classes)
        return Chart(self._anatomy(), problem, None, self._regime(), recording, marks)

    def _anatomy(self) -> Anatomy:
        shapes = jax.eval_shape(lambda: self._network.init(0))
        parameters: Parameters = jax.tree.map(lambda one: np.zeros(one.shape, np.float32), shapes)
        return bare_anatomy(self._network, self._settings, parameters, self._task)

    def _regime(self) -> Regime:
        return Regime(self._settings.epochs, self._settings.batch_size)

    def _tell(self, hint: Hint) -> Hint:
        self._told.add(hint.code)
        return hint


def _fell(progress: Progress) -> float:
    """By what share the loss has fallen since the end of the first epoch, at best."""
    losses = progress.mean("loss")
    first = float(losses[0])
    return (first - float(np.nanmin(losses))) / abs(first) if first else 1.0


def _hint(one: Suspect) -> Hint:
    suspicion = one.suspicion
    text = f"Little learned so far, maybe for {one.rule.name}. {suspicion.text}"
    return Hint(one.rule.code, text, suspicion.layer and suspicion.layer.index)
