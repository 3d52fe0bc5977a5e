"""Depth: more or fewer hidden layers, in a plain stack of dense ones."""

from itertools import pairwise
from typing import Any

import keras

from pellucid.bridges.keras.case import Case
from pellucid.bridges.keras.rebuilding import edited, stacked
from pellucid.doctor.change import SetDepth
from pellucid.doctor.patient import CannotChange

_UNITS = 32


def set_depth(case: Case, change: SetDepth) -> Case:
    """The first hidden layers, or all of them and repetitions of the last.

    A hidden layer is a dense layer and what follows it up to the next.
    """
    anatomy, layers = case.anatomy, case.workings.layers
    hidden, last = anatomy.hidden, anatomy.last
    if not anatomy.sequential or last is None or any(one.kind != "dense" for one in hidden):
        raise CannotChange("the network is not a plain stack of dense layers")
    if not hidden:
        return _with_first(case, last.index, change.hidden)
    starts = [one.index for one in (*hidden, last)]
    blocks = [layers[a:b] for a, b in pairwise(starts)]
    kept = [*layers[: starts[0]], *(one for block in blocks[: change.hidden] for one in block)]
    pairs = [(old, edited(old)) for old in (*kept, *layers[last.index :])]
    new = [one for _, one in pairs]
    more = [_again(old, at) for at in range(len(blocks), change.hidden) for old in blocks[-1]]
    return stacked(case, [*new[: len(kept)], *more, *new[len(kept) :]], pairs)


def _with_first(case: Case, place: int, depth: int) -> Case:
    """A network without hidden layers, with so many of 32 units before its output."""
    layers = case.workings.layers
    pairs = [(old, edited(old)) for old in layers]
    new = [one for _, one in pairs]
    more = [keras.layers.Dense(_UNITS, activation="relu") for _ in range(depth)]
    return stacked(case, [*new[:place], *more, *new[place:]], pairs)


def _again(layer: Any, at: int) -> Any:
    """Another layer like it, with a name of its own."""
    return edited(layer, name=f"{layer.name}_again_{at}")
