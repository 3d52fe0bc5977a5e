"""Inputs that are pictures, drawn as pictures."""

from collections.abc import Sequence

import numpy as np
from jaxtyping import Float
from matplotlib.figure import Figure

from pellucid.report.boundary import signed_pixels
from pellucid.report.canvas import SMALL, bare, canvas, say
from pellucid.report.inputs import Picture
from pellucid.report.palette import LIGHT

_SIDE, _GAP, _ACROSS, _CAPTION = 84.0, 22.0, 5, 46.0


def pictures_figure(pictures: Sequence[Picture], captions: Sequence[tuple[str, str]]) -> Figure:
    """Pictures in rows of five, two lines of words below each."""
    across = min(_ACROSS, max(1, len(pictures)))
    down = -(-len(pictures) // _ACROSS)
    width, height = across * (_SIDE + _GAP), down * (_SIDE + _CAPTION)
    figure = canvas(width, height)
    axes = bare(figure, width, height)
    for index, (picture, caption) in enumerate(zip(pictures, captions, strict=True)):
        left = (index % _ACROSS) * (_SIDE + _GAP) + _GAP / 2
        top = (index // _ACROSS) * (_SIDE + _CAPTION)
        extent = (left, left + _SIDE, top + _SIDE, top)
        axes.imshow(_grey(picture), extent=extent, aspect="auto", interpolation="none")
        for line, (text, ink) in enumerate(zip(caption, ("ink", "soft"), strict=True)):
            say(
                axes, left + _SIDE / 2, top + _SIDE + 12 + 14 * line, text, ha="center",
                color=LIGHT[ink], fontsize=SMALL,
            )  # fmt: skip
    return figure


def map_figure(picture: Picture) -> Figure:
    """How much each pixel mattered: blue where shuffling it makes the answers worse."""
    height, width = picture.shape
    side = 240.0
    figure = canvas(side * width / max(height, width), side * height / max(height, width))
    axes = bare(figure, width, height)
    reach = max(float(np.abs(picture).max()), 1e-12)
    axes.imshow(
        signed_pixels(picture / reach), extent=(0, width, height, 0), aspect="auto",
        interpolation="none",
    )  # fmt: skip
    frame = ([0, width, width, 0, 0], [0, 0, height, height, 0])
    axes.plot(*frame, color=LIGHT["line"], linewidth=2)
    return figure


def _grey(picture: Picture) -> Float[np.ndarray, "height width 3"]:
    # Light on dark, as ink is in the built-in digits and MNIST, whatever the page's theme.
    low, high = float(picture.min()), float(picture.max())
    share = (picture - low) / max(high - low, 1e-12)
    return np.repeat((0.06 + 0.92 * share)[..., None], 3, axis=2)
