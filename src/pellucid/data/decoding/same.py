"""Examples that are there more than once."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
import polars as pl
from jaxtyping import Int64, Shaped

from pellucid.data.note import Note, warning
from pellucid.data.words import count, some_of

Groups = Int64[np.ndarray, " n"]


@dataclass(frozen=True)
class Same:
    """A number for each row, equal where the content is, and what is said of the repeated ones."""

    groups: Groups
    notes: tuple[Note, ...]


def find_same(
    inputs: Shaped[np.ndarray, "n *shape"],
    target: pl.Series,
    names: Sequence[str],
    noun: str,
    apart: Shaped[np.ndarray, " k"] | None = None,
) -> Same:
    """Which examples are the same, byte for byte as the network gets them.

    Copies within a class are noted; copies in two classes are a warning by name, since no model
    can get both right; so are copies of what is learnt from among the rows kept for the test.
    """
    groups = _groups(inputs)
    sizes = np.bincount(groups)
    if len(sizes) == len(groups):
        return Same(groups, ())
    answers = np.unique(target.cast(pl.String).to_numpy(), return_inverse=True)[1]
    # How many classes each set of equal examples is in: the different pairs of set and class.
    classes = np.bincount(np.unique(np.stack([groups, answers]), axis=1)[0])
    repeated, torn = sizes > classes, classes > 1
    notes: list[Note] = []
    if repeated.any():
        copies = count(int((sizes - classes).sum()), f"{noun} repeats", f"{noun}s repeat")
        said = f"{copies} another of its class: {_first(groups, repeated, names)}."
        notes.append(Note("duplicates", f"{said} Copies go to one side of a split."))
    if torn.any():
        sets = count(int(torn.sum()), f"{noun} is", f"{noun}s are")
        said = f"{sets} in two classes or more: {_first(groups, torn, names)}."
        notes.append(warning("contradictions", f"{said} No model can get all of them right."))
    return Same(groups, (*notes, *_leaked(groups, apart, len(sizes), noun)))


def _groups(inputs: np.ndarray) -> Groups:
    digests = b"".join(blake2b(each.tobytes(), digest_size=16).digest() for each in inputs)
    halves = np.frombuffer(digests, np.uint64).reshape(-1, 2)
    return np.unique(halves, axis=0, return_inverse=True)[1].reshape(-1).astype(np.int64)


def _first(groups: Groups, which: np.ndarray, names: Sequence[str]) -> str:
    """The members of the first such sets, and how many sets more there are."""
    sets = np.flatnonzero(which)
    members = [np.flatnonzero(groups == one)[:3].tolist() for one in sets[:3]]
    shown = [" = ".join([names[int(row)] for row in rows]) for rows in members]
    return some_of([*shown, *sets[3:]], 3)


def _leaked(groups: Groups, apart: np.ndarray | None, sets: int, noun: str) -> tuple[Note, ...]:
    if apart is None:
        return ()
    learnt = np.ones(len(groups), np.bool_)
    learnt[apart] = False
    known = np.zeros(sets, np.bool_)
    known[groups[learnt]] = True
    leaked = int(known[groups[apart]].sum())
    if not leaked:
        return ()
    said = f"{count(leaked, noun)} of the test {'is' if leaked == 1 else 'are'} also learnt from"
    return (warning("test-seen", f"{said}: the test score will flatter."),)
