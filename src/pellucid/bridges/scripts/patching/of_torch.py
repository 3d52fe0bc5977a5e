"""How a PyTorch script learns: its optimiser, epochs, batches and loop, as they are written."""

import ast

from pellucid.bridges.scripts.patching.edits import (
    Edit,
    argument,
    before,
    replaced,
    set_argument,
)
from pellucid.bridges.scripts.patching.known import Known
from pellucid.bridges.scripts.patching.reach import reach
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.torch_loop import (
    backward,
    loops,
    model_name,
    optimizer_name,
    optimizing,
)
from pellucid.bridges.scripts.patching.unplaced import Unplaced, nowhere
from pellucid.doctor.change import (
    Clip,
    SetBatchSize,
    SetEpochs,
    SetLearningRate,
    SetOptimizer,
    SetRegularisation,
    Unfreeze,
)

_CLASSES = {
    "sgd": ("SGD", ""), "momentum": ("SGD", ", momentum=0.9"),
    "nesterov": ("SGD", ", momentum=0.9, nesterov=True"), "adam": ("Adam", ""),
    "adamw": ("AdamW", ""), "rmsprop": ("RMSprop", ""), "adagrad": ("Adagrad", ""),
    "nadam": ("NAdam", ""),
}  # fmt: skip


def set_rate(source: Source, known: Known, change: SetLearningRate) -> list[Edit]:
    """Another rate, where the optimiser is made."""
    del known
    return [set_argument(source, optimizing(source), "lr", f"{change.to:g}", 1, at_name=True)]


def set_optimizer(source: Source, known: Known, change: SetOptimizer) -> list[Edit]:
    """Another optimiser of the same parameters, its weight decay kept."""
    del known
    call = optimizing(source)
    if change.to not in _CLASSES or not call.args:
        raise Unplaced
    own, settings = _CLASSES[change.to]
    text, edits = _beside(source, call, own)
    decay = argument(call, "weight_decay")
    kept = "" if decay is None else f", weight_decay={source.written(decay)}"
    held = source.written(call.args[0])
    made = f"{text}({held}, lr={change.rate:g}{settings}{kept})"
    return [replaced(source, call, made), *edits]


def _beside(source: Source, call: ast.Call, own: str) -> tuple[str, list[Edit]]:
    """Another class of optimisers, written as the one that is there."""
    if isinstance(call.func, ast.Attribute):
        return f"{source.written(call.func.value)}.{own}", []
    return reach(source, f"torch.optim.{own}")


def set_regularisation(source: Source, known: Known, change: SetRegularisation) -> list[Edit]:
    """Another weight decay."""
    del known
    text = f"{change.rate:g}"
    return [set_argument(source, optimizing(source), "weight_decay", text, at_name=True)]


def clip(source: Source, known: Known, change: Clip) -> list[Edit]:
    """Gradients shortened before each step."""
    del known
    optimizer = optimizer_name(source)
    steps = [
        call for call in source.calls() if source.written(call.func) == f"{optimizer}.step"
    ]  # fmt: skip
    if len(steps) != 1:
        raise Unplaced
    text, edits = reach(source, "torch.nn.utils.clip_grad_norm_")
    line = f"{text}({model_name(source)}.parameters(), {change.norm:g})"
    return [before(source, source.statement(steps[0]), line), *edits]


def unfreeze(source: Source, known: Known, change: Unfreeze) -> list[Edit]:
    """Every parameter may learn, and the optimiser has those of the whole model."""
    del known, change
    held, edits = optimizing(source).args[:1], list[Edit]()
    for node in ast.walk(source.tree):
        match node:
            case ast.Assign(
                targets=[ast.Attribute(attr="requires_grad")], value=ast.Constant(False)
            ):
                edits.append(replaced(source, node.value, "True"))
            case ast.Call(
                func=ast.Attribute(attr="requires_grad_"), args=[ast.Constant(False) as no]
            ):
                edits.append(replaced(source, no, "True"))
            case _:
                pass
    if held and source.written(held[0]) != f"{model_name(source)}.parameters()":
        edits.append(replaced(source, held[0], f"{model_name(source)}.parameters()"))
    return edits or nowhere()


def set_epochs(source: Source, known: Known, change: SetEpochs) -> list[Edit]:
    """Another end of the range that the one loop goes through whose turns are the epochs."""
    counts = [many for loop in loops(source) if (many := _counted(loop)) is not None]
    found = [many for many in counts if source.literal(many) == known.epochs]
    if len(found) != 1:
        raise Unplaced
    return [replaced(source, source.value(found[0]), str(change.to))]


def _counted(loop: ast.For | ast.While) -> ast.expr | None:
    """How often a loop of `for ... in range(many)` turns, as it is written."""
    match loop:
        case ast.For(iter=ast.Call(func=ast.Name(id="range"), args=[many])):
            return many
        case _:
            return None


def set_batch_size(source: Source, known: Known, change: SetBatchSize) -> list[Edit]:
    """Other batches of the one loader, or of the one split, that makes them."""
    loaders = [one for one in source.calls() if source.of("torch", one) == "DataLoader"]
    if loaders:
        text = str(change.to)
        return [set_argument(source, loaders[0], "batch_size", text, 1, at_name=True)]
    found = [
        one.args[0] for one in source.calls()
        if isinstance(one.func, ast.Attribute) and one.func.attr == "split" and one.args
        and source.literal(one.args[0]) == known.batch_size
    ]  # fmt: skip
    if len(found) != 1:
        raise Unplaced
    return [replaced(source, source.value(found[0]), str(change.to))]


def reset_gradient(source: Source) -> list[Edit]:
    """The gradient forgotten before the next is sent back."""
    line = f"{optimizer_name(source)}.zero_grad()"
    return [before(source, backward(source), line)]


def learn_in_training_mode(source: Source) -> list[Edit]:
    """The model in training mode whenever a pass over the examples begins."""
    inner = loops(source)[0]
    return [before(source, inner.body[0], f"{model_name(source)}.train()")]
