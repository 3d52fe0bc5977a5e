"""For every rule, a chart that it must speak up about."""

from dataclasses import replace

import numpy as np
from tests.doctor.charts import BAD, LOOKS, QUANTITY, chart, dense, loss, optimizer

from pellucid.doctor.anatomy import Layer, Weights
from pellucid.doctor.chart import Chart, Marks
from pellucid.doctor.loop import LoopFacts
from pellucid.doctor.patient import Misfit, Regime
from pellucid.doctor.problem import Problem
from pellucid.doctor.recording import Broken

LOOP = {
    "steps": 100, "not_reset": 0.0, "without_gradient": 0.0, "passes_a_step": 1.0,
    "in_evaluation": 0.0, "predictions": 10, "in_training_mode": 0,
}  # fmt: skip
ONE_HOT = Problem(task="multiclass", classes=10, coding="one-hot", shape=(10,))
TWO = Problem(task="binary", classes=2, coding="zero-one")
SIGNS = Problem(task="binary", classes=2, coding="minus-one-one")
FIRST, SECOND = dense(0, 20, 64), dense(1, 64, 64)
CONSTANT = Weights(name="weights", shape=(20, 64), mean=0.0, std=0.0, largest=0.0)
WIDE = Weights(name="weights", shape=(20, 64), mean=0.0, std=5.0, largest=20.0)
FAR = Weights(name="bias", shape=(64,), mean=-10.0, std=0.0, largest=10.0)
SQUARED = loss("squared-error")
SPIKE = np.where(np.arange(LOOKS) == LOOKS // 2, 80.0, 0.5)


def ended(*layers: Layer) -> tuple[Layer, ...]:
    """Two hidden layers before these."""
    return FIRST, SECOND, *layers


def loop(**facts: float) -> LoopFacts:
    """A loop as it should be, but for this."""
    return LoopFacts(**{**LOOP, **facts})  # type: ignore[arg-type]  # counts are given as counts


def dropping() -> tuple[Layer, ...]:
    """A dropout of nine tenths before the output."""
    return ended(Layer(index=2, name="dropout", kind="dropout", rate=0.9), dense(3, 64, 10))


def normalising() -> tuple[Layer, ...]:
    """A batch normalisation that keeps nearly all of what its averages began with."""
    return ended(Layer(index=2, name="norm", kind="normalisation", kept=0.9999), dense(3, 64, 10))


def stack(activation: str, deep: int) -> tuple[Layer, ...]:
    """So many hidden layers of 32."""
    hidden = (dense(index, 32, 32, activation) for index in range(deep))
    return (*hidden, dense(deep, 32, 10, "softmax"))


def vanishing() -> Chart:
    """A gradient that is a millionth in the first of three sigmoid layers."""
    whole = chart(*stack("sigmoid", 3))
    assert whole.recording is not None
    assert whole.recording.vitals is not None
    values = whole.recording.vitals.values
    values[:, 0, 5] = 1e-7
    return whole


ILL: dict[str, Chart] = {
    "batch-large": chart(regime=Regime(epochs=30, batch_size=600)),
    "batch-small": chart(regime=Regime(epochs=30, batch_size=1)),
    "capacity-small": chart(dense(0, 20, 2), dense(1, 2, 10, "softmax")),
    "classes-as-numbers": chart(*ended(dense(2, 64, 1, "linear")), loss=SQUARED),
    "dead-units": chart(seen={"dead": 0.95}),
    "depth-large": chart(*stack("relu", 9)),
    "dropout-high": chart(*dropping()),
    "epochs-few": chart(seen={"losses": np.linspace(2.3, 1.9, 24)}, regime=Regime(2, 32)),
    "examples-few": chart(marks=Marks(1.0, 0.5, 0.5, 0.1, 0.5, 0.02), facts={"rows": 40}),
    "exploding-gradients": chart(seen={"gradient_norm": SPIKE}),
    "frozen-layers": chart(dense(0, 20, 64, trainable=False), dense(1, 64, 10, "softmax")),
    "gradient-missing": chart(loop=loop(without_gradient=1.0)),
    "gradient-not-reset": chart(loop=loop(not_reset=1.0)),
    "hidden-softmax": chart(*stack("softmax", 2)),
    "imbalance": chart(facts={"counts": np.array([990, 10])}),
    "initial-bias": chart(dense(0, 20, 64, bias=FAR), dense(1, 64, 10, "softmax")),
    "initial-constant": chart(dense(0, 20, 64, weights=CONSTANT), dense(1, 64, 10, "softmax")),
    "initial-loss": chart(seen={"losses": np.linspace(40, 0.1, 24)}),
    "initial-scale": chart(dense(0, 20, 64, weights=WIDE), dense(1, 64, 10, "softmax")),
    "inputs-constant": chart(facts={"stds": np.zeros(20)}),
    "inputs-idle": chart(facts={"idle": 3}),
    "inputs-not-finite": chart(facts={"not_finite": 7}),
    "inputs-not-fitting": chart(
        recording=None, marks=None, misfit=Misfit("inputs", (4,), (20,), "it wants 20")
    ),
    "inputs-unscaled": chart(facts={"means": np.full(20, 3e3), "stds": np.full(20, 1e3)}),
    "layers-unused": chart(unused=("extra",)),
    "leakage": chart(facts={"shared": 0.9}),
    "linear-collapse": chart(*stack("linear", 2)),
    "loss-not-of-task": chart(problem=QUANTITY),
    "loss-summed": chart(loss=loss("cross-entropy", integers=True, reduction="sum")),
    "mode-wrong": chart(loop=loop(in_evaluation=1.0, in_training_mode=10)),
    "momentum-high": chart(optimizer=optimizer(name="sgd", rate=0.01, usual=0.1, momentum=0.999)),
    "not-finite": chart(seen={"broken": Broken(40, "dense0", "weights")}),
    "normalisation-slow": chart(*normalising()),
    "optimizer-missing": chart(optimizer=optimizer(missing=("dense0",))),
    "optimizer-slow": chart(optimizer=optimizer(name="adadelta")),
    "output-clipped": chart(*ended(dense(2, 64, 10, "relu"))),
    "output-not-exclusive": chart(*ended(dense(2, 64, 10, "sigmoid"))),
    "output-not-shares": chart(*ended(dense(2, 64, 10, "linear"))),
    "output-one-softmax": chart(*ended(dense(2, 64, 1, "softmax")), problem=TWO),
    "output-range": chart(*ended(dense(2, 64, 1, "sigmoid")), problem=QUANTITY, loss=SQUARED),
    "output-twice": chart(loss=loss("cross-entropy", logits=True)),
    "output-units": chart(*ended(dense(2, 64, 3, "softmax"))),
    "overfitting": chart(marks=Marks(1.0, 0.5, 0.5, 0.1, 0.95, 0.02)),
    "penalty-strong": chart(optimizer=optimizer(weight_decay=1.0)),
    "rate-high": chart(optimizer=optimizer(rate=1.0)),
    "rate-low": chart(optimizer=optimizer(rate=1e-7)),
    "saturated-units": chart(*stack("tanh", 2), seen={"saturated": 0.9}),
    "targets-broadcast": chart(
        *ended(dense(2, 64, 1, "linear")), framework="pytorch", loss=SQUARED,
        problem=Problem(task="regression", classes=0, coding="numbers"),
    ),
    "targets-constant": chart(facts={"counts": np.array([0, 1000])}),
    "targets-minus-one": chart(*ended(dense(2, 64, 1, "sigmoid")), problem=SIGNS),
    "targets-not-finite": chart(facts={"targets_not_finite": 3}),
    "targets-not-fitting": chart(
        problem=ONE_HOT, recording=None, marks=None,
        misfit=Misfit("targets", (10,), (), "it wants a class"),
    ),
    "targets-out-of-range": chart(facts={"target_least": 1.0, "target_most": 10.0}),
    "targets-unscaled": chart(
        *ended(dense(2, 64, 1, "linear")), problem=QUANTITY, loss=SQUARED, marks=BAD,
        facts={"target_mean": 2e5, "target_std": 8e4},
    ),
    "targets-unrelated": chart(marks=Marks(1.0, 0.1, 0.1, 0.1, 0.11, 0.02)),
    "unsteady": replace(chart(), repeats=np.array([0.1, 0.9, 0.9])),
    "vanishing-gradients": vanishing(),
}  # fmt: skip
"""By the rule's code."""
