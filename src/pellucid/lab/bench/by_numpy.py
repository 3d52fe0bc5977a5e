"""A function of JAX, computed by NumPy: slower than compiled, and there at once.

JAX writes a function down as a list of operations within some 40 ms. XLA takes a second to make
a fast program of it; NumPy computes the list as it stands, in some 10 ms for a small network.
What it finds agrees with the program's but for rounding, so it is for looking, not for learning.
"""

from collections.abc import Sequence
from typing import Any

import jax
import numpy as np
from jax.extend.core import ClosedJaxpr, Jaxpr, Literal, Var
from jax.stages import Traced

from pellucid.lab.bench.numpy_operations import BY_SETTINGS, PLAIN

_INNER = ("jaxpr", "call_jaxpr")  # where operations that stand for a list of others keep it


def by_numpy(traced: Traced, *given: Any) -> Any:
    """What a traced function makes of arguments like those it was traced for, as NumPy arrays.

    Raises `NotImplementedError` where it takes an operation that is not known here.
    """
    leaves = [np.asarray(leaf) for leaf in jax.tree.leaves(given)]
    with np.errstate(all="ignore"):  # what is no number is shown as none
        return jax.tree.unflatten(traced.out_tree, _computed(traced.jaxpr, leaves))


def _computed(closed: ClosedJaxpr, given: Sequence[Any]) -> list[Any]:
    """The results of a list of operations for these arguments."""
    inner = closed.jaxpr
    known = dict(zip(inner.constvars, map(np.asarray, closed.consts), strict=True))
    known |= zip(inner.invars, given, strict=True)

    def value(of: Var | Literal) -> Any:
        if isinstance(of, Var):
            return known[of]
        return np.asarray(of.val, jax.dtypes.result_type(of.val))  # a number written there

    for operation in _needed(inner):
        made = _done(operation, [value(of) for of in operation.invars])
        known |= zip(operation.outvars, made, strict=True)
    return [value(of) for of in inner.outvars]


def _scanned(settings: dict[str, Any], given: list[Any]) -> list[Any]:
    """The results of a list of operations that is gone through again and again."""
    fixed, carried = settings["num_consts"], settings["num_carry"]
    always, now, each = given[:fixed], given[fixed : fixed + carried], given[fixed + carried :]
    rounds: list[list[Any]] = []
    for turn in range(settings["length"]):
        made = _computed(settings["jaxpr"], [*always, *now, *(one[turn] for one in each)])
        now = made[:carried]
        rounds.append(made[carried:])
    found = [np.stack(parts) for parts in zip(*rounds, strict=True)]
    return [*now, *found]


def _needed(inner: Jaxpr) -> list[Any]:
    """The operations that the results depend on, in order."""
    wanted, kept = set(_variables(inner.outvars)), list[Any]()
    for operation in reversed(inner.eqns):
        if not wanted.isdisjoint(operation.outvars):
            kept.append(operation)
            wanted.update(_variables(operation.invars))
    return kept[::-1]


def _variables(among: Sequence[Var | Literal]) -> list[Var]:
    return [one for one in among if isinstance(one, Var)]


def _done(operation: Any, given: list[Any]) -> Sequence[Any]:
    """What one operation makes of its arguments."""
    name, settings = operation.primitive.name, operation.params
    if name == "scan":
        return _scanned(settings, given)
    if name == "cond":
        return _computed(settings["branches"][int(given[0])], given[1:])
    for inner in _INNER:
        if isinstance(settings.get(inner), ClosedJaxpr):
            return _computed(settings[inner], given)
    if name in PLAIN:
        made = PLAIN[name](*given)
    elif name in BY_SETTINGS:
        made = BY_SETTINGS[name](settings, *given)
    else:
        raise NotImplementedError(f"{name}, by NumPy")
    return made if operation.primitive.multiple_results else [made]
