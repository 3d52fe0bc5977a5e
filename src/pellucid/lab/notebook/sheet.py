"""The still picture of what a notebook shows, for front ends that run no scripts."""

import io
from base64 import b64encode
from textwrap import wrap
from typing import Any, NamedTuple

import numpy as np
from matplotlib.figure import Figure
from PIL import Image

from pellucid.lab.bench import Bench
from pellucid.learning import Judged, Model, Run
from pellucid.report import (
    answers,
    boundary_figure,
    confusion,
    confusion_figure,
    curves_figure,
    network_figure,
    predicted_figure,
)
from pellucid.report.answered import quantities
from pellucid.report.canvas import USUAL, bare, canvas, say
from pellucid.report.confusion_matrix import MOST_CLASSES
from pellucid.report.palette import LIGHT
from pellucid.report.svg import rendered

_DENSITY = 160 / 72  # pixels of a rendered figure for one of its own
_LETTERS, _LINE = 110, 17


class Sheet(NamedTuple):
    """A picture as a PNG file, the width it is made for, and what it shows in words."""

    png: bytes
    width: int
    words: str

    def bundle(self) -> tuple[dict[str, str], dict[str, Any]]:
        """As Jupyter's front ends take it: by media type, and what to know about each."""
        data = {"image/png": b64encode(self.png).decode(), "text/plain": self.words}
        return data, {"image/png": {"width": self.width, "alt": self.words}}


def sheet_of_bench(bench: Bench) -> Sheet:
    """A live bench at this moment: its network, and what it answers to the test examples."""
    model, (x, y) = bench.model(), bench.examples()
    judged = Judged(np.arange(len(y)), x, y, model.outputs(x))
    words = (
        f"A network of {model.parameter_count:,} weights and biases on {model.name}, as it stood "
        "when this was displayed. Run the cell in a notebook that runs scripts to train it."
    )
    return _sheet(words, [network_of(model), *_answered(model, judged)])


def sheet_of_run(run: Run, words: str) -> Sheet:
    """A finished run: its network, its curves, and its answers to the test examples."""
    judged = run.judged if run.judged is not None and len(run.judged.targets) else None
    whole = judged is not None and bool(np.isfinite(judged.outputs).all())
    answered = _answered(run.model, judged) if judged is not None and whole else []
    return _sheet(words, [network_of(run.model), curves_figure(run), *answered])


def network_of(model: Model) -> Figure:
    """The network with its inputs' and outputs' names."""
    outputs = model.classes if model.task == "multiclass" else model.classes[-1:]
    return network_figure(
        model.network, model.member(), inputs=model.features, outputs=outputs,
        networks=model.networks,
    )  # fmt: skip


def _answered(model: Model, judged: Judged) -> list[Figure]:
    """What it answers: over the plane, where there is one, else by class or by quantity."""
    if model.network.inputs == (2,) and model.encoding is None:
        low, high = judged.x.min(0).tolist(), judged.x.max(0).tolist()
        return [boundary_figure(model, low, high, judged.x, judged.targets)]
    if model.task == "regression":
        return [predicted_figure(quantities(model, judged), "target")]
    if len(model.classes) > MOST_CLASSES:
        return []
    return [confusion_figure(confusion(answers(model, judged)), model.classes)]


def _sheet(words: str, figures: list[Figure]) -> Sheet:
    """The words above the pictures, one below the other."""
    pictures = [Image.open(io.BytesIO(rendered(one, "png"))) for one in [_said(words), *figures]]
    width, height = max(one.width for one in pictures), sum(one.height for one in pictures)
    whole = Image.new("RGB", (width, height), LIGHT["paper"])
    top = 0
    for picture in pictures:
        whole.paste(picture, (0, top))
        top += picture.height
    file = io.BytesIO()
    whole.save(file, "PNG", optimize=True)
    return Sheet(file.getvalue(), round(width / _DENSITY), words)


def _said(words: str) -> Figure:
    """A figure of nothing but words."""
    lines = wrap(words, _LETTERS)
    width, height = 700.0, _LINE * len(lines) + 16.0
    figure = canvas(width, height)
    axes = bare(figure, width, height)
    for number, line in enumerate(lines):
        say(axes, 14, 12 + _LINE * number, line, fontsize=USUAL)
    return figure
