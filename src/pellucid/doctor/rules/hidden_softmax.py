"""A softmax between layers.

Softmax makes a layer's outputs share 1 among them: each is about 1 over their number, whatever
comes in, and its slope is as small. It belongs at the end, where shares of classes are wanted.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetActivation
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_SHARING = ("softmax", "log-softmax")


def check(chart: Chart) -> Iterator[Suspicion]:
    """Hidden layers whose outputs go through softmax."""
    sharing = [
        layer for layer, activation in chart.hidden
        if activation in _SHARING and layer.kind in ("dense", "convolution", "recurrent")
    ]  # fmt: skip
    if not sharing:
        return
    yield Suspicion(
        prior=0.85,
        why=f"The {sharing[0].units} outputs of {sharing[0].name} share 1 among them (softmax): "
        "little of what comes in gets through.",
        text="Use ReLU in the hidden layers, and softmax only at the output.",
        changes=(SetActivation(to="relu", layers=tuple(layer.index for layer in sharing)),),
        evidence=(evidence("hidden layers with softmax", len(sharing), 0),),
        layer=where(sharing[0]),
    )


RULE = Rule("hidden-softmax", "a softmax between layers", "activation", check)
