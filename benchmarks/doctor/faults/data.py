"""Faults of the data: how inputs and targets are written, and what is wrong with them."""

from benchmarks.doctor.draw_sample import between, pick
from benchmarks.doctor.faults.fault import Fault, Injected, dense_places, each_part
from benchmarks.doctor.material import material
from benchmarks.doctor.sets import SOURCES
from benchmarks.doctor.setup import Setup, with_sample
from msgspec.structs import replace
from numpy.random import Generator


def _wordless(setup: Setup) -> bool:
    return SOURCES[setup.sample.name].shape != "words"


def _large_inputs(setup: Setup, random: Generator) -> Injected | None:
    if not _wordless(setup):
        return None
    factor = between(random, 30, 1e4)
    offset = factor * pick(random, (0, 0, 5, 20))
    return Injected(with_sample(setup, factor=factor, offset=offset))


def _tiny_inputs(setup: Setup, random: Generator) -> Injected | None:
    """Divided by 255 once too often, or in the wrong unit."""
    if not _wordless(setup):
        return None
    return Injected(with_sample(setup, factor=between(random, 1e-6, 5e-3)))


def _zeroed(setup: Setup, random: Generator) -> Injected | None:
    del random
    return Injected(with_sample(setup, corruption="zeroed")) if _wordless(setup) else None


def _not_numbers(setup: Setup, random: Generator) -> Injected | None:
    if not _wordless(setup):
        return None
    kind = pick(random, ("nan", "infinite"))
    return Injected(with_sample(setup, corruption=kind, amount=between(random, 0.002, 0.05)))


def _large_targets(setup: Setup, random: Generator) -> Injected | None:
    if SOURCES[setup.sample.name].task != "regression" or setup.output.activation != "linear":
        return None
    factor = between(random, 100, 1e5)
    offset = factor * pick(random, (0, 0, 3, 10))
    return Injected(with_sample(setup, target_factor=factor, target_offset=offset))


def _off_by_one(setup: Setup, random: Generator) -> Injected | None:
    """Classes counted from one, by a network that counts them from zero."""
    del random
    if setup.loss not in ("cross-entropy", "negative-log") or setup.sample.coding != "plain":
        return None
    return Injected(with_sample(setup, corruption="off-by-one"))


def _one_class(setup: Setup, random: Generator) -> Injected | None:
    task = SOURCES[setup.sample.name].task
    if task not in ("binary", "multiclass") or len(material(setup.sample).x) < 50:
        return None
    amount = round(float(random.uniform(0.01, 0.03)), 3)
    return Injected(with_sample(setup, corruption="one-class", amount=amount))


def _broadcast(setup: Setup, random: Generator) -> Injected | None:
    """Targets (rows,) against outputs (rows, 1): PyTorch compares each with every other."""
    del random
    squared = setup.loss in ("squared-error", "absolute-error", "huber")
    if setup.framework != "pytorch" or setup.sample.coding != "column" or not squared:
        return None
    return Injected(with_sample(setup, corruption="flat-targets"))


def _signs(setup: Setup, random: Generator) -> Injected | None:
    """Targets of -1 and 1 for a loss that wants 0 and 1."""
    del random
    if setup.loss != "binary-cross-entropy" or setup.output.units != 1:
        return None
    if setup.framework == "pellucid":
        return None
    return Injected(with_sample(setup, coding="minus-one-one"))


def _overfitted(setup: Setup, random: Generator) -> Injected | None:
    """A handful of examples, learned by heart by a large network."""
    rows, places = len(material(setup.sample).x), dense_places(setup)
    if rows < 100 or not places or any(part.kind == "residual" for part in setup.parts):
        return None
    sample = with_sample(setup, corruption="few-rows", amount=int(random.integers(12, 40)) / rows)
    wide = replace(sample, parts=each_part(sample, places, units=256))
    return Injected(replace(wide, validation=True, epochs=min(500, 5 * setup.epochs)))


def _shuffled(setup: Setup, random: Generator) -> Injected | None:
    del random
    if len(material(setup.sample).x) < 50:
        return None
    return Injected(with_sample(setup, corruption="shuffled-labels"))


DATA = (
    Fault("large-inputs", ("data-inputs",), _large_inputs),
    Fault("tiny-inputs", ("data-inputs",), _tiny_inputs),
    Fault("zeroed-inputs", ("data-inputs",), _zeroed),
    Fault("not-numbers", ("data-inputs",), _not_numbers),
    Fault("large-targets", ("data-targets",), _large_targets),
    Fault("off-by-one", ("data-targets", "architecture", "output-activation"), _off_by_one, True),
    Fault("one-class", ("data-targets",), _one_class),
    Fault("broadcast", ("data-targets", "code", "loss"), _broadcast),
    Fault("signs", ("data-targets", "output-activation", "loss"), _signs, True),
    Fault("overfitting", ("regularisation", "architecture", "epochs"), _overfitted),
)

NOTHING_TO_LEARN = Fault("shuffled-labels", ("data-targets",), _shuffled)
