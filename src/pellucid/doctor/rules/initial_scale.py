"""Weights that begin far too large or too small.

With weights of spread 1 / √inputs (He et al. 2015: √(2 / inputs) for ReLU) signals keep their size
from layer to layer. Ten times more and they explode, or saturate what is bounded; ten times less
and they fade, and the gradient with them.
"""

from collections.abc import Iterator
from math import sqrt

from pellucid.doctor.change import SetInitialisation
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where
from pellucid.doctor.rules.initial_constant import drawing

_LARGE, _SMALL = 4.0, 0.15


def check(chart: Chart) -> Iterator[Suspicion]:
    """The layer whose weights are furthest from the usual spread."""
    found = [
        (layer.weights.std * sqrt(layer.inputs), layer)
        for layer in chart.anatomy.working
        if layer.weights is not None and layer.weights.std > 0 and layer.inputs > 1
        and layer.kind in ("dense", "convolution")
    ]  # fmt: skip
    large = [one for one in found if one[0] > _LARGE]
    small = [one for one in found if one[0] < _SMALL and one[1] is not chart.anatomy.last]
    if not large and not small:
        return
    far = large or small
    ratio, layer = far[0]
    yield Suspicion(
        prior=0.85 if ratio > 3 * _LARGE or ratio < _SMALL / 3 else 0.6,
        why=f"The weights of {layer.name} begin {ratio:.3g} times as large as keeps signals alike "
        f"({'they grow' if large else 'they fade'} from layer to layer).",
        text="Draw the weights by He's rule (ReLU) or Glorot's (tanh, sigmoid).",
        changes=(SetInitialisation(to=drawing(chart)),),
        evidence=(evidence("spread times √inputs", ratio, _LARGE if large else _SMALL),),
        layer=where(layer),
    )


RULE = Rule("initial-scale", "weights that begin too large or too small", "initialisation", check)
