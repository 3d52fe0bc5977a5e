"""Training from a source: everything between a table and a run, in one call."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

import numpy as np

from pellucid.data import Collection, Dataset, Note, Reading, Split, split
from pellucid.data import folds as dealt_folds
from pellucid.data.note import warning
from pellucid.errors import BadInput
from pellucid.learning.bags import bags
from pellucid.learning.calibration import fitted_temperature, tempered
from pellucid.learning.choices import Choices, recipe_for
from pellucid.learning.described import describe
from pellucid.learning.fit import Fitted, Keep, Rows, Watch, fit
from pellucid.learning.material import Material, Source, encoded, material, opened
from pellucid.learning.metrics import METRIC
from pellucid.learning.model import Model
from pellucid.learning.origin import origin_of
from pellucid.learning.recipes import Recipe
from pellucid.learning.run import Judged, Record, Run, Scores, Seconds
from pellucid.learning.scoring import Judgement, judge, score
from pellucid.network import Task, has_convolutions

Announce = Callable[[str, Any], None]

# Passing every example through convolutions once more would cost as much as an epoch.
_MOST_JUDGED = 2000


class Watching(NamedTuple):
    """Who is told what while a training goes on.

    `announce(what, value)` is told the `source` (a table, a collection or a dataset) and the
    `recipe` as soon as they are known, and each `fold`'s score; `progress` follows the epochs.
    """

    announce: Announce = lambda *_: None
    progress: Watch | None = None


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
    reading: Reading | None = None,
    watching: Watching | None = None,
    keep: Keep | None = None,
    **chosen: Any,
) -> Run:
    """Trains on a source and judges the result on examples kept apart.

    `source` is the name of a built-in set, a table's file, a folder of pictures or recordings
    (read as `reading` says), a data frame (pandas or polars), a `Table`, a `Collection` or a
    `Dataset`. A share `test` of the examples is kept apart, unless the source keeps some apart
    itself; a recipe that suits the data says how the rest is used.
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
    reading = reading or Reading()
    examples = opened(source, target, task, seed, reading)
    watching.announce("source", examples)
    known_of = material(examples)
    of_folds = _folds(known_of, choices, folds, seed, watching) if folds else []
    dealt = parts(known_of, test, seed)
    if isinstance(examples, Collection):
        more = _never_learned(known_of, examples.classes, dealt)
        examples = examples.noted(*more)
        watching.announce("notes", more)
    made = _made(known_of, dealt.training, choices, seed, watching, keep)
    model, judgement = _calibrated(made, dealt.test)
    record = Record(
        source=examples.name,
        seed=seed,
        settings=made.recipe.settings,
        scores=_scores(made, judgement, dealt.test, [one.score for one in of_folds]),
        seconds=_seconds([*of_folds, made], perf_counter() - began),
        epochs=made.fitted.epochs,
        ended=made.fitted.ended,
        notes=() if isinstance(examples, Dataset) else examples.notes,
        reasons=made.recipe.reasons,
        described=describe(examples, len(dealt.training), len(dealt.test)),
        origin=origin_of(
            choices,
            target=target,
            task=task,
            test=test,
            folds=folds,
            arrays=known,
            reading=reading,
        ),
    )
    judged = _judged(made.data, judgement, dealt.test)
    return Run(model, record, made.fitted.curves, made.fitted.vitals, judged)


def parts(known: Material, test: float, seed: int) -> Split:
    """What is learned from and what is kept apart: as the source has it, or dealt out."""
    if known.apart is not None:
        rest = np.setdiff1d(np.arange(len(known.targets)), known.apart)
        return Split(rest, rest[:0], known.apart)
    return split(
        known.targets, _dealt_as(known), validation=0.0, test=test, seed=seed, groups=known.groups
    )


def _dealt_as(known: Material) -> Task:
    """A person says many things: people are dealt out without regard to classes."""
    return "regression" if known.by_whom else known.task


def _never_learned(known: Material, names: Sequence[str], parts: Split) -> tuple[Note, ...]:
    """A warning, where people were dealt so that a class is only in the test."""
    if known.task == "regression":
        return ()
    lost = np.setdiff1d(known.targets[parts.test], known.targets[parts.training])
    if not len(lost):
        return ()
    said = f"Only speakers kept for the test say {', '.join(names[int(one)] for one in lost[:5])}"
    return (warning("test-only-class", f"{said}, so it is never learned: try another --seed."),)


def _calibrated(made: _Made, test: np.ndarray) -> tuple[Model, Judgement]:
    """The model with probabilities that mean what they say, and its answers to the examples."""
    training, validation = _judged_rows(made)
    rows = np.unique(np.concatenate([training, validation, test]))
    judgement = judge(made.model, made.data, made.rows.validation, rows)
    shares = made.model.network.output_activation in ("sigmoid", "softmax")
    if made.model.task == "regression" or not shares:
        return made.model, judgement
    held = np.unique(made.rows.validation)
    temperature = fitted_temperature(judgement.held[held], made.data.targets[held])
    answers = Judgement(*(tempered(outputs, temperature) for outputs in judgement))
    return replace(made.model, temperature=temperature), answers


def _judged_rows(made: _Made) -> tuple[np.ndarray, np.ndarray]:
    """The rows learned from and steered by on which the model is judged: all, or a sample."""
    training, validation = np.unique(made.rows.training), np.unique(made.rows.validation)
    if not has_convolutions(made.recipe.network):
        return training, validation
    step = -(-len(training) // _MOST_JUDGED)
    return training[::step], validation


class _Fold(NamedTuple):
    score: float
    fitted: Fitted


def _folds(
    known: Material, choices: Choices, count: int, seed: int, watching: Watching
) -> list[_Fold]:
    # What the source keeps for the test stays out of all folds.
    rows = np.setdiff1d(np.arange(len(known.targets)), () if known.apart is None else known.apart)
    targets = known.targets[rows]
    groups = None if known.groups is None else known.groups[rows]
    found: list[_Fold] = []
    for fold in dealt_folds(targets, _dealt_as(known), count, seed=seed, groups=groups):
        quiet = Watching(progress=watching.progress)
        made = _made(known, rows[fold.training], choices, seed, quiet, None)
        if made.fitted.ended == "interrupted":
            raise KeyboardInterrupt
        kept = made.data.take(rows[fold.test])
        value = score(made.model, made.model.outputs(kept.inputs), kept.targets) or 0.0
        found.append(_Fold(value, made.fitted))
        watching.announce("fold", value)
    return found


def _made(
    known: Material,
    training: np.ndarray,
    choices: Choices,
    seed: int,
    watching: Watching,
    keep: Keep | None,
) -> _Made:
    """A model trained on these rows of the source, and on no others."""
    data, encoding = encoded(known.source, training)
    different = _different(known.groups, training)
    voices = different if known.by_whom else 0
    recipe = recipe_for(choices, data, encoding, training, different, voices)
    watching.announce("recipe", recipe)
    # Where few people speak, none of them can be spared: then some of their recordings are.
    few = known.by_whom and different * recipe.held < 1
    rows = bags(
        data, training, recipe.networks, recipe.parts, seed, recipe.held,
        None if few else known.groups,
    )  # fmt: skip
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
        data.features, _limits(data, training), views=recipe.views,
    )  # fmt: skip
    return _Made(model, recipe, fitted, data, rows)


def _different(groups: np.ndarray | None, rows: np.ndarray) -> int:
    """How many of the rows differ from each other."""
    return len(rows) if groups is None else len(np.unique(groups[rows]))


def _seeds(seed: int, networks: int) -> Sequence[int]:
    """A seed for every network; those of two seeds have nothing in common."""
    return [int(one) for one in np.random.SeedSequence(seed).generate_state(networks)]


def _limits(data: Dataset, training: np.ndarray) -> tuple[float, float] | None:
    learned = data.targets[training]
    return (float(learned.min()), float(learned.max())) if data.task == "regression" else None


def _scores(made: _Made, judgement: Judgement, test: np.ndarray, held: Sequence[float]) -> Scores:
    model, targets = made.model, made.data.targets
    training, validation = _judged_rows(made)
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
