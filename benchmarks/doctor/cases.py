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
_FILES = {HEALTHY: "healthy", UNLEARNABLE.kind: "unlearnable"}
Part = Literal["develop", "test"]
"""What the doctor was developed with, and what nobody looked at while it was."""


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
    def skill(self) -> float:
        """The mean over seeds; a network that cannot be trained has none."""
        return sum(self.skills) / len(self.skills) if self.skills else 0.0


def keep(case: Case, part: Part) -> None:
    """Writes a case behind the others of its part."""
    path = FOLDER / part / f"{_FILES.get(case.kind, 'faulty')}.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(msgspec.json.encode(case) + b"\n")


def kept(part: Part) -> list[Case]:
    """Every case of a part: healthy ones first."""
    paths = (FOLDER / part / f"{name}.jsonl" for name in ("healthy", "faulty", "unlearnable"))
    lines = (line for path in paths if path.exists() for line in path.read_bytes().splitlines())
    return [msgspec.json.decode(line, type=Case) for line in lines]
