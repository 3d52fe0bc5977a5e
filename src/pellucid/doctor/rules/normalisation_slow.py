"""A batch normalisation whose running averages lag behind.

While learning it scales by each batch's own mean and variance; when predicting, by running averages
of them, of which every step keeps a large share. After few steps, or with a share very near 1,
they still stand near where they began, and the network predicts with numbers it never learned on.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetRunningAverages
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_LEFT, _MUCH, _SETTLED = 0.05, 0.3, 0.01
_USUAL = 0.9


def check(chart: Chart) -> Iterator[Suspicion]:
    """Averages of which more than a trace is what they began with, after all steps."""
    keeping = [layer for layer in chart.anatomy.layers if layer.kept is not None]
    slowest = max(keeping, key=lambda layer: layer.kept or 0.0, default=None)
    if slowest is None or slowest.kept is None:
        return
    left = slowest.kept**chart.steps
    if left <= _LEFT:
        return
    # Rounded down, so that no more than a trace is left.
    kept = min(_USUAL, int(100 * _SETTLED ** (1 / chart.steps)) / 100)
    yield Suspicion(
        prior=0.9 if left > _MUCH else 0.5,
        why=f"Each step keeps {slowest.kept:g} of {slowest.name}'s running averages: after "
        f"{chart.steps} steps, {left:.0%} of them is what they began with.",
        text=f"Give batch normalisation momentum={_written(chart, kept):.2g}, or train for more "
        "steps.",
        changes=(SetRunningAverages(kept=kept),),
        evidence=(evidence("share of the first averages left", left, _LEFT),),
        layer=where(slowest),
    )


def _written(chart: Chart, kept: float) -> float:
    """The momentum, as the framework reads it: in PyTorch it is the share that is replaced."""
    return 1 - kept if chart.anatomy.framework == "pytorch" else kept


RULE = Rule("normalisation-slow", "running averages that lag behind", "architecture", check)
