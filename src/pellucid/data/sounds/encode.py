"""Recordings to be answered, in whatever form a person has them."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from pellucid.data.decoding import Finding, Unusable, affected, decode
from pellucid.data.decoding.findings import unusable
from pellucid.data.encoding import SoundEncoding
from pellucid.data.folders.names import shown
from pellucid.data.note import Note, warning
from pellucid.data.sounds.decode import Recordings, brought_to, heard
from pellucid.data.sounds.open import Sound, one_channel, read_sound
from pellucid.data.words import count, some_of
from pellucid.errors import BadInput


def encode_sounds(encoding: SoundEncoding, items: Any) -> tuple[Recordings, tuple[Note, ...]]:
    """Recordings as a model takes them, and what was found out about them.

    Each is a path, or samples with their rate: (samples,) or (samples, channels), fractions of
    full scale or whole numbers. Raises `BadInput` that lists what cannot be used.

    >>> encode_sounds(SoundEncoding(100, 4), [(np.array([0.5, 0.5]), 100)])[0].tolist()
    [[0, 16384, 16384, 0]]
    """
    _check_several(items)
    array, findings = decode_items(encoding, items)
    names = [_name(item, row) for row, item in enumerate(items)]
    if affected(findings, "unusable"):
        raise BadInput(
            unusable(names, findings, "recording"),
            "paths, or samples with their rate: (samples, rate)",
        )
    return array, said_of(findings, names, encoding)


def decode_items(encoding: SoundEncoding, items: Sequence[Any]) -> tuple[Recordings, list[Finding]]:
    """The same, with what was found about each item; the rows of unusable ones are silent."""
    array = np.zeros((len(items), encoding.samples), np.int16)

    def one(row: int) -> Iterator[str]:
        sound = _sound(items[row])
        yield from heard(sound)
        array[row], codes = brought_to(sound, encoding.rate, encoding.samples)
        yield from codes

    return array, decode(len(items), one)


def said_of(
    findings: Sequence[Finding], names: Sequence[str], encoding: SoundEncoding
) -> tuple[Note, ...]:
    """What is worth saying of recordings that are answered."""
    silent = [names[row] for row in affected(findings, "silent")]
    cut = [names[row] for row in affected(findings, "cut")]
    notes: list[Note] = []
    if silent:
        what = count(len(silent), "recording is", "recordings are")
        notes.append(warning("silent", f"{what} silent: {some_of(silent, 3)}."))
    if cut:
        what = count(len(cut), "recording is", "recordings are")
        said = f"{what} longer than {encoding.seconds:g} seconds: the loudest stretch is used."
        notes.append(Note("cut", said))
    return tuple(notes)


def _check_several(items: Any) -> None:
    """Raises `BadInput` for one recording alone, which would be taken for several."""
    pair = isinstance(items, tuple) and len(items) == 2 and np.ndim(items[1]) == 0
    named = pair and isinstance(items[0], str | Path | bytes)
    if isinstance(items, str | Path | bytes) or (pair and not named and np.ndim(items[0]) > 0):
        raise BadInput("one recording was given", "several, if only of one", instead="[recording]")


def _sound(item: Any) -> Sound:
    if isinstance(item, str | Path | bytes):
        return read_sound(Path(item) if isinstance(item, str) else item)
    try:
        given, rate = item
        samples, rate = np.asarray(given), int(rate)
    except (TypeError, ValueError) as error:
        raise Unusable("neither a path nor samples with their rate") from error
    if rate < 1 or samples.ndim not in (1, 2) or samples.dtype.kind not in "if":
        raise Unusable(f"samples of shape {samples.shape} at {rate} a second")
    full = float(np.iinfo(samples.dtype).max) + 1 if samples.dtype.kind == "i" else 1.0
    columns = samples[:, None] if samples.ndim == 1 else samples
    return Sound(one_channel(columns.astype(np.float32) / np.float32(full), rate), rate)


def _name(item: Any, row: int) -> str:
    return shown(os.fspath(item)) if isinstance(item, str | Path) else f"number {row}"
