"""Augmentation of spectrograms: other voices, other tempos, and parts that are missing."""

from typing import ClassVar

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float, Key
from msgspec import Struct

from pellucid.errors import BadInput
from pellucid.network.layer import (
    Mode,
    Parameters,
    Shape,
    check_at_least_zero,
    check_places,
    random_key,
)

_KNOTS = 5
Spectrogram = Float[Array, "batch frames mels channels"]


class RandomVoice(Struct, frozen=True, tag="random-voice", forbid_unknown_fields=True):
    """Stretches every spectrogram along pitch and along time while learning.

    Pitches are multiplied by a factor between 1 / (1 + `pitch`) and 1 + `pitch`, about the
    lowest one: what a vocal tract of another length does to its resonances (Jaitly, Hinton
    2013). Moments are by one between 1 / (1 + `tempo`) and 1 + `tempo`, about the middle one.
    Values in between are interpolated, those beyond an edge are the edge's.
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    pitch: float = 0.15
    tempo: float = 0.2

    def __post_init__(self) -> None:
        check_at_least_zero("RandomVoice: pitch", self.pitch)
        check_at_least_zero("RandomVoice: tempo", self.tempo)

    def output_shape(self, shape: Shape) -> Shape:
        check_places("RandomVoice", shape, (2,))
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Spectrogram, mode: Mode
    ) -> tuple[Spectrogram, Parameters]:
        del parameters
        if not mode.training:
            return x, {}
        draws = jax.random.uniform(
            random_key("RandomVoice", mode), (2, len(x), 1), x.dtype, -1.0, 1.0
        )
        frames, mels = x.shape[1:3]
        by_pitch = (1 + self.pitch) ** draws[0] * jnp.arange(mels, dtype=x.dtype)
        middle = (frames - 1) / 2
        moments = jnp.arange(frames, dtype=x.dtype) - middle
        by_tempo = middle + (1 + self.tempo) ** draws[1] * moments
        at_moments = _picked(x, by_tempo[:, :, None, None], 1)
        return _picked(at_moments, by_pitch[:, None, :, None], 2), {}


def _picked(x: Spectrogram, at: Float[Array, "batch ..."], axis: int) -> Spectrogram:
    """The values at places between those of one axis, by linear interpolation."""
    last = x.shape[axis] - 1
    at = jnp.clip(at, 0, last)
    low = jnp.minimum(at.astype(jnp.int32), max(last - 1, 0))
    share = at - low
    lower = jnp.take_along_axis(x, low, axis)
    upper = jnp.take_along_axis(x, jnp.minimum(low + 1, last), axis)
    return lower * (1 - share) + upper * share


class RandomTone(Struct, frozen=True, tag="random-tone", forbid_unknown_fields=True):
    """Colours every spectrogram while learning, as another microphone or room would.

    To all its moments is added one smooth curve over the pitches: straight lines between five
    heights, each normally distributed with a deviation of `strength` (1 is the deviation of a
    whole recording, as `LogMel` makes it).
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    strength: float = 0.5

    def __post_init__(self) -> None:
        check_at_least_zero("RandomTone: strength", self.strength)

    def output_shape(self, shape: Shape) -> Shape:
        check_places("RandomTone", shape, (2,))
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Spectrogram, mode: Mode
    ) -> tuple[Spectrogram, Parameters]:
        del parameters
        if not mode.training:
            return x, {}
        heights = jax.random.normal(random_key("RandomTone", mode), (len(x), _KNOTS), x.dtype)
        between = np.linspace(0, _KNOTS - 1, x.shape[2])[:, None] - np.arange(_KNOTS)
        shares = np.clip(1 - np.abs(between), 0, None).astype(x.dtype)
        curve = self.strength * heights @ shares.T
        return x + curve[:, None, :, None], {}


class SpecAugment(Struct, frozen=True, tag="spec-augment", forbid_unknown_fields=True):
    """Silences a stretch of time and a band of pitches of every spectrogram while learning.

    They are up to `frames` and `mels` wide (0: none), and anywhere. What is silenced becomes 0,
    the mean that `LogMel` leaves. (Park, Chan, Zhang, Chiu, Zoph, Cubuk, Le 2019.)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    frames: float = 12.0
    mels: float = 8.0

    def __post_init__(self) -> None:
        check_at_least_zero("SpecAugment: frames", self.frames)
        check_at_least_zero("SpecAugment: mels", self.mels)

    def output_shape(self, shape: Shape) -> Shape:
        places = check_places("SpecAugment", shape, (2,))
        if self.frames > places[0] or self.mels > places[1]:
            raise BadInput(
                f"SpecAugment silences up to {self.frames:g} frames and {self.mels:g} mels",
                f"no more than there are: {places[0]} and {places[1]}",
            )
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Spectrogram, mode: Mode
    ) -> tuple[Spectrogram, Parameters]:
        del parameters
        if not mode.training:
            return x, {}
        moments, pitches = jax.random.split(random_key("SpecAugment", mode))
        in_time = _masked(moments, x.shape[0], x.shape[1], self.frames)[:, :, None, None]
        in_pitch = _masked(pitches, x.shape[0], x.shape[2], self.mels)[:, None, :, None]
        return jnp.where(in_time | in_pitch, 0, x), {}


def _masked(
    key: Key[Array, ""], examples: int, places: int, widest: float
) -> Bool[Array, "examples places"]:
    """Which places lie in the one stretch that is silenced: of any width up to the widest."""
    draws = jax.random.uniform(key, (2, examples, 1))
    width = widest * draws[0]
    first = (places - width) * draws[1]
    at = jnp.arange(places) + 0.5
    return (at >= first) & (at < first + width)
