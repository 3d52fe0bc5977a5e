"""All that there is to say of a set-up."""

from pellucid.lab.bench.advice import examples, layers, outputs, steps
from pellucid.lab.bench.advice.case import Case, case_of
from pellucid.lab.bench.lessons import Material
from pellucid.lab.protocol.messages import Advice
from pellucid.lab.protocol.setup import Setup
from pellucid.learning.plan import Plan

_RULES = (*outputs.RULES, *layers.RULES, *steps.RULES, *examples.RULES)


def advice_for(setup: Setup, material: Material, plan: Plan) -> list[Advice]:
    """What a learner should expect, in the order of the network; nothing is forbidden by it."""
    case: Case = case_of(setup, material, plan)
    return [advice for rule in _RULES for advice in rule(case)]
