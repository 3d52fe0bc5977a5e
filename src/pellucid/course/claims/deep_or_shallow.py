"""Deep beats shallow on what is built step upon step, not on everything (Telgarsky 2016).

Each fold of a paper doubles the creases; a layer can do one fold, so that layers multiply pieces
where units of one layer only add them (Montúfar et al. 2014). A sum of waves has no steps. Built
of parts is not enough: products of four numbers, two by two, went better shallow in trials at
this size, although they too are parts of parts (Poggio et al. 2017).
"""

from collections.abc import Callable
from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, pooled
from pellucid.course.charts import Map, Maps, groups, picture
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.plane import SIDE, plane
from pellucid.course.statistics import Comparison
from pellucid.network import Network, dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    folds: Annotated[int, Meta(ge=0, le=5, description="how often the paper is folded")] = 3
    layers: Annotated[int, Meta(ge=2, le=6, description="hidden layers of the deep network")] = 3
    units: Annotated[int, Meta(ge=4, le=24, description="units of each of them")] = 12
    examples: Annotated[int, Meta(ge=100, le=2000, description="examples to learn from")] = 1000
    epochs: Annotated[int, Meta(ge=1, le=300, description="rounds of practice")] = 60


Pattern = Callable[[np.ndarray], np.ndarray]


def measure(settings: Settings, bench: Bench) -> Measured:
    """The error of a deep and of a shallow network with as many numbers, on two patterns."""
    x, fresh = (bench.draw(part).uniform(-1, 1, (len(bench), count, 2))
                for part, count in ((0, settings.examples), (1, 500)))  # fmt: skip
    patterns = {
        "folded": scaled(lambda x: folded(x, settings.folds)), "waves": scaled(waves),
    }  # fmt: skip
    errors, maps = {}, []
    pairs = [(pattern, shape) for pattern in patterns for shape in ("deep", "shallow")]
    for pattern, shape in bench.each(pairs):
        target = patterns[pattern]
        data, rows = pooled(x, target(x), "regression")
        trained = bench.train(
            network(settings, shape == "deep"), data, rows=rows, epochs=settings.epochs,
            batch_size=50, learning_rate=0.01, schedule="cosine",
        )  # fmt: skip
        missed = ((trained.own_outputs(fresh)[..., 0] - target(fresh)) ** 2).mean(1)
        errors[f"{pattern}, {shape}"] = np.nan_to_num(missed / target(fresh).var(1), nan=1e9)
        if shape == "deep":
            maps.append(_map(f"{pattern}: the truth", target(plane(1.0))))
        usual = int(np.argsort(missed)[len(bench) // 2])
        maps.append(_map(f"{pattern}: {shape}", trained.outputs(plane(1.0))[usual, :, 0]))
    ratio = {of: np.log2(errors[f"{of}, shallow"] / errors[f"{of}, deep"]) for of in patterns}
    facts = {name.replace(", ", "-"): float(np.median(own)) for name, own in errors.items()}
    return Measured(
        gaps={"folded": ratio["folded"], "waves": -ratio["waves"]},
        charts=[Maps("what usual networks answer", maps), groups("error", errors, scale="log")],
        facts=facts | {"units-shallow": _width(settings)},
    )


def network(settings: Settings, deep: bool) -> Network:
    """The deep network, or one of a single hidden layer with as many weights and biases."""
    hidden = (settings.units,) * settings.layers if deep else (_width(settings),)
    return dense_network(2, 1, "regression", hidden)


def _width(settings: Settings) -> int:
    """A unit of the shallow network has two weights, a bias, and a weight in the answer."""
    units, layers = settings.units, settings.layers
    return round((3 * units + (layers - 1) * (units + 1) * units + units) / 4)


def scaled(pattern: Pattern) -> Pattern:
    """The same pattern with mean 0 and variance 1 over the whole paper."""
    everywhere = pattern(plane(1.0))
    return lambda x: (pattern(x) - everywhere.mean()) / everywhere.std()


def folded(x: np.ndarray, folds: int) -> np.ndarray:
    """How far along a place of the paper comes to lie when it is folded again and again."""
    along, up = x[..., 0], x[..., 1]
    for fold in range(folds):
        angle = np.pi * (0.37 * fold + 0.2)
        cos, sin = np.cos(angle), np.sin(angle)
        along, up = np.abs(cos * along - sin * up) - 0.5, np.abs(sin * along + cos * up) - 0.5
    return along


def waves(x: np.ndarray) -> np.ndarray:
    """Three waves that run in three directions, added."""
    angles = np.pi * np.array([0.1, 0.45, 0.8])
    return np.sin(3 * (x @ np.stack([np.cos(angles), np.sin(angles)]))).sum(-1)


def _map(name: str, values: np.ndarray) -> Map:
    return picture(name, values.reshape(SIDE, SIDE) / 2)


EXPERIMENT = Experiment(
    name="deep-or-shallow",
    lesson=5,
    claim="With as many weights, a deep network beats a shallow one on a pattern made by folding "
    "again and again; on a sum of waves the shallow one does better.",
    varied="three narrow hidden layers, or one wide one with as many weights; and the pattern",
    measured="the error on 500 fresh places, as a share of the pattern's variance",
    refuted="the deep network no better on the folded paper, or no worse on the waves",
    settings=Settings(),
    comparisons=(
        Comparison("folded", "how many times depth halves the error on the folded paper"),
        Comparison("waves", "how many times width halves the error on the waves"),
    ),
    measure=measure,
    fails=Failing({"folds": 0}, "an unfolded paper is a tilted plane: there is nothing to build"),
    seeds=32,
)
