"""Patches of Keras scripts: what each change writes, and where it writes nothing."""

from pathlib import Path

import numpy as np
import pytest
from tests.bridges.scripts.patching.patients import known, patched

from pellucid.bridges.scripts.patching import patch_of
from pellucid.doctor.change import (
    AddNormalisation,
    AnyChange,
    Clip,
    DropRows,
    EncodeTargets,
    ScaleInputs,
    ScaleTargets,
    SetActivation,
    SetBatchSize,
    SetDepth,
    SetDropout,
    SetEpochs,
    SetInitialisation,
    SetLearningRate,
    SetLoss,
    SetOptimizer,
    SetOutput,
    SetRegularisation,
    SetRunningAverages,
    SetUnits,
    Unfreeze,
)

SCRIPT = """\
import numpy as np
import keras
from keras import layers

RATE = 1e-7  # far too low
x_train, x_test, y_train, y_test = load()
model = keras.Sequential([
    keras.Input((4,)),
    layers.Dense(8, activation="tanh"),  # größer?
    layers.Dense(8),
    layers.Activation("tanh"),
    layers.Dense(3, "sigmoid"),
])
model.compile(loss="mse", optimizer=keras.optimizers.Adam(RATE))
model.fit(x_train, y_train, epochs=5, validation_data=(x_test, y_test))
print(model.evaluate(x_test, y_test))
"""

LAYERS = [("dense", 8, "tanh"), ("dense", 8, "linear"), ("activation", 0, "tanh"),
          ("dense", 3, "sigmoid")]  # fmt: skip
CLASSES = np.arange(30) % 3


def one(
    change: AnyChange, script: str = SCRIPT, layers: list = LAYERS, **facts: object
) -> set[str]:
    """The new lines that a change leads to; all old lines that are gone are told by `-`."""
    return patched(script, known("keras", layers, **{"y": CLASSES, **facts}), change)


EXPECTED = [
    (SetLearningRate(to=0.003), {"-RATE = 1e-7  # far too low", "+RATE = 0.003  # far too low"}),
    (SetOptimizer(to="momentum", rate=0.01),
     {'+model.compile(loss="mse", optimizer=keras.optimizers.SGD(learning_rate=0.01, '
      "momentum=0.9))"}),
    (Clip(norm=1.0),
     {'+model.compile(loss="mse", optimizer=keras.optimizers.Adam(RATE, global_clipnorm=1))'}),
    (SetLoss(to="cross-entropy"),
     {'+model.compile(loss="sparse_categorical_crossentropy", '
      "optimizer=keras.optimizers.Adam(RATE))"}),
    (SetOutput(activation="softmax", units=3, loss="cross-entropy"),
     {'+    layers.Dense(3, "softmax"),', '-    layers.Dense(3, "sigmoid"),',
      '+model.compile(loss="sparse_categorical_crossentropy", '
      "optimizer=keras.optimizers.Adam(RATE))"}),
    (SetOutput(activation="linear", units=4, loss="cross-entropy"),
     {'+    layers.Dense(4, "linear"),',
      "+model.compile(loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True), "
      "optimizer=keras.optimizers.Adam(RATE))"}),
    (SetActivation(to="relu"),
     {'+    layers.Dense(8, activation="relu"),  # größer?', '+    layers.Activation("relu"),'}),
    (SetActivation(to="leaky-relu", layers=(1,)), {'+    layers.Activation("leaky_relu"),'}),
    (SetInitialisation(to="he", layers=(0,)),
     {'+    layers.Dense(8, activation="tanh", kernel_initializer="he_normal"),  # größer?'}),
    (SetDropout(rate=0.3),
     {'+    layers.Dense(8, activation="tanh"),', "+    layers.Dropout(0.3),  # größer?",
      "+    layers.Dropout(0.3),"}),
    (SetRegularisation(rate=0.001),
     {"+    layers.Dense(8, kernel_regularizer=keras.regularizers.L2(0.001)),"}),
    (SetUnits(units=64), {'+    layers.Dense(64, activation="tanh"),  # größer?',
                          "+    layers.Dense(64),"}),
    (SetEpochs(to=40),
     {"+model.fit(x_train, y_train, epochs=40, validation_data=(x_test, y_test))"}),
    (SetBatchSize(to=16),
     {"+model.fit(x_train, y_train, epochs=5, validation_data=(x_test, y_test), "
      "batch_size=16)"}),
    (ScaleInputs(),
     {"+mean, std = np.mean(x_train, axis=0), np.std(x_train, axis=0)",
      "+std = np.where(std > 0, std, 1.0)", "+x_train = (x_train - mean) / std",
      "+x_test = (x_test - mean) / std"}),
    (ScaleTargets(), {"+y_train = (y_train - mean) / std", "+y_test = (y_test - mean) / std"}),
    (EncodeTargets(as_="one-hot"), {"+y_train = keras.utils.to_categorical(y_train, 3)"}),
]  # fmt: skip


@pytest.mark.parametrize(("change", "lines"), EXPECTED, ids=lambda one: type(one).__name__)
def test_a_change_is_written_where_it_belongs(change: AnyChange, lines: set[str]) -> None:
    assert lines <= one(change)


def test_normalisation_comes_between_the_weights_and_their_function() -> None:
    plain = SCRIPT.replace('    layers.Activation("tanh"),\n', "")
    layers = [("dense", 8, "tanh"), ("dense", 8, "linear"), ("dense", 3, "sigmoid")]
    lines = one(AddNormalisation(), plain, layers)
    assert '+    layers.Dense(8, activation="linear"),' in lines
    assert '+    layers.Activation("tanh"),  # größer?' in lines


def test_running_averages_follow_sooner() -> None:
    slow = SCRIPT.replace('layers.Activation("tanh")', "layers.BatchNormalization()")
    assert "+    layers.BatchNormalization(momentum=0.9)," in one(
        SetRunningAverages(kept=0.9), slow
    )


def test_rows_without_numbers_are_left_out() -> None:
    holes = CLASSES.astype(np.float32)
    holes[3] = np.nan
    lines = one(DropRows(), y=holes)
    assert "+kept = np.isfinite(y_train)" in lines
    assert "+x_train, y_train = x_train[kept], y_train[kept]" in lines


def test_what_is_frozen_learns() -> None:
    frozen = SCRIPT.replace("model.compile", "model.layers[0].trainable = False\nmodel.compile")
    assert "+model.layers[0].trainable = True" in one(Unfreeze(), frozen)


NAMED = """\
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
model = Sequential()
model.add(Dense(8, activation="relu"))
model.add(Dense(1, activation="sigmoid"))
model.compile("sgd", "binary_crossentropy")
model.fit(x, y)
"""
TWO = [("dense", 8, "relu"), ("dense", 1, "sigmoid")]


def test_an_optimiser_that_is_only_named_is_imported_and_made() -> None:
    lines = one(SetLearningRate(to=0.1), NAMED, TWO)
    assert "+from tensorflow.keras.optimizers import SGD" in lines
    assert '+model.compile(SGD(learning_rate=0.1), "binary_crossentropy")' in lines


def test_layers_are_added_as_the_script_adds_them() -> None:
    assert "+model.add(Dropout(0.3))" in one(SetDropout(rate=0.3), NAMED, TWO)


def test_ends_of_lines_stay_as_they_are() -> None:
    lines = one(SetEpochs(to=9), NAMED.replace("\n", "\r\n"), TWO)
    assert lines == {"-model.fit(x, y)\r", "+model.fit(x, y, epochs=9)\r"}


UNPLACED = {
    "layers of another network": (SetUnits(units=9), SCRIPT.replace("Dense(8)", "Dense(9)")),
    "layers in a loop": (
        SetActivation(to="relu"),
        NAMED.replace("model.add(Dense(8", "for _ in range(2):\n    model.add(Dense(8"),
    ),
    "two that compile": (SetLoss(to="squared-error"), SCRIPT + "other.compile()\n"),
    "inputs that are computed": (ScaleInputs(), SCRIPT.replace("fit(x_train", "fit(x_train / 2")),
    "fitting in a loop": (
        ScaleInputs(), NAMED.replace("model.fit(x, y)", "for _ in range(3):\n    model.fit(x, y)")
    ),
    "arguments in stars": (SetEpochs(to=9), SCRIPT.replace("epochs=5", "**settings")),
    "weights set by hand": (
        SetInitialisation(to="he"), SCRIPT + "model.layers[0].set_weights(w)\n"
    ),
    "an activation of their own class, used more than once": (
        SetActivation(to="relu"),
        SCRIPT.replace("model = keras.Seq", 'act = layers.Activation("tanh")\nmodel = keras.Seq')
        .replace('    layers.Activation("tanh"),', "    act,"),
    ),
    "no dropout to take away": (SetDropout(rate=0.0), SCRIPT),
    "another number of layers": (SetDepth(hidden=1), SCRIPT),
}  # fmt: skip


@pytest.mark.parametrize("name", UNPLACED)
def test_without_a_certain_place_it_is_said_in_words(name: str, tmp_path: Path) -> None:
    change, script = UNPLACED[name]
    (tmp_path / "train.py").write_text(script)
    patch = patch_of(tmp_path / "train.py", known("keras", LAYERS, y=CLASSES), [change])
    assert patch.diff == ""
    assert patch.by_hand[0].startswith("By hand: ")


def test_several_changes_make_one_patch() -> None:
    lines = patched(
        SCRIPT, known("keras", LAYERS, y=CLASSES), SetUnits(units=32), SetActivation(to="relu"),
        SetLearningRate(to=0.01), SetEpochs(to=20), ScaleInputs(),
    )  # fmt: skip
    assert '+    layers.Dense(32, activation="relu"),  # größer?' in lines
    assert "+RATE = 0.01  # far too low" in lines
    assert "+x_train = (x_train - mean) / std" in lines
