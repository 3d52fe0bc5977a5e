"""Advised changes, carried out on the set-up of a bench, as a person at its controls would."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from msgspec.structs import replace

from pellucid.doctor.change import (
    AnyChange,
    SetActivation,
    SetBatchSize,
    SetDepth,
    SetDropout,
    SetEpochs,
    SetInitialisation,
    SetLearningRate,
    SetLoss,
    SetOptimizer,
    SetOutput,
    SetRegularisation,
    SetUnits,
)
from pellucid.lab.bench.change import with_seed
from pellucid.lab.bench.journey import Journey
from pellucid.lab.bench.network import outputs_of
from pellucid.lab.protocol.setup import (
    ActivationName,
    LayerSetup,
    LossName,
    NetworkSetup,
    OptimizerName,
    Setup,
    TrainingSetup,
)
from pellucid.learning.live import Edit
from pellucid.network import OUTPUT_ACTIVATION, Conv, Dense, MaxPool

_LEAST_RATE, _MOST_RATE, _MOST_BATCH, _MOST_PENALTY = 1e-6, 100.0, 1024, 10.0


@dataclass(frozen=True)
class Mending:
    """Changes the set-ups of one journey."""

    journey: Journey

    def mended(self, changes: Sequence[AnyChange]) -> Setup | None:
        """The set-up with all changes that the bench can carry out; None where it can none."""
        able = [change for change in changes if self.possible(change)]
        setup = self.journey.setup
        for change in able:
            setup = self._with(setup, change) or setup
        return setup if able else None

    def possible(self, change: AnyChange) -> bool:
        """Whether the bench can carry it out."""
        return self._with(self.journey.setup, change) is not None

    def _with(self, setup: Setup, change: AnyChange) -> Setup | None:
        """The set-up with a change; None where a bench has nothing of the kind."""
        match change:
            case SetEpochs():
                return setup
            case SetInitialisation():
                # What was set by hand is gone with a new beginning; else other weights are drawn.
                own = setup.network.seed
                return setup if self._by_hand else with_seed(setup, (own + 1) % 2**31)
            case SetActivation() | SetUnits() | SetDepth() | SetDropout():
                return self._with_layers(setup, change)
            case SetOutput() | SetLoss():
                return self._with_end(setup, change)
            case _:
                return _with_training(setup, change)

    @property
    def _by_hand(self) -> bool:
        """Whether weights were set by hand on the way."""
        return any(isinstance(event, Edit) for event in self.journey.way.events)

    def _with_layers(
        self, setup: Setup, change: SetActivation | SetUnits | SetDepth | SetDropout
    ) -> Setup | None:
        hidden = setup.network.hidden
        match change:
            case SetActivation():
                if change.to not in get_args(ActivationName):
                    return None
                chosen = self._chosen(change.layers)
                layers = tuple(
                    replace(one, activation=change.to) if at in chosen else one
                    for at, one in enumerate(hidden)
                )
            case SetUnits():
                layers = tuple(replace(one, units=change.units) for one in hidden)
            case SetDepth():
                layers = _deep(hidden, change.hidden)
            case SetDropout():
                layers = _dropping(hidden, change.rate)
        return replace(setup, network=replace(setup.network, hidden=layers))

    def _chosen(self, layers: tuple[int, ...]) -> set[int]:
        """Numbers of hidden layers, by those of the network's layers; all where none is named."""
        network = self.journey.course.plan.network
        shown = [
            index for index, layer in enumerate(network.layers)
            if isinstance(layer, Dense | Conv | MaxPool)
        ]  # fmt: skip
        return {at for at, index in enumerate(shown) if not layers or index in layers}

    def _with_end(self, setup: Setup, change: SetOutput | SetLoss) -> Setup | None:
        network = setup.network
        given = change.to if isinstance(change, SetLoss) else change.loss
        if isinstance(change, SetOutput):
            material = self.journey.material
            if change.activation not in get_args(ActivationName):
                return None
            if change.units != outputs_of(material, change.activation):
                return None
            usual = change.activation == OUTPUT_ACTIVATION[material.task]
            network = replace(network, output_activation=None if usual else change.activation)
        return _with_loss(setup, network, given)


def _with_loss(setup: Setup, network: NetworkSetup, given: str | None) -> Setup | None:
    """The network by another loss, where one is given; the bench knows one for all classes."""
    name = "cross-entropy" if given == "binary-cross-entropy" else given
    if name is not None and name not in get_args(LossName):
        return None
    return replace(setup, network=network if name is None else replace(network, loss=name))


def _deep(hidden: tuple[LayerSetup, ...], depth: int) -> tuple[LayerSetup, ...]:
    """So many dense layers: the first of those there are, or more like the last."""
    over = tuple(one for one in hidden if one.kind != "dense")
    dense = tuple(one for one in hidden if one.kind == "dense")
    like = dense[-1] if dense else LayerSetup(units=32, activation="relu")
    return (*over, *dense[:depth], *[like] * (depth - len(dense)))


def _dropping(hidden: tuple[LayerSetup, ...], rate: float) -> tuple[LayerSetup, ...]:
    """Layers that drop drop so much; where none does, the dense ones do."""
    some = any(one.dropout for one in hidden)
    return tuple(
        replace(one, dropout=rate) if (one.dropout if some else one.kind == "dense") else one
        for one in hidden
    )


def _with_training(setup: Setup, change: AnyChange) -> Setup | None:
    training = setup.training
    match change:
        case SetLearningRate():
            training = replace(training, learning_rate=_rate(change.to))
        case SetOptimizer() if change.to in get_args(OptimizerName):
            training = replace(training, optimizer=change.to, learning_rate=_rate(change.rate))
        case SetRegularisation():
            training = _penalised(training, change.rate)
        case SetBatchSize():
            training = replace(training, batch_size=max(1, min(_MOST_BATCH, change.to)))
        case _:
            return None
    return replace(setup, training=training)


def _rate(wished: float) -> float:
    return float(max(_LEAST_RATE, min(_MOST_RATE, wished)))


def _penalised(training: TrainingSetup, rate: float) -> TrainingSetup:
    """Penalised at another rate: in the same way, or by L2 where it was not."""
    kept = "l2" if training.regularisation == "none" else training.regularisation
    kind = kept if rate else "none"
    return replace(training, regularisation=kind, regularisation_rate=min(rate, _MOST_PENALTY))
