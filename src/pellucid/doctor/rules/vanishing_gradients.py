"""Gradients that vanish.

Going back through a layer, the gradient is multiplied by the slope of its activation: at most ¼
for a sigmoid. After a few layers little is left, and the first layers, on which all others build,
hardly move (Hochreiter 1991; Glorot, Bengio 2010).
"""

from collections.abc import Iterator

import numpy as np

from pellucid.doctor.anatomy import Layer
from pellucid.doctor.change import SetActivation
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_LITTLE = 0.02
_BOUNDED = ("sigmoid", "tanh", "softmax", "hard-sigmoid", "softsign")


def check(chart: Chart) -> Iterator[Suspicion]:
    """The first layer's relative step far below the last's, through bounded functions."""
    if len(chart.anatomy.hidden) < 2:
        return
    first, last = chart.anatomy.hidden[0], chart.anatomy.working[-1]
    sizes = [_gradient(chart, layer) for layer in (first, last)]
    bounded = sum(activation in _BOUNDED for _, activation in chart.hidden)
    if not all(np.isfinite(sizes)) or sizes[1] == 0 or not bounded:
        return
    ratio = sizes[0] / sizes[1]
    if ratio > _LITTLE and bounded < 3:
        return
    yield Suspicion(
        prior=(0.8 if ratio < _LITTLE / 4 else 0.65) if ratio < _LITTLE else 0.4,
        why=f"The gradient that reaches {first.name} is {ratio:.2g} times that at {last.name}: "
        f"{bounded} hidden layers of {chart.anatomy.activation_of(first)} let little through.",
        text="Use ReLU in the hidden layers.",
        changes=(SetActivation(to="relu"),),
        evidence=(evidence("gradient of the first layer over the last's", ratio, _LITTLE),),
        layer=where(first),
    )


def _gradient(chart: Chart, layer: Layer) -> float:
    """The gradient's norm for each weight, over the first quarter of the training."""
    norms = chart.statistic("gradient_norm", layer)
    if not norms.size:
        return float("nan")
    early = norms[: max(1, len(norms) // 4)]
    return float(np.median(early)) / max(1, layer.parameters) ** 0.5


RULE = Rule("vanishing-gradients", "vanishing gradients", "activation", check)
