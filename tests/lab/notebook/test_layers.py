"""A network of dense layers is told as a set-up that means the very same layers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pellucid.data import Dataset
from pellucid.errors import BadInput
from pellucid.lab.bench.network import network_of
from pellucid.lab.notebook.examples import from_arrays
from pellucid.lab.notebook.layers import network_setup
from pellucid.lab.protocol.setup import DataSetup, Setup
from pellucid.network import AnyLayer, BatchNorm, Conv, Dense, Dropout, Flatten, MaxPool, Network

ARRAYS = Dataset.of([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]] * 5, [0, 1, 1, 0] * 5)
activations = st.sampled_from(["relu", "tanh", "sigmoid", "gelu", "linear"])
hidden = st.tuples(st.integers(1, 9), activations, st.sampled_from([0.0, 0.1, 0.5]))


@given(st.lists(hidden, max_size=4))
def test_the_set_up_means_the_same_layers(parts: list[tuple[int, str, float]]) -> None:
    layers: list[AnyLayer] = []
    for units, activation, rate in parts:
        layers += [Dense(units, activation), *([Dropout(rate)] if rate else [])]
    network = Network((2,), (*layers, Dense(1, "sigmoid")))
    setup = Setup(network=network_setup(network))
    assert network_of(setup, from_arrays(DataSetup(source="upload"), ARRAYS)) == network


def test_layers_over_pictures_are_told_too() -> None:
    pictures = Dataset.of(np.zeros((20, 8, 8)), [0, 1] * 10)
    layers = (
        Conv(4, 5, "relu"),
        MaxPool(2),
        Dropout(0.2),
        Flatten(),
        Dense(3),
        Dense(1, "sigmoid"),
    )
    network = Network((8, 8, 1), layers)
    setup = Setup(network=network_setup(network))
    assert network_of(setup, from_arrays(DataSetup(source="upload"), pictures)) == network


@pytest.mark.parametrize(
    ("network", "said"),
    [
        (Network((8, 8, 1), (Conv(4, 3, stride=2), Flatten(), Dense(2))), "leaves places out"),
        (Network((8, 8, 1), (Conv(4, 3, padding="valid"), Flatten(), Dense(2))), "smaller"),
        (Network((8, 8, 4), (Conv(4, 3, groups=2), Flatten(), Dense(2))), "groups"),
        (Network((8, 8, 1), (Conv(4, 3, bias="none"), Flatten(), Dense(2))), "biases"),
        (Network((8, 8, 1), (MaxPool(3, 2), Flatten(), Dense(2))), "overlap"),
        (Network((8, 8, 1), (Conv(4, 9), Flatten(), Dense(2))), "7"),
        (Network((2,), (Dense(3), BatchNorm(), Dense(1))), "BatchNorm"),
        (Network((2,), (Dropout(0.1), Dense(1))), "Dropout"),
        (Network((2,), (Dense(3), Dropout(0.1), Dropout(0.1), Dense(1))), "Dropout"),
        (Network((2,), (Dense(3, bias="none"), Dense(1))), "biases"),
        (Network((2,), (Dense(5000), Dense(1))), "4096"),
    ],
)
def test_what_a_bench_does_not_show_is_named(network: Network, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        network_setup(network)
