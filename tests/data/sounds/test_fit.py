"""One rate and one length, against sums by hand and SciPy."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.signal import resample_poly

from pellucid.data.encoding import SoundEncoding
from pellucid.data.sounds import encode_sounds
from pellucid.data.sounds.fit import (
    as_int16,
    fit,
    is_clipped,
    is_silent,
    resample,
    sounding,
    within_scale,
)

from ..media import tone


def quiet(seconds: float, rate: int = 8000) -> np.ndarray:
    return np.zeros(round(seconds * rate), np.float32)


def test_short_ones_lie_in_the_middle() -> None:
    assert fit(np.ones(3, np.float32), 8).tolist() == [0, 0, 1, 1, 1, 0, 0, 0]


@given(st.integers(1, 60), st.integers(1, 60), st.integers(0, 99))
def test_long_ones_are_cut_to_the_most_energy(length: int, wanted: int, seed: int) -> None:
    samples = np.random.default_rng(seed).standard_normal(length).astype(np.float32)
    found = fit(samples, wanted)
    assert found.shape == (wanted,)
    if length > wanted:
        each = [(samples[at : at + wanted] ** 2).sum() for at in range(length - wanted + 1)]
        assert (found**2).sum() >= 0.979 * max(each)
    else:
        assert found.sum() == pytest.approx(samples.sum(), abs=1e-4)


@pytest.mark.parametrize(("before", "after", "middle"), [(1, 1, 2000), (1, 0.1, 2400), (0, 1, 800)])
def test_a_word_in_silence_comes_to_lie_in_the_middle(before, after, middle) -> None:
    found = fit(np.concatenate([quiet(before), tone(300, 0.2), quiet(after)]), 4000)
    heard = np.flatnonzero(np.abs(found) > 0.01)
    assert (heard[0] + heard[-1]) / 2 == pytest.approx(middle, abs=60)


def test_silence_is_cut_in_its_middle() -> None:
    assert fit(quiet(1), 10).tolist() == [0] * 10


def test_how_long_it_sounds() -> None:
    samples = np.concatenate([quiet(1), tone(300, 0.5), quiet(2)])
    assert sounding(samples, 8000) == pytest.approx(0.6, abs=0.02)
    assert sounding(quiet(0.3), 8000) == pytest.approx(0.3)


@pytest.mark.parametrize(("rate", "wanted"), [(44_100, 16_000), (8000, 16_000), (48_000, 8000)])
def test_resampled_like_scipys(rate: int, wanted: int) -> None:
    samples = tone(440, 0.5, rate)
    found = resample(samples, rate, wanted)
    divisor = np.gcd(rate, wanted)
    theirs = resample_poly(samples, wanted // divisor, rate // divisor)
    assert abs(len(found) - len(theirs)) <= 1
    inner = slice(wanted // 10, -wanted // 10)
    size = min(len(found), len(theirs))
    np.testing.assert_allclose(found[:size][inner], theirs[:size][inner], atol=2e-3)


def test_sixteen_bits_come_through_unchanged() -> None:
    whole = np.arange(-32_768, 32_768, 7).astype(np.int16)
    np.testing.assert_array_equal(as_int16(whole.astype(np.float32) / 32_768), whole)


@pytest.mark.parametrize(("times", "far"), [(1.0, False), (2.2, False), (9.0, True)])
def test_scaled_down_to_full_scale(times: float, far: bool) -> None:
    found, was_far = within_scale(np.float32(times) * tone(300))
    assert was_far == far
    assert np.abs(found).max() == pytest.approx(min(times / 2, 1), abs=0.01)


def test_silence_and_clipping() -> None:
    assert is_silent(quiet(0.1))
    assert not is_silent(tone(300))
    assert is_clipped(np.clip(4 * tone(300), -1, 1))
    assert not is_clipped(2 * tone(301, 0.1))


@pytest.mark.parametrize(
    "samples",
    [
        np.full(4, 0.5),
        np.full(4, 0.5, np.float32),
        np.full((4, 2), 0.5),
        np.full(4, 2**14, np.int16),
        np.full(4, 2**30, np.int32),
        np.stack([np.ones(4), np.zeros(4)], axis=1),
    ],
)
def test_samples_of_any_kind(samples: np.ndarray) -> None:
    found, _ = encode_sounds(SoundEncoding(100, 4), [(samples, 100)])
    assert found.tolist() == [[16_384] * 4]
