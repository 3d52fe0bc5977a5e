import numpy as np
import pytest
from sklearn.discriminant_analysis import LinearDiscriminantAnalysis

from pellucid.data.sets.vowels import RATE, SAMPLES, WORDS, drawn, vowels

SET = vowels()
NAMES = np.array([name.removesuffix(".wav").split("_") for name in SET.files])


def spectra(rows: np.ndarray) -> np.ndarray:
    """The logarithm of each recording's power in hertz, smoothed over 100 Hz."""
    power = np.abs(np.fft.rfft(SET.inputs[rows].astype(float))) ** 2
    width = 100 * SAMPLES // RATE
    return np.log(power[:, : power.shape[1] // width * width].reshape(len(rows), -1, width).mean(2))


def test_what_it_is() -> None:
    assert SET.inputs.shape == (1200, SAMPLES)
    assert SET.inputs.dtype == np.int16
    assert SET.classes == tuple(sorted(WORDS))
    assert SET.target is not None
    assert SET.target.to_list() == NAMES[:, 0].tolist()
    assert SET.is_sound
    assert SET.encoding.shape == (SAMPLES,)
    assert SET.grouped_by == "speaker"
    assert "Peterson, Barney 1952" in SET.notes[0].text


def test_sixty_speakers_say_each_vowel_twice() -> None:
    assert len(set(SET.files)) == 1200
    assert SET.groups is not None
    assert len(np.unique(SET.groups)) == 60
    speakers = {(group, name) for group, name in zip(SET.groups, NAMES[:, 1], strict=True)}
    assert len(speakers) == 60
    assert np.unique(NAMES[:, :2], axis=0, return_counts=True)[1].tolist() == [2] * 600


def test_the_same_seed_makes_the_same_voices() -> None:
    np.testing.assert_array_equal(vowels(0).inputs, SET.inputs)
    assert not np.array_equal(vowels(1).inputs, SET.inputs)


def test_every_recording_is_heard_and_none_is_clipped() -> None:
    loudest = np.abs(SET.inputs.astype(int)).max(1)
    assert loudest.min() > 500
    assert (loudest == 32767).sum() < 12
    assert len(np.unique(SET.inputs, axis=0)) == 1200


@pytest.mark.parametrize(("word", "first", "second"), [("heed", 270, 2290), ("hod", 730, 1090)])
def test_men_have_the_formants_of_peterson_and_barney(
    word: str, first: float, second: float
) -> None:
    of_men = np.array([kind.startswith("man") for kind in NAMES[:, 1]])
    mean = spectra(np.flatnonzero(of_men & (NAMES[:, 0] == word))).mean(0)
    hertz = (np.arange(len(mean)) + 0.5) * 100
    peaks = hertz[1:-1][(mean[1:-1] > mean[:-2]) & (mean[1:-1] > mean[2:])]
    for formant in (first, second):
        assert np.abs(peaks - formant).min() < 110


def test_children_are_higher_than_women_and_women_than_men() -> None:
    centre = []
    for kind in ("man", "woman", "child"):
        power = np.exp(spectra(np.flatnonzero([name.startswith(kind) for name in NAMES[:, 1]])))
        centre.append(((power / power.sum(1, keepdims=True)) @ np.arange(power.shape[1])).mean())
    assert centre == sorted(centre)


def test_their_formants_tell_vowels_apart_but_not_quite() -> None:
    """As with people, two formants are not enough, and all that was drawn nearly is."""
    random = np.random.default_rng(0)
    speaker, word, _ = (axis.ravel() for axis in np.indices((60, 10, 2)))
    said = drawn(random, speaker, word)
    known = np.log(np.column_stack([said.formants[:, :3], said.pitch, said.lasts]))
    kept = speaker % 4 == 0

    def right(features: np.ndarray) -> float:
        model = LinearDiscriminantAnalysis().fit(features[~kept], word[~kept])
        return float(model.score(features[kept], word[kept]))

    assert 0.8 < right(known[:, :2]) < 0.95
    assert right(known) > 0.96
