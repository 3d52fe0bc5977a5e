"""Advice on how a network learns."""

from collections.abc import Iterator

from pellucid.lab.bench.advice.case import Case, Rule
from pellucid.lab.protocol.messages import Advice
from pellucid.learning import optimizer

# Rates at which small networks run away or jump about, and those at which little happens, as
# multiples of the optimiser's usual one.
_HIGH = {"sgd": 10.0, "momentum": 30.0, "nesterov": 30.0}
_HIGH_OTHERS, _LOW = 100.0, 0.003

_STRONG = 0.3


def _rate(case: Case) -> Iterator[Advice]:
    """A learning rate far from what suits the optimiser."""
    training = case.setup.training
    usual = optimizer(training.optimizer).rate
    said: dict[str, str | float] = {
        "rate": training.learning_rate, "optimizer": training.optimizer, "usual": usual,
    }  # fmt: skip
    most = usual * _HIGH.get(training.optimizer, _HIGH_OTHERS)
    if training.learning_rate >= most:
        yield Advice("rate-too-high", "training.learning_rate", said)
    elif training.learning_rate < usual * _LOW:
        yield Advice("rate-very-low", "training.learning_rate", said)


def _batch(case: Case) -> Iterator[Advice]:
    """A batch that holds all examples: an epoch is one step."""
    batch, examples = case.setup.training.batch_size, case.material.training
    if batch >= examples:
        said: dict[str, str | float] = {"batch": batch, "examples": examples}
        yield Advice("batch-is-everything", "training.batch_size", said)


def _penalty(case: Case) -> Iterator[Advice]:
    """A penalty that leaves no weight standing, or one that does nothing."""
    training = case.setup.training
    rate = training.regularisation_rate
    about = "training.regularisation_rate"
    if training.regularisation == "none":
        return
    if not rate:
        yield Advice("penalty-of-nothing", about, {"penalty": training.regularisation})
    elif rate >= _STRONG:
        said: dict[str, str | float] = {"penalty": training.regularisation, "rate": rate}
        yield Advice("penalty-too-strong", about, said)


RULES: tuple[Rule, ...] = (_rate, _batch, _penalty)
