"""The differential: what is tried where no rule's suspicion explains what is lost.

Each change sets one thing to what is usual. They come last, by how often each is the cause.
"""

from collections.abc import Iterator
from typing import NamedTuple

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
from pellucid.doctor.fitting import fitting_output, in_words
from pellucid.doctor.rule import Rule, Suspicion
from pellucid.doctor.rules.initial_constant import drawing


class _Offer(NamedTuple):
    """One thing set to what is usual, where it `applies`, and how often it is the cause."""

    applies: bool
    prior: float
    code: str
    name: str
    cause: Cause
    text: str
    change: AnyChange


def differential(chart: Chart) -> Iterator[tuple[Rule, Suspicion]]:
    """One suspicion a cause, each with the change that would mend it, the likeliest first."""
    for one in sorted((*_of_pace(chart), *_of_network(chart)), key=lambda one: -one.prior):
        if one.applies:
            rule = Rule(one.code, one.name, one.cause, lambda _: ())
            why = "No rule explains it; with this one thing changed it learns."
            yield rule, Suspicion(prior=one.prior, why=why, text=one.text, changes=(one.change,))


def _of_pace(chart: Chart) -> tuple[_Offer, ...]:
    """How it is trained."""
    regime, rate = chart.regime, chart.anatomy.optimizer.rate
    usual = max(chart.anatomy.optimizer.usual, 1e-12)
    # Who took the usual rate and had few steps should have taken more of them.
    usual_rate = rate >= usual / 2
    higher, lower, longer = _round(rate * 10), _round(rate / 10), regime.epochs * 8
    return (
        _Offer(rate < 30 * usual, 0.18 if usual_rate else 0.30, "rate-higher",
               "a learning rate that could be higher", "learning-rate",
               f"Raise the learning rate to {higher:g}.", SetLearningRate(to=higher)),
        _Offer(rate > usual / 30, 0.30, "rate-lower",
               "a learning rate that could be lower", "learning-rate",
               f"Lower the learning rate to {lower:g}.", SetLearningRate(to=lower)),
        _Offer(True, 0.28 if usual_rate else 0.23, "epochs-more",
               "a training that could be longer", "epochs",
               f"Train {longer} epochs.", SetEpochs(to=longer)),
        _Offer(True, 0.24, "optimizer-other", "an optimiser that another would outdo",
               "optimizer", "Use Adam, at 0.001.", SetOptimizer(to="adam", rate=0.001)),
        _Offer(regime.batch_size not in range(16, 65), 0.15, "batch-other",
               "a batch of an unusual size", "batch-size", "Use batches of 32.",
               SetBatchSize(to=32)),
    )  # fmt: skip


def _of_network(chart: Chart) -> tuple[_Offer, ...]:
    """What the network is, and what it is given."""
    penalised = chart.anatomy.optimizer.weight_decay or any(
        layer.l1 or layer.l2 for layer in chart.anatomy.layers
    )
    end = fitting_output(chart)
    # Where the output is as it should be, what would change is the loss.
    of_end = "loss" if end.activation == chart.anatomy.output_activation else "output-activation"
    drops = any(layer.rate for layer in chart.anatomy.layers)
    tokens = chart.facts is not None and chart.facts.tokens
    return (
        _Offer(not chart.normalised and not tokens, 0.28, "inputs-scale",
               "inputs of an unusual scale", "data-inputs",
               "Scale each input to mean 0 and standard deviation 1.", ScaleInputs()),
        _Offer(bool(chart.hidden), 0.26, "activation-other",
               "activation functions that ReLU would outdo", "activation",
               "Use ReLU in the hidden layers.", SetActivation(to="relu")),
        _Offer(True, 0.20, "initialisation-other", "unusual initial weights", "initialisation",
               "Draw the weights by He's rule or Glorot's.",
               SetInitialisation(to=drawing(chart))),
        _Offer(True, 0.18, "output-other", "an output or a loss that another would outdo",
               of_end, in_words(chart, end), end),
        _Offer(chart.problem.task == "regression", 0.18, "targets-scale",
               "targets of an unusual scale", "data-targets", "Scale the targets.",
               ScaleTargets()),
        _Offer(bool(penalised), 0.16, "penalty-none", "a penalty that does harm",
               "regularisation", "Take the penalties on weights away.",
               SetRegularisation(rate=0.0)),
        _Offer(drops, 0.16, "dropout-none", "a dropout that does harm", "regularisation",
               "Take the dropout away.", SetDropout(rate=0.0)),
        _Offer(bool(chart.hidden), 0.12, "units-more", "hidden layers that could be wider",
               "architecture", "Use 64 units in the hidden layers.", SetUnits(units=64)),
    )  # fmt: skip


def _round(rate: float) -> float:
    """Two digits are enough to type."""
    return float(f"{rate:.2g}")
