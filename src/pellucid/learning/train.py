"""Training from a source: everything between a table and a run, in one call."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from pellucid.data import (
    Dataset,
    Table,
    TableEncoding,
    as_frame,
    duplicate_groups,
    encode_targets,
    fit_encoding,
    fit_targets,
    is_frame,
    make_dataset,
    make_table,
    open_source,
    split,
)
from pellucid.data import folds as dealt_folds
from pellucid.errors import BadInput
from pellucid.learning.bags import bags
from pellucid.learning.calibration import fitted_temperature, tempered
from pellucid.learning.choices import Choices, recipe_for
from pellucid.learning.described import describe
from pellucid.learning.fit import Fitted, Keep, Rows, Watch, fit
from pellucid.learning.metrics import METRIC
from pellucid.learning.model import Model
from pellucid.learning.origin import origin_of
from pellucid.learning.recipe import Recipe
from pellucid.learning.run import Judged, Record, Run, Scores, Seconds
from pellucid.learning.scoring import Judgement, judge, score
from pellucid.network import Task

Source = str | Path | Table | Dataset | Any
Announce = Callable[[str, Any], None]

_HELD = 0.15
_ONE_HOT = 32


class Watching(NamedTuple):
    """Who is told what while a training goes on.

    `announce(what, value)` is told the `table` and the `recipe` as soon as they are known, and
    each `fold`'s score; `progress` follows the epochs.
    """

    announce: Announce = lambda *_: None
    progress: Watch | None = None


class _Material(NamedTuple):
    """What is learned from, and what every split of it needs to know, found out once.

    Rows of one group have the same inputs and stay on one side of a split: else the test would
    be known.
    """

    table: Table | Dataset
    targets: np.ndarray
    task: Task
    groups: np.ndarray | None


class _Made(NamedTuple):
    model: Model
    recipe: Recipe
    fitted: Fitted
    data: Dataset
    rows: Rows


def train(
    source: Source,
    choices: Choices | None = None,
    *,
    target: str | int | None = None,
    task: Task | None = None,
    seed: int = 0,
    test: float = 0.2,
    folds: int | None = None,
    watching: Watching | None = None,
    keep: Keep | None = None,
    **chosen: Any,
) -> Run:
    """Trains on a source and judges the result on examples kept apart.

    `source` is the name of a built-in set, a table's file, a data frame (pandas or
    polars), a `Table` or a `Dataset`. A share `test` of the examples is kept apart; a recipe that
    suits the data says how the rest is used.
    Whatever is `chosen` by name, a field of `Choices` or of `Settings`, replaces that part of it;
    whoever has made `choices` already passes them whole. With `folds`, the same recipe is first
    judged on every fold of as many (cross-validation). The same seed gives the same run. Raises
    `BadInput`.

    >>> run = train("iris", layers=(16,), activation="tanh", epochs=60)
    >>> run.record.scores.test > 0.9
    True
    """
    began = perf_counter()
    if choices is not None and chosen:
        raise BadInput(f"choices were given, and {', '.join(chosen)} too", "one or the other")
    choices, watching = choices or Choices.of(**chosen), watching or Watching()
    if seed < 0:
        raise BadInput(f"seed is {seed}", "a whole number of 0 or more", instead="0")
    known = not isinstance(source, str | Path)
    table = _opened(source, target, task, seed)
    watching.announce("table", table)
    material = _material(table)
    of_folds = _folds(material, choices, folds, seed, watching) if folds else []
    parts = split(
        material.targets, material.task, validation=0.0, test=test, seed=seed,
        groups=material.groups,
    )  # fmt: skip
    made = _made(material, parts.training, choices, seed, watching, keep)
    model, judgement = _calibrated(made)
    record = Record(
        source=table.name,
        seed=seed,
        settings=made.recipe.settings,
        scores=_scores(made, judgement, parts.test, [one.score for one in of_folds]),
        seconds=_seconds([*of_folds, made], perf_counter() - began),
        epochs=made.fitted.epochs,
        ended=made.fitted.ended,
        notes=() if isinstance(table, Dataset) else table.notes,
        reasons=made.recipe.reasons,
        described=describe(table, len(parts.training), len(parts.test)),
        origin=origin_of(choices, target=target, task=task, test=test, folds=folds, arrays=known),
    )
    judged = _judged(made.data, judgement, parts.test)
    return Run(model, record, made.fitted.curves, made.fitted.vitals, judged)


def _opened(
    source: Source, target: str | int | None, task: Task | None, seed: int
) -> Table | Dataset:
    if isinstance(source, str | Path):
        return open_source(source, target=target, task=task, seed=seed)
    if not isinstance(source, Table | Dataset):
        if not is_frame(source):
            raise BadInput(
                f"the source is a {type(source).__name__}",
                "a file, a built-in set, a data frame, a Table or a Dataset",
                instead="pellucid.Dataset.of(x, y)",
            )
        return make_table(as_frame(source), target=target, task=task)
    if target is not None or task is not None:
        raise BadInput(
            "a target or a task was given with data that has its own", "one or the other"
        )
    return source


def _calibrated(made: _Made) -> tuple[Model, Judgement]:
    """The model with probabilities that mean what they say, and its answers to all examples."""
    judgement = judge(made.model, made.data, made.rows.validation)
    shares = made.model.network.output_activation in ("sigmoid", "softmax")
    if made.model.task == "regression" or not shares:
        return made.model, judgement
    held = np.unique(made.rows.validation)
    temperature = fitted_temperature(judgement.held[held], made.data.targets[held])
    answers = Judgement(*(tempered(outputs, temperature) for outputs in judgement))
    return replace(made.model, temperature=temperature), answers


class _Fold(NamedTuple):
    score: float
    fitted: Fitted


def _folds(
    material: _Material, choices: Choices, count: int, seed: int, watching: Watching
) -> list[_Fold]:
    targets, task, groups = material.targets, material.task, material.groups
    found: list[_Fold] = []
    for fold in dealt_folds(targets, task, count, seed=seed, groups=groups):
        quiet = Watching(progress=watching.progress)
        made = _made(material, fold.training, choices, seed, quiet, None)
        if made.fitted.ended == "interrupted":
            raise KeyboardInterrupt
        kept = made.data.take(fold.test)
        value = score(made.model, made.model.outputs(kept.inputs), kept.targets) or 0.0
        found.append(_Fold(value, made.fitted))
        watching.announce("fold", value)
    return found


def _made(
    material: _Material,
    training: np.ndarray,
    choices: Choices,
    seed: int,
    watching: Watching,
    keep: Keep | None,
) -> _Made:
    """A model trained on these rows of the table, and on no others."""
    data, encoding = _encoded(material.table, training)
    groups = material.groups
    apart = len(training) if groups is None else len(np.unique(groups[training]))
    recipe = recipe_for(choices, data, encoding, training, apart)
    watching.announce("recipe", recipe)
    rows = bags(data, training, recipe.networks, recipe.parts, seed, _HELD, groups)
    fitted = fit(
        recipe.network,
        data,
        recipe.settings,
        rows,
        seeds=_seeds(seed, recipe.networks),
        preset=recipe.preset,
        watch=watching.progress,
        keep=keep,
    )
    model = Model(
        data.name, data.task, recipe.network, fitted.parameters, encoding, data.classes,
        data.features, _limits(data, training),
    )  # fmt: skip
    return _Made(model, recipe, fitted, data, rows)


def _seeds(seed: int, networks: int) -> Sequence[int]:
    """A seed for every network; those of two seeds have nothing in common."""
    return [int(one) for one in np.random.SeedSequence(seed).generate_state(networks)]


def _limits(data: Dataset, training: np.ndarray) -> tuple[float, float] | None:
    learned = data.targets[training]
    return (float(learned.min()), float(learned.max())) if data.task == "regression" else None


def _encoded(table: Table | Dataset, training: np.ndarray) -> tuple[Dataset, TableEncoding | None]:
    if isinstance(table, Dataset):
        return table, None
    encoding = fit_encoding(table, training, small=_ONE_HOT)
    return make_dataset(table, encoding), encoding


def _material(table: Table | Dataset) -> _Material:
    if isinstance(table, Dataset):
        return _Material(table, table.targets, table.task, None)
    if table.target is None or table.task is None:
        raise BadInput(f"{table.name} has no target column", "a table with something to learn")
    targets = encode_targets(fit_targets(table.target, table.task), table.target)
    return _Material(table, targets, table.task, duplicate_groups(table))


def _scores(made: _Made, judgement: Judgement, test: np.ndarray, held: Sequence[float]) -> Scores:
    model, targets = made.model, made.data.targets
    training = np.unique(made.rows.training)
    validation = np.unique(made.rows.validation)
    return Scores(
        metric=METRIC[model.task],
        train=score(model, judgement.together[training], targets[training]),
        validation=score(model, judgement.held[validation], targets[validation]),
        test=score(model, judgement.together[test], targets[test]),
        folds=tuple(held),
    )


def _seconds(made: Sequence["_Fold | _Made"], total: float) -> Seconds:
    return Seconds(
        total=total,
        compile=sum(one.fitted.compile_seconds for one in made),
        train=sum(one.fitted.train_seconds for one in made),
    )


def _judged(data: Dataset, judgement: Judgement, test: np.ndarray) -> Judged:
    return Judged(test, data.inputs[test], data.targets[test], judgement.together[test])
