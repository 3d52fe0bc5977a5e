"""Without activation functions a deep network is one linear layer (Minsky, Papert 1969).

(x W₁ + b₁) W₂ + b₂ = x (W₁ W₂) + (b₁ W₂ + b₂). A computer rounds both sides differently, in the
seventh digit, so that "is" means here: to within one part in 100,000 of the largest sum.
"""

from typing import Annotated, Literal

import jax
import numpy as np
from jaxtyping import Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench, Trained, pooled
from pellucid.course.charts import Map, Maps, groups
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.plane import pictured, plane
from pellucid.course.materials.points import points
from pellucid.course.statistics import Comparison
from pellucid.network import Dense, Network, Parameters, dense_network

Function = Literal["linear", "leaky-relu", "relu", "elu", "tanh", "sigmoid"]


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    activation: Annotated[
        Function, Meta(description="what the deep network has in its hidden layers; linear is none")
    ] = "linear"
    other: Annotated[Function, Meta(description="what the one compared with it has")] = "tanh"
    layers: Annotated[int, Meta(ge=1, le=8, description="hidden layers of 8 units each")] = 3
    epochs: Annotated[int, Meta(ge=1, le=1000, description="rounds of practice")] = 100


_REACH = 6.0
_ROUNDING = 1e-5


def measure(settings: Settings, bench: Bench) -> Measured:
    """How far deep networks and what they collapse to are apart, without and with functions."""
    x, y = points(bench, 0, "moons", 200)
    fresh, truth = points(bench, 1, "moons", 400)
    data, rows = pooled(x, y, "binary", ("upper", "lower"))
    arms = {"without": settings.activation, "with": settings.other}
    apart, same, pictures = {}, {}, []
    for name, activation in bench.each(list(arms.items())):
        network = dense_network(2, 1, "binary", (8,) * settings.layers, activation=activation)
        deep = bench.train(network, data, rows=rows, epochs=settings.epochs, learning_rate=0.01)
        flat = _collapsed(deep)
        sums = [_sums(one, fresh) for one in (deep, flat)]
        apart[name], same[name] = _apart(*sums), _same(*sums)
        pictures += [
            _pictured(f"{what}, {name} functions", one, fresh[0], truth[0])
            for what, one in (("deep", deep), ("collapsed", flat))
        ]
    return Measured(
        gaps={
            "outputs": 1 - apart["without"],
            "answers": same["without"],
            "differs": apart["with"],
        },
        charts=[
            Maps("what one network answers", pictures),
            groups("how far the two are apart", _named(apart), scale="log"),
        ],
        facts={
            **{f"apart-{name}": float(np.median(values)) for name, values in apart.items()},
            **{f"same-{name}": float(np.median(values)) for name, values in same.items()},
        },
    )


def collapsed(layers: list[Parameters]) -> Parameters:
    """The weights and the bias of the one layer that linear layers in a row amount to.

    Every array has one more axis, the seeds.
    """
    weights, bias = (np.asarray(layers[0][name], np.float64) for name in ("weights", "bias"))
    for layer in layers[1:]:
        after = np.asarray(layer["weights"], np.float64)
        weights, bias = weights @ after, (bias[:, None] @ after)[:, 0] + layer["bias"]
    return {"weights": weights.astype(np.float32), "bias": bias.astype(np.float32)}


def _collapsed(deep: Trained) -> Trained:
    layers = [deep.parameters[name] for name in deep.network.names]
    network = Network(deep.network.inputs, (Dense(1, "sigmoid"),))
    return deep._replace(network=network, parameters={"dense_1": collapsed(layers)})


def _sums(trained: Trained, x: np.ndarray) -> Float[np.ndarray, "seeds n"]:
    """Each network's last sums, before the sigmoid that hides how large they are."""
    layers = (*trained.network.layers[:-1], Dense(1))
    before = trained._replace(network=Network(trained.network.inputs, layers))
    # Some accelerators round what they multiply unless they are asked not to.
    with jax.default_matmul_precision("float32"):
        return before.own_outputs(x)[..., 0].astype(np.float64)


def _apart(deep: np.ndarray, flat: np.ndarray) -> Float[np.ndarray, " seeds"]:
    """The largest difference, as a share of the largest sum."""
    return np.abs(deep - flat).max(1) / np.abs(deep).max(1)


def _same(deep: np.ndarray, flat: np.ndarray) -> Float[np.ndarray, " seeds"]:
    """The share of same answers, points left aside that lie on the boundary but for rounding."""
    on_it = np.abs(deep) < _ROUNDING * np.abs(deep).max(1, keepdims=True)
    return (((deep > 0) == (flat > 0)) | on_it).mean(1)


def _pictured(name: str, trained: Trained, x: np.ndarray, classes: np.ndarray) -> Map:
    return pictured(name, trained.outputs(plane(_REACH))[0, :, 0], _REACH, x, classes)


def _named(apart: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    return {f"{name} activation functions": values for name, values in apart.items()}


EXPERIMENT = Experiment(
    name="collapse",
    lesson=3,
    claim="Without activation functions a deep network is one linear layer.",
    varied="activation functions in the hidden layers, or none",
    measured="the largest difference between a deep network's sums and those of the one layer to "
    "which its weights multiply out, as a share of the largest sum, on 400 points",
    refuted="without activation functions a difference of more than one part in 100,000, which "
    "is rounding, or another answer; or hardly a difference with them (10 % or less)",
    settings=Settings(),
    comparisons=(
        Comparison("outputs", "1 minus the difference without functions", 1 - _ROUNDING, "always"),
        Comparison(
            "answers", "share of same answers without functions", 1.0, "always", shares=True
        ),
        Comparison("differs", "the difference with functions, above 10 %", beyond=0.1, shares=True),
    ),
    measure=measure,
    fails=Failing(
        {"activation": "leaky-relu"}, "even a small bend at zero cannot be multiplied away"
    ),
)
