"""What a learner should expect of a set-up that will hurt or surprise."""

from pellucid.lab.bench.advice.advice import advice_for

__all__ = ["advice_for"]
