"""The chart of linear probes: how plain the answer is, layer after layer."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from pellucid.insight import Probe, probe
from pellucid.report.canvas import SMALL, bare, canvas, say
from pellucid.report.drawn import Drawn, drawn
from pellucid.report.numbers import percent
from pellucid.report.palette import LIGHT
from pellucid.report.seeing.examples import Shown

_ROW, _WIDE, _LABEL, _MOST, _ROWS = 24.0, 340.0, 150.0, 14, 800


def probe_drawn(shown: Shown) -> Drawn | None:
    """How much of the answer a linear classifier reads off each layer, of the first network."""
    if len(shown.targets) < 20:
        return None
    model = shown.sight.model
    rows = np.linspace(0, len(shown.targets) - 1, min(len(shown.targets), _ROWS)).astype(np.int64)
    found = probe(model.network, model.member(), shown.pictures[rows], shown.targets[rows])
    words = "; ".join(f"{one.layer} {percent(one.accuracy)}" for one in found)
    caption = (
        "The share of test examples that ridge regression on the layer's own numbers answers "
        "right (Alain, Bengio 2016): fitted on half of them, judged on the other half. "
        f"The line at {percent(found[0].baseline)} is always answering the commonest class."
    )
    return drawn(probe_figure(found), "probe", f"Linear probes: {words}.", caption)


def probe_figure(probes: Sequence[Probe]) -> Figure:
    """A bar a layer, from the inputs down; some of very many layers."""
    places = np.linspace(0, len(probes) - 1, min(_MOST, len(probes))).round().astype(np.int64)
    rows = [probes[place] for place in places]
    width, height = _LABEL + _WIDE + 64, _ROW * len(rows) + 12
    figure = canvas(width, height)
    axes = bare(figure, width, height)
    for index, one in enumerate(rows):
        middle = 10 + _ROW * index + _ROW / 2 - 4
        say(axes, _LABEL - 10, middle, one.layer.replace("_", " "), ha="right", fontsize=SMALL)
        looks: dict[str, Any] = {"height": 13, "linewidth": 0}
        axes.barh(middle, _WIDE, left=_LABEL, color=LIGHT["raised"], **looks)
        axes.barh(middle, _WIDE * one.accuracy, left=_LABEL, color=LIGHT["blue"], **looks)
        end = _LABEL + _WIDE + 8
        say(axes, end, middle, percent(one.accuracy), fontsize=SMALL)
    chance = _LABEL + _WIDE * rows[0].baseline
    axes.plot([chance, chance], [4, height - 8], color=LIGHT["orange"], linewidth=1.4)
    axes.set_xlim(0, width)
    axes.set_ylim(height, 0)
    return figure
