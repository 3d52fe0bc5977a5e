"""No hidden layer cannot learn XOR; one can (Minsky, Papert 1969; Rumelhart et al. 1986)."""

from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, pooled, right
from pellucid.course.charts import Maps, groups, picture
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.network import dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    hidden: Annotated[int, Meta(ge=1, le=64, description="units of the hidden layer")] = 8
    epochs: Annotated[int, Meta(ge=1, le=2000, description="rounds of practice")] = 200
    noise: Annotated[float, Meta(ge=0, le=1, description="how far points are off their corner")] = (
        0.15
    )


_CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
_SIDE = 40


def measure(settings: Settings, bench: Bench) -> Measured:
    """Accuracy on fresh points, with a hidden layer and without, from the same seeds."""
    data, rows = pooled(*_points(bench, 0, settings.noise), "binary", ("same", "different"))
    fresh, truth = _points(bench, 1, settings.noise)
    found, pictures = {}, []
    for name, hidden in bench.each([("without", ()), ("with", (settings.hidden,))]):
        network = dense_network(2, 1, "binary", hidden, activation="tanh")
        trained = bench.train(network, data, rows=rows, epochs=settings.epochs, learning_rate=0.03)
        found[name] = right(trained.own_outputs(fresh), truth)
        usual = int(np.argsort(found[name])[len(bench) // 2])
        plane = trained.outputs(_plane())[usual, :, 0].reshape(_SIDE, _SIDE)
        points = _shown(fresh[usual], truth[usual])
        pictures.append(picture(f"{name} a hidden layer", 2 * plane - 1, points))
    named = {f"{name} a hidden layer": values for name, values in found.items()}
    return Measured(
        gaps={"enough": found["with"], "needed": 1 - found["without"]},
        charts=[
            groups("right answers", named, scale="shares"),
            Maps("what a usual network answers", pictures),
        ],
        facts={name: float(np.median(values)) for name, values in found.items()},
    )


def _points(bench: Bench, part: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Points of every network's own around the four corners, and which of them differ."""
    corners = np.broadcast_to(_CORNERS[np.arange(200) % 4], (len(bench), 200, 2))
    x = corners + noise * bench.draw(part).standard_normal(corners.shape)
    return 2 * x - 1, corners[..., 0] != corners[..., 1]


def _plane() -> np.ndarray:
    along = np.linspace(-2, 2, _SIDE)
    x, y = np.meshgrid(along, along[::-1])
    return np.stack([x.ravel(), y.ravel()], 1)


def _shown(x: np.ndarray, truth: np.ndarray) -> list[tuple[float, float, int]]:
    places = (x[:60] + 2) / 4
    return [
        (round(float(along), 3), round(1 - float(up), 3), int(target))
        for (along, up), target in zip(places, truth[:60], strict=True)
    ]


EXPERIMENT = Experiment(
    name="xor",
    lesson=2,
    claim="Without a hidden layer a network cannot learn XOR; with one it can.",
    varied="a hidden layer, or none",
    measured="the share of right answers on 200 points it has not seen",
    refuted="more than 76 % without a hidden layer (three corners of four and a little luck), "
    "or 95 % or less with one",
    settings=Settings(),
    comparisons=(
        Comparison("enough", "right answers with a hidden layer", 0.95, shares=True),
        Comparison("needed", "wrong answers without a hidden layer", 0.24, shares=True),
    ),
    measure=measure,
    fails=Failing({"hidden": 1}, "one hidden unit draws one line, and XOR needs two"),
)
