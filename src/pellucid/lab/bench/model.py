"""The network of a bench as a model, which stands by itself."""

import numpy as np

from pellucid.lab.bench.journey import Journey
from pellucid.learning import Model
from pellucid.learning.live.live import without_dropout


def model_of(journey: Journey) -> Model:
    """The network of this moment, as a model that can be kept."""
    material, network = journey.material, without_dropout(journey.course.plan.network)
    own = journey.way.live.parameters
    parameters = {
        name: {key: np.asarray(leaf)[None] for key, leaf in own[name].items()}
        for name in network.names
    }
    learned = material.y[: material.training]
    quantity = material.task == "regression"
    flat = len(network.inputs) == 1  # over pictures it reads arrays: columns of a table are none
    return Model(
        name=material.name,
        task=material.task,
        network=network,
        parameters=parameters,
        encoding=material.encoding if flat else None,
        classes=material.classes,
        features=material.features if flat else (),
        limits=(float(learned.min()), float(learned.max())) if quantity else None,
    )
