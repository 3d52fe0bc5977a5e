"""What the doctor found, as the page is told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite

import msgspec

from pellucid.doctor.change import AnyChange, SetEpochs
from pellucid.doctor.diagnosis import Diagnosis
from pellucid.doctor.finding import Evidence, Finding, Where
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.layers import layers_of
from pellucid.lab.doctor.mending import Mending
from pellucid.lab.protocol.doctor import (
    AdvisedChange,
    Conclusion,
    FoundCause,
    FoundEvidence,
    Opinion,
)
from pellucid.lab.protocol.setup import TrainingSetup

_NOW: dict[str, Callable[[TrainingSetup], float]] = {
    "learning-rate": lambda training: training.learning_rate,
    "batch-size": lambda training: training.batch_size,
}
"""What a change is beside: numbers say little alone."""


@dataclass(frozen=True)
class Teller:
    """Tells of one journey's network, layers by the names that the page knows."""

    journey: Journey

    def opinion(self, found: Diagnosis) -> Opinion:
        """What an examination came to."""
        changes = [change for one in _problems(found) for change in one.advice.changes]
        epochs = [change.to for change in changes if isinstance(change, SetEpochs)]
        return Opinion(
            conclusion=_conclusion(found),
            metric=found.metric,
            judged=found.judged,
            score=_known(found.score),
            changed=_known(found.changed),
            chance=_known(found.chance),
            reference=_known(found.reference),
            findings=[self.finding(one) for one in found.findings],
            mended=Mending(self.journey).mended(changes),
            train=epochs[0] if epochs else None,
            complete=found.complete,
        )

    def finding(self, found: Finding) -> FoundCause:
        """One finding, with what it explains."""
        return FoundCause(
            code=found.code,
            name=found.name,
            weight=found.severity,
            layer=self._layer(found.layer),
            evidence=[_evidence(one) for one in found.evidence if not one.of_trial],
            why=found.explanation,
            advice=found.advice.text,
            changes=self.changes(found.advice.changes),
            symptoms=[self.finding(one) for one in found.symptoms],
        )

    def changes(self, changes: Sequence[AnyChange]) -> list[AdvisedChange]:
        """Changes as the page has words for them."""
        return [self._change(one) for one in changes]

    def _change(self, change: AnyChange) -> AdvisedChange:
        plain = msgspec.to_builtins(change)
        kind = plain.pop("change")
        if kind in _NOW:
            plain["was"] = _NOW[kind](self.journey.setup.training)
        return AdvisedChange(
            kind=kind,
            values={name: one for name, one in plain.items() if isinstance(one, str | float | int)},
            possible=Mending(self.journey).possible(change),
        )

    def _layer(self, where: Where | None) -> str | None:
        """The layer that the page shows: dropout stands with the layer before it."""
        network = self.journey.course.plan.network
        if where is None or where.name not in network.names:
            return None
        shown = {layer.name for layer in layers_of(network)}
        before = network.names[: network.names.index(where.name) + 1]
        return next((name for name in reversed(before) if name in shown), None)


def _problems(found: Diagnosis) -> list[Finding]:
    return [one for one in found.findings if one.severity == "problem"]


def _conclusion(found: Diagnosis) -> Conclusion:
    if _problems(found):
        return "problem"
    if found.unlearnable:
        return "nothing-to-learn"
    return "healthy" if found.healthy else "cannot-tell"


def _evidence(one: Evidence) -> FoundEvidence:
    return FoundEvidence(
        name=one.name.replace(" ", "-"), value=_known(one.value), threshold=_known(one.threshold)
    )


def _known(number: float | None) -> float | None:
    """A number that a page can read; None where it is none."""
    return float(number) if number is not None and isfinite(number) else None
