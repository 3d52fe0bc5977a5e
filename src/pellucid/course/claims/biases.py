"""A threshold away from zero cannot be learned without a bias (Minsky, Papert 1969).

Without biases a network of ReLU units answers 2x with twice the sum it has for x, so that the
sign of the sum, and with it the class, is the same all the way out from zero, however many hidden
units there are.
"""

from typing import Annotated, Literal

import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, pooled, right
from pellucid.course.charts import groups, lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.network import Dense, Network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    threshold: Annotated[
        float, Meta(ge=0, le=0.9, description="from where on the answer is yes; inputs go to 1")
    ] = 0.5
    hidden: Annotated[int, Meta(ge=1, le=64, description="ReLU units of the hidden layer")] = 8
    epochs: Annotated[int, Meta(ge=1, le=1000, description="rounds of practice")] = 100


BIASES: tuple[tuple[str, Literal["zeros", "none"]], ...] = (("with", "zeros"), ("without", "none"))
ALONG = np.linspace(-1, 1, 41)


def measure(settings: Settings, bench: Bench) -> Measured:
    """Right answers on fresh inputs, with biases and without, from the same seeds."""
    data, rows = pooled(*_drawn(bench, 0, settings.threshold), "binary", ("no", "yes"))
    fresh, truth = _drawn(bench, 1, settings.threshold)
    found, answers = {}, {}
    for name, bias in bench.each(BIASES):
        layers = (Dense(settings.hidden, "relu", bias=bias), Dense(1, "sigmoid", bias=bias))
        network = Network((1,), layers)
        trained = bench.train(network, data, rows=rows, epochs=settings.epochs, learning_rate=0.03)
        found[name] = right(trained.own_outputs(fresh), truth)
        answers[f"{name} biases"] = trained.outputs(ALONG[:, None])[..., 0]
    truth_there = (settings.threshold < ALONG).astype(float)
    answers["the truth"] = np.tile(truth_there, (len(bench), 1))
    return Measured(
        gaps={"enough": found["with"], "needed": found["with"] - found["without"]},
        charts=[
            lines(
                "how sure the network is of yes", "input", list(ALONG), answers, y_scale="shares"
            ),
            groups(
                "right answers",
                {f"{name} biases": own for name, own in found.items()},
                scale="shares",
            ),
        ],
        facts={name: float(np.median(values)) for name, values in found.items()},
    )


def _drawn(bench: Bench, part: int, threshold: float) -> tuple[np.ndarray, np.ndarray]:
    x = bench.draw(part).uniform(-1, 1, (len(bench), 200, 1))
    return x, x[..., 0] > threshold


EXPERIMENT = Experiment(
    name="biases",
    lesson=4,
    claim="A threshold away from zero cannot be learned by ReLU units without biases; with them "
    "it can.",
    varied="biases in every layer, or none",
    measured="the share of right answers on 200 inputs it has not seen",
    refuted="95 % or less with biases, or no more than 10 in 100 lost without them",
    settings=Settings(),
    comparisons=(
        Comparison("enough", "right answers with biases, above 95 %", beyond=0.95, shares=True),
        Comparison("needed", "right answers with biases, minus without", beyond=0.1, shares=True),
    ),
    measure=measure,
    fails=Failing({"threshold": 0.0}, "a threshold at zero is where a unit without bias turns"),
)
