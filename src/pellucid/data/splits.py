"""Which examples train, which steer the training, and which judge it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from jaxtyping import Bool, Int64, Shaped

from pellucid.data.task import Task
from pellucid.errors import BadInput

Rows = Int64[np.ndarray, " _"]
Labels = Shaped[np.ndarray, " n"]


@dataclass(frozen=True)
class Split:
    """Three sets of rows, in rising order, none in two of them."""

    training: Rows
    validation: Rows
    test: Rows


class _Units(NamedTuple):
    """What is dealt out: rows, or whole groups of them, in the order of dealing."""

    order: np.ndarray  # units, those of one class together and shuffled
    strata: np.ndarray  # the class of each unit
    of_row: np.ndarray  # the unit of each row


def split(
    targets: Labels,
    task: Task,
    *,
    validation: float = 0.15,
    test: float = 0.15,
    seed: int = 0,
    groups: Labels | None = None,
) -> Split:
    """Rows for training, validation and test, in these shares.

    Each class keeps its share in each part to within a row, and has at least one row in
    training. Rows of one group (duplicates, say, or one patient's) stay together. The same
    seed gives the same split. Raises `BadInput` when the shares leave nothing to train on.

    >>> import numpy as np
    >>> parts = split(np.repeat([0, 1], 50), "binary", validation=0.2, test=0.2)
    >>> len(parts.training), len(parts.validation), len(parts.test)
    (60, 20, 20)
    """
    _check_shares(validation, test)
    units = _units(targets, task, seed, groups)
    tested = _dealt(units.order, test, fewest=2 if groups is None else 1)
    rest = units.order[~tested]
    validated = _dealt(rest, validation / (1 - test))
    part = np.zeros(len(units.strata), np.int64)
    part[rest[validated]] = 1
    part[units.order[tested]] = 2
    part = _every_class_trains(part, units)
    return _by_part(part[units.of_row])


def folds(
    targets: Labels,
    task: Task,
    k: int,
    *,
    validation: float = 0.0,
    seed: int = 0,
    groups: Labels | None = None,
) -> tuple[Split, ...]:
    """`k` splits, each row in the test of exactly one of them.

    Each class is spread over the folds to within a row. `validation` is the share of the rows
    outside the fold that is set aside to steer the training.

    >>> import numpy as np
    >>> [fold.test.tolist() for fold in folds(np.array([0, 0, 1, 1]), "binary", 2)]
    [[1, 3], [0, 2]]
    """
    _check_shares(validation, 0.0)
    units = _units(targets, task, seed, groups)
    count = len(units.order)
    if not 2 <= k <= count:
        what = "rows" if groups is None else "groups (speakers, say, or copies)"
        if count < 3:
            raise BadInput(f"folds is {k}", f"no more folds than {what} to deal out: {count}")
        raise BadInput(f"folds is {k}", f"a whole number from 2 to {count}, the {what} to deal out")
    return tuple(_fold(units, k, index, validation) for index in range(k))


def _fold(units: _Units, k: int, index: int, validation: float) -> Split:
    # Dealt like cards: neighbours in the order are of one class, so each hand gets its share.
    tested = np.arange(len(units.order)) % k == index
    rest = units.order[~tested]
    part = np.zeros(len(units.strata), np.int64)
    part[rest[_dealt(rest, validation)]] = 1
    part = _every_class_trains(part, units)
    part[units.order[tested]] = 2
    return _by_part(part[units.of_row])


def _check_shares(validation: float, test: float) -> None:
    for name, share in (("validation", validation), ("test", test)):
        if not 0 <= share < 1:
            raise BadInput(f"{name} is {share}", "a share of 0 or more and less than 1")
    if validation + test >= 1:
        raise BadInput(
            f"validation is {validation} and test is {test}",
            "shares whose sum is less than 1, so that something is left to train on",
        )


def _units(targets: Labels, task: Task, seed: int, groups: Labels | None) -> _Units:
    rows = len(targets)
    if rows < 2:
        raise BadInput(f"there are {rows} rows" if rows else "there are no rows", "at least 2")
    strata = np.zeros(rows, np.int64)
    if task != "regression":
        strata = np.unique(targets, return_inverse=True)[1]
    of_row = np.arange(rows)
    if groups is not None:
        _, first, of_row = np.unique(groups, return_index=True, return_inverse=True)
        strata = strata[first]
    chance = np.random.default_rng(seed).random(len(strata))
    return _Units(np.lexsort((chance, strata)), strata, of_row)


def _dealt(order: np.ndarray, share: float, *, fewest: int = 2) -> Bool[np.ndarray, " k"]:
    # Systematic sampling: every (1/share)-th, so each class (a run of the order) gives its share.
    # One at least, where more than the fewest are there.
    if share and len(order) > fewest:
        share = max(share, 1 / len(order))
    steps = np.floor(np.arange(len(order) + 1) * share + 0.5)
    return np.diff(steps) > 0


def _every_class_trains(part: np.ndarray, units: _Units) -> np.ndarray:
    mended = part.copy()
    for unit in _without_training(part, units):
        mended[unit] = 0
    return mended


def _without_training(part: np.ndarray, units: _Units) -> Iterator[int]:
    trained = np.unique(units.strata[part == 0])
    left = units.order[~np.isin(units.strata[units.order], trained)]
    _, first = np.unique(units.strata[left], return_index=True)
    yield from left[first]


def _by_part(part: np.ndarray) -> Split:
    training, validation, test = (np.flatnonzero(part == which) for which in range(3))
    return Split(training, validation, test)
