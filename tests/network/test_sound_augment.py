import jax
import jax.numpy as jnp
import numpy as np
import pytest

from pellucid.errors import BadInput
from pellucid.network import AnyLayer, Mode, RandomGain, RandomNoise, RandomSpeed

KEY = jax.random.key(0)
LEARNING = Mode(training=True, key=KEY)
RATE = 8000
AT = np.arange(4000)


def tones(count: int, frequency: float = 500.0) -> jax.Array:
    tone = 8000 * np.sin(2 * np.pi * frequency * AT / RATE)
    return jnp.asarray(np.tile(tone, (count, 1)), jnp.float32)


def changed(layer: AnyLayer, x: jax.Array) -> np.ndarray:
    return np.asarray(layer.forward({}, x, LEARNING)[0])


@pytest.mark.parametrize("layer", [RandomGain(), RandomNoise(), RandomSpeed()])
def test_predicting_changes_nothing_and_learning_needs_a_key(layer: AnyLayer) -> None:
    x = tones(3)
    assert layer.forward({}, x, Mode())[0] is x
    with pytest.raises(BadInput, match="key"):
        layer.forward({}, x, Mode(training=True))


def pitches(x: np.ndarray) -> np.ndarray:
    """The frequency of every tone, in hertz."""
    return np.abs(np.fft.rfft(x * np.hanning(x.shape[1]), 1 << 16)).argmax(1) * RATE / (1 << 16)


def test_speed_changes_pitch_within_its_range() -> None:
    found = pitches(changed(RandomSpeed(0.25, 0), tones(300)))
    assert found.min() == pytest.approx(400, abs=5)
    assert found.max() == pytest.approx(625, abs=5)
    # As often faster as slower.
    assert np.median(found) == pytest.approx(500, abs=15)


def test_shift_moves_and_lets_silence_in() -> None:
    found = changed(RandomSpeed(0, 0.1), jnp.ones((300, 1000)))
    silent = (found == 0).sum(1)
    assert 95 <= silent.max() <= 101
    assert (found.max(1) == 1).all()
    assert (found[:, 101:899] == 1).all()


def test_nothing_asked_is_nothing_done() -> None:
    np.testing.assert_allclose(changed(RandomSpeed(0, 0), tones(2)), tones(2), atol=1e-2)
    np.testing.assert_allclose(changed(RandomGain(0), tones(2)), tones(2))
    np.testing.assert_array_equal(changed(RandomNoise(0), tones(2)), tones(2))


def decibels(x: np.ndarray) -> np.ndarray:
    return 10 * np.log10((x**2).mean(1))


def test_gain_is_even_over_its_range() -> None:
    found = decibels(changed(RandomGain(6), tones(400))) - decibels(np.asarray(tones(1)))
    assert found.min() == pytest.approx(-6, abs=0.2)
    assert found.max() == pytest.approx(6, abs=0.2)
    assert abs(found.mean()) < 0.6


def test_noise_is_as_loud_as_asked_for_its_share() -> None:
    x = tones(400)
    noise = changed(RandomNoise(0.6, 10, 20), x) - np.asarray(x)
    noisy = noise.any(1)
    assert noisy.mean() == pytest.approx(0.6, abs=0.08)
    below = decibels(np.asarray(x[:1])) - decibels(noise[noisy])
    assert below.min() == pytest.approx(10, abs=0.3)
    assert below.max() == pytest.approx(20, abs=0.3)


def test_noise_is_between_white_and_pink() -> None:
    noise = changed(RandomNoise(0.99, 0, 0), tones(400)) - np.asarray(tones(400))
    noise = noise[noise.any(1)]
    power = np.abs(np.fft.rfft(noise)) ** 2
    octaves = [power[:, 2**k : 2 ** (k + 1)].mean(1) for k in range(4, 11)]
    slopes = np.polyfit(np.arange(7), np.log2(octaves), 1)[0]
    assert slopes.min() == pytest.approx(-1, abs=0.2)
    assert slopes.max() == pytest.approx(0, abs=0.2)
    assert slopes.mean() == pytest.approx(-0.5, abs=0.1)


def test_noise_begins_and_ends_with_the_recording() -> None:
    x = jnp.zeros((50, 4000)).at[:, 1000:3000].set(tones(1)[:, 1000:3000])
    found = changed(RandomNoise(0.99, 10, 10), x)
    assert not found[:, :1000].any()
    assert not found[:, 3001:].any()
    noise = (found - np.asarray(x))[found.any(1)][:, 1001:3000]
    below = decibels(np.asarray(x[:1, 1001:3000])) - decibels(noise[noise.any(1)])
    np.testing.assert_allclose(below, 10, atol=1.5)


def test_silence_gets_no_noise() -> None:
    assert not changed(RandomNoise(0.99), jnp.zeros((5, 64))).any()


def test_the_range_of_noise_rises() -> None:
    with pytest.raises(BadInput, match="rising"):
        RandomNoise(0.5, 30, 10)
