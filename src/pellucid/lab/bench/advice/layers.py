"""Advice on hidden layers."""

from collections.abc import Iterator

from pellucid.lab.bench.advice.case import Case, Rule
from pellucid.lab.protocol.messages import Advice
from pellucid.lab.protocol.setup import LayerSetup

_CURVED = frozenset({"circles", "xor", "spirals", "moons", "multi-gaussian"})
"""Sets that no straight line divides, and no plane follows."""

_DEEP, _FEW, _LEFT = 3, 2, 3

_HIDDEN = "network.hidden"


def _straight(case: Case) -> Iterator[Advice]:
    """Without a hidden layer that bends, all that a network can draw is a straight line."""
    hidden = case.setup.network.hidden
    if not hidden and case.setup.data.source in _CURVED:
        yield Advice("straight-line-only", _HIDDEN, {"task": case.material.task})
    elif hidden and all(layer.activation == "linear" for layer in hidden):
        yield Advice("layers-are-linear", _HIDDEN, {"layers": len(hidden)})


def _vanishing(case: Case) -> Iterator[Advice]:
    """Each sigmoid shrinks the error that comes back through it to a quarter or less."""
    layers = sum(layer.activation == "sigmoid" for layer in case.setup.network.hidden)
    if layers >= _DEEP:
        yield Advice("sigmoid-and-deep", _HIDDEN, {"layers": layers})


def _softmax_inside(case: Case) -> Iterator[Advice]:
    """The units of a softmax share 1: they can say little together."""
    for number, layer in enumerate(case.setup.network.hidden, 1):
        if layer.activation == "softmax":
            yield Advice("softmax-inside", f"{_HIDDEN}.{number - 1}.activation", {"layer": number})


def _narrow(case: Case) -> Iterator[Advice]:
    """What does not pass through one unit, no later layer can know."""
    for number, layer in _dense(case):
        if layer.units == 1:
            yield Advice("one-unit-wide", f"{_HIDDEN}.{number - 1}.units", {"layer": number})


def _narrow_relu(case: Case) -> Iterator[Advice]:
    """Few ReLU units can all be 0 from the start, and then nothing learns."""
    narrow = sum(one.activation == "relu" and one.units <= _FEW for _, one in _dense(case))
    if narrow:
        yield Advice("few-relu-units", _HIDDEN, {"layers": narrow})


def _dropped(case: Case) -> Iterator[Advice]:
    """Dropout leaves a small layer next to nothing."""
    for number, layer in _dense(case):
        if layer.dropout and layer.units * (1 - layer.dropout) < _LEFT:
            said: dict[str, str | float] = {
                "layer": number, "units": layer.units, "share": layer.dropout,
            }  # fmt: skip
            yield Advice("dropout-in-small-layer", f"{_HIDDEN}.{number - 1}.dropout", said)


def _dense(case: Case) -> Iterator[tuple[int, LayerSetup]]:
    """The dense layers by number: what a unit's count says of them, it does not of maps."""
    return ((n, one) for n, one in enumerate(case.setup.network.hidden, 1) if one.kind == "dense")


RULES: tuple[Rule, ...] = (
    _straight, _vanishing, _softmax_inside, _narrow, _narrow_relu, _dropped,
)  # fmt: skip
