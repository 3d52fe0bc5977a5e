"""Other settings of what there is: rates, optimiser, penalties, dropout, first weights."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from torch import Tensor, nn

from pellucid.bridges.pytorch import beginnings, optimizers
from pellucid.bridges.pytorch.anatomy import kind_of
from pellucid.bridges.pytorch.calls import Call
from pellucid.bridges.pytorch.changing.modular import AlwaysDropout
from pellucid.bridges.pytorch.changing.surgery import (
    followers,
    hidden,
    mixing,
    opened,
    put,
    set_after,
    with_followers,
)
from pellucid.bridges.pytorch.passing import passed
from pellucid.bridges.pytorch.trainee import Trainee
from pellucid.doctor.change import (
    AddNormalisation,
    Clip,
    SetDropout,
    SetInitialisation,
    SetLearningRate,
    SetOptimizer,
    SetRegularisation,
    SetRunningAverages,
    Unfreeze,
)
from pellucid.doctor.patient import CannotChange
from pellucid.errors import BadInput


def set_learning_rate(change: SetLearningRate, trainee: Trainee, x: Tensor) -> Trainee:
    """All parameters at this rate."""
    del x
    optimizers.set_all(trainee.optimizer, "lr", change.to)
    return trainee


def set_optimizer(change: SetOptimizer, trainee: Trainee, x: Tensor) -> Trainee:
    """Another optimiser of the same parameters, as strict with large weights as the one before."""
    del x
    groups = trainee.optimizer.param_groups
    try:
        new = optimizers.named(
            change.to, [one for group in groups for one in group["params"]], change.rate
        )
    except BadInput as error:
        raise CannotChange(str(error)) from error
    decay = groups[0].get("weight_decay", 0.0)
    if decay and "weight_decay" in new.param_groups[0]:
        optimizers.set_all(new, "weight_decay", decay)
    return replace(trainee, optimizer=new)


def set_regularisation(change: SetRegularisation, trainee: Trainee, x: Tensor) -> Trainee:
    """The optimiser's weight decay."""
    del x
    optimizers.set_all(trainee.optimizer, "weight_decay", change.rate)
    return trainee


def clip(change: Clip, trainee: Trainee, x: Tensor) -> Trainee:
    """Gradients shortened to this length before each step."""
    del x
    return replace(trainee, clip=change.norm)


def unfreeze(change: Unfreeze, trainee: Trainee, x: Tensor) -> Trainee:
    """Every parameter may learn, and the optimiser has it."""
    del change, x
    held = optimizers.held(trainee.optimizer)
    everything = list(trainee.model.requires_grad_().parameters())
    new = [one for one in everything if id(one) not in held]
    optimizers.regrouped(trainee.optimizer, trainee.model, new)
    return trainee


def set_initialisation(change: SetInitialisation, trainee: Trainee, x: Tensor) -> Trainee:
    """Weights drawn anew by a rule."""
    calls = passed(trainee.model, x).calls
    for call in [calls[index] for index in change.layers] or mixing(calls):
        if call.module is not None:
            beginnings.begin(call.module, change.to)
    return trainee


def set_dropout(change: SetDropout, trainee: Trainee, x: Tensor) -> Trainee:
    """All dropouts at this rate; where there are none, one after every hidden layer."""
    model, calls = opened(trainee.model, x, lambda calls: _dropouts(calls) or with_followers(calls))
    there = _dropouts(calls)
    for call in there:
        model = put(model, call, _dropout(call.module, change.rate))
    if not there and change.rate:
        for call in reversed(hidden(calls)):
            after = followers(calls, call)
            ends = [one for one in after if kind_of(one) in ("activation", "normalisation")]
            model = set_after(model, (ends or [call])[-1], nn.Dropout(change.rate))
    return replace(trainee, model=model)


def _dropouts(calls: Sequence[Call]) -> list[Call]:
    return [call for call in calls if kind_of(call) == "dropout"]


def _dropout(module: nn.Module | None, rate: float) -> nn.Module:
    made: Any = nn.Dropout if isinstance(module, AlwaysDropout) else type(module)
    return made(p=rate) if rate else nn.Identity()


def set_running_averages(change: SetRunningAverages, trainee: Trainee, x: Tensor) -> Trainee:
    """Batch normalisations keep this share of their running averages."""
    del x
    for module in trainee.model.modules():
        if vars(module).get("track_running_stats"):
            vars(module)["momentum"] = 1 - change.kept
    return trainee


def add_normalisation(change: AddNormalisation, trainee: Trainee, x: Tensor) -> Trainee:
    """Batch normalisation after the weights of every hidden layer that has none."""
    del change
    model, calls = trainee.model, passed(trainee.model, x).calls
    bare = [call for call in hidden(calls) if not _normalised(list(calls), call)]
    norms = [(call, _norm(call)) for call in bare if kind_of(call) in ("dense", "convolution")]
    if not norms:
        raise CannotChange("No hidden layer lacks a normalisation.")
    for call, norm in reversed(norms):
        model = set_after(model, call, norm)
    return replace(trainee, model=model)


def _normalised(calls: list[Call], call: Call) -> bool:
    return any(kind_of(one) == "normalisation" for one in followers(calls, call))


def _norm(call: Call) -> nn.Module:
    if kind_of(call) == "convolution":
        kinds = {2: nn.BatchNorm1d, 3: nn.BatchNorm2d, 4: nn.BatchNorm3d}
        return kinds[len(call.output)](call.output[0])
    one = len(call.output) == 1
    return nn.BatchNorm1d(call.output[0]) if one else nn.LayerNorm(call.output[-1])
