"""Whole examinations of small networks of our own: the cause is found, nothing given is changed."""

import jax
import msgspec
import numpy as np
import pytest
from tests.doctor.test_case import THREE, lessons

from pellucid.doctor import Diagnosis, Interrupted, diagnose
from pellucid.doctor.case import Case
from pellucid.doctor.examine import Examination
from pellucid.doctor.own import OwnPatient
from pellucid.doctor.patient import Regime
from pellucid.doctor.trials import Clock
from pellucid.errors import BadInput
from pellucid.learning import Settings
from pellucid.network import BatchNorm, Dense, Network

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(300, 2)).astype(np.float32)
Y = ((X**2).sum(1) > 1.2).astype(int)
NETWORK = Network((2,), (Dense(16, "relu"), Dense(16, "relu"), Dense(1, "sigmoid")))
LINEAR = Network((2,), (Dense(16), Dense(16), Dense(1, "sigmoid")))
TRAINED = {"epochs": 40, "learning_rate": 0.01, "budget_seconds": 60.0}


@pytest.fixture(scope="module")
def healthy() -> Diagnosis:
    """Of a network that learns what there is to learn."""
    return diagnose(NETWORK, X, Y, **TRAINED)


def test_a_healthy_network_has_no_problem(healthy: Diagnosis) -> None:
    assert healthy.healthy is True
    assert healthy.first is None
    assert healthy.score is not None
    assert healthy.chance is not None
    assert healthy.score > healthy.chance + 0.2


def test_it_can_be_written_down_and_read_again(healthy: Diagnosis) -> None:
    text = msgspec.json.encode(healthy)
    assert msgspec.json.decode(text, type=Diagnosis) == healthy


def test_nothing_can_be_mended_where_nothing_is_wrong(healthy: Diagnosis) -> None:
    with pytest.raises(BadInput):
        healthy.fix()


@pytest.fixture(scope="module")
def slow() -> Diagnosis:
    """Of a network whose learning rate is far too low."""
    return diagnose(NETWORK, X, Y, **TRAINED | {"learning_rate": 1e-7})


def test_a_low_rate_is_found_and_mended(slow: Diagnosis) -> None:
    assert slow.healthy is False
    assert slow.first is not None
    assert slow.first.cause == "learning-rate"
    assert slow.reference is not None
    assert slow.score is not None
    assert slow.reference > slow.score + 0.2
    assert slow.fix().optimizer.rate > 1e-5


def test_it_reads_well_and_a_notebook_runs_nothing_of_it(slow: Diagnosis) -> None:
    assert slow.first is not None
    assert slow.first.advice.text in str(slow)
    evil = msgspec.structs.replace(slow.first, explanation="<script>alert(1)</script>")
    shown = msgspec.structs.replace(slow, findings=(evil,))._repr_html_()
    assert "<script" not in shown
    assert "&lt;script" in shown


def test_missing_activations_are_found_and_the_layer_named() -> None:
    found = diagnose(LINEAR, X, Y, **TRAINED)
    assert found.first is not None
    assert found.first.cause == "activation"
    assert found.first.layer is not None
    assert found.first.layer.index == 0


def test_given_parameters_keep_their_bits() -> None:
    parameters = NETWORK.init(3)
    before = jax.tree.map(np.array, parameters)
    x = X.copy()
    x[::9, 0] = np.nan  # some are held back, where they do no harm
    found = diagnose((NETWORK, parameters), x, Y, **TRAINED | {"epochs": 5})
    assert found.first is not None
    assert found.first.code == "inputs-not-finite"
    jax.tree.map(np.testing.assert_array_equal, before, parameters)
    assert np.isnan(x).sum() == len(x[::9])


@pytest.mark.parametrize(
    ("given", "what"),
    [
        ((NETWORK, X, Y[:-1]), "299"),
        ((NETWORK, X[:, 0], Y), "shape"),
        ((NETWORK, X[:0], Y[:0]), "0 examples"),
        ((NETWORK, np.full((9, 2), "a"), Y[:9]), "numbers"),
        ((NETWORK, X, np.full(300, "yes")), "yes.*return_inverse"),
        ((NETWORK, [X, X[:, :1]], Y), "2 arrays.*one input"),
        ((NETWORK, {"left": X}, Y), "1 arrays"),
        (("nothing", X, Y), "str"),
    ],
    ids=["rows", "no rows", "empty", "text", "names", "two inputs", "by name", "no network"],
)
def test_what_does_not_fit_is_told(given: tuple, what: str) -> None:
    with pytest.raises(BadInput, match=what):
        diagnose(*given)


def test_inputs_that_do_not_fit_the_network_are_a_finding() -> None:
    found = diagnose(NETWORK, RANDOM.normal(size=(80, 3)), np.arange(80) % 2)
    assert found.first is not None
    assert found.first.code == "inputs-not-fitting"


def test_ctrl_c_keeps_what_was_known() -> None:
    def press(doing: str) -> None:
        if doing.startswith("trying"):
            raise KeyboardInterrupt

    network = Network((4,), (Dense(8, "relu"), Dense(3, "softmax")))
    patient = OwnPatient(network, Settings(learning_rate=1e-7), "multiclass")
    case = Case(patient, lessons(THREE), Regime(2, 32))
    with pytest.raises(Interrupted) as cut:
        Examination(case, Clock(float("inf")), watch=press).diagnosis()
    assert cut.value.diagnosis.complete is False
    assert cut.value.diagnosis.score is not None


def test_averages_that_lag_behind_are_found_and_follow_sooner() -> None:
    slow = BatchNorm(momentum=0.9999)
    lagging = Network((2,), (Dense(16), slow, Dense(16, "relu"), Dense(1, "sigmoid")))
    found = diagnose(lagging, 3 * X + 20, Y, **TRAINED)
    codes = {one.code for one in found.findings if one.severity == "problem"}
    assert "normalisation-slow" in codes
    mended = found.fix().model
    assert isinstance(mended, Network)
    assert [one.momentum for one in mended.layers if isinstance(one, BatchNorm)] == [0.9]


def test_shuffled_targets_are_told_to_be_unrelated() -> None:
    found = diagnose(NETWORK, X, RANDOM.permutation(Y), **TRAINED)
    assert found.first is None
    assert "targets-unrelated" in {one.code for one in found.findings}


def test_classes_learned_as_a_number_are_given_an_output_each() -> None:
    corner = 2 * (X[:, 0] > 0) + (X[:, 1] > 0)
    number = Network((2,), (Dense(16, "relu"), Dense(1)))
    found = diagnose(number, X, np.array([2, 0, 3, 1])[corner], loss="squared-error", **TRAINED)
    assert found.first is not None
    assert found.first.code == "classes-as-numbers"
    mended = found.fix().model
    assert isinstance(mended, Network)
    assert mended.shapes[-1] == (4,)


def test_signs_are_classes_for_a_network_of_our_own() -> None:
    signed = Network((2,), (Dense(16, "relu"), Dense(16, "relu"), Dense(1, "tanh")))
    found = diagnose(signed, X, 2.0 * Y[:, None] - 1, loss="squared-error", **TRAINED)
    assert found.healthy is True
