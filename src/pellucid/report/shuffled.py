"""What mattered to the answers, measured by shuffling each raw column of the test rows."""

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float

from pellucid.insight import Importance, importance, sight
from pellucid.learning import Judged, Model
from pellucid.report.inputs import column_names

MOST_COLUMNS, _MOST_ROWS, _SHUFFLES = 128, 384, 200


def column_importance(model: Model, judged: Judged) -> Importance | None:
    """How much the metric drops when each raw column is shuffled among the test rows.

    Of more than 128 columns, only those with the largest first-order effect on the outputs,
    mean |x · ∂Σ|a|/∂x|, are shuffled, and those that are looked up in tables, which have no
    gradient. None for inputs that are no row of columns, or when there are under two rows.
    """
    if judged.x.ndim != 2 or len(judged.x) < 2 or sight(model) is not None:
        return None
    groups = _groups(model)
    rows = np.linspace(0, len(judged.x) - 1, min(len(judged.x), _MOST_ROWS)).astype(np.int64)
    x, targets = judged.x[rows], judged.targets[rows]
    if len(groups) > MOST_COLUMNS:
        groups = _strongest(model, x, groups)
    repeats = int(np.clip(_SHUFFLES // len(groups), 2, 5))
    score = lambda outputs, truth: _score(model, outputs, truth)  # noqa: E731 -- one line, one use
    return importance(model.outputs, x, targets, score, repeats=repeats, groups=groups)


def _score(model: Model, outputs: np.ndarray, targets: np.ndarray) -> float:
    given = model.answers(np.asarray(outputs))
    if model.task != "regression":
        return float((given == targets).mean())
    spread = float(((targets - targets.mean()) ** 2).sum())
    return 1 - float(((targets - given) ** 2).sum()) / max(spread, 1e-12)


def _groups(model: Model) -> dict[str, tuple[int, ...]]:
    """For each raw column, which encoded ones come from it."""
    width = model.network.inputs[0]
    sources = model.columns.sources if model.columns else tuple(range(width))
    names = column_names(model) or tuple(f"x{index + 1}" for index in range(width))
    found: dict[str, list[int]] = {}
    for encoded, raw in enumerate(sources):
        found.setdefault(names[raw], []).append(encoded)
    return {name: tuple(columns) for name, columns in found.items()}


def _strongest(
    model: Model, x: np.ndarray, groups: dict[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    codes = len(model.columns.codes) if model.columns else 0
    effect = _first_order(model, x)
    effect[len(effect) - codes :] = np.inf
    strength = {name: effect[list(columns)].sum() for name, columns in groups.items()}
    kept = sorted(groups, key=lambda name: -strength[name])[:MOST_COLUMNS]
    return {name: groups[name] for name in kept}


def _first_order(model: Model, x: np.ndarray) -> Float[np.ndarray, " width"]:
    network, parameters = model.network, jax.tree.map(jnp.asarray, model.member())
    total = lambda rows: jnp.abs(network(parameters, rows)).sum()  # noqa: E731 -- one line, one use
    # Squares, where the outputs are shares that always add up to one.
    squares = lambda rows: (network(parameters, rows) ** 2).sum()  # noqa: E731 -- the same
    of = total if model.task == "regression" else squares
    return np.asarray(jnp.abs(x * jax.grad(of)(jnp.asarray(x))).mean(0)).copy()
