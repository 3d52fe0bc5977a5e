"""Many picture files as one array."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic

import numpy as np
from jaxtyping import UInt8

from pellucid.data.decoding import Cache, Finding, affected, decode, drop_unusable, make_room
from pellucid.data.pictures.open import is_moving, opened, quietly
from pellucid.data.pictures.pixels import is_clear, is_grey, pixels
from pellucid.data.pictures.plan import Plan, make_plan
from pellucid.data.pictures.size import Size
from pellucid.data.reading import Watch

Pixels = UInt8[np.ndarray, "n height width channels"]
WORTH_KEEPING = 1.0  # seconds of decoding
BLOCK = 1024  # pictures looked through at once


def decode_pictures(
    sources: Sequence[Path | bytes], size: Size | None, watch: Watch | None
) -> tuple[Pixels, list[Finding]]:
    """The pixels of all usable files, and what was found, by the row of each in `sources`.

    Read from the cache where the same files were decoded before. One channel where no picture
    has any colour.
    """
    cache = Cache.of(sources, ("pictures", size))
    kept = cache.read()
    if kept:
        if watch:
            watch(len(sources), len(sources))
        return kept
    start = monotonic()
    with quietly():
        array, findings = _decode(sources, make_plan(sources, size), watch)
    array = _without_colour(drop_unusable(array, findings))
    if monotonic() - start > WORTH_KEEPING:
        cache.write(array, findings)
    return array, findings


def _decode(
    sources: Sequence[Path | bytes], plan: Plan, watch: Watch | None
) -> tuple[Pixels, list[Finding]]:
    array = make_room((len(sources), *plan), np.uint8, "--size with fewer pixels")

    def one(row: int) -> Iterator[str]:
        with opened(sources[row]) as image:
            if plan.channels == 1 and not is_grey(image):
                yield "colour"
            if is_moving(image):
                yield "moving"
            array[row] = pixels(image, *plan)
            if is_clear(image):
                yield "transparent"

    findings = decode(len(sources), one, watch)
    if affected(findings, "colour"):
        return _decode(sources, plan._replace(channels=3), watch)
    return array, findings


def _without_colour(array: Pixels) -> UInt8[np.ndarray, "n height width kept"]:
    """One channel instead of three where the three are equal everywhere."""
    if array.shape[3] == 1:
        return array
    for start in range(0, len(array), BLOCK):
        some = array[start : start + BLOCK]
        if (some[..., :1] != some[..., 1:]).any():
            return array
    return np.ascontiguousarray(array[..., :1])
