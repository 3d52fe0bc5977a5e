"""A network of one's own begins as it came, and is the bench's like any other."""

import jax
import numpy as np
import pytest
from msgspec.structs import replace

from pellucid.lab.bench import Bench, Bounds, Own
from pellucid.lab.bench.material import material_of
from pellucid.lab.mistake import Mistake
from pellucid.lab.protocol import commands as ask
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, TrainingSetup
from pellucid.network import Dense, Network

from .reading import Files, only, small, trained

NETWORK = Network((2,), (Dense(3, "tanh", initialisation="orthogonal"), Dense(1, "sigmoid")))
FIRST = jax.tree.map(np.asarray, NETWORK.init(99))
SETUP = small()


def begun(parameters=FIRST):
    bench = Bench(Files(), Bounds())
    bench.begin(Own(SETUP, material_of(SETUP.data, Files()), NETWORK, parameters))
    bench.prepare()
    return bench


def weights(bench):
    return only(bench.picture(), "frame").arrays["weights/dense_1"]


def is_first(bench):
    return (weights(bench) == FIRST["dense_1"]["weights"]).all()


def test_it_begins_as_it_came_and_comes_back_to_that():
    bench = begun()
    assert is_first(bench)
    trained(bench, 3)
    assert not is_first(bench)
    bench.do(ask.Travel(id=1, moment=0))
    assert is_first(bench)
    trained(bench, 1)
    bench.do(ask.Restart(id=2))
    assert is_first(bench)
    bench.do(ask.Restart(id=3, seed=5))
    assert not is_first(bench)
    bench.do(ask.Undo(id=4))
    assert is_first(bench)


def test_what_only_steers_leaves_it_its_own():
    bench = begun()
    dropped = small((LayerSetup(units=3, dropout=0.5),), training=TrainingSetup(batch_size=5))
    bench.do(ask.Change(id=1, setup=dropped))
    bench.prepare()
    assert is_first(bench)
    assert bench.model().network.layers[0] == NETWORK.layers[0]


def test_without_parameters_it_begins_by_its_own_rule():
    own = weights(begun(None))
    np.testing.assert_allclose(own @ own.T, np.eye(2), atol=1e-5)


def test_other_layers_are_the_lab_s_and_other_data_are_refused():
    bench = begun()
    bench.do(ask.Change(id=1, setup=small((LayerSetup(units=4),))))
    bench.prepare()
    assert weights(bench).shape == (2, 4)
    with pytest.raises(Mistake) as caught:
        bench.do(ask.Change(id=2, setup=replace(SETUP, data=DataSetup(source="iris"))))
    assert caught.value.code == "data-fixed"
