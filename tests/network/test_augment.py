"""Augmentation: what each layer may and may not do to pictures."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.network import (
    Cutout,
    Mode,
    RandomAffine,
    RandomFlip,
    RandomShift,
    Standardise,
    Whiten,
    standardising,
    whitening,
)

CHANCE = np.random.default_rng(0)
PICTURES = jnp.asarray(CHANCE.normal(size=(64, 9, 8, 2)), jnp.float32)
LEARNING = Mode(training=True, key=jax.random.key(4))
ALL = [RandomShift(2), RandomFlip(), Cutout(3), RandomAffine(20, 0.2, 0.2)]


def changed(layer, x: jax.Array = PICTURES, mode: Mode = LEARNING) -> np.ndarray:
    return np.asarray(layer.forward({}, x, mode)[0])


@pytest.mark.parametrize("layer", ALL, ids=str)
def test_only_while_learning_and_by_its_key(layer) -> None:
    assert layer.forward({}, PICTURES, Mode())[0] is PICTURES
    once = changed(layer)
    np.testing.assert_array_equal(once, changed(layer))
    assert not np.array_equal(once, PICTURES)
    other = changed(layer, mode=Mode(training=True, key=jax.random.key(5)))
    assert not np.array_equal(once, other)
    with pytest.raises(BadInput, match="without a key"):
        changed(layer, mode=Mode(training=True))


def test_a_shift_is_one_of_the_reflected_crops() -> None:
    framed = np.pad(PICTURES, ((0, 0), (2, 2), (2, 2), (0, 0)), mode="reflect")
    crops = [(down, across) for down in range(5) for across in range(5)]
    found = set()
    for moved, frame in zip(changed(RandomShift(2)), framed, strict=True):
        here = [c for c in crops if np.array_equal(frame[c[0] :, c[1] :][:9, :8], moved)]
        assert len(here) == 1
        found |= set(here)
    assert len(found) > 15
    sound = jnp.arange(20.0).reshape(1, 20, 1).repeat(30, 0)
    starts = changed(RandomShift(3), sound)[:, 10, 0] - 10
    assert set(starts) == {-3, -2, -1, 0, 1, 2, 3}


def test_half_of_the_pictures_are_turned() -> None:
    pairs = list(zip(changed(RandomFlip()), np.asarray(PICTURES), strict=True))
    is_turned = [np.array_equal(new, old[:, ::-1]) for new, old in pairs]
    kept = [np.array_equal(new, old) for new, old in pairs]
    assert all(np.logical_xor(is_turned, kept))
    # Binomial: 32 of 64, give or take 4.
    assert 18 <= sum(is_turned) <= 46


def test_a_cutout_is_a_square_of_zeros() -> None:
    gone = changed(Cutout(3), jnp.ones_like(PICTURES)) == 0
    assert gone.all(-1).sum((1, 2)).max() == 9
    assert gone.any(-1).sum((1, 2)).min() >= 4
    assert (gone.any((2, 3)).sum(1) <= 3).all()
    np.testing.assert_array_equal(gone[..., 0], gone[..., 1])


def test_no_turn_no_zoom_no_shear_is_no_change() -> None:
    np.testing.assert_allclose(changed(RandomAffine(0, 0, 0)), PICTURES, atol=1e-5)


def test_a_plane_turned_is_a_plane_of_the_same_steepness() -> None:
    # On a plane, bilinear interpolation is exact.
    grid = np.mgrid[:21, :21].transpose(1, 2, 0)[None].repeat(40, 0) - 10.0
    inner = changed(RandomAffine(30, 0, 0), jnp.asarray(grid, jnp.float32))[:, 6:15, 6:15]
    down, across = np.diff(inner, axis=1)[:, :, 1:], np.diff(inner, axis=2)[:, 1:]
    np.testing.assert_allclose((down**2).sum(-1), 1, atol=1e-4)
    np.testing.assert_allclose((down * across).sum(-1), 0, atol=1e-4)
    np.testing.assert_allclose(inner[:, 4, 4], 0, atol=1e-4)
    angles = np.rad2deg(np.arctan2(down[:, 0, 0, 1], down[:, 0, 0, 0]))
    assert 20 < abs(angles).max() <= 30.01
    zoomed = changed(RandomAffine(0, 0.2, 0), jnp.asarray(grid, jnp.float32))
    steps = np.diff(zoomed[:, 10, 8:13, 1], axis=1)
    assert steps.min() >= 1 / 1.2001
    assert steps.max() <= 1 / 0.7999


@pytest.mark.parametrize("kind", [np.uint8, np.int16, np.float32])
def test_standardised_channels_have_mean_zero_and_variance_one(kind, monkeypatch) -> None:
    monkeypatch.setattr("pellucid.network.standardise._CHUNK", 100)
    inputs = CHANCE.integers(0, 200, (50, 4, 3, 3)).astype(kind)
    inputs[..., 1] //= 7
    inputs[..., 2] = 9
    found = standardising(inputs)
    z = Standardise().forward(found, jnp.asarray(inputs, jnp.float32), Mode())[0]
    np.testing.assert_allclose(z.mean((0, 1, 2)), 0, atol=1e-5)
    np.testing.assert_allclose(z.std((0, 1, 2)), [1, 1, 0], atol=1e-5)


@pytest.mark.parametrize("kernel", [2, 3])
def test_whitened_windows_are_uncorrelated_and_of_variance_one(kernel: int) -> None:
    # Neighbours alike, as in pictures.
    smooth = CHANCE.normal(size=(300, 12, 12, 2)).cumsum(1).cumsum(2) * 40
    given = smooth.astype(np.int16)
    first = standardising(given)
    weights = whitening(given, kernel, 1, first)["weights"]
    size = kernel**2 * 2
    x = (jnp.asarray(given, jnp.float32) - first["center"]) * first["factor"]
    parameters = {"weights": jnp.asarray(weights), "bias": jnp.zeros(2 * size)}
    z = np.asarray(Whiten(kernel).forward(parameters, x, Mode())[0]).reshape(-1, 2 * size)
    np.testing.assert_allclose(z[:, size:], -z[:, :size], rtol=1e-3, atol=1e-4)
    about = z[:, :size].T @ z[:, :size] / len(z)
    # Directions of little variance are held small by the epsilon.
    assert (np.diag(about) < 1.05).all()
    assert about[0, 0] == pytest.approx(1, abs=0.03)
    np.testing.assert_allclose(about - np.diag(np.diag(about)), 0, atol=0.03)
    np.testing.assert_array_equal(weights, whitening(given, kernel, 1, first)["weights"])
