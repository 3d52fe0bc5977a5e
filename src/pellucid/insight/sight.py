"""Sight: the picture that a network looks at, and the model from there on."""

from dataclasses import dataclass, replace
from typing import Any, Literal

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Float32, Int

from pellucid.data import PictureEncoding, SoundEncoding
from pellucid.errors import BadInput
from pellucid.insight.attribution import attribution
from pellucid.insight.grad_cam import grad_cam
from pellucid.insight.halves import halves
from pellucid.insight.steps import chunks
from pellucid.learning import Model
from pellucid.network import LogMel, Network, Parameters, has_convolutions

Pictures = Float32[np.ndarray, "n height width channels"]
Classes = Int[np.ndarray, " n"]


@dataclass(frozen=True)
class Sight:
    """What a model sees of its inputs, and the same model reading that.

    Of a picture it is the picture itself. Of a sound it is the loudness over time and pitch,
    (frames, mels, 1), that its `LogMel` makes of it: the sign of one sample means nothing, so it
    is there that one asks what mattered. `ear` is that layer.
    """

    kind: Literal["pictures", "sound"]
    model: Model
    before: Network | None = None
    before_parameters: Parameters | None = None
    ear: LogMel | None = None

    @property
    def convolves(self) -> bool:
        """Whether there are convolutions, and so filters, maps, and places to have looked at."""
        return has_convolutions(self.model.network)


def sight(model: Model) -> Sight | None:
    """What a model sees; None for a model of tables or of other arrays.

    >>> sight(train("iris").model) is None
    True
    """
    ear = next((i for i, one in enumerate(model.network.layers) if isinstance(one, LogMel)), None)
    if ear is not None:
        return _hearing(model, ear)
    is_picture = len(model.network.inputs) == 3 and model.network.inputs[2] in (1, 3)
    if isinstance(model.encoding, SoundEncoding) or not is_picture:
        return None
    if isinstance(model.encoding, PictureEncoding) or has_convolutions(model.network):
        return Sight("pictures", model)
    return None


def _hearing(model: Model, ear: int) -> Sight:
    cut = halves(model.network, model.parameters, ear)
    after = replace(model, network=cut.after, parameters=cut.after_parameters, encoding=None)
    first = jax.tree.map(lambda leaf: leaf[0], cut.before_parameters)
    layer = model.network.layers[ear]
    assert isinstance(layer, LogMel)
    return Sight("sound", after, cut.before, first, layer)


def seen(sight: Sight, x: Any) -> Pictures:
    """What is seen of encoded inputs: the pictures themselves, or those of the sound."""
    if sight.before is None or sight.before_parameters is None:
        return np.asarray(x, np.float32)
    before, parameters = sight.before, sight.before_parameters
    heard = jax.jit(lambda some: before(parameters, some))
    return np.concatenate([np.asarray(heard(some), np.float32) for some in chunks(before, x)])


def heat(
    sight: Sight, pictures: Pictures, classes: Classes
) -> Float32[np.ndarray, "n height width"]:
    """Where the model looked for a class in each picture: Grad-CAM, of all its networks together.

    Each network's map counts by its largest number, which becomes 1; so does the mean's. For a
    quantity, the class is 1: what raises it. Raises `BadInput` without convolutions.
    """
    model = sight.model
    outputs, factors = _read(model, classes)
    total = np.zeros(pictures.shape[:3], np.float32)
    for member in range(model.networks):
        found = grad_cam(
            model.network, model.member(member), pictures, outputs, factor=factors
        ).heat  # fmt: skip
        total += found / np.maximum(found.max((1, 2), keepdims=True), 1e-9)
    return total / np.maximum(total.max((1, 2), keepdims=True), 1e-9)


def mattered(
    sight: Sight, pictures: Pictures, classes: Classes, *, most_points: int = 128
) -> Pictures:
    """What each pixel added to the class's probability: integrated gradients from a blank picture.

    A blank picture is all of the one colour that its own edge has most of: the middle one, or
    for sound, of each pitch the quietest moment. The parts add up to what the probability
    changes from there, to within a hundredth or as near as `most_points` come.
    """
    outputs, factors = _read(sight.model, classes)
    blank = _blank(sight, pictures)
    predict = sight.model.differentiable()
    # One after the other, so that what is compiled serves them all.
    found = [
        attribution(
            predict, jnp.asarray(pictures[row : row + 1]), baseline=blank[row],
            output=int(outputs[row]), tolerance=1e-2, most_points=most_points,
        ).parts[0]
        for row in range(len(pictures))
    ]  # fmt: skip
    return np.stack(found) * factors[:, None, None, None].astype(np.float32)


def _blank(sight: Sight, pictures: Pictures) -> Pictures:
    if sight.kind == "sound":
        return np.broadcast_to(pictures.min(1, keepdims=True), pictures.shape)
    edges = [pictures[:, 0], pictures[:, -1], pictures[:, :, 0], pictures[:, :, -1]]
    colours = np.median(np.concatenate(edges, 1), 1)
    return np.broadcast_to(colours[:, None, None], pictures.shape).astype(np.float32)


def _read(model: Model, classes: Classes) -> tuple[Classes, np.ndarray]:
    """Which output speaks for each class, and whether it speaks for (1) or against it (-1)."""
    many = model.network.shapes[-1][-1]
    if many > 1:
        if classes.size and not 0 <= classes.min() <= classes.max() < many:
            raise BadInput(f"a class is {classes.max()}", f"0 to {many - 1}")
        return classes, np.ones(len(classes), np.float32)
    return np.zeros_like(classes), np.where(classes > 0, 1, -1).astype(np.float32)
