"""Too few epochs: the training ended while the loss was still falling."""

from collections.abc import Iterator

import numpy as np

from pellucid.doctor.change import SetEpochs
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_FALLING, _FEW, _VERY_FEW, _ENOUGH_STEPS = 0.03, 400, 120, 1000


def check(chart: Chart) -> Iterator[Suspicion]:
    """A loss that still falls at the end, or few steps altogether."""
    falling, steps = falling_at_the_end(chart), chart.steps
    if chart.cut_short or (falling < _FALLING and steps > _VERY_FEW):
        return
    steps_an_epoch = max(1, steps // chart.regime.epochs)
    epochs = max(chart.regime.epochs * 8, -(-_ENOUGH_STEPS // steps_an_epoch))
    few = chart.regime.epochs <= 5 or steps < _VERY_FEW
    yield Suspicion(
        prior=(0.65 if few else 0.5) if steps < _FEW else 0.3,
        why=f"After {chart.regime.epochs} epochs, {steps} steps, the loss was still falling.",
        text=f"Train longer: {epochs} epochs.",
        changes=(SetEpochs(to=epochs),),
        evidence=(
            evidence("fall of the loss over the last fifth", falling, _FALLING),
            evidence("steps", steps, _FEW),
        ),
    )


def falling_at_the_end(chart: Chart) -> float:
    """By what share the training loss fell over the last fifth of the looks."""
    if chart.recording is None:
        return 0.0
    losses = chart.recording.curve("training_loss")
    losses = losses[np.isfinite(losses)]
    if len(losses) < 3 or losses[0] <= 0:
        return 0.0
    before = losses[-max(2, len(losses) // 5 + 1)]
    return float((before - losses[-1]) / max(abs(before), 1e-12))


RULE = Rule("epochs-few", "too few epochs", "epochs", check)
