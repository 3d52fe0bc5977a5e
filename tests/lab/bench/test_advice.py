"""Advice: said of the set-ups that need it, and of no others."""

import pytest

from pellucid.lab.bench.advice import advice_for
from pellucid.lab.bench.material import material_of
from pellucid.lab.bench.network import course_for
from pellucid.lab.protocol.setup import (
    DataSetup,
    LayerSetup,
    NetworkSetup,
    Setup,
    TrainingSetup,
)

from .reading import Files

TWO = (LayerSetup(), LayerSetup())


def said(data=None, hidden=TWO, training=None, **network):
    setup = Setup(
        data=DataSetup(**(data or {})),
        network=NetworkSetup(hidden=hidden, **network),
        training=TrainingSetup(**(training or {})),
    )
    material = material_of(setup.data, Files())
    found = advice_for(setup, material, course_for(setup, material).plan)
    return {one.code: one for one in found}


def layer(activation="relu", units=4, dropout=0.0):
    return LayerSetup(units=units, activation=activation, dropout=dropout)


QUANTITY = {"source": "plane"}
CASES = {
    "one-softmax-unit": {"data": QUANTITY, "output_activation": "softmax"},
    "output-cannot-reach": {"data": QUANTITY, "output_activation": "sigmoid"},
    "output-may-die": {"output_activation": "relu"},
    "output-is-no-share": {"output_activation": "linear"},
    "cross-entropy-of-quantity": {"data": QUANTITY, "loss": "cross-entropy"},
    "slow-where-wrong": {"loss": "squared-error"},
    "straight-line-only": {"hidden": ()},
    "layers-are-linear": {"hidden": (layer("linear"),)},
    "sigmoid-and-deep": {"hidden": (layer("sigmoid"),) * 3},
    "softmax-inside": {"hidden": (layer("softmax"),)},
    "one-unit-wide": {"hidden": (layer("tanh", 1),)},
    "few-relu-units": {"hidden": (layer("relu", 2),)},
    "dropout-in-small-layer": {"hidden": (layer("tanh", 4, 0.5),)},
    "rate-too-high": {"training": {"learning_rate": 3.0}},
    "rate-very-low": {"training": {"learning_rate": 1e-5}},
    "batch-is-everything": {"training": {"batch_size": 250}},
    "penalty-of-nothing": {"training": {"regularisation": "l2"}},
    "penalty-too-strong": {"training": {"regularisation": "l1", "regularisation_rate": 1.0}},
    "one-class": {"data": {"source": "points", "points": ((0.0, 1.0, 1),) * 60}},
    "few-test-examples": {"data": {"examples": 50, "test_share": 0.1}},
}


@pytest.mark.parametrize("code", CASES)
def test_each_is_said_where_it_is_due(code):
    assert code in said(**CASES[code])


def test_nothing_is_said_of_what_is_well():
    assert said() == {}
    for source in ("digits", "iris", "wine", "breast-cancer", "diabetes", "plane", "gaussians"):
        assert (
            said({"source": source}, training={"optimizer": "adam", "learning_rate": 0.003}) == {}
        )
    assert said({"source": "gaussians"}, hidden=()) == {}


def test_what_it_is_about_can_be_pointed_at():
    found = said(hidden=(layer("tanh"), layer("tanh", 2, 0.5)))["dropout-in-small-layer"]
    assert found.about == "network.hidden.1.dropout"
    assert found.values == {"layer": 2, "units": 2, "share": 0.5}
    reach = said(QUANTITY, output_activation="softplus")["output-cannot-reach"]
    assert reach.values.keys() == {"activation", "least", "most", "low"}
