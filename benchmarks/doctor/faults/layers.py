"""Faults of the layers: what they compute, how many there are, what holds them back."""

from benchmarks.doctor.draw_sample import between, pick
from benchmarks.doctor.faults.fault import Fault, Injected, dense_places, each_part
from benchmarks.doctor.setup import Part, Setup, with_part
from msgspec.structs import replace
from numpy.random import Generator


def _no_activations(setup: Setup, random: Generator) -> Injected | None:
    del random
    bent = tuple(at for at in setup.hidden if setup.parts[at].activation != "linear")
    if not bent or any(part.kind in ("residual", "recurrent") for part in setup.parts):
        return None
    return Injected(replace(setup, parts=each_part(setup, bent, activation="linear")), bent)


def _hidden_softmax(setup: Setup, random: Generator) -> Injected | None:
    places = dense_places(setup)
    if not places:
        return None
    at = pick(random, places)
    return Injected(with_part(setup, at, activation="softmax"), (at,))


def _deepened(setup: Setup, at: int, layers: int, activation: str) -> Setup:
    """So many layers like the one at that place, instead of it."""
    layer = replace(setup.parts[at], activation=activation)
    parts = (*setup.parts[:at], *(layer,) * layers, *setup.parts[at + 1 :])
    return replace(setup, parts=parts)


def _deep_sigmoid(setup: Setup, random: Generator) -> Injected | None:
    """Through so many sigmoid layers hardly any gradient comes back."""
    places = dense_places(setup)
    if not places:
        return None
    sigmoid = replace(setup, parts=each_part(setup, places, activation="sigmoid"))
    return Injected(_deepened(sigmoid, places[0], int(random.integers(4, 9)), "sigmoid"))


def _all_sigmoid(setup: Setup, random: Generator) -> Injected | None:
    del random
    places = dense_places(setup)
    if len(places) < 3 or setup.parts[places[0]].activation == "sigmoid":
        return None
    return Injected(replace(setup, parts=each_part(setup, places, activation="sigmoid")))


def _too_deep(setup: Setup, random: Generator) -> Injected | None:
    places = dense_places(setup)
    if not places or any(part.kind in ("batch-norm", "layer-norm") for part in setup.parts):
        return None
    activation = setup.parts[places[0]].activation
    if activation == "sigmoid":
        return None
    return Injected(_deepened(setup, places[0], int(random.integers(15, 30)), activation))


def _few_units(setup: Setup, random: Generator) -> Injected | None:
    places = dense_places(setup)
    if not places or len(places) < len(setup.hidden):
        return None
    units = int(random.integers(1, 3))
    return Injected(replace(setup, parts=each_part(setup, places, units=units)))


def _bottleneck(setup: Setup, random: Generator) -> Injected | None:
    places = dense_places(setup)
    if len(places) < 2 or any(part.kind == "residual" for part in setup.parts):
        return None
    at = pick(random, places)
    return Injected(with_part(setup, at, units=1), (at,))


def _after_dense(setup: Setup, part: Part) -> Injected | None:
    """The part after every hidden dense layer."""
    places, parts, put = dense_places(setup), list[Part](), list[int]()
    for at, old in enumerate(setup.parts):
        parts.append(old)
        if at in places:
            put.append(len(parts))
            parts.append(part)
    return Injected(replace(setup, parts=tuple(parts)), tuple(put)) if put else None


def _heavy_dropout(setup: Setup, random: Generator) -> Injected | None:
    rate = round(float(random.uniform(0.85, 0.98)), 2)
    places = tuple(at for at, part in enumerate(setup.parts) if part.kind == "dropout")
    if places:
        return Injected(replace(setup, parts=each_part(setup, places, rate=rate)), places)
    return _after_dense(setup, Part(kind="dropout", rate=rate))


def _heavy_penalty(setup: Setup, random: Generator) -> Injected | None:
    """A penalty on large weights that matters more than the task."""
    strength = between(random, 0.05, 5)
    if setup.framework == "keras":
        places = (*setup.hidden, len(setup.parts) - 1)
        return Injected(replace(setup, parts=each_part(setup, places, l2=strength)))
    decoupled = setup.optimizer == "adamw"
    return Injected(
        replace(setup, decay=min(strength / setup.rate, 100) if decoupled else strength)
    )


def _slow_normalisation(setup: Setup, random: Generator) -> Injected | None:
    """Running averages that still stand near where they began when the training is over."""
    momentum = pick(random, (0.999, 0.9999))
    places = tuple(at for at, part in enumerate(setup.parts) if part.kind == "batch-norm")
    if places:
        return Injected(replace(setup, parts=each_part(setup, places, rate=momentum)), places)
    if any(part.kind == "residual" for part in setup.parts) or setup.batch_size < 8:
        return None
    return _after_dense(setup, Part(kind="batch-norm", rate=momentum))


LAYERS = (
    Fault("no-activations", ("activation",), _no_activations),
    Fault("hidden-softmax", ("activation",), _hidden_softmax),
    Fault("deep-sigmoid", ("activation", "architecture"), _deep_sigmoid),
    Fault("all-sigmoid", ("activation",), _all_sigmoid),
    Fault("too-deep", ("architecture", "activation", "initialisation"), _too_deep),
    Fault("too-few-units", ("architecture",), _few_units),
    Fault("bottleneck", ("architecture",), _bottleneck),
    Fault("heavy-dropout", ("regularisation",), _heavy_dropout),
    Fault("heavy-penalty", ("regularisation",), _heavy_penalty),
    Fault("slow-normalisation", ("architecture", "regularisation", "code"), _slow_normalisation),
)
