"""The mended network: what it begins with, and that `pellucid.train` takes it."""

import numpy as np
import pytest

from pellucid import Dataset, diagnose, train
from pellucid.doctor import Fixed, diagnose_run
from pellucid.doctor.change import AddNormalisation, ScaleInputs, SetActivation, SetLearningRate
from pellucid.doctor.fixed import of_record
from pellucid.doctor.own.kept import kept
from pellucid.errors import BadInput
from pellucid.learning import Run
from pellucid.network import Dense, Network

X = np.random.default_rng(0).normal(size=(200, 2)).astype(np.float32)
Y = (X[:, 0] > 0).astype(int)
NETWORK = Network((2,), (Dense(8, "relu"), Dense(1, "sigmoid")))


@pytest.fixture(scope="module")
def sick() -> Run:
    """A run whose steps were far too short."""
    return train("moons", layers=(8,), epochs=20, learning_rate=1e-7)


@pytest.fixture(scope="module")
def mended() -> Fixed:
    """A network with parameters of its own, mended."""
    given = NETWORK.init(3)
    fixed = diagnose((NETWORK, given), X, Y, epochs=60, learning_rate=1e-7).fix()
    assert isinstance(fixed, Fixed)
    return fixed


def test_given_parameters_are_kept(mended: Fixed) -> None:
    assert mended.parameters is not None
    assert np.array_equal(mended.parameters["dense_1"]["weights"],
                          NETWORK.init(3)["dense_1"]["weights"])  # fmt: skip


def test_the_mended_network_is_trained_by_name(mended: Fixed) -> None:
    run = train(Dataset.of(*mended.prepare(X, Y)), **mended.choices)
    assert run.record.settings.rate > 1e-5
    assert run.record.scores.test is not None
    assert run.record.scores.test > 0.9


def test_of_other_layers_what_still_fits_is_kept() -> None:
    given = NETWORK.init(3)
    wider = Network((2,), (Dense(8, "tanh"), Dense(3, "softmax")))
    both = kept(given, wider)
    assert both is not None
    assert np.array_equal(both["dense_1"]["weights"], given["dense_1"]["weights"])
    assert np.array_equal(both["dense_2"]["weights"], wider.init(0)["dense_2"]["weights"])
    assert kept(None, wider) is None


@pytest.mark.parametrize("seconds", [60.0, 1e-4], ids=["examined", "recorded"])
def test_a_run_is_mended_by_what_was_asked_for(seconds: float, sick: Run) -> None:
    fixed = diagnose_run(sick, budget_seconds=seconds).diagnosis.fix()
    assert isinstance(fixed, Fixed)
    assert fixed.choices["layers"] == (8,)
    assert fixed.choices["learning_rate"] > 1e-5
    better = train("moons", **fixed.choices)
    assert better.record.scores.test is not None
    assert sick.record.scores.test is not None
    assert better.record.scores.test > sick.record.scores.test


def test_another_network_of_a_run_is_named_whole(sick: Run) -> None:
    fixed = of_record(sick, (SetActivation(to="tanh"), SetLearningRate(to=0.01)))
    assert fixed.choices["network"].layers[0].activation == "tanh"
    assert fixed.choices["learning_rate"] == 0.01
    assert "parameters" not in fixed.choices


def test_normalisation_can_be_added(sick: Run) -> None:
    assert len(of_record(sick, (AddNormalisation(),)).choices["network"].layers) == 3


def test_what_takes_other_data_is_told(sick: Run) -> None:
    with pytest.raises(BadInput, match="cannot be mended from here"):
        of_record(sick, (ScaleInputs(),))


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"parameters": {"dense_1": {"weights": np.ones((2, 8))}}}, "no network"),
        ({"network": NETWORK, "parameters": {"dense_1": {"weights": np.ones(3)}}}, "shape"),
        ({"network": NETWORK, "parameters": {"dense_9": {"weights": np.ones(3)}}}, "dense_9"),
    ],
    ids=["no network", "shape", "name"],
)
def test_parameters_that_do_not_fit_are_told(chosen: dict, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        train(Dataset.of(X, Y), **chosen)
