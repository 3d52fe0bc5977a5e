"""Findings: what is wrong, the evidence for it, and what to do."""

from typing import Literal

from msgspec import Struct

from pellucid.doctor.change import AnyChange

Severity = Literal["problem", "warning", "note"]
"""`problem`: it holds back learning. `warning`: it may. `note`: it does not, and is told."""

Cause = Literal[
    "activation", "output-activation", "loss", "learning-rate", "optimizer", "initialisation",
    "architecture", "data-inputs", "data-targets", "regularisation", "epochs", "batch-size", "code",
]  # fmt: skip


AS_GIVEN, CHANGED = "score as given", "score with the change"
"""The evidence of a trial: two scores."""


class Evidence(Struct, frozen=True, kw_only=True):
    """A number that speaks for a finding, beside the one it was held against."""

    name: str
    value: float
    threshold: float | None = None

    @property
    def of_trial(self) -> bool:
        """Whether it is the score of a trial, which may be shown apart."""
        return self.name in (AS_GIVEN, CHANGED)


class Where(Struct, frozen=True, kw_only=True):
    """A layer: its place in the network, from 0, and its name."""

    index: int
    name: str


class Advice(Struct, frozen=True, kw_only=True):
    """What to do: a sentence, and the same as data."""

    text: str
    changes: tuple[AnyChange, ...] = ()


class Proof(Struct, frozen=True, kw_only=True):
    """What happened when the advice was followed.

    Scores as in `Diagnosis.metric`, one for each seed, before and after; `gain` is the mean
    difference, `low` and `high` its 95 % interval; `mended` the share of the lost metric that
    was regained.
    """

    before: tuple[float, ...]
    after: tuple[float, ...]
    gain: float
    low: float
    high: float
    mended: float


class Finding(Struct, frozen=True, kw_only=True):
    """One thing the doctor found. `symptoms` are findings that this one explains."""

    code: str
    name: str
    severity: Severity
    cause: Cause
    layer: Where | None = None
    evidence: tuple[Evidence, ...] = ()
    advice: Advice
    confidence: float
    explanation: str = ""
    proof: Proof | None = None
    symptoms: "tuple[Finding, ...]" = ()

    @property
    def title(self) -> str:
        """Its name, and the layer it is in."""
        return self.name if self.layer is None else f"{self.name}, in layer {self.layer.name}"

    @property
    def sentence(self) -> str:
        """What it is, what was seen of it, and what to do."""
        return f"{self.name[0].upper()}{self.name[1:]}. {self.explanation} {self.advice.text}"
