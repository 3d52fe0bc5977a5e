"""Layers that collapse into one.

Without an activation function between them, layers of sums are one layer of sums: a matrix times
a matrix is a matrix. However deep, such a network can draw straight lines only.
"""

from collections.abc import Iterator

from pellucid.doctor.anatomy import Layer
from pellucid.doctor.change import SetActivation
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where


def check(chart: Chart) -> Iterator[Suspicion]:
    """Hidden layers with no function between them and the next."""
    plain = [
        layer for layer, activation in chart.hidden
        if activation == "linear" and layer.kind in ("dense", "convolution")
        and not _is_pooled(chart, layer)
    ]  # fmt: skip
    if not plain:
        return
    every = len(plain) == len(chart.hidden)
    yield Suspicion(
        prior=0.85 if every else 0.45,
        why=f"{len(plain)} of {len(chart.hidden)} hidden layers apply no activation function: "
        "they add nothing to the layer after them.",
        text="Give the hidden layers ReLU.",
        changes=(SetActivation(to="relu", layers=tuple(layer.index for layer in plain)),),
        evidence=(evidence("hidden layers without one", len(plain), 0),),
        layer=where(plain[0]),
    )


def _is_pooled(chart: Chart, layer: Layer) -> bool:
    """Whether pooling comes next: the largest of some sums is no sum."""
    after = chart.anatomy.layers[layer.index + 1 : layer.index + 2]
    return any(one.kind == "pooling" for one in after)


RULE = Rule("linear-collapse", "no activation between layers", "activation", check)
