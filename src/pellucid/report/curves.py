"""The curves of a training: loss and metric, epoch by epoch."""

from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pellucid.learning import CURVES, Run
from pellucid.report.canvas import PANEL, below, canvas, chart, legend, line_looks, panel

METRIC_NAMES = {"accuracy": "accuracy", "r2": "R²"}


class _Chart(NamedTuple):
    title: str
    training: str
    validation: str


def curves_figure(run: Run) -> Figure:
    """Loss and metric over the epochs, side by side, for training and validation examples.

    >>> curves_figure(train("iris")).axes[0].get_title(loc="left")
    'loss'
    """
    width, height = PANEL
    figure = canvas(2 * width, height)
    for index, one in enumerate(_charts(run)):
        _draw(chart(figure, (index * width, 0, width, height), one.title), run, one)
    return figure


def steered_by(run: Run) -> str:
    """Whose the second curve is: in the lab, where none are for validation, the test examples'."""
    return "test" if run.record.scores.validation is None else "validation"


def loss_figure(run: Run) -> Figure:
    """The loss over the epochs."""
    return _single(run, 0)


def metric_figure(run: Run) -> Figure:
    """The metric over the epochs."""
    return _single(run, 1)


def _single(run: Run, which: int) -> Figure:
    one = _charts(run)[which]
    figure, axes = panel(one.title)
    _draw(axes, run, one)
    return figure


def _charts(run: Run) -> tuple[_Chart, _Chart]:
    metric = METRIC_NAMES[run.record.scores.metric]
    return _Chart("loss", "loss", "validation_loss"), _Chart(metric, "train", "validation")


def _draw(axes: Axes, run: Run, one: _Chart) -> None:
    epochs = np.arange(1, run.curves.shape[1] + 1)
    shown: list[np.ndarray] = []
    for kind, name in (("training", one.training), (steered_by(run), one.validation)):
        values = run.curves[..., CURVES.index(name)]
        if np.isfinite(values).any():
            _line(axes, epochs, values, kind)
            shown.append(values)
    _frame(axes, shown, best_is_low=one.title == "loss")
    below(axes, "epoch")
    if shown:
        legend(axes)


def _line(axes: Axes, epochs: np.ndarray, values: Float[np.ndarray, "n e"], kind: str) -> None:
    looks: dict[str, Any] = line_looks(kind) | ({"marker": "."} if len(epochs) == 1 else {})
    finite = np.ma.masked_invalid(values)
    axes.plot(epochs, finite.mean(0), label=kind, **looks)
    if len(values) > 1:
        low, high = finite.min(0), finite.max(0)
        axes.fill_between(epochs, low, high, color=looks["color"], alpha=0.14, linewidth=0)


def _frame(axes: Axes, shown: list[np.ndarray], *, best_is_low: bool) -> None:
    """What is worth looking at: one wild first epoch must not flatten all the rest."""
    finite = np.concatenate([v[np.isfinite(v)] for v in shown] or [np.array([0.0, 1.0])])
    low, high = float(finite.min()), float(finite.max())
    usual_low, usual_high = np.quantile(finite, [0.02, 0.98])
    spread = max(float(usual_high - usual_low), 1e-9)
    if best_is_low:
        high = min(high, float(usual_high) + spread)
    else:
        low = max(low, float(usual_low) - spread)
    room = 0.06 * max(high - low, 1e-9)
    axes.set_ylim(low - room, high + room)
