"""What is left of a network whose hidden activation functions are taken out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import msgspec

from pellucid.course.language import sentence
from pellucid.course.own.changed import Change, what_changes
from pellucid.course.own.subject import Subject
from pellucid.course.quiz import Question
from pellucid.network import AnyLayer, Network, Residual, can_die

_TAKEN_OUT = Change(
    "without-activation",
    sentence("with every hidden activation function taken out"),
    sentence(
        "What is left is one linear layer, however deep it was, with weights learned for another."
    ),
    "collapse",
)


def without_activation(subject: Subject) -> Question | None:
    """How many answers are right once every hidden unit hands on z as it is."""
    network = subject.model.network
    layers = (*map(_linear, network.layers[:-1]), network.layers[-1])
    if layers == network.layers:
        return None
    changed = replace(subject.model, network=Network(network.inputs, layers))
    return what_changes(subject, changed, _TAKEN_OUT)


def _linear(layer: AnyLayer) -> AnyLayer:
    changed: dict[str, Any] = {}
    if isinstance(layer, Residual):
        changed = {"layers": _all_linear(layer.layers)}
    elif "activation" in layer.__struct_fields__ and can_die(layer.activation):
        changed = {"activation": "linear"}
    return msgspec.structs.replace(layer, **changed) if changed else layer


def _all_linear(layers: Sequence[AnyLayer]) -> tuple[AnyLayer, ...]:
    return tuple(map(_linear, layers))
