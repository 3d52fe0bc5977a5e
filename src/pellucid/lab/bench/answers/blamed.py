"""Which examples push a parameter."""

import numpy as np

from pellucid.insight import blame
from pellucid.lab.bench.answers.checks import check_weight
from pellucid.lab.bench.journey import Journey
from pellucid.lab.protocol.answers import Blamed
from pellucid.lab.protocol.arrays import pack
from pellucid.lab.protocol.commands import Blame
from pellucid.learning.live.live import without_dropout
from pellucid.learning.losses import loss
from pellucid.network import Parameters

_MOST = 200


def blamed(journey: Journey, command: Blame) -> bytes:
    """The examples that push a weight or a bias most. Raises `Mistake` where there is none."""
    check_weight(journey, command)
    material, plan, live = journey.material, journey.course.plan, journey.way.live
    rows = material.rows(command.part)
    own = slice(rows.start, rows.stop)
    network = without_dropout(plan.network)
    layer, source = live.parameters[command.layer], _source(live.parameters, command)
    found = blame(
        network, {name: live.parameters[name] for name in network.names},
        journey.inputs[own], material.y[own], loss(plan.loss),
        command.layer, command.unit, source, _MOST,
    )  # fmt: skip
    at = (command.unit,) if source is None else (*source, command.unit)
    value = np.asarray(layer["bias" if source is None else "weights"])[at]
    # Blame shares the mean loss among all; a push is the gradient of the example's own.
    pushes = np.array([push.gradient for push in found.top], np.float32) * len(rows)
    numbers = np.array([rows.start + push.example for push in found.top], np.int32)
    said = Blamed(id=command.id, part=command.part, value=float(value), gradient=found.gradient)
    return pack(said, {"rows": numbers, "pushes": pushes})


def _source(parameters: Parameters, command: Blame) -> tuple[int, ...] | None:
    """Where among a unit's weights it stands: of a filter's, by row, column and channel."""
    if command.source is None:
        return None
    reads = parameters[command.layer]["weights"].shape[:-1]
    return tuple(int(place) for place in np.unravel_index(command.source, reads))
