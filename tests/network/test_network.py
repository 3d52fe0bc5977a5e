from itertools import pairwise

import jax
import jax.numpy as jnp
import msgspec
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.network import (
    OUTPUT_ACTIVATION,
    BatchNorm,
    Dense,
    Dropout,
    Flatten,
    Mode,
    Network,
    Residual,
    Task,
    count,
    dense_network,
    learned,
)

KEY = jax.random.key(0)
DEEP = Network(
    (2, 3),
    (
        Flatten(),
        Dense(4, "relu"),
        Residual((BatchNorm(), Residual((Dropout(0.5), Dense(4, "tanh"))))),
        Dense(3, "softmax"),
    ),
)
PARAMETERS = jax.jit(DEEP.init)(KEY)


def test_names_shapes_and_counts() -> None:
    assert DEEP.names == ("flatten_1", "dense_1", "residual_1", "dense_2")
    assert DEEP.shapes == ((2, 3), (6,), (4,), (4,), (3,))
    assert DEEP.output_activation == "softmax"
    # dense_1, batch-norm_1 (its scale and shift), the inner dense_1, dense_2
    assert count(DEEP, PARAMETERS) == 28 + 8 + 20 + 15


def test_nested_layers_survive_json() -> None:
    assert msgspec.json.decode(msgspec.json.encode(DEEP), type=Network) == DEEP


def test_calling_it_gives_the_last_activation() -> None:
    x = jax.random.normal(KEY, (5, 2, 3))
    steps = DEEP.forward(PARAMETERS, x)
    np.testing.assert_array_equal(DEEP(PARAMETERS, x), steps[-1].a)
    np.testing.assert_allclose(steps[-1].a.sum(-1), 1, rtol=1e-6)
    for before, after in pairwise(steps):
        assert after.x is before.a


def test_what_is_measured_is_not_learned() -> None:
    is_learned = learned(DEEP, PARAMETERS)
    norm = is_learned["residual_1"]["batch-norm_1"]
    assert norm == {"scale": True, "shift": True, "mean": False, "variance": False}
    assert all(is_learned["residual_1"]["residual_1"]["dense_1"].values())


def test_a_residuals_statistics_come_out_by_name() -> None:
    step = DEEP.forward(PARAMETERS, jnp.ones((4, 2, 3)), Mode(training=True, key=KEY))[2]
    assert set(step.statistics) == {"batch-norm_1"}
    assert set(step.statistics["batch-norm_1"]) == {"mean", "variance"}


def test_each_layer_draws_for_itself() -> None:
    network = Network((6,), (Dense(6), Dense(6), Dropout(0.5), Dropout(0.5)))
    parameters = network.init(KEY)
    assert not np.array_equal(parameters["dense_1"]["weights"], parameters["dense_2"]["weights"])
    steps = network.forward(parameters, jnp.ones((9, 6)), Mode(training=True, key=KEY))
    first, second = (np.asarray(step.z == 0) for step in steps[2:])
    assert (second & ~first).any()
    again = network.forward(parameters, jnp.ones((9, 6)), Mode(training=True, key=KEY))
    np.testing.assert_array_equal(steps[-1].a, again[-1].a)


@pytest.mark.parametrize("task", OUTPUT_ACTIVATION)
def test_the_task_decides_the_output(task: Task) -> None:
    assert dense_network(2, 1, task).output_activation == OUTPUT_ACTIVATION[task]


def test_dense_networks_settings() -> None:
    network = dense_network((2, 3), 2, "regression", (5, 4), dropout=0.1, activation="elu")
    assert network.names == (
        "flatten_1", "dense_1", "dropout_1", "dense_2", "dropout_2", "dense_3",
    )  # fmt: skip
    assert network.layers[1] == Dense(5, "elu")
    chosen = dense_network(4, 1, "regression", output_activation="softplus", initialisation="he")
    assert chosen.layers == (Dense(1, "softplus", initialisation="he"),)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Network((2,), ()), "no layers"),
        (lambda: Network((), (Dense(1),)), "inputs have shape"),
        (lambda: Network((0,), (Dense(1),)), "inputs have shape"),
        (lambda: Network((2, 2), (Dense(1),)), "Flatten"),
        (lambda: Network((2,), (Dense(3), Residual((Dense(2),)))), "give back the shape"),
    ],
)
def test_what_does_not_fit_is_refused(make, message: str) -> None:
    with pytest.raises(BadInput, match=message):
        make()
