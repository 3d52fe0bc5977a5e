"""A sound file as samples, read with care: nothing it holds may stop a run."""

import os
import struct
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from jaxtyping import Float32

from pellucid.data.decoding import Unusable

LONGEST = 600  # seconds that are read; what comes later is left out
SHORTEST = 0.01  # seconds that a recording has at least: less is a click
MOST_RATE = 1_000_000
MOST_CHANNELS = 64
UNKNOWN = (0, 0xFFFFFFFF)  # what a WAV says of its size when it was written as a stream

Samples = Float32[np.ndarray, " samples"]


class Sound(NamedTuple):
    """One channel of samples, full scale at -1 and 1, and how many there are in a second."""

    samples: Samples
    rate: int
    cut_short: bool = False


def read_sound(source: Path | bytes) -> Sound:
    """The samples of a file, its channels averaged.

    Raises `Unusable` for what is no sound, is damaged, hardly begins, or holds no numbers.
    """
    import soundfile

    try:
        with soundfile.SoundFile(_file(source)) as file:
            _check(file)
            said = file.frames
            frames = min(said, LONGEST * file.samplerate)
            samples = file.read(frames, dtype="float32", always_2d=True)
            rate = int(file.samplerate)
    except (soundfile.SoundFileError, RuntimeError, OSError, ValueError, TypeError) as error:
        raise Unusable(_reason(source, error)) from None
    return Sound(one_channel(samples, rate), rate, len(samples) < frames or _is_cut(source))


def one_channel(samples: Float32[np.ndarray, "samples channels"], rate: int) -> Samples:
    """The mean of the channels. Raises `Unusable` for too few samples, or none that are numbers."""
    if len(samples) < max(2, SHORTEST * rate):
        some = {0: "it is empty", 1: "it has one sample"}
        raise Unusable(some.get(len(samples), "it lasts less than a hundredth of a second"))
    if not np.isfinite(samples).all():
        raise Unusable("it holds numbers that are not finite")
    return samples[:, 0] if samples.shape[1] == 1 else samples.mean(axis=1, dtype=np.float32)


def _check(file: Any) -> None:
    """A header may promise anything; memory is kept for what can be meant only."""
    if file.samplerate > MOST_RATE or file.channels > MOST_CHANNELS:
        raise Unusable(f"it has {file.channels} channels at {file.samplerate:,} samples a second")


def _file(source: Path | bytes) -> Any:
    # As bytes, because a name need not be decodable.
    return BytesIO(source) if isinstance(source, bytes) else os.fsencode(source)


def _is_cut(source: Path | bytes) -> bool:
    """Whether a WAV file is shorter than its first bytes say; other formats tell by themselves."""
    try:
        head, size = _head(source)
    except OSError:
        return False
    if head[:4] != b"RIFF" or len(head) < 8:
        return False
    (said,) = struct.unpack("<I", head[4:8])
    return said not in UNKNOWN and size < said + 8 - 1  # a last padding byte is often missing


def _head(source: Path | bytes) -> tuple[bytes, int]:
    if isinstance(source, bytes):
        return source[:8], len(source)
    with open(source, "rb") as file:
        return file.read(8), os.fstat(file.fileno()).st_size


def _reason(source: Path | bytes, error: Exception) -> str:
    if isinstance(source, Path):
        try:
            if not os.stat(source).st_size:
                return "it is empty"
            with open(source, "rb"):
                pass
        except OSError as closed:
            return (closed.strerror or str(closed)).lower()
    return "not a sound, or damaged" if "open" in str(error) else "damaged"
