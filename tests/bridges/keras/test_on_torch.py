"""Keras on PyTorch: watching `fit` changes nothing there either."""

import importlib.util
import os
import subprocess
import sys

import pytest

# A process of its own: Keras takes its backend once, when it is imported.
TWICE = """
import keras
import numpy as np

import pellucid

assert keras.backend.backend() == "torch"
x = np.random.default_rng(0).normal(size=(160, 5)).astype("float32")
y = np.random.default_rng(1).integers(0, 3, 160)
ends = []
for watched in (False, True):
    keras.utils.set_random_seed(1)
    model = keras.Sequential([
        keras.Input((5,)),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.BatchNormalization(),
        keras.layers.Dropout(0.5),
        keras.layers.Dense(3, activation="softmax"),
    ])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    with pellucid.doctor.watch(model) as seen:
        model.fit(x, y, epochs=3, verbose=0, callbacks=[seen] if watched else [])
    ends.append(model.get_weights())
assert all(np.array_equal(one, other) for one, other in zip(*ends, strict=True))
assert len(seen.recording().at) == 3
print("the same to the bit")
"""


@pytest.mark.slow
def test_watching_fit_changes_nothing_on_pytorch() -> None:
    for library in ("keras", "torch"):
        if importlib.util.find_spec(library) is None:
            pytest.skip(f"{library} is not installed")
    ran = subprocess.run(
        [sys.executable, "-c", TWICE], env={**os.environ, "KERAS_BACKEND": "torch"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stdout.strip() == "the same to the bit", ran.stderr
