"""The issue's list: nothing crashes, everything is counted and named."""

import io
import os
from pathlib import Path

import numpy as np
import pytest
import soundfile

from pellucid.data.encoding import SoundEncoding
from pellucid.data.sounds import encode_sounds, read_recordings
from pellucid.errors import BadInput

from ..media import put, said, sound_folder, tone, wav


def fractions(samples: np.ndarray) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, 8000, format="WAV", subtype="FLOAT")
    return file.getvalue()


def test_empty_folder_and_one_class(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds no recording"):
        read_recordings(tmp_path)
    with pytest.raises(BadInput, match=r"every recording of .* is of class 'high'"):
        read_recordings(sound_folder(tmp_path, classes=("high",)))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"hello, I am no sound at all", "not a sound, or damaged"),
        (wav(np.zeros(0, np.float32)), "it is empty"),
        (wav(np.zeros(1, np.float32)), "it has one sample"),
        (wav(np.zeros(50, np.float32)), "less than a hundredth of a second"),
        (fractions(np.full(900, np.nan, np.float32)), "not finite"),
        (fractions(np.r_[tone(300), np.inf].astype(np.float32)), "not finite"),
    ],
)
def test_unusable(content: bytes, why: str, tmp_path: Path) -> None:
    sound_folder(tmp_path)
    put(tmp_path / "low" / "odd.wav", content)
    found = read_recordings(tmp_path)
    assert found.rows == 6
    text = said(found.notes, "unusable")
    assert text.startswith("1 recording cannot be used: low/odd.wav (")
    assert why in text


def test_a_header_that_promises_too_much(tmp_path: Path) -> None:
    sound_folder(tmp_path)
    content = bytearray(wav(tone(300)))
    content[24:28] = (2**31 - 1).to_bytes(4, "little")
    put(tmp_path / "low" / "odd.wav", bytes(content))
    assert "samples a second" in said(read_recordings(tmp_path).notes, "unusable")


def test_silence(tmp_path: Path) -> None:
    sound_folder(tmp_path)
    put(tmp_path / "low" / "silent.wav", wav(np.zeros(2400, np.float32)))
    found = read_recordings(tmp_path)
    assert found.rows == 7
    assert said(found.notes, "silent") == "1 recording is silent: low/silent.wav."


def test_nothing_but_silence(tmp_path: Path) -> None:
    for name in ("a/1.wav", "a/2.wav", "b/1.wav", "b/2.wav"):
        put(tmp_path / name, wav(np.zeros(800, np.float32)))
    found = read_recordings(tmp_path)
    assert found.inputs.shape == (4, 800)
    assert "in two classes or more" in said(found.notes, "contradictions")


def test_clipping(tmp_path: Path) -> None:
    sound_folder(tmp_path)
    put(tmp_path / "low" / "loud.wav", wav(np.clip(5 * tone(300), -1, 1)))
    found = read_recordings(tmp_path)
    assert "1 recording is clipped" in said(found.notes, "clipped")


def test_beyond_full_scale(tmp_path: Path) -> None:
    sound_folder(tmp_path)
    put(tmp_path / "low" / "beyond.wav", fractions(1000 * tone(300)))
    found = read_recordings(tmp_path)
    row = found.inputs[found.files.index("low/beyond.wav")].astype(int)
    assert np.abs(row).max() >= 32_767
    np.testing.assert_allclose(row / 32_768, 2 * tone(300), atol=2e-3)
    assert "low/beyond.wav" in said(found.notes, "beyond")


@pytest.mark.parametrize("form", ["WAV", "FLAC", "OGG", "MP3"])
def test_truncated(form: str, tmp_path: Path) -> None:
    sound_folder(tmp_path)
    file = io.BytesIO()
    noise = np.random.default_rng(0).uniform(-0.5, 0.5, 16_000)
    soundfile.write(file, noise, 8000, format=form)
    put(tmp_path / "low" / f"cut.{form.lower()}", file.getvalue()[: len(file.getvalue()) // 2])
    found = read_recordings(tmp_path)
    told = " ".join(note.text for note in found.notes if note.code in ("unusable", "cut-short"))
    # An MP3 has no header that says how long it should be: half of one is a whole one.
    assert f"cut.{form.lower()}" in told or form in ("MP3", "OGG")


def test_identical_recordings(tmp_path: Path) -> None:
    sound_folder(tmp_path)
    put(tmp_path / "high" / "again.wav", wav(tone(200)))
    put(tmp_path / "low" / "other.wav", wav(tone(210)))
    found = read_recordings(tmp_path)
    assert found.groups is not None
    assert len(set(found.groups.tolist())) == 6
    assert "high/0.wav = high/again.wav" in said(found.notes, "duplicates")
    assert "high/1.wav = low/other.wav" in said(found.notes, "contradictions")


@pytest.mark.parametrize("name", [b"caf\xe9", b"a\nb", b"\x1b[31m"])
def test_unreadable_names(name: bytes, tmp_path: Path) -> None:
    sound_folder(tmp_path)
    with open(os.path.join(os.fsencode(tmp_path / "low"), name + b".wav"), "wb") as file:
        file.write(wav(tone(999)))
    found = read_recordings(tmp_path)
    assert found.rows == 7
    assert all(text.isprintable() and text.encode() for text in found.files)


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ("absent.wav", "no such file"),
        (".", "directory"),
        ((np.full(100, np.nan), 100), "number 0 .*not finite"),
        ((np.zeros(1), 100), "one sample"),
        ((np.zeros((2, 2, 2)), 100), "shape"),
        ((np.zeros(100), 0), "at 0 a second"),
        (7, "neither a path"),
        (np.zeros(100), "neither a path"),
        ((["a"], 100), "shape"),
    ],
)
def test_what_cannot_be_answered(item, why: str, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadInput, match=why):
        encode_sounds(SoundEncoding(100, 4), [item])


@pytest.mark.parametrize("options", [{"seconds": 0.0}, {"seconds": float("nan")}])
def test_bad_options(options, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_recordings(sound_folder(tmp_path), **options)


def test_nothing_to_answer() -> None:
    assert encode_sounds(SoundEncoding(100, 4), [])[0].shape == (0, 4)
