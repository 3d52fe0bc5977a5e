"""A recording as a wave and as loudness over time and pitch."""

from typing import NamedTuple

import numpy as np
from jaxtyping import Float, Num
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from pellucid.insight import Sight
from pellucid.network import LogMel
from pellucid.report.canvas import SMALL, bare, canvas, say
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.numbers import short, tick
from pellucid.report.palette import LIGHT
from pellucid.report.seeing.examples import Shown, of_class
from pellucid.report.seeing.pixels import Pixels, as_pixels
from pellucid.report.seeing.player import Player, player

_MOST, _WIDE, _WAVE, _PICTURE, _LEFT = 4, 300.0, 54.0, 104.0, 44.0


class Heard(NamedTuple):
    """A recording drawn, and to listen to."""

    figure: Drawn
    player: Player


def heard(shown: Shown, classes: tuple[str, ...]) -> list[Heard]:
    """One recording of each of the first few classes."""
    ear = shown.sight.ear
    if ear is None:
        return []
    found: list[Heard] = []
    for index, name in enumerate(classes):
        rows = of_class(shown, index, 1)
        if len(rows) and len(found) < _MOST:
            row, called = int(rows[0]), short(name, 24)
            figure = sound_figure(shown.sight, ear, shown.raw[row], shown.pictures[row])
            words = f"{called}, row {shown.rows[row]}"
            listen = player(shown.raw[row], ear.rate, words)
            found.append(Heard(drawn(figure, f"heard-{index}", f"A recording: {words}."), listen))
    return found


def sound_figure(
    sight: Sight, ear: LogMel, samples: Num[np.ndarray, " samples"],
    picture: Float[np.ndarray, "frames mels 1"],
) -> Figure:  # fmt: skip
    """The wave above, loudness over time and pitch below, on one axis of time."""
    width, height = _LEFT + _WIDE + 12, _WAVE + _PICTURE + 34
    figure = canvas(width, height)
    axes = bare(figure, width, height)
    draw_sound(axes, (_LEFT, 2.0), ear, samples, as_pixels(sight, picture))
    return figure


def draw_sound(
    axes: Axes, at: tuple[float, float], ear: LogMel, samples: Num[np.ndarray, " samples"],
    pixels: Pixels,
) -> None:  # fmt: skip
    """Both, with seconds and hertz beside them, in pixels from the top left."""
    left, top = at
    low, high = envelope(samples, int(_WIDE))
    across = left + np.linspace(0, _WIDE, len(low))
    middle, half = top + _WAVE / 2, _WAVE / 2 - 2
    axes.fill_between(
        across, middle - half * high, middle - half * low, color=LIGHT["blue"], linewidth=0.6
    )
    below = top + _WAVE + 4
    extent = (left, left + _WIDE, below + _PICTURE, below)
    axes.imshow(pixels, extent=extent, aspect="auto", interpolation="none")
    seconds = len(samples) / ear.rate
    for share in (0.0, 0.5, 1.0):
        said = f"{tick(share * seconds)} s"
        place = "left" if share == 0 else "right" if share == 1 else "center"
        say(axes, left + share * _WIDE, below + _PICTURE + 12, said, ha=place,
            fontsize=9, color=LIGHT["soft"])  # fmt: skip
    for share, hertz in ((0.0, ear.highest), (1.0, ear.low)):
        said = f"{tick(hertz / 1000)} kHz" if hertz >= 1000 else f"{tick(hertz)} Hz"
        say(axes, left - 6, below + 6 + share * (_PICTURE - 12), said, ha="right",
            fontsize=9, color=LIGHT["soft"])  # fmt: skip
    say(axes, left - 6, middle, "wave", ha="right", fontsize=SMALL - 1.5, color=LIGHT["soft"])


def envelope(
    samples: Num[np.ndarray, " samples"], many: int
) -> tuple[Float[np.ndarray, " parts"], Float[np.ndarray, " parts"]]:
    """The lowest and the highest sample of each part, as shares of the loudest."""
    reach = max(float(np.abs(samples.astype(np.float64)).max(initial=0)), 1.0)
    parts = np.array_split(samples / reach, min(many, max(1, len(samples))))
    return np.array([part.min() for part in parts]), np.array([part.max() for part in parts])
