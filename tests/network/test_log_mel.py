from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.signal import stft

from pellucid.errors import BadInput
from pellucid.network import LogMel, Mode, mel_filters

RATE = 8000
LAYER = LogMel(RATE, 40, 0.025, 0.01, depth=80)


def heard(sound: np.ndarray, layer: LogMel = LAYER) -> np.ndarray:
    """What a layer makes of one recording: (frames, mels)."""
    z, _ = layer.forward({}, jnp.asarray(sound, jnp.float32)[None], Mode())
    return np.asarray(z[0, :, :, 0])


def noise(seconds: float, loudness: float = 900) -> np.ndarray:
    return np.round(np.random.default_rng(0).normal(0, loudness, int(seconds * RATE)))


def edges_of(layer: LogMel) -> np.ndarray:
    """The middle of every filter, and the two ends, by the formula of the mel scale."""
    low, high = (2595 * np.log10(1 + hertz / 700) for hertz in (layer.low, layer.highest))
    return 700 * (10 ** (np.linspace(low, high, layer.mels + 2) / 2595) - 1)


def test_against_scipy_and_the_definition() -> None:
    sound, window, points = noise(0.4), 200, 256
    # SciPy's stubs do not know that there may be no boundary.
    as_heard: Any = {"boundary": None, "padded": True}
    bins, _, spectra = stft(sound / 32768, RATE, "hann", window, window - 80, points, **as_heard)
    power = np.abs(spectra.T * window / 2) ** 2  # SciPy divides by the sum of the window
    edges = edges_of(LAYER)
    bank = [np.interp(bins, edges[i : i + 3], [0, 1, 0]) for i in range(LAYER.mels)]
    mels = power @ np.transpose(bank)
    z = np.log(mels + mels.max() * 1e-8 + 1e-9)
    np.testing.assert_allclose(heard(sound), (z - z.mean()) / z.std(), atol=1e-3)


@pytest.mark.parametrize("frequency", [220.0, 440.0, 1000.0, 2500.0, 3700.0])
def test_a_pure_tone_is_loudest_in_its_own_band(frequency: float) -> None:
    tone = 8000 * np.sin(2 * np.pi * frequency * np.arange(0.5 * RATE) / RATE)
    loudest = heard(tone).mean(0).argmax()
    assert loudest == np.abs(edges_of(LAYER)[1:-1] - frequency).argmin()


def test_a_click_is_heard_when_it_comes() -> None:
    sound = np.zeros(RATE // 2)
    sound[1620] = 20000
    loudness = heard(sound).mean(1)
    # Frame 19 hears samples 1520 to 1719: the click is nearest to its middle.
    assert loudness.argmax() == 19
    assert (loudness > loudness.min() + 0.1).sum() == 3


def test_louder_is_the_same() -> None:
    np.testing.assert_allclose(heard(noise(0.3, 500)), heard(2 * noise(0.3, 500)), atol=1e-3)


def test_every_recording_has_mean_0_and_variance_1() -> None:
    z = heard(noise(0.3))
    assert abs(z.mean()) < 1e-5
    assert z.std() == pytest.approx(1, abs=1e-3)


def test_silence_is_zeros_and_has_a_gradient() -> None:
    silence = jnp.zeros((1, 800))

    def total(x: jax.Array) -> jax.Array:
        return (LAYER.forward({}, x, Mode())[0] ** 2).sum()

    assert not np.any(heard(np.zeros(800)))
    assert np.isfinite(jax.grad(total)(silence)).all()


@pytest.mark.parametrize(
    ("samples", "frames"), [(1, 1), (199, 1), (200, 1), (201, 2), (280, 2), (8000, 99)]
)
def test_every_sample_is_heard(samples: int, frames: int) -> None:
    assert LAYER.output_shape((samples,)) == (frames, 40, 1)
    assert heard(noise(samples / RATE)).shape == (frames, 40)


@pytest.mark.parametrize("layer", [LogMel(16000, 80), LogMel(4000, 20), LogMel(44100, 128)])
def test_no_filter_lies_between_two_bins(layer: LogMel) -> None:
    sound = np.random.default_rng(1).normal(0, 900, layer.rate // 4)
    assert heard(sound, layer).mean(0).min() > -4


def test_the_filters_overlap_to_one() -> None:
    bank = mel_filters(RATE, 1024, 20, 100, 3900)
    bins = np.arange(513) * RATE / 1024
    edges = edges_of(LogMel(RATE, 20, low=100, high=3900))
    between = (bins > edges[1]) & (bins < edges[-2])
    np.testing.assert_allclose(bank[between].sum(1), 1)
    assert not bank[(bins < 100) | (bins > 3900)].any()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: LogMel(8000, high=5000), "at most 4000"),
        (lambda: LogMel(8000, low=4000), "rising"),
        (lambda: LogMel(8000, hop=0.00001), "at least 1/8000"),
        (lambda: LogMel(8000).output_shape((10, 2)), "Flatten"),
    ],
)
def test_misfits_say_what_to_do(make: Callable[[], object], message: str) -> None:
    with pytest.raises(BadInput, match=message):
        make()
