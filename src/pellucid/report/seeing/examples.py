"""Which test rows a report shows, and what was answered to them."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Int

from pellucid.insight import Sight, seen, sight
from pellucid.insight.sight import Pictures
from pellucid.learning import Run
from pellucid.report.answered import Answers, answers

_MOST_ROWS = 1000


class Shown(NamedTuple):
    """Test rows as they are seen, some of them where there are very many.

    `raw` are the encoded inputs, `rows` their places in the source; `probabilities` have a column
    a class. The wrong answers are all there, right ones evenly drawn.
    """

    sight: Sight
    raw: np.ndarray
    pictures: Pictures
    rows: np.ndarray
    answered: Answers

    @property
    def targets(self) -> Int[np.ndarray, " n"]:
        """Each example's class."""
        return self.answered.targets

    @property
    def wrong(self) -> Int[np.ndarray, " k"]:
        """The wrong answers, the surest first."""
        found = np.flatnonzero(~self.answered.right)
        return found[np.argsort(-self.answered.sureness[found], kind="stable")]

    @property
    def right(self) -> Int[np.ndarray, " k"]:
        """The right answers, in the order of the source."""
        return np.flatnonzero(self.answered.right)


def shown(run: Run) -> Shown | None:
    """The test rows of a model that tells classes and sees or hears; None where there are none."""
    own, judged = sight(run.model), run.judged
    if own is None or judged is None or run.model.task == "regression" or not len(judged.targets):
        return None
    if not np.isfinite(judged.outputs).all():
        return None
    every = answers(run.model, judged)
    some = _some(every)
    raw = judged.x[some]
    picked = Answers(every.targets[some], every.given[some], every.probabilities[some])
    return Shown(own, raw, seen(own, raw), judged.rows[some], picked)


def _some(answered: Answers) -> Int[np.ndarray, " k"]:
    """All wrong answers, the surest, and right ones evenly, a thousand together at most."""
    wrong, right = np.flatnonzero(~answered.right), np.flatnonzero(answered.right)
    order = np.argsort(-answered.sureness[wrong], kind="stable")[: _MOST_ROWS // 2]
    room = min(len(right), _MOST_ROWS - len(order))
    evenly = np.linspace(0, len(right) - 1, room).astype(np.int64) if room else np.zeros(0, int)
    return np.sort(np.concatenate([wrong[order], right[evenly]]))


def of_class(shown: Shown, index: int, most: int) -> Int[np.ndarray, " k"]:
    """Some examples of a class, evenly from first to last."""
    found = np.flatnonzero(shown.targets == index)
    places = np.linspace(0, len(found) - 1, min(most, len(found))).round().astype(np.int64)
    return found[places]
