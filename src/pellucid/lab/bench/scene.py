"""What a page is told of a bench: the scene, its frames, and the curves from the beginning."""

from collections.abc import Sequence
from math import isfinite
from typing import Any

import numpy as np

from pellucid.data.encoding import NumberPart
from pellucid.lab.address import address_of
from pellucid.lab.bench.advice import advice_for
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.layers import layers_of, weights_of
from pellucid.lab.bench.lessons import Material
from pellucid.lab.bench.picture import Picture
from pellucid.lab.bench.recordings import Recordings
from pellucid.lab.bench.sight import Wanted
from pellucid.lab.plainly import plainly
from pellucid.lab.protocol.arrays import Scaled, pack
from pellucid.lab.protocol.scene import (
    DataScene,
    Frame,
    History,
    LayerScene,
    LayerVitals,
    Scene,
    SoundScene,
)
from pellucid.network import can_die, saturates


def scene_of(journey: Journey, wanted: Wanted, *, can_undo: bool, can_redo: bool) -> bytes:
    """The whole bench as it is set up."""
    material, plan = journey.material, journey.course.plan
    scene = Scene(
        setup=journey.setup,
        address=address_of(journey.setup),
        data=_data(material, wanted),
        layers=journey.layers,
        parameters=weights_of(plan.network),
        loss=plan.loss,  # type: ignore[arg-type]  # a plan's is one of them
        steps_per_epoch=plan.steps,
        advice=advice_for(journey.setup, material, plan),
        can_undo=can_undo,
        can_redo=can_redo,
    )
    centre, spread, clipped = _scales(material)
    return pack(scene, {
        "x": _numbers(material), "y": material.y.astype(np.float32),
        "centre": centre, "spread": spread, "clipped": clipped,
    })  # fmt: skip


def _data(material: Material, wanted: Wanted) -> DataScene:
    low, high = (tuple(end[list(wanted.axes)].tolist()) for end in (material.low, material.high))
    mean, scale = material.target_scale
    return DataScene(
        task=material.task,
        features=list(material.features),
        target=material.target,
        classes=list(material.classes),
        training=material.training,
        test=len(material.y) - material.training,
        plane=material.plane,
        axes=wanted.axes,
        low=low,
        high=high,
        target_low=material.target_range[0],
        target_high=material.target_range[1],
        target_mean=mean,
        target_scale=scale,
        image=material.image,
        sound=_sound(material.sound),
        notes=[plainly(note.text) for note in material.source_notes],
    )


def _sound(of: Recordings | None) -> SoundScene | None:
    return of and SoundScene(seconds=of.seconds, low=of.low, high=of.high)


def _numbers(material: Material) -> np.ndarray | Scaled:
    """The examples; pixels, which are very many, as the bytes that they were."""
    if material.grain is None:
        return material.x
    return Scaled(np.round(material.x / material.grain).astype(np.uint8), material.grain)


def _scales(material: Material) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How the network's inputs come from the file's own numbers; see `Scene`."""
    inputs = len(material.features)
    centre, spread = np.zeros(inputs, np.float32), np.ones(inputs, np.float32)
    clipped = np.zeros(inputs, np.uint8)
    parts: tuple[NumberPart, ...] = material.encoding.number_parts if material.encoding else ()
    for index, part in enumerate(parts):
        centre[index], spread[index] = part.center, 1 / part.factor if part.factor else 0.0
        clipped[index] = part.view in ("value", "time")
    return centre, spread, clipped


def history_of(journey: Journey) -> bytes:
    """The curves from the beginning."""
    curves, rows = journey.curves, journey.curves.rows
    middle = 4 + curves.layers
    return pack(History(past=tuple(journey.past)), {
        "moments": curves.moments, "curves": rows[:, :4],
        "gradients": rows[:, 4:middle], "dead": rows[:, middle:],
    })  # fmt: skip


def row_of(picture: Picture, layers: Sequence[LayerScene]) -> np.ndarray:
    """A picture's row of the curves."""
    judged = picture.judged
    found = (np.asarray(picture.norms[0]), np.asarray(judged.asleep[0]))
    per_layer = (_by_layer(numbers, layers) for numbers in found)
    return np.concatenate([judged.scores, *per_layer], dtype=np.float32)


def _by_layer(numbers: np.ndarray, layers: Sequence[LayerScene]) -> np.ndarray:
    """A number for each layer: none, where it has no weights to tell of."""
    found = np.full(len(layers), np.nan, np.float32)
    found[[bool(layer.inputs) for layer in layers]] = numbers
    return found


def is_broken(picture: Picture) -> bool:
    """Whether the training has run away, so that nothing can be learned any more."""
    return not isfinite(picture.judged.scores[0])


def frame_of(journey: Journey, picture: Picture, wanted: Wanted, *, running: bool) -> bytes:
    """One picture of the training."""
    plan = journey.course.plan
    scores = [_known(score) for score in picture.judged.scores]
    low, high = journey.material.target_range
    frame = Frame(
        moment=journey.moment,
        latest=journey.latest,
        epoch=float(picture.epoch) + float(picture.step) / plan.steps,
        running=running,
        training_loss=scores[0],
        test_loss=scores[1],
        training_metric=scores[2],
        test_metric=scores[3],
        layers=_vitals(layers_of(plan.network), picture),
        low=low,
        high=high,
        row=wanted.row if picture.maps else None,
        broken=is_broken(picture),
    )
    return pack(frame, _arrays(picture))


def _vitals(layers: Sequence[LayerScene], picture: Picture) -> list[LayerVitals]:
    rows = (*picture.norms, *picture.judged.asleep)
    columns = np.stack([_by_layer(row, layers) for row in rows], 1)
    return [
        LayerVitals(
            name=layer.name,
            gradient_norm=_known(gradient),
            weight_norm=_known(weight),
            dead=_known(dead) if can_die(layer.activation) else None,
            saturated=_known(saturated) if saturates(layer.activation) else None,
        )
        for layer, (gradient, weight, dead, saturated) in zip(layers, columns, strict=True)
    ]


def _arrays(picture: Picture) -> dict[str, np.ndarray | Scaled]:
    found: dict[str, np.ndarray | Scaled] = {}
    for name, sent in picture.weights.items():
        found[f"weights/{name}"] = _scaled(*sent)
    found |= {f"bias/{name}": bias for name, bias in picture.bias.items()}
    found |= {f"state/{name}": np.asarray(state) for name, state in picture.judged.states.items()}
    if picture.plane is not None:
        found["plane"] = np.asarray(picture.plane)
    for name, sent in picture.units.items():
        found[f"units/{name}"] = _scaled(*sent)
    for name, sent in picture.maps.items():
        found[f"maps/{name}"] = _scaled(*sent)
    if picture.judged.confusion is not None:
        found["confusion"] = np.asarray(picture.judged.confusion)
    return found


def _scaled(values: np.ndarray, scale: Any) -> np.ndarray | Scaled:
    return values if scale is None else Scaled(values, float(scale))


def _known(number: Any) -> float | None:
    """A number that a page can read; None where it is none."""
    return float(number) if isfinite(number) else None
