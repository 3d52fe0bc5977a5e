"""Faults of how fast and how long is learned."""

from benchmarks.doctor.draw_sample import between, pick
from benchmarks.doctor.faults.fault import Fault, Injected
from benchmarks.doctor.material import material
from benchmarks.doctor.setup import Setup
from msgspec.structs import replace
from numpy.random import Generator


def _too_high(setup: Setup, random: Generator) -> Injected:
    factor = between(random, 20, 2000)
    return Injected(replace(setup, rate=float(f"{setup.rate * factor:.1g}")))


def _too_low(setup: Setup, random: Generator) -> Injected:
    factor = between(random, 1e-5, 1e-2)
    return Injected(replace(setup, rate=float(f"{setup.rate * factor:.1g}")))


def _weak_optimizer(setup: Setup, random: Generator) -> Injected | None:
    """Keras' own default rates of Adadelta, Adagrad and, for many tasks, SGD teach nothing."""
    if setup.framework == "pellucid":
        return None
    name = pick(random, ("adadelta", "adagrad"))
    return Injected(replace(setup, optimizer=name, rate=0.001, momentum=0.0, decay=0.0))


def _momentum(setup: Setup, random: Generator) -> Injected | None:
    if setup.framework == "pellucid" or setup.optimizer not in ("sgd", "momentum", "nesterov"):
        return None
    momentum = pick(random, (0.995, 0.999, 0.9999))
    return Injected(replace(setup, optimizer="momentum", momentum=momentum))


def _few_epochs(setup: Setup, random: Generator) -> Injected | None:
    epochs = max(1, int(setup.epochs * between(random, 0.005, 0.06)))
    return None if epochs == setup.epochs else Injected(replace(setup, epochs=epochs))


def _large_batch(setup: Setup, random: Generator) -> Injected | None:
    rows = len(material(setup.sample).x)
    if setup.batch_size > rows // 8:
        return None
    return Injected(replace(setup, batch_size=pick(random, (rows, rows // 2))))


def _batch_of_one(setup: Setup, random: Generator) -> Injected | None:
    rows = len(material(setup.sample).x)
    if setup.batch_size <= 2 or any(part.kind == "batch-norm" for part in setup.parts):
        return None
    rate = float(f"{setup.rate * between(random, 4, 30):.1g}")
    epochs = max(2, min(setup.epochs, 3000 // rows))
    return Injected(replace(setup, batch_size=1, epochs=epochs, rate=rate))


PACE = (
    Fault("rate-too-high", ("learning-rate",), _too_high),
    Fault("rate-too-low", ("learning-rate",), _too_low),
    Fault("weak-optimizer", ("optimizer", "learning-rate"), _weak_optimizer),
    Fault("momentum-too-high", ("optimizer", "learning-rate"), _momentum),
    Fault("too-few-epochs", ("epochs",), _few_epochs),
    Fault("batch-too-large", ("batch-size", "epochs"), _large_batch),
    Fault("batch-of-one", ("batch-size", "learning-rate"), _batch_of_one),
)
