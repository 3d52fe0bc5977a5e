"""What the code says in any library alike: its first lines, the examples, the weights."""

from collections.abc import Sequence

import numpy as np

from pellucid.lab.bench.code.blueprint import Blueprint
from pellucid.lab.bench.code.numbers import UNPACK, is_small, packed, wrapped, written_out
from pellucid.lab.bench.lessons import Material

SHOWN = 5
"""How many test examples the code answers first."""

EPOCHS = 10

_MOST = 250_000


def opening(of: Blueprint, needs: str, imports: Sequence[str]) -> str:
    """What it is, what it needs, and what it imports."""
    said = f"A network from Pellucid's lab, as it was after {of.moment:,} steps of training."
    needed = f"To run it: pip install {needs}"
    return f'"""{said}\n\n{needed}\n"""\n\n' + "\n".join(imports) + "\n" + UNPACK


def examples(of: Blueprint) -> str:
    """The examples as the network reads them: all, or as many as make a text of bearable size."""
    material, cut = of.material, of.material.training
    most = max(SHOWN, _MOST // max(1, len(material.features)))
    some = slice(0, min(cut, most)), slice(cut, cut + most)
    arrays = {
        "training_x": material.x[some[0]], "training_y": material.y[some[0]],
        "test_x": material.x[some[1]], "test_y": material.y[some[1]],
    }  # fmt: skip
    return "\n".join([*_said(material, most), packed("data", arrays)])


def _said(material: Material, most: int) -> list[str]:
    """What the examples are, in comments, and the classes."""
    # As Python writes texts: a name from a file may hold line ends, and more.
    said = [f"# {material.name!r}: {list(material.features[:8])!r}"]
    said[0] += ", ... as the network reads them." if len(material.features) > 8 else "."
    said += _said_of_sound(material)
    if most < max(material.training, len(material.y) - material.training):
        said.append(f"# The first {most:,} of the training and of the test examples.")
    if material.classes:
        said.append(f"classes = {list(material.classes)!r}")
    return said


def _said_of_sound(material: Material) -> list[str]:
    if material.sound is None or material.image is None:
        return []
    pitches, moments = material.image
    return [
        f"# Pictures of recordings, {pitches} pitches from the highest down by {moments} moments:",
        "# 0 is the quietest of a recording, 1 its loudest. The sound itself is not in here.",
    ]


def weights(of: Blueprint) -> str:
    """The weights, (inputs, units), and the biases of every layer that has them."""
    if is_small(*(part for layer in of.layers for part in layer.arrays)):
        return "\n".join(_written_out(of))
    arrays = {
        f"{what}_{index}": np.asarray(part)
        for index, layer in enumerate(of.weighted, 1)
        for what, part in zip(("weights", "bias"), layer.arrays, strict=True)
    }
    return packed("weights", arrays)


def _written_out(of: Blueprint) -> list[str]:
    lines: list[str] = ["weights = {}"]
    for index, layer in enumerate(of.weighted, 1):
        for what, part in zip(("weights", "bias"), layer.arrays, strict=True):
            lines.append(wrapped(f'weights["{what}_{index}"]', written_out(part)))
    return lines


def wanted(of: Blueprint) -> str:
    """The targets in the shape of the outputs, as every loss here compares them."""
    if of.output.units == 1:
        return "def wanted(y):\n    return y[:, None].astype(np.float32)"
    return f"def wanted(y):\n    return np.eye({of.output.units}, dtype=np.float32)[y]"
