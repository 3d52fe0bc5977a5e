"""A network in the wrong mode.

Dropout and batch normalisation behave differently while learning and while predicting. Learning in
evaluation mode leaves them out; predicting in training mode lets chance, or the rest of the batch,
have a say in each answer.
"""

from collections.abc import Iterator

from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_OFTEN = 0.5


def check(chart: Chart) -> Iterator[Suspicion]:
    """Most steps in evaluation mode, or most predictions in training mode."""
    loop = chart.loop
    if loop is None:
        return
    predicting = loop.in_training_mode / max(1, loop.predictions)
    if loop.in_evaluation > _OFTEN:
        yield Suspicion(
            prior=0.5,
            why=f"{loop.in_evaluation:.0%} of the steps were taken in evaluation mode.",
            text="Call model.train() before training.",
            evidence=(evidence("share of steps", loop.in_evaluation, _OFTEN),),
            certain=True,
        )
    if predicting > _OFTEN:
        yield Suspicion(
            prior=0.4,
            why=f"{predicting:.0%} of the predictions were made in training mode.",
            text="Call model.eval() before predicting, and model.train() after it.",
            evidence=(evidence("share of predictions", predicting, _OFTEN),),
            certain=True,
        )


RULE = Rule("mode-wrong", "a network in the wrong mode", "code", check)
