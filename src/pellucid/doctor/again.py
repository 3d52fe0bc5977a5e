"""A run's network before its data again, as it was before it was trained."""

from pathlib import Path

import numpy as np

from pellucid.data import Dataset, Reading, Table, encode_targets, make_dataset
from pellucid.doctor.case import Case
from pellucid.doctor.diagnose import lessons_of
from pellucid.doctor.own.patient import OwnPatient
from pellucid.doctor.patient import Lessons, Regime
from pellucid.doctor.problem import plain_problem
from pellucid.errors import BadInput
from pellucid.learning import Run
from pellucid.learning.choices import Choices, recipe_for
from pellucid.learning.material import Opened, material, opened
from pellucid.learning.origin import Origin
from pellucid.learning.train import parts
from pellucid.network import Parameters

_CHOSEN = ("layers", "activation", "dropout", "output_activation", "networks", "minutes")


def case_of(run: Run, beside: Path | None = None) -> Case:
    """The first network of a run, not trained yet, with what it learned from, split as it was.

    A file is looked for where it was, and in the folder `beside`. Raises `BadInput` where the
    source cannot be read again, or is no longer what it was.
    """
    record, network = run.record, run.model.network
    origin = record.origin
    if origin is None or origin.arrays:
        raise BadInput("it learned from arrays", "a source that can be read again")
    known = material(_opened(run, origin, beside))
    described = record.described
    if described is not None and described.rows != len(known.targets):
        raise BadInput(
            f"{record.source} has {len(known.targets):,} examples now",
            f"the {described.rows:,} that were learned from",
        )
    data = _encoded(run, known.source)
    split = parts(known, origin.test, record.seed)
    given = _given(run, origin, data, split.training)
    patient = OwnPatient(network, record.settings, run.model.task, given)
    lessons = _lessons(run, data, split.training, split.test)
    return Case(patient, lessons, Regime(max(1, record.epochs), record.settings.batch_size))


def _opened(run: Run, origin: Origin, beside: Path | None) -> Opened:
    name = run.record.source
    place = beside / name if beside and not Path(name).exists() else Path(name)
    source = place if place.exists() else name
    task = run.model.task if origin.task else None
    return opened(source, origin.target, task, run.record.seed, Reading(**origin.reading))


def _encoded(run: Run, source: Opened) -> Dataset:
    """The examples as the model itself reads them."""
    encoding = run.model.encoding
    if isinstance(source, Dataset):
        return source
    if isinstance(source, Table):
        assert run.model.columns is not None
        return make_dataset(source, run.model.columns)
    assert source.target is not None
    assert encoding is not None
    assert encoding.target is not None
    target = encoding.target
    return Dataset(
        source.name, source.inputs, encode_targets(target, source.target), target.task,
        target.classes,
    )  # fmt: skip


def _lessons(run: Run, data: Dataset, training: np.ndarray, test: np.ndarray) -> Lessons:
    problem, seed = plain_problem(run.model.task, len(run.model.classes)), run.record.seed
    kept = (data.inputs[test], data.targets[test]) if len(test) else None
    return lessons_of(data.inputs[training], data.targets[training], kept, problem, seed)


def _given(run: Run, origin: Origin, data: Dataset, training: np.ndarray) -> Parameters:
    """Parameters as before the training, with those that the recipe took from the data."""
    drawn = run.model.network.init(run.record.seed)
    if origin.own_network:
        return drawn
    chosen = {name: getattr(origin, name) for name in _CHOSEN}
    choices = Choices.of(**chosen, **origin.settings)
    recipe = recipe_for(choices, data, run.model.encoding, training)
    if recipe.preset is None or recipe.network != run.model.network:
        return drawn
    return {**drawn, **recipe.preset}
