"""A recording brought to one rate and one length."""

import numpy as np
from jaxtyping import Float32, Int16

from pellucid.data.sounds.open import Samples

FULL = 32_768  # full scale of 16 bits
FAR_BEYOND = 1.5  # times full scale
SILENT = 1e-4  # of full scale: three steps of 16 bits
CLIPPED = 0.998  # of full scale
CLIPPED_TIMES = 10  # three samples in a row that are equal there: a full tone has no such top
FRAME = 0.01  # seconds over which loudness is measured
QUIET = 0.03  # of the loudest frame (-30 dB): quieter frames at either end are no speech
MARGIN = 0.05  # seconds left before and after: consonants begin and end quietly
AS_LOUD = 0.98  # of the most energy: stretches that hold this much are as good


def resample(samples: Samples, rate: int, wanted: int) -> Float32[np.ndarray, " resampled"]:
    """The samples at another rate, by soxr at high quality."""
    if rate == wanted:
        return samples
    import soxr

    return soxr.resample(samples, rate, wanted, quality="HQ").astype(np.float32)


def within_scale(samples: Samples) -> tuple[Samples, bool]:
    """Samples beyond full scale (as a WAV of fractions may hold) scaled down to it.

    Also whether they were far beyond: a little is usual after lossy compression or resampling.
    """
    peak = float(np.abs(samples).max(initial=0.0))
    return (samples / peak, peak > FAR_BEYOND) if peak > 1 else (samples, False)


def is_silent(samples: Samples) -> bool:
    """Whether there is nothing to hear."""
    return bool(np.abs(samples).max(initial=0.0) < SILENT)


def is_clipped(samples: Samples) -> bool:
    """Whether the loudest parts were cut off at full scale when recorded."""
    level = (np.abs(samples[1:]) >= CLIPPED) & (np.abs(np.diff(samples)) < SILENT)
    return int((level[1:] & level[:-1]).sum()) >= CLIPPED_TIMES


def sounding(samples: Samples, rate: int) -> float:
    """The seconds from where something is first heard to where it is last, with a margin.

    >>> tone = np.sin(np.arange(800, dtype=np.float32))
    >>> round(sounding(np.concatenate([0 * tone, tone, 0 * tone]), 8000), 2)
    0.2
    """
    frame = max(1, round(FRAME * rate))
    padded = np.pad(samples, (0, -len(samples) % frame)).astype(np.float64)
    loudness = np.sqrt((padded.reshape(-1, frame) ** 2).mean(axis=1))
    heard = np.flatnonzero(loudness >= QUIET * loudness.max(initial=0.0))
    seconds = (heard[-1] + 1 - heard[0]) * frame / rate + 2 * MARGIN
    return float(min(seconds, len(samples) / rate))


def fit(samples: Samples, length: int) -> Float32[np.ndarray, " length"]:
    """The samples cut to where they are loudest, or filled up with silence on both sides.

    >>> fit(np.array([0, 1, 2, 0, 0], np.float32), 2).tolist()
    [1.0, 2.0]
    """
    missing = length - len(samples)
    if missing >= 0:
        return np.pad(samples, (missing // 2, missing - missing // 2))
    start = _loudest(samples, length)
    return samples[start : start + length]


def _loudest(samples: Samples, length: int) -> int:
    """Where the stretch of most energy begins; among those that are as good, the one that has
    the energy in its middle.

    A word in the middle of silence so comes to lie in the middle.
    """
    power = np.square(samples, dtype=np.float64)
    below = np.concatenate([[0.0], np.cumsum(power)])
    energy = below[length:] - below[:-length]
    best = int(energy.argmax())
    if not energy[best]:
        return (len(samples) - length) // 2
    worse = np.flatnonzero(energy < AS_LOUD * energy[best])
    first = worse[worse < best].max(initial=-1) + 1
    last = worse[worse > best].min(initial=len(energy)) - 1
    middle = best + power[best : best + length] @ np.arange(length) / energy[best]
    return int(np.clip(round(middle - length / 2), first, last))


def as_int16(samples: Float32[np.ndarray, " n"]) -> Int16[np.ndarray, " n"]:
    """Samples of full scale 1 as whole numbers of 16 bits: what a 16-bit file held, unchanged."""
    return np.clip(np.rint(samples * FULL), -FULL, FULL - 1).astype(np.int16)
