"""What a model answered to the examples kept apart, counted."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Float, Int

from pellucid.learning import Judged, Model

BINS = 10


class Answers(NamedTuple):
    """For every example: its class, the class answered, and how sure the model was of it.

    `probabilities` has a column a class.
    """

    targets: Int[np.ndarray, " n"]
    given: Int[np.ndarray, " n"]
    probabilities: Float[np.ndarray, "n classes"]

    @property
    def sureness(self) -> Float[np.ndarray, " n"]:
        """The probability of the class that was answered."""
        return self.probabilities[np.arange(len(self.given)), self.given]

    @property
    def right(self) -> Bool[np.ndarray, " n"]:
        """Whether each answer is the truth."""
        return self.given == self.targets


class Calibration(NamedTuple):
    """Whether "90 % sure" is right nine times in ten: for every bin of sureness that is used.

    `error` is the expected calibration error, Σ (count / n) · |accuracy − sureness|
    (Guo, Pleiss, Sun, Weinberger 2017).
    """

    lows: Float[np.ndarray, " bins"]
    counts: Int[np.ndarray, " bins"]
    sureness: Float[np.ndarray, " bins"]
    accuracy: Float[np.ndarray, " bins"]
    error: float


class Confused(NamedTuple):
    """How often one class was taken for another."""

    truth: int
    given: int
    times: int


def answers(model: Model, judged: Judged) -> Answers:
    """The answers to the examples kept apart, of a model that tells classes."""
    outputs = judged.outputs
    both = np.concatenate([1 - outputs, outputs], 1) if outputs.shape[1] == 1 else outputs
    return Answers(judged.targets.astype(np.int64), model.answers(outputs), both)


def confusion(answers: Answers) -> Int[np.ndarray, "truth given"]:
    """How many examples of each class (rows) were answered as each class (columns)."""
    classes = answers.probabilities.shape[1]
    counts = np.zeros((classes, classes), np.int64)
    np.add.at(counts, (answers.targets, answers.given), 1)
    return counts


def most_confused(counts: Int[np.ndarray, "truth given"], most: int = 15) -> list[Confused]:
    """The wrong answers that came up most often."""
    wrong = counts * (1 - np.eye(len(counts), dtype=np.int64))
    order = np.argsort(-wrong, axis=None, kind="stable")[:most]
    cells = np.unravel_index(order, wrong.shape)
    found = zip(*(index.tolist() for index in cells), strict=True)
    return [Confused(t, g, int(wrong[t, g])) for t, g in found if wrong[t, g]]


def calibration(answers: Answers, bins: int = BINS) -> Calibration:
    """How sure the model was of its answers, against how often they were right.

    The bins are even, from 0 to 1; each holds its upper end.
    """
    sure, right = answers.sureness, answers.right
    place = np.clip(np.ceil(sure * bins).astype(np.int64) - 1, 0, bins - 1)
    counts = np.bincount(place, minlength=bins)
    used = np.flatnonzero(counts)
    mean_sure = np.bincount(place, sure, bins)[used] / counts[used]
    accuracy = np.bincount(place, right, bins)[used] / counts[used]
    share = counts[used] / max(1, len(sure))
    error = float((share * np.abs(accuracy - mean_sure)).sum())
    return Calibration(used / bins, counts[used], mean_sure, accuracy, error)


class Quantities(NamedTuple):
    """For every example: its quantity and the one answered, in the target's own units."""

    targets: Float[np.ndarray, " n"]
    given: Float[np.ndarray, " n"]

    @property
    def residuals(self) -> Float[np.ndarray, " n"]:
        """What was answered, less the truth: above 0 is too much."""
        return self.given - self.targets


def quantities(model: Model, judged: Judged) -> Quantities:
    """The quantities answered for the examples kept apart, of a regression."""
    return Quantities(_own_units(model, judged.targets), _own_units(model, judged.outputs[:, 0]))


def _own_units(model: Model, values: np.ndarray) -> Float[np.ndarray, " n"]:
    target = model.encoding.target if model.encoding else None
    values = values.astype(np.float64)
    return values * target.scale + target.mean if target else values
