"""The diagnosis: what was found, as it is told."""

from typing import Literal

from msgspec import Struct

from pellucid.doctor.finding import Finding


class Diagnosis(Struct, frozen=True, kw_only=True):
    """What the doctor found.

    `healthy` is true, false, or None for "cannot tell". `findings` have causes first; what a
    cause explains stands under it as its symptoms. `metric` is accuracy, or R² for quantities;
    `score` that of the network as given, on `judged` examples (`held`, or `training` where
    there are too few to hold back), `chance` that of knowing nothing, `reference` the best that
    was seen on the same data, by other learners or by the network once changed.
    """

    healthy: bool | None
    summary: str
    findings: tuple[Finding, ...]
    metric: Literal["accuracy", "r2"]
    score: float | None = None
    chance: float | None = None
    reference: float | None = None
    judged: Literal["held", "training"] = "held"
    framework: str = "pellucid"
    seconds: float = 0.0
    complete: bool = True
    """Whether there was time for all that had to be tried."""

    @property
    def first(self) -> Finding | None:
        """The first cause, if there is a problem."""
        return next((one for one in self.findings if one.severity == "problem"), None)
