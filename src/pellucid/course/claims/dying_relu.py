"""Large steps kill ReLU units; leaky ReLU and ELU units live on (Maas et al. 2013; Lu et al. 2019).

A ReLU unit that a step has pushed below zero for all examples has slope 0 everywhere, and nothing
can teach it any more. A leaky ReLU cannot die, its slope being 0.01 there; an ELU could, far below
zero, but is called back before. This is so with Adam, which bounds every step. With plain gradient
descent and steps ten times the usual, the unbounded sums of ELU networks break down altogether.
"""

from functools import partial
from typing import Annotated

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, Trained, pooled, right
from pellucid.course.charts import groups, lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.points import points
from pellucid.course.statistics import Comparison
from pellucid.learning import Rates
from pellucid.network import Network, Parameters, alive, dense_network, slopes


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    learning_rate: Annotated[float, Meta(gt=0, le=1, description="how large steps are")] = 0.1
    units: Annotated[int, Meta(ge=1, le=64, description="units in each of two layers")] = 32
    epochs: Annotated[int, Meta(ge=1, le=200, description="rounds of practice")] = 20


_FUNCTIONS = ("relu", "leaky-relu", "elu")
_SIZES = (0.01, 0.1, 1.0)


def measure(settings: Settings, bench: Bench) -> Measured:
    """The share of dead units after practice with steps of several sizes."""
    x, y = points(bench, 0, "moons", 200)
    fresh, truth = points(bench, 1, "moons", 400)
    data, rows = pooled(x, y, "binary", ("upper", "lower"))
    dead, answered = {name: [] for name in _FUNCTIONS}, {}
    for name, size in bench.each([(name, size) for name in _FUNCTIONS for size in _SIZES]):
        network = dense_network(2, 1, "binary", (settings.units,) * 2, activation=name)
        # Given as rates, so that steps of all sizes are one program.
        rate = jnp.full(len(bench), size * settings.learning_rate)
        rates = Rates(rate, jnp.zeros(len(bench)))
        trained = bench.train(network, data, rows=rows, rates=rates, epochs=settings.epochs)
        dead[name].append(_dead_share(trained, fresh))
        answered[name] = right(trained.own_outputs(fresh), truth)
    shares = {name: np.stack(found, 1) for name, found in dead.items()}
    return _measured([size * settings.learning_rate for size in _SIZES], shares, answered)


def _measured(
    steps: list[float], shares: dict[str, np.ndarray], answered: dict[str, np.ndarray]
) -> Measured:
    ends = {name: found[:, -1] for name, found in shares.items()}
    facts = {name: float(np.nanmedian(found)) for name, found in ends.items()}
    rights = {f"{name}-right": float(np.median(found)) for name, found in answered.items()}
    return Measured(
        gaps={name: ends["relu"] - ends[name] for name in _FUNCTIONS[1:]},
        charts=[
            groups(f"share of dead units, steps of {steps[-1]:g}", ends, scale="shares"),
            lines(
                "share of dead units",
                "size of the steps",
                steps,
                shares,
                x_scale="log",
                y_scale="shares",
            ),
        ],
        facts=facts | rights,
    )


def _dead_share(trained: Trained, x: np.ndarray) -> Float[np.ndarray, " seeds"]:
    """The share of all hidden units; unknown where a network's numbers broke."""
    return np.asarray(_dead(trained.network, trained.parameters, jnp.asarray(x, jnp.float32)))


@partial(jax.jit, static_argnums=0)
def _dead(network: Network, parameters: Parameters, x: Array) -> Float[Array, " seeds"]:
    def of_one(parameters: Parameters, x: Array) -> Array:
        *hidden, last = network.forward(parameters, x)
        dead = [
            ~alive(slopes(layer.activation, step.z))
            for layer, step in zip(network.layers, hidden, strict=False)
        ]
        return jnp.where(jnp.isfinite(last.z).all(), jnp.stack(dead).mean(), jnp.nan)

    return jax.vmap(of_one)(parameters, x)


EXPERIMENT = Experiment(
    name="dying-relu",
    lesson=3,
    claim="Large steps kill many ReLU units, but hardly any leaky ReLU or ELU units.",
    varied="the activation function of the hidden layers: ReLU, leaky ReLU or ELU",
    measured="the share of hidden units whose slope is below 0.001 for every one of 400 points, "
    "so that nothing can teach them",
    refuted="the share with ReLU is not 10 in 100 more than with leaky ReLU, or than with ELU",
    settings=Settings(),
    comparisons=(
        Comparison("leaky-relu", "dead units, ReLU minus leaky ReLU", beyond=0.1, shares=True),
        Comparison("elu", "dead units, ReLU minus ELU", beyond=0.1, shares=True),
    ),
    measure=measure,
    fails=Failing({"learning_rate": 0.003}, "small steps do not push a unit off the examples"),
    seeds=32,
)
