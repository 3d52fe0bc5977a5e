"""ReLU is a good start: hardly behind the best anywhere (Glorot, Bordes, Bengio 2011).

It need not be the best: tanh and ELU are often a little ahead on sets as small as these. All
functions have the same learning rate, and the start of the weights that suits them.
"""

from typing import Annotated, NamedTuple

import numpy as np
from jaxtyping import Float
from msgspec import Meta, Struct
from scipy.stats import rankdata

from pellucid.course.bench import Bench, pooled, right
from pellucid.course.charts import groups
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.points import Points, points
from pellucid.course.materials.recorded import recorded
from pellucid.course.statistics import Comparison
from pellucid.network import dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    units: Annotated[int, Meta(ge=1, le=64, description="units of each hidden layer")] = 16
    layers: Annotated[int, Meta(ge=1, le=8, description="hidden layers")] = 4
    learning_rate: Annotated[
        float, Meta(gt=0, le=1, description="how large steps are, for all functions")
    ] = 0.01
    epochs: Annotated[int, Meta(ge=1, le=500, description="rounds of practice")] = 60


class _Set(NamedTuple):
    """Examples to learn from and fresh ones, for every network its own."""

    name: str
    learned: Points
    fresh: Points


_RIVALS = ("sigmoid", "tanh", "leaky-relu", "elu")
_DRAWN = {"circles": 0.1, "moons": 0.2, "xor": 0.1}
_RECORDED = ("iris", "wine", "breast-cancer")
_LEARNED, _FRESH, _WIDTH = 100, 50, 30
_BEHIND = 0.03


def measure(settings: Settings, bench: Bench) -> Measured:
    """Right answers on six small data sets with every function, from the same seeds."""
    sets, found = _sets(bench), {}
    for name, some in bench.each([(name, one) for name in ("relu", *_RIVALS) for one in sets]):
        hidden = (settings.units,) * settings.layers
        network = dense_network(_WIDTH, 3, "multiclass", hidden, activation=name)
        data, rows = pooled(*some.learned, "multiclass", ("first", "second", "third"))
        trained = bench.train(
            network, data, rows=rows, epochs=settings.epochs, learning_rate=settings.learning_rate
        )
        found[name, some.name] = right(trained.own_outputs(some.fresh.x), some.fresh.y)
    names = [some.name for some in sets]
    return _measured(
        {
            rival: np.stack([found[rival, name] for name in names], 1)
            for rival in ("relu", *_RIVALS)
        },
        names,
    )


def _sets(bench: Bench) -> list[_Set]:
    """Six sets brought to one form, so that one program learns from all of them."""
    sets = []
    for at, (name, noise) in enumerate(_DRAWN.items()):
        drawn = [
            points(bench, 2 * at + part, name, examples, noise)
            for part, examples in enumerate((_LEARNED, _FRESH))
        ]
        sets.append(_Set(name, *map(_widened, drawn)))
    for at, name in enumerate(_RECORDED, 2 * len(_DRAWN)):
        sets.append(_Set(name, *map(_widened, recorded(bench, at, name, _LEARNED, _FRESH))))
    return sets


def _widened(some: Points) -> Points:
    """Columns of zeros, which change no answer; the others larger, so that sums start as large."""
    count = some.x.shape[-1]
    x = some.x / some.x.std((0, 1)) * np.sqrt(_WIDTH / count)
    return Points(np.pad(x, ((0, 0), (0, 0), (0, _WIDTH - count))), some.y)


def _measured(found: dict[str, Float[np.ndarray, "seeds sets"]], sets: list[str]) -> Measured:
    means = {name: scores.mean(1) for name, scores in found.items()}
    ranks = rankdata([-scores for scores in means.values()], axis=0)[0]
    best = np.max([np.median(found[name], 0) for name in _RIVALS], 0)
    ahead = np.median(found["relu"], 0) - best
    return Measured(
        gaps={rival: means["relu"] - means[rival] for rival in _RIVALS},
        charts=[
            groups("right answers, mean of six data sets", means, scale="shares"),
            groups(
                "right answers of ReLU, by data set",
                dict(zip(sets, found["relu"].T, strict=True)),
                scale="shares",
            ),
        ],
        facts={name: float(np.median(scores)) for name, scores in means.items()}
        | {"rank": float(ranks.mean()), "furthest-behind": float(-ahead.min())},
    )


EXPERIMENT = Experiment(
    name="good-start",
    lesson=3,
    claim="ReLU is a good start: over six small data sets, neither sigmoid, tanh, leaky ReLU nor "
    "ELU gives 3 in 100 more right answers.",
    varied="the activation function of the hidden layers",
    measured="the share of right answers on fresh examples, mean of six built-in data sets",
    refuted="one of the four gives 3 in 100 more right answers than ReLU, or more than that",
    settings=Settings(),
    comparisons=tuple(
        Comparison(
            rival, f"right answers with ReLU, minus with {rival}", beyond=-_BEHIND, shares=True
        )
        for rival in _RIVALS
    ),
    measure=measure,
    fails=Failing(
        {"units": 1},
        "where a layer has one unit and ReLU silences it, nothing gets through any more; of the "
        "others something always does",
    ),
    seeds=24,
)
