"""How a Keras script learns: its optimiser, loss, epochs and batches, as they are written."""

import ast
import re

from pellucid.bridges.keras.optimizers import CLASSES
from pellucid.bridges.scripts.patching.edits import (
    Edit,
    argument,
    replaced,
    set_argument,
    without_argument,
)
from pellucid.bridges.scripts.patching.known import Known
from pellucid.bridges.scripts.patching.reach import reach
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.unplaced import Unplaced
from pellucid.doctor.change import (
    Clip,
    SetBatchSize,
    SetEpochs,
    SetLearningRate,
    SetLoss,
    SetOptimizer,
)

_CLIPS = ("global_clipnorm", "clipnorm", "clipvalue")
_BY_NAME = {
    "squared-error": "mean_squared_error", "absolute-error": "mean_absolute_error",
    "huber": "huber", "kl-divergence": "kl_divergence", "poisson": "poisson",
}  # fmt: skip


def compiling(source: Source) -> ast.Call:
    """The one call that compiles a model. Raises `Unplaced` where there are more, or none."""
    found = [
        call for call in source.calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr == "compile"
        and source.dotted(call.func) != "re.compile"
    ]  # fmt: skip
    if len(found) != 1:
        raise Unplaced
    return found[0]


def fitting(source: Source) -> ast.Call:
    """The one call that fits the model that is compiled. Raises `Unplaced`."""
    compiled = compiling(source).func
    assert isinstance(compiled, ast.Attribute)
    model = source.written(compiled.value)
    found = [
        call for call in source.calls()
        if isinstance(call.func, ast.Attribute) and call.func.attr == "fit"
        and source.written(call.func.value) == model
    ]  # fmt: skip
    if len(found) != 1:
        raise Unplaced
    return found[0]


def set_rate(source: Source, known: Known, change: SetLearningRate) -> list[Edit]:
    """Another rate, where the optimiser is made."""
    del known
    given = _optimizer(source)
    rate = f"{change.to:g}"
    if isinstance(given, ast.Call):
        return [set_argument(source, given, "learning_rate", rate, 0, at_name=True)]
    return _instead(source, given, _class_of(given), f"learning_rate={rate}")


def set_optimizer(source: Source, known: Known, change: SetOptimizer) -> list[Edit]:
    """Another optimiser, where there is one."""
    del known
    if change.to not in CLASSES:
        raise Unplaced
    own, settings = CLASSES[change.to]
    told = {"learning_rate": f"{change.rate:g}", **settings}
    written = ", ".join(f"{name}={value}" for name, value in told.items())
    return _instead(source, _optimizer(source), own, written)


def clip(source: Source, known: Known, change: Clip) -> list[Edit]:
    """Gradients shortened by the optimiser."""
    del known
    given, norm = _optimizer(source), f"{change.norm:g}"
    if not isinstance(given, ast.Call):
        return _instead(source, given, _class_of(given), f"global_clipnorm={norm}")
    others = [without_argument(source, given, name) for name in _CLIPS[1:]]
    edits = [one for one in others if one is not None]
    if edits:  # one clip at a time, in the place of the other
        there = next(one for one in given.keywords if one.arg in _CLIPS)
        return [replaced(source, there, f"global_clipnorm={norm}"), *edits[1:]]
    return [set_argument(source, given, "global_clipnorm", norm)]


def set_loss(source: Source, known: Known, change: SetLoss) -> list[Edit]:
    """Another loss for the output as it is."""
    call = compiling(source)
    given = argument(call, "loss", 1)
    whole = None if given is None else source.value(given)
    if change.to == known.anatomy.loss.name and isinstance(whole, ast.Call):
        plain = without_argument(source, whole, "reduction")  # a sum that should be a mean
        if plain is not None:
            return [plain]
    units = known.anatomy.outputs[-1] if known.anatomy.outputs else 1
    return loss_for(source, known, change.to, known.anatomy.output_activation, units)


def loss_for(source: Source, known: Known, name: str, activation: str, units: int) -> list[Edit]:
    """The loss of that name for such an output, given to `compile`."""
    text, edits = _loss(source, known, name, activation, units)
    return [set_argument(source, compiling(source), "loss", text, 1), *edits]


def _loss(
    source: Source, known: Known, name: str, activation: str, units: int
) -> tuple[str, list[Edit]]:
    integers = known.y.ndim == 1 or known.y.shape[-1] == 1
    kind = "sparse_categorical" if integers else "categorical"
    kind = "binary" if name == "binary-cross-entropy" or units == 1 else kind
    text = f"{kind}_crossentropy" if name.endswith("cross-entropy") else _BY_NAME.get(name, "")
    if not text:
        raise Unplaced
    if activation != "linear" or not name.endswith("cross-entropy"):
        return f'"{text}"', []
    own = "".join(part.capitalize() for part in text.split("_"))
    written, edits = reach(source, f"keras.losses.{own}")
    return f"{written}(from_logits=True)", edits


def set_epochs(source: Source, known: Known, change: SetEpochs) -> list[Edit]:
    """More epochs, or fewer, of `fit`."""
    del known
    return [set_argument(source, fitting(source), "epochs", str(change.to), 3, at_name=True)]


def set_batch_size(source: Source, known: Known, change: SetBatchSize) -> list[Edit]:
    """Other batches, of `fit` or of the data set that it is given."""
    call = fitting(source)
    if argument(call, "y", 1) is not None:
        text = str(change.to)
        return [set_argument(source, call, "batch_size", text, 2, at_name=True)]
    batched = [
        one for one in source.calls()
        if isinstance(one.func, ast.Attribute) and one.func.attr == "batch" and one.args
        and source.literal(one.args[0]) == known.batch_size
    ]  # fmt: skip
    if len(batched) != 1:
        raise Unplaced
    return [replaced(source, source.value(batched[0].args[0]), str(change.to))]


def _optimizer(source: Source) -> ast.expr:
    """What `compile` is given to learn with: a call of Keras, or its name."""
    given = argument(compiling(source), "optimizer", 0)
    given = ast.Constant("rmsprop") if given is None else source.value(given)
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return given
    if isinstance(given, ast.Call) and source.dotted(given.func).startswith("keras.optimizers."):
        return given
    raise Unplaced


def optimizer_call(source: Source) -> ast.Call | None:
    """The call that makes the optimiser; None where it is only named."""
    given = _optimizer(source)
    return given if isinstance(given, ast.Call) else None


def _class_of(given: ast.expr) -> str:
    """Keras' class for an optimiser's name."""
    assert isinstance(given, ast.Constant)
    name = str(given.value).lower()
    own = next((own for own, _ in CLASSES.values() if own.lower() == name), None)
    if own is None:
        raise Unplaced
    return own


def _instead(source: Source, given: ast.expr, own: str, told: str) -> list[Edit]:
    """An optimiser of that class in the place of what is given."""
    text, edits = reach(source, f"keras.optimizers.{own}")
    made = f"{text}({told})"
    if hasattr(given, "lineno"):
        return [replaced(source, given, made), *edits]
    return [set_argument(source, compiling(source), "optimizer", made), *edits]


def snake(name: str) -> str:
    """Keras' own short name for a class: `HeNormal` is `he_normal`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()
