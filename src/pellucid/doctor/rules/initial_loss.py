"""A loss that begins far above that of knowing nothing.

Who knows nothing of K classes and says so has a cross-entropy of log K. Far more than that at the
start means wrong answers given with confidence: the first steps only unlearn them.
"""

from collections.abc import Iterator
from math import log

from pellucid.doctor.change import SetInitialisation
from pellucid.doctor.chart import Chart
from pellucid.doctor.rule import Rule, Suspicion, evidence, where
from pellucid.doctor.rules.initial_constant import drawing

_TIMES, _MORE = 2.0, 1.0


def check(chart: Chart) -> Iterator[Suspicion]:
    """The loss before the first step, beside log K."""
    recording, loss, last = chart.recording, chart.anatomy.loss, chart.anatomy.last
    classes = chart.problem.classes
    if recording is None or last is None or classes < 2 or chart.problem.task == "multilabel":
        return
    if loss.name not in ("cross-entropy", "binary-cross-entropy") or loss.reduction != "mean":
        return
    if not len(recording.at) or recording.at[0] != 0:
        return
    first, knowing_nothing = float(recording.curve("training_loss")[0]), log(classes)
    most = _TIMES * knowing_nothing + _MORE
    if not first > most:
        return
    yield Suspicion(
        prior=0.4,
        why=f"The loss begins at {first:.3g}; who knows nothing of {classes} classes, and says so, "
        f"has log {classes} = {knowing_nothing:.3g}.",
        text="Scale the inputs, and draw the weights by He's rule (ReLU) or Glorot's.",
        changes=(SetInitialisation(to=drawing(chart)),),
        evidence=(evidence("loss before the first step", first, most),),
        layer=where(last),
    )


RULE = Rule("initial-loss", "a loss that begins too high", "initialisation", check)
