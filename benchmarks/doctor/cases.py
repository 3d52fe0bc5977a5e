"""Cases: set-ups that were tried, with what they really learned; kept as lines of JSON."""

from pathlib import Path
from typing import Literal

import msgspec
from benchmarks.doctor.faults import FAULTS, UNLEARNABLE
from benchmarks.doctor.setup import Setup
from msgspec import Struct

from pellucid.doctor.finding import Cause

HEALTHY = "healthy"
FOLDER = Path(__file__).parent / "cases"
Half = Literal["develop", "test"]


class Case(Struct, frozen=True, kw_only=True):
    """A set-up that was tried: healthy, or with a fault of this kind in it.

    `skills` were measured with each seed; none where the framework refuses to train it. `base`
    is the digest of the healthy set-up that it was made of, `learned` that one's mean skill.
    `layers` are the places of the parts that the fault is in.
    """

    kind: str
    setup: Setup
    base: str
    learned: float
    skills: tuple[float, ...]
    layers: tuple[int, ...] = ()

    @property
    def causes(self) -> tuple[Cause, ...]:
        """The causes that are truly right."""
        if self.kind == HEALTHY:
            return ()
        return (UNLEARNABLE if self.kind == UNLEARNABLE.kind else FAULTS[self.kind]).causes

    @property
    def half(self) -> Half:
        """All cases made of one set-up are in the same half."""
        return "test" if int(self.base, 16) % 2 else "develop"

    @property
    def skill(self) -> float:
        """The mean over seeds; a network that cannot be trained has none."""
        return sum(self.skills) / len(self.skills) if self.skills else 0.0


def file_of(kind: str) -> Path:
    """Where cases of a kind are kept."""
    kept = {HEALTHY: "healthy", UNLEARNABLE.kind: "unlearnable"}
    return FOLDER / f"{kept.get(kind, 'faulty')}.jsonl"


def keep(case: Case) -> None:
    """Writes a case behind the others."""
    FOLDER.mkdir(exist_ok=True)
    with file_of(case.kind).open("ab") as file:
        file.write(msgspec.json.encode(case) + b"\n")


def kept() -> list[Case]:
    """Every case there is: healthy ones first."""
    files = dict.fromkeys(file_of(kind) for kind in (HEALTHY, *FAULTS, UNLEARNABLE.kind))
    lines = (line for path in files if path.exists() for line in path.read_bytes().splitlines())
    return [msgspec.json.decode(line, type=Case) for line in lines]
