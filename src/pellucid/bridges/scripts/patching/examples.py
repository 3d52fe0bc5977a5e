"""Examples: by which names a script has them, and before which statement they can be treated."""

import ast
from typing import NamedTuple

from pellucid.bridges.scripts.patching.edits import argument
from pellucid.bridges.scripts.patching.of_keras import fitting
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.torch_loop import loops, predicting
from pellucid.bridges.scripts.patching.unplaced import Unplaced

_ASKING = ("evaluate", "predict", "predict_on_batch", "test_on_batch")


_Pair = tuple[ast.expr | None, ast.expr | None]


class Examples(NamedTuple):
    """Names of arrays: inputs and targets, those that are learned from first of all."""

    before: ast.stmt
    inputs: tuple[str, ...]
    targets: tuple[str, ...]


def of_fit(source: Source) -> Examples:
    """What a Keras script gives to `fit`, and to its model afterwards.

    Raises `Unplaced` where that is more than names of arrays, or in a loop.
    """
    call = fitting(source)
    statement = source.statement(call)
    if any(isinstance(one, ast.For | ast.While) for one in source.above(statement)):
        raise Unplaced
    held = argument(call, "validation_data")
    pairs = [(argument(call, "x", 0), argument(call, "y", 1)), *_held(source, held)]
    assert isinstance(call.func, ast.Attribute)
    model = source.written(call.func.value)
    for one in source.calls():
        if isinstance(one.func, ast.Attribute) and one.func.attr in _ASKING:
            if source.written(one.func.value) != model or not _beside(source, one, call):
                raise Unplaced
            targets = argument(one, "y", 1) if one.func.attr == "evaluate" else None
            pairs.append((argument(one, "x", 0), targets))
    if pairs[0][1] is None:
        raise Unplaced
    return Examples(statement, *_named(source, statement, pairs))


def of_loop(source: Source) -> Examples:
    """What a PyTorch script's loop, or the data sets that it loads from, read."""
    sets = [one for one in source.calls() if source.of("torch", one) == "TensorDataset"]
    if sets:
        statement = source.statement(sets[0])
        pairs: list[_Pair] = [(one.args[0], one.args[1]) for one in sets if len(one.args) == 2]
        if len(pairs) != len(sets):
            raise Unplaced
        return Examples(statement, *_named(source, statement, pairs))
    statement = loops(source)[-1]
    learned = [one for one in predicting(source) if statement in source.above(one)]
    others = [one for one in predicting(source) if one not in learned]
    if any(len(one.args) != 1 for one in (*learned, *others)) or not learned:
        raise Unplaced
    given: list[_Pair] = [(one.args[0], None) for one in (*learned, *others)]
    given[0] = (learned[0].args[0], _compared(source, learned[0]))
    return Examples(statement, *_named(source, statement, given))


def _compared(source: Source, call: ast.Call) -> ast.expr | None:
    """What the answers of this call are compared with: the second argument of the loss."""
    for one in source.calls():
        inner = {id(node) for node in ast.walk(one)}
        if len(one.args) == 2 and (id(call) in inner or _answers(source, one, call)):
            return one.args[1]
    return None


def _answers(source: Source, compared: ast.Call, call: ast.Call) -> bool:
    """Whether the first argument is the name that the call's answer was given, in that loop."""
    first = compared.args[0]
    names = {node.id for node in ast.walk(first) if isinstance(node, ast.Name)}
    statement = source.statement(call)
    given = statement.targets[0] if isinstance(statement, ast.Assign) else None
    return isinstance(given, ast.Name) and given.id in names and bool(source.dotted(compared.func)
        or source.value(compared.func) is not compared.func)  # fmt: skip


def _held(source: Source, given: ast.expr | None) -> list[_Pair]:
    given = source.value(given) if given is not None else None
    if given is None:
        return []
    if not isinstance(given, ast.Tuple) or len(given.elts) < 2:
        raise Unplaced
    return [(given.elts[0], given.elts[1])]


def _beside(source: Source, one: ast.Call, other: ast.Call) -> bool:
    """Whether both stand in the same function, the one after the other."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Module)
    homes = [
        next(at for at in source.above(call) if isinstance(at, kinds)) for call in (one, other)
    ]
    return homes[0] is homes[1] and source.span(one)[0] > source.span(other)[0]


def _named(
    source: Source, statement: ast.stmt, pairs: list[_Pair]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that stand in the pairs, each once, all known before the statement."""
    both: list[tuple[str, ...]] = []
    for part in (0, 1):
        found = [_name(one) for one in (pair[part] for pair in pairs) if one is not None]
        both.append(tuple(dict.fromkeys(found)))
    late = {
        node.id for node in ast.walk(source.tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        and node.lineno >= statement.lineno
    }  # fmt: skip
    if late & {*both[0], *both[1]} or set(both[0]) & set(both[1]):
        raise Unplaced
    return both[0], both[1]


def _name(node: ast.expr) -> str:
    while isinstance(node, ast.Subscript):
        node = node.value
    if not isinstance(node, ast.Name):
        raise Unplaced
    return node.id
