"""Advised changes on the set-up of a bench: each as a person at its controls would make it."""

from typing import Any

import pytest
from tests.lab.bench.reading import Files, small

from pellucid.doctor import change as doctor
from pellucid.lab.bench import Bounds
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.material import material_of
from pellucid.lab.doctor.mending import Mending
from pellucid.lab.protocol.setup import DataSetup, LayerSetup, Setup, TrainingSetup
from pellucid.learning.live import Edit

TWO = (LayerSetup(units=3, activation="sigmoid"), LayerSetup(units=2, dropout=0.5))
OVER = (LayerSetup(kind="conv"), LayerSetup(kind="pool", window=2), LayerSetup(units=5))


def mending(**given: Any) -> Mending:
    setup: Setup = small(**{"hidden": TWO, **given})
    return Mending(Journey(setup, material_of(setup.data, Files()), Bounds()))


def mended(change: doctor.AnyChange, **given: Any) -> Setup:
    setup = mending(**given).mended([change])
    assert setup is not None
    return setup


def test_layers() -> None:
    def layers(change: doctor.AnyChange, **given: Any) -> list[Any]:
        hidden = mended(change, **given).network.hidden
        return [(one.units, one.activation, one.dropout) for one in hidden]

    assert layers(doctor.SetActivation(to="relu")) == [(3, "relu", 0), (2, "relu", 0.5)]
    # The second hidden layer is the network's second; its dropout is the third.
    assert layers(doctor.SetActivation(to="relu", layers=(1,)))[0] == (3, "sigmoid", 0)
    assert layers(doctor.SetActivation(to="relu", layers=(1,)))[1] == (2, "relu", 0.5)
    assert layers(doctor.SetUnits(units=32)) == [(32, "sigmoid", 0), (32, "tanh", 0.5)]
    assert layers(doctor.SetDepth(hidden=1)) == [(3, "sigmoid", 0)]
    assert layers(doctor.SetDepth(hidden=3))[2] == (2, "tanh", 0.5)
    assert layers(doctor.SetDepth(hidden=1), hidden=()) == [(32, "relu", 0)]
    assert layers(doctor.SetDropout(rate=0)) == [(3, "sigmoid", 0), (2, "tanh", 0)]
    plain = (LayerSetup(units=3), LayerSetup(units=2))
    assert [one[2] for one in layers(doctor.SetDropout(rate=0.3), hidden=plain)] == [0.3, 0.3]


def test_layers_over_pictures_keep_their_kind() -> None:
    digits = {"hidden": OVER, "data": DataSetup(source="digits")}
    hidden = mended(doctor.SetUnits(units=9), **digits).network.hidden
    assert [(one.kind, one.units) for one in hidden] == [("conv", 9), ("pool", 4), ("dense", 9)]
    # Flattening stands between them in the network: the dense layer is its fourth.
    hidden = mended(doctor.SetActivation(to="elu", layers=(3,)), **digits).network.hidden
    assert [one.activation for one in hidden] == ["tanh", "tanh", "elu"]
    hidden = mended(doctor.SetDepth(hidden=2), **digits).network.hidden
    assert [one.kind for one in hidden] == ["conv", "pool", "dense", "dense"]


def test_training() -> None:
    def training(change: doctor.AnyChange, **given: Any) -> TrainingSetup:
        return mended(change, **given).training

    assert training(doctor.SetLearningRate(to=0.5)).learning_rate == 0.5
    assert training(doctor.SetLearningRate(to=1e-12)).learning_rate == 1e-6
    adam = training(doctor.SetOptimizer(to="adam", rate=0.001))
    assert (adam.optimizer, adam.learning_rate) == ("adam", 0.001)
    assert training(doctor.SetBatchSize(to=9999)).batch_size == 1024
    given = TrainingSetup(regularisation="l2", regularisation_rate=1)
    none = training(doctor.SetRegularisation(rate=0), training=given)
    assert (none.regularisation, none.regularisation_rate) == ("none", 0)
    some = training(doctor.SetRegularisation(rate=0.001))
    assert (some.regularisation, some.regularisation_rate) == ("l2", 0.001)


def test_the_end_of_the_network() -> None:
    odd = {"output_activation": "relu", "loss": "squared-error"}
    fitting = doctor.SetOutput(activation="sigmoid", units=1, loss="binary-cross-entropy")
    network = mended(fitting, **odd).network
    assert (network.output_activation, network.loss) == (None, "cross-entropy")
    assert mended(doctor.SetLoss(to="huber")).network.loss == "huber"
    two = mended(doctor.SetOutput(activation="softmax", units=2)).network
    assert two.output_activation == "softmax"
    assert mending().mended([doctor.SetOutput(activation="sigmoid", units=2)]) is None


def test_other_first_weights_are_another_seed_or_those_there_were_before_a_hand() -> None:
    drawn = doctor.SetInitialisation(to="glorot")
    assert mended(drawn).network.seed == small().network.seed + 1
    by_hand = mending()
    by_hand.journey.do(Edit("dense_1", 0, None, 1.0))
    assert by_hand.mended([drawn]) == by_hand.journey.setup


@pytest.mark.parametrize(
    "change",
    [
        doctor.ScaleInputs(), doctor.ScaleTargets(), doctor.DropRows(), doctor.Clip(norm=1),
        doctor.EncodeTargets(as_="column"), doctor.Unfreeze(), doctor.AddNormalisation(),
        doctor.SetActivation(to="mish"), doctor.SetOptimizer(to="lion", rate=1),
        doctor.SetLoss(to="poisson"), doctor.SetOutput(activation="mish", units=1),
    ],
    ids=repr,
)  # fmt: skip
def test_what_the_bench_has_no_control_for_is_none_of_its_changes(
    change: doctor.AnyChange,
) -> None:
    able = mending()
    assert not able.possible(change)
    assert able.mended([change]) is None
    both = able.mended([change, doctor.SetBatchSize(to=4)])
    assert both is not None
    assert both.training.batch_size == 4
