"""A cross-entropy of what are no shares.

Cross-entropy takes the logarithm of the share that is given to the truth. Sums that went through
no sigmoid or softmax are no shares: they may be negative, and what is computed means nothing.
Where the loss applies the function itself (it "takes logits"), it must be told so.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.fitting import fitting_output, in_words
from pellucid.doctor.rule import Rule, Suspicion, evidence, where

_SHARES = ("sigmoid", "softmax", "log-softmax", "hard-sigmoid")


def check(chart: Chart) -> Iterator[Suspicion]:
    """A cross-entropy that takes shares, after a linear output (or ReLU, tanh)."""
    last, loss = chart.anatomy.last, chart.anatomy.loss
    output = chart.anatomy.output_activation
    if last is None or loss.logits or output in _SHARES:
        return
    if loss.name not in ("binary-cross-entropy", "cross-entropy", "kl-divergence"):
        return
    if chart.problem.task == "regression":
        return
    change = fitting_output(chart)
    yield Suspicion(
        prior=0.95,
        why=f"The loss {loss.given} takes shares between 0 and 1, but the output is {output}: "
        "any number.",
        text=in_words(chart, change),
        changes=(change,),
        evidence=(evidence("output units", last.units),),
        layer=where(last),
        certain=True,
    )


RULE = Rule("output-not-shares", "cross-entropy of no shares", "output-activation", check)
