"""Augmentation of sound: recordings changed while learning, in ways that keep what was said."""

from typing import ClassVar

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Key
from msgspec import Struct

from pellucid.errors import BadInput
from pellucid.network.layer import (
    Mode,
    Parameters,
    Shape,
    check_at_least_zero,
    check_flat,
    check_share,
    random_key,
)

Sound = Float[Array, "batch samples"]
OfEach = Float[Array, "batch 1"]


class RandomSpeed(Struct, frozen=True, tag="random-speed", forbid_unknown_fields=True):
    """Plays every recording faster or slower, and earlier or later, while learning.

        z(t) = x(middle + factor * (t - middle) + shift)

    The factor is between 1 / (1 + `speed`) and 1 + `speed`: the voice gets higher and its vocal
    tract smaller, as if another person spoke. The shift is up to `shift` of the recording's
    length either way. Values between samples are interpolated, those beyond an end are silence.
    (Ko, Peddinti, Povey, Khudanpur 2015.)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    speed: float = 0.2
    shift: float = 0.1

    def __post_init__(self) -> None:
        check_at_least_zero("RandomSpeed: speed", self.speed)
        check_share("RandomSpeed: shift", self.shift)

    def output_shape(self, shape: Shape) -> Shape:
        check_flat("RandomSpeed", shape)
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(self, parameters: Parameters, x: Sound, mode: Mode) -> tuple[Sound, Parameters]:
        del parameters
        if not mode.training:
            return x, {}
        examples, samples = x.shape
        draws = jax.random.uniform(
            random_key("RandomSpeed", mode), (2, examples, 1), x.dtype, -1.0, 1.0
        )
        factor, shift = (1 + self.speed) ** draws[0], self.shift * samples * draws[1]
        middle = (samples - 1) / 2
        return between_samples(x, middle + factor * (jnp.arange(samples) - middle) + shift), {}


def between_samples(x: Sound, at: Float[Array, "batch places"]) -> Float[Array, "batch places"]:
    """The values at places between the samples, by linear interpolation; silence beyond them."""
    last = x.shape[1] - 1
    below = jnp.floor(at)
    share = at - below
    first = below.astype(jnp.int32)
    lower, upper = (
        jnp.where((one >= 0) & (one <= last), jnp.take_along_axis(x, jnp.clip(one, 0, last), 1), 0)
        for one in (first, first + 1)
    )
    return lower * (1 - share) + upper * share


class RandomGain(Struct, frozen=True, tag="random-gain", forbid_unknown_fields=True):
    """Makes every recording louder or quieter by up to `decibels` while learning."""

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    decibels: float = 6.0

    def __post_init__(self) -> None:
        check_at_least_zero("RandomGain: decibels", self.decibels)

    def output_shape(self, shape: Shape) -> Shape:
        check_flat("RandomGain", shape)
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(self, parameters: Parameters, x: Sound, mode: Mode) -> tuple[Sound, Parameters]:
        del parameters
        if not mode.training:
            return x, {}
        draws = jax.random.uniform(random_key("RandomGain", mode), (len(x), 1), x.dtype, -1.0, 1.0)
        return x * _amplitude(self.decibels * draws), {}


class RandomNoise(Struct, frozen=True, tag="random-noise", forbid_unknown_fields=True):
    """Adds noise to a `share` of the recordings while learning.

    It is between `least` and `most` decibels below the recording, and of any colour from white
    (as much power at every frequency) to pink (as much in every octave: power 1 / frequency). It
    begins and ends with the recording: what was filled up with silence stays silent, as it does
    about a noisy recording that is to be answered.
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    share: float = 0.8
    least: float = 5.0
    most: float = 45.0

    def __post_init__(self) -> None:
        check_share("RandomNoise: share", self.share)
        check_at_least_zero("RandomNoise: least", self.least)
        check_at_least_zero("RandomNoise: most", self.most)
        if self.least > self.most:
            raise BadInput(
                f"RandomNoise: from {self.least} to {self.most} decibels below", "a rising range"
            )

    def output_shape(self, shape: Shape) -> Shape:
        check_flat("RandomNoise", shape)
        return shape

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(self, parameters: Parameters, x: Sound, mode: Mode) -> tuple[Sound, Parameters]:
        del parameters
        if not mode.training:
            return x, {}
        noisy, loud, tint, wave = jax.random.split(random_key("RandomNoise", mode), 4)
        of_each = (len(x), 1)
        below = jax.random.uniform(loud, of_each, x.dtype, self.least, self.most)
        colour = jax.random.uniform(tint, of_each, x.dtype)
        inside = _inside(x) & jax.random.bernoulli(noisy, float(self.share), of_each)
        noise = _noise(wave, colour, x.shape[1]) * _loudness(x) * _amplitude(-below)
        return jnp.where(inside, x + noise, x), {}


def _noise(key: Key[Array, ""], colour: OfEach, samples: int) -> Sound:
    """Noise of loudness 1 whose power falls with the frequency to the power of `colour`."""
    bins = samples // 2 + 1
    parts = jax.random.normal(key, (2, len(colour), bins), colour.dtype)
    strength = jnp.arange(1, bins + 1, dtype=colour.dtype) ** (-colour / 2)
    wave = jnp.fft.irfft(jax.lax.complex(parts[0] * strength, parts[1] * strength), samples)
    return wave / _loudness(wave)


def _inside(x: Sound) -> Bool[Array, "batch samples"]:
    """Where each recording is, from its first sample that is not zero to its last."""
    begun = jax.lax.cummax((x != 0).astype(jnp.int8), 1)
    to_come = jax.lax.cummax((x != 0).astype(jnp.int8), 1, reverse=True)
    return (begun & to_come) > 0


def _loudness(x: Sound) -> OfEach:
    """The root of the mean square of every recording from its beginning to its end."""
    samples = jnp.maximum(_inside(x).sum(1, keepdims=True), 1)
    return jnp.sqrt((x**2).sum(1, keepdims=True) / samples + 1e-12)


def _amplitude(decibels: OfEach) -> OfEach:
    return 10 ** (decibels / 20)
