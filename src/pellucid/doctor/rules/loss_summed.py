"""A loss that is summed.

Summed over the batch instead of averaged, the loss's gradient grows with the batch: the learning
rate is really that many times higher.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetLoss
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence


def check(chart: Chart) -> Iterator[Suspicion]:
    """The reduction is a sum, and the optimiser follows the gradient's size."""
    loss = chart.anatomy.loss
    if loss.reduction != "sum" or chart.regime.batch_size < 2:
        return
    adaptive = chart.anatomy.optimizer.name.startswith(("adam", "rms", "nadam", "adagrad"))
    yield Suspicion(
        prior=0.4 if adaptive else 0.75,
        why=f"{loss.given} is summed over each batch of {chart.regime.batch_size}: gradients are "
        "that many times larger than of the mean.",
        text="Average the loss over the batch.",
        changes=(SetLoss(to=loss.name),),
        evidence=(evidence("times larger", chart.regime.batch_size, 1),),
    )


RULE = Rule("loss-summed", "a summed loss", "loss", check)
