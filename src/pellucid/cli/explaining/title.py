"""What stands above a figure of an answer."""

from typing import Any

import numpy as np

from pellucid.cli.drawing.numbers import percent, three
from pellucid.report.numbers import short


def title(answer: Any, probabilities: np.ndarray | None, winner: int) -> str:
    """The answer, and how sure it is.

    >>> title("cat", np.array([0.9, 0.1]), 0), title(0.5, None, 0)
    ('answer: cat (90 %)', 'answer: 0.500')
    """
    said = three(answer) if isinstance(answer, float) else str(answer)
    if probabilities is None:
        return f"answer: {said}"
    return f"answer: {short(said, 40)} ({percent(float(probabilities[winner]))})"
