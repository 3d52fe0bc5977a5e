"""Healthy set-ups: drawn as people write them, from careful to sloppy, and kept if they learn."""

import msgspec
from benchmarks.doctor.draw_output import Ending, draw_ending, output_part
from benchmarks.doctor.draw_parts import draw_parts
from benchmarks.doctor.draw_sample import between, draw_sample, pick
from benchmarks.doctor.material import material
from benchmarks.doctor.sets import SOURCES
from benchmarks.doctor.setup import Framework, Part, Sample, Setup
from numpy.random import Generator

LEARNS = 0.9
"""The least skill, with every seed, of a set-up that learns."""

_RATES = {
    "adam": (5e-4, 2e-2), "sgd": (1e-2, 3e-1), "momentum": (3e-3, 1e-1), "nesterov": (3e-3, 1e-1),
    "rmsprop": (5e-4, 1e-2), "adamw": (5e-4, 2e-2), "adagrad": (1e-2, 2e-1), "nadam": (5e-4, 1e-2),
}  # fmt: skip
_OPTIMIZERS = {
    "pellucid": {"adam": 6, "sgd": 3, "momentum": 1.5, "nesterov": 0.5, "rmsprop": 1, "adamw": 1},
    "keras": {"adam": 7, "sgd": 2, "momentum": 1, "rmsprop": 2, "adamw": 0.5, "nadam": 0.5},
    "pytorch": {"adam": 6, "sgd": 3, "momentum": 1.5, "adamw": 1, "adagrad": 0.5, "rmsprop": 0.5},
}
_BATCHES = {
    4: 0.3, 8: 1, 10: 1, 16: 2, 20: 1, 32: 6, 64: 3, 100: 1, 128: 2, 256: 0.5,
}  # fmt: skip
_PASSES = 200_000  # examples that go through a network while it learns
_STEPS = {"pellucid": (300, 6000), "keras": (300, 5000), "pytorch": (200, 1600)}


def draw(random: Generator, framework: Framework) -> Setup:
    """A set-up that may well learn; whether it does has to be tried."""
    sample = draw_sample(random, framework)
    ending = draw_ending(random, framework, sample)
    sample = msgspec.structs.replace(
        sample, coding=ending.coding, target_scaling=ending.target_scaling
    )
    parts = (*draw_parts(random, framework, sample), output_part(ending))
    names = _OPTIMIZERS[framework]
    optimizer = pick(random, list(names), list(names.values()))
    epochs, batch = _length(random, framework, sample)
    return Setup(
        framework=framework, sample=sample, parts=_apart(random, framework, parts),
        loss=ending.loss, logits=_takes_logits(framework, ending), optimizer=optimizer,
        rate=between(random, *_RATES[optimizer]),
        momentum=0.9 if optimizer in ("momentum", "nesterov") else 0.0,
        decay=pick(random, (0.0, 1e-4, 1e-3), (8, 1, 0.5)),
        style=pick(random, ("sequential", "module"), (2, 1)),
        epochs=epochs, batch_size=batch, validation=bool(random.random() < 0.7),
        seed=int(random.integers(3)),
    )  # fmt: skip


def _takes_logits(framework: Framework, ending: Ending) -> bool:
    """PyTorch's cross-entropy takes logits, whatever it is given."""
    return ending.logits or (framework == "pytorch" and ending.loss == "cross-entropy")


def _length(random: Generator, framework: Framework, sample: Sample) -> tuple[int, int]:
    """Epochs and batch size; some take all examples at once, as tutorials of PyTorch do."""
    rows = len(material(sample).x)
    if rows < 10:
        return int(between(random, 300, 1500)), pick(random, (1, rows))
    steps = between(random, *_STEPS[framework])
    most = _most_epochs(sample, rows)
    if framework == "pytorch" and random.random() < 0.2:
        return min(most, int(steps)), rows
    batch = min(rows, pick(random, list(_BATCHES), list(_BATCHES.values())))
    return min(most, 500, max(5, int(steps * batch / rows))), batch


def _most_epochs(sample: Sample, rows: int) -> int:
    """So that a set-up trains in seconds: one that takes long is as telling, and costs more."""
    return (_PASSES if SOURCES[sample.name].shape == "table" else _PASSES // 5) // rows


def _apart(random: Generator, framework: Framework, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """In some Keras models, activation functions are layers of their own."""
    if framework != "keras" or random.random() < 0.8:
        return parts
    return tuple(msgspec.structs.replace(part, apart=True) for part in parts)
