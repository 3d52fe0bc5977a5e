"""The diagnosis: what was found, as it is told."""

from collections.abc import Callable
from typing import Literal

import msgspec
from msgspec import Struct

from pellucid.doctor.finding import CHANGED, Finding
from pellucid.doctor.fixed import Fixed
from pellucid.doctor.patch import Patch
from pellucid.doctor.sketch import Part
from pellucid.doctor.told import as_text
from pellucid.errors import BadInput
from pellucid.viewers import viewer


class Diagnosis(Struct, frozen=True, kw_only=True, dict=True):
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
    unlearnable: bool = False
    """Nothing is wrong, but nobody could make more of these data than chance."""
    judged: Literal["held", "training"] = "held"
    framework: str = "pellucid"
    layers: tuple[Part, ...] = ()
    """What the network is made of; a finding's `layer` is one of them, by its index."""
    basis: Literal["examined", "recorded"] = "examined"
    """Whether it was trained to see, or told from what a finished training had recorded."""
    seconds: float = 0.0
    complete: bool = True
    """Whether there was time for all that had to be tried."""
    patch: Patch | None = None
    """Of a script: its advice as a change of the script's text."""

    @property
    def first(self) -> Finding | None:
        """The first cause, if there is a problem."""
        return next((one for one in self.findings if one.severity == "problem"), None)

    @property
    def changed(self) -> float | None:
        """The score with all that had to be changed; None where no change was tried."""
        told = (each for one in self.findings for each in one.evidence if each.name == CHANGED)
        return max((one.value for one in told), default=None)

    def __str__(self) -> str:
        return as_text(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: a card that runs no script."""
        return viewer().diagnosis(self)

    def timed(self, seconds: float) -> "Diagnosis":
        """The same, with how long it took."""
        told = msgspec.structs.replace(self, seconds=seconds)
        vars(told).update(vars(self))
        return told

    def with_fix(self, fix: Callable[[], Fixed]) -> "Diagnosis":
        """The same, able to make the mended network; that is no part of what is written down."""
        vars(self)["mending"] = fix
        return self

    def fixed_also(self, more: Callable[[Fixed], Fixed]) -> "Diagnosis":
        """The same, with something more told of the mended network, if there is one."""
        mending = vars(self).get("mending")
        return self if mending is None else self.with_fix(lambda: more(mending()))

    def fix(self) -> Fixed | Patch:
        """The mended network and how to train it, where a change was found that helps.

        Of a script it is a `Patch`. Raises `BadInput` where there is nothing to mend, or where
        the diagnosis was read from a file.
        """
        if self.patch is not None:
            return self.patch
        mending = vars(self).get("mending")
        if mending is None:
            raise BadInput("there is nothing to mend here", "a diagnosis with a change that helped")
        return mending()
