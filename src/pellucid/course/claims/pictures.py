"""On real pictures a convolutional network beats others (LeCun et al. 1989).

Its filters carry what they learn in one place of the picture to every other, which helps because
what makes up a digit may stand anywhere. Mixing up the places of the pixels, in all pictures
alike, changes nothing for the other networks, and takes that away.
"""

from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, right
from pellucid.course.charts import Map, Maps, groups, picture
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.digits import CLASSES, SIDE, digits, shuffled
from pellucid.course.statistics import Comparison
from pellucid.data import Dataset
from pellucid.network import Conv, Dense, Flatten, MaxPool, Network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    mixed: Annotated[bool, Meta(description="mix up the places of the pixels")] = False
    examples: Annotated[int, Meta(ge=50, le=1200, description="pictures to learn from")] = 1000
    filters: Annotated[int, Meta(ge=1, le=32, description="filters of the convolution")] = 16
    epochs: Annotated[int, Meta(ge=1, le=100, description="rounds of practice")] = 20


HELD = 500


def measure(settings: Settings, bench: Bench) -> Measured:
    """Right answers on pictures none of them has seen, of three kinds of network."""
    data = _pictures(bench, settings.mixed)
    rows = shuffled(bench.draw(0), len(bench))
    found = {}
    for name, network in bench.each(list(networks(settings.filters).items())):
        trained = bench.train(
            network, data, rows=rows[:, : settings.examples], epochs=settings.epochs,
            learning_rate=0.01, batch_size=50,
        )  # fmt: skip
        held = rows[:, -HELD:]
        found[name] = right(trained.own_outputs(data.inputs[held]), data.targets[held])
    return Measured(
        gaps={"linear": found["convolutional"] - found["linear"],
              "dense": found["convolutional"] - found["dense"]},
        charts=[
            groups("right answers on new pictures", found, scale="shares"),
            Maps("pictures as the networks get them", _shown(data)),
        ],
        facts={name: float(np.median(own)) for name, own in found.items()},
    )  # fmt: skip


def networks(filters: int) -> dict[str, Network]:
    """One without a hidden layer; one that bends, and a dense one with as many weights."""
    half = SIDE // 2
    weights = filters * 10 + half**2 * filters * 10 + 10  # filters and their biases; the answers
    units = max(1, round((weights - 10) / (SIDE**2 + 1 + 10)))
    answer = (Flatten(), Dense(10, "softmax"))
    hidden = {
        "linear": (),
        "dense": (Flatten(), Dense(units, "relu")),
        "convolutional": (Conv(filters, 3, "relu"), MaxPool()),
    }
    return {name: Network((SIDE, SIDE, 1), layers + answer) for name, layers in hidden.items()}


def _pictures(bench: Bench, mixed: bool) -> Dataset:
    pictures, answers = digits()
    if mixed:
        pictures = pictures[:, bench.draw(1).permutation(SIDE**2)]
    inputs = pictures.reshape(-1, SIDE, SIDE, 1)
    return Dataset("digits", inputs, answers, "multiclass", CLASSES)


def _shown(data: Dataset) -> list[Map]:
    return [picture(CLASSES[data.targets[row]], data.inputs[row, ..., 0]) for row in range(10)]


EXPERIMENT = Experiment(
    name="pictures",
    lesson=5,
    claim="On pictures of digits a small convolutional network beats a linear one, and also a "
    "dense one with as many weights.",
    varied="the network: no hidden layer, a dense one, or a convolution",
    measured=f"the share of right answers on {HELD} pictures it has not seen",
    refuted="no more than 1 in 100 right answers gained over the linear network, or 1 in 200 over "
    "the dense one",
    settings=Settings(),
    comparisons=(
        Comparison("linear", "right answers, convolutional minus linear", 0.01, shares=True),
        Comparison("dense", "right answers, convolutional minus dense", 0.005, shares=True),
    ),
    measure=measure,
    fails=Failing(
        {"mixed": True, "filters": 4},
        "with the pixels in mixed-up places neighbours are no neighbours, and four filters over "
        "them lose more than they find",
    ),
    seeds=12,
)
