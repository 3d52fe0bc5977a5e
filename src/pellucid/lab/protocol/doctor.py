"""What the doctor tells the page: how far an examination is, what it found, what looks wrong."""

from typing import Literal

from msgspec import Struct

from pellucid.lab.protocol.messages import Answer, Message
from pellucid.lab.protocol.setup import Setup

ExaminationStage = Literal["waiting", "as-given", "others", "trying", "done"]
"""What is done just now.

Waiting for others to be done; training it as given; seeing how much other learners make of the
same data; trying a change.
"""

Conclusion = Literal["problem", "healthy", "nothing-to-learn", "cannot-tell"]
"""What an examination came to."""

Weight = Literal["problem", "warning", "note"]
"""How much a finding matters: it holds back learning, it is wrong all the same, it is unusual."""


class AdvisedChange(Struct, frozen=True, kw_only=True):
    """One thing to do differently: a code of the page's catalogue, and what to fill in.

    `possible`: the bench can carry it out.
    """

    kind: str
    values: dict[str, str | float]
    possible: bool


class FoundEvidence(Struct, frozen=True, kw_only=True):
    """A number that speaks for a finding, beside the one it was held against."""

    name: str
    value: float | None
    threshold: float | None


class FoundCause(Struct, frozen=True, kw_only=True):
    """One thing that was found.

    `code` is a key of the page's catalogue; `name`, `why` and `advice` are the doctor's own words,
    in English. `layer` is the name of the scene's layer where it is.
    """

    code: str
    name: str
    weight: Weight
    layer: str | None
    evidence: list[FoundEvidence]
    why: str
    advice: str
    changes: list[AdvisedChange]
    symptoms: "list[FoundCause]" = []


class Opinion(Struct, frozen=True, kw_only=True):
    """What an examination came to, causes first.

    Of the scores (accuracy or R², on examples that were `held` back, or on those it learned from)
    `score` is the network's own, `changed` that with the advised changes, `chance` that of knowing
    nothing, `reference` the best that was seen. `mended` is the set-up with the changes that the
    bench can carry out; None where there are none. `train` is how many epochs it then takes, where
    that is part of the advice. `complete`: there was time for all that had to be tried.
    """

    conclusion: Conclusion
    metric: Literal["accuracy", "r2"]
    judged: Literal["held", "training"]
    score: float | None
    changed: float | None
    chance: float | None
    reference: float | None
    findings: list[FoundCause]
    mended: Setup | None
    train: int | None
    complete: bool


class Examined(Answer, frozen=True, tag="examined", kw_only=True):
    """An examination: how far it is, and, when it is done, what it came to.

    `trying` are the changes that are tried just now, `tried` counts the trials, `seconds` how long
    it has taken. `address` is that of the set-up, which is trained for so many `epochs`. Where it
    was ended before anything was known there is no `opinion`.
    """

    done: bool
    stage: ExaminationStage
    trying: list[AdvisedChange]
    tried: int
    seconds: float
    epochs: int
    address: str
    opinion: Opinion | None = None


class Noticed(Message, frozen=True, tag="noticed", kw_only=True):
    """What looks wrong with the training on the bench, or that nothing does any more.

    It is seen in what was recorded anyway; nothing was tried.
    """

    finding: FoundCause | None


DoctorMessage = Examined | Noticed
