"""Many sound files as one array."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic

import numpy as np
from jaxtyping import Int16

from pellucid.data.decoding import Cache, Finding, decode, drop_unusable, make_room
from pellucid.data.reading import Watch
from pellucid.data.sounds.fit import (
    as_int16,
    fit,
    is_clipped,
    is_silent,
    resample,
    within_scale,
)
from pellucid.data.sounds.open import Sound, read_sound
from pellucid.data.sounds.plan import Plan

Recordings = Int16[np.ndarray, "n samples"]
WORTH_KEEPING = 1.0  # seconds of decoding


def decode_sounds(
    sources: Sequence[Path | bytes], plan: Plan, watch: Watch | None
) -> tuple[Recordings, list[Finding]]:
    """The samples of all usable files, and what was found, by the row of each in `sources`.

    Read from the cache where the same files were decoded before.
    """
    cache = Cache.of(sources, ("sounds", plan))
    kept = cache.read()
    if kept:
        if watch:
            watch(len(sources), len(sources))
        return kept
    start = monotonic()
    array = make_room((len(sources), plan.samples), np.int16, "shorter or fewer recordings")

    def one(row: int) -> Iterator[str]:
        sound = read_sound(sources[row])
        yield from heard(sound)
        array[row], codes = brought_to(sound, plan.rate, plan.samples)
        yield from codes

    findings = decode(len(sources), one, watch)
    array = drop_unusable(array, findings)
    if monotonic() - start > WORTH_KEEPING:
        cache.write(array, findings)
    return array, findings


def heard(sound: Sound) -> Iterator[str]:
    """What is found out about a recording as it is."""
    if sound.cut_short:
        yield "cut-short"
    if is_silent(sound.samples):
        yield "silent"
    elif is_clipped(sound.samples):
        yield "clipped"


def brought_to(
    sound: Sound, rate: int, length: int
) -> tuple[Int16[np.ndarray, " length"], tuple[str, ...]]:
    """A recording at the rate and length asked for, and what that took."""
    samples = resample(sound.samples, sound.rate, rate)
    samples, was_beyond = within_scale(samples)
    codes = (
        *(("resampled",) if sound.rate != rate else ()),
        *(("beyond",) if was_beyond else ()),
        *(("cut",) if len(samples) > length else ()),
    )
    return as_int16(fit(samples, length)), codes
