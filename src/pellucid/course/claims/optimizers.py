"""The optimiser matters: steps to a target (Polyak 1964; Tieleman, Hinton 2012; Kingma, Ba 2015).

A fair comparison gives each its own best step size (Choi et al. 2019): one of five a factor of
three apart, chosen with other seeds and other data than those that are then counted.
"""

from typing import Annotated, Literal

import jax.numpy as jnp
import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, Trained, pooled
from pellucid.course.charts import groups, lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.learning import Rates
from pellucid.network import dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    problem: Annotated[
        Literal["wave", "plane"], Meta(description="what to learn: a bent answer or a flat one")
    ] = "wave"
    stretch: Annotated[
        float, Meta(ge=1, le=20, description="how many times further the second input reaches")
    ] = 10.0
    target: Annotated[
        float, Meta(ge=0.01, le=0.9, description="the error to reach; 1 is knowing nothing")
    ] = 0.1
    steps: Annotated[int, Meta(ge=50, le=4000, description="the most steps of learning")] = 1000


SIZES = {
    "sgd": (0.003, 0.01, 0.03, 0.1, 0.3),
    "momentum": (0.001, 0.003, 0.01, 0.03, 0.1),
    "rmsprop": (0.001, 0.003, 0.01, 0.03, 0.1),
    "adam": (0.001, 0.003, 0.01, 0.03, 0.1),
}
NAMES = {"sgd": "SGD", "momentum": "momentum", "rmsprop": "RMSProp", "adam": "Adam"}
EXAMPLES, BATCH = 100, 20
STEPS = EXAMPLES // BATCH  # of an epoch
OTHER_SEEDS = 1_000_003


def measure(settings: Settings, bench: Bench) -> Measured:
    """Steps until the error is down to the target, each optimiser at its best step size."""
    other = Bench(OTHER_SEEDS, len(bench))
    taken, curves = {}, {}
    for name, sizes in bench.each(list(SIZES.items())):
        tried = {size: _steps(_trained(settings, other, name, size), settings) for size in sizes}
        best = min(sizes, key=lambda size, tried=tried: tried[size].mean())
        trained = _trained(settings, bench, name, best)
        taken[name], curves[NAMES[name]] = _steps(trained, settings), trained.curve("loss")
    epochs = settings.steps // STEPS
    shown = np.unique(np.geomspace(1, epochs, 40).astype(int)) - 1
    return Measured(
        gaps={name: np.log2(taken["sgd"] / taken[name]) for name in list(SIZES)[1:]},
        charts=[
            groups(
                f"steps until the error is {settings.target:g}",
                {NAMES[name]: steps for name, steps in taken.items()}, scale="log",
            ),
            lines(
                "error", "step", list((shown + 1.0) * STEPS),
                {name: loss[:, shown] for name, loss in curves.items()},
                x_scale="log", y_scale="log",
            ),
        ],
        facts={name: float(np.median(steps)) for name, steps in taken.items()},
    )  # fmt: skip


def _trained(settings: Settings, bench: Bench, name: str, size: float) -> Trained:
    """Networks that learned so; only the first size of each optimiser is compiled."""
    data, rows = pooled(*_drawn(bench, settings), "regression")
    return bench.train(
        dense_network(2, 1, "regression", (16, 16), activation="tanh"), data, rows=rows,
        rates=Rates(jnp.full(len(bench), size), jnp.zeros(len(bench))), optimizer=name,
        epochs=settings.steps // STEPS, batch_size=BATCH,
    )  # fmt: skip


def _steps(trained: Trained, settings: Settings) -> np.ndarray:
    """Steps to the target; all there were where it was never reached."""
    there = trained.curve("loss") <= settings.target
    there[:, -1] = True
    return STEPS * (there.argmax(1) + 1.0)


def _drawn(bench: Bench, settings: Settings) -> tuple[np.ndarray, np.ndarray]:
    x = bench.draw(0).uniform(-1.7, 1.7, (len(bench), EXAMPLES, 2))
    first, second = x[..., 0], x[..., 1]
    bent = np.sin(2 * first) + second * np.abs(first)
    y = bent if settings.problem == "wave" else first + second
    y = (y - y.mean(1, keepdims=True)) / y.std(1, keepdims=True)
    return x * [1, settings.stretch], y


EXPERIMENT = Experiment(
    name="optimizers",
    lesson=4,
    claim="The optimiser matters: momentum, RMSProp and Adam each reach the same error in fewer "
    "steps than plain SGD, even when all have the best step size of five.",
    varied="the optimiser, each at its best step size",
    measured="the steps of learning until the error is down to a tenth",
    refuted="as many steps as SGD, or more, with any of the three",
    settings=Settings(),
    comparisons=(
        Comparison("adam", "how many times Adam halves the steps of SGD"),
        Comparison("rmsprop", "how many times RMSProp halves the steps of SGD"),
        Comparison("momentum", "how many times momentum halves the steps of SGD"),
    ),
    measure=measure,
    fails=Failing(
        {"problem": "plane", "stretch": 1.0},
        "a flat answer from inputs of one size makes an even slope, and down that plain SGD goes "
        "as fast as the others",
    ),
    seeds=32,
)
