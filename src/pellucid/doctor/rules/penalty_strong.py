"""A penalty on the weights that outweighs the loss.

L2 adds λ‖w‖² to the loss, weight decay shrinks weights at each step. Too much of either and the
network is better off with weights of nothing.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetRegularisation
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_STRONG = 0.008


def check(chart: Chart) -> Iterator[Suspicion]:
    """L1, L2 or weight decay well above what is usual."""
    optimizer = chart.anatomy.optimizer
    decay = optimizer.weight_decay
    if optimizer.name.startswith("adamw"):  # decoupled: what counts is how fast it shrinks
        decay = decay / 10
    strongest = max([decay, *(max(layer.l1, layer.l2) for layer in chart.anatomy.layers)])
    if strongest < _STRONG:
        return
    yield Suspicion(
        prior=0.75 if strongest > 6 * _STRONG else 0.5,
        why=f"Weights are penalised at a rate of {strongest:g}.",
        text="Take the penalty away, or try a hundredth of it.",
        changes=(SetRegularisation(rate=0.0),),
        evidence=(evidence("penalty", strongest, _STRONG),),
    )


RULE = Rule("penalty-strong", "too strong a penalty on weights", "regularisation", check)
