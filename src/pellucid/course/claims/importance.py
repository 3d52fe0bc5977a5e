"""An input that tells nothing ends with small weights and no effect when shuffled (Breiman 2001).

The part about shuffling holds of any network that learned well. The part about weights does not:
nothing in the error pulls a needless weight all the way to zero, it is weight decay that does
(Krogh, Hertz 1991). Without decay the weights of a useless input stay about as large as chance
first made them. Nor do weights rank the useful inputs: the one that bends the answer gets the
larger weights here, the one that moves it straight the larger effect when shuffled.
"""

from typing import Annotated

import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, Trained, pooled
from pellucid.course.charts import groups
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.network import dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    weight_decay: Annotated[
        float, Meta(ge=0, le=0.1, description="how strongly every weight is pulled to zero")
    ] = 0.01
    examples: Annotated[int, Meta(ge=20, le=1000, description="examples to learn from")] = 200
    noise: Annotated[float, Meta(ge=0, le=2, description="how much chance is in the answers")] = 0.1
    epochs: Annotated[int, Meta(ge=1, le=1000, description="rounds of practice")] = 150


INPUTS = ("useful", "useful too", "useless", "useless too")


def measure(settings: Settings, bench: Bench) -> Measured:
    """What shuffling each input costs on fresh examples, and how large its weights are."""
    data, rows = pooled(*_drawn(bench, 0, settings.examples, settings.noise), "regression")
    network = dense_network(len(INPUTS), 1, "regression", (16,), activation="tanh")
    trained = bench.train(
        network, data, rows=rows, epochs=settings.epochs, learning_rate=0.01,
        weight_decay=settings.weight_decay,
    )  # fmt: skip
    costs = _costs(bench, trained, *_drawn(bench, 1, 300, 0))
    weights = np.abs(np.asarray(trained.parameters["dense_1"]["weights"])).mean(2)
    share = weights[:, 2:].max(1) / weights[:, :2].min(1)
    useful, useless = costs[:, :2].min(1), np.abs(costs[:, 2:]).max(1)
    facts = {"useless-weights": share, "useless-shuffled": useless, "useful-shuffled": useful}
    return Measured(
        gaps={"matters": useful - 0.05, "effect": 0.02 - useless, "weights": 1 / 3 - share},
        charts=[
            groups("error that shuffling an input adds", _by_input(costs)),
            groups("mean size of an input's weights", _by_input(weights)),
        ],
        facts={name: float(np.median(values)) for name, values in facts.items()},
    )


def _drawn(bench: Bench, part: int, count: int, noise: float) -> tuple[np.ndarray, np.ndarray]:
    """Inputs of one scale, so that weights can be compared; the last two tell nothing."""
    random = bench.draw(part)
    x = random.uniform(-1.7, 1.7, (len(bench), count, len(INPUTS)))
    y = np.sin(2 * x[..., 0]) + x[..., 1]
    return x, y + noise * random.standard_normal(y.shape)


def _costs(bench: Bench, trained: Trained, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """How much error each input's shuffling adds, as a share of the answers' own variance."""
    order = bench.draw(2).permuted(np.tile(np.arange(x.shape[1]), (len(bench), 1)), axis=1)
    columns = []
    for index in range(x.shape[2]):
        changed = x.copy()
        changed[..., index] = np.take_along_axis(x[..., index], order, 1)
        columns.append(_error(trained, changed, y) - _error(trained, x, y))
    return np.stack(columns, 1) / y.var(1)[:, None]


def _error(trained: Trained, x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return ((trained.own_outputs(x)[..., 0] - y) ** 2).mean(1)


def _by_input(values: np.ndarray) -> dict[str, np.ndarray]:
    return dict(zip(INPUTS, values.T, strict=True))


EXPERIMENT = Experiment(
    name="importance",
    lesson=4,
    claim="Weights show importance: with a little weight decay, an input that tells nothing ends "
    "with small weights, and shuffling it changes nothing.",
    varied="whether an input has anything to do with the answer",
    measured="how much error shuffling each input adds (of the answers' variance), and the mean "
    "size of its weights",
    refuted="shuffling a useless input adds 2 % or more, a useful one 5 % or less, or a useless "
    "input's weights are a third or more of a useful one's",
    settings=Settings(),
    comparisons=(
        Comparison("matters", "error added by shuffling a useful input, above 5 %"),
        Comparison("effect", "error changed by shuffling a useless input, below 2 %"),
        Comparison("weights", "a useless input's weights, below a third of a useful one's"),
    ),
    measure=measure,
    fails=Failing(
        {"weight_decay": 0.0},
        "nothing pulls needless weights to zero: they stay about as large as chance made them, "
        "and only shuffling shows that they do nothing",
    ),
)
