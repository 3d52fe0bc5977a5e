"""A voice made by rule: pulses of the vocal folds, shaped by the resonances of the throat.

Source and filter after Klatt, "Software for a cascade/parallel formant synthesizer" (1980), and
Klatt and Klatt, "Analysis, synthesis, and perception of voice quality variations" (1990). Many
recordings are made at once: every array has one row a recording.
"""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float64

Sound = Float64[np.ndarray, "n samples"]
OfEach = Float64[np.ndarray, " n"]

_RAMP = 0.02  # seconds in which a voice comes and goes


class Utterances(NamedTuple):
    """What is said, and by which voice, one number (or row of formants) a recording.

    `pitch` in hertz, `fall` the share of it lost until the end; `jitter` and `shimmer` how
    irregular the pulses are in time and in height; `breath` how loud the hiss of air is beside
    them; `opening` the share of a period in which the vocal folds stand open: the smaller, the
    brighter; `tilt` the frequency in hertz above which the voice gets weaker. It `begins` and
    `lasts` in seconds, of which the first, `aspirated`, are breath alone: the h.
    """

    formants: Float64[np.ndarray, "n formants"]
    pitch: OfEach
    fall: OfEach
    jitter: OfEach
    shimmer: OfEach
    breath: OfEach
    opening: OfEach
    tilt: OfEach
    begins: OfEach
    lasts: OfEach
    aspirated: OfEach


def synthesise(said: Utterances, rate: int, samples: int, random: np.random.Generator) -> Sound:
    """The sound of every utterance, its loudest sample 1."""
    at = np.arange(samples) / rate - said.begins[:, None]
    hiss = said.breath[:, None] * random.standard_normal(at.shape)
    voiced = _envelope(at - said.aspirated[:, None], (said.lasts - said.aspirated)[:, None])
    spoken = _envelope(at, said.lasts[:, None])
    sound = _pulses(said, at, random) * voiced + hiss * spoken
    # Written with time first, so that each step of a resonator is one operation for all.
    filtered = np.ascontiguousarray(sound.T)
    filter_in_place(filtered, np.exp(-2 * np.pi * said.tilt / rate), np.zeros(len(said.tilt)))
    for formant in said.formants.T:
        filter_in_place(filtered, *resonance(formant, rate))
    return filtered.T / np.abs(filtered).max(0)[:, None]


def _pulses(said: Utterances, at: Sound, random: np.random.Generator) -> Sound:
    """The flow of air through the vocal folds, differentiated, as the lips radiate it.

    While they open it rises, and shuts off suddenly: 2 p - 3 p², p from 0 to 1 (Klatt, Klatt 1990).
    """
    examples, samples = at.shape
    along = np.clip(at / said.lasts[:, None], 0, 1)
    wander = _smooth(random.standard_normal(at.shape), samples // 40)
    pitch = said.pitch[:, None] * (1 + said.fall[:, None] * (0.5 - along))
    pitch *= 1 + said.jitter[:, None] * wander
    periods = np.cumsum(pitch, 1) * (at[0, 1] - at[0, 0]) + random.random((examples, 1))
    which, phase = np.divmod(periods, 1)
    opened = np.minimum(phase / said.opening[:, None], 1)
    pulse = np.where(opened < 1, 2 * opened - 3 * opened**2, 0)
    heights = 1 + said.shimmer[:, None] * random.standard_normal((examples, int(which.max()) + 1))
    return pulse * np.take_along_axis(heights, which.astype(np.int64), 1)


def resonance(formant: OfEach, rate: int) -> tuple[OfEach, OfEach]:
    """The factors b and c of a resonator; none where it lies too high for the rate."""
    width = 50 + 0.04 * formant  # hertz: the higher a resonance, the less sharp
    heard = formant < 0.46 * rate
    c = -np.exp(-2 * np.pi * width / rate) * heard
    b = 2 * np.exp(-np.pi * width / rate) * np.cos(2 * np.pi * formant / rate) * heard
    return b, c


def filter_in_place(x: Float64[np.ndarray, "samples n"], b: OfEach, c: OfEach) -> None:
    """Turns x into y(t) = (1 - b - c) x(t) + b y(t - 1) + c y(t - 2) (Klatt 1980)."""
    x *= 1 - b - c
    x[1] += b * x[0]
    for t in range(2, len(x)):
        x[t] += b * x[t - 1] + c * x[t - 2]


def _envelope(at: Sound, lasts: Float64[np.ndarray, "n 1"]) -> Sound:
    """From 0 to 1 and back, in ramps at both ends."""
    return np.clip(np.minimum(at, lasts - at) / _RAMP, 0, 1)


def _smooth(x: Sound, width: int) -> Sound:
    """A running mean of so many samples, brought back to variance 1."""
    sums = np.cumsum(x, 1)
    sums[:, width:] = sums[:, width:] - sums[:, :-width]
    return sums / np.sqrt(width)
