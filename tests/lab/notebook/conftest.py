"""A network, its parameters, and runs, made once for all tests of the notebook."""

from typing import Any

import pytest

from pellucid.lab.notebook.live import live_bench
from pellucid.learning import Run, train
from pellucid.network import Network, Parameters, dense_network

from .hearing import FrontEnd


@pytest.fixture(scope="session")
def network() -> Network:
    return dense_network(2, 1, "binary", (4, 2), activation="tanh")


@pytest.fixture(scope="session")
def parameters(network: Network) -> Parameters:
    """Parameters that no seed of the bench would give."""
    return network.init(41)


@pytest.fixture(scope="session")
def run() -> Run:
    return train("iris", layers=(8,), activation="tanh", epochs=20, dropout=0.1)


@pytest.fixture(scope="session")
def many() -> Run:
    """Many networks that answer together, as the recipe for tables has them."""
    return train("iris", epochs=3)


@pytest.fixture
def bench(network: Network, parameters: Parameters) -> Any:
    return live_bench(network, "circles", parameters, learning_rate=0.1)


@pytest.fixture
def front(bench: Any) -> FrontEnd:
    return FrontEnd(bench)
