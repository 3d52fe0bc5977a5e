"""The outcome of an experiment: its verdict, with everything the verdict rests on."""

from typing import Any, Literal

from msgspec import Struct

from pellucid.course.charts import Chart

Verdict = Literal["supported", "refuted", "undecided"]
Rule = Literal["usually", "always"]


class Judgement(Struct, frozen=True):
    """What came of one comparison.

    `effect` is the median gap over the networks, `interval` its confidence interval (an end is
    None where too few networks leave it open), `beyond` the threshold, and `holds` in how many
    networks the gap was beyond it. By the `rule` "always" it had to be so in every one. Of
    `shares`, these numbers are told in per cent.
    """

    name: str
    says: str
    verdict: Verdict
    effect: float | None
    interval: tuple[float | None, float | None]
    beyond: float
    rule: Rule
    holds: int
    seeds: int
    shares: bool = False


class Outcome(Struct, frozen=True):
    """What running an experiment gave: the numbers, and how they were come by.

    `effect` and `interval` are those of the comparison that decided; `holds` counts the networks
    in which every comparison held. `facts` are numbers with names, for texts; `charts` what to
    look at.
    """

    name: str
    lesson: int
    claim: str
    verdict: Verdict
    effect: float | None
    interval: tuple[float | None, float | None]
    holds: int
    seeds: int
    seed: int
    seconds: float
    comparisons: list[Judgement]
    facts: dict[str, float | None]
    settings: dict[str, Any]
    charts: list[Chart]
