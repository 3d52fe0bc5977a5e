"""Faults of how weights start, and of which of them learn."""

from benchmarks.doctor.draw_sample import between, pick
from benchmarks.doctor.faults.fault import Fault, Injected, dense_places, each_part
from benchmarks.doctor.setup import Setup
from msgspec.structs import replace
from numpy.random import Generator


def _begun(setup: Setup, places: tuple[int, ...], rule: str) -> Injected | None:
    if not places:
        return None
    return Injected(replace(setup, parts=each_part(setup, places, initialisation=rule)), places)


def _one_or_all(setup: Setup, random: Generator) -> tuple[int, ...]:
    """One hidden dense layer, or every dense layer."""
    hidden = dense_places(setup)
    if hidden and random.random() < 0.5:
        return (pick(random, hidden),)
    return (*hidden, len(setup.parts) - 1) if hidden else ()


def _zeros(setup: Setup, random: Generator) -> Injected | None:
    return _begun(setup, _one_or_all(setup, random), "zeros")


def _constant(setup: Setup, random: Generator) -> Injected | None:
    return _begun(
        setup, _one_or_all(setup, random), f"constant:{pick(random, (0.01, 0.1, 0.5, 1))}"
    )


def _huge(setup: Setup, random: Generator) -> Injected | None:
    return _begun(setup, _one_or_all(setup, random), f"normal:{between(random, 3, 100)}")


def _tiny(setup: Setup, random: Generator) -> Injected | None:
    return _begun(setup, _one_or_all(setup, random), f"normal:{between(random, 1e-7, 1e-3)}")


def _dead(setup: Setup, random: Generator) -> Injected | None:
    """Biases so low that hardly any unit is ever above zero."""
    places = tuple(at for at in dense_places(setup) if setup.parts[at].activation == "relu")
    if not places:
        return None
    some = (pick(random, places),)
    bias = -between(random, 5, 100)
    return Injected(replace(setup, parts=each_part(setup, some, bias=bias)), some)


def _frozen(setup: Setup, random: Generator) -> Injected | None:
    places = setup.hidden
    if setup.framework == "pellucid" or not places:
        return None
    some = pick(random, (places, (*places, len(setup.parts) - 1)[1:]))
    return Injected(replace(setup, parts=each_part(setup, some, frozen=True)), some)


def _forgotten(setup: Setup, random: Generator) -> Injected | None:
    places = setup.hidden
    if setup.framework != "pytorch" or not places:
        return None
    some = pick(random, (places, (len(setup.parts) - 1,), (*places, len(setup.parts) - 1)[1:]))
    return Injected(replace(setup, missing=some), some)


WEIGHTS = (
    Fault("zero-initialisation", ("initialisation",), _zeros),
    Fault("constant-initialisation", ("initialisation",), _constant),
    Fault("huge-initialisation", ("initialisation",), _huge),
    Fault("tiny-initialisation", ("initialisation",), _tiny),
    Fault("dead-units", ("initialisation", "activation"), _dead),
    Fault("frozen-layers", ("code", "architecture", "optimizer"), _frozen),
    Fault("forgotten-parameters", ("optimizer", "code"), _forgotten),
)
