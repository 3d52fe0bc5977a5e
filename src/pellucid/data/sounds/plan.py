"""The rate and the length that recordings are brought to."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pellucid.data.decoding import Unusable, decode
from pellucid.data.sounds.fit import sounding
from pellucid.data.sounds.open import read_sound
from pellucid.errors import BadInput

MOST_RATE = 16_000  # samples a second: speech has little above 8 kHz
LONGEST = 2.0  # seconds, unless asked for more
LONGEST_ASKED = 30.0
LOOKED_AT = 1000  # recordings that are enough to see how long they are
STEPS = 100  # a length is a whole number of hundredths of a second


class Plan(NamedTuple):
    """The rate, the samples of each example, and how long 95 of 100 recordings sound."""

    rate: int
    samples: int
    sounding: float


def make_plan(sources: Sequence[Path | bytes], seconds: float | None) -> Plan:
    """The commonest rate, at most 16,000, and the length that 95 of 100 recordings fit in.

    The length is that of what can be heard, and at most 2 seconds, unless `seconds` are given.
    """
    if seconds is not None and not 0.02 <= seconds <= LONGEST_ASKED:
        raise BadInput(f"seconds is {seconds}", f"a number from 0.02 to {LONGEST_ASKED:g}")
    chosen = np.linspace(0, len(sources) - 1, min(LOOKED_AT, len(sources))).astype(np.int64)
    rates = np.zeros(len(chosen), np.int64)
    lengths = np.zeros(len(chosen))

    def one(at: int) -> tuple[str, ...]:
        try:
            sound = read_sound(sources[chosen[at]])
        except Unusable:
            return ()
        rates[at] = sound.rate
        lengths[at] = sounding(sound.samples, sound.rate)
        return ()

    decode(len(chosen), one)
    usable = rates > 0
    rate = min(MOST_RATE, int(np.bincount(rates[usable]).argmax())) if usable.any() else MOST_RATE
    heard = float(np.percentile(lengths[usable], 95)) if usable.any() else 1.0
    length = seconds or min(heard, LONGEST)
    return Plan(rate, max(1, round(rate * np.ceil(length * STEPS - 1e-6) / STEPS)), heard)
