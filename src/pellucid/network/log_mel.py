"""LogMel: sound as the ear maps it, loudness over time and pitch."""

from math import ceil, log2, log10
from typing import ClassVar

import jax.numpy as jnp
import numpy as np
from jax.lax import rsqrt
from jaxtyping import Array, Float, Key
from msgspec import Struct

from pellucid.errors import BadInput
from pellucid.network.layer import (
    Mode,
    Parameters,
    Shape,
    check_above_zero,
    check_at_least_zero,
    check_flat,
    check_positive,
)

_FULL_SCALE = 32768.0
# The power that digital silence counts as: less than the rounding to 16 bits leaves behind.
_SILENCE = 1e-9
# The variance below which a recording counts as one even sound.
_EVEN = 1e-5


class LogMel(Struct, frozen=True, tag="log-mel", forbid_unknown_fields=True):
    """Turns 16-bit sound into a picture: the loudness of each pitch at each moment.

        power = |FFT(hann * frame)|²
        z     = log(1 + mel filters of power / floor)

    brought to mean 0 and variance 1 over the whole recording. Input has shape (samples,), in
    steps of 16-bit sound; output (frames, mels, 1). A frame of `window` seconds begins every
    `hop` seconds, the last one filled up with silence. The filters are triangles of height 1,
    evenly spaced from `low` to `high` hertz (half the rate, unless told) on the mel scale,
    2595 log10(1 + hertz / 700), on which equal steps sound equal (Stevens, Volkmann, Newman
    1937; Davis, Mermelstein 1980; the formula is O'Shaughnessy's, 1987, as HTK has it). The
    floor is `depth` decibels below the loudest: what is quieter is as good as silent. Nothing
    is learned.

    >>> LogMel(8000).output_shape((8000,))
    (62, 32, 1)
    """

    activation: ClassVar[str] = "linear"
    statistics: ClassVar[tuple[str, ...]] = ()

    rate: int
    mels: int = 32
    window: float = 0.032
    hop: float = 0.016
    low: float = 60.0
    high: float | None = None
    depth: float = 40.0

    def __post_init__(self) -> None:
        check_positive("LogMel: rate", self.rate)
        check_positive("LogMel: mels", self.mels)
        for what in ("window", "hop", "depth"):
            check_above_zero(f"LogMel: {what}", getattr(self, what))
        for what in ("window", "hop"):
            if round(getattr(self, what) * self.rate) < 1:
                raise BadInput(
                    f"LogMel: {what} is {getattr(self, what)} seconds", f"at least 1/{self.rate}"
                )
        check_at_least_zero("LogMel: low", self.low)
        if not self.low < self.highest <= self.rate / 2:
            raise BadInput(
                f"LogMel: filters from {self.low} to {self.highest} hertz at a rate of {self.rate}",
                f"0 or more, rising, and at most {self.rate / 2:g}",
                "sound holds no pitch above half its rate",
            )

    @property
    def highest(self) -> float:
        """The upper end of the highest filter, in hertz."""
        return self.rate / 2 if self.high is None else self.high

    @property
    def pitches(self) -> Float[np.ndarray, " mels"]:
        """The middle of every filter in hertz, from the lowest up.

        >>> LogMel(8000, mels=3).pitches.round().tolist()
        [498.0, 1190.0, 2280.0]
        """
        return _edges(self.mels, self.low, self.highest)[1:-1]

    def output_shape(self, shape: Shape) -> Shape:
        return (self._frames(check_flat("LogMel", shape)), self.mels, 1)

    def init(self, key: Key[Array, ""], shape: Shape) -> Parameters:
        del key, shape
        return {}

    def forward(
        self, parameters: Parameters, x: Float[Array, "batch samples"], mode: Mode
    ) -> tuple[Float[Array, "batch frames mels 1"], Parameters]:
        del parameters, mode
        power = self._power(x / _FULL_SCALE)
        loudest = power.max((1, 2), keepdims=True)
        floor = loudest * 10 ** (-self.depth / 10) + _SILENCE
        return _normalised(jnp.log1p(power / floor))[..., None], {}

    def _power(self, x: Float[Array, "batch samples"]) -> Float[Array, "batch frames mels"]:
        """The power in every filter at every moment."""
        frames, window = self._frames(x.shape[1]), round(self.window * self.rate)
        heard = np.arange(frames)[:, None] * round(self.hop * self.rate) + np.arange(window)
        filled = jnp.pad(x, ((0, 0), (0, max(0, int(heard[-1, -1]) + 1 - x.shape[1]))))
        # On a CPU an FFT is three times as fast as its sums as one product of matrices (1.9 ms
        # against 6.2 for 64 recordings of 0.8 s at 8 kHz, measured 2026-11).
        points = _points(self, window)
        bank = mel_filters(self.rate, points, self.mels, self.low, self.highest)
        spectrum = jnp.fft.rfft(filled[:, heard] * _hann(window).astype(x.dtype), points)
        return (spectrum.real**2 + spectrum.imag**2) @ bank.astype(x.dtype)

    def _frames(self, samples: int) -> int:
        hop, window = round(self.hop * self.rate), round(self.window * self.rate)
        return 1 + max(0, -(-(samples - window) // hop))


def mel_filters(
    rate: int, points: int, mels: int, low: float, high: float
) -> Float[np.ndarray, "bins mels"]:
    """How much each bin of a spectrum of so many points counts in each filter.

    A filter rises from the middle of the one below to its own, and falls to that of the one
    above.
    """
    edges = _edges(mels, low, high)
    bins = np.arange(points // 2 + 1)[:, None] * rate / points
    rising = (bins - edges[:-2]) / np.diff(edges)[:-1]
    falling = (edges[2:] - bins) / np.diff(edges)[1:]
    return np.clip(np.minimum(rising, falling), 0, None)


def _points(layer: LogMel, window: int) -> int:
    """How long the FFT is: a power of two, and bins so close that no filter lies between two."""
    narrowest = float(np.diff(_edges(layer.mels, layer.low, layer.highest)).min())
    return 2 ** ceil(log2(max(window, 2, layer.rate / narrowest)))


def _edges(mels: int, low: float, high: float) -> Float[np.ndarray, " edges"]:
    """The middle of every filter in hertz, and the two ends: even steps of the mel scale."""
    lowest, highest = (2595 * log10(1 + hertz / 700) for hertz in (low, high))
    return 700 * (10 ** (np.linspace(lowest, highest, mels + 2) / 2595) - 1)


def _hann(window: int) -> Float[np.ndarray, " window"]:
    return 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(window) / window)


def _normalised(z: Float[Array, "batch frames mels"]) -> Float[Array, "batch frames mels"]:
    """Mean 0 and variance 1 over each recording; nothing but zeros where nothing was heard."""
    centred = z - z.mean((1, 2), keepdims=True)
    return centred * rsqrt((centred**2).mean((1, 2), keepdims=True) + _EVEN)
