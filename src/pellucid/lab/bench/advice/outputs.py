"""Advice on what a network's last layer can say, and on what its error is measured by."""

from collections.abc import Iterator
from math import isfinite

from pellucid.lab.bench.advice.case import Case, Rule
from pellucid.lab.protocol.messages import Advice
from pellucid.network import ACTIVATIONS

_ACTIVATION, _LOSS = "network.output_activation", "network.loss"


def _one_softmax(case: Case) -> Iterator[Advice]:
    """A softmax shares 1 out among its units: one unit alone always gets all of it."""
    if case.last == "softmax" and case.outputs == 1:
        yield Advice("one-softmax-unit", _ACTIVATION)


def _out_of_reach(case: Case) -> Iterator[Advice]:
    """A quantity beyond what the activation function can give."""
    if case.material.task != "regression" or case.last == "softmax":
        return
    low, high = ACTIVATIONS[case.last].range
    least, most = case.material.target_range
    if least < low or most > high:
        ends: dict[str, str | float] = {"activation": case.last, "least": least, "most": most}
        # A page reads no infinity: an end that is not there is left out.
        ends |= {name: end for name, end in (("low", low), ("high", high)) if isfinite(end)}
        yield Advice("output-cannot-reach", _ACTIVATION, ends)


def _relu_last(case: Case) -> Iterator[Advice]:
    """A ReLU unit that is 0 for all examples learns no more; at the end, nothing else does."""
    if case.last == "relu":
        yield Advice("output-may-die", _ACTIVATION)


def _no_share(case: Case) -> Iterator[Advice]:
    """Cross-entropy reads outputs as shares."""
    classes = case.material.task != "regression"
    if classes and case.loss == "cross-entropy" and case.last not in ("sigmoid", "softmax"):
        yield Advice("output-is-no-share", _ACTIVATION, {"activation": case.last})


def _cross_entropy_of_quantity(case: Case) -> Iterator[Advice]:
    """A quantity is no share, whatever the output is."""
    if case.loss == "cross-entropy" and case.material.task == "regression":
        yield Advice("cross-entropy-of-quantity", _LOSS)


def _flat_where_wrong(case: Case) -> Iterator[Advice]:
    """Squared error through a sigmoid or softmax: who is wrong and sure of it hardly learns."""
    if case.loss != "cross-entropy" and case.last in ("sigmoid", "softmax"):
        yield Advice("slow-where-wrong", _LOSS, {"activation": case.last, "loss": case.loss})


RULES: tuple[Rule, ...] = (
    _one_softmax, _out_of_reach, _relu_last, _no_share, _cross_entropy_of_quantity,
    _flat_where_wrong,
)  # fmt: skip
