import numpy as np
import pytest
from scipy.signal import lfilter

from pellucid.data.sets.voice import Utterances, filter_in_place, resonance, synthesise

RATE, SAMPLES = 10_000, 5_000


def utterance(**changed: float | list[float]) -> Utterances:
    """One long, even vowel, with what is changed about it."""
    plain: dict[str, float | list[float]] = {
        "formants": [500.0, 1500.0, 2500.0, 3500.0, 4500.0], "pitch": 100.0, "fall": 0.0,
        "jitter": 0.0, "shimmer": 0.0, "breath": 0.0, "opening": 0.6, "tilt": 2000.0,
        "begins": 0.05, "lasts": 0.4, "aspirated": 0.0,
    }  # fmt: skip
    return Utterances(**{name: np.array([value]) for name, value in (plain | changed).items()})


def sound_of(said: Utterances) -> np.ndarray:
    return synthesise(said, RATE, SAMPLES, np.random.default_rng(0))[0]


def test_the_filter_is_scipys() -> None:
    x = np.random.default_rng(0).normal(size=(300, 2))
    b, c = np.array([1.2, 0.5]), np.array([-0.6, 0.0])
    filtered = x.copy()
    filter_in_place(filtered, b, c)
    for row in range(2):
        wanted = lfilter([1 - b[row] - c[row]], [1, -b[row], -c[row]], x[:, row])
        np.testing.assert_allclose(filtered[:, row], wanted)


@pytest.mark.parametrize("formant", [300.0, 900.0, 2500.0])
def test_a_resonance_lies_at_its_formant(formant: float) -> None:
    b, c = resonance(np.array([formant]), RATE)
    turned = np.exp(-2j * np.pi * np.arange(RATE // 2) / RATE)
    response = 1 / (1 - b * turned - c * turned**2)
    assert np.abs(response).argmax() == pytest.approx(formant, abs=8)


@pytest.mark.parametrize("pitch", [100.0, 250.0])
def test_pulses_come_as_often_as_the_pitch_says(pitch: float) -> None:
    sound = sound_of(utterance(pitch=pitch))[1000:4000]
    echo = np.correlate(sound, sound, "full")[len(sound) - 1 :]
    shortest = RATE // 400
    assert RATE / (shortest + echo[shortest:200].argmax()) == pytest.approx(pitch, rel=0.02)


def test_it_begins_and_ends_when_told_with_breath_first() -> None:
    sound = sound_of(utterance(begins=0.1, lasts=0.2, aspirated=0.05, breath=0.05))
    assert not sound[:1000].any()
    assert np.abs(sound[3200:]).max() < 0.02
    assert np.abs(sound[1200:1500]).max() < 0.2 < np.abs(sound[1700:2800]).max() == 1


def test_resonances_too_high_for_the_rate_are_left_out() -> None:
    sound = sound_of(utterance(formants=[500.0, 1500.0, 2500.0, 4800.0, 9000.0]))
    assert np.isfinite(sound).all()
    same = sound_of(utterance(formants=[500.0, 1500.0, 2500.0, 4700.0, 7000.0]))
    np.testing.assert_allclose(sound, same)
