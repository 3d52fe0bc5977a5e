"""Folders of recordings as collections."""

import io
from pathlib import Path

import numpy as np
import pytest
import soundfile

from pellucid.data.encoding import SoundEncoding
from pellucid.data.sounds import decode, encode_sounds, read_recordings
from pellucid.data.sounds.speakers import mixed

from ..media import put, said, sound_folder, tone, wav


def encoded(samples: np.ndarray, rate: int, form: str) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, rate, format=form)
    return file.getvalue()


def spoken(folder: Path, speakers=("ann", "bob", "cy")) -> Path:
    for digit in (0, 1):
        for at, who in enumerate(speakers):
            for n in range(2):
                name = f"{digit}_{who}_{n}.wav"
                put(folder / name, wav(tone(200 + 300 * digit + 20 * at + n)))
    return folder


def test_every_recording_with_its_class(tmp_path: Path) -> None:
    found = read_recordings(sound_folder(tmp_path / "tones"))
    assert (found.name, found.task, found.classes) == ("tones", "binary", ("high", "low"))
    assert found.encoding == SoundEncoding(8000, 2400)
    assert found.inputs.dtype == np.int16
    expected = (tone(200) * 32767).astype(np.int16)
    np.testing.assert_array_equal(found.inputs[0], expected)
    assert found.grouped_by is None
    assert "Who speaks is not known" in said(found.notes, "unknown-speakers")
    assert found.is_sound


@pytest.mark.parametrize(("form", "suffix"), [("FLAC", "flac"), ("OGG", "ogg"), ("MP3", "mp3")])
def test_formats(form: str, suffix: str, tmp_path: Path) -> None:
    sound_folder(tmp_path)
    put(tmp_path / "low" / f"x.{suffix}", encoded(tone(600, 0.3, 16_000), 16_000, form))
    found = read_recordings(tmp_path)
    assert found.rows == 7
    row = found.inputs[found.files.index(f"low/x.{suffix}")] / 32768
    # The tone's own frequency stands out, whatever a lossy format does to its phase.
    spectrum = np.abs(np.fft.rfft(row * np.hanning(len(row))))
    assert spectrum.argmax() * 8000 / len(row) == pytest.approx(600, abs=5)
    assert "1 recording has another rate" in said(found.notes, "resampled")


def test_the_commonest_rate_up_to_16000(tmp_path: Path) -> None:
    for at in range(3):
        put(tmp_path / "a" / f"{at}.wav", wav(tone(300 + at, 0.3, 44_100), 44_100))
    put(tmp_path / "b" / "1.wav", wav(tone(400, 0.3, 8000), 8000))
    assert read_recordings(tmp_path).encoding == SoundEncoding(16_000, 4800)


def test_stereo_is_averaged(tmp_path: Path) -> None:
    sound_folder(tmp_path)
    both = np.stack([tone(300), -tone(300)], axis=1)
    put(tmp_path / "low" / "both.wav", wav(both))
    found = read_recordings(tmp_path)
    assert np.abs(found.inputs[found.files.index("low/both.wav")]).max() <= 1
    assert "low/both.wav" in said(found.notes, "silent")


def test_the_length_found_and_what_is_cut(tmp_path: Path) -> None:
    sound_folder(tmp_path, each=30)
    put(tmp_path / "low" / "long.wav", wav(tone(300, 5)))
    found = read_recordings(tmp_path)
    assert found.inputs.shape == (61, 2400)
    assert "1 recording (1.6%) longer than that" in said(found.notes, "cut")
    assert read_recordings(tmp_path, seconds=1.5).inputs.shape == (61, 12_000)


def test_at_most_two_seconds_unless_asked_for_more(tmp_path: Path) -> None:
    for at in range(4):
        put(tmp_path / "ab"[at % 2] / f"{at}.wav", wav(tone(300 + at, 3)))
    found = read_recordings(tmp_path)
    assert found.inputs.shape == (4, 16_000)
    (cut,) = [note for note in found.notes if note.code == "cut"]
    assert cut.level == "warning"


def test_speakers_stay_together(tmp_path: Path) -> None:
    found = read_recordings(spoken(tmp_path))
    assert found.groups is not None
    assert found.grouped_by == "speaker"
    assert len(set(found.groups.tolist())) == 3
    who = [name.split("_")[1] for name in found.files]
    assert len(set(zip(who, found.groups.tolist(), strict=True))) == 3
    assert "3 speakers (ann, bob and cy)" in said(found.notes, "speakers")


def test_a_random_split_is_warned_of(tmp_path: Path) -> None:
    found = read_recordings(spoken(tmp_path), by="random")
    assert found.grouped_by is None
    (warned,) = [note for note in found.notes if note.code == "random-split"]
    assert warned.level == "warning"
    assert "not how well a new one" in warned.text


def test_a_collection_by_speaker_can_be_mixed(tmp_path: Path) -> None:
    found = mixed(read_recordings(spoken(tmp_path)))
    assert (found.groups, found.grouped_by) == (None, None)
    assert "voices of all 3 speakers" in said(found.notes, "random-split")


def test_one_speaker_alone(tmp_path: Path) -> None:
    found = read_recordings(spoken(tmp_path, ("ann",)), pattern="{label}_{speaker}_{n}")
    assert found.grouped_by is None
    assert "one speaker, ann" in said(found.notes, "one-speaker")


def test_speakers_on_both_sides_of_a_given_test_part(tmp_path: Path) -> None:
    spoken(tmp_path / "train")
    spoken(tmp_path / "test", ("ann", "dan"))
    found = read_recordings(tmp_path)
    assert found.apart is not None
    assert len(found.apart) == 8
    assert "1 speaker is both learnt from and in the test part: ann" in said(
        found.notes, "speakers-tested"
    )


def test_prediction_sees_what_training_saw(tmp_path: Path) -> None:
    sound_folder(tmp_path)
    put(tmp_path / "low" / "long.wav", wav(tone(300, 1), 16_000))
    found = read_recordings(tmp_path)
    assert isinstance(found.encoding, SoundEncoding)
    again, notes = encode_sounds(found.encoding, [tmp_path / name for name in found.files])
    np.testing.assert_array_equal(again, found.inputs)
    assert said(notes, "cut").startswith("1 recording is longer")


def test_what_took_long_is_kept(tmp_path: Path, cache: Path, monkeypatch) -> None:
    sound_folder(tmp_path)
    monkeypatch.setattr(decode, "WORTH_KEEPING", -1.0)
    first = read_recordings(tmp_path)
    assert len(list(cache.rglob("*.npy"))) == 1
    monkeypatch.setattr(decode, "brought_to", None)  # it would fail
    np.testing.assert_array_equal(read_recordings(tmp_path).inputs, first.inputs)
