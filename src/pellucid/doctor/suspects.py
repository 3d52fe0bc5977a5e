"""Suspects: the suspicions that rules raise about a chart."""

from typing import NamedTuple

from pellucid.doctor.chart import Chart
from pellucid.doctor.registry import RULES
from pellucid.doctor.rule import Rule, Suspicion


class Suspect(NamedTuple):
    """A suspicion and the rule that raised it."""

    rule: Rule
    suspicion: Suspicion


def suspicions(chart: Chart) -> tuple[Suspect, ...]:
    """What the rules suspect, the likeliest first."""
    found = [Suspect(rule, one) for rule in RULES for one in rule.check(chart)]
    return tuple(sorted(found, key=lambda one: -one.suspicion.prior))
