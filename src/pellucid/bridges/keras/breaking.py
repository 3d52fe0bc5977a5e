"""Breaking: where numbers stopped being finite."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from keras.ops import convert_to_numpy

from pellucid.bridges.keras.engine import Engine, Stretch
from pellucid.bridges.keras.workings import Workings
from pellucid.doctor.recording import Broken


def where_broken(
    engine: Engine, workings: Workings, x: Any, last: Stretch,
    owners: Sequence[Sequence[int]], step: int,
) -> Broken:  # fmt: skip
    """The first layer, in the order of the network, whose numbers are not finite, and which.

    `x` is the batch of the step that broke (steps count from 1), `last` what it made.
    """
    if not _finite(np.asarray(convert_to_numpy(x))):
        return Broken(step, None, "inputs")
    before = last.state._replace(trainable=[engine.tensor(value) for value in last.before])
    heard = engine.heard(workings, before, x)
    for at, layer in enumerate(workings.layers):
        if not all(_finite(last.before[own]) for own in owners[at]):
            return Broken(step, layer.name, "weights")
        if at in heard.outputs and not _finite(heard.outputs[at]):
            return Broken(step, layer.name, "activation")
    if not np.isfinite(last.losses[-1]):
        return Broken(step, None, "loss")
    return Broken(step, _first_gradient(workings, last, owners), "gradient")


def _first_gradient(
    workings: Workings, last: Stretch, owners: Sequence[Sequence[int]]
) -> str | None:
    layers = zip(workings.layers, owners, strict=True)
    broken = (
        layer.name for layer, own in layers if not all(_finite(last.gradients[at]) for at in own)
    )
    return next(broken, None)


def _finite(array: np.ndarray) -> bool:
    return bool(np.isfinite(array).all())
