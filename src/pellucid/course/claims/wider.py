"""A wider hidden layer bends the boundary more (Cybenko 1989: wide enough, as much as one likes).

Each hidden unit turns at one line of the plane, so that a boundary of few units has few bends.
How much of that room is used, the examples decide.
"""

from collections.abc import Sequence
from functools import partial
from typing import Annotated, Any, Literal

import jax
import numpy as np
from jaxtyping import Array, Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, Trained, pooled, right
from pellucid.course.charts import Groups, Maps, Scale, groups
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.plane import SIDE, pictured, plane
from pellucid.course.materials.points import points
from pellucid.course.materials.turning import turns
from pellucid.course.statistics import Comparison
from pellucid.network import Dense, Network, dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    narrow: Annotated[int, Meta(ge=1, le=64, description="units of the narrow layer")] = 2
    middle: Annotated[int, Meta(ge=1, le=64, description="units of the layer between")] = 8
    wide: Annotated[int, Meta(ge=1, le=64, description="units of the wide layer")] = 32
    activation: Annotated[
        Literal["tanh", "sigmoid", "relu", "linear"],
        Meta(description="activation function of the hidden layer; linear is none"),
    ] = "tanh"
    epochs: Annotated[int, Meta(ge=1, le=2000, description="rounds of practice")] = 800


_REACH = 6.0
_FINE = 4 * SIDE
_TOGETHER = 32
# A little weight decay keeps a boundary's corners rounder than the grid that measures them.
_PRACTICE: dict[str, Any] = {"learning_rate": 0.03, "batch_size": 64, "weight_decay": 0.001}


def measure(settings: Settings, bench: Bench) -> Measured:
    """How often the boundary turns right round, and right answers, for three widths."""
    x, y = points(bench, 0, "spirals", 200)
    fresh, truth = points(bench, 1, "spirals", 200)
    data, rows = pooled(x, y, "binary", ("first", "second"))
    turned, answered, pictures = [], [], []
    widths = (settings.narrow, settings.middle, settings.wide)
    for units in bench.each(widths):
        network = dense_network(2, 1, "binary", (units,), activation=settings.activation)
        trained = bench.train(network, data, rows=rows, epochs=settings.epochs, **_PRACTICE)
        turned.append(_turns(trained))
        answered.append(right(trained.own_outputs(fresh), truth))
        usual = int(np.argsort(turned[-1])[len(bench) // 2])
        shares = trained.outputs(plane(_REACH))[usual, :, 0]
        pictures.append(pictured(f"{units} units", shares, _REACH, fresh[usual], truth[usual]))
    turn, answer = np.stack(turned, 1), np.stack(answered, 1)
    return Measured(
        gaps={
            "first": turn[:, 1] - turn[:, 0],
            "second": turn[:, 2] - turn[:, 1],
            "right": answer[:, 2] - answer[:, 0],
        },
        charts=[
            Maps("what a usual network answers", pictures),
            _by_width("how often the boundary turns right round", widths, turn),
            _by_width("right answers", widths, answer, "shares"),
        ],
        facts=_facts("turns", turn) | _facts("right", answer),
    )


def _turns(trained: Trained) -> Float[np.ndarray, " seeds"]:
    """Measured on the sums before the last sigmoid, which is flat away from the boundary."""
    network = Network((2,), (*trained.network.layers[:-1], Dense(1)))
    found: list[float] = []
    # A few networks at a time, as the plane is fine: all together would fill the memory.
    for first in range(0, len(trained.curves), _TOGETHER):
        some = partial(_some, first=first)
        few = trained._replace(network=network, parameters=jax.tree.map(some, trained.parameters))
        surfaces = few.outputs(plane(_REACH, _FINE)).reshape(-1, _FINE, _FINE)
        found += [turns(surface, 2 * _REACH / (_FINE - 1)) for surface in surfaces]
    return np.array(found)


def _some(leaf: Array, first: int) -> Array:
    return leaf[first : first + _TOGETHER]


def _by_width(
    title: str, widths: Sequence[int], found: np.ndarray, scale: Scale = "linear"
) -> Groups:
    return groups(
        title,
        {f"{units} units": own for units, own in zip(widths, found.T, strict=True)},
        scale=scale,
    )


def _facts(what: str, found: np.ndarray) -> dict[str, float]:
    names = ("narrow", "middle", "wide")
    return {f"{name}-{what}": value for name, value in zip(names, np.median(found, 0), strict=True)}


EXPERIMENT = Experiment(
    name="wider",
    lesson=2,
    claim="A wider hidden layer bends its boundary more, and so tells two spirals apart better.",
    varied="the units of the one hidden layer: few, more, many",
    measured="how often the boundary turns right round as one walks along it, and the share of "
    "right answers on 200 points it has not seen",
    refuted="less than half a turn more from few units to more, or from more to many; or less "
    "than 10 in 100 more right answers with many than with few",
    settings=Settings(),
    comparisons=(
        Comparison("first", "turns of the boundary, middle minus narrow", beyond=0.5),
        Comparison("second", "turns of the boundary, wide minus middle", beyond=0.5),
        Comparison("right", "right answers, wide minus narrow", beyond=0.1, shares=True),
    ),
    measure=measure,
    fails=Failing(
        {"activation": "linear"},
        "without an activation function the boundary stays straight, however wide the layer",
    ),
    seeds=32,
)
