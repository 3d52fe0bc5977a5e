"""Charts made by hand: a healthy one, to be changed where a test wants something wrong."""

from dataclasses import replace
from typing import Any

import msgspec
import numpy as np

from pellucid.doctor.anatomy import Anatomy, Layer, Loss, Optimizer, Weights
from pellucid.doctor.chart import Chart, Marks
from pellucid.doctor.facts import Facts
from pellucid.doctor.patient import Regime
from pellucid.doctor.problem import Problem
from pellucid.doctor.recording import Recording, Vitals
from pellucid.learning import STATISTICS

USUAL = {
    "activation_mean": 0.4, "activation_std": 0.5, "dead": 0.0, "saturated": 0.0,
    "weight_norm": 3.0, "gradient_norm": 0.5, "update_norm": 0.003,
}  # fmt: skip
LOOKS = 24


def dense(index: int, inputs: int, units: int, activation: str = "relu", **other: Any) -> Layer:
    """A dense layer whose weights were drawn by He's rule."""
    known: dict[str, Any] = {
        "index": index, "name": f"dense{index}", "kind": "dense", "output": (units,),
        "activation": activation, "inputs": inputs, "units": units,
        "parameters": (inputs + 1) * units, "initialisation": "he-normal",
        "weights": Weights(
            name="weights", shape=(inputs, units), mean=0.0, std=(2 / inputs) ** 0.5, largest=1.5
        ),
        "bias": Weights(name="bias", shape=(units,), mean=0.0, std=0.0, largest=0.0),
    }  # fmt: skip
    return Layer(**known | other)


def anatomy(*layers: Layer, **other: Any) -> Anatomy:
    """Two hidden layers and ten classes, trained by Adam, unless told otherwise."""
    layers = layers or (dense(0, 20, 64), dense(1, 64, 64), dense(2, 64, 10, "softmax"))
    known: dict[str, Any] = {
        "framework": "pellucid", "inputs": (20,), "outputs": layers[-1].output, "layers": layers,
        "loss": Loss(name="cross-entropy", given="cross-entropy", integers=True),
        "optimizer": Optimizer(name="adam", rate=0.001, usual=0.001),
        "parameters": sum(layer.parameters for layer in layers),
    }  # fmt: skip
    return Anatomy(**known | other)


def facts(**other: Any) -> Facts:
    """A thousand examples of twenty scaled features, ten even classes."""
    known: dict[str, Any] = {
        "rows": 1000, "not_finite": 0, "targets_not_finite": 0, "means": np.zeros(20),
        "stds": np.ones(20), "tokens": False, "idle": 0, "repeated": 0.0, "shared": 0.0,
        "target_mean": 4.5, "target_std": 2.9,
        "target_least": 0.0, "target_most": 9.0, "counts": np.full(10, 100),
    }  # fmt: skip
    return Facts(**known | other)


def vitals(layers: tuple[Layer, ...], **rows: Any) -> Vitals:
    """The usual statistics of every layer that mixes; `rows` by name: a number, or one a look."""
    values = np.full((LOOKS, len(layers), len(STATISTICS)), np.nan)
    for place, layer in enumerate(layers):
        if layer.computes:
            for name, usual in USUAL.items():
                values[:, place, STATISTICS.index(name)] = rows.get(name, usual)
    names = tuple(layer.name for layer in layers)
    return Vitals(np.arange(LOOKS) * 40, names, values)


def recording(of: Anatomy, *, losses: Any = None, broken: Any = None, **rows: Any) -> Recording:
    """A training whose loss falls and then stays, or goes as `losses` say."""
    at = np.arange(LOOKS)
    fallen = 0.05 + 2.3 * np.exp(-at / 2) if losses is None else np.asarray(losses, float)
    scores = 1 - fallen / 2.6
    return Recording(
        at=at * 40,
        curves=np.stack([fallen, scores, fallen * 1.05, scores], 1),
        losses=np.empty(0),
        steps_an_epoch=32,
        steps=(LOOKS - 1) * 40,
        before=np.full((100, 10), 0.1),
        after=np.full((100, 10), 0.1),
        held=None,
        vitals=vitals(of.layers, **rows),
        broken=broken,
        ended="broken" if broken else "done",
        seconds=1.0,
    )


GOOD = Marks(training=0.99, held=0.97, judged=0.97, chance=0.1, reference=0.98, noise=0.01)
BAD = Marks(training=0.2, held=0.18, judged=0.18, chance=0.1, reference=0.98, noise=0.03)
CLASSES = Problem(task="multiclass", classes=10, coding="integers")
QUANTITY = Problem(task="regression", classes=0, coding="numbers", shape=(1,))


def chart(*layers: Layer, seen: dict[str, Any] | None = None, **other: Any) -> Chart:
    """A healthy chart, with what `other` names in its place; `seen` changes the recording.

    Fields of the chart and of its anatomy alike; `facts` as a dict changes the usual facts.
    """
    own = {name: other.pop(name) for name in set(other) & set(Anatomy.__struct_fields__)}
    whole = anatomy(*layers, **own)
    healthy = Chart(
        anatomy=whole,
        problem=CLASSES,
        facts=facts(**other.pop("facts", {})),
        regime=Regime(epochs=30, batch_size=32),
        recording=recording(whole, **seen or {}),
        marks=GOOD,
    )
    return replace(healthy, **other)


def optimizer(**other: Any) -> Optimizer:
    """Adam at its usual rate, with something else."""
    return msgspec.structs.replace(anatomy().optimizer, **other)


def loss(name: Any, **other: Any) -> Loss:
    """A loss by name."""
    return Loss(name=name, given=name, **other)
