"""Scoring a finished model on the examples it was trained from, outside compiled code."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Shaped

from pellucid.data import Dataset
from pellucid.learning.model import Model

Targets = Shaped[np.ndarray, " n"]


class Judgement(NamedTuple):
    """What a model answers to every example of its data.

    `together` is the mean over all its networks; `held` the mean over those that had the example
    held back, NaN where none had. Both are NaN for examples that were not judged.
    """

    together: Float[np.ndarray, "n outputs"]
    held: Float[np.ndarray, "n outputs"]


def judge(model: Model, data: Dataset, validation: np.ndarray, rows: np.ndarray) -> Judgement:
    """Passes these rows of the examples through all networks, once.

    `validation` has the rows each network was judged on: (networks, rows), or one row for all.
    """
    backs = _held_back(model.networks, len(data), validation)[:, rows]
    together, held, at = [], [], 0
    for each in model.each(data.inputs[rows]):
        back = backs[:, at : at + each.shape[1], None]
        at += each.shape[1]
        together.append(each.mean(0))
        with np.errstate(invalid="ignore"):  # 0 / 0: held back from none
            held.append((each * back).sum(0) / back.sum(0))
    return Judgement(
        *(_in_place(np.concatenate(part), rows, len(data)) for part in (together, held))
    )


def _in_place(answers: np.ndarray, rows: np.ndarray, count: int) -> np.ndarray:
    found = np.full((count, *answers.shape[1:]), np.nan, answers.dtype)
    found[rows] = answers
    return found


def _held_back(networks: int, examples: int, validation: np.ndarray) -> np.ndarray:
    back = np.zeros((networks, examples), bool)
    for index, rows in enumerate(np.broadcast_to(validation, (networks, validation.shape[-1]))):
        back[index, rows] = True
    return back


def score(model: Model, outputs: Float[np.ndarray, "n outputs"], targets: Targets) -> float | None:
    """Accuracy for classes, R² for quantities; None where there is nothing to judge.

    R² of targets that are all the same is 1 where they are met exactly, else 0.
    """
    if not len(targets):
        return None
    answers = model.answers(outputs)
    if model.task != "regression":
        return float((answers == targets).mean())
    spread = float(((targets - targets.mean()) ** 2).sum())
    missed = float(((targets - answers) ** 2).sum())
    return 1 - missed / spread if spread else float(missed == 0)
