import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.network import AnyLayer, Mode, RandomTone, RandomVoice, SpecAugment

KEY = jax.random.key(0)
FRAMES, MELS = 30, 40


def changed(layer: AnyLayer, x: jax.Array) -> np.ndarray:
    return np.asarray(layer.forward({}, x, Mode(training=True, key=KEY))[0])


def ridge(frame: int, mel: int, count: int = 300) -> jax.Array:
    """Spectrograms with one hill, its top at this place."""
    down = np.exp(-(((np.arange(FRAMES) - frame) / 3) ** 2))
    across = np.exp(-(((np.arange(MELS) - mel) / 3) ** 2))
    return jnp.asarray(np.tile(np.outer(down, across)[..., None], (count, 1, 1, 1)))


@pytest.mark.parametrize("layer", [RandomTone(), RandomVoice(), SpecAugment()])
def test_predicting_changes_nothing_and_learning_needs_a_key(layer: AnyLayer) -> None:
    x = ridge(10, 20, 2)
    assert layer.forward({}, x, Mode())[0] is x
    with pytest.raises(BadInput, match="key"):
        layer.forward({}, x, Mode(training=True))


def test_voices_move_what_is_high_and_tempos_what_is_late() -> None:
    found = changed(RandomVoice(0.25, 0.25), ridge(24, 20))[..., 0]
    by_pitch, by_time = found.sum(1).argmax(1), found.sum(2).argmax(1)
    assert (by_pitch.min(), by_pitch.max()) == (16, 25)
    assert abs(by_pitch.mean() - 20) < 0.5
    # About the middle of 0 to 29, 24 is 9.5 late: from 7.6 to 11.9.
    assert (by_time.min(), by_time.max()) == (22, 26)


def test_what_stands_in_the_corner_stays() -> None:
    x = jnp.ones((4, FRAMES, MELS, 1)).at[:, :, 0].set(5)
    found = changed(RandomVoice(0.2, 0.2), x)
    np.testing.assert_allclose(found[:, :, 0], 5, rtol=1e-6)
    np.testing.assert_allclose(found[:, :, -1], 1, rtol=1e-6)


def test_nothing_asked_is_nothing_done() -> None:
    x = ridge(3, 30, 2)
    np.testing.assert_allclose(changed(RandomVoice(0, 0), x), x, atol=1e-6)
    np.testing.assert_array_equal(changed(SpecAugment(0, 0), x), x)
    np.testing.assert_allclose(changed(RandomTone(0), x), x, atol=1e-30)


def test_a_tone_is_one_smooth_curve_for_all_moments() -> None:
    curves = changed(RandomTone(0.5), jnp.zeros((2000, FRAMES, 41, 1)))[..., 0]
    np.testing.assert_array_equal(curves, np.broadcast_to(curves[:, :1], curves.shape))
    knots = curves[:, 0, ::10]
    np.testing.assert_allclose(knots.std(0), 0.5, rtol=0.1)
    np.testing.assert_allclose(curves[:, 0, 5], (knots[:, 0] + knots[:, 1]) / 2, atol=1e-5)


def test_masks_are_as_wide_as_asked_and_anywhere() -> None:
    found = changed(SpecAugment(6, 10), jnp.ones((600, FRAMES, MELS, 1)))[..., 0] == 0
    in_time, in_pitch = found.all(2), found.all(1)
    np.testing.assert_array_equal(found, in_time[:, :, None] | in_pitch[:, None, :])
    for mask, widest in ((in_time, 6), (in_pitch, 10)):
        assert mask.sum(1).max() == widest
        assert mask.sum(1).mean() == pytest.approx(widest / 2, abs=0.3)
        assert mask.any(0).all()
        # One stretch: it begins at most once.
        assert (np.diff(mask.astype(int), axis=1) == 1).sum(1).max() == 1


def test_masks_fit_the_spectrogram() -> None:
    with pytest.raises(BadInput, match="no more than there are: 8 and 40"):
        SpecAugment(12, 8).output_shape((8, 40, 1))
