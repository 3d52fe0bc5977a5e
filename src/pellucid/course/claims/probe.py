"""Deeper layers say it more plainly: a linear probe after each layer (Alain, Bengio 2016).

A probe is a straight line fitted to what a layer passes on, and judged on examples that neither
it nor the network has seen. Depth alone does not do it: the same layers before any practice tell
a straight line no more the deeper they are, so the untrained network is the comparison.
"""

from typing import Annotated

import jax
import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, pooled
from pellucid.course.charts import lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.points import points
from pellucid.course.statistics import Comparison
from pellucid.insight import probe
from pellucid.network import Network, Parameters, dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    layers: Annotated[int, Meta(ge=2, le=6, description="hidden layers")] = 4
    units: Annotated[int, Meta(ge=2, le=64, description="units of each of them")] = 8
    epochs: Annotated[int, Meta(ge=1, le=500, description="rounds of practice")] = 100


def measure(settings: Settings, bench: Bench) -> Measured:
    """What a straight line reads off each layer, before practice and after."""
    hidden = (settings.units,) * settings.layers
    network = dense_network(2, 1, "binary", hidden, activation="tanh")
    x, y = points(bench, 0, "spirals", 300)
    data, rows = pooled(x, y, "binary", ("one arm", "the other"))
    trained = bench.train(network, data, rows=rows, epochs=settings.epochs, learning_rate=0.01)
    fresh = points(bench, 1, "spirals", 400)
    before = _probed(network, bench.start(network), *fresh)
    after = _probed(network, trained.parameters, *fresh)
    gain = (after[:, -1] - after[:, 1]) - (before[:, -1] - before[:, 1])
    depths = list(range(before.shape[1]))
    return Measured(
        gaps={"more": after[:, -1] - after[:, 0], "deeper": after[:, -1] - after[:, 1],
              "learned": gain},
        charts=[lines("right answers of a straight line", "after layer (0: the inputs)", depths,
                      {"after practice": after, "before practice": before}, y_scale="shares")],
        facts={"inputs": float(np.median(after[:, 0])), "first": float(np.median(after[:, 1])),
               "last": float(np.median(after[:, -1])),
               "untrained-last": float(np.median(before[:, -1]))},
    )  # fmt: skip


def _probed(network: Network, parameters: Parameters, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A row a network: the probe of the inputs, and of every hidden layer."""
    found: list[list[float]] = []
    for index, (inputs, targets) in enumerate(zip(x, y, strict=True)):
        own = jax.tree.map(lambda leaf, at=index: leaf[at], parameters)
        found.append([one.accuracy for one in probe(network, own, inputs, targets)[:-1]])
    return np.array(found)


EXPERIMENT = Experiment(
    name="probe",
    lesson=5,
    claim="Deeper layers say it more plainly: a straight line reads the answer off the last hidden "
    "layer far better than off the first, once the network has learned.",
    varied="the layer that a straight line is given, before practice and after",
    measured="the share of right answers of that line on points nobody has seen",
    refuted="15 in 100 right answers or fewer gained from the first hidden layer to the last, or "
    "from the inputs, or a gain of 10 in 100 or less over the same layers before practice",
    settings=Settings(),
    comparisons=(
        Comparison(
            "deeper", "right answers from the last hidden layer, minus the first", 0.15, shares=True
        ),
        Comparison(
            "more", "right answers from the last hidden layer, minus the inputs", 0.15, shares=True
        ),
        Comparison(
            "learned", "what the layers gain after practice, minus before", 0.1, shares=True
        ),
    ),
    measure=measure,
    fails=Failing({"epochs": 1}, "a network that has hardly practised has stacked layers, but "
                  "they know nothing yet"),
    seeds=32,
)  # fmt: skip
