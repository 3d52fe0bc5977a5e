"""Small steps lessen the error, huge steps do not (Cauchy 1847; LeCun, Bottou, Orr, Müller 1998).

Every step goes the same way, straight down the slope; only its length differs. One that is too
long lands higher on the other side of the valley, the next higher still, until no number can
hold the error. Which lengths are too long depends on the valley: near 2 over its curvature.
"""

from typing import Annotated

import jax.numpy as jnp
import numpy as np
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, pooled
from pellucid.course.charts import Lines, lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.learning import Rates
from pellucid.network import dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    small: Annotated[float, Meta(gt=0, le=10, description="the small step size")] = 0.03
    huge: Annotated[float, Meta(gt=0, le=10, description="the huge step size")] = 1.0
    steps: Annotated[int, Meta(ge=10, le=2000, description="steps of learning")] = 300


SIZES = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0)
# An error above this, or none that a number can hold, is shown and counted as this.
CEILING = 1000.0


def measure(settings: Settings, bench: Bench) -> Measured:
    """The error after every step, for steps of many sizes from the same start."""
    network = dense_network(1, 1, "regression", (16,), activation="tanh")
    data, rows = pooled(*_drawn(bench), "regression")
    found: dict[float, np.ndarray] = {}
    for size in bench.each(sorted({0.0, settings.small, settings.huge, *SIZES})):
        # Rates are numbers that the compiled loop is given: it is compiled for the first alone.
        rates = Rates(jnp.full(len(bench), size), jnp.zeros(len(bench)))
        trained = bench.train(
            network, data, rows=rows, rates=rates, epochs=settings.steps, optimizer="sgd",
            batch_size=rows.shape[1],
        )  # fmt: skip
        found[size] = np.nan_to_num(trained.curve("loss"), nan=CEILING).clip(max=CEILING)
    start = found[0.0][:, 0]
    after = {size: curves[:, -1] / start for size, curves in found.items()}
    small, huge = after[settings.small], after[settings.huge]
    return Measured(
        gaps={"small": 1 - small, "huge": huge - 1},
        charts=[
            lines(
                f"error after {settings.steps} steps", "step size", SIZES,
                {"error": np.stack([found[size][:, -1] for size in SIZES], 1),
                 "before any step": np.tile(start[:, None], len(SIZES))},
                x_scale="log", y_scale="log",
            ),
            _over_steps(found, settings),
        ],
        facts={"small": float(np.median(small)), "huge": float(np.median(huge)),
               "tiny": float(np.median(after[SIZES[0]])), "best-size": _best(after)},
    )  # fmt: skip


def _drawn(bench: Bench) -> tuple[np.ndarray, np.ndarray]:
    """A wave to follow, at places of each network's own."""
    x = bench.draw(0).uniform(-2, 2, (len(bench), 200, 1))
    return x, np.sin(2 * x[..., 0])


def _over_steps(found: dict[float, np.ndarray], settings: Settings) -> Lines:
    """The error as it goes down, or up, with steps of three sizes."""
    shown = np.unique(np.linspace(0, settings.steps - 1, 50).astype(int))
    named = {f"step size {size:g}": found[size][:, shown]
             for size in (SIZES[0], settings.small, settings.huge)}  # fmt: skip
    return lines("error on the way", "step", list(shown + 1.0), named, y_scale="log")


def _best(after: dict[float, np.ndarray]) -> float:
    return min(SIZES, key=lambda size: float(np.median(after[size])))


EXPERIMENT = Experiment(
    name="step-size",
    lesson=4,
    claim="Small steps lessen the error; huge steps make it worse.",
    varied="the step size (learning rate), all else the same",
    measured="the error after a fixed number of steps, as a share of the error before any",
    refuted="a fifth of the error or less gone with small steps, or no more error than before "
    "any step with huge ones",
    settings=Settings(),
    comparisons=(
        Comparison(
            "small", "share of the error that small steps took away, above 20 %", 0.2, shares=True
        ),
        Comparison(
            "huge", "error that huge steps added, as a share of what there was", shares=True
        ),
    ),
    measure=measure,
    fails=Failing({"huge": 0.1}, "to this network a step of 0.1 is not huge: it learns fastest so"),
)
