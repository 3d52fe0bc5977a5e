"""Weights that all begin alike.

Units of a layer that begin with the same weights compute the same, get the same gradient and stay
the same: however many, they are one. Zeros are the worst, since then not even that one learns.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetInitialisation
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_ALIKE = 1e-8


def check(chart: Chart) -> Iterator[Suspicion]:
    """A layer of several weights without any spread."""
    for layer in chart.anatomy.working:
        weights = layer.weights
        several = weights is not None and layer.inputs * layer.units > 1
        if weights is None or not several or weights.std > _ALIKE * max(1.0, abs(weights.mean)):
            continue
        only = layer is chart.anatomy.last and weights.mean == 0
        yield Suspicion(
            # Zeros in the output layer alone, or in a linear model, learn all the same.
            prior=0.2 if only else 0.97,
            why=f"All weights of {layer.name} begin at {weights.mean:.4g}: its units stay alike.",
            text="Draw the weights at random (He for ReLU, Glorot for tanh and sigmoid).",
            changes=(SetInitialisation(to=drawing(chart)),),
            evidence=(evidence("spread of the weights", weights.std, 0),),
            layer=where(layer),
            certain=not only,
        )
        return


def drawing(chart: Chart) -> str:
    """The initialiser that suits the hidden layers' activation."""
    relu = any(activation.endswith(("relu", "elu", "silu")) for _, activation in chart.hidden)
    return "he" if relu else "glorot"


RULE = Rule("initial-constant", "weights that begin alike", "initialisation", check)
