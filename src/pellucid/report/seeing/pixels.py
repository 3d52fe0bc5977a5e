"""Pictures, sounds, filters and heat as pixels, whose colours do on light paper and on dark."""

import numpy as np
from jaxtyping import Float, Float32

from pellucid.data import PictureEncoding
from pellucid.insight import Sight
from pellucid.report.palette import RASTER_BLUE, RASTER_ORANGE

Pixels = Float[np.ndarray, "rows columns 3"]
Picture = Float[np.ndarray, "height width channels"]

# From silence to the loudest: night, blue, pale sky, paper.
_LOUDNESS = np.array([
    (0.06, 0.07, 0.11), (0.10, 0.25, 0.45), (0.27, 0.56, 0.75), (0.75, 0.87, 0.90),
    (0.99, 0.98, 0.94),
])  # fmt: skip
_GROUND = 0.10


def as_pixels(sight: Sight, picture: Picture) -> Pixels:
    """What is seen of an example: a picture as it is, a sound with time across and pitch up."""
    if sight.kind == "sound":
        return loudness(upright(sight, picture[..., 0]))
    if isinstance(sight.model.encoding, PictureEncoding):
        share = np.clip(picture / 255, 0, 1)
    else:
        share = _stretched(picture)
    return np.broadcast_to(0.03 + 0.95 * share, (*picture.shape[:2], 3))


def upright(
    sight: Sight, values: Float[np.ndarray, "height width"]
) -> Float[np.ndarray, "rows columns"]:
    """A map of places the way it is looked at: of a sound, the highest pitch on top."""
    return values.T[::-1] if sight.kind == "sound" else values


def loudness(values: Float[np.ndarray, "rows columns"]) -> Pixels:
    """The quietest dark, the loudest light."""
    along = _stretched(values) * (len(_LOUDNESS) - 1)
    steps = np.arange(len(_LOUDNESS))
    return np.stack([np.interp(along, steps, _LOUDNESS[:, k]) for k in range(3)], -1)


def spotlight(sight: Sight, picture: Picture, heat: Float[np.ndarray, "height width"]) -> Pixels:
    """A picture lit in blue where the heat is, dim elsewhere."""
    grey = as_pixels(sight, picture).mean(-1, keepdims=True)
    light = upright(sight, heat)[..., None]
    return np.clip(grey * (0.35 + 0.55 * light) + 0.75 * light * np.array(RASTER_BLUE), 0, 1)


def signed(sight: Sight, picture: Picture, parts: Picture) -> Pixels:
    """A faint picture under what each place added: blue where more, orange where less.

    Neighbours are drawn together a little: what matters is the stroke, not the pixel.
    """
    grey = as_pixels(sight, picture).mean(-1, keepdims=True)
    values = upright(sight, smoothed(parts.sum(-1)))
    reach = max(float(np.quantile(np.abs(values), 0.995)), 1e-12)
    share = np.clip(np.abs(values) / reach, 0, 1)[..., None] ** 0.7
    colour = np.where(values[..., None] > 0, RASTER_BLUE, RASTER_ORANGE)
    return np.clip((_GROUND + 0.22 * grey) * (1 - share) + 1.15 * colour * share, 0, 1)


def smoothed(values: Float[np.ndarray, "height width"]) -> Float[np.ndarray, "height width"]:
    """Each place with half of its neighbours', along one axis after the other."""
    for axis in (0, 1):
        padded = np.pad(values, [(1, 1) if one == axis else (0, 0) for one in (0, 1)])
        ends = [np.take(padded, range(k, k + values.shape[axis]), axis) for k in (0, 2)]
        values = values / 2 + (ends[0] + ends[1]) / 4
    return values


def activations(sight: Sight, values: Float[np.ndarray, "height width"], reach: float) -> Pixels:
    """A map of a unit: dark at 0, lighter blue the larger, orange below."""
    share = np.clip(np.abs(upright(sight, values)) / max(reach, 1e-12), 0, 1)[..., None]
    colour = np.where(upright(sight, values)[..., None] >= 0, RASTER_BLUE, RASTER_ORANGE)
    # Up to half of the reach the colour comes up, from there on it goes towards white.
    rising, glowing = np.clip(2 * share, 0, 1), np.clip(2 * share - 1, 0, 1)
    return (_GROUND * (1 - rising) + colour * rising) * (1 - 0.85 * glowing) + 0.85 * glowing


def filter_pixels(
    sight: Sight, weights: Float32[np.ndarray, "height width channels"], reach: float
) -> Pixels:
    """A filter: in the colours it looks for, or, of one channel, blue and orange about grey.

    Of channels that are no colours, it is the mean.
    """
    middle = 0.5
    if weights.shape[-1] == 3:
        return np.clip(middle + 0.5 * weights / max(reach, 1e-12), 0, 1)
    values = np.clip(upright(sight, weights.mean(-1)) / max(reach, 1e-12), -1, 1)[..., None]
    colour = np.where(values > 0, RASTER_BLUE, RASTER_ORANGE)
    paper = np.array([0.93, 0.93, 0.91])
    return paper * (1 - np.abs(values)) + colour * np.abs(values)


def framed(
    pixels: Pixels, shape: tuple[int, int], at: tuple[int, int]
) -> Float[np.ndarray, "high wide 3"]:
    """A patch in the middle of night, as large as its window would be with nothing cut off."""
    canvas = np.full((*shape, 3), _GROUND)
    top, left = at
    canvas[top : top + pixels.shape[0], left : left + pixels.shape[1]] = pixels
    return canvas


def _stretched(values: Float[np.ndarray, "..."]) -> Float[np.ndarray, "..."]:
    low, high = float(np.nan_to_num(values).min()), float(np.nan_to_num(values).max())
    return np.nan_to_num((values - low) / max(high - low, 1e-12))
