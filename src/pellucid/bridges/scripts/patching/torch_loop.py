"""A PyTorch script's own loop: where it steps, where it sends back, and what it repeats."""

import ast

from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.unplaced import Unplaced, nowhere


def optimizing(source: Source) -> ast.Call:
    """The one call that makes an optimiser. Raises `Unplaced` where there are more, or none."""
    found = [
        call for call in source.calls()
        if source.dotted(call.func).startswith("torch.optim.")
        and not source.dotted(call.func).startswith(("torch.optim.lr_", "torch.optim.swa_"))
    ]  # fmt: skip
    if len(found) != 1:
        raise Unplaced
    return found[0]


def optimizer_name(source: Source) -> str:
    """The name, or attribute, that the optimiser is kept under."""
    return _kept(source, optimizing(source))


def model_name(source: Source) -> str:
    """The name of the model whose parameters the optimiser has."""
    held = optimizing(source).args[:1]
    for node in ast.walk(held[0]) if held else ():
        if isinstance(node, ast.Attribute) and node.attr in ("parameters", "named_parameters"):
            return _root(source, node.value)
    raise Unplaced


def backward(source: Source) -> ast.stmt:
    """The one statement that sends the loss back."""
    found = [
        call for call in source.calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr == "backward"
    ]  # fmt: skip
    if len(found) != 1:
        raise Unplaced
    return source.statement(found[0])


def loops(source: Source) -> list[ast.For | ast.While]:
    """The loops that the step stands in, the innermost first, as far as its own function."""
    found: list[ast.For | ast.While] = []
    for one in source.above(backward(source)):
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            break
        if isinstance(one, ast.For | ast.While):
            found.append(one)
    return found or nowhere()


def predicting(source: Source) -> list[ast.Call]:
    """All calls of the model itself."""
    name = model_name(source)
    return [call for call in source.calls() if source.written(call.func) == name]


def _kept(source: Source, call: ast.Call) -> str:
    statement = source.statement(call)
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
        target, value = statement.targets[0], statement.value
        pairs = [(target, value)]
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            pairs = list(zip(target.elts, value.elts, strict=False))
        for one, made in pairs:
            if made is call:
                return source.written(one)
    raise Unplaced


def _root(source: Source, node: ast.expr) -> str:
    """`model` of `model.fc2` and of `model[2]`; a model kept by an object: `self.net`."""
    while isinstance(node, ast.Subscript | ast.Attribute):
        if isinstance(node.value, ast.Name) and node.value.id == "self":
            break
        node = node.value
    if isinstance(node, ast.Name | ast.Attribute):
        return source.written(node)
    raise Unplaced
