"""What a script gives to `fit`: taken in the process that runs it, whatever it is written as."""

from collections.abc import Iterator

import numpy as np
import pytest

from pellucid.bridges.scripts.of_keras import KerasTaking
from pellucid.bridges.scripts.taking import Enough, Taken

keras = pytest.importorskip("keras", reason="Keras is not installed")
X = np.random.default_rng(0).normal(size=(90, 4)).astype(np.float32)
Y = (X[:, 0] > 0).astype(int)


def batches() -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Some examples, again and again."""
    random = np.random.default_rng(1)
    while True:
        rows = random.permutation(len(X))[:30]
        yield X[rows], Y[rows]


def taken(*given: object, **settings: object) -> Taken:
    """What is seen of a call of `fit`."""
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(1, activation="sigmoid")])
    model.compile("adam", "binary_crossentropy")
    taking = KerasTaking(keras, lambda _: None)
    taking.start()
    try:
        with pytest.raises(Enough):
            model.fit(*given, **settings)
    finally:
        taking.stop()
    found = taking.taken()
    assert found is not None
    return found


def test_a_generator_that_never_ends_is_taken_as_far_as_fit_would_go() -> None:
    found = taken(batches(), steps_per_epoch=6, epochs=4)
    assert len(found.x) == 90
    assert found.batch_size == 30
    assert found.epochs == 8  # 24 batches of 30 pass 90 examples 8 times


def test_a_generator_of_unknown_length_is_left_once_nothing_new_comes() -> None:
    found = taken(batches(), epochs=4)
    assert len(found.x) == 90
    assert found.epochs == 4


def test_arrays_are_split_as_keras_splits_them() -> None:
    found = taken(X, Y, epochs=3, batch_size=16, validation_split=0.1)
    assert (found.epochs, found.batch_size) == (3, 16)
    assert found.held is not None
    assert np.array_equal(found.x, X[:81])
    assert np.array_equal(found.held[0], X[81:])
