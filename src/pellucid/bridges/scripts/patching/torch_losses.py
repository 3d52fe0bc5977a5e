"""The loss of a PyTorch script, wherever it is called, and the targets as it wants them."""

import ast

from pellucid.bridges.pytorch.losses import FUNCTIONS, fitting
from pellucid.bridges.scripts.patching.edits import Edit, replaced, without_argument
from pellucid.bridges.scripts.patching.known import Known
from pellucid.bridges.scripts.patching.reach import reach
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.unplaced import Unplaced, nowhere
from pellucid.doctor.change import SetLoss


def set_loss(source: Source, known: Known, change: SetLoss) -> list[Edit]:
    """Another loss for the output as it is; of the same one, its mean instead of its sum."""
    loss, output = known.anatomy.loss, known.anatomy.output_activation
    if change.to == loss.name:
        plain = [without_argument(source, one, "reduction") for one in _made(source)]
        found = [one for one in plain if one is not None]
        if found:
            return found
    if change.to == "cross-entropy" and output == "softmax":
        raise Unplaced  # then the output changes too
    units = known.anatomy.outputs[-1] if known.anatomy.outputs else 1
    return loss_for(source, known, change.to, output, units)


def loss_for(source: Source, known: Known, name: str, end: str, units: int) -> list[Edit]:
    """The loss of that name for such an output, and targets of the type and shape it takes."""
    wanted = fitting(name, end, units).facts
    own = wanted.given
    made = _made(source)
    if len(made) != 1 or own not in FUNCTIONS.values():
        raise Unplaced
    function = source.dotted(made[0].func).startswith("torch.nn.functional.")
    called = made if function else _called(source, made[0])
    tail = next(short for short, long in FUNCTIONS.items() if long == own) if function else own
    text, edits = _beside(source, made[0], tail)
    edits.append(replaced(source, made[0].func, text) if function
                 else replaced(source, made[0], f"{text}()"))  # fmt: skip
    dense = wanted.integers
    treated = _targets(known, dense=dense, units=units)
    for call in called if treated else ():
        if len(call.args) != 2:
            raise Unplaced
        edits.append(replaced(source, call.args[1], f"{source.written(call.args[1])}{treated}"))
    return edits


def _made(source: Source) -> list[ast.Call]:
    """Losses of `torch.nn` that are made, or functions of them that are called."""
    return [
        call for call in source.calls()
        if source.of("torch", call).endswith("Loss")
        or (source.of("torch", call) in FUNCTIONS
            and source.dotted(call.func).startswith("torch.nn.functional."))
    ]  # fmt: skip


def _called(source: Source, made: ast.Call) -> list[ast.Call]:
    """Where a loss that was made is called: by the name it is kept under, or at once."""
    parent = source.parents[made]
    if isinstance(parent, ast.Call) and parent.func is made:
        return [parent]
    calls = [
        one for one in source.calls() if one is not made and source.value(one.func) is made
    ]  # fmt: skip
    return calls or nowhere()


def _targets(known: Known, *, dense: bool, units: int) -> str:
    """What makes such targets of the script's: their type, then their shape."""
    y = known.y
    one_hot = y.ndim > 1 and y.shape[-1] > 1
    if dense:
        if one_hot:
            return "" if y.dtype.kind == "f" else ".float()"
        return f"{'' if y.dtype.kind in 'iu' else '.long()'}{'.flatten()' if y.ndim > 1 else ''}"
    column = units == 1 and y.ndim == 1 and len(known.anatomy.outputs) > 0
    return f"{'' if y.dtype.kind == 'f' else '.float()'}{'.reshape(-1, 1)' if column else ''}"


def _beside(source: Source, made: ast.Call, own: str) -> tuple[str, list[Edit]]:
    if isinstance(made.func, ast.Attribute):
        return f"{source.written(made.func.value)}.{own}", []
    function = own[0].islower()
    return reach(source, f"torch.nn.{'functional.' if function else ''}{own}")
