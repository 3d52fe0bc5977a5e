"""The deeper, the less of the error reaches the first sigmoid layer; not so with ReLU.

On its way back through a layer the error is multiplied by the slope of the activation function: at
most a quarter for a sigmoid, one for a ReLU that is awake (Hochreiter 1991; Bengio, Simard,
Frasconi 1994; Glorot, Bordes, Bengio 2011). Each function has the start that suits it.
"""

from functools import partial
from typing import Annotated, Any, Literal

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float
from msgspec import Meta, Struct

from pellucid.course.bench import Bench
from pellucid.course.charts import groups, lines
from pellucid.course.experiment import Experiment, Failing, Measured
from pellucid.course.materials.digits import digits, shuffled
from pellucid.course.statistics import Comparison
from pellucid.learning.losses import loss
from pellucid.network import Network, Parameters, dense_network


class Settings(Struct, frozen=True, kw_only=True):
    """What may be changed."""

    deepest: Annotated[int, Meta(ge=2, le=24, description="hidden layers of the deepest")] = 16
    usual: Annotated[
        Literal["sigmoid", "tanh", "elu", "relu"],
        Meta(description="the function whose gradient is to vanish"),
    ] = "sigmoid"
    examples: Annotated[int, Meta(ge=1, le=256, description="digits in the batch")] = 32


# As many units as inputs, so that all hidden layers have equally many weights.
_WIDTH = 64


def measure(settings: Settings, bench: Bench) -> Measured:
    """The first hidden layer's gradient over the last's, before any training, by depth."""
    depths = [depth for depth in (1, 2, 4, 8, 16) if depth < settings.deepest]
    depths.append(settings.deepest)
    rows = shuffled(bench.draw(0), len(bench))[:, : settings.examples]
    x, y = digits().pictures[rows], digits().answers[rows]
    kinds = {settings.usual: [], "relu": []}
    for name, depth in bench.each([(name, depth) for name in kinds for depth in depths]):
        network = dense_network(_WIDTH, 10, "multiclass", (_WIDTH,) * depth, activation=name)
        norms = np.asarray(_norms(network, bench.keys(), x, y))
        kinds[name].append(norms[:, 0] / norms[:, -1])
    return _measured(depths, {name: np.stack(found, 1) for name, found in kinds.items()})


# Each program runs once; without optimising it is ready in a fraction of the time.
@partial(jax.jit, static_argnums=0, compiler_options={"xla_backend_optimization_level": 0})
def _norms(network: Network, keys: Array, x: Any, y: Any) -> Float[Array, "seeds layers"]:
    return jax.vmap(partial(gradient_norms, network))(keys, x, y)


def gradient_norms(network: Network, key: Array, x: Any, y: Any) -> Float[Array, " layers"]:
    """The norm of one network's gradient by the weights of every hidden layer, as it starts."""

    def error(parameters: Parameters) -> Array:
        last = network.forward(parameters, jnp.asarray(x))[-1]
        values = loss("cross-entropy").values(
            last.z, last.a, jnp.asarray(y), network.output_activation
        )
        return values.mean()

    gradients = jax.grad(error)(network.init(key))
    hidden = network.names[:-1]
    return jnp.stack([jnp.linalg.norm(gradients[name]["weights"]) for name in hidden])


def _measured(depths: list[int], ratios: dict[str, np.ndarray]) -> Measured:
    first = np.log10(ratios[next(iter(ratios))][:, -1])
    relu = np.log10(ratios["relu"][:, -1])
    ends = {f"{name}, {depths[-1]} layers": found[:, -1] for name, found in ratios.items()}
    title = "first layer's gradient over the last's"
    return Measured(
        gaps={"vanishes": -first, "stays": 1 - np.abs(relu)},
        charts=[
            lines(title, "hidden layers", depths, ratios, x_scale="log", y_scale="log"),
            groups(title, ends, scale="log"),
        ],
        facts={
            "vanishing": float(np.median(10**first)),
            "relu": float(np.median(10**relu)),
            "times-weaker": float(np.median(10 ** (relu - first))),
            "layers": depths[-1],
        },
    )


EXPERIMENT = Experiment(
    name="vanishing",
    lesson=3,
    claim="In a deep network of sigmoid units hardly any of the error reaches the first layer; "
    "with ReLU it arrives about as strong as it set out.",
    varied="the activation function, sigmoid or ReLU, and the number of hidden layers",
    measured="the norm of the first hidden layer's gradient over the last's, before training, on "
    "handwritten digits",
    refuted="in the deepest network more than a thousandth arrives with sigmoid, or with ReLU "
    "less than a tenth or more than ten times as much as set out",
    settings=Settings(),
    comparisons=(
        Comparison("vanishes", "powers of ten lost on the way, with sigmoid, above 3", beyond=3.0),
        Comparison("stays", "1 minus the powers of ten lost or gained with ReLU, above 0"),
    ),
    measure=measure,
    fails=Failing({"deepest": 3}, "a few layers lose little: it takes depth for much to vanish"),
)
