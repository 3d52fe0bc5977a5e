"""Recordings as examples: vowels, made on the spot, each seen as a picture of its pitches."""

from functools import cache, lru_cache
from threading import Lock
from typing import NamedTuple

import jax
import numpy as np
from jaxtyping import Int16, Int32, Int64, UInt8

from pellucid.data import Collection, Dataset, builtin, split
from pellucid.data.sets.vowels import RATE, SAMPLES, WORDS
from pellucid.lab.bench.lessons import Material
from pellucid.lab.bench.recordings import Recordings
from pellucid.lab.protocol.setup import DataSetup
from pellucid.network import LogMel, Mode

_LOUDEST = 255
_PITCHES = 24
_EAR = LogMel(RATE, mels=_PITCHES, hop=0.028)
_MOMENTS = _EAR.output_shape((SAMPLES,))[0]
_MAKING = Lock()


class _Vowels(NamedTuple):
    """Recordings and their pictures: of each the vowel, and the number of who says it."""

    samples: Int16[np.ndarray, "n samples"]
    pictures: UInt8[np.ndarray, "n pitches moments"]
    words: Int32[np.ndarray, " n"]
    speakers: Int64[np.ndarray, " n"]


@lru_cache(maxsize=4)  # each holds 2 MB
def of_vowels(setup: DataSetup) -> Material:
    """The vowels; who is heard in the test is not heard in training."""
    known = _vowels()
    y = known.words
    parts = split(
        y, "multiclass", validation=0.0, test=setup.test_share, seed=setup.seed,
        groups=known.speakers,
    )  # fmt: skip
    order = np.concatenate([parts.training, parts.test])
    x = known.pictures.reshape(len(y), -1) / np.float32(_LOUDEST)
    return Material(
        name="vowels",
        source=Dataset("vowels", x, y, "multiclass", WORDS, _features()),
        task="multiclass",
        x=x[order],
        y=y[order],
        training=len(parts.training),
        features=_features(),
        target="vowel",
        classes=WORDS,
        low=np.zeros(x.shape[1], np.float32),
        high=np.ones(x.shape[1], np.float32),
        image=(_PITCHES, _MOMENTS),
        grain=1 / _LOUDEST,
        sound=Recordings(RATE, known.samples, order, _EAR.low, _EAR.highest),
    )


def make_vowels() -> None:
    """Says them, which takes a second or two: once, for all who ask for them."""
    _vowels()


def _vowels() -> _Vowels:
    with _MAKING:
        return _made()


@cache
def _made() -> _Vowels:
    known = builtin("vowels")
    assert isinstance(known, Collection)
    assert known.target is not None
    assert known.groups is not None
    words = np.array([WORDS.index(word) for word in known.target], np.int32)
    return _Vowels(known.inputs, _seen(known.inputs), words, known.groups)


def _seen(samples: Int16[np.ndarray, "n samples"]) -> UInt8[np.ndarray, "n pitches moments"]:
    """High pitches at the top; in every recording 0 is its quietest, 255 its loudest."""
    heard = jax.jit(lambda sound: _EAR.forward({}, sound, Mode())[0])(samples.astype(np.float32))
    loud = np.asarray(heard)[..., 0]
    loud = loud - loud.min((1, 2), keepdims=True)
    shares = loud / loud.max((1, 2), keepdims=True)
    return np.round(_LOUDEST * shares).astype(np.uint8).transpose(0, 2, 1)[:, ::-1]


def _features() -> tuple[str, ...]:
    """What every number of a spectrogram is: the loudness of a pitch at a moment."""
    moments = np.arange(_MOMENTS) * _EAR.hop + _EAR.window / 2
    return tuple(f"{hertz:.0f} Hz, {at:.2f} s" for hertz in _EAR.pitches[::-1] for at in moments)
