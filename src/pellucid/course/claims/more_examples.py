"""The more examples a network learns from, the better it answers (Cortes et al. 1994)."""

from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, right
from pellucid.course.charts import lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.digits import CLASSES, digits, shuffled
from pellucid.course.statistics import Comparison
from pellucid.data import Dataset
from pellucid.network import dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    hidden: Annotated[int, Meta(ge=1, le=128, description="units of the hidden layer")] = 32
    epochs: Annotated[int, Meta(ge=1, le=200, description="rounds of practice")] = 30
    wrong: Annotated[
        float, Meta(ge=0, le=1, description="share of the examples whose answer is made up")
    ] = 0.0


_SIZES = (5, 20, 80, 320, 1280)
"""Each four times the one before; what is left of 1,797 pictures is the test."""


def measure(settings: Settings, bench: Bench) -> Measured:
    """Accuracy on unseen digits after learning from ever more of the others.

    A small set is gone through more often, so that every network makes the same number of
    steps: what differs is only how many of the pictures are different ones.
    """
    order = shuffled(bench.draw(0), len(bench))
    data, truth = _with_made_up(settings.wrong, bench.draw(1)), digits().answers
    pool, test = order[:, : _SIZES[-1]], order[:, _SIZES[-1] :]
    network = dense_network(64, 10, "multiclass", (settings.hidden,))
    unseen, practised = [], []
    for size in bench.each(_SIZES):
        rows = np.resize(np.arange(size), _SIZES[-1])
        trained = bench.train(network, data, rows=pool[:, rows], epochs=settings.epochs)
        unseen.append(right(trained.own_outputs(data.inputs[test]), truth[test]))
        practised.append(trained.curve("train")[:, -1])
    return _measured(np.stack(unseen, 1), np.stack(practised, 1))


def _with_made_up(share: float, random: np.random.Generator) -> Dataset:
    pictures, answers = digits()
    made_up = random.random(len(answers)) < share
    invented = random.integers(0, len(CLASSES), len(answers))
    given = np.where(made_up, invented, answers).astype(np.int32)
    return Dataset("digits", pictures, given, "multiclass", CLASSES)


def _measured(unseen: np.ndarray, practised: np.ndarray) -> Measured:
    curves = {"pictures it has not seen": unseen, "pictures it practised": practised}
    steps = np.diff(unseen, axis=1)
    return Measured(
        gaps={"every": steps.min(1)},
        charts=[
            lines("right answers", "examples", _SIZES, curves, x_scale="log", y_scale="shares")
        ],
        facts={
            **{f"with-{size}": np.median(unseen[:, at]) for at, size in enumerate(_SIZES)},
            "first-step": np.median(steps[:, 0]),
            "last-step": np.median(steps[:, -1]),
        },
    )


EXPERIMENT = Experiment(
    name="more-examples",
    lesson=1,
    claim="From a few examples up to many, four times as many bring a network more right answers "
    "on pictures it has not seen, at every step.",
    varied=f"the number of examples: {', '.join(map(str, _SIZES))}, with equally many steps",
    measured="the share of right answers on 517 pictures it has not seen",
    refuted="one of the four steps up brings no more right answers than the one before",
    settings=Settings(),
    comparisons=(
        Comparison(
            "every", "the smallest gain in right answers, of the four steps up", shares=True
        ),
    ),
    measure=measure,
    fails=Failing({"wrong": 1.0}, "more examples teach nothing where their answers are made up"),
    seeds=32,
)
