"""Training cut within epochs: the same bits however it is cut, watched, stopped or resumed."""

import os
import signal
import sys

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.data import Dataset
from pellucid.learning import CURVES, Keep, Rows, Settings, fit
from pellucid.learning.plan import Plan, gathered
from pellucid.network import (
    BatchNorm,
    Conv,
    Dense,
    Dropout,
    Flatten,
    MaxPool,
    Network,
    RandomShift,
    Standardise,
)

CHANCE = np.random.default_rng(0)
# Bright above or bright below.
CLASSES = CHANCE.integers(0, 2, 90).astype(np.int32)
PICTURES = CHANCE.integers(0, 120, (90, 6, 6, 1)).astype(np.uint8)
PICTURES[CLASSES == 0, :3] += 60
PICTURES[CLASSES == 1, 3:] += 60
NETWORK = Network(
    (6, 6, 1),
    (
        Standardise(), RandomShift(1), Conv(4, 3), BatchNorm(activation="relu"), MaxPool(),
        Conv(6, 3, "relu"), Flatten(), Dropout(0.1), Dense(1, "sigmoid"),
    ),
)  # fmt: skip
ROWS = Rows(np.arange(70), np.arange(70, 90))
PRESET = {
    "standardise_1": {"center": jnp.full(1, 90.0), "factor": jnp.full(1, 0.02)},
}


def trained(seeds=(0,), watch=None, keep=None, inputs=PICTURES, network=NETWORK, **settings):
    # float32 is what a Dataset is checked to hold; what `fit` reads may be narrower.
    data = Dataset("bright", PICTURES.astype(np.float32), CLASSES, "binary", ("above", "below"))
    object.__setattr__(data, "inputs", inputs)
    chosen = Settings(**{"epochs": 5, "batch_size": 8} | settings)
    given = {"seeds": seeds, "watch": watch, "keep": keep, "preset": PRESET}
    return fit(network, data, chosen, ROWS, **given)


def same_bits(one, other) -> bool:
    equal = jax.tree.map(np.array_equal, one.parameters, other.parameters)
    return all(jax.tree.leaves(equal))


@pytest.fixture(scope="module")
def whole():
    return trained()


def test_it_learns_and_is_judged_every_epoch(whole) -> None:
    assert whole.ended == "done"
    assert whole.curves.shape == (1, 5, len(CURVES))
    assert np.isfinite(whole.curves).all()
    assert whole.curves[0, -1, CURVES.index("validation")] > 0.8
    # The standardising is measured, and stays as it was.
    assert whole.parameters["standardise_1"]["center"] == 90
    assert whole.vitals is not None
    assert np.isfinite(whole.vitals.values).all()


def test_cut_in_any_way_it_is_the_same_to_the_bit(whole, monkeypatch) -> None:
    for seconds in (0.0, 100.0):
        monkeypatch.setattr(sys.modules[fit.__module__], "_SLICE_SECONDS", seconds)
        parts = []
        cut = trained(watch=lambda now, parts=parts: parts.append((now.epoch, now.part)))
        assert same_bits(whole, cut)
        np.testing.assert_array_equal(whole.curves, cut.curves)
        assert parts == sorted(parts)
        assert parts[-1] == (5, 0)
        if not seconds:
            assert parts[:9] == [(0, at / 9) for at in range(1, 9)] + [(1, 0)]


def test_bytes_and_floats_are_the_same_and_unwatched_too(whole) -> None:
    assert same_bits(whole, trained(inputs=PICTURES.astype(np.float32)))
    assert same_bits(whole, trained(vitals=False))
    assert same_bits(whole, trained())
    rows = gathered(jnp.asarray(PICTURES), jnp.arange(3))
    assert rows.dtype == jnp.float32


def test_stopped_within_an_epoch_it_goes_on_from_there(whole, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(sys.modules[fit.__module__], "_SLICE_SECONDS", 0.0)
    keep, pressed = tmp_path / "bright.checkpoint", []

    def press(progress):
        if progress.epoch == 2 and progress.part > 0.3 and not pressed:
            pressed.append(progress.part)
            os.kill(os.getpid(), signal.SIGINT)

    stopped = trained(keep=Keep(keep), watch=press)
    assert stopped.ended == "interrupted"
    assert stopped.epochs == 3
    # The cut epoch is judged where it ended; what is kept goes on within it.
    assert np.isfinite(stopped.curves).all()
    resumed = trained(keep=Keep(keep, resume=True))
    assert resumed.ended == "done"
    assert same_bits(whole, resumed)
    np.testing.assert_array_equal(whole.curves, resumed.curves)


def test_networks_in_turn_are_the_same_as_alone() -> None:
    two = trained(seeds=(0, 1), patience=2, epochs=4, vitals=False)
    one = trained(seeds=(0,), patience=2, epochs=4, vitals=False)
    first = jax.tree.map(lambda leaf: leaf[:1], two.parameters)
    for mine, other in zip(jax.tree.leaves(first), jax.tree.leaves(one.parameters), strict=True):
        np.testing.assert_allclose(mine, other, rtol=1e-3, atol=1e-5)


def test_an_epoch_is_judged_on_a_small_part() -> None:
    plan = Plan(NETWORK, "binary", Settings(), 60_000)
    assert plan.stepwise
    assert plan.judged == (1024, 6000)
    assert Plan(NETWORK, "binary", Settings(), 90).judged == (256, 256)
    dense = Plan(Network((6,), (Dense(1),)), "regression", Settings(), 90)
    assert not dense.stepwise
    assert dense.judged[1] > 10**9
