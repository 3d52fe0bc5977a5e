"""Every number of one example's way through the network and back."""

from math import isfinite
from typing import Any

import numpy as np

from pellucid.insight import LayerTrace, trace
from pellucid.lab.bench.answers.checks import check_rows
from pellucid.lab.bench.answers.outputs import said
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.lessons import Material
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol.answers import Traced, TracedLayer
from pellucid.lab.protocol.arrays import pack
from pellucid.lab.protocol.commands import Trace
from pellucid.learning.live.live import without_dropout
from pellucid.learning.losses import loss


def traced(journey: Journey, command: Trace) -> bytes:
    """The pass of one example, of the data or of one's own. Raises `Mistake` where it is none."""
    material, (plan, strengths) = journey.material, journey.course
    live = journey.way.live
    x, target = _example(material, command)
    x = x.reshape(plan.network.inputs)
    # Whoever gives no target is told no loss; the way back needs one, and takes the first class.
    y = material.y.dtype.type(target or 0)
    network = without_dropout(plan.network)
    own = {name: live.parameters[name] for name in network.names}
    found = trace(network, own, x[None], y[None], loss(plan.loss))
    gradients = {name: found.gradients.get(name, {}) for name in plan.network.names}
    updates = journey.programs.updates(live, gradients, strengths)
    head = Traced(
        id=command.id,
        moment=journey.moment,
        row=command.row,
        loss=found.loss if target is not None and isfinite(found.loss) else None,
        target=target,
        answer=said(material, found.layers[-1].a[0]),
        layers=[TracedLayer(name=one.name, activation=one.activation) for one in journey.layers],
        rate=float(strengths.learning_rate),
    )
    arrays: dict[str, np.ndarray] = {}
    for layer in journey.layers:
        arrays |= _numbers(found.layer(layer.name))
        if layer.inputs:
            arrays |= _weights(layer.name, found.parameters[layer.name], updates[layer.name])
    return pack(head, arrays)


def _example(material: Material, command: Trace) -> tuple[np.ndarray, float | None]:
    """The example's inputs, and its target if there is one."""
    if command.row is not None:
        check_rows(material, [command.row])
        return material.x[command.row], float(material.y[command.row])
    inputs = command.inputs or ()
    if len(inputs) != len(material.features) or not all(map(isfinite, inputs)):
        raise Mistake("wrong-inputs", given=len(inputs), wanted=len(material.features))
    return np.array(inputs, np.float32), _target(material, command.target)


def _target(material: Material, given: float | None) -> float | None:
    if given is None or material.task == "regression":
        return given
    if given not in range(len(material.classes)):
        raise Mistake("no-such-class", most=len(material.classes) - 1)
    return given


def _numbers(layer: LayerTrace) -> dict[str, np.ndarray]:
    """A layer's numbers for the one example, by what they are and the layer's name."""
    found = {
        "x": layer.x[0], "z": layer.z[0], "a": layer.a[0], "slope": _own_slope(layer),
        "da": layer.da[0], "dz": layer.dz[0],
    }  # fmt: skip
    return {f"{what}/{layer.name}": np.asarray(own, np.float32) for what, own in found.items()}


def _weights(name: str, parameters: Any, updates: Any) -> dict[str, np.ndarray]:
    """A layer's weights, (inputs, units), and biases, and what the optimiser would do to them."""
    units = len(parameters["bias"])
    found = {
        "weights": np.reshape(parameters["weights"], (-1, units)), "bias": parameters["bias"],
        "updates": np.reshape(updates["weights"], (-1, units)), "bias-updates": updates["bias"],
    }  # fmt: skip
    return {f"{what}/{name}": np.asarray(own, np.float32) for what, own in found.items()}


def _own_slope(layer: LayerTrace) -> np.ndarray:
    """Each unit's own slope: of a softmax, whose slopes are a square, the diagonal."""
    slope = layer.slope[0]
    return slope if slope.shape == layer.z[0].shape else np.einsum("...ii->...i", slope)
