"""What a fault is."""

from collections.abc import Callable
from typing import NamedTuple

from benchmarks.doctor.setup import Part, Setup
from msgspec.structs import replace
from numpy.random import Generator

from pellucid.doctor.finding import Cause


class Injected(NamedTuple):
    """A set-up with a fault in it, and the layers it is in, by their place (none: in no layer)."""

    setup: Setup
    layers: tuple[int, ...] = ()


Inject = Callable[[Setup, Generator], Injected | None]


class Fault(NamedTuple):
    """A kind of fault: the causes that are truly right for it, and how it is made.

    `inject` gives None for a set-up that cannot have it. `raises`: some frameworks refuse to
    train what comes of it, which is harm enough.
    """

    kind: str
    causes: tuple[Cause, ...]
    inject: Inject
    raises: bool = False


def dense_places(setup: Setup) -> tuple[int, ...]:
    """The places of hidden dense layers."""
    return tuple(at for at in setup.hidden if setup.parts[at].kind == "dense")


def each_part(setup: Setup, places: tuple[int, ...], **changes: object) -> tuple[Part, ...]:
    """The set-up's parts, those at these places changed alike."""
    return tuple(
        replace(part, **changes) if at in places else part for at, part in enumerate(setup.parts)
    )
