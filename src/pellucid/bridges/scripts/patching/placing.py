"""Placing: another layer written after one that is there."""

import ast

from pellucid.bridges.scripts.patching.edits import Edit, after
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.unplaced import Unplaced


def layers_after(source: Source, call: ast.Call, *made: str) -> Edit:
    """More layers after this one, in a list, among arguments, or by `model.add`.

    Raises `Unplaced` where layers are put together in another way.
    """
    parent = source.parents[call]
    if isinstance(parent, ast.List | ast.Tuple):
        return _among(source, call, parent.elts, made)
    if isinstance(parent, ast.Call) and call in parent.args:
        if isinstance(parent.func, ast.Attribute) and parent.func.attr == "add":
            added = source.written(parent.func)
            return after(source, source.statement(call), *(f"{added}({one})" for one in made))
        if source.dotted(parent.func).endswith(".Sequential"):
            return _among(source, call, parent.args, made)
    raise Unplaced


def _among(
    source: Source, call: ast.Call, others: list[ast.expr], made: tuple[str, ...]
) -> Edit:  # fmt: skip
    end = source.span(call)[1]
    alone = sum(one.lineno == call.lineno for one in others) == 1
    line = source.raw[source.raw.rfind(b"\n", 0, end) + 1 :].splitlines()[0].decode()
    indent = line[: len(line) - len(line.lstrip())]
    between = f",{source.newline}{indent}" if alone and len(others) > 1 else ", "
    return Edit(end, end, "".join(f"{between}{one}" for one in made))
