"""Weighing: what a trial's result says for a suspicion."""

from dataclasses import dataclass
from typing import NamedTuple

from pellucid.doctor.change import (
    AnyChange,
    SetBatchSize,
    SetEpochs,
    SetLearningRate,
    SetOptimizer,
)
from pellucid.doctor.suspects import Suspect
from pellucid.doctor.trials import Trial

LIKELY = 0.6
"""The prior from which on something is tried first."""
_DIFFERENTIAL = 0.35
"""The prior up to which something is tried only because it is usual."""
MENDED, _ENOUGH = 0.5, 0.8
"""The share of what is missing that a change must regain: at all; for nothing else to be tried."""
_SURE_GAIN = 0.03
"""The least gain of what is surely wrong."""


class Found(NamedTuple):
    """A suspicion whose change was tried: the trial, and the skill it began from."""

    suspect: Suspect
    trial: Trial
    level: float


@dataclass
class Weighing:
    """Weighs what was tried.

    `best` is the most skill seen so far, of whoever; `noise` about its standard error; `least`
    the gain that a change must bring; `rate` the learning rate as given. `short`: the training as
    given was cut short for want of time.
    """

    best: float
    noise: float
    least: float
    rate: float
    short: bool

    def share(self, one: Found) -> float:
        """The share of what was missing that the change regained."""
        return (one.trial.skill - one.level) / max(self.best - one.level, 1e-6)

    def settles(self, one: Found) -> bool:
        """Whether nothing better can be hoped for from those that come after it."""
        prior = one.suspect.suspicion.prior
        return self.share(one) > _ENOUGH and not _DIFFERENTIAL <= prior < LIKELY

    def helps(self, one: Found) -> bool:
        """Whether the gain is one, and most of what was missing."""
        if self.short and self._only_hastens(one.suspect):
            return False
        if one.trial.skill < 2 * self.noise:  # who still knows nothing was not mended
            return False
        sure = one.suspect.suspicion.certain
        least = max(_SURE_GAIN, self.noise) if sure else max(self.least, 2 * self.noise)
        return one.trial.skill - one.level > least and self.share(one) > MENDED

    def worth(self, one: Found) -> float:
        """What was regained, and how likely it was."""
        return (0.3 + one.suspect.suspicion.prior) * min(1.0, self.share(one))

    def _only_hastens(self, one: Suspect) -> bool:
        """Whether it makes learning faster: of a training that was cut short no harm is shown."""
        return one.suspicion.prior < LIKELY and all(map(self._hastens, one.suspicion.changes))

    def _hastens(self, change: AnyChange) -> bool:
        if isinstance(change, SetLearningRate):
            return change.to > self.rate
        return isinstance(change, SetOptimizer | SetEpochs | SetBatchSize)
