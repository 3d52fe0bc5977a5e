"""Other activation functions, in hidden layers and at the output."""

from collections.abc import Sequence
from dataclasses import replace

from torch import Tensor, nn

from pellucid.bridges.pytorch import activations, losses
from pellucid.bridges.pytorch.anatomy import kind_of
from pellucid.bridges.pytorch.calls import Call
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
from pellucid.doctor.change import SetActivation, SetLoss, SetOutput
from pellucid.doctor.patient import CannotChange

_OWN_ACTIVATION = ("recurrent", "attention")


def set_activation(change: SetActivation, trainee: Trainee, x: Tensor) -> Trainee:
    """Hidden layers apply another function; one is set after those that have none."""
    before = passed(trainee.model, x).calls
    chosen = {before[index].path for index in change.layers}
    model, calls = opened(trainee.model, x, with_followers)
    wanted = [
        call for call in hidden(calls)
        if (not chosen or _stands_for(calls, call, chosen)) and kind_of(call) not in _OWN_ACTIVATION
    ]  # fmt: skip
    if not wanted:
        raise CannotChange("None of these layers has an activation function that can be changed.")
    for call in reversed(wanted):
        model = activate(model, calls, call, change.to)
    return replace(trainee, model=model)


def _stands_for(calls: list[Call], call: Call, chosen: set[str]) -> bool:
    """Whether a layer was chosen: it itself, or an activation right after it."""
    return call.path in chosen or any(one.path in chosen for one in followers(calls, call))


def activate(model: nn.Module, calls: list[Call], call: Call, name: str) -> nn.Module:
    """The model with this function after a layer, instead of those that are there."""
    after = followers(calls, call)
    there = [one for one in after if kind_of(one) == "activation"]
    for extra in there[1:]:
        model = put(model, extra, nn.Identity())
    if there:
        return put(model, there[0], activations.module_of(name))
    if name == "linear":
        return model
    # A normalisation stays between the weights and their function, as it mostly is.
    norm = next((one for one in after[:1] if kind_of(one) == "normalisation"), call)
    return set_after(model, norm, activations.module_of(name))


def set_output(change: SetOutput, trainee: Trainee, x: Tensor) -> Trainee:
    """The last layer has so many units and this function, and the loss goes with it.

    Where a loss applies softmax or sigmoid itself, the network ends without.
    """
    criterion = trainee.criterion
    if change.loss is not None:
        # PyTorch's own way: logits, and a loss that takes them.
        taken = change.activation not in ("softmax", "sigmoid") or "entropy" not in change.loss
        end = change.activation if taken else "linear"
        criterion = losses.fitting(change.loss, end, change.units)
    else:
        own = "softmax" if criterion.facts.name == "cross-entropy" else "sigmoid"
        end = "linear" if criterion.facts.logits and change.activation == own else change.activation
    model, calls = opened(trainee.model, x, _end)
    if not mixing(calls):
        raise CannotChange("This network has no layer with weights.")
    model = _with_units(model, mixing(calls)[-1], change.units)
    calls = list(passed(model, x).calls)
    model = activate(model, calls, mixing(calls)[-1], end)
    return replace(trainee, model=model, criterion=criterion)


def _end(calls: Sequence[Call]) -> list[Call]:
    return [one for call in mixing(calls)[-1:] for one in (call, *followers(calls, call))]


def _with_units(model: nn.Module, call: Call, units: int) -> nn.Module:
    layer = call.module
    if not isinstance(layer, nn.Linear):
        if layer is not None and vars(layer).get("out_channels") == units:
            return model
        raise CannotChange("The last layer is not dense.")
    if layer.out_features == units:
        return model
    like = layer.weight
    bias = any(name == "bias" for name, _ in layer.named_parameters())
    new = nn.Linear(layer.in_features, units, bias=bias, device=like.device, dtype=like.dtype)
    return put(model, call, new)


def set_loss(change: SetLoss, trainee: Trainee, x: Tensor) -> Trainee:
    """Another loss, that fits the output as it is.

    A softmax is taken off where the loss applies one itself.
    """
    from pellucid.bridges.pytorch.anatomy import anatomy_of

    seen = anatomy_of(trainee, passed(trainee.model, x), x)
    units = seen.outputs[-1] if seen.outputs else 1
    if change.to == "cross-entropy" and seen.output_activation == "softmax":
        whole = SetOutput(activation="softmax", units=units, loss=change.to)
        return set_output(whole, trainee, x)
    chosen = losses.fitting(change.to, seen.output_activation, units)
    return replace(trainee, criterion=chosen)
