"""The differential: what is tried where no rule's suspicion explains what is lost.

Each change sets one thing to what is usual. They come last, by how often each is the cause.
"""

from collections.abc import Iterator

from pellucid.doctor.change import (
    AnyChange,
    ScaleInputs,
    ScaleTargets,
    SetActivation,
    SetBatchSize,
    SetDropout,
    SetEpochs,
    SetInitialisation,
    SetLearningRate,
    SetOptimizer,
    SetRegularisation,
    SetUnits,
)
from pellucid.doctor.chart import Chart
from pellucid.doctor.finding import Cause
from pellucid.doctor.fitting import fitting_output
from pellucid.doctor.rule import Rule, Suspicion
from pellucid.doctor.rules.initial_constant import drawing


def differential(chart: Chart) -> Iterator[tuple[Rule, Suspicion]]:
    """One suspicion a cause, each with the change that would mend it, the likeliest first."""
    rate = chart.anatomy.optimizer.rate
    usual = max(chart.anatomy.optimizer.usual, 1e-12)
    penalised = chart.anatomy.optimizer.weight_decay or any(
        layer.l1 or layer.l2 for layer in chart.anatomy.layers
    )
    # Who took the usual rate and had few steps should have taken more of them.
    usual_rate = rate >= usual / 2
    offers: list[tuple[bool, float, str, Cause, str, tuple[AnyChange, ...]]] = [
        (rate < 30 * usual, 0.18 if usual_rate else 0.30, "rate-higher", "learning-rate",
         f"Raise the learning rate to {rate * 10:g}.", (SetLearningRate(to=rate * 10),)),
        (rate > usual / 30, 0.30, "rate-lower", "learning-rate",
         f"Lower the learning rate to {rate / 10:g}.", (SetLearningRate(to=rate / 10),)),
        (not chart.normalised and not (chart.facts and chart.facts.tokens), 0.28, "inputs-scale",
         "data-inputs", "Scale each input to mean 0 and standard deviation 1.", (ScaleInputs(),)),
        (bool(chart.hidden), 0.26, "activation-other", "activation",
         "Use ReLU in the hidden layers.", (SetActivation(to="relu"),)),
        (True, 0.24, "optimizer-other", "optimizer", "Use Adam, at 0.001.",
         (SetOptimizer(to="adam", rate=0.001),)),
        (True, 0.28 if usual_rate else 0.23, "epochs-more", "epochs",
         f"Train {chart.regime.epochs * 8} epochs.", (SetEpochs(to=chart.regime.epochs * 8),)),
        (True, 0.20, "initialisation-other", "initialisation",
         "Draw the weights by He's rule or Glorot's.", (SetInitialisation(to=drawing(chart)),)),
        (True, 0.18, "output-other", "output-activation",
         "Use the output and the loss that fit the task.", (fitting_output(chart),)),
        (chart.problem.task == "regression", 0.18, "targets-scale", "data-targets",
         "Scale the targets.", (ScaleTargets(),)),
        (bool(penalised), 0.16, "penalty-none", "regularisation",
         "Take the penalties on weights away.", (SetRegularisation(rate=0.0),)),
        (any(layer.rate for layer in chart.anatomy.layers), 0.16, "dropout-none",
         "regularisation", "Take the dropout away.", (SetDropout(rate=0.0),)),
        (chart.regime.batch_size not in range(16, 65), 0.15, "batch-other", "batch-size",
         "Use batches of 32.", (SetBatchSize(to=32),)),
        (bool(chart.hidden), 0.12, "units-more", "architecture",
         "Use 64 units in the hidden layers.", (SetUnits(units=64),)),
    ]  # fmt: skip
    for applies, prior, code, cause, text, changes in sorted(offers, key=lambda one: -one[1]):
        if applies:
            rule = Rule(code, code.replace("-", " "), cause, lambda _: ())
            why = "No rule explains it; with this one thing changed it learns."
            yield rule, Suspicion(prior=prior, why=why, text=text, changes=changes)
