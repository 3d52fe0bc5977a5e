"""Keras on its other backends, where they are installed: watched and examined as on JAX."""

import importlib.util
import os
import subprocess
import sys

import pytest

# A process of its own: Keras takes its backend once, when it is imported.
COMMON = """
import sys

import keras
import numpy as np

import pellucid

assert keras.backend.backend() == sys.argv[1]
x = np.random.default_rng(0).normal(size=(160, 5)).astype("float32")
y = (x[:, 0] > 0).astype("float32")


def compiled(activation):
    model = keras.Sequential([
        keras.Input((5,)),
        keras.layers.Dense(8, activation="relu"),
        keras.layers.BatchNormalization(),
        keras.layers.Dropout(0.5),
        keras.layers.Dense(1, activation=activation),
    ])
    model.compile(optimizer="adam", loss="binary_crossentropy")
    return model
"""
WATCHED = """
ends = []
for watched in (False, True):
    keras.utils.set_random_seed(1)
    model = compiled("sigmoid")
    with pellucid.doctor.watch(model) as seen:
        model.fit(x, y, epochs=3, verbose=0, callbacks=[seen] if watched else [])
    ends.append(model.get_weights())
assert all(np.array_equal(one, other) for one, other in zip(*ends, strict=True))
assert len(seen.recording().at) == 3
assert len(seen.recording().losses) == 15
print("the same to the bit")
"""
EXAMINED = """
model = compiled("softmax")
given = [one.copy() for one in model.get_weights()]
found = pellucid.diagnose(model, x, y, epochs=10, budget_seconds=60)
assert found.first is not None
assert all(np.array_equal(one, was) for one, was in zip(model.get_weights(), given, strict=True))
print(found.first.code)
"""


@pytest.mark.slow
@pytest.mark.parametrize("backend", ["torch", "tensorflow"])
@pytest.mark.parametrize(
    ("code", "told"),
    [(WATCHED, "the same to the bit"), (EXAMINED, "output-one-softmax")],
    ids=["watched", "examined"],
)
def test_another_backend(backend: str, code: str, told: str) -> None:
    for library in ("keras", backend):
        if importlib.util.find_spec(library) is None:
            pytest.skip(f"{library} is not installed")
    ran = subprocess.run(
        [sys.executable, "-c", COMMON + code, backend],
        env={**os.environ, "KERAS_BACKEND": backend}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.stdout.strip() == told, ran.stderr
