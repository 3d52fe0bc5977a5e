"""Inputs and targets treated before they are learned from: a few lines more."""

import ast

import numpy as np

from pellucid.bridges.scripts.patching.edits import Edit, before
from pellucid.bridges.scripts.patching.examples import Examples, of_fit, of_loop
from pellucid.bridges.scripts.patching.known import Known
from pellucid.bridges.scripts.patching.reach import reach
from pellucid.bridges.scripts.patching.source import Source
from pellucid.bridges.scripts.patching.unplaced import Unplaced, nowhere
from pellucid.doctor.change import DropRows, EncodeTargets, ScaleInputs, ScaleTargets


def scale_inputs(source: Source, known: Known, change: ScaleInputs) -> list[Edit]:
    """Mean and spread of what is learned from, and all inputs measured by them."""
    del change
    at = _examples(source, known)
    return _scaled(source, known, at, at.inputs, together=known.x.ndim > 2)


def scale_targets(source: Source, known: Known, change: ScaleTargets) -> list[Edit]:
    """The same of the targets; answers then are in those units too, and that is said."""
    del change
    at = _examples(source, known)
    mean, std = _free(source, "mean", "std")
    said = f"# Answers are now in these units: times {std}, plus {mean}, for the old ones."
    return _scaled(source, known, at, at.targets, together=False, said=(said,))


def encode_targets(source: Source, known: Known, change: EncodeTargets) -> list[Edit]:
    """All targets as the loss wants them."""
    at, edits = _examples(source, known), list[Edit]()
    lines: list[str] = []
    for name in at.targets:
        text, more = _encoded(source, known, change.as_, name)
        lines.append(f"{name} = {text}")
        edits += more
    return [before(source, at.before, *lines), *edits] if lines else nowhere()


def drop_rows(source: Source, known: Known, change: DropRows) -> list[Edit]:
    """What is learned from, without the examples that hold what is no number."""
    del change
    at = _examples(source, known)
    if not at.targets:
        raise Unplaced
    (kept,) = _free(source, "kept")
    x, y = at.inputs[0], at.targets[0]
    library = "torch" if known.framework == "torch" else "numpy"
    finite, edits = reach(source, f"{library}.isfinite")
    axis = "dim" if library == "torch" else "axis"
    sound = [
        f"{finite}({name}){_over(axis, values.ndim)}"
        for name, values in ((x, known.x), (y, known.y))
        if not np.isfinite(values).all()
    ]
    lines = (f"{kept} = {' & '.join(sound)}", f"{x}, {y} = {x}[{kept}], {y}[{kept}]")
    return [before(source, at.before, *lines), *edits] if sound else nowhere()


def _over(axis: str, dimensions: int) -> str:
    """`.all` over all that belongs to one example; nothing where that is one number."""
    if dimensions == 1:
        return ""
    rest = tuple(range(1, dimensions))
    return f".all({axis}={rest[0] if len(rest) == 1 else rest})"


def _examples(source: Source, known: Known) -> Examples:
    return of_loop(source) if known.framework == "torch" else of_fit(source)


def _scaled(
    source: Source, known: Known, at: Examples, names: tuple[str, ...], *, together: bool,
    said: tuple[str, ...] = (),
) -> list[Edit]:  # fmt: skip
    if not names:
        raise Unplaced
    mean, std = _free(source, "mean", "std")
    first = names[0]
    if known.framework == "torch":
        own, edits = reach(source, "torch.where")
        axis = "" if together else "dim=0"
        both = f"{first}.mean({axis}), {first}.std({axis})"
    else:
        own, edits = reach(source, "numpy.where")
        base, axis = own.rpartition(".")[0], "" if together else ", axis=0"
        both = f"{base}.mean({first}{axis}), {base}.std({first}{axis})"
    lines = [f"{mean}, {std} = {both}", f"{std} = {own}({std} > 0, {std}, 1.0)", *said]
    lines += [f"{name} = ({name} - {mean}) / {std}" for name in names]
    return [before(source, at.before, *lines), *edits]


def _encoded(source: Source, known: Known, to: str, name: str) -> tuple[str, list[Edit]]:
    """What is written for targets of that name, encoded."""
    problem, torch = known.problem, known.framework == "torch"
    lowest = f" - {problem.lowest}" if problem.lowest else ""
    axis = "dim" if torch else "axis"
    match to, problem.coding:
        case "column", _:
            return f"{name}.reshape(-1, 1)", []
        case "integers", "one-hot":
            return f"{name}.argmax({axis}=1)", []
        case "integers", "integers" if lowest:
            return f"{name}{lowest}", []
        case "zero-one", "minus-one-one":
            return f"({name} + 1) / 2", []
        case "one-hot", "integers" if torch:
            text, edits = reach(source, "torch.nn.functional.one_hot")
            return f"{text}(({name}{lowest}).long(), {problem.classes}).float()", edits
        case "one-hot", "integers":
            text, edits = reach(source, "keras.utils.to_categorical")
            return f"{text}({name}{lowest}, {problem.classes})", edits
        case _:
            raise Unplaced


def _free(source: Source, *names: str) -> tuple[str, ...]:
    """These names, or longer ones where the script uses them already."""
    used = {node.id for node in ast.walk(source.tree) if isinstance(node, ast.Name)}
    return tuple(f"own_{name}" if name in used else name for name in names)
