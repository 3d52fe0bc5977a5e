"""An optimiser that hardly moves.

Plain gradient descent at 0.01 and Adadelta at 0.001, both what a library takes when nobody
chooses, need many more steps than Adam does.
"""

from collections.abc import Iterator

from pellucid.doctor.change import SetOptimizer
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence

_SLOW = ("sgd", "adadelta", "adagrad", "ftrl", "momentum", "nesterov", "asgd", "rprop", "lbfgs")


def check(chart: Chart) -> Iterator[Suspicion]:
    """An optimiser without a step size of its own for each weight, or one that shrinks it."""
    optimizer = chart.anatomy.optimizer
    if not optimizer.name.startswith(_SLOW):
        return
    worst = optimizer.name.startswith(("adadelta", "ftrl")) and optimizer.rate < 0.1
    broken = chart.recording is not None and chart.recording.broken is not None
    yield Suspicion(
        prior=0.1 if broken else 0.75 if worst else 0.3,
        why=f"{optimizer.name} at {optimizer.rate:g} takes short steps where the loss is flat.",
        text="Use Adam, at 0.001.",
        changes=(SetOptimizer(to="adam", rate=0.001),),
        evidence=(evidence("learning rate", optimizer.rate),),
    )


RULE = Rule("optimizer-slow", "an optimiser that hardly moves", "optimizer", check)
