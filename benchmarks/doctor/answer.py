"""Answers: what the doctor said of a case, and whether it was right."""

from importlib import import_module

from benchmarks.doctor.built import Built
from benchmarks.doctor.cases import Case
from benchmarks.doctor.material import material
from benchmarks.doctor.mended import skill_of
from benchmarks.doctor.verify import quietly
from msgspec import Struct
from msgspec.structs import replace

import pellucid.doctor
from pellucid.doctor import Diagnosis, Finding

# Words about data that cannot be learned: no alarm about a network, and right of shuffled labels.
_TOLD_KINDLY = "data-targets"


class Said(Struct, frozen=True, kw_only=True):
    """One finding, in short."""

    code: str
    cause: str
    severity: str
    layer: str | None = None


class Answer(Struct, frozen=True, kw_only=True):
    """What was said of a case: the first cause, all findings, and what following it led to.

    `wanted` are the names of the layers that the fault is in. `mended` is the skill of the
    network once the advice was followed, None where there was none to follow. `error` is what
    went wrong instead of an answer.
    """

    digest: str
    seconds: float = 0.0
    healthy: bool | None = None
    learnable: bool = True
    first: Said | None = None
    findings: tuple[Said, ...] = ()
    wanted: tuple[str, ...] = ()
    mended: float | None = None
    complete: bool = True
    summary: str = ""
    error: str = ""

    def right(self, case: Case) -> bool:
        """Whether the first cause is one that is truly right."""
        return self.first is not None and self.first.cause in case.causes

    def placed(self) -> bool | None:
        """Whether the layer is right; None where the fault is in none."""
        if not self.wanted:
            return None
        return self.first is not None and self.first.layer in self.wanted

    def unlearnable(self) -> bool:
        """Whether it said of data that nothing can be learned from it, or that it cannot tell."""
        told = any(said.cause == _TOLD_KINDLY for said in self.findings)
        return not self.error and (told or not self.learnable or self.healthy is None)


def answer(case: Case, budget: float) -> Answer:
    """Examines a case, then follows the advice."""
    built = build(case)
    with quietly():
        found = pellucid.doctor.diagnose(
            built.model, built.x, built.y, budget_seconds=budget, **built.told
        )
        told = _in_short(case, built, found)
        if not told.first or not found.first or not found.first.advice.changes:
            return told
        return replace(told, mended=skill_of(case, built, found))


def build(case: Case) -> Built:
    """The real objects of a case."""
    builder = import_module(f"benchmarks.doctor.build_{case.setup.framework}")
    return builder.build(case.setup, material(case.setup.sample))


def _in_short(case: Case, built: Built, found: Diagnosis) -> Answer:
    return Answer(
        digest=case.setup.digest, seconds=round(found.seconds, 2), healthy=found.healthy,
        learnable=not found.unlearnable,
        first=_said(found.first) if found.first else None,
        findings=tuple(_said(finding) for finding in found.findings),
        wanted=tuple(name for at in case.layers for name in built.names[at]),
        complete=found.complete, summary=found.summary,
    )  # fmt: skip


def _said(finding: Finding) -> Said:
    layer = finding.layer.name if finding.layer else None
    return Said(code=finding.code, cause=finding.cause, severity=finding.severity, layer=layer)
