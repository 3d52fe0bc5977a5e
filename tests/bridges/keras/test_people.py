"""Models as people write them: classes of their own, functions between layers, odd answers."""

import threading
from typing import Any

import keras
import numpy as np
import pytest
from keras import layers, ops

from pellucid.bridges.keras.framework import KerasFramework
from pellucid.bridges.keras.hearing import hearing
from pellucid.bridges.keras.optimizers import read_optimizer
from pellucid.bridges.keras.watch import KerasWatch
from pellucid.doctor.change import SetActivation, SetUnits
from pellucid.doctor.patient import CannotChange, Lessons, Patient, Regime
from pellucid.doctor.problem import problem_of
from pellucid.errors import BadInput

# Keras 3.15's own variables do not know NumPy 2's `copy` yet.
pytestmark = pytest.mark.filterwarnings("ignore:__array__ implementation:DeprecationWarning")

X = np.random.default_rng(0).normal(size=(48, 5)).astype(np.float32)
Y = (X[:, 0] > 0).astype(np.float32)


class Block(layers.Layer):
    """A layer of a person's own, with layers inside and a function around them."""

    def __init__(self, units: int) -> None:
        super().__init__()
        self.dense, self.norm = layers.Dense(units), layers.LayerNormalization()

    def call(self, x: Any) -> Any:
        return ops.gelu(self.norm(self.dense(x)))


class Own(keras.Model):
    """A model of a person's own: what it applies outside of layers is in its code alone."""

    def __init__(self) -> None:
        super().__init__()
        self.block, self.odd = Block(8), layers.Dense(8)
        self.drop, self.last = layers.Dropout(0.5), layers.Dense(1)

    def call(self, x: Any, training: bool | None = None) -> Any:
        odd = ops.square(self.odd(self.block(x)))
        return ops.sigmoid(self.last(self.drop(odd, training=training)))


def compiled(model: Any, by: Any = "adam") -> Any:
    model.compile(by, "binary_crossentropy")
    return model


def functional(answer: Any) -> Any:
    """A model whose answers are put into something, with functions between its layers."""
    inputs = keras.Input((5,))
    hidden = ops.relu(layers.Dense(8)(inputs))
    return compiled(keras.Model(inputs, answer(layers.Dense(1, activation="sigmoid")(hidden))))


def sgd_by_function() -> Any:
    rate: Any = lambda: 0.1  # noqa: E731 - it has to be a function without a name
    return keras.optimizers.SGD(rate)


def patient_of(model: Any) -> Patient:
    return KerasFramework().patient(model, X, Y)


def trained(patient: Patient) -> np.ndarray:
    lessons = Lessons(X, Y, None, None, np.arange(16), problem_of(Y, patient.anatomy))
    return patient.train(lessons, Regime(epochs=1, batch_size=16)).after


def test_functions_between_layers_are_told_by_what_they_compute() -> None:
    model = compiled(Own())
    model(X[:1])
    before = model.get_weights()
    patient = patient_of(model)
    anatomy = patient.anatomy
    assert [anatomy.activation_of(layer) for layer in anatomy.working] == [
        "gelu", "other", "sigmoid",
    ]  # fmt: skip
    assert anatomy.outputs == (1,)
    assert trained(patient).shape == (16, 1)
    for old, now in zip(before, model.get_weights(), strict=True):
        np.testing.assert_array_equal(old, now)
    with pytest.raises(CannotChange, match="in its code"):
        patient.changed(SetActivation(to="tanh"))


def test_layers_that_nothing_stands_between_are_left_at_what_they_say() -> None:
    inputs, twice = keras.Input((5,)), layers.Dense(4)
    left, right = layers.Dense(4)(inputs), layers.Dense(4, activation="tanh")(inputs)
    both = layers.Concatenate()([twice(twice(left)), layers.Flatten()(right)])
    anatomy = patient_of(compiled(keras.Model(inputs, layers.Dense(1)(both)))).anatomy
    assert sorted(layer.activation for layer in anatomy.working) == [*["linear"] * 3, "tanh"]


@pytest.mark.parametrize(
    "answer", [lambda one: one, lambda one: [one], lambda one: {"answer": one}]
)
def test_one_answer_may_stand_in_a_list_or_a_dictionary(answer: Any) -> None:
    patient = patient_of(functional(answer))
    assert patient.anatomy.outputs == (1,)
    assert patient.anatomy.hidden[0].activation == "relu"
    assert trained(patient).shape == (16, 1)


def test_a_model_with_functions_between_layers_can_be_rebuilt() -> None:
    patient = patient_of(functional(lambda one: one))
    assert patient.changed(SetUnits(units=6)).anatomy.hidden[0].units == 6
    with pytest.raises(CannotChange, match="between layers"):
        patient.changed(SetActivation(to="tanh"))


def test_an_optimiser_wrapped_for_sixteen_bits_is_read_through() -> None:
    inner = keras.optimizers.SGD(0.3, momentum=0.9)
    read = read_optimizer(keras.optimizers.LossScaleOptimizer(inner))
    assert read is not inner
    assert (float(read.learning_rate), read.momentum) == (pytest.approx(0.3), 0.9)


@pytest.mark.parametrize(
    ("model", "told"),
    [
        (lambda: compiled(Own()), "model\\(x\\[:1\\]\\)"),
        (lambda: functional(lambda one: [one, one]), "2 outputs"),
        (lambda: functional(lambda one: {"a": one, "b": one}), "2 outputs"),
        (lambda: compiled(Own(), sgd_by_function()), "copied"),
    ],
)
def test_what_cannot_be_examined_is_told(model: Any, told: str) -> None:
    with pytest.raises(BadInput, match=told):
        patient_of(model())


def test_a_model_for_batches_of_one_size_is_examined_by_a_copy_for_any() -> None:
    parts = [layers.LSTM(4, stateful=True), layers.BatchNormalization(), layers.Dense(1)]
    model = compiled(keras.Sequential([keras.Input(batch_shape=(8, 5, 1)), *parts]))
    said = np.asarray(model(X[:8, :, None]))
    own = KerasFramework().patient(model, X[..., None], Y).own.model
    np.testing.assert_allclose(np.asarray(own(X[:8, :, None])), said, atol=1e-6)
    assert len(np.asarray(own(X[:3, :, None]))) == 3
    assert model.input_shape == (8, 5, 1)


def test_a_watched_model_of_ones_own_class_tells_what_it_is_made_of() -> None:
    model = compiled(Own())
    watch: Any = KerasWatch(model)
    model.fit(X, Y, verbose=0, callbacks=[watch])
    assert [layer.kind for layer in watch.anatomy().working] == ["dense"] * 3
    assert watch.recording().at.tolist() == [2]


def test_other_threads_are_not_heard_and_end_up_with_keras_own_call() -> None:
    layer, other = layers.Dense(2), layers.Dense(2)
    layer(X)
    own = keras.Layer.__call__
    opened, heard_here = threading.Barrier(2, timeout=20), threading.Event()
    said: list[int] = []

    def elsewhere() -> None:
        opened.wait()
        layer(X)  # as somebody who predicts with a model that is being examined
        heard_here.set()
        with hearing([other]) as heard:  # waits until nobody else listens
            other(X)
            said.append(len(heard.outputs))

    thread = threading.Thread(target=elsewhere)
    thread.start()
    with hearing([layer]) as heard:
        opened.wait()
        assert heard_here.wait(20)
    thread.join(20)
    assert heard.outputs == {}
    assert said == [1]
    assert keras.Layer.__call__ is own


@pytest.mark.parametrize(
    ("name", "told"),
    [("hard_sigmoid", "hard-sigmoid"), ("log_softmax", "log-softmax"), ("swish", "silu")],
)
def test_functions_are_called_as_pellucid_calls_them(name: str, told: str) -> None:
    model = keras.Sequential([keras.Input((5,)), layers.Dense(2, activation=name)])
    assert patient_of(compiled(model)).anatomy.output_activation == told


def test_a_hinge_is_judged_by_the_side_of_zero() -> None:
    model = keras.Sequential([keras.Input((5,)), layers.Dense(1, activation="tanh")])
    model.compile("adam", "hinge")
    assert patient_of(model).anatomy.loss.logits
