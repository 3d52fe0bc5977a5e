"""What a look shows is the same whether it is compiled or computed by NumPy."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from msgspec.structs import replace

from pellucid.lab.bench.bounds import Bounds
from pellucid.lab.bench.by_numpy import by_numpy
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.material import material_of
from pellucid.lab.bench.picture import Sight, pictured
from pellucid.lab.bench.sight import Wanted
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, NetworkSetup, Setup
from pellucid.lab.uploads import NoUploads
from pellucid.learning.live.compiling import QUICK


def journey_of(source, activations, dropout=0.0, **network):
    hidden = tuple(LayerSetup(units=3, activation=name, dropout=dropout) for name in activations)
    setup = Setup(data=DataSetup(source=source), network=NetworkSetup(hidden=hidden, **network))
    return Journey(setup, material_of(setup.data, NoUploads()), Bounds())


# Every activation function, every loss, and every kind of output.
@pytest.mark.parametrize(
    ("source", "activations", "other"),
    [
        ("circles", ("tanh", "relu", "leaky-relu"), {"dropout": 0.3}),
        ("xor", ("sigmoid",), {"output_activation": "softmax"}),
        ("moons", (), {"loss": "squared-error", "output_activation": "tanh"}),
        ("plane", ("elu", "selu", "gelu"), {"loss": "huber"}),
        ("multi-gaussian", ("silu", "softplus", "linear"), {"loss": "absolute-error"}),
        ("iris", ("relu",), {}),
        ("digits", ("tanh",), {}),
    ],
)
def test_a_look_by_numpy_is_the_compiled_one(source, activations, other):
    alike(journey_of(source, activations, **other))


def alike(journey):
    """Whether a look at it shows the same, compiled and not."""
    side = 12 if journey.material.plane else 0
    sight = Sight(journey.course.plan, side, journey.material.plane, every=min(side, 4))
    look = jax.jit(partial(pictured, sight), compiler_options=QUICK)
    given = journey.way.live, journey.lessons.examples, Wanted.first(journey.material).ground
    compiled, computed = look(*given), by_numpy(look.trace(*given), *given)
    assert jax.tree.structure(computed) == jax.tree.structure(compiled)
    for one, other_one in zip(jax.tree.leaves(computed), jax.tree.leaves(compiled), strict=True):
        assert (one.shape, one.dtype) == (other_one.shape, other_one.dtype)
        # A byte may be rounded the other way.
        most = 1 if one.dtype.itemsize == 1 else 1e-5
        np.testing.assert_allclose(
            one.astype(float), np.asarray(other_one, float), atol=most, rtol=1e-4
        )


CONV = LayerSetup(kind="conv", units=3, activation="relu")
POOL = LayerSetup(kind="pool", window=2)
DENSE = LayerSetup(units=150, activation="tanh")


@pytest.mark.parametrize(
    ("source", "hidden"),
    [("digits", (CONV, POOL, replace(CONV, window=4, dropout=0.2))), ("circles", (DENSE, DENSE))],
)
def test_so_is_one_at_a_network_that_takes_long(source, hidden):
    setup = Setup(data=DataSetup(source=source), network=NetworkSetup(hidden=hidden))
    alike(Journey(setup, material_of(setup.data, NoUploads()), Bounds()))


def test_what_numpy_is_not_taught_is_refused():
    traced = jax.jit(jnp.cumsum).trace(jnp.ones(3))
    with pytest.raises(NotImplementedError, match="cumsum"):
        by_numpy(traced, jnp.ones(3))
