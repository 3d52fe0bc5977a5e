"""The chart: all that is known of a patient, for rules to read."""

from dataclasses import dataclass, field

import numpy as np

from pellucid.doctor.anatomy import Anatomy, Layer
from pellucid.doctor.facts import Facts
from pellucid.doctor.loop import LoopFacts
from pellucid.doctor.patient import Misfit, Regime
from pellucid.doctor.problem import Problem
from pellucid.doctor.recording import Recording

NOTHING = 0.05
"""The skill that is none."""


@dataclass(frozen=True)
class Marks:
    """How well it learned: scores on what is learned from and on what is held back.

    `chance` is the score of knowing nothing, `reference` that of a sane network, or of whatever
    does best, on the same data (None: not known). `judged` is the score that counts: the held
    one where there are enough held examples. `noise` is about the standard
    error of the skill.
    """

    training: float
    held: float | None
    judged: float
    chance: float
    reference: float | None
    noise: float

    @property
    def skill(self) -> float:
        """0: knows nothing; 1: knows everything."""
        return skill(self.judged, self.chance)

    @property
    def unlearnable(self) -> bool:
        """Whether even the reference knows no more than chance does."""
        return self.reachable is not None and self.reachable < max(NOTHING, self.noise)

    @property
    def reachable(self) -> float | None:
        """The skill that the reference has; None where there is no reference."""
        return None if self.reference is None else skill(self.reference, self.chance)

    @property
    def gap(self) -> float:
        """By how much more it knows of what it learned from; 0 where nothing was held back."""
        if self.held is None:
            return 0.0
        return skill(self.training, self.chance) - skill(self.held, self.chance)

    @property
    def lost(self) -> float:
        """The skill that the reference has and it has not; 0 where none is known."""
        return 0.0 if self.reachable is None else max(0.0, self.reachable - self.skill)


def skill(score: float, chance: float) -> float:
    """A score as a share of what there is to be known beyond chance; at least −1."""
    if not np.isfinite(score):
        return 0.0
    return float(max(-1.0, (score - chance) / max(1e-9, 1 - chance)))


@dataclass(frozen=True)
class Chart:
    """A patient's anatomy, its data, how it was trained, and what was seen of it.

    `misfit` is what the framework refused, `loop` what a person's own loop was seen to do.
    `repeats` are the scores of trainings that differed in the order of examples alone, where there
    were several.
    """

    anatomy: Anatomy
    problem: Problem
    facts: Facts | None
    regime: Regime
    recording: Recording | None
    marks: Marks | None
    misfit: Misfit | None = None
    loop: LoopFacts | None = None
    repeats: np.ndarray = field(default_factory=lambda: np.empty(0))

    @property
    def steps(self) -> int:
        """How many steps a whole training as asked for has."""
        if self.facts is None and self.recording is not None:
            return self.recording.steps
        rows = self.facts.rows if self.facts else self.regime.batch_size
        return self.regime.epochs * max(1, -(-rows // self.regime.batch_size))

    @property
    def cut_short(self) -> bool:
        """Whether there was no time to train it as asked for."""
        return self.recording is not None and self.recording.ended == "deadline"

    @property
    def hidden(self) -> tuple[tuple[Layer, str], ...]:
        """The hidden layers that mix, each with the activation its outputs go through."""
        return tuple((layer, self.anatomy.activation_of(layer)) for layer in self.anatomy.hidden)

    @property
    def normalised(self) -> bool:
        """Whether a scaling or normalising layer comes before the first that mixes."""
        for layer in self.anatomy.layers:
            if layer.computes:
                return False
            if layer.kind in ("scaling", "normalisation"):
                return True
        return False

    def statistic(self, name: str, layer: Layer) -> np.ndarray:
        """A statistic of one layer over the looks; empty where it was not recorded."""
        vitals = self.recording.vitals if self.recording else None
        if vitals is None or layer.name not in vitals.layers:
            return np.empty(0)
        values = vitals.of(name)[:, vitals.layers.index(layer.name)]
        return values[np.isfinite(values)]
