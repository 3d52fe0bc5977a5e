"""The result in a sentence or two of plain words."""

import numpy as np

from pellucid.learning import Run
from pellucid.report.answered import Quantities, quantities
from pellucid.report.numbers import percent, three, whole


def headline(run: Run) -> str:
    """What the model can do, on the examples it was never shown."""
    scores = run.record.scores
    name, value = _best_known(run)
    if value is None:
        return "Nothing was kept apart to judge it on."
    if not np.isfinite(value) or (run.judged and not np.isfinite(run.judged.outputs).all()):
        return "The training broke: its answers are no numbers any more."
    if scores.metric == "accuracy":
        return f"{percent(value)} of {name} were answered right."
    if value <= 0:
        return f"On {name} it does no better than always answering their mean (R² {three(value)})."
    return f"On {name} it explains {percent(value)} of what varies (R² {three(value)})."


def _best_known(run: Run) -> tuple[str, float | None]:
    scores = run.record.scores
    count = _test_rows(run)
    some = f"{whole(count)} " if count else ""
    what = run.model.noun
    if scores.test is not None:
        return f"the {some}test {what}s, which it never learned from,", scores.test
    if scores.validation is not None:
        return f"the validation {what}s", scores.validation
    return f"the {what}s it learned from", scores.train


def _test_rows(run: Run) -> int:
    if run.judged is not None:
        return len(run.judged.targets)
    return run.record.described.test if run.record.described else 0


def context(run: Run) -> list[str]:
    """What to hold the result against: chance, luck, and what it costs to be wrong."""
    scores, count = run.record.scores, _test_rows(run)
    found: list[str] = []
    if scores.metric == "accuracy" and scores.test is not None and count:
        low, high = wilson(scores.test, count)
        found.append(
            f"With so many {run.model.noun}s, luck alone moves it between {percent(low)} and "
            f"{percent(high)} (95\xa0% Wilson interval)."
        )
    found += _baseline(run)
    tested = scores.test is not None and bool(np.isfinite(scores.test))
    if run.judged is not None and run.model.task == "regression" and tested:
        found.append(_typical(quantities(run.model, run.judged)))
    if scores.folds:
        found.append(_folds(scores.folds, scores.metric))
    return found


def _baseline(run: Run) -> list[str]:
    described = run.record.described
    if described is None or run.model.task == "regression" or not described.target.counts:
        return []
    share = max(described.target.counts) / described.rows
    return [f"Always answering the commonest class would get {percent(share)}."]


def _typical(answered: Quantities) -> str:
    typical = float(np.median(np.abs(answered.residuals)))
    root = float(np.sqrt((answered.residuals**2).mean()))
    return (
        f"Half of its answers are within {three(typical)} of the truth; "
        f"the root mean square error is {three(root)}."
    )


def _folds(folds: tuple[float, ...], metric: str) -> str:
    mean, spread = float(np.mean(folds)), float(np.std(folds))
    name = "accuracy" if metric == "accuracy" else "R²"
    return f"Over {len(folds)} folds, {name} is {three(mean)} ± {three(spread)} (mean ± deviation)."


def wilson(share: float, count: int) -> tuple[float, float]:
    """The 95 % interval of a share seen in so many cases (Wilson 1927).

        (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n),   z = 1.96

    >>> [round(end, 3) for end in wilson(0.5, 100)]
    [0.404, 0.596]
    """
    z = 1.959963984540054
    below = 1 + z**2 / count
    middle = (share + z**2 / (2 * count)) / below
    half = z * (share * (1 - share) / count + z**2 / (4 * count**2)) ** 0.5 / below
    return max(0.0, middle - half), min(1.0, middle + half)
