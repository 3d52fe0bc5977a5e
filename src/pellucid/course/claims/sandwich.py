"""The sandwich: worked out by hand and by a network it is the same, to the last bit.

To double a floating-point number is exact, so that it makes no difference whether the network
doubles the sum, as one does by hand, or both of its parts, as a hidden unit does with its weights
(Goldberg 1991). Whole numbers of this size are exact in any order.
"""

from typing import Annotated

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float32
from msgspec import Meta, Struct

from pellucid.course.bench import Bench
from pellucid.course.charts import groups, lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.statistics import Comparison
from pellucid.network import Dense, Network, Parameters


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    doubles: Annotated[
        float, Meta(ge=0, le=10, description="what the network's hidden unit multiplies by")
    ] = 2.0
    sandwiches: Annotated[
        int, Meta(ge=1, le=1000, description="sandwiches of every network's own, of either kind")
    ] = 100


NETWORK = Network((2,), (Dense(1), Dense(1)))
_BREAD = np.arange(11, dtype=np.float32)


def measure(settings: Settings, bench: Bench) -> Measured:
    """The share of sandwiches that the network serves just as they come out by hand."""
    shape = (len(bench), settings.sandwiches, 2)
    whole = bench.draw(0).integers(0, 100, shape).astype(np.float32)
    broken = bench.draw(1).uniform(-10, 10, shape).astype(np.float32)
    both = {"whole": whole, "broken": broken}
    same = {kind: _same(x, settings.doubles).mean(1) for kind, x in both.items()}
    usual = np.stack([_BREAD, np.full_like(_BREAD, 3)], 1)
    curves = {"by hand": by_hand(usual), "by the network": _served(usual, settings.doubles)}
    return Measured(
        gaps=same,
        charts=[
            lines(
                "what is served, with 3 fillings", "slices of bread", _BREAD.tolist(),
                {name: values[None] for name, values in curves.items()},
            ),
            groups("share of sandwiches that are the same to the last bit", same, scale="shares"),
        ],
        facts={
            "hand": float(curves["by hand"][2]),
            "network": float(curves["by the network"][2]),
            **{kind: float(np.median(share)) for kind, share in same.items()},
        },
    )  # fmt: skip


def by_hand(x: Float32[np.ndarray, "*n 2"]) -> Float32[np.ndarray, "*n"]:
    """Bread and fillings added, and the sum doubled.

    >>> by_hand(np.float32([[2, 3]]))
    array([10.], dtype=float32)
    """
    bread, fillings = x[..., 0], x[..., 1]
    return (bread + fillings) * np.float32(2)


def recipe(doubles: float) -> Parameters:
    """The network's numbers: a hidden unit that adds and multiplies, an output that serves."""
    hidden = {"weights": jnp.full((2, 1), doubles), "bias": jnp.zeros(1)}
    return {"dense_1": hidden, "dense_2": {"weights": jnp.ones((1, 1)), "bias": jnp.zeros(1)}}


def _served(x: Float32[np.ndarray, "*n 2"], doubles: float) -> Float32[np.ndarray, "*n"]:
    # Some accelerators round what they multiply unless they are asked not to.
    with jax.default_matmul_precision("float32"):
        served = NETWORK(recipe(doubles), x.reshape(-1, 2))
    return np.asarray(served).reshape(x.shape[:-1])


def _same(x: Float32[np.ndarray, "seeds n 2"], doubles: float) -> np.ndarray:
    """Whether both are the same number, the sign of a zero left aside."""
    return by_hand(x) == _served(x, doubles)


EXPERIMENT = Experiment(
    name="sandwich",
    lesson=2,
    claim="A sandwich worked out by hand and by a network is the same, to the last bit.",
    varied="how much bread and filling goes in, whole numbers and broken ones",
    measured="the share of sandwiches for which both give the very same number",
    refuted="a single sandwich for which they do not",
    settings=Settings(),
    comparisons=(
        Comparison(
            "whole", "same answers with whole slices and fillings", 1.0, "always", shares=True
        ),
        Comparison("broken", "same answers with any amounts", 1.0, "always", shares=True),
    ),
    measure=measure,
    fails=Failing({"doubles": 2.5}, "a hidden unit that does more than double is another recipe"),
)
