"""Some examples with the network's answers."""

from math import isfinite

import numpy as np

from pellucid.lab.bench.answers.outputs import Answered, answered
from pellucid.lab.bench.journey import Journey
from pellucid.lab.protocol.answers import ExampleAnswer, Listed
from pellucid.lab.protocol.commands import Examples


def listed(journey: Journey, command: Examples) -> Listed:
    """Examples of a part, as they are or the most wrong first; of one cell if asked."""
    material, found = journey.material, answered(journey, command.part)
    rows = material.rows(command.part)
    truth = material.y[rows.start : rows.stop]
    chosen = np.flatnonzero(_asked_for(command, truth, found))
    if command.order == "most-wrong":
        chosen = chosen[np.argsort(-found.losses[chosen], kind="stable")]
    shown = chosen[command.start : command.start + command.count]
    return Listed(
        id=command.id,
        count=len(chosen),
        examples=[_one(rows[at], float(truth[at]), found, at) for at in shown.tolist()],
    )


def _asked_for(command: Examples, truth: np.ndarray, found: Answered) -> np.ndarray:
    wanted = np.ones(len(truth), bool)
    if command.truth is not None:
        wanted &= truth == command.truth
    if command.answer is not None:
        wanted &= found.answers == command.answer
    return wanted


def _one(row: int, truth: float, found: Answered, at: int) -> ExampleAnswer:
    loss = float(found.losses[at])
    return ExampleAnswer(
        row=row,
        truth=truth,
        answer=float(found.answers[at]),
        loss=loss if isfinite(loss) else None,
        outputs=found.outputs[at].tolist(),
    )
