"""Pictures and recordings made for tests."""

import io
import wave
from pathlib import Path

import numpy as np
from PIL import Image


def speckled(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)


def save(path: Path, array: np.ndarray, **options) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(array).save(path, **options)
    return path


def picture_folder(
    folder: Path, classes=("cat", "dog"), each: int = 3, shape: tuple[int, ...] = (12, 10, 3)
) -> Path:
    for at, name in enumerate(classes):
        for number in range(each):
            save(folder / name / f"{number}.png", speckled(100 * at + number, *shape))
    return folder


def tone(hertz: float, seconds: float = 0.3, rate: int = 8000) -> np.ndarray:
    time = np.arange(round(seconds * rate)) / rate
    return (0.5 * np.sin(2 * np.pi * hertz * time)).astype(np.float32)


def wav(samples: np.ndarray, rate: int = 8000) -> bytes:
    """A 16-bit WAV, by Python's own writer: another one than what reads it."""
    columns = samples[:, None] if samples.ndim == 1 else samples
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(columns.shape[1])
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes((columns * 32767).astype("<i2").tobytes())
    return file.getvalue()


def put(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def sound_folder(folder: Path, classes=("high", "low"), each: int = 3) -> Path:
    for at, name in enumerate(classes):
        for number in range(each):
            put(folder / name / f"{number}.wav", wav(tone(200 + 400 * at + 10 * number)))
    return folder


def said(notes, code: str) -> str:
    """The one note of that code; empty when there is none."""
    found = [note.text for note in notes if note.code == code]
    assert len(found) <= 1
    return found[0] if found else ""
