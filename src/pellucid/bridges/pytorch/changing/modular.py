"""A `forward` written anew, with a module wherever it called a function of activation or dropout.

By PyTorch's own tracing (`torch.fx`): what a `forward` does must not depend on the inputs.
"""

import copy
from typing import Any

import torch
from torch import Tensor, fx, nn

from pellucid.bridges.pytorch import activations
from pellucid.bridges.pytorch.calls import leaves
from pellucid.bridges.pytorch.passing import applied, dropped
from pellucid.bridges.pytorch.randomness import evaluating
from pellucid.bridges.pytorch.steps import first_line
from pellucid.doctor.patient import CannotChange


class AlwaysDropout(nn.Dropout):
    """A dropout that drops when predicting too, as `F.dropout(x)` does."""

    def forward(self, input: Tensor) -> Tensor:  # noqa: A002 - the name it has in nn.Dropout
        return nn.functional.dropout(input, self.p)


def modular(model: nn.Module, x: Tensor) -> nn.Module:
    """A model that computes the same of the same parameters, functions as modules.

    Raises `CannotChange` where it cannot be traced, does something else in training than in
    evaluation, or would not compute the same.
    """
    learning, judging = _traced(model, training=True), _traced(model, training=False)
    if [node.target for node in learning.nodes] != [node.target for node in judging.nodes]:
        raise CannotChange("Its forward does something else in training than in evaluation.")
    rewritten = fx.GraphModule(model, judging)
    for node in list(judging.nodes):
        _open(rewritten, node)
    judging.lint()
    rewritten.recompile()
    rewritten.train(model.training)
    if not _same(model, rewritten, x):
        raise CannotChange("Its forward cannot be written anew.")
    return rewritten


def _traced(model: nn.Module, *, training: bool) -> fx.Graph:
    whole = {id(leaf) for _, leaf in leaves(model)}
    tracer = _Tracer(whole)
    was = [(module, module.training) for module in model.modules()]
    model.train(training)
    try:
        return tracer.trace(model)
    except Exception as error:  # a person's own code, given stand-ins for tensors
        raise CannotChange(f"Its forward cannot be traced: {first_line(error)}") from error
    finally:
        for module, mode in was:
            module.training = mode


class _Tracer(fx.Tracer):
    """Looks into every module but those that are one layer."""

    def __init__(self, whole: set[int]) -> None:
        super().__init__()
        self._whole = whole

    def is_leaf_module(self, m: nn.Module, module_qualified_name: str) -> bool:
        del module_qualified_name
        return id(m) in self._whole


def _open(model: fx.GraphModule, node: fx.Node) -> None:
    """Makes a node a call of a module of its own, if it is an activation or a dropout."""
    if node.op == "call_module":
        module = model.get_submodule(str(node.target))
        if any(True for _ in module.parameters()) or not _called_before(node):
            return
        replacement = copy.deepcopy(module)
    elif node.op in ("call_function", "call_method"):
        replacement = _module_for(node)
    else:
        return
    if replacement is not None:
        name = f"{type(replacement).__name__.lower()}_{node.name}"
        model.add_submodule(name, replacement)
        with node.graph.inserting_after(node):
            called = node.graph.call_module(name, node.args[:1])
        node.replace_all_uses_with(called)
        node.graph.erase_node(node)


def _called_before(node: fx.Node) -> bool:
    same = [one for one in node.graph.nodes if one.op == node.op and one.target == node.target]
    return same[0] is not node


def _module_for(node: fx.Node) -> nn.Module | None:
    name = node.target if isinstance(node.target, str) else getattr(node.target, "__name__", "")
    if "dropout" in name:
        rate, always = dropped(node.args, node.kwargs)
        return AlwaysDropout(rate) if always else nn.Dropout(rate)
    found = applied(name, node.args, node.kwargs)
    if found in ("softmax", "log-softmax"):
        axis: Any = node.kwargs.get("dim", node.args[1] if len(node.args) > 1 else -1)
        return (nn.Softmax if found == "softmax" else nn.LogSoftmax)(dim=axis)
    return activations.module_of(found) if found else None


def _same(model: nn.Module, rewritten: nn.Module, x: Tensor) -> bool:
    with torch.no_grad():
        with evaluating(model):
            wanted = model(x)
        with evaluating(rewritten):
            return torch.allclose(wanted, rewritten(x), rtol=1e-4, atol=1e-6, equal_nan=True)
