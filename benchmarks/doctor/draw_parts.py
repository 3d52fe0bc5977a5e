"""Drawing layers: as people stack them, deep or shallow, wide or narrow."""

from benchmarks.doctor.draw_sample import between, pick
from benchmarks.doctor.sets import SOURCES
from benchmarks.doctor.setup import Framework, Part, Sample
from numpy.random import Generator

_ACTIVATIONS = {
    "relu": 9, "tanh": 4, "sigmoid": 2, "leaky-relu": 1, "elu": 1, "selu": 1, "gelu": 1,
    "silu": 1, "softplus": 0.3,
}  # fmt: skip
_WORDS = 50


def draw_parts(random: Generator, framework: Framework, sample: Sample) -> tuple[Part, ...]:
    """The layers before the output's."""
    activation = pick(random, list(_ACTIVATIONS), list(_ACTIVATIONS.values()))
    shape = SOURCES[sample.name].shape
    if shape == "picture":
        return _for_pictures(random, sample, activation)
    if shape == "words":
        return _for_words(random, framework, activation)
    if shape == "series":
        return _for_series(random, framework, activation)
    depth = pick(random, (0, 1, 2, 3, 4, 5, 6), (0.5, 4, 5, 3, 1.5, 0.7, 0.5))
    return _dense(random, depth, activation)


def _dense(random: Generator, depth: int, activation: str) -> tuple[Part, ...]:
    """Dense layers, in part with normalisation or dropout between them."""
    manner = pick(
        random,
        ("plain", "batch-norm", "dropout", "residual", "layer-norm"),
        (8, 1.2, 1.5, 0.7, 0.3),
    )
    units = round(between(random, 4, 512 if random.random() < 0.15 else 100))
    same = manner == "residual" or random.random() < 0.5
    rule = pick(random, (None, "he", "glorot", "he-uniform", "orthogonal"), (8, 1, 1, 0.5, 0.3))
    rate = round(float(random.uniform(0.1, 0.4)), 1)
    parts: list[Part] = []
    for at in range(depth):
        width = units if same else max(3, units >> at)
        dense = Part(kind="dense", units=width, activation=activation, initialisation=rule)
        if manner == "residual" and at > 0:
            parts.append(Part(kind="residual", units=units, activation="relu"))
            continue
        parts.append(dense)
        if manner in ("batch-norm", "layer-norm"):
            parts.append(Part(kind=manner, rate=0.9 if manner == "batch-norm" else 0.0))
        elif manner == "dropout":
            parts.append(Part(kind="dropout", rate=rate))
    return tuple(parts)


def _for_pictures(random: Generator, sample: Sample, activation: str) -> tuple[Part, ...]:
    flatten = Part(kind="flatten")
    if random.random() < 0.5:
        return (flatten, *_dense(random, int(random.integers(1, 4)), activation))
    channels = pick(random, (4, 8, 16))
    layers = 2 if sample.name != "digit-pictures" and random.random() < 0.4 else 1
    parts: list[Part] = []
    for at in range(layers):
        parts.append(Part(kind="convolution", units=channels << at, activation=activation))
        parts.append(Part(kind="pooling"))
    head = _dense(random, int(random.integers(0, 2)), activation)
    return (*parts, flatten, *head)


def _for_words(random: Generator, framework: Framework, activation: str) -> tuple[Part, ...]:
    embedding = Part(kind="embedding", entries=_WORDS, units=pick(random, (4, 8, 16)))
    reader = pick(random, ("global-pooling", "flatten", "recurrent"), (2, 1, 1))
    if reader == "recurrent" and framework == "pellucid":
        reader = "flatten"
    head = _dense(random, int(random.integers(0, 2)), activation)
    return (embedding, Part(kind=reader, units=16 if reader == "recurrent" else 0), *head)


def _for_series(random: Generator, framework: Framework, activation: str) -> tuple[Part, ...]:
    if framework == "pellucid" or random.random() < 0.4:
        return (Part(kind="flatten"), *_dense(random, int(random.integers(1, 3)), activation))
    return (Part(kind="recurrent", units=pick(random, (8, 16, 32))),)
