"""Rules: what a suspicion is, and who raises it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pellucid.doctor.anatomy import Layer
from pellucid.doctor.change import AnyChange
from pellucid.doctor.chart import Chart
from pellucid.doctor.finding import Advice, Cause, Evidence, Where


@dataclass(frozen=True)
class Suspicion:
    """What a rule suspects, before it is known whether it does harm.

    `prior` is how likely it is to be what holds learning back, if anything does: near 1 where it
    cannot be otherwise. `changes` are what would mend it; `text` says the same to a person, and
    `why` what is wrong. `certain`: it is wrong whatever a trial shows, told as a warning at the
    least.
    """

    prior: float
    why: str
    text: str
    changes: tuple[AnyChange, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    layer: Where | None = None
    certain: bool = False

    @property
    def advice(self) -> Advice:
        """The text and the changes together."""
        return Advice(text=self.text, changes=self.changes)


class Rule(NamedTuple):
    """A rule: a stable code, its name, the cause it stands for, and what it looks for."""

    code: str
    name: str
    cause: Cause
    check: Callable[[Chart], Iterable[Suspicion]]

    def __repr__(self) -> str:
        return f"Rule({self.code!r})"


def evidence(name: str, value: float, threshold: float | None = None) -> Evidence:
    """A number that speaks for a suspicion."""
    return Evidence(
        name=name, value=float(value), threshold=None if threshold is None else float(threshold)
    )


def where(layer: Layer) -> Where:
    """A layer's place."""
    return Where(index=layer.index, name=layer.name)
