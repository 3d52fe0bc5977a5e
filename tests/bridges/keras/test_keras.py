"""Keras models as patients: what they are made of, how they train, what changes, and watching."""

from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import keras
import numpy as np
import pytest

from pellucid.bridges.keras.framework import KerasFramework
from pellucid.bridges.keras.watch import KerasWatch
from pellucid.doctor import diagnose
from pellucid.doctor.change import (
    AnyChange,
    SetActivation,
    SetDepth,
    SetDropout,
    SetInitialisation,
    SetLearningRate,
    SetOptimizer,
    SetOutput,
    SetRegularisation,
    SetRunningAverages,
    SetUnits,
    Unfreeze,
)
from pellucid.doctor.patient import Lessons, Misfit, Patient, Regime
from pellucid.doctor.problem import problem_of
from pellucid.errors import BadInput

# Keras 3.15's own variables do not know NumPy 2's `copy` yet.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(160, 5)).astype(np.float32)
Y = (X[:, 0] > 0).astype(int) + (X[:, 1] > 0)


def model_of(*layers: Any, loss: Any = "sparse_categorical_crossentropy", by: Any = "adam") -> Any:
    model = keras.Sequential([keras.Input((5,)), *layers])
    model.compile(by, loss)
    return model


def usual(**settings: Any) -> Any:
    dense = keras.layers.Dense
    return model_of(dense(8, activation="relu"), dense(3, activation="softmax"), **settings)


def patient_of(model: Any, x: np.ndarray = X, y: np.ndarray = Y) -> Patient:
    return KerasFramework().patient(model, x, y)


def lessons_for(patient: Patient, x: np.ndarray = X, y: np.ndarray = Y) -> Lessons:
    problem = problem_of(y, patient.anatomy)
    return Lessons(x[:128], y[:128], x[128:], y[128:], np.arange(64), problem)


def test_anatomy_is_told_in_words_that_frameworks_share() -> None:
    layers = keras.layers
    anatomy = patient_of(
        model_of(
            layers.Dense(8, activation="tanh", kernel_regularizer=keras.regularizers.L2(0.5)),
            layers.Dropout(0.25),
            layers.Dense(4, kernel_initializer="zeros", trainable=False),
            layers.LeakyReLU(),
            layers.Dense(3),
            loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),
            by=keras.optimizers.SGD(0.3, momentum=0.5),
        )
    ).anatomy
    assert [layer.kind for layer in anatomy.layers] == [
        "dense", "dropout", "dense", "activation", "dense",
    ]  # fmt: skip
    first, drop, second, _, _ = anatomy.layers
    assert (first.activation, first.l2, first.inputs, first.units) == ("tanh", 0.5, 5, 8)
    assert drop.rate == 0.25
    assert not second.trainable
    assert second.weights is not None
    assert second.weights.std == 0
    assert anatomy.activation_of(second) == "leaky-relu"
    assert (anatomy.loss.name, anatomy.loss.logits, anatomy.loss.integers) == (
        "cross-entropy", True, True,
    )  # fmt: skip
    assert (anatomy.optimizer.rate, anatomy.optimizer.momentum) == (pytest.approx(0.3), 0.5)


@pytest.mark.parametrize(
    "optimizer",
    [lambda: keras.optimizers.SGD(0.1, momentum=0.9), lambda: keras.optimizers.Adam(0.01)],
)
def test_training_ends_where_fit_ends(optimizer: Callable[[], Any]) -> None:
    model = usual(by=optimizer())
    patient = patient_of(model)
    lessons = lessons_for(patient)
    before = [np.array(one) for one in model.get_weights()]
    ours = patient.train(lessons, Regime(epochs=3, batch_size=128, looks=3))
    for old, now in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(old, now, err_msg="the person's own model has changed")
    model.fit(lessons.x, lessons.y, epochs=3, batch_size=128, shuffle=False, verbose=0)
    theirs = model.predict(lessons.x[lessons.probe], verbose=0)
    np.testing.assert_allclose(ours.after, theirs, rtol=1e-4, atol=1e-5)
    assert ours.vitals is not None
    assert np.isfinite(ours.vitals.of("gradient_norm")[:, 0]).all()
    again = patient.train(lessons, Regime(epochs=3, batch_size=128, looks=3))
    np.testing.assert_array_equal(ours.after, again.after)


def test_numbers_that_are_not_finite_are_found_where_they_are_born() -> None:
    patient = patient_of(usual(by=keras.optimizers.SGD(1e30)))
    seen = patient.train(lessons_for(patient), Regime(epochs=5, batch_size=32))
    assert seen.ended == "broken"
    assert seen.broken is not None
    assert seen.broken.what in ("activation", "weights", "gradient", "loss")


def _same(change: AnyChange, told: Callable[[Any], Any], wanted: Any) -> Any:
    return pytest.param(change, told, wanted, id=type(change).__name__)


@pytest.mark.parametrize(
    ("change", "told", "wanted"),
    [
        _same(SetActivation(to="tanh"), lambda one: one.hidden[0].activation, "tanh"),
        _same(SetUnits(units=6), lambda one: one.hidden[0].units, 6),
        _same(SetDepth(hidden=3), lambda one: len(one.hidden), 3),
        _same(SetLearningRate(to=0.5), lambda one: one.optimizer.rate, 0.5),
        _same(SetOptimizer(to="sgd", rate=0.2), lambda one: one.optimizer.name, "sgd"),
        _same(SetInitialisation(to="he"), lambda one: one.hidden[0].initialisation, "he"),
        _same(SetRegularisation(rate=0.0), lambda one: one.hidden[0].l2, 0.0),
        _same(SetDropout(rate=0.0), lambda one: sum(bool(part.rate) for part in one.layers), 0),
        _same(
            SetRunningAverages(kept=0.8),
            lambda one: [layer.kept for layer in one.layers if layer.kind == "normalisation"],
            [0.8],
        ),
        _same(Unfreeze(), lambda one: all(part.trainable for part in one.layers), True),
        _same(
            SetOutput(activation="sigmoid", units=1, loss="binary-cross-entropy"),
            lambda one: (one.output_activation, one.outputs, one.loss.name),
            ("sigmoid", (1,), "binary-cross-entropy"),
        ),
    ],
)
def test_changes_are_carried_out(
    change: AnyChange, told: Callable[[Any], Any], wanted: Any
) -> None:
    dense, penalty = keras.layers.Dense, keras.regularizers.L2(0.1)
    model = model_of(
        dense(8, activation="relu", kernel_regularizer=penalty, trainable=False),
        keras.layers.BatchNormalization(),
        keras.layers.Dropout(0.5),
        dense(3, activation="softmax"),
    )
    changed = patient_of(model).changed(change)
    assert told(changed.anatomy) == wanted
    handed = changed.own.model
    assert handed is not model
    assert handed.optimizer is not None


@pytest.mark.parametrize("part", ["x", "y"])
def test_what_does_not_fit_is_told_with_its_shape(part: str) -> None:
    x = X[:, :3] if part == "x" else X
    y = np.zeros((160, 2, 2)) if part == "y" else Y
    with pytest.raises(Misfit) as told:
        trained(usual(loss="mse"), x, y)
    assert told.value.shape == (x.shape[1:] if part == "x" else (2, 2))


def trained(model: Any, x: np.ndarray, y: np.ndarray) -> None:
    patient = patient_of(model, x, y)
    patient.train(lessons_for(patient, x, y), Regime(epochs=1, batch_size=32))


def test_a_model_that_nobody_compiled_is_told_what_to_type() -> None:
    model = keras.Sequential([keras.Input((5,)), keras.layers.Dense(1)])
    with pytest.raises(BadInput, match="compile"):
        patient_of(model)


class Always(keras.layers.Dropout):
    """A dropout that drops when predicting too, and so draws whenever it is asked."""

    def call(self, inputs: Any, training: bool = False) -> Any:
        del training
        return super().call(inputs, training=True)


def test_watching_fit_changes_nothing() -> None:
    ends: list[Any] = []
    for watched in (False, True):
        keras.utils.set_random_seed(1)
        model = model_of(
            keras.layers.Dense(8, activation="relu"), keras.layers.BatchNormalization(),
            Always(0.2), keras.layers.Dropout(0.5, seed=3),
            keras.layers.Dense(3, activation="softmax"),
        )  # fmt: skip
        watch = KerasWatch(model)
        keras.utils.set_random_seed(7)
        with watch if watched else nullcontext():
            model.fit(X, Y, epochs=3, verbose=0, callbacks=[watch] if watched else [])
        assert "fit" not in vars(model)
        ends.append(model.get_weights())
    for plain, seen in zip(*ends, strict=True):
        np.testing.assert_array_equal(plain, seen)
    told = watch.recording()
    assert told.at.tolist() == [5, 10, 15]
    assert np.isfinite(told.curve("training_loss")).all()
    assert told.vitals is not None
    assert (told.vitals.of("update_norm")[:, 0] > 0).all()
    assert np.isfinite(told.vitals.of("dead")[0, 0])  # what its layers said to some examples
    assert watch.anatomy().optimizer.name == "adam"


def test_a_softmax_over_one_unit_is_found_and_mended() -> None:
    dense = keras.layers.Dense
    model = model_of(
        dense(8, activation="relu"), dense(1, activation="softmax"), loss="binary_crossentropy"
    )
    found = diagnose(model, X, (X[:, 0] > 0).astype(np.float32), epochs=30, budget_seconds=30)
    assert found.healthy is False
    assert found.first is not None
    assert (found.first.code, found.first.cause) == ("output-one-softmax", "output-activation")
    fixed = found.fix()
    x, y = fixed.prepare(X, (X[:, 0] > 0).astype(np.float32))
    fixed.model.fit(x, y, epochs=fixed.epochs, batch_size=fixed.batch_size, verbose=0)
    assert ((fixed.model.predict(x, verbose=0)[:, 0] > 0.5) == y).mean() > 0.9
